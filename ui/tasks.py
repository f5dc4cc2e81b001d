"""Running long work off the GUI thread, one job at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ui.crash import report_bug
from workshop_app.errors import KnownError
from workshop_app.progress import CancelledError, ProgressCallback

_STOPPED = object()
"""The result of work that stopped because it was cancelled."""


class CancelToken:
    """Cancels a job that reports its progress."""

    def __init__(self) -> None:
        self._given_back = threading.Event()

    def cancel(self) -> None:
        """Stop the job at its next progress report; then only `stopped` is called."""
        self._given_back.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._given_back.is_set()


class _Report(QObject):
    """Passes the outcome and the progress of a job to the GUI thread."""

    done = Signal(object)
    failed = Signal(object)
    reported = Signal()

    def __init__(self, heard: Callable[[int], None] = lambda _: None) -> None:
        """Call `heard` on the GUI thread with each number that the job reports."""
        super().__init__()
        self._heard = heard
        self._waiting: deque[int] = deque()
        self.reported.connect(self._hear)

    def report(self, number: int) -> None:
        """Report a number, from any thread.

        All waiting numbers share one event: a hundred events would leave the windows unresponsive.
        """
        self._waiting.append(number)
        if len(self._waiting) == 1:
            self.reported.emit()

    def _hear(self) -> None:
        try:
            while self._waiting:
                self._heard(self._waiting.popleft())
        except BaseException:
            self._waiting.clear()  # else `report` would not emit for the next number
            raise


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], report: _Report) -> None:
        super().__init__()
        self._work = work
        self._report = report

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # noqa: BLE001 - logged and reported on the GUI thread
            self._report.failed.emit(error)
        else:
            self._report.done.emit(result)


class Worker(QObject):
    """Runs jobs one at a time on a background thread; callbacks run on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._reports: set[_Report] = set()

    def start(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Run `work`, then call `done` with its result or `failed` with its error.

        A bug, in the work or in `done`, is logged; `failed` is called with an error to show.
        """
        self._start(work, done, failed, _Report())

    def start_reporting(
        self,
        work: Callable[[ProgressCallback], object],
        done: Callable[[object], None],
        failed: Callable[[KnownError], None],
        reported: Callable[[int], None] = lambda _: None,
        stopped: Callable[[], None] = lambda: None,
    ) -> CancelToken:
        """As `start`, for work that reports progress and can be cancelled.

        Args:
            work: Called with a `ProgressCallback`, to be called with a number such as that of the
                finished pages.
            done: Called with the result, unless the job was cancelled.
            failed: Called with the error, unless the job was cancelled; a bug is logged either
                way.
            reported: Called with each reported number, unless the job was cancelled.
            stopped: Called once the work has ended, if the job was cancelled.

        Returns:
            The token to cancel the job with.
        """
        token = CancelToken()
        report = _Report(lambda number: None if token.cancelled else reported(number))

        def progress(number: int) -> None:
            if token.cancelled:
                raise CancelledError
            report.report(number)

        def run() -> object:
            if token.cancelled:  # before it started
                return _STOPPED
            try:
                return work(progress)
            except CancelledError:
                return _STOPPED

        def finish(result: object) -> None:
            if token.cancelled or result is _STOPPED:
                stopped()
            else:
                done(result)

        def fail(error: KnownError) -> None:
            if token.cancelled:
                stopped()
            else:
                failed(error)

        self._start(run, finish, fail, report)
        return token

    def _start(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[KnownError], None],
        report: _Report,
    ) -> None:
        """Run `work`, then call `done`; call `failed` if either raises an error."""

        def fail(error: BaseException) -> None:
            self._reports.discard(report)
            failed(error if isinstance(error, KnownError) else report_bug(error))

        def finish(result: object) -> None:
            self._reports.discard(report)
            try:
                done(result)
            except Exception as error:  # noqa: BLE001 - `fail` logs and reports it
                fail(error)

        self._reports.add(report)
        report.done.connect(finish)
        report.failed.connect(fail)
        self._pool.start(_Job(work, report))

    def wait(self) -> None:
        """Wait until no job is left, before the app closes."""
        self._pool.waitForDone()
