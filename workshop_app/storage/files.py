"""Write files for the user atomically, so that a failure never leaves a partial file."""

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
from workshop_app.i18n import gettext_noop

PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.3)
"""Seconds between the attempts on a file that another program has open; about one in total.

A virus scanner or search indexer opens each new file briefly.
"""

IN_USE = frozenset({5, 32, 33})
"""Windows' codes for a file in use: access denied, sharing violation, lock violation."""

Sleep = Callable[[float], None]


def replace_file(source: Path, target: Path, sleep: Sleep = time.sleep) -> None:
    """Rename a file within its folder, replacing an existing file.

    Retries for about a second while another program has one of the files open.

    Raises:
        OSError: The file could not be renamed.
    """
    _retry(partial(source.replace, target), sleep)


def remove_file(path: Path, sleep: Sleep = time.sleep) -> None:
    """Remove a file if it exists. Retries for about a second while another program has it open.

    Raises:
        OSError: The file could not be removed.
    """
    _retry(partial(path.unlink, missing_ok=True), sleep)


def is_in_use(error: OSError) -> bool:
    """Whether the cause may be that another program has the file open; only on Windows."""
    return getattr(error, "winerror", None) in IN_USE


def can_be_replaced(path: Path) -> bool:
    """Whether a path can be replaced now: it does not exist, or no other program has it open.

    Raises:
        OSError: This cannot be determined.
    """
    try:
        _try_to_replace(path)
    except OSError as error:
        if is_in_use(error):
            return False
        raise
    return True


def write_file(path: Path, data: bytes, sleep: Sleep = time.sleep) -> None:
    """Write a file completely, or leave the existing file unchanged.

    Raises:
        StorageError: The file could not be written.
    """
    write_files([(path, data)], sleep)


def write_files(files: Iterable[tuple[Path, bytes]], sleep: Sleep = time.sleep) -> None:
    """Write all files completely, or none; existing files stay until all new data is on disk.

    If a path is a link, its target is written. A new file gets the default permissions (umask); an
    existing file keeps its permissions.

    The final renames are not atomic together: a power cut between two of them leaves some files new
    and the others old. If one is refused, those before it get their old content back.

    Raises:
        StorageError: One of the files could not be written.
    """
    drafts: list[tuple[Path, Path]] = []
    replaced: list[tuple[Path, Path | None]] = []
    second_names: list[Path] = []
    path = Path()
    try:
        for path, data in files:
            target = _target(path)
            drafts.append((target, _draft(target, data)))
        for path, _ in drafts:
            _retry(partial(_try_to_replace, path), sleep)
        folders = {path.parent for path, _ in drafts}
        several = len(drafts) > 1
        while drafts:
            path, draft = drafts[0]
            old = _second_name(path) if several else None
            if old is not None:
                second_names.append(old)
            replace_file(draft, path, sleep)
            replaced.append((path, old))
            del drafts[0]
        if os.name == "posix":
            for folder in folders:
                _sync_folder(folder)
    except OSError as error:
        if drafts:
            _put_back(replaced, sleep)
        remedy = (
            gettext_noop(
                "Sluit het in dat programma en probeer het opnieuw, of kies een andere map."
            )
            if is_in_use(error) and path.exists()
            else gettext_noop("Kies een andere map, of maak ruimte vrij.")
        )
        raise StorageError(
            "Het bestand {path} kan niet worden geschreven ({reason}).",
            remedy,
            path=path,
            reason=why(error),
        ) from error
    finally:
        for file in [draft for _, draft in drafts] + second_names:
            with suppress(OSError):
                remove_file(file, sleep)


if sys.platform == "win32":

    def flush(descriptor: int) -> None:
        """Flush the data written to a file to the disk itself.

        Raises:
            OSError: Flushing failed.
        """
        os.fsync(descriptor)

else:
    import fcntl

    def flush(descriptor: int) -> None:
        """Flush the data written to a file to the disk itself.

        On macOS `fsync` leaves the data in the disk's cache; F_FULLFSYNC does not, if the file
        system supports it.

        Raises:
            OSError: Flushing failed.
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
    """Rename a file to itself: changes nothing, but fails if replacing the file would fail."""
    with suppress(FileNotFoundError):
        path.replace(path)


def _target(path: Path) -> Path:
    """The file to write: the target of a link, or else the path itself.

    Raises:
        OSError: The folder cannot be read.
        StorageError: The path is a folder, a device or a pipe.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(target.stat().st_mode):
            raise StorageError(
                "{path} bestaat al en is geen gewoon bestand.", "Kies een andere naam.", path=path
            )
    return target


def _second_name(path: Path) -> Path | None:
    """Give a file that will be replaced a second name, or copy it; None if it does not exist."""
    if not path.exists():
        return None
    name = path.with_name(f".trede-{os.urandom(8).hex()}")
    try:
        os.link(path, name)
    except OSError:  # not every disk has links
        import shutil  # noqa: PLC0415 - rarely needed

        shutil.copy2(path, name)
    return name


def _put_back(replaced: list[tuple[Path, Path | None]], sleep: Sleep) -> None:
    """Give replaced files their old content again, and remove those that did not exist."""
    for path, old in replaced:
        with suppress(OSError):
            if old is None:
                remove_file(path, sleep)
            else:
                replace_file(old, path, sleep)


def _draft(path: Path, data: bytes) -> Path:
    """Write data to a temporary file in the folder of the target, and return its path.

    Its name is short, so that it also works for a target whose path has the maximum length.
    `tempfile` is not used, because on Windows it retries endlessly in a read-only folder.
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
    """Flush the directory entries of a folder to disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)
