"""A copy of an open database, in a file of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from workshop_app.errors import StorageError, why
from workshop_app.storage.new_database import new_database


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
            f"De kopie {target} kan niet worden gemaakt ({why(error)}).",
            "Kijk of die naam vrij is en probeer het opnieuw.",
        ) from error
