"""A database whose file or disk goes away while a workshop runs.

What holds in each case: what was shown is on disk at the next start, or the screen said that it was
not.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.core.databases import (
    SIDE_FILES,
    being_written,
    contents_of,
    interrupted,
    names_in,
    opened,
    pragma,
    stored,
)
from tests.core.samples import LOBBY, NOON, ROOT, TickingClock, start, votes, walk, workshop
from workshop_app.session.commands import (
    CastBallot,
    ChangeCount,
    ChangeWay,
    Command,
    GoTo,
    OpenOrClose,
    SetTables,
    SetTableVote,
    WriteNote,
)
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.state import Place, RoundKey, State, Way
from workshop_app.settings import Settings
from workshop_app.storage import recovery
from workshop_app.storage.database import SHORT_PATIENCE, Database
from workshop_app.storage.names import FILE
from workshop_app.storage.opening import Damage, open_for_reading, open_for_writing
from workshop_app.storage.place import Identity
from workshop_app.storage.preferences import SettingsStore
from workshop_app.storage.recovery import Event, Recovered
from workshop_app.storage.workshops import WorkshopStore

CHAT = RoundKey(LOBBY, "chat", 1)

WAYS: dict[Way, tuple[Command, ...]] = {
    Way.SHOW_OF_HANDS: (ChangeCount(3),) * 4,
    Way.BALLOT_BOX: (CastBallot(2), CastBallot(3), CastBallot(3), CastBallot(1)),
    Way.TABLES: tuple(SetTableVote(table, 3) for table in range(1, 5)),
}


class Show:
    """A workshop that runs over a real file, with another one in the same file."""

    def __init__(self, path: Path, way: Way = Way.SHOW_OF_HANDS) -> None:
        self.path = path
        self.way = way
        self.heard: list[Recovered] = []
        self.database, _ = open_for_writing(path, TickingClock())
        self.database.on_recovered.append(self.heard.append)
        store = WorkshopStore(self.database)
        store.create(workshop("w0"), walk(start(), (GoTo(LOBBY, 1), *votes(5, 2))))
        SettingsStore(self.database).save(Settings(organisation="Gemeente"))
        store.create(workshop(), start())
        self.session = LiveSession(workshop(), start(), store, TickingClock())
        for command in (SetTables(6), ChangeWay(way), GoTo(LOBBY, 1), OpenOrClose()):
            self.session.do(command)
        self.vote(2)

    def vote(self, number: int = 1) -> Snapshot:
        """Vote in the way of this show."""
        for index in range(number):
            self.session.do(WAYS[self.way][index])
        return self.session.snapshot

    @property
    def shown(self) -> State:
        """What the screens show now."""
        return self.session.snapshot.state

    @property
    def is_saved(self) -> bool:
        """Whether the screen says so."""
        return self.session.snapshot.unsaved is None


@pytest.fixture
def path(home: Path) -> Path:
    """Where the database of this test is, or will be."""
    return home / FILE


@pytest.fixture
def make(path: Path) -> Iterator[Callable[..., Show]]:
    """Starts a show, and closes its file at the end."""
    made: list[Show] = []

    def one(way: Way = Way.SHOW_OF_HANDS) -> Show:
        made.append(Show(path, way))
        return made[-1]

    yield one
    for show in made:
        show.database.close()


def next_start(path: Path) -> State:
    """What the next start finds of the workshop; the other one and the settings are there too."""
    with opened(path) as database:
        store = WorkshopStore(database)
        assert [row.id for row in store.rows()] == ["w1", "w0"]
        assert store.load("w0")[1].rounds[CHAT].hands == (0, 0, 0, 0, 0, 2)
        assert SettingsStore(database).load().organisation == "Gemeente"
        return store.load("w1")[1]


# ------------------------------------------------------------------ the file is another


def delete_file(path: Path) -> None:
    path.unlink()


def rename_file(path: Path) -> None:
    path.rename(path.with_name("weg.db"))


def delete_all(path: Path) -> None:
    for suffix in ("", *SIDE_FILES):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


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
    """The file alone, as it was some time ago: what the journal holds is not in it."""
    other = path.with_name("copy.db")
    shutil.copyfile(path, other)
    other.replace(path)


def older_database(path: Path) -> None:
    """A complete database, of before the workshop that runs."""
    other = path.with_name("older.db")
    with stored(other) as store:
        store.create(workshop("w0"), start())
    other.replace(path)


def killed_database(path: Path) -> None:
    """Another database with a journal of its own, which a kill left."""
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

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="there, a file that is open cannot be deleted or renamed"
)


@posix
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("happens", HAPPENS, ids=lambda happens: happens.__name__)
def test_what_is_shown_is_there_at_the_next_start(
    make: Callable[[Way], Show], path: Path, happens: Callable[[Path], None], way: Way
) -> None:
    show = make(way)
    happens(path)
    show.vote(4)
    assert show.is_saved
    assert show.shown.rounds[CHAT].votes == (4 if way is Way.TABLES else 6)
    assert [one.event for one in show.heard] == [HAPPENS[happens]]
    shown = show.shown
    show.database.close()
    assert next_start(path) == shown


@posix
@pytest.mark.parametrize("happens", HAPPENS, ids=lambda happens: happens.__name__)
def test_it_is_there_after_a_kill_as_well(
    path: Path, tmp_path: Path, happens: Callable[[Path], None]
) -> None:
    """Nothing is closed: the files are copied as they stand right after the vote."""
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
def test_in_the_middle_of_a_save_it_is_noticed_too(
    make: Callable[[], Show], path: Path, happens: Callable[[Path], None]
) -> None:
    """Between the first statement and the commit: only a look afterwards can tell."""
    show = make()
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
def test_a_renamed_file_is_complete_under_its_new_name(
    make: Callable[[], Show], path: Path
) -> None:
    show = make()
    before = show.shown
    rename_file(path)
    show.vote()
    with stored(path.with_name("weg.db")) as store:
        assert store.load("w1")[1] == before


@posix
def test_what_was_found_at_the_path_is_copied_before_it_is_changed(
    make: Callable[[], Show], path: Path
) -> None:
    show = make()
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
def test_of_a_workshop_in_both_files_the_newest_is_used(
    make: Callable[[], Show], path: Path
) -> None:
    show = make()
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
def test_a_file_that_is_no_database_is_set_aside(make: Callable[[], Show], path: Path) -> None:
    show = make()
    no_database(path)
    show.vote()
    ((aside,),) = [(one.aside,) for one in show.heard]
    assert aside is not None
    assert aside.damage is Damage.CORRUPT
    assert aside.moved_to.read_bytes().startswith(b"dit is geen database")


@posix
@pytest.mark.parametrize("what", ["a workshop", "a setting"])
def test_what_is_saved_at_home_goes_to_the_path_too(path: Path, what: str) -> None:
    with opened(path) as database:
        path.unlink()
        if what == "a workshop":
            WorkshopStore(database).create(workshop(), start())
        else:
            SettingsStore(database).save(Settings(organisation="Gemeente"))
        expected = contents_of(database)
        assert sum(map(len, expected.values())) > 1
        with open_for_reading(path) as look:
            assert contents_of(look) == expected


# ------------------------------------------------------------------ the disk is another


def cut_off(show: Show, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """From now on the connection that is open answers with an error, as a disk that is gone."""
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
@pytest.mark.parametrize("way", WAYS)
def test_a_connection_that_broke_is_opened_again_and_what_waits_is_saved(
    make: Callable[[Way], Show],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: Way,
    code: int,
) -> None:
    show = make(way)
    before = show.shown
    cut_off(show, monkeypatch, code)
    snapshot = show.vote(4)
    first = show.heard[0]
    assert first.event is Event.DISCONNECTED
    assert snapshot.unsaved is None
    assert show.shown.rounds[CHAT].votes > before.rounds[CHAT].votes
    show.database.close()
    assert next_start(path) == show.shown


def test_the_vote_that_meets_the_error_waits_and_is_shown_at_the_next_look(
    make: Callable[[], Show], monkeypatch: pytest.MonkeyPatch
) -> None:
    show = make()
    cut_off(show, monkeypatch, sqlite3.SQLITE_IOERR_WRITE)
    snapshot = show.vote()
    assert snapshot.unsaved is not None
    assert snapshot.unsaved.votes == 1
    assert show.shown.rounds[CHAT].votes == 2
    assert show.session.tick().unsaved is None
    assert show.shown.rounds[CHAT].votes == 3


@posix
@pytest.mark.parametrize("still", ["readable", "unreadable"])
def test_a_disk_that_is_pulled_out_and_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, still: str
) -> None:
    """The folder of the stick is gone with the folder above it, and comes back as it was."""
    stick, away = path.parent.parent / "stick", path.parent.parent / "away"
    home = stick / "trede"
    home.mkdir(parents=True)
    show = Show(home / FILE)
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
    assert next_start(home / FILE) == show.shown


@posix
def test_nothing_is_made_on_another_disk_that_shows_up_there(
    make: Callable[[], Show], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty mount point: its folder is there, on the disk underneath."""
    show = make()
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
def test_while_a_new_file_cannot_be_made_votes_wait(
    make: Callable[[], Show], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: sqlite3.Connection, target: Path) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    show = make()
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
def test_undo_of_what_was_committed_but_not_at_its_path(
    make: Callable[[], Show], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit went through, and that is all: what is taken back must not come back."""
    show = make()
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
from tests.core.test_running import Show

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
def test_a_folder_that_may_not_be_looked_into(mode: int) -> None:
    """Nothing can be verified there, so nothing is shown as saved."""
    with tempfile.TemporaryDirectory() as folder:  # unlike pytest's, open to everybody
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


def test_another_program_s_lock_is_waited_for_once(make: Callable[[], Show], path: Path) -> None:
    show = make()
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


def test_what_breaks_a_rule_of_the_tables_is_a_bug_and_no_trouble_with_the_disk(
    make: Callable[[], Show], path: Path
) -> None:
    show = make()
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
