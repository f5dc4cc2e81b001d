"""Interpret errors of SQLite and the system: a damaged file, or a problem in the environment.

Only damage is a reason to set a file aside. A full disk, a locked file or a read-only folder says
nothing about the file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from workshop_app.errors import StorageError, file_trouble, full_disk
from workshop_app.i18n import gettext_noop

SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""The exceptions that sqlite3 raises.

UnicodeDecodeError occurs when an error message contains text of a damaged schema, MemoryError when
SQLite is out of memory.
"""

LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""Result codes of SQLite while another program has the file locked."""

BUGS = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_RANGE,
)
"""Result codes of SQLite for a wrong statement, whatever the state of the disk."""


def is_bug(error: Exception) -> bool:
    """Whether a statement on an open database failed because of a bug, not because of disk or file.

    This includes errors without a code, which the `sqlite3` module itself raises. Errors that
    SQLite did not raise are not counted.
    """
    if not isinstance(error, sqlite3.Error):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in BUGS


_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_NO_CODE = 0
_DAMAGE = (
    _NO_CODE,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_FORMAT,
)
"""Result codes for a database that is damaged or has content that violates our schema."""


def result_code(error: Exception) -> int:
    """SQLite's primary result code; 0 for an error without a code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_environment(error: sqlite3.Error | UnicodeDecodeError | MemoryError) -> bool:
    """Whether an error while opening a database comes from the environment, not from its content.

    The cause is then the disk, permissions, memory or another program.
    """
    if isinstance(error, UnicodeDecodeError):
        return False
    return isinstance(error, MemoryError) or result_code(error) not in _DAMAGE


def may_pass(error: Exception) -> bool:
    """Whether an error may be temporary, because another program has the file.

    On Windows this results in the codes for a file that cannot be opened, read or written.
    """
    code = result_code(error)
    passing = (*LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
    return isinstance(error, PermissionError) or code in passing


def disk_trouble(error: Exception) -> StorageError:
    """Make a storage error that explains an error of SQLite to the user."""
    code = result_code(error)
    if isinstance(error, MemoryError) or code == sqlite3.SQLITE_NOMEM:
        return StorageError(
            "De computer heeft te weinig geheugen over.",
            "Sluit andere programma's en probeer het opnieuw.",
        )
    if code == sqlite3.SQLITE_FULL:
        return full_disk()
    if code in _UNWRITABLE:
        return StorageError(
            "In de gegevensmap kan niet worden geschreven.",
            "Kijk of de map en de schijf niet op alleen-lezen staan en probeer het opnieuw.",
        )
    if code in LOCKED:
        return StorageError(
            "Een ander programma houdt het bestand met workshops bezet.",
            "Sluit dat programma en probeer het opnieuw.",
        )
    legible = not isinstance(error, UnicodeDecodeError)
    return StorageError(
        gettext_noop("Opslaan lukt niet ({error}).")
        if legible
        else gettext_noop("Opslaan lukt niet."),
        "Kijk of de schijf vol of losgeraakt is en probeer het opnieuw.",
        error=error,
    )


def trouble(error: Exception, path: Path) -> StorageError:
    """Make a storage error for an error of SQLite or the system about a file."""
    if isinstance(error, OSError):
        return file_trouble(error, "Het bestand {path}", path=path)
    return disk_trouble(error)
