"""Reading a file that someone named, whatever stands under that name."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bounded(file: Path, most: int) -> bytes:
    """The first bytes of a file: `most` of them, and one more where it is longer.

    A pipe or a device is refused: reading it may wait, or go on, for ever.

    Raises:
        IsADirectoryError: It is a folder; on Windows too.
        OSError: It is no ordinary file, or cannot be read.
        ValueError: No disk takes such a name.
    """
    _refuse_what_is_no_file(file, file.stat().st_mode)
    with os.fdopen(os.open(file, os.O_RDONLY | _NOT_WAITING), "rb") as stream:
        _refuse_what_is_no_file(file, os.fstat(stream.fileno()).st_mode)
        return stream.read(most + 1)


def _refuse_what_is_no_file(file: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "het is geen gewoon bestand", str(file))
