"""The wish of another copy of Trede: it was started, and this one is to come to the front."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from workshop_app.storage.instance_lock import WAKE

AGAIN = 250
"""Milliseconds after which a file that could not be removed is tried again."""


class ActivationWatcher(QObject):
    """Watches a data folder for the file that another copy leaves there."""

    wished = Signal()

    def __init__(self, home: Path, parent: QObject) -> None:
        """Watch `home`; where there is no such folder, nothing is ever wished."""
        super().__init__(parent)
        self._file = home / WAKE
        self._answered = False
        self._watcher = QFileSystemWatcher(self)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        if os.path.isdir(home):  # noqa: PTH112 - Path's own raises where it may not look
            self._watcher.addPath(str(home))

        # signals
        self._watcher.directoryChanged.connect(self._look)
        self._again.timeout.connect(self._look)

    def _look(self) -> None:
        """Answer a wish once, though Windows may not let its file go as long as it is held."""
        try:
            self._file.unlink()
        except OSError:
            is_left = self._is_there()
            is_new = is_left and not self._answered
        else:
            is_left = False
            is_new = not self._answered
        self._answered = is_left
        if is_left:
            self._again.start()
        if is_new:
            self.wished.emit()

    def _is_there(self) -> bool:
        try:
            return self._file.exists()
        except OSError:  # a folder that may not be looked into any more
            return False
