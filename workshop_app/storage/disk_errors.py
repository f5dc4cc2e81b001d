"""What SQLite's and the system's refusals mean: damage in the file, or the world around it.

Only damage is a reason to put a file aside. A full disk, a held file or a folder that cannot be
written says nothing about the file.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from workshop_app.errors import StorageError, file_trouble, full_disk
from workshop_app.foreign_text import isolated

SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What sqlite3 raises; the second where a damaged schema stands in the text of an error, the third
where SQLite answers that there is no memory."""

LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""What SQLite answers while another program has the file."""

BUGS = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_RANGE,
)
"""What SQLite answers to a statement that cannot be right, whatever the disk does."""


def is_bug(error: sqlite3.Error) -> bool:
    """Whether writing failed through a fault of the program's own, and not of disk or file.

    Errors of the `sqlite3` module itself have no code.
    """
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
"""What a database answers that is damaged, or holds what no table of ours takes."""


def result_code(error: Exception) -> int:
    """SQLite's primary result code; 0 for an error that has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_world(error: sqlite3.Error | UnicodeDecodeError | MemoryError) -> bool:
    """Whether an error while a database is opened says nothing about what is in it.

    It then comes from the disk, the permissions, the memory or another program.
    """
    if isinstance(error, UnicodeDecodeError):
        return False
    return isinstance(error, MemoryError) or result_code(error) not in _DAMAGE


def may_pass(error: Exception) -> bool:
    """Whether an error may be over in a moment: another program that has the file.

    Windows refuses with the codes of a file that cannot be opened, read or written.
    """
    code = result_code(error)
    passing = (*LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
    return isinstance(error, PermissionError) or code in passing


def disk_trouble(error: Exception) -> StorageError:
    """A storage error that says what the disk's refusal means."""
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
    said = "" if isinstance(error, UnicodeDecodeError) else f" ({error})"
    return StorageError(
        f"Bewaren lukt niet{said}.",
        "Kijk of de schijf vol of losgeraakt is en probeer het opnieuw.",
    )


def trouble(error: Exception, path: Path) -> StorageError:
    """A storage error for what SQLite or the system answered about a file."""
    if isinstance(error, OSError):
        return file_trouble(error, f"Het bestand {isolated(path)}")
    return disk_trouble(error)
