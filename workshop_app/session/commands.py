"""The commands to a running workshop, and the reasons why one can be refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workshop_app.content.step_kind import StepKind
from workshop_app.session.state import Curtain, Place, VotingMethod


@dataclass(frozen=True, slots=True)
class Next:
    """Go on to the next stage, item or step."""


@dataclass(frozen=True, slots=True)
class Back:
    """Go back to the previous stage, item or step."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a step of the programme, by its id, and to an item of it, counted from 0."""

    step: int
    item: int = 0


@dataclass(frozen=True, slots=True)
class OpenOrClose:
    """Open the vote, or close it."""


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """Count one more raised hand (`by` = 1) or one fewer (-1) for a choice."""

    choice: int
    by: int = 1


@dataclass(frozen=True, slots=True)
class Press:
    """Where and when a voter pressed. Held in memory briefly, to recognise a double press.

    Args:
        device: A unique name of the keyboard, mouse or touch screen.
        at: Milliseconds on the clock of that device's events. None if its events have no time;
            then the moment at which the press is handled is used.
    """

    device: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class CastBallot:
    """Put a ballot in the ballot box; with `by` = -1, take back that of the last voter.

    `press` is None for a ballot without a key press, as in a rehearsal; it is never the second
    half of a double press. `in_room` marks a ballot cast on the room's screen: the laptop, where
    another voter may be standing, does not show its choice.
    """

    choice: int
    by: int = 1
    press: Press | None = None
    in_room: bool = False


@dataclass(frozen=True, slots=True)
class SetTableVote:
    """Set the vote of a table, numbered from 1; None removes it."""

    table: int
    choice: int | None


@dataclass(frozen=True, slots=True)
class ChangeVotingMethod:
    """Change the voting method of this round and of later rounds."""

    method: VotingMethod


@dataclass(frozen=True, slots=True)
class RevealOrHide:
    """Show the room the result, or hide it again."""


@dataclass(frozen=True, slots=True)
class StartSecondRound:
    """Start the second vote on the current item."""


@dataclass(frozen=True, slots=True)
class SkipSecondRound:
    """Go past the second vote on the current item, to its reference or to the next item."""


@dataclass(frozen=True, slots=True)
class ToggleReferenceStage:
    """Set whether going on from the last result of a behaviour shows its reference."""


@dataclass(frozen=True, slots=True)
class ToggleReference:
    """Show the room the reference, or hide it again."""


@dataclass(frozen=True, slots=True)
class ToggleCurtain:
    """Hide the scene behind a black or a break screen, or show it again."""

    curtain: Curtain


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Replace the trainer's note at a place with this text."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class SetParticipants:
    """Set the number of participants: 1 to 999."""

    number: int


@dataclass(frozen=True, slots=True)
class SetTables:
    """Set the number of tables: 0 to 30."""

    number: int


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry of the group; `table` is 0 for no table.

    The entry belongs to the item at `place`; None means the current item.
    """

    text: str
    table: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class EditEntry:
    """Change the text and the table of an entry; an empty text deletes it.

    `place` is the item it belongs to, as in `AddEntry`.
    """

    id: int
    text: str
    table: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class MoveEntry:
    """Move an entry down (`by` > 0) or up in the list."""

    id: int
    by: int


@dataclass(frozen=True, slots=True)
class ToggleByTable:
    """Group the entries by table, or show them in order again."""


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Skip a step, or include it again; its results are not lost."""

    step: int


@dataclass(frozen=True, slots=True)
class RepeatStep:
    """Insert a copy of a step directly after it; the original is unchanged."""

    step: int


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Remove a step at which nothing was recorded."""

    step: int


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Move a step later (`by` > 0) or earlier in the programme."""

    step: int
    by: int


@dataclass(frozen=True, slots=True)
class AddStep:
    """Insert a new step directly after the step with the id `after`."""

    kind: StepKind
    content: str
    minutes: int
    after: int


@dataclass(frozen=True, slots=True)
class ChangeMinutes:
    """Add minutes to the current step; `by` < 0 removes them."""

    by: int


@dataclass(frozen=True, slots=True)
class ToggleTimer:
    """Start or stop the clock of the current step."""


@dataclass(frozen=True, slots=True)
class ToggleCountdown:
    """Show the room the remaining time, or hide it again."""


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
    | SkipSecondRound
    | ToggleReferenceStage
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
    | RemoveStep
    | MoveStep
    | AddStep
    | ChangeMinutes
    | ToggleTimer
    | ToggleCountdown
)


class Refusal(Enum):
    """Why a command had no effect. The user interface has a message for each reason."""

    NOTHING_TO_VOTE_ON = "nothing to vote on"
    VOTE_IS_CLOSED = "vote is closed"
    RESULT_IS_SHOWN = "result is shown"
    NOT_A_CHOICE = "not a choice here"
    ANOTHER_METHOD = "votes come in by another method"
    NO_VOTES_YET = "no votes yet"
    BALLOTS_NOT_SAVED = "ballots not saved"
    NO_VOTE_TO_TAKE = "no vote to take away"
    NO_BALLOT_TO_TAKE = "no ballot to take back"
    NOT_A_TABLE = "not a table"
    TOO_MANY_VOTES = "too many votes"
    FIRST_ROUND_FIRST = "first round first"
    ALREADY_SECOND_ROUND = "already second round"
    ONE_ROUND_ONLY = "one round only"
    NO_REFERENCE = "no reference"
    REFERENCE_AFTER_RESULT = "reference after result"
    TOO_SOON = "too soon"
    NOBODY_VOTED = "nobody voted"
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
    CURRENT_STEP = "current step"
    SOMETHING_RECORDED = "something recorded"
    TOO_MANY_STEPS = "too many steps"
    NOT_SO_MANY_MINUTES = "not so many minutes"


class Refused(Exception):  # noqa: N818 - a refusal is a normal outcome, not an error
    """Raised when a command has no effect at this point; nothing was changed."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
