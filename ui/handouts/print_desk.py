"""From the wish to print to the printer: looking for printers, asking, making, handing over."""

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
from ui.handouts.print_wish import Document, PrintWish
from ui.handouts.progress import PageCount, handed, printed
from ui.tasks import ProgressCallback
from ui.widgets.message import Message, MessageBar


class Printable(NamedTuple):
    """What can be printed."""

    titles: Sequence[str]
    pages: int
    """The number of pages, to choose a part of; 0 where that is not known, or of no use."""
    duplex: bool
    make: Callable[[ProgressCallback], Sequence[Document]]
    """Makes it, on any thread; tells of 0 for each handout and then of each page."""


class _Printers(NamedTuple):
    names: list[str]


class PrintDesk(QObject):
    """Prints for a window, in whose bar it tells what came of it."""

    def __init__(self, jobs: Jobs, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._messages = messages
        self._window = window
        self._usual = ""
        self._following = PrintJobMonitor(self._trouble, self)

    def ask(self, printable: Printable) -> None:
        """Look for printers, which may take a while, and ask what to print on."""
        from ui.handouts.printing import printers  # noqa: PLC0415 - not before somebody prints

        def done(result: object) -> None:
            if isinstance(result, _Printers):
                self._show(printable, result.names)

        self._jobs.run(
            lambda _: _Printers(printers()),
            done,
            words=lambda _: "",
            again=lambda: self.ask(printable),
        )

    def print_with(self, wish: PrintWish, printable: Printable) -> None:
        """Make what is wanted and hand it to a printer."""
        from ui.handouts.printing import Handed, print_documents  # noqa: PLC0415 - as above

        self._usual = wish.printer
        total = 0

        def work(watch: ProgressCallback) -> object:
            nonlocal total
            made = printable.make(watch)
            for document in made:
                pages = Pages(document.data)
                total += len(wish.pages(pages.count))
                pages.close()
            return print_documents(wish, made, watch)

        def done(result: object) -> None:
            if isinstance(result, Handed):
                text = handed(result.pages, wish.copies, wish.printer)
                self._messages.tell(Message(text, good=True))
                self._following.begin(wish.printer, result.jobs)

        count = PageCount(printable.titles)
        self._jobs.run(
            work,
            done,
            words=lambda n: printed(n, total) if total else count.tell(n),
            again=lambda: self.print_with(wish, printable),
            anyway=lambda: self.print_with(replace(wish, anyway=True), printable),
        )

    def finish(self) -> None:
        """Leave the queue alone; for closing the app."""
        self._following.stop()

    def _trouble(self, text: str) -> None:
        self._messages.clear()  # that it went to the printer is half the truth
        self._messages.tell(Message(text))

    def _show(self, printable: Printable, names: list[str]) -> None:
        names.sort(key=lambda name: name != self._usual)  # the one of the last time first
        dialog = PrintDialog(
            names,
            printable.titles,
            printable.pages,
            duplex=printable.duplex,
            parent=self._window,
        )

        def wished(wish: PrintWish) -> None:
            self.print_with(wish, printable)

        dialog.wished.connect(wished)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
