"""Migrations of the schema: real files of versions 1 and 2, and failures during an upgrade."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.databases import (
    interrupted,
    names_in,
    opened,
    pragma,
    readable,
    run_and_die,
    stored,
    wal,
)
from tests.support.samples import (
    NOON,
    ROOT,
    TickingClock,
    own_deck,
    start,
    tiny_deck,
    walk,
    workshop,
)
from workshop_app.content.deck import Deck, encode_copy
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import StorageError
from workshop_app.paths import FILE
from workshop_app.results.tally import Counts
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    Next,
    RevealOrHide,
)
from workshop_app.session.items import ItemKind
from workshop_app.session.navigation import current_item
from workshop_app.session.state import (
    Place,
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    VotingMethod,
)
from workshop_app.session.step import Step
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage import migrations
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import (
    open_for_reading,
    open_for_writing,
    open_in_memory,
)
from workshop_app.storage.inspection import Damage, inspect
from workshop_app.storage.migrations import APPLICATION_ID, MIGRATIONS, latest_version, migrate
from workshop_app.storage.workshops import WorkshopStore

FROZEN = ROOT / "tests" / "data" / "versie-1.db"
COPY = "trede-versie-1.db"


@pytest.fixture
def first(path: Path) -> Path:
    """The path of a database that was written by version 1."""
    shutil.copyfile(FROZEN, path)
    return path


@contextmanager
def old(path: Path) -> Generator[sqlite3.Connection]:
    """A connection to a database of version 1, without upgrading it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        yield connection


def rows(path: Path) -> list[str]:
    """A dump of a database as SQL statements; the file is not changed."""
    alone = "" if wal(path) else "&immutable=1"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro{alone}", uri=True)) as connection:
        return list(connection.iterdump())


# ------------------------------------------------------------------ from version 1

STEPS = (
    Step(1, StepKind.WELCOME, 5),
    Step(2, StepKind.STAIRCASE, 5),
    Step(3, StepKind.CARD, 15, "lobby"),
    Step(4, StepKind.CARD, 15, "train"),
    Step(5, StepKind.CARD, 15, "dilemma"),
    Step(6, StepKind.END, 5),
)


def hands(state: RoundState, *counts: int) -> Round:
    """A round by show of hands with these counts."""
    zero, one, two, three, four, five = counts
    return Round(
        state,
        VotingMethod.SHOW_OF_HANDS,
        hands=(zero, one, two, three, four, five),
        shown=state is RoundState.REVEALED,
    )


WERE = {
    "begun": State(12, STEPS),
    "halfway": State(
        12,
        STEPS,
        position=Position(3, 1, Stage.VOTE, 2),
        rounds={
            RoundKey(3, "chat", 1): hands(RoundState.REVEALED, 3, 0, 0, 0, 0, 100),
            RoundKey(3, "chat", 2): hands(RoundState.OPEN, 0, 0, 7, 0, 0, 0),
        },
        notes={
            Place(1, ""): "at the start",
            Place(3, ""): "a card's note",
            Place(3, "chat"): "a note",
        },
    ),
    "dilemma": State(
        12,
        STEPS,
        position=Position(5, 2, Stage.RESULT),
        rounds={RoundKey(5, "ask", 1): hands(RoundState.REVEALED, 0, 0, 0, 0, 2, 0)},
        reference_shown=True,
    ),
    "ended": State(12, STEPS, position=Position(6, 1)),
}
"""The states of the workshops in the frozen file after the upgrade."""


def test_the_frozen_file_is_of_version_1() -> None:
    with closing(sqlite3.connect(f"{FROZEN.as_uri()}?mode=ro&immutable=1", uri=True)) as frozen:
        assert frozen.execute("PRAGMA user_version").fetchone() == (1,)
        assert frozen.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        found = frozen.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        assert {sql for (sql,) in found} == set(MIGRATIONS[0])
        assert frozen.execute("SELECT DISTINCT typeof(content) FROM deck_copy").fetchall() == [
            ("blob",)
        ]


@pytest.mark.parametrize("name", WERE)
def test_a_workshop_of_version_1_has_the_same_state(first: Path, name: str) -> None:
    with stored(first) as store:
        run, state = store.load(name)
        assert state == WERE[name]
        assert (run.id, run.name, run.organisation) == (name, "Team Noord", "Gemeente Voorbeeld")
        assert (run.kind, run.created_at) == (WorkshopKind.REAL, NOON)
        assert [card.id for card in run.deck.cards] == ["lobby", "train", "dilemma"]
        assert run.deck.pictures == tiny_deck().pictures


def test_a_workshop_of_version_1_is_at_the_same_item(first: Path) -> None:
    kinds = {
        "begun": ItemKind.WELCOME,
        "halfway": ItemKind.BEHAVIOUR,
        "dilemma": ItemKind.BEHAVIOUR,
        "ended": ItemKind.END,
    }
    with stored(first) as store:
        for name, kind in kinds.items():
            run, state = store.load(name)
            assert current_item(run.contents, state).kind is kind


def test_a_workshop_of_version_1_can_be_continued(first: Path) -> None:
    with stored(first) as store:
        run, before = store.load("halfway")
        after = walk(before, (ChangeCount(3), RevealOrHide(), Next()), run.deck)
        store.save(run, before, after, NOON + timedelta(hours=3))
    with stored(first) as store:
        assert store.load("halfway") == (run, after)
        assert store.rows()[0].id == "halfway"
        run, before = store.load("dilemma")
        sides = walk(before, (Back(), Back(), Back(), Back()), run.deck)
        assert current_item(run.contents, sides).kind is ItemKind.SIDES
        run, before = store.load("ended")
        asked = walk(before, (Back(),), run.deck)
        assert current_item(run.contents, asked).kind is ItemKind.EVALUATION


def test_the_list_of_workshops_is_unchanged(first: Path) -> None:
    with old(first) as before:
        wanted = before.execute(
            "SELECT id, changed_at, ended FROM workshop ORDER BY changed_at DESC, rowid DESC"
        ).fetchall()
    with stored(first) as store:
        found = [(row.id, row.changed_at.isoformat(), int(row.ended)) for row in readable(store)]
    assert found == wanted
    assert [ended for name, _, ended in found if name == "ended"] == [1]


def test_a_copy_of_the_file_of_version_1_is_kept(first: Path) -> None:
    before = rows(first)
    with opened(first) as database:
        assert pragma(database, "user_version") == latest_version()
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert names_in(first.parent) == [COPY, FILE]
    copy = first.with_name(COPY)
    assert rows(copy) == before
    with old(copy):
        pass


def test_the_upgraded_schema_equals_a_new_one(first: Path) -> None:
    with opened(first) as database, closing(open_in_memory()) as new:
        query = "SELECT type, name FROM sqlite_schema ORDER BY type, name"
        assert database.fetch(query) == new.fetch(query)
        for table in [name for kind, name in new.fetch(query) if kind == "table"]:
            described = f"PRAGMA table_info({table})"
            assert {row[1:] for row in database.fetch(described)} == {
                row[1:] for row in new.fetch(described)
            }


def test_an_upgraded_database_is_not_upgraded_again(first: Path) -> None:
    with opened(first):
        pass
    first.with_name(COPY).unlink()
    with stored(first) as store:
        assert {row.id for row in store.rows()} == set(WERE)
    assert names_in(first.parent) == [FILE]


def test_rows_only_in_the_wal_of_version_1_are_upgraded_and_copied(path: Path) -> None:
    with old(shutil.copyfile(FROZEN, path.with_name("old.db"))) as before:
        before.execute("PRAGMA journal_mode = WAL")
        before.execute("UPDATE tally SET votes = 41 WHERE votes = 100")
        for suffix in ("", "-wal"):  # as after a kill
            shutil.copyfile(path.with_name("old.db" + suffix), path.with_name(FILE + suffix))
    with stored(path) as store:
        assert store.load("halfway")[1].rounds[RoundKey(3, "chat", 1)].hands[5] == 41
    with old(path.with_name(COPY)) as copy:
        assert copy.execute("SELECT max(votes) FROM tally").fetchone() == (41,)


def test_opening_version_1_for_reading_asks_to_start_the_app(first: Path) -> None:
    before = first.read_bytes()
    with pytest.raises(StorageError, match="oudere Trede"), open_for_reading(first):
        pass
    assert first.read_bytes() == before
    assert names_in(first.parent) == [FILE]


COPIED = """
INSERT INTO workshop SELECT id || ?1, name, organisation, held_on, kind, created_at, changed_at,
    participants, deck_digest, step, item, stage, round, curtain, reference_shown, ended
    FROM workshop WHERE instr(id, '-') = 0;
INSERT INTO round (workshop_id, card, behaviour, number, way, state)
    SELECT workshop_id || ?1, card, behaviour, number, way, state
    FROM round WHERE instr(workshop_id, '-') = 0;
INSERT INTO tally SELECT new.id, niveau, votes
    FROM tally JOIN round AS r ON r.id = round_id
    JOIN round AS new ON new.workshop_id = r.workshop_id || ?1 AND new.card = r.card
    AND new.behaviour = r.behaviour AND new.number = r.number;
INSERT INTO note SELECT workshop_id || ?1, card, behaviour, text
    FROM note WHERE instr(workshop_id, '-') = 0
"""
"""Statements that copy each workshop of the frozen file to a longer id."""


def copy_of(deck: Deck) -> bytes:
    """The frozen copy of a deck as version 1 wrote it: without the newer fields."""
    parts = msgspec.json.decode(encode_copy(deck))
    for unknown in ("slides", "statements", "questions", "exercises", "programmes"):
        del parts[unknown]
    return msgspec.json.encode(parts)


def test_many_workshops_on_several_decks_are_upgraded(first: Path) -> None:
    big = own_deck()
    copy = copy_of(big)
    digest = hashlib.sha256(copy).hexdigest()
    with old(first) as before:
        before.execute("INSERT INTO deck_copy VALUES (?, ?)", (digest, copy))
        before.execute("BEGIN")
        for number in range(60):
            for statement in COPIED.split(";"):
                before.execute(statement, (f"-{number}",))
        before.execute(
            "INSERT INTO workshop SELECT 'other', name, organisation, held_on, kind, created_at,"
            " changed_at, participants, ?, 3, 2, 'read', round, curtain, reference_shown, 0"
            " FROM workshop WHERE id = 'begun'",
            (digest,),
        )
        before.execute("COMMIT")
    with stored(first) as store:
        assert len(store.rows()) == 4 * 61 + 1
        for number in (0, 31, 59):
            for name, state in WERE.items():
                assert store.load(f"{name}-{number}")[1] == state
        run, state = store.load("other")
        assert state.steps == start("", big).steps
        assert state.position == Position(4, 2 + bool(big.cards[1].sides), Stage.READ)
        assert len(run.deck.pictures) == len(big.pictures) > 0


PLACES = [
    (index, item, card_index)
    for index, (card_index, items) in enumerate(
        [(None, 1), (None, 1), (0, 4), (1, 3), (2, 3), (None, 1)]
    )
    for item in range(items)
]
"""The positions in version 1 on the small deck; a card has a story, behaviours and a debrief."""


@pytest.mark.parametrize(("index", "item", "card"), PLACES)
def test_each_position_is_the_same_after_the_upgrade(
    first: Path, index: int, item: int, card: int | None
) -> None:
    with old(first) as before:
        before.execute("UPDATE workshop SET step = ?, item = ?", (index, item))
    with stored(first) as store:
        run, state = store.load("begun")
        found = current_item(run.contents, state)
        assert state.position.step == index + 1
        if card is None:
            kinds = {0: ItemKind.WELCOME, 1: ItemKind.STAIRCASE, 5: ItemKind.END}
            assert found.kind is kinds[index]
            return
        behaviours = [behaviour.id for behaviour in run.deck.cards[card].behaviours]
        was = ["", *behaviours, ""][item]
        assert found.id == was
        assert found.title == run.deck.cards[card].title
        assert found.kind is (
            ItemKind.BEHAVIOUR if was else ItemKind.DEBRIEF if item else ItemKind.STORY
        )


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["chat", "help"]), st.sampled_from([1, 2])),
        # At most 999 votes in total, the limit of the program itself.
        st.tuples(*[st.integers(0, 166)] * 6) | st.just((999, 0, 0, 0, 0, 0)),
    )
)
def test_every_count_of_version_1_is_the_same_after_the_upgrade(
    counted: dict[tuple[str, int], Counts],
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with closing(sqlite3.connect(f"{FROZEN.as_uri()}?immutable=1", uri=True)) as frozen:
            frozen.backup(connection)
        connection.execute("DELETE FROM tally")
        connection.execute("DELETE FROM round")
        for (behaviour, number), counts in counted.items():
            made = connection.execute(
                "INSERT INTO round VALUES (NULL, 'begun', 'lobby', ?, ?, 'show_of_hands', 'closed')",
                (behaviour, number),
            ).lastrowid
            for niveau, votes in enumerate(counts):
                if votes:
                    connection.execute("INSERT INTO tally VALUES (?, ?, ?)", (made, niveau, votes))
        migrate(connection, 1)
        found = WorkshopStore(Database(connection)).load("begun")[1].rounds
    assert found == {
        RoundKey(3, behaviour, number): hands(RoundState.CLOSED, *counts)
        for (behaviour, number), counts in counted.items()
    }


def test_no_deck_copy_is_read_as_a_blob() -> None:
    """Newer versions of SQLite interpret a BLOB as JSONB, their own binary format."""
    (*_, second) = MIGRATIONS[:2]
    copies = [statement for statement in second if "FROM deck_copy" in statement]
    assert len(copies) == 1
    assert set(re.findall(r"\S*\bcontent\b[^)\s]*", copies[0].split("FROM deck_copy")[0])) == {
        "json_valid(CAST(content",
        "CAST(content",
        "content",  # the name of the new column
    }


# ------------------------------------------------------------------ failures

KILLED = """
import os, sqlite3, sys
from pathlib import Path
from tests.support.samples import TickingClock

connect = sqlite3.connect

class Fragile(sqlite3.Connection):
    def execute(self, sql, *values):
        if sql.startswith(sys.argv[2]):
            os._exit(9)
        if sql == "BEGIN IMMEDIATE":
            super().execute("PRAGMA cache_size = 2")  # so that it writes before it commits
        return super().execute(sql, *values)

    def backup(self, target):
        def stop(*_):
            if sys.argv[2] == "the copy":
                os._exit(9)
        super().backup(target, pages=3, progress=stop)

sqlite3.connect = lambda *given, **named: connect(*given, factory=Fragile, **named)
from workshop_app.storage.database_opening import open_for_writing
open_for_writing(Path(sys.argv[1]), TickingClock())
"""


@pytest.mark.parametrize(
    "at",
    [
        "PRAGMA journal_mode",
        "the copy",
        "BEGIN",
        "INSERT INTO step SELECT id, 2",
        "UPDATE workshop",
        "DROP TABLE tally",
        "ALTER TABLE step_note",
        "PRAGMA user_version =",
        "COMMIT",
    ],
)
def test_a_kill_at_any_moment_of_the_upgrade_leaves_version_1(first: Path, at: str) -> None:
    before = rows(first)
    run_and_die(KILLED, first, at)
    assert rows(first) == before
    with pytest.raises(StorageError, match="oudere Trede"), open_for_reading(first):
        pass
    with stored(first) as store:
        assert {row.id: store.load(row.id)[1] for row in store.rows()} == WERE
    assert rows(first.with_name(COPY)) == before
    assert names_in(first.parent) == [COPY, FILE]


def test_the_kill_at_the_commit_comes_after_the_first_writes(first: Path) -> None:
    run_and_die(KILLED, first, "COMMIT")
    assert b"staircase" in wal(first)


@pytest.mark.parametrize("content", [b"no json", b"", b"{", b"\xff\xfe"])
def test_an_unreadable_deck_copy_affects_only_its_own_workshop(first: Path, content: bytes) -> None:
    with old(first) as before:
        before.execute("INSERT INTO deck_copy VALUES ('broken', ?)", (content,))
        before.execute("UPDATE workshop SET deck_digest = 'broken' WHERE id = 'dilemma'")
        before.execute("INSERT INTO note VALUES ('dilemma', 'a', '', 'one')")
        before.execute("INSERT INTO note VALUES ('dilemma', 'b', '', 'two')")
    with stored(first) as store:
        assert store.load("halfway")[1] == WERE["halfway"]
        assert len(store.rows()) == 4
        with pytest.raises(StorageError, match="niet te lezen") as error:
            store.load("dilemma")
        assert error.value.remedy
    with opened(first) as database:
        kept = database.fetch("SELECT text FROM note WHERE workshop_id = 'dilemma'")
    assert {text for (text,) in kept} == {"one", "two"}


def test_a_value_outside_its_bounds_affects_only_its_own_workshop(first: Path) -> None:
    with old(first) as before:
        before.execute("PRAGMA ignore_check_constraints = ON")
        before.execute("UPDATE workshop SET kind = 'none' WHERE id = 'dilemma'")
        before.execute("UPDATE workshop SET participants = -1 WHERE id = 'dilemma'")
    with stored(first) as store:
        assert store.load("halfway")[1] == WERE["halfway"]
        assert len(store.rows()) == 4
        with pytest.raises(StorageError, match="niet te lezen"):
            store.load("dilemma")
    with opened(first) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE workshop SET kind = 'other'")


@pytest.mark.parametrize("length", [0, 5, 100, 9000, 36864])
def test_a_partial_earlier_copy_is_replaced(first: Path, length: int) -> None:
    before = rows(first)
    whole = FROZEN.read_bytes() + b"x"
    first.with_name(COPY).write_bytes(whole[::-1][:length])
    with stored(first) as store:
        assert store.load("halfway")[1] == WERE["halfway"]
    assert rows(first.with_name(COPY)) == before
    assert names_in(first.parent) == [COPY, FILE]


def test_without_a_copy_nothing_is_upgraded(first: Path) -> None:
    before = rows(first)
    first.with_name(COPY).mkdir()
    with pytest.raises(StorageError) as error:
        open_for_writing(first, TickingClock())
    assert error.value.remedy
    assert rows(first) == before


# ------------------------------------------------------------------ a future version

GOOD_STEP = ("ALTER TABLE workshop ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",)
BAD_STEP = (*GOOD_STEP, "ALTER TABLE no_such_table ADD COLUMN x TEXT")


def one_more(monkeypatch: pytest.MonkeyPatch, step: tuple[str, ...]) -> None:
    """Add a migration to those of the app."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, step))


def test_an_upgrade_keeps_the_workshops_and_leaves_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    version = latest_version()
    one_more(monkeypatch, GOOD_STEP)
    with opened(path) as database:
        assert pragma(database, "user_version") == version + 1
        assert database.execute("SELECT colour FROM workshop").fetchall() == [("blue",)]
        assert WorkshopStore(database).load("w1") == (workshop(), start())
    monkeypatch.undo()
    copy = path.with_name(f"trede-versie-{version}.db")
    assert inspect(path) is Damage.TOO_NEW
    assert inspect(copy) is None
    with stored(copy) as store:
        assert store.load("w1") == (workshop(), start())


def test_an_upgrade_copies_rows_that_are_only_in_the_wal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(path)
    one_more(monkeypatch, GOOD_STEP)
    with opened(path):
        pass
    monkeypatch.undo()
    with stored(path.with_name(f"trede-versie-{latest_version()}.db")) as store:
        assert [r.votes for r in store.load("w1")[1].rounds.values()] == [7]


def test_a_failed_upgrade_leaves_the_database_unchanged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    one_more(monkeypatch, BAD_STEP)
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        open_for_writing(path, TickingClock())
    monkeypatch.undo()
    with stored(path) as store:
        assert store.load("w1") == (workshop(), start())


def test_a_database_that_is_up_to_date_is_not_copied(path: Path) -> None:
    for _ in range(2):
        with opened(path):
            pass
    assert names_in(path.parent) == [FILE]


@pytest.mark.parametrize("step", [BAD_STEP, ("PRAGMA user_version = 7", "no sql")])
def test_a_failed_first_migration_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, step: tuple[str, ...]
) -> None:
    one_more(monkeypatch, step)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with pytest.raises(sqlite3.Error):
            migrate(connection, 0)
        assert not connection.in_transaction
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("PRAGMA application_id").fetchone() == (0,)


SECOND = ROOT / "tests" / "data" / "versie-2.db"
"""A file of version 2 with two ballot boxes: one revealed, and one closed without a result."""


def test_the_frozen_file_of_version_2_is_of_version_2() -> None:
    with closing(sqlite3.connect(f"{SECOND.as_uri()}?mode=ro&immutable=1", uri=True)) as frozen:
        assert frozen.execute("PRAGMA user_version").fetchone() == (2,)
        assert "shown" not in [row[1] for row in frozen.execute("PRAGMA table_info(round)")]


def test_a_revealed_box_of_version_2_is_shown_and_another_is_sealed(
    path: Path,
) -> None:
    shutil.copyfile(SECOND, path)
    with stored(path) as store:
        state = store.load("boxed")[1]
    shown, unseen = state.rounds[RoundKey(3, "chat", 1)], state.rounds[RoundKey(3, "help", 1)]
    assert (shown.ballots, shown.shown, shown.is_sealed) == ((0, 0, 1, 1, 0, 0), True, False)
    assert (unseen.ballots, unseen.shown, unseen.is_sealed) == ((0, 1, 0, 0, 2, 0), False, True)
    assert not any(round_.added_to for round_ in state.rounds.values())


def test_the_minutes_of_version_2_count_as_the_plan(path: Path) -> None:
    shutil.copyfile(SECOND, path)
    with stored(path) as store:
        step = store.load("boxed")[1].step
    assert (step.minutes, step.planned, step.planned_minutes) == (17, None, 17)


def test_each_step_is_a_list_of_single_statements() -> None:
    for step in MIGRATIONS:
        for statement in step:
            assert sqlite3.complete_statement(statement + ";")
            assert ";" not in statement
