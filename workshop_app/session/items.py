"""The items of each step of a programme, in order.

The items follow from the kind of the step and the part of the deck it is about. The id of an item
is the same each time the step is opened: votes, notes and entries are stored under it.
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
    """The stages that a poll goes through."""

    ONCE = "once"
    TALK_BETWEEN = "talk between"  # vote, talk, vote again
    NOW_AND_NEEDED = "now and needed"  # two votes on one scale, and the gap between them


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll: its scale, its flow, and the questions of round 1 and round 2."""

    scale: Scale
    flow: PollFlow
    asked: tuple[str, str]
    reference: Reference | None = None

    @property
    def rounds(self) -> int:
        """The number of rounds the poll can have."""
        return 1 if self.flow is PollFlow.ONCE else 2


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do in a step. `number` of `of` is its place among similar items.

    Args:
        title: The heading, such as the title of a card or a slide; empty if it has none.
        text: What the item is about, in one sentence; empty if there is no such sentence.
        poll: The poll, if there is one.
        collects: Whether entries of the group are collected here.
        about: The part of the deck that the item shows.
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
    """The sources of the items of a workshop: its deck, the staircase and the built-in texts."""

    def __init__(self, deck: Deck, stairs: Staircase, builtin_texts: BuiltinTexts) -> None:
        self.deck = deck
        self.stairs = stairs
        self.builtin_texts = builtin_texts
        self._items: dict[tuple[StepKind, str], tuple[Item, ...]] = {}

    def items(self, step: Step) -> tuple[Item, ...]:
        """The items of a step, at least one.

        Raises:
            KeyError: The deck does not contain the subject of the step.
        """
        return self.make(step.kind, step.content)

    def make(self, kind: StepKind, content: str) -> tuple[Item, ...]:
        """Return the items of a step with this kind and content.

        Raises:
            KeyError: The deck does not contain this content.
        """
        key = (kind, content)
        if key not in self._items:
            self._items[key] = tuple(self._make(kind, content))
        return self._items[key]

    def item(self, step: Step, number: int) -> Item:
        """The item with this number, counted from 0.

        Raises:
            KeyError: The deck does not contain the subject of the step.
            IndexError: The step has no such item.
        """
        return self.items(step)[number]

    def has(self, kind: StepKind, content: str) -> bool:
        """Whether a step of this kind and content can be made."""
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
                text = self.builtin_texts.pledges
                yield Item(ItemKind.PLEDGES, "pledges", text=text, collects=True)
            case StepKind.LOOK_BACK:
                earlier, now = self.builtin_texts.earlier, self.builtin_texts.look_back
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
            asked = self.builtin_texts.sides
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
        asked = self.builtin_texts.behaviour
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
        asked = self.builtin_texts.statement
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
            test = self.builtin_texts.team if of_team else self.builtin_texts.organisation
            poll = Poll(self._niveaus(0), PollFlow.NOW_AND_NEEDED, (test.now, test.needed))
            yield Item(ItemKind.TEAM, content or TEAM, poll=poll)
            return
        test = self.builtin_texts.indicator
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
        """The indicators of a niveau, or all indicators for 0."""
        return [
            indicator
            for niveau in self.stairs.niveaus
            for indicator in niveau.indicators
            if number in (0, niveau.number)
        ]

    def _evaluation(self) -> Item:
        asked = self.builtin_texts.evaluation
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
