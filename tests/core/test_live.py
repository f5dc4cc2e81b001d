"""The live session: what counts is what is committed, also while the disk refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.samples import (
    NOON,
    MemoryStore,
    TickingClock,
    commands,
    start,
    votes,
    workshop,
)
from workshop_app.content.staircase import staircase
from workshop_app.errors import StorageError
from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.commands import (
    ChangeCount,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    RevealOrHide,
    SetParticipants,
    ToggleCurtain,
    WriteNote,
)
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.scenes import ResultScene, StoryScene, VoteScene
from workshop_app.session.state import Curtain, Place, RoundKey, RoundState, Stage

FULL = StorageError("De schijf is vol.", "Maak ruimte vrij.")
CHAT_1 = RoundKey("lobby", "chat", 1)


class Show:
    """A live session with a store that can be made to refuse, and what its listener heard."""

    def __init__(self) -> None:
        self.store = MemoryStore(start())
        self.session = LiveSession(workshop(), start(), self.store, staircase(), TickingClock())
        self.heard: list[Snapshot] = []
        self.session.on_snapshot.append(self.heard.append)

    def do(self, *given: Command) -> Snapshot:
        """Press these, one after the other."""
        for command in given:
            self.session.do(command)
        return self.session.snapshot

    @property
    def kept(self) -> Counts:
        """The counts of the first vote, as the store holds them."""
        round_ = self.store.state.rounds.get(CHAT_1)
        return round_.counts if round_ else NO_VOTES

    @property
    def shown(self) -> int:
        """How many votes the room sees in the vote that is on."""
        scene = self.session.snapshot.public.scene
        assert isinstance(scene, VoteScene)
        return scene.votes


@pytest.fixture
def show() -> Show:
    """A workshop at its first vote, with two votes for niveau 1."""
    show = Show()
    show.do(GoTo(2, 1), Next(), *votes(1, 2))
    show.heard.clear()
    return show


def test_a_vote_shows_after_it_is_kept(show: Show) -> None:
    snapshot = show.do(ChangeCount(3))
    assert show.kept == (0, 2, 0, 1, 0, 0)
    assert show.shown == 3
    assert snapshot.unsaved is None


def test_the_snapshot_tells_when_it_was_kept() -> None:
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


def test_while_the_disk_refuses_votes_wait_unseen(show: Show) -> None:
    show.store.trouble = FULL
    snapshot = show.do(*votes(3, 4), ChangeCount(1, -1))
    assert show.shown == 2
    assert snapshot.state.rounds[CHAT_1].counts == (0, 2, 0, 0, 0, 0)
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 5
    assert snapshot.unsaved.error is FULL


def test_what_waited_is_counted_once_after_a_retry(show: Show) -> None:
    show.store.trouble = FULL
    show.do(*votes(3, 4))
    assert show.session.retry().unsaved is not None
    assert show.shown == 2
    show.store.trouble = None
    for _ in range(3):
        assert show.session.retry().unsaved is None
        assert show.kept == (0, 2, 0, 4, 0, 0)
        assert show.shown == 6


def test_what_waited_is_counted_with_the_next_command(show: Show) -> None:
    show.store.trouble = FULL
    show.do(*votes(3, 4))
    show.store.trouble = None
    snapshot = show.do(ChangeCount(4))
    assert snapshot.unsaved is None
    assert show.kept == (0, 2, 0, 4, 1, 0)
    assert show.shown == 7


def test_what_waits_can_be_taken_back(show: Show) -> None:
    show.store.trouble = FULL
    show.do(ChangeCount(3))
    snapshot = show.session.undo()
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 0
    show.store.trouble = None
    show.session.retry()
    assert show.kept == (0, 2, 0, 0, 0, 0)


def test_the_show_goes_on_while_the_disk_refuses(show: Show) -> None:
    show.store.trouble = FULL
    snapshot = show.do(GoTo(3))
    assert snapshot.state.position.step == 3
    assert isinstance(snapshot.public.scene, StoryScene)
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 0
    assert show.store.state.position.step == 2


def test_a_result_shows_only_the_votes_that_are_kept(show: Show) -> None:
    show.store.trouble = FULL
    snapshot = show.do(*votes(5, 3), RevealOrHide())
    scene = snapshot.public.scene
    assert isinstance(scene, ResultScene)
    assert scene.counts == (0, 2, 0, 0, 0, 0)
    assert scene.agreement == 1


@pytest.mark.parametrize("further", [(), (Next(),)], ids=["result", "talk"])
def test_while_nothing_is_kept_there_is_no_result(further: tuple[Command, ...]) -> None:
    show = Show()
    show.store.trouble = FULL
    snapshot = show.do(GoTo(2, 1), Next(), *votes(3, 5), RevealOrHide(), *further)
    assert snapshot.state.position.stage is Stage.VOTE
    assert show.shown == 0

    show.store.trouble = None
    snapshot = show.session.retry()
    assert snapshot.state.position.stage is (Stage.TALK if further else Stage.RESULT)
    assert snapshot.state.rounds[CHAT_1].counts == (0, 0, 0, 5, 0, 0)
    assert snapshot.state.rounds[CHAT_1].state is RoundState.REVEALED


def test_a_refused_command_changes_nothing(show: Show) -> None:
    before, saves = show.session.snapshot, show.store.saves
    after = show.do(ChangeCount(3, -1))
    assert after.refusal is Refusal.NO_VOTE_TO_TAKE
    assert after.state == before.state
    assert after.public == before.public
    assert after.undoable == before.undoable
    assert show.store.saves == saves


def test_a_refusal_is_gone_with_the_next_command(show: Show) -> None:
    show.do(ChangeCount(3, -1))
    assert show.do(ChangeCount(3)).refusal is None


def test_a_refused_command_leaves_what_was_taken_back_to_redo(show: Show) -> None:
    show.session.undo()
    assert show.do(ChangeCount(5, -1)).redoable == ChangeCount(1)
    show.session.redo()
    assert show.kept == (0, 2, 0, 0, 0, 0)


def test_a_new_command_ends_what_could_be_redone(show: Show) -> None:
    show.session.undo()
    assert show.do(ChangeCount(5)).redoable is None
    assert show.session.redo().refusal is Refusal.NOTHING_TO_REDO


def test_at_the_beginning_there_is_nothing_to_undo_or_redo() -> None:
    show = Show()
    assert show.session.snapshot.undoable is None
    assert show.session.undo().refusal is Refusal.NOTHING_TO_UNDO
    assert show.session.redo().refusal is Refusal.NOTHING_TO_REDO
    assert show.store.saves == 0


def test_undo_leaves_notes_people_and_curtain_alone(show: Show) -> None:
    place = Place("lobby", "chat")
    aside = (WriteNote(place, "a note"), SetParticipants(9), ToggleCurtain(Curtain.BREAK))
    assert show.do(*aside).undoable == ChangeCount(1)
    state = show.session.undo().state
    assert state.rounds[CHAT_1].counts == (0, 1, 0, 0, 0, 0)
    assert (state.notes, state.participants, state.curtain) == (
        {place: "a note"},
        9,
        Curtain.BREAK,
    )


@pytest.mark.parametrize("trouble", [None, FULL], ids=["kept", "refused by the disk"])
def test_listeners_hear_each_command_once(show: Show, trouble: StorageError | None) -> None:
    show.store.trouble = trouble
    session = show.session
    answers = [
        session.do(ChangeCount(3)),
        session.do(ChangeCount(4, -1)),
        session.undo(),
        session.redo(),
        session.redo(),
        session.retry(),
    ]
    assert len(show.heard) == len(answers)
    assert all(heard is answer for heard, answer in zip(show.heard, answers, strict=True))
    assert session.snapshot is answers[-1]


def test_a_listener_may_leave_while_it_listens(show: Show) -> None:
    def once(snapshot: Snapshot) -> None:
        assert snapshot.refusal is None
        show.session.on_snapshot.remove(once)

    show.session.on_snapshot.insert(0, once)
    show.do(ChangeCount(3), ChangeCount(3))
    assert len(show.heard) == 2
    assert once not in show.session.on_snapshot


@given(st.lists(st.tuples(commands(), st.booleans()), max_size=30))
def test_whenever_the_disk_refuses_only_what_is_kept_is_shown(
    pressed: list[tuple[Command, bool]],
) -> None:
    troubled, untroubled = Show(), Show()
    for command, refuses in pressed:
        troubled.store.trouble = FULL if refuses else None
        snapshot = troubled.do(command)
        untroubled.do(command)
        kept = {key: r.counts for key, r in troubled.store.state.rounds.items() if r.votes}
        shown = {key: r.counts for key, r in snapshot.state.rounds.items() if r.votes}
        assert shown.items() <= kept.items()
        assert snapshot.unsaved is not None or snapshot.state == troubled.store.state
    troubled.store.trouble = None
    end = troubled.session.retry()
    assert end.state == untroubled.session.snapshot.state == troubled.store.state


def test_lifting_the_curtain_leaves_nothing_to_take_back(show: Show) -> None:
    before = show.session.snapshot.undoable
    show.do(ToggleCurtain(Curtain.BLACK), Next())
    assert show.session.snapshot.undoable == before
    assert show.shown == 2
