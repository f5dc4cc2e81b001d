"""The trainer's window: home, or the console of a running workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.home.page import HomePage
from ui.widgets.message import Message, MessageBar

if TYPE_CHECKING:  # the events cost the start 3 ms, and this one comes at the end
    from PySide6.QtGui import QCloseEvent


class MainWindow(QMainWindow):
    """Shows one page at a time; sized for a small laptop."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Trede")
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; where it answers no, it stays."""
        self.home = HomePage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.home)
        self._console: QWidget | None = None
        self.messages = MessageBar()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(1260, 640)
        self.resize(1366, 768)

    def show_fitting(self) -> None:
        """Show the window, filling the screen where that has little room to spare."""
        room = self.screen().availableSize()
        if room.width() < 1.15 * self.width() or room.height() < 1.15 * self.height():
            self.showMaximized()
        else:
            self.show()

    def come_forward(self) -> None:
        """Come to the front, or ask for attention where the system does not allow that."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def tell(self, text: str) -> None:
        """Say what went wrong, in the bar above whatever page is shown."""
        self.messages.tell(Message(text))

    def show_console(self, console: QWidget) -> None:
        """Show the console of a workshop that was just opened."""
        self._console = console
        self._pages.addWidget(console)
        self._pages.setCurrentWidget(console)
        console.setFocus()

    def show_home(self) -> None:
        """Show home; the console that was there is done with."""
        self._pages.setCurrentWidget(self.home)
        if self._console is not None:
            self._pages.removeWidget(self._console)
            self._console.deleteLater()
            self._console = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the trainer's window closes the app, unless something is not on disk yet."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()
