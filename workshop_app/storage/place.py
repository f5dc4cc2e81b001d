"""Check whether the open files are still the files at their path.

An open file can be deleted, renamed, replaced or overwritten. Saving to it then still succeeds, but
the data is gone when the program ends. So a successful commit alone does not prove that anything
was saved.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from workshop_app.storage.inspection import companion
from workshop_app.storage.wal import SUFFIX


class Identity(NamedTuple):
    """Identifies a file independently of its name: its device and inode number (`st_ino`)."""

    device: int
    number: int


class Place:
    """A database file and its write-ahead log, as they were when they were opened."""

    def __init__(self, path: Path) -> None:
        """Record which files are at this path now; call it when SQLite has both open.

        Raises:
            OSError: The files cannot be inspected.
        """
        self.path = path
        self.file = identity(path)
        self.journal = identity(companion(path, SUFFIX))
        self._stamp = self._journal_stamp = (-1, -1)
        self.note()

    def note(self) -> None:
        """Record the size and time of both files, to detect writes by other programs.

        Raises:
            OSError: A file cannot be inspected.
        """
        self._stamp = _stamp(self.path)
        self._journal_stamp = self._stamp_of_journal()

    def is_unchanged(self) -> bool:
        """Whether the size and time of both files are as last recorded.

        Raises:
            OSError: A file cannot be inspected.
        """
        return _stamp(self.path) == self._stamp and self.journal_is_unchanged()

    def journal_is_unchanged(self) -> bool:
        """Whether the size and time of the log are as last recorded.

        Raises:
            OSError: The log cannot be inspected.
        """
        return self._stamp_of_journal() == self._journal_stamp

    def _stamp_of_journal(self) -> tuple[int, int]:
        try:
            size, time = _stamp(companion(self.path, SUFFIX))
        except FileNotFoundError:
            return -1, -1
        # Windows sets the time of an open file later than it is written.
        return size, 0 if sys.platform == "win32" else time

    def holds(self) -> bool:
        """Whether the files that were opened are still those at the path.

        Raises:
            OSError: The folder cannot be read.
        """
        return identity(self.path) == self.file and self.holds_journal()

    def holds_journal(self) -> bool:
        """Whether the log that was opened is still the log of the database at the path.

        Raises:
            OSError: The folder cannot be read.
        """
        found = identity(companion(self.path, SUFFIX))
        if self.journal is None:
            self.journal = found  # SQLite creates the log when it first needs it
        return found == self.journal


def identity(path: Path) -> Identity | None:
    """The identity of the file at a path, or None if there is no file.

    Raises:
        OSError: The folder cannot be read.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - runs at every commit, and is faster than Path.stat
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Identity(found.st_dev, found.st_ino)


def _stamp(path: Path) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 - as above
    return found.st_size, found.st_mtime_ns
