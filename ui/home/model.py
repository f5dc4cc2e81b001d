"""The workshops on home as a model: what a row says is made when it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.home.rows import is_readable, workshop_details, workshop_title

if TYPE_CHECKING:  # the list comes after the first window
    from workshop_app.storage.listing import ListedRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
DETAILS = Role.UserRole
"""The second line of a row."""

READABLE = Role.UserRole + 1
"""Whether the workshop can be read."""

ID = Role.UserRole + 2
"""The id by which a workshop is opened."""

NOWHERE = QModelIndex()


class WorkshopsModel(QAbstractListModel):
    """The rows in the order in which they are given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[ListedRow] = ()

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, workshop_id: str) -> QModelIndex:
        """Where a workshop is; an invalid index where it is not there."""
        for number, row in enumerate(self._rows):
            if row.id == workshop_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """The number of workshops."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What a row says, to the eye and to a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Role.DisplayRole:  # also what typing the first letters looks for
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
