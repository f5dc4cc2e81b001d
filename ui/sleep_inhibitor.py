"""Keeping the laptop awake while a workshop is open: no sleep, no screen saver.

The asking is done in a thread of its own: some desktops take seconds to answer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    import threading

translate = QCoreApplication.translate

Keeping = Callable[[], AbstractContextManager[bool]]
"""Asks the system to stay awake for as long as it is inside; gives whether it will."""


class SleepInhibitor(QObject):
    """Holds the laptop awake between `start` and `stop`."""

    refused = Signal()
    """The system would not promise it: the trainer has to see to it."""

    def __init__(self, keeping: Keeping | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping or _presenting
        self._release: threading.Event | None = None

    def start(self) -> None:
        """Ask the system to stay awake."""
        if self._release is not None:
            return
        import threading  # noqa: PLC0415 - not before the first window

        self._release = threading.Event()
        # A daemon: what the system was asked ends with the process, whatever ends that.
        threading.Thread(target=self._hold, args=(self._release,), daemon=True).start()

    def stop(self) -> None:
        """Let the laptop sleep again."""
        if self._release is not None:
            self._release.set()
            self._release = None

    def _hold(self, release: threading.Event) -> None:
        try:
            with self._keeping() as awake:
                if not awake and not release.is_set():
                    self.refused.emit()
                release.wait()
        except BaseException:  # the crash log gets it; the trainer must know too
            if not release.is_set():
                self.refused.emit()
            raise


def what_to_set(platform: str = sys.platform) -> str:
    """What the trainer can set by hand, for where the system made no promise."""
    if platform == "win32":
        where = translate("SleepInhibitor", "Instellingen, Systeem, Energie")
    elif platform == "darwin":
        where = translate("SleepInhibitor", "Systeeminstellingen, Vergrendelscherm")
    else:
        where = translate("SleepInhibitor", "Instellingen, Energie")
    text = translate(
        "SleepInhibitor",
        "Trede kan niet voorkomen dat deze laptop in slaap valt of een schermbeveiliging toont. Zet"
        " die zelf uit voordat je begint: %1.",
    )
    return text.replace("%1", where)


@contextmanager
def _presenting() -> Generator[bool]:
    """The system's own way of staying awake, where it has one."""
    from wakepy import keep  # noqa: PLC0415 - 70 ms, and only while a workshop is open

    with keep.presenting(on_fail="pass") as mode:
        yield mode.active
