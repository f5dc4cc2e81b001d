"""The votes of a group: two rounds drawn on the staircase, and each round in figures."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import HIGHEST, STEPS
from workshop_app.handouts.drawings.stair_step import draw_step
from workshop_app.handouts.page.alt_text import count_text, votes_text
from workshop_app.handouts.page.style import (
    BOLD,
    COLUMN,
    EXTRABOLD,
    GUTTER,
    INK,
    PAPER,
    REGULAR,
    SEMIBOLD,
    SOFT,
    column,
    on_step,
)
from workshop_app.i18n import gettext
from workshop_app.results.tally import Counts
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width

STEP_WIDTH = COLUMN * 2 / 3 + 2
"""Width of a step below the votes, in points: six of them fill four columns."""


def step_left(niveau: int) -> float:
    """Return the left edge of a step, in points from the left of the four columns."""
    pitch = (4 * COLUMN + 3 * GUTTER - STEP_WIDTH) / (STEPS - 1)
    return niveau * pitch


class VoteFigure(Block):
    """Two rounds drawn on the staircase: hollow dots before the talk, solid ones after it.

    Args:
        first: Counts of round 1, or None if it was not held.
        second: Counts of round 2, or None.
        lowest: The lowest niveau that could be chosen.
        reference: The niveau of the reference, marked under its step; None if there is none.
        names: The names of the two rounds; empty for a vote that is held once, None for a vote
            before and after a talk.
    """

    RISE = 8.5
    BASE = 18.0
    LEGEND = 12.0
    HIGHEST = LEGEND + BASE + 5 * RISE + 38
    """Maximum height of the figure in points; the dots on lower steps may form higher piles."""

    GAP = 1.1
    SIZES = (6.4, 4.5, 3.4)
    """Sizes of a dot in points, largest first: 3, 4 and 5 fit side by side in half a step."""

    def __init__(
        self,
        first: Counts | None,
        second: Counts | None,
        lowest: int,
        reference: int | None = None,
        names: tuple[str, str] | None = None,
    ) -> None:
        super().__init__()
        names = (gettext("Ronde 1"), gettext("Ronde 2")) if names is None else names
        self.alt = votes_text(first, second, lowest, reference, names)
        rounds = [(first, False), (second, True)]
        self._rounds = [(counts, solid) for counts, solid in rounds if counts is not None]
        self._lowest = lowest
        self._reference = reference
        self._dot, self.unit = self._scale()

    def _scale(self) -> tuple[float, int]:
        """Return the size of a dot, and how many votes one dot represents."""
        unit = 1
        while True:
            for size in self.SIZES:
                if self._highest(size, unit) <= self.HIGHEST:
                    return size, unit
            unit += 1 if unit == 1 else unit

    def _highest(self, size: float, unit: int) -> float:
        return max(
            self._top(niveau) + 3 + self._pile_height(-(-count // unit), size)
            for counts, _ in self._rounds
            for niveau, count in enumerate(counts)
        )

    def _across(self, size: float) -> int:
        space = STEP_WIDTH if len(self._rounds) == 1 else (STEP_WIDTH - 6) / 2
        return max(1, int((space + self.GAP) / (size + self.GAP)))

    def _pile_height(self, dots: int, size: float) -> float:
        return -(-dots // self._across(size)) * (size + self.GAP)

    def _top(self, niveau: int) -> float:
        return self.LEGEND + self.BASE + niveau * self.RISE

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._highest(self._dot, self.unit)

    def _paint(self, canvas: Canvas) -> None:
        for niveau in range(self._lowest, HIGHEST + 1):
            x = step_left(niveau)
            top = self._top(niveau)
            draw_step(canvas, niveau, x, self.LEGEND, STEP_WIDTH, top - self.LEGEND)
            canvas.setFillColor(on_step(niveau))
            canvas.setFont(EXTRABOLD, 12)
            canvas.drawCentredString(x + STEP_WIDTH / 2, top - 13.5, str(niveau))
            half = STEP_WIDTH / len(self._rounds)
            for index, (counts, solid) in enumerate(self._rounds):
                dots = -(-counts[niveau] // self.unit)
                self._draw_pile(x + half * (index + 0.5), top + 3, dots, solid=solid)
        if self._reference is not None:
            self._draw_reference(canvas, self._reference)

    def _draw_pile(self, middle: float, bottom: float, dots: int, *, solid: bool) -> None:
        pitch = self._dot + self.GAP
        canvas = self.canv
        across = self._across(self._dot)
        left = middle - (min(across, dots) - 1) * pitch / 2
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if solid else PAPER)
        canvas.setLineWidth(0.8)
        for dot in range(dots):
            x = left + dot % across * pitch
            y = bottom + (dot // across + 0.5) * pitch
            canvas.circle(x, y, self._dot / 2 - 0.4, stroke=1, fill=1)

    def _draw_reference(self, canvas: Canvas, reference: int) -> None:
        middle = step_left(reference) + STEP_WIDTH / 2
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 8)
        word = gettext("duiding")
        canvas.drawCentredString(middle + 5, 2, word)
        path = canvas.beginPath()
        middle -= text_width(word, SEMIBOLD, 8) / 2
        path.moveTo(middle, 8.2)
        path.lineTo(middle - 3.4, 2)
        path.lineTo(middle + 3.4, 2)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


class CountRow(Block):
    """One round in figures, each count under its step: first the count, then its percentage.

    Args:
        label: The name of the round.
        cells: The count and its percentage for each niveau (0 to 5). The percentage is empty if
            there are no votes for it; the count is empty too if it could not be chosen.
        solid: Whether the round's dots are solid.
        total: The number of votes as text.
    """

    tag = "P"

    def __init__(
        self, label: str, cells: Sequence[tuple[str, str]], *, solid: bool, total: str
    ) -> None:
        super().__init__()
        counted = [
            count_text(niveau, f"{count} ({share})" if share else count)
            for niveau, (count, share) in enumerate(cells)
            if count
        ]
        self.alt = f"{', '.join(part for part in (label, total) if part)}. {', '.join(counted)}."
        self._label = label
        self._cells = cells
        self._solid = solid
        self._total = total

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, 15

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if self._solid else PAPER)
        canvas.setLineWidth(0.9)
        canvas.circle(4, 6.8, 3.2, stroke=1, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 9.5)
        canvas.drawString(13, 3.5, self._label)
        canvas.setFont(REGULAR, 9)
        canvas.setFillColor(SOFT)
        canvas.drawString(13 + text_width(self._label, SEMIBOLD, 9.5) + 8, 3.5, self._total)
        for niveau, (count, share) in enumerate(self._cells):
            count_width = text_width(count, BOLD, 11)
            gap = 4 if share else 0
            together = count_width + gap + text_width(share, REGULAR, 8.5)
            x = column(2) + step_left(niveau) + (STEP_WIDTH - together) / 2
            canvas.setFillColor(INK if share else SOFT)
            canvas.setFont(BOLD if share else REGULAR, 11)
            canvas.drawString(x, 3.5, count)
            canvas.setFont(REGULAR, 8.5)
            canvas.setFillColor(SOFT)
            canvas.drawString(x + count_width + gap, 3.5, share)
