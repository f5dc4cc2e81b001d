"""Showing a handout in the system's PDF viewer, from a temporary file."""

from __future__ import annotations

import shutil
import tempfile
import time
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workshop_app.errors import KnownError, StorageError, why
from workshop_app.storage.files import can_be_replaced, write_file

PREFIX = "trede-hand-outs-"
OLD = 24 * 3600
"""Seconds after which a temporary folder that was left behind is removed."""

MOST = 100
"""Limit of the numbered files of one handout that viewers may have open at the same time."""


class Viewer:
    """Opens handouts in the viewer; stores them in a temporary folder until the app closes."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    @property
    def folder(self) -> Path | None:
        """The folder with the files; None before the first."""
        return self._folder

    def show(self, name: str, data: bytes) -> Path:
        """Open a handout in the viewer.

        Raises:
            KnownError: The file could not be written, or no program opens it.
        """
        path = self.put(name, data)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise KnownError(
                "Op deze computer opent geen programma pdf's.",
                "Sla de hand-out op en open die op een andere computer.",
            )
        return path

    def put(self, name: str, data: bytes) -> Path:
        """Write the file to show; numbered if a viewer still has the previous one open.

        Raises:
            StorageError: It could not be written.
        """
        try:
            if self._folder is None:
                remove_old()
                self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        except OSError as error:
            raise StorageError(
                "Er is geen plek voor een tijdelijk bestand ({reason}).",
                "Maak ruimte vrij op de schijf.",
                reason=why(error),
            ) from error
        path = _free_place(self._folder / name)
        write_file(path, data)
        return path

    def clear(self) -> None:
        """Remove the files; those that a viewer has open are removed by a later `remove_old`."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _free_place(path: Path) -> Path:
    """The first of `naam.pdf`, `naam-2.pdf`, … that no viewer has open."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, MOST))
    try:
        return next(place for place in chain([path], numbered) if can_be_replaced(place))
    except (StopIteration, OSError):
        return path  # writing it will raise an error that explains the problem


def remove_old() -> None:
    """Remove old temporary folders of runs that could not clean up."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if time.time() - folder.stat().st_mtime > OLD:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # of another user, or removed meanwhile
            continue
