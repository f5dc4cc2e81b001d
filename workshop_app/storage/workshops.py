"""Workshops in the database: making, saving what changed, reading back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.navigation import current_item
from workshop_app.session.programme import Workshop
from workshop_app.session.state import Entry, Place, Round, RoundKey, State
from workshop_app.storage.database import Database
from workshop_app.storage.listing import WorkshopList
from workshop_app.storage.reading import read_changed_at, read_workshop
from workshop_app.storage.rows import Losses, written_counts

NEVER = 0
"""No opening of a database: what it holds is not known."""

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
    "clock_since",
    "planned_end",
)
"""Of table `workshop`: what changes while it runs, in the order of `_row`."""


class WorkshopStore(WorkshopList):
    """The workshops of one database: to list, and to work with."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._opening: int = database.openings

    def create(self, workshop: Workshop, state: State) -> None:
        """Keep a new workshop, with its frozen copy of the deck.

        Raises:
            StorageError: It could not be kept.
        """
        with self._database.atomic():
            self._insert(workshop, state, workshop.created_at)

    def put(self, workshop: Workshop, state: State, changed_at: datetime) -> None:
        """Keep a workshop whole, whatever the database holds of it.

        Raises:
            StorageError: It could not be kept.
        """
        with self._database.atomic():
            self._database.execute("DELETE FROM workshop WHERE id = ?", (workshop.id,))
            self._insert(workshop, state, changed_at)

    def _insert(self, workshop: Workshop, state: State, changed_at: datetime) -> None:
        import hashlib  # noqa: PLC0415 - listing workshops needs no decks

        from workshop_app.content.deck import encode_copy  # noqa: PLC0415

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
            # A copy that was damaged on disk is mended, for the workshops before as well.
            "INSERT INTO deck_copy VALUES (?, ?) ON CONFLICT DO UPDATE SET"
            " content = excluded.content WHERE content <> excluded.content",
            (digest, copy),
        )
        marks = ", ".join("?" * len(values))
        self._database.execute(
            f"INSERT INTO workshop ({names}) VALUES ({marks})",  # noqa: S608 - names of our own
            values,
        )
        self._save_parts(workshop.id, None, state)

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Keep what changed between two states, all of it or nothing.

        Votes are written as they now are, not as steps up or down: saving twice changes nothing.
        A ballot leaves no trace of its moment: the time of the last change stays as it was, and
        the journal, which holds each earlier page, is emptied at once.

        Where the database was opened again since the last time, the whole workshop is written: what
        the file holds then may be older than `before`.

        Raises:
            StorageError: It could not be kept; the database still holds `before`, or the next save
                writes the whole workshop.
            sqlite3.Error: A bug; as above.
        """
        whole = False
        self._database.verify()
        if before != after or self._opening != self._database.openings:
            whole = self._commit(workshop, before, after, at)
        if self._opening != self._database.openings:
            # Right after the commit it was not at its path: what is there now gets it whole.
            whole = self._commit(workshop, before, after, at)
        if whole or _ballots(before) != _ballots(after) or self._database.journal_waits:
            self._database.empty_journal()

    def _commit(self, workshop: Workshop, before: State, after: State, at: datetime) -> bool:
        """Write what changed, or the whole workshop; whether it was the whole workshop."""
        try:
            with self._database.atomic():
                opening = self._database.openings
                whole = opening != self._opening
                if whole:
                    self._put_again(workshop, before, after, at)
                else:
                    self._save_changes(workshop, before, after, at)
        except sqlite3.IntegrityError:
            self._opening = NEVER  # the rows that are there do not fit: without them it may succeed
            raise
        self._opening = opening
        return whole

    def _save_changes(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        if _without_ballots(before) != _without_ballots(after):
            self._save_row(workshop, after, at)
        self._save_parts(workshop.id, before, after)

    def _save_row(self, workshop: Workshop, state: State, at: datetime) -> None:
        # All that can be damaged at once: with one value of another type than its column's left,
        # a row takes no change at all.
        names = ("created_at", "changed_at", *COLUMNS)
        values = (workshop.created_at.isoformat(), at.isoformat(), *_row(workshop, state))
        assignments = ", ".join(f"{name} = ?" for name in names)
        self._database.execute(
            f"UPDATE workshop SET {assignments} WHERE id = ?",  # noqa: S608 - names of our own
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
        self._save_words(workshop_id, before.words if before else {}, after.words)

    def _save_steps(
        self,
        workshop_id: str,
        before: dict[int, tuple[object, ...]],
        after: dict[int, tuple[object, ...]],
    ) -> None:
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
                # Of a round that could not be read, which this one takes the place of.
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

    def _save_words(
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
        """When something was last done in a workshop, a ballot not counted.

        Long ago where that cannot be read.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        return read_changed_at(self._database, workshop_id)

    def load(self, workshop_id: str, losses: Losses | None = None) -> tuple[Workshop, State]:
        """A workshop and the state it is in, without the rows that cannot be read.

        Args:
            workshop_id: Its id.
            losses: Is added to, for each thing that could not be read.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        return read_workshop(self._database, workshop_id, Losses() if losses is None else losses)

    def take_up(
        self, workshop: Workshop, state: State, losses: Losses, at: datetime
    ) -> Path | None:
        """Make the database agree with a state that was read with losses.

        From then on saving what changed is enough. Rows that could not be read stay as they are
        until something takes their place, as a round does of its votes of tables. A copy of the
        whole database is left beside it first, one for the same losses.

        Returns:
            The copy; None for a database in memory.

        Raises:
            StorageError: It could not be copied or kept; the database is as it was.
        """
        copy = self._database.copy_beside(f"verloren-rijen-{losses.digest}")
        with self._database.atomic():
            self._save_row(workshop, state, at)
            self._save_parts(workshop.id, None, state)
        return copy


def _row(workshop: Workshop, state: State) -> tuple[object, ...]:
    """The values of `COLUMNS`."""
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
        timer.since.isoformat() if timer.since else None,
        timer.planned_end.isoformat() if timer.planned_end else None,
    )


def _steps(state: State) -> dict[int, tuple[object, ...]]:
    """The values of table `step`, by id."""
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
    words: Mapping[Place, tuple[Entry, ...]],
) -> dict[tuple[int, str, int], tuple[int, int, str]]:
    """The values of table `entry`, by place and id."""
    return {
        (place.step, place.item, entry.id): (rank, entry.table, entry.text)
        for place, entries in words.items()
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
    """What is new or different after."""
    return {key: value for key, value in after.items() if before.get(key) != value}
