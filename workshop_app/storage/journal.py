"""Erase the write-ahead log, so that its content cannot be read from the raw disk afterwards.

The log contains the changed pages of each commit, one after the other, and so the order in which
ballots were cast. Truncating the file only returns its blocks to the file system, with their
content, and the next ballot gets other blocks. So the blocks are first overwritten with zeros, in
place, while they still belong to the file.

The order of the steps prevents a power cut from losing a vote:

1. A RESTART checkpoint moves everything into the database and syncs it. Erasing continues only if
   that is complete; from then on the log contains nothing that the database does not.
2. A write lock is taken, so that no other program adds to the log in the meantime.
3. The head of the log is erased and synced. SQLite treats a log without a head as empty. With a
   head and an erased tail it would apply the start of the log: an older state over a newer one.
4. The rest is erased, up to the end of the file, and synced.
5. The lock is released and the file is truncated.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from workshop_app.storage.files import flush
from workshop_app.storage.inspection import companion
from workshop_app.storage.wal import SUFFIX

HEAD = 4096
"""Number of bytes erased first: the header and the rest of its disk block."""

CHUNK = 1 << 20
"""Number of bytes written at a time."""

if sys.platform == "linux":
    sync = os.fdatasync
else:
    sync = flush


def erase_journal(connection: sqlite3.Connection, path: Path) -> bool:
    """Checkpoint the log of a database, overwrite it with zeros and truncate it.

    Does not wait: while another program reads or writes, nothing is erased.

    Args:
        connection: The connection to the database, outside a transaction and with a busy timeout
            of zero.
        path: The database file.

    Returns:
        Whether the log is empty now.

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
        # Open only the log: closing a descriptor of the database would drop SQLite's locks.
        _overwrite(companion(path, SUFFIX))
    finally:
        connection.execute("ROLLBACK")
    return _checkpoint(connection, "TRUNCATE")


def discard_journal(path: Path) -> None:
    """Overwrite the log of a database with zeros and truncate it; its content is lost.

    Raises:
        OSError: The log does not exist or could not be written.
    """
    journal = companion(path, SUFFIX)
    _overwrite(journal)
    os.truncate(journal, 0)


def _checkpoint(connection: sqlite3.Connection, mode: str) -> bool:
    """Run a checkpoint; return whether the whole log is in the database now."""
    busy, pages, moved = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return not busy and pages == moved


def _overwrite(journal: Path) -> None:
    try:
        stream = journal.open("r+b")
    except FileNotFoundError:
        return  # nothing was written yet
    with stream:
        # Use the file size, not the number of frames: the file does not shrink at a checkpoint.
        size = os.fstat(stream.fileno()).st_size
        for start, end in ((0, min(HEAD, size)), (HEAD, size)):
            if start >= end:
                continue
            stream.seek(start)
            for at in range(start, end, CHUNK):
                stream.write(bytes(min(CHUNK, end - at)))
            stream.flush()
            sync(stream.fileno())
