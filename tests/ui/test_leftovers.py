"""A test that leaves something running or visible fails."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.leftovers import Leftovers

HOUR = 3_600_000


@pytest.fixture
def leftovers(qapp: QApplication) -> Iterator[Leftovers]:
    progress = Leftovers()
    progress.begin()
    yield progress
    progress.end()


def test_it_watches_each_test_here(request: pytest.FixtureRequest) -> None:
    assert isinstance(request.config.pluginmanager.get_plugin("leftovers"), Leftovers)


def test_an_active_timer_is_found_once(leftovers: Leftovers) -> None:
    timer, still = QTimer(), QTimer()
    timer.start(HOUR)
    (found,) = leftovers.clear()
    assert "QTimer" in found
    assert not timer.isActive()
    assert not still.isActive()
    assert leftovers.clear() == []


def test_the_timer_of_an_object_that_is_to_be_deleted_is_not_left(leftovers: Leftovers) -> None:
    owner = QObject()
    timer = QTimer(owner)
    timer.start(HOUR)
    owner.deleteLater()
    assert leftovers.clear() == []


def test_a_thread_of_python_is_found(leftovers: Leftovers) -> None:
    go = threading.Event()
    thread = threading.Thread(target=go.wait, name="wacht", daemon=True)
    thread.start()
    assert leftovers.clear(patience=0) == ["thread wacht runs"]
    go.set()
    thread.join()


def test_work_in_a_pool_is_found(leftovers: Leftovers) -> None:
    go = threading.Event()
    pool = QThreadPool()
    pool.start(go.wait)
    (found,) = leftovers.clear(patience=0)
    assert "QThreadPool" in found
    go.set()
    pool.waitForDone()
    assert leftovers.clear(patience=0) == []


def test_a_thread_of_qt_is_found(leftovers: Leftovers) -> None:
    thread = QThread()
    thread.start()
    (found,) = leftovers.clear(patience=0)
    assert "QThread" in found
    assert not thread.isRunning()


def test_a_process_that_nobody_waited_for_is_found(leftovers: Leftovers) -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    (found,) = leftovers.clear()
    assert "input()" in found
    assert process.returncode is not None


def test_a_visible_window_is_found(leftovers: Leftovers) -> None:
    window = QWidget()
    window.show()
    (found,) = leftovers.clear()
    assert "QWidget" in found
    assert not window.isVisible()


def test_a_leftover_fails_the_test(leftovers: Leftovers) -> None:
    ending = leftovers.pytest_runtest_teardown()
    next(ending)
    timer = QTimer()
    timer.start(HOUR)
    with pytest.raises(pytest.fail.Exception, match="QTimer"):
        next(ending)


def test_a_test_that_leaves_nothing_passes(leftovers: Leftovers) -> None:
    ending = leftovers.pytest_runtest_teardown()
    next(ending)
    with pytest.raises(StopIteration):
        next(ending)
