"""The only connection to a database, with nested transactions and recovery of a lost file.

A transaction counts as committed only if the file it went to is still the file at the path. If it
is not, or if the connection no longer works, the database is opened or created again at the same
path (`storage.recovery`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.errors import StorageError, why
from workshop_app.storage.backup import leave_copy
from workshop_app.storage.disk_errors import LOCKED, SQLITE_ERRORS, disk_trouble, is_bug
from workshop_app.storage.inspection import pages_are_sound
from workshop_app.storage.journal import erase_journal
from workshop_app.storage.place import Place

if TYPE_CHECKING:
    from workshop_app.storage.recovery import Recovered

PATIENCE = 2
"""Seconds that opening a database for reading waits for a lock of another program."""

SHORT_PATIENCE = 100
"""Milliseconds that a transaction waits for such a lock; too short for the user to notice."""

SAME_CONNECTION = (*LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT)
"""Result codes after which the connection still works; after others it is opened again."""


def _no_lock() -> None:
    """There is no lock to check."""


any_text = partial(str, encoding="utf-8", errors="surrogateescape")
"""Decodes any bytes; bytes that are not UTF-8 become lone surrogates."""


class Database:
    """One SQLite connection with nested, all-or-nothing transactions."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None = None,
        *,
        copy_of: Path | None = None,
    ) -> None:
        """Take ownership of a connection.

        Args:
            connection: The open connection.
            path: The file that it writes to; None if it is read-only or in memory.
            copy_of: The file that the content comes from, if `path` is None.

        Raises:
            OSError: The files at the path cannot be inspected.
        """
        self.on_recovered: list[Callable[[Recovered], None]] = []
        """Called when the database had to be opened or created again while it was in use."""
        self.check_lock: Callable[[], None] = _no_lock
        """Called before each write; raises `StorageError` if nothing may be written any more."""
        self.openings: int = 1
        """Increases whenever the content may differ from what was last written."""
        self.journal_waits = False
        """Whether the log still has content that should have been erased."""
        self._path = path
        self._source = path or copy_of
        self._depth = 0
        self._take(connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The current connection."""
        return self._connection

    @property
    def source(self) -> Path | None:
        """The file that the content is stored in or was copied from; None if there is none."""
        return self._source

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Run one statement.

        Raises:
            StorageError: The statement failed, and SQLite's message has text of a damaged schema.
            sqlite3.Error: The statement failed.
        """
        try:
            return self._connection.execute(sql, values)
        except UnicodeDecodeError as error:
            raise disk_trouble(error) from error

    def fetch(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query. Bytes in texts that are not UTF-8 become lone surrogates.

        Raises:
            StorageError: The rows could not be read.
            sqlite3.Error: A bug: a wrong statement.
        """
        if not self._works and self._depth == 0:
            self._settle()
        try:
            return self._fetch(sql, values)
        except SQLITE_ERRORS as error:
            if is_bug(error):
                raise
            self._judge(error)
            raise StorageError(
                "De workshops zijn niet te lezen ({error}).",
                "Sluit Trede en start opnieuw; blijft het zo, dan zet Trede het bestand opzij.",
                error=error,
            ) from error

    def _fetch(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if hasattr(error, "sqlite_errorcode"):
                raise
        # SQLite did not fail, but decoding a text did. Read again with a decoder that never fails;
        # it is slower, and the invalid text is lost.
        self._connection.text_factory = any_text
        try:
            return self._connection.execute(sql, values).fetchall()
        finally:
            self._connection.text_factory = str

    @contextmanager
    def atomic(self) -> Generator[None]:
        """Commit everything inside the block together, or nothing; can be nested.

        After the outermost block, the committed data is in the file at the path.

        Raises:
            StorageError: Writing failed and everything inside is rolled back; or it was committed
                but is not in the file at the path, and `openings` has increased.
            sqlite3.Error: A bug: a wrong statement. Everything inside is rolled back.
        """
        outer = self._depth == 0
        if outer:
            self._settle()
        name = f"level{self._depth}"
        try:
            self.execute("BEGIN IMMEDIATE" if outer else f"SAVEPOINT {name}")
            self._depth += 1
            try:
                yield
                self.execute("COMMIT" if outer else f"RELEASE {name}")
            except BaseException:
                # On a full disk SQLite may already have rolled back the whole transaction.
                if self._connection.in_transaction:
                    self.execute("ROLLBACK" if outer else f"ROLLBACK TO {name}")
                    if not outer:
                        self.execute(f"RELEASE {name}")
                raise
            finally:
                self._depth -= 1
        except sqlite3.Error as error:
            self._judge(error)
            if is_bug(error):
                raise
            raise disk_trouble(error) from error
        except MemoryError as error:
            raise disk_trouble(error) from error
        if outer:
            self._wait_for_others(SHORT_PATIENCE)
            self._settle(committed=True)

    def verify(self) -> None:
        """Ensure that the committed data is in the file at the path; recover it if it is not.

        Raises:
            StorageError: It is not, and recovery is not possible now.
        """
        self._settle()

    def empty_journal(self) -> None:
        """Move the committed data from the log into the database file, and erase the log.

        The log contains the changed pages of each commit in order, and so the order of the ballots.
        If another program is reading, the log is erased the next time, so that a voter at the
        ballot box does not have to wait.

        Raises:
            sqlite3.Error: A bug. The log still has its content.
        """
        if self._place is None:
            return
        self.journal_waits = True
        patience = self._patience
        try:
            if not self._place.holds():
                return  # the log at the path belongs to another database
            self._wait_for_others(0)
            self.journal_waits = not erase_journal(self._connection, self._place.path)
        except (sqlite3.Error, OSError) as error:
            if is_bug(error):
                raise
            return  # the committed data is safe in the log; erasing is tried again next time
        finally:
            with suppress(sqlite3.Error, OSError):
                self._place.note()
                self._wait_for_others(patience)

    def copy_beside(self, reason: str) -> Path | None:
        """Copy the database to a file in the same folder, unless that copy already exists.

        Ballots that no result has shown yet are left out.

        Args:
            reason: The end of the name of the copy.

        Returns:
            The copy; None if the database has no file.

        Raises:
            StorageError: The copy could not be written.
            sqlite3.Error: A bug.
        """
        if self._path is None:
            return None

        copy = self._path.with_name(f"{self._path.stem}-{reason}.db")
        try:
            if not copy.exists():
                leave_copy(self._connection, copy)
        except (sqlite3.Error, OSError) as error:
            if is_bug(error):
                raise
            raise disk_trouble(error) from error
        return copy

    def close(self) -> None:
        """Erase the log, so that the file is complete without it, and close the connection.

        Closing twice has no effect.

        Raises:
            sqlite3.Error: A bug while the log was erased; the connection is closed.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self.empty_journal()
        finally:
            self._connection.close()

    def _take(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._closed = False
        self._works = True
        self._place = None if self._path is None else Place(self._path)
        self._kind = self._read_kind()
        self._patience = -1
        self._wait_for_others(SHORT_PATIENCE)

    def _read_kind(self) -> tuple[int, int]:
        """The application id and the schema version of the database."""
        (application,) = self.execute("PRAGMA application_id").fetchone()
        (version,) = self.execute("PRAGMA user_version").fetchone()
        return application, version

    def _is_sound(self, place: Place) -> bool:
        """Whether a file that another program wrote to is still a sound database of this version.

        Drops the cache first, as the content may have changed. If the log was written to, its
        content is moved into the database: the next start may not be able to read the log.
        """
        try:
            self.execute("PRAGMA shrink_memory")
            if not pages_are_sound(self._connection) or self._read_kind() != self._kind:
                return False
            return place.journal_is_unchanged() or erase_journal(self._connection, place.path)
        except SQLITE_ERRORS:
            return False

    def _wait_for_others(self, milliseconds: int) -> None:
        """Set how long the next statements wait for another program that writes."""
        if milliseconds != self._patience:
            self.execute(f"PRAGMA busy_timeout = {milliseconds}")
            self._patience = milliseconds

    def _judge(self, error: Exception) -> None:
        """Decide what an error means for the connection: whether it must be opened again."""
        if not isinstance(error, sqlite3.Error) or is_bug(error):
            return
        code = error.sqlite_errorcode & 0xFF
        if code in LOCKED:
            # This statement waited; do not wait again until the other program is done.
            with suppress(sqlite3.Error):
                self._wait_for_others(0)
        elif code not in SAME_CONNECTION:
            self._works = False

    def _settle(self, *, committed: bool = False) -> None:
        """Ensure that the connection works and that its file is at the path; recover it if not.

        Args:
            committed: Whether a transaction was committed just before, which must be in the file.

        Raises:
            StorageError: Recovery is not possible now, or the committed transaction may be lost.
        """
        if self._place is None:
            return
        if not committed:
            self.check_lock()
        overwritten = False
        try:
            if self._works and self._place.holds():
                if committed or self._place.is_unchanged():
                    self._place.note()
                    return
                self.openings += 1
                if self._is_sound(self._place):
                    self._place.note()
                    return
                overwritten = True
        except OSError as error:
            self.openings += 1
            raise StorageError(
                "De gegevensmap is niet te bereiken ({reason}).",
                "Kijk of de schijf er nog aan zit en of je in de map mag; Trede probeert het"
                " steeds opnieuw.",
                reason=why(error),
            ) from error
        self.openings += 1
        from workshop_app.storage.recovery import recover  # noqa: PLC0415 - rarely needed: 40 ms

        self._works = False
        with suppress(sqlite3.Error):
            self._wait_for_others(0)
        recovered = recover(self._connection, self._place, overwritten=overwritten)
        self._take(recovered.database.connection)
        for hear in tuple(self.on_recovered):
            hear(recovered)
        self.check_lock()
        if committed and not recovered.complete:
            raise StorageError(
                "Het bestand met je workshops was even weg.",
                "Trede slaat opnieuw op wat er nog wacht.",
            )
