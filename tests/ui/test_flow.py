"""The main workflow of a trainer, driven with keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton
from shiboken6 import isValid

from tests.ui.driving import (
    button,
    click,
    live_of,
    press,
    scene,
    settle,
    shown_texts,
    to_step,
    type_text,
    visible_counts,
)
from ui.app import Trede
from ui.home.opening_dialog import OpeningDialog
from ui.leaving_line import LeavingLine
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import GoTo
from workshop_app.session.opening import Opening
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    ReadScene,
    ResultScene,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
)
from workshop_app.session.state import Place
from workshop_app.session.workshop_kind import WorkshopKind


def test_the_demo_starts_with_one_click(trede: Trede) -> None:
    click(trede.window.home, "Probeer de demo")
    assert isinstance(scene(trede), WelcomeScene)
    assert live_of(trede).room.isVisible()
    assert live_of(trede).room.screen().name() == "PROJECTOR"


def test_next_goes_from_welcome_to_end(trede: Trede) -> None:
    trede.start_demo()
    settle()
    seen = [type(scene(trede))]
    referred = 0
    while not isinstance(scene(trede), EndScene):
        if isinstance(scene(trede), VoteScene):
            press(trede, "3")
        press(trede, "next")
        seen.append(type(scene(trede)))
        referred += live_of(trede).bridge.snapshot.state.reference_shown
        assert len(seen) < 200
    talk_between = [ReadScene, VoteScene, ResultScene, TalkScene, VoteScene, ResultScene]
    behaviour = [*talk_between, ResultScene]  # with the reference
    card = [StoryScene, *behaviour * 4, DebriefScene]
    dilemma = [StoryScene, *talk_between, *behaviour * 4, DebriefScene]
    evaluation = [ReadScene, VoteScene, ResultScene]
    assert seen == [WelcomeScene, StaircaseScene, *card * 2, *dilemma, *evaluation, EndScene]
    assert referred == 12


def test_votes_by_number_keys_and_numpad_are_shown_on_both_screens(voting: Trede) -> None:
    press(voting, "3", "3", "pad+3", "0", "5")
    assert visible_counts(voting) == ["1", "0", "0", "3", "0", "1"]
    assert scene(voting).votes == 5  # type: ignore[union-attr]


def test_votes_by_mouse(voting: Trede) -> None:
    click(voting.window, "Eén stem meer voor 4 (Inspelen op behoeften)")
    click(voting.window, "Eén stem meer voor 4 (Inspelen op behoeften)")
    click(voting.window, "Eén stem minder voor 4 (Inspelen op behoeften)")
    assert visible_counts(voting) == ["0", "0", "0", "0", "1", "0"]


def test_shift_takes_a_vote_away(voting: Trede) -> None:
    press(voting, "2", "2", "shift+2")
    assert visible_counts(voting)[2] == "1"


def test_reveal_talk_second_round_and_shift(voting: Trede) -> None:
    press(voting, "0", "1", "enter")
    first = scene(voting)
    assert isinstance(first, ResultScene)
    assert first.before is None
    press(voting, "next")
    assert isinstance(scene(voting), TalkScene)
    press(voting, "r", "0", "0", "enter")
    second = scene(voting)
    assert isinstance(second, ResultScene)
    assert (second.round, second.counts, second.before) == (
        2,
        (2, 0, 0, 0, 0, 0),
        (1, 1, 0, 0, 0, 0),
    )
    assert second.shift is not None
    assert second.shift > 0


def test_the_reference_is_shown_only_when_asked(voting: Trede) -> None:
    press(voting, "d")
    assert "uitslag" in " ".join(shown_texts(voting.window))
    press(voting, "0", "enter")
    assert scene(voting).reference is None  # type: ignore[union-attr]
    press(voting, "d")
    assert scene(voting).reference.niveau == 0  # type: ignore[union-attr]


def test_undo_and_redo(voting: Trede) -> None:
    press(voting, "1", "2", "ctrl+z")
    assert visible_counts(voting) == ["0", "1", "0", "0", "0", "0"]
    press(voting, "ctrl+shift+z")
    assert visible_counts(voting) == ["0", "1", "1", "0", "0", "0"]
    click(voting.window, "Ongedaan")
    assert visible_counts(voting)[2] == "0"


def test_a_vote_after_closing_is_refused_visibly(voting: Trede) -> None:
    press(voting, "1", "v", "1")
    assert visible_counts(voting)[1] == "1"
    assert any("gesloten: deze stem telt niet" in text for text in shown_texts(voting.window))


def test_more_votes_than_people_are_reported_and_counted(voting: Trede) -> None:
    press(voting, *["4"] * 13)
    assert visible_counts(voting)[4] == "13"
    assert any("meer stemmen dan verwacht" in text for text in shown_texts(voting.window))


def test_black_and_break_hide_the_room_and_come_back(voting: Trede) -> None:
    press(voting, "b")
    assert isinstance(scene(voting), BlackScene)
    press(voting, ".")
    press(voting, "p")
    assert isinstance(scene(voting), BreakScene)
    press(voting, "next")
    assert isinstance(scene(voting), VoteScene)


def test_esc_never_ends_a_workshop(voting: Trede) -> None:
    press(voting, "esc", "esc", "f5", "esc")
    assert voting.live is not None
    assert isinstance(scene(voting), VoteScene)


def test_typing_a_note_does_not_control_the_show(voting: Trede) -> None:
    press(voting, "n")
    edit = QApplication.focusWidget()
    assert isinstance(edit, QPlainTextEdit)
    press(voting, "1", "v", "r", "space", "b")
    assert visible_counts(voting) == ["0"] * 6
    assert isinstance(scene(voting), VoteScene)
    state = live_of(voting).bridge.snapshot.state
    assert state.notes[Place(3, "doorpraten")] == edit.toPlainText() != ""
    press(voting, "esc", "1")
    assert visible_counts(voting)[1] == "1"


def test_the_presenter_remote_works_while_typing(voting: Trede) -> None:
    press(voting, "2", "n", "next")
    assert isinstance(scene(voting), ResultScene)


def test_a_click_in_the_programme_goes_to_that_place(voting: Trede) -> None:
    click(voting.window, "gedrag 3")
    assert scene(voting).question.number == 3  # type: ignore[union-attr]
    click(voting.window, "Het je/u-dilemma")
    assert isinstance(scene(voting), StoryScene)


def test_f1_lists_the_keys_over_the_console(voting: Trede) -> None:
    press(voting, "f1")
    assert "tweede ronde" in shown_texts(voting.window)
    press(voting, "esc")
    assert "tweede ronde" not in shown_texts(voting.window)


def test_a_workshop_is_continued_unchanged_after_closing(
    make_trede: Callable[[], Trede],
) -> None:
    first = make_trede()
    first.start_demo()
    settle()
    press(first, "next", "next", "next", "next", "1", "5", "5")
    before = live_of(first).bridge.snapshot
    first.close()
    first.window.hide()

    second = make_trede()
    settle()
    assert button(second.window.home, "Doorgaan").hasFocus()
    press(second, "enter")
    after = live_of(second).bridge.snapshot
    assert (after.state, after.public) == (before.state, before.public)


def test_a_real_workshop_starts_with_the_given_names(trede: Trede) -> None:
    click(trede.window.home, "Nieuwe workshop")
    dialog = trede.window.findChild(OpeningDialog)
    assert dialog is not None
    organisation, name, *_ = dialog.findChildren(QLineEdit)
    organisation.setText("Bibliotheek <b>Noord</b>")
    name.setText("groep B")
    click(dialog, "Beginnen")
    workshop = live_of(trede).bridge.snapshot.workshop
    assert workshop.kind is WorkshopKind.REAL
    assert workshop.organisation == "Bibliotheek <b>Noord</b>"
    assert any("<b>Noord</b>" in text for text in shown_texts(trede.window))


def test_home_fits_the_smallest_window_with_a_message(voting: Trede) -> None:
    voting.leave_workshop()
    voting.window.resize(voting.window.minimumSize())
    voting.window.show_message("Er is iets. Doe dit.")
    settle()
    home = voting.window.home
    shown = [one for one in home.findChildren(QPushButton) if one.isVisible()]
    assert len(shown) > 7
    assert [one.text() for one in shown if one.height() < one.sizeHint().height()] == []
    boxes = [QRect(one.mapTo(home, QPoint()), one.size()) for one in shown]
    assert not [1 for one, other in combinations(boxes, 2) if one.intersects(other)]


def test_leaving_goes_home_and_the_workshop_is_listed(voting: Trede) -> None:
    click(voting.window, "Naar begin")
    assert voting.live is None
    assert any("Gemeente Voorbeeld" in text for text in shown_texts(voting.window.home))


def test_nothing_of_a_workshop_ticks_after_it_was_left(voting: Trede) -> None:
    live = live_of(voting)  # held here, so that its timers are not just deleted
    timers = live.bridge.findChildren(QTimer)
    assert any(timer.isActive() for timer in timers)
    voting.leave_workshop()
    assert isValid(live.bridge)
    assert not any(timer.isActive() for timer in timers)


# ------------------------------------------------------------------ leaving


@pytest.fixture
def real(trede: Trede) -> Trede:
    """A real workshop at its second step."""
    trede.begin_as(WorkshopKind.REAL, Opening("", "groep B", date(2026, 9, 30), 12))
    settle()
    press(trede, "next")
    return trede


LINE = "De workshop is nog niet afgelopen, en staat nog in beeld."


@pytest.mark.parametrize("way", ["home", "close"])
def test_leaving_a_running_workshop_is_asked_once_in_a_line(real: Trede, way: str) -> None:
    leave = partial(click, real.window, "Naar begin") if way == "home" else real.window.close
    leave()
    settle()
    assert real.live is not None
    assert real.window.messages.text == LINE
    assert [one for one in real.window.findChildren(QDialog) if one.isVisible()] == []
    leave()
    settle()
    assert real.live is None
    assert real.window.messages.text == ""
    assert real.window.isVisible() == (way == "home")


def test_the_line_leaves_too_and_goes_when_the_workshop_goes_on(real: Trede) -> None:
    click(real.window, "Naar begin")
    press(real, "next")
    assert real.window.messages.text == ""
    click(real.window, "Naar begin")
    assert real.live is not None, "it is asked again"
    click(real.window, "Toch weggaan")
    settle()
    assert real.live is None
    assert real.window.messages.text == ""


def test_a_workshop_that_has_ended_is_left_at_once(real: Trede) -> None:
    bridge = live_of(real).bridge
    end = bridge.snapshot.state.steps[-1]
    items = bridge.snapshot.workshop.contents.items(end)
    bridge.do(GoTo(end.id, len(items) - 1))
    settle()
    click(real.window, "Naar begin")
    assert real.live is None


def test_a_workshop_that_is_not_saved_is_never_left_without_a_line(
    real: Trede,
) -> None:
    bridge = live_of(real).bridge
    line = LeavingLine(bridge, real.window.messages, saves=False)
    end = bridge.snapshot.state.steps[-1]
    items = bridge.snapshot.workshop.contents.items(end)
    bridge.do(GoTo(end.id, len(items) - 1))
    left: list[bool] = []
    assert not line.is_sure(lambda: left.append(True))
    assert "wordt niet opgeslagen" in real.window.messages.text
    click(real.window, "Toch weggaan")
    assert left == [True]
    line.take_back()


def test_the_end_of_a_session_asks_nothing_and_files_what_was_typed(trede: Trede) -> None:
    trede.begin_as(
        WorkshopKind.REAL, Opening("", "groep B", date(2026, 9, 30), 12, programme="halve-dag")
    )
    settle()
    to_step(trede, StepKind.PLEDGES)
    press(trede, "enter")
    type_text("terugbellen")
    trede.end_session()
    state = live_of(trede).bridge.snapshot.state
    assert [entry.text for entries in state.entries.values() for entry in entries] == [
        "terugbellen"
    ]
    assert trede.window.close()
    assert trede.live is None


def test_a_session_that_does_not_end_after_all_is_asked_about_again(real: Trede) -> None:
    real.end_session()
    press(real, "next")
    assert not real.window.close()
    assert real.live is not None
    assert real.window.messages.text == LINE
