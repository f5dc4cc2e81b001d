"""Output of the command line: in UTF-8, and without a traceback if it cannot be written."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

from workshop_app.errors import KnownError, why

# The errors for a pipe whose reader has gone; on Windows it is EINVAL.
_CLOSED = (errno.EPIPE, errno.EINVAL)


class OutputError(KnownError):
    """The output could not be written; the message is empty if the reader of a pipe has gone."""


def prepare_output() -> None:
    """Make both streams accept any text; call this before anything is written.

    A file or a pipe gets UTF-8; on Windows, Python would use the system's code page. Characters
    that cannot be encoded, such as undecodable bytes in a file name, are written as backslash
    escapes. A program without a console has no streams; they are replaced by ones that discard
    everything.
    """
    for name in ("stdout", "stderr"):
        stream: object = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - stays open
        elif isinstance(stream, io.TextIOWrapper):
            own = stream.isatty() and sys.platform != "win32"
            stream.reconfigure(encoding=None if own else "utf-8", errors="backslashreplace")


def write_line(text: object) -> None:
    """Write one line to the standard output.

    Raises:
        OutputError: The line could not be written.
    """
    try:
        print(text)
    except OSError as error:
        raise refused(error) from error


def flush_output() -> None:
    """Flush the standard output.

    Raises:
        OutputError: Not everything could be written.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        raise refused(error) from error


def write_error(text: object) -> None:
    """Write a line to the error stream; failures are ignored."""
    with suppress(OSError):
        print(text, file=sys.stderr)


def refused(error: OSError) -> OutputError:
    """Make the error for output that failed, and discard all further output."""
    # Otherwise Python would try to flush the buffer again at exit, and print its own error.
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if error.errno in _CLOSED:
        return OutputError("")
    return OutputError(
        "De uitvoer kan niet worden geschreven ({reason}).", "Maak ruimte vrij.", reason=why(error)
    )
