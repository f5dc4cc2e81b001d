"""Handouts from the windows: ask where, make it in the background, offer to open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.tasks import Worker
from ui.widgets.message import Message, MessageBar
from workshop_app.errors import KnownError
from workshop_app.foreign_text import filled
from workshop_app.storage.files import write_file


class HandoutExport(QObject):
    """Makes one handout after another."""

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
        """Ask for a file, then write there what `make` returns; `make` runs in the background.

        Args:
            title: What the dialog is called.
            file_name: The name to propose.
            make: Makes the handout.
            failure: What was told of the last try, taken back where another one begins.
        """
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        dialog = QFileDialog(self._window, title, str(folder if folder.is_dir() else Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Pdf-bestanden (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name)

        def again(told: Message) -> None:
            self.ask_and_make(title, file_name, make, told)

        def chosen(file: str) -> None:
            if failure is not None:
                self._messages.take_back(failure)
            self.make(Path(file), make, again)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def make(
        self,
        path: Path,
        make: Callable[[], bytes],
        again: Callable[[Message], None] | None = None,
    ) -> None:
        """Write a handout to a file in the background and tell what came of it.

        Args:
            path: The file.
            make: Makes the handout, on a thread of its own.
            again: What to do to try once more, elsewhere perhaps, with the message that told of
                the failure; None offers nothing.
        """

        def work() -> object:
            write_file(path, make())
            return path

        def failed(error: KnownError) -> None:
            self._tell_failure(str(error), again)

        self._worker.start(work, self._made, failed)

    def close(self) -> None:
        """Wait for the handout that is being made."""
        self._worker.wait()

    def _tell_failure(self, text: str, again: Callable[[Message], None] | None) -> None:
        if again is None:
            self._messages.tell(Message(text))
            return
        message = Message(text, action=(self.tr("Opnieuw proberen"), lambda: again(message)))
        self._messages.tell(message)

    def _made(self, result: object) -> None:
        path = str(result)
        text = filled(self.tr("Klaar: %1"), path)
        action = (self.tr("Openen"), lambda: self._open(path))
        self._messages.tell(Message(text, good=True, action=action))

    def _open(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            text = self.tr("Op deze computer opent geen programma pdf's. Het bestand staat in %1.")
            self._messages.tell(Message(filled(text, path)))
