"""Which workshops there are: what a list shows, without loading any of them.

Apart from `storage.workshops`, which loads and saves them.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from workshop_app.errors import NotFoundError
from workshop_app.foreign_text import isolated
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage import rows
from workshop_app.storage.database import Database

ALL = -1
"""No bound on the number of rows, as SQLite writes it."""

CANDIDATES = 50
"""Rows to find the running workshop in: the first that can be read, of real ones before demos."""


ROWS = """
    SELECT id, name, organisation, held_on, kind, participants, changed_at, ended
    FROM workshop WHERE rowid IN (
        SELECT rowid FROM workshop WHERE ?1 OR ended = 0
        ORDER BY (NOT ?1 AND kind = 'real') DESC,
            julianday(changed_at) DESC, changed_at DESC, rowid DESC
        LIMIT ?2
    )
    ORDER BY (NOT ?1 AND kind = 'real') DESC,
        julianday(changed_at) DESC, changed_at DESC, rowid DESC
"""
"""Rows of the list: with those that have ended, or those that have not, real ones first.

They are compared as moments, not as texts: a laptop may have travelled to another time zone. Narrow
rows are put in order first: with thousands of them that saves a third.
"""


class WorkshopRow(NamedTuple):
    """A workshop as it stands in a list: without its deck, rounds and notes.

    `participants` is 0 where their number cannot be read.
    """

    id: str
    name: str
    organisation: str
    date: date
    kind: WorkshopKind
    participants: int
    changed_at: datetime
    ended: bool


class UnreadableRow(NamedTuple):
    """A workshop in the list that cannot be read, and so cannot be opened.

    `id` and `name` are as much of them as can be read, and may be empty. `where` is the file that
    holds what there is of it; None where that is in memory.
    """

    id: str
    name: str
    where: Path | None


PEOPLE = rows.within(1, rows.MOST_PEOPLE)

ListedRow = WorkshopRow | UnreadableRow


class WorkshopList:
    """The workshops of one database, to look at."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, most: int = ALL) -> list[ListedRow]:
        """The workshops, the one changed last first; last those of which that is not known.

        Args:
            most: How many at most.

        Raises:
            StorageError: They could not be read.
        """
        return self._read(most, ended=True)

    def unfinished(self) -> list[WorkshopRow]:
        """Workshops that have not ended and can be read: real ones first, then in the same order.

        At most `CANDIDATES`, as the one to go on with is among the first.

        Raises:
            StorageError: They could not be read.
        """
        return [row for row in self._read(CANDIDATES, ended=False) if isinstance(row, WorkshopRow)]

    def _read(self, most: int, *, ended: bool) -> list[ListedRow]:
        """The rows, with those that have `ended`; or only those that have not, real ones first."""
        found = self._database.fetch(ROWS, (ended, most))
        where = self._database.source
        return [self._row(row, where) for row in found]

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
        raise NotFoundError(
            f"“{isolated(wanted)}” {problem}.", "Bekijk de lijst met: workshops list."
        )

    def _row(self, row: rows.Row, where: Path | None) -> ListedRow:
        raw_id, name, organisation, held_on, kind, participants, changed_at, ended = row
        try:
            what = rows.identity(name, organisation, held_on, kind)
            return WorkshopRow(
                id=rows.text(raw_id),
                name=what.name,
                organisation=what.organisation,
                date=what.date,
                kind=what.kind,
                participants=rows.otherwise(0, PEOPLE, participants),
                changed_at=rows.otherwise(rows.LONG_AGO, rows.moment, changed_at),
                ended=ended == 1,
            )
        except rows.UNREADABLE:
            return UnreadableRow(rows.legible(raw_id), rows.legible(name), where)
