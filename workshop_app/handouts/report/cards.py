"""The chapter of a card: its story, the sides of a dilemma, and each behaviour on the staircase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Paragraph, Spacer

from workshop_app.content.deck import Card, Deck, Reference
from workshop_app.content.staircase import Staircase
from workshop_app.handouts.drawings.stair_step import NiveauName
from workshop_app.handouts.drawings.vote_figure import CountRow, VoteFigure
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome, StepOutcome
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import (
    Columns,
    Heading,
    Labelled,
    Rule,
    Story,
    height_of,
    labelled,
)
from workshop_app.handouts.page.picture import picture_of
from workshop_app.handouts.page.report_flow import (
    BEHAVIOUR_GAP,
    MOST_SPACE,
    NOTE,
    PAGE,
    SMALL_TIGHT,
    STRONG_TIGHT,
    Part,
    Score,
    with_note,
)
from workshop_app.handouts.page.style import (
    KICKER,
    LONGEST_REASON,
    REASON,
    REASON_HEAD,
    SEMIBOLD,
    decimal,
    paragraph,
    paragraphs,
)
from workshop_app.handouts.report.option_rows import OptionRows, table_choices
from workshop_app.handouts.report.remarks import remarks
from workshop_app.handouts.wording import (
    distance_text,
    harmony_text,
    middle_text,
    moved_text,
    nearness_text,
    round_names,
    total_text,
    with_time,
)
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.session.labels import step_label

TIGHT_KICKER = style.style("tight kicker", SEMIBOLD, 9, 12, color=style.ACCENT)
BEHAVIOUR = style.style("behaviour heading", style.BOLD, 13.5, 16)
STORY = style.style("story", style.REGULAR, 10, 14, after=4)
LISTED = style.style("listed", style.REGULAR, 9.5, 14, after=3)

SECTION_GAP = 34.0
"""Space above a card that does not start a page, in points."""

LONGEST_STORY = 180.0
"""Maximum height of a story beside its picture, in points."""

LARGE_PICTURE = 206.0
"""Maximum height of a picture on a page with space to spare; it then fills its two columns."""

NOTE_OF_TRAINER = gettext_noop("Notitie van de trainer")


@dataclass(frozen=True)
class CardChapter:
    """The chapter of one card, or of its transfer.

    Attributes:
        outcome: What was voted and noted at the step.
        card: The card.
        deck: The deck, for its pictures.
        stairs: The staircase, for the names of the niveaus and indicators.
        on_page: Called with the number of the page it starts on.
        compared: For a transfer, the comparison with its card, as text.
    """

    outcome: StepOutcome
    card: Card
    deck: Deck
    stairs: Staircase
    on_page: Callable[[int], None]
    compared: str = ""

    def parts(self) -> list[Part]:
        """Return the chapter: the story, then what was voted on, then what was not."""
        outcome = self.outcome
        note = labelled(gettext("Notitie bij de kaart"), paragraphs(outcome.note, NOTE))
        if note:
            note.insert(0, Spacer(0, 8))
        parts: list[Part] = []
        if outcome.sides is not None and (outcome.sides.was_voted or outcome.sides.note):
            parts.append(self._sides(outcome.sides))
        parts += [self._behaviour(item) for item in outcome.behaviours if item.was_voted]
        if self.compared:
            words = labelled(gettext("Vergeleken"), [paragraph(self.compared, NOTE)])
            parts.append(Part([Rule(after=8, strong=True), *words]))
        if outcome.reported_unvoted:
            parts.append(_unvoted(outcome.reported_unvoted))
        intro = self._intro(0)
        if _height([*intro, *note], parts[:2]) > PAGE or len(parts) < 2:
            # At most one of the votes fits on this page, so the picture may be large.
            large = self._intro(LARGE_PICTURE)
            intro = large if _height([*large, *note], parts[:1]) <= PAGE else intro
        first = parts[:1] if parts and not parts[0].running else []
        opens = SECTION_GAP + _height([*intro, *note], first)
        return [Part(running=[*intro, *note], opens=opens), *parts]

    def _intro(self, at_least: float) -> Story:
        """Return the title and story beside a picture as high; a long story comes below it."""
        card = self.card
        title_text = with_time(card.title, self.outcome.time)
        number = self.outcome.number
        kind = (
            gettext("Kaart {number}", number=number)
            if number
            else step_label(self.outcome.step.kind)
        )
        kicker = paragraph(f"{kind} · {card.theme}", KICKER)
        title = Heading(title_text, style.title_style(title_text, 25), 0, self.on_page)
        title.spaceAfter = 5
        words = paragraphs(card.story, STORY)
        beside = [kicker, title, *words]
        height = height_of(words, style.span(4))
        fits = height <= LONGEST_STORY
        if fits:
            height = height_of(beside, style.span(4))
        highest = max(at_least, min(height, LARGE_PICTURE), 96)
        picture = picture_of(self.deck, card, highest=highest)
        if picture is None or not fits:
            kicker.spaceBefore = SECTION_GAP
            pictures = [] if picture is None else [Columns([(2, 4, [picture])]), Spacer(0, 10)]
            return [
                kicker,
                title,
                Spacer(0, 4),
                *pictures,
                *labelled(gettext("De situatie"), words),
            ]
        # The reading order: the title comes before the picture.
        columns = Columns([(2, 4, beside), (0, 2, [picture])])
        columns.spaceBefore = SECTION_GAP
        return [columns]

    def _sides(self, item: ItemOutcome) -> Part:
        """Return the sides that were chosen, before the talk and after it."""
        kept: Story = [
            Rule(after=7, strong=True),
            paragraph(gettext("Dilemma"), TIGHT_KICKER),
            Heading(item.item.text, BEHAVIOUR, 1),
            Spacer(0, 7),
        ]
        if item.rounds:
            kept.append(OptionRows(item.scale, item.rounds, round_names(item.poll.flow)))
        kept += [
            paragraph(text, SMALL_TIGHT) for text in (moved_text(item), *remarks(item)) if text
        ]
        kept += table_choices(item)
        part = Part(kept, least=BEHAVIOUR_GAP, most=MOST_SPACE / 2)
        return with_note(part, gettext(NOTE_OF_TRAINER), item.note)

    def _behaviour(self, item: ItemOutcome) -> Part:
        reference = item.poll.reference
        kept: Story = [
            Rule(after=7, strong=True),
            paragraph(
                gettext("Gedrag {number} van {total}", number=item.item.number, total=item.item.of),
                TIGHT_KICKER,
            ),
            Heading(item.item.text, BEHAVIOUR, 1),
            Spacer(0, 7),
            *_figures(item),
        ]
        if words := distance_text(item):
            kept += [Spacer(0, 2), paragraph(words, REASON)]
        kept += [*table_choices(item), Spacer(0, 9)]
        opening = item.item.number == 1 and self.outcome.sides is None
        part = Part(kept, most=MOST_SPACE / 2 if opening else MOST_SPACE)
        if reference is not None:
            title, reasons, runs = self._reference(reference)
            if runs:
                part = Part(kept, [title, *reasons], most=part.most)
            else:
                part = Part([*kept, title, *reasons], most=part.most)
        return with_note(part, gettext(NOTE_OF_TRAINER), item.note)

    def _reference(self, reference: Reference) -> tuple[Flowable, Story, bool]:
        """Return the niveau, the reasons, and whether these are so long that they may run on.

        Short reasons are printed side by side, long ones below each other.
        """
        niveau = self.stairs.niveaus[reference.niveau]
        found = [self.stairs.indicator(name) for name in reference.indicators]
        reasons = [
            (head, text)
            for head, text in (
                (gettext("Waarom dit niveau?"), reference.why),
                (gettext("Waarom niet lager?"), reference.not_lower),
                (gettext("Waarom niet hoger?"), reference.not_higher),
                (
                    gettext("Waaraan je het ziet"),
                    " ".join(indicator.text for indicator in found if indicator),
                ),
            )
            if text.strip()
        ]
        title = NiveauName(
            niveau.number,
            gettext("Duiding: niveau {number}, {name}", number=niveau.number, name=niveau.name),
        )
        if any(len(text) > LONGEST_REASON for _, text in reasons):
            long: Story = [Spacer(0, 6)]
            for head, text in reasons:
                long += labelled(head, paragraphs(text, NOTE))
            return title, long, True
        columns = [
            (2 * index, 2, [paragraph(head, REASON_HEAD), *paragraphs(text, REASON)])
            for index, (head, text) in enumerate(reasons[:3])
        ]
        story: Story = [Spacer(0, 4), Columns(columns)]
        for head, text in reasons[3:]:
            label = paragraph(head, REASON_HEAD)
            story += [Spacer(0, 4), Labelled(label, paragraph(text, REASON))]
        return title, story, False


def _figures(item: ItemOutcome) -> Story:
    """Return the votes on a behaviour, drawn and in figures; of sealed rounds the number."""
    if not item.rounds:
        return [paragraph(text, SMALL_TIGHT) for text in remarks(item)]
    reference = item.poll.reference
    first, second = (found.counts if found else None for found in (item.first, item.second))
    figure = VoteFigure(
        *((first, second) if item.poll.rounds > 1 else (None, first)),
        item.scale.lowest,
        reference.niveau if reference else None,
        round_names(item.poll.flow),
    )
    return [
        Columns([(0, 2, panel(item)), (2, 4, [figure])], bottom=True),
        Spacer(0, 3),
        *count_rows(item),
        *(paragraph(text, SMALL_TIGHT) for text in remarks(item, figure.unit)),
    ]


def _height(intro: Story, parts: Sequence[Part]) -> float:
    return height_of(intro) + sum(part.least + part.height for part in parts)


def _unvoted(items: Sequence[ItemOutcome]) -> Part:
    """Return the behaviours of a card that were not voted on, with their notes."""
    listed = labelled(gettext("Niet in stemming gebracht"), numbered(items))
    part = Part([Rule(after=8, strong=True), *listed])
    for item in items:
        part = with_note(
            part, gettext("Notitie bij gedrag {number}", number=item.item.number), item.note
        )
    return part


def numbered(items: Sequence[ItemOutcome]) -> list[Paragraph]:
    """Return the behaviours with their numbers."""
    return [paragraph(f"{item.item.number}. {item.item.text}", LISTED) for item in items]


def panel(item: ItemOutcome) -> list[Flowable]:
    """Return the figures of an ordered vote: the last round in large type, the first in small."""
    last = item.rounds[-1]
    if last.figures is None:
        return []
    shift = item.shift
    head = (
        gettext("Eensgezindheid na ronde {number}", number=last.number)
        if item.poll.rounds > 1
        else gettext("Eensgezindheid")
    )
    moved = (
        "" if shift is None else gettext("verschuiving {size}", size=decimal(shift, signed=True))
    )
    parts: list[Flowable] = [
        paragraph(head, REASON_HEAD),
        Score(decimal(last.figures.agreement), harmony_text(last), moved),
    ]
    before = item.first.figures if item.first and item.second else None
    if item.first and before:
        was = f"{decimal(before.agreement)}, {harmony_text(item.first)}"
        parts.append(paragraph(gettext("ronde 1: {was}", was=was), SMALL_TIGHT))
    middle = middle_text(last.figures.median, item.scale)
    parts += [
        Spacer(0, 6),
        paragraph(gettext("Middelste stem: {middle}", middle=middle), STRONG_TIGHT),
    ]
    reference = item.poll.reference
    if reference is not None:
        nearness = nearness_text(last.figures.median, reference.niveau)
        parts.append(paragraph(nearness, SMALL_TIGHT))
    if before and before.median != last.figures.median:
        was = middle_text(before.median, item.scale)
        parts.append(paragraph(gettext("ronde 1: {was}", was=was), SMALL_TIGHT))
    return parts


def count_rows(item: ItemOutcome) -> list[CountRow]:
    """Return the rounds of a vote on the staircase, each count under its step."""
    names = round_names(item.poll.flow)
    return [
        CountRow(
            names[found.number - 1],
            _cells(found, item.scale.lowest),
            solid=found.number == item.poll.rounds,
            total=total_text(found),
        )
        for found in item.rounds
    ]


def _cells(found: RoundOutcome, lowest: int) -> list[tuple[str, str]]:
    return [
        (
            str(count) if niveau >= lowest else "",
            style.percentage(count, found.votes) if count else "",
        )
        for niveau, count in enumerate(found.counts)
    ]
