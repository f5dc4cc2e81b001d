"""Finds what a test left behind: timers, threads, processes and windows.

A timer or a job that outlives its test can break the next one: it fires in a window that is gone, or
writes a file in a folder that is deleted.
"""

from __future__ import annotations

import subprocess
import threading
import weakref
from collections.abc import Generator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

PATIENCE = 30
"""Seconds that a thread or a job gets to end: on a busy machine its last lines take a while."""

WATCHED = (QTimer, QThread, QThreadPool, subprocess.Popen)


class Leftovers:
    """A plugin of pytest that fails a test which leaves something running or visible.

    It keeps a weak reference to each object of `WATCHED` that is made after `begin`, as Qt has no
    list of its timers.
    """

    def __init__(self) -> None:
        self._patch = pytest.MonkeyPatch()
        self._made: list[weakref.ref[object]] = []
        self._known_threads = {*threading.enumerate()}

    def begin(self) -> None:
        """Watch the objects that are made from now on."""
        for kind in WATCHED:
            self._watch(kind)

    def end(self) -> None:
        """Watch no longer."""
        self._patch.undo()

    def accept(self) -> None:
        """Take what was made up to now as part of the session: it outlives the test."""
        self._made.clear()
        self._known_threads.update(threading.enumerate())

    def _watch(self, kind: type) -> None:
        begin = kind.__init__

        def noted(made: object, *arguments: object, **named: object) -> None:
            begin(made, *arguments, **named)
            self._made.append(weakref.ref(made))

        self._patch.setattr(kind, "__init__", noted)

    def clear(self, patience: float = PATIENCE) -> Sequence[str]:
        """End all that was left; returns a description of each.

        A thread and the job of a pool count only if they still run after `patience` seconds. The
        timers of an object that was to be deleted do not count.
        """
        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        made = [each for each in (reference() for reference in self._made) if each is not None]
        self._made = [weakref.ref(each) for each in made]
        found = [text for text in (_ended(each, patience) for each in made) if text]
        for thread in threading.enumerate():
            # Python has a dummy for each thread of Qt that ran Python code; the pools are asked.
            if thread in self._known_threads or thread.name.startswith("Dummy-"):
                continue
            thread.join(patience)
            if thread.is_alive():
                found.append(f"thread {thread.name} runs")
                self._known_threads.add(thread)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                found.append(f"window {window!r} is visible")
                window.hide()
        return found

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        """Look after each test, when its fixtures have ended."""
        yield
        left = self.clear()
        if left:
            pytest.fail(f"left by this test: {'; '.join(left)}", pytrace=False)

    def pytest_unconfigure(self) -> None:
        """Watch no longer."""
        self.end()


def _ended(made: object, patience: float) -> str:
    """End an object if it is still at work; returns what it was doing, or an empty string."""
    if isinstance(made, QObject) and not isValid(made):
        return ""
    match made:
        case QTimer() if made.isActive():
            made.stop()
            return f"{made!r} of {made.parent()!r} is active"
        case QThread() if made.isRunning() and not made.wait(int(patience * 1000)):
            # Not `terminate`: it unwinds the thread wherever it is, also inside an event handler of Qt.
            made.quit()
            made.wait(PATIENCE * 1000)
            return f"{made!r} runs"
        case QThreadPool() if not made.waitForDone(int(patience * 1000)):
            made.clear()
            return f"{made!r} of {made.parent()!r} has work"
        case subprocess.Popen() if made.returncode is None:
            with made:  # closes its pipes, and waits for it
                made.kill()
            return f"nobody waited for the process {made.args!r}"
        case _:
            return ""
