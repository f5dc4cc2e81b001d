"""The background job of the handouts window, its progress and its errors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.handouts.print_request import PrinterDoubtError
from ui.tasks import CancelToken, Worker
from ui.widgets.message import Message, MessageBar
from workshop_app.errors import KnownError
from workshop_app.i18n import gettext
from workshop_app.progress import ProgressCallback


class Jobs(QObject):
    """Runs one job at a time in the background; shows errors with a button to try again."""

    changed = Signal(str)
    """Emitted with the progress as text; empty when the job has ended."""

    def __init__(self, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._worker = Worker(self)
        self._token: CancelToken | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._token is not None

    def run(
        self,
        work: Callable[[ProgressCallback], object],
        done: Callable[[object], None],
        *,
        words: Callable[[int], str],
        again: Callable[[], None],
        anyway: Callable[[], None] | None = None,
    ) -> None:
        """Start a job; does nothing if another one is running.

        Args:
            work: Called on the worker's thread, with a function to report progress to.
            done: Called with its result.
            words: Returns the text for a reported number.
            again: Called to try again after an error.
            anyway: Called to continue although a printer cannot print it as intended.
        """
        if self.busy:
            return
        self._messages.clear()

        def ended() -> None:
            if self._token is token:  # the result of this job may have started another one
                self._token = None
                self.changed.emit("")

        def arrived(result: object) -> None:
            ended()
            done(result)

        def failed(error: KnownError) -> None:
            ended()
            if isinstance(error, PrinterDoubtError) and anyway is not None:
                action = (error.anyway, anyway)
            else:
                action = (gettext("Opnieuw proberen"), again)
            self._messages.add(Message(str(error), action=action))

        token = self._worker.start_reporting(
            work, arrived, failed, lambda number: self.changed.emit(words(number)), ended
        )
        self._token = token
        self.changed.emit(gettext("Even geduld…"))

    def cancel(self) -> None:
        """Stop the job at its next progress report."""
        if self._token is not None:
            self._token.cancel()
            self.changed.emit(gettext("Ik stop ermee…"))

    def wait(self) -> None:
        """Wait until no job is running, before the app closes."""
        self._worker.wait()
