"""The one connection, with nested transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from workshop_app.errors import StorageError, why
from workshop_app.storage.disk_errors import disk_trouble

PATIENCE = 2
"""Seconds that a statement waits for another program to let the file go."""


any_text = partial(str, encoding="utf-8", errors="surrogateescape")
"""Decodes any bytes; those that are not UTF-8 as lone surrogates."""


class Database:
    """One SQLite connection with nested, all-or-nothing transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._depth = 0
        self.journal_waits = False
        """Whether the journal still holds what was to be moved out of it."""

    @property
    def path(self) -> Path | None:
        """The file; None for a database in memory.

        Raises:
            StorageError: It could not be read.
        """
        file = self.fetch("PRAGMA database_list")[0][2]
        return Path(file) if file else None

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Run one statement.

        Raises:
            sqlite3.Error: The statement failed.
        """
        return self._connection.execute(sql, values)

    def fetch(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows that a query finds. Bytes that are not UTF-8 are lone surrogates in its texts.

        Raises:
            StorageError: They could not be read.
        """
        try:
            return self._fetch(sql, values)
        except (sqlite3.Error, UnicodeDecodeError) as error:  # damage can be in SQLite's own words
            raise StorageError(
                f"De workshops zijn niet te lezen ({error}).",
                "Sluit Trede en start opnieuw; blijft het zo, dan zet Trede het bestand opzij.",
            ) from error

    def _fetch(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if hasattr(error, "sqlite_errorcode"):
                raise
        # It was not SQLite that failed, but decoding a text. This is slower, and costs that text.
        self._connection.text_factory = any_text
        try:
            return self.execute(sql, values).fetchall()
        finally:
            self._connection.text_factory = str

    @contextmanager
    def atomic(self) -> Generator[None]:
        """Everything inside is committed together, or not at all; may be nested.

        Raises:
            StorageError: The disk refused; everything inside is undone.
        """
        outer = self._depth == 0
        name = f"level{self._depth}"
        try:
            self.execute("BEGIN IMMEDIATE" if outer else f"SAVEPOINT {name}")
            self._depth += 1
            try:
                yield
                self.execute("COMMIT" if outer else f"RELEASE {name}")
            except BaseException:
                # A full disk may have made SQLite undo the whole transaction by itself.
                if self._connection.in_transaction:
                    self.execute("ROLLBACK" if outer else f"ROLLBACK TO {name}")
                    if not outer:
                        self.execute(f"RELEASE {name}")
                raise
            finally:
                self._depth -= 1
        except sqlite3.Error as error:
            raise disk_trouble(error) from error

    def empty_journal(self) -> None:
        """Move what was committed into the file itself, and leave nothing in the journal.

        The journal holds a page as it was after each commit, one after the other: the order of
        what was written. While another program reads, it waits for the next time: the voter who
        stands at the box does not.
        """
        self.journal_waits = True
        try:
            self.execute("PRAGMA busy_timeout = 0")
            try:
                (busy, _, _) = self.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self.execute(f"PRAGMA busy_timeout = {1000 * PATIENCE}")
        except sqlite3.Error:
            return  # what was committed is safe in the journal; the next time tries again
        self.journal_waits = bool(busy)

    def copy_to(self, target: Path) -> None:
        """Write the whole database, journal and all, to a file of its own.

        Raises:
            StorageError: It could not be written.
        """
        draft = target.with_name(f".{target.name}")
        try:
            draft.unlink(missing_ok=True)
            draft.touch(mode=0o600)
            with closing(sqlite3.connect(draft)) as copy:
                self._connection.backup(copy)
            draft.replace(target)
        except sqlite3.Error as error:
            raise disk_trouble(error) from error
        except OSError as error:
            raise StorageError(
                f"De kopie {target} kan niet worden gemaakt ({why(error)}).",
                "Kijk of er ruimte is op de schijf en probeer het opnieuw.",
            ) from error

    def close(self) -> None:
        """Close the connection; the file is complete by itself then."""
        self._connection.close()
