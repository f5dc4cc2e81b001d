"""The one connection, with nested transactions, kept at its path.

A transaction counts as committed only if the file it went to is still the one at the path. Where it
is not, or where the connection no longer works, the database is opened again or made again at the
same place (`storage.recovery`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.errors import StorageError, why
from workshop_app.storage.disk_errors import LOCKED, SQLITE_ERRORS, disk_trouble, is_bug
from workshop_app.storage.inspection import pages_are_sound
from workshop_app.storage.journal import erase_journal
from workshop_app.storage.place import Place

if TYPE_CHECKING:
    from workshop_app.storage.recovery import Recovered

PATIENCE = 2
"""Seconds that opening waits for another program to let the file go."""

SHORT_PATIENCE = 100
"""Milliseconds that a transaction waits for that, once the database is open: nobody may notice."""

SAME_CONNECTION = (*LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT)
"""Refusals after which the connection is as good as before; after others it is opened again."""


any_text = partial(str, encoding="utf-8", errors="surrogateescape")
"""Decodes any bytes; those that are not UTF-8 as lone surrogates."""


class Database:
    """One SQLite connection with nested, all-or-nothing transactions."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None = None,
        *,
        copy_of: Path | None = None,
    ) -> None:
        """Take over a connection.

        Args:
            connection: What is open.
            path: The file that it keeps; None where it keeps none: to look only, or in memory.
            copy_of: The file that its content comes from, where it keeps none.

        Raises:
            OSError: The files at the path cannot be looked at.
        """
        self.on_recovered: list[Callable[[Recovered], None]] = []
        """Called when the database had to be opened or made again while it was in use."""
        self.openings: int = 1
        """Goes up whenever the content may be another than what was last written."""
        self.journal_waits = False
        """Whether the journal still holds what was to be moved out of it."""
        self._path = path
        self._source = path or copy_of
        self._depth = 0
        self._take(connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection that is open now."""
        return self._connection

    @property
    def source(self) -> Path | None:
        """The file that the content is kept in, or comes from; None where there is none."""
        return self._source

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
        if not self._works and self._depth == 0:
            self._settle()
        try:
            return self._fetch(sql, values)
        except SQLITE_ERRORS as error:
            self._judge(error)
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

        After the outermost one, what was committed is in the file at the path.

        Raises:
            StorageError: The disk refused; everything inside is undone, or it is not in the file at
                the path, and `openings` has gone up.
            sqlite3.Error: The statements are wrong: a bug. Everything inside is undone.
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
                # A full disk may have made SQLite undo the whole transaction by itself.
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
        except (UnicodeDecodeError, MemoryError) as error:
            raise disk_trouble(error) from error
        if outer:
            self._wait_for_others(SHORT_PATIENCE)
            self._settle(committed=True)

    def verify(self) -> None:
        """Make sure that what was committed is in the file at the path; free of cost where it is.

        Raises:
            StorageError: It is not, and cannot be brought there now.
        """
        self._settle()

    def empty_journal(self) -> None:
        """Move what was committed into the file itself, and erase the journal.

        The journal holds a page as it was after each commit, one after the other: the order of
        what was written. While another program reads, it waits for the next time: the voter who
        stands at the box does not.
        """
        if self._place is None:
            return
        self.journal_waits = True
        patience = self._patience
        try:
            if not self._place.holds():
                return  # the journal at the path belongs to something else
            self._wait_for_others(0)
            self.journal_waits = not erase_journal(self._connection, self._place.path)
        except (sqlite3.Error, OSError):
            return  # what was committed is safe in the journal; the next time tries again
        finally:
            with suppress(sqlite3.Error, OSError):
                self._place.note()
                self._wait_for_others(patience)

    def copy_beside(self, reason: str) -> Path | None:
        """Copy the whole database to a file beside its own, unless that copy is there already.

        Args:
            reason: What the name of the copy gets at its end.

        Returns:
            The copy; None where the database keeps no file.

        Raises:
            StorageError: It could not be written.
        """
        if self._path is None:
            return None
        from workshop_app.storage.backup import leave_copy  # noqa: PLC0415 - for bad days only

        copy = self._path.with_name(f"{self._path.stem}-{reason}.db")
        try:
            if not copy.exists():
                leave_copy(self._connection, copy)
        except (sqlite3.Error, OSError) as error:
            raise disk_trouble(error) from error
        return copy

    def close(self) -> None:
        """Erase the journal and close the connection; the file is complete by itself then."""
        self.empty_journal()
        self._connection.close()

    def _take(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._works = True
        self._place = None if self._path is None else Place(self._path)
        self._kind = self._read_kind()
        self._patience = -1
        self._wait_for_others(SHORT_PATIENCE)

    def _read_kind(self) -> tuple[int, int]:
        """Which program's database this is, and of which version."""
        (application,) = self.execute("PRAGMA application_id").fetchone()
        (version,) = self.execute("PRAGMA user_version").fetchone()
        return application, version

    def _is_sound(self) -> bool:
        """Whether a file that something else wrote to is still a database of ours.

        What was read from it before is forgotten: the content may be another.
        """
        try:
            self.execute("PRAGMA shrink_memory")
            return pages_are_sound(self._connection) and self._read_kind() == self._kind
        except SQLITE_ERRORS:
            return False

    def _wait_for_others(self, milliseconds: int) -> None:
        """How long the next statements wait while another program writes."""
        if milliseconds != self._patience:
            self.execute(f"PRAGMA busy_timeout = {milliseconds}")
            self._patience = milliseconds

    def _judge(self, error: sqlite3.Error | UnicodeDecodeError | MemoryError) -> None:
        """Note what a refusal means for the connection."""
        if not isinstance(error, sqlite3.Error) or is_bug(error):
            return
        code = error.sqlite_errorcode & 0xFF
        if code in LOCKED:
            # Waited once; until the other program is done, everything is tried without waiting.
            with suppress(sqlite3.Error):
                self._wait_for_others(0)
        elif code not in SAME_CONNECTION:
            self._works = False

    def _settle(self, *, committed: bool = False) -> None:
        """Make sure that what is open works and is at the path.

        Args:
            committed: Whether this must hold for what was committed just before.

        Raises:
            StorageError: It is not, and cannot be brought there now.
        """
        if self._place is None:
            return
        overwritten = False
        try:
            if self._works and self._place.holds():
                if committed or self._place.is_unchanged():
                    self._place.note()
                    return
                self.openings += 1
                if self._is_sound():
                    self._place.note()
                    return
                overwritten = True
        except OSError as error:
            self.openings += 1
            raise StorageError(
                f"De gegevensmap is niet te bereiken ({why(error)}).",
                "Kijk of de schijf er nog aan zit en of je in de map mag; Trede probeert het steeds"
                " opnieuw.",
            ) from error
        self.openings += 1
        from workshop_app.storage.recovery import recover  # noqa: PLC0415 - for bad days only

        self._works = False
        with suppress(sqlite3.Error):
            self._wait_for_others(0)
        recovered = recover(self._connection, self._place, overwritten=overwritten)
        self._take(recovered.database.connection)
        for hear in tuple(self.on_recovered):
            hear(recovered)
        if committed and not recovered.complete:
            raise StorageError(
                "Het bestand met je workshops was even weg.",
                "Trede bewaart opnieuw wat er nog wacht.",
            )
