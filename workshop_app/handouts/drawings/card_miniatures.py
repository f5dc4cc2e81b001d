"""A card to cut out, drawn small: its front with a picture, its back with steps to mark.

Both show the number of the card in large type, so that it is clear which back belongs to which
front.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import STEPS
from workshop_app.handouts.drawings.drawing_parts import LINE
from workshop_app.handouts.page.style import ACCENT, EXTRABOLD, INK, PAPER, RULE

TALL = 1.42
"""The height of a card, as a multiple of its width."""

DIGIT = 0.7
"""The height of a digit, as a fraction of the font size."""

ROWS = 3
"""Number of rows of steps on a back."""


def draw_outline(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a blank card with its lower left corner at this point."""
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.roundRect(x, y, width, width * TALL, width * 0.04, stroke=1, fill=1)


def draw_front(canvas: Canvas, number: int, x: float, y: float, width: float) -> None:
    """Draw the contents of the front of a card of this width: a title, a picture and a story."""
    white = width * 0.12
    left, space = x + white, width - 2 * white
    top = y + width * TALL - white
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(width * 0.055)
    canvas.line(left, top - width * 0.03, left + space * 0.7, top - width * 0.03)
    high = width * 0.66
    bottom = top - width * 0.14 - high
    canvas.setFillColor(ACCENT)
    canvas.roundRect(left, bottom, space, high, width * 0.04, stroke=0, fill=1)
    size = width * 0.5
    canvas.setFillColor(PAPER)
    canvas.setFont(EXTRABOLD, size)
    canvas.drawCentredString(x + width / 2, bottom + (high - size * DIGIT) / 2, str(number))
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(width * 0.04)
    for line, part in enumerate((1, 1, 0.6)):
        down = bottom - width * (0.11 + 0.1 * line)
        canvas.line(left, down, left + space * part, down)


def draw_back(canvas: Canvas, number: int, x: float, y: float, width: float) -> None:
    """Draw the contents of the back of a card of this width: a question and rows of steps."""
    white = width * 0.12
    left, right = x + white, x + width - white
    top = y + width * TALL - white
    size = width * 0.5
    canvas.setFillColor(ACCENT)
    canvas.rect(left, top - size * DIGIT, width * 0.05, size * DIGIT, stroke=0, fill=1)
    canvas.setFillColor(INK)
    canvas.setFont(EXTRABOLD, size)
    canvas.drawString(left + width * 0.1, top - size * DIGIT, str(number))
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(width * 0.055)
    for line, part in enumerate((1, 0.6)):
        down = top - width * (0.06 + 0.14 * line)
        begin = left + width * 0.48
        canvas.line(begin, down, begin + (right - begin) * part, down)
    canvas.setFillColor(RULE)
    for row in range(ROWS):
        for niveau in range(STEPS):
            place, bottom, wide, high = step_on_back(x, y, width, row, niveau)
            canvas.rect(place, bottom, wide, high, stroke=0, fill=1)


def step_on_back(
    x: float, y: float, width: float, row: int, niveau: int
) -> tuple[float, float, float, float]:
    """Return the left, bottom, width and height of a step on a back; row 0 is at the top."""
    white, gap = width * 0.12, width * 0.025
    wide = (width - 2 * white - (STEPS - 1) * gap) / STEPS
    bottom = y + white + (ROWS - 1 - row) * width * 0.25
    return x + white + niveau * (wide + gap), bottom, wide, width * (0.06 + 0.022 * niveau)
