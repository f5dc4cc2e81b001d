"""The disk of a running workshop fails, disappears or returns, or another program locks the file.

In each case, what was shown is on disk at the next start, or the screen reported it as unsaved.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.databases import (
    being_written,
    names_in,
    pragma,
)
from tests.support.running import CHAT, WAYS, Show, delete_all, delete_file, next_start, posix
from tests.support.samples import ROOT
from workshop_app.paths import FILE
from workshop_app.session.commands import (
    WriteNote,
)
from workshop_app.session.state import Place, VotingMethod
from workshop_app.storage import recovery
from workshop_app.storage.database import SHORT_PATIENCE, Database
from workshop_app.storage.place import Identity
from workshop_app.storage.recovery import Event

# ------------------------------------------------------------------ a failing disk


def cut_off(show: Show, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let the open connection fail from now on, as when its disk is gone."""
    dead = show.database.connection
    real = Database.execute

    def execute(database: Database, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if database.connection is dead:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = code
            raise error
        return real(database, sql, values)

    def unreadable(connection: sqlite3.Connection) -> bool:
        return connection is not dead and readable(connection)

    readable = recovery.is_readable
    monkeypatch.setattr(Database, "execute", execute)
    monkeypatch.setattr(recovery, "is_readable", unreadable)


CODES = {
    "read": sqlite3.SQLITE_IOERR_READ,
    "write": sqlite3.SQLITE_IOERR_WRITE,
    "sync": sqlite3.SQLITE_IOERR_FSYNC,
    "cannot open": sqlite3.SQLITE_CANTOPEN,
    "read only": sqlite3.SQLITE_READONLY,
    "corrupt": sqlite3.SQLITE_CORRUPT,
}


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
@pytest.mark.parametrize("method", WAYS)
def test_a_broken_connection_is_reopened_and_waiting_votes_are_saved(
    make_show: Callable[[VotingMethod], Show],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    method: VotingMethod,
    code: int,
) -> None:
    show = make_show(method)
    before = show.shown
    cut_off(show, monkeypatch, code)
    snapshot = show.vote(4)
    first = show.heard[0]
    assert first.event is Event.DISCONNECTED
    assert snapshot.unsaved is None
    assert show.shown.rounds[CHAT].votes > before.rounds[CHAT].votes
    show.database.close()
    assert next_start(path) == show.shown


def test_the_vote_that_failed_is_saved_at_the_next_tick(
    make_show: Callable[[], Show], monkeypatch: pytest.MonkeyPatch
) -> None:
    show = make_show()
    cut_off(show, monkeypatch, sqlite3.SQLITE_IOERR_WRITE)
    snapshot = show.vote()
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 1
    assert show.shown.rounds[CHAT].votes == 2
    assert show.session.tick().unsaved is None
    assert show.shown.rounds[CHAT].votes == 3


@posix
@pytest.mark.parametrize("still", ["readable", "unreadable"])
def test_votes_wait_while_a_disk_is_disconnected(
    path: Path, monkeypatch: pytest.MonkeyPatch, still: str
) -> None:
    """The folder of a USB stick disappears with its parent folder, and returns unchanged."""
    stick, away = path.parent.parent / "stick", path.parent.parent / "away"
    data_folder = stick / "trede"
    data_folder.mkdir(parents=True)
    show = Show(data_folder / FILE)
    stick.rename(away)
    if still == "unreadable":
        cut_off(show, monkeypatch, sqlite3.SQLITE_IOERR_READ)
    for expected in (1, 2, 3):
        unsaved = show.vote().unsaved
        assert unsaved is not None
        assert unsaved.votes == expected
        assert show.session.tick().unsaved is not None
        assert show.session.retry().unsaved is not None
    assert show.shown.rounds[CHAT].votes == 2
    assert not stick.exists(), "nothing is made under the name of a disk that is not there"
    away.rename(stick)
    assert show.session.tick().unsaved is None
    assert show.shown.rounds[CHAT].votes == 5
    show.database.close()
    assert next_start(data_folder / FILE) == show.shown


@posix
def test_nothing_is_written_to_another_disk_in_the_same_place(
    make_show: Callable[[], Show], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of an empty mount point exists, on the disk underneath."""
    show = make_show()
    real = recovery.identity

    def identity(looked_at: Path) -> Identity | None:
        found = real(looked_at)
        return found and found._replace(device=found.device + 1)

    delete_all(path)
    monkeypatch.setattr(recovery, "identity", identity)
    unsaved = show.vote().unsaved
    assert unsaved is not None
    assert "is er niet" in unsaved.error.what
    assert names_in(path.parent) == []


@posix
def test_votes_wait_while_a_new_file_cannot_be_made(
    make_show: Callable[[], Show], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: sqlite3.Connection, target: Path) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    show = make_show()
    delete_file(path)
    with monkeypatch.context() as patch:
        patch.setattr(recovery, "back_up", full)
        for number in (1, 2):
            unsaved = show.vote().unsaved
            assert unsaved is not None
            assert unsaved.votes == number
            assert unsaved.error.what == "De schijf is vol."
    assert show.session.tick().unsaved is None
    show.database.close()
    assert next_start(path) == show.shown


@posix
def test_a_vote_committed_to_a_moved_file_can_be_undone(
    make_show: Callable[[], Show], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit succeeded, but its file was moved away: an undone vote must not return."""
    show = make_show()
    before = show.shown

    def look(statement: str) -> None:
        if statement.startswith("COMMIT"):
            path.parent.rename(path.parent.with_name("away"))
            path.parent.touch()

    show.database.connection.set_trace_callback(look)
    assert show.vote().unsaved is not None
    show.database.connection.set_trace_callback(None)
    path.parent.unlink()
    path.parent.with_name("away").rename(path.parent)
    assert show.session.undo().unsaved is None
    show.database.close()
    assert next_start(path).rounds == before.rounds


NOT_ROOT = """
import os, sys
from pathlib import Path
from tests.support.running import Show

home = Path(sys.argv[1])
os.umask(0)
for name in ("warm", "home"):
    (home / name).mkdir(mode=0o777)
warm = Show(home / "warm" / "trede.db")  # imports all there is, while it may
warm.path.unlink()
warm.vote()
warm.database.close()
if os.geteuid() == 0:  # to root every folder is open
    home.chmod(0o777)
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.chown(home / "home", 65534, 65534)
    os.setresuid(65534, 65534, 65534)
show = Show(home / "home" / "trede.db")
for mode in (int(sys.argv[2], 8), 0o700):
    show.path.parent.chmod(mode)
    show.vote() if mode != 0o700 else show.session.tick()
    print(show.is_saved, show.shown.rounds[(3, "chat", 1)].votes)
show.database.close()
"""


@posix
@pytest.mark.parametrize("mode", [0o000, 0o400], ids=oct)
def test_votes_wait_while_the_folder_is_unreadable(mode: int) -> None:
    """Nothing in the folder can be verified, so nothing is shown as saved."""
    with tempfile.TemporaryDirectory() as folder:  # unlike pytest's, accessible to other users
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", NOT_ROOT, folder, f"{mode:o}"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.stderr == ""
        assert done.stdout.split("\n") == ["False 2", "True 3", ""]
        assert next_start(Path(folder) / "home" / FILE).rounds[CHAT].votes == 3


# ------------------------------------------------------------------ another program writes


def test_a_lock_of_another_program_is_waited_for_once(
    make_show: Callable[[], Show], path: Path
) -> None:
    show = make_show()
    waited = 0
    with being_written(path):
        for number in range(1, 6):
            patience = pragma(show.database, "busy_timeout")
            assert isinstance(patience, int)
            waited += patience
            unsaved = show.vote().unsaved
            assert unsaved is not None
            assert unsaved.votes == number
            assert "bezet" in unsaved.error.what
            show.session.tick()
    assert waited == SHORT_PATIENCE, "milliseconds in which the window stands still"
    assert show.session.tick().unsaved is None
    assert pragma(show.database, "busy_timeout") == SHORT_PATIENCE
    assert show.shown.rounds[CHAT].votes == 7
    assert not show.heard
    show.database.close()
    assert next_start(path) == show.shown


# ------------------------------------------------------------------ a bug of our own


def test_a_constraint_violation_is_not_reported_as_a_disk_error(
    make_show: Callable[[], Show], path: Path
) -> None:
    show = make_show()
    show.database.execute(
        "CREATE TEMP TRIGGER mistake BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(sqlite3.IntegrityError):
        show.session.do(WriteNote(Place(1, ""), "x"))
    unsaved = show.session.snapshot.unsaved
    assert unsaved is not None
    assert "schijf vol" not in str(unsaved.error)
    snapshot = show.vote(2)
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 2
    assert show.shown.rounds[CHAT].votes == 2
    assert not show.heard, "the connection is as good as it was"
    show.database.execute("DROP TRIGGER mistake")
    assert show.session.tick().unsaved is None
    show.database.close()
    assert next_start(path) == show.shown


def test_rows_that_conflict_are_written_again(make_show: Callable[[], Show], path: Path) -> None:
    """A vote is not lost when something deleted the row of its workshop."""
    show = make_show()
    with show.database.atomic():
        show.database.execute("DELETE FROM workshop WHERE id = 'w1'")
    with pytest.raises(sqlite3.IntegrityError):
        show.vote()
    assert not show.is_saved
    assert show.shown.rounds[CHAT].votes == 2
    assert show.session.tick().unsaved is None
    assert show.shown.rounds[CHAT].votes == 3
    show.database.close()
    assert next_start(path) == show.shown
