"""A double press skips nothing, and a vote without votes is left by a second press."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.support.samples import LOBBY, NOON, MemoryStore, start, workshop
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    SetParticipants,
    ToggleCurtain,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.pace import SETTLE
from workshop_app.session.state import Curtain, Stage, VotingMethod


class Trainer:
    """A trainer who presses at the moments of a test."""

    def __init__(self, *given: Command) -> None:
        self.now = NOON
        self.session = LiveSession(workshop(), start(), MemoryStore(start()), self._clock)
        for command in given:
            self.press(command)

    def _clock(self) -> datetime:
        return self.now

    def press(self, command: Command, after: float = 2) -> Refusal | None:
        self.now += timedelta(seconds=after)
        return self.session.do(command).refusal

    @property
    def stage(self) -> Stage:
        return self.session.snapshot.state.position.stage


@pytest.mark.parametrize("gap", [0, 0.05, 0.5, 0.999])
def test_a_double_press_does_not_leave_the_vote_it_came_to(gap: float) -> None:
    trainer = Trainer(GoTo(LOBBY, 1))
    assert trainer.press(Next()) is None
    assert trainer.stage is Stage.VOTE
    assert trainer.press(Next(), gap) is Refusal.TOO_SOON
    assert trainer.press(Next(), gap) in (Refusal.TOO_SOON, Refusal.NOBODY_VOTED)
    assert trainer.stage is Stage.VOTE


def test_the_second_round_is_not_skipped_either() -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next(), ChangeCount(3), Next(), Next())
    assert trainer.stage is Stage.TALK
    assert trainer.press(Next()) is None
    assert trainer.press(Next(), 0.2) is Refusal.TOO_SOON
    assert (trainer.stage, trainer.session.snapshot.state.position.round) == (Stage.VOTE, 2)


def test_a_vote_that_got_votes_goes_on_at_once() -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next())
    assert trainer.press(ChangeCount(3), 0.1) is None
    assert trainer.press(Next(), 0.1) is None
    assert trainer.stage is Stage.RESULT


def test_a_vote_without_votes_is_left_by_a_second_press() -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next())
    assert not trainer.session.snapshot.asks_to_skip
    assert trainer.press(Next()) is Refusal.NOBODY_VOTED
    assert trainer.session.snapshot.asks_to_skip
    assert trainer.press(Next(), 0.3) is Refusal.TOO_SOON, "a bounce does not answer the question"
    assert trainer.press(Next(), SETTLE.total_seconds()) is None
    assert trainer.session.snapshot.state.position.item == 2
    assert not trainer.session.snapshot.asks_to_skip


@pytest.mark.parametrize(
    "between",
    [
        Back(),
        OpenOrClose(),
        ChangeVotingMethod(VotingMethod.TABLES),
        SetParticipants(9),
        GoTo(LOBBY, 2),
    ],
    ids=lambda command: type(command).__name__,
)
def test_whatever_else_happens_the_question_is_asked_anew(between: Command) -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next(), Next(), between)
    assert not trainer.session.snapshot.asks_to_skip
    if trainer.stage is not Stage.VOTE:
        assert trainer.press(Next()) is None
    assert trainer.press(Next()) is Refusal.NOBODY_VOTED


def test_undo_asks_anew() -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next(), ChangeCount(3), Next())
    trainer.session.undo()
    trainer.session.undo()
    assert trainer.press(Next()) is Refusal.NOBODY_VOTED
    trainer.session.redo()
    assert not trainer.session.snapshot.asks_to_skip


def test_a_curtain_over_an_empty_vote_is_lifted_without_a_question() -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next(), ToggleCurtain(Curtain.BLACK))
    assert trainer.press(Next()) is None
    assert trainer.session.snapshot.state.curtain is None
    assert trainer.stage is Stage.VOTE


def test_a_clock_that_is_set_back_does_not_hold_the_show() -> None:
    trainer = Trainer(GoTo(LOBBY, 1), Next())
    assert trainer.press(ChangeCount(3), -3600) is None
    assert trainer.press(Next(), 0) is None
    assert trainer.stage is Stage.RESULT
