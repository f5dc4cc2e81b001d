"""Which workshops there are: what a list shows, without loading any of them.

Apart from `storage.workshops`, which loads and saves them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from workshop_app.errors import NotFoundError
from workshop_app.session.kind import WorkshopKind
from workshop_app.storage.database import Database

ALL = -1
"""No bound on the number of rows, as SQLite writes it."""


class WorkshopRow(NamedTuple):
    """A workshop as it stands in a list: without its deck, rounds and notes."""

    id: str
    name: str
    organisation: str
    date: date
    kind: WorkshopKind
    participants: int
    changed_at: datetime
    ended: bool


class WorkshopList:
    """The workshops of one database, to look at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, most: int = ALL) -> list[WorkshopRow]:
        """The workshops, the one changed last first; at most as many as is said.

        Raises:
            StorageError: They could not be read.
        """
        return self._read(most, ended=True)

    def unfinished(self) -> list[WorkshopRow]:
        """The workshops that have not ended, in the same order.

        Raises:
            StorageError: They could not be read.
        """
        return self._read(ALL, ended=False)

    def _read(self, most: int, *, ended: bool) -> list[WorkshopRow]:
        """The rows, with those that have `ended` or without."""
        found = self._database.fetch(
            "SELECT id, name, organisation, held_on, kind, participants, changed_at, ended"
            # Narrow rows are put in order first: with thousands of them that saves a third.
            " FROM workshop WHERE rowid IN (SELECT rowid FROM workshop WHERE ? OR ended = 0"
            " ORDER BY julianday(changed_at) DESC, changed_at DESC, rowid DESC LIMIT ?)"
            # As moments, not as texts: a laptop may have travelled to another time zone.
            " ORDER BY julianday(changed_at) DESC, changed_at DESC, rowid DESC",
            (ended, most),
        )
        return [
            WorkshopRow(
                id=row[0],
                name=row[1],
                organisation=row[2],
                date=date.fromisoformat(row[3]),
                kind=WorkshopKind(row[4]),
                participants=row[5],
                changed_at=datetime.fromisoformat(row[6]),
                ended=bool(row[7]),
            )
            for row in found
        ]

    def has(self, workshop_id: str) -> bool:
        """Whether there is a workshop with this id.

        Raises:
            StorageError: It could not be read.
        """
        found = self._database.fetch("SELECT 1 FROM workshop WHERE id = ?", (workshop_id,))
        return bool(found)

    def find(self, wanted: str) -> str:
        """The id of a workshop: from the id itself, an unambiguous beginning, or `latest`.

        Raises:
            NotFoundError: No workshop fits, or more than one.
        """
        ids = [row.id for row in self.rows()]
        if wanted == "latest" and ids:
            return ids[0]
        fitting = [i for i in ids if i == wanted] or [i for i in ids if i.startswith(wanted)]
        if not ids:
            raise NotFoundError(
                "Er zijn nog geen workshops bewaard.", "Begin er een, of probeer de demo."
            )
        if len(fitting) == 1 and wanted:
            return fitting[0]
        problem = "past op meer dan één workshop" if fitting else "is geen bewaarde workshop"
        raise NotFoundError(f"“{wanted}” {problem}.", "Bekijk de lijst met: workshops list.")
