"""Erasing the write-ahead log: what was in it cannot be read from the raw disk afterwards.

The log holds a page as it was after each commit, one after the other: the order of what was
written. Truncating the file only gives its blocks back to the file system, with all that is in
them, and the next ballot gets other blocks. So the blocks are overwritten with zeros first, in
place, while the file still has them.

The order of the steps is what keeps a power cut from losing a vote:

1. Everything is moved into the database and synced (a RESTART checkpoint). Erasing goes on only if
   that is complete; from here on the log holds nothing that the database does not.
2. A write lock, so that no other program adds to the log meanwhile.
3. The head of the log is erased and synced. Without its head a log counts as empty. With a head and
   an erased tail it would count as far as it goes: as an older state, put over a newer one.
4. The rest is erased, as far as the file goes, and synced.
5. The lock is released and the file truncated.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from workshop_app.storage.files import flush
from workshop_app.storage.inspection import beside
from workshop_app.storage.wal import SUFFIX

HEAD = 4096
"""Bytes erased first: the header and what follows it in the same disk block."""

CHUNK = 1 << 20
"""Bytes written at a time."""

if sys.platform == "linux":
    sync = os.fdatasync
else:
    sync = flush


def erase_journal(connection: sqlite3.Connection, path: Path) -> bool:
    """Move the log of a database into it, overwrite the log with zeros and truncate it.

    Waits for nobody: with another program reading or writing, nothing is erased.

    Args:
        connection: The connection that has the database open, outside a transaction and with
            a busy timeout of zero.
        path: The database file.

    Returns:
        Whether nothing is left in the log.

    Raises:
        sqlite3.Error: The checkpoint failed; what was committed is safe.
        OSError: The log could not be overwritten; what was committed is safe.
    """
    if not _checkpoint(connection, "RESTART"):
        return False
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return False
        raise
    try:
        # The log's own descriptor: closing one of the database itself would drop SQLite's locks.
        _overwrite(beside(path, SUFFIX))
    finally:
        connection.execute("ROLLBACK")
    return _checkpoint(connection, "TRUNCATE")


def discard_journal(path: Path) -> None:
    """Overwrite the log of a database with zeros and truncate it; what is in it is lost.

    Raises:
        OSError: It is not there, or could not be written.
    """
    journal = beside(path, SUFFIX)
    _overwrite(journal)
    os.truncate(journal, 0)


def _checkpoint(connection: sqlite3.Connection, mode: str) -> bool:
    """Whether all of the log is in the database now."""
    busy, pages, moved = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return not busy and pages == moved


def _overwrite(journal: Path) -> None:
    try:
        stream = journal.open("r+b")
    except FileNotFoundError:
        return  # nothing was written yet
    with stream:
        # The size of the file, not the number of frames: it does not shrink between checkpoints.
        size = os.fstat(stream.fileno()).st_size
        for start, end in ((0, min(HEAD, size)), (HEAD, size)):
            if start >= end:
                continue
            stream.seek(start)
            for at in range(start, end, CHUNK):
                stream.write(bytes(min(CHUNK, end - at)))
            stream.flush()
            sync(stream.fileno())
