"""What a trainer can ask of a running workshop, and why it may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workshop_app.content.step_kind import StepKind
from workshop_app.session.state import Curtain, Place, VotingMethod


@dataclass(frozen=True, slots=True)
class Next:
    """On to what comes next."""


@dataclass(frozen=True, slots=True)
class Back:
    """To what came before."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """To a step of the programme, by its id, and an item of it."""

    step: int
    item: int = 0


@dataclass(frozen=True, slots=True)
class OpenOrClose:
    """Open the vote, or close it."""


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """One raised hand more (`by` = 1) or one less (-1) for a choice."""

    choice: int
    by: int = 1


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when a voter pressed. Kept in memory for a moment, to recognise a double press.

    Args:
        device: Which keyboard, mouse or touch screen, by any name that tells it from the others.
        at: Milliseconds on the clock of that device's events; None where its events have no
            time, and the moment at which the press is handled counts.
    """

    device: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class CastBallot:
    """A ballot for the ballot box; with `by` = -1 the last voter's, taken back.

    `press` is None for a ballot that nobody pressed a key for, as in a rehearsal: it is never the
    second half of a double press. `in_room` is a ballot cast on the room's screen: the desk, where
    another voter may stand, does not show what was chosen.
    """

    choice: int
    by: int = 1
    press: Press | None = None
    in_room: bool = False


@dataclass(frozen=True, slots=True)
class SetTableVote:
    """The agreed vote of a table, from 1; None takes it away."""

    table: int
    choice: int | None


@dataclass(frozen=True, slots=True)
class ChangeVotingMethod:
    """Go on voting in another way: in this round, and in those to come."""

    method: VotingMethod


@dataclass(frozen=True, slots=True)
class RevealOrHide:
    """Show the room the result, or hide it again."""


@dataclass(frozen=True, slots=True)
class StartSecondRound:
    """Vote on the same thing once more."""


@dataclass(frozen=True, slots=True)
class ToggleReference:
    """Show the room the duiding, or hide it again."""


@dataclass(frozen=True, slots=True)
class ToggleCurtain:
    """Hide the scene behind a black or a break screen, or show it again."""

    curtain: Curtain


@dataclass(frozen=True, slots=True)
class WriteNote:
    """The trainer's note at a place, as it now reads."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class SetParticipants:
    """How many people are in the room: 1 to 999."""

    number: int


@dataclass(frozen=True, slots=True)
class SetTables:
    """How many tables there are: 0 to 30."""

    number: int


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Words of the group; `table` is 0 for no table.

    They belong to the item at `place`; None is where the workshop is.
    """

    text: str
    table: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EditEntry:
    """What an entry now reads, and whose it is; without text it goes.

    `place` is where it stands, as with `AddEntry`.
    """

    id: int
    text: str
    table: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """An entry further down (`by` > 0) or up in the list."""

    id: int
    by: int


@dataclass(frozen=True, slots=True)
class ToggleByTable:
    """Group what was collected by table, or show it in order again."""


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Leave a step out, or take it in again; nothing that was done there is lost."""

    step: int


@dataclass(frozen=True, slots=True)
class RepeatStep:
    """The same step once more, right after this one; the first time stays as it was."""

    step: int


@dataclass(frozen=True, slots=True)
class MoveStep:
    """A step later (`by` > 0) or earlier in the programme."""

    step: int
    by: int


@dataclass(frozen=True, slots=True)
class AddStep:
    """A new step, right after the one with the id `after`."""

    kind: StepKind
    content: str
    minutes: int
    after: int


@dataclass(frozen=True, slots=True)
class ChangeMinutes:
    """Minutes more (`by` > 0) or fewer for the step the workshop is at."""

    by: int


@dataclass(frozen=True, slots=True)
class ToggleTimer:
    """Start the clock of this step, or stop it."""


@dataclass(frozen=True, slots=True)
class ToggleCountdown:
    """Show the room how much time is left, or stop showing it."""


Command = (
    Next
    | Back
    | GoTo
    | OpenOrClose
    | ChangeCount
    | CastBallot
    | SetTableVote
    | ChangeVotingMethod
    | RevealOrHide
    | StartSecondRound
    | ToggleReference
    | ToggleCurtain
    | WriteNote
    | SetParticipants
    | SetTables
    | AddEntry
    | EditEntry
    | MoveEntry
    | ToggleByTable
    | SkipStep
    | RepeatStep
    | MoveStep
    | AddStep
    | ChangeMinutes
    | ToggleTimer
    | ToggleCountdown
)


class Refusal(Enum):
    """Why a command had no effect. The windows put it into words."""

    NOTHING_TO_VOTE_ON = "nothing to vote on"
    VOTE_IS_CLOSED = "vote is closed"
    RESULT_IS_SHOWN = "result is shown"
    NOT_A_CHOICE = "not a choice here"
    ANOTHER_WAY = "votes come in another way"
    NO_VOTES_YET = "no votes yet"
    NO_VOTE_TO_TAKE = "no vote to take away"
    NO_BALLOT_TO_TAKE = "no ballot to take back"
    NOT_A_TABLE = "not a table"
    TOO_MANY_VOTES = "too many votes"
    FIRST_ROUND_FIRST = "first round first"
    ALREADY_SECOND_ROUND = "already second round"
    ONE_ROUND_ONLY = "one round only"
    NO_REFERENCE = "no reference"
    REFERENCE_AFTER_RESULT = "reference after result"
    AT_THE_START = "at the start"
    AT_THE_END = "at the end"
    NOTHING_TO_UNDO = "nothing to undo"
    NOTHING_TO_REDO = "nothing to redo"
    NOT_A_NUMBER_OF_PEOPLE = "not a number of people"
    NOT_A_NUMBER_OF_TABLES = "not a number of tables"
    NOTHING_TO_COLLECT = "nothing to collect"
    NO_SUCH_ENTRY = "no such entry"
    NOTHING_WRITTEN = "nothing written"
    TOO_LONG = "too long"
    TOO_MANY_ENTRIES = "too many entries"
    NO_SUCH_STEP = "no such step"
    LAST_STEP_LEFT = "last step left"
    TOO_MANY_STEPS = "too many steps"
    NOT_SO_MANY_MINUTES = "not so many minutes"


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A command that has no effect here and now; nothing was changed."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
