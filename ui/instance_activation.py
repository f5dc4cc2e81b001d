"""Requests from a second copy of Trede that was started: this one must come to the front."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from workshop_app.storage.instance_lock import ACTIVATION

AGAIN = 250
"""Milliseconds until the next try to remove a file that could not be removed."""


class ActivationWatcher(QObject):
    """Watches a data folder for the request file that another copy creates there."""

    activation_requested = Signal()
    """Another copy asked this one to come to the front."""

    def __init__(self, data_folder: Path, parent: QObject) -> None:
        """Watch the folder `data_folder`; if it does not exist, `activation_requested` is never emitted."""
        super().__init__(parent)
        self._file = data_folder / ACTIVATION
        self._answered = False
        self._watcher = QFileSystemWatcher(self)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        if os.path.isdir(data_folder):  # noqa: PTH112 - Path.is_dir raises if access is denied
            self._watcher.addPath(str(data_folder))

        # signals
        self._watcher.directoryChanged.connect(self._look)
        self._again.timeout.connect(self._look)

    def _look(self) -> None:
        """Remove the request file and emit `activation_requested`, once for each request.

        Windows refuses to remove a file that is in use; removing it is then tried again later.
        """
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
            self.activation_requested.emit()

    def _is_there(self) -> bool:
        try:
            return self._file.exists()
        except OSError:  # the folder is no longer accessible
            return False
