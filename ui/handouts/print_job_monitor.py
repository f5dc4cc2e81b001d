"""Following what was handed to a printer, to tell of paper that ran out or a queue that stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ui.handouts import cups
from ui.tasks import Worker
from workshop_app.errors import KnownError
from workshop_app.foreign_text import filled

PAUSE = 3000
"""Milliseconds between two looks at the queue."""

LOOKS = 200
"""After these the queue is left alone: a trainer looks at the printer sooner."""

LATE = 20
"""After these a printer may be busy, or switched off: most say nothing then."""

translate = QCoreApplication.translate


class _Seen(NamedTuple):
    waits: bool
    reasons: tuple[str, ...]


class PrintJobMonitor(QObject):
    """Looks at the queue now and then until the jobs are through; tells of trouble once."""

    def __init__(self, told: Callable[[str], None], parent: QObject) -> None:
        """`told` is called with what is the matter and what to do."""
        super().__init__(parent)
        self._told = told
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
        """Follow these jobs, and no others any more."""
        self._printer, self._jobs, self._looks = printer, tuple(jobs), LOOKS
        if jobs:
            self._look()

    def stop(self) -> None:
        """Leave the queue alone, and wait for the look that is being taken."""
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
                self._told(words_of(printer, why))
            elif self._looks > 0:
                if self._looks == LOOKS - LATE:
                    self._told(late(printer))
                self._timer.start()

        def failed(error: KnownError) -> None:
            self._jobs = ()
            self._told(str(error))

        self._worker.start(work, done, failed)


def trouble(reasons: Sequence[str]) -> str:
    """The worst of the reasons that a printer gives for standing still; empty without any.

    They are the printer-state-reasons of RFC 8011, 5.4.12: a keyword, and mostly how bad it is. A
    warning does not keep the paper from coming; `offline` is only a report, and it does.
    """
    said = {
        "media-empty": translate("Papier", "het papier is op"),
        "media-needed": translate("Papier", "het papier is op"),
        "media-jam": translate("Papier", "er zit papier vast"),
        "cover-open": translate("Papier", "er staat een klep open"),
        "door-open": translate("Papier", "er staat een klep open"),
        "toner-empty": translate("Papier", "de inkt is op"),
        "marker-supply-empty": translate("Papier", "de inkt is op"),
        "offline-report": translate("Papier", "hij is niet te bereiken"),
        "offline": translate("Papier", "hij is niet te bereiken"),
        "timed-out": translate("Papier", "hij is niet te bereiken"),
        "paused": translate("Papier", "hij staat op pauze"),
    }
    bad = {each.removesuffix("-error") for each in reasons}
    for keyword, words in said.items():
        if keyword in bad:
            return words
    # A queue has keywords of its own for what goes well, such as waiting for the last page.
    unknown = any(each.endswith("-error") for each in reasons)
    return translate("Papier", "er is iets mee") if unknown else ""


def late(printer: str) -> str:
    """What to do where nothing is known to be wrong, and a handout still waits."""
    said = translate(
        "Papier", "Je hand-out is nog bij printer %1. Komt er niets? Kijk of hij aan is."
    )
    return filled(said, printer)


def words_of(printer: str, why: str) -> str:
    """What is the matter and what to do, as a trainer would say it."""
    said = translate("Papier", "Printer %1 print niet: %2. Je hand-out wacht in de rij.")
    return filled(said, printer, why)
