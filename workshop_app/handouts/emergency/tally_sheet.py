"""Sheets to tally votes on with a pen: a box for each choice, in each round."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.foreign_text import filled
from workshop_app.handouts.drawings.stair_step import draw_step
from workshop_app.handouts.page.style import (
    BOLD,
    COLUMN,
    GUTTER,
    INK,
    REGULAR,
    SEMIBOLD,
    SOFT,
    WIDTH,
    column,
    on_step,
    paragraph,
    plain,
    style,
)
from workshop_app.i18n import gettext, gettext_noop, ngettext
from workshop_app.results.tally import Counts
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width

OPTION = style("tally option", SEMIBOLD, 8.5, 10.5)
COLUMNS = 6
"""Number of columns in the page grid."""

SEALED = gettext_noop(
    "{votes} {of_how_many} al in de stembus van Trede; wat ze kozen is nog geheim"
)
"""The text for ballots whose result has not been shown; they need not be tallied again."""

WEIGHT = 0.9
ROUNDNESS = 2.5


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One round on a sheet.

    Attributes:
        name: The name of the round.
        counts: The counts that Trede already has, printed in the boxes for the totals; None for
            none.
        tables: The number of tables if only tables voted; 0 if people did.
        sealed: The number of votes that Trede has but whose split has not been shown; only this
            number is printed.
    """

    name: str
    counts: Counts | None = None
    tables: int = 0
    sealed: int = 0


class TallySheet(Block):
    """A row of boxes for each round, with space to tally and, on the right of each box, the total.

    A choice is in the column of its number, so that all sheets on a page line up. Choices without
    an order share the width.

    Args:
        scale: The scale that is voted on.
        rows: The rounds.
        people: The number of people who vote.
        space: The height of a box in points.
    """

    LABEL = 14.0
    GAP = 2.0
    TOTAL = 25.0
    STEP, RISE = 13.5, 2.2

    def __init__(
        self, scale: Scale, rows: Sequence[TallyRow], people: int, space: float = 29
    ) -> None:
        super().__init__()
        self._scale = scale
        self._rows = rows
        self._people = people
        self._space = space
        # The staircase needs no labels; on other scales a number without one means nothing.
        words = scale.kind is not ScaleKind.NIVEAUS
        self._labels: list[Paragraph] = (
            [paragraph(f"{option.number}  {option.label}", OPTION) for option in scale.options]
            if words
            else []
        )
        self.alt = self._caption()

    def _caption(self) -> str:
        choices = ", ".join(
            f"{option.number} {plain(option.label)}" for option in self._scale.options
        )
        rows = [f"{row.name}: {self._caption_row(row)}." for row in self._rows]
        caption = gettext("Turfvakken voor de keuzes {choices}.", choices=choices)
        return " ".join([caption, *rows])

    def _caption_row(self, row: TallyRow) -> str:
        if row.counts:
            return self._counted(row.counts)
        if row.sealed:
            return gettext(SEALED, votes=row.sealed, of_how_many=self._of_how_many(row))
        return gettext("nog leeg")

    def _of_how_many(self, row: TallyRow) -> str:
        if not row.tables:
            return gettext("van {count}", count=self._people)
        return ngettext("van 1 tafel", "van {count} tafels", row.tables)

    def _counted(self, counts: Counts) -> str:
        return ", ".join(
            gettext("{count} bij {number}", count=counts[option.number], number=option.number)
            for option in self._scale.options
        )

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        count = len(self._scale.options)
        if self._scale.is_ordered:
            self._cell = COLUMN
            self._lefts = [column(option.number) for option in self._scale.options]
        else:
            self._cell = (WIDTH - (count - 1) * GUTTER) / count
            self._lefts = [index * (self._cell + GUTTER) for index in range(count)]
        if self._labels:
            self._head = max(label.wrap(self._cell, 10_000)[1] for label in self._labels) + 2
        else:
            self._head = self.STEP + self._scale.highest * self.RISE
        row = self.LABEL + self._space
        return width, self._head + len(self._rows) * row + (len(self._rows) - 1) * self.GAP

    def _paint(self, canvas: Canvas) -> None:
        y = self.height - self._head
        self._draw_head(canvas, y)
        for index, row in enumerate(self._rows):
            y -= self.GAP if index else 0
            self._draw_label(canvas, row, y - self.LABEL + 3.5)
            y -= self.LABEL + self._space
            for option, left in zip(self._scale.options, self._lefts, strict=True):
                count = row.counts[option.number] if row.counts else None
                self._draw_box(canvas, left, y, count)

    def _draw_head(self, canvas: Canvas, y: float) -> None:
        if self._labels:
            for label, left in zip(self._labels, self._lefts, strict=True):
                label.drawOn(canvas, left, y + 2)
            return
        for option, left in zip(self._scale.options, self._lefts, strict=True):
            height = self.STEP + option.number * self.RISE
            draw_step(canvas, option.number, left, y, self._cell, height)
            canvas.setFillColor(on_step(option.number))
            canvas.setFont(BOLD, 10.5)
            canvas.drawString(left + 6, y + height - 10.6, str(option.number))

    def _draw_label(self, canvas: Canvas, row: TallyRow, y: float) -> None:
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 8.5)
        canvas.drawString(self._lefts[0], y, row.name)
        canvas.setFillColor(SOFT)
        canvas.setFont(REGULAR, 8.5)
        people = self._of_how_many(row)
        if row.counts or row.sealed:
            words = (
                gettext("samen {votes} {of_how_many}, al in Trede")
                if row.counts
                else gettext(SEALED)
            )
            votes = sum(row.counts) if row.counts else row.sealed
            caption = filled(words, votes=votes, of_how_many=people)
            canvas.drawRightString(self.width, y, caption)
            return
        right = self.width - text_width(people, REGULAR, 8.5) - 4
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.6)
        canvas.line(right - 30, y - 1, right, y - 1)
        canvas.drawRightString(right - 34, y, gettext("samen"))
        canvas.drawRightString(self.width, y, people)

    def _draw_box(self, canvas: Canvas, left: float, y: float, count: int | None) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(WEIGHT)
        canvas.roundRect(left, y, self._cell, self._space, ROUNDNESS, stroke=1, fill=0)
        edge = left + self._cell - self.TOTAL
        canvas.line(edge, y, edge, y + self._space)
        if count is not None:
            canvas.setFillColor(INK)
            canvas.setFont(BOLD, 11.5)
            canvas.drawCentredString(edge + self.TOTAL / 2, y + self._space / 2 - 4, str(count))


class TableBoxes(Block):
    """A box for each table in each round, to write the choice of the table in.

    Args:
        tables: The number of tables.
        chosen: For each round, what each table chose already.
        names: The names of the rounds, as used within a sentence.
    """

    ACROSS = 10
    GAP = 8.0
    LABEL, NUMBER, BOX = 15.0, 11.0, 20.0
    BETWEEN = 5.0

    def __init__(
        self, tables: int, chosen: Sequence[Mapping[int, int]], names: Sequence[str]
    ) -> None:
        super().__init__()
        self._tables = tables
        self._chosen = chosen
        self._label = (
            gettext("Per tafel: links {first}, rechts {second}", first=names[0], second=names[1])
            if len(chosen) > 1
            else gettext("Per tafel")
        )
        done = [
            gettext("Tafel {number}: {choices}.", number=table, choices=choices[table])
            for choices in chosen
            for table in range(1, tables + 1)
            if table in choices
        ]
        boxes = ngettext("Vakken voor 1 tafel.", "Vakken voor {count} tafels.", tables)
        self.alt = " ".join([f"{self._label}.", boxes, *done])

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        # Up to six tables use the columns of the page; more are divided evenly over rows.
        rows = -(-self._tables // self.ACROSS)
        self._in_row = -(-self._tables // rows)
        self._gap = GUTTER if self._in_row <= COLUMNS else self.GAP
        self._across = min(COLUMN, (width + self._gap) / self._in_row - self._gap)
        row = self.NUMBER + self.BOX
        return width, self.LABEL + rows * row + (rows - 1) * self.BETWEEN

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 8.5)
        canvas.drawString(0, self.height - 10, self._label)
        box = self._across / 2 if len(self._chosen) > 1 else self._across
        for index in range(self._tables):
            row, place = divmod(index, self._in_row)
            left = place * (self._across + self._gap)
            top = self.height - self.LABEL - row * (self.NUMBER + self.BOX + self.BETWEEN)
            canvas.setFillColor(SOFT)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(left, top - 8, gettext("tafel {number}", number=index + 1))
            y = top - self.NUMBER - self.BOX
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(WEIGHT)
            for number, choices in enumerate(self._chosen):
                x = left + number * box
                canvas.rect(x, y, box, self.BOX, stroke=1, fill=0)
                if index + 1 in choices:
                    canvas.setFillColor(INK)
                    canvas.setFont(BOLD, 10)
                    canvas.drawCentredString(x + box / 2, y + 6.5, str(choices[index + 1]))
