"""Saving workshops: what is loaded equals what was saved, all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.databases import Row, contents_of, opened, pragma, readable, stored
from tests.support.samples import (
    END,
    LOBBY,
    NOON,
    PAUSE,
    RULES,
    STAIRS,
    TRAIN,
    WELCOME,
    TickingClock,
    commands,
    contents,
    own_deck,
    start,
    tiny_deck,
    votes,
    walk,
    workshop,
)
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import NotFoundError, StorageError
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    Refused,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipStep,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReference,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import Opening, begin
from workshop_app.session.rules import apply
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import Curtain, Place, RoundKey, State, Timer, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_in_memory
from workshop_app.storage.workshops import COLUMNS, WorkshopStore

# ------------------------------------------------------------------ round trips


BEGINNINGS: list[tuple[Command, ...]] = [
    (),
    (GoTo(3, 1), OpenOrClose()),
    (ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(6), OpenOrClose()),
    (ChangeVotingMethod(VotingMethod.TABLES), GoTo(7, 1), OpenOrClose()),
    (GoTo(10),),
]
"""First commands, as random ones seldom reach a poll or an open question."""


def moments() -> st.SearchStrategy[list[tuple[Command, float]]]:
    """Commands, each with the seconds before it; negative where the clock is set back."""
    passed = st.sampled_from([0.0, 0.25, 1.0, 59.9, 600.0, -30.0])
    chance = st.lists(st.tuples(commands(), passed), max_size=30)
    first = st.sampled_from(BEGINNINGS).map(lambda given: [(command, 1.0) for command in given])
    return st.builds(list[tuple[Command, float]].__add__, first, chance)


def states(given: list[tuple[Command, float]], state: State) -> Iterator[tuple[State, datetime]]:
    """The state after each accepted command, and its time."""
    now = NOON
    for command, seconds in given:
        now += timedelta(seconds=seconds)
        try:
            state = apply(contents(), state, command, now)
        except Refused:
            continue
        yield state, now


def rows(database: Database) -> dict[str, list[Row]]:
    """The rows of all tables, without the arbitrary ids of rounds."""
    found = contents_of(database)
    names = {row[0]: row[1:5] for row in found["round"]}
    found["round"] = sorted((row[1:] for row in found["round"]), key=repr)
    found["table_vote"] = sorted(
        ((names[row[0]], *row[1:]) for row in found["table_vote"]), key=repr
    )
    return found


@given(moments())
def test_each_saved_state_is_loaded_unchanged(given: list[tuple[Command, float]]) -> None:
    with closing(open_in_memory()) as database:
        store = WorkshopStore(database)
        before = start()
        store.create(workshop(), before)
        for after, now in states(given, before):
            store.save(workshop(), before, after, now)
            assert store.load("w1") == (workshop(), after)
            before = after


@given(moments(), moments())
def test_saving_several_changes_at_once_equals_saving_one_by_one(
    first: list[tuple[Command, float]], then: list[tuple[Command, float]]
) -> None:
    with closing(open_in_memory()) as one_by_one, closing(open_in_memory()) as at_once:
        begun = start()
        for state, _ in states(first, begun):
            begun = state
        for database in (one_by_one, at_once):
            WorkshopStore(database).create(workshop(), begun)
        before = begun
        for after, _ in states(then, begun):
            WorkshopStore(one_by_one).save(workshop(), before, after, NOON)
            before = after
        WorkshopStore(at_once).save(workshop(), begun, before, NOON)
        assert rows(at_once) == rows(one_by_one)
        assert WorkshopStore(at_once).load("w1") == (workshop(), before)


@given(moments(), moments())
def test_saving_twice_changes_nothing(
    first: list[tuple[Command, float]], then: list[tuple[Command, float]]
) -> None:
    before = after = start()
    for state, _ in states(first, before):
        before = after = state
    for state, _ in states(then, before):
        after = state
    with closing(open_in_memory()) as database:
        store = WorkshopStore(database)
        store.create(workshop(), before)
        assert store.load("w1") == (workshop(), before)
        store.save(workshop(), before, after, NOON)
        once = contents_of(database)
        store.save(workshop(), before, after, NOON)
        assert contents_of(database) == once
        assert store.load("w1") == (workshop(), after)


@given(st.lists(st.one_of(commands(), st.sampled_from(["undo", "redo", "take back"])), max_size=40))
def test_a_live_session_shows_the_saved_state(pressed: list[Command | str]) -> None:
    with closing(open_in_memory()) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        session = LiveSession(workshop(), start(), store, TickingClock())
        extra: dict[str, Callable[[], object]] = {
            "undo": session.undo,
            "redo": session.redo,
            "take back": session.take_back_ballot,
        }
        for each in (*pressed, *["undo"] * len(pressed)):
            if isinstance(each, str):
                extra[each]()
            else:
                session.do(each)
            assert concealed(store.load("w1")[1]) == session.snapshot.state


EVERYTHING_ELSE: tuple[Command, ...] = (
    SetTables(3),
    SetParticipants(17),
    GoTo(3, 1),
    *votes(4, 3),
    ChangeVotingMethod(VotingMethod.BALLOT_BOX),
    CastBallot(2),
    ChangeVotingMethod(VotingMethod.TABLES),
    SetTableVote(3, 5),
    SetTableVote(1, 0),
    RevealOrHide(),
    ToggleReference(),
    WriteNote(Place(3, "chat"), "Mooi: “é ĳ €” 🙂\nen \0 verder"),
    WriteNote(Place(1, ""), "los"),
    RepeatStep(3),
    AddStep(StepKind.TEAM, "n2", 30, after=1),
    MoveStep(6, -4),
    SkipStep(7),
    GoTo(10),
    AddEntry("eerste", 2),
    AddEntry("tweede"),
    AddEntry("derde", 3),
    MoveEntry(3, -2),
    EditEntry(2, "tweede, beter", 1),
    EditEntry(1, ""),
    ToggleByTable(),
    ToggleCountdown(),
    ChangeMinutes(7),
    ToggleCurtain(Curtain.BREAK),
)


def test_every_kind_of_data_is_equal_after_reloading(path: Path) -> None:
    run = workshop(kind=WorkshopKind.DEMO)
    state = walk(start(), EVERYTHING_ELSE[:-1])
    state = apply(contents(), state, EVERYTHING_ELSE[-1], NOON + timedelta(seconds=90.5))
    state = replace(state, timer=replace(state.timer, spent={3: 12.125, 10: 1 / 3}))
    untouched = {
        name
        for name in ("position", "rounds", "notes", "entries", "curtain", "by_table", "countdown")
        if getattr(state, name) == getattr(start(), name)
    }
    assert untouched == set()
    with stored(path) as store:
        store.create(run, start())
        store.save(run, start(), state, NOON)
    with stored(path) as store:
        assert store.load(run.id) == (run, state)
        (at_step,) = [step for step in store.load(run.id)[1].steps if step.id == 10]
        assert at_step.minutes == 13


def test_every_kind_of_change_is_saved_immediately(memory: Database) -> None:
    store = WorkshopStore(memory)
    before = start()
    store.create(workshop(), before)
    back: tuple[Command, ...] = (
        ToggleCurtain(Curtain.BREAK),
        EditEntry(2, ""),
        EditEntry(3, ""),
        WriteNote(Place(1, ""), ""),
        GoTo(3, 1),
        OpenOrClose(),
        SetTableVote(3, None),
        SetTableVote(1, None),
        SkipStep(7),
    )
    for command in (*EVERYTHING_ELSE, *back):
        after = walk(before, (command,))
        assert after != before
        store.save(workshop(), before, after, NOON)
        assert store.load("w1") == (workshop(), after)
        before = after
    assert before.entries == {}
    assert set(before.notes) == {Place(3, "chat")}
    assert before.rounds[RoundKey(3, "chat", 1)].tables == {}


def test_the_deck_that_comes_with_the_app_is_equal_after_reloading(path: Path) -> None:
    run = workshop(deck=own_deck())
    begun = start("", own_deck())
    state = walk(begun, (GoTo(3, 1), *votes(4, 3)), own_deck())
    with stored(path) as store:
        store.create(run, begun)
        store.save(run, begun, state, NOON)
    with stored(path) as store:
        assert store.load(run.id) == (run, state)


def test_a_step_with_zero_time_spent_is_loaded_unchanged(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    state = walk(start(), (ToggleTimer(), ToggleTimer()))
    store.save(workshop(), start(), state, NOON)
    assert store.load("w1") == (workshop(), state)


def test_a_moved_step_keeps_its_votes_and_notes(memory: Database) -> None:
    store = WorkshopStore(memory)
    noted = WriteNote(Place(TRAIN, "tidy"), "x")
    voted = walk(start(), (GoTo(TRAIN, 1), *votes(3, 2), noted))
    store.create(workshop(), voted)
    again = END + 1
    changes = (RepeatStep(TRAIN), MoveStep(TRAIN, 9), MoveStep(again, -2), SkipStep(TRAIN))
    moved = walk(voted, changes)
    store.save(workshop(), voted, moved, NOON)
    state = store.load("w1")[1]
    assert [step.id for step in state.steps] == [
        *[WELCOME, again, STAIRS, LOBBY],
        *range(RULES, PAUSE + 1),
        TRAIN,
        *range(PAUSE + 1, END + 1),
    ]
    assert state.rounds[RoundKey(TRAIN, "tidy", 1)].hands == (0, 0, 0, 2, 0, 0)
    assert state.notes == {Place(TRAIN, "tidy"): "x"}
    assert [step.id for step in state.steps if step.skipped] == [TRAIN]


def test_a_running_clock_is_saved_with_its_zone(memory: Database) -> None:
    store = WorkshopStore(memory)
    east = timezone(timedelta(hours=5, minutes=30))
    since = datetime(2026, 3, 2, 17, 0, 0, 7, tzinfo=east)
    timer = Timer({2: 0.1 + 0.2}, since, since + timedelta(hours=2))
    store.create(workshop(), replace(start(), timer=timer))
    loaded = store.load("w1")[1].timer
    assert loaded == timer
    assert loaded.since is not None
    assert loaded.since.utcoffset() == timedelta(hours=5, minutes=30)


def test_only_what_changed_is_written(memory: Database) -> None:
    store = WorkshopStore(memory)
    state = walk(start(), EVERYTHING_ELSE)
    store.create(workshop(), state)
    changed = walk(state, (ToggleCurtain(Curtain.BREAK),))
    for table in ("step", "round", "table_vote", "note", "entry"):
        for action in ("INSERT", "UPDATE", "DELETE"):
            memory.execute(
                f"CREATE TRIGGER {action}_{table} BEFORE {action} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'was as it is'); END"
            )
    store.save(workshop(), state, changed, NOON)
    assert store.load("w1") == (workshop(), changed)
    with pytest.raises(sqlite3.IntegrityError, match="was as it is"):
        store.save(workshop(), changed, walk(changed, (WriteNote(Place(1, ""), "y"),)), NOON)


def test_every_value_that_can_change_has_its_column(memory: Database) -> None:
    columns = {row[1] for row in memory.execute("PRAGMA table_info(workshop)")}
    fixed = {"id", "name", "organisation", "held_on", "kind", "created_at", "deck_digest"}
    assert columns - fixed - {"changed_at"} == set(COLUMNS)


def test_workshops_do_not_affect_each_other(memory: Database) -> None:
    store = WorkshopStore(memory)
    one, two = workshop("one"), workshop("two")
    voted = walk(start(), (GoTo(3, 1), *votes(3, 2), WriteNote(Place(1, ""), "x")))
    for each in (one, two):
        store.create(each, start())
    store.save(one, start(), voted, NOON)
    assert store.load("two") == (two, start())
    store.save(one, voted, start(), NOON)
    assert store.load("one") == (one, start())


def test_a_deck_used_twice_is_stored_once(memory: Database) -> None:
    store = WorkshopStore(memory)
    for name in ("one", "two"):
        store.create(workshop(name), start())
    assert memory.execute("SELECT count(*) FROM deck_copy").fetchone() == (1,)


def test_a_workshop_keeps_the_deck_it_began_with(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop("one", tiny_deck()), start())
    store.create(workshop("two", own_deck()), start("", own_deck()))
    assert store.load("one")[0].deck == tiny_deck()
    assert store.load("two")[0].deck == own_deck()


FEWER = replace(start(), participants=8)


def test_the_list_begins_with_the_last_changed_workshop(memory: Database) -> None:
    store = WorkshopStore(memory)
    for name in ("one", "two", "three"):
        store.create(workshop(name), start())
    store.save(workshop("two"), start(), FEWER, NOON + timedelta(microseconds=1))
    assert [row.id for row in store.rows()] == ["two", "three", "one"]


def test_the_list_is_sorted_by_time_across_time_zones(
    memory: Database,
) -> None:
    store = WorkshopStore(memory)
    east, west = timezone(timedelta(hours=2)), timezone(timedelta(hours=-4))
    for name, at in (
        ("earlier", datetime(2026, 6, 1, 16, 0, tzinfo=east)),
        ("later", datetime(2026, 6, 1, 12, 0, tzinfo=west)),
    ):
        store.create(workshop(name), start())
        store.save(workshop(name), start(), FEWER, at)
    assert [row.id for row in store.rows()] == ["later", "earlier"]


def test_a_row_has_the_data_of_the_list(memory: Database) -> None:
    store = WorkshopStore(memory)
    run = workshop(kind=WorkshopKind.REHEARSAL)
    store.create(run, start())
    ended = walk(start(), (GoTo(END, 1), SetParticipants(8)))
    at = NOON + timedelta(hours=2)
    store.save(run, start(), ended, at)
    (row,) = readable(store)
    assert (row.name, row.organisation, row.date) == (run.name, run.organisation, run.date)
    assert (row.kind, row.participants, row.changed_at) == (WorkshopKind.REHEARSAL, 8, at)
    assert row.ended
    at_the_evaluation = walk(ended, (GoTo(END, 0),))
    store.save(run, ended, at_the_evaluation, at)
    assert not readable(store)[0].ended


# ------------------------------------------------------------------ finding


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("latest", "b1"), ("a1", "a1"), ("a12", "a12"), ("a13", "a13x"), ("b", "b1")],
)
def test_a_workshop_is_found_by_the_start_of_its_id(
    memory: Database, wanted: str, found: str
) -> None:
    store = WorkshopStore(memory)
    for name in ("a1", "a12", "a13x", "b1"):
        store.create(workshop(name), start())
    assert store.find(wanted) == found


@pytest.mark.parametrize("wanted", ["", "a", "c", "2", "A1", "%"])
def test_an_id_without_a_single_match_is_not_found(memory: Database, wanted: str) -> None:
    store = WorkshopStore(memory)
    for name in ("a1", "a12"):
        store.create(workshop(name), start())
    with pytest.raises(NotFoundError) as error:
        store.find(wanted)
    assert error.value.remedy


@pytest.mark.parametrize("wanted", ["latest", "w1"])
def test_in_an_empty_database_nothing_is_found(memory: Database, wanted: str) -> None:
    with pytest.raises(NotFoundError, match="nog geen workshops"):
        WorkshopStore(memory).find(wanted)
    with pytest.raises(NotFoundError):
        WorkshopStore(memory).load(wanted)


def test_an_unreadable_deck_copy_is_reported(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    memory.execute("UPDATE deck_copy SET content = x'00'")
    with pytest.raises(StorageError, match="Team Noord"):
        store.load("w1")


def test_a_damaged_deck_copy_is_repaired_by_the_next_workshop_with_it(
    memory: Database,
) -> None:
    store = WorkshopStore(memory)
    store.create(workshop("w1"), start())
    memory.execute("UPDATE deck_copy SET content = x'00'")
    store.create(workshop("w2"), start())
    for name in ("w1", "w2"):
        assert store.load(name) == (workshop(name), start())


def test_times_are_loaded_with_their_zone(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    at = datetime(2026, 3, 2, 13, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    store.save(workshop(), start(), FEWER, at)
    assert readable(store)[0].changed_at == at.astimezone(UTC)
    assert store.load("w1")[0].created_at == NOON


def test_closing_a_vote_is_saved(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    session = LiveSession(workshop(), start(), store, TickingClock())
    for command in (GoTo(3, 1), Next(), OpenOrClose()):
        session.do(command)
        assert concealed(store.load("w1")[1]) == session.snapshot.state


# ------------------------------------------------------------------ transactions


def test_a_lone_surrogate_in_a_name_is_replaced(path: Path) -> None:
    opening = Opening("Organisatie \ud83d", "groep", date(2026, 11, 22), 12)
    begun, state = begin(
        opening,
        workshop().deck,
        WorkshopKind.REAL,
        datetime(2026, 11, 22, tzinfo=UTC),
        lambda: "w1",
    )
    with stored(path) as store:
        store.create(begun, state)
        assert store.load("w1")[0].organisation == "Organisatie ?"


def test_a_failed_statement_leaves_the_workshop_unchanged(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    memory.execute(
        "CREATE TRIGGER trouble BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'the disk says no'); END"
    )
    pressed = (GoTo(3, 1), *votes(3, 2), WriteNote(Place(1, ""), "x"), SetParticipants(3))
    after = walk(start(), pressed)
    with pytest.raises(sqlite3.IntegrityError, match="the disk says no"):
        store.save(workshop(), start(), after, NOON)
    assert store.load("w1") == (workshop(), start())
    memory.execute("DROP TRIGGER trouble")
    store.save(workshop(), start(), after, NOON)
    assert store.load("w1") == (workshop(), after)


def test_a_workshop_is_created_completely_or_not_at_all(memory: Database) -> None:
    store = WorkshopStore(memory)
    noted = replace(start(), notes={Place(1, ""): "x"})
    memory.execute(
        "CREATE TRIGGER trouble BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'the disk says no'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="the disk says no"):
        store.create(workshop(), noted)
    assert store.rows() == []
    assert contents_of(memory)["deck_copy"] == []


def test_the_same_id_cannot_be_created_twice(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed: workshop\.id"):
        store.create(workshop(), start())
    assert store.load("w1") == (workshop(), start())


def test_votes_wait_while_the_disk_is_full_and_are_saved_afterwards(path: Path) -> None:
    with opened(path) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        session = LiveSession(workshop(), start(), store, TickingClock())
        session.do(GoTo(3, 1))
        session.do(ChangeCount(3))
        database.execute(f"PRAGMA max_page_count = {pragma(database, 'page_count')}")
        session.do(WriteNote(Place(1, ""), "x" * 10_000))
        snapshot = session.do(ChangeCount(3))
        assert snapshot.unsaved is not None
        assert snapshot.unsaved.votes == 1
        assert snapshot.unsaved.error.what == "De schijf is vol."
        assert snapshot.unsaved.error.remedy
        assert [r.votes for r in store.load("w1")[1].rounds.values()] == [1]

        database.execute("PRAGMA max_page_count = 100000")
        snapshot = session.retry()
        assert snapshot.unsaved is None
        assert store.load("w1") == (workshop(), snapshot.state)
        assert [r.votes for r in snapshot.state.rounds.values()] == [2]


def test_a_read_only_disk_is_reported(path: Path) -> None:
    with opened(path) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        database.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError, match="niet worden geschreven") as error:
            store.save(workshop(), start(), replace(start(), participants=3), NOON)
        assert error.value.remedy
        database.execute("PRAGMA query_only = OFF")
        store.save(workshop(), start(), replace(start(), participants=3), NOON)
        assert readable(store)[0].participants == 3
