"""Bugs in the windows: logged at once, and the show goes on."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from workshop_app.diagnostics import write_crash


def install_crash_log(home: Path, clock: Callable[[], datetime]) -> None:
    """Write every uncaught error to the crash log, and to the terminal where there is one."""

    def log(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            write_crash(home, kind, error, trace, clock())
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = log
    if sys.stderr is not None:
        faulthandler.enable()
