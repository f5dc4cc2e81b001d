"""The live session: only committed votes count, also while saving fails."""

from __future__ import annotations

import gc
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.support.samples import (
    ENOUGH,
    INDICATORS,
    LOBBY,
    NOON,
    NOTE,
    PAUSE,
    TEAM,
    TIME,
    TRAIN,
    WELCOME,
    MemoryStore,
    SetClock,
    TickingClock,
    after,
    check_room,
    check_state,
    collecting_commands,
    commands,
    contents,
    public,
    start,
    votes,
    workshop,
)
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import StorageError
from workshop_app.results.advice import Advice, Band, Pattern
from workshop_app.results.tally import NO_VOTES, Counts
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
    Press,
    Refusal,
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
from workshop_app.session.history import LONGEST_HISTORY
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.navigation import current_item
from workshop_app.session.programme import Workshop
from workshop_app.session.programme_changes import has_records
from workshop_app.session.scenes import (
    BallotFeedback,
    GapsScene,
    ResultScene,
    StoryScene,
    VoteScene,
)
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import (
    Curtain,
    Place,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    Timer,
    VotingMethod,
)
from workshop_app.session.timing import time_view
from workshop_app.settings import Settings

FULL = StorageError("De schijf is vol.", "Maak ruimte vrij.")
CHAT_1 = RoundKey(LOBBY, "chat", 1)
CHAT = Place(LOBBY, "chat")


class Show:
    """A live session with a store that can fail, and the snapshots that its listener received."""

    def __init__(self, *given: Command) -> None:
        self.store = MemoryStore(start())
        self.session = LiveSession(workshop(), start(), self.store, TickingClock())
        self.heard: list[Snapshot] = []
        self.session.on_snapshot.append(self.heard.append)
        self.do(*given)

    def do(self, *given: Command) -> Snapshot:
        """Do these commands in order."""
        for command in given:
            self.session.do(command)
        return self.session.snapshot

    @property
    def kept(self) -> Counts:
        """The counts of the first round in the store."""
        round_ = self.store.state.rounds.get(CHAT_1)
        return round_.counts if round_ else NO_VOTES

    @property
    def shown(self) -> int:
        """The number of votes that the room sees in the current vote."""
        scene = self.session.snapshot.public.scene
        assert isinstance(scene, VoteScene)
        return scene.votes


@pytest.fixture
def show() -> Show:
    """A workshop at its first vote, with two votes for niveau 1."""
    show = Show(GoTo(LOBBY, 1), Next(), *votes(1, 2))
    show.heard.clear()
    return show


# ------------------------------------------------------------------ saved votes are shown


def test_a_vote_is_shown_after_it_is_saved(show: Show) -> None:
    snapshot = show.do(ChangeCount(3))
    assert show.kept == (0, 2, 0, 1, 0, 0)
    assert show.shown == 3
    assert snapshot.unsaved is None


def test_nothing_is_shown_before_it_is_saved(show: Show) -> None:
    """During a save the room still sees the previous state."""
    seen: list[object] = []

    class WatchingStore(MemoryStore):
        def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
            seen.append(session.snapshot.public)
            super().save(workshop, before, after, at)

    state = show.store.state
    session = LiveSession(workshop(), state, WatchingStore(state), TickingClock())
    before = session.snapshot.public
    assert session.do(ChangeCount(3)).public != before
    assert seen == [before]


def test_the_snapshot_has_the_time_of_the_last_save() -> None:
    show = Show()
    assert show.session.snapshot.saved_at is None
    first = show.do(Next()).saved_at
    assert first is not None
    assert first > NOON
    refused = show.do(OpenOrClose())
    assert refused.saved_at == first
    later = show.do(Next()).saved_at
    assert later is not None
    assert later > first
    show.store.trouble = FULL
    assert show.do(Next()).saved_at == later


WAYS: dict[VotingMethod, tuple[tuple[Command, ...], Counts]] = {
    VotingMethod.SHOW_OF_HANDS: ((*votes(3, 4), ChangeCount(1, -1)), (0, 1, 0, 4, 0, 0)),
    VotingMethod.BALLOT_BOX: (tuple([CastBallot(3)] * 5), (0, 2, 0, 5, 0, 0)),
    VotingMethod.TABLES: (
        tuple(SetTableVote(table, 3) for table in range(1, 6)),
        (0, 2, 0, 5, 0, 0),
    ),
}
"""Five changes of votes by each voting method, and the counts they give with two hands for 1."""


@pytest.fixture(params=WAYS)
def method(request: pytest.FixtureRequest, show: Show) -> VotingMethod:
    """A voting method, set while the first vote is open."""
    found = request.param
    assert isinstance(found, VotingMethod)
    show.do(SetTables(6), ChangeVotingMethod(found))
    return found


def test_votes_wait_unseen_while_saving_fails(show: Show, method: VotingMethod) -> None:
    show.store.trouble = FULL
    snapshot = show.do(*WAYS[method][0])
    assert show.shown == 2
    assert snapshot.state.rounds[CHAT_1].counts == (0, 2, 0, 0, 0, 0)
    scene = snapshot.public.scene
    assert isinstance(scene, VoteScene)
    assert scene.tables_in == ()
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 5
    assert snapshot.unsaved.error is FULL


def test_waiting_votes_are_counted_once_after_a_retry(show: Show, method: VotingMethod) -> None:
    show.store.trouble = FULL
    show.do(*WAYS[method][0])
    assert show.session.retry().unsaved is not None
    assert show.shown == 2
    show.store.trouble = None
    for _ in range(3):
        assert show.session.retry().unsaved is None
        assert show.kept == WAYS[method][1]
        assert show.shown == sum(WAYS[method][1])


def test_waiting_votes_are_counted_with_the_next_command(show: Show, method: VotingMethod) -> None:
    show.store.trouble = FULL
    show.do(*WAYS[method][0])
    show.store.trouble = None
    snapshot = show.do(ToggleCurtain(Curtain.BREAK))
    assert snapshot.unsaved is None
    assert show.kept == WAYS[method][1]


def test_a_waiting_vote_can_be_undone(show: Show) -> None:
    show.store.trouble = FULL
    show.do(ChangeCount(3))
    snapshot = show.session.undo()
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 0
    show.store.trouble = None
    show.session.retry()
    assert show.kept == (0, 2, 0, 0, 0, 0)


def test_the_show_continues_while_saving_fails(show: Show) -> None:
    show.store.trouble = FULL
    snapshot = show.do(GoTo(TRAIN))
    assert snapshot.state.position.step == TRAIN
    assert isinstance(snapshot.public.scene, StoryScene)
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 0
    assert show.store.state.position.step == LOBBY


# A ballot box has no result while a ballot waits: see test_sealed_box.
@pytest.mark.parametrize("method", [VotingMethod.SHOW_OF_HANDS, VotingMethod.TABLES])
def test_a_result_shows_only_saved_votes(show: Show, method: VotingMethod) -> None:
    show.store.trouble = FULL
    snapshot = show.do(*WAYS[method][0], RevealOrHide())
    scene = snapshot.public.scene
    assert isinstance(scene, ResultScene)
    assert scene.counts == (0, 2, 0, 0, 0, 0)
    assert scene.standing == {}
    assert scene.agreement == 1
    assert snapshot.advice is not None
    assert snapshot.advice.votes == 2


@pytest.mark.parametrize("further", [(), (Next(),)], ids=["result", "talk"])
def test_without_saved_votes_there_is_no_result(further: tuple[Command, ...]) -> None:
    show = Show()
    show.store.trouble = FULL
    snapshot = show.do(GoTo(LOBBY, 1), Next(), *votes(3, 5), RevealOrHide(), *further)
    assert snapshot.state.position.stage is Stage.VOTE
    assert show.shown == 0

    show.store.trouble = None
    snapshot = show.session.retry()
    assert snapshot.state.position.stage is (Stage.TALK if further else Stage.RESULT)
    assert snapshot.state.rounds[CHAT_1].counts == (0, 0, 0, 5, 0, 0)
    assert snapshot.state.rounds[CHAT_1].state is RoundState.REVEALED


def test_an_unsaved_gap_is_not_in_the_overview() -> None:
    show = Show(GoTo(INDICATORS), Next(), *votes(1, 2))
    show.store.trouble = FULL
    scene = show.do(Next(), *votes(4, 2), Next(), GoTo(INDICATORS, 3)).public.scene
    assert isinstance(scene, GapsScene)
    assert scene.lines == ()
    show.store.trouble = None
    scene = show.session.retry().public.scene
    assert isinstance(scene, GapsScene)
    assert [line.gap.difference for line in scene.lines] == [3]


def test_a_refused_command_changes_nothing(show: Show) -> None:
    before, saves = show.session.snapshot, show.store.saves
    after = show.do(ChangeCount(3, -1))
    assert after.refusal is Refusal.NO_VOTE_TO_TAKE
    assert after.state == before.state
    assert after.public == before.public
    assert after.undoable == before.undoable
    assert show.store.saves == saves


def test_a_refusal_stays_until_the_next_command(show: Show) -> None:
    show.do(ChangeCount(3, -1))
    assert show.session.tick().refusal is Refusal.NO_VOTE_TO_TAKE
    assert show.do(ChangeCount(3)).refusal is None
    assert show.session.tick().refusal is None


def test_a_refused_command_does_not_save(show: Show) -> None:
    show.store.trouble = FULL
    show.do(ChangeCount(3))
    show.store.trouble = None
    assert show.do(ChangeCount(4, -1)).unsaved is not None


def test_a_tick_retries_to_save_while_something_waits(show: Show) -> None:
    show.store.trouble = FULL
    show.do(ChangeCount(3))
    assert show.session.tick().unsaved is not None
    show.store.trouble = None
    snapshot = show.session.tick()
    assert snapshot.unsaved is None
    assert snapshot.saved_at is not None
    assert show.shown == 3
    assert show.session.tick().saved_at == snapshot.saved_at, "nothing new was saved"


def test_a_tick_detects_that_saved_data_is_gone(show: Show) -> None:
    show.do(ChangeCount(3))
    show.store.trouble = FULL
    snapshot = show.session.tick()
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 0
    show.store.trouble = None
    assert show.session.tick().unsaved is None


class FaultyStore(MemoryStore):
    """A store that raises the error `bug` while that is set."""

    bug: Exception | None = None

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        if self.bug is not None:
            raise self.bug
        super().save(workshop, before, after, at)


def test_a_bug_in_saving_is_raised_once_and_the_show_continues() -> None:
    store = FaultyStore(start())
    session = LiveSession(workshop(), start(), store, TickingClock())
    heard: list[Snapshot] = []
    session.on_snapshot.append(heard.append)
    session.do(GoTo(LOBBY, 1))
    session.do(ChangeCount(3))
    store.bug = KeyError("a mistake")
    with pytest.raises(KeyError, match="a mistake"):
        session.do(ChangeCount(3))
    scene = session.snapshot.public.scene
    assert isinstance(scene, VoteScene)
    assert scene.votes == 1
    assert heard[-1] is session.snapshot
    assert session.snapshot.unsaved is not None
    assert session.snapshot.unsaved.votes == 1
    assert "Trede maakt een fout" in str(session.snapshot.unsaved.error)
    session.do(ChangeCount(4))  # not raised again: the same bug is already in the crash log
    session.tick()
    store.bug = KeyError("another")
    with pytest.raises(KeyError, match="another"):
        session.do(RevealOrHide())
    store.bug = None
    assert session.tick().unsaved is None
    assert store.state.rounds[CHAT_1].counts == (0, 0, 0, 2, 1, 0)


# ------------------------------------------------------------------ undo and redo


def test_a_refused_command_does_not_clear_redo(show: Show) -> None:
    show.session.undo()
    assert show.do(ChangeCount(5, -1)).redoable == ChangeCount(1)
    show.session.redo()
    assert show.kept == (0, 2, 0, 0, 0, 0)


def test_a_new_command_clears_redo(show: Show) -> None:
    show.session.undo()
    assert show.do(ChangeCount(5)).redoable is None
    assert show.session.redo().refusal is Refusal.NOTHING_TO_REDO


def test_at_the_beginning_there_is_nothing_to_undo_or_redo() -> None:
    show = Show()
    assert show.session.snapshot.undoable is None
    assert show.session.undo().refusal is Refusal.NOTHING_TO_UNDO
    assert show.session.redo().refusal is Refusal.NOTHING_TO_REDO
    assert show.store.saves == 0


ASIDE: dict[str, Command] = {
    "note": WriteNote(CHAT, "a note"),
    "method": ChangeVotingMethod(VotingMethod.BALLOT_BOX),
    "curtain": ToggleCurtain(Curtain.BREAK),
    "grouping": ToggleByTable(),
    "countdown": ToggleCountdown(),
    "timer": ToggleTimer(),
    "reference": ToggleReferenceStage(),
}
"""Commands that undo does not undo."""

PLANNED: dict[str, Command] = {
    "people": SetParticipants(9),
    "tables": SetTables(4),
    "minutes": ChangeMinutes(3),
    "repeated": RepeatStep(TIME),
    "left out": SkipStep(PAUSE),
    "removed": RemoveStep(PAUSE),
    "moved": MoveStep(TIME, -2),
    "added": AddStep(StepKind.BREAK, "", 5, TIME),
}
"""Commands about the programme and the group."""


@pytest.mark.parametrize("aside", ASIDE)
def test_undo_does_not_affect_commands_outside_the_vote(show: Show, aside: str) -> None:
    without = Show(GoTo(LOBBY, 1), Next(), *votes(1, 1)).session.snapshot.state
    changed = show.do(ASIDE[aside])
    assert changed.undoable == ChangeCount(1)
    state = show.session.undo().state
    assert state.rounds[CHAT_1].counts == (0, 1, 0, 0, 0, 0)
    assert state != without
    assert replace(state, rounds={}) == replace(changed.state, rounds={})
    assert show.session.redo().state == changed.state


@pytest.mark.parametrize("planned", PLANNED)
def test_undo_of_the_programme_leaves_the_room_as_it_is(show: Show, planned: str) -> None:
    before = show.session.snapshot.state
    changed = show.do(PLANNED[planned])
    assert changed.state != before
    assert changed.undoable == PLANNED[planned]
    show.do(OpenOrClose(), WriteNote(CHAT, "a note"))
    show.session.undo()
    again = show.session.undo()
    assert again.state == replace(before, notes=again.state.notes, timer=again.state.timer)
    assert again.state.notes == {CHAT: "a note"}
    assert show.session.redo().state == replace(changed.state, notes=again.state.notes)


def test_undo_of_a_skip_brings_no_earlier_result_on_the_screen() -> None:
    show = Show(GoTo(LOBBY, 1), Next(), ChangeCount(3), Next(), SkipStep(LOBBY))
    assert show.session.snapshot.state.position.step == TRAIN
    seen = show.session.snapshot.public.scene
    state = show.session.undo().state
    assert not next(step for step in state.steps if step.id == LOBBY).skipped
    assert show.session.snapshot.public.scene == seen
    state = show.session.redo().state
    assert state.position.step == TRAIN
    assert show.session.snapshot.public.scene == seen


def test_a_skip_that_is_redone_leaves_the_step() -> None:
    show = Show(GoTo(LOBBY, 1), Next(), ChangeCount(3), SkipStep(LOBBY))
    for _ in range(2):
        show.session.undo()
    assert show.session.snapshot.state.position.step == LOBBY
    show.session.redo()
    state = show.session.redo().state
    assert state.position.step == TRAIN
    check_state(state)


def test_undo_leaves_an_added_step_without_votes() -> None:
    show = Show(RepeatStep(WELCOME), SkipStep(WELCOME))
    added = show.session.snapshot.state.position.step
    assert added not in {step.id for step in start().steps}
    show.session.undo()
    assert show.session.snapshot.state.position.step == added
    state = show.session.undo().state
    assert state.position == start().position
    assert state.steps == start().steps
    assert added not in state.timer.spent
    check_state(state)
    show.session.redo()
    assert show.session.redo().state.position.step == added


def test_an_added_step_with_votes_is_kept_as_a_skipped_one() -> None:
    show = Show(RepeatStep(LOBBY))
    made = max(step.id for step in show.session.snapshot.state.steps)
    show.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(made, 1), Next(), CastBallot(3))
    while show.session.snapshot.undoable is not None:
        show.session.undo()
    state = show.session.snapshot.state
    kept = next(step for step in state.steps if step.id == made)
    assert kept.skipped
    assert state.steps.index(kept) == 1 + [step.id for step in state.steps].index(LOBBY)
    assert [step for step in state.steps if step is not kept] == list(start().steps)
    assert state.position == start().position
    redone = show.session.redo().state
    assert not next(step for step in redone.steps if step.id == made).skipped
    check_state(show.store.state)


def states_in_memory() -> int:
    """The number of `State` objects in this process."""
    gc.collect()
    return sum(isinstance(found, State) for found in gc.get_objects())


def test_the_number_of_states_in_memory_is_limited() -> None:
    show = Show(GoTo(LOBBY, 1), OpenOrClose())
    # The listener of `Show` collects every snapshot; only states of the session are to be counted.
    show.session.on_snapshot.clear()
    show.heard.clear()
    begun_with = states_in_memory()
    for turn in range(3 * LONGEST_HISTORY):
        show.session.do(ChangeCount(3, -1 if turn % 2 else 1))
        show.session.undo()
        show.session.redo()
    assert states_in_memory() - begun_with < 2 * LONGEST_HISTORY + 50
    for _ in range(LONGEST_HISTORY):
        assert show.session.undo().refusal is None
    assert show.session.undo().refusal is Refusal.NOTHING_TO_UNDO
    for _ in range(LONGEST_HISTORY):
        assert show.session.redo().refusal is None
    assert show.session.redo().refusal is Refusal.NOTHING_TO_REDO


def test_undo_takes_back_entries_one_at_a_time() -> None:
    given = [
        AddEntry("one"),
        AddEntry("two"),
        EditEntry(1, "uno"),
        MoveEntry(1, 1),
        EditEntry(2, ""),
    ]
    show = Show(GoTo(TIME))
    states = [
        show.session.snapshot.state.entries,
        *(show.do(command).state.entries for command in given),
    ]
    for words in states[-2::-1]:
        assert show.session.undo().state.entries == words
    for words in states[1:]:
        assert show.session.redo().state.entries == words


def test_undo_reopens_a_round(show: Show) -> None:
    show.do(OpenOrClose())
    assert show.session.undo().state.rounds[CHAT_1].state is RoundState.OPEN
    show.do(RevealOrHide())
    undone = show.session.undo()
    assert undone.state.position.stage is Stage.VOTE
    assert undone.state.rounds[CHAT_1].state is RoundState.OPEN


def test_undoing_the_opening_of_a_round_keeps_its_ballots() -> None:
    show = Show(ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), Next(), CastBallot(3))
    undone = show.session.undo().state
    assert undone.position.stage is Stage.READ
    assert undone.rounds == {CHAT_1: Round(method=VotingMethod.BALLOT_BOX, in_box=1)}
    assert show.store.state.rounds[CHAT_1].ballots == (0, 0, 0, 1, 0, 0)
    show.session.redo()
    assert show.store.state.rounds[CHAT_1].ballots == (0, 0, 0, 1, 0, 0)


@pytest.mark.parametrize("opening", [Next(), OpenOrClose(), ChangeCount(3)])
def test_redo_opens_a_vote_with_the_current_voting_method(opening: Command) -> None:
    """The voting method is not part of the history: neither undo nor redo changes it."""
    show = Show(GoTo(LOBBY, 1), opening)
    show.session.undo()
    show.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX))
    state = show.session.redo().state
    assert state.rounds[CHAT_1].method is state.method is VotingMethod.BALLOT_BOX
    assert show.do(CastBallot(4)).refusal is None


def test_undo_and_redo_of_a_tables_vote() -> None:
    show = Show(
        ChangeVotingMethod(VotingMethod.TABLES),
        GoTo(LOBBY, 1),
        Next(),
        SetTableVote(1, 3),
        SetTableVote(1, 4),
    )
    assert show.session.undo().state.rounds[CHAT_1].tables == {1: 3}
    assert show.session.undo().state.rounds[CHAT_1].tables == {}
    show.session.redo()
    assert show.session.redo().state.rounds[CHAT_1].tables == {1: 4}


def test_undo_can_return_to_a_step_that_was_skipped_since() -> None:
    show = Show(GoTo(LOBBY, 1), Next(), ChangeCount(3), SkipStep(LOBBY))
    assert show.session.snapshot.state.position.step == TRAIN
    show.session.undo()
    state = show.session.undo().state
    assert (state.position.step, state.position.stage) == (LOBBY, Stage.VOTE)
    check_state(state)


def test_lifting_the_curtain_adds_nothing_to_undo(show: Show) -> None:
    before = show.session.snapshot.undoable
    show.do(ToggleCurtain(Curtain.BLACK), Next())
    assert show.session.snapshot.undoable == before
    assert show.shown == 2


def test_going_to_the_current_step_adds_nothing_to_undo() -> None:
    show = Show(GoTo(LOBBY), GoTo(LOBBY))
    show.session.undo()
    assert show.session.snapshot.undoable is None


# ------------------------------------------------------------------ advice


def test_advice_appears_when_the_vote_closes_and_stays_with_the_result(show: Show) -> None:
    assert show.session.snapshot.advice is None
    expected = Advice(Band.EXPLAIN, Pattern.AGREED_OFF, 0, 2)  # no votes for 0
    for command in (OpenOrClose(), RevealOrHide(), Next()):
        assert show.do(command).advice == expected
    assert show.do(Next()).advice is None  # the second vote is open
    assert show.do(*votes(0, 4), OpenOrClose()).advice == Advice(
        Band.CLARIFY, Pattern.AGREED_ON, 4, 4
    )


@pytest.mark.parametrize("there", [GoTo(ENOUGH), GoTo(TEAM), GoTo(INDICATORS), GoTo(LOBBY)])
def test_without_a_reference_there_is_no_advice(there: Command) -> None:
    show = Show(there, Next(), *votes(1, 3))
    for command in (OpenOrClose(), RevealOrHide(), Next()):
        if show.session.snapshot.state.position.step != LOBBY:
            assert show.do(command).advice is None
    assert Show(GoTo(LOBBY)).session.snapshot.advice is None


def test_without_votes_there_is_no_advice() -> None:
    assert Show(GoTo(LOBBY, 1), Next(), OpenOrClose()).session.snapshot.advice is None


def test_the_thresholds_of_the_advice_come_from_the_settings() -> None:
    state = after(GoTo(LOBBY, 1), Next(), *votes(0, 2), *votes(1, 2), OpenOrClose())
    bands: list[Band] = []
    for bounds in (Settings(), Settings(explain_below=60), Settings(clarify_above=40)):
        session = LiveSession(workshop(), state, MemoryStore(state), TickingClock(), bounds)
        assert session.snapshot.advice is not None
        bands.append(session.snapshot.advice.band)
    assert bands == [Band.TALK, Band.EXPLAIN, Band.CLARIFY]


# ------------------------------------------------------------------ listeners


@pytest.mark.parametrize("trouble", [None, FULL], ids=["kept", "refused by the disk"])
def test_listeners_are_called_once_per_command(show: Show, trouble: StorageError | None) -> None:
    show.store.trouble = trouble
    session = show.session
    answers = [
        session.do(ChangeCount(3)),
        session.do(ChangeCount(4, -1)),
        session.do(CastBallot(3)),
        session.take_back_ballot(),
        session.undo(),
        session.redo(),
        session.redo(),
        session.retry(),
        session.tick(),
    ]
    assert len(show.heard) == len(answers)
    assert all(heard is answer for heard, answer in zip(show.heard, answers, strict=True))
    assert session.snapshot is answers[-1]


def test_a_listener_can_remove_itself_during_a_call(show: Show) -> None:
    def once(snapshot: Snapshot) -> None:
        assert snapshot.refusal is None
        show.session.on_snapshot.remove(once)

    show.session.on_snapshot.insert(0, once)
    show.do(ChangeCount(3), ChangeCount(3))
    assert len(show.heard) == 2
    assert once not in show.session.on_snapshot


def test_listeners_are_called_after_a_double_press_too() -> None:
    """The box redraws after each press, including one that does not count."""
    clock = SetClock()
    session = LiveSession(workshop(), start(), MemoryStore(start()), clock)
    ballot = CastBallot(3, press=Press("keyboard"))
    for command in (ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), Next(), ballot):
        session.do(command)
    heard: list[Snapshot] = []
    session.on_snapshot.append(heard.append)
    session.do(ballot)
    assert [snapshot.state.rounds[CHAT_1].votes for snapshot in heard] == [1]


# ------------------------------------------------------------------ any workshop at all

Tables = dict[RoundKey, dict[int, int]]
Hands = dict[RoundKey, list[int]]

OUTSIDE = (
    CastBallot,
    ChangeVotingMethod,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
"""Types of commands that undo does not undo."""

STEPS = (AddStep, ChangeMinutes, MoveStep, RemoveStep, RepeatStep, SkipStep)
GROUP = (SetParticipants, SetTables)
"""Types of commands that do not change what the room sees, and neither does undoing them."""

TO_VOTE_ON = [(LOBBY, 1), (LOBBY, 1), (LOBBY, 2), (ENOUGH, 0), (INDICATORS, 0), (INDICATORS, 1)]
IN_THE_FLOW: list[Command] = [
    *[Next(), Next(), Next(), Back(), Back(), OpenOrClose(), RevealOrHide(), StartSecondRound()],
    *[StartSecondRound(), SkipSecondRound(), ToggleReference()],
    *(ChangeVotingMethod(method) for method in VotingMethod),
]
"""Places with a poll, and the commands a trainer gives most often at one."""


@dataclass
class Counted:
    """Votes counted independently of the session; undo takes them back here too."""

    hands: Hands
    tables: Tables


Instant = tuple[State, Counted]


def undone(state: State) -> tuple[object, ...]:
    """The parts of a state that undo covers, except the ballots."""
    rounds = {
        key: (round_.state, round_.hands, dict(round_.tables))
        for key, round_ in state.rounds.items()
        if any(round_.hands) or round_.tables
    }
    return state.position, rounds, dict(state.entries), state.reference_shown


class AnyWorkshop(RuleBasedStateMachine):
    """A trainer and voters who give any commands, on a disk that sometimes fails.

    The same workshop also runs on a disk that never fails, which gives the wanted state. The votes
    are counted independently as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clock = SetClock()
        self.store = MemoryStore(start())
        self.session = LiveSession(workshop(), start(), self.store, self.clock)
        self.sound_store = MemoryStore(start())
        self.sound = LiveSession(workshop(), start(), self.sound_store, self.clock)
        self.ballots: Hands = {}
        self.counted = Counted({}, {})
        self.past: list[tuple[Command, Instant, Instant]] = []
        self.future: list[tuple[Command, Instant, Instant]] = []
        self.last_ballot: tuple[RoundKey, int] | None = None
        self.counted_at: dict[int, datetime] = {}
        self.pending = False

    @property
    def wanted(self) -> State:
        """The state of the workshop on the disk that never fails."""
        return self.sound_store.state

    @property
    def open_round(self) -> tuple[RoundKey, Round] | None:
        """The round that accepts votes now, if any."""
        state = self.wanted
        item = current_item(contents(), state)
        key = RoundKey(state.position.step, item.id, state.position.round)
        round_ = state.rounds.get(key)
        if item.poll is None or state.position.stage is not Stage.VOTE or round_ is None:
            return None
        return (key, round_) if round_.state is RoundState.OPEN else None

    def saved(self) -> None:
        """Update `pending` after something was saved or has to wait."""
        self.pending = self.store.trouble is not None

    def box_left(self) -> None:
        """Forget the last ballot once the round at the box has closed or is another one."""
        key, round_ = self.open_round or (None, Round())
        box = key if round_.method is VotingMethod.BALLOT_BOX else None
        if self.last_ballot is not None and self.last_ballot[0] != box:
            self.last_ballot = None

    # commands

    @rule(command=commands(st.just("said"), st.just(NOTE) | st.just("")))
    def press(self, command: Command) -> None:
        """Do any command; a ballot goes to the ballot box."""
        if isinstance(command, CastBallot):
            self.vote_at_the_box(command.choice)
            return
        before, counted = self.wanted, deepcopy(self.counted)
        snapshot = self.session.do(command)
        if snapshot.refusal is Refusal.BALLOTS_NOT_SAVED:
            assert snapshot.unsaved is not None
            assert self.wanted == before
            return
        wanted = self.sound.do(command)
        assert snapshot.refusal == wanted.refusal
        if wanted.refusal is not None:
            assert self.wanted == before
            return
        self.saved()
        self.box_left()
        if isinstance(command, OUTSIDE):
            assert undone(self.wanted) == undone(before)
            return
        if replace(self.wanted, curtain=None, timer=Timer()) == replace(
            before, curtain=None, timer=Timer()
        ):
            return  # the command only lifted a curtain
        self.count(command)
        self.past.append((command, (before, counted), (self.wanted, deepcopy(self.counted))))
        self.future.clear()

    def count(self, command: Command) -> None:
        """Count an accepted vote independently."""
        now = self.open_round
        match command:
            case ChangeCount(choice, by):
                assert now is not None
                assert now[1].method is VotingMethod.SHOW_OF_HANDS
                self.counted.hands.setdefault(now[0], [0] * 6)[choice] += by
            case SetTableVote(table, None):
                assert now is not None
                self.counted.tables.setdefault(now[0], {}).pop(table, None)
            case SetTableVote(table, int() as choice):
                assert now is not None
                assert now[1].method is VotingMethod.TABLES
                self.counted.tables.setdefault(now[0], {})[table] = choice
            case _:
                pass

    @rule(
        there=st.sampled_from(TO_VOTE_ON),
        method=st.sampled_from([*VotingMethod, VotingMethod.BALLOT_BOX]),
    )
    def begin_a_vote(self, there: tuple[int, int], method: VotingMethod) -> None:
        """Go to a poll, set the voting method, and open the vote."""
        if all(step.id != there[0] for step in self.wanted.steps):
            return
        self.press(GoTo(*there))
        self.press(ChangeVotingMethod(method))
        if self.open_round is None:
            self.press(OpenOrClose())
        self.vote([2, 3])

    @precondition(lambda self: self.wanted.position.stage is not Stage.SHOW)
    @rule(pressed=st.lists(st.sampled_from(IN_THE_FLOW), min_size=1, max_size=5))
    def go_through_the_flow(self, pressed: list[Command]) -> None:
        """Do commands of a trainer at a poll; the group votes in each round that opens."""
        for command in pressed:
            self.press(command)
            if self.open_round is not None and not self.open_round[1].votes:
                self.vote([1, 3])

    @precondition(lambda self: self.open_round is not None)
    @rule(choices=st.lists(st.integers(1, 3), min_size=1, max_size=4))
    def vote(self, choices: list[int]) -> None:
        """Vote with the voting method of the open round."""
        for table, choice in enumerate(choices, 1):
            assert self.open_round is not None
            match self.open_round[1].method:
                case VotingMethod.SHOW_OF_HANDS:
                    self.press(ChangeCount(choice))
                case VotingMethod.BALLOT_BOX:
                    self.clock.forward(1)
                    self.vote_at_the_box(choice)
                case VotingMethod.TABLES:
                    self.press(SetTableVote(table, choice))

    @precondition(lambda self: self.open_round is None)
    @rule(choice=st.integers(1, 3))
    def vote_too_late(self, choice: int) -> None:
        """Try to vote with each voting method while no round is open."""
        before = self.wanted
        self.clock.forward(1)
        self.vote_at_the_box(choice)
        if before.position.stage is not Stage.READ:  # in that stage a first hand opens the vote
            self.press(ChangeCount(choice))
            self.press(SetTableVote(1, choice))
        assert self.wanted == before

    @precondition(lambda self: self.open_round is not None)
    @rule(choice=st.integers(1, 3))
    def vote_with_another_method(self, choice: int) -> None:
        """Try to vote with another voting method than that of the round."""
        before = self.wanted
        assert self.open_round is not None
        method = self.open_round[1].method
        if method is not VotingMethod.SHOW_OF_HANDS:
            self.press(ChangeCount(choice))
        if method is not VotingMethod.TABLES:
            self.press(SetTableVote(1, choice))
        assert self.wanted == before

    @rule(pressed=st.lists(st.sampled_from(IN_THE_FLOW), min_size=1, max_size=3))
    def test_the_team(self, pressed: list[Command]) -> None:
        """Vote on an indicator, and then go to the overview of the gaps."""
        self.begin_a_vote((INDICATORS, 2), self.wanted.method)
        self.go_through_the_flow(pressed)
        self.press(GoTo(INDICATORS, 3))

    @rule(change=collecting_commands(st.just("said")))
    def collect(self, change: Command) -> None:
        """Collect entries of the group."""
        self.press(GoTo(TIME))
        self.press(AddEntry("first"))
        self.press(change)

    def vote_at_the_box(self, choice: int) -> None:
        """Press a key at the ballot box, whether it accepts votes or not."""
        before, now, at = self.wanted, self.open_round, self.clock.now
        item = current_item(contents(), before)
        ballot = CastBallot(choice, press=Press("keyboard"))
        snapshot, wanted = self.session.do(ballot), self.sound.do(ballot)
        assert snapshot.refusal == wanted.refusal
        counted = self.counted_at.get(choice)
        double = counted is not None and 0 <= (at - counted).total_seconds() < 0.6
        can_choose = item.poll is not None and item.poll.scale.has(choice)
        if double or now is None or now[1].method is not VotingMethod.BALLOT_BOX or not can_choose:
            assert self.wanted == before
            assert (wanted.refusal is None) == double
            assert not double or wanted.box.feedback is BallotFeedback.DOUBLE_PRESS
            if wanted.refusal in (Refusal.VOTE_IS_CLOSED, Refusal.RESULT_IS_SHOWN):
                assert wanted.box.feedback is BallotFeedback.TOO_LATE
            return
        assert wanted.refusal is None
        self.saved()
        self.ballots.setdefault(now[0], [0] * 6)[choice] += 1
        self.last_ballot = (now[0], choice)
        near = {
            c: then for c, then in self.counted_at.items() if abs((at - then).total_seconds()) < 1
        }
        self.counted_at = {**near, choice: at}
        assert snapshot.box.choice == wanted.box.choice == choice
        assert wanted.box.feedback is BallotFeedback.COUNTED
        assert (snapshot.box.feedback is BallotFeedback.COUNTED) == (self.store.trouble is None)

    @rule()
    def take_back(self) -> None:
        """Take back the ballot of the last voter."""
        before = self.wanted
        snapshot, wanted = self.session.take_back_ballot(), self.sound.take_back_ballot()
        assert snapshot.refusal == wanted.refusal
        if self.last_ballot is None:
            assert wanted.refusal is Refusal.NO_BALLOT_TO_TAKE
            assert self.wanted == before
            return
        assert wanted.refusal is None
        key, choice = self.last_ballot
        self.ballots[key][choice] -= 1
        self.last_ballot = None
        self.counted_at.pop(choice, None)
        self.saved()

    @rule(back=st.integers(1, 4), forth=st.integers(0, 4))
    def undo_and_redo(self, back: int, forth: int) -> None:
        """Undo some of the last commands, and redo some of those."""
        for _ in range(back):
            self.undo()
        for _ in range(forth):
            self.redo()

    def undo(self) -> None:
        """Undo the last command."""
        before = self.wanted
        snapshot, wanted = self.session.undo(), self.sound.undo()
        if not self.past:
            assert snapshot.refusal is wanted.refusal is Refusal.NOTHING_TO_UNDO
            return
        self.future.append(self.past.pop())
        command, then, _ = self.future[-1]
        self.moved_in_history(before, command, *then)

    def redo(self) -> None:
        """Redo the last undone command."""
        before = self.wanted
        snapshot, wanted = self.session.redo(), self.sound.redo()
        if not self.future:
            assert snapshot.refusal is wanted.refusal is Refusal.NOTHING_TO_REDO
            return
        self.past.append(self.future.pop())
        command, _, then = self.past[-1]
        self.moved_in_history(before, command, *then)

    def moved_in_history(
        self, before: State, command: Command, then: State, counted: Counted
    ) -> None:
        """Assert that undo or redo restored what it covers, and left the rest unchanged."""
        self.saved()
        self.box_left()
        now = self.wanted
        assert (now.notes, now.method) == (before.notes, before.method)
        if isinstance(command, (*STEPS, *GROUP)):
            self.planned_again(before, command, then)
            return
        self.counted = deepcopy(counted)
        assert undone(now) == undone(then)
        assert (now.steps, now.participants) == (before.steps, before.participants)
        assert now.tables == before.tables
        assert now.curtain is before.curtain or (now.curtain is None and now_shown(before, now))

    def planned_again(self, before: State, command: Command, then: State) -> None:
        """Assert that undo or redo restored the programme or the group, and not the room."""
        now = self.wanted
        assert now.curtain is before.curtain
        if isinstance(command, SetParticipants):
            assert now == replace(before, participants=then.participants)
        elif isinstance(command, SetTables):
            needed = now.method is VotingMethod.TABLES and not then.tables
            assert now == (before if needed else replace(before, tables=then.tables))
        else:
            old = {step.id for step in then.steps}
            assert tuple(step for step in now.steps if step.id in old) == then.steps
            extra = [step for step in now.steps if step.id not in old]
            assert all(step.skipped and has_records(before, step.id) for step in extra)
            here = next((step for step in now.steps if step.id == before.position.step), None)
            if here is not None and (not here.skipped or here in before.steps):
                assert (now.position, now.reference_shown) == (
                    before.position,
                    before.reference_shown,
                )
            else:
                assert now.position.stage in (Stage.SHOW, Stage.READ)

    @rule(seconds=st.sampled_from([0.1, 0.5, 1, 30, 600, -0.2, -3600]))
    def time_passes(self, seconds: float) -> None:
        """Move the clock forward, or set it back."""
        before = self.wanted
        self.clock.forward(seconds)
        self.session.tick()
        self.saved()
        self.sound.tick()
        assert self.wanted == before

    @rule(refuses=st.booleans())
    def the_disk_fails_or_works(self, refuses: bool) -> None:  # noqa: FBT001 - passed by hypothesis
        self.store.trouble = FULL if refuses else None

    @rule()
    def retry(self) -> None:
        """Retry to save, as the trainer can ask."""
        self.session.retry()
        self.sound.retry()
        self.saved()

    @precondition(lambda self: not self.pending)
    @rule()
    def the_program_starts_again(self) -> None:
        """Kill and restart: only the history and the last ballots are lost of what was shown."""
        shown = self.session.snapshot
        self.session = LiveSession(workshop(), self.store.state, self.store, self.clock)
        self.sound_store = MemoryStore(self.wanted)
        self.sound = LiveSession(workshop(), self.wanted, self.sound_store, self.clock)
        assert self.session.snapshot.state == shown.state
        assert self.session.snapshot.advice == shown.advice
        self.past.clear()
        self.future.clear()
        self.last_ballot = None
        self.counted_at.clear()

    # invariants

    @invariant()
    def no_vote_is_lost(self) -> None:
        rounds = self.wanted.rounds
        assert {
            key: list(round_.ballots) for key, round_ in rounds.items() if any(round_.ballots)
        } == {key: ballots for key, ballots in self.ballots.items() if any(ballots)}
        assert {key: list(round_.hands) for key, round_ in rounds.items() if any(round_.hands)} == {
            key: hands for key, hands in self.counted.hands.items() if any(hands)
        }
        assert {key: round_.tables for key, round_ in rounds.items() if round_.tables} == {
            key: tables for key, tables in self.counted.tables.items() if tables
        }

    @invariant()
    def the_state_is_valid_and_the_room_sees_no_secrets(self) -> None:
        check_state(self.wanted)
        check_room(self.wanted)
        assert self.sound.snapshot.public == replace(
            public(self.wanted, self.clock.now), scene=self.sound.snapshot.public.scene
        )

    @invariant()
    def the_shown_votes_are_the_saved_votes(self) -> None:
        snapshot, kept = self.session.snapshot, self.store.state
        assert (snapshot.unsaved is not None) == self.pending
        if not self.pending:
            assert snapshot.state == concealed(kept)
            assert kept == self.wanted
            assert snapshot.time == time_view(kept, self.clock.now, Settings())
        for key, round_ in snapshot.state.rounds.items():
            there = kept.rounds.get(key, Round())
            assert round_.hands == there.hands
            if round_.is_sealed:
                assert (round_.ballots, round_.in_box) == (NO_VOTES, sum(there.ballots))
            else:
                assert (round_.ballots, round_.in_box) == (there.ballots, 0)
            assert round_.tables == there.tables
        check_room_counts(snapshot, kept)

    @invariant()
    def the_box_shows_the_choice_to_the_voter_only(self) -> None:
        for session in (self.session, self.sound):
            snapshot = session.snapshot
            assert snapshot.box.can_take_back == (self.last_ballot is not None)
            if snapshot.box.choice is not None:
                assert self.last_ballot is not None
                assert snapshot.box.choice == self.last_ballot[1]
                assert snapshot.box.feedback in (
                    BallotFeedback.COUNTED,
                    BallotFeedback.WAITS_FOR_DISK,
                )
                last = self.counted_at[snapshot.box.choice]
                assert 0 <= (self.clock.now - last).total_seconds() < 1
            scene = snapshot.public.scene
            assert not isinstance(scene, VoteScene) or scene.box is snapshot.box.feedback

    @invariant()
    def advice_is_for_a_closed_vote_with_a_reference(self) -> None:
        state = self.wanted
        item = current_item(contents(), state)
        round_ = state.round_at(item.id, state.position.round)
        has_duiding = item.poll is not None and item.poll.reference is not None
        closed = has_duiding and round_.state is not RoundState.OPEN and round_.votes > 0
        assert (self.sound.snapshot.advice is not None) == (closed and not round_.is_sealed)

    @invariant()
    def an_overview_has_only_revealed_rounds(self) -> None:
        scene = self.session.snapshot.public.scene
        if isinstance(scene, GapsScene):
            step, rounds = self.wanted.position.step, self.wanted.rounds
            shown = [
                item.text
                for item in contents().items(self.wanted.step)
                if item.poll is not None
                and all(
                    rounds.get(RoundKey(step, item.id, number), Round()).state
                    is RoundState.REVEALED
                    for number in (1, 2)
                )
            ]
            assert {line.text for line in scene.lines} <= set(shown)

    def teardown(self) -> None:
        """Let the disk work again, and assert that everything is saved exactly once."""
        self.store.trouble = None
        end = self.session.retry()
        assert end.unsaved is None
        assert end.state == concealed(self.wanted)
        assert self.store.state == self.wanted


def now_shown(before: State, now: State) -> bool:
    """Whether a round was revealed in between."""
    return any(
        round_.state is RoundState.REVEALED
        and before.rounds.get(key, Round()).state is not RoundState.REVEALED
        for key, round_ in now.rounds.items()
    )


def check_room_counts(snapshot: Snapshot, kept: State) -> None:
    """Assert that the room sees only votes that were saved."""
    scene, position = snapshot.public.scene, snapshot.state.position
    item = current_item(contents(), snapshot.state)
    there = kept.rounds.get(RoundKey(position.step, item.id, position.round), Round())
    if isinstance(scene, VoteScene):
        assert (scene.votes, scene.tables_in) == (there.votes, tuple(sorted(there.tables)))
    if isinstance(scene, ResultScene):
        assert scene.counts == there.counts


TestAnyWorkshop = AnyWorkshop.TestCase
TestAnyWorkshop.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)


@given(st.lists(commands(), max_size=25))
def test_undo_goes_back_to_the_start_and_redo_to_where_it_was(pressed: list[Command]) -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), TickingClock())
    for command in pressed:
        if not isinstance(command, CastBallot | SkipStep):  # undoing a skip does not go back
            session.do(command)
    last = session.snapshot.state
    while session.snapshot.undoable is not None:
        session.undo()
    assert undone(session.snapshot.state) == undone(start())
    while session.snapshot.redoable is not None:
        session.redo()
    again = session.snapshot.state
    assert undone(again) == undone(last)
    # Redo does not close a curtain again that was over a result.
    assert again.curtain in (last.curtain, None)
    assert replace(again, rounds={}, timer=last.timer, curtain=last.curtain) == replace(
        last, rounds={}
    )
