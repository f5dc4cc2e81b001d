"""The report of a workshop: what the group voted before and after the talk, and the duiding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph, Spacer

from workshop_app.content.deck import Reference
from workshop_app.content.staircase import Staircase
from workshop_app.handouts import style
from workshop_app.handouts.block import Block
from workshop_app.handouts.document import (
    Columns,
    Heading,
    Labelled,
    Rule,
    Story,
    heading_before_long,
    labelled,
    render,
)
from workshop_app.handouts.explanation import explanation
from workshop_app.handouts.outcomes import (
    BehaviourOutcome,
    CardOutcome,
    RoundOutcome,
    distance_words,
    middle_words,
    outcomes_of,
    votes_words,
)
from workshop_app.handouts.overview import overview
from workshop_app.handouts.picture import picture_of
from workshop_app.handouts.staircase import Chip, CountRow, VoteFigure
from workshop_app.handouts.style import (
    BODY,
    GIANT,
    H2,
    KICKER,
    LABEL,
    LEAD,
    REASON,
    REASON_HEAD,
    SMALL,
    STRONG,
    dutch_number,
    paragraph,
    paragraphs,
)
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import Workshop
from workshop_app.session.state import Place, State

SECTION_GAP = 34.0
"""Room above a part of the report; the top of a page needs none."""

SECTION = style.style("section", style.EXTRABOLD, 19, 24, after=6)
STRONG_TIGHT = style.style("strong, tight", style.SEMIBOLD, 10.5, 14)
SMALL_TIGHT = style.style("small, tight", style.REGULAR, 9, 12.5, color=style.SOFT)
REASON_ITEM = style.style("reason item", style.REGULAR, 9.5, 14, after=3)

LONGEST_REASON = 330
"""Reasons up to this many characters stand side by side."""

MARKS = {
    WorkshopKind.REAL: "",
    WorkshopKind.REHEARSAL: "Oefenrun",
    WorkshopKind.DEMO: "Demo: geen echte groep",
}


def workshop_report(workshop: Workshop, state: State, stairs: Staircase) -> bytes:
    """The report of a workshop as a PDF, A4.

    Every round with votes is in, also one whose result the group never saw; the report says so.

    Args:
        workshop: The workshop, with its own copy of the deck.
        state: How it stands; votes and notes are taken from it.
        stairs: The staircase that was voted on.
    """
    report = _Report(workshop, state, stairs, outcomes_of(workshop, state))
    occasion = (report.name, workshop.organisation, style.dutch_date(workshop.date))
    return render(
        report.story,
        title=f"Verslag {report.name}",
        subject="Verslag van een workshop klantgerichtheid",
        footer=" · ".join(part for part in occasion if part),
        mark=MARKS[workshop.kind],
    )


@dataclass(frozen=True)
class _Report:
    """One report in the making."""

    workshop: Workshop
    state: State
    stairs: Staircase
    cards: tuple[CardOutcome, ...]

    @property
    def name(self) -> str:
        return self.workshop.name.strip() or self.workshop.deck.title

    def story(self) -> Story:
        voted = [card for card in self.cards if card.voted]
        story = self._title_block(len(voted))
        if voted:
            story += [*heading_before_long("Overzicht", H2, 0), *overview(voted)]
        general = self.state.notes.get(Place("", ""), "").strip()
        if general:
            story += [Spacer(0, 22), *heading_before_long("Algemene notities", H2, 0)]
            story += labelled("Van de trainer", paragraphs(general))
        told = [card for card in self.cards if card.in_report]
        for index, card in enumerate(told):
            # The first card may stand under a few lines of notes; the others open a page.
            start = [PageBreak()] if index else [CondPageBreak(480)]
            story += [*start, *self._card(card)]
        left = [card for card in self.cards if not card.in_report]
        if left:
            story += _not_voted(left)
        unprintable = any(style.UNKNOWN in style.plain(text) for text in self._texts())
        return [*story, PageBreak(), *explanation(self.stairs, unprintable=unprintable)]

    def _texts(self) -> list[str]:
        texts = [self.workshop.name, self.workshop.organisation, *self.state.notes.values()]
        for card in self.workshop.deck.cards:
            texts += [card.title, card.theme, card.story]
            for behaviour in card.behaviours:
                reference = behaviour.reference
                texts += [behaviour.text, reference.why]
                texts += [reference.not_lower, reference.not_higher]
        return texts

    def _title_block(self, voted: int) -> Story:
        workshop = self.workshop
        mark = MARKS[workshop.kind]
        facts = [
            ("Organisatie", workshop.organisation.strip() or "niet ingevuld"),
            ("Datum", style.dutch_date(workshop.date)),
            ("Deelnemers", str(self.state.participants)),
            ("Kaarten gedaan", f"{voted} van {len(self.cards)}"),
        ]
        story: Story = [
            paragraph("Verslag van de workshop", KICKER),
            Heading(self.name, style.title_style(self.name), 0),
        ]
        if mark:
            story.append(_Mark(mark))
        story += [
            Rule(before=6, after=10, strong=True),
            Columns(
                [
                    (first, count, [paragraph(head, LABEL), paragraph(fact, STRONG)])
                    for (head, fact), (first, count) in zip(
                        facts, ((0, 2), (2, 2), (4, 1), (5, 1)), strict=True
                    )
                ]
            ),
            Spacer(0, 24),
        ]
        if not voted:
            words = (
                "In deze workshop is niet gestemd. Daarom staan er geen uitslagen in dit verslag."
            )
            story.append(paragraph(words, LEAD))
        return story

    def _card(self, outcome: CardOutcome) -> Story:
        card = outcome.card
        kicker = paragraph(f"Kaart {outcome.number} · {card.theme}", KICKER)
        kicker.spaceBefore = SECTION_GAP
        story: Story = [
            kicker,
            Heading(card.title, style.title_style(card.title, 28), 0),
            *self._situation(outcome),
        ]
        if outcome.note:
            story += labelled("Notitie bij de kaart", paragraphs(outcome.note))
        for behaviour in outcome.behaviours:
            if behaviour.rounds:
                story += self._behaviour(outcome, behaviour)
        rest = [behaviour for behaviour in outcome.behaviours if not behaviour.rounds]
        if rest:
            story += [Rule(before=14, after=10, strong=True)]
            story += labelled("Niet in stemming gebracht", _numbered(rest))
            for item in rest:
                story += labelled(f"Notitie bij gedrag {item.number}", paragraphs(item.note))
        return story

    def _situation(self, outcome: CardOutcome) -> Story:
        """The story in short lines beside a small picture; a long one below it."""
        words = paragraphs(outcome.card.story, BODY)
        picture = picture_of(self.workshop.deck, outcome.card, highest=128)
        height = sum(part.wrap(style.span(4), 10_000)[1] for part in words)
        if picture is None:
            return [*labelled("De situatie", words), Spacer(0, 8)]
        if height > 180:
            return [Columns([(2, 4, [picture])]), Spacer(0, 10), *labelled("De situatie", words)]
        return [Columns([(0, 2, [picture]), (2, 4, words)]), Spacer(0, 12)]

    def _behaviour(self, outcome: CardOutcome, item: BehaviourOutcome) -> Story:
        first = item.first.counts if item.first else None
        second = item.second.counts if item.second else None
        reference = item.behaviour.reference
        figure = VoteFigure(first, second, outcome.card.lowest, reference.niveau)
        head: list[Flowable] = [
            Rule(before=14, after=10, strong=True),
            paragraph(f"Gedrag {item.number} van {len(outcome.behaviours)}", KICKER),
            Heading(item.behaviour.text, H2, 1),
            Spacer(0, 6),
            Columns([(0, 2, _panel(item)), (2, 4, [figure])], bottom=True),
            Spacer(0, 4),
        ]
        head += [
            CountRow(
                f"Ronde {found.number}",
                _cells(found, outcome.card.lowest),
                solid=found.number == 2,
                total=votes_words(found.figures.votes),
            )
            for found in item.rounds
        ]
        head += [paragraph(text, SMALL) for text in _remarks(item, figure.unit)]
        story: Story = [KeepTogether(head), Spacer(0, 12), *self._reference(reference)]
        if item.note:
            story += labelled("Notitie van de trainer", paragraphs(item.note))
        return story

    def _reference(self, reference: Reference) -> Story:
        """The duiding: short reasons side by side, long ones below each other."""
        niveau = self.stairs.niveaus[reference.niveau]
        reasons = [
            (head, text)
            for head, text in (
                ("Waarom dit niveau?", reference.why),
                ("Waarom niet lager?", reference.not_lower),
                ("Waarom niet hoger?", reference.not_higher),
            )
            if text.strip()
        ]
        found = [self.stairs.indicator(name) for name in reference.indicators]
        signs = " ".join(indicator.text for indicator in found if indicator)
        title = _NiveauName(niveau.number, f"Duiding: niveau {niveau.number}, {niveau.name}")
        story: Story = [title]
        if all(len(text) <= LONGEST_REASON for _, text in reasons):
            columns = [
                (2 * index, 2, [paragraph(head, REASON_HEAD), *paragraphs(text, REASON)])
                for index, (head, text) in enumerate(reasons)
            ]
            story += [Spacer(0, 6), Columns(columns), Spacer(0, 7)]
            if signs:
                story.append(Labelled("Waaraan je het ziet", paragraph(signs, REASON_ITEM)))
            return [KeepTogether(story)]
        story.append(Spacer(0, 6))
        for head, text in reasons:
            story += labelled(head, paragraphs(text))
        return story + labelled("Waaraan je het ziet", paragraphs(signs))


def _panel(item: BehaviourOutcome) -> Sequence[Flowable]:
    """The figures of a behaviour: large those of the last round, small those of the first."""
    last = item.rounds[-1]
    panel: list[Flowable] = [
        paragraph(f"Eensgezindheid na ronde {last.number}", REASON_HEAD),
        paragraph(dutch_number(last.figures.agreement), GIANT),
        paragraph(last.harmony, STRONG_TIGHT),
    ]
    if item.first and item.shift is not None:
        before = dutch_number(item.first.figures.agreement)
        panel += [
            paragraph(f"verschuiving {dutch_number(item.shift, signed=True)}", SMALL_TIGHT),
            paragraph(f"ronde 1: {before}, {item.first.harmony}", SMALL_TIGHT),
        ]
    middle = last.figures.median
    panel += [
        Spacer(0, 8),
        paragraph(f"Middelste stem: {middle_words(middle)}", STRONG_TIGHT),
        paragraph(distance_words(middle, item.behaviour.reference.niveau), SMALL_TIGHT),
    ]
    if item.first and item.second and item.first.figures.median != middle:
        before = middle_words(item.first.figures.median)
        panel.append(paragraph(f"ronde 1: {before}", SMALL_TIGHT))
    return panel


def _cells(found: RoundOutcome, lowest: int) -> list[tuple[str, str]]:
    return [
        (
            str(count) if niveau >= lowest else "",
            style.percentage(count, found.figures.votes) if count else "",
        )
        for niveau, count in enumerate(found.counts)
    ]


def _remarks(item: BehaviourOutcome, unit: int) -> list[str]:
    remarks = [
        f"De uitslag van ronde {found.number} was voor de groep verborgen toen dit verslag werd "
        "gemaakt."
        for found in item.rounds
        if found.hidden
    ]
    if unit > 1:
        remarks.append(f"Elke stip staat voor hoogstens {unit} stemmen.")
    return remarks


def _not_voted(cards: Sequence[CardOutcome]) -> Story:
    """The cards of which there is nothing else to tell, with their behaviours."""
    first, *others = (
        [
            Rule(before=6, after=8),
            *labelled(f"{card.number}. {card.card.title}", _numbered(card.behaviours)),
        ]
        for card in cards
    )
    heading = Heading("Niet in stemming gebracht", SECTION, 0)
    heading.spaceBefore = SECTION_GAP
    return [
        KeepTogether([heading, *first]),
        *(KeepTogether(card) for card in others),
    ]


def _numbered(items: Sequence[BehaviourOutcome]) -> list[Paragraph]:
    return [paragraph(f"{item.number}. {item.behaviour.text}", REASON_ITEM) for item in items]


class _NiveauName(Block):
    """A niveau as a square with its numeral, and words beside it."""

    INDENT = 24.0

    def __init__(self, niveau: int, text: str) -> None:
        super().__init__()
        self._chip = Chip(niveau, 15.5)
        self._name = paragraph(text, STRONG)

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        self._chip.wrap(width, room)
        return width, self._name.wrap(width - self.INDENT, room)[1]

    def _paint(self, canvas: Canvas) -> None:
        self._chip.drawOn(canvas, 0, self.height - 16)
        self._name.drawOn(canvas, self.INDENT, 0)


class _Mark(Block):
    """A warning in a frame: these are not the votes of a real group."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.spaceAfter = 8

    def _measure(self, _width: float, _room: float, /) -> tuple[float, float]:
        return style.text_width(self._text, style.BOLD, 11) + 20, 23

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(style.ACCENT)
        canvas.setFillColor(style.ACCENT)
        canvas.setLineWidth(1.4)
        canvas.roundRect(0.7, 0.7, self.width, self.height - 1.4, 3, stroke=1, fill=0)
        canvas.setFont(style.BOLD, 11)
        canvas.drawCentredString(self.width / 2, 7.8, self._text)
