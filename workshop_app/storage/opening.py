"""Opening a database file safely, whatever is found at its path.

WAL with `synchronous=FULL` is what keeps an acknowledged vote through a power cut; one connection
and no second one is what keeps clear of SQLite's WAL-reset bug.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from workshop_app.errors import KnownError, StorageError
from workshop_app.storage.database import PATIENCE, Database
from workshop_app.storage.disk_errors import HELD, disk_trouble
from workshop_app.storage.migrations import APPLICATION_ID, latest_version, migrate

WRONG_VALUE = re.compile("(NULL|TEXT|NUMERIC|non-[A-Z]+) value in ")
"""How SQLite begins to say that a column holds a value of another type than it allows."""


class Damage(Enum):
    """Why a database file cannot be used."""

    UNREADABLE = "unreadable"
    CORRUPT = "corrupt"
    FOREIGN = "foreign"
    TOO_NEW = "too new"


class SetAside(NamedTuple):
    """A database that could not be used: why, and where it stands now (untouched)."""

    damage: Damage
    moved_to: Path


class NothingKeptError(KnownError):
    """No workshop was ever kept in this data folder."""

    def __init__(self) -> None:
        super().__init__(
            "Er zijn nog geen workshops bewaard.", "Begin er een, of probeer: workshop-app demo."
        )


@contextmanager
def open_for_reading(path: Path) -> Generator[Database]:
    """The database for a look only: nothing is made, changed or checkpointed.

    Raises:
        NothingKeptError: There is no database yet.
        StorageError: There is no usable database.
    """
    if not path.exists():
        raise NothingKeptError
    if inspect(path) is not None:
        raise StorageError(
            f"Het bestand {path} is niet te lezen.",
            "Start Trede: die zet het bestand veilig opzij en zegt wat eraan schort.",
        )
    with closing(_connect(path, read_only=True)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            raise NothingKeptError
        if version < latest_version():
            raise StorageError(
                f"Het bestand {path} is van een oudere Trede.",
                "Start Trede één keer: die werkt het bij en bewaart een kopie.",
            )
        yield Database(connection)


def open_for_writing(path: Path, clock: Callable[[], datetime]) -> tuple[Database, SetAside | None]:
    """The database, made or brought up to date where needed.

    A file that cannot be used is moved aside, whole and unchanged, and a new one is begun. Before
    an older file is brought up to date, a copy of it is left beside it.

    Raises:
        StorageError: Nothing can be written at this path.
    """
    aside = None
    if path.exists():
        damage = inspect(path)
        if damage is not None:
            aside = SetAside(damage, _set_aside(path, damage, clock()))
    try:
        connection = _connect(path, read_only=False)
        try:
            # Before the first table: a kill during a migration then leaves a WAL, which a look
            # can pass over, and no rollback journal, which it could not.
            connection.execute("PRAGMA journal_mode = WAL")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < latest_version():
                if version > 0:
                    _back_up(connection, path.with_name(f"{path.stem}-versie-{version}.db"))
                migrate(connection, version)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise disk_trouble(error) from error
    database = Database(connection)
    database.empty_journal()  # a kill may have left the last ballots in it
    return database, aside


def open_in_memory() -> Database:
    """A database that is gone when the app closes: for a disk that takes nothing at all."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection, 0)
    return Database(connection)


def inspect(path: Path) -> Damage | None:
    """What is wrong with a database file, or None. Looks only: the file is not touched.

    Raises:
        StorageError: Another program holds the file; nothing can be said of it now.
    """
    try:
        with path.open("rb") as stream:
            if not stream.read(1):
                return None
        connection = _connect(path, read_only=True)
    except (OSError, sqlite3.OperationalError):
        return Damage.UNREADABLE
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if tables and application != APPLICATION_ID:
            return Damage.FOREIGN
        if version > latest_version():
            return Damage.TOO_NEW
        is_sound = _is_sound(connection)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in HELD:
            raise disk_trouble(error) from error
        return Damage.CORRUPT
    else:
        return None if is_sound else Damage.CORRUPT
    finally:
        connection.close()


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether all pages can be read. A value that a column does not allow costs its row only."""
    connection.execute("PRAGMA ignore_check_constraints = ON")
    found = connection.execute("PRAGMA quick_check(1000)")
    return all(verdict == "ok" or WRONG_VALUE.match(verdict) for (verdict,) in found)


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    mode = "rwc"
    if read_only:
        # Without a WAL the file is complete by itself; a look must not make an empty one.
        alone = not path.with_name(path.name + "-wal").exists()
        mode = "ro&immutable=1" if alone else "ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=PATIENCE
    )
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
    return connection


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    # Beside it first: what a kill or a worn disk left there must not be in the way for ever.
    draft = target.with_name(f".{target.name}")
    try:
        draft.unlink(missing_ok=True)
        copy = sqlite3.connect(draft)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        draft.replace(target)
    except OSError as error:
        raise StorageError(
            f"De kopie {target} kan niet worden gemaakt ({error.strerror}).",
            "Kijk of die naam vrij is en probeer het opnieuw.",
        ) from error


def _set_aside(path: Path, damage: Damage, now: datetime) -> Path:
    """Rename a database with its side files; the new place."""
    reason = "te-nieuw" if damage is Damage.TOO_NEW else "onleesbaar"
    stem = f"{path.stem}-{reason}-{now:%Y-%m-%d-%H%M%S}"
    target = path.with_name(f"{stem}.db")
    number = 2
    while target.exists():
        target = path.with_name(f"{stem}-{number}.db")
        number += 1
    try:
        # The side files first: were the app to stop halfway, the database would still be found.
        for suffix in ("-journal", "-wal", "-shm", ""):
            part = path.with_name(path.name + suffix)
            if part.exists():
                os.replace(part, target.with_name(target.name + suffix))  # noqa: PTH105 - as rename, but it says replace
    except OSError as error:
        raise StorageError(
            f"Het bestand {path} is niet te gebruiken en kan ook niet opzij worden gezet"
            f" ({error.strerror}).",
            "Verplaats het zelf naar een andere map en start Trede opnieuw.",
        ) from error
    return target
