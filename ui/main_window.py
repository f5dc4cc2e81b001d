"""The trainer's window, with the home page or the console of a running workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.home.home_page import HomePage
from ui.widgets.message import Message, MessageBar

if TYPE_CHECKING:  # importing the event classes costs 3 ms at the start
    from PySide6.QtGui import QCloseEvent


class MainWindow(QMainWindow):
    """Shows the home page or the console; sized for a small laptop."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Trede")
        self.may_close: Callable[[], bool] = lambda: True
        """Called before the window closes; if it returns False, the window stays open."""
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
        """Show the window, maximised on a screen that is less than 15 % larger than it."""
        space = self.screen().availableSize()
        if space.width() < 1.15 * self.width() or space.height() < 1.15 * self.height():
            self.showMaximized()
        else:
            self.show()

    def come_forward(self) -> None:
        """Bring the window to the front, or ask for attention if the system prevents that."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def show_message(self, text: str) -> None:
        """Show what went wrong, in the message bar above the page."""
        self.messages.add(Message(text))

    def show_console(self, console: QWidget) -> None:
        """Show the console of a workshop that was just opened."""
        self._console = console
        self._pages.addWidget(console)
        self._pages.setCurrentWidget(console)
        console.setFocus()

    def show_home(self) -> None:
        """Show the home page and delete the console."""
        self._pages.setCurrentWidget(self.home)
        if self._console is not None:
            self._pages.removeWidget(self._console)
            self._console.deleteLater()
            self._console = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the window and with it the app, unless `may_close` prevents it."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()
