"""Which files are open, and whether they are still the ones at their path.

An open file can be deleted, renamed, replaced or written over. What is saved in it then succeeds and
is gone when the program ends, so a successful commit alone does not prove that anything was saved.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from workshop_app.storage.inspection import beside
from workshop_app.storage.wal import SUFFIX


class Identity(NamedTuple):
    """What a file is, whatever its name: the device and its number there (`st_ino`)."""

    device: int
    number: int


class Place:
    """A database file and its write-ahead log, as they were when they were opened."""

    def __init__(self, path: Path) -> None:
        """Note which files are at this path now: call it once SQLite has both open.

        Raises:
            OSError: The files cannot be looked at.
        """
        self.path = path
        self.file = identity(path)
        self.journal = identity(beside(path, SUFFIX))
        self._stamp = (-1, -1)
        self.note()

    def note(self) -> None:
        """The database file is as it must be: whoever writes to it from here on is a stranger.

        Raises:
            OSError: It cannot be looked at.
        """
        self._stamp = _stamp(self.path)

    def is_unchanged(self) -> bool:
        """Whether size and time of the database file are as they were when last noted.

        Raises:
            OSError: It cannot be looked at.
        """
        return _stamp(self.path) == self._stamp

    def holds(self) -> bool:
        """Whether the files that were opened are still those at the path.

        Raises:
            OSError: The folder cannot be looked into.
        """
        return identity(self.path) == self.file and self.holds_journal()

    def holds_journal(self) -> bool:
        """Whether the log that was opened is still the one beside the path.

        Raises:
            OSError: The folder cannot be looked into.
        """
        found = identity(beside(self.path, SUFFIX))
        if self.journal is None:
            self.journal = found  # SQLite makes it at the first need
        return found == self.journal


def identity(path: Path) -> Identity | None:
    """What is at a path, or None where nothing is.

    Raises:
        OSError: The folder cannot be looked into.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - as Path.stat, at every commit, and faster
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Identity(found.st_dev, found.st_ino)


def _stamp(path: Path) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 - as above
    return found.st_size, found.st_mtime_ns
