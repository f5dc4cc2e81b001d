"""The rules as a whole: every refusal, settings at any moment, and arbitrary commands."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.effective_commands import CHAT, EFFECTIVE, TO_RESULT, TO_VOTE
from tests.support.samples import (
    END,
    LOBBY,
    NOON,
    PAUSE,
    TIME,
    WELCOME,
    MemoryStore,
    TickingClock,
    after,
    check_room,
    check_state,
    commands,
    contents,
    refusal,
    start,
    workshop,
)
from workshop_app.session.collecting import MOST_ENTRIES, MOST_TABLES
from workshop_app.session.commands import (
    AddEntry,
    Back,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    Next,
    OpenOrClose,
    Refusal,
    Refused,
    RemoveStep,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipStep,
    StartSecondRound,
    ToggleByTable,
    ToggleCountdown,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.programme_changes import MOST_STEPS, has_records
from workshop_app.session.rules import LONGEST_NOTE, MOST_PEOPLE, apply, current_place
from workshop_app.session.state import Place, State, VotingMethod
from workshop_app.session.voting import MOST_VOTES

# ------------------------------------------------------------------ every refusal

Press = Callable[[LiveSession], Snapshot]


def doing(command: Command) -> Press:
    """A function that does a command in a session."""
    return lambda session: session.do(command)


REFUSED: dict[Refusal, tuple[tuple[Command, ...], Press]] = {
    Refusal.NOTHING_TO_VOTE_ON: ((), doing(OpenOrClose())),
    Refusal.VOTE_IS_CLOSED: ((*TO_VOTE, OpenOrClose()), doing(ChangeCount(3))),
    Refusal.RESULT_IS_SHOWN: (TO_RESULT, doing(ChangeCount(3))),
    Refusal.NOT_A_CHOICE: (TO_VOTE, doing(ChangeCount(6))),
    Refusal.ANOTHER_METHOD: (TO_VOTE, doing(CastBallot(3))),
    Refusal.NO_VOTES_YET: (TO_VOTE, doing(RevealOrHide())),
    Refusal.NO_VOTE_TO_TAKE: (TO_VOTE, doing(ChangeCount(3, -1))),
    Refusal.NO_BALLOT_TO_TAKE: (
        (ChangeVotingMethod(VotingMethod.BALLOT_BOX), *TO_VOTE),
        LiveSession.take_back_ballot,
    ),
    Refusal.NOT_A_TABLE: (
        (ChangeVotingMethod(VotingMethod.TABLES), *TO_VOTE),
        doing(SetTableVote(9, 3)),
    ),
    Refusal.TOO_MANY_VOTES: ((*TO_VOTE, ChangeCount(3, MOST_VOTES)), doing(ChangeCount(3))),
    Refusal.FIRST_ROUND_FIRST: (TO_VOTE, doing(StartSecondRound())),
    Refusal.ALREADY_SECOND_ROUND: ((*TO_RESULT, StartSecondRound()), doing(StartSecondRound())),
    Refusal.ONE_ROUND_ONLY: ((GoTo(END), Next(), ChangeCount(5)), doing(StartSecondRound())),
    Refusal.NO_REFERENCE: ((GoTo(END), Next(), ChangeCount(5), Next()), doing(ToggleReference())),
    Refusal.REFERENCE_AFTER_RESULT: (TO_VOTE, doing(ToggleReference())),
    Refusal.AT_THE_START: ((), doing(Back())),
    Refusal.AT_THE_END: ((GoTo(END, 1),), doing(Next())),
    Refusal.NOTHING_TO_UNDO: ((), LiveSession.undo),
    Refusal.NOTHING_TO_REDO: ((Next(),), LiveSession.redo),
    Refusal.NOT_A_NUMBER_OF_PEOPLE: ((), doing(SetParticipants(0))),
    Refusal.NOT_A_NUMBER_OF_TABLES: ((), doing(SetTables(-1))),
    Refusal.TOO_LONG: ((), doing(WriteNote(CHAT, "x" * (LONGEST_NOTE + 1)))),
    Refusal.NOTHING_TO_COLLECT: ((), doing(AddEntry("words"))),
    Refusal.NO_SUCH_ENTRY: ((GoTo(TIME), AddEntry("words")), doing(EditEntry(2, "others"))),
    Refusal.NOTHING_WRITTEN: ((GoTo(TIME),), doing(AddEntry("  "))),
    Refusal.TOO_MANY_ENTRIES: ((GoTo(TIME), *[AddEntry("w")] * MOST_ENTRIES), doing(AddEntry("w"))),
    Refusal.NO_SUCH_STEP: ((), doing(GoTo(END + 1))),
    Refusal.LAST_STEP_LEFT: (tuple(map(SkipStep, range(1, END))), doing(SkipStep(END))),
    Refusal.CURRENT_STEP: ((), doing(RemoveStep(WELCOME))),
    Refusal.SOMETHING_RECORDED: ((WriteNote(CHAT, "a note"),), doing(RemoveStep(LOBBY))),
    Refusal.TOO_MANY_STEPS: ((RepeatStep(PAUSE),) * (MOST_STEPS - END), doing(RepeatStep(PAUSE))),
    Refusal.NOT_SO_MANY_MINUTES: ((), doing(ChangeMinutes(-5))),
}
"""For each refusal the commands that lead up to it, and the action that is refused."""


def test_there_is_an_example_of_every_refusal() -> None:
    # Not of those that depend on the disk or on time: see test_sealed_ballots and test_pace.
    elsewhere = {Refusal.BALLOTS_NOT_SAVED, Refusal.TOO_SOON, Refusal.NOBODY_VOTED}
    assert REFUSED.keys() == set(Refusal) - elsewhere


@pytest.mark.parametrize("reason", REFUSED)
def test_a_refused_command_gives_its_reason_and_changes_nothing(reason: Refusal) -> None:
    given_first, press = REFUSED[reason]
    store = MemoryStore(start())
    session = LiveSession(workshop(), start(), store, TickingClock())
    for command in given_first:
        assert session.do(command).refusal is None
    before, saves = session.snapshot, store.saves
    snapshot = press(session)
    assert snapshot.refusal is reason
    assert snapshot.state == before.state == store.state
    assert (snapshot.undoable, snapshot.redoable) == (before.undoable, before.redoable)
    assert snapshot.public == before.public
    assert store.saves == saves


# ------------------------------------------------------------------ every command


def test_every_command_has_an_effect_in_some_state() -> None:
    assert {type(command) for _, command in EFFECTIVE} == set(get_args(Command))
    for path, command in EFFECTIVE:
        before = after(*path)
        kept = deepcopy((before.rounds, before.notes, before.entries, before.timer))
        changed = apply(contents(), before, command, NOON)
        assert changed != before, command
        check_state(changed)
        assert (before.rounds, before.notes, before.entries, before.timer) == kept, command


# ------------------------------------------------------------------ notes


def test_a_note_is_replaced_by_the_next_and_removed_when_empty() -> None:
    other = Place(WELCOME, "")
    state = after(WriteNote(CHAT, "one"), WriteNote(other, "two"), WriteNote(CHAT, "three"))
    assert state.notes == {CHAT: "three", other: "two"}
    assert after(WriteNote(CHAT, ""), state=state).notes == {other: "two"}
    assert after(WriteNote(CHAT, "")).notes == {}


def test_the_length_of_a_note_is_limited() -> None:
    state = after(WriteNote(CHAT, "x" * LONGEST_NOTE))
    assert state.notes[CHAT] == "x" * LONGEST_NOTE
    assert refusal(state, WriteNote(CHAT, "x" * (LONGEST_NOTE + 1))) is Refusal.TOO_LONG


@given(st.text(st.characters(categories=["Cs", "L"]), min_size=1))
def test_a_lone_surrogate_in_a_note_is_replaced(text: str) -> None:
    kept = after(WriteNote(CHAT, text)).notes[CHAT]
    assert kept.encode().decode() == kept
    assert len(kept) == len(text)


def test_a_note_keeps_its_line_breaks() -> None:
    assert after(WriteNote(CHAT, "one\n two\n")).notes[CHAT] == "one\n two\n"


def test_a_note_belongs_to_the_step_or_to_the_poll() -> None:
    assert current_place(contents(), after(GoTo(LOBBY))) == Place(LOBBY, "")
    assert current_place(contents(), after(*TO_VOTE)) == CHAT
    assert current_place(contents(), after(RepeatStep(LOBBY), GoTo(END + 1, 1))) == Place(
        END + 1, "chat"
    )


# ------------------------------------------------------------------ people, tables, toggles


@pytest.mark.parametrize("number", [1, 40, MOST_PEOPLE])
def test_the_number_of_people_can_be_set(number: int) -> None:
    assert after(SetParticipants(number)).participants == number


@pytest.mark.parametrize("number", [-1, 0, MOST_PEOPLE + 1])
def test_an_invalid_number_of_people_is_refused(number: int) -> None:
    assert refusal(start(), SetParticipants(number)) is Refusal.NOT_A_NUMBER_OF_PEOPLE


@pytest.mark.parametrize("number", [0, 1, MOST_TABLES])
def test_the_number_of_tables_can_be_set(number: int) -> None:
    assert after(SetTables(5), SetTables(number)).tables == number


@pytest.mark.parametrize("number", [-1, MOST_TABLES + 1])
def test_an_invalid_number_of_tables_is_refused(number: int) -> None:
    assert refusal(start(), SetTables(number)) is Refusal.NOT_A_NUMBER_OF_TABLES


@pytest.mark.parametrize("toggle", [ToggleByTable(), ToggleCountdown()])
def test_a_toggle_twice_has_no_effect(toggle: Command) -> None:
    on = after(*TO_VOTE, toggle)
    assert on != after(*TO_VOTE)
    assert after(toggle, state=on) == after(*TO_VOTE)


# ------------------------------------------------------------------ any commands in any order

VOTING = {ChangeCount: "hands", CastBallot: "ballots", SetTableVote: "tables"}


def votes_of(state: State, kind: str) -> dict[object, object]:
    """The votes of one kind in all rounds that have any."""
    found = {key: getattr(round_, kind) for key, round_ in state.rounds.items()}
    return {key: counted for key, counted in found.items() if counted and counted != (0,) * 6}


@given(st.lists(commands(), max_size=50))
@settings(max_examples=150)
def test_the_invariants_hold_after_any_commands(pressed: list[Command]) -> None:
    state = start()
    for command in pressed:
        try:
            changed = apply(contents(), state, command, NOON)
        except Refused:
            continue
        check_state(changed)
        check_room(changed)
        for kind, votes_there in VOTING.items():
            if not isinstance(command, kind):
                assert votes_of(changed, votes_there) == votes_of(state, votes_there)
        gone = {step.id for step in state.steps} - {step.id for step in changed.steps}
        assert not gone or isinstance(command, RemoveStep)
        assert not any(has_records(state, step) for step in gone)
        if not isinstance(command, WriteNote):
            assert changed.notes == state.notes
        if not isinstance(command, AddEntry | EditEntry | MoveEntry):
            assert changed.entries == state.entries
        state = changed
    assert_leads_to_end(state, Next(), Refusal.AT_THE_END)
    assert_leads_to_end(state, Back(), Refusal.AT_THE_START)


def assert_leads_to_end(state: State, command: Command, end: Refusal) -> None:
    """Assert that repeating `command` leads to an end of the programme without losing votes."""
    cast = {key: round_.counts for key, round_ in state.rounds.items() if round_.votes}
    for _ in range(12 * sum(len(contents().items(step)) for step in state.steps)):
        reason = refusal(state, command)
        if reason is not None:
            break
        state = after(command, state=state)
        check_state(state)
    else:
        raise AssertionError("it goes round in a circle")
    assert reason is end
    ids = [step.id for step in state.steps]
    here = ids.index(state.position.step)
    beyond = state.steps[here + 1 :] if command == Next() else state.steps[:here]
    assert all(step.skipped for step in beyond)
    last = len(contents().items(state.step)) - 1
    assert state.position.item == (last if command == Next() else 0)
    assert {key: round_.counts for key, round_ in state.rounds.items() if round_.votes} == cast
