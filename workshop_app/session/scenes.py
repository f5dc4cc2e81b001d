"""What the room may see. The projector gets only a `PublicSnapshot`.

Secrets have no field here: an ongoing vote has the number of votes but not their split, and a
result has the reference only if the trainer chose to show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from workshop_app.content.scale import Scale
from workshop_app.content.staircase import Niveau
from workshop_app.results.agreement import Harmony
from workshop_app.results.comparison import Gap
from workshop_app.results.reference import Learned
from workshop_app.results.tally import Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.state import Entry, VotingMethod


@dataclass(frozen=True, slots=True)
class Picture:
    """An illustration: its file name, its bytes, and its alternative text."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question of a poll, what it is about, and its place in the step (`number` of `of`).

    `title` is the heading of its card, or empty. `text` is the behaviour or the statement, or
    empty if `asked` needs no such text.
    """

    kind: ItemKind
    title: str
    text: str
    asked: str
    scale: Scale
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class ShownReference:
    """The reference, once the room may see it."""

    niveau: int
    why: str
    indicators: tuple[str, ...]


class BallotFeedback(Enum):
    """The sign that the ballot box shows the current voter. It never contains the choice."""

    WAITING = "waiting"  # for the next voter
    COUNTED = "counted"
    DOUBLE_PRESS = "double press"  # its second half was not counted
    WAITS_FOR_DISK = "waits for disk"  # the ballot counts once it is saved
    TAKEN_BACK = "taken back"
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """The welcome at the start."""

    organisation: str
    name: str
    date: date


@dataclass(frozen=True, slots=True)
class StaircaseScene:
    """The explanation of the staircase."""

    niveaus: tuple[Niveau, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SlideScene:
    """An explanation in a few points."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryScene:
    """A card's story; `sides` is empty unless the card is a dilemma.

    `again` marks the transfer of a card: another situation with the same niveaus.
    """

    title: str
    theme: str
    story: str
    question: str
    sides: tuple[str, ...]
    picture: Picture | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class ReadScene:
    """The subject of a vote, to read before voting starts."""

    question: Question


@dataclass(frozen=True, slots=True)
class VoteScene:
    """An ongoing vote: how many votes are in, but not their split.

    `expected` is the expected number of votes, and no less than came: that there are more than
    people is for the trainer to see; `tables_in` are the tables that have voted.
    `can_take_back` is whether the last voter at the ballot box can still take back the ballot.
    """

    question: Question
    round: int
    rounds: int
    method: VotingMethod
    is_open: bool
    votes: int
    expected: int
    tables_in: tuple[int, ...]
    box: BallotFeedback
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class TalkScene:
    """The talk between the rounds, about the first result."""

    question: Question
    counts: Counts
    standing: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ResultScene:
    """A revealed round. In a second round, `before` is the counts of the first, if revealed.

    `agreement` is van der Eijk's A (-1 to 1), `shift` its increase since the first round; both
    are None, like `harmony` and `median`, if the options have no order. `standing` is which tables
    chose what. `added_to` is whether ballots changed after the room had seen an earlier result.
    """

    question: Question
    round: int
    rounds: int
    counts: Counts
    before: Counts | None
    agreement: float | None
    harmony: Harmony | None
    shift: float | None
    median: tuple[int, int] | None
    standing: Mapping[int, tuple[int, ...]]
    reference: ShownReference | None
    added_to: bool = False


@dataclass(frozen=True, slots=True)
class GapScene:
    """The two votes of a self-test together: where we are, and where we must be."""

    question: Question
    now: Counts
    needed: Counts
    gap: Gap


@dataclass(frozen=True, slots=True)
class GapLine:
    """One indicator in the overview of a self-test."""

    niveau: int
    text: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class GapsScene:
    """The indicators of a self-test, the widest gap first.

    `voted` of the `of` indicators have two revealed votes.
    """

    lines: tuple[GapLine, ...]
    voted: int
    of: int


@dataclass(frozen=True, slots=True)
class LearnedScene:
    """How many votes matched the reference: at a card, after the talk, and at its transfer."""

    learned: Learned


@dataclass(frozen=True, slots=True)
class DebriefScene:
    """A card's questions for the debrief."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordsScene:
    """The entries of the group while they are collected: answers to a question, or pledges."""

    kind: ItemKind
    question: str
    entries: tuple[Entry, ...]
    by_table: bool


@dataclass(frozen=True, slots=True)
class ExerciseScene:
    """Practice in pairs: an instruction, and sentences to complete."""

    title: str
    instruction: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndScene:
    """The closing scene."""

    organisation: str
    name: str


@dataclass(frozen=True, slots=True)
class BreakScene:
    """A break."""


@dataclass(frozen=True, slots=True)
class BlackScene:
    """A black screen, which turns the attention to the trainer."""


Scene = (
    WelcomeScene
    | StaircaseScene
    | SlideScene
    | StoryScene
    | ReadScene
    | VoteScene
    | TalkScene
    | ResultScene
    | GapScene
    | GapsScene
    | LearnedScene
    | DebriefScene
    | WordsScene
    | ExerciseScene
    | EndScene
    | BreakScene
    | BlackScene
)


@dataclass(frozen=True, slots=True)
class Countdown:
    """The remaining time of this step, in whole seconds, at least 0.

    `until` is when the time is over, while the clock runs; otherwise None.
    """

    left: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PublicSnapshot:
    """One moment as the room sees it. `step` (from 0) of `steps` is the progress of the programme.

    `countdown` is None unless the trainer shows it to the room or the item is a break.
    `rehearsal` marks a workshop with simulated votes.
    """

    scene: Scene
    footer: str
    step: int
    steps: int
    countdown: Countdown | None = None
    rehearsal: bool = False
