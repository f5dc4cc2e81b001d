"""What the command line says: UTF-8 wherever it goes, and no traceback where it is not taken."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

from workshop_app.errors import KnownError, why

# A reader that is gone: Windows says EINVAL of its pipe.
_CLOSED = (errno.EPIPE, errno.EINVAL)


class OutputError(KnownError):
    """The output could not be written; without words where its reader has gone."""


def prepare_output() -> None:
    """Have both streams take every text, to call before anything is written.

    A file or a pipe gets UTF-8: on Windows, Python would give it the code page of the system. What
    cannot be written, such as the name of a file that is no text, is written with backslashes.
    A program without a console has no streams at all, and gets ones that go nowhere.
    """
    for name in ("stdout", "stderr"):
        stream: object = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - stays open
        elif isinstance(stream, io.TextIOWrapper):
            own = stream.isatty() and sys.platform != "win32"
            stream.reconfigure(encoding=None if own else "utf-8", errors="backslashreplace")


def write_line(text: object) -> None:
    """Write one line of what was asked for.

    Raises:
        OutputError: The output takes no more.
    """
    try:
        print(text)
    except OSError as error:
        raise refused(error) from error


def flush_output() -> None:
    """See to it that all that was written has arrived.

    Raises:
        OutputError: It has not.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        raise refused(error) from error


def write_error(text: object) -> None:
    """Write what is wrong, if there is something to write it to."""
    with suppress(OSError):
        print(text, file=sys.stderr)


def refused(error: OSError) -> OutputError:
    """What to say where the output takes no more; nothing is written to it any more."""
    # What is still waiting would be tried again at the end, and Python then complains by itself.
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if error.errno in _CLOSED:
        return OutputError("")
    return OutputError(
        f"De uitvoer kan niet worden geschreven ({why(error)}).", "Maak ruimte vrij."
    )
