"""Getting a database back to its path while it is in use.

Its file was deleted, renamed or replaced under the program, or the connection no longer works: a
USB stick that was pulled and put back, a network folder that went away.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from workshop_app.errors import KnownError, StorageError, why
from workshop_app.foreign_text import isolated
from workshop_app.storage.backup import back_up, leave_copy
from workshop_app.storage.database import Database
from workshop_app.storage.disk_errors import SQLITE_ERRORS, disk_trouble
from workshop_app.storage.files import remove_file, replace_file
from workshop_app.storage.inspection import beside, pages_are_sound
from workshop_app.storage.journal import discard_journal, erase_journal
from workshop_app.storage.listing import UnreadableRow
from workshop_app.storage.opening import open_for_writing
from workshop_app.storage.place import Place, identity
from workshop_app.storage.rows import Losses
from workshop_app.storage.set_aside import SetAside, free_name
from workshop_app.storage.wal import SUFFIX
from workshop_app.storage.workshops import WorkshopStore

NO_WAITS = ()
"""The show goes on: what is not possible now is tried again a second later."""


class Event(Enum):
    """What had happened to the database."""

    DISCONNECTED = "disconnected"
    """The file is the same one; it was opened again."""

    GONE = "gone"
    """There was no file at the path; it was made again there."""

    REPLACED = "replaced"
    """There was another file at the path, or something else had written over the open one."""


class Recovered(NamedTuple):
    """A database that is at its path again.

    Args:
        database: The new connection.
        event: What had happened.
        path: Where the database is.
        complete: Whether it holds all that was committed over the old connection.
        copies: Where the files that were found at the path, and those that could not be taken over
            whole, were copied to.
        aside: The unusable file that was found at the path.
    """

    database: Database
    event: Event
    path: Path
    complete: bool
    copies: tuple[Path, ...] = ()
    aside: SetAside | None = None


def recover(old: sqlite3.Connection, place: Place, *, overwritten: bool = False) -> Recovered:
    """Open or make a database at its path again; the old connection is closed.

    Args:
        old: The connection that was in use, whether it still works or not.
        place: The files that it has open.
        overwritten: Whether something else wrote to the open file, and it is of no use any more.

    Raises:
        StorageError: Not possible now; trying again is safe. The old connection is still open if
            anything can only be read over it.
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
            f"De gegevensmap is niet te bereiken ({why(error)}).",
            "Kijk of de schijf er nog aan zit; Trede probeert het steeds opnieuw.",
        ) from error
    except sqlite3.Error as error:
        raise disk_trouble(error) from error
    _close(old)
    return recovered


def is_readable(connection: sqlite3.Connection) -> bool:
    """Whether all that a connection had open can still be read, from the disk and not from memory.

    After an error of the disk it may not be, nor after something else wrote to the file before it was
    deleted or replaced.
    """
    try:
        connection.execute("PRAGMA shrink_memory")
        return pages_are_sound(connection)
    except SQLITE_ERRORS:
        return False


def _open_again(old: sqlite3.Connection, place: Place) -> Recovered:
    """The same file over a new connection: one at a time, as both would hold the same locks."""
    complete = True
    if not place.holds_journal():  # only the old connection can read what was in it
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
    """Whatever was written over the open file, or a new file where that is of no use."""
    # Its journal belongs to what was there before, and closing would move it into the file.
    discard_journal(place.path)
    _close(old)
    database, aside = open_for_writing(place.path, _now, NO_WAITS)
    return Recovered(database, Event.REPLACED, place.path, complete=False, aside=aside)


def _make_again(old: sqlite3.Connection, place: Place, *, reads: bool) -> Recovered:
    """A new file at the path, with all that the old connection can read."""
    path = place.path
    folder = path.parent
    nearest = folder if folder.exists() else folder.parent
    at = identity(nearest)
    if at is None or place.file is None or at.device != place.file.device:
        # Not on whatever disk shows up under the folder of one that was pulled out.
        raise StorageError(
            f"De schijf met de map {isolated(folder)} is er niet.",
            "Sluit hem weer aan; Trede probeert het steeds opnieuw.",
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
    """A copy of a damaged database that is at no path any more, if one can be made."""
    copy = free_name(path, "was-open", _now())
    try:
        leave_copy(old, copy)
    except (OSError, *SQLITE_ERRORS):
        return ()
    return (copy,)


def _join(old: sqlite3.Connection, place: Place, *, reads: bool) -> Recovered:
    """The file that is at the path now, with what the old connection has and that file lacks."""
    path = place.path
    if reads:
        _clear_side_files(old, place)
    elif place.holds_journal():
        # It belongs to the file that is gone, and would spoil this one.
        _rename_aside(beside(path, SUFFIX), path)
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

    Of a workshop that both have, the version that was changed last is used.

    Returns:
        Copies of what would be lost otherwise.
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
            new.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
    if unreadable:
        copies.append(free_name(path, "was-open", _now()))
        leave_copy(old.connection, copies[-1])
    return tuple(copies)


def _clear_side_files(old: sqlite3.Connection, place: Place) -> None:
    """Take away the journal at the path, which another database must not find beside it.

    What the journal of the old connection holds goes into its own file first.
    """
    path = place.path
    journal = beside(path, SUFFIX)
    if identity(journal) is not None:
        if place.holds_journal():
            if not erase_journal(old, path):
                raise _held()
            remove_file(journal)
        elif identity(path) is None:
            _rename_aside(journal, path)
        else:
            return  # it came with the file that is there now
    remove_file(beside(path, "-shm"))


def _rename_aside(journal: Path, path: Path) -> None:
    with suppress(FileNotFoundError):
        replace_file(journal, beside(free_name(path, "vervangen", _now()), SUFFIX))
    remove_file(beside(path, "-shm"))


def _close(connection: sqlite3.Connection) -> None:
    # SQLite itself leaves the side files alone where the database is no longer at its path.
    with suppress(sqlite3.Error):
        connection.close()


def _held() -> StorageError:
    return StorageError(
        "Een ander programma leest het bestand met workshops.",
        "Sluit dat programma; Trede probeert het steeds opnieuw.",
    )


def _now() -> datetime:
    return datetime.now().astimezone()
