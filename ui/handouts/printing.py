"""Printing handouts: finding printers, checking what they support, and submitting the jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.handouts import cups, painting
from ui.handouts.pages import Pages
from ui.handouts.paper import held_by, name_of, nearest, sheet_of
from ui.handouts.print_request import Document, PrinterDoubtError, PrinterError, PrintRequest
from workshop_app.errors import KnownError
from workshop_app.progress import CancelledError, ProgressCallback


class Handed(NamedTuple):
    """What was submitted to a printer."""

    pages: int
    jobs: Sequence[str]
    """The names of the jobs in the queue; none if the system does not report them."""


class Device(NamedTuple):
    """The paper sizes that a printer reports, and whether it prints on both sides."""

    sizes: Sequence[QPageSize]
    duplex: bool


def printers() -> list[str]:
    """The names of the available printers, the default one first. May take a while.

    Raises:
        PrinterError: There is no printer.
    """
    names = cups.names() if cups.is_installed() else painting.names()
    if not names:
        raise PrinterError(
            "Er is geen printer gevonden.",
            "Zet de printer aan en sluit hem aan. Of sla de hand-out op en print die"
            " ergens anders.",
        )
    return names


def device(name: str) -> Device:
    """The properties of a printer. May take a while.

    Raises:
        PrinterError: The printer is not available any more.
    """
    # Qt blocks the GUI thread while it looks for a printer that is not there, so ask CUPS first.
    there = not cups.is_installed() or name in cups.names()
    info = QPrinterInfo.printerInfo(name) if there else QPrinterInfo()
    if info.isNull():
        raise PrinterError(
            "Printer {name} is er niet meer.",
            "Zet hem aan, of druk af op een andere printer.",
            name=name,
        )
    return Device(
        info.supportedPageSizes(),
        QPrinter.DuplexMode.DuplexLongSide in info.supportedDuplexModes(),
    )


def print_documents(
    request: PrintRequest, documents: Sequence[Document], progress: ProgressCallback
) -> Handed:
    """Print handouts, each as a separate job.

    In a shared job the second handout would begin on the back of the first. `progress` is called with
    the number of finished pages. After an error, or if it is cancelled, the submitted jobs that are
    not printed yet are removed from the queue.

    Raises:
        PrinterDoubtError: The printer cannot print it as intended, and `request.anyway` is not set.
        PrinterError: The printer is not available, or refused a job.
        CancelledError: Raised by `progress`.
    """
    printer = device(request.printer)
    parts = [_part(request, document) for document in documents]
    if not request.anyway:
        for part in parts:
            _check(part, printer)
    handed: list[str] = []
    done = 0
    try:
        for part in parts:
            progress(done)
            fits = held_by(printer.sizes, part.sheet)
            paper = part.sheet if fits else nearest(printer.sizes, part.sheet)
            what = part.request, part.document, paper, part.pages
            if cups.is_installed():
                handed.append(cups.hand_over(*what, shrink=not fits))
            else:
                painting.paint(*what, lambda n, before=done: progress(before + n))
            done += len(part.pages)
            progress(done)
    except (KnownError, CancelledError):
        cups.take_back(handed)
        raise
    return Handed(done, handed)


class _Part(NamedTuple):
    """One handout of a print request."""

    request: PrintRequest
    document: Document
    pages: range
    sheet: QPageLayout


def _part(request: PrintRequest, document: Document) -> _Part:
    """The requested part of a handout, of which all pages have the same size."""
    pages = Pages(document.data)
    wanted = request.pages(pages.count)
    sheet = sheet_of(pages.size(0))
    pages.close()
    # A single page needs no duplex printer.
    return _Part(
        replace(request, duplex=request.duplex and len(wanted) > 1), document, wanted, sheet
    )


def _check(part: _Part, printer: Device) -> None:
    """Check that the printer can print a handout as intended.

    Raises:
        PrinterDoubtError: It lacks the paper size or duplex printing.
    """
    if not held_by(printer.sizes, part.sheet):
        raise PrinterDoubtError(
            "‘{title}’ is op {size}, en printer {printer} heeft dat papier niet.",
            "Verklein naar {smaller}, of laat het printen bij een drukker.",
            "Verkleind afdrukken",
            title=part.document.title,
            size=name_of(part.sheet),
            smaller=name_of(nearest(printer.sizes, part.sheet)),
            printer=part.request.printer,
        )
    if part.request.duplex and not printer.duplex:
        raise PrinterDoubtError(
            "Printer {printer} print niet op twee kanten.",
            "Zet ‘Op twee kanten van het papier’ uit: dan klopt de opmaak.",
            "Toch afdrukken",
            printer=part.request.printer,
        )
