"""Open a database file safely, whatever is at its path and whatever the state of its disk.

WAL mode with `synchronous=FULL` makes an acknowledged vote survive a power cut. There is never more
than one connection, which avoids SQLite's WAL-reset bug.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from workshop_app.errors import KnownError, StorageError, file_trouble
from workshop_app.storage.backup import leave_copy
from workshop_app.storage.database import PATIENCE, Database
from workshop_app.storage.disk_errors import (
    SQLITE_ERRORS,
    is_bug,
    is_environment,
    may_pass,
    trouble,
)
from workshop_app.storage.inspection import Damage, connect, inspect, open_to_inspect
from workshop_app.storage.instance_lock import is_held
from workshop_app.storage.migrations import latest_version, migrate
from workshop_app.storage.new_database import new_database
from workshop_app.storage.set_aside import SetAside, copy_aside, move_aside

T = TypeVar("T")

WAITS = (0.1, 0.3, 0.6)
"""Seconds between the attempts to open a file that another program uses briefly."""

LEAST_SPACE = 256 * 1024
"""Free bytes needed on the disk: for a new database with its log and index, and some votes."""


class NothingSavedError(KnownError):
    """No workshop was ever saved in this data folder."""

    def __init__(self) -> None:
        super().__init__(
            "Er zijn nog geen workshops opgeslagen.", "Begin er een, of probeer: workshop-app demo."
        )


class NotOpenedError(StorageError):
    """No database could be opened for writing, after the one at the path was set aside."""

    def __init__(self, error: StorageError, aside: SetAside) -> None:
        super().__init__("")
        self.error = error
        self.aside = aside

    @property
    def what(self) -> str:
        """What happened at the second attempt."""
        return self.error.what

    @property
    def remedy(self) -> str:
        """What the user can do about that."""
        return self.error.remedy


@contextmanager
def open_for_reading(path: Path) -> Generator[Database]:
    """Open the database for reading only: nothing is created, changed or checkpointed.

    Raises:
        NothingSavedError: There is no database yet.
        StorageError: The database cannot be used.
    """
    path = Path(os.path.realpath(path))
    with ExitStack() as opened:
        try:
            connection = _connect_to_read(path, opened)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except (OSError, *SQLITE_ERRORS) as error:
            if isinstance(error, OSError) or is_environment(error):
                raise trouble(error, path) from error
            raise _damaged(path) from error
        if version == 0:
            raise NothingSavedError
        if version < latest_version():
            raise StorageError(
                "Het bestand {path} is van een oudere Trede.",
                "Start Trede één keer: die werkt het bij en bewaart een kopie.",
                path=path,
            )
        yield Database(connection, copy_of=path)


def open_for_writing(
    path: Path, clock: Callable[[], datetime], waits: Sequence[float] = WAITS
) -> tuple[Database, SetAside | None]:
    """Open the database for writing; create or upgrade it if needed, and test that it is writable.

    A file that cannot be used is set aside unchanged, and a new one is created; of a link only the
    link is moved. If only the end of the log is damaged, a copy is set aside and the rest is
    opened. Before an older file is upgraded, a copy of it is made next to it. A file that another
    program uses is tried again after each of `waits`, in seconds.

    The caller must hold the lock of the folder (`storage.instance_lock`), and this process must not
    have a connection to the file.

    Returns:
        The database, and what was set aside, if anything.

    Raises:
        StorageError: The path is not writable now; an existing file is unchanged.
        NotOpenedError: As above, after a file was set aside.
        sqlite3.Error: A bug: the tables cannot even be made in an empty database.
    """
    named = Path(os.path.realpath(path.parent)) / path.name
    path = Path(os.path.realpath(path))
    left = list(waits)
    aside = None
    try:
        damage = _patiently(lambda: inspect(path), path, left)
        if damage is Damage.CUT:
            aside = copy_aside(path, damage, clock())
        elif damage is not None:
            aside = move_aside(named, damage, clock())
            path = named
        try:
            return _patiently(lambda: _connect_to_write(path), path, left), aside
        except SQLITE_ERRORS as error:
            if aside is not None or is_environment(error) or not _can_be_made():
                raise
        # Damage that inspection does not find, such as a value that the new schema rejects.
        aside = move_aside(named, Damage.CORRUPT, clock())
        return _connect_to_write(named), aside
    except (StorageError, OSError, *SQLITE_ERRORS) as error:
        if is_bug(error) and not _can_be_made():
            raise
        problem = error if isinstance(error, StorageError) else trouble(error, path)
        raise (NotOpenedError(problem, aside) if aside else problem) from error


def open_in_memory() -> Database:
    """Create a database in memory, which is lost when the app closes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, 0)
    except BaseException:
        connection.close()
        raise
    return Database(connection)


def copy_in_memory(path: Path) -> Database | None:
    """Copy a database file into memory, for use when the file is not writable.

    Returns:
        The copy; None if the file has no readable content.

    Raises:
        sqlite3.Error: A bug: the tables cannot even be made in an empty database.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with open_to_inspect(Path(os.path.realpath(path))) as seen:
            if seen.connection is None:
                connection.close()
                return None
            seen.connection.backup(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < latest_version():
            migrate(connection, version)
    except (OSError, *SQLITE_ERRORS) as error:
        connection.close()
        if is_bug(error) and not _can_be_made():
            raise
        return None
    return Database(connection, copy_of=path)


def _connect_to_read(path: Path, opened: ExitStack) -> sqlite3.Connection:
    folder = path.parent
    if os.path.exists(folder) and not os.path.isdir(folder):  # noqa: PTH110, PTH112 - as below
        error = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        raise file_trouble(error, "De map {path}", path=folder)
    if is_held(path.parent):
        # The app may be writing to it, so only SQLite's own locks give a consistent view.
        if not os.path.exists(path):  # noqa: PTH110 - Path.exists may raise
            raise NothingSavedError
        connection = opened.enter_context(closing(connect(path, "ro")))
        connection.execute(f"PRAGMA busy_timeout = {1000 * PATIENCE}")
        return connection
    seen = opened.enter_context(open_to_inspect(path))
    if seen.damage is not None:
        raise _damaged(path)
    if seen.connection is None:
        raise NothingSavedError
    return seen.connection


def _can_be_made() -> bool:
    """Whether all migrations work on an empty database; if not, a failed upgrade is our bug."""
    try:
        open_in_memory().close()
    except sqlite3.Error:
        return False
    return True


def _damaged(path: Path) -> StorageError:
    return StorageError(
        "Het bestand {path} is niet te lezen.",
        "Start Trede: die zet het bestand veilig opzij en zegt wat eraan schort.",
        path=path,
    )


def _patiently(attempt: Callable[[], T], path: Path, waits: list[float]) -> T:
    """Return the result of an attempt, repeated after each of `waits` if waiting may help."""
    while True:
        try:
            return attempt()
        except (OSError, *SQLITE_ERRORS) as error:
            # If permissions allow writing, another program probably has the file locked.
            if not (waits and may_pass(error) and _allowed(path) and _allowed(path.parent)):
                raise
        time.sleep(waits.pop(0))


def _allowed(path: Path) -> bool:
    """Whether the permissions allow reading and writing."""
    return os.access(path, os.R_OK | os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connect_to_write(path: Path) -> Database:
    """Open a database, creating or upgrading it if needed, and test that it is writable.

    Raises:
        OSError: There is not enough space, or the file cannot be created.
        sqlite3.Error: The file cannot be written.
        StorageError: An older file could not be copied before its upgrade.
    """
    # With less space, the system may kill the process while SQLite creates the index of its log.
    usage = shutil.disk_usage(path.parent)
    if usage.total and usage.free < LEAST_SPACE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if os.path.lexists(path):
        # SQLite opens an unwritable file as read-only, and fails only at the first write.
        os.close(os.open(path, os.O_RDWR))
    else:
        with new_database(path) as fresh:
            _set_up(fresh)
            migrate(fresh, 0)
    connection = connect(path, "rw")
    try:
        _set_up(connection)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < latest_version():
            if version > 0:
                leave_copy(connection, path.with_name(f"{path.stem}-versie-{version}.db"))
            migrate(connection, version)
        _try_out(connection)
    except BaseException:
        connection.close()
        raise
    database = Database(connection, path)
    database.empty_journal()  # after a kill it may still contain the last ballots
    return database


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    # On a disk without shared memory there is no WAL; then FULL does not survive a power cut.
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
    # On macOS a plain sync leaves the data in the disk's cache; elsewhere this has no effect.
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")


def _try_out(connection: sqlite3.Connection) -> None:
    """Commit a write that changes nothing, which fails on a full disk or a read-only handle.

    SQLite opens an unwritable file as read-only without an error.

    Raises:
        sqlite3.Error: The database is not writable.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
