"""Bugs: written down when they happen, told at the next start."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import TracebackType

from workshop_app import __version__

UNREAD = "crash-nieuw.txt"
"""The report of a bug that the user was not told about yet."""


def write_crash(
    home: Path,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    now: datetime,
) -> Path | None:
    """Write a crash report into the data folder; None where even that fails."""
    import platform  # noqa: PLC0415 - only a crash needs these
    import traceback  # noqa: PLC0415

    text = "".join(
        [
            f"Trede {__version__}, Python {platform.python_version()}, {platform.platform()}\n",
            f"{now.isoformat()}\n\n",
            *traceback.format_exception(kind, error, trace),
        ]
    )
    path = home / UNREAD
    try:
        with path.open("a", encoding="utf-8") as stream:
            stream.write(text + "\n")
    except OSError:
        return None
    return path


def take_crash(home: Path, now: datetime) -> Path | None:
    """The report of an earlier run, if there is one that was not told yet; marks it as told."""
    from workshop_app.storage.files import replace_file  # noqa: PLC0415 - not before the first window

    unread = home / UNREAD
    told = home / f"crash-{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        replace_file(unread, told)
    except OSError:
        return None
    return told
