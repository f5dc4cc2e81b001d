"""The list of workshops, with what it shows of each, without loading any of them.

Loading and saving workshops is in `storage.workshops`.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from workshop_app.errors import NotFoundError
from workshop_app.i18n import gettext_noop
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage import rows
from workshop_app.storage.database import Database

ALL = -1
"""SQLite's value for no limit on the number of rows."""

CANDIDATES = 50
"""How many rows are read to find the running workshop; real workshops come before demos."""


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
"""Rows of the list: all workshops (?1 is true), or only those not ended, real ones first.

Times are compared as moments and not as texts, because the laptop may have been in several time
zones. The subquery sorts narrow rows first; with thousands of workshops that saves a third of the
time.
"""


class WorkshopRow(NamedTuple):
    """A workshop in the list, without its deck, rounds and notes.

    `participants` is 0 if the number cannot be read.
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

    `id` and `name` are the readable parts of the id and name, and may be empty. `where` is the
    file that contains its data; None for a database in memory.
    """

    id: str
    name: str
    where: Path | None


PEOPLE = rows.within(1, rows.MOST_PEOPLE)

ListedRow = WorkshopRow | UnreadableRow


class WorkshopList:
    """Read-only access to the list of workshops in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, most: int = ALL) -> list[ListedRow]:
        """The workshops, most recently changed first; those with an unreadable time are last.

        Args:
            most: The maximum number of rows.

        Raises:
            StorageError: The database could not be read.
        """
        return self._read(most, ended=True)

    def unfinished(self) -> list[WorkshopRow]:
        """The readable workshops that have not ended, real ones first, most recently changed first.

        Only `CANDIDATES` rows are read, because the workshop to continue is among the first.

        Raises:
            StorageError: The database could not be read.
        """
        return [row for row in self._read(CANDIDATES, ended=False) if isinstance(row, WorkshopRow)]

    def _read(self, most: int, *, ended: bool) -> list[ListedRow]:
        """Read all rows (`ended` is true), or only those not ended, real workshops first."""
        found = self._database.fetch(ROWS, (ended, most))
        where = self._database.source
        return [self._row(row, where) for row in found]

    def has(self, workshop_id: str) -> bool:
        """Whether there is a workshop with this id.

        Raises:
            StorageError: The database could not be read.
        """
        found = self._database.fetch("SELECT 1 FROM workshop WHERE id = ?", (workshop_id,))
        return bool(found)

    def find(self, wanted: str) -> str:
        """Find the id of a workshop from the id itself, an unambiguous prefix of it, or `latest`.

        Raises:
            NotFoundError: No workshop matches, or more than one.
        """
        ids = [row.id for row in self.rows()]
        if wanted == "latest" and ids:
            return ids[0]
        fitting = [i for i in ids if i == wanted] or [i for i in ids if i.startswith(wanted)]
        if not ids:
            raise NotFoundError(
                "Er zijn nog geen workshops opgeslagen.", "Begin er een, of probeer de demo."
            )
        if len(fitting) == 1 and wanted:
            return fitting[0]
        raise NotFoundError(
            gettext_noop("“{wanted}” past op meer dan één workshop.")
            if fitting
            else gettext_noop("“{wanted}” is geen opgeslagen workshop."),
            "Bekijk de lijst met: workshop-app workshops list.",
            wanted=wanted,
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
