"""Writing files for the user so that a failure never leaves half a file behind."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from workshop_app.errors import StorageError, why
from workshop_app.foreign_text import isolated

PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3)
"""Seconds between the tries at a file that another program holds: about one in all.

A virus scanner or a search index looks at each new file, and lets it go again.
"""

IN_USE = frozenset({5, 32, 33})
"""Windows' codes for a file in use: access denied, sharing violation, lock violation."""

Sleep = Callable[[float], None]


def replace_file(source: Path, target: Path, sleep: Sleep = time.sleep) -> None:
    """Move a file to another name in the same folder, over what was there.

    Waits for about a second while another program holds one of them.

    Raises:
        OSError: It could not be moved.
    """
    _retry(partial(source.replace, target), sleep)


def remove_file(path: Path, sleep: Sleep = time.sleep) -> None:
    """Remove a file, if it is there. Waits for about a second while another program holds it.

    Raises:
        OSError: It could not be removed.
    """
    _retry(partial(path.unlink, missing_ok=True), sleep)


def is_in_use(error: OSError) -> bool:
    """Whether the reason may be that another program has the file open. Only Windows refuses that."""
    return getattr(error, "winerror", None) in IN_USE


def can_be_replaced(path: Path) -> bool:
    """Whether another file can take this name now: it is free, or no other program holds it.

    Raises:
        OSError: That cannot be found out.
    """
    try:
        _try_to_replace(path)
    except OSError as error:
        if is_in_use(error):
            return False
        raise
    return True


def write_file(path: Path, data: bytes, sleep: Sleep = time.sleep) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        StorageError: The file could not be written.
    """
    write_files([(path, data)], sleep)


def write_files(files: Iterable[tuple[Path, bytes]], sleep: Sleep = time.sleep) -> None:
    """Write files whole, all of them or none: what was there stays until everything is on disk.

    A link stays a link: what it points at is written. A new file gets the rights that the system
    gives new files (the umask), one that was there keeps its own.

    A program that opens one of the files at the very moment that they are put in place can still
    have those before it be new and the others old.

    Raises:
        StorageError: One of the files could not be written.
    """
    drafts: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files:
            target = _target(path)
            drafts.append((target, _draft(target, data)))
        for path, _ in drafts:
            _retry(partial(_try_to_replace, path), sleep)
        folders = {path.parent for path, _ in drafts}
        while drafts:
            path, draft = drafts[0]
            replace_file(draft, path, sleep)
            del drafts[0]
        if os.name == "posix":
            for folder in folders:
                _sync_folder(folder)
    except OSError as error:
        remedy = (
            "Sluit het in dat programma en probeer het opnieuw, of kies een andere map."
            if is_in_use(error) and path.exists()
            else "Kies een andere map, of maak ruimte vrij."
        )
        raise StorageError(
            f"Het bestand {isolated(path)} kan niet worden geschreven ({why(error)}).", remedy
        ) from error
    finally:
        for _, draft in drafts:
            with suppress(OSError):
                remove_file(draft, sleep)


if sys.platform == "win32":

    def flush(descriptor: int) -> None:
        """What was written to a file on the disk itself.

        Raises:
            OSError: The disk refused.
        """
        os.fsync(descriptor)

else:
    import fcntl

    def flush(descriptor: int) -> None:
        """What was written to a file on the disk itself.

        On macOS `fsync` leaves it in the disk's own memory; F_FULLFSYNC does not, where the file
        system knows it.

        Raises:
            OSError: The disk refused.
        """
        full: int | None = getattr(fcntl, "F_FULLFSYNC", None)
        if full is not None:
            with suppress(OSError):
                fcntl.fcntl(descriptor, full)
                return
        os.fsync(descriptor)


def _retry(step: Callable[[], object], sleep: Sleep) -> None:
    for pause in PAUSES:
        try:
            step()
        except OSError as error:
            if not is_in_use(error):
                raise
        else:
            return
        sleep(pause)
    step()


def _try_to_replace(path: Path) -> None:
    """Changes nothing, and is refused where putting another file in its place would be."""
    with suppress(FileNotFoundError):
        path.replace(path)


def _target(path: Path) -> Path:
    """The file that is to be written: where a link leads, else the one with this name itself.

    Raises:
        OSError: The folder cannot be looked into.
        StorageError: It is a folder, a device or a pipe.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(target.stat().st_mode):
            raise StorageError(
                f"{isolated(path)} bestaat al en is geen gewoon bestand.", "Kies een andere naam."
            )
    return target


def _draft(path: Path, data: bytes) -> Path:
    """The data on disk, in a file beside the one that it is for.

    Its name is short, so that one that the system only just takes can be written too. It is not made
    with `tempfile`, which on Windows tries without end in a folder where nothing may be written.
    """
    draft = path.with_name(f".trede-{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(draft, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            if os.name == "posix" and path.exists():
                os.fchmod(descriptor, stat.S_IMODE(path.stat().st_mode) & 0o777)
            stream.write(data)
            stream.flush()
            flush(descriptor)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    return draft


def _sync_folder(folder: Path) -> None:
    """The names in a folder on disk, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)
