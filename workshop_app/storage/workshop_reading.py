"""Read a workshop: all its rows that can be read, and a record of those that cannot."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from workshop_app.content.damaged_copy import texts_of_copy
from workshop_app.content.deck import (
    FEWEST_PEOPLE,
    MOST_PEOPLE,
    Deck,
    FrozenCopyError,
    PlannedStep,
    decode_copy,
)
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import NotFoundError
from workshop_app.results.tally import Counts
from workshop_app.session.collecting import MOST_TABLES
from workshop_app.session.invariants import repair
from workshop_app.session.items import Item, Poll
from workshop_app.session.opening import DEMO_PARTICIPANTS
from workshop_app.session.programme import Workshop, default_minutes
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
    VotingMethod,
)
from workshop_app.session.step import LONGEST, SHORTEST, Step
from workshop_app.session.voting import MOST_VOTES
from workshop_app.storage import rows
from workshop_app.storage.database import Database
from workshop_app.storage.rows import LARGEST_ID, Losses, Lost, Row

USUAL_PARTICIPANTS = DEMO_PARTICIPANTS
"""Used if the number of participants cannot be read."""

Items = Mapping[tuple[int, str], Item]
"""The items of a programme, by the id of their step and their own id."""


def read_workshop(database: Database, workshop_id: str, losses: Losses) -> tuple[Workshop, State]:
    """Read a workshop and its state.

    Args:
        database: The database that contains it.
        workshop_id: Its id.
        losses: Everything that could not be read is added to this.

    Raises:
        NotFoundError: There is no such workshop.
        StorageError: Its row, all of its steps or the copy of its deck could not be read.
    """
    found = database.fetch(
        "SELECT name, organisation, held_on, kind, created_at, deck_digest, content,"
        " participants, tables, way, step, item, stage, round, curtain, reference_shown, by_table,"
        " countdown, reference_stage, clock_since, planned_end"
        " FROM workshop LEFT JOIN deck_copy ON digest = deck_digest WHERE id = ?",
        (workshop_id,),
    )
    if not found:
        raise _not_found(workshop_id)
    name, organisation, held_on, kind, created_at, digest, copy, *now = found[0]
    try:
        identity = rows.identity(name, organisation, held_on, kind)
        workshop = Workshop(
            id=workshop_id,
            name=identity.name,
            organisation=identity.organisation,
            date=identity.date,
            kind=identity.kind,
            created_at=losses.value(Lost.MADE, rows.moment, created_at, rows.LONG_AGO),
            deck=_deck(digest, copy, losses),
        )
        state = _Reader(database, workshop, losses).state(tuple(now))
    except (*rows.UNREADABLE, FrozenCopyError) as error:
        raise rows.unreadable(name, database.source) from error
    for _ in range(_strays(database)):
        losses.add(Lost.STRAY)
    return workshop, state


def _strays(database: Database) -> int:
    """The number of rows that belong to a workshop or a round that does not exist."""
    queries = [
        f"SELECT count(*) FROM {table} WHERE workshop_id NOT IN (SELECT id FROM workshop)"  # noqa: S608 - fixed names
        for table in ("step", "round", "note", "entry")
    ]
    queries.append("SELECT count(*) FROM table_vote WHERE round_id NOT IN (SELECT id FROM round)")
    return sum(database.fetch(query)[0][0] for query in queries)


def read_changed_at(database: Database, workshop_id: str) -> datetime:
    """When a workshop was last changed; `LONG_AGO` if that cannot be read.

    Raises:
        NotFoundError: There is no such workshop.
        StorageError: The database could not be read.
    """
    found = database.fetch("SELECT changed_at FROM workshop WHERE id = ?", (workshop_id,))
    if not found:
        raise _not_found(workshop_id)
    return rows.otherwise(rows.LONG_AGO, rows.moment, found[0][0])


def _deck(digest: object, copy: object, losses: Losses) -> Deck:
    """Decode the frozen copy of a deck; of a damaged copy, as much as can be used.

    Raises:
        FrozenCopyError: The bytes are not a deck.
        TypeError: The value is not bytes.
    """
    if type(copy) is not bytes:
        raise TypeError("no copy of the deck")
    if hashlib.sha256(copy).hexdigest() == digest:
        return decode_copy(copy)
    losses.add(Lost.PICTURES, (digest,))
    return texts_of_copy(copy)


def _not_found(workshop_id: str) -> NotFoundError:
    return NotFoundError(
        "De workshop “{workshop_id}” is niet opgeslagen.",
        "Kies er een uit de lijst.",
        workshop_id=rows.legible(workshop_id),
    )


class _StepRow(NamedTuple):
    step: Step
    rank: int
    spent: float


class _EntryRow(NamedTuple):
    place: Place
    rank: int
    entry: Entry


class _Reader:
    """Reads the rows in other tables that belong to one workshop."""

    def __init__(self, database: Database, workshop: Workshop, losses: Losses) -> None:
        self._database = database
        self._id = workshop.id
        self._contents = workshop.contents
        self._losses = losses

    def state(self, row: Row) -> State:
        """Read the state; `row` has the columns from `participants` on.

        Raises:
            ValueError: There are no steps that can be read.
        """
        people, tables, method, *position, curtain, reference_shown, by_table, countdown = row[:-3]
        value, steps = self._losses.value, self._steps()
        if not steps:
            raise ValueError("no steps")
        items: Items = {
            (one.step.id, item.id): item for one in steps for item in self._contents.items(one.step)
        }
        since, planned_end = (
            value(Lost.CLOCK, rows.optional_moment, moment, None) for moment in row[-2:]
        )
        read = State(
            participants=value(
                Lost.PEOPLE, rows.within(FEWEST_PEOPLE, MOST_PEOPLE), people, USUAL_PARTICIPANTS
            ),
            steps=tuple(one.step for one in steps),
            tables=value(Lost.TABLES, rows.within(0, MOST_TABLES), tables, 0),
            method=value(Lost.METHOD, VotingMethod, method, VotingMethod.SHOW_OF_HANDS),
            position=value(Lost.POSITION, _position, tuple(position), Position()),
            rounds=self._rounds(items),
            notes=self._notes(items),
            entries=self._entries(items),
            # A curtain that cannot be read may have hidden something, so the screen stays black.
            curtain=value(Lost.LOOK, _curtain, curtain, Curtain.BLACK),
            reference_shown=value(Lost.LOOK, rows.flag, reference_shown, usual=False),
            by_table=value(Lost.LOOK, rows.flag, by_table, usual=False),
            countdown=value(Lost.LOOK, rows.flag, countdown, usual=False),
            reference_stage=value(Lost.LOOK, rows.flag, row[-3], usual=True),
            timer=Timer({one.step.id: one.spent for one in steps if one.spent}, since, planned_end),
        )
        right = repair(self._contents, read)
        self._report_changes(read, right)
        return right

    def _report_changes(self, read: State, right: State) -> None:
        for lost, was, now in (
            (Lost.STEP_VALUE, read.steps, right.steps),
            (Lost.TABLES, read.tables, right.tables),
            (Lost.POSITION, read.position, right.position),
            (Lost.METHOD, read.rounds, right.rounds),
            (Lost.LOOK, read.reference_shown, right.reference_shown),
        ):
            if was != now:
                self._losses.add(lost, (was,))

    def _steps(self) -> list[_StepRow]:
        found = self._database.fetch(
            "SELECT id, kind, content, rank, minutes, skipped, spent, planned FROM step"
            " WHERE workshop_id = ? ORDER BY rank, id",
            (self._id,),
        )
        read = self._losses.each(Lost.STEP, self._step, found)
        if len(read) == len(found):
            self._check_ranks([one.rank for one in read])
        return read

    def _step(self, row: Row) -> _StepRow:
        step_id, raw_kind, raw_content, rank, raw_minutes, raw_skipped, raw_spent, raw_planned = row
        kind, content = StepKind(raw_kind), rows.text(raw_content)
        usual = default_minutes(self._contents, PlannedStep(kind, content))
        self._contents.make(kind, content)
        rows.whole(step_id, 1, LARGEST_ID)
        value = self._losses.value
        minutes = value(Lost.STEP_VALUE, rows.within(SHORTEST, LONGEST), raw_minutes, usual)
        skipped = value(Lost.STEP_VALUE, rows.flag, raw_skipped, usual=False)
        spent = value(Lost.STEP_VALUE, rows.seconds, raw_spent, 0.0)
        planned = value(Lost.STEP_VALUE, _planned, raw_planned, None)
        return _StepRow(Step(step_id, kind, minutes, content, skipped, planned), rank, spent)

    def _check_ranks(self, ranks: list[int]) -> None:
        if ranks != list(range(len(ranks))):
            self._losses.add(Lost.ORDER, tuple(ranks))

    def _rounds(self, items: Items) -> dict[RoundKey, Round]:
        votes: dict[int, list[Row]] = {}
        for round_id, *vote in self._database.fetch(
            "SELECT round_id, table_number, choice FROM table_vote"
            " JOIN round ON round.id = round_id WHERE workshop_id = ? ORDER BY table_number",
            (self._id,),
        ):
            votes.setdefault(round_id, []).append(tuple(vote))

        def read(row: Row) -> tuple[RoundKey, Round]:
            key, poll = self._round_key(row[1:4], items)
            return key, self._round(row[4:], votes.get(row[0], []), poll)

        found = self._database.fetch(
            "SELECT id, step, item, number, way, state, hands, ballots, shown, added_to"
            " FROM round WHERE workshop_id = ? ORDER BY id",
            (self._id,),
        )
        return dict(self._losses.each(Lost.ROUND, read, found))

    def _round_key(self, row: Row, items: Items) -> tuple[RoundKey, Poll | None]:
        """The key of a round, and the poll that it belongs to; None if there is no such poll.

        A round without a poll is recorded as a loss but preserved unchanged: a version that knows
        the item may be able to use its votes.
        """
        key = RoundKey(
            rows.whole(row[0], 1, LARGEST_ID), rows.text(row[1]), rows.whole(row[2], 1, 2)
        )
        item = items.get((key.step, key.item))
        poll = item.poll if item else None
        if poll is None or key.number > poll.rounds:
            self._losses.add(Lost.ROUND, row)
            return key, None
        return key, poll

    def _round(self, row: Row, votes: list[Row], poll: Poll | None) -> Round:
        method, state, hands, ballots, shown, added_to = row
        value = self._losses.value
        read = Round(
            state=value(Lost.METHOD, RoundState, state, RoundState.CLOSED),
            method=value(Lost.METHOD, VotingMethod, method, VotingMethod.SHOW_OF_HANDS),
            hands=_on_scale(rows.counts(hands), poll),
            ballots=_on_scale(rows.counts(ballots), poll),
            tables=dict(
                self._losses.each(Lost.TABLE_VOTE, lambda vote: _table_vote(vote, poll), votes)
            ),
            # If unreadable, assume the safe values: the ballots stay secret and count as changed.
            shown=value(Lost.METHOD, rows.flag, shown, usual=False),
            added_to=value(Lost.METHOD, rows.flag, added_to, usual=True),
        )
        if read.votes > MOST_VOTES:
            raise ValueError(f"{read.votes} votes")
        return read

    def _notes(self, items: Items) -> dict[Place, str]:
        found = self._database.fetch(
            "SELECT step, item, text FROM note WHERE workshop_id = ? ORDER BY step, item",
            (self._id,),
        )

        def read(row: Row) -> tuple[Place, str]:
            return self._place(row[:2], items, Lost.NOTE), _something(rows.text(row[2]))

        return dict(self._losses.each(Lost.NOTE, read, found))

    def _entries(self, items: Items) -> dict[Place, tuple[Entry, ...]]:
        found = self._database.fetch(
            "SELECT step, item, id, rank, text, table_number FROM entry"
            " WHERE workshop_id = ? ORDER BY step, item, rank, id",
            (self._id,),
        )

        def read(row: Row) -> _EntryRow:
            step, item, entry_id, rank, text, table = row
            entry = Entry(
                rows.whole(entry_id, 1, LARGEST_ID),
                _something(rows.text(text)),
                rows.whole(table, 0, MOST_TABLES),
            )
            return _EntryRow(self._place((step, item), items, Lost.ENTRY), rank, entry)

        entries = self._losses.each(Lost.ENTRY, read, found)
        places: dict[Place, list[_EntryRow]] = {}
        for one in entries:
            places.setdefault(one.place, []).append(one)
        if len(entries) == len(found):
            for there in places.values():
                self._check_ranks([one.rank for one in there])
        return {place: tuple(one.entry for one in there) for place, there in places.items()}

    def _place(self, row: Row, items: Items, lost: Lost) -> Place:
        """Read a place; one that does not exist is preserved and recorded as a loss."""
        place = Place(rows.whole(row[0], 1, LARGEST_ID), rows.text(row[1]))
        of_a_step = not place.item and any(step == place.step for step, _ in items)
        if not of_a_step and place not in items:
            self._losses.add(lost, row)
        return place


def _position(values: Row) -> Position:
    step, item, stage, number = values
    return Position(
        rows.whole(step, 1, LARGEST_ID),
        rows.whole(item, 0, LARGEST_ID),
        Stage(stage),
        rows.whole(number, 1, 2),
    )


def _planned(value: object) -> int | None:
    return None if value is None else rows.whole(value, SHORTEST, LONGEST)


def _curtain(value: object) -> Curtain | None:
    return None if value is None else Curtain(value)


def _table_vote(row: Row, poll: Poll | None) -> tuple[int, int]:
    table, choice = rows.whole(row[0], 1, MOST_TABLES), rows.whole(row[1], 0, 5)
    if poll is not None and not poll.scale.has(choice):
        raise ValueError(f"no choice: {choice}")
    return table, choice


def _on_scale(counts: Counts, poll: Poll | None) -> Counts:
    for choice, number in enumerate(counts):
        if number and poll is not None and not poll.scale.has(choice):
            raise ValueError(f"votes for {choice}")
    return counts


def _something(text: str) -> str:
    if not text:
        raise ValueError("nothing written")
    return text
