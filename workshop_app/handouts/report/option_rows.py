"""Votes on a scale other than the staircase, and what each table chose."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.scale import Scale
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome
from workshop_app.handouts.page.document import Story
from workshop_app.handouts.page.style import (
    BOLD,
    CELL,
    GUTTER,
    INK,
    PAPER,
    REASON,
    REGULAR,
    RULE,
    SEMIBOLD,
    SOFT,
    column,
    paragraph,
    percentage,
    span,
)
from workshop_app.handouts.wording import rounds_inside, tables_text, total_text
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width


class OptionRows(Block):
    """Each option with its votes, as dots in a row: hollow for round 1, solid for round 2.

    A row with very many votes is drawn as a bar. The counts are on the right, followed by
    percentages.
    """

    LEGEND = 19.0
    LINE = 13.0
    PADDING = 4.0
    NUMBER = 15.0
    COUNTS = 58.0
    PITCH, LEAST_PITCH = 9.0, 4.2

    def __init__(self, scale: Scale, rounds: Sequence[RoundOutcome], names: Sequence[str]) -> None:
        super().__init__()
        self.alt = _spoken(scale, rounds, names)
        self._options = scale.options
        self._labels = [paragraph(option.label, CELL) for option in scale.options]
        self._rounds = rounds
        self._names = names
        self._most = max(max(found.counts) for found in rounds)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        self._label_width = column(2) - GUTTER if width >= span(5) else 92.0
        space = self._label_width - self.NUMBER
        self._heights = [
            max(label.wrap(space, 10_000)[1] + 1, len(self._rounds) * self.LINE) + 2 * self.PADDING
            for label in self._labels
        ]
        return width, self.LEGEND + sum(self._heights)

    def _paint(self, canvas: Canvas) -> None:
        self._draw_legend(canvas)
        top = self.height - self.LEGEND
        for option, label, height in zip(self._options, self._labels, self._heights, strict=True):
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.5)
            canvas.line(0, top, self.width, top)
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, 9.5)
            canvas.drawString(0, top - self.PADDING - 9.5, str(option.number))
            label.drawOn(canvas, self.NUMBER, top - self.PADDING - label.height)
            for index, found in enumerate(self._rounds):
                y = top - self.PADDING - (index + 0.5) * self.LINE
                self._draw_votes(
                    canvas, y, found.counts[option.number], solid=self._is_solid(found)
                )
                self._draw_count(canvas, y, found.counts[option.number], found.votes)
            top -= height

    def _is_solid(self, found: RoundOutcome) -> bool:
        """Return whether the round's dots are solid: round 2, or a vote that is held once."""
        return found.number == 2 or not self._names[0]

    def _draw_legend(self, canvas: Canvas) -> None:
        x, y = 0.0, self.height - 9
        for found in self._rounds:
            name, total = self._names[found.number - 1], total_text(found)
            _dot(canvas, x + 4, y + 3.3, 6.4, solid=self._is_solid(found))
            canvas.setFillColor(INK)
            canvas.setFont(SEMIBOLD, 9.5)
            canvas.drawString(x + 13, y, name)
            x += 13 + (text_width(name, SEMIBOLD, 9.5) + 7 if name else 0)
            canvas.setFont(REGULAR, 9)
            canvas.setFillColor(SOFT)
            canvas.drawString(x, y, total)
            x += text_width(total, REGULAR, 9) + 20

    def _draw_votes(self, canvas: Canvas, y: float, votes: int, *, solid: bool) -> None:
        left = self._label_width + 10
        space = self.width - self.COUNTS - left
        pitch = min(self.PITCH, space / self._most)
        if pitch >= self.LEAST_PITCH:
            for number in range(votes):
                _dot(canvas, left + (number + 0.5) * pitch, y, pitch - 1.6, solid=solid)
        elif votes:
            canvas.setStrokeColor(INK)
            canvas.setFillColor(INK if solid else PAPER)
            canvas.setLineWidth(0.8)
            canvas.rect(left, y - 3.5, max(1.0, space * votes / self._most), 7, stroke=1, fill=1)

    def _draw_count(self, canvas: Canvas, y: float, votes: int, total: int) -> None:
        share = percentage(votes, total) if votes else ""
        x = self.width - self.COUNTS + 26
        canvas.setFillColor(INK if votes else SOFT)
        canvas.setFont(BOLD if votes else REGULAR, 10.5)
        canvas.drawRightString(x, y - 3.6, str(votes))
        canvas.setFillColor(SOFT)
        canvas.setFont(REGULAR, 8.5)
        canvas.drawString(x + 4, y - 3.6, share)


def _spoken(scale: Scale, rounds: Sequence[RoundOutcome], names: Sequence[str]) -> str:
    """Return the votes of each option as text, round by round."""
    sentences: list[str] = []
    for found in rounds:
        head = ", ".join(part for part in (names[found.number - 1], total_text(found)) if part)
        counted = [
            f"{option.number}, {option.label}: {found.counts[option.number]}"
            for option in scale.options
        ]
        sentences.append(f"{head}. {'; '.join(counted)}.")
    return " ".join(sentences)


def _dot(canvas: Canvas, x: float, y: float, size: float, *, solid: bool) -> None:
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK if solid else PAPER)
    canvas.setLineWidth(0.8)
    canvas.circle(x, y, size / 2 - 0.2, stroke=1, fill=1)


def table_choices(outcome: ItemOutcome) -> Story:
    """Return what each table chose, and which of them changed; empty if no table voted."""
    none: Mapping[int, int] = {}
    before = outcome.first.tables if outcome.first else none
    after = outcome.second.tables if outcome.second else none
    if not before and not after:
        return []
    words = tables_text(outcome) or gettext("Wat elke tafel koos.")
    if before and after:
        first, second = rounds_inside(outcome.poll.flow)
        words += " " + gettext("Links staat {first}, rechts {second}.", first=first, second=second)
    head = paragraph(words, REASON)
    head.spaceBefore = 4
    return [head, TableChoices(before, after)]


class TableChoices(Block):
    """The tables in six columns, each with its choice in round 1 and in round 2.

    A table that changed its choice is printed in bold.
    """

    tag = "P"
    ROW = 14.0
    ACROSS = 6

    def __init__(self, before: Mapping[int, int], after: Mapping[int, int]) -> None:
        super().__init__()
        self._before = before
        self._after = after
        self._tables = sorted(before.keys() | after.keys())
        chosen = [
            (table, [str(one.get(table, gettext("niets"))) for one in (before, after) if one])
            for table in self._tables
        ]
        self.alt = " ".join(
            gettext(
                "Tafel {number}: {choices}.", number=table, choices=gettext(", daarna ").join(both)
            )
            for table, both in chosen
        )
        self.spaceBefore = 2

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, -(-len(self._tables) // self.ACROSS) * self.ROW

    def _paint(self, canvas: Canvas) -> None:
        for index, table in enumerate(self._tables):
            x = column(index % self.ACROSS)
            y = self.height - (index // self.ACROSS + 1) * self.ROW + 4
            chosen = [
                str(choices.get(table, "–")) for choices in (self._before, self._after) if choices
            ]
            is_bold = len(set(chosen)) > 1 and "–" not in chosen
            canvas.setFillColor(INK if is_bold else SOFT)
            canvas.setFont(SEMIBOLD if is_bold else REGULAR, 9)
            canvas.drawString(x, y, gettext("Tafel {number}", number=table))
            canvas.setFillColor(INK)
            canvas.setFont(BOLD if is_bold else REGULAR, 9.5)
            canvas.drawRightString(x + 44, y, chosen[0])
            if len(chosen) > 1:
                _arrow(canvas, x + 47, y + 3.2)
                canvas.drawString(x + 58, y, chosen[1])


def _arrow(canvas: Canvas, x: float, y: float) -> None:
    """Draw a short arrow to the right: Trede's font has none."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.7)
    canvas.line(x, y, x + 8, y)
    canvas.line(x + 5.4, y + 2, x + 8, y)
    canvas.line(x + 5.4, y - 2, x + 8, y)
