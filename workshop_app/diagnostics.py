"""Crash reports: written when a bug occurs, and reported to the user at the next start."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from workshop_app import __version__
from workshop_app.storage.files import replace_file

UNREAD = "crash-nieuw.txt"
"""The file with crash reports that were not shown to the user yet."""


def write_crash(
    data_folder: Path,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    now: datetime,
) -> Path | None:
    """Write a crash report to the data folder and return its path; None if that fails."""
    import platform  # noqa: PLC0415 - only for a crash: 2 ms

    text = "".join(
        [
            f"Trede {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
            f"{now.isoformat()}\n\n",
            *traceback.format_exception(kind, error, trace),
        ]
    )
    path = data_folder / UNREAD
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for a reader
            return None
        with path.open("a", encoding="utf-8") as stream:
            stream.write(text + "\n")
    except OSError:
        return None
    return path


def take_crash(data_folder: Path, now: datetime) -> Path | None:
    """Return the unread crash report of an earlier run, or None; rename it to mark it as read."""
    unread = data_folder / UNREAD
    file = data_folder / f"crash-{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        if not unread.is_file():
            return None
        replace_file(unread, file)
    except OSError:
        return None
    return file
