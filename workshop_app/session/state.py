"""Everything about a running workshop that must survive a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from workshop_app.results.tally import NO_VOTES, Counts


class Stage(StrEnum):
    """What is being done with the item the workshop is at."""

    SHOW = "show"  # nothing to vote on: welcome, staircase, story, debrief, end
    READ = "read"  # a behaviour, before its vote
    VOTE = "vote"
    RESULT = "result"
    TALK = "talk"


class RoundState(StrEnum):
    """A round takes votes only while it is open; the room sees its counts only when revealed."""

    CLOSED = "closed"
    OPEN = "open"
    REVEALED = "revealed"


class Way(StrEnum):
    """How a round's votes are collected."""

    SHOW_OF_HANDS = "show_of_hands"


class Curtain(StrEnum):
    """What hides the scene from the room for a while."""

    BLACK = "black"
    BREAK = "break"


class Place(NamedTuple):
    """Where a note belongs: a card and a behaviour of it; empty where there is none."""

    card: str
    behaviour: str


class RoundKey(NamedTuple):
    """Which round: a behaviour of a card, and 1 (before the talk) or 2 (after it)."""

    card: str
    behaviour: str
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one behaviour."""

    state: RoundState = RoundState.CLOSED
    counts: Counts = NO_VOTES
    way: Way = Way.SHOW_OF_HANDS

    @property
    def votes(self) -> int:
        """How many votes are in."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Position:
    """Where the workshop is: step and item of the programme, and what is being done there.

    `round` is 1 in every stage but VOTE and RESULT, where it may be 2.
    """

    step: int = 0
    item: int = 0
    stage: Stage = Stage.SHOW
    round: int = 1


@dataclass(frozen=True, slots=True)
class State:
    """One instant of a workshop. Never changed: each command makes a new one."""

    participants: int
    position: Position = Position()
    rounds: Mapping[RoundKey, Round] = field(default_factory=dict[RoundKey, Round])
    notes: Mapping[Place, str] = field(default_factory=dict[Place, str])
    curtain: Curtain | None = None
    reference_shown: bool = False


def storable(text: str) -> str:
    """The text without halves of an emoji, as cutting can leave behind: they fit in no file."""
    return text.encode(errors="replace").decode()
