"""Handing a handout to the print queue of Linux and macOS (CUPS), as the PDF that it is.

Qt's own printer makes a picture of each page, and says that all went well when the queue is closed,
the printer gone or the whole print system down; a job that is stopped is printed all the same.
CUPS's own programs tell the truth (docs/decisions/014).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPageLayout

from ui.handouts.paper import name_of
from ui.handouts.print_wish import Document, PrinterError, PrintWish
from workshop_app.foreign_text import filled

PATIENCE = 60.0
"""Seconds that the print system may take to answer."""

GRACE = 2.0
"""Seconds that it has in all once the app is being closed: to take back what was not printed."""

translate = QCoreApplication.translate


def speaks() -> bool:
    """Whether this system has the programs of CUPS."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def options(
    wish: PrintWish, title: str, paper: QPageLayout, pages: range, *, shrink: bool
) -> list[str]:
    """What `lp` is told; the pages are counted from 0."""
    sides = "two-sided-long-edge" if wish.duplex else "one-sided"
    return [
        *("-d", wish.printer, "-t", title, "-n", str(wish.copies), "-P"),
        f"{pages.start + 1}-{pages.stop}",
        *("-o", f"media={name_of(paper)}", "-o", f"sides={sides}", "-o", "collate=true"),
        # Of true size: what is cut or folded must fit, and the paper is that of the page.
        *("-o", f"print-scaling={'fit' if shrink else 'none'}"),
    ]


def hand_over(
    wish: PrintWish, document: Document, paper: QPageLayout, pages: range, *, shrink: bool
) -> str:
    """Put a handout in the queue; returns the name of the job.

    Raises:
        PrinterError: The queue did not take it.
    """
    told = options(wish, document.title, paper, pages, shrink=shrink)
    done = _run(["lp", *told, "--", "-"], document.data)
    if done is None:
        raise _refused(wish.printer)
    # The answer is: request id is NAME-NUMBER (0 file(s))
    return done.partition(" is ")[2].split(" ")[0].strip()


def take_back(jobs: Sequence[str]) -> None:
    """Take jobs out of the queue, as far as they are not printed yet."""
    for job in filter(None, jobs):
        _run(["cancel", job])


def names() -> list[str]:
    """The printers there are, the usual one first.

    Qt looks for them as well, but holds up the windows while the network answers.
    """
    found = (_run(["lpstat", "-e"]) or "").split()
    # The answer is: system default destination: NAME
    usual = (_run(["lpstat", "-d"]) or "").partition(": ")[2].strip()
    return sorted(found, key=lambda name: name != usual)


def waiting(jobs: Sequence[str]) -> list[str]:
    """Those of the jobs that are not printed yet."""
    listed = {line.split(" ")[0] for line in (_run(["lpstat", "-o"]) or "").splitlines()}
    return [job for job in jobs if job in listed]


def reasons(printer: str) -> list[str]:
    """Why a printer is as it is, in the keywords of the print system."""
    told = _run(["lpstat", "-l", "-p", printer]) or ""
    alerts = [line.partition(":")[2] for line in told.splitlines() if "Alerts:" in line]
    return " ".join(alerts).split()


@contextmanager
def hurried() -> Generator[None]:
    """The app is being closed: what runs is ended, what begins meanwhile has little time."""
    _programs.hurry()
    try:
        yield
    finally:
        _programs.take_time()


class _Programs:
    """The programs of CUPS that are running, on any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._until: float | None = None

    def run(self, command: Sequence[str], data: bytes) -> str | None:
        """What a program says; None where it fails, does not answer or was ended."""
        try:
            with self._lock:
                patience = PATIENCE if self._until is None else self._until - time.monotonic()
                if patience <= 0:
                    return None
                program = subprocess.Popen(  # noqa: S603 - no shell, and every word is our own or the queue's
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    start_new_session=True,  # so that what it starts itself can be ended with it
                )
                self._running.add(program)
        except OSError:
            return None
        with program:
            try:
                said, _ = program.communicate(data, timeout=patience)
            except subprocess.TimeoutExpired:
                with self._lock:
                    _end(program)
                return None
            finally:
                with self._lock:
                    self._running.discard(program)
        return said.decode(errors="replace") if program.returncode == 0 else None

    def hurry(self) -> None:
        """End what runs; from now on there is `GRACE` in all."""
        with self._lock:
            self._until = time.monotonic() + GRACE
            for program in self._running:
                _end(program)

    def take_time(self) -> None:
        """There is no hurry any more."""
        with self._lock:
            self._until = None


_programs = _Programs()


def _run(command: Sequence[str], data: bytes = b"") -> str | None:
    """What a program of CUPS says; None where it fails or does not answer."""
    return _programs.run(command, data)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program, and what it started, at once."""
    if sys.platform != "win32" and program.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """The environment for a program of the system: its own libraries, and English answers."""
    found = dict(os.environ)
    found.pop("LD_LIBRARY_PATH", None)  # a bundle's own
    if "LD_LIBRARY_PATH_ORIG" in found:
        found["LD_LIBRARY_PATH"] = found["LD_LIBRARY_PATH_ORIG"]
    return {**found, "LC_ALL": "C"}


def _refused(printer: str) -> PrinterError:
    said = translate("Papier", "Printer %1 neemt de hand-out niet aan.")
    return PrinterError(
        filled(said, printer),
        translate("Papier", "Kijk of hij aanstaat en of de wachtrij open is. Of bewaar de pdf."),
    )
