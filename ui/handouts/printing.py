"""Handouts on a real printer, or on anything else that a printer can be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.handouts.pages import POINTS_PER_INCH, Pages
from ui.tasks import Watch
from workshop_app.errors import KnownError
from workshop_app.handouts.order import CancelledError

MOST_DOTS = 300
"""Dots an inch that a page is drawn with at the most; a printer may have more."""

translate = QCoreApplication.translate


class PrinterError(KnownError):
    """The printer did not take what was sent."""


def make_printer(*, duplex: bool, name: str) -> QPrinter:
    """The system's usual printer; `name` is what its queue calls the job."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Trede")
    printer.setFullPage(True)
    mode = QPrinter.DuplexMode.DuplexLongSide if duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(mode)
    return printer


def sheet_of(size: QSizeF) -> QPageLayout:
    """The paper for a page of this size in points, standing or lying."""
    standing = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    lies = size.width() > size.height()
    return QPageLayout(
        QPageSize(standing, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )


def wanted_pages(printer: QPrinter, count: int) -> range:
    """The pages, from 0, that the dialog's page range asks for."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return range(count)
    last = min(printer.toPage() or printer.fromPage(), count)
    return range(min(printer.fromPage(), count + 1) - 1, last)


def print_pages(printer: QPrinter, documents: Sequence[bytes], watch: Watch) -> int:
    """Print handouts one after the other; `watch` is told of each page; returns their number.

    A printer that can make copies does so; for the others the pages are sent that often. Each page
    is a picture that fills the printable part of its paper, never larger than it is.

    Raises:
        PrinterError: The printer did not take it.
        CancelledError: The watch said so; what was not printed yet is dropped.
    """
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    painter = QPainter()
    done = 0
    try:
        for data in [each for _ in range(copies) for each in documents]:
            pages = Pages(data)
            try:
                for page in wanted_pages(printer, pages.count):
                    watch(done)
                    printer.setPageLayout(sheet_of(pages.size(page)))
                    ready = printer.newPage() if painter.isActive() else painter.begin(printer)
                    if not ready:
                        raise _refused()
                    _paint(painter, printer, pages, page)
                    done += 1
                    watch(done)
            finally:
                pages.close()
    except CancelledError:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise _refused()
    return done


def _paint(painter: QPainter, printer: QPrinter, pages: Pages, page: int) -> None:
    dots = printer.resolution()
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = pages.size(page) * (dots / POINTS_PER_INCH)
    # A sheet that is smaller than the page, as A4 for a poster, holds all of it, made smaller.
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


def _refused() -> PrinterError:
    return PrinterError(
        translate("Papier", "De printer neemt de hand-out niet aan."),
        translate("Papier", "Kijk of hij aanstaat en papier heeft, of bewaar de hand-out als pdf."),
    )
