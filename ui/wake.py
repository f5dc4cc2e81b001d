"""The wish of another copy of Trede: it was started, and this one is to come to the front."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from workshop_app.storage.single import WAKE


class Wake(QObject):
    """Watches a data folder for the file that another copy leaves there."""

    wished = Signal()

    def __init__(self, home: Path, parent: QObject) -> None:
        """Watch `home`; where there is no such folder, nothing is ever wished."""
        super().__init__(parent)
        self._file = home / WAKE
        self._watcher = QFileSystemWatcher(self)
        if os.path.isdir(home):  # noqa: PTH112 - Path's own raises where it may not look
            self._watcher.addPath(str(home))

        # signals
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        if self._file.exists():
            self._file.unlink(missing_ok=True)
            self.wished.emit()
