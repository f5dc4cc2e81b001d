"""A copy of an open database, in a file of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workshop_app.errors import StorageError, why
from workshop_app.foreign_text import isolated
from workshop_app.storage.disk_errors import SQLITE_ERRORS
from workshop_app.storage.new_database import new_database
from workshop_app.storage.rows import written_counts

NO_BALLOTS = (0, 0, 0, 0, 0, 0)


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy all that a connection can read, also of a file that is deleted or renamed by now.

    The copy is there whole or not at all; a file with the same name is replaced.

    Raises:
        StorageError: The copy could not be put there.
        sqlite3.Error: The database could not be read, or the disk refused.
    """
    try:
        with new_database(target) as copy:
            connection.backup(copy)
    except OSError as error:
        raise StorageError(
            f"De kopie {isolated(target)} kan niet worden gemaakt ({why(error)}).",
            "Kijk of die naam vrij is en probeer het opnieuw.",
        ) from error


def leave_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database to a file that stays, without the ballots that no result has shown yet.

    Two copies, or a copy and the database, that are one ballot apart would tell what it was. Of a
    database so damaged that its ballots cannot be told apart, everything is copied.

    Raises:
        StorageError: The copy could not be put there.
        sqlite3.Error: The database could not be read, or the disk refused.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        with suppress(*SQLITE_ERRORS):
            _remove_sealed_ballots(copy)
        back_up(copy, target)


def _remove_sealed_ballots(connection: sqlite3.Connection) -> None:
    columns = {column for _, column, *_ in connection.execute("PRAGMA table_info(round)")}
    if "ballots" not in columns:
        return  # of before there were any
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    statement = "UPDATE round SET ballots = ? WHERE state <> 'revealed'"
    if "shown" in columns:
        statement = "UPDATE round SET ballots = ? WHERE state <> 'revealed' AND shown = 0"
    connection.execute(statement, (written_counts(NO_BALLOTS),))
