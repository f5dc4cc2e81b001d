"""Inspect a database file for damage without writing anything.

SQLite itself does write when it opens a database: it creates an index of a log, may rewrite an
empty log, and deletes the log of an empty database file. So a file without a log is opened as
immutable, and a file with a log is combined with it in memory.
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

from workshop_app.storage.disk_errors import SQLITE_ERRORS, is_environment, trouble
from workshop_app.storage.migrations import APPLICATION_ID, has_schema, latest_version
from workshop_app.storage.wal import SUFFIX, apply_log, page_size_of, read_log

WRONG_VALUE = re.compile("(NULL|TEXT|NUMERIC|non-[A-Z]+) value in ")
"""The start of SQLite's message that a value has a type that its column does not allow."""

COMPANIONS = ("-journal", SUFFIX, "-shm")
"""Suffixes that are added to the name of a database to get the names of its side files."""

LONGEST_LOG = 16 * 2**20
LARGEST = 512 * 2**20
"""The largest log and database, in bytes, that are combined in memory; this takes about a second.

SQLite normally keeps a log under 4 MB. Larger files are opened by SQLite itself, with its side
effects.
"""


class Damage(Enum):
    """Why a database file, or part of it, cannot be used."""

    UNREADABLE = "unreadable"
    """It is not a regular file, but for instance a folder or a pipe."""
    CORRUPT = "corrupt"
    EMPTIED = "emptied"
    """The file is empty, or it is missing while its log still exists."""
    FOREIGN = "foreign"
    """It is a database of another program."""
    TOO_NEW = "too new"
    """It was written by a newer version of Trede."""
    CUT = "cut"
    """The file is sound, but its log is damaged; transactions after the damage are lost."""


class Inspection(NamedTuple):
    """The damage of a database, if any, and a connection to read from.

    The connection is None if nothing can be read because the file is missing or damaged.
    """

    damage: Damage | None
    connection: sqlite3.Connection | None = None


def inspect(path: Path) -> Damage | None:
    """Return the damage of a database file, or None. The file is not changed.

    Raises:
        StorageError: The file cannot be inspected now: it is locked, or reading is not allowed.
    """
    try:
        with open_to_inspect(path) as seen:
            return seen.damage
    except (OSError, *SQLITE_ERRORS) as error:
        raise trouble(error, path) from error


@contextmanager
def open_to_inspect(path: Path) -> Generator[Inspection]:
    """Open a database for inspection, without changing it or waiting for locks.

    This process must not have a connection to the same file, because closing a file drops its
    locks.

    Raises:
        OSError: The file cannot be read now.
        sqlite3.Error: As above.
    """
    if not all(_is_a_file(companion(path, side)) for side in ("", *COMPANIONS)):
        yield Inspection(Damage.UNREADABLE)
        return
    log_path = companion(path, SUFFIX)
    log = _content(log_path) if _size(log_path) <= LONGEST_LOG else None
    written = log is None or log.strip(b"\0")  # if not, there is no log or it was erased
    if not _size(path):
        # A database is never empty: it is created elsewhere and then moved to its path.
        yield Inspection(Damage.EMPTIED if written or os.path.lexists(path) else None)
        return
    path.open("rb").close()  # the system's error gives a reason, which SQLite's does not
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
            yield Inspection(Damage.CORRUPT)
            return
        opened = sqlite3.connect(":memory:", isolation_level=None)
        opened.deserialize(apply_log(database, log, read))
    with closing(opened) as connection:
        damage = _damage_of(connection)
        if damage is not None:
            yield Inspection(damage)
        else:
            yield Inspection(Damage.CUT if cut else None, connection)


def companion(path: Path, suffix: str) -> Path:
    """The path of a side file of a database; the database itself for an empty suffix."""
    return path.with_name(path.name + suffix)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a connection to a file; it does not wait for locks of other programs.

    `mode` is a mode of SQLite's URI file names, for instance `rwc`.

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
    """Make a URI file name for SQLite from an absolute path with forward slashes.

    The host name of a network path (`//server/share`) becomes part of the path, as SQLite does not
    accept a host in the URI.
    """
    return f"file://{'' if path.startswith('/') else '/'}{quote(os.fsencode(path), safe='/:')}"


def _damage_of(connection: sqlite3.Connection) -> Damage | None:
    """Return the damage in the content of a database, or None.

    Raises:
        sqlite3.Error: The database cannot be read now.
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
        if is_environment(error):
            raise
        return Damage.CORRUPT
    return None if is_sound and fits else Damage.CORRUPT


def pages_are_sound(connection: sqlite3.Connection) -> bool:
    """Whether all pages can be read. Invalid values are ignored, as they only affect their row."""
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        found = connection.execute("PRAGMA quick_check(1000)").fetchall()
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    return all(verdict == "ok" or WRONG_VALUE.match(verdict) for (verdict,) in found)


def _is_a_file(path: Path) -> bool:
    """Whether a path is a regular file or does not exist; reading a pipe would block forever."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True


def _size(path: Path) -> int:
    """The size of a file in bytes; 0 if it does not exist."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _content(path: Path) -> bytes:
    """The content of a file; empty if it does not exist."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b""
