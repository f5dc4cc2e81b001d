"""Set a database aside, whole or not at all, under a name that contains the reason and time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from workshop_app.errors import StorageError, why
from workshop_app.storage.files import flush, remove_file, replace_file
from workshop_app.storage.inspection import COMPANIONS, Damage, companion
from workshop_app.storage.wal import SUFFIX


class SetAside(NamedTuple):
    """A database that could not be used: the damage, and the unchanged file that was set aside.

    `moved_to` is the database, or its log if the database itself was missing. If only the end of
    the log was lost (`Damage.CUT`), it is a copy, and the database itself is in use.
    """

    damage: Damage
    moved_to: Path


def move_aside(path: Path, damage: Damage, now: datetime) -> SetAside:
    """Rename a database and its side files. Of a link, only the link itself is renamed.

    Raises:
        StorageError: One of the files could not be moved; all have their old names.
    """
    target = free_name(path, "te-nieuw" if damage is Damage.TOO_NEW else "onleesbaar", now)
    # A database that is opened by a link has its side files next to the target of the link.
    sides = ("",) if path.is_symlink() else ("", *COMPANIONS)
    try:
        # Move the database first: if another program holds a file, it is this one. If the app
        # stops halfway, the log without a database is set aside at the next start. In the other
        # order, the database would be opened without the content of its log.
        _all_or_none(
            path,
            target,
            sides,
            replace_file,
            undo=lambda part, place: replace_file(place, part),
        )
    except OSError as error:
        raise StorageError(
            "Het bestand {path} is niet te gebruiken en kan ook niet opzij worden gezet"
            " ({reason}).",
            "Verplaats het zelf naar een andere map en start Trede opnieuw.",
            path=path,
            reason=why(error),
        ) from error
    moved = (companion(target, side) for side in sides)
    return SetAside(damage, next(filter(os.path.lexists, moved), target))


def copy_aside(path: Path, damage: Damage, now: datetime) -> SetAside:
    """Copy a database and its log.

    Raises:
        StorageError: The copy could not be made, for instance because the disk is full.
    """
    target = free_name(path, "beschadigd", now)
    try:
        _all_or_none(path, target, ("", SUFFIX), _copy, undo=lambda _, place: remove_file(place))
    except OSError as error:
        raise StorageError(
            "Het bestand {path} is beschadigd, en er kan geen kopie van worden gemaakt ({reason}).",
            "Kopieer het zelf naar een andere map, maak ruimte vrij en start Trede opnieuw.",
            path=path,
            reason=why(error),
        ) from error
    return SetAside(damage, target)


def _all_or_none(
    path: Path,
    target: Path,
    sides: tuple[str, ...],
    act: Callable[[Path, Path], None],
    undo: Callable[[Path, Path], None],
) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for side in sides:
            part, place = companion(path, side), companion(target, side)
            if os.path.lexists(part):
                done.append((part, place))
                act(part, place)
    except BaseException:
        for part, place in reversed(done):
            with suppress(OSError):
                undo(part, place)
        raise


def _copy(part: Path, place: Path) -> None:
    with part.open("rb") as source, open(_made(place), "wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        flush(copy.fileno())


def _made(place: Path) -> int:
    """Create a file that only the current user can read, and return its descriptor."""
    return os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def free_name(path: Path, reason: str, now: datetime) -> Path:
    """A path in the folder of a database that is not in use yet, nor are its side files."""
    stem = f"{path.stem}-{reason}-{now:%Y-%m-%d-%H%M%S}"
    target = path.with_name(f"{stem}.db")
    number = 2
    while any(os.path.lexists(companion(target, side)) for side in ("", *COMPANIONS)):
        target = path.with_name(f"{stem}-{number}.db")
        number += 1
    return target
