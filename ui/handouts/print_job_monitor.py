"""Monitoring print jobs, to report problems such as no paper or a stopped queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from ui.handouts import cups
from ui.tasks import Worker
from workshop_app.errors import KnownError
from workshop_app.i18n import gettext

PAUSE = 3000
"""Milliseconds between two checks of the queue."""

LOOKS = 200
"""Number of checks after which monitoring ends; a trainer looks at the printer sooner."""

LATE = 20
"""Number of checks after which to warn that a job still waits.

The printer may be busy or switched off; most report nothing then.
"""


class _Seen(NamedTuple):
    waits: bool
    reasons: tuple[str, ...]


class PrintJobMonitor(QObject):
    """Checks the queue regularly until the jobs are printed; reports a problem once."""

    def __init__(self, report: Callable[[str], None], parent: QObject) -> None:
        """Monitor no jobs yet; `report` is called with each message about a problem."""
        super().__init__(parent)
        self._report = report
        self._worker = Worker(self)
        self._printer = ""
        self._jobs: tuple[str, ...] = ()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)

        # signals
        self._timer.timeout.connect(self._look)

    def begin(self, printer: str, jobs: Sequence[str]) -> None:
        """Monitor these jobs, instead of earlier ones."""
        self._printer, self._jobs, self._looks = printer, tuple(jobs), LOOKS
        if jobs:
            self._look()

    def stop(self) -> None:
        """Stop monitoring, and wait for the check that is in progress."""
        self._timer.stop()
        self._jobs = ()
        self._worker.wait()

    def _look(self) -> None:
        printer, jobs = self._printer, self._jobs
        self._looks -= 1

        def work() -> object:
            return _Seen(bool(cups.waiting(jobs)), tuple(cups.reasons(printer)))

        def done(result: object) -> None:
            if not isinstance(result, _Seen) or jobs != self._jobs or not result.waits:
                return
            if why := trouble(result.reasons):
                self._jobs = ()
                self._report(words_of(printer, why))
            elif self._looks > 0:
                if self._looks == LOOKS - LATE:
                    self._report(late(printer))
                self._timer.start()

        def failed(error: KnownError) -> None:
            self._jobs = ()
            self._report(str(error))

        self._worker.start(work, done, failed)


def trouble(reasons: Sequence[str]) -> str:
    """The text about the worst reason for which a printer has stopped; empty if there is none.

    Args:
        reasons: The `printer-state-reasons` of RFC 8011, section 5.4.12: keywords, mostly with a
            severity suffix. Warnings do not stop a printer; `offline-report` does, in spite of
            its suffix.
    """
    texts = {
        "media-empty": gettext("het papier is op"),
        "media-needed": gettext("het papier is op"),
        "media-jam": gettext("er zit papier vast"),
        "cover-open": gettext("er staat een klep open"),
        "door-open": gettext("er staat een klep open"),
        "toner-empty": gettext("de inkt is op"),
        "marker-supply-empty": gettext("de inkt is op"),
        "offline-report": gettext("hij is niet te bereiken"),
        "offline": gettext("hij is niet te bereiken"),
        "timed-out": gettext("hij is niet te bereiken"),
        "paused": gettext("hij staat op pauze"),
    }
    bad = {each.removesuffix("-error") for each in reasons}
    for keyword, words in texts.items():
        if keyword in bad:
            return words
    # Other keywords without a suffix may mean normal states, such as waiting for the last page.
    unknown = any(each.endswith("-error") for each in reasons)
    return gettext("er is iets mee") if unknown else ""


def late(printer: str) -> str:
    """The message about a handout that still waits although no problem is known."""
    return gettext(
        "Je hand-out is nog bij printer {printer}. Komt er niets? Kijk of hij aan is.",
        printer=printer,
    )


def words_of(printer: str, why: str) -> str:
    """The message that a printer has stopped, and why."""
    return gettext(
        "Printer {printer} print niet: {why}. Je hand-out wacht in de rij.",
        printer=printer,
        why=why,
    )
