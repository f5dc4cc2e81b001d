"""The report of a workshop: what the group voted before and after the talk, and the duiding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
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
    height_of,
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
    EXTRABOLD,
    H2,
    INK,
    KICKER,
    LEAD,
    PAGE_HEIGHT,
    REASON,
    REASON_HEAD,
    SEMIBOLD,
    SOFT,
    STRONG,
    TOP,
    dutch_number,
    paragraph,
    paragraphs,
)
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import Workshop
from workshop_app.session.state import Place, State

BOTTOM = 20 * mm
PAGE = PAGE_HEIGHT - TOP - BOTTOM
"""The height of the text on a page."""

SECTION_GAP = 34.0
"""Room above a part of the report; the top of a page needs none."""

SECTION = style.style("section", EXTRABOLD, 19, 24, after=6)
TIGHT_KICKER = style.style("tight kicker", SEMIBOLD, 9, 12, color=style.ACCENT)
BEHAVIOUR = style.style("behaviour heading", style.BOLD, 13.5, 16)
STORY = style.style("story", style.REGULAR, 10, 14, after=4)
STRONG_TIGHT = style.style("strong, tight", SEMIBOLD, 10, 12)
SMALL_TIGHT = style.style("small, tight", style.REGULAR, 9, 12, color=SOFT)
LISTED = style.style("listed", style.REGULAR, 9.5, 14, after=3)
NOTE = style.style("note", style.REGULAR, 10, 14, after=4)

LONGEST_REASON = 330
"""Reasons up to this many characters stand side by side."""

LONGEST_STORY = 180.0
"""A story up to this high stands beside its picture."""

LARGE_PICTURE = 206.0
"""As high as a picture gets on a page with room to spare; it then fills its two columns."""

LONGEST_NOTE = 150.0
"""A note up to this high stays with its behaviour; a longer one may run on."""

MARKS = {
    WorkshopKind.REAL: "",
    WorkshopKind.REHEARSAL: "Repetitie",
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
        bottom=BOTTOM,
    )


@dataclass(frozen=True)
class _Part:
    """A part of a card: what stands together on a page, and what may run on to the next."""

    kept: Story
    running: Story

    @property
    def height(self) -> float:
        """How high it is, with a point to spare for rounding."""
        return height_of([*self.kept, *self.running]) + 1


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
            start = [PageBreak()] if index else [CondPageBreak(500)]
            story += [*start, *self._card(card)]
        story += _not_voted([(card, card.left_out) for card in self.cards if card.left_out])
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
            Rule(before=4, after=8, strong=True),
            Columns(
                [
                    (first, count, [paragraph(head, REASON_HEAD), paragraph(fact, STRONG)])
                    for (head, fact), (first, count) in zip(
                        facts, ((0, 2), (2, 2), (4, 1), (5, 1)), strict=True
                    )
                ]
            ),
            Spacer(0, 16),
        ]
        if not voted:
            words = (
                "In deze workshop is niet gestemd. Daarom staan er geen uitslagen in dit verslag."
            )
            story.append(paragraph(words, LEAD))
        return story

    def _card(self, outcome: CardOutcome) -> Story:
        note = labelled("Notitie bij de kaart", paragraphs(outcome.note, NOTE))
        if note:
            note.insert(0, Spacer(0, 8))
        parts = [self._behaviour(outcome, item) for item in outcome.behaviours if item.rounds]
        if outcome.told_unvoted:
            parts.append(_unvoted(outcome.told_unvoted))
        intro = self._intro(outcome, 0)
        needed = height_of([*intro, *note]) + sum(_Gap.LEAST + part.height for part in parts[:2])
        if needed > PAGE or len(parts) < 2:
            # Only one behaviour comes on this page, so the picture may be large.
            large = self._intro(outcome, LARGE_PICTURE)
            needed = height_of([*large, *note]) + sum(
                _Gap.LEAST + part.height for part in parts[:1]
            )
            intro = large if needed <= PAGE else intro
        story = [*intro, *note]
        for index, part in enumerate(parts):
            heights: list[float] = []
            for following in parts[index:]:
                if following.running:
                    break
                heights.append(following.height)
            most = _Gap.MOST if index else _Gap.MOST / 2
            story += [_Gap(heights, most), KeepTogether(part.kept), *part.running]
        return story

    def _intro(self, outcome: CardOutcome, at_least: float) -> Story:
        """The title and story beside a picture as high as they are; a long story below it."""
        card = outcome.card
        kicker = paragraph(f"Kaart {outcome.number} · {card.theme}", KICKER)
        title = Heading(card.title, style.title_style(card.title, 25), 0)
        title.spaceAfter = 5
        words = paragraphs(card.story, STORY)
        beside = [kicker, title, *words]
        height = height_of(words, style.span(4))
        fits = height <= LONGEST_STORY
        if fits:
            height = height_of(beside, style.span(4))
        picture = picture_of(
            self.workshop.deck, card, highest=max(at_least, min(height, LARGE_PICTURE), 96)
        )
        if picture is None or not fits:
            kicker.spaceBefore = SECTION_GAP
            pictures = [] if picture is None else [Columns([(2, 4, [picture])]), Spacer(0, 10)]
            return [kicker, title, Spacer(0, 4), *pictures, *labelled("De situatie", words)]
        columns = Columns([(0, 2, [picture]), (2, 4, beside)])
        columns.spaceBefore = SECTION_GAP
        return [columns]

    def _behaviour(self, outcome: CardOutcome, item: BehaviourOutcome) -> _Part:
        first = item.first.counts if item.first else None
        second = item.second.counts if item.second else None
        figure = VoteFigure(first, second, outcome.card.lowest, item.behaviour.reference.niveau)
        kept: Story = [
            Rule(after=7, strong=True),
            paragraph(f"Gedrag {item.number} van {len(outcome.behaviours)}", TIGHT_KICKER),
            Heading(item.behaviour.text, BEHAVIOUR, 1),
            Spacer(0, 7),
            Columns([(0, 2, _panel(item)), (2, 4, [figure])], bottom=True),
            Spacer(0, 3),
        ]
        kept += [
            CountRow(
                f"Ronde {found.number}",
                _cells(found, outcome.card.lowest),
                solid=found.number == 2,
                total=votes_words(found.figures.votes),
            )
            for found in item.rounds
        ]
        kept += [paragraph(text, SMALL_TIGHT) for text in _remarks(item, figure.unit)]
        kept.append(Spacer(0, 9))
        reference = self._reference(item.behaviour.reference)
        kept += reference.kept
        return _with_note(kept, reference.running, "Notitie van de trainer", item.note)

    def _reference(self, reference: Reference) -> _Part:
        """The duiding: short reasons side by side, long ones below each other."""
        niveau = self.stairs.niveaus[reference.niveau]
        found = [self.stairs.indicator(name) for name in reference.indicators]
        reasons = [
            (head, text)
            for head, text in (
                ("Waarom dit niveau?", reference.why),
                ("Waarom niet lager?", reference.not_lower),
                ("Waarom niet hoger?", reference.not_higher),
                (
                    "Waaraan je het ziet",
                    " ".join(indicator.text for indicator in found if indicator),
                ),
            )
            if text.strip()
        ]
        title = _NiveauName(niveau.number, f"Duiding: niveau {niveau.number}, {niveau.name}")
        if any(len(text) > LONGEST_REASON for _, text in reasons):
            long: Story = [title, Spacer(0, 6)]
            for head, text in reasons:
                long += labelled(head, paragraphs(text, NOTE))
            return _Part([], long)
        columns = [
            (2 * index, 2, [paragraph(head, REASON_HEAD), *paragraphs(text, REASON)])
            for index, (head, text) in enumerate(reasons[:3])
        ]
        story: Story = [title, Spacer(0, 4), Columns(columns)]
        for head, text in reasons[3:]:
            label = paragraph(head, REASON_HEAD)
            story += [Spacer(0, 4), Labelled(label, paragraph(text, REASON))]
        return _Part(story, [])


def _with_note(kept: Story, running: Story, label: str, note: str) -> _Part:
    """What belongs together, with a note below it that runs on where it is long."""
    story = labelled(label, paragraphs(note, NOTE))
    if not story:
        return _Part(kept, running)
    if running or height_of(story) > LONGEST_NOTE:
        return _Part(kept, [*running, Spacer(0, 6), *story])
    return _Part([*kept, Spacer(0, 6), *story], [])


def _unvoted(items: Sequence[BehaviourOutcome]) -> _Part:
    """The behaviours of a card that were not voted on, with their notes."""
    listed = labelled("Niet in stemming gebracht", _numbered(items))
    part = _Part([Rule(after=8, strong=True), *listed], [])
    for item in items:
        label = f"Notitie bij gedrag {item.number}"
        part = _with_note(part.kept, part.running, label, item.note)
    return part


def _panel(item: BehaviourOutcome) -> Sequence[Flowable]:
    """The figures of a behaviour: large those of the last round, small those of the first."""
    last = item.rounds[-1]
    shift = ""
    if item.shift is not None:
        shift = f"verschuiving {dutch_number(item.shift, signed=True)}"
    panel: list[Flowable] = [
        paragraph(f"Eensgezindheid na ronde {last.number}", REASON_HEAD),
        _Score(dutch_number(last.figures.agreement), last.harmony, shift),
    ]
    if item.first and item.second:
        before = dutch_number(item.first.figures.agreement)
        panel.append(paragraph(f"ronde 1: {before}, {item.first.harmony}", SMALL_TIGHT))
    middle = last.figures.median
    panel += [
        Spacer(0, 6),
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


def _not_voted(cards: Sequence[tuple[CardOutcome, Sequence[BehaviourOutcome]]]) -> Story:
    """The behaviours of which there is nothing else to tell, each under its card."""
    if not cards:
        return []
    first, *others = (
        [
            Rule(before=6, after=8),
            *labelled(f"{card.number}. {card.card.title}", _numbered(items)),
        ]
        for card, items in cards
    )
    heading = Heading("Niet in stemming gebracht", SECTION, 0)
    heading.spaceBefore = SECTION_GAP
    return [
        KeepTogether([heading, *first]),
        *(KeepTogether(card) for card in others),
    ]


def _numbered(items: Sequence[BehaviourOutcome]) -> list[Paragraph]:
    return [paragraph(f"{item.number}. {item.behaviour.text}", LISTED) for item in items]


class _Gap(Block):
    """Room above a part of a card: more where the page has room to spare.

    Args:
        heights: How high this part is and those after it, up to one that may run on.
        most: The most room there is to be.
    """

    LEAST = 12.0
    MOST = 72.0

    def __init__(self, heights: Sequence[float], most: float) -> None:
        super().__init__()
        self._heights = heights
        self._most = most

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        count = 0
        spare = room
        for height in self._heights:
            if self.LEAST + height > spare:
                break
            spare -= self.LEAST + height
            count += 1
        extra = spare / (count + 1) if count else 0
        return width, min(room, self.LEAST + min(extra, self._most - self.LEAST))

    def _paint(self, canvas: Canvas) -> None:
        """Nothing to draw."""


class _Score(Block):
    """The agreement as a large number, and beside it its word and how far it moved."""

    SIZE = 26.0
    BASELINE = 6.0

    def __init__(self, number: str, word: str, shift: str) -> None:
        super().__init__()
        self._number = number
        self._word = word
        self._shift = shift

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, 28

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(INK)
        canvas.setFont(EXTRABOLD, self.SIZE)
        canvas.drawString(0, self.BASELINE, self._number)
        x = style.text_width(self._number, EXTRABOLD, self.SIZE) + 7
        canvas.setFont(SEMIBOLD, 10)
        canvas.drawString(x, self.BASELINE + (11 if self._shift else 0), self._word)
        canvas.setFillColor(SOFT)
        canvas.setFont(style.REGULAR, 9)
        canvas.drawString(x, self.BASELINE, self._shift)


class _NiveauName(Block):
    """A niveau as a square with its numeral, and words beside it."""

    INDENT = 24.0

    def __init__(self, niveau: int, text: str) -> None:
        super().__init__()
        self._chip = Chip(niveau, 15.5)
        self._name = paragraph(text, STRONG)

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        self._chip.wrap(width, room)
        return width, max(16, self._name.wrap(width - self.INDENT, room)[1])

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
