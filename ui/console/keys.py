"""The keys of the show made to work, and the list of them that F1 shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from ui.widgets.parts import Panel, caption, label
from workshop_app.session.keys import KEY_GROUPS, KEYS, Deed, KeyGroup

translate = QCoreApplication.translate

LEFT = 3
"""How many groups of keys stand in the left half of the list."""


def connect_keys(owner: QWidget, act: Callable[[Deed, int], None]) -> list[QShortcut]:
    """Make the keys work in every window of the app, as long as `owner` is on screen.

    `act` is told the deed, and which of its keys was pressed, counted from 0.

    Returns:
        The shortcuts that rest while people stand at the ballot box.
    """
    resting: list[QShortcut] = []
    for key in KEYS:
        for number, sequence in enumerate(key.sequences):
            shortcut = QShortcut(QKeySequence(sequence), owner)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            # A key held down must not vote for half the room.
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(act, key.deed, number))
            if not key.at_the_box:
                resting.append(shortcut)
    return resting


class KeyList(Panel):
    """The list of keys, over the console; F1 or Esc closes it."""

    card_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("Console", "Toetsen"), parent)
        halves = QHBoxLayout()
        halves.setSpacing(44)
        halves.addLayout(_grid(KEY_GROUPS[:LEFT]))
        halves.addLayout(_grid(KEY_GROUPS[LEFT:]))
        print_card = QPushButton(translate("Console", "Toetsenkaart maken (pdf)"))
        print_card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.addWidget(label(translate("Console", "F1 of Esc sluit deze lijst."), "muted"), 1)
        foot.addWidget(print_card)
        self.column.addLayout(halves)
        self.column.addLayout(foot)
        self.hide()

        # signals
        print_card.clicked.connect(self.card_requested)

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


def _grid(groups: tuple[KeyGroup, ...]) -> QGridLayout:
    """Groups of keys under each other: at the left the keys, at the right what they do."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    row = 0
    for group in groups:
        if row:
            grid.setRowMinimumHeight(row, 6)
            row += 1
        grid.addWidget(caption(group.title), row, 0, 1, 2)
        for key in group.keys:
            if not key.shown:
                continue
            row += 1
            grid.addWidget(label(key.shown, "strong"), row, 0)
            grid.addWidget(label(key.meaning), row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return grid
