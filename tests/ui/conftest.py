"""Fixtures of the UI tests: an application on two virtual screens, a clock and the app Trede."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.leftovers import Leftovers
from tests.ui.driving import press, scene, settle
from ui import bridge, theme
from ui.app import Trede, make_application
from ui.formats import install_language
from ui.offscreen import offscreen
from workshop_app.i18n import Language, current_language, set_interface_language
from workshop_app.session.scenes import VoteScene


def pytest_configure(config: pytest.Config) -> None:
    """Make a test fail that leaves a timer, a thread, a process or a window."""
    leftovers = Leftovers()
    config.pluginmanager.register(leftovers, "leftovers")
    leftovers.begin()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make a warning of Qt fail the test that caused it."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        # The offscreen platform has no window manager to ask.
        unasked = "does not support (propagateSizeHints|raise|grabbing the keyboard)"
        item.add_marker(pytest.mark.qt_log_ignore(unasked))


Clock = Callable[[], datetime]
HOUR = 3_600_000
"""An hour in milliseconds, longer than any test."""


class PatientBot(QtBot):
    """A `QtBot` with a timeout for a busy machine; it returns as soon as the condition is met."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = 60_000
    ) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A monkeypatch for the variable TZ; the time zone is restored at the end of the test."""
    if sys.platform == "win32":
        pytest.skip("Windows does not read its zone from TZ")
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    del qapp
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    with offscreen():
        return make_application(["trede"])


@pytest.fixture
def fonts(qapp: QApplication) -> None:
    """The fonts of the room, which the program loads when it opens a workshop."""
    theme.load_fonts(theme.SHOW_STYLES)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The windows in English, as after a start in that language."""
    start_in(qapp, Language.EN)
    yield
    start_in(qapp, Language.NL)


@pytest.fixture
def switch_language(qapp: QApplication) -> Iterator[Callable[[Language], None]]:
    """A function that gives the application another language; Dutch comes back at the end."""
    yield partial(start_in, qapp)
    start_in(qapp, Language.NL)


@pytest.fixture(autouse=True)
def stays_dutch() -> Iterator[None]:
    """Make a test fail that leaves the application in another language."""
    yield
    assert current_language() is Language.NL


def start_in(app: QApplication, language: Language) -> None:
    """Give a running application another language, which a real one gets at its start only."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    set_interface_language(language)
    install_language(app)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The start folder of file dialogs: a temporary one, not the documents of the user."""

    def place(_: QStandardPaths.StandardLocation) -> str:
        return str(tmp_path)

    monkeypatch.setattr(QStandardPaths, "writableLocation", place)
    return tmp_path


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the timers of the bridge: a test calls `tick` itself, also on a busy machine."""
    monkeypatch.setattr(bridge, "SECOND", HOUR)
    monkeypatch.setattr(bridge, "FEEDBACK_ENDS", HOUR)


def clock_with(step: timedelta) -> Clock:
    """A clock that moves this far forward at each call."""
    instant = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=1)))

    def look() -> datetime:
        nonlocal instant
        instant += step
        return instant

    return look


@pytest.fixture
def clock() -> Clock:
    """A clock that moves one minute forward at each call."""
    return clock_with(timedelta(minutes=1))


@pytest.fixture
def make_trede(qapp: QApplication, tmp_path: Path, clock: Clock) -> Generator[Callable[[], Trede]]:
    """A function that opens the app in one data folder; each is closed at the end of the test."""
    opened: list[Trede] = []
    numbers = iter(range(1, 1000))

    def make() -> Trede:
        trede = Trede(tmp_path, clock, lambda: f"{next(numbers):012x}")
        trede.window.show()
        trede.window.activateWindow()
        trede.after_show()
        opened.append(trede)
        return trede

    yield make
    for trede in opened:
        trede.close()
        trede.window.hide()
        trede.window.deleteLater()
        trede.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def trede(make_trede: Callable[[], Trede]) -> Trede:
    return make_trede()


@pytest.fixture
def voting(trede: Trede) -> Trede:
    """The demo, at the first vote of the first card, which is open."""
    trede.start_demo()
    settle()
    press(trede, "next", "next", "next", "next")
    assert isinstance(scene(trede), VoteScene)
    return trede
