"""The logo of an organisation on paper."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import NamedTuple

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MOST_BYTES = 8_000_000
MOST_PIXELS = 16_000_000
SHARP_ENOUGH = 1200
"""More pixels than this across or down are not printed: they would only make the file large."""

HIGHEST = 26.0
WIDEST = 120.0
"""How large a logo gets, in points."""


class Logo(NamedTuple):
    """A logo that can be drawn, and how large, in points."""

    image: ImageReader
    width: float
    height: float


def readable_logo(data: bytes) -> Logo | None:
    """The logo; None where there is none, or it is broken, huge, or no PNG or JPEG."""
    if not data or len(data) > MOST_BYTES:
        return None
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            across, down = picture.size
            if not 0 < across * down <= MOST_PIXELS:
                return None
            # Whatever kind of picture it was, it is one that reportlab knows.
            image = picture.convert("RGBA")
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
    image.thumbnail((SHARP_ENOUGH, SHARP_ENOUGH))
    scale = min(WIDEST / across, HIGHEST / down)
    return Logo(ImageReader(image), across * scale, down * scale)


def draw_logo(canvas: Canvas, logo: Logo, right: float, top: float) -> None:
    """Draw it with its top right corner here."""
    left, bottom = right - logo.width, top - logo.height
    canvas.drawImage(logo.image, left, bottom, logo.width, logo.height, mask="auto")
