"""The logo of an organisation on handouts."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.page.picture import printable
from workshop_app.tagged_pdf.bitmap import Bitmap, draw_bitmap

HIGHEST = 26.0
WIDEST = 120.0
"""Maximum size of a logo, in points."""


class Logo(NamedTuple):
    """A logo that can be drawn, and its size in points."""

    picture: Bitmap
    width: float
    height: float


def readable_logo(data: bytes) -> Logo | None:
    """Return the logo; None if there is none, or if it is broken, too large, or no PNG or JPEG."""
    picture = printable(data)
    if picture is None:
        return None
    scale = min(WIDEST / picture.width, HIGHEST / picture.height)
    return Logo(picture, picture.width * scale, picture.height * scale)


def draw_logo(canvas: Canvas, logo: Logo, right: float, top: float) -> None:
    """Draw the logo with its upper right corner at this point."""
    left, bottom = right - logo.width, top - logo.height
    draw_bitmap(canvas, logo.picture, left, bottom, logo.width, logo.height)
