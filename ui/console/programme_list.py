"""The programme at the left of the console, to see the current step, go elsewhere and edit it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.console.step_menu import fill_with_steps, short, step_menu
from ui.console.step_texts import item_title, step_title
from ui.widgets.plain_text import push_button, set_accessible_name, show_text
from ui.widgets.styled import Panel, label
from workshop_app.i18n import gettext
from workshop_app.session.commands import Command, GoTo
from workshop_app.session.live import Snapshot
from workshop_app.session.step import Step, Steps, find_step

SCROLL_BAR = 10


class ProgrammeList(Panel):
    """The steps with their minutes; below the current one also its items."""

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ")
        self._snapshot: Snapshot | None = None
        self._shown: tuple[Steps, int, int] | None = None
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._rows)
        self._add = QPushButton(gettext("Stap toevoegen…"))
        self._add.setProperty("small", True)  # noqa: FBT003 - Qt's property call
        self._add.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._area, 1)
        self.column.addWidget(self._add)

        # signals
        self._add.clicked.connect(self._open_adding)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the programme and mark the current item; rebuilt only if either changed."""
        self._snapshot = snapshot
        state = snapshot.state
        shown = (state.steps, state.position.step, state.position.item)
        if self._shown == shown:
            return
        self._shown = shown
        minutes = sum(step.minutes for step in state.steps if not step.skipped)
        title = gettext("Programma · {minutes} min", minutes=minutes)
        show_text(self.title, title.upper())
        while (child := self._column.takeAt(0)) is not None:
            if (widget := child.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        contents = snapshot.workshop.contents
        current: QWidget | None = None
        for step in state.steps:
            here = step.id == state.position.step
            row = self._step_row(step, short(step_title(contents, step)), current=here)
            self._add_row(row)
            items = contents.items(step)
            if here:
                current = row
            if not here or len(items) == 1:
                continue
            for number, item in enumerate(items):
                line = self._row(item_title(item), step.id, number)
                line.setProperty("item", True)  # noqa: FBT003 - Qt's property call
                line.setProperty("current", number == state.position.item)
                self._add_row(line)
                if number == state.position.item:
                    current = line
        self._column.addStretch(1)
        if current is not None:
            self._scroll_to(current)

    def _add_row(self, row: QWidget) -> None:
        self._column.addWidget(row)
        row.show()  # at once: a layout leaves out what is not shown yet

    def _scroll_to(self, row: QWidget) -> None:
        """Bring a row into the upper third of the list, as far as that scrolls."""
        # Laid out now: the scroll bar only reaches as far as the rows had been before.
        self._column.activate()
        self._rows.resize(self._area.viewport().width(), self._rows.sizeHint().height())
        self._area.verticalScrollBar().setValue(row.y() - self._area.viewport().height() // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rebuild the rows if the width changed: their height depends on it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._snapshot is not None:
            self._shown = None
            self.show_snapshot(self._snapshot)

    def _name_width(self) -> int:
        """The width of a row in pixels, with space left for the scroll bar."""
        margins = self.column.contentsMargins()
        return self.width() - margins.left() - margins.right() - SCROLL_BAR

    def _row(self, title: str, step: int, item: int) -> QPushButton:
        row = push_button(title)
        row.setProperty("row", True)  # noqa: FBT003 - Qt's property call
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.clicked.connect(partial(self.command_requested.emit, GoTo(step, item)))
        return row

    def _step_row(self, step: Step, title: str, *, current: bool) -> QPushButton:
        row = self._row("", step.id, 0)
        row.setProperty("current", current)
        set_accessible_name(row, title)
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(8, 4, 0, 4)
        inside.setSpacing(2)
        name = label(title, "skipped" if step.skipped else "strong" if current else "", wrap=True)
        minutes = label("–" if step.skipped else str(step.minutes), "muted")
        for part in (name, minutes):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        menu = QToolButton()
        menu.setText("…")
        menu.setAutoRaise(True)
        menu.setFixedSize(32, 32)
        menu.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_accessible_name(menu, gettext("Meer met {title}", title=title))
        inside.addWidget(name, 1)
        inside.addWidget(minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(menu, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setMinimumHeight(max(34, inside.heightForWidth(self._name_width())))
        menu.clicked.connect(partial(self._open_menu, step.id, menu))
        row.customContextMenuRequested.connect(partial(self._open_menu_at, step.id, row))
        return row

    def _open_menu(self, step_id: int, button: QWidget) -> None:
        self._open_menu_at(step_id, button, QPoint(0, button.height()))

    def _open_menu_at(self, step_id: int, widget: QWidget, where: QPoint) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        step = find_step(snapshot.state.steps, step_id)
        self._pop_up(step_menu(snapshot, step, self._do, self), widget.mapToGlobal(where))

    def _open_adding(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        menu = QMenu(self)
        step = snapshot.state.position.step
        fill_with_steps(menu, snapshot.workshop.contents, step, self._do)
        height = menu.sizeHint().height()
        self._pop_up(menu, self._add.mapToGlobal(QPoint(0, -height)))

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _do(self, command: Command, checked: bool = False) -> None:  # noqa: FBT001, FBT002
        del checked
        self.command_requested.emit(command)
