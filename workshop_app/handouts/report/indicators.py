"""A self-test indicator by indicator, as one table in the order of the staircase."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table

from workshop_app.content.staircase import Staircase
from workshop_app.handouts.drawings.stair_step import NiveauName
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome
from workshop_app.handouts.page.document import Story
from workshop_app.handouts.page.style import (
    ACCENT,
    CELL,
    CELL_STRONG,
    FIGURE,
    FIGURE_STRONG,
    HEAD,
    HEAD_RIGHT,
    INK,
    PAPER,
    RULE,
    SMALL,
    decimal,
    paragraph,
)
from workshop_app.handouts.page.table_look import table_look
from workshop_app.handouts.report.overview import HIDDEN, NOTHING
from workshop_app.handouts.report.remarks import ADDED_TO, NOT_REPORTED
from workshop_app.handouts.wording import middle_text
from workshop_app.i18n import gettext, listed, ngettext
from workshop_app.results.comparison import widest
from workshop_app.results.tally import mean
from workshop_app.session.items import PollFlow
from workshop_app.tagged_pdf.block import Block

WIDTHS = (71 * mm, 16 * mm, 23 * mm, 21 * mm, 23 * mm, 16 * mm)
ONE_MARKED_IN = 7
"""One in so many is marked: the three widest gaps of all 21, or the widest of one niveau."""


def indicator_table(items: Sequence[ItemOutcome], stairs: Staircase) -> Story:
    """Return each indicator with the votes for now and needed, and the gap between them."""
    marked = _marked(items)
    rows: list[list[Flowable | str]] = [
        [
            paragraph(gettext("Wat klanten van ons zien"), HEAD),
            paragraph(gettext("Stemmen nu, nodig"), HEAD_RIGHT),
            paragraph(gettext("Nu"), HEAD),
            paragraph(gettext("Nodig"), HEAD),
            paragraph(gettext("0 tot 5"), HEAD),
            paragraph(gettext("Verschil"), HEAD_RIGHT),
        ]
    ]
    look = table_look(
        4,
        5,
        ("LEFTPADDING", (0, 1), (0, -1), 8),
        ("RIGHTPADDING", (0, 0), (0, -1), 8),
        ("LEFTPADDING", (2, 0), (2, -1), 10),
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, INK),
    )
    niveau = 0
    for item in items:
        number = int(item.item.id[1])
        if number != niveau:
            niveau = number
            row = len(rows)
            look.add("SPAN", (0, row), (-1, row))
            look.add("LEFTPADDING", (0, row), (0, row), 0)
            look.add("TOPPADDING", (0, row), (-1, row), 9)
            look.add("NOSPLIT", (0, row), (-1, row + 1))
            name = NiveauName(
                number,
                gettext("Niveau {number}, {name}", number=number, name=stairs.niveaus[number].name),
            )
            rows.append([name, *[""] * (len(WIDTHS) - 1)])
        row = len(rows)
        look.add("LINEABOVE", (0, row), (-1, row), 0.5, RULE)
        if item.item.id in marked:
            look.add("LINEBEFORE", (0, row), (0, row), 4, ACCENT)
        rows.append(_row(item, strong=item.item.id in marked))
    look.add("LINEBELOW", (0, -1), (-1, -1), 1.2, INK)
    notes = [paragraph(text, SMALL) for text in _explained(items, marked)]
    notes[0].spaceBefore = 6
    return [Table(rows, colWidths=WIDTHS, style=look, repeatRows=1), *notes]


def _marked(items: Sequence[ItemOutcome]) -> tuple[str, ...]:
    """Return the ids of the indicators with the widest gaps, where needed exceeds now."""
    gaps = {item.item.id: item.gap for item in items}
    climbing = {name: found for name, found in gaps.items() if found and found.difference > 0}
    return widest(climbing, max(1, len(items) // ONE_MARKED_IN))


def _explained(items: Sequence[ItemOutcome], marked: Sequence[str]) -> list[str]:
    sentences = [
        gettext(
            "Nu en nodig: de middelste stem. Het verschil is gemiddeld, op een schaal van 0 tot 5."
        )
    ]
    if marked:
        sentences[0] += " " + ngettext(
            "Het grootste verschil staat vet, met een streep ervoor.",
            "De grootste verschillen staan vet, met een streep ervoor.",
            len(marked),
        )
    if any(item.unseen for item in items):
        sentences.append(gettext("* Van deze stemming was de uitslag voor de groep verborgen."))
    if any(item.sealed for item in items):
        sentences.append(gettext(NOT_REPORTED))
    if any(found.added_to for item in items for found in item.rounds):
        sentences.append(gettext(ADDED_TO[PollFlow.ONCE]))
    return sentences


def _row(item: ItemOutcome, *, strong: bool) -> list[Flowable | str]:
    found = item.gap
    difference = decimal(found.difference, signed=True) if found else NOTHING
    now, needed = (mean(one.counts) if one else None for one in (item.first, item.second))
    return [
        paragraph(item.item.text, CELL_STRONG if strong else CELL),
        paragraph(listed_votes(item), FIGURE),
        paragraph(_middle(item, item.first), CELL),
        paragraph(_middle(item, item.second), CELL),
        Track(now, needed, widest=strong),
        paragraph(difference, FIGURE_STRONG if strong else FIGURE),
    ]


def listed_votes(item: ItemOutcome) -> str:
    """Return the number of votes in both rounds, such as `12, 11`."""
    return ", ".join(
        NOTHING if votes is None else f"{votes}{HIDDEN if number in item.unseen else ''}"
        for number, votes in enumerate(item.votes, 1)
    )


def _middle(item: ItemOutcome, found: RoundOutcome | None) -> str:
    if found is None or found.figures is None:
        return NOTHING
    low, high = found.figures.median
    if low == high:
        return middle_text(found.figures.median, item.scale)
    labels = {option.number: option.label for option in item.scale.options}
    return listed([labels[low], labels[high]])


class Track(Block):
    """The scale as a short line, with a hollow dot for now and a solid one for what is needed.

    The dots are at the mean votes. `widest` is set for the widest gaps.
    """

    HIGHEST = 5
    ROOM = 8.0

    def __init__(self, now: float | None, needed: float | None, *, widest: bool = False) -> None:
        super().__init__()
        places = [
            f"{name} {decimal(value)}"
            for name, value in ((gettext("nu"), now), (gettext("nodig"), needed))
            if value is not None
        ]
        self.alt = gettext(
            "Gemiddeld op een lijn van 0 tot 5: {places}.",
            places=", ".join(places) or gettext("geen stemmen"),
        )
        if widest:
            self.alt += " " + gettext("Een van de grootste verschillen.")
        self._now = now
        self._needed = needed

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, 12

    def _x(self, value: float) -> float:
        return 3 + (self.width - 6 - self.ROOM) * value / self.HIGHEST

    def _paint(self, canvas: Canvas) -> None:
        y = 5.0
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.8)
        canvas.line(self._x(0), y, self._x(self.HIGHEST), y)
        for number in range(self.HIGHEST + 1):
            canvas.line(self._x(number), y - 2, self._x(number), y + 2)
        canvas.setStrokeColor(INK)
        if self._now is not None and self._needed is not None:
            canvas.setLineWidth(2)
            canvas.line(self._x(self._now), y, self._x(self._needed), y)
        canvas.setLineWidth(0.9)
        for value, fill in ((self._now, PAPER), (self._needed, INK)):
            if value is not None:
                canvas.setFillColor(fill)
                canvas.circle(self._x(value), y, 2.8, stroke=1, fill=1)
