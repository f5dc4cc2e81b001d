"""The parts of small drawings: a sheet of paper, a caption, an arm."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.page.style import INK, PAPER, SEMIBOLD

LINE = 0.9
SHEET_WIDE, SHEET_HIGH = 68.0, 96.0
"""The size of a drawn A4 sheet, in points."""

DRAWING_HIGH = SHEET_HIGH + 14
"""The height of a drawing of a sheet with its caption, in points."""

SLEEVE, HAND = 30.0, 22.0
"""The width of an arm in its sleeve, and of its hand, in points."""

HAND_FROM_SLEEVE = 6.0
"""The distance between a hand and the end of its sleeve, in points."""


def draw_blank_sheet(canvas: Canvas, x: float, y: float, scale: float = 1) -> None:
    """Draw a blank sheet with its lower left corner at this point."""
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.rect(x, y, SHEET_WIDE * scale, SHEET_HIGH * scale, stroke=1, fill=1)


def draw_caption(canvas: Canvas, text: str, x: float, y: float, *, right: bool = False) -> None:
    """Draw a short text that starts at this point, or ends there if `right` is set."""
    canvas.setFillColor(INK)
    canvas.setFont(SEMIBOLD, 8)
    (canvas.drawRightString if right else canvas.drawString)(x, y, text)


def draw_arm(canvas: Canvas, middle: float, high: float, sleeve: Color) -> None:
    """Draw an arm that comes up from 0, with its hand above this height."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.setFillColor(PAPER)
    wrist = HAND - 7
    canvas.rect(middle - wrist / 2, high - 8, wrist, 16, stroke=1, fill=1)
    canvas.roundRect(middle - HAND / 2, high, HAND, HAND, 7, stroke=1, fill=1)
    canvas.setFillColor(sleeve)
    canvas.rect(middle - SLEEVE / 2, 0, SLEEVE, high - HAND_FROM_SLEEVE, stroke=1, fill=1)


def draw_thumb(canvas: Canvas, middle: float, high: float) -> None:
    """Draw the thumb of a hand above this height, in front of what the hand holds."""
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.roundRect(middle - 4, high + 6, 8, 15, 4, stroke=1, fill=1)
