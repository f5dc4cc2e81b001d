"""The ballot box: one voter at a time, one press counted, taken back only by the last voter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support.samples import (
    LOBBY,
    NOON,
    PAUSE,
    TRAIN,
    MemoryStore,
    SetClock,
    counts_in,
    inside,
    start,
    workshop,
)
from workshop_app.errors import StorageError
from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.ballot_box import DOUBLE_PRESS, FEEDBACK_STAYS, BallotBox, BoxView
from workshop_app.session.commands import (
    Back,
    CastBallot,
    ChangeVotingMethod,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Press,
    Refusal,
    RevealOrHide,
    SkipStep,
    StartSecondRound,
    ToggleCurtain,
)
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.scenes import BallotFeedback, VoteScene
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import Curtain, RoundKey, VotingMethod

FULL = StorageError("De schijf is vol.", "Maak ruimte vrij.")
CHAT_1, CHAT_2 = RoundKey(LOBBY, "chat", 1), RoundKey(LOBBY, "chat", 2)
NOTHING = BoxView()


class Booth:
    """A vote at the ballot box, with a clock that moves only when asked to."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.store = MemoryStore(start())
        self.session = LiveSession(workshop(), start(), self.store, self.clock)
        self.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), Next())

    def do(self, *given: Command) -> Snapshot:
        """Do these commands, in order, at one moment."""
        for command in given:
            self.session.do(command)
        return self.session.snapshot

    def press(
        self, choice: int, after: float = 5, device: str = "keyboard", at: int | None = None
    ) -> Snapshot:
        """Cast a ballot `after` seconds later; `at` is the time of the event itself, in ms."""
        self.clock.forward(after)
        return self.session.do(CastBallot(choice, press=Press(device, at)))

    def look(self, after: float = 0) -> BoxView:
        """The box as shown `after` seconds later."""
        self.clock.forward(after)
        return self.session.tick().box

    def ballots(self, key: RoundKey = CHAT_1) -> Counts:
        """The saved ballots; assert that of sealed ones the screen has only the number."""
        kept = self.store.state.rounds[key]
        shown = self.session.snapshot.state.rounds[key]
        if kept.is_sealed:
            assert (shown.ballots, shown.in_box) == (NO_VOTES, sum(kept.ballots))
        else:
            assert shown == kept
        return kept.ballots

    @property
    def feedback(self) -> BallotFeedback:
        """The feedback of the box that the room sees."""
        scene = self.session.snapshot.public.scene
        assert isinstance(scene, VoteScene)
        return scene.box


@pytest.fixture
def booth() -> Booth:
    """A vote at the ballot box without ballots."""
    return Booth()


# ------------------------------------------------------------------ a press


def test_a_press_is_counted_and_shown_for_a_second(booth: Booth) -> None:
    assert timedelta(seconds=1) == FEEDBACK_STAYS
    assert booth.look() == NOTHING
    snapshot = booth.press(3)
    assert snapshot.refusal is None
    assert snapshot.box == BoxView(BallotFeedback.COUNTED, 3, can_take_back=True)
    assert booth.feedback is BallotFeedback.COUNTED
    assert booth.look(0.99).choice == 3
    assert booth.look(0.01) == BoxView(BallotFeedback.WAITING, None, can_take_back=True)
    assert booth.feedback is BallotFeedback.WAITING
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)


def test_a_double_press_counts_once_and_is_shown(booth: Booth) -> None:
    assert timedelta(milliseconds=600) == DOUBLE_PRESS
    booth.press(3)
    for after in (0.1, 0.2, 0.299):
        snapshot = booth.press(3, after)
        assert snapshot.refusal is None
        assert snapshot.box == BoxView(BallotFeedback.DOUBLE_PRESS, None, can_take_back=True)
        assert booth.feedback is BallotFeedback.DOUBLE_PRESS
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)
    assert booth.press(3, 0.001).box.feedback is BallotFeedback.COUNTED
    assert booth.ballots() == (0, 0, 0, 2, 0, 0)


@pytest.mark.parametrize(("choice", "device"), [(3, "touch screen"), (4, "keyboard"), (4, "mouse")])
def test_two_voters_in_the_same_instant_both_count(booth: Booth, choice: int, device: str) -> None:
    booth.press(3, at=1000)
    snapshot = booth.press(choice, 0, device, at=1001)
    assert snapshot.box == BoxView(BallotFeedback.COUNTED, choice, can_take_back=True)
    assert sum(booth.ballots()) == 2


def test_double_presses_are_detected_per_choice_and_device(booth: Booth) -> None:
    """A second press by the same finger is double even after another voter's press."""
    booth.press(3, at=1000)
    booth.press(4, 0.1, "touch screen", at=1100)
    assert booth.press(3, 0.1, at=1200).box.feedback is BallotFeedback.DOUBLE_PRESS
    assert booth.press(4, 0.1, "touch screen", at=1300).box.feedback is BallotFeedback.DOUBLE_PRESS
    assert booth.ballots() == (0, 0, 0, 1, 1, 0)


@pytest.mark.parametrize(("apart", "counts"), [(0, 1), (599, 1), (600, 2), (5000, 2)])
@pytest.mark.parametrize("handled", [0.0, 0.3, 3.0])
def test_a_double_press_depends_on_the_time_of_the_event(
    booth: Booth, apart: int, counts: int, handled: float
) -> None:
    """Presses may wait in the queue during slow work, or each be handled late."""
    booth.press(3, at=70_000)
    booth.press(3, handled, at=70_000 + apart)
    assert sum(booth.ballots()) == counts
    assert booth.look().feedback is (
        BallotFeedback.COUNTED if counts == 2 else BallotFeedback.DOUBLE_PRESS
    )


def test_a_ballot_without_a_press_is_never_a_double_press(booth: Booth) -> None:
    booth.do(CastBallot(3), CastBallot(3))
    assert booth.ballots() == (0, 0, 0, 2, 0, 0)


def test_taking_back_forgets_only_the_press_of_that_voter(booth: Booth) -> None:
    booth.press(3, at=1000)
    booth.press(4, 0.1, "touch screen", at=1100)
    booth.session.take_back_ballot()
    assert booth.press(3, 0.1, at=1200).box.feedback is BallotFeedback.DOUBLE_PRESS
    assert booth.press(4, 0.1, "touch screen", at=1300).box.feedback is BallotFeedback.COUNTED
    assert booth.ballots() == (0, 0, 0, 1, 1, 0)


def test_a_refused_press_does_not_make_the_next_one_double(booth: Booth) -> None:
    assert booth.press(9).refusal is Refusal.NOT_A_CHOICE
    booth.press(3, 0.1)
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)


def test_setting_the_clock_back_makes_no_press_double(booth: Booth) -> None:
    booth.press(3)
    booth.press(3, -3600)
    assert booth.ballots() == (0, 0, 0, 2, 0, 0)
    assert booth.look().feedback is BallotFeedback.COUNTED
    assert booth.look(-60).feedback is BallotFeedback.WAITING


def test_the_room_never_sees_the_choice(booth: Booth) -> None:
    one, other = Booth(), Booth()
    shown, hidden = one.press(1), other.press(5)
    assert shown.box != hidden.box
    assert shown.public == hidden.public
    assert counts_in(shown.public) == []
    assert not any(isinstance(value, BoxView) for value in inside(shown.public))


def test_votes_count_behind_the_curtain(booth: Booth) -> None:
    booth.do(ToggleCurtain(Curtain.BREAK))
    booth.press(3)
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)


# ------------------------------------------------------------------ too late


@pytest.mark.parametrize(
    ("closing", "reason"),
    [
        ((OpenOrClose(),), Refusal.VOTE_IS_CLOSED),
        ((RevealOrHide(),), Refusal.RESULT_IS_SHOWN),
        ((Next(), Next()), Refusal.RESULT_IS_SHOWN),
        ((Back(),), Refusal.VOTE_IS_CLOSED),
    ],
    ids=["closed", "result", "talk", "read"],
)
def test_a_press_after_closing_is_shown_as_too_late(
    booth: Booth, closing: tuple[Command, ...], reason: Refusal
) -> None:
    booth.press(3)
    booth.do(*closing)
    snapshot = booth.press(4)
    assert snapshot.refusal is reason
    assert snapshot.box == BoxView(BallotFeedback.TOO_LATE, None, can_take_back=False)
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)
    assert booth.look(1).feedback is BallotFeedback.WAITING


def test_the_room_sees_too_late_as_well(booth: Booth) -> None:
    booth.do(OpenOrClose())
    booth.press(4)
    assert booth.feedback is BallotFeedback.TOO_LATE


def test_when_the_vote_opens_again_a_press_counts(booth: Booth) -> None:
    booth.press(3)
    booth.do(OpenOrClose(), OpenOrClose())
    booth.press(4)
    assert booth.ballots() == (0, 0, 0, 1, 1, 0)


# ------------------------------------------------------------------ taking back


def test_the_last_voter_can_take_a_ballot_back_and_vote_again_at_once(booth: Booth) -> None:
    booth.press(3)
    booth.press(3)
    booth.clock.forward(0.2)
    taken = booth.session.take_back_ballot()
    assert taken.refusal is None
    assert taken.box == BoxView(BallotFeedback.TAKEN_BACK, None, can_take_back=False)
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)
    booth.press(4, 0.1)
    assert booth.ballots() == (0, 0, 0, 1, 1, 0)


def test_the_last_ballot_can_be_taken_back_once_however_late(booth: Booth) -> None:
    booth.press(1)
    booth.press(2)
    assert booth.look(3600).can_take_back
    booth.session.take_back_ballot()
    assert booth.ballots() == (0, 1, 0, 0, 0, 0)
    assert booth.session.take_back_ballot().refusal is Refusal.NO_BALLOT_TO_TAKE
    assert booth.ballots() == (0, 1, 0, 0, 0, 0)


def test_after_a_double_press_the_ballot_can_be_taken_back(booth: Booth) -> None:
    booth.press(3)
    booth.press(3, 0.1)
    assert booth.session.take_back_ballot().refusal is None
    assert booth.ballots() == (0, 0, 0, 0, 0, 0)


def test_after_a_press_that_is_no_choice_the_ballot_can_be_taken_back(booth: Booth) -> None:
    booth.press(3)
    booth.press(7)
    assert booth.look().can_take_back
    assert booth.session.take_back_ballot().refusal is None


LEAVING: dict[str, tuple[Command, ...]] = {
    "closed": (OpenOrClose(),),
    "opened again": (OpenOrClose(), OpenOrClose()),
    "result": (RevealOrHide(),),
    "talk": (Next(), Next()),
    "read": (Back(),),
    "elsewhere": (GoTo(PAUSE),),
    "another vote": (GoTo(TRAIN, 1), Next()),
    "left out": (SkipStep(LOBBY),),
    "second round": (StartSecondRound(),),
    "back from the second round": (StartSecondRound(), Back(), OpenOrClose()),
}
"""Commands after which the last voter can no longer take the ballot back."""


@pytest.mark.parametrize("leaving", LEAVING)
def test_when_the_round_closes_or_is_left_nothing_can_be_taken_back(
    booth: Booth, leaving: str
) -> None:
    booth.press(3)
    snapshot = booth.do(*LEAVING[leaving])
    assert not snapshot.box.can_take_back
    assert snapshot.box.choice is None
    assert booth.session.take_back_ballot().refusal is Refusal.NO_BALLOT_TO_TAKE
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)


@pytest.mark.parametrize(
    "methods",
    [
        (VotingMethod.SHOW_OF_HANDS,),
        (VotingMethod.TABLES,),
        (VotingMethod.TABLES, VotingMethod.BALLOT_BOX),
    ],
)
def test_in_another_voting_method_can_take_back_remains_accurate(
    booth: Booth, methods: tuple[VotingMethod, ...]
) -> None:
    booth.press(3)
    promised = booth.do(*(ChangeVotingMethod(method) for method in methods)).box.can_take_back
    taken = booth.session.take_back_ballot().refusal is None
    assert taken == promised
    assert sum(booth.ballots()) == (0 if taken else 1)


def test_undoing_the_second_round_does_not_make_a_ballot_retractable(booth: Booth) -> None:
    booth.press(3)
    booth.do(StartSecondRound())
    booth.session.undo()
    assert booth.session.take_back_ballot().refusal is Refusal.NO_BALLOT_TO_TAKE
    assert booth.ballots() == (0, 0, 0, 1, 0, 0)


def test_before_anybody_voted_there_is_nothing_to_take_back(booth: Booth) -> None:
    assert booth.session.take_back_ballot().refusal is Refusal.NO_BALLOT_TO_TAKE
    fresh = LiveSession(workshop(), start(), MemoryStore(start()), SetClock())
    assert fresh.take_back_ballot().refusal is Refusal.NO_BALLOT_TO_TAKE


def test_a_ballot_from_before_a_restart_cannot_be_taken_back(booth: Booth) -> None:
    booth.press(3)
    again = LiveSession(workshop(), booth.store.state, booth.store, booth.clock)
    assert again.snapshot.box == NOTHING
    assert again.take_back_ballot().refusal is Refusal.NO_BALLOT_TO_TAKE
    assert again.snapshot.state == concealed(booth.store.state)


def test_a_negative_ballot_is_refused(booth: Booth) -> None:
    """A ballot is only taken back with `take_back_ballot`."""
    booth.press(3)
    booth.press(4)
    snapshot = booth.do(CastBallot(3, -1))
    assert snapshot.refusal is Refusal.NO_BALLOT_TO_TAKE
    assert booth.ballots() == (0, 0, 0, 1, 1, 0)
    assert booth.look().choice != 3


# ------------------------------------------------------------------ the trainer's undo


def test_undo_and_redo_leave_ballots_alone(booth: Booth) -> None:
    booth.press(3)
    booth.press(4)
    steps: list[Callable[[], Snapshot]] = [
        booth.session.undo, booth.session.undo, booth.session.undo,
        booth.session.redo, booth.session.redo, booth.session.redo,
    ]  # fmt: skip
    for step in steps:
        step()
        assert booth.ballots() == (0, 0, 0, 1, 1, 0)
    assert booth.session.snapshot.state.position.step == LOBBY


def test_a_ballot_is_not_undoable(booth: Booth) -> None:
    assert booth.press(3).undoable == Next()
    booth.session.take_back_ballot()
    assert booth.session.snapshot.undoable == Next()


def test_a_ballot_does_not_clear_redo(booth: Booth) -> None:
    booth.press(3)
    booth.do(RevealOrHide())
    booth.session.undo()
    assert booth.press(4).redoable == RevealOrHide()
    booth.session.redo()
    assert booth.ballots() == (0, 0, 0, 1, 1, 0)


# ------------------------------------------------------------------ while saving fails


def test_while_saving_fails_the_voter_sees_that_the_ballot_waits(booth: Booth) -> None:
    booth.press(1)
    booth.store.trouble = FULL
    snapshot = booth.press(3)
    assert snapshot.box == BoxView(BallotFeedback.WAITS_FOR_DISK, 3, can_take_back=True)
    assert booth.feedback is BallotFeedback.WAITS_FOR_DISK
    assert booth.ballots() == (0, 1, 0, 0, 0, 0)
    assert booth.press(3, 0.5).box.feedback is BallotFeedback.WAITS_FOR_DISK
    assert booth.session.snapshot.unsaved is not None
    assert booth.session.snapshot.unsaved.votes == 1
    booth.store.trouble = None
    booth.press(4)
    assert booth.ballots() == (0, 1, 0, 1, 1, 0)


def test_a_ballot_that_waits_can_be_taken_back(booth: Booth) -> None:
    booth.store.trouble = FULL
    booth.press(3)
    taken = booth.session.take_back_ballot()
    assert taken.unsaved is not None
    assert taken.unsaved.votes == 0
    booth.store.trouble = None
    booth.session.retry()
    assert booth.ballots() == (0, 0, 0, 0, 0, 0)


def test_a_retry_lets_the_last_voter_change_their_mind(booth: Booth) -> None:
    booth.store.trouble = FULL
    booth.press(3)
    booth.store.trouble = None
    assert booth.session.retry().box.can_take_back
    booth.session.take_back_ballot()
    assert booth.ballots() == (0, 0, 0, 0, 0, 0)


# ------------------------------------------------------------------ `BallotBox` in isolation


def test_every_feedback_occurs(booth: Booth) -> None:
    texts = {booth.look().feedback, booth.press(3).box.feedback, booth.press(3, 0.1).box.feedback}
    texts.add(booth.session.take_back_ballot().box.feedback)
    booth.store.trouble = FULL
    texts.add(booth.press(3).box.feedback)
    booth.do(OpenOrClose())
    texts.add(booth.press(3).box.feedback)
    assert texts == set(BallotFeedback)


def test_the_box_remembers_the_last_ballot_of_one_round_only() -> None:
    box = BallotBox()
    assert box.last_choice(CHAT_1) is None
    box.counted(CastBallot(3), CHAT_1, NOON, kept=True)
    assert (box.last_choice(CHAT_1), box.last_choice(CHAT_2)) == (3, None)
    box.counted(CastBallot(0), CHAT_2, NOON, kept=True)
    assert (box.last_choice(CHAT_1), box.last_choice(CHAT_2)) == (None, 0)
    box.forget()
    assert box.last_choice(CHAT_2) is None
    assert box.view(NOON) == BoxView(BallotFeedback.COUNTED)


def test_a_ballot_for_niveau_0_counts(booth: Booth) -> None:
    assert booth.press(0).box == BoxView(BallotFeedback.COUNTED, 0, can_take_back=True)
    assert booth.session.take_back_ballot().refusal is None
    assert booth.ballots() == (0, 0, 0, 0, 0, 0)
