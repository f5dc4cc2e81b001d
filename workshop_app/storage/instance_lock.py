"""The lock that lets one copy of Trede use a data folder.

It is a file lock of the kernel, so a killed process cannot leave it behind. Nothing is written to
a data folder without this lock: a second copy would overwrite what the first one has shown.
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
from workshop_app.paths import FILE, REHEARSALS

LOCK = "trede.lock"
ACTIVATION = "trede.wake"

TRIES = 3
PAUSE = 0.05
"""Seconds between two tries; `is_held` has the lock for less than a millisecond."""

_LOCKED_ELSEWHERE = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK, 0}
"""Error codes that mean that another process has the lock; others mean that locking is unsupported.

The 0 is for Wine, which leaves out the code.
"""


class AlreadyOpenError(KnownError):
    """Another copy of the app is using this data folder."""

    def __init__(self) -> None:
        super().__init__(
            "Trede is al open.",
            "Het venster dat open is, komt naar voren. Zie je het niet? Kijk in de taakbalk.",
        )


class InstanceLock:
    """Locks a data folder for one copy of the app, from construction until `release`."""

    def __init__(self, data_folder: Path) -> None:
        """Lock a folder, creating it if needed, and remove the access of other users.

        Raises:
            AlreadyOpenError: Another copy has the lock; it was asked to come to the front.
            StorageError: The folder cannot be written, or its disk does not support locks.
        """
        self._data_folder = data_folder
        self._descriptor = _hold(data_folder)
        _close_to_others(data_folder)

    def hold_again(self) -> None:
        """Lock the folder again if the lock file in it is no longer the locked one.

        A folder that was replaced, or deleted and created again, has a new lock file (or none), so
        that a second copy can be started. Call this before each write. Without a folder, or with
        one on another disk, nothing is locked or created.

        Raises:
            StorageError: Another copy has the lock by now, the folder cannot be written, or its
                disk does not support locks; nothing may be written in the folder.
        """
        held = os.fstat(self._descriptor)
        with suppress(OSError):
            there = (self._data_folder / LOCK).stat()
            if (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino):
                return
        try:
            if self._data_folder.stat().st_dev != held.st_dev:
                return
        except OSError:
            return
        try:
            descriptor = _hold(self._data_folder, activate=False)
        except AlreadyOpenError as error:
            raise StorageError(
                "Een andere Trede heeft deze gegevensmap geopend.",
                "Sluit die; tot dan slaat Trede hier niets op.",
            ) from error
        os.close(self._descriptor)
        self._descriptor = descriptor

    def release(self) -> None:
        """Release the lock."""
        os.close(self._descriptor)


def _hold(data_folder: Path, *, activate: bool = True) -> int:
    """Open and lock the lock file of a folder; raises the same errors as `InstanceLock()`.

    With `wake`, another copy that has the lock is asked to come to the front.
    """
    try:
        data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(data_folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise file_trouble(error, "De gegevensmap {folder}", folder=data_folder) from error
    try:
        _take(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _LOCKED_ELSEWHERE:
            if activate:
                _wake(data_folder)
            raise AlreadyOpenError from None
        raise StorageError(
            "Op de schijf van de gegevensmap {folder} kan Trede niet zien of het al open is"
            " ({reason}).",
            "Laat WORKSHOP_APP_HOME een map op deze computer noemen.",
            folder=data_folder,
            reason=why(error),
        ) from error
    return descriptor


def is_held(data_folder: Path) -> bool:
    """Whether a running copy of the app has locked a data folder; nothing is changed."""
    try:
        descriptor = os.open(data_folder / LOCK, os.O_RDWR)
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


def _wake(data_folder: Path) -> None:
    """Create the file that the other copy watches for; its existence is enough.

    On a full disk it stays empty. If it cannot be created, the error is ignored.
    """
    # O_NONBLOCK: if the path is a pipe, opening it must not wait for a reader.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError):
        descriptor = os.open(data_folder / ACTIVATION, flags, 0o600)
        try:
            os.write(descriptor, os.urandom(8))
        finally:
            os.close(descriptor)


def _close_to_others(data_folder: Path) -> None:
    """Remove the access of other users to a folder and its databases, if this user owns them."""
    if os.name != "posix":
        return  # elsewhere other users have no access to a user's folder by default
    stems = (Path(FILE).stem, Path(REHEARSALS).stem)
    with suppress(OSError):
        for file in (data_folder, *data_folder.iterdir()):
            if file != data_folder and not (file.name.startswith(stems) and ".db" in file.name):
                continue
            found = file.stat()
            loose = found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
            # A sticky folder such as /tmp is shared on purpose, even if this user created it.
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
