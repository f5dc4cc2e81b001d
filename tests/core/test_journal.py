"""Erasing the journal leaves none of it on the raw disk and loses no vote."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.databases import being_written, opened, run_and_die, stored, wal
from tests.support.samples import LOBBY, TickingClock, start, votes, workshop
from workshop_app.session.commands import CastBallot, ChangeVotingMethod, GoTo, OpenOrClose
from workshop_app.session.live import LiveSession
from workshop_app.session.state import RoundKey, VotingMethod
from workshop_app.storage import journal
from workshop_app.storage.database import Database
from workshop_app.storage.inspection import companion
from workshop_app.storage.journal import HEAD, erase_journal
from workshop_app.storage.wal import SUFFIX
from workshop_app.storage.workshops import WorkshopStore

SECTOR = 512
"""The number of bytes that a disk writes atomically."""

COMMITS = 5


@pytest.fixture
def counting(data_folder: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """A database whose journal holds five commits, each of which updates the same row."""
    path = data_folder / "counting.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA busy_timeout = 0",
            "CREATE TABLE t (n)",
            "INSERT INTO t VALUES (0)",
            "PRAGMA wal_checkpoint(TRUNCATE)",
        ):
            connection.execute(statement)
        for _ in range(COMMITS):
            connection.execute("UPDATE t SET n = n + 1")
        yield connection, path


def at_each_truncation(database: Database, path: Path, seen: list[bytes]) -> None:
    """Collect the contents of the journal just before each time it is truncated."""

    def look(statement: str) -> None:
        if "TRUNCATE" in statement:
            seen.append(wal(path))

    database.connection.set_trace_callback(look)


def test_the_journal_is_all_zeros_before_it_is_truncated(path: Path) -> None:
    seen: list[bytes] = []
    with opened(path) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        session = LiveSession(workshop(), start(), store, TickingClock())
        at_each_truncation(database, path, seen)
        for command in (ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), OpenOrClose()):
            session.do(command)
        for choice in range(30):
            session.do(CastBallot(choice % 6))
            assert len(seen) == choice + 1
            assert seen[-1]
            assert not any(seen[-1])
        session.do(OpenOrClose())
        assert any(wal(path)), "what is no ballot stays in the journal for a while"
    assert len(seen) == 31, "closing erases it too"
    assert not any(seen[-1])


def test_obsolete_frames_are_erased_too(path: Path) -> None:
    """SQLite restarts a long journal from its beginning and leaves the old frames after it."""
    with opened(path) as database:
        database.execute("PRAGMA wal_autocheckpoint = 10")
        for number in range(30):
            database.execute("INSERT INTO deck_copy VALUES (?, ?)", (str(number), bytes(9000)))
        database.execute("INSERT INTO deck_copy VALUES ('last', x'00')")
        seen: list[bytes] = []
        at_each_truncation(database, path, seen)
        size = len(wal(path))
        database.empty_journal()
        assert [len(data) for data in seen] == [size]
        assert not any(seen[0])
    assert size > 10 * 4096


def test_the_head_is_erased_on_disk_before_the_rest(
    counting: tuple[sqlite3.Connection, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, path = counting
    before = wal(path)
    synced: list[bytes] = []
    real = journal.sync

    def sync(descriptor: int) -> None:
        real(descriptor)
        synced.append(wal(path))

    monkeypatch.setattr(journal, "sync", sync)
    assert erase_journal(connection, path)
    head, all_of_it = synced
    assert not any(head[:HEAD])
    assert head[HEAD:] == before[HEAD:]
    assert all_of_it == bytes(len(before))
    assert wal(path) == b""


def moments(
    counting: tuple[sqlite3.Connection, Path], patch: pytest.MonkeyPatch
) -> list[tuple[bytes, bytes]]:
    """The database and its journal before the erasure, at each sync and statement, and after it."""
    connection, path = counting
    found = [(path.read_bytes(), wal(path))]

    def look(_: object) -> None:
        found.append((path.read_bytes(), wal(path)))

    patch.setattr(journal, "sync", look)
    connection.set_trace_callback(look)
    assert erase_journal(connection, path)
    look(None)
    return found


def counted(folder: Path, database: bytes, log: bytes) -> int:
    """The number of commits seen by a program that opens these two files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "copy.db"
    path.write_bytes(database)
    companion(path, SUFFIX).write_bytes(log)
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("SELECT n FROM t").fetchone()
    assert isinstance(number, int)
    return number


def test_a_power_cut_at_any_moment_of_the_erasure_loses_nothing(
    counting: tuple[sqlite3.Connection, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = moments(counting, monkeypatch)
    assert len(found) > 5
    for database, log in found:
        assert counted(tmp_path / "copy", database, log) == COMMITS


def test_a_power_cut_between_any_sectors_of_the_head_loses_nothing(
    counting: tuple[sqlite3.Connection, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = wal(counting[1])
    database = moments(counting, monkeypatch)[-1][0]
    for erased in itertools.product((False, True), repeat=HEAD // SECTOR):
        log = bytearray(before)
        for sector, gone in enumerate(erased):
            if gone:
                log[sector * SECTOR : (sector + 1) * SECTOR] = bytes(SECTOR)
        assert counted(tmp_path / "copy", database, bytes(log)) == COMMITS


def test_erasing_the_tail_first_would_restore_an_older_state(
    counting: tuple[sqlite3.Connection, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Show why the head goes first: frames 3 to 5 are erased here, and the head is not."""
    before = wal(counting[1])
    database = moments(counting, monkeypatch)[-1][0]
    kept = 32 + 2 * (24 + 4096)
    assert counted(tmp_path / "copy", database, before[:kept] + bytes(len(before) - kept)) == 2


@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "BEGIN"])
def test_nothing_is_erased_while_another_program_is_busy(
    counting: tuple[sqlite3.Connection, Path], statement: str
) -> None:
    connection, path = counting
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement)
        other.execute("SELECT n FROM t").fetchone()
        if statement == "BEGIN":
            connection.execute("UPDATE t SET n = n")
        before = wal(path)
        assert not erase_journal(connection, path)
        assert wal(path) == before
        assert not connection.in_transaction
    assert erase_journal(connection, path)
    assert wal(path) == b""


def test_a_row_written_by_another_program_is_not_erased(path: Path) -> None:
    with opened(path) as database:
        database.execute("INSERT INTO deck_copy VALUES ('ours', x'00')")
        with being_written(path):
            database.empty_journal()
            assert database.journal_waits
            assert any(wal(path))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("INSERT INTO deck_copy VALUES ('theirs', x'00')")
        database.empty_journal()
        assert not database.journal_waits
        assert len(database.fetch("SELECT * FROM deck_copy")) == 2


def test_a_failed_erasure_is_retried_at_the_next_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(5, "Input/output error")

    with opened(path) as database:
        store = WorkshopStore(database)
        store.create(workshop(), start())
        with monkeypatch.context() as patch:
            patch.setattr(journal, "sync", refuse)
            database.empty_journal()
            assert database.journal_waits
        session = LiveSession(workshop(), start(), store, TickingClock())
        assert session.do(GoTo(LOBBY, 1)).unsaved is None
        assert wal(path) == b""
        for command in votes(3, 4):
            assert session.do(command).unsaved is None
        assert store.load("w1")[1] == session.snapshot.state


VOTER = """
import os, sys
from pathlib import Path
from tests.support.samples import LOBBY, TickingClock, start, workshop
from workshop_app.session.commands import CastBallot, ChangeVotingMethod, GoTo, OpenOrClose
from workshop_app.session.live import LiveSession
from workshop_app.session.state import VotingMethod
from workshop_app.storage import journal
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

database, _ = open_for_writing(Path(sys.argv[1]), TickingClock())
store = WorkshopStore(database)
store.create(workshop(), start())
session = LiveSession(workshop(), start(), store, TickingClock())
for command in (ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), OpenOrClose()):
    session.do(command)
for choice in (2, 3, 3):
    session.do(CastBallot(choice))
syncs = 0

def die(_):
    global syncs
    syncs += 1
    if syncs == int(sys.argv[2]):
        os._exit(9)

journal.sync = die
session.do(CastBallot(4))
"""


@pytest.mark.parametrize("sync", [1, 2], ids=["head erased", "all erased"])
def test_a_kill_during_the_erasure_loses_no_ballot(path: Path, sync: int) -> None:
    run_and_die(VOTER, path, str(sync))
    assert wal(path)
    assert not any(wal(path)[:HEAD])
    with stored(path) as store:
        rounds = store.load("w1")[1].rounds
    assert rounds[RoundKey(LOBBY, "chat", 1)].ballots == (0, 0, 1, 2, 1, 0)


def test_a_long_journal_is_erased_in_parts(
    counting: tuple[sqlite3.Connection, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, path = counting
    monkeypatch.setattr(journal, "CHUNK", 1000)
    seen: list[bytes] = []
    connection.set_trace_callback(lambda text: seen.append(wal(path)) if "TRUNC" in text else None)
    assert erase_journal(connection, path)
    assert seen
    assert seen[0]
    assert not any(seen[0])


def test_a_database_without_a_journal_has_nothing_to_erase(data_folder: Path) -> None:
    path = data_folder / "plain.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (n)")
        assert erase_journal(connection, path)
    assert not companion(path, SUFFIX).exists()
