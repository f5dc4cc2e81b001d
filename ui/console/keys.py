"""The keys of the show: one table for the shortcuts and for the list that F1 shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.parts import Panel, label

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Key:
    """What some keys do: the sequences, how the list shows them (not at all if empty), the deed.

    `at_the_box` says whether they also work while people stand at the ballot box.
    """

    sequences: tuple[str, ...]
    shown: str
    meaning: str
    deed: Callable[[], None]
    at_the_box: bool = False


def connect_keys(owner: QWidget, keys: tuple[Key, ...]) -> list[QShortcut]:
    """Make the keys work in every window of the app, as long as `owner` is on screen.

    Returns:
        The shortcuts that rest while people stand at the ballot box.
    """
    resting: list[QShortcut] = []
    for key in keys:
        for sequence in key.sequences:
            shortcut = QShortcut(QKeySequence(sequence), owner)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            # A key held down must not vote for half the room.
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(key.deed)
            if not key.at_the_box:
                resting.append(shortcut)
    return resting


class KeyList(Panel):
    """The list of keys, over the console; F1 or Esc closes it."""

    def __init__(self, keys: tuple[Key, ...], parent: QWidget) -> None:
        super().__init__(translate("Console", "Toetsen"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        shown = [key for key in keys if key.shown]
        half = (len(shown) + 1) // 2
        for index, key in enumerate(shown):
            row, column = index % half, 2 * (index // half)
            grid.addWidget(label(key.shown, "strong"), row, column)
            grid.addWidget(label(key.meaning), row, column + 1)
        self.column.addLayout(grid)
        self.column.addWidget(label(translate("Console", "F1 of Esc sluit deze lijst."), "muted"))
        self.hide()

    def toggle(self) -> None:
        """Show the list in the middle of the console, or hide it."""
        if self.isVisible():
            self.hide()
            return
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
        self.raise_()
        self.show()
