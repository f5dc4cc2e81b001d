"""Bitmaps, prepared once and then embedded in any number of PDF files.

A PNG or JPEG of the usual kinds is embedded as it is: the PDF contains the same compressed bytes,
and nothing is recompressed (ISO 32000-1, 7.4.4 and 7.4.8).
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# The document of a reportlab canvas has no types.

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageOps
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

SHARP_ENOUGH = 2000
"""A picture with more pixels than a square of this size is reduced: more only enlarges the file."""

_SPACES = {"RGB": "DeviceRGB", "L": "DeviceGray"}
_ORIENTATION = 0x0112
"""The EXIF tag for how the camera was held; 1 for upright."""


class Bitmap(NamedTuple):
    """A picture in the form in which a PDF embeds it.

    Args:
        width: Width in pixels.
        height: Height in pixels.
        space: The PDF colour space of the pixels.
        entries: How `data` is compressed, as entries of a PDF dictionary.
        data: The compressed pixels.
    """

    width: int
    height: int
    space: str
    entries: bytes
    data: bytes

    @property
    def name(self) -> str:
        """The name of the picture in a file: the same for the same picture."""
        return hashlib.sha1(self.data, usedforsecurity=False).hexdigest()


@lru_cache(maxsize=64)  # the same pictures are in many documents
def bitmap(data: bytes, *, most_bytes: int, most_pixels: int) -> Bitmap | None:
    """Return the picture in a PNG or JPEG; None if it is broken, too large or another format.

    Args:
        data: The file, of people unknown: it may contain anything.
        most_bytes: The length of the largest file that is read.
        most_pixels: The number of pixels of the largest picture that is read into memory.
    """
    if len(data) > most_bytes:
        return None
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if not 0 < image.width * image.height <= most_pixels:
                return None
            return _as_it_is(image, data) or _repacked(image)
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        OverflowError,
        struct.error,
        zlib.error,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None


def draw_bitmap(
    canvas: Canvas, picture: Bitmap, left: float, bottom: float, width: float, height: float
) -> None:
    """Draw the picture in this box, in points; a file has it once, however often it is drawn."""
    # As drawImage does, without recompressing the picture.
    document = canvas._doc  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    name = picture.name
    if not document.hasForm(name):
        document.addForm(name, _Object(picture))
    canvas.saveState()
    canvas.transform(width, 0, 0, height, left, bottom)
    canvas.doForm(name)
    canvas.restoreState()


class _Object(pdfdoc.PDFObject):
    """A bitmap as an object in a PDF file."""

    def __init__(self, picture: Bitmap) -> None:
        self._picture = picture

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - reportlab's document has no type
        del document
        picture = self._picture
        head = (
            f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
            f" /ColorSpace /{picture.space} /BitsPerComponent 8 /Length {len(picture.data)} "
        )
        parts = (head.encode("ascii"), picture.entries, b" >>\nstream\n", picture.data)
        return b"".join((*parts, b"\nendstream\n"))


def _as_it_is(image: Image.Image, data: bytes) -> Bitmap | None:
    """Return the file's own bytes if PDF supports its format; None if it does not."""
    space = _SPACES.get(image.mode)
    if space is None or _is_large(image) or image.getexif().get(_ORIENTATION, 1) != 1:
        return None
    image.load()  # raises an error if the file is damaged further on
    if image.format == "JPEG":
        return Bitmap(*image.size, space, b"/Filter /DCTDecode", data)
    chunks = list(_chunks(data))
    depth, _colour, _method, _filter, interlaced = chunks[0][1][8:13]
    if depth != 8 or interlaced or any(kind == b"tRNS" for kind, _ in chunks):
        return None
    colours = len(image.getbands())
    entries = (
        "/Filter /FlateDecode /DecodeParms << /Predictor 15"
        f" /Colors {colours} /BitsPerComponent 8 /Columns {image.width} >>"
    )
    packed = b"".join(part for kind, part in chunks if kind == b"IDAT")
    return Bitmap(*image.size, space, entries.encode("ascii"), packed)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each chunk of a PNG."""
    place = 8
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + length]
        place += length + 12


def _is_large(image: Image.Image) -> bool:
    return image.width * image.height > SHARP_ENOUGH**2


def _repacked(image: Image.Image) -> Bitmap:
    """Return the pixels on a white background, upright and reduced to a sufficient size."""
    if _is_large(image):
        image.thumbnail((SHARP_ENOUGH, SHARP_ENOUGH))
    seen = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    packed = zlib.compress(paper.convert("RGB").tobytes())
    return Bitmap(*paper.size, "DeviceRGB", b"/Filter /FlateDecode", packed)
