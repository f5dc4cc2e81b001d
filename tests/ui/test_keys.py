"""The keys of the show work with any focus; in a text field, letters are typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.driving import button, live_of, press, settle, shown_texts
from ui.app import Trede
from ui.console.console_page import COMMANDS, ConsolePage
from ui.console.show_keys import BY_DIGIT, KeyList
from ui.handouts.handouts_window import HandoutsWindow
from workshop_app.content.step_kind import StepKind
from workshop_app.session import keys
from workshop_app.session.commands import ChangeVotingMethod, GoTo, Press
from workshop_app.session.keys import KEY_GROUPS, KEYS, Action, named
from workshop_app.session.opening import Opening
from workshop_app.session.state import Stage, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import RoomTheme

OPENING = Opening("Org", "Groep", date(2026, 11, 22), 12, tables=4, programme="halve-dag")
Done = list[tuple[Action, int]]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Done:
    """The actions of the pressed keys, which are recorded here and not done."""
    reported: Done = []

    def act(console: ConsolePage, action: Action, number: int, press: Press | None) -> None:
        del console
        assert (press is None) == (action not in BY_DIGIT)
        reported.append((action, number))

    monkeypatch.setattr(ConsolePage, "_act", act)
    return reported


@pytest.fixture
def half_day(done: Done, trede: Trede) -> Trede:
    del done  # the patch has to precede the console
    trede.begin_as(WorkshopKind.REAL, OPENING)
    settle()
    return trede


def votes(trede: Trede) -> int:
    """The votes of all rounds."""
    return sum(round_.votes for round_ in live_of(trede).bridge.snapshot.state.rounds.values())


def strike(widget: QWidget, sequence: str) -> None:
    QTest.keySequence(widget, QKeySequence(sequence))
    settle()


def places(trede: Trede) -> list[Callable[[], None]]:
    """Functions that go to every step, and that set every voting method at the first card."""
    bridge = live_of(trede).bridge
    steps = bridge.snapshot.state.steps
    card = next(step for step in steps if step.kind is StepKind.CARD)

    def vote(method: VotingMethod) -> None:
        bridge.do(GoTo(card.id))
        bridge.do(ChangeVotingMethod(method))

    return [
        *(partial(bridge.do, GoTo(step.id)) for step in steps),
        *(partial(vote, method) for method in VotingMethod),
    ]


def focusable(root: QWidget) -> list[QWidget]:
    """The visible widgets that can get the focus."""
    none = Qt.FocusPolicy.NoFocus
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() is not none
        and (widget.focusProxy() or widget).focusPolicy() is not none
    ]


def test_only_text_fields_can_have_the_focus(trede: Trede) -> None:
    trede.begin_as(WorkshopKind.REAL, OPENING)
    settle()
    console = live_of(trede).console
    seen: set[type[QWidget]] = set()
    for bring in places(trede):
        bring()
        settle()
        for _ in range(3):
            seen |= {type(widget) for widget in focusable(console)}
            press(trede, "next")
    assert len(seen) == 2
    assert all(issubclass(kind, QLineEdit | QPlainTextEdit) for kind in seen), seen


def test_every_key_works_at_every_step_and_with_every_voting_method(
    half_day: Trede, done: Done
) -> None:
    console = live_of(half_day).console
    for bring in places(half_day):
        bring()
        settle()
        for key in KEYS:
            for number, sequence in enumerate(key.sequences):
                strike(QApplication.focusWidget() or console, sequence)
                assert done == [(key.action, number)], sequence
                done.clear()


def test_only_the_keys_for_typing_work_in_a_text_field(half_day: Trede, done: Done) -> None:
    live = live_of(half_day)
    steps = live.bridge.snapshot.state.steps
    question = next(step for step in steps if step.kind is StepKind.QUESTION)
    live.bridge.do(GoTo(question.id))
    half_day.window.activateWindow()
    settle()
    fields = focusable(live.console)
    assert len(fields) == 2
    for field in fields:
        field.setFocus()
        for key in KEYS:
            for number, sequence in enumerate(key.sequences):
                strike(field, sequence)
                assert done == ([(key.action, number)] if key.while_typing else []), sequence
                assert field.hasFocus(), sequence
                done.clear()


def test_every_action_has_one_handler(trede: Trede) -> None:
    trede.start_demo()
    settle()
    actions = live_of(trede).console._actions  # pyright: ignore[reportPrivateUsage] - no other way
    assert Counter([*BY_DIGIT, *COMMANDS, *actions]) == Counter(Action)


def test_every_key_does_something_without_an_error(trede: Trede) -> None:
    """An error in the handler of a key fails the test (pytest-qt)."""
    trede.begin_as(WorkshopKind.REAL, OPENING)
    settle()
    console = live_of(trede).console
    for key in KEYS:
        for sequence in key.sequences:
            strike(console, sequence)


def test_every_action_has_a_key_with_a_description() -> None:
    assert {key.action for key in KEYS if key.shown and key.meaning} == set(Action)
    sequences = [sequence for key in KEYS for sequence in key.sequences]
    assert len(sequences) == len(set(sequences))


def test_f1_lists_every_key_below_its_heading(trede: Trede) -> None:
    trede.start_demo()
    settle()
    press(trede, "f1")
    shown = shown_texts(live_of(trede).console.findChildren(KeyList)[0])
    for group in KEY_GROUPS:
        assert group.title.upper() in shown
        for key in group.keys:
            if key.shown:
                assert {named(key.shown), named(key.meaning)} <= {*shown}


def test_the_list_of_keys_goes_when_the_window_gets_another_size(trede: Trede) -> None:
    """It would no longer be in the middle."""
    trede.start_demo()
    settle()
    press(trede, "f1")
    (listed,) = live_of(trede).console.findChildren(KeyList)
    assert listed.isVisible()
    trede.window.resize(trede.window.width() - 40, trede.window.height() - 20)
    settle()
    assert not listed.isVisible()


def test_on_macos_no_text_of_the_console_has_the_key_names_of_a_pc(
    monkeypatch: pytest.MonkeyPatch, trede: Trede
) -> None:
    monkeypatch.setattr(keys, "SYSTEM", "darwin")
    trede.begin_as(WorkshopKind.REAL, OPENING)
    settle()
    console = live_of(trede).console
    press(trede, "f1")
    seen = {*shown_texts(console)}
    press(trede, "f1")
    for bring in places(trede):
        bring()
        settle()
        seen |= {*shown_texts(console)}
        seen |= {field.placeholderText() for field in console.findChildren(QLineEdit)}
    everything = " ".join(seen)
    assert all(name in everything for name in ("Cmd", "Return", "Delete", "fn + pijl omlaag"))
    assert not re.search(r"\b(Ctrl|Enter|Backspace|PageDown|PageUp)\b", everything)


def test_the_list_of_keys_has_a_button_for_the_key_card(trede: Trede) -> None:
    trede.start_demo()
    settle()
    press(trede, "f1")
    asked: list[bool] = []
    live_of(trede).console.key_card_requested.connect(lambda: asked.append(True))
    live_of(trede).console.key_card_requested.disconnect(trede.handouts.make_key_card)
    button(live_of(trede).console, "Toetsenkaart maken (pdf)").click()
    assert asked == [True]


def test_a_key_changes_and_saves_the_theme_of_the_room(trede: Trede) -> None:
    trede.start_demo()
    settle()
    console = live_of(trede).console
    seen: list[RoomTheme] = []
    for _ in range(3):
        strike(console, "Ctrl+L")
        seen.append(trede.folder.settings().room_theme)
    assert seen == [RoomTheme.DARK, RoomTheme.CONTRAST, RoomTheme.LIGHT]


def test_keys_in_the_window_of_the_handouts_are_not_for_the_show(
    voting: Trede, qtbot: QtBot
) -> None:
    live_of(voting).console.handouts_requested.emit()
    settle()
    (window,) = voting.window.findChildren(HandoutsWindow)
    qtbot.waitUntil(window.isActiveWindow)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_3, Qt.Key.Key_V):
        QTest.keyClick(QApplication.focusWidget() or window, key)
    settle()
    state = live_of(voting).bridge.snapshot.state
    assert (state.position.stage, state.curtain) == (Stage.VOTE, None)
    assert votes(voting) == 0
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_PageUp)  # a remote
    settle()
    assert live_of(voting).bridge.snapshot.state.position.stage is Stage.READ
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    settle()
    assert not window.isVisible()
    press(voting, "next", "3")
    assert votes(voting) == 1
