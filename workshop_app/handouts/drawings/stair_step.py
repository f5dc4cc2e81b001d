"""One step of the staircase: a step of any height, a numbered chip, and a chip with a name."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.page.style import BOLD, INK, STEP_FILLS, STRONG, on_step, paragraph
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block

OUTLINE = 1.1
"""The thickness of a step's outline, in points."""


def draw_step(canvas: Canvas, niveau: int, x: float, y: float, width: float, height: float) -> None:
    """Draw one step: its colour, and an outline that still shows it in a print without colour."""
    canvas.setFillColor(STEP_FILLS[niveau])
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(OUTLINE)
    canvas.roundRect(x, y, width, height, min(3.5, height / 4), stroke=1, fill=1)


def draw_chip(canvas: Canvas, niveau: int, x: float, y: float, size: float) -> None:
    """Draw a niveau as a small square with its number."""
    draw_step(canvas, niveau, x, y, size, size)
    canvas.setFillColor(on_step(niveau))
    canvas.setFont(BOLD, size * 0.66)
    canvas.drawCentredString(x + size / 2, y + size * 0.27, str(niveau))


class Chip(Block):
    """A niveau as a small square with its number, at the left or right of the available width."""

    def __init__(self, niveau: int, size: float = 14, *, right: bool = False) -> None:
        super().__init__()
        self.alt = gettext("Niveau {number}.", number=niveau)
        self._niveau = niveau
        self._size = size
        self._right = right

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._size

    def _paint(self, canvas: Canvas) -> None:
        x = self.width - self._size if self._right else 0
        draw_chip(canvas, self._niveau, x, 0, self._size)


class NiveauName(Block):
    """A niveau as a square with its number, and a text next to it."""

    INDENT = 24.0

    def __init__(self, niveau: int, text: str) -> None:
        super().__init__()
        self.alt = ""
        self._chip = Chip(niveau, 15.5)
        self._chip.alt = ""  # the text next to it already has the niveau
        self._name = paragraph(text, STRONG)

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        self._chip.wrap(width, space)
        return width, max(16, self._name.wrap(width - self.INDENT, space)[1])

    def _paint(self, canvas: Canvas) -> None:
        self._chip.drawOn(canvas, 0, self.height - 16)
        self._name.drawOn(canvas, self.INDENT, 0)
