"""A copy of an open database, in a file of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from workshop_app.errors import StorageError, why


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy all that a connection can read, also of a file that is deleted or renamed by now.

    The copy is there whole or not at all; a file with the same name is replaced.

    Raises:
        StorageError: The copy could not be put there.
        sqlite3.Error: The database could not be read, or the disk refused.
    """
    # Beside it first: what a kill or a worn disk left there must not be in the way for ever.
    draft = target.with_name(f".{target.name}")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        copy = sqlite3.connect(draft)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        draft.replace(target)
    except OSError as error:
        raise StorageError(
            f"De kopie {target} kan niet worden gemaakt ({why(error)}).",
            "Kijk of die naam vrij is en probeer het opnieuw.",
        ) from error
