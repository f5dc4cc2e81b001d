"""The crash log: uncaught errors are written to a file, and reported at the next start."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from workshop_app.diagnostics import take_crash, write_crash
from workshop_app.errors import KnownError
from workshop_app.i18n import gettext, gettext_noop

MOST_REPORTS = 50
"""Limit of the bugs written in one run: a bug in a timer could fill the disk."""


class CrashLog:
    """A hook for uncaught errors: writes each bug once, and prints it to the terminal.

    `written` is the file with the last bug; None if there was no bug or it could not be written.
    """

    def __init__(self, data_folder: Path, clock: Callable[[], datetime]) -> None:
        """Create the log in the data folder `data_folder`."""
        self._data_folder = data_folder
        self._clock = clock
        self._seen: set[tuple[str, int]] = set()
        self.written: Path | None = None

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Handle an uncaught error; the signature is that of `sys.excepthook`."""
        if not issubclass(kind, KeyboardInterrupt) and self._is_new(kind, trace):
            self.written = write_crash(self._data_folder, kind, error, trace, self._clock())
        sys.__excepthook__(kind, error, trace)

    def _is_new(self, kind: type[BaseException], trace: TracebackType | None) -> bool:
        """Whether no error of this type from this line was written in this run yet."""
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{kind.__name__} {trace.tb_frame.f_code.co_filename if trace else ''}"
        bug = (place, trace.tb_lineno if trace else 0)
        if bug in self._seen or len(self._seen) >= MOST_REPORTS:
            return False
        self._seen.add(bug)
        return True


def install_crash_log(data_folder: Path, clock: Callable[[], datetime]) -> None:
    """Write uncaught errors of all threads to the crash log, and to the terminal if any."""
    sys.excepthook = CrashLog(data_folder, clock)

    def log_thread(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None:
            sys.excepthook(ended.exc_type, ended.exc_value, ended.exc_traceback)

    threading.excepthook = log_thread
    if sys.stderr is not None:
        faulthandler.enable()


def report_bug(error: BaseException) -> KnownError:
    """Log a bug that ended a job; returns an error to show to the user."""
    hook = sys.excepthook
    hook(type(error), error, error.__traceback__)
    what = gettext_noop("Er ging iets mis in Trede zelf. Je workshops zijn opgeslagen.")
    if isinstance(hook, CrashLog) and hook.written is not None:
        return KnownError(
            what,
            "Probeer het nog eens, of start Trede opnieuw. Wat er gebeurde staat in {path}.",
            path=hook.written,
        )
    return KnownError(what, "Probeer het nog eens, of start Trede opnieuw.")


def crash_text(data_folder: Path, now: datetime) -> str:
    """The message about a bug of an earlier run, or an empty text; each bug is reported once."""
    file = take_crash(data_folder, now)
    if file is None:
        return ""
    return gettext(
        "De vorige keer ging er iets mis in Trede. Je workshops zijn opgeslagen. Wat er"
        " gebeurde staat in {file}.",
        file=file,
    )
