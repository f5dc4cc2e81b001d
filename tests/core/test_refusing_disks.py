"""Disks on which writing fails: nothing is set aside or lost, and reading still works."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.support.databases import (
    SIDE_FILES,
    interrupted,
    names_in,
    opened,
    pragma,
    run_and_die,
    stored,
    votes_in_memory,
    wal,
)
from tests.support.disks import (
    POSIX_ONLY,
    fill,
    give_away,
    open_folder,
    run_without_writing,
    small_disk,
    unprivileged,
)
from tests.support.samples import NOON, ROOT, TickingClock, start, workshop
from workshop_app.errors import StorageError
from workshop_app.paths import FILE
from workshop_app.storage import database_opening, migrations
from workshop_app.storage import new_database as new_database_module
from workshop_app.storage import set_aside as set_aside_module
from workshop_app.storage.database import SHORT_PATIENCE
from workshop_app.storage.database_opening import (
    WAITS,
    NotOpenedError,
    copy_in_memory,
    open_for_writing,
)
from workshop_app.storage.disk_errors import is_environment
from workshop_app.storage.inspection import connect
from workshop_app.storage.instance_lock import InstanceLock


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds of each wait for another program; the waits themselves are skipped."""
    waits: list[float] = []
    monkeypatch.setattr(database_opening.time, "sleep", waits.append)
    return waits


# ------------------------------------------------------------------ a full disk


def test_a_full_disk_leaves_the_database_in_place() -> None:
    with small_disk("2M") as disk:
        path = disk / FILE
        interrupted(path)
        path.with_name(f"{FILE}-shm").unlink()  # as after a power cut
        before = (path.read_bytes(), wal(path))
        filler = fill(disk)
        with pytest.raises(StorageError, match="De schijf is vol") as error:
            open_for_writing(path, TickingClock())
        assert error.value.remedy
        assert votes_in_memory(path) == [7]
        assert (path.read_bytes(), wal(path)) == before
        filler.unlink()
        with stored(path) as store:
            assert [row.id for row in store.rows()] == ["w1"]
        assert names_in(disk) == [FILE]


def test_a_disk_without_space_for_one_vote_is_refused_at_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database_opening, "LEAST_SPACE", 0)
    with small_disk("1M") as disk:
        path = disk / FILE
        run_and_die(
            "import os, sys\nfrom tests.support.databases import Path, open_for_writing, TickingClock\n"
            "open_for_writing(Path(sys.argv[1]), TickingClock())\nos._exit(9)",
            path,
        )
        assert path.with_name(f"{FILE}-shm").exists()  # the index still has its space
        filler = fill(disk)
        with pytest.raises(StorageError, match="De schijf is vol"):
            open_for_writing(path, TickingClock())
        filler.unlink()
        with opened(path):
            pass


@POSIX_ONLY
def test_a_disk_that_refuses_every_write_sets_nothing_aside(path: Path) -> None:
    interrupted(path)
    path.with_name(f"{FILE}-shm").unlink()
    before = (path.read_bytes(), wal(path))
    done = run_without_writing(
        """
import sys
from pathlib import Path
from tests.support.databases import votes_in_memory
from tests.support.samples import TickingClock
from workshop_app.errors import StorageError
from workshop_app.storage.database_opening import open_for_writing

try:
    open_for_writing(Path(sys.argv[1]), TickingClock())
except StorageError as error:
    print(type(error).__name__, votes_in_memory(Path(sys.argv[1])))
""",
        path,
    )
    assert (done.stdout, done.stderr) == ("StorageError [7]\n", "")
    assert (path.read_bytes(), wal(path)) == before
    with stored(path) as store:
        assert [row.id for row in store.rows()] == ["w1"]


def test_a_disk_with_little_space_counts_as_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_opening, "LEAST_SPACE", 1 << 62)
    with pytest.raises(StorageError, match="De schijf is vol"):
        open_for_writing(path, TickingClock())
    assert names_in(path.parent) == []


def test_a_database_set_aside_is_reported_when_no_new_one_can_be_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"this is no database at all" * 40)
    monkeypatch.setattr(database_opening, "LEAST_SPACE", 1 << 62)
    with pytest.raises(NotOpenedError, match="De schijf is vol") as error:
        open_for_writing(path, TickingClock())
    assert error.value.aside.moved_to.read_bytes().startswith(b"this is no database")
    assert copy_in_memory(path) is None


def test_a_copy_of_a_damaged_log_is_reported_when_the_upgrade_fails(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(path)
    log = bytearray(wal(path))
    log[100] ^= 1
    path.with_name(f"{FILE}-wal").write_bytes(log)
    version = migrations.latest_version()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, ("SELECT 1",)))
    path.with_name(f"trede-versie-{version}.db").mkdir()
    with pytest.raises(NotOpenedError, match="De kopie") as error:
        open_for_writing(path, TickingClock())
    assert wal(error.value.aside.moved_to) == bytes(log)


# ------------------------------------------------------------------ no permission


@contextmanager
def unprivileged_database(*, folder: int = 0o700, file: int = 0o600) -> Generator[Path]:
    """A database with seven votes, some in its log, owned by an unprivileged user."""
    with open_folder() as data_folder:
        path = data_folder / FILE
        interrupted(path)
        path.with_name(f"{FILE}-shm").unlink()
        for part in (path, path.with_name(f"{FILE}-wal")):
            give_away(part)
            part.chmod(file)
        data_folder.chmod(folder)
        yield path
        data_folder.chmod(0o700)


@POSIX_ONLY
@pytest.mark.parametrize(("folder", "file"), [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)])
def test_a_read_only_database_can_be_copied_to_memory(
    folder: int, file: int, waited: list[float]
) -> None:
    with unprivileged_database(folder=folder, file=file) as path, unprivileged():
        before = (path.read_bytes(), wal(path))
        with pytest.raises(StorageError) as error:
            open_for_writing(path, TickingClock())
        assert error.value.remedy
        assert votes_in_memory(path) == [7]
        assert (path.read_bytes(), wal(path)) == before
        assert set(names_in(path.parent)) == {FILE, f"{FILE}-wal"}
    assert waited == []  # waiting would not help


@POSIX_ONLY
def test_a_database_with_a_read_only_log_can_be_copied_to_memory() -> None:
    with unprivileged_database() as path, unprivileged():
        path.with_name(f"{FILE}-wal").chmod(0o400)
        before = (path.read_bytes(), wal(path))
        with pytest.raises(StorageError):
            open_for_writing(path, TickingClock())
        assert votes_in_memory(path) == [7]
        assert (path.read_bytes(), wal(path)) == before


@POSIX_ONLY
def test_an_index_of_another_user_is_not_damage() -> None:
    with unprivileged_database() as path:
        index = path.with_name(f"{FILE}-shm")
        index.write_bytes(b"")
        index.chmod(0)
        if os.geteuid() == 0:
            os.chown(index, 0, 0)
        with unprivileged():
            with pytest.raises(StorageError):
                open_for_writing(path, TickingClock())
            assert votes_in_memory(path) == [7]
        assert set(names_in(path.parent)) == {FILE, f"{FILE}-wal", f"{FILE}-shm"}


# ------------------------------------------------------------------ a file in use


def test_a_file_in_use_for_a_moment_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stored(path) as store:
        store.create(workshop(), start())
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        waits: list[float] = []

        def wait_until_released(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 2:
                other.execute("COMMIT")

        monkeypatch.setattr(database_opening.time, "sleep", wait_until_released)
        with stored(path) as store:
            assert [row.id for row in store.rows()] == ["w1"]
    assert waits == list(WAITS[:2])


def test_a_file_that_stays_in_use_is_reported_within_two_seconds(
    path: Path, waited: list[float]
) -> None:
    with opened(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="bezet") as error:
            open_for_writing(path, TickingClock())
    assert error.value.remedy
    assert waited == list(WAITS)
    assert sum(WAITS) < 2
    assert names_in(path.parent) == [FILE]


def test_a_read_only_handle_is_reopened(
    path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    with opened(path):
        pass
    modes: list[str] = []

    def held_at_first(file: Path, mode: str) -> sqlite3.Connection:
        # Windows does this while another program allows others only to read.
        modes.append(mode)
        return connect(file, "ro" if len(modes) == 1 else mode)

    monkeypatch.setattr(database_opening, "connect", held_at_first)
    with stored(path) as store:
        store.create(workshop(), start())
    assert modes == ["rw", "rw"]
    assert waited == [WAITS[0]]


def test_a_handle_that_stays_read_only_is_reported(
    path: Path, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    with opened(path):
        pass

    def held(file: Path, _: str) -> sqlite3.Connection:
        return connect(file, "ro")

    monkeypatch.setattr(database_opening, "connect", held)
    with pytest.raises(StorageError, match="niet worden geschreven"):
        open_for_writing(path, TickingClock())
    assert waited == list(WAITS)


def test_a_sync_flushes_the_cache_of_the_disk(path: Path) -> None:
    with opened(path) as database:
        assert (
            pragma(database, "busy_timeout") == SHORT_PATIENCE <= 100
        )  # too short for a user to notice
        assert pragma(database, "fullfsync") == 1
        assert pragma(database, "checkpoint_fullfsync") == 1


@pytest.mark.skipif(os.name != "posix", reason="there, SQLite has shared memory on every disk")
def test_without_a_log_each_commit_is_synced_in_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_shared_memory(file: Path, mode: str) -> sqlite3.Connection:
        return connect(file, f"{mode}&vfs=unix-dotfile")

    for module in (database_opening, new_database_module):
        monkeypatch.setattr(module, "connect", without_shared_memory)
    with opened(path) as database:
        assert pragma(database, "journal_mode") == "delete"
        assert pragma(database, "synchronous") == 3  # EXTRA


# ------------------------------------------------------------------ setting aside


@pytest.mark.parametrize("refused", ["", *SIDE_FILES])
def test_a_move_that_fails_halfway_is_undone(
    path: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"this is no database at all" * 40)
    for suffix in SIDE_FILES:
        path.with_name(FILE + suffix).write_bytes(f"what is in {suffix}".encode())
    before = {name: (path.parent / name).read_bytes() for name in names_in(path.parent)}
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        if source == path.with_name(FILE + refused):
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(set_aside_module.os, "replace", held)
    with pytest.raises(StorageError, match="niet opzij") as error:
        open_for_writing(path, TickingClock())
    assert error.value.remedy
    assert {name: (path.parent / name).read_bytes() for name in names_in(path.parent)} == before


def test_a_log_without_its_database_is_reported_by_its_own_name(path: Path) -> None:
    interrupted(path)
    path.unlink()
    database, aside = open_for_writing(path, lambda: NOON)
    database.close()
    assert aside is not None
    assert aside.moved_to.name == "trede-onleesbaar-2026-03-02-120000.db-wal"
    assert aside.moved_to.exists()


def test_the_name_of_an_existing_log_is_not_reused(path: Path) -> None:
    path.write_bytes(b"one" * 400)
    taken = path.with_name("trede-onleesbaar-2026-03-02-120000.db-wal")
    taken.write_bytes(b"of before")
    database, aside = open_for_writing(path, lambda: NOON)
    database.close()
    assert aside is not None
    assert aside.moved_to.name == "trede-onleesbaar-2026-03-02-120000-2.db"
    assert taken.read_bytes() == b"of before"


# ------------------------------------------------------------------ permissions


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.fixture
def open_mask() -> Generator[None]:
    """Let new files be accessible to all users unless the code sets their permissions."""
    before = os.umask(0)
    yield
    os.umask(before)


@POSIX_ONLY
@pytest.mark.usefixtures("open_mask")
def test_new_files_are_inaccessible_to_other_users(tmp_path: Path) -> None:
    data_folder = tmp_path / "far" / "away"
    single = InstanceLock(data_folder)
    with stored(data_folder / FILE) as store:
        store.create(workshop(), start())
        assert {name: mode(data_folder / name) for name in names_in(data_folder)} == dict.fromkeys(
            ["trede.db", "trede.db-shm", "trede.db-wal", "trede.lock"], 0o600
        )
    single.release()
    assert mode(data_folder) == 0o700


@POSIX_ONLY
@pytest.mark.usefixtures("open_mask")
def test_copies_are_inaccessible_to_other_users(path: Path) -> None:
    interrupted(path)
    log = bytearray(wal(path))
    log[100] ^= 1
    path.with_name(f"{FILE}-wal").write_bytes(log)
    database, aside = open_for_writing(path, TickingClock())
    database.close()
    assert aside is not None
    assert mode(aside.moved_to) == mode(aside.moved_to.with_name(f"{aside.moved_to.name}-wal"))
    assert mode(aside.moved_to) == 0o600


@POSIX_ONLY
def test_existing_files_become_inaccessible_to_other_users(data_folder: Path) -> None:
    with opened(data_folder / FILE):
        pass
    files = [
        data_folder / name
        for name in ("oefenen.db", "trede-versie-1.db", "trede-te-nieuw-1.db-wal")
    ]
    for file in files:
        file.touch()
    for file in (data_folder / FILE, *files):
        file.chmod(0o664)
    (data_folder / "trede-versie-1.db").chmod(0o444)
    own = data_folder / "of-the-user.txt"
    own.touch(mode=0o644)
    data_folder.chmod(0o755)
    InstanceLock(data_folder).release()
    assert mode(data_folder) == 0o700
    assert [mode(file) for file in (data_folder / FILE, *files)] == [0o600, 0o600, 0o400, 0o600]
    assert mode(own) == 0o644


@POSIX_ONLY
def test_the_permissions_of_a_shared_folder_are_kept(data_folder: Path) -> None:
    data_folder.chmod(0o1777)
    InstanceLock(data_folder).release()
    assert mode(data_folder) == 0o1777


# ------------------------------------------------------------------ a new database

KILLED_AT_FIRST = """
import os, sqlite3, sys
from pathlib import Path
from tests.support.samples import TickingClock
from workshop_app.storage import new_database, database_opening

left = int(sys.argv[2])

def count(*_):
    global left
    left -= 1
    if left < 0:
        os._exit(9)

connect, move = database_opening.connect, new_database.replace_file

def watched(*given):
    connection = connect(*given)
    connection.set_trace_callback(count)
    return connection

def moved(*given):
    count()
    move(*given)
    count()

database_opening.connect = new_database.connect = watched
new_database.replace_file = moved
database_opening.open_for_writing(Path(sys.argv[1]), TickingClock())
os._exit(9)
"""


@pytest.mark.parametrize("statements", [0, 2, 3, 7, 20, 43, 44, 45, 46, 48, 54, 56])
def test_a_kill_during_the_first_start_causes_no_damage(path: Path, statements: int) -> None:
    run_and_die(KILLED_AT_FIRST, path, str(statements))
    with stored(path) as store:
        assert store.rows() == []
    assert names_in(path.parent) == [FILE]


# ------------------------------------------------------------------ error codes


def answer(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("no")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (True, (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)),
        (True, (sqlite3.SQLITE_CORRUPT_INDEX, sqlite3.SQLITE_CONSTRAINT_CHECK)),
        (False, (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM)),
        (False, (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL)),
        (False, (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_NOMEM)),
        (False, (sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_ABORT)),
        (False, (sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_MISUSE)),
    ],
)
def test_only_errors_about_the_content_are_damage(damage: bool, codes: tuple[int, ...]) -> None:  # noqa: FBT001 - from the table
    assert {is_environment(answer(code)) for code in codes} == {not damage}


NO_MEMORY = """
import sqlite3, sys
from pathlib import Path
from tests.support.samples import TickingClock
from workshop_app.errors import StorageError
from workshop_app.storage.database_opening import open_for_writing
sqlite3.connect(":memory:").execute("PRAGMA hard_heap_limit = 150000")
try:
    open_for_writing(Path(sys.argv[1]), TickingClock())
except StorageError as error:
    print(error)
"""


def test_a_lack_of_memory_is_reported_and_is_not_damage(path: Path) -> None:
    with opened(path):
        pass
    before = path.read_bytes()
    # A separate process, as this limit cannot be removed again.
    done = subprocess.run(
        [sys.executable, "-c", NO_MEMORY, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "te weinig geheugen" in done.stdout
    assert path.read_bytes() == before
    assert "onleesbaar" not in " ".join(names_in(path.parent))
