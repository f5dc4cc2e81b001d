"""Read a file at a path given by the user, which may not be a regular file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bounded(file: Path, most: int) -> bytes:
    """Read at most `most` + 1 bytes of a file; the extra byte shows that the file is too long.

    Pipes and devices are refused, because reading them may block or never end.

    Raises:
        IsADirectoryError: The path is a folder; also on Windows.
        OSError: The path is not a regular file, or cannot be read.
        ValueError: The file system does not allow the name.
    """
    _refuse_what_is_no_file(file, file.stat().st_mode)
    with os.fdopen(os.open(file, os.O_RDONLY | _NOT_WAITING), "rb") as stream:
        _refuse_what_is_no_file(file, os.fstat(stream.fileno()).st_mode)
        return stream.read(most + 1)


def _refuse_what_is_no_file(file: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(file))
