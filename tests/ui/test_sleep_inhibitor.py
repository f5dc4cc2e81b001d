"""The laptop stays awake while a workshop is open, and the trainer is told where it may not."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.app import Trede
from ui.sleep_inhibitor import Keeping, SleepInhibitor, what_to_set
from workshop_app.session.opening import demo_opening
from workshop_app.session.workshop_kind import WorkshopKind


class System:
    """A system that may or may not stay awake, and counts who holds it."""

    def __init__(self, *, willing: bool) -> None:
        self.willing = willing
        self.held = 0
        self.asked = 0

    @contextmanager
    def keeping(self) -> Generator[bool]:
        self.asked += 1
        self.held += 1
        yield self.willing
        self.held -= 1


def awake_over(trede: Trede, keeping: Keeping) -> SleepInhibitor:
    awake = SleepInhibitor(keeping, trede)
    trede.workshop_opened.connect(awake.start)
    trede.workshop_left.connect(awake.stop)
    awake.refused.connect(trede.warn_of_sleep)
    return awake


def test_it_is_held_from_opening_to_leaving(trede: Trede, qtbot: QtBot) -> None:
    system = System(willing=True)
    awake_over(trede, system.keeping)
    trede.start_demo()
    qtbot.waitUntil(lambda: system.held == 1)
    trede.leave_workshop()
    qtbot.waitUntil(lambda: system.held == 0)
    assert trede.window.messages.text == ""


def test_a_system_that_fails_to_answer_made_no_promise(
    trede: Trede, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    uncaught: list[object] = []

    def hook(ended: threading.ExceptHookArgs) -> None:
        uncaught.append(ended.exc_type)

    monkeypatch.setattr(threading, "excepthook", hook)

    @contextmanager
    def failing() -> Generator[bool]:
        raise OSError("no bus")
        yield True

    awake = awake_over(trede, failing)
    with qtbot.waitSignal(awake.refused):
        awake.start()
    qtbot.waitUntil(lambda: uncaught == [OSError])
    awake.stop()


def test_another_workshop_holds_it_anew(trede: Trede, qtbot: QtBot) -> None:
    system = System(willing=True)
    awake_over(trede, system.keeping)
    trede.start_demo()
    trede.start_demo()
    qtbot.waitUntil(lambda: system.asked == 2 and system.held == 1)
    trede.leave_workshop()
    qtbot.waitUntil(lambda: system.held == 0)


def test_where_it_is_refused_the_trainer_reads_what_to_do(trede: Trede, qtbot: QtBot) -> None:
    awake_over(trede, System(willing=False).keeping)
    trede.begin_as(WorkshopKind.REAL, demo_opening(date(2026, 11, 22)))
    qtbot.waitUntil(lambda: "in slaap valt" in trede.window.messages.text)
    trede.leave_workshop()


def test_who_tries_the_demo_is_not_bothered(trede: Trede, qtbot: QtBot) -> None:
    awake = awake_over(trede, System(willing=False).keeping)
    with qtbot.waitSignal(awake.refused):
        trede.start_demo()
    assert trede.window.messages.text == ""


def test_starting_twice_asks_once(qtbot: QtBot) -> None:
    system = System(willing=True)
    awake = SleepInhibitor(system.keeping)
    awake.start()
    awake.start()
    qtbot.waitUntil(lambda: system.held == 1)
    awake.stop()
    awake.stop()
    qtbot.waitUntil(lambda: system.held == 0)
    assert system.asked == 1


@pytest.mark.parametrize(
    ("platform", "where"),
    [("win32", "Systeem, Energie"), ("darwin", "Vergrendelscherm"), ("linux", "Energie")],
)
def test_each_platform_has_its_own_place(platform: str, where: str) -> None:
    assert where in what_to_set(platform)
