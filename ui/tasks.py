"""Long work off the GUI thread: one worker, one job after another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from workshop_app.errors import KnownError


class _Report(QObject):
    done = Signal(object)
    failed = Signal(object)


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

    def wait(self) -> None:
        """Wait until no job is left; for closing the app."""
        self._pool.waitForDone()
