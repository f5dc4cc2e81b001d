"""Reading a write-ahead log as SQLite does, and detecting commits that SQLite would drop."""

from __future__ import annotations

import itertools
import random
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.databases import run_and_die
from workshop_app.storage.wal import Log, apply_log, read_log

FRAME = 24 + 4096

WRITER = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA journal_mode = WAL")
c.execute("CREATE TABLE t (x)")
c.execute("PRAGMA wal_checkpoint(TRUNCATE)")
for i in range(12):
    c.execute("BEGIN")
    for _ in range(1 + i % 3):
        c.execute("INSERT INTO t VALUES (?)", ("y" * 1500,))
    c.execute("COMMIT")
for statement in sys.argv[2:]:
    c.execute(statement)
os._exit(9)
"""


class Files(NamedTuple):
    """The bytes of a database and its log after a kill."""

    database: bytes
    log: bytes

    def read(self) -> Log:
        return read_log(self.log, self.database)


def left_by_a_kill(folder: Path, *last: str) -> Files:
    path = folder / "t.db"
    run_and_die(WRITER, path, *last)
    return Files(path.read_bytes(), path.with_name("t.db-wal").read_bytes())


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return left_by_a_kill(tmp_path_factory.mktemp("killed"))


def rows_in_memory(files: Files) -> int:
    """The number of rows according to our own reader of the log."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(apply_log(files.database, files.log, files.read()))
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        return connection.execute("SELECT count(*) FROM t").fetchone()[0]


def rows_by_sqlite(files: Files, folder: Path) -> int:
    """The number of rows according to SQLite."""
    path = folder / "copy.db"
    for suffix, content in (("", files.database), ("-wal", files.log), ("-shm", b"")):
        path.with_name(path.name + suffix).write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM t").fetchone()[0]


def flipped(files: Files, bit: int) -> Files:
    log = bytearray(files.log)
    log[bit // 8] ^= 1 << bit % 8
    return files._replace(log=bytes(log))


def test_an_intact_log_is_read_as_by_sqlite(killed: Files, tmp_path: Path) -> None:
    read = killed.read()
    assert not read.cut
    assert read.page_size == 4096
    assert rows_in_memory(killed) == rows_by_sqlite(killed, tmp_path) == 24


def test_a_damaged_log_is_read_as_by_sqlite(killed: Files, tmp_path: Path) -> None:
    draw = random.Random(20261127)
    lost = reported = 0
    for _ in range(60):
        damaged = flipped(killed, draw.randrange(len(killed.log) * 8))
        rows = rows_in_memory(damaged)
        assert rows == rows_by_sqlite(damaged, tmp_path)
        lost += rows < 24
        reported += damaged.read().cut
        assert not (damaged.read().cut and rows == 24)
    assert lost >= reported > 0.8 * lost


def test_commits_after_a_damaged_one_are_detected_as_cut(killed: Files) -> None:
    assert flipped(killed, 8 * (32 + 24 + 100)).read().cut
    assert flipped(killed, 8 * 4).read().cut  # in the header


def test_a_damaged_last_transaction_counts_as_a_power_cut(killed: Files) -> None:
    last = len(killed.log) - 100
    assert not flipped(killed, 8 * last).read().cut
    assert rows_in_memory(flipped(killed, 8 * last)) == 21


def test_an_overwritten_log_is_detected_as_cut(killed: Files) -> None:
    """This also holds where the frame headers, with their salts, are overwritten."""
    starts = range(32, len(killed.log), FRAME)
    ends = [at for at in starts if any(killed.log[at + 4 : at + 8])]  # of transactions
    for at in starts:
        rubbish = random.Random(at).randbytes(FRAME)
        assert killed._replace(log=put(killed.log, at, rubbish)).read().cut
        # A power cut can leave zeros in the last transaction, so there they don't count as damage.
        cut = killed._replace(log=put(killed.log, at, bytes(FRAME // 2))).read().cut
        assert cut == (sum(end > at for end in ends) > 1)


def put(log: bytes, at: int, content: bytes) -> bytes:
    return log[:at] + content + log[at + len(content) :]


def test_the_end_of_a_restarted_log_is_not_reported_as_cut(tmp_path: Path) -> None:
    anew = left_by_a_kill(
        tmp_path, "PRAGMA wal_checkpoint(RESTART)", "INSERT INTO t VALUES ('new')"
    )
    for length in range(len(anew.log)):
        if length % 256 == 0:
            spoilt = bytearray(anew.log)
            spoilt[32 + 24 + length % 4096] ^= 1
            assert not anew._replace(log=bytes(spoilt)).read().cut
    assert rows_in_memory(anew) == 25


def test_a_truncated_log_is_not_reported_as_cut(killed: Files) -> None:
    for length in range(0, len(killed.log), 512):
        assert not killed._replace(log=killed.log[:length]).read().cut


def test_a_partly_erased_log_that_was_checkpointed_is_not_cut(tmp_path: Path) -> None:
    moved = left_by_a_kill(tmp_path, "PRAGMA wal_checkpoint(RESTART)")
    assert len(moved.log) > 8192
    for erased in range(4096, len(moved.log), 1536):
        partly = moved._replace(log=bytes(erased) + moved.log[erased:])
        assert partly.read() == (4096, {}, 0, False)
        assert rows_in_memory(partly) == 24


def test_a_head_of_which_any_sectors_are_erased_after_a_checkpoint_is_not_cut(
    tmp_path: Path,
) -> None:
    moved = left_by_a_kill(tmp_path, "PRAGMA wal_checkpoint(RESTART)")
    for erased in itertools.product((False, True), repeat=4096 // 512):
        log = moved.log
        for sector, gone in enumerate(erased):
            log = put(log, sector * 512, bytes(512)) if gone else log
        assert not moved._replace(log=log).read().cut, erased
        assert rows_in_memory(moved._replace(log=log)) == 24


def test_a_log_without_a_header_with_newer_pages_is_cut(killed: Files) -> None:
    assert killed._replace(log=bytes(4096) + killed.log[4096:]).read().cut
    assert killed._replace(database=b"", log=bytes(4096) + killed.log[4096:]).read().cut
    assert not killed._replace(log=bytes(len(killed.log))).read().cut


def test_an_impossible_number_of_pages_takes_no_memory(killed: Files) -> None:
    read = killed.read()._replace(size=2**32 - 1)
    assert len(apply_log(killed.database, killed.log, read)) < len(killed.log) + 8192


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 4151])
def test_a_log_of_any_length_can_be_read(length: int) -> None:
    for content in (bytes(length), b"\xff" * length):
        assert read_log(content, b"").frames == {}


def test_a_log_of_a_big_endian_machine_can_be_read(killed: Files) -> None:
    # The words that the checksum sums are in the byte order of the machine; the numbers are not.
    log = bytearray(killed.log)
    struct.pack_into(">I", log, 0, 0x377F0683)

    def running(data: bytearray, one: int, two: int) -> tuple[int, int]:
        for first, second in struct.iter_unpack(">2I", data):
            one = (one + first + two) & 0xFFFFFFFF
            two = (two + second + one) & 0xFFFFFFFF
        return one, two

    sums = running(log[:24], 0, 0)
    struct.pack_into(">2I", log, 24, *sums)
    for start in range(32, len(log), FRAME):
        sums = running(log[start : start + 8], *sums)
        sums = running(log[start + 24 : start + FRAME], *sums)
        struct.pack_into(">2I", log, start + 16, *sums)
    assert read_log(bytes(log), killed.database) == killed.read()
