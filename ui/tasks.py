"""Long work off the GUI thread: one worker, one job after another."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from workshop_app.errors import KnownError

Watch = Callable[[int], None]
"""What a watched job tells how far it is; raises `CancelledError` where it is not wanted any more."""


class Ticket:
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
        while self._waiting:
            self._heard(self._waiting.popleft())


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], report: _Report) -> None:
        super().__init__()
        self._work = work
        self._report = report

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - told on the GUI thread, where bugs are logged
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
        """Do a piece of work, then call `done` with its result or `failed` with a known error.

        An error that is not a `KnownError` is raised on the GUI thread: it is a bug.
        """
        report = _Report()
        self._reports.add(report)

        def finish(result: object) -> None:
            self._reports.discard(report)
            done(result)

        def fail(error: Exception) -> None:
            self._reports.discard(report)
            if not isinstance(error, KnownError):
                raise error
            failed(error)

        report.done.connect(finish)
        report.failed.connect(fail)
        self._pool.start(_Job(work, report))

    def start_watched(
        self,
        work: Callable[[Watch], object],
        done: Callable[[object], None],
        failed: Callable[[KnownError], None],
        told: Callable[[int], None] = lambda _: None,
        stopped: Callable[[], None] = lambda: None,
    ) -> Ticket:
        """As `start`, for work that says how far it is and can be stopped on the way.

        Args:
            work: Is handed a watch to call with a number, such as that of the pages done.
            done: Is called with the result, unless the ticket was given back.
            failed: Is called with a known error, unless the ticket was given back.
            told: Is called with each number, unless the ticket was given back.
            stopped: Is called once the work has ended after the ticket was given back.

        Returns:
            The ticket to cancel it with.
        """
        from workshop_app.handouts.order import CancelledError  # noqa: PLC0415 - what handouts need

        ticket = Ticket()
        report = _Report(lambda number: None if ticket.cancelled else told(number))

        def watch(number: int) -> None:
            if ticket.cancelled:
                raise CancelledError
            report.tell(number)

        def run() -> object:
            if ticket.cancelled:  # before its turn came
                raise CancelledError
            return work(watch)

        def finish(result: object) -> None:
            self._reports.discard(report)
            if not ticket.cancelled:
                done(result)
            else:
                stopped()

        def fail(error: Exception) -> None:
            self._reports.discard(report)
            if not isinstance(error, (KnownError, CancelledError)):
                raise error
            if ticket.cancelled:
                stopped()
            elif isinstance(error, KnownError):
                failed(error)

        self._reports.add(report)
        report.done.connect(finish)
        report.failed.connect(fail)
        self._pool.start(_Job(run, report))
        return ticket

    def wait(self) -> None:
        """Wait until no job is left; for closing the app."""
        self._pool.waitForDone()
