"""Everything about a running workshop that must survive a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from workshop_app.results.tables import counts_of
from workshop_app.results.tally import NO_VOTES, Counts, add_up
from workshop_app.session.step import Step, Steps, find_step


class Stage(StrEnum):
    """What is being done with the item the workshop is at."""

    SHOW = "show"  # nothing to vote on
    READ = "read"  # what the vote is about, before it
    VOTE = "vote"
    RESULT = "result"
    TALK = "talk"


class RoundState(StrEnum):
    """A round takes votes only while it is open; the room sees its counts only when revealed."""

    CLOSED = "closed"
    OPEN = "open"
    REVEALED = "revealed"


class VotingMethod(StrEnum):
    """How a round's votes are collected. Another way is another member, and where its votes go."""

    SHOW_OF_HANDS = "show_of_hands"
    BALLOT_BOX = "ballot_box"
    TABLES = "tables"


class Curtain(StrEnum):
    """What hides the scene from the room for a while."""

    BLACK = "black"
    BREAK = "break"


class Place(NamedTuple):
    """Where notes and words belong: a step, and an item of it (empty for the step as such)."""

    step: int
    item: str


class RoundKey(NamedTuple):
    """Which round: an item of a step, and 1 or 2."""

    step: int
    item: str
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one item.

    Votes of each way are kept apart, so that changing the way loses none; together they are its
    `counts`. Ballots are counts and nothing else: who cast which, and when, is nowhere.

    Args:
        state: Whether it takes votes, and whether the room sees its result.
        method: How votes come in now.
        hands: Raised hands per choice.
        ballots: Ballots per choice.
        tables: The choice of each table.
        shown: Whether the room has seen a result that holds all the ballots.
        added_to: Whether ballots came or went after the room had seen a result: who saw both
            results can tell from the difference what was chosen in between.
        in_box: How many ballots there are, where `ballots` does not say which
            (`secrecy.concealed`); 0 in what is kept.
    """

    state: RoundState = RoundState.CLOSED
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS
    hands: Counts = NO_VOTES
    ballots: Counts = NO_VOTES
    tables: Mapping[int, int] = field(default_factory=dict[int, int])
    shown: bool = False
    added_to: bool = False
    in_box: int = 0

    @property
    def counts(self) -> Counts:
        """The votes of all ways, per choice; without the ballots of a concealed round."""
        return add_up(self.hands, self.ballots, counts_of(self.tables))

    @property
    def votes(self) -> int:
        """How many votes are in."""
        return sum(self.hands) + sum(self.ballots) + self.in_box + len(self.tables)

    @property
    def is_sealed(self) -> bool:
        """Whether it has ballots that no result has shown yet: their split is a secret."""
        unseen = not self.shown and self.state is not RoundState.REVEALED
        return self.in_box > 0 or (unseen and any(self.ballots))

    def revealed(self) -> Round:
        """The round with its result before the room."""
        return replace(self, state=RoundState.REVEALED, shown=True)

    def with_ballots(self, ballots: Counts) -> Round:
        """The round with other ballots, which no result has shown."""
        return replace(self, ballots=ballots, shown=False, added_to=self.added_to or self.shown)


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of the group, as the trainer typed them; `table` is 0 where they are of no table."""

    id: int
    text: str
    table: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """Where the workshop is: the id of the step, its item, and what is being done there.

    `round` is 1 in every stage but VOTE and RESULT, where it may be 2.
    """

    step: int = 1
    item: int = 0
    stage: Stage = Stage.SHOW
    round: int = 1


@dataclass(frozen=True, slots=True)
class Timer:
    """How the time goes.

    Args:
        spent: Seconds per step id, up to the moment the clock last started.
        since: When the clock of the current step started; None while it stands still.
        planned_end: When the workshop was to end when it began; None before that.
    """

    spent: Mapping[int, float] = field(default_factory=dict[int, float])
    since: datetime | None = None
    planned_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One instant of a workshop. Never changed: each command makes a new one.

    `method` is how the next rounds will be voted; `tables` is 0 where there are none. `by_table`
    groups collected words; `countdown` shows the room the time that is left.
    """

    participants: int
    steps: Steps
    tables: int = 0
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS
    position: Position = Position()
    rounds: Mapping[RoundKey, Round] = field(default_factory=dict[RoundKey, Round])
    notes: Mapping[Place, str] = field(default_factory=dict[Place, str])
    words: Mapping[Place, tuple[Entry, ...]] = field(default_factory=dict[Place, tuple[Entry, ...]])
    curtain: Curtain | None = None
    reference_shown: bool = False
    by_table: bool = False
    countdown: bool = False
    timer: Timer = Timer()

    @property
    def step(self) -> Step:
        """The step the workshop is at."""
        return find_step(self.steps, self.position.step)

    def round_at(self, item: str, number: int) -> Round:
        """A round of an item of the current step; a new one where there was none."""
        key = RoundKey(self.position.step, item, number)
        return self.rounds.get(key, Round(method=self.method))


def storable(text: str) -> str:
    """The text without halves of an emoji, as cutting can leave behind: they fit in no file."""
    return text.encode(errors="replace").decode()
