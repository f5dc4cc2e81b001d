"""The state of a running workshop: everything that must survive a crash."""

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
    """What is being done with the current item."""

    SHOW = "show"  # an item without a poll
    READ = "read"  # the subject of the vote is shown, before voting starts
    VOTE = "vote"
    RESULT = "result"
    TALK = "talk"


class RoundState(StrEnum):
    """A round takes votes only while it is open; the room sees its counts only when revealed."""

    CLOSED = "closed"
    OPEN = "open"
    REVEALED = "revealed"


class VotingMethod(StrEnum):
    """How a round's votes are collected.

    A new method needs a member here and a field in `Round` that holds its votes.
    """

    SHOW_OF_HANDS = "show_of_hands"
    BALLOT_BOX = "ballot_box"
    TABLES = "tables"


class Curtain(StrEnum):
    """A screen that temporarily hides the scene from the room."""

    BLACK = "black"
    BREAK = "break"


class Place(NamedTuple):
    """What a note or an entry belongs to: a step and one of its items.

    `item` is empty for the step as a whole.
    """

    step: int
    item: str


class RoundKey(NamedTuple):
    """Identifies a round: an item of a step, and the round number (1 or 2)."""

    step: int
    item: str
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on one item.

    The votes of each voting method are stored separately, so that no votes are lost when the
    method changes; `counts` adds them up. Ballots are stored as counts only: who cast a ballot,
    and when, is not recorded.

    Args:
        state: Whether the round takes votes, and whether the room sees its result.
        method: How votes come in now.
        hands: Raised hands per choice.
        ballots: Ballots per choice.
        tables: The choice of each table.
        shown: Whether the room has seen a result that includes all the ballots.
        added_to: Whether ballots were added or taken back after the room had seen a result.
            Anyone who saw both results can derive from the difference what was chosen in between.
        in_box: The number of ballots, where `ballots` does not give their split
            (see `secrecy.concealed`); 0 in a stored round.
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
        """The votes of all methods, per choice; without the ballots of a concealed round."""
        return add_up(self.hands, self.ballots, counts_of(self.tables))

    @property
    def votes(self) -> int:
        """The number of votes received."""
        return sum(self.hands) + sum(self.ballots) + self.in_box + len(self.tables)

    @property
    def is_sealed(self) -> bool:
        """Whether the round has ballots that no result has shown yet: their split is secret."""
        unseen = not self.shown and self.state is not RoundState.REVEALED
        return self.in_box > 0 or (unseen and any(self.ballots))

    def revealed(self) -> Round:
        """The round with its result shown to the room."""
        return replace(self, state=RoundState.REVEALED, shown=True)

    def with_ballots(self, ballots: Counts) -> Round:
        """The round with new ballot counts, which no result has shown yet."""
        return replace(self, ballots=ballots, shown=False, added_to=self.added_to or self.shown)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line from the group, as the trainer typed it; `table` is 0 if it has no table."""

    id: int
    text: str
    table: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """Where the workshop is: the id of the step, the index of its item, and the stage.

    `round` is 1 in every stage except VOTE and RESULT, where it may be 2.
    """

    step: int = 1
    item: int = 0
    stage: Stage = Stage.SHOW
    round: int = 1


@dataclass(frozen=True, slots=True)
class Timer:
    """The clock of the steps, and the planned end.

    Args:
        spent: Seconds spent per step id, up to the moment the clock last started.
        since: When the clock of the current step started; None while it is stopped.
        planned_end: When the workshop should end, as planned when it began; None before it began.
    """

    spent: Mapping[int, float] = field(default_factory=dict[int, float])
    since: datetime | None = None
    planned_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a workshop. Immutable: each command makes a new state.

    `method` is the voting method of the next rounds; `tables` is 0 if there are none. `by_table`
    groups the collected entries by table; `countdown` shows the room the remaining time.
    `reference_stage` is whether going on from the last result of a behaviour shows its reference.
    """

    participants: int
    steps: Steps
    tables: int = 0
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS
    position: Position = Position()
    rounds: Mapping[RoundKey, Round] = field(default_factory=dict[RoundKey, Round])
    notes: Mapping[Place, str] = field(default_factory=dict[Place, str])
    entries: Mapping[Place, tuple[Entry, ...]] = field(
        default_factory=dict[Place, tuple[Entry, ...]]
    )
    curtain: Curtain | None = None
    reference_shown: bool = False
    by_table: bool = False
    countdown: bool = False
    reference_stage: bool = True
    timer: Timer = Timer()

    @property
    def step(self) -> Step:
        """The current step."""
        return find_step(self.steps, self.position.step)

    def round_at(self, item: str, number: int) -> Round:
        """A round of an item of the current step; a new, empty one if there is none."""
        key = RoundKey(self.position.step, item, number)
        return self.rounds.get(key, Round(method=self.method))


def storable(text: str) -> str:
    """The text with lone surrogates replaced.

    Cutting a text in the middle of an emoji leaves a lone surrogate, which cannot be encoded and
    so cannot be saved.
    """
    return text.encode(errors="replace").decode()
