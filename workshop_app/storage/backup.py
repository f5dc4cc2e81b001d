"""Copy an open database to another file."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workshop_app.errors import StorageError, why
from workshop_app.storage.disk_errors import SQLITE_ERRORS
from workshop_app.storage.new_database import new_database
from workshop_app.storage.rows import written_counts

NO_BALLOTS = (0, 0, 0, 0, 0, 0)


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy everything that a connection can read, even if its file was deleted or renamed.

    The copy is made completely or not at all; an existing file with its name is replaced.

    Raises:
        StorageError: The copy could not be created.
        sqlite3.Error: The database could not be read, or the copy could not be written.
    """
    try:
        with new_database(target) as copy:
            connection.backup(copy)
    except OSError as error:
        raise StorageError(
            "De kopie {target} kan niet worden gemaakt ({reason}).",
            "Kijk of die naam vrij is en probeer het opnieuw.",
            target=target,
            reason=why(error),
        ) from error


def leave_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database to a permanent file, without the ballots that no result has shown yet.

    Two copies, or a copy and the database, that differ by one ballot would reveal that ballot. If
    the database is too damaged to remove these ballots, everything is copied.

    Raises:
        StorageError: The copy could not be created.
        sqlite3.Error: The database could not be read, or the copy could not be written.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        with suppress(*SQLITE_ERRORS):
            _remove_sealed_ballots(copy)
        back_up(copy, target)


def _remove_sealed_ballots(connection: sqlite3.Connection) -> None:
    columns = {column for _, column, *_ in connection.execute("PRAGMA table_info(round)")}
    if "ballots" not in columns:
        return  # a schema version without ballots
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    statement = "UPDATE round SET ballots = ? WHERE state <> 'revealed'"
    if "shown" in columns:
        statement = "UPDATE round SET ballots = ? WHERE state <> 'revealed' AND shown = 0"
    connection.execute(statement, (written_counts(NO_BALLOTS),))
