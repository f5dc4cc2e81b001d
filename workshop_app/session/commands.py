"""What a trainer can ask of a running workshop, and why it may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workshop_app.session.state import Curtain, Place


@dataclass(frozen=True, slots=True)
class Next:
    """On to what comes next."""


@dataclass(frozen=True, slots=True)
class Back:
    """To what came before."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """To a step of the programme, and an item of it."""

    step: int
    item: int = 0


@dataclass(frozen=True, slots=True)
class OpenOrClose:
    """Open the vote, or close it."""


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """One vote more (`by` = 1) or one less (-1) for a niveau."""

    niveau: int
    by: int = 1


@dataclass(frozen=True, slots=True)
class RevealOrHide:
    """Show the room the result, or hide it again."""


@dataclass(frozen=True, slots=True)
class StartSecondRound:
    """Vote on the same behaviour once more."""


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


Command = (
    Next
    | Back
    | GoTo
    | OpenOrClose
    | ChangeCount
    | RevealOrHide
    | StartSecondRound
    | ToggleReference
    | ToggleCurtain
    | WriteNote
    | SetParticipants
)


class Refusal(Enum):
    """Why a command had no effect. The windows put it into words."""

    NOTHING_TO_VOTE_ON = "nothing to vote on"
    VOTE_IS_CLOSED = "vote is closed"
    RESULT_IS_SHOWN = "result is shown"
    NOT_ON_THIS_CARD = "niveau not on this card"
    NO_VOTES_YET = "no votes yet"
    NO_VOTE_TO_TAKE = "no vote to take away"
    TOO_MANY_VOTES = "too many votes"
    FIRST_ROUND_FIRST = "first round first"
    ALREADY_SECOND_ROUND = "already second round"
    REFERENCE_AFTER_RESULT = "reference after result"
    AT_THE_START = "at the start"
    AT_THE_END = "at the end"
    NOTHING_TO_UNDO = "nothing to undo"
    NOTHING_TO_REDO = "nothing to redo"
    NOT_A_NUMBER_OF_PEOPLE = "not a number of people"


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A command that has no effect here and now; nothing was changed."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
