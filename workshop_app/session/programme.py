"""The workshop and its programme: which steps there are, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from workshop_app.session.kind import WorkshopKind

if TYPE_CHECKING:  # decks are read later than the first window is shown
    from workshop_app.content.deck import Behaviour, Card, Deck


class StepKind(StrEnum):
    """What a step of the programme is."""

    WELCOME = "welcome"
    STAIRCASE = "staircase"
    CARD = "card"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the programme; `card` is set for `StepKind.CARD` only."""

    kind: StepKind
    minutes: int
    card: Card | None = None

    @property
    def last_item(self) -> int:
        """The number of the last item: a card has its story (0), behaviours (1…) and debrief."""
        return len(self.card.behaviours) + 1 if self.card else 0

    def behaviour(self, item: int) -> Behaviour | None:
        """The behaviour at an item of this step, or None where there is nothing to vote on."""
        if self.card is None or not 1 <= item <= len(self.card.behaviours):
            return None
        return self.card.behaviours[item - 1]


def programme_of(deck: Deck) -> tuple[Step, ...]:
    """Welcome, the staircase explained, each card of the deck, and the end."""
    return (
        Step(StepKind.WELCOME, 5),
        Step(StepKind.STAIRCASE, 5),
        *(Step(StepKind.CARD, card.minutes, card) for card in deck.cards),
        Step(StepKind.END, 5),
    )


@dataclass(frozen=True)
class Workshop:
    """One run of a programme with one group, and the frozen copy of the deck it uses."""

    id: str
    name: str
    organisation: str
    date: date
    kind: WorkshopKind
    created_at: datetime
    deck: Deck

    @cached_property
    def programme(self) -> tuple[Step, ...]:
        """The steps, in order."""
        return programme_of(self.deck)
