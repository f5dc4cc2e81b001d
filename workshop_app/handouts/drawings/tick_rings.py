"""Numbered rings to tick one of: large ones for a vote, small ones in a table."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import HIGHEST, LOWEST
from workshop_app.handouts.page.alt_text import rings_text
from workshop_app.handouts.page.style import INK, REGULAR, SEMIBOLD, SOFT, plain
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block


class TickRings(Block):
    """Rows of numbered rings to tick, one row for each round.

    Args:
        labels: The label of each row.
        lowest: The lowest number; equal numbers stay below each other on a page.
        ends: The labels of the lowest and the highest number, printed above them; empty for the
            staircase, which needs none.
    """

    SIZE = 20.5
    ROW = 29.0
    PITCH = 27.2
    ENDS = 12.0

    def __init__(self, labels: Sequence[str], lowest: int, ends: Sequence[str] = ()) -> None:
        super().__init__()
        self.alt = rings_text(labels, lowest, ends)
        self._labels = labels
        self._lowest = lowest
        self._ends = [plain(text) for text in ends]

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, len(self._labels) * self.ROW + (self.ENDS if self._ends else 0)

    def _x(self, number: int) -> float:
        return self.width - self.SIZE / 2 - 0.5 - (HIGHEST - number) * self.PITCH

    def _paint(self, canvas: Canvas) -> None:
        top = self.height
        if self._ends:
            top -= self.ENDS
            canvas.setFillColor(SOFT)
            canvas.setFont(REGULAR, 8.5)
            lowest, highest = self._ends
            canvas.drawString(self._x(self._lowest) - self.SIZE / 2, top + 3, lowest)
            canvas.drawRightString(self.width, top + 3, highest)
        for row, label in enumerate(self._labels):
            y = top - (row + 0.5) * self.ROW
            canvas.setFillColor(INK)
            canvas.setFont(SEMIBOLD, 9)
            canvas.drawString(0, y - 3, label)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.9)
            canvas.setFont(SEMIBOLD, 10.5)
            for niveau in range(self._lowest, HIGHEST + 1):
                x = self._x(niveau)
                canvas.circle(x, y, self.SIZE / 2, stroke=1, fill=0)
                canvas.drawCentredString(x, y - 3.6, str(niveau))


class SmallRings(Block):
    """A row of small numbered rings, 0 to 5, to tick one of.

    Args:
        label: What is ticked, for the text alternative.
    """

    SIZE, PITCH = 12.8, 14.8

    def __init__(self, label: str) -> None:
        super().__init__()
        self.alt = gettext(
            "{label}: rondjes {low} tot en met {high} om aan te kruisen",
            label=label,
            low=LOWEST,
            high=HIGHEST,
        )

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self.SIZE + 1

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.8)
        canvas.setFont(SEMIBOLD, 8.5)
        for number in range(LOWEST, HIGHEST + 1):
            x = self.SIZE / 2 + 0.5 + number * self.PITCH
            canvas.circle(x, self.height / 2, self.SIZE / 2, stroke=1, fill=0)
            canvas.drawCentredString(x, self.height / 2 - 3, str(number))
