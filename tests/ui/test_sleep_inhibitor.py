"""The laptop stays awake while a workshop is open, and the trainer is warned if it cannot."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.app import Trede
from ui.sleep_inhibitor import Inhibit, SleepInhibitor, what_to_set
from workshop_app.session.opening import demo_opening
from workshop_app.session.workshop_kind import WorkshopKind


class System:
    """A simulated system that grants or refuses to stay awake, and counts requests."""

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


def awake_over(trede: Trede, keeping: Inhibit) -> SleepInhibitor:
    awake = SleepInhibitor(keeping, trede)
    trede.workshop_opened.connect(awake.start)
    trede.workshop_left.connect(awake.stop)
    awake.refused.connect(trede.warn_of_sleep)
    return awake


def test_sleep_is_inhibited_from_opening_to_leaving(trede: Trede, qtbot: QtBot) -> None:
    system = System(willing=True)
    awake_over(trede, system.keeping)
    trede.start_demo()
    qtbot.waitUntil(lambda: system.held == 1)
    trede.leave_workshop()
    qtbot.waitUntil(lambda: system.held == 0)
    assert trede.window.messages.text == ""


def test_a_system_error_counts_as_a_refusal(
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


def test_another_workshop_inhibits_sleep_again(trede: Trede, qtbot: QtBot) -> None:
    system = System(willing=True)
    awake_over(trede, system.keeping)
    trede.start_demo()
    trede.start_demo()
    qtbot.waitUntil(lambda: system.asked == 2 and system.held == 1)
    trede.leave_workshop()
    qtbot.waitUntil(lambda: system.held == 0)


def test_a_refusal_is_reported_with_a_remedy(trede: Trede, qtbot: QtBot) -> None:
    awake_over(trede, System(willing=False).keeping)
    trede.begin_as(WorkshopKind.REAL, demo_opening(date(2026, 11, 22)))
    qtbot.waitUntil(lambda: "in slaap valt" in trede.window.messages.text)
    trede.leave_workshop()


def test_a_refusal_is_not_reported_in_the_demo(trede: Trede, qtbot: QtBot) -> None:
    awake = awake_over(trede, System(willing=False).keeping)
    with qtbot.waitSignal(awake.refused):
        trede.start_demo()
    assert trede.window.messages.text == ""


def test_starting_twice_requests_once(qtbot: QtBot) -> None:
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
def test_the_remedy_names_the_settings_of_each_platform(platform: str, where: str) -> None:
    assert where in what_to_set(platform)
