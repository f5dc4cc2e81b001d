"""Check whether a PNG or JPEG is complete, from its structure, without decompressing it.

PNG: W3C Portable Network Graphics, 5 (chunks). JPEG: ITU-T T.81, annex B (markers).
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"

_END_OF_IMAGE = b"\xff\xd9"
_START_OF_SCAN = 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG markers of frame headers, which contain the size of the picture."""


class Size(NamedTuple):
    """The size of a picture in pixels."""

    width: int
    height: int


def size_of(data: bytes) -> Size | None:
    """The size of a picture; None if it is truncated, damaged, or not a PNG or JPEG."""
    try:
        if data.startswith(PNG):
            return _size_of_png(data)
        return _size_of_jpeg(data) if data.startswith(JPEG) else None
    except (struct.error, IndexError):
        return None


def _size_of_png(data: bytes) -> Size | None:
    """The size in the header, if all chunks up to the last have a correct checksum."""
    place = len(PNG)
    size: Size | None = None
    packed = 0
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        if zlib.crc32(memoryview(data)[place + 4 : place + 8 + length]) != checksum:
            return None
        if size is None:
            if kind != b"IHDR":
                return None
            size = Size(*struct.unpack_from(">II", data, place + 8))
        packed += length if kind == b"IDAT" else 0
        if kind == b"IEND":
            return size if packed and min(size) else None
        place += length + 12


def _size_of_jpeg(data: bytes) -> Size | None:
    """The size in the frame header, if it is followed by a scan and an end marker."""
    place = 2
    size: Size | None = None
    while data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            size = Size(width, height)
        place += 2 + length
        if marker == _START_OF_SCAN:
            ended = data.rfind(_END_OF_IMAGE) >= place
            return size if ended and size is not None and min(size) else None
    return None
