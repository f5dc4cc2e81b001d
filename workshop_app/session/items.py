"""What there is to do at each step of a programme: its items, in order.

A step says which kind it is and which part of the deck it is about; the items follow from that.
An item has an id that is the same whenever the step is opened again: votes, notes and collected
words are kept under it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeVar

from workshop_app.content.builtin_texts import BuiltinTexts
from workshop_app.content.deck import (
    Behaviour,
    Card,
    Deck,
    Exercise,
    OpenQuestion,
    Reference,
    Slide,
    Statement,
    transfer_card,
)
from workshop_app.content.scale import SIDES_ID, Option, Scale, ScaleKind
from workshop_app.content.self_test import SelfTestSubject, self_test_content
from workshop_app.content.staircase import Indicator, Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.session.step import Step

Named = TypeVar("Named", Card, Slide, Statement, OpenQuestion, Exercise)

TEAM = "team"
EARLIER, LOOK_BACK = "earlier", "look-back"


class ItemKind(StrEnum):
    """What is done at an item."""

    WELCOME = "welcome"
    STAIRCASE = "staircase"
    SLIDE = "slide"
    STORY = "story"
    SIDES = "sides"
    BEHAVIOUR = "behaviour"
    DEBRIEF = "debrief"
    TRANSFER = "transfer"
    LEARNED = "learned"
    STATEMENT = "statement"
    TEAM = "team"
    INDICATOR = "indicator"
    GAPS = "gaps"
    QUESTION = "question"
    EXERCISE = "exercise"
    PLEDGES = "pledges"
    EARLIER = "earlier"
    LOOK_BACK = "look back"
    BREAK = "break"
    EVALUATION = "evaluation"
    END = "end"


class PollFlow(Enum):
    """How a vote goes."""

    ONCE = "once"
    TALK_BETWEEN = "talk between"  # vote, talk, vote again
    NOW_AND_NEEDED = "now and needed"  # two votes on one scale, and the gap between them


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote: what is asked in round 1 and in round 2, and what can be chosen.

    `reference` is the duiding, where there is one.
    """

    scale: Scale
    flow: PollFlow
    asked: tuple[str, str]
    reference: Reference | None = None

    @property
    def rounds(self) -> int:
        """How many rounds it can have."""
        return 1 if self.flow is PollFlow.ONCE else 2


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. `number` of `of` counts it among its like in the step.

    Args:
        title: The heading it goes under: a card's title, a slide's; empty where the kind says it.
        text: What it is about, in one sentence, where there is such a thing.
        poll: The vote, where there is one.
        collects: Whether words of the group are collected here.
        about: The part of the deck it shows.
    """

    kind: ItemKind
    id: str = ""
    title: str = ""
    text: str = ""
    poll: Poll | None = None
    collects: bool = False
    about: Card | Slide | Exercise | None = None
    debrief: tuple[str, ...] = ()
    trainer_note: str = ""
    number: int = 1
    of: int = 1


class Contents:
    """What the steps of one workshop are about: its deck, the staircase, and Trede's own texts."""

    def __init__(self, deck: Deck, stairs: Staircase, standard: BuiltinTexts) -> None:
        self.deck = deck
        self.stairs = stairs
        self.standard = standard
        self._items: dict[tuple[StepKind, str], tuple[Item, ...]] = {}

    def items(self, step: Step) -> tuple[Item, ...]:
        """The items of a step, one at least.

        Raises:
            KeyError: The step is about something that the deck does not hold.
        """
        return self.make(step.kind, step.content)

    def make(self, kind: StepKind, content: str) -> tuple[Item, ...]:
        """The items that a step of this kind about this content has.

        Raises:
            KeyError: The deck does not hold that.
        """
        key = (kind, content)
        if key not in self._items:
            self._items[key] = tuple(self._make(kind, content))
        return self._items[key]

    def item(self, step: Step, number: int) -> Item:
        """The item with this number, counted from 0.

        Raises:
            KeyError: The step is about something that the deck does not hold.
            IndexError: The step has no such item.
        """
        return self.items(step)[number]

    def has(self, kind: StepKind, content: str) -> bool:
        """Whether there is something to make such a step of."""
        try:
            self.make(kind, content)
        except KeyError:
            return False
        return True

    def _make(self, kind: StepKind, content: str) -> Iterator[Item]:
        deck = self.deck
        match kind:
            case StepKind.CARD:
                yield from self._card(_find(deck.cards, content))
            case StepKind.TRANSFER:
                yield from self._transfer(transfer_card(_find(deck.cards, content)))
            case StepKind.EXPLANATION:
                slide = _find(deck.slides, content)
                yield Item(
                    ItemKind.SLIDE, title=slide.title, about=slide, trainer_note=slide.trainer_note
                )
            case StepKind.STATEMENT:
                yield self._statement(_find(deck.statements, content))
            case StepKind.QUESTION:
                question = _find(deck.questions, content)
                yield Item(
                    ItemKind.QUESTION,
                    question.id,
                    text=question.text,
                    collects=True,
                    trainer_note=question.trainer_note,
                )
            case StepKind.FEEDBACK:
                yield from _exercise(_find(deck.exercises, content))
            case StepKind.TEAM:
                yield from self._team(content)
            case StepKind.PLEDGES:
                text = self.standard.pledges
                yield Item(ItemKind.PLEDGES, "pledges", text=text, collects=True)
            case StepKind.LOOK_BACK:
                earlier, now = self.standard.earlier, self.standard.look_back
                yield Item(ItemKind.EARLIER, EARLIER, text=earlier, collects=True)
                yield Item(ItemKind.LOOK_BACK, LOOK_BACK, text=now, collects=True)
            case StepKind.END:
                yield self._evaluation()
                yield Item(ItemKind.END)
            case StepKind.WELCOME | StepKind.STAIRCASE | StepKind.BREAK:
                yield Item(ItemKind(kind.value))

    def _card(self, card: Card) -> Iterator[Item]:
        yield Item(ItemKind.STORY, title=card.title, about=card, trainer_note=card.trainer_note)
        if card.sides:
            options = tuple(Option(number, side) for number, side in enumerate(card.sides, 1))
            asked = self.standard.sides
            yield Item(
                ItemKind.SIDES,
                SIDES_ID,
                title=card.title,
                text=card.question,
                poll=Poll(Scale(ScaleKind.SIDES, options), PollFlow.TALK_BETWEEN, (asked, asked)),
                debrief=card.debrief,
                trainer_note=card.trainer_note,
            )
        for number, behaviour in enumerate(card.behaviours, 1):
            yield self._behaviour(card, behaviour, number, PollFlow.TALK_BETWEEN)
        yield Item(
            ItemKind.DEBRIEF,
            title=card.title,
            about=card,
            debrief=card.debrief,
            trainer_note=card.trainer_note,
        )

    def _transfer(self, card: Card) -> Iterator[Item]:
        note = card.trainer_note
        yield Item(ItemKind.TRANSFER, title=card.title, about=card, trainer_note=note)
        for number, behaviour in enumerate(card.behaviours, 1):
            yield self._behaviour(card, behaviour, number, PollFlow.ONCE)
        yield Item(ItemKind.LEARNED, title=card.title, trainer_note=note)

    def _behaviour(self, card: Card, behaviour: Behaviour, number: int, flow: PollFlow) -> Item:
        asked = self.standard.behaviour
        return Item(
            ItemKind.BEHAVIOUR,
            behaviour.id,
            title=card.title,
            text=behaviour.text,
            poll=Poll(
                self._niveaus(card.lowest),
                flow,
                (asked, asked),
                behaviour.reference,
            ),
            debrief=card.debrief,
            number=number,
            of=len(card.behaviours),
        )

    def _niveaus(self, lowest: int) -> Scale:
        niveaus = self.stairs.niveaus[lowest:]
        options = tuple(Option(niveau.number, niveau.label, niveau.hint) for niveau in niveaus)
        return Scale(ScaleKind.NIVEAUS, options)

    def _statement(self, statement: Statement) -> Item:
        asked = self.standard.statement
        scale = Scale(ScaleKind.STATEMENT, asked.options)
        return Item(
            ItemKind.STATEMENT,
            statement.id,
            text=statement.text,
            poll=Poll(scale, PollFlow.TALK_BETWEEN, (asked.question, asked.question)),
            debrief=statement.debrief,
            trainer_note=statement.trainer_note,
        )

    def _team(self, content: str) -> Iterator[Item]:
        subject, niveau = self_test_content(content)
        if subject in (SelfTestSubject.TEAM, SelfTestSubject.ORGANISATION):
            of_team = subject is SelfTestSubject.TEAM
            test = self.standard.team if of_team else self.standard.organisation
            poll = Poll(self._niveaus(0), PollFlow.NOW_AND_NEEDED, (test.now, test.needed))
            yield Item(ItemKind.TEAM, content or TEAM, poll=poll)
            return
        test = self.standard.indicator
        scale = Scale(ScaleKind.INDICATOR, test.options)
        poll = Poll(scale, PollFlow.NOW_AND_NEEDED, (test.now, test.needed))
        chosen = self._indicators(niveau)
        for number, indicator in enumerate(chosen, 1):
            yield Item(
                ItemKind.INDICATOR,
                indicator.id,
                text=indicator.text,
                poll=poll,
                number=number,
                of=len(chosen),
            )
        yield Item(ItemKind.GAPS)

    def _indicators(self, number: int) -> list[Indicator]:
        """Those of a niveau, or all of them for 0."""
        return [
            indicator
            for niveau in self.stairs.niveaus
            for indicator in niveau.indicators
            if number in (0, niveau.number)
        ]

    def _evaluation(self) -> Item:
        asked = self.standard.evaluation
        poll = Poll(
            Scale(ScaleKind.EVALUATION, asked.options),
            PollFlow.ONCE,
            (asked.question, asked.question),
        )
        return Item(ItemKind.EVALUATION, "evaluation", text=asked.question, poll=poll)


def _exercise(exercise: Exercise) -> Iterator[Item]:
    yield Item(
        ItemKind.EXERCISE,
        title=exercise.title,
        about=exercise,
        trainer_note=exercise.trainer_note,
    )
    if exercise.question:
        yield Item(
            ItemKind.QUESTION,
            exercise.id,
            text=exercise.question,
            collects=True,
            trainer_note=exercise.trainer_note,
        )


def _find(parts: tuple[Named, ...], wanted: str) -> Named:
    for part in parts:
        if part.id == wanted:
            return part
    raise KeyError(wanted)
