"""The file of a running workshop is deleted, renamed, replaced or overwritten.

In each case, what was shown is on disk at the next start, or the screen reported it as unsaved.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.databases import (
    being_written,
    contents_of,
    interrupted,
    opened,
    pragma,
    stored,
    wal,
)
from tests.support.running import CHAT, WAYS, Show, delete_all, delete_file, next_start, posix
from tests.support.samples import LOBBY, NOON, start, votes, walk, workshop
from workshop_app.paths import FILE
from workshop_app.session.commands import (
    GoTo,
)
from workshop_app.session.state import VotingMethod
from workshop_app.settings import Settings
from workshop_app.storage.database_opening import Damage, open_for_reading
from workshop_app.storage.instance_lock import InstanceLock
from workshop_app.storage.recovery import Event
from workshop_app.storage.settings_store import SettingsStore
from workshop_app.storage.workshops import WorkshopStore

# ------------------------------------------------------------------ another file, or none


def rename_file(path: Path) -> None:
    path.rename(path.with_name("weg.db"))


def rename_all(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).rename(path.with_name("weg.db" + suffix))


def delete_journal(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


def delete_side_files(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()
    path.with_name(path.name + "-shm").unlink()


def replace_journal(path: Path) -> None:
    other = path.with_name("copy-wal")
    shutil.copyfile(path.with_name(path.name + "-wal"), other)
    other.replace(path.with_name(path.name + "-wal"))


def delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def rename_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elders"))


def old_copy(path: Path) -> None:
    """Replace the file with an older copy, without the commits that are still in the journal."""
    other = path.with_name("copy.db")
    shutil.copyfile(path, other)
    other.replace(path)


def older_database(path: Path) -> None:
    """Replace the file with a complete database from before the running workshop."""
    other = path.with_name("older.db")
    with stored(other) as store:
        store.create(workshop("w0"), start())
    other.replace(path)


def killed_database(path: Path) -> None:
    """Replace the file and journal with another database, left by a killed process."""
    folder = path.with_name("other")
    folder.mkdir()
    interrupted(folder / FILE)
    for suffix in ("", "-wal", "-shm"):
        (folder / (FILE + suffix)).replace(path.with_name(path.name + suffix))


def no_database(path: Path) -> None:
    other = path.with_name("copy.db")
    other.write_bytes(b"dit is geen database" * 300)
    other.replace(path)


def another_program_s(path: Path) -> None:
    other = path.with_name("copy.db")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    other.replace(path)


def empty_file(path: Path) -> None:
    other = path.with_name("copy.db")
    other.touch()
    other.replace(path)


def empty_and_delete(path: Path) -> None:
    """Empty the open file before deleting it, so that nothing in it can be read any more."""
    path.write_bytes(b"")
    path.unlink()


def cut_and_rename(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    rename_file(path)


def empty_and_replace(path: Path) -> None:
    whole = path.with_name("copy.db")
    shutil.copyfile(path, whole)
    path.write_bytes(b"")
    whole.replace(path)


HAPPENS: dict[Callable[[Path], None], Event] = {
    delete_file: Event.GONE,
    rename_file: Event.GONE,
    delete_all: Event.GONE,
    rename_all: Event.GONE,
    delete_folder: Event.GONE,
    rename_folder: Event.GONE,
    old_copy: Event.REPLACED,
    older_database: Event.REPLACED,
    killed_database: Event.REPLACED,
    no_database: Event.REPLACED,
    another_program_s: Event.REPLACED,
    empty_file: Event.REPLACED,
    delete_journal: Event.DISCONNECTED,
    delete_side_files: Event.DISCONNECTED,
    replace_journal: Event.DISCONNECTED,
}


@posix
@pytest.mark.parametrize("method", WAYS)
@pytest.mark.parametrize("happens", HAPPENS, ids=lambda happens: happens.__name__)
def test_everything_shown_is_on_disk_at_the_next_start(
    make_show: Callable[[VotingMethod], Show],
    path: Path,
    happens: Callable[[Path], None],
    method: VotingMethod,
) -> None:
    show = make_show(method)
    happens(path)
    show.vote(4)
    assert show.is_saved
    assert show.shown.rounds[CHAT].votes == (4 if method is VotingMethod.TABLES else 6)
    assert [one.event for one in show.heard] == [HAPPENS[happens]]
    shown = show.shown
    show.database.close()
    assert next_start(path) == shown


@posix
@pytest.mark.parametrize("happens", HAPPENS, ids=lambda happens: happens.__name__)
def test_everything_shown_is_on_disk_after_a_kill(
    path: Path, tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    """Nothing is closed: the files are copied right after the vote."""
    show = Show(path)
    happens(path)
    show.vote()
    assert show.is_saved
    copy = tmp_path / "copy"
    copy.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(path.with_name(FILE + suffix), copy / (FILE + suffix))
    shown = show.shown
    show.database.close()
    assert next_start(copy / FILE) == shown


@posix
@pytest.mark.parametrize("happens", HAPPENS, ids=lambda happens: happens.__name__)
def test_a_change_in_the_middle_of_a_save_is_detected(
    make_show: Callable[[], Show], path: Path, happens: Callable[[Path], None]
) -> None:
    """Between the first statement and the commit, only a check afterwards can detect it."""
    show = make_show()
    pending = [happens]

    def look(statement: str) -> None:
        if statement.startswith("COMMIT") and pending:
            pending.pop()(path)

    show.database.connection.set_trace_callback(look)
    show.vote()
    assert not pending
    if not show.is_saved:
        show.session.tick()
    assert show.is_saved
    assert show.heard
    shown = show.shown
    show.database.close()
    assert next_start(path) == shown


@posix
@pytest.mark.parametrize("happens", HAPPENS, ids=lambda happens: happens.__name__)
def test_a_change_is_detected_within_a_second_without_a_command(
    make_show: Callable[[], Show], path: Path, happens: Callable[[Path], None]
) -> None:
    show = make_show()
    shown = show.shown
    saved_at = show.session.snapshot.saved_at
    happens(path)
    show.session.tick()
    assert show.is_saved
    assert [one.event for one in show.heard] == [HAPPENS[happens]]
    show.session.tick()
    assert len(show.heard) == 1
    assert show.session.snapshot.saved_at == saved_at
    show.database.close()
    assert next_start(path) == shown


def test_a_check_writes_nothing(make_show: Callable[[], Show], path: Path) -> None:
    show = make_show()
    before = path.read_bytes(), path.stat().st_mtime_ns, wal(path)
    with being_written(path):
        for _ in range(3):
            show.session.tick()
            assert show.is_saved, "there is nothing to write that would have to wait"
    assert (path.read_bytes(), path.stat().st_mtime_ns, wal(path)) == before


def own_older_copy(path: Path, show: Show) -> bytes:
    show.database.empty_journal()
    content = path.read_bytes()
    show.vote()
    return content


def own_copy_without_the_journal(path: Path, show: Show) -> bytes:
    return path.read_bytes()


def other_database(path: Path, show: Show) -> bytes:
    other = path.with_name("other.db")
    older_database(other)
    return other.read_bytes()


def database_of_another_program(path: Path, show: Show) -> bytes:
    other = path.with_name("other.db")
    another_program_s(other)
    return other.read_bytes()


def other_bytes(path: Path, show: Show) -> bytes:
    return b"dit is geen database" * 400


def nothing(path: Path, show: Show) -> bytes:
    return b""


OVERWRITTEN_WITH: list[Callable[[Path, Show], bytes]] = [
    own_older_copy,
    own_copy_without_the_journal,
    other_database,
    database_of_another_program,
    other_bytes,
    nothing,
]


@pytest.mark.parametrize("journal", ["some journal", "no journal"])
@pytest.mark.parametrize("method", WAYS)
@pytest.mark.parametrize("content", OVERWRITTEN_WITH, ids=lambda content: content.__name__)
def test_a_file_overwritten_in_place_is_restored(
    make_show: Callable[[VotingMethod], Show],
    path: Path,
    content: Callable[[Path, Show], bytes],
    method: VotingMethod,
    journal: str,
) -> None:
    """Overwrite in place, as `cp` and a file manager on Windows do: same file, other bytes."""
    show = make_show(method)
    if journal == "no journal":
        show.database.empty_journal()
    written = content(path, show)
    stamp = path.stat()
    with path.open("r+b") as stream:
        stream.write(written)
        stream.truncate()
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns + 1_000_000))
    show.vote(4)
    assert show.is_saved
    shown = show.shown
    show.database.close()
    with opened(path) as database:
        assert WorkshopStore(database).load("w1")[1] == shown
        assert pragma(database, "quick_check") == "ok"


@posix
def test_nothing_is_written_where_another_copy_holds_the_lock(
    make_show: Callable[[], Show], path: Path
) -> None:
    """A folder that is replaced while Trede is open has a lock file that a second copy can lock."""
    lock = InstanceLock(path.parent)
    show = make_show()
    show.database.check_lock = lock.hold_again
    show.vote(1)
    before = show.shown
    folder = path.parent
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    folder.rename(folder.with_name("away"))
    copy.rename(folder)
    second = InstanceLock(folder)
    content = {file.name: file.read_bytes() for file in folder.iterdir()}
    show.vote(3)
    assert not show.is_saved
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == content
    second.release()
    show.vote(1)
    assert show.is_saved
    assert show.shown != before
    show.database.close()
    lock.release()
    assert next_start(path) == show.shown


timed = pytest.mark.skipif(
    sys.platform == "win32", reason="there, the time of an open file cannot be relied on"
)


def truncated(log: bytes) -> bytes:
    return b""


def zero_head(log: bytes) -> bytes:
    return bytes(32) + log[32:]


def other_content(log: bytes) -> bytes:
    return random.Random(1).randbytes(len(log))


def zeros(log: bytes) -> bytes:
    return bytes(len(log))


@pytest.mark.parametrize("end", ["closed", "killed"])
@pytest.mark.parametrize("method", WAYS)
@pytest.mark.parametrize(
    "change",
    [
        truncated,
        *(pytest.param(change, marks=timed) for change in (zero_head, other_content, zeros)),
    ],
)
def test_a_log_overwritten_in_place_is_restored(
    make_show: Callable[[VotingMethod], Show],
    path: Path,
    change: Callable[[bytes], bytes],
    method: VotingMethod,
    end: str,
) -> None:
    """The workshop that is open is complete, and so are those that were closed before."""
    show = make_show(method)
    show.database.empty_journal()
    show.vote(2)
    log = path.with_name(f"{path.name}-wal")
    stamp = log.stat()
    with log.open("r+b") as stream:
        stream.write(change(log.read_bytes()))
        stream.truncate()
    os.utime(log, ns=(stamp.st_atime_ns, stamp.st_mtime_ns + 1_000_000))
    show.vote(3)
    assert show.is_saved
    shown = show.shown
    if end == "closed":
        show.database.close()
        assert next_start(path) == shown
    else:
        assert next_start(copied(path)) == shown


def copied(path: Path) -> Path:
    """The files as a kill leaves them, in another folder."""
    folder = path.with_name("killed")
    folder.mkdir()
    for suffix in ("", "-wal"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            shutil.copyfile(file, folder / file.name)
    return folder / path.name


@pytest.mark.parametrize("suffix", ["", "-wal"], ids=["database", "log"])
def test_a_file_that_was_only_touched_remains_in_use(
    make_show: Callable[[], Show], path: Path, suffix: str
) -> None:
    show = make_show()
    os.utime(path.with_name(path.name + suffix))
    show.vote(3)
    assert show.is_saved
    assert not show.heard
    show.database.close()
    assert next_start(path) == show.shown


@posix
def test_a_renamed_file_is_complete_under_its_new_name(
    make_show: Callable[[], Show], path: Path
) -> None:
    show = make_show()
    before = show.shown
    rename_file(path)
    show.vote()
    with stored(path.with_name("weg.db")) as store:
        assert store.load("w1")[1] == before


@posix
def test_a_database_found_at_the_path_is_copied_before_it_is_changed(
    make_show: Callable[[], Show], path: Path
) -> None:
    show = make_show()
    other = path.with_name("older.db")
    with opened(other) as database:
        store = WorkshopStore(database)
        store.create(workshop("w2"), walk(start(), (GoTo(LOBBY, 1), *votes(1, 9))))
        store.create(workshop(), start())
        theirs = contents_of(database)
    other.replace(path)
    show.vote()
    ((copy,),) = [one.copies for one in show.heard]
    with opened(copy) as database:
        assert contents_of(database) == theirs
    with stored(path) as store:
        assert {row.id for row in store.rows()} == {"w0", "w1", "w2"}
        assert store.load("w1")[1] == show.shown
        assert store.load("w2")[1].rounds[CHAT].votes == 9


@posix
def test_the_newest_version_of_a_workshop_in_both_files_is_used(
    make_show: Callable[[], Show], path: Path
) -> None:
    show = make_show()
    other = path.with_name("newer.db")
    newer = walk(start(), (GoTo(LOBBY, 1), *votes(4, 7)))
    with stored(other) as store:
        for one in ("w0", "w1"):
            store.create(workshop(one), start())
            store.save(workshop(one), start(), newer, NOON + timedelta(days=9))
    other.replace(path)
    show.vote()
    with stored(path) as store:
        assert store.load("w0")[1] == newer
        assert store.load("w1")[1] == show.shown, "the one that runs is as it is shown"


@posix
def test_a_file_that_is_not_a_database_is_set_aside(
    make_show: Callable[[], Show], path: Path
) -> None:
    show = make_show()
    no_database(path)
    show.vote()
    ((aside,),) = [(one.aside,) for one in show.heard]
    assert aside is not None
    assert aside.damage is Damage.CORRUPT
    assert aside.moved_to.read_bytes().startswith(b"dit is geen database")


@posix
@pytest.mark.parametrize("what", ["a workshop", "a setting"])
def test_a_save_outside_a_session_also_recreates_a_missing_file(path: Path, what: str) -> None:
    with opened(path) as database:
        path.unlink()
        if what == "a workshop":
            WorkshopStore(database).create(workshop(), start())
        else:
            SettingsStore(database).save(Settings(organisation="Gemeente"))
        expected = contents_of(database)
        assert any(expected.values())
        with open_for_reading(path) as look:
            assert contents_of(look) == expected


@posix
@pytest.mark.parametrize("happens", [empty_and_delete, cut_and_rename, empty_and_replace])
def test_the_running_workshop_is_saved_when_the_old_file_was_damaged_first(
    path: Path, happens: Callable[[Path], None]
) -> None:
    show = Show(path)
    happens(path)
    show.vote()
    assert show.is_saved
    assert [one.complete for one in show.heard] == [False]
    shown = show.shown
    show.database.close()
    with stored(path) as store:
        assert store.load("w1")[1] == shown
