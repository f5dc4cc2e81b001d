"""Printing from a window: finds printers, opens the dialog, makes and submits the handouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.handouts.jobs import Jobs
from ui.handouts.pages import Pages
from ui.handouts.print_dialog import PrintDialog
from ui.handouts.print_job_monitor import PrintJobMonitor
from ui.handouts.print_request import Document, PrintRequest
from ui.handouts.progress_texts import PageCount, handed, printed
from ui.widgets.message import Message, MessageBar
from workshop_app.progress import ProgressCallback


class Printable(NamedTuple):
    """The handouts to print."""

    titles: Sequence[str]
    pages: int
    """The number of pages, to choose a part of; 0 if unknown or if no part can be chosen."""
    duplex: bool
    make: Callable[[ProgressCallback], Sequence[Document]]
    """Makes the handouts, on any thread; reports 0 for each handout, then its finished pages."""


class _Printers(NamedTuple):
    names: list[str]


class PrintDesk(QObject):
    """Prints for a window; shows the outcome in its message bar."""

    def __init__(self, jobs: Jobs, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._messages = messages
        self._window = window
        self._usual = ""
        self._following = PrintJobMonitor(self._trouble, self)

    def ask(self, printable: Printable) -> None:
        """Look for printers, which may take a while, and open the dialog to choose one."""
        from ui.handouts.printing import printers  # noqa: PLC0415 - not before printing: 48 ms

        def done(result: object) -> None:
            if isinstance(result, _Printers):
                self._show(printable, result.names)

        self._jobs.run(
            lambda _: _Printers(printers()),
            done,
            words=lambda _: "",
            again=lambda: self.ask(printable),
        )

    def print_with(self, request: PrintRequest, printable: Printable) -> None:
        """Make the handouts and print them as requested."""
        from ui.handouts.printing import Handed, print_documents  # noqa: PLC0415 - not before printing: 48 ms

        self._usual = request.printer
        total = 0

        def work(progress: ProgressCallback) -> object:
            nonlocal total
            made = printable.make(progress)
            for document in made:
                pages = Pages(document.data)
                total += len(request.pages(pages.count))
                pages.close()
            return print_documents(request, made, progress)

        def done(result: object) -> None:
            if isinstance(result, Handed):
                text = handed(result.pages, request.copies, request.printer)
                self._messages.add(Message(text, good=True))
                self._following.begin(request.printer, result.jobs)

        count = PageCount(printable.titles)
        self._jobs.run(
            work,
            done,
            words=lambda n: printed(n, total) if total else count.text(n),
            again=lambda: self.print_with(request, printable),
            anyway=lambda: self.print_with(replace(request, anyway=True), printable),
        )

    def finish(self) -> None:
        """Stop monitoring the queue, before the app closes."""
        self._following.stop()

    def _trouble(self, text: str) -> None:
        self._messages.clear()  # removes the message that the handouts went to the printer
        self._messages.add(Message(text))

    def _show(self, printable: Printable, names: list[str]) -> None:
        names.sort(key=lambda name: name != self._usual)  # the printer used last comes first
        dialog = PrintDialog(
            names,
            printable.titles,
            printable.pages,
            duplex=printable.duplex,
            parent=self._window,
        )

        def requested(request: PrintRequest) -> None:
            self.print_with(request, printable)

        dialog.print_requested.connect(requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
