"""Trouble with the disk is a StorageError; a wrong statement is a bug, and reaches the crash log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.databases import interrupted, opened, stored
from tests.support.running import posix
from tests.support.samples import TickingClock, start, workshop
from workshop_app import cli
from workshop_app.diagnostics import UNREAD
from workshop_app.errors import StorageError
from workshop_app.i18n import Language, use_language
from workshop_app.paths import FILE
from workshop_app.storage import database as database_module
from workshop_app.storage import listing, migrations, recovery
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import (
    NotOpenedError,
    copy_in_memory,
    open_for_writing,
)
from workshop_app.storage.disk_errors import disk_trouble, is_bug
from workshop_app.storage.inspection import Damage
from workshop_app.storage.set_aside import SetAside

WRONG = "SELECT no_such_column FROM workshop"

BUGS: dict[str, Callable[[Database], object]] = {
    "a wrong name": lambda database: database.fetch(WRONG),
    "no SQL": lambda database: database.fetch("SELECT SELECT"),
    "a value too few": lambda database: database.fetch("SELECT ?", ()),
    "a value of a strange type": lambda database: database.fetch("SELECT ?", (object(),)),
    "two statements": lambda database: database.fetch("SELECT 1; SELECT 2"),
}


@pytest.fixture
def path(data_folder: Path) -> Path:
    return data_folder / FILE


def refused(*_: object) -> int:
    """Stop the statement that runs, as SQLite does when reading fails."""
    return 1


def put_twice(database: Database) -> None:
    """Violate a constraint."""
    with database.atomic():
        for _ in range(2):
            database.execute("INSERT INTO deck_copy VALUES ('a', x'00')")


@pytest.mark.parametrize("bug", BUGS)
def test_a_wrong_statement_that_reads_is_a_bug(path: Path, bug: str) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    with opened(path) as database:
        openings = database.openings
        with pytest.raises(sqlite3.Error) as error:
            BUGS[bug](database)
        assert is_bug(error.value)
        assert database.fetch("SELECT count(*) FROM workshop") == [(1,)]
        assert database.openings == openings, "the file is not opened again for it"


def test_a_disk_that_cannot_be_read_is_a_storage_error(memory: Database) -> None:
    memory.connection.set_progress_handler(refused, 1)
    with pytest.raises(StorageError, match="niet te lezen") as error:
        memory.fetch("SELECT count(*) FROM workshop")
    assert not is_bug(error.value)
    assert error.value.remedy


def test_a_violated_constraint_is_a_bug_and_undone(memory: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put_twice(memory)
    assert memory.fetch("SELECT count(*) FROM deck_copy") == [(0,)]


def test_a_text_that_our_own_code_cannot_decode_is_a_bug(memory: Database) -> None:
    """Only SQLite's own message can be undecodable because of the file."""
    with pytest.raises(UnicodeDecodeError), memory.atomic():
        b"\xff".decode()


@pytest.mark.parametrize(
    "error", [ValueError("no"), OSError(28, "full"), UnicodeDecodeError("utf-8", b"", 0, 0, "")]
)
def test_an_error_of_others_is_no_bug_in_a_statement(error: Exception) -> None:
    assert not is_bug(error)


def fail(*_: object, **__: object) -> None:
    """Give a wrong statement."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("SELECT no_such_column")


def test_a_bug_while_the_log_is_erased_is_not_hidden(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, _ = open_for_writing(path, TickingClock())
    with monkeypatch.context() as patch:
        patch.setattr(database_module, "erase_journal", fail)
        with pytest.raises(sqlite3.OperationalError, match="no_such_column"):
            database.empty_journal()
        assert database.journal_waits
        with pytest.raises(sqlite3.OperationalError, match="no_such_column"):
            database.close()
    database.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("SELECT 1")


def test_a_bug_while_a_copy_is_made_is_not_a_full_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as database, monkeypatch.context() as patch:
        patch.setattr(database_module, "leave_copy", fail)
        with pytest.raises(sqlite3.OperationalError, match="no_such_column"):
            database.copy_beside("test")


@posix
def test_a_bug_while_a_lost_file_is_made_again_is_not_a_lost_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, _ = open_for_writing(path, TickingClock())
    try:
        for file in path.parent.iterdir():
            file.unlink()
        with monkeypatch.context() as patch:
            patch.setattr(recovery, "identity", fail)
            with pytest.raises(sqlite3.OperationalError, match="no_such_column"):
                database.verify()
        database.verify()
        assert path.exists()
    finally:
        database.close()


def broken_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    more = (*migrations.MIGRATIONS, ("ALTER TABLE no_such_table ADD COLUMN x TEXT",))
    monkeypatch.setattr(migrations, "MIGRATIONS", more)


def test_tables_that_cannot_be_made_at_all_are_a_bug(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    with monkeypatch.context() as patch:
        broken_migrations(patch)
        with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
            open_for_writing(path, TickingClock())
        with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
            copy_in_memory(path)
    with stored(path) as store:
        assert [row.id for row in store.rows()] == ["w1"]


def test_rows_that_a_new_schema_refuses_are_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same error, for a file that differs from what Trede wrote."""
    with stored(path) as store:
        store.create(workshop(), start())
    more = (
        *migrations.MIGRATIONS,
        ("CREATE UNIQUE INDEX one_day ON workshop (held_on)",),
    )
    with stored(path) as store:
        store.create(workshop("w2"), start())
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", more)
        assert copy_in_memory(path) is None
        database, aside = open_for_writing(path, TickingClock())
        database.close()
    assert aside is not None
    assert aside.damage is Damage.CORRUPT


@posix
def test_a_setting_that_the_new_file_would_refuse_is_left_behind(path: Path) -> None:
    """Text that is not UTF-8 cannot be bound; the rest is taken over, and a copy is kept."""
    database, _ = open_for_writing(path, TickingClock())
    try:
        database.execute("INSERT INTO setting VALUES ('accent', CAST(x'ff' AS TEXT))")
        database.execute("INSERT INTO setting VALUES ('motion', 'false')")
        other = path.with_name("other.db")
        with stored(other) as store:
            store.create(workshop("w9"), start())
        other.replace(path)
        heard: list[recovery.Recovered] = []
        database.on_recovered.append(heard.append)
        database.verify()
        assert database.fetch("SELECT name, value FROM setting") == [("motion", "false")]
        assert any("was-open" in copy.name for copy in heard[0].copies)
    finally:
        database.close()


def test_a_bug_in_a_command_is_in_the_crash_log_and_no_disk_is_blamed(
    path: Path,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    interrupted(path)
    monkeypatch.setattr(listing, "ROWS", f"{WRONG} WHERE ? AND ?")
    with pytest.raises(SystemExit) as end:
        cli.main(["workshops", "list"])
    assert end.value.code == 3
    shown = capsys.readouterr().err
    assert "Trede zelf" in shown
    assert "schijf" not in shown
    assert "no such column: no_such_column" in (data_folder / UNREAD).read_text(encoding="utf-8")


def test_what_could_not_be_opened_is_told_in_the_language_of_the_moment(path: Path) -> None:
    full = disk_trouble(MemoryError())
    error = NotOpenedError(full, SetAside(Damage.CORRUPT, path))
    with use_language(Language.EN):
        assert (error.what, error.remedy) == (full.what, full.remedy)
        assert str(error).startswith("The computer")
