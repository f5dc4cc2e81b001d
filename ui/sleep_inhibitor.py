"""Keeping the laptop awake while a workshop is open: no sleep, no screen saver.

The request is made on its own thread, because some desktops take seconds to answer.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtCore import QObject, Signal

from workshop_app.i18n import gettext

Inhibit = Callable[[], AbstractContextManager[bool]]
"""Returns a context manager inside which the system is asked to stay awake.

Entering it returns whether the system agreed.
"""


class SleepInhibitor(QObject):
    """Keeps the laptop awake between `start` and `stop`."""

    refused = Signal()
    """The system did not agree to stay awake: the trainer has to change its settings."""

    def __init__(self, inhibit: Inhibit | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inhibit = inhibit or _presenting
        self._release: threading.Event | None = None

    def start(self) -> None:
        """Ask the system to stay awake."""
        if self._release is not None:
            return
        self._release = threading.Event()
        # A daemon thread, so that it does not keep the process alive. The system drops the request
        # when the process ends.
        threading.Thread(target=self._hold, args=(self._release,), daemon=True).start()

    def stop(self) -> None:
        """Let the laptop sleep again."""
        if self._release is not None:
            self._release.set()
            self._release = None

    def _hold(self, release: threading.Event) -> None:
        try:
            with self._inhibit() as awake:
                if not awake and not release.is_set():
                    self.refused.emit()
                release.wait()
        except BaseException:  # for the crash log, but the trainer must know too
            if not release.is_set():
                self.refused.emit()
            raise


def what_to_set(platform: str = sys.platform) -> str:
    """Advice on what to set by hand if the system did not agree to stay awake."""
    if platform == "win32":
        where = gettext("de instellingen van Windows, Systeem, Energie")
    elif platform == "darwin":
        where = gettext("Systeeminstellingen, Vergrendelscherm")
    else:
        where = gettext("de instellingen van je systeem, Energie")
    return gettext(
        "Trede kan niet voorkomen dat deze laptop in slaap valt of een schermbeveiliging toont. Zet"
        " die zelf uit voordat je begint: {where}.",
        where=where,
    )


@contextmanager
def _presenting() -> Generator[bool]:
    """Ask the system to stay awake as for a presentation; yields whether it agreed."""
    from wakepy import keep  # noqa: PLC0415 - only while a workshop is open: 22 ms

    with keep.presenting(on_fail="pass") as mode:
        yield mode.active
