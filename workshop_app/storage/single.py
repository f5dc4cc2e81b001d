"""One running copy: the kernel's own file lock, which a killed process cannot leave behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workshop_app.errors import KnownError

LOCK = "trede.lock"
WAKE = "trede.wake"


class AlreadyOpenError(KnownError):
    """Another copy of the app has this data folder."""


class SingleCopy:
    """Holds a data folder for one copy of the app, from making until `release`."""

    def __init__(self, home: Path) -> None:
        """Take the folder.

        Raises:
            AlreadyOpenError: Another copy has it; that one was asked to come to the front.
            OSError: The folder cannot be written.
        """
        self._descriptor = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            (home / WAKE).write_bytes(os.urandom(8))
            raise AlreadyOpenError(
                "Trede is al open.",
                "Het venster dat open is, komt naar voren. Zie je het niet? Kijk in de taakbalk.",
            ) from None

    def release(self) -> None:
        """Let the folder go."""
        os.close(self._descriptor)


def hold(home: Path) -> SingleCopy | None:
    """Take a data folder, made where it was not there yet; None where nothing can be written.

    Raises:
        AlreadyOpenError: Another copy has it.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        return SingleCopy(home)
    except OSError:
        # The app opens all the same, works in memory and says so.
        return None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
