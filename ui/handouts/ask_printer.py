"""Asking which printer, which pages and how many copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.handouts.printing import PrinterError, make_printer, print_pages
from ui.tasks import Watch

translate = QCoreApplication.translate

PrintJob = Callable[[Sequence[bytes], Watch], object]


def ask_printer(
    window: QWidget, count: int, *, duplex: bool, accepted: Callable[[PrintJob], None]
) -> None:
    """Show the system's dialog; `accepted` gets the job of who said yes.

    Args:
        window: Over which it opens.
        count: The number of pages, to choose a part of; 0 leaves no choice.
        duplex: Whether both sides are meant to be printed on; the dialog may say otherwise.
        accepted: What to do with the job.

    Raises:
        PrinterError: There is no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise PrinterError(
            translate("Papier", "Er is op deze computer geen printer ingesteld."),
            translate("Papier", "Bewaar de hand-out als pdf en print die ergens anders."),
        )
    printer = make_printer(duplex=duplex, name="Trede")
    dialog = QPrintDialog(printer, window)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=count > 0)
    if count:
        dialog.setMinMax(1, count)

    def job(documents: Sequence[bytes], watch: Watch) -> object:
        return print_pages(printer, documents, watch)

    dialog.accepted.connect(lambda: accepted(job))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog's own wants a slot of C++
