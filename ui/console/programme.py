"""The programme at the left of the console: where we are, and a click to go elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.console.words import item_title, step_title
from ui.widgets.parts import Panel, label
from workshop_app.session.programme import Step, Workshop
from workshop_app.session.state import Position


class ProgrammeList(Panel):
    """The steps with their minutes; the current one is unfolded into its items."""

    go_to_requested = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(" ")
        self._shown: tuple[str, Position] | None = None
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._rows)
        self.column.addWidget(area, 1)

    def show_position(self, workshop: Workshop, position: Position) -> None:
        """Mark where the workshop is; rebuilt only when that is elsewhere."""
        here = Position(position.step, position.item)
        if self._shown == (workshop.id, here):
            return
        self._shown = (workshop.id, here)
        minutes = sum(step.minutes for step in workshop.programme)
        title = self.tr("Programma · %1 min").replace("%1", str(minutes))
        self.title.setText(title.upper())
        while (child := self._column.takeAt(0)) is not None:
            if (widget := child.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, step in enumerate(workshop.programme):
            current = number == position.step
            self._column.addWidget(self._step_row(step, number, current=current))
            if current and step.card:
                for item in range(step.last_item + 1):
                    row = self._row(item_title(step, item), number, item)
                    row.setProperty("item", True)  # noqa: FBT003 - Qt's property call
                    row.setProperty("current", item == position.item)
                    self._column.addWidget(row)
        self._column.addStretch(1)

    def _row(self, title: str, step: int, item: int) -> QPushButton:
        row = QPushButton(title.replace("&", "&&"))
        row.setProperty("row", True)  # noqa: FBT003 - Qt's property call
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.clicked.connect(partial(self.go_to_requested.emit, step, item))
        return row

    def _step_row(self, step: Step, number: int, *, current: bool) -> QPushButton:
        row = self._row("", number, 0)
        row.setProperty("current", current)
        row.setAccessibleName(step_title(step))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(12, 6, 8, 6)
        name = label(step_title(step), "strong" if current else "", wrap=True)
        minutes = label(str(step.minutes), "muted")
        for part in (name, minutes):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(name, 1)
        inside.addWidget(minutes, 0, Qt.AlignmentFlag.AlignTop)
        row.setMinimumHeight(max(36, inside.heightForWidth(220)))
        return row
