"""Printing handouts as pictures with QPrinter, on systems that print no PDFs (Windows)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.handouts.pages import POINTS_PER_INCH, Pages
from ui.handouts.print_request import Document, PrinterError, PrintRequest
from workshop_app.progress import CancelledError, ProgressCallback

MOST_DOTS = 300
"""Maximum resolution in dots per inch at which a page is drawn; a printer may have more."""


def names() -> list[str]:
    """The names of the available printers, the default one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)


def make_printer(request: PrintRequest, title: str) -> QPrinter:
    """A QPrinter set up for a request; `title` is the name of the job in the queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(request.printer)
    printer.setDocName(title)
    printer.setCreator("Trede")
    printer.setFullPage(True)
    printer.setCopyCount(request.copies)
    mode = QPrinter.DuplexMode
    printer.setDuplex(mode.DuplexLongSide if request.duplex else mode.DuplexNone)
    return printer


def paint(
    request: PrintRequest,
    document: Document,
    paper: QPageLayout,
    wanted: range,
    progress: ProgressCallback,
    printer_of: Callable[[PrintRequest, str], QPrinter] = make_printer,
) -> None:
    """Print the wanted pages, counted from 0, of a handout.

    `progress` is called with the number of finished pages. If the printer cannot make copies itself,
    the pages are sent repeatedly. Each page is a picture in the middle of the paper, made smaller
    if it does not fit, never larger.

    Raises:
        PrinterError: The printer refused it.
        CancelledError: Raised by `progress`; the job is aborted.
    """
    printer = printer_of(request, document.title)
    copies = 1 if printer.supportsMultipleCopies() else request.copies
    printer.setPageLayout(paper)
    painter = QPainter()
    pages = Pages(document.data)
    try:
        for copy in range(copies):
            for done, page in enumerate(wanted):
                progress(done if copy == 0 else len(wanted))
                ready = printer.newPage() if painter.isActive() else painter.begin(printer)
                if not ready:
                    raise _refused(request.printer)
                _paint_page(painter, printer, pages, page)
    except CancelledError:
        printer.abort()
        raise
    finally:
        pages.close()
        if painter.isActive():
            painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise _refused(request.printer)


def _paint_page(painter: QPainter, printer: QPrinter, pages: Pages, page: int) -> None:
    dots = printer.resolution()
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = pages.size(page) * (dots / POINTS_PER_INCH)
    # On paper that is smaller than the page, such as A4 for a poster, shrink the page to fit.
    shrink = min(paper.width() / size.width(), paper.height() / size.height(), 1.0)
    size *= shrink
    place = QRectF(
        (paper.width() - size.width()) / 2,
        (paper.height() - size.height()) / 2,
        size.width(),
        size.height(),
    )
    picture = pages.picture(page, min(dots * shrink, MOST_DOTS) / POINTS_PER_INCH)
    painter.drawImage(place, picture)


def _refused(printer: str) -> PrinterError:
    return PrinterError(
        "Printer {printer} neemt de hand-out niet aan.",
        "Kijk of hij aanstaat en papier heeft. Of sla de pdf op.",
        printer=printer,
    )
