"""What small drawings of things to make are built of: a sheet, words above it, an arm."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.page.style import INK, PAPER, SEMIBOLD

LINE = 0.9
SHEET_WIDE, SHEET_HIGH = 68.0, 96.0
"""A sheet of A4, in points."""

DRAWING_HIGH = SHEET_HIGH + 14
"""A drawing of a sheet, with what is written above it."""

SLEEVE, HAND = 30.0, 22.0
"""How wide an arm is in its sleeve, and its hand."""

HAND_FROM_SLEEVE = 6.0
"""How far a hand is from the end of its sleeve."""


def draw_blank_sheet(canvas: Canvas, x: float, y: float, scale: float = 1) -> None:
    """A sheet with nothing on it, its left and bottom here."""
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.rect(x, y, SHEET_WIDE * scale, SHEET_HIGH * scale, stroke=1, fill=1)


def draw_caption(canvas: Canvas, text: str, x: float, y: float, *, right: bool = False) -> None:
    """A few small words that begin here, or end here."""
    canvas.setFillColor(INK)
    canvas.setFont(SEMIBOLD, 8)
    (canvas.drawRightString if right else canvas.drawString)(x, y, text)


def draw_arm(canvas: Canvas, middle: float, high: float, sleeve: Color) -> None:
    """An arm that comes up from 0, with its hand above this height."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.setFillColor(PAPER)
    wrist = HAND - 7
    canvas.rect(middle - wrist / 2, high - 8, wrist, 16, stroke=1, fill=1)
    canvas.roundRect(middle - HAND / 2, high, HAND, HAND, 7, stroke=1, fill=1)
    canvas.setFillColor(sleeve)
    canvas.rect(middle - SLEEVE / 2, 0, SLEEVE, high - HAND_FROM_SLEEVE, stroke=1, fill=1)


def draw_thumb(canvas: Canvas, middle: float, high: float) -> None:
    """The thumb of a hand above this height: in front of what the hand holds."""
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.roundRect(middle - 4, high + 6, 8, 15, 4, stroke=1, fill=1)
