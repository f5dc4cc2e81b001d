"""A state in which each command has an effect, by the commands that lead to it."""

from __future__ import annotations

from tests.support.samples import LOBBY, TIME, votes
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    Back,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    RemoveStep,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipSecondRound,
    SkipStep,
    StartSecondRound,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReference,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.state import Curtain, Place, VotingMethod

CHAT = Place(LOBBY, "chat")
TO_VOTE = (GoTo(LOBBY, 1), Next())
TO_RESULT = (*TO_VOTE, *votes(2, 5), Next())

EFFECTIVE: tuple[tuple[tuple[Command, ...], Command], ...] = (
    ((), Next()),
    ((Next(),), Back()),
    ((), GoTo(TIME)),
    ((GoTo(LOBBY, 1),), OpenOrClose()),
    (TO_VOTE, ChangeCount(3)),
    ((ChangeVotingMethod(VotingMethod.BALLOT_BOX), *TO_VOTE), CastBallot(3)),
    ((ChangeVotingMethod(VotingMethod.TABLES), *TO_VOTE), SetTableVote(1, 3)),
    ((), ChangeVotingMethod(VotingMethod.TABLES)),
    ((*TO_VOTE, ChangeCount(3)), RevealOrHide()),
    (TO_RESULT, StartSecondRound()),
    (TO_RESULT, SkipSecondRound()),
    ((), ToggleReferenceStage()),
    (TO_RESULT, ToggleReference()),
    ((), ToggleCurtain(Curtain.BLACK)),
    ((), WriteNote(CHAT, "a note")),
    ((), SetParticipants(9)),
    ((), SetTables(4)),
    ((GoTo(TIME),), AddEntry("words")),
    ((GoTo(TIME), AddEntry("words")), EditEntry(1, "others")),
    ((GoTo(TIME), AddEntry("one"), AddEntry("two")), MoveEntry(1, 1)),
    ((), ToggleByTable()),
    ((), SkipStep(TIME)),
    ((), RepeatStep(TIME)),
    ((), RemoveStep(TIME)),
    ((), MoveStep(TIME, 1)),
    ((), AddStep(StepKind.BREAK, "", 5, TIME)),
    ((), ChangeMinutes(1)),
    ((), ToggleTimer()),
    ((), ToggleCountdown()),
)
"""For each command the commands that lead to a state in which it has an effect."""
