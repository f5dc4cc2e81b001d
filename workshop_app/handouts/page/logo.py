"""The logo of an organisation on paper."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.page.bitmap import Bitmap, bitmap, draw_bitmap

HIGHEST = 26.0
WIDEST = 120.0
"""How large a logo gets, in points."""


class Logo(NamedTuple):
    """A logo that can be drawn, and how large, in points."""

    picture: Bitmap
    width: float
    height: float


def readable_logo(data: bytes) -> Logo | None:
    """The logo; None where there is none, or it is broken, huge, or no PNG or JPEG."""
    picture = bitmap(data) if data else None
    if picture is None:
        return None
    scale = min(WIDEST / picture.width, HIGHEST / picture.height)
    return Logo(picture, picture.width * scale, picture.height * scale)


def draw_logo(canvas: Canvas, logo: Logo, right: float, top: float) -> None:
    """Draw it with its top right corner here."""
    left, bottom = right - logo.width, top - logo.height
    draw_bitmap(canvas, logo.picture, left, bottom, logo.width, logo.height)
