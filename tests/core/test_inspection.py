"""The inspection of a database file: it changes nothing, never blocks, and finds damage."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from tests.support.databases import SIDE_FILES, interrupted, names_in, opened, stored, wal
from tests.support.disks import POSIX_ONLY, open_folder, unprivileged
from tests.support.samples import NOON, TickingClock, own_deck, start, workshop
from workshop_app.errors import StorageError
from workshop_app.paths import FILE
from workshop_app.storage import inspection, migrations
from workshop_app.storage.database_opening import (
    NothingSavedError,
    open_for_reading,
    open_for_writing,
)
from workshop_app.storage.inspection import Damage, file_name, inspect, open_to_inspect
from workshop_app.storage.migrations import (
    FINGERPRINTS,
    MIGRATIONS,
    fingerprint,
    migrate,
    read_schema,
)
from workshop_app.storage.workshops import WorkshopStore


def saved(path: Path) -> bytes:
    """Save a workshop in a new database and close it; return the bytes of the file."""
    with stored(path) as store:
        store.create(workshop(deck=own_deck()), start())
    return path.read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


# ------------------------------------------------------------------ no side effects


def closed(path: Path) -> None:
    saved(path)


def killed(path: Path) -> None:
    interrupted(path)


def killed_without_index(path: Path) -> None:
    interrupted(path)
    path.with_name(f"{FILE}-shm").unlink()


def emptied(path: Path) -> None:
    interrupted(path)
    path.write_bytes(b"")


def gone(path: Path) -> None:
    interrupted(path)
    path.unlink()


def cut(path: Path) -> None:
    interrupted(path)
    log = bytearray(wal(path))
    log[100] ^= 1
    path.with_name(f"{FILE}-wal").write_bytes(log)


def with_an_erased_log(path: Path) -> None:
    saved(path)
    path.with_name(f"{FILE}-wal").write_bytes(bytes(8192))


def no_database(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 40)


STATES: dict[Callable[[Path], None], Damage | None] = {
    closed: None,
    killed: None,
    killed_without_index: None,
    with_an_erased_log: None,
    emptied: Damage.EMPTIED,
    gone: Damage.EMPTIED,
    cut: Damage.CUT,
    no_database: Damage.CORRUPT,
}


@pytest.mark.parametrize("make", STATES, ids=lambda make: make.__name__)
def test_an_inspection_changes_nothing(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    before = contents(path.parent)
    assert inspect(path) is STATES[make]
    with open_to_inspect(path) as seen:
        if seen.connection is not None:
            assert len(seen.connection.execute("SELECT id FROM workshop").fetchall()) <= 1
    if STATES[make] is None:
        with open_for_reading(path) as database:
            assert [row.id for row in WorkshopStore(database).rows()] == ["w1"]
    else:
        with pytest.raises(StorageError, match="niet te lezen"), open_for_reading(path):
            pass
    assert contents(path.parent) == before


# ------------------------------------------------------------------ the schema


def test_no_flipped_bit_in_the_schema_makes_an_inspection_fail(path: Path) -> None:
    whole = bytearray(saved(path))
    found = set[Damage | None]()
    with path.open("r+b") as stream:
        for place in range(100, 4096, 3):
            stream.seek(place)
            stream.write(bytes([whole[place] ^ 0x80]))
            stream.flush()
            found.add(inspect(path))
            stream.seek(place)
            stream.write(bytes([whole[place]]))
    assert Damage.CORRUPT in found
    assert found <= {None, Damage.CORRUPT, Damage.FOREIGN}


def test_an_error_message_that_is_not_utf8_is_damage(path: Path) -> None:
    whole = bytearray(saved(path))
    whole[whole.index(b"STRICT")] = 0xF0
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(UnicodeDecodeError):
        connection.execute("SELECT count(*) FROM sqlite_schema")
    assert inspect(path) is Damage.CORRUPT
    database, aside = open_for_writing(path, TickingClock())
    with closing(database):
        assert aside is not None
        assert aside.moved_to.read_bytes() == bytes(whole)


@pytest.mark.parametrize(
    ("statement", "damage"),
    [
        ("PRAGMA user_version = 1", Damage.CORRUPT),
        ("PRAGMA user_version = 0", Damage.CORRUPT),
        ("PRAGMA user_version = -1", Damage.CORRUPT),
        ("PRAGMA user_version = 66", Damage.TOO_NEW),
        ("PRAGMA application_id = 1", Damage.FOREIGN),
        ("DROP TABLE setting", Damage.CORRUPT),
        ("ALTER TABLE note RENAME COLUMN text TO uext", Damage.CORRUPT),
        ("CREATE TABLE of_another_tool (x)", None),
    ],
)
def test_a_schema_that_does_not_match_its_version_is_damage(
    path: Path, statement: str, damage: Damage | None
) -> None:
    saved(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute(statement)
    assert inspect(path) is damage


def test_a_schema_that_refuses_every_row_is_damage(path: Path) -> None:
    whole = bytearray(saved(path))
    whole[whole.index(b"participants > 0") + 13] = ord("<")
    path.write_bytes(whole)
    assert inspect(path) is Damage.CORRUPT


def test_other_white_space_in_a_schema_is_not_damage(path: Path) -> None:
    whole = bytearray(saved(path))
    whole[whole.index(b"participants > 0") + 12] = ord("\n")
    path.write_bytes(whole)
    assert inspect(path) is None


@POSIX_ONLY
def test_a_folder_with_an_undecodable_name_can_be_used(data_folder: Path) -> None:
    path = Path(os.fsdecode(bytes(data_folder) + b"/\xff\xfe")) / FILE
    path.parent.mkdir()
    with stored(path) as store:
        store.create(workshop(), start())
    with open_for_reading(path) as database:
        assert [row.id for row in WorkshopStore(database).rows()] == ["w1"]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_the_schema_of_every_version_is_known(
    version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:version])
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, 0)
        assert fingerprint(read_schema(connection)) == FINGERPRINTS[version]


# ------------------------------------------------------------------ special files and names


@POSIX_ONLY
@pytest.mark.parametrize("suffix", ["", *SIDE_FILES])
def test_a_pipe_does_not_block(path: Path, suffix: str) -> None:
    if suffix:
        saved(path)
    os.mkfifo(path.with_name(FILE + suffix))
    assert inspect(path) is Damage.UNREADABLE
    with pytest.raises(StorageError), open_for_reading(path):
        pass
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    assert aside.moved_to.with_name(aside.moved_to.name + suffix).is_fifo()


@POSIX_ONLY
def test_a_symlink_to_a_database_and_its_log_is_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    interrupted(elsewhere / FILE)
    path.symlink_to(elsewhere / FILE)
    with open_for_reading(path) as database:
        assert [row.id for row in WorkshopStore(database).rows()] == ["w1"]
    with stored(path) as store:
        assert [row.id for row in store.rows()] == ["w1"]
    assert path.is_symlink()
    assert names_in(path.parent) == [FILE]


@POSIX_ONLY
def test_a_symlink_to_another_file_is_set_aside_without_its_target(
    path: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "brief.odt"
    letter.write_bytes(b"geen database" * 1000)
    letter.chmod(0o640)
    before = letter.stat()
    path.symlink_to(letter)
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert letter.stat() == before
    assert aside is not None
    assert aside.moved_to.readlink() == letter
    assert aside.moved_to.parent == path.parent
    assert not path.is_symlink()


@POSIX_ONLY
def test_a_symlink_loop_is_reported(path: Path) -> None:
    path.symlink_to(path)
    for broken in (path, path / FILE):
        with pytest.raises(StorageError):
            open_for_writing(broken, TickingClock())
    assert path.is_symlink()


@pytest.mark.parametrize("name", ["x" * 300, "\N{GRINNING FACE}" * 200])
def test_a_name_that_is_too_long_is_reported(data_folder: Path, name: str) -> None:
    for path in (data_folder / name, data_folder / name / FILE):
        with pytest.raises(StorageError) as error:
            open_for_writing(path, TickingClock())
        assert error.value.remedy
        # Windows reports a file with such a name as missing.
        with pytest.raises((StorageError, NothingSavedError)), open_for_reading(path):
            pass


@POSIX_ONLY
def test_an_unreadable_database_stays_in_place() -> None:
    with open_folder() as folder:
        path = folder / FILE
        path.write_bytes(b"of somebody else")
        path.chmod(0)
        with unprivileged():
            with pytest.raises(StorageError, match="je mag er niet bij") as error:
                open_for_writing(path, TickingClock())
            with pytest.raises(StorageError), open_for_reading(path):
                pass
        assert error.value.remedy
        assert names_in(folder) == [FILE]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PureWindowsPath(r"\\server\share\map\trede.db"), "file:////server/share/map/trede.db"),
        (PureWindowsPath(r"C:\Users\Zoë\trede.db"), "file:///C:/Users/Zo%C3%AB/trede.db"),
        (Path("/home/a b/100% #1 ?.db"), "file:///home/a%20b/100%25%20%231%20%3F.db"),
    ],
)
def test_the_uri_of_any_path_is_correct(path: Path | PureWindowsPath, name: str) -> None:
    assert file_name(path.as_posix()) == name


@POSIX_ONLY
def test_a_path_that_begins_with_two_slashes_can_be_opened(path: Path) -> None:
    saved(path)
    with closing(sqlite3.connect(file_name(f"/{path}"), uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM workshop").fetchone() == (1,)


# ------------------------------------------------------------------ a log without its database


@pytest.mark.parametrize("make", [emptied, gone], ids=lambda make: make.__name__)
def test_a_log_without_its_database_is_set_aside(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    log = wal(path)
    database, aside = open_for_writing(path, lambda: NOON)
    with closing(database):
        assert aside is not None
        assert aside.damage is Damage.EMPTIED
        assert WorkshopStore(database).rows() == []
    moved = aside.moved_to
    assert moved.exists()
    assert wal(moved.with_name(moved.name.removesuffix("-wal"))) == log


def test_an_empty_log_without_a_database_is_ignored(path: Path) -> None:
    path.with_name(f"{FILE}-wal").write_bytes(b"")
    assert inspect(path) is None
    with pytest.raises(NothingSavedError), open_for_reading(path):
        pass
    with opened(path):
        pass


def test_a_log_with_another_page_size_sets_the_database_aside(path: Path) -> None:
    interrupted(path)
    before = (path.read_bytes(), wal(path))
    with closing(sqlite3.connect(path.with_name("other.db"), isolation_level=None)) as other:
        other.execute("PRAGMA page_size = 1024")
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (x)")
        foreign = wal(path.with_name("other.db"))
    path.with_name(f"{FILE}-wal").write_bytes(foreign)
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    assert (aside.moved_to.read_bytes(), wal(aside.moved_to)) == (before[0], foreign)


@pytest.mark.parametrize("bound", ["LONGEST_LOG", "LARGEST"])
def test_a_file_too_large_for_memory_is_left_to_sqlite(
    path: Path, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(path)
    before = (path.read_bytes(), wal(path))
    monkeypatch.setattr(inspection, bound, 1)
    assert inspect(path) is None
    assert (path.read_bytes(), wal(path)) == before
    with stored(path) as store:
        assert [round_.votes for round_ in store.load("w1")[1].rounds.values()] == [7]


def test_a_file_of_gigabytes_is_not_read_into_memory(path: Path) -> None:
    saved(path)
    with path.with_name(f"{FILE}-wal").open("wb") as stream:
        stream.truncate(2**36)  # a sparse file takes no space on the disk
    assert inspect(path) is None
    path.unlink()
    assert inspect(path) is Damage.EMPTIED


# ------------------------------------------------------------------ a damaged log


def test_a_damaged_log_is_copied_aside_and_the_rest_can_be_opened(path: Path) -> None:
    cut(path)
    before = (path.read_bytes(), wal(path))
    database, aside = open_for_writing(path, lambda: NOON)
    with closing(database):
        assert aside is not None
        assert aside.damage is Damage.CUT
        assert aside.moved_to == path.with_name("trede-beschadigd-2026-03-02-120000.db")
        WorkshopStore(database).create(workshop("w2"), start())
    assert (aside.moved_to.read_bytes(), wal(aside.moved_to)) == before
    with stored(path) as store:
        assert "w2" in [row.id for row in store.rows()]


def test_a_damaged_log_stays_in_place_without_space_for_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(path)
    before = contents(path.parent)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workshop_app.storage.set_aside.os.fsync", full)
    with pytest.raises(StorageError, match="geen kopie") as error:
        open_for_writing(path, TickingClock())
    assert "vol" in str(error.value)
    assert contents(path.parent) == before
