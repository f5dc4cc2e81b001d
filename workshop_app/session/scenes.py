"""What the room may see. The projector gets a `PublicSnapshot` and nothing else.

What must stay hidden has no field here: a vote that is going on has the number of votes but not
their split, and a result has the duiding only when the trainer asked for it.
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
    """An illustration: its file name, its bytes, and what it shows in words."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is under vote: what it is about, what is asked, and where it stands in its step.

    `title` is the heading of its card, or empty; `text` is the behaviour, the statement, or
    empty where `asked` says it all.
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
    """The duiding, once the room may see it."""

    niveau: int
    why: str
    indicators: tuple[str, ...]


class BallotFeedback(Enum):
    """What the ballot box tells the voter who stands at it. Never what was voted."""

    WAITING = "waiting"  # for the next voter
    COUNTED = "counted"
    DOUBLE_PRESS = "double press"  # the second half of it did not count
    WAITS_FOR_DISK = "waits for disk"  # it counts once it is kept
    TAKEN_BACK = "taken back"
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """The first thing a group sees."""

    organisation: str
    name: str
    date: date


@dataclass(frozen=True, slots=True)
class StaircaseScene:
    """The staircase explained."""

    niveaus: tuple[Niveau, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SlideScene:
    """Something explained in a few points."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryScene:
    """A card's story; `sides` are there for a dilemma only.

    `again` says that it is the transfer of a card: another situation with the same niveaus.
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
    """What will be voted on, to read first."""

    question: Question


@dataclass(frozen=True, slots=True)
class VoteScene:
    """A vote going on: how many votes are in, never which.

    `expected` is the number of people, or of tables; `tables_in` the tables that have voted. While
    `can_take_back`, the last voter at the ballot box may still change their mind.
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
    """The talk between the rounds, over the first result."""

    question: Question
    counts: Counts
    standing: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class ResultScene:
    """A revealed round. `before` is the first round's counts in the second round, else None.

    `agreement` is van der Eijk's A (-1 to 1), `shift` how much it rose since the first round;
    both are None, like `harmony` and `median`, where the options have no order. `standing` says
    which tables chose what; `added_to` that ballots came after an earlier result.
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
    """The two votes of a self-test on one staircase: where we stand, and where we must be."""

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
    """The indicators of a self-test, the widest gap first; `voted` of `of` have both votes."""

    lines: tuple[GapLine, ...]
    voted: int
    of: int


@dataclass(frozen=True, slots=True)
class LearnedScene:
    """How many votes were on the duiding: at a card, after the talk, and at its transfer."""

    learned: Learned


@dataclass(frozen=True, slots=True)
class DebriefScene:
    """A card's questions to talk about at the end."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordsScene:
    """What the group says, as it is collected: answers to a question, or pledges."""

    kind: ItemKind
    question: str
    entries: tuple[Entry, ...]
    by_table: bool


@dataclass(frozen=True, slots=True)
class ExerciseScene:
    """Practice in pairs: what to do, and the sentences to finish."""

    title: str
    instruction: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndScene:
    """The last thing a group sees."""

    organisation: str
    name: str


@dataclass(frozen=True, slots=True)
class BreakScene:
    """A break."""


@dataclass(frozen=True, slots=True)
class BlackScene:
    """Nothing: all eyes on the trainer."""


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
    """The time left for this step, in whole seconds (0 when it is over); `until` while it runs."""

    left: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class PublicSnapshot:
    """One instant as the room sees it. `step` of `steps` tells how far the programme is.

    `countdown` is there only where the trainer wants the room to see it, or in a break;
    `rehearsal` marks votes that nobody cast.
    """

    scene: Scene
    footer: str
    step: int
    steps: int
    countdown: Countdown | None = None
    rehearsal: bool = False
