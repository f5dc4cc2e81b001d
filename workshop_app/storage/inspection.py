"""Looking into a database file without writing a byte, and saying what is wrong with it.

SQLite itself does not look like that: beside a log it makes an index, may rewrite an empty log, and
deletes the log of a database of no bytes. So a file without a log is opened as one that never
changes, and one with a log is put together in memory.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Generator
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from workshop_app.storage.disk_errors import SQLITE_ERRORS, is_world, trouble
from workshop_app.storage.migrations import APPLICATION_ID, has_schema, latest_version
from workshop_app.storage.wal import SUFFIX, apply_log, page_size_of, read_log

WRONG_VALUE = re.compile("(NULL|TEXT|NUMERIC|non-[A-Z]+) value in ")
"""How SQLite begins to say that a column holds a value of another type than it allows."""

SIDES = ("-journal", SUFFIX, "-shm")
"""What follows the name of a database in those of the files that SQLite keeps beside it."""

LONGEST_LOG = 16 * 2**20
LARGEST = 512 * 2**20
"""Bytes of a log, and of a database, that are put together in memory: a second's work.

SQLite keeps a log under 4 MB. What is larger, SQLite looks at by itself, side effects and all.
"""


class Damage(Enum):
    """Why a database file cannot be used, or not all of it."""

    UNREADABLE = "unreadable"
    """It is no file, but a folder or a pipe."""
    CORRUPT = "corrupt"
    EMPTIED = "emptied"
    """Nothing is left in the file, or it is gone and its log is not."""
    FOREIGN = "foreign"
    TOO_NEW = "too new"
    CUT = "cut"
    """The file is sound; its log is damaged, and what was committed behind that is lost."""


class Look(NamedTuple):
    """What is wrong with a database, and a connection to read from.

    There is no connection where nothing can be read: the file is not there, or damaged.
    """

    damage: Damage | None
    connection: sqlite3.Connection | None = None


def inspect(path: Path) -> Damage | None:
    """What is wrong with a database file, or None. Looks only: the file is not touched.

    Raises:
        StorageError: Nothing can be said of it now: it is held, or may not be read.
    """
    try:
        with look(path) as seen:
            return seen.damage
    except (OSError, *SQLITE_ERRORS) as error:
        raise trouble(error, path) from error


@contextmanager
def look(path: Path) -> Generator[Look]:
    """A look into a database: it stays as it is, and no lock of another program is waited for.

    No connection of this process to the same file may be open: closing a file drops its locks.

    Raises:
        OSError: The file cannot be read now.
        sqlite3.Error: As above.
    """
    if not all(_is_a_file(beside(path, side)) for side in ("", *SIDES)):
        yield Look(Damage.UNREADABLE)
        return
    log_path = beside(path, SUFFIX)
    log = _content(log_path) if _size(log_path) <= LONGEST_LOG else None
    written = log is None or log.strip(b"\0")  # else there is none, or it was erased
    if not _size(path):
        # A database is never without a byte: it is made elsewhere, and then put in its place.
        yield Look(Damage.EMPTIED if written or os.path.lexists(path) else None)
        return
    path.open("rb").close()  # the system says why not, where SQLite only says that it cannot
    cut = False
    if not written:
        opened = connect(path, "ro&immutable=1")
    elif log is None or _size(path) > LARGEST:
        opened = connect(path, "ro")
    else:
        database = _content(path)
        read = read_log(log, database)
        cut = read.cut
        if read.frames and read.page_size != page_size_of(database):
            yield Look(Damage.CORRUPT)
            return
        opened = sqlite3.connect(":memory:", isolation_level=None)
        opened.deserialize(apply_log(database, log, read))
    with closing(opened) as connection:
        damage = _judge(connection)
        if damage is not None:
            yield Look(damage)
        else:
            yield Look(Damage.CUT if cut else None, connection)


def beside(path: Path, suffix: str) -> Path:
    """A file that SQLite keeps beside a database; the database itself for no suffix."""
    return path.with_name(path.name + suffix)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to a file that does not wait for other programs.

    `mode` is that of SQLite's file names, for instance `rwc`.

    Raises:
        sqlite3.Error: The file cannot be opened.
    """
    return sqlite3.connect(
        f"{file_name(path.absolute().as_posix())}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=0,
    )


def file_name(path: str) -> str:
    """A file name for SQLite from an absolute path with forward slashes.

    A path that begins with the name of a machine (`//server/share`) keeps it as part of the path:
    SQLite takes no name of a machine.
    """
    return f"file://{'' if path.startswith('/') else '/'}{quote(os.fsencode(path), safe='/:')}"


def _judge(connection: sqlite3.Connection) -> Damage | None:
    """What is wrong inside a database.

    Raises:
        sqlite3.Error: It cannot be read now.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION_ID and (tables or application):
            return Damage.FOREIGN
        if version > latest_version():
            return Damage.TOO_NEW
        if version < 0 or (version == 0) != (tables == 0):
            return Damage.CORRUPT
        is_sound = pages_are_sound(connection)
        fits = version == 0 or has_schema(connection, version)
    except SQLITE_ERRORS as error:
        if is_world(error):
            raise
        return Damage.CORRUPT
    return None if is_sound and fits else Damage.CORRUPT


def pages_are_sound(connection: sqlite3.Connection) -> bool:
    """Whether all pages can be read. A value that a column does not allow costs its row only."""
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        found = connection.execute("PRAGMA quick_check(1000)").fetchall()
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    return all(verdict == "ok" or WRONG_VALUE.match(verdict) for (verdict,) in found)


def _is_a_file(path: Path) -> bool:
    """Whether a path is a file, or free for one. A pipe would make reading wait for ever."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True


def _size(path: Path) -> int:
    """The size of a file in bytes; 0 where there is none."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _content(path: Path) -> bytes:
    """What is in a file; nothing where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
