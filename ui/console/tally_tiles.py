"""The tiles for counting raised hands: one for each choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.plain_text import push_button, set_accessible_name, set_tool_tip, show_text
from ui.widgets.styled import label
from workshop_app.content.scale import Option, Scale, ScaleKind
from workshop_app.content.staircase import STEPS
from workshop_app.foreign_text import SOFT_HYPHEN, isolated
from workshop_app.i18n import gettext
from workshop_app.results.tally import Counts
from workshop_app.session.commands import ChangeCount

HIDDEN_COUNT = "•"
ON_STAIRCASE = (ScaleKind.NIVEAUS, ScaleKind.INDICATOR)
"""Scales whose options have the colours of the niveaus."""


class _Head(QWidget):
    """The number of a choice; for a niveau, on its colour."""

    def __init__(self, choice: int) -> None:
        super().__init__()
        self._choice = choice
        self._coloured = True
        self.setFixedHeight(30)

    def set_coloured(self, *, on: bool) -> None:
        """Set whether the choice is a niveau, and has its colour."""
        if on != self._coloured:
            self._coloured = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number on its colour."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = theme.step_fill(self._choice) if self._coloured else QColor(theme.LINE)
        ink = theme.step_ink(self._choice) if self._coloured else QColor(theme.INK)
        if not self.isEnabled():
            fill.setAlpha(90)
            ink = QColor(theme.MUTED)
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, 0, 6), 7, 7)
        painter.setPen(ink)
        painter.setFont(theme.font(18, QFont.Weight.ExtraBold))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._choice))
        painter.end()


class Tile(QFrame):
    """One choice: its number, its count, and buttons for one vote less and one more."""

    command_requested = Signal(object)

    def __init__(self, choice: int) -> None:
        super().__init__()
        self.setProperty("panel", True)  # noqa: FBT003 - Qt's property call
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._head = _Head(choice)
        column.addWidget(self._head)
        self._name = ElidedLabel("muted")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setContentsMargins(6, 2, 6, 0)
        column.addWidget(self._name)
        self._count = label("0")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setFont(theme.font(34, QFont.Weight.ExtraBold))
        self._count.setStyleSheet("font-size: 34px; font-weight: 800;")
        self._count.setMinimumHeight(40)
        column.addWidget(self._count, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._buttons: list[QPushButton] = []
        for text, by in (("−", -1), ("+", 1)):
            button = push_button(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setStyleSheet(
                f"border: none; border-top: 1px solid {theme.LINE}; border-radius: 0;"
                " font-size: 22px; padding: 4px;"
            )
            button.clicked.connect(partial(self.command_requested.emit, ChangeCount(choice, by)))
            row.addWidget(button)
            self._buttons.append(button)
        column.addLayout(row)

    @property
    def count(self) -> str:
        """The text that is shown as the count."""
        return self._count.text()

    def show_option(self, option: Option, kind: ScaleKind) -> None:
        """Show an option of a scale of a kind: its label and colour."""
        name = option.label.replace(SOFT_HYPHEN, "")
        self._head.set_coloured(on=kind in ON_STAIRCASE)
        self._name.setVisible(kind is not ScaleKind.NIVEAUS)
        show_text(self._name, name)
        set_tool_tip(self, name)
        choice = f"{option.number} ({isolated(name)})"
        less, more = self._buttons
        set_accessible_name(less, gettext("Eén stem minder voor {choice}", choice=choice))
        set_accessible_name(more, gettext("Eén stem meer voor {choice}", choice=choice))

    def set_count(self, text: str) -> None:
        """Set the text that is shown as the count."""
        if self._count.text() != text:
            show_text(self._count, text)


class TallyTiles(QWidget):
    """A row of tiles, one for each choice."""

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._scale: Scale | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._tiles = [Tile(choice) for choice in range(STEPS)]
        for tile in self._tiles:
            tile.command_requested.connect(self.command_requested)
            row.addWidget(tile)

    def show_counts(self, scale: Scale, counts: Counts, *, hidden: bool, enabled: bool) -> None:
        """Show the counts; with `hidden`, a bullet instead of each."""
        if scale is not self._scale:
            self._scale = scale
            options = {option.number: option for option in scale.options}
            for choice, tile in enumerate(self._tiles):
                tile.setVisible(choice in options)
                if choice in options:
                    tile.show_option(options[choice], scale.kind)
        for choice, tile in enumerate(self._tiles):
            tile.setEnabled(enabled and scale.has(choice))
            tile.set_count(HIDDEN_COUNT if hidden else str(counts[choice]))
