"""One step of the run sheet: what to do and say, its contents, and the references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, KeepTogether, Paragraph, Spacer

from workshop_app.content.deck import Card, Exercise, Reference, Slide
from workshop_app.content.self_test import SelfTestSubject, self_test_content
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.drawings.stair_step import NiveauName
from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.handout_spec import HandoutSpec
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
from workshop_app.handouts.page.report_flow import NOTE
from workshop_app.handouts.page.style import (
    BEHAVIOUR,
    KICKER,
    LABEL,
    LINE,
    LONGEST_REASON,
    REASON_HEAD,
    RULE,
    STRONG,
    bulleted,
    paragraph,
    paragraphs,
)
from workshop_app.handouts.run_sheet.guides import GUIDES, SIDES_FIRST
from workshop_app.handouts.workshop_labels import clock_text, minutes_text
from workshop_app.i18n import gettext
from workshop_app.session.items import Item, ItemKind
from workshop_app.session.keys import KEYS, Action, named
from workshop_app.session.labels import step_label
from workshop_app.session.state import Place
from workshop_app.session.step import Step
from workshop_app.tagged_pdf.block import Block

REMARKS = style.style("said", style.ITALIC, 11, 15.5, after=4)
ASKED = style.style("asked", style.BOLD, 11, 15, after=4)
STORY = style.style("story", style.REGULAR, 11, 16, after=5)
NUMBERED = style.style("numbered", style.REGULAR, 10.5, 14.5, after=3)
NUMBERED.leftIndent = 14
WHY = style.style("why", style.REGULAR, 9.5, 12.5)
KEYS_TEXT = style.style("keys in words", style.REGULAR, 9.5, 14)

HIGHEST_PICTURE = 130.0
LONGEST_TOGETHER = 330.0
"""Maximum height of a behaviour with its reference that is kept on one page, in points."""

LEAST_LEFT = 230.0
LEAST_LEFT_FOR_A_CARD = 600.0
"""A step starts on the next page if less than this is left, in points."""

STORY_KINDS = (ItemKind.STORY, ItemKind.TRANSFER)


def subject_of(spec: HandoutSpec, step: Step) -> str:
    """Return what a step is about, in one line; empty if its kind is enough."""
    first = spec.contents.items(step)[0]
    if step.kind is StepKind.TEAM:
        return _self_test_text(spec, step.content)
    if first.title or step.kind in (StepKind.STATEMENT, StepKind.QUESTION):
        return first.title or first.text
    return ""


def _self_test_text(spec: HandoutSpec, content: str) -> str:
    subject, number = self_test_content(content)
    match subject:
        case SelfTestSubject.TEAM:
            return ""
        case SelfTestSubject.ORGANISATION:
            return gettext("De organisatie als geheel")
        case SelfTestSubject.ALL_INDICATORS:
            return gettext("Gedrag voor gedrag")
        case SelfTestSubject.INDICATORS_OF_NIVEAU:
            niveau = spec.stairs.niveaus[number]
            return gettext("Niveau {number}: {name}", number=number, name=niveau.name)


@dataclass(frozen=True)
class StepSheet:
    """A step on the run sheet.

    Args:
        spec: The spec of the handout.
        step: The step.
        begin: Minutes from the start of the workshop to the start of the step.
        number: The number of the card, from 1; 0 for other steps.
        on_page: Called with the number of the page it starts on.
    """

    spec: HandoutSpec
    step: Step
    begin: int
    number: int
    on_page: Callable[[int], None]

    def story(self) -> Story:
        """Return the step, from its heading to the lines to write on."""
        items = self.spec.contents.items(self.step)
        long = self.step.kind in (StepKind.CARD, StepKind.TRANSFER)
        space = LEAST_LEFT_FOR_A_CARD if long else LEAST_LEFT
        guide = GUIDES[self.step.kind]
        does = [*guide.does[:1], *([SIDES_FIRST] if _has_sides(items) else []), *guide.does[1:]]
        story: Story = [CondPageBreak(space), *self._head()]
        story += labelled(gettext("Wat je doet"), _numbered([gettext(text) for text in does]))
        if guide.says:
            story += [
                Spacer(0, 3),
                Labelled(gettext("Wat je kunt zeggen"), paragraph(gettext(guide.says), REMARKS)),
            ]
        for item in items:
            story += self._item(item)
        story += self._talk(items)
        story += [Spacer(0, 6), Labelled(gettext("Toetsen"), _keys(guide.keys)), Spacer(0, 2)]
        return [*story, WritingSpace(6 if long else 3)]

    def _head(self) -> Story:
        step = self.step
        kind = step_label(step.kind)
        subject = subject_of(self.spec, step)
        number = f" {self.number}" if self.number else ""
        minutes = minutes_text(step.minutes)
        clock = gettext(
            "{begin} tot {end}",
            begin=clock_text(self.begin),
            end=clock_text(self.begin + step.minutes),
        )
        title = subject or kind
        size = 19 if len(title) <= 46 else 13.5
        text_style = style.style(
            "step", style.EXTRABOLD, size, size * 1.25, after=8, keep_with_next=True
        )
        where = " · ".join([clock, minutes, *([f"{kind}{number}"] if subject else [])])
        return [
            Rule(before=22, after=9, strong=True),
            paragraph(where, KICKER),
            Heading(title, text_style, 0, self.on_page),
        ]

    def _item(self, item: Item) -> Story:
        """Return what an item adds: a story, a vote with its reference, or a question to ask."""
        about = item.about
        if isinstance(about, Card) and item.kind in STORY_KINDS:
            return self._story(about)
        if isinstance(about, Slide):
            return [
                Spacer(0, 4),
                *labelled(gettext("In beeld"), [bulleted(one) for one in about.points]),
            ]
        if isinstance(about, Exercise):
            return [
                Spacer(0, 4),
                *labelled(gettext("De opdracht"), [paragraph(about.instruction, STORY)]),
                *labelled(gettext("De zinnen"), [bulleted(one) for one in about.prompts]),
            ]
        match item.kind:
            case ItemKind.STAIRCASE:
                stairs = StaircaseDrawing(self.spec.stairs.niveaus, 10)
                return [Spacer(0, 8), stairs, Spacer(0, 8)]
            case ItemKind.SIDES:
                sides = [option.label for option in item.poll.scale.options] if item.poll else []
                asked = item.poll.asked[0] if item.poll else ""
                return [
                    Spacer(0, 6),
                    Labelled(gettext("Dilemma"), paragraph(asked, ASKED)),
                    *labelled("", [bulleted(side) for side in sides]),
                ]
            case ItemKind.BEHAVIOUR:
                return self._behaviour(item)
            case ItemKind.INDICATOR:
                first = item.number == 1
                text = paragraph(f"{item.id[1:]}  {item.text}", NOTE)
                label = gettext("Gedrag van ons team") if first else ""
                return [*(_asked(item) if first else []), Labelled(label, text)]
            case ItemKind.EARLIER:
                asked = Labelled(gettext("Je vraagt eerst"), paragraph(item.text, ASKED))
                return [Spacer(0, 4), asked, *self._earlier(item)]
            case _ if item.poll is not None:
                return _asked(item)
            case _ if item.text:
                return [Spacer(0, 4), Labelled(gettext("De vraag"), paragraph(item.text, ASKED))]
            case _:
                return []

    def _earlier(self, item: Item) -> Story:
        """Return the pledges of the previous workshop, if they were taken over."""
        state = self.spec.state
        entries = state.entries.get(Place(self.step.id, item.id), ()) if state else ()
        return labelled(gettext("Van de vorige keer"), [bulleted(entry.text) for entry in entries])

    def _story(self, card: Card) -> Story:
        words = paragraphs(card.story, STORY)
        deck = self.spec.deck
        transfer = self.step.kind is StepKind.TRANSFER
        picture = None if transfer else picture_of(deck, card, HIGHEST_PICTURE)
        story: Story = [Spacer(0, 6)]
        if picture is not None and height_of(words, style.span(4)) <= 260:
            beside = [paragraph(gettext("Het verhaal"), LABEL), Spacer(0, 4), picture]
            story.append(Columns([(0, 2, beside), (2, 4, words)]))
        else:
            story += labelled(gettext("Het verhaal"), words)
        return [
            *story,
            Spacer(0, 4),
            Labelled(gettext("De vraag"), paragraph(card.question, ASKED)),
        ]

    def _behaviour(self, item: Item) -> Story:
        head: Story = [
            Rule(before=9, after=7),
            paragraph(
                gettext("Gedrag {number} van {total}", number=item.number, total=item.of), KICKER
            ),
            paragraph(item.text, BEHAVIOUR),
            Spacer(0, 5),
        ]
        reference = item.poll.reference if item.poll else None
        if reference is None:
            return [KeepTogether(head)]
        niveau = self.spec.stairs.niveaus[reference.niveau]
        head.append(
            NiveauName(
                niveau.number,
                gettext("Duiding: niveau {number}, {name}", number=niveau.number, name=niveau.name),
            )
        )
        reasons = self._reasons(reference)
        if height_of([*head, *reasons]) <= LONGEST_TOGETHER:
            return [KeepTogether([*head, *reasons])]
        return [KeepTogether(head), *reasons]

    def _reasons(self, reference: Reference) -> Story:
        """Return the reasons for the niveau: side by side if they are short, otherwise stacked."""
        found = [self.spec.stairs.indicator(name) for name in reference.indicators]
        seen = " ".join(indicator.text for indicator in found if indicator)
        why = (
            (gettext("Waarom dit niveau?"), reference.why),
            (gettext("Waarom niet lager?"), reference.not_lower),
            (gettext("Waarom niet hoger?"), reference.not_higher),
        )
        reasons = [(label, text) for label, text in why if text.strip()]
        story: Story = [Spacer(0, 4)]
        if seen:
            story += [Labelled(gettext("Waaraan je het ziet"), paragraph(seen, WHY)), Spacer(0, 2)]
        if any(len(text) > LONGEST_REASON for _, text in reasons):
            for label, text in reasons:
                story += labelled(label, paragraphs(text, NOTE))
            return story
        columns = [
            (2 * index, 2, [paragraph(label, REASON_HEAD), *paragraphs(text, WHY)])
            for index, (label, text) in enumerate(reasons)
        ]
        return [*story, Columns(columns)]

    def _talk(self, items: Sequence[Item]) -> Story:
        """Return the questions for the talk and the notes of the deck's author, each once."""
        debrief = list(dict.fromkeys(text for item in items for text in item.debrief))
        notes = list(dict.fromkeys(item.trainer_note.strip() for item in items))
        story: Story = []
        if debrief or any(notes):
            story.append(Rule(before=9, after=8))
        if debrief:
            story += [*labelled(gettext("Om na te praten"), [bulleted(text) for text in debrief])]
        for note in notes:
            if note:
                story += [Spacer(0, 3), *labelled(gettext("Voor jou"), paragraphs(note, NOTE))]
        return story


def _has_sides(items: Sequence[Item]) -> bool:
    return any(item.kind is ItemKind.SIDES for item in items)


def _asked(item: Item) -> Story:
    """Return the questions of a vote without a reference, and the options."""
    poll = item.poll
    if poll is None:
        return []
    story: Story = [Spacer(0, 4)]
    if item.kind is ItemKind.STATEMENT:
        story += labelled(gettext("De stelling"), [paragraph(item.text, ASKED)])
    asked = list(dict.fromkeys(poll.asked))
    story += labelled(
        gettext("Je vraagt eerst") if len(asked) > 1 else gettext("Je vraagt"),
        [paragraph(asked[0], STRONG)],
    )
    if len(asked) > 1:
        story += labelled(gettext("En daarna"), [paragraph(asked[1], STRONG)])
    options = " · ".join(f"{one.number} {style.plain(one.label)}" for one in poll.scale.options)
    return [*story, Labelled(gettext("Kiezen uit"), paragraph(options, NOTE))]


def _numbered(texts: Sequence[str]) -> list[Paragraph]:
    return [
        Paragraph(style.markup(text), NUMBERED, bulletText=f"{number}.")
        for number, text in enumerate(texts, 1)
    ]


def _keys(actions: Sequence[Action]) -> Paragraph:
    """Return the keys for these actions in one paragraph, with their names in bold."""
    found = [next(key for key in KEYS if key.action is action and key.shown) for action in actions]
    named_keys = [(named(gettext(key.shown)), named(gettext(key.meaning))) for key in found]
    return Paragraph(
        " · ".join(
            f"<b>{style.markup(keys.replace(' · ', ' / '))}</b>\u00a0 {style.markup(meaning)}"
            for keys, meaning in named_keys
        ),
        KEYS_TEXT,
    )


class WritingSpace(Block):
    """Lines to write on, as many as fit the page up to a maximum; they never start a new page."""

    alt = ""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._label = paragraph(gettext("Aantekeningen"), LABEL)
        self._most = most

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        self._label.wrap(style.span(2), space)
        self._lines = min(self._most, int(space / LINE))
        return width, self._lines * LINE

    def _paint(self, canvas: Canvas) -> None:
        if not self._lines:
            return
        self._label.drawOn(canvas, 0, self.height - self._label.height - 6)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for number in range(self._lines):
            canvas.line(style.column(2), number * LINE, self.width, number * LINE)
