"""One running copy: the kernel's own file lock, which a killed process cannot leave behind.

Without that lock nothing is written in a data folder: a second copy would overwrite what the first
one has shown.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from workshop_app.errors import KnownError, StorageError, file_trouble, why
from workshop_app.foreign_text import isolated
from workshop_app.storage.names import FILE, REHEARSALS

LOCK = "trede.lock"
WAKE = "trede.wake"

TRIES = 3
PAUSE = 0.05
"""Seconds between two tries: `is_held` has the lock for less than a millisecond."""

_LOCKED_ELSEWHERE = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK, 0}
"""What the system answers where another process has the lock; else there are no locks.

The 0 is Wine's, which leaves the code out.
"""


class AlreadyOpenError(KnownError):
    """Another copy of the app has this data folder."""

    def __init__(self) -> None:
        super().__init__(
            "Trede is al open.",
            "Het venster dat open is, komt naar voren. Zie je het niet? Kijk in de taakbalk.",
        )


class InstanceLock:
    """Holds a data folder for one copy of the app, from making until `release`."""

    def __init__(self, home: Path) -> None:
        """Take a folder, made where it was not there yet, and close it to other users.

        Raises:
            AlreadyOpenError: Another copy has it; that one was asked to come to the front.
            StorageError: The folder cannot be written, or its disk has no locks.
        """
        self._home = home
        self._descriptor = _hold(home)
        _close_to_others(home)

    def hold_again(self) -> None:
        """Take the folder anew, if the lock file in it is no longer the one that is held.

        A folder that was deleted and made again has another: a second copy would be let in.

        Raises:
            AlreadyOpenError: Another copy has it by now.
            StorageError: The folder cannot be written, or its disk has no locks.
        """
        held = os.fstat(self._descriptor)
        with suppress(OSError):
            there = (self._home / LOCK).stat()
            if (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino):
                return
        descriptor = _hold(self._home)
        os.close(self._descriptor)
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the folder go."""
        os.close(self._descriptor)


def _hold(home: Path) -> int:
    """The lock file of a folder, open and locked; raises as making a `InstanceLock`."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise file_trouble(error, f"De gegevensmap {isolated(home)}") from error
    try:
        _take(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _LOCKED_ELSEWHERE:
            _wake(home)
            raise AlreadyOpenError from None
        raise StorageError(
            f"Op de schijf van de gegevensmap {isolated(home)} kan Trede niet zien of het al open is"
            f" ({why(error)}).",
            "Laat WORKSHOP_APP_HOME een map op deze computer noemen.",
        ) from error
    return descriptor


def is_held(home: Path) -> bool:
    """Whether a running copy of the app has a data folder; looks only."""
    try:
        descriptor = os.open(home / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(descriptor)
    except OSError as error:
        return error.errno in _LOCKED_ELSEWHERE
    finally:
        os.close(descriptor)
    return False


def _take(descriptor: int) -> None:
    for _ in range(TRIES - 1):
        with suppress(OSError):
            _lock(descriptor)
            return
        time.sleep(PAUSE)
    _lock(descriptor)


def _wake(home: Path) -> None:
    """Leave the file that the other copy waits for: that it is there is enough.

    On a full disk it stays empty. Where not even that can be made, this copy still stops.
    """
    # Not to wait for the other end, should somebody have put a pipe there.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError):
        descriptor = os.open(home / WAKE, flags, 0o600)
        try:
            os.write(descriptor, os.urandom(8))
        finally:
            os.close(descriptor)


def _close_to_others(home: Path) -> None:
    """Take a folder and the databases in it away from other users, as far as they are ours."""
    if os.name != "posix":
        return  # a folder of a user is closed to others there
    stems = (Path(FILE).stem, Path(REHEARSALS).stem)
    with suppress(OSError):
        for file in (home, *home.iterdir()):
            if file != home and not (file.name.startswith(stems) and ".db" in file.name):
                continue
            found = file.stat()
            loose = found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            # A folder such as /tmp belongs to all, also where this user made it.
            if loose and found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX:
                file.chmod(stat.S_IMODE(found.st_mode) & ~loose)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
