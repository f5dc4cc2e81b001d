"""The database: round trips, all or nothing, a full disk, damaged files, one copy at a time."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.samples import (
    NOON,
    ROOT,
    TickingClock,
    commands,
    own_deck,
    start,
    tiny_deck,
    votes,
    walk,
    workshop,
)
from workshop_app.content.staircase import staircase
from workshop_app.errors import KnownError, NotFoundError, StorageError
from workshop_app.session.commands import (
    ChangeCount,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    RevealOrHide,
    SetParticipants,
    ToggleCurtain,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import Opening, begin
from workshop_app.session.state import Curtain, Place, State
from workshop_app.storage import database as database_module
from workshop_app.storage import migrations
from workshop_app.storage.database import (
    FILE,
    Damage,
    Database,
    NothingKeptError,
    inspect,
    open_for_reading,
    open_for_writing,
    open_in_memory,
)
from workshop_app.storage.files import write_file
from workshop_app.storage.migrations import APPLICATION_ID, MIGRATIONS, latest_version, migrate
from workshop_app.storage.single import WAKE, AlreadyOpenError, SingleCopy
from workshop_app.storage.workshops import WorkshopStore

SIDE_FILES = ("-wal", "-shm", "-journal")


@contextmanager
def opened(path: Path) -> Generator[Database]:
    """A database to write in, closed at the end; it must not have been set aside."""
    database, aside = open_for_writing(path, TickingClock())
    assert aside is None
    with closing(database):
        yield database


@contextmanager
def stored(path: Path) -> Generator[WorkshopStore]:
    """The workshops of a database file."""
    with opened(path) as database:
        yield WorkshopStore(database)


@pytest.fixture
def path(home: Path) -> Path:
    """Where the database of this test is, or will be."""
    return home / FILE


@pytest.fixture
def memory() -> Iterator[Database]:
    """A database without a disk."""
    with closing(open_in_memory()) as database:
        yield database


def pragma(database: Database, name: str) -> object:
    """The value of a pragma."""
    return database.execute(f"PRAGMA {name}").fetchone()[0]


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder, sorted."""
    return sorted(file.name for file in folder.iterdir())


# ------------------------------------------------------------------ round trips


@given(st.lists(commands(), max_size=30))
def test_what_was_saved_is_what_is_loaded(pressed: list[Command]) -> None:
    with closing(open_in_memory()) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        session = LiveSession(workshop(), start(), store, staircase(), TickingClock())
        for command in pressed:
            session.do(command)
        assert store.load("w1") == (workshop(), session.snapshot.state)
        for _ in pressed:
            session.undo()
        assert store.load("w1") == (workshop(), session.snapshot.state)


@given(st.lists(commands(), max_size=20), st.lists(commands(), max_size=20))
def test_saving_twice_changes_nothing(first: list[Command], second: list[Command]) -> None:
    with closing(open_in_memory()) as database:
        store = WorkshopStore(database)
        before, after = reached(start(), first), reached(start(), second)
        store.create(workshop(), before)
        assert store.load("w1") == (workshop(), before)
        for _ in range(2):
            store.save(workshop(), before, after, NOON)
            assert store.load("w1") == (workshop(), after)


def reached(state: State, pressed: list[Command]) -> State:
    """Where these commands lead, the refused ones left out."""
    with closing(open_in_memory()) as database:
        store = WorkshopStore(database)
        store.create(workshop(), state)
        session = LiveSession(workshop(), state, store, staircase(), TickingClock())
        for command in pressed:
            session.do(command)
        return session.snapshot.state


def test_every_kind_of_thing_survives_closing_the_file(path: Path) -> None:
    run = workshop(deck=own_deck(), kind=WorkshopKind.DEMO)
    pressed = (
        GoTo(2, 1),
        *votes(4, 3),
        RevealOrHide(),
        ToggleReference(),
        WriteNote(Place("koude-lobby", "doorpraten"), "Mooi: “é ĳ €” 🙂\nen verder"),
        WriteNote(Place("", ""), "los"),
        SetParticipants(17),
        ToggleCurtain(Curtain.BREAK),
    )
    state = walk(run.programme, start(), pressed)
    with stored(path) as store:
        store.create(run, start())
        store.save(run, start(), state, NOON)
    with stored(path) as store:
        assert store.load(run.id) == (run, state)


def test_workshops_do_not_touch_each_other(memory: Database) -> None:
    store = WorkshopStore(memory)
    one, two = workshop("one"), workshop("two")
    voted = walk(one.programme, start(), (GoTo(2, 1), *votes(3, 2), WriteNote(Place("", ""), "x")))
    for each in (one, two):
        store.create(each, start())
    store.save(one, start(), voted, NOON)
    assert store.load("two") == (two, start())
    store.save(one, voted, start(), NOON)
    assert store.load("one") == (one, start())


def test_a_deck_used_twice_is_kept_once(memory: Database) -> None:
    store = WorkshopStore(memory)
    for name in ("one", "two"):
        store.create(workshop(name), start())
    assert memory.execute("SELECT count(*) FROM deck_copy").fetchone() == (1,)


def test_a_workshop_keeps_the_deck_it_began_with(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop("one", tiny_deck()), start())
    store.create(workshop("two", own_deck()), start())
    assert store.load("one")[0].deck == tiny_deck()
    assert store.load("two")[0].deck == own_deck()


def test_the_list_has_the_last_changed_workshop_first(memory: Database) -> None:
    store = WorkshopStore(memory)
    for name in ("one", "two", "three"):
        store.create(workshop(name), start())
    store.save(workshop("two"), start(), start(), NOON + timedelta(microseconds=1))
    assert [row.id for row in store.rows()] == ["two", "three", "one"]


def test_the_last_changed_is_a_moment_and_not_what_the_clock_on_the_wall_said(
    memory: Database,
) -> None:
    store = WorkshopStore(memory)
    east, west = timezone(timedelta(hours=2)), timezone(timedelta(hours=-4))
    for name, at in (
        ("earlier", datetime(2026, 6, 1, 16, 0, tzinfo=east)),
        ("later", datetime(2026, 6, 1, 12, 0, tzinfo=west)),
    ):
        store.create(workshop(name), start())
        store.save(workshop(name), start(), start(), at)
    assert [row.id for row in store.rows()] == ["later", "earlier"]


def test_a_row_tells_what_a_list_needs(memory: Database) -> None:
    store = WorkshopStore(memory)
    run = workshop(kind=WorkshopKind.REHEARSAL)
    store.create(run, start())
    ended = walk(run.programme, start(), (GoTo(4), SetParticipants(8)))
    at = NOON + timedelta(hours=2)
    store.save(run, start(), ended, at)
    (row,) = store.rows()
    assert (row.name, row.organisation, row.date) == (run.name, run.organisation, run.date)
    assert (row.kind, row.participants, row.changed_at) == (WorkshopKind.REHEARSAL, 8, at)
    assert row.ended
    store.save(run, ended, start(), at)
    assert not store.rows()[0].ended


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("latest", "b1"), ("a1", "a1"), ("a12", "a12"), ("a13", "a13x"), ("b", "b1")],
)
def test_a_workshop_is_found_by_its_beginning(memory: Database, wanted: str, found: str) -> None:
    store = WorkshopStore(memory)
    for name in ("a1", "a12", "a13x", "b1"):
        store.create(workshop(name), start())
    assert store.find(wanted) == found


@pytest.mark.parametrize("wanted", ["", "a", "c", "2", "A1", "%"])
def test_what_fits_none_or_more_than_one_is_not_found(memory: Database, wanted: str) -> None:
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


def test_an_unreadable_deck_copy_is_told(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    memory.execute("UPDATE deck_copy SET content = x'00'")
    with pytest.raises(StorageError, match="Team Noord"):
        store.load("w1")


# ------------------------------------------------------------------ all or nothing


def put(database: Database, name: str) -> None:
    """Keep one row."""
    database.execute("INSERT INTO deck_copy VALUES (?, x'00')", (name,))


def kept(database: Database) -> list[str]:
    """The rows that are there."""
    return [name for (name,) in database.execute("SELECT digest FROM deck_copy ORDER BY digest")]


def put_all(database: Database, name: str, *inside: str, fails: bool = False) -> None:
    """Keep a row, and in a transaction inside it more rows; it may fail at the very end."""
    with database.atomic():
        put(database, name)
        if inside:
            put_all(database, *inside)
        if fails:
            raise KeyError(name)


def test_what_is_atomic_is_committed_together(memory: Database) -> None:
    put_all(memory, "a", "b", "c")
    assert kept(memory) == ["a", "b", "c"]


def test_a_failure_undoes_everything_inside(memory: Database) -> None:
    with pytest.raises(KeyError):
        put_all(memory, "a", "b", "c", fails=True)
    assert kept(memory) == []


def test_a_failure_inside_that_is_caught_undoes_the_inside_only(memory: Database) -> None:
    with memory.atomic():
        put(memory, "a")
        with pytest.raises(KeyError):
            put_all(memory, "b", "c", fails=True)
        put(memory, "d")
    assert kept(memory) == ["a", "d"]


def test_after_a_failure_the_next_transaction_works(memory: Database) -> None:
    with pytest.raises(StorageError), memory.atomic(), memory.atomic():
        memory.execute("INSERT INTO no_such_table VALUES (1)")
    with memory.atomic():
        put(memory, "a")
    assert kept(memory) == ["a"]


def test_a_statement_that_fails_halfway_leaves_the_workshop_as_it_was(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    memory.execute(
        "CREATE TRIGGER trouble BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    pressed = (GoTo(2, 1), *votes(3, 2), WriteNote(Place("", ""), "x"), SetParticipants(3))
    after = walk(workshop().programme, start(), pressed)
    with pytest.raises(StorageError):
        store.save(workshop(), start(), after, NOON)
    assert store.load("w1") == (workshop(), start())
    memory.execute("DROP TRIGGER trouble")
    store.save(workshop(), start(), after, NOON)
    assert store.load("w1") == (workshop(), after)


def test_a_workshop_is_made_whole_or_not_at_all(memory: Database) -> None:
    store = WorkshopStore(memory)
    noted = replace(start(), notes={Place("", ""): "x"})
    memory.execute(
        "CREATE TRIGGER trouble BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(StorageError):
        store.create(workshop(), noted)
    assert store.rows() == []
    assert kept(memory) == []


def test_the_same_id_cannot_be_made_twice(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    with pytest.raises(StorageError):
        store.create(workshop(), start())
    assert store.load("w1") == (workshop(), start())


# ------------------------------------------------------------------ a disk that refuses


def test_votes_wait_while_the_disk_is_full_and_count_when_it_is_not(path: Path) -> None:
    with opened(path) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        session = LiveSession(workshop(), start(), store, staircase(), TickingClock())
        session.do(GoTo(2, 1))
        session.do(ChangeCount(3))
        database.execute(f"PRAGMA max_page_count = {pragma(database, 'page_count')}")
        session.do(WriteNote(Place("", ""), "x" * 10_000))
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


def test_a_disk_that_fills_inside_a_nested_transaction_is_called_full(path: Path) -> None:
    with opened(path) as database:
        database.execute(f"PRAGMA max_page_count = {pragma(database, 'page_count')}")
        with pytest.raises(StorageError, match="De schijf is vol"):
            put_all(database, "a", "b" * 100_000)
        assert kept(database) == []
        put_all(database, "c")
        assert kept(database) == ["c"]


def test_a_disk_that_takes_nothing_is_told_as_such(path: Path) -> None:
    with opened(path) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        database.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError, match="niet worden geschreven") as error:
            store.save(workshop(), start(), replace(start(), participants=3), NOON)
        assert error.value.remedy
        database.execute("PRAGMA query_only = OFF")
        store.save(workshop(), start(), replace(start(), participants=3), NOON)
        assert store.rows()[0].participants == 3


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="niet worden geschreven") as error:
        open_for_writing(tmp_path / "nowhere" / FILE, TickingClock())
    assert error.value.remedy


def test_a_database_that_another_program_holds_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path):
        pass
    connect = sqlite3.connect

    def impatient(
        target: str | Path, *, uri: bool = False, isolation_level: None = None, timeout: float = 5
    ) -> sqlite3.Connection:
        assert timeout > 0
        return connect(target, uri=uri, isolation_level=isolation_level, timeout=0)

    monkeypatch.setattr(sqlite3, "connect", impatient)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("INSERT INTO deck_copy VALUES ('other', x'00')")
        with pytest.raises(StorageError, match="bezet") as error:
            open_for_writing(path, TickingClock())
        assert error.value.remedy
    assert names_in(path.parent) == [FILE]
    with opened(path) as database:
        assert kept(database) == ["other"]


# ------------------------------------------------------------------ opening


def test_a_new_database_is_set_up_to_keep_what_it_acknowledges(path: Path) -> None:
    with opened(path) as database:
        assert pragma(database, "journal_mode") == "wal"
        assert pragma(database, "synchronous") == 2  # FULL
        assert pragma(database, "foreign_keys") == 1
        assert pragma(database, "secure_delete") == 1
        assert pragma(database, "application_id") == APPLICATION_ID
        assert pragma(database, "user_version") == latest_version()


def test_every_table_is_strict(memory: Database) -> None:
    tables = memory.execute("PRAGMA table_list").fetchall()
    own = {row[1]: row[5] for row in tables if not row[1].startswith("sqlite_")}
    assert own == dict.fromkeys(["deck_copy", "workshop", "round", "tally", "note"], 1)


def test_no_table_can_tell_when_or_in_which_order_was_voted(memory: Database) -> None:
    columns = {
        table: [row[1] for row in memory.execute(f"PRAGMA table_info({table})")]
        for table in ("round", "tally")
    }
    assert columns == {
        "round": ["id", "workshop_id", "card", "behaviour", "number", "way", "state"],
        "tally": ["round_id", "niveau", "votes"],
    }


@pytest.mark.parametrize("niveau", [-1, 6])
def test_the_database_knows_the_staircase(memory: Database, niveau: int) -> None:
    WorkshopStore(memory).create(
        workshop(), walk(workshop().programme, start(), (GoTo(2, 1), Next()))
    )
    with pytest.raises(sqlite3.IntegrityError):
        memory.execute("INSERT INTO tally SELECT id, ?, 1 FROM round", (niveau,))


def test_without_a_workshop_its_rounds_and_notes_go(memory: Database) -> None:
    pressed = (GoTo(2, 1), *votes(3, 2), WriteNote(Place("", ""), "x"))
    WorkshopStore(memory).create(workshop(), walk(workshop().programme, start(), pressed))
    memory.execute("DELETE FROM workshop")
    for table in ("round", "tally", "note"):
        assert memory.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    odd = tmp_path / "100% #1 ?mode=ro é"
    odd.mkdir()
    with stored(odd / FILE) as store:
        store.create(workshop(), start())
    assert names_in(odd) == [FILE]
    with open_for_reading(odd / FILE) as database:
        assert [row.id for row in WorkshopStore(database).rows()] == ["w1"]


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    assert inspect(path) is None
    with stored(path) as store:
        store.create(workshop(), start())
        assert len(store.rows()) == 1


def test_a_look_leaves_nothing_behind(path: Path) -> None:
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


def test_a_look_sees_what_an_open_app_has_committed(path: Path) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
        with open_for_reading(path) as database:
            assert WorkshopStore(database).load("w1") == (workshop(), start())


@pytest.mark.parametrize("data", [None, b"this is no database at all"])
def test_a_look_at_what_is_no_database_is_refused(path: Path, data: bytes | None) -> None:
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KnownError) as error, open_for_reading(path):
        pass
    assert error.value.remedy


def test_a_file_that_a_kill_left_without_tables_is_no_trouble(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(NothingKeptError), open_for_reading(path):
        pass


def test_a_look_at_an_older_version_asks_to_start_the_app(path: Path) -> None:
    with stored(path):
        pass
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, ("SELECT 1",)))
        with pytest.raises(StorageError, match="oudere Trede"), open_for_reading(path):
            pass


def test_half_an_emoji_in_a_name_is_kept_as_far_as_it_goes(path: Path) -> None:
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


# ------------------------------------------------------------------ files that cannot be used


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 40)


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


def test_a_folder_where_the_database_belongs_is_set_aside(path: Path) -> None:
    path.mkdir()
    (path / "something").write_bytes(b"of the user's")
    assert inspect(path) is Damage.UNREADABLE
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    assert aside.damage is Damage.UNREADABLE
    assert (aside.moved_to / "something").read_bytes() == b"of the user's"


def test_the_side_files_go_along(path: Path) -> None:
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


def test_two_databases_set_aside_in_one_second_stand_side_by_side(path: Path) -> None:
    moved: list[Path] = []
    for text in (b"one" * 400, b"two" * 400, b"three" * 400):
        path.write_bytes(text)
        database, aside = open_for_writing(path, lambda: NOON)
        database.close()
        assert aside is not None
        moved.append(aside.moved_to)
    assert [file.read_bytes()[:3] for file in moved] == [b"one", b"two", b"thr"]


def test_a_database_that_cannot_be_moved_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_sqlite(path)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(database_module.os, "replace", refuse)
    with pytest.raises(StorageError, match="niet opzij") as error:
        open_for_writing(path, TickingClock())
    assert error.value.remedy
    assert path.read_bytes() == before


# ------------------------------------------------------------------ a process that is killed

WRITER = """
import os, sys
from pathlib import Path
from tests.core.samples import TickingClock, start, walk, workshop, votes
from workshop_app.session.commands import GoTo
from workshop_app.storage.database import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

database, _ = open_for_writing(Path(sys.argv[1]), TickingClock())
store = WorkshopStore(database)
store.create(workshop(), start())
after = walk(workshop().programme, start(), [GoTo(2, 1), *votes(3, 7)])
store.save(workshop(), start(), after, TickingClock()())
{last}
os._exit(9)
"""


def interrupted(path: Path, last: str = "") -> None:
    """A workshop with seven votes, by a process that stops without closing anything."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WRITER.format(last=last), str(path)],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (9, b"")


def test_what_was_committed_is_there_after_a_kill(path: Path) -> None:
    interrupted(path)
    assert path.with_name(f"{FILE}-wal").stat().st_size
    expected = walk(workshop().programme, start(), [GoTo(2, 1), *votes(3, 7)])
    with open_for_reading(path) as database:
        assert WorkshopStore(database).load("w1") == (workshop(), expected)
    assert path.with_name(f"{FILE}-wal").stat().st_size
    with stored(path) as store:
        assert store.load("w1") == (workshop(), expected)
    assert names_in(path.parent) == [FILE]


def test_what_was_not_committed_is_not_there_after_a_kill(path: Path) -> None:
    interrupted(
        path,
        "database.execute('BEGIN IMMEDIATE'); database.execute('UPDATE tally SET votes = 999')",
    )
    with stored(path) as store:
        (round_,) = store.load("w1")[1].rounds.values()
        assert round_.counts == (0, 0, 0, 7, 0, 0)


# ------------------------------------------------------------------ migrations

GOOD_STEP = ("ALTER TABLE workshop ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'",)
BAD_STEP = (*GOOD_STEP, "ALTER TABLE no_such_table ADD COLUMN x TEXT")


def one_more(monkeypatch: pytest.MonkeyPatch, step: tuple[str, ...]) -> None:
    """Let the app have one migration more than it has."""
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


def test_an_upgrade_copies_what_only_stands_in_the_wal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(path)
    one_more(monkeypatch, GOOD_STEP)
    with opened(path):
        pass
    monkeypatch.undo()
    with stored(path.with_name(f"trede-versie-{latest_version()}.db")) as store:
        assert [r.votes for r in store.load("w1")[1].rounds.values()] == [7]


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    one_more(monkeypatch, BAD_STEP)
    with pytest.raises(StorageError):
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
def test_a_first_migration_that_fails_leaves_nothing(
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


def test_each_step_is_a_list_of_single_statements() -> None:
    for step in MIGRATIONS:
        for statement in step:
            assert sqlite3.complete_statement(statement + ";")
            assert ";" not in statement


# ------------------------------------------------------------------ one copy at a time

HOLDER = """
import sys
from pathlib import Path
from workshop_app.storage.single import SingleCopy

held = SingleCopy(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_copy_is_refused_and_wakes_the_first(home: Path) -> None:
    first = SingleCopy(home)
    assert not (home / WAKE).exists()
    with pytest.raises(AlreadyOpenError) as error:
        SingleCopy(home)
    assert error.value.remedy
    woken = (home / WAKE).read_bytes()
    assert woken
    with pytest.raises(AlreadyOpenError):
        SingleCopy(home)
    assert (home / WAKE).read_bytes() != woken
    first.release()


def test_a_folder_that_was_let_go_is_free(home: Path) -> None:
    for _ in range(2):
        SingleCopy(home).release()
    assert not (home / WAKE).exists()


def test_another_folder_is_free(home: Path, tmp_path: Path) -> None:
    first, second = SingleCopy(home), SingleCopy(tmp_path)
    first.release()
    second.release()


def test_a_killed_copy_holds_nothing(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", HOLDER, str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyOpenError):
            SingleCopy(home)
        holder.kill()
        holder.wait()
        SingleCopy(home).release()


def test_a_folder_that_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SingleCopy(tmp_path / "nowhere")


# ------------------------------------------------------------------ files for the user


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    for data in (b"first, and longer", b"second"):
        write_file(file, data)
        assert file.read_bytes() == data
    assert "out.json" in names_in(tmp_path)
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize(("where", "name"), [(os, "fsync"), (Path, "replace")])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    file = tmp_path / "out.json"
    file.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, name, refuse)
    with pytest.raises(StorageError, match=r"out\.json") as error:
        write_file(file, b"new")
    monkeypatch.undo()
    assert error.value.remedy
    assert file.read_bytes() == b"old"
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_a_folder_is_not_overwritten_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(StorageError):
        write_file(tmp_path / "out.json", b"new")
    assert (tmp_path / "out.json").is_dir()
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_a_file_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as error:
        write_file(tmp_path / "nowhere" / "out.json", b"new")
    assert error.value.remedy


def test_times_come_back_with_their_zone(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    at = datetime(2026, 3, 2, 13, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    store.save(workshop(), start(), walk(workshop().programme, start(), [Next()]), at)
    assert store.rows()[0].changed_at == at.astimezone(UTC)
    assert store.load("w1")[0].created_at == NOON


def test_closing_a_vote_is_kept(memory: Database) -> None:
    store = WorkshopStore(memory)
    store.create(workshop(), start())
    session = LiveSession(workshop(), start(), store, staircase(), TickingClock())
    for command in (GoTo(2, 1), Next(), OpenOrClose()):
        session.do(command)
        assert store.load("w1")[1] == session.snapshot.state
