"""Workshops in the database: create them, save changes, and load them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from workshop_app.content.deck import encode_copy
from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.navigation import current_item
from workshop_app.session.programme import Workshop
from workshop_app.session.state import Entry, Place, Round, RoundKey, State
from workshop_app.storage.database import Database
from workshop_app.storage.listing import WorkshopList
from workshop_app.storage.rows import Losses, written_counts
from workshop_app.storage.workshop_reading import read_changed_at, read_workshop

NEVER = 0
"""Equal to no opening of a database, so that the next save writes the whole workshop."""

K = TypeVar("K")
V = TypeVar("V")

COLUMNS = (
    "participants",
    "step",
    "item",
    "stage",
    "round",
    "curtain",
    "reference_shown",
    "ended",
    "tables",
    "way",
    "by_table",
    "countdown",
    "reference_stage",
    "clock_since",
    "planned_end",
)
"""The columns of table `workshop` that change while it runs, in the order of `_row`."""


class WorkshopStore(WorkshopList):
    """The workshops of one database, for listing, loading and saving."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._opening: int = database.openings

    def create(self, workshop: Workshop, state: State) -> None:
        """Save a new workshop, with its frozen copy of the deck.

        Raises:
            StorageError: It could not be saved.
        """
        with self._database.atomic():
            self._insert(workshop, state, workshop.created_at)

    def put(self, workshop: Workshop, state: State, changed_at: datetime) -> None:
        """Save a whole workshop, replacing everything the database has of it.

        Raises:
            StorageError: It could not be saved.
        """
        with self._database.atomic():
            self._database.execute("DELETE FROM workshop WHERE id = ?", (workshop.id,))
            self._insert(workshop, state, changed_at)

    def _insert(self, workshop: Workshop, state: State, changed_at: datetime) -> None:
        copy = encode_copy(workshop.deck)
        digest = hashlib.sha256(copy).hexdigest()
        names = (
            "id, name, organisation, held_on, kind, created_at, changed_at, deck_digest, "
            + ", ".join(COLUMNS)
        )
        values = (
            workshop.id,
            workshop.name,
            workshop.organisation,
            workshop.date.isoformat(),
            workshop.kind.value,
            workshop.created_at.isoformat(),
            changed_at.isoformat(),
            digest,
            *_row(workshop, state),
        )
        self._database.execute(
            # If the stored copy was damaged, repair it, also for the workshops that use it already.
            "INSERT INTO deck_copy VALUES (?, ?) ON CONFLICT DO UPDATE SET"
            " content = excluded.content WHERE content <> excluded.content",
            (digest, copy),
        )
        marks = ", ".join("?" * len(values))
        self._database.execute(
            f"INSERT INTO workshop ({names}) VALUES ({marks})",  # noqa: S608 - fixed names
            values,
        )
        self._save_parts(workshop.id, None, state)

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Save what changed between two states, all of it or nothing.

        Votes are written as totals, not as increments, so saving twice has no effect. The time of a
        ballot is not recorded: `changed_at` stays the same, and the log, which contains earlier
        pages, is erased immediately.

        If the database was opened again since the last save, the whole workshop is written, because
        the content of the file may then be older than `before`.

        Raises:
            StorageError: Saving failed; the database still has `before`, or the next save writes
                the whole workshop.
            sqlite3.Error: A bug; as above.
        """
        whole = False
        self._database.verify()
        if before != after or self._opening != self._database.openings:
            whole = self._commit(workshop, before, after, at)
        if self._opening != self._database.openings:
            # The file was replaced during the commit: write the whole workshop to the new file.
            whole = self._commit(workshop, before, after, at)
        if whole or _ballots(before) != _ballots(after) or self._database.journal_waits:
            self._database.empty_journal()

    def _commit(self, workshop: Workshop, before: State, after: State, at: datetime) -> bool:
        """Write what changed or, if needed, the whole workshop; return whether it was the whole."""
        try:
            with self._database.atomic():
                opening = self._database.openings
                whole = opening != self._opening
                if whole:
                    self._put_again(workshop, before, after, at)
                else:
                    self._save_changes(workshop, before, after, at)
        except sqlite3.IntegrityError:
            # The existing rows conflict; replacing them all the next time may succeed.
            self._opening = NEVER
            raise
        self._opening = opening
        return whole

    def _save_changes(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        if _without_ballots(before) != _without_ballots(after):
            self._save_row(workshop, after, at)
        self._save_parts(workshop.id, before, after)

    def _save_row(self, workshop: Workshop, state: State, at: datetime) -> None:
        # Write all columns that may be damaged, in one statement: SQLite rejects any change to a
        # row that is left with a value of the wrong type.
        names = ("created_at", "changed_at", *COLUMNS)
        values = (workshop.created_at.isoformat(), at.isoformat(), *_row(workshop, state))
        assignments = ", ".join(f"{name} = ?" for name in names)
        self._database.execute(
            f"UPDATE workshop SET {assignments} WHERE id = ?",  # noqa: S608 - fixed names
            (*values, workshop.id),
        )

    def _put_again(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        only_ballots = _without_ballots(before) == _without_ballots(after)
        if only_ballots and self.has(workshop.id):
            at = self.changed_at(workshop.id)
        self.put(workshop, after, at)

    def _save_parts(self, workshop_id: str, before: State | None, after: State) -> None:
        self._save_steps(workshop_id, _steps(before) if before else {}, _steps(after))
        self._save_rounds(workshop_id, before.rounds if before else {}, after.rounds)
        self._save_notes(workshop_id, before.notes if before else {}, after.notes)
        self._save_entries(workshop_id, before.entries if before else {}, after.entries)

    def _save_steps(
        self,
        workshop_id: str,
        before: dict[int, tuple[object, ...]],
        after: dict[int, tuple[object, ...]],
    ) -> None:
        for step_id in before.keys() - after.keys():
            self._database.execute(
                "DELETE FROM step WHERE workshop_id = ? AND id = ?", (workshop_id, step_id)
            )
        for step_id, values in _changed(before, after).items():
            self._database.execute(
                "INSERT OR REPLACE INTO step"
                " (workshop_id, id, rank, kind, content, minutes, skipped, spent, planned)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (workshop_id, step_id, *values),
            )

    def _save_rounds(
        self, workshop_id: str, before: Mapping[RoundKey, Round], after: Mapping[RoundKey, Round]
    ) -> None:
        for key in before.keys() - after.keys():
            self._database.execute(
                "DELETE FROM round WHERE workshop_id = ? AND step = ? AND item = ? AND number = ?",
                (workshop_id, *key),
            )
        for key, round_ in _changed(before, after).items():
            (round_id,) = self._database.execute(
                "INSERT INTO round (workshop_id, step, item, number, way, state, hands, ballots,"
                " shown, added_to)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (workshop_id, step, item, number) DO UPDATE SET"
                " way = excluded.way, state = excluded.state, hands = excluded.hands,"
                " ballots = excluded.ballots, shown = excluded.shown,"
                " added_to = excluded.added_to RETURNING id",
                (
                    workshop_id,
                    *key,
                    round_.method.value,
                    round_.state.value,
                    written_counts(round_.hands),
                    written_counts(round_.ballots),
                    round_.shown,
                    round_.added_to,
                ),
            ).fetchone()
            if key not in before:
                # Remove the votes of an unreadable round that this one replaces.
                self._database.execute("DELETE FROM table_vote WHERE round_id = ?", (round_id,))
            then = before.get(key, Round()).tables
            for table in then.keys() - round_.tables.keys():
                self._database.execute(
                    "DELETE FROM table_vote WHERE round_id = ? AND table_number = ?",
                    (round_id, table),
                )
            for table, choice in _changed(then, round_.tables).items():
                self._database.execute(
                    "INSERT OR REPLACE INTO table_vote VALUES (?, ?, ?)", (round_id, table, choice)
                )

    def _save_notes(
        self, workshop_id: str, before: Mapping[Place, str], after: Mapping[Place, str]
    ) -> None:
        for place in before.keys() - after.keys():
            self._database.execute(
                "DELETE FROM note WHERE workshop_id = ? AND step = ? AND item = ?",
                (workshop_id, *place),
            )
        for place, text in _changed(before, after).items():
            self._database.execute(
                "INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?)", (workshop_id, *place, text)
            )

    def _save_entries(
        self,
        workshop_id: str,
        before: Mapping[Place, tuple[Entry, ...]],
        after: Mapping[Place, tuple[Entry, ...]],
    ) -> None:
        then, now = _entries(before), _entries(after)
        for key in then.keys() - now.keys():
            self._database.execute(
                "DELETE FROM entry WHERE workshop_id = ? AND step = ? AND item = ? AND id = ?",
                (workshop_id, *key),
            )
        for key, values in _changed(then, now).items():
            self._database.execute(
                "INSERT OR REPLACE INTO entry"
                " (workshop_id, step, item, id, rank, table_number, text)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (workshop_id, *key, *values),
            )

    def changed_at(self, workshop_id: str) -> datetime:
        """When a workshop was last changed, apart from ballots; `LONG_AGO` if unreadable.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: The database could not be read.
        """
        return read_changed_at(self._database, workshop_id)

    def load(self, workshop_id: str, losses: Losses | None = None) -> tuple[Workshop, State]:
        """Load a workshop and its state, without the rows that cannot be read.

        Args:
            workshop_id: Its id.
            losses: Everything that could not be read is added to this.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        return read_workshop(self._database, workshop_id, Losses() if losses is None else losses)

    def write_back(
        self, workshop: Workshop, state: State, losses: Losses, at: datetime
    ) -> Path | None:
        """Write a state that was read with losses back to the database.

        After that, saving changes is enough. Unreadable rows stay until they are replaced, for
        instance the table votes of a round by those of a new one. First the database is copied to a
        file in the same folder; the same losses are copied only once.

        Returns:
            The copy; None for a database in memory.

        Raises:
            StorageError: Copying or saving failed; the database is unchanged.
        """
        copy = self._database.copy_beside(f"verloren-rijen-{losses.digest}")
        with self._database.atomic():
            self._save_row(workshop, state, at)
            self._save_parts(workshop.id, None, state)
        return copy


def _row(workshop: Workshop, state: State) -> tuple[object, ...]:
    """The values of the columns in `COLUMNS`."""
    position, timer = state.position, state.timer
    return (
        state.participants,
        position.step,
        position.item,
        position.stage.value,
        position.round,
        state.curtain,
        state.reference_shown,
        current_item(workshop.contents, state).kind is ItemKind.END,
        state.tables,
        state.method.value,
        state.by_table,
        state.countdown,
        state.reference_stage,
        timer.since.isoformat() if timer.since else None,
        timer.planned_end.isoformat() if timer.planned_end else None,
    )


def _steps(state: State) -> dict[int, tuple[object, ...]]:
    """The rows of table `step`, by id."""
    spent = state.timer.spent
    return {
        step.id: (
            rank,
            step.kind.value,
            step.content,
            step.minutes,
            step.skipped,
            float(spent.get(step.id, 0.0)),
            step.planned,
        )
        for rank, step in enumerate(state.steps)
    }


def _entries(
    collected: Mapping[Place, tuple[Entry, ...]],
) -> dict[tuple[int, str, int], tuple[int, int, str]]:
    """The rows of table `entry`, by place and id."""
    return {
        (place.step, place.item, entry.id): (rank, entry.table, entry.text)
        for place, entries in collected.items()
        for rank, entry in enumerate(entries)
    }


def _ballots(state: State) -> dict[RoundKey, Counts]:
    return {key: round_.ballots for key, round_ in state.rounds.items() if any(round_.ballots)}


def _without_ballots(state: State) -> State:
    rounds = {
        key: replace(round_, ballots=NO_VOTES, shown=False, added_to=False)
        for key, round_ in state.rounds.items()
    }
    return replace(state, rounds=rounds)


def _changed(before: Mapping[K, V], after: Mapping[K, V]) -> dict[K, V]:
    """The values that are new or different in `after`."""
    return {key: value for key, value in after.items() if before.get(key) != value}
