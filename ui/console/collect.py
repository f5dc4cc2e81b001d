"""The panel in which the trainer types entries of the group, one line each."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.plain_text import fill_in, placeholder, push_button, show_item, show_text
from ui.widgets.styled import label
from ui.widgets.typing import TypedLine
from workshop_app.i18n import gettext
from workshop_app.session.collecting import LONGEST_ENTRY, MOST_TABLES
from workshop_app.session.commands import AddEntry, EditEntry, MoveEntry, ToggleByTable
from workshop_app.session.keys import named
from workshop_app.session.state import Entry, Place

TABLE, TEXT = 0, 1
ID = Qt.ItemDataRole.UserRole
LONGEST_TABLE = len(str(MOST_TABLES))
ROW = 27
"""Height in pixels of a row in the list."""


class _TypingDelegate(QStyledItemDelegate):
    """Edits a cell in a field in which keys type text and do not control the show."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A field limited to the length of an entry or of a table number."""
        del option
        return TypedLine(LONGEST_ENTRY if index.column() == TEXT else LONGEST_TABLE, parent)


class Draft(NamedTuple):
    """A line that was typed and not filed yet, and its table; 0 for none."""

    text: str
    table: int = 0


class CollectPanel(QWidget):
    """A field for a new entry, and the list of entries, which can be edited and moved.

    If the workshop moves on, a half-typed line is stored as the draft of its place. It is shown
    again when the workshop comes back there, and filed when the workshop is left.
    """

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place: Place | None = None
        self._drafts: dict[Place, Draft] = {}
        self._entries: tuple[Entry, ...] = ()
        self._filling = False
        self._line = TypedLine(LONGEST_ENTRY)
        placeholder(self._line, named(gettext("Typ wat iemand zegt, Enter voor de volgende")))
        self._line.setAccessibleName(gettext("Wat de groep zegt"))
        self._line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._table = QSpinBox()
        self._table.setRange(0, MOST_TABLES)
        self._table.setSpecialValueText(gettext("geen tafel"))
        self._table.setMinimumHeight(36)
        self._table.setMinimumWidth(112)
        self._table.setPrefix(gettext("tafel "))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setAccessibleName(gettext("Van welke tafel"))
        self._by_table = _button(gettext("Per tafel tonen"))
        self._by_table.setCheckable(True)
        self._up = _button(gettext("Omhoog"))
        self._down = _button(gettext("Omlaag"))
        self._remove = _button(gettext("Verwijderen"))
        self._count = label("", "muted")
        self._list = QTableWidget(0, 2)
        self._set_up_list()
        self._lay_out()

        # signals
        self._line.returnPressed.connect(self._add)
        self._list.itemChanged.connect(self._edit)
        self._list.itemSelectionChanged.connect(self._show_selection)
        self._up.clicked.connect(partial(self._move, -1))
        self._down.clicked.connect(partial(self._move, 1))
        self._remove.clicked.connect(self._drop)
        self._by_table.clicked.connect(partial(self.command_requested.emit, ToggleByTable()))

        self._show_selection()

    def start_typing(self) -> None:
        """Give the field the focus, with the cursor at its end."""
        self.activateWindow()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Setting the focus selects the whole line, and the next key would replace it.
        self._line.end(False)  # noqa: FBT003 - Qt's own call

    def stop_typing(self) -> bool:
        """Take the focus from the field or cell; returns whether one had it."""
        for field in self.findChildren(TypedLine):  # the editor of a cell is one too
            if field.hasFocus():
                field.clearFocus()
                return True
        return False

    def finish_editing(self) -> None:
        """File the cell that is being edited, if there is one."""
        for editor in self._list.findChildren(TypedLine):
            if editor.isHidden():
                continue  # it is closed already, but not deleted yet
            self._list.commitData(editor)
            self._list.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @property
    def drafts_elsewhere(self) -> bool:
        """Whether there is a draft at another place than the one that is shown."""
        return bool(self._drafts)

    def leave(self) -> None:
        """Store the draft of the current place: nothing is collected where the workshop is now."""
        self._put_by()
        self._place = None

    def take_drafts(self) -> dict[Place, Draft]:
        """Remove and return all drafts, by their place."""
        self.leave()
        drafts, self._drafts = self._drafts, {}
        return drafts

    def show_entries(self, place: Place, entries: tuple[Entry, ...], *, by_table: bool) -> None:
        """Show the entries of a place, and its draft."""
        if place != self._place:
            self._put_by()
            self._place = place
            draft = self._drafts.pop(place, Draft(""))
            fill_in(self._line, draft.text)
            self._table.setValue(draft.table)
        self._by_table.setChecked(by_table)
        if entries == self._entries:
            return
        chosen = self._chosen()
        grown = len(entries) > self._list.rowCount()
        self._entries = entries
        self._filling = True
        self._list.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, text in ((TABLE, str(entry.table or "")), (TEXT, entry.text)):
                item = self._item(row, column)
                show_item(item, text)
                item.setData(ID, entry.id)
            if chosen is not None and entry.id == chosen.id:
                self._list.selectRow(row)
        self._filling = False
        if grown:
            self._list.scrollToBottom()
        show_text(self._count, str(len(entries)) if entries else "")
        self._show_selection()

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        """The item of a cell; reused if there is one, because its editor may be closing now."""
        found: QTableWidgetItem | None = self._list.item(row, column)
        if found is None:
            found = QTableWidgetItem()
            if column == TABLE:
                found.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self._list.setItem(row, column, found)
        return found

    def _put_by(self) -> None:
        """Store a half-typed line as the draft of its place, and clear the field."""
        if self._place is not None and self._line.text().strip():
            self._drafts[self._place] = Draft(self._line.text(), self._table.value())
            self._line.clear()

    def _add(self) -> None:
        if not self._line.text().strip():
            return
        before = len(self._entries)
        table = self._table.value()
        self.command_requested.emit(AddEntry(self._line.text(), table, self._place))
        if len(self._entries) > before:  # a refused line stays in the field
            self._line.clear()

    def _edit(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        entry = next((e for e in self._entries if e.id == item.data(ID)), None)
        if entry is None:
            return
        text, table = entry.text, entry.table
        if item.column() == TEXT:
            text = item.text()
        else:
            table = _table_in(item.text())
        # Forget the shown entries, so that the next snapshot fills the cell again, also if the
        # command is refused.
        self._entries = ()
        self.command_requested.emit(EditEntry(entry.id, text, table, self._place))

    def _chosen(self) -> Entry | None:
        rows = self._list.selectionModel().selectedRows()
        return self._entries[rows[0].row()] if rows and self._entries else None

    def _move(self, by: int) -> None:
        entry = self._chosen()
        if entry is not None:
            self.command_requested.emit(MoveEntry(entry.id, by))

    def _drop(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self.command_requested.emit(EditEntry(entry.id, "", entry.table))

    def _show_selection(self) -> None:
        for button in (self._up, self._down, self._remove):
            button.setEnabled(self._chosen() is not None)

    def _set_up_list(self) -> None:
        listing = self._list
        listing.setHorizontalHeaderLabels([gettext("Tafel"), gettext("Wat er gezegd is")])
        listing.setItemDelegate(_TypingDelegate(listing))
        listing.verticalHeader().hide()
        listing.verticalHeader().setDefaultSectionSize(ROW)
        listing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listing.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        listing.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        listing.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        listing.setToolTip(gettext("Dubbelklik om iets te veranderen"))
        header = listing.horizontalHeader()
        header.setSectionResizeMode(TABLE, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        listing.setColumnWidth(TABLE, 64)

    def _lay_out(self) -> None:
        typing = QHBoxLayout()
        typing.addWidget(self._line, 1)
        typing.addWidget(self._table)
        buttons = QHBoxLayout()
        for button in (self._up, self._down, self._remove, self._by_table):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(typing)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)


def _table_in(text: str) -> int:
    """The table number in a text: 0 if it is empty, -1 if it is not a number."""
    return int(text) if text.isdecimal() else -1 if text.strip() else 0


def _button(text: str) -> QPushButton:
    button = push_button(text)
    button.setProperty("small", True)  # noqa: FBT003 - Qt's property call
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
