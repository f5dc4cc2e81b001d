"""The database: opening, transactions, failing disks, damaged files and killed processes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.databases import (
    SIDE_FILES,
    being_read,
    contents_of,
    interrupted,
    names_in,
    opened,
    pragma,
    stored,
    wal,
)
from tests.support.samples import NOON, TickingClock, own_deck, start, votes, walk, workshop
from workshop_app.errors import KnownError, StorageError
from workshop_app.paths import FILE
from workshop_app.session.commands import (
    AddEntry,
    ChangeVotingMethod,
    GoTo,
    SetTableVote,
    WriteNote,
)
from workshop_app.session.state import Place, VotingMethod
from workshop_app.storage import database_opening, migrations
from workshop_app.storage import set_aside as set_aside_module
from workshop_app.storage.database import SHORT_PATIENCE, Database
from workshop_app.storage.database_opening import (
    NothingSavedError,
    open_for_reading,
    open_for_writing,
)
from workshop_app.storage.inspection import Damage, inspect
from workshop_app.storage.migrations import APPLICATION_ID, latest_version
from workshop_app.storage.workshops import WorkshopStore

TABLES = ["deck_copy", "entry", "note", "round", "setting", "step", "table_vote", "workshop"]


# ------------------------------------------------------------------ opening


def test_a_new_database_writes_each_commit_to_disk(path: Path) -> None:
    with opened(path) as database:
        assert pragma(database, "journal_mode") == "wal"
        assert pragma(database, "synchronous") == 2  # FULL
        assert pragma(database, "foreign_keys") == 1
        assert pragma(database, "secure_delete") == 1
        assert pragma(database, "application_id") == APPLICATION_ID
        assert pragma(database, "user_version") == latest_version()


class Careless(sqlite3.Connection):
    """A connection with unsafe defaults, as some builds of SQLite have them."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as sqlite3.Connection
        super().__init__(*given, **named)
        for name, value in (("secure_delete", "OFF"), ("synchronous", "OFF"), ("foreign_keys", 0)):
            self.execute(f"PRAGMA {name} = {value}")


def test_unsafe_defaults_of_sqlite_are_overridden(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def careless(target: str, **named: Any) -> sqlite3.Connection:  # noqa: ANN401 - passed on
        return connect(target, factory=Careless, **named)

    with closing(careless(":memory:")) as bare:
        assert bare.execute("PRAGMA secure_delete").fetchone() == (0,)
    monkeypatch.setattr(sqlite3, "connect", careless)
    with opened(path) as database:
        assert pragma(database, "secure_delete") == 1
        assert pragma(database, "synchronous") == 2
        assert pragma(database, "foreign_keys") == 1


def test_every_table_is_strict(memory: Database) -> None:
    tables = memory.execute("PRAGMA table_list").fetchall()
    own = {row[1]: row[5] for row in tables if not row[1].startswith("sqlite_")}
    assert own == dict.fromkeys(TABLES, 1)


ROUND = "INSERT INTO round VALUES (NULL, 'w1', 3, 'chat', ?, 'ballot_box', 'open', ?, ?, 0, 0)"
NO_VOTES_TEXT = "000 000 000 000 000 000"


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (ROUND, (3, NO_VOTES_TEXT, NO_VOTES_TEXT)),
        (ROUND, (1, NO_VOTES_TEXT + " ", NO_VOTES_TEXT)),
        (ROUND, (1, NO_VOTES_TEXT, "0 0 0 0 0 0")),
        ("INSERT INTO table_vote VALUES (1, 1, ?)", (6,)),
        ("INSERT INTO table_vote VALUES (1, 1, ?)", (-1,)),
        ("INSERT INTO table_vote VALUES (1, ?, 2)", (0,)),
        ("INSERT INTO table_vote VALUES (?, 1, 2)", (2,)),
        ("INSERT INTO step VALUES ('w1', ?, 20, 'end', '', 5, 0, 0.0, NULL)", (0,)),
        ("INSERT INTO step VALUES (?, 99, 20, 'end', '', 5, 0, 0.0, NULL)", ("w2",)),
        ("UPDATE step SET minutes = ?", (0,)),
        ("UPDATE step SET spent = ?", (-1.0,)),
        ("UPDATE step SET planned = ?", (0,)),
        ("UPDATE round SET shown = ?", (2,)),
        ("UPDATE round SET added_to = ?", (2,)),
        ("UPDATE workshop SET tables = ?", (-1,)),
        ("UPDATE workshop SET participants = ?", (0,)),
        ("UPDATE workshop SET participants = ?", ("veel",)),
        ("UPDATE workshop SET deck_digest = ?", ("another",)),
        ("INSERT INTO entry VALUES ('w1', 10, 'time', 1, 0, ?, 'x')", (-1,)),
    ],
    ids=str,
)
def test_the_database_refuses_invalid_rows(
    memory: Database, statement: str, values: tuple[object, ...]
) -> None:
    WorkshopStore(memory).create(workshop(), start())
    memory.execute(ROUND, (1, NO_VOTES_TEXT, NO_VOTES_TEXT))
    before = contents_of(memory)
    with pytest.raises(sqlite3.IntegrityError):
        memory.execute(statement, values)
    assert contents_of(memory) == before


def test_deleting_a_workshop_deletes_all_its_rows(memory: Database) -> None:
    pressed = (
        GoTo(3, 1),
        *votes(3, 2),
        WriteNote(Place(1, ""), "x"),
        ChangeVotingMethod(VotingMethod.TABLES),
        SetTableVote(1, 2),
        GoTo(10),
        AddEntry("words"),
    )
    store = WorkshopStore(memory)
    for name in ("w1", "w2"):
        store.create(workshop(name), walk(start(), pressed))
    memory.execute("DELETE FROM workshop WHERE id = 'w1'")
    assert store.load("w2") == (workshop("w2"), walk(start(), pressed))
    memory.execute("DELETE FROM workshop")
    left = contents_of(memory)
    assert len(left.pop("deck_copy")) == 1
    assert left == {name: [] for name in TABLES if name != "deck_copy"}


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    name = "100% #1 &mode=ro é" if os.name == "nt" else "100% #1 ?mode=ro é"  # Windows takes no "?"
    odd = tmp_path / name
    odd.mkdir()
    with stored(odd / FILE) as store:
        store.create(workshop(), start())
    assert names_in(odd) == [FILE]
    with open_for_reading(odd / FILE) as database:
        assert [row.id for row in WorkshopStore(database).rows()] == ["w1"]


def test_a_database_without_tables_gets_them(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    assert inspect(path) is None
    with pytest.raises(NothingSavedError), open_for_reading(path):
        pass
    with stored(path) as store:
        store.create(workshop(), start())
        assert len(store.rows()) == 1


def test_opening_for_reading_leaves_no_files(path: Path) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    before = path.read_bytes()
    assert inspect(path) is None
    with open_for_reading(path) as database:
        assert len(WorkshopStore(database).rows()) == 1
        with pytest.raises(StorageError):
            WorkshopStore(database).create(workshop("w2"), start())
    assert path.read_bytes() == before
    assert names_in(path.parent) == [FILE]


def test_opening_for_reading_sees_the_commits_of_a_running_app(path: Path) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
        with open_for_reading(path) as database:
            assert WorkshopStore(database).load("w1") == (workshop(), start())


@pytest.mark.parametrize("data", [None, b"this is no database at all"])
def test_opening_another_file_for_reading_is_refused(path: Path, data: bytes | None) -> None:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KnownError) as error, open_for_reading(path):
        pass
    assert error.value.remedy


def test_opening_an_older_version_for_reading_asks_to_start_the_app(path: Path) -> None:
    with stored(path):
        pass
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, ("SELECT 1",)))
        with pytest.raises(StorageError, match="oudere Trede"), open_for_reading(path):
            pass


# ------------------------------------------------------------------ transactions


def put(database: Database, name: str) -> None:
    """Insert one row."""
    database.execute("INSERT INTO deck_copy VALUES (?, x'00')", (name,))


def row_names(database: Database) -> list[str]:
    """The names of the rows in the database, sorted."""
    return [name for (name,) in database.execute("SELECT digest FROM deck_copy ORDER BY digest")]


def put_all(database: Database, name: str, *inside: str, fails: bool = False) -> None:
    """Insert a row, and more rows in a nested transaction; with `fails`, raise at the very end."""
    with database.atomic():
        put(database, name)
        if inside:
            put_all(database, *inside)
        if fails:
            raise KeyError(name)


def test_nested_transactions_are_committed_together(memory: Database) -> None:
    put_all(memory, "a", "b", "c")
    assert row_names(memory) == ["a", "b", "c"]


def test_a_failure_undoes_everything_inside(memory: Database) -> None:
    with pytest.raises(KeyError):
        put_all(memory, "a", "b", "c", fails=True)
    assert row_names(memory) == []


def test_a_caught_failure_undoes_only_the_nested_transaction(memory: Database) -> None:
    with memory.atomic():
        put(memory, "a")
        with pytest.raises(KeyError):
            put_all(memory, "b", "c", fails=True)
        put(memory, "d")
    assert row_names(memory) == ["a", "d"]


def test_after_a_failure_the_next_transaction_works(memory: Database) -> None:
    with pytest.raises(sqlite3.OperationalError), memory.atomic(), memory.atomic():
        memory.execute("INSERT INTO no_such_table VALUES (1)")
    with memory.atomic():
        put(memory, "a")
    assert row_names(memory) == ["a"]


# ------------------------------------------------------------------ failing disks


def test_a_disk_that_fills_in_a_nested_transaction_is_reported_as_full(path: Path) -> None:
    with opened(path) as database:
        database.execute(f"PRAGMA max_page_count = {pragma(database, 'page_count')}")
        with pytest.raises(StorageError, match="De schijf is vol"):
            put_all(database, "a", "b" * 100_000)
        assert row_names(database) == []
        put_all(database, "c")
        assert row_names(database) == ["c"]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="de map bestaat niet") as error:
        open_for_writing(tmp_path / "nowhere" / FILE, TickingClock())
    assert error.value.remedy


def test_a_database_locked_by_another_program_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path):
        pass
    monkeypatch.setattr(database_opening, "WAITS", ())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("INSERT INTO deck_copy VALUES ('other', x'00')")
        with pytest.raises(StorageError, match="bezet") as error:
            open_for_writing(path, TickingClock())
        assert error.value.remedy
    assert names_in(path.parent) == [FILE]
    with opened(path) as database:
        assert row_names(database) == ["other"]


# ------------------------------------------------------------------ files that cannot be used


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 40)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def short(path: Path) -> None:
    path.write_bytes(b"SQLite")


def truncated(path: Path) -> None:
    with stored(path) as store:
        store.create(workshop(deck=own_deck()), start())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def scribbled(path: Path) -> None:
    with opened(path):
        pass
    whole = bytearray(path.read_bytes())
    whole[100:200] = b"x" * 100
    path.write_bytes(whole)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")


def too_new(path: Path) -> None:
    with opened(path) as database:
        database.execute("PRAGMA user_version = 99")


UNUSABLE: dict[Callable[[Path], None], Damage] = {
    not_sqlite: Damage.CORRUPT,
    emptied: Damage.EMPTIED,
    short: Damage.CORRUPT,
    truncated: Damage.CORRUPT,
    scribbled: Damage.CORRUPT,
    foreign: Damage.FOREIGN,
    too_new: Damage.TOO_NEW,
}


@pytest.mark.parametrize("make", UNUSABLE, ids=lambda make: make.__name__)
def test_an_unusable_database_is_set_aside_unchanged(
    path: Path, make: Callable[[Path], None]
) -> None:
    make(path)
    before = path.read_bytes()
    damage = UNUSABLE[make]
    assert inspect(path) is damage

    database, aside = open_for_writing(path, TickingClock(NOON))
    with closing(database):
        assert aside is not None
        assert aside.damage is damage
        reason = "te-nieuw" if damage is Damage.TOO_NEW else "onleesbaar"
        assert aside.moved_to == path.with_name(f"trede-{reason}-2026-03-02-120001.db")
        assert aside.moved_to.read_bytes() == before
        store = WorkshopStore(database)
        assert store.rows() == []
        store.create(workshop(), start())
    with stored(path) as again:
        assert [row.id for row in again.rows()] == ["w1"]
    assert aside.moved_to.read_bytes() == before


def test_a_folder_in_place_of_the_database_is_set_aside(path: Path) -> None:
    path.mkdir()
    (path / "something").write_bytes(b"of the user's")
    assert inspect(path) is Damage.UNREADABLE
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    assert aside.damage is Damage.UNREADABLE
    assert (aside.moved_to / "something").read_bytes() == b"of the user's"


def test_the_side_files_are_set_aside_with_the_database(path: Path) -> None:
    not_sqlite(path)
    for suffix in SIDE_FILES:
        path.with_name(FILE + suffix).write_bytes(f"what is in {suffix}".encode())
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    for suffix in SIDE_FILES:
        moved = aside.moved_to.with_name(aside.moved_to.name + suffix)
        assert moved.read_bytes() == f"what is in {suffix}".encode()
    assert not [name for name in names_in(path.parent) if name.startswith(f"{FILE}-")]


def test_a_newer_database_with_votes_in_its_wal_loses_none(path: Path) -> None:
    interrupted(path, "store._database.execute('PRAGMA user_version = 99')")
    before = {suffix: path.with_name(FILE + suffix).read_bytes() for suffix in ("", "-wal")}
    assert before["-wal"]
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    assert aside.damage is Damage.TOO_NEW
    after = {
        suffix: aside.moved_to.with_name(aside.moved_to.name + suffix).read_bytes()
        for suffix in before
    }
    assert after == before


def test_two_databases_set_aside_in_one_second_get_different_names(path: Path) -> None:
    moved: list[Path] = []
    for text in (b"one" * 400, b"two" * 400, b"three" * 400):
        path.write_bytes(text)
        database, aside = open_for_writing(path, lambda: NOON)
        database.close()
        assert aside is not None
        moved.append(aside.moved_to)
    assert [file.read_bytes()[:3] for file in moved] == [b"one", b"two", b"thr"]


def test_a_database_that_cannot_be_moved_is_reported(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_sqlite(path)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(set_aside_module.os, "replace", refuse)
    with pytest.raises(StorageError, match="niet opzij") as error:
        open_for_writing(path, TickingClock())
    assert error.value.remedy
    assert path.read_bytes() == before


# ------------------------------------------------------------------ killed processes


def test_a_committed_row_survives_a_kill(path: Path) -> None:
    interrupted(path)
    assert path.with_name(f"{FILE}-wal").stat().st_size
    expected = walk(start(), [GoTo(3, 1), *votes(3, 7)])
    with open_for_reading(path) as database:
        assert WorkshopStore(database).load("w1") == (workshop(), expected)
    assert path.with_name(f"{FILE}-wal").stat().st_size
    with stored(path) as store:
        assert store.load("w1") == (workshop(), expected)
    assert names_in(path.parent) == [FILE]


def test_an_uncommitted_row_is_gone_after_a_kill(path: Path) -> None:
    interrupted(
        path,
        "database.execute('BEGIN IMMEDIATE'); database.execute('UPDATE round SET hands = ballots')",
    )
    with stored(path) as store:
        (round_,) = store.load("w1")[1].rounds.values()
        assert round_.counts == (0, 0, 0, 7, 0, 0)


def test_opening_for_reading_after_a_kill_changes_nothing(path: Path) -> None:
    interrupted(path)
    before = (path.read_bytes(), wal(path))
    assert inspect(path) is None
    with open_for_reading(path) as database:
        assert [row.id for row in WorkshopStore(database).rows()] == ["w1"]
    assert (path.read_bytes(), wal(path)) == before


# ------------------------------------------------------------------ the journal


def test_emptying_the_journal_moves_all_rows_to_the_file(path: Path) -> None:
    with opened(path) as database:
        put(database, "a")
        assert b"INSERT" not in wal(path)
        assert len(wal(path)) > 0
        database.empty_journal()
        assert wal(path) == b""
        assert row_names(database) == ["a"]
        alone = path.with_name("alone.db")
        alone.write_bytes(path.read_bytes())
        with open_for_reading(alone) as copy:
            assert row_names(copy) == ["a"]


def test_the_journal_is_not_emptied_while_the_database_is_read(path: Path) -> None:
    with opened(path) as database:
        put(database, "a")
        with being_read(path):
            put(database, "b")
            database.empty_journal()
            assert wal(path)
        assert row_names(database) == ["a", "b"]
        database.empty_journal()
        assert wal(path) == b""
        assert row_names(database) == ["a", "b"]


def traced(database: Database, act: Callable[[], object]) -> list[str]:
    """The statements that the database executes while `act` runs."""
    statements: list[str] = []
    database.connection.set_trace_callback(statements.append)
    act()
    database.connection.set_trace_callback(None)
    return statements


def test_emptying_the_journal_does_not_wait_for_a_lock(path: Path) -> None:
    with opened(path) as database:
        put(database, "a")
        with being_read(path):
            put(database, "b")
            statements = traced(database, database.empty_journal)
        assert statements[0] == "PRAGMA busy_timeout = 0"
        assert any("wal_checkpoint" in statement for statement in statements[1:])
        assert pragma(database, "busy_timeout") == SHORT_PATIENCE


def test_the_journal_is_not_emptied_inside_a_transaction(memory: Database, path: Path) -> None:
    with opened(path) as database, database.atomic():
        put(database, "a")
        database.empty_journal()
        assert row_names(database) == ["a"]
    with opened(path) as database:
        assert row_names(database) == ["a"]
    memory.empty_journal()


def test_the_next_start_empties_the_journal_of_a_killed_process(path: Path) -> None:
    interrupted(path)
    assert wal(path)
    with stored(path) as store:
        assert wal(path) == b""
        assert [row.id for row in store.rows()] == ["w1"]
