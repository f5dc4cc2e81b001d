"""Databases for tests: open them, read their contents, and kill processes that use them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.support.samples import ROOT, TickingClock, start, workshop
from workshop_app.errors import StorageError
from workshop_app.paths import FILE
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import copy_in_memory, open_for_writing
from workshop_app.storage.listing import WorkshopList, WorkshopRow
from workshop_app.storage.workshops import WorkshopStore

SIDE_FILES = ("-wal", "-shm", "-journal")

Row = tuple[object, ...]


@contextmanager
def opened(path: Path) -> Generator[Database]:
    """A database open for writing, closed at the end; assert that no damaged file was set aside."""
    database, aside = open_for_writing(path, TickingClock())
    with closing(database):
        assert aside is None
        yield database


@contextmanager
def being_read(path: Path) -> Generator[None]:
    """Simulate another program that is in the middle of reading the database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield


@contextmanager
def stored(path: Path) -> Generator[WorkshopStore]:
    """The workshops of a database file."""
    with opened(path) as database:
        yield WorkshopStore(database)


@contextmanager
def being_written(path: Path) -> Generator[None]:
    """Simulate another program that is in the middle of writing to the database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def unreadable(database: Database, table: str) -> None:
    """Make every further read of a table fail, as on a disk that gives an error there."""
    fetch = database.fetch

    def refusing(sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        if f"FROM {table}" in sql:
            raise StorageError("De workshops zijn niet te lezen.")
        return fetch(sql, values)

    database.fetch = refusing


def pragma(database: Database, name: str) -> object:
    """The value of a pragma."""
    return database.execute(f"PRAGMA {name}").fetchone()[0]


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder, sorted."""
    return sorted(file.name for file in folder.iterdir())


def wal(path: Path) -> bytes:
    """The bytes of a database's WAL journal; empty where there is none."""
    journal = path.with_name(path.name + "-wal")
    return journal.read_bytes() if journal.exists() else b""


def tables(database: Database) -> list[str]:
    """The names of the tables, sorted."""
    found = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found]


def contents_of(database: Database) -> dict[str, list[Row]]:
    """Every row of every table."""
    return {
        table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr)  # noqa: S608 - names of our own
        for table in tables(database)
    }


def run_and_die(script: str, *arguments: Path | str) -> None:
    """Run a script that ends in `os._exit(9)`: nothing is closed, as when a process is killed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (9, b"")


def votes_in_memory(path: Path) -> list[int]:
    """The votes of each round of workshop `w1`, from a copy in memory that accepts writes."""
    database = copy_in_memory(path)
    assert database is not None
    with closing(database):
        store = WorkshopStore(database)
        store.create(workshop("w2"), start())  # the copy accepts writes
        assert {row.id for row in store.rows()} == {"w1", "w2"}
        return [round_.votes for round_ in store.load("w1")[1].rounds.values()]


WRITER = """
import os, sys
from pathlib import Path
from tests.support.samples import NOON, TickingClock, start, walk, workshop, votes
from workshop_app.session.commands import GoTo
from workshop_app.storage.database_opening import copy_in_memory, open_for_writing
from workshop_app.storage.workshops import WorkshopStore

database, _ = open_for_writing(Path(sys.argv[1]), TickingClock())
store = WorkshopStore(database)
store.create(workshop(), start())
after = walk(start(), [GoTo(3, 1), *votes(3, 7)])
store.save(workshop(), start(), after, NOON)
{last}
os._exit(9)
"""


def interrupted(path: Path, last: str = "") -> None:
    """Save a workshop with seven votes in a process that stops without closing anything."""
    assert path.name == FILE
    run_and_die(WRITER.format(last=last), path)


def readable(store: WorkshopList) -> list[WorkshopRow]:
    """The rows of a list; assert that every workshop in it is readable."""
    rows = store.rows()
    found = [row for row in rows if isinstance(row, WorkshopRow)]
    assert len(found) == len(rows)
    return found
