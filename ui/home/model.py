"""The list model of the workshops on the home page; texts of a row are made when needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.workshop_titles import is_readable, workshop_details, workshop_title

if TYPE_CHECKING:  # imported only after the first window is shown
    from workshop_app.storage.listing import ListedRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
DETAILS = Role.UserRole
"""Role of the second line of a row."""

READABLE = Role.UserRole + 1
"""Role of whether the workshop can be read."""

ID = Role.UserRole + 2
"""Role of the id of the workshop."""

NOWHERE = QModelIndex()


class WorkshopsModel(QAbstractListModel):
    """The rows of the list, in the order in which they are given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ListedRow] = ()

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, workshop_id: str) -> QModelIndex:
        """The index of a workshop; invalid if it is not in the list."""
        for number, row in enumerate(self._rows):
            if row.id == workshop_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The number of workshops."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The value of a row for a role; the accessible text has both lines."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Role.DisplayRole:  # also used by Qt's keyboard search
                return workshop_title(row)
            case Role.AccessibleTextRole:
                return f"{workshop_title(row)}, {workshop_details(row)}"
            case _ if role == DETAILS:
                return workshop_details(row)
            case _ if role == READABLE:
                return is_readable(row)
            case _ if role == ID:
                return row.id
            case _:
                return None
