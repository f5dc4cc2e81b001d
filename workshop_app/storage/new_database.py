"""Making a database file so that it is never there halfway."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from workshop_app.storage.files import remove_file, replace_file
from workshop_app.storage.inspection import SIDES, beside, connect


@contextmanager
def new_database(path: Path) -> Generator[sqlite3.Connection]:
    """An empty database to fill, which stands at `path` only when it is complete.

    Only this user may read it. A file that stands at `path` is replaced.

    Raises:
        OSError: It could not be made or put there.
        sqlite3.Error: As above.
    """
    draft = path.with_name(f".{path.name}")
    for side in ("", *SIDES):  # what a kill or a worn disk left there
        remove_file(beside(draft, side))
    # By hand, for its mode: what SQLite makes, others may read. Its log takes over the mode.
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(connect(draft, "rw")) as connection:
            yield connection
        replace_file(draft, path)
    finally:
        with suppress(OSError):
            remove_file(draft)
