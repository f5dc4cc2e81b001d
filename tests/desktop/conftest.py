"""Fixtures for the windows on a real desktop: an X server, a window manager and monitors.

These tests need a separate process, as Qt has one platform per process, so they are only collected
when they are requested by name.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.desk import BEAMER, LAPTOP, Desk, Seat, arrange, open_desk
from tests.support.leftovers import Leftovers
from ui.app import Trede, make_application

HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Make a test fail that leaves a timer, a thread, a process or a window."""
    leftovers = Leftovers()
    config.pluginmanager.register(leftovers, "leftovers")
    leftovers.begin()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Ignore everything in this folder unless only paths in it were requested."""
    asked = [Path(argument.split("::")[0]).resolve() for argument in config.args]
    return None if all(path.is_relative_to(HERE) for path in asked) else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make a warning of Qt fail the test that caused it."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


@pytest.fixture(scope="session")
def desk(pytestconfig: pytest.Config) -> Generator[Desk]:
    with open_desk() as desk:
        leftovers = pytestconfig.pluginmanager.get_plugin("leftovers")
        assert isinstance(leftovers, Leftovers)
        leftovers.accept()
        yield desk


@pytest.fixture(scope="session")
def qapp(desk: Desk) -> Generator[QApplication]:
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ["DISPLAY"] = desk.display
    application = make_application(["trede"])
    yield application
    application.shutdown()  # before its X server stops


@pytest.fixture
def monitors() -> tuple[str, ...]:
    """The monitors that are connected when the program starts."""
    return LAPTOP, BEAMER


@pytest.fixture
def seat(
    desk: Desk, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monitors: tuple[str, ...]
) -> Generator[Seat]:
    """The program, started in a new data folder on these monitors."""
    instant = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=1)))

    def clock() -> datetime:
        nonlocal instant
        instant += timedelta(seconds=1)
        return instant

    arrange(desk, qtbot, *monitors)
    numbers = iter(range(1, 1000))
    trede = Trede(tmp_path, clock, lambda: f"{next(numbers):012x}")
    trede.window.show_fitting()
    trede.after_show()
    yield Seat(desk, trede, qtbot, clock)
    trede.close()
    trede.window.hide()
    trede.window.deleteLater()
    trede.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
