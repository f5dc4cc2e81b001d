"""The one thing that the window of the handouts is doing: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.handouts.print_wish import PrinterDoubtError
from ui.tasks import CancelToken, ProgressCallback, Worker
from ui.widgets.message import Message, MessageBar
from workshop_app.errors import KnownError


class Jobs(QObject):
    """Does one job at a time in the background and tells of errors, with a way to try again."""

    changed = Signal(str)
    """How far it is; empty where nothing is done."""

    def __init__(self, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._worker = Worker(self)
        self._token: CancelToken | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
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
        """Do a piece of work; nothing else begins meanwhile.

        Args:
            work: Is done on a thread of its own, and tells the watch how far it is.
            done: Is called with what came of it.
            words: Says how far it is, of the number that the watch was told.
            again: What to do to try once more after an error.
            anyway: What to do to go on where a printer cannot do it as it is meant.
        """
        if self.busy:
            return
        self._messages.clear()

        def ended() -> None:
            if self._token is token:  # what came of this job may have begun another
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
                action = (self.tr("Opnieuw proberen"), again)
            self._messages.tell(Message(str(error), action=action))

        token = self._worker.start_watched(
            work, arrived, failed, lambda number: self.changed.emit(words(number)), ended
        )
        self._token = token
        self.changed.emit(self.tr("Even geduld…"))

    def cancel(self) -> None:
        """Stop what is being done, at its next step."""
        if self._token is not None:
            self._token.cancel()
            self.changed.emit(self.tr("Ik stop ermee…"))

    def wait(self) -> None:
        """Wait until nothing is done any more; for closing the app."""
        self._worker.wait()
