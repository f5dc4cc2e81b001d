"""Photographs and drawings in pixels, made ready once and put into any number of files.

A PNG and a JPEG of the usual kinds go into a PDF as they are: the file holds the same compressed
bytes, and nothing is packed anew (ISO 32000-1, 7.4.4 and 7.4.8).
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

from workshop_app.content.pictures import MAX_PICTURE, MOST_PIXELS

SHARP_ENOUGH = 2000
"""More pixels than a square of this size holds are not printed: they only make the file large."""

_SPACES = {"RGB": "DeviceRGB", "L": "DeviceGray"}
_ORIENTATION = 0x0112
"""The tag of EXIF that says how a camera was held; 1 for upright."""


class Bitmap(NamedTuple):
    """A picture as it stands in a PDF.

    Args:
        width: How many pixels across.
        height: How many pixels down.
        space: The colour space of PDF that its pixels are in.
        entries: How `data` is packed, as entries of a PDF dictionary.
        data: The packed pixels.
    """

    width: int
    height: int
    space: str
    entries: bytes
    data: bytes

    @property
    def name(self) -> str:
        """What it is called in a file: the same for the same picture."""
        return hashlib.sha1(self.data, usedforsecurity=False).hexdigest()


@lru_cache(maxsize=64)  # the pictures of a deck stand in half of all handouts
def bitmap(data: bytes) -> Bitmap | None:
    """The picture in a PNG or JPEG; None where it is broken or huge, or no such file."""
    if len(data) > MAX_PICTURE:
        return None
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            if not 0 < image.width * image.height <= MOST_PIXELS:
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
    """Draw it in this box, in points; the file holds it once, however often it is drawn."""
    document = canvas._doc  # noqa: SLF001 - what drawImage does, without packing it anew  # pyright: ignore[reportPrivateUsage]
    name = picture.name
    if not document.hasForm(name):
        document.addForm(name, _Object(picture))
    canvas.saveState()
    canvas.transform(width, 0, 0, height, left, bottom)
    canvas.doForm(name)
    canvas.restoreState()


class _Object(pdfdoc.PDFObject):
    """A bitmap in a file."""

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
    """The file's own bytes, of the kinds that PDF has too; None for another kind."""
    space = _SPACES.get(image.mode)
    if space is None or _is_large(image) or image.getexif().get(_ORIENTATION, 1) != 1:
        return None
    image.load()  # what is broken further on is found here
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
    """The kind and the content of each part of a PNG."""
    place = 8
    while place < len(png):
        length, kind = struct.unpack_from(">I4s", png, place)
        yield kind, png[place + 8 : place + 8 + length]
        place += length + 12


def _is_large(image: Image.Image) -> bool:
    return image.width * image.height > SHARP_ENOUGH**2


def _repacked(image: Image.Image) -> Bitmap:
    """Its pixels on white paper, upright and no more than can be seen."""
    if _is_large(image):
        image.thumbnail((SHARP_ENOUGH, SHARP_ENOUGH))
    seen = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    packed = zlib.compress(paper.convert("RGB").tobytes())
    return Bitmap(*paper.size, "DeviceRGB", b"/Filter /FlateDecode", packed)
