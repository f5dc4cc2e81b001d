"""Workshops in the database: making, saving what changed, reading back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from workshop_app.content.step_kind import StepKind
from workshop_app.errors import NotFoundError, StorageError
from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import Step, Steps, Workshop
from workshop_app.session.state import (
    Curtain,
    Entry,
    Place,
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    Timer,
    Way,
)
from workshop_app.session.trail import current_item
from workshop_app.storage.database import Database
from workshop_app.storage.listing import WorkshopList

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
            "INSERT INTO deck_copy VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, copy)
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
            assignments = ", ".join(f"{column} = ?" for column in COLUMNS)
            self._database.execute(
                f"UPDATE workshop SET changed_at = ?, {assignments} WHERE id = ?",  # noqa: S608 - names of our own
                (at.isoformat(), *_row(workshop, after), workshop.id),
            )
        self._save_parts(workshop.id, before, after)

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
                " (workshop_id, id, rank, kind, content, minutes, skipped, spent)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
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
                "INSERT INTO round (workshop_id, step, item, number, way, state, hands, ballots)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (workshop_id, step, item, number) DO UPDATE SET"
                " way = excluded.way, state = excluded.state, hands = excluded.hands,"
                " ballots = excluded.ballots RETURNING id",
                (
                    workshop_id,
                    *key,
                    round_.way.value,
                    round_.state.value,
                    _written(round_.hands),
                    _written(round_.ballots),
                ),
            ).fetchone()
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

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        found = self._database.fetch("SELECT changed_at FROM workshop WHERE id = ?", (workshop_id,))
        if not found:
            raise _not_kept(workshop_id)
        return datetime.fromisoformat(found[0][0])

    def load(self, workshop_id: str) -> tuple[Workshop, State]:
        """A workshop and the state it is in.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        found = self._database.fetch(
            "SELECT name, organisation, held_on, kind, created_at, content, participants, step,"
            " item, stage, round, curtain, reference_shown, tables, way, by_table, countdown,"
            " clock_since, planned_end"
            " FROM workshop JOIN deck_copy ON digest = deck_digest WHERE id = ?",
            (workshop_id,),
        )
        if not found:
            raise _not_kept(workshop_id)
        from workshop_app.content.deck import FrozenCopyError, decode_copy  # noqa: PLC0415

        row = found[0]
        try:
            deck = decode_copy(row[5])
        except FrozenCopyError as error:
            raise StorageError(
                f"De kaarten van de workshop “{row[0]}” zijn niet te lezen.",
                "De andere workshops zijn er nog; kies er een uit de lijst.",
            ) from error
        workshop = Workshop(
            id=workshop_id,
            name=row[0],
            organisation=row[1],
            date=date.fromisoformat(row[2]),
            kind=WorkshopKind(row[3]),
            created_at=datetime.fromisoformat(row[4]),
            deck=deck,
        )
        steps, spent = self._steps(workshop_id)
        state = State(
            participants=row[6],
            steps=steps,
            tables=row[13],
            way=Way(row[14]),
            position=Position(row[7], row[8], Stage(row[9]), row[10]),
            rounds=self._rounds(workshop_id),
            notes=self._notes(workshop_id),
            words=self._words(workshop_id),
            curtain=Curtain(row[11]) if row[11] else None,
            reference_shown=bool(row[12]),
            by_table=bool(row[15]),
            countdown=bool(row[16]),
            timer=Timer(spent, _moment(row[17]), _moment(row[18])),
        )
        return workshop, state

    def _steps(self, workshop_id: str) -> tuple[Steps, dict[int, float]]:
        found = self._database.fetch(
            "SELECT id, kind, minutes, content, skipped, spent FROM step"
            " WHERE workshop_id = ? ORDER BY rank",
            (workshop_id,),
        )
        steps = tuple(Step(r[0], StepKind(r[1]), r[2], r[3], bool(r[4])) for r in found)
        return steps, {row[0]: row[5] for row in found if row[5]}

    def _rounds(self, workshop_id: str) -> dict[RoundKey, Round]:
        tables: dict[int, dict[int, int]] = {}
        for round_id, table, choice in self._database.fetch(
            "SELECT round_id, table_number, choice FROM table_vote"
            " JOIN round ON round.id = round_id WHERE workshop_id = ? ORDER BY table_number",
            (workshop_id,),
        ):
            tables.setdefault(round_id, {})[table] = choice
        return {
            RoundKey(step, item, number): Round(
                state=RoundState(state),
                way=Way(way),
                hands=_read(hands),
                ballots=_read(ballots),
                tables=tables.get(round_id, {}),
            )
            for round_id, step, item, number, way, state, hands, ballots in self._database.fetch(
                "SELECT id, step, item, number, way, state, hands, ballots"
                " FROM round WHERE workshop_id = ? ORDER BY id",
                (workshop_id,),
            )
        }

    def _notes(self, workshop_id: str) -> dict[Place, str]:
        found = self._database.fetch(
            "SELECT step, item, text FROM note WHERE workshop_id = ?", (workshop_id,)
        )
        return {Place(step, item): text for step, item, text in found}

    def _words(self, workshop_id: str) -> dict[Place, tuple[Entry, ...]]:
        words: dict[Place, tuple[Entry, ...]] = {}
        for step, item, entry_id, text, table in self._database.fetch(
            "SELECT step, item, id, text, table_number FROM entry"
            " WHERE workshop_id = ? ORDER BY step, item, rank",
            (workshop_id,),
        ):
            place = Place(step, item)
            words[place] = (*words.get(place, ()), Entry(entry_id, text, table))
        return words


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
        state.way.value,
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
    rounds = {key: replace(round_, ballots=NO_VOTES) for key, round_ in state.rounds.items()}
    return replace(state, rounds=rounds)


def _written(counts: Counts) -> str:
    """Counts as six numbers of three digits."""
    return " ".join(f"{count:03d}" for count in counts)


def _read(written: str) -> Counts:
    zero, one, two, three, four, five = (int(number) for number in written.split())
    return (zero, one, two, three, four, five)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _not_kept(workshop_id: str) -> NotFoundError:
    return NotFoundError(
        f"De workshop “{workshop_id}” is niet bewaard.", "Kies er een uit de lijst."
    )


def _changed(before: Mapping[K, V], after: Mapping[K, V]) -> dict[K, V]:
    """What is new or different after."""
    return {key: value for key, value in after.items() if before.get(key) != value}
