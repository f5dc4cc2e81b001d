"""The list of workshops on the home page, usable by keyboard, mouse and screen reader.

The buttons of a row are real widgets, so that Tab and a screen reader find them: one set on the
current row, and a second one on the row under the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QWidget

from ui.home.delegate import PAD, WorkshopDelegate
from ui.home.model import ID, READABLE, Index, WorkshopsModel
from ui.widgets.plain_text import push_button, set_accessible_name
from workshop_app.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QMenu

    from workshop_app.storage.listing import ListedRow


class RowButtons(QWidget):
    """The buttons at the right end of one row."""

    open_requested = Signal(str)
    report_requested = Signal(str)

    def __init__(self, view: QListView, ground: QWidget, *, by_keys: bool) -> None:
        """Create hidden buttons on `ground`, the viewport of a view.

        With `by_keys` they can be reached with Tab.
        """
        super().__init__(ground)
        self._view = view
        self._index = QPersistentModelIndex()
        self._open = push_button(gettext("Openen"))
        self._report = push_button(gettext("Verslag (pdf)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(PAD, 0, PAD, 0)
        line.setSpacing(6)
        for button in (self._open, self._report):
            focus = Qt.FocusPolicy.StrongFocus if by_keys else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(focus)
            button.setAutoDefault(by_keys)  # Enter presses the button with the focus
            line.addWidget(button)
        self.hide()

        # signals
        self._open.clicked.connect(lambda: self.open_requested.emit(self._id))
        self._report.clicked.connect(lambda: self.report_requested.emit(self._id))

    @property
    def row(self) -> int:
        """The row of the buttons; -1 for none."""
        return self._index.row()

    def show_at(self, index: Index) -> None:
        """Show the buttons on a row; hide them for an invalid index."""
        self._index = QPersistentModelIndex(index)
        if index.isValid():
            title = str(index.data())
            for button in (self._open, self._report):
                set_accessible_name(button, f"{button.text()}: {title}")
            self._report.setEnabled(bool(index.data(READABLE)))
        self.follow()

    def follow(self) -> None:
        """Move the buttons to the place of their row after scrolling or resizing."""
        self.setVisible(self._index.isValid())
        if not self._index.isValid():
            return
        place = self._view.visualRect(self._index)
        width = self.sizeHint().width()
        self.setGeometry(place.right() + 1 - width, place.top(), width, place.height() - 1)

    @property
    def _id(self) -> str:
        return str(self._index.data(ID))


class WorkshopsView(QListView):
    """The list of workshops; Enter and a double click open one, a context menu has all actions."""

    open_requested = Signal(str)
    report_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._workshops = WorkshopsModel()
        # Set an own viewport: `viewport()` would make PySide load all its widget classes (10 ms).
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Base)
        self._ground.setAutoFillBackground(True)
        self.setViewport(self._ground)
        self._current = RowButtons(self, self._ground, by_keys=True)
        self._hovered = RowButtons(self, self._ground, by_keys=False)
        self._delegate = WorkshopDelegate(self, self._space_for_buttons)
        self.setItemDelegate(self._delegate)
        self.setModel(self._workshops)
        self.setUniformItemSizes(True)
        self.setProperty("rows", True)  # noqa: FBT003 - Qt's property call
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(gettext("Jouw workshops"))
        self.setMouseTracking(True)

        # signals
        self.activated.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        for buttons in (self._current, self._hovered):
            buttons.open_requested.connect(self.open_requested)
            buttons.report_requested.connect(self.report_requested)

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Replace the rows; the current workshop stays current, if it is still there."""
        before = str(self.currentIndex().data(ID))
        self._hover(QModelIndex())
        self._workshops.show_rows(rows)
        kept = self._workshops.index_of(before)
        self.setCurrentIndex(kept if kept.isValid() else self._workshops.index(0))
        self._current.show_at(self.currentIndex())

    def menu_of(self, index: QModelIndex) -> QMenu:
        """A new menu with the actions for a row."""
        menu = QMenu(self)
        workshop = str(index.data(ID))
        opening = menu.addAction(gettext("Openen"))
        opening.triggered.connect(lambda: self.open_requested.emit(workshop))
        report = menu.addAction(gettext("Verslag (pdf)"))
        report.setEnabled(bool(index.data(READABLE)))
        report.triggered.connect(lambda: self.report_requested.emit(workshop))
        menu.setDefaultAction(opening)
        return menu

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the buttons to the new current row."""
        super().currentChanged(current, previous)
        self._current.show_at(current)
        if self._hovered.row == current.row():
            self._hover(QModelIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show buttons on the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons of the row that was under the mouse."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the mouse, or of the current row if opened by keyboard."""
        at = event.globalPos()
        index = self.indexAt(event.pos())
        if event.reason() is not event.Reason.Mouse:
            index = self.currentIndex()
            at = self._ground.mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            menu = self.menu_of(index)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(QPoint(at))

    def updateGeometries(self) -> None:
        """Move the buttons to their rows; at the start this is cheaper than in `resizeEvent`."""
        super().updateGeometries()
        self._follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint, because the current row shows whether the list has the focus."""
        super().focusInEvent(event)
        self._ground.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaint, because the current row shows whether the list has the focus."""
        super().focusOutEvent(event)
        self._ground.update()

    def _space_for_buttons(self, row: int) -> int:
        """The width in pixels of the buttons on a row; 0 if it has none."""
        offered = row in (self._current.row, self._hovered.row)
        return self._current.width() if offered else 0

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(str(index.data(ID)))

    def _hover(self, index: QModelIndex) -> None:
        if index.row() == self._delegate.hovered:
            return
        self._delegate.hovered = index.row()
        mine = index if index.row() != self.currentIndex().row() else QModelIndex()
        self._hovered.show_at(mine)
        self._ground.update()

    def _follow(self) -> None:
        for buttons in (self._current, self._hovered):
            buttons.follow()
