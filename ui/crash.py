"""Bugs in the windows: logged at once, told at the next start; the show goes on."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from workshop_app.diagnostics import take_crash, write_crash

translate = QCoreApplication.translate


def install_crash_log(home: Path, clock: Callable[[], datetime]) -> None:
    """Write every uncaught error to the crash log, and to the terminal where there is one."""

    def log(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            write_crash(home, kind, error, trace, clock())
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = log
    if sys.stderr is not None:
        faulthandler.enable()


def crash_words(home: Path, now: datetime) -> str:
    """What to say, once, about a bug of an earlier run; empty where there was none."""
    told = take_crash(home, now)
    if told is None:
        return ""
    text = translate(
        "Crash",
        "De vorige keer ging er iets mis in Trede. Je workshops zijn bewaard. Wat er"
        " gebeurde staat in %1.",
    )
    return text.replace("%1", str(told))
