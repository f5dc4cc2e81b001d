"""Invalid rows: each is lost by itself, whatever it contains, and reported."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.databases import contents_of, opened
from tests.support.samples import (
    DILEMMA,
    END,
    LOBBY,
    NOON,
    PLEDGES,
    TEAM,
    TIME,
    TRAIN,
    WELCOME,
    after,
    check_room,
    check_state,
    commands,
    contents,
    scene,
    start,
    tiny_deck,
    votes,
    walk,
    workshop,
)
from tests.volume import wrong_rows
from tests.volume.half_day import TARGET, write_half_day
from tests.volume.mutations import Mutation
from workshop_app.content.deck import MOST_PEOPLE, encode_copy
from workshop_app.errors import StorageError
from workshop_app.paths import FILE
from workshop_app.session.commands import (
    AddEntry,
    ChangeVotingMethod,
    Command,
    GoTo,
    MoveStep,
    Next,
    Refused,
    RepeatStep,
    RevealOrHide,
    SetTables,
    SetTableVote,
    WriteNote,
)
from workshop_app.session.invariants import repair
from workshop_app.session.items import Contents
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import apply
from workshop_app.session.scenes import GapScene, ResultScene
from workshop_app.session.state import (
    Place,
    Position,
    RoundKey,
    RoundState,
    Stage,
    State,
    VotingMethod,
)
from workshop_app.storage import rows, workshop_reading
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_in_memory
from workshop_app.storage.inspection import inspect
from workshop_app.storage.listing import UnreadableRow, WorkshopRow
from workshop_app.storage.rows import Losses
from workshop_app.storage.workshops import WorkshopStore

BUSY: tuple[Command, ...] = (
    SetTables(3),
    GoTo(LOBBY, 1),
    *votes(0, 3),
    *votes(3, 2),
    RevealOrHide(),
    GoTo(LOBBY, 2),
    ChangeVotingMethod(VotingMethod.TABLES),
    Next(),
    SetTableVote(1, 3),
    SetTableVote(2, 4),
    WriteNote(Place(LOBBY, "chat"), "een notitie"),
    WriteNote(Place(WELCOME, ""), "nog een"),
    GoTo(TIME),
    AddEntry("eerste", 1),
    AddEntry("tweede", 2),
    AddEntry("derde"),
    GoTo(TRAIN, 1),
)
"""Commands that put rows into every table."""


@pytest.fixture
def busy() -> State:
    """The state that is saved for both workshops."""
    return after(*BUSY)


@pytest.fixture
def database(path: Path, busy: State) -> Iterator[Database]:
    """A database with two workshops, rows in every table and all constraints switched off."""
    with opened(path) as database:
        store = WorkshopStore(database)
        for name in ("w1", "w2"):
            store.create(workshop(name), busy)
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("PRAGMA foreign_keys = OFF")
        yield database


def load(database: Database, name: str = "w1") -> tuple[State, str]:
    """The readable part of a state, and the message about the rest."""
    losses = Losses()
    state = WorkshopStore(database).load(name, losses)[1]
    return state, losses.text if losses else ""


# ------------------------------------------------------------------ the list


IDENTITY = [
    "UPDATE workshop SET held_on = '2026m03-02'",
    "UPDATE workshop SET held_on = '2026-02-30'",
    "UPDATE workshop SET name = CAST(x'67726f657020ff' AS TEXT)",
    "UPDATE workshop SET organisation = CAST(x'eda080' AS TEXT)",
    "UPDATE workshop SET kind = 'reel'",
]
"""Changes that make a whole workshop unreadable."""


@pytest.mark.parametrize("change", IDENTITY)
def test_an_unreadable_workshop_does_not_affect_another(
    database: Database, path: Path, busy: State, change: str
) -> None:
    database.execute(only_in(change, "w1"))
    store = WorkshopStore(database)
    listed = {row.id: row for row in store.rows()}
    assert isinstance(listed["w2"], WorkshopRow)
    bad = listed["w1"]
    assert isinstance(bad, UnreadableRow)
    assert bad.where == path
    assert bad.name.startswith("groep ") if " name" in change else bad.name == "Team Noord"
    assert store.load("w2") == (workshop("w2"), busy)
    with pytest.raises(StorageError, match=re.escape(str(path))) as error:
        store.load("w1")
    assert error.value.remedy


@pytest.mark.parametrize("change", IDENTITY)
def test_a_database_with_an_invalid_value_is_not_set_aside(
    database: Database, path: Path, change: str
) -> None:
    database.execute(only_in(change, "w1"))
    database.execute("UPDATE workshop SET participants = -7, round = 9")
    assert inspect(path) is None


def test_a_database_with_a_value_of_another_type_is_not_set_aside(
    database: Database, path: Path
) -> None:
    (sql,) = database.fetch("SELECT sql FROM sqlite_schema WHERE name = 'note'")[0]
    database.execute("PRAGMA writable_schema = ON")
    for version, text in enumerate((sql.replace("STRICT, ", "").replace("NOT NULL", ""), sql)):
        database.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'note'", (text,))
        database.execute(f"PRAGMA schema_version = {1000 + version}")
        if version == 0:
            database.execute("UPDATE note SET text = x'00ff' WHERE workshop_id = 'w1'")
            database.execute("UPDATE note SET text = NULL WHERE workshop_id = 'w2' AND item = ''")
    assert inspect(path) is None
    assert "2 notities" in load(database)[1]
    assert "1 notitie." in load(database, "w2")[1]


def test_invalid_values_that_only_the_list_shows_lose_nothing(database: Database) -> None:
    database.execute("UPDATE workshop SET participants = -1, changed_at = 'x', ended = 7")
    found = WorkshopStore(database).rows()
    assert [type(row) for row in found] == [WorkshopRow, WorkshopRow]
    assert all(isinstance(row, WorkshopRow) and row.participants == 0 for row in found)


def test_the_latest_workshop_is_found_even_if_it_is_unreadable(database: Database) -> None:
    store = WorkshopStore(database)
    store.save(
        workshop("w1"), after(*BUSY), replace(after(*BUSY), participants=9), NOON.replace(year=2027)
    )
    database.execute("UPDATE workshop SET held_on = '' WHERE id = 'w1'")
    assert store.find("latest") == "w1"


def test_the_list_has_the_same_limit_of_people() -> None:
    assert rows.MOST_PEOPLE == MOST_PEOPLE


# ------------------------------------------------------------------ one row


LOST = [
    ("UPDATE step SET kind = 'kaart' WHERE id = 7", "1 stap."),
    ("UPDATE step SET content = 'weg' WHERE id = 7", "1 stap."),
    ("UPDATE step SET id = 9223372036854775807 WHERE id = 7", "1 stap."),
    ("UPDATE step SET minutes = -5 WHERE id = 7", "de tijd van een stap."),
    ("UPDATE step SET spent = 9e999 WHERE id = 7", "de tijd van een stap."),
    ("UPDATE step SET skipped = 2 WHERE id = 7", "de tijd van een stap."),
    ("UPDATE step SET rank = -3 WHERE id = 7", "de volgorde."),
    ("UPDATE round SET state = 'rewealed' WHERE item = 'chat'", "hoe er gestemd werd."),
    ("UPDATE round SET way = '' WHERE item = 'chat'", "hoe er gestemd werd."),
    ("UPDATE round SET hands = 'twenty-three characters' WHERE item = 'chat'", "1 stemronde."),
    ("UPDATE round SET hands = '٠٠١ ٠٠٠ ٠٠٠ ٠٠٠ ٠٠٠ ٠٠٠' WHERE item = 'chat'", "1 stemronde."),
    ("UPDATE round SET ballots = '999 001 000 000 000 000'", "2 stemrondes."),
    ("UPDATE round SET item = 'weg' WHERE item = 'chat'", "1 stemronde."),
    ("UPDATE round SET step = 99 WHERE item = 'chat'", "1 stemronde."),
    ("UPDATE round SET workshop_id = 'w9' WHERE item = 'chat'", "1 regel van een onbekende"),
    ("UPDATE table_vote SET choice = 6 WHERE table_number = 1", "1 stem van een tafel."),
    ("UPDATE table_vote SET table_number = -1 WHERE table_number = 1", "1 stem van een tafel."),
    ("UPDATE table_vote SET round_id = 99 WHERE table_number = 1", "1 regel van een onbekende"),
    ("UPDATE note SET text = CAST(x'ff' AS TEXT) WHERE item = 'chat'", "1 notitie."),
    ("UPDATE note SET step = 99 WHERE item = 'chat'", "1 notitie."),
    ("UPDATE entry SET text = '' WHERE id = 2", "1 regel van de groep."),
    ("UPDATE entry SET table_number = 31 WHERE id = 2", "1 regel van de groep."),
    ("UPDATE entry SET id = -2 WHERE id = 2", "1 regel van de groep."),
    ("UPDATE entry SET rank = 9 WHERE id = 1", "de volgorde."),
    ("UPDATE workshop SET participants = 0", "het aantal mensen (Trede rekent nu met 12)."),
    ("UPDATE workshop SET tables = 31", "het aantal tafels."),
    ("UPDATE workshop SET tables = 0", "het aantal tafels."),
    ("UPDATE workshop SET way = 'hands'", "hoe er gestemd werd."),
    ("UPDATE workshop SET step = 99", "waar je was."),
    ("UPDATE workshop SET item = 4", "waar je was."),
    ("UPDATE workshop SET stage = 'result'", "waar je was."),
    ("UPDATE workshop SET stage = 'show'", "waar je was."),
    ("UPDATE workshop SET round = 3", "waar je was."),
    ("UPDATE workshop SET curtain = 'red'", "wat de zaal zag."),
    ("UPDATE workshop SET reference_shown = 1", "wat de zaal zag."),
    ("UPDATE workshop SET clock_since = '2026-03-02T12:00:00'", "de klok."),
    ("UPDATE workshop SET planned_end = '9999-12-31T23:59:59+00:00'", "de klok."),
]
"""Statements that damage one workshop, and part of the message about it."""


def only_in(statement: str, name: str) -> str:
    """The statement, limited to the rows of one workshop."""
    if " table_vote " in statement:
        where = f"round_id IN (SELECT id FROM round WHERE workshop_id = '{name}')"  # noqa: S608 - our own names
    else:
        where = f"{'id' if ' workshop ' in statement else 'workshop_id'} = '{name}'"
    return f"{statement} {'AND' if 'WHERE' in statement else 'WHERE'} {where}"


@pytest.mark.parametrize(("statement", "reported"), LOST)
def test_an_invalid_row_is_lost_by_itself_and_reported(
    database: Database, busy: State, statement: str, reported: str
) -> None:
    changed = database.execute(only_in(statement, "w1")).rowcount
    assert changed
    state, words = load(database)
    assert reported in words
    public_snapshot(workshop("w1"), state, NOON)
    assert_no_more_lost(busy, state, statement, changed)
    if "onbekende" not in reported:
        assert load(database, "w2") == (busy, "")


def assert_no_more_lost(busy: State, state: State, statement: str, changed: int) -> None:
    """Assert that only objects of the changed rows differ."""
    there = {entry for entries in state.entries.values() for entry in entries}
    lost = {
        "step": sum(step not in state.steps for step in busy.steps),
        "round": sum(state.rounds.get(key) != round_ for key, round_ in busy.rounds.items()),
        "note": sum(state.notes.get(place) != text for place, text in busy.notes.items()),
        "entry": sum(entry not in there for words in busy.entries.values() for entry in words),
    }
    table = statement.split()[1].replace("table_vote", "round")
    assert all(number <= (changed if name == table else 0) for name, number in lost.items())


@pytest.mark.parametrize(("statement", "reported"), LOST)
def test_lost_rows_are_kept_in_a_copy_and_the_workshop_continues(
    database: Database, path: Path, statement: str, reported: str
) -> None:
    database.execute(only_in(statement, "w1"))
    before = wrong_rows.rows_of(path)
    store, losses = WorkshopStore(database), Losses()
    run, state = store.load("w1", losses)
    copy = store.write_back(run, state, losses, NOON)
    assert copy is not None
    assert copy.parent == path.parent
    there = wrong_rows.rows_of(copy)
    if "ballots" in statement:  # sealed ballots are in no copy
        assert len(there.pop("round")) == len(before.pop("round"))
    assert there == before
    assert store.load("w1") == (run, state)
    for command in (MoveStep(END, -3), GoTo(TIME), AddEntry("later"), GoTo(LOBBY, 1), Next()):
        later = walk(state, [command])
        store.save(run, state, later, NOON)
        assert store.load("w1") == (run, later)
        state = later
    again = Losses()
    run, state = store.load("w1", again)
    if again:
        store.write_back(run, state, again, NOON)
    assert reported in losses.text
    assert len(list(path.parent.glob("*beschadigd*"))) <= 2


def test_the_same_losses_are_copied_once(database: Database, path: Path) -> None:
    database.execute("UPDATE note SET text = CAST(x'ff' AS TEXT) WHERE item = 'chat'")
    store = WorkshopStore(database)
    for _ in range(3):
        losses = Losses()
        run, state = store.load("w1", losses)
        store.write_back(run, state, losses, NOON)
        store.save(run, state, replace(state, participants=state.participants + 1), NOON)
    assert len(list(path.parent.glob("trede-verloren-rijen-*.db"))) == 1
    (kept,) = database.fetch(
        "SELECT CAST(text AS BLOB) FROM note WHERE item = 'chat' AND workshop_id = 'w1'"
    )
    assert kept == (b"\xff",)


def test_without_a_copy_the_database_is_left_unchanged(database: Database, path: Path) -> None:
    database.execute("UPDATE note SET text = '' WHERE item = 'chat'")
    before = contents_of(database)
    store, losses = WorkshopStore(database), Losses()
    run, state = store.load("w1", losses)
    (path.parent / f".trede-verloren-rijen-{losses.digest}.db").mkdir()
    with pytest.raises(StorageError, match="kopie") as error:
        store.write_back(run, state, losses, NOON)
    assert error.value.remedy
    assert contents_of(database) == before


def test_a_database_in_memory_is_taken_up_without_a_copy(busy: State) -> None:
    with closing(open_in_memory()) as database:
        store, losses = WorkshopStore(database), Losses()
        store.create(workshop(), busy)
        database.execute("UPDATE note SET text = ''")
        run, state = store.load("w1", losses)
        assert store.write_back(run, state, losses, NOON) is None


def test_a_new_step_never_gets_the_id_of_a_lost_one(database: Database) -> None:
    database.execute("UPDATE round SET step = 40 WHERE item = 'chat' AND workshop_id = 'w1'")
    state, _ = load(database)
    repeated = walk(state, [RepeatStep(LOBBY)])
    (new,) = {step.id for step in repeated.steps} - {step.id for step in state.steps}
    assert new == 41
    assert RoundKey(new, "chat", 1) not in repeated.rounds


def test_a_workshop_without_steps_is_unreadable(database: Database, path: Path) -> None:
    database.execute("UPDATE step SET kind = '' WHERE workshop_id = 'w1'")
    with pytest.raises(StorageError, match=re.escape(str(path))):
        load(database)


def test_an_unreadable_time_is_replaced_by_long_ago(database: Database, busy: State) -> None:
    database.execute("UPDATE workshop SET changed_at = 'x', created_at = 'y'")
    state, reported = load(database)
    assert state == busy
    assert "wanneer je eraan begon." in reported
    assert WorkshopStore(database).changed_at("w1") == rows.LONG_AGO


def test_several_losses_are_reported_in_one_sentence() -> None:
    losses = Losses()
    for lost in (rows.Lost.NOTE, rows.Lost.STEP, rows.Lost.NOTE, rows.Lost.POSITION):
        losses.add(lost)
    assert losses.text == (
        "Niet alles van deze workshop is te lezen: 1 stap, 2 notities en waar je was."
        " De rest is er gewoon."
    )


# ------------------------------------------------------------------ the copy of the deck


def damage_copy(database: Database, old: bytes, new: bytes) -> None:
    copy = encode_copy(tiny_deck())
    assert copy.count(old) == 1
    database.execute("UPDATE deck_copy SET content = ?", (copy.replace(old, new),))


def test_a_damaged_copy_of_a_deck_is_used_without_pictures(database: Database, busy: State) -> None:
    damage_copy(database, b"story of lobby", b"storx of lobby")
    losses = Losses()
    run, state = WorkshopStore(database).load("w1", losses)
    assert "plaatjes" in losses.text
    assert state == busy
    assert run.deck.pictures == {}
    assert [card.illustration for card in run.deck.cards] == [None] * len(run.deck.cards)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"title":"Tiny"', b'"title":"Tiny'),
        (b'"id":"tiny"', b'"id":"TINY"'),
        (b'"sides":["left","right","neither"]', b'"sides":["left"]'),
        (b'"niveau":4', b'"niveau":0'),
        (b'"n4.1"', b'"n4.9"'),
    ],
)
def test_an_unreadable_copy_of_a_deck_makes_the_workshop_unreadable(
    database: Database, path: Path, old: bytes, new: bytes
) -> None:
    damage_copy(database, old, new)
    with pytest.raises(StorageError, match=re.escape(str(path))):
        load(database)


def test_a_missing_copy_of_a_deck_makes_the_workshop_unreadable(
    database: Database, path: Path
) -> None:
    database.execute("UPDATE workshop SET deck_digest = 'weg' WHERE id = 'w1'")
    with pytest.raises(StorageError, match=re.escape(str(path))):
        load(database)
    assert load(database, "w2")[1] == ""


# ------------------------------------------------------------------ the state as a whole


@given(st.lists(commands(), max_size=40))
def test_a_state_made_by_the_rules_is_not_changed(pressed: list[Command]) -> None:
    state = start()
    for command in pressed:
        try:
            state = apply(contents(), state, command, NOON)
        except Refused:
            continue
    assert repair(contents(), state) == state


positions = st.builds(
    Position, st.integers(0, END + 2), st.integers(0, 6), st.sampled_from(Stage), st.integers(1, 2)
)


@given(st.lists(commands(), max_size=30), positions, st.data())
def test_any_state_is_corrected_without_revealing_more(
    pressed: list[Command], position: Position, data: st.DataObject
) -> None:
    state = start()
    for command in pressed:
        try:
            state = apply(contents(), state, command, NOON)
        except Refused:
            continue
    closed_or_open = st.sampled_from([RoundState.CLOSED, RoundState.OPEN])
    wrong = replace(
        state,
        position=position,
        reference_shown=data.draw(st.booleans()),
        steps=tuple(replace(step, skipped=True) for step in state.steps),
        rounds={
            key: replace(round_, state=data.draw(closed_or_open))
            for key, round_ in state.rounds.items()
        },
    )
    right = repair(contents(), wrong)
    check_state(right)
    check_room(right)
    assert right.notes == state.notes
    assert right.entries == state.entries
    assert all(right.rounds[key].counts == state.rounds[key].counts for key in state.rounds)


@pytest.mark.parametrize("first", [RoundState.CLOSED, RoundState.REVEALED])
def test_a_first_result_stays_hidden_beside_the_second(first: RoundState) -> None:
    state = after(
        GoTo(DILEMMA, 2), *votes(5, 2), RevealOrHide(), Next(), Next(), *votes(5, 3), Next()
    )
    key = RoundKey(DILEMMA, "ask", 1)
    changed = replace(state, rounds={**state.rounds, key: replace(state.rounds[key], state=first)})
    right = repair(contents(), changed)
    assert right == changed
    shown = scene(right)
    assert isinstance(shown, ResultScene)
    assert (shown.before is None) == (first is RoundState.CLOSED)
    check_room(right)


def test_a_first_vote_of_a_self_test_stays_hidden_beside_the_second() -> None:
    state = after(GoTo(TEAM), Next(), *votes(2, 2), Next(), *votes(4, 3), Next())
    key = RoundKey(TEAM, "team", 1)
    hidden = replace(state.rounds[key], state=RoundState.CLOSED)
    assert isinstance(scene(state), GapScene)
    assert isinstance(scene(replace(state, rounds={**state.rounds, key: hidden})), ResultScene)


def test_a_self_test_and_an_evaluation_have_no_talk() -> None:
    for place in (GoTo(TEAM), GoTo(END)):
        state = after(place, Next(), *votes(2, 2), RevealOrHide())
        wrong = replace(state, position=replace(state.position, stage=Stage.TALK))
        assert repair(contents(), wrong).position.stage is Stage.RESULT


def test_an_item_without_a_poll_has_no_voting_stage() -> None:
    wrong = replace(after(GoTo(PLEDGES)), position=Position(PLEDGES, 0, Stage.VOTE, 2))
    assert repair(contents(), wrong).position == Position(PLEDGES, 0, Stage.SHOW, 1)


# ------------------------------------------------------------------ random values


def test_random_invalid_values_are_handled(tmp_path: Path) -> None:
    assert wrong_rows.run(count=25, seed=1, folder=tmp_path, reports=25).wrong == []


def _as_it_is(_: Contents, state: State) -> State:
    return state


def test_a_case_detects_a_state_that_is_not_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    base = write_half_day(path, 0.4)
    with opened(path) as database:
        database.execute("UPDATE workshop SET item = 40 WHERE id = ?", (TARGET,))
    done = [Mutation("workshop", (TARGET,), "item", 40)]
    monkeypatch.setattr(workshop_reading, "repair", _as_it_is)
    with pytest.raises(IndexError):
        wrong_rows.Case(path, base, done, random.Random(1)).run(report=False)


def test_a_case_detects_unreported_losses(tmp_path: Path) -> None:
    path = tmp_path / FILE
    base = write_half_day(path, 1.0)
    with opened(path) as database:
        database.execute("DELETE FROM note WHERE workshop_id = ?", (TARGET,))
    with pytest.raises(wrong_rows.Wrong, match="note"):
        wrong_rows.Case(path, base, [], random.Random(1)).run(report=False)
