"""The tiles with which the trainer counts hands: one for each niveau."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.parts import label
from workshop_app.content.staircase import STEPS
from workshop_app.results.tally import Counts

HIDDEN_COUNT = "•"


class _Head(QWidget):
    """The numeral on the colour of its step."""

    def __init__(self, niveau: int) -> None:
        super().__init__()
        self._niveau = niveau
        self.setFixedHeight(30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the step's colour with its numeral."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = theme.step_fill(self._niveau)
        ink = theme.step_ink(self._niveau)
        if not self.isEnabled():
            fill.setAlpha(90)
            ink = QColor(theme.MUTED)
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, 6), 7, 7)
        painter.setPen(ink)
        painter.setFont(theme.font(18, QFont.Weight.ExtraBold))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._niveau))
        painter.end()


class Tile(QFrame):
    """One niveau: its numeral, its count, and a button each for one less and one more."""

    change_requested = Signal(int)

    def __init__(self, niveau: int) -> None:
        super().__init__()
        self.setProperty("panel", True)  # noqa: FBT003 - Qt's property call
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(_Head(niveau))
        self._count = label("0")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setFont(theme.font(34, QFont.Weight.ExtraBold))
        self._count.setStyleSheet("font-size: 34px; font-weight: 800;")
        self._count.setMinimumHeight(56)
        column.addWidget(self._count, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for text, by, name in (
            ("−", -1, self.tr("Eén stem minder voor niveau %1")),
            ("+", 1, self.tr("Eén stem meer voor niveau %1")),
        ):
            button = QPushButton(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(name.replace("%1", str(niveau)))
            button.setStyleSheet(
                f"border: none; border-top: 1px solid {theme.LINE}; border-radius: 0;"
                " font-size: 22px; padding: 4px;"
            )
            button.clicked.connect(partial(self.change_requested.emit, by))
            row.addWidget(button)
        column.addLayout(row)

    def set_count(self, text: str) -> None:
        """What the tile shows as its count."""
        if self._count.text() != text:
            self._count.setText(text)


class TallyTiles(QWidget):
    """The six tiles in a row."""

    change_requested = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._tiles = [Tile(niveau) for niveau in range(STEPS)]
        for niveau, tile in enumerate(self._tiles):
            tile.change_requested.connect(partial(self.change_requested.emit, niveau))
            row.addWidget(tile)

    def show_counts(self, counts: Counts, *, lowest: int, hidden: bool, enabled: bool) -> None:
        """Show the counts, or a bullet for each where the room might be looking along."""
        for niveau, tile in enumerate(self._tiles):
            tile.setEnabled(enabled and niveau >= lowest)
            tile.setVisible(niveau >= lowest)
            tile.set_count(HIDDEN_COUNT if hidden else str(counts[niveau]))
