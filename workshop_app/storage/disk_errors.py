"""What SQLite's refusals mean, in words for the trainer."""

from __future__ import annotations

import sqlite3

from workshop_app.errors import StorageError

HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
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


def disk_trouble(error: sqlite3.Error) -> StorageError:
    """A storage error that says what the disk's refusal means."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return StorageError("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StorageError(
            "In de gegevensmap kan niet worden geschreven.",
            "Kijk of de map en de schijf niet op alleen-lezen staan en probeer het opnieuw.",
        )
    if code in HELD:
        return StorageError(
            "Een ander programma houdt het bestand met workshops bezet.",
            "Sluit dat programma en probeer het opnieuw.",
        )
    return StorageError(
        f"Bewaren lukt niet ({error}).",
        "Kijk of de schijf vol of losgeraakt is en probeer het opnieuw.",
    )
