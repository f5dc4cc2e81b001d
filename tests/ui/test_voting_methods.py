"""The voting methods, used by keys, mouse and touch."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox

from tests.ui.driving import (
    button,
    click,
    live_of,
    press,
    scene,
    settle,
    shown_texts,
    visible_counts,
)
from ui.app import Trede
from ui.console.ballot_overlay import BallotOverlay
from ui.console.tables_panel import TablesPanel
from ui.projector.ground import ground_boxes
from ui.projector.room_window import RoomView
from ui.projector.sheet import Measures
from workshop_app.results.tally import Counts
from workshop_app.session.scenes import BallotFeedback, ResultScene, VoteScene
from workshop_app.session.state import RoundKey, VotingMethod


class StridingClock:
    """A clock that moves 30 s per call, so that no press is double, or not at all."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
        self.stands_still = False

    def __call__(self) -> datetime:
        if not self.stands_still:
            self.now += timedelta(seconds=30)
        return self.now


@pytest.fixture
def clock() -> StridingClock:
    return StridingClock()


@pytest.fixture
def box(voting: Trede) -> Trede:
    """The same vote with the ballot box."""
    click(voting.window, "Stembus")
    return voting


def vote_scene(trede: Trede) -> VoteScene:
    shown = scene(trede)
    assert isinstance(shown, VoteScene)
    return shown


def counts(trede: Trede) -> Counts:
    state = live_of(trede).bridge.snapshot.state
    return state.rounds[RoundKey(3, "doorpraten", 1)].counts


def on_option(view: RoomView, trede: Trede, choice: int) -> QPoint:
    """The centre of an option in a view of the room."""
    scale = vote_scene(trede).question.scale
    sheet = Measures(QRectF(view.rect()))
    return ground_boxes(sheet, scale, tall=True)[choice].center().toPoint()


def test_keys_and_numpad_cast_ballots_and_only_their_number_is_shown(box: Trede) -> None:
    press(box, "3", "pad+3", "0")
    assert vote_scene(box).method is VotingMethod.BALLOT_BOX
    assert vote_scene(box).votes == 3
    assert visible_counts(box) == []
    assert "3 van 12 in de bus" in shown_texts(box.window)
    press(box, "v", "enter")
    assert counts(box) == (1, 0, 0, 2, 0, 0)
    assert visible_counts(box) == ["1", "0", "0", "2", "0", "0"]


def test_a_click_in_the_room_casts_a_ballot(box: Trede) -> None:
    room = live_of(box).room
    QTest.mouseClick(room, Qt.MouseButton.LeftButton, pos=on_option(room, box, 4))
    settle()
    assert vote_scene(box).votes == 1
    assert vote_scene(box).box is BallotFeedback.COUNTED
    press(box, "enter")
    assert counts(box) == (0, 0, 0, 0, 1, 0)


def test_a_touch_in_the_room_casts_one_ballot(box: Trede) -> None:
    room = live_of(box).room
    device = QTest.createTouchDevice()
    QTest.touchEvent(room, device).press(0, on_option(room, box, 2), room).commit()
    QTest.touchEvent(room, device).release(0, on_option(room, box, 2), room).commit()
    settle()
    assert vote_scene(box).votes == 1


def test_a_double_press_counts_once(box: Trede, clock: StridingClock) -> None:
    press(box, "3")
    clock.stands_still = True
    press(box, "3", "pad+3")
    assert vote_scene(box).votes == 1
    assert vote_scene(box).box is BallotFeedback.DOUBLE_PRESS
    assert "Dubbel gedrukt: één stem telt." in shown_texts(box.window)
    clock.now += timedelta(milliseconds=599)
    press(box, "3")
    assert vote_scene(box).votes == 1
    clock.now += timedelta(milliseconds=1)
    press(box, "3")
    assert vote_scene(box).votes == 2


def test_two_voters_at_two_devices_in_one_instant_both_count(
    box: Trede, clock: StridingClock
) -> None:
    room = live_of(box).room
    clock.stands_still = True
    press(box, "3", "4")
    QTest.mouseClick(room, Qt.MouseButton.LeftButton, pos=on_option(room, box, 3))
    settle()
    device = QTest.createTouchDevice()
    QTest.touchEvent(room, device).press(0, on_option(room, box, 3), room).commit()
    settle()
    assert vote_scene(box).votes == 4
    assert vote_scene(box).box is BallotFeedback.COUNTED
    press(box, "enter")
    assert counts(box) == (0, 0, 0, 3, 1, 0)


def test_the_last_voter_can_take_the_ballot_back_until_the_next_vote(box: Trede) -> None:
    press(box, "1", "5", "backspace")
    assert vote_scene(box).votes == 1
    press(box, "backspace")
    assert vote_scene(box).votes == 1
    assert any("de volgende was al aan de beurt" in text for text in shown_texts(box.window))
    press(box, "2", "v", "backspace", "enter")
    assert counts(box) == (0, 1, 1, 0, 0, 0)


def test_the_card_in_the_room_takes_a_ballot_back(box: Trede) -> None:
    room = live_of(box).room
    press(box, "1")
    QTest.mouseClick(room, Qt.MouseButton.LeftButton, pos=QPoint(1500, 180))
    settle()
    assert vote_scene(box).votes == 0
    assert vote_scene(box).box is BallotFeedback.TAKEN_BACK


def test_undo_of_the_trainer_does_not_remove_ballots(box: Trede) -> None:
    press(box, "1", "2", "v", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    state = live_of(box).bridge.snapshot.state
    assert state.rounds[RoundKey(3, "doorpraten", 1)].in_box == 2


def test_a_ballot_after_closing_is_refused_visibly(box: Trede) -> None:
    press(box, "1", "v", "2")
    assert vote_scene(box).votes == 1
    assert vote_scene(box).box is BallotFeedback.TOO_LATE
    assert any("deze stem telt niet" in text for text in shown_texts(box.window))


def test_the_overlay_covers_the_console_and_accepts_votes(box: Trede) -> None:
    press(box, "k")
    (stand,) = live_of(box).console.findChildren(BallotOverlay)
    assert stand.isVisible()
    assert stand.geometry() == live_of(box).console.rect()
    (view,) = stand.findChildren(RoomView)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=on_option(view, box, 3))
    settle()
    assert "Je koos 3. Je stem telt." in shown_texts(stand)
    press(box, "4")
    assert vote_scene(box).votes == 2
    click(stand, "Vergist? Neem je stem terug")
    assert vote_scene(box).votes == 1
    assert "Je koos 4. Je stem telt." not in shown_texts(stand)


def test_the_overlay_does_not_show_a_choice_from_the_screen_of_the_room(box: Trede) -> None:
    press(box, "k")
    live = live_of(box)
    (stand,) = live.console.findChildren(BallotOverlay)
    QTest.mouseClick(live.room, Qt.MouseButton.LeftButton, pos=on_option(live.room, box, 3))
    settle()
    assert vote_scene(box).votes == 1
    assert "Je stem telt." in shown_texts(stand)
    press(box, "4")
    assert "Je koos 4. Je stem telt." in shown_texts(stand)


def test_with_one_screen_the_overlay_never_shows_a_choice(box: Trede) -> None:
    console = live_of(box).console
    console.show_screen(None)
    press(box, "k", "3")
    (stand,) = console.findChildren(BallotOverlay)
    assert "Je stem telt." in shown_texts(stand)
    assert not any("3" in text for text in shown_texts(stand))


def test_the_keys_of_the_show_are_ignored_at_the_overlay(box: Trede) -> None:
    press(box, "1", "k", "enter", "v", "r", "b", "space")
    assert vote_scene(box).is_open
    press(box, "esc")
    assert not live_of(box).console.findChildren(BallotOverlay)[0].isVisible()
    press(box, "enter")
    assert isinstance(scene(box), ResultScene)


def test_the_remote_moves_on_from_the_overlay(box: Trede) -> None:
    press(box, "1", "k", "next")
    assert isinstance(scene(box), ResultScene)
    assert not live_of(box).console.findChildren(BallotOverlay)[0].isVisible()


def test_tables_vote_by_key_in_sequence(voting: Trede) -> None:
    click(voting.window, "Tafels")
    (tables,) = live_of(voting).console.findChildren(TablesPanel)
    assert vote_scene(voting).expected == 3  # twelve people, four per table
    press(voting, "3", "1")
    assert tables.shown() == ("Tafel 1: 3", "Tafel 2: 1", "Tafel 3: –")
    click(tables, "Tafel 1: 3")
    press(voting, "4")
    assert tables.shown()[0] == "Tafel 1: 4"
    click(tables, "5")
    assert vote_scene(voting).tables_in == (1, 2, 3)
    press(voting, "enter")
    shown = scene(voting)
    assert isinstance(shown, ResultScene)
    assert shown.standing == {1: (2,), 4: (1,), 5: (3,)}


def test_tables_can_be_added(voting: Trede) -> None:
    click(voting.window, "Tafels")
    (tables,) = live_of(voting).console.findChildren(TablesPanel)
    tables.findChildren(QSpinBox)[0].setValue(5)
    settle()
    assert len(tables.shown()) == 5
    assert vote_scene(voting).expected == 5


def test_another_voting_method_in_the_same_round_keeps_the_votes(voting: Trede) -> None:
    press(voting, "3", "3")
    click(voting.window, "Stembus")
    press(voting, "4")
    click(voting.window, "Tafels")
    press(voting, "5")
    assert vote_scene(voting).votes == 4
    click(voting.window, "Handopsteken")
    assert visible_counts(voting) == ["•"] * 6, "the tiles would tell what the last ballot was"
    press(voting, "0", "enter")
    assert counts(voting) == (1, 0, 0, 2, 1, 1)


def test_a_voting_method_is_kept_for_later_rounds(voting: Trede) -> None:
    click(voting.window, "Stembus")
    press(voting, "3", "enter", "next", "next")
    assert vote_scene(voting).round == 2
    assert vote_scene(voting).method is VotingMethod.BALLOT_BOX
    assert button(voting.window, "Stembus").isChecked()
