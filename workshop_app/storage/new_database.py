"""Create a database file atomically, so that it never exists half-finished."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from workshop_app.storage.files import remove_file, replace_file
from workshop_app.storage.inspection import COMPANIONS, companion, connect


@contextmanager
def new_database(path: Path) -> Generator[sqlite3.Connection]:
    """Yield an empty database to fill; it is moved to `path` only when it is complete.

    Only the current user can read it. An existing file at `path` is replaced.

    Raises:
        OSError: The file could not be created or moved to `path`.
        sqlite3.Error: As above.
    """
    draft = path.with_name(f".{path.name}")
    for side in ("", *COMPANIONS):  # leftovers of a killed process or a failing disk
        remove_file(companion(draft, side))
    # Create the file here to set its mode: other users can read a file that SQLite creates. The
    # log gets the same mode.
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(connect(draft, "rw")) as connection:
            yield connection
        replace_file(draft, path)
    finally:
        with suppress(OSError):
            remove_file(draft)
