"""Submitting a handout as a PDF to the print system of Linux and macOS (CUPS).

QPrinter prints each page as a picture, and reports success even if the queue is closed, the
printer is gone or the print system is down; a cancelled job is printed all the same. The programs
of CUPS report what really happened (docs/decisions/014).
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

from PySide6.QtGui import QPageLayout

from ui.handouts.paper import name_of
from ui.handouts.print_request import Document, PrinterError, PrintRequest

PATIENCE = 60.0
"""Timeout in seconds of a program of the print system."""

GRACE = 2.0
"""Total seconds for all programs once the app closes, to cancel jobs that are not printed."""


def is_installed() -> bool:
    """Whether this system has the programs of CUPS."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def options(
    request: PrintRequest, title: str, paper: QPageLayout, pages: range, *, shrink: bool
) -> list[str]:
    """The options for `lp`; `pages` are counted from 0."""
    sides = "two-sided-long-edge" if request.duplex else "one-sided"
    return [
        *("-d", request.printer, "-t", title, "-n", str(request.copies), "-P"),
        f"{pages.start + 1}-{pages.stop}",
        *("-o", f"media={name_of(paper)}", "-o", f"sides={sides}", "-o", "collate=true"),
        # At 100 %, because cut and folded parts must fit, and the paper has the size of the page.
        *("-o", f"print-scaling={'fit' if shrink else 'none'}"),
    ]


def hand_over(
    request: PrintRequest, document: Document, paper: QPageLayout, pages: range, *, shrink: bool
) -> str:
    """Put a handout in the queue; returns the name of the job.

    Raises:
        PrinterError: The queue refused it.
    """
    arguments = options(request, document.title, paper, pages, shrink=shrink)
    done = _run(["lp", *arguments, "--", "-"], document.data)
    if done is None:
        raise _refused(request.printer)
    # The output is: request id is NAME-NUMBER (0 file(s))
    return done.partition(" is ")[2].split(" ")[0].strip()


def take_back(jobs: Sequence[str]) -> None:
    """Remove jobs that are not printed yet from the queue."""
    for job in filter(None, jobs):
        _run(["cancel", job])


def names() -> list[str]:
    """The names of the available printers, the default one first.

    Qt can list them too, but blocks the GUI thread while it waits for the network.
    """
    found = (_run(["lpstat", "-e"]) or "").split()
    # The output is: system default destination: NAME
    usual = (_run(["lpstat", "-d"]) or "").partition(": ")[2].strip()
    return sorted(found, key=lambda name: name != usual)


def waiting(jobs: Sequence[str]) -> list[str]:
    """The jobs that are not printed yet."""
    listed = {line.split(" ")[0] for line in (_run(["lpstat", "-o"]) or "").splitlines()}
    return [job for job in jobs if job in listed]


def reasons(printer: str) -> list[str]:
    """The `printer-state-reasons` keywords that a printer reports."""
    status = _run(["lpstat", "-l", "-p", printer]) or ""
    alerts = [line.partition(":")[2] for line in status.splitlines() if "Alerts:" in line]
    return " ".join(alerts).split()


@contextmanager
def hurried() -> Generator[None]:
    """End the running programs because the app closes; inside, new ones get `GRACE` in total."""
    _programs.hurry()
    try:
        yield
    finally:
        _programs.take_time()


class _Programs:
    """Runs programs of CUPS, on any thread, and can end them all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._until: float | None = None

    def run(self, command: Sequence[str], data: bytes) -> str | None:
        """The output of a program; None if it failed, timed out or was ended."""
        try:
            with self._lock:
                patience = PATIENCE if self._until is None else self._until - time.monotonic()
                if patience <= 0:
                    return None
                program = subprocess.Popen(  # noqa: S603 - no shell; arguments are not user input
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    start_new_session=True,  # so that its child processes can be ended too
                )
                self._running.add(program)
        except OSError:
            return None
        with program:
            try:
                output, _ = program.communicate(data, timeout=patience)
            except subprocess.TimeoutExpired:
                with self._lock:
                    _end(program)
                return None
            finally:
                with self._lock:
                    self._running.discard(program)
        return output.decode(errors="replace") if program.returncode == 0 else None

    def hurry(self) -> None:
        """End the running programs; later ones get `GRACE` in total."""
        with self._lock:
            self._until = time.monotonic() + GRACE
            for program in self._running:
                _end(program)

    def take_time(self) -> None:
        """Give programs the usual timeout again."""
        with self._lock:
            self._until = None


_programs = _Programs()


def _run(command: Sequence[str], data: bytes = b"") -> str | None:
    """The output of a program of CUPS; None if it failed, timed out or was ended."""
    return _programs.run(command, data)


def _end(program: subprocess.Popen[bytes]) -> None:
    """Kill a program and its child processes."""
    if sys.platform != "win32" and program.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """The environment for a system program: with the system's libraries and English output."""
    found = dict(os.environ)
    found.pop("LD_LIBRARY_PATH", None)  # PyInstaller sets it to the libraries of the bundle
    if "LD_LIBRARY_PATH_ORIG" in found:
        found["LD_LIBRARY_PATH"] = found["LD_LIBRARY_PATH_ORIG"]
    return {**found, "LC_ALL": "C"}


def _refused(printer: str) -> PrinterError:
    return PrinterError(
        "Printer {printer} neemt de hand-out niet aan.",
        "Kijk of hij aanstaat en of de wachtrij open is. Of sla de pdf op.",
        printer=printer,
    )
