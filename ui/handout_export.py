"""Exporting a handout: ask for a file, make the PDF in the background, offer to open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.tasks import Worker
from ui.widgets.file_dialog import pdf_dialog
from ui.widgets.message import Message, MessageBar
from workshop_app.errors import KnownError
from workshop_app.i18n import gettext
from workshop_app.storage.files import write_file


class HandoutExport(QObject):
    """Makes handouts on a background thread, one at a time."""

    def __init__(self, window: QWidget, messages: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._worker = Worker(self)

    def ask_and_make(
        self,
        title: str,
        file_name: str,
        make: Callable[[], bytes],
        failure: Message | None = None,
    ) -> None:
        """Ask for a file, then write what `make` returns to it; `make` runs in the background.

        Args:
            title: The title of the dialog.
            file_name: The name to propose.
            make: Makes the handout.
            failure: The message about a failed earlier try; removed once a file is chosen.
        """
        dialog = pdf_dialog(self._window, title, file_name)

        def again(earlier: Message) -> None:
            self.ask_and_make(title, file_name, make, earlier)

        def chosen(file: str) -> None:
            if failure is not None:
                self._messages.take_back(failure)
            self.make(Path(file), make, again)

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def make(
        self,
        path: Path,
        make: Callable[[], bytes],
        again: Callable[[Message], None] | None = None,
    ) -> None:
        """Write a handout to a file in the background and show a message with the outcome.

        Args:
            path: The file.
            make: Makes the handout, on the worker's thread.
            again: Called with the message about a failure if the user chooses to try again; None
                to offer no second try.
        """

        def work() -> object:
            write_file(path, make())
            return path

        def failed(error: KnownError) -> None:
            self._show_failure(str(error), again)

        self._worker.start(work, self._made, failed)

    def close(self) -> None:
        """Wait until no handout is being made."""
        self._worker.wait()

    def _show_failure(self, text: str, again: Callable[[Message], None] | None) -> None:
        if again is None:
            self._messages.add(Message(text))
            return
        message = Message(text, action=(gettext("Opnieuw proberen"), lambda: again(message)))
        self._messages.add(message)

    def _made(self, result: object) -> None:
        path = str(result)
        text = gettext("Klaar: {path}", path=path)
        action = (gettext("Openen"), lambda: self._open(path))
        self._messages.add(Message(text, good=True, action=action))

    def _open(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._messages.add(
                Message(
                    gettext(
                        "Op deze computer opent geen programma pdf's. Het bestand staat in {path}.",
                        path=path,
                    )
                )
            )
