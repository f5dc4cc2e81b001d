"""The chapters of the emergency pack: for each step what to read aloud, tally and write down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from workshop_app.content.deck import Card, Exercise, Slide
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import style
from workshop_app.handouts.document import (
    Columns,
    Heading,
    Rule,
    RuledLines,
    Story,
    height_of,
    labelled,
)
from workshop_app.handouts.order import Order
from workshop_app.handouts.outcomes import team_words
from workshop_app.handouts.picture import picture_of
from workshop_app.handouts.style import (
    BEHAVIOUR,
    H3,
    KICKER,
    QUESTION,
    STRONG,
    bulleted,
    paragraph,
    paragraphs,
    span,
)
from workshop_app.handouts.tally_sheet import TableBoxes, TallyRow, TallySheet
from workshop_app.handouts.wording import STEP_WORDS, round_names, with_time
from workshop_app.session.items import Item, ItemKind, Poll
from workshop_app.session.programme import Step
from workshop_app.session.state import Entry, Place, Round, RoundKey

READ = style.style("read aloud", style.REGULAR, 13.5, 20.5, after=7)
SHEET = style.style("sheet title", style.EXTRABOLD, 20, 24, after=6, keep_with_next=True)
LONG_SHEET = style.style("long sheet title", style.BOLD, 14, 18, after=6, keep_with_next=True)
LONGEST_TITLE = 50

HIGHEST_TALE = 330.0
"""A story up to this high stands beside its picture; a longer one runs on below it."""

LINES_A_QUESTION = 7
ROOMY, TIGHT = 29.0, 20.0
"""The height of a box; the smaller where there are many sheets."""

FIT_ON_A_PAGE = 4
"""So many roomy sheets fit on a page."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A step of the programme on paper.

    Args:
        step: The step.
        items: What there is to do at it.
        title: What it is about, in words for in a list.
        number: Of a card its number in the booklet; 0 for another step.
    """

    step: Step
    items: tuple[Item, ...]
    title: str
    number: int = 0

    @property
    def kind(self) -> str:
        """The kind of step, with its number where it has one."""
        name = STEP_WORDS[self.step.kind]
        return f"{name} {self.number}" if self.number else name


def chapters_of(order: Order) -> list[Chapter]:
    """The steps that are not left out, in the order of the programme."""
    numbers: dict[str, int] = {}
    times: Counter[tuple[StepKind, str]] = Counter()
    chapters: list[Chapter] = []
    for step in order.steps:
        if step.skipped:
            continue
        items = order.contents.items(step)
        times[(step.kind, step.content)] += 1
        number = 0
        if step.kind is StepKind.CARD:
            number = numbers.setdefault(step.content, len(numbers) + 1)
        title = _title(step, items[0])
        time = times[(step.kind, step.content)]
        chapters.append(Chapter(step, items, with_time(title, time) if title else "", number))
    return chapters


def _title(step: Step, first: Item) -> str:
    match step.kind:
        case StepKind.STATEMENT | StepKind.QUESTION:
            return first.text
        case StepKind.TEAM:
            return team_words(step.content)
        case _:
            return first.title


class Sheets:
    """Makes the chapters of one order."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def pages(self, chapter: Chapter, on_page: Callable[[int], None]) -> Story:
        """The pages of a step; none where there is nothing to read aloud or to write down."""
        about = chapter.items[0].about
        match about:
            case Card() as card:
                return self._card(chapter, card, on_page)
            case Slide() as slide:
                points = [paragraph(point, READ) for point in slide.points]
                return [
                    *_head("Lees voor · Uitleg", chapter.title, on_page),
                    *labelled("Vertel", points),
                    *_rest(),
                ]
            case Exercise() as exercise:
                return [*self._exercise(chapter, exercise, on_page), *_rest()]
            case None:
                pass
        if any(item.poll for item in chapter.items):
            return self._votes(chapter, on_page)
        if any(item.collects for item in chapter.items):
            return self._answers(chapter, on_page)
        return []

    def _card(self, chapter: Chapter, card: Card, on_page: Callable[[int], None]) -> Story:
        kind = chapter.kind
        story = _head(f"Lees voor · {kind} · {card.theme}", chapter.title, on_page)
        tale = paragraphs(card.story, READ)
        picture = picture_of(self._order.deck, card, highest=230)
        if picture is not None and height_of(tale, span(4)) <= HIGHEST_TALE:
            story += [Columns([(0, 2, [picture]), (2, 4, tale)]), Spacer(0, 8)]
        else:
            if picture is not None:
                story += [Columns([(0, 4, [picture])]), Spacer(0, 12)]
            story += tale
        story += [Spacer(0, 4), *labelled("Vraag", [paragraph(card.question, QUESTION)])]
        behaviours = [item for item in chapter.items if item.kind is ItemKind.BEHAVIOUR]
        if card.sides:
            story += [Spacer(0, 10), Rule(after=8)]
            story += labelled("De kanten", [bulleted(side) for side in card.sides])
        story += [Spacer(0, 10), Rule(after=8)]
        for number, item in enumerate(behaviours, 1):
            story += labelled(f"Gedrag {number}", [paragraph(item.text, STRONG)])
        if card.debrief:
            story += [Spacer(0, 8), Rule(after=8)]
            story += labelled("Om over te praten", [bulleted(text) for text in card.debrief])
        story += [*_rest(), PageBreak()]
        story += _head(f"Turven · {kind}", chapter.title, None)
        tight = sum(item.poll is not None for item in chapter.items) > FIT_ON_A_PAGE
        for item in chapter.items:
            if item.poll is not None:
                name = f"Gedrag {item.number}" if item.kind is ItemKind.BEHAVIOUR else "Dilemma"
                story += self._tally(chapter.step, item, item.poll, name, tight=tight)
        return story

    def _votes(self, chapter: Chapter, on_page: Callable[[int], None]) -> Story:
        """A statement, the self-test or the evaluation."""
        votes = [(item, item.poll) for item in chapter.items if item.poll is not None]
        kind = chapter.kind
        many = len(votes) > 1
        title = chapter.title or votes[0][0].text
        story = _head(f"Lees voor en turf · {kind}", title, on_page)
        asked = list(dict.fromkeys(votes[0][1].asked[: votes[0][1].rounds]))
        names = round_names(votes[0][1].trail)
        for index, question in enumerate(text for text in asked if text != title):
            label = names[index] if len(asked) > 1 else "Vraag"
            story += labelled(label, [paragraph(question, STRONG)])
        story.append(Spacer(0, 4))
        for item, poll in votes:
            story += self._tally(
                chapter.step, item, poll, f"{item.number}" if many else "", tight=many
            )
        debrief = votes[0][0].debrief
        if debrief:
            story += [Spacer(0, 8), Rule(after=8)]
            story += labelled("Om over te praten", [bulleted(text) for text in debrief])
        return [*story, *([] if many else _rest())]

    def _tally(self, step: Step, item: Item, poll: Poll, name: str, *, tight: bool) -> Story:
        """One vote: what is voted on, and the boxes of each round; it stays together."""
        found = [
            self._round(RoundKey(step.id, item.id, number)) for number in range(1, poll.rounds + 1)
        ]
        names = round_names(poll.trail) if poll.rounds > 1 else ("Eén stem",)
        rows = [
            TallyRow(label, one.counts if one.votes else None, self._tables(one))
            for label, one in zip(names, found, strict=True)
        ]
        sheet = TallySheet(poll.scale, rows, self._order.people, TIGHT if tight else ROOMY)
        head: list[Flowable] = []
        if name and item.text:
            head = [Columns([(0, 1, [paragraph(name, KICKER)]), (1, 5, [_text(item)])])]
        elif name:
            head = [paragraph(name, KICKER)]
        parts: list[Flowable] = [Rule(before=3, after=6, strong=True), *head, Spacer(0, 3), sheet]
        if self._order.tables:
            tables = [one.tables for one in found]
            parts += [Spacer(0, 4), TableBoxes(self._order.tables, tables, names)]
        return [KeepTogether([*parts, Spacer(0, 8)])]

    def _tables(self, found: Round) -> int:
        """How many tables there are, where only tables voted."""
        only = found.votes == len(found.tables) > 0
        return self._order.tables if only else 0

    def _round(self, key: RoundKey) -> Round:
        state = self._order.state
        return state.rounds.get(key, Round()) if state else Round()

    def _exercise(
        self, chapter: Chapter, exercise: Exercise, on_page: Callable[[int], None]
    ) -> Iterator[Flowable]:
        yield from _head(f"Lees voor · {chapter.kind}", chapter.title, on_page)
        yield from labelled("De opdracht", [paragraph(exercise.instruction, READ)])
        yield from labelled("De zinnen", [paragraph(text, READ) for text in exercise.prompts])
        for item in chapter.items:
            if item.collects:
                yield Rule(before=8, after=8)
                yield from labelled("De vraag", [paragraph(item.text, STRONG)])
                yield from self._said(chapter.step, item)

    def _answers(self, chapter: Chapter, on_page: Callable[[int], None]) -> Story:
        """Questions, pledges and looking back: what was said so far, and lines for the rest."""
        items = [item for item in chapter.items if item.collects]
        title = chapter.title or (items[0].text if len(items) == 1 else "")
        kicker = f"Lees voor en schrijf op · {chapter.kind}"
        story = _head(kicker, title or chapter.kind, on_page)
        for index, item in enumerate(items):
            if item.text != title:
                story += [Spacer(0, 8), paragraph(item.text, H3)]
            story += self._said(chapter.step, item)
            if index < len(items) - 1:
                story.append(RuledLines(LINES_A_QUESTION))
        return [*story, *_rest()]

    def _said(self, step: Step, item: Item) -> Story:
        """What the group said before the power went."""
        state = self._order.state
        entries = state.words.get(Place(step.id, item.id), ()) if state else ()
        return labelled("Al in Trede", [bulleted(_entry(entry)) for entry in entries])


def _entry(entry: Entry) -> str:
    return f"{entry.text} (tafel {entry.table})" if entry.table else entry.text


def _text(item: Item) -> Flowable:
    return paragraph(item.text, STRONG if item.kind is ItemKind.INDICATOR else BEHAVIOUR)


def _head(kicker: str, title: str, on_page: Callable[[int], None] | None) -> Story:
    """The top of a page; only a page that opens a step is in the bookmarks of the first level."""
    how = SHEET if len(title) <= LONGEST_TITLE else LONG_SHEET
    level = 0 if on_page else 1
    return [paragraph(kicker, KICKER), Heading(title, how, level, on_page), Spacer(0, 4)]


def _rest() -> Story:
    """Lines to write on for what is left of the page."""
    return [Spacer(0, 10), RuledLines()]
