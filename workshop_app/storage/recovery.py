"""Restore a database to its path while it is in use.

This is needed when its file was deleted, renamed or replaced while the program runs, or when the
connection no longer works, for instance because a USB stick was unplugged and reconnected or a
network folder was temporarily unavailable.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from workshop_app.errors import KnownError, StorageError, why
from workshop_app.storage import rows
from workshop_app.storage.backup import back_up, leave_copy
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.disk_errors import SQLITE_ERRORS, disk_trouble, is_bug
from workshop_app.storage.files import remove_file, replace_file
from workshop_app.storage.inspection import companion, pages_are_sound
from workshop_app.storage.journal import discard_journal, erase_journal
from workshop_app.storage.listing import UnreadableRow
from workshop_app.storage.place import Place, identity
from workshop_app.storage.rows import Losses
from workshop_app.storage.set_aside import SetAside, free_name
from workshop_app.storage.settings_store import LONGEST_VALUE
from workshop_app.storage.wal import SUFFIX
from workshop_app.storage.workshops import WorkshopStore

NO_WAITS = ()
"""Do not wait during a workshop; a failed attempt is repeated a second later."""


class Event(Enum):
    """What had happened to the database."""

    DISCONNECTED = "disconnected"
    """The connection had failed; the same file was opened again."""

    GONE = "gone"
    """There was no file at the path; it was created again."""

    REPLACED = "replaced"
    """There was another file at the path, or another program had overwritten the open file."""


class Recovered(NamedTuple):
    """A database that was restored to its path.

    Args:
        database: The new connection.
        event: What had happened.
        path: The path of the database.
        complete: Whether it contains everything that was committed with the old connection.
        copies: Copies of a replaced database at the path, and of an open database that could not
            be transferred completely.
        aside: The unusable file that was found at the path, if any.
    """

    database: Database
    event: Event
    path: Path
    complete: bool
    copies: tuple[Path, ...] = ()
    aside: SetAside | None = None


def recover(old: sqlite3.Connection, place: Place, *, overwritten: bool = False) -> Recovered:
    """Open or create a database at its path again, and close the old connection.

    Args:
        old: The connection that was in use, whether or not it still works.
        place: The files that it has open.
        overwritten: Whether another program overwrote the open file and made it unusable.

    Raises:
        StorageError: This is not possible now; it is safe to try again. The old connection is still
            open if some data can only be read through it.
        sqlite3.Error: A bug: a wrong statement.
    """
    try:
        found = identity(place.path)
        if found == place.file and overwritten:
            recovered = _begin_again(old, place)
        elif found == place.file:
            recovered = _open_again(old, place)
        elif found is None:
            recovered = _make_again(old, place, reads=is_readable(old))
        else:
            recovered = _join(old, place, reads=is_readable(old))
    except OSError as error:
        raise StorageError(
            "De gegevensmap is niet te bereiken ({reason}).",
            "Kijk of de schijf er nog aan zit; Trede probeert het steeds opnieuw.",
            reason=why(error),
        ) from error
    except sqlite3.Error as error:
        if is_bug(error):
            raise
        raise disk_trouble(error) from error
    _close(old)
    return recovered


def is_readable(connection: sqlite3.Connection) -> bool:
    """Whether a connection can still read its whole database from disk, not from its cache.

    It may not be able to after a disk error, or if another program wrote to the file before it was
    deleted or replaced.
    """
    try:
        connection.execute("PRAGMA shrink_memory")
        return pages_are_sound(connection)
    except SQLITE_ERRORS:
        return False


def _open_again(old: sqlite3.Connection, place: Place) -> Recovered:
    """Open the same file again. The old connection is closed first, as both would share locks."""
    complete = True
    if not place.holds_journal():  # only the old connection can read the log that it has open
        try:
            busy, _, _ = old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            busy, complete = 0, False
        if busy:
            raise _held()
    _close(old)
    database, aside = open_for_writing(place.path, _now, NO_WAITS)
    complete = complete and aside is None
    return Recovered(database, Event.DISCONNECTED, place.path, complete, aside=aside)


def _begin_again(old: sqlite3.Connection, place: Place) -> Recovered:
    """Open what overwrote the open file, or a new file if that is unusable."""
    # The log belongs to the old content, and closing would move it into the new content.
    discard_journal(place.path)
    _close(old)
    database, aside = open_for_writing(place.path, _now, NO_WAITS)
    return Recovered(database, Event.REPLACED, place.path, complete=False, aside=aside)


def _make_again(old: sqlite3.Connection, place: Place, *, reads: bool) -> Recovered:
    """Create a new file at the path, with everything that the old connection can read."""
    path = place.path
    folder = path.parent
    nearest = folder if folder.exists() else folder.parent
    at = identity(nearest)
    if at is None or place.file is None or at.device != place.file.device:
        # Do not write to another disk, which may be at this path after the right one was unplugged.
        raise StorageError(
            "De schijf met de map {folder} is er niet.",
            "Sluit hem weer aan; Trede probeert het steeds opnieuw.",
            folder=folder,
        )
    copies: tuple[Path, ...] = ()
    if reads:
        _clear_side_files(old, place)
        folder.mkdir(mode=0o700, exist_ok=True)
        back_up(old, path)
    else:
        copies = _salvage(old, path)
    database, aside = open_for_writing(path, _now, NO_WAITS)
    complete = reads and aside is None
    return Recovered(database, Event.GONE, path, complete, copies=copies, aside=aside)


def _salvage(old: sqlite3.Connection, path: Path) -> tuple[Path, ...]:
    """Copy a damaged database that has no path any more, if possible."""
    copy = free_name(path, "was-open", _now())
    try:
        leave_copy(old, copy)
    except (OSError, *SQLITE_ERRORS):
        return ()
    return (copy,)


def _join(old: sqlite3.Connection, place: Place, *, reads: bool) -> Recovered:
    """Open the file at the path, and add what only the old connection has."""
    path = place.path
    if reads:
        _clear_side_files(old, place)
    elif place.holds_journal():
        # The log belongs to the lost file, and would damage this one.
        _rename_aside(companion(path, SUFFIX), path)
    database, aside = open_for_writing(path, _now, NO_WAITS)
    if not reads:
        return Recovered(database, Event.REPLACED, path, complete=False, aside=aside)
    try:
        copies = _take_over(Database(old), database, path)
    except BaseException:
        database.close()
        raise
    return Recovered(database, Event.REPLACED, path, complete=True, copies=copies, aside=aside)


def _take_over(old: Database, new: Database, path: Path) -> tuple[Path, ...]:
    """Copy workshops and settings to a database that may have other versions of them.

    If both have a workshop, the version that was changed last is used.

    Returns:
        Copies of the databases that contain something that would otherwise be lost.
    """
    copies: list[Path] = []
    theirs, ours = WorkshopStore(new), WorkshopStore(old)
    if theirs.rows():
        copies.append(free_name(path, "vervangen", _now()))
        leave_copy(new.connection, copies[-1])
    unreadable = False
    with new.atomic():
        for row in ours.rows():
            if isinstance(row, UnreadableRow):
                unreadable = True
                continue
            if theirs.has(row.id) and theirs.changed_at(row.id) > row.changed_at:
                continue
            losses = Losses()
            try:
                workshop, state = ours.load(row.id, losses)
            except KnownError:
                unreadable = True
                continue
            unreadable = unreadable or bool(losses)
            theirs.put(workshop, state, row.changed_at)
        for name, value in old.fetch("SELECT name, value FROM setting"):
            try:
                setting = (rows.text(name), rows.text(value, LONGEST_VALUE))
            except rows.UNREADABLE:  # the new file would refuse it
                unreadable = True
                continue
            new.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", setting)
    if unreadable:
        copies.append(free_name(path, "was-open", _now()))
        leave_copy(old.connection, copies[-1])
    return tuple(copies)


def _clear_side_files(old: sqlite3.Connection, place: Place) -> None:
    """Remove the log at the path, so that SQLite does not apply it to another database.

    If it is the log of the old connection, it is first moved into that connection's own file.
    """
    path = place.path
    journal = companion(path, SUFFIX)
    if identity(journal) is not None:
        if place.holds_journal():
            if not erase_journal(old, path):
                raise _held()
            remove_file(journal)
        elif identity(path) is None:
            _rename_aside(journal, path)
        else:
            return  # it belongs to the file that is at the path now
    remove_file(companion(path, "-shm"))


def _rename_aside(journal: Path, path: Path) -> None:
    with suppress(FileNotFoundError):
        replace_file(journal, companion(free_name(path, "vervangen", _now()), SUFFIX))
    remove_file(companion(path, "-shm"))


def _close(connection: sqlite3.Connection) -> None:
    # SQLite itself does not touch the side files if the database is no longer at its path.
    with suppress(sqlite3.Error):
        connection.close()


def _held() -> StorageError:
    return StorageError(
        "Een ander programma leest het bestand met workshops.",
        "Sluit dat programma; Trede probeert het steeds opnieuw.",
    )


def _now() -> datetime:
    return datetime.now().astimezone()
