"""Long work off the GUI thread: one worker, one job after another."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ui.crash import report_bug
from workshop_app.errors import KnownError

ProgressCallback = Callable[[int], None]
"""What a watched job tells how far it is; raises `CancelledError` where it is not wanted any more."""

_STOPPED = object()
"""The result of work that saw that it is not wanted any more."""


class CancelToken:
    """To give back by who does not want a watched job any more."""

    def __init__(self) -> None:
        self._given_back = threading.Event()

    def cancel(self) -> None:
        """Stop the job at its next step. Nothing of it arrives any more but `stopped`."""
        self._given_back.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was given back."""
        return self._given_back.is_set()


class _Report(QObject):
    """What comes of a job, on its way to the GUI thread."""

    done = Signal(object)
    failed = Signal(object)
    told = Signal()

    def __init__(self, heard: Callable[[int], None] = lambda _: None) -> None:
        """`heard` is called with each number that the job tells."""
        super().__init__()
        self._heard = heard
        self._waiting: deque[int] = deque()
        self.told.connect(self._hear)

    def tell(self, number: int) -> None:
        """Send a number, from any thread.

        All that wait are one event: a hundred of them would leave the windows no moment between.
        """
        self._waiting.append(number)
        if len(self._waiting) == 1:
            self.told.emit()

    def _hear(self) -> None:
        try:
            while self._waiting:
                self._heard(self._waiting.popleft())
        except BaseException:
            self._waiting.clear()  # the next number is sent again
            raise


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], report: _Report) -> None:
        super().__init__()
        self._work = work
        self._report = report

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # noqa: BLE001 - logged and told on the GUI thread
            self._report.failed.emit(error)
        else:
            self._report.done.emit(result)


class Worker(QObject):
    """Runs jobs one at a time; what comes of them arrives on the GUI thread."""

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
        """Do a piece of work, then call `done` with its result or `failed` with what went wrong.

        A bug, in the work or in `done`, is logged; `failed` is called with words for it.
        """
        self._start(work, done, failed, _Report())

    def start_watched(
        self,
        work: Callable[[ProgressCallback], object],
        done: Callable[[object], None],
        failed: Callable[[KnownError], None],
        told: Callable[[int], None] = lambda _: None,
        stopped: Callable[[], None] = lambda: None,
    ) -> CancelToken:
        """As `start`, for work that says how far it is and can be stopped on the way.

        Args:
            work: Is handed a watch to call with a number, such as that of the pages done.
            done: Is called with the result, unless the job was cancelled.
            failed: Is called with what went wrong, unless the job was cancelled; a bug is
                logged either way.
            told: Is called with each number, unless the job was cancelled.
            stopped: Is called once the work has ended after the job was cancelled.

        Returns:
            The token to cancel it with.
        """
        from workshop_app.handouts.handout_spec import CancelledError  # noqa: PLC0415 - what handouts need

        token = CancelToken()
        report = _Report(lambda number: None if token.cancelled else told(number))

        def watch(number: int) -> None:
            if token.cancelled:
                raise CancelledError
            report.tell(number)

        def run() -> object:
            if token.cancelled:  # before its turn came
                return _STOPPED
            try:
                return work(watch)
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
        """The one way in which jobs end: in `done`, or in `failed` whatever went wrong."""

        def fail(error: BaseException) -> None:
            self._reports.discard(report)
            failed(error if isinstance(error, KnownError) else report_bug(error))

        def finish(result: object) -> None:
            self._reports.discard(report)
            try:
                done(result)
            except Exception as error:  # noqa: BLE001 - `fail` logs and tells it
                fail(error)

        self._reports.add(report)
        report.done.connect(finish)
        report.failed.connect(fail)
        self._pool.start(_Job(work, report))

    def wait(self) -> None:
        """Wait until no job is left; for closing the app."""
        self._pool.waitForDone()
