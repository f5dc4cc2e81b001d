"""The ballot box is secret: the files do not reveal who voted what, when or in which order.

Each test acts as an attacker who has the files and knows SQLite, with the functions of `attack`.
Other tests prove that those work, on stores without one of the protections.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support.attack import (
    NO_BALLOTS,
    WRITTEN,
    Step,
    histories,
    order_of_ballots,
    pages_of,
    without_counts,
)
from tests.support.databases import (
    being_read,
    being_written,
    contents_of,
    names_in,
    opened,
    pragma,
    readable,
    run_and_die,
    wal,
)
from tests.support.samples import END, NOON, start, workshop
from workshop_app.paths import FILE
from workshop_app.session.commands import (
    Back,
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    RepeatStep,
    RevealOrHide,
    SetTableVote,
    StartSecondRound,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import Place, RoundKey, RoundState, VotingMethod
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_for_reading
from workshop_app.storage.export import export_json
from workshop_app.storage.workshops import WorkshopStore

BALLOTS = random.Random(2026).choices(range(6), weights=[1, 2, 5, 9, 6, 3], k=400)
"""The ballots in the order in which they are cast."""

CHAT = RoundKey(3, "chat", 1)


def tally(choices: Sequence[int]) -> tuple[int, ...]:
    """The counts of these ballots."""
    return tuple(choices.count(choice) for choice in range(6))


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class Room:
    """A workshop with a ballot box, in a real database file.

    Each command of the trainer has a fixed time, independent of the voters.
    """

    def __init__(self, path: Path, database: Database) -> None:
        self.path = path
        self.database = database
        database.execute("PRAGMA synchronous = OFF")  # faster; no test here cuts the power
        self.store = WorkshopStore(database)
        self.clock = Clock()
        self.store.create(workshop(), start())
        self.session = LiveSession(workshop(), start(), self.store, self.clock)
        self._minutes = 0

    def do(self, *commands: Command) -> None:
        """Do commands of the trainer, one minute apart."""
        for command in commands:
            self._minutes += 1
            self.clock.now = NOON + timedelta(minutes=self._minutes)
            self.session.do(command)

    def open_box(self) -> None:
        """Open a vote on the first behaviour with the ballot box."""
        self.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(3, 1), OpenOrClose())
        round_ = self.session.snapshot.state.rounds[CHAT]
        assert (round_.state, round_.method) == (RoundState.OPEN, VotingMethod.BALLOT_BOX)

    def cast(self, choice: int, seconds: float = 1.0) -> None:
        """Cast a ballot, `seconds` after the previous command."""
        self.clock.now += timedelta(seconds=seconds)
        before = self.ballots
        self.session.do(CastBallot(choice))
        assert self.ballots[choice] == before[choice] + 1

    def take_back(self) -> None:
        """Take back the last ballot."""
        self.clock.now += timedelta(seconds=1)
        before = sum(self.ballots)
        self.session.take_back_ballot()
        assert sum(self.ballots) == before - 1

    @property
    def ballots(self) -> tuple[int, ...]:
        """The saved counts of the ballots in the box."""
        return self.store.load("w1")[1].rounds[CHAT].ballots

    def finish(self) -> None:
        """Close the vote, show the result and go to the end."""
        self.do(
            OpenOrClose(), RevealOrHide(), Next(), WriteNote(Place(3, "chat"), "x"), GoTo(END, 1)
        )


@contextmanager
def room(path: Path) -> Generator[Room]:
    """A room whose file is closed at the end."""
    with opened(path) as database:
        yield Room(path, database)


@pytest.fixture
def box(path: Path) -> Iterator[Room]:
    """A room with an open ballot box."""
    with room(path) as made:
        made.open_box()
        yield made


def never_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the journal grow, as is the default of SQLite."""

    def leave(_: Database) -> None:
        """Move nothing from the journal to the file."""

    monkeypatch.setattr(Database, "empty_journal", leave)


# ------------------------------------------------------------------ order


def test_a_growing_journal_reveals_the_order_of_all_ballots(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    never_emptied(monkeypatch)
    with room(path) as leaking:
        leaking.open_box()
        for choice in BALLOTS:
            leaking.cast(choice)
        assert order_of_ballots(path) == [Step(choice, +1) for choice in BALLOTS]
        leaking.take_back()
        assert order_of_ballots(path)[-1] == Step(BALLOTS[-1], -1)


def test_the_files_do_not_reveal_the_last_ballot(box: Room) -> None:
    for number, choice in enumerate(BALLOTS, 1):
        box.cast(choice)
        assert wal(box.path) == b""
        assert order_of_ballots(box.path) == []
        assert [sum(tally) for tally in histories(box.path)[b"w1\x03chat"]] == [number]
    shared = box.path.with_name(f"{FILE}-shm").read_bytes()
    assert not WRITTEN.search(shared)


def test_a_kept_copy_has_no_ballots_before_their_result_is_shown(box: Room, tmp_path: Path) -> None:
    for number, choice in enumerate(BALLOTS[:3]):
        box.cast(choice)
        copy = box.database.copy_beside(f"copy-{number}")
        assert copy is not None
        assert {sum(tally) for tally in histories(copy).get(b"w1\x03chat", [])} <= {0}
        with opened(copy) as database:
            found = WorkshopStore(database).load("w1")[1].rounds[CHAT]
        assert found.in_box == 0
    cast = box.ballots
    box.finish()
    whole = box.database.copy_beside("whole")
    assert whole is not None
    with opened(whole) as database:
        assert WorkshopStore(database).load("w1")[1].rounds[CHAT].ballots == cast


def test_commands_between_ballots_do_not_reveal_the_order(box: Room) -> None:
    actions: list[Command] = [OpenOrClose(), RevealOrHide(), RepeatStep(4), Back()]
    for index, choice in enumerate(BALLOTS[:60]):
        box.do(actions[index % len(actions)])
        assert order_of_ballots(box.path) == []
        while box.session.snapshot.state.rounds[CHAT].state is not RoundState.OPEN:
            box.do(OpenOrClose())
        assert list(pages_of(wal(box.path)))
        box.cast(choice)
        assert order_of_ballots(box.path) == []


ORDERS: dict[str, Callable[[], list[int]]] = {
    "rising": lambda: sorted(BALLOTS),
    "falling": lambda: sorted(BALLOTS, reverse=True),
    "shuffled": lambda: random.Random(1).sample(BALLOTS, len(BALLOTS)),
}


def voted(
    path: Path, order: Sequence[int], chance: random.Random | None = None
) -> tuple[bytes, bytes]:
    """The bytes of the file after the last ballot, and after the workshop.

    With `chance`, ballots come at random times, and some are taken back and cast again.
    """
    path.parent.mkdir()
    with room(path) as box:
        box.open_box()
        for choice in order:
            if chance and chance.random() < 0.2:
                box.cast(chance.randrange(6), chance.uniform(1, 50))
                box.take_back()
            box.cast(choice, chance.uniform(1, 50) if chance else 1.0)
        assert wal(path) == b""
        full = path.read_bytes()
        box.finish()
    return full, path.read_bytes()


@pytest.fixture(scope="module")
def as_they_came(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The bytes of the two files with the ballots in the order of `BALLOTS`."""
    return voted(tmp_path_factory.mktemp("came") / "home" / FILE, BALLOTS)


@pytest.mark.parametrize("order", ORDERS)
def test_the_bytes_do_not_depend_on_the_order(
    tmp_path: Path, as_they_came: tuple[bytes, bytes], order: str
) -> None:
    cast = ORDERS[order]()
    assert cast != BALLOTS
    assert Counter(cast) == Counter(BALLOTS)
    assert voted(tmp_path / "other" / FILE, cast) == as_they_came


def test_the_bytes_do_not_depend_on_times_or_ballots_taken_back(
    tmp_path: Path, as_they_came: tuple[bytes, bytes]
) -> None:
    cast = ORDERS["shuffled"]()
    assert voted(tmp_path / "other" / FILE, cast, random.Random(3)) == as_they_came


def test_other_ballots_give_other_bytes(tmp_path: Path, as_they_came: tuple[bytes, bytes]) -> None:
    other = [5 - BALLOTS[0], *BALLOTS[1:]]
    full, ended = voted(tmp_path / "other" / FILE, other)
    assert full != as_they_came[0]
    assert without_counts(ended) == without_counts(as_they_came[1])


# ------------------------------------------------------------------ time


def test_a_ballot_changes_only_the_bytes_of_the_counts(box: Room) -> None:
    box.cast(0)  # the first ballot also moves the earlier commands into the file
    bare = without_counts(box.path.read_bytes())
    before = box.path.read_bytes()
    for choice in BALLOTS[:150]:
        box.cast(choice, seconds=977.5)
        after = box.path.read_bytes()
        assert without_counts(after) == bare
        changed = [i for i, (x, y) in enumerate(zip(before, after, strict=True)) if x != y]
        assert 1 <= len(changed) <= 3, "a number of three digits"
        before = after


def test_a_ballot_changes_one_column_of_one_row(box: Room) -> None:
    database = box.database
    before = contents_of(database)
    for choice in BALLOTS[:20]:
        box.cast(choice, seconds=977.5)
        after = contents_of(database)
        ((_, *kept, ballots, shown, added),) = after["round"]
        ((_, *was, earlier, was_shown, was_added),) = before["round"]
        assert kept == was
        assert ballots != earlier
        assert shown == was_shown == added == was_added == 0
        assert {**after, "round": []} == {**before, "round": []}
        before = after


def test_a_ballot_does_not_change_the_list(box: Room) -> None:
    before = readable(box.store)
    box.cast(3, seconds=3600)
    assert box.store.rows() == before
    assert box.store.changed_at("w1") == before[0].changed_at
    box.take_back()
    assert box.store.rows() == before


def test_the_time_of_a_ballot_is_not_in_the_file(box: Room) -> None:
    moments: list[datetime] = []
    for choice in BALLOTS[:20]:
        box.cast(choice, seconds=61.25)
        moments.append(box.clock.now)
    box.finish()
    box.database.empty_journal()
    data = box.path.read_bytes()
    dates = re.findall(rb"2026-03-02T\d\d:\d\d:\d\d[.\d]*", data)
    assert dates
    assert {moment.isoformat()[:19].encode() for moment in moments}.isdisjoint(dates)


def test_no_table_has_a_column_for_a_time_or_an_order(box: Room) -> None:
    columns = {
        table: [row[1] for row in box.database.execute(f"PRAGMA table_info({table})")]
        for table in ("round", "table_vote")
    }
    assert columns == {
        "round": [
            "id",
            "workshop_id",
            "step",
            "item",
            "number",
            "way",
            "state",
            "hands",
            "ballots",
            "shown",
            "added_to",
        ],
        "table_vote": ["round_id", "table_number", "choice"],
    }
    made = box.database.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    assert not [name for kind, name, _ in made if kind in ("trigger", "view")]
    assert not [name for _, name, _ in made if name in ("sqlite_sequence", "sqlite_stat1")]
    assert not [name for _, name, sql in made if sql and "AUTOINCREMENT" in sql.upper()]


# ------------------------------------------------------------------ earlier counts


def test_taking_a_ballot_back_restores_the_bytes_of_the_file(box: Room) -> None:
    for choice in BALLOTS[:10]:
        box.cast(choice)
    before = box.path.read_bytes()
    for choice in range(6):
        box.cast(choice)
        assert box.path.read_bytes() != before
        box.take_back()
        assert box.path.read_bytes() == before
        assert wal(box.path) == b""


def left_over(path: Path, database: Database) -> Counter[bytes]:
    """The counts in the bytes of the file that are no longer those of any round."""
    found = Counter(WRITTEN.findall(path.read_bytes()))
    for row in database.fetch("SELECT hands, ballots FROM round"):
        found.subtract(written.encode() for written in row)
    del found[NO_BALLOTS]
    assert all(number >= 0 for number in found.values()), "the means miss what does stand there"
    return +found


def do_at_random(made: Room, chance: random.Random, times: int) -> None:
    """Open, vote in, close, reveal, undo and redo rounds, in a random order."""
    plain: list[Command] = [
        Next(),
        Next(),
        Next(),
        Back(),
        OpenOrClose(),
        RevealOrHide(),
        StartSecondRound(),
        ToggleReference(),
    ]
    methods = [*VotingMethod, VotingMethod.BALLOT_BOX, VotingMethod.BALLOT_BOX]
    for _ in range(times):
        steps = made.session.snapshot.state.steps
        made.clock.now += timedelta(seconds=1)
        action = chance.random()
        if action < 0.5:
            made.session.do(CastBallot(chance.randrange(6)))
        elif action < 0.55:
            made.session.take_back_ballot()
        elif action < 0.62:
            made.session.undo()
        elif action < 0.64:
            made.session.redo()
        elif action < 0.70:
            made.session.do(GoTo(chance.choice(steps).id, chance.randrange(4)))
        elif action < 0.73:
            made.session.do(RepeatStep(chance.choice(steps).id))
        elif action < 0.76:
            made.session.do(ChangeVotingMethod(chance.choice(methods)))
        elif action < 0.80:
            made.session.do(SetTableVote(chance.randint(1, 3), chance.randrange(6)))
        elif action < 0.83:
            made.session.do(ChangeCount(chance.randrange(6)))
        else:
            made.session.do(chance.choice(plain))
        assert made.session.snapshot.unsaved is None


@pytest.mark.parametrize("seed", [1, 2])
def test_no_earlier_count_is_left_in_the_file_after_any_commands(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with room(path) as made:
        made.do(ChangeVotingMethod(VotingMethod.BALLOT_BOX))
        for _ in range(25):
            do_at_random(made, chance, 200)
            assert order_of_ballots(path) == []
            made.database.empty_journal()
            assert not left_over(path, made.database)
        rounds = made.session.snapshot.state.rounds
        assert len(rounds) > 20
        assert sum(sum(round_.ballots) for round_ in rounds.values()) > 100
    with opened(path) as database:
        assert not left_over(path, database)
    assert names_in(path.parent) == [FILE]


def counts_after_a_row_moved(box: Room) -> Counter[bytes]:
    """The counts left over after a round was closed and reopened between ballots."""
    box.do(GoTo(4, 1), OpenOrClose(), GoTo(3, 1), OpenOrClose())
    for choice in BALLOTS[:5]:
        box.cast(choice)
    box.do(OpenOrClose(), OpenOrClose())  # “closed” is longer than “open”, so the row moves
    for choice in BALLOTS[5:9]:
        box.cast(choice)
    return left_over(box.path, box.database)


def test_a_moved_row_leaves_nothing_in_its_old_place(box: Room) -> None:
    assert pragma(box.database, "secure_delete") == 1
    assert not counts_after_a_row_moved(box)


def test_without_secure_delete_a_moved_row_leaves_its_counts(box: Room) -> None:
    box.database.execute("PRAGMA secure_delete = OFF")
    then = " ".join(f"{number:03d}" for number in tally(BALLOTS[:5])).encode()
    assert counts_after_a_row_moved(box) == {then: 1}


def test_no_count_of_a_deleted_workshop_is_left(box: Room) -> None:
    for choice in BALLOTS[:30]:
        box.cast(choice)
    box.do(ChangeCount(2))
    with box.database.atomic():
        box.database.execute("DELETE FROM workshop")
    box.database.empty_journal()
    assert not WRITTEN.search(box.path.read_bytes())


# ------------------------------------------------------------------ kills and other programs

VOTER = """
import os, sys
from pathlib import Path
from tests.core.test_secrecy import BALLOTS, Room
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_for_writing

path, number, when = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
database, _ = open_for_writing(path, lambda: None)
box = Room(path, database)
box.open_box()
for choice in BALLOTS[: number - 1]:
    box.cast(choice)
if when == "before the journal is emptied":
    Database.empty_journal = lambda _: os._exit(9)
box.cast(BALLOTS[number - 1])
os._exit(9)
"""


@pytest.mark.parametrize("number", [1, 2, 57])
def test_a_kill_between_two_ballots_reveals_nothing(path: Path, number: int) -> None:
    run_and_die(VOTER, path, str(number), "after it")
    assert wal(path) == b""
    assert order_of_ballots(path) == []
    with opened(path) as database:
        assert WorkshopStore(database).load("w1")[1].rounds[CHAT].ballots == tally(BALLOTS[:number])
    assert order_of_ballots(path) == []


def test_a_kill_during_a_ballot_reveals_only_that_one_until_the_next_start(path: Path) -> None:
    run_and_die(VOTER, path, "57", "before the journal is emptied")
    assert order_of_ballots(path) == [Step(BALLOTS[56], +1)]
    with opened(path) as database:
        assert wal(path) == b""
        assert order_of_ballots(path) == []
        assert WorkshopStore(database).load("w1")[1].rounds[CHAT].ballots == tally(BALLOTS[:57])


@pytest.mark.parametrize(
    "then",
    [CastBallot(2), OpenOrClose(), WriteNote(Place(1, ""), "x")],
    ids=lambda command: type(command).__name__,
)
def test_the_order_is_erased_after_another_program_has_read(box: Room, then: Command) -> None:
    with being_read(box.path):
        for choice in BALLOTS[:8]:
            box.cast(choice)
        assert wal(box.path)
        assert concealed(box.store.load("w1")[1]) == box.session.snapshot.state
    assert box.ballots == tally(BALLOTS[:8])
    box.do(then)
    assert wal(box.path) == b""
    assert order_of_ballots(box.path) == []
    assert concealed(box.store.load("w1")[1]) == box.session.snapshot.state


def test_a_program_that_reads_longer_than_the_app_leaves_no_order(path: Path) -> None:
    with room(path) as box:
        box.open_box()
        with being_read(path):
            for choice in BALLOTS[:8]:
                box.cast(choice)
            box.database.close()
            assert order_of_ballots(path)
    assert names_in(path.parent) == [FILE]
    assert order_of_ballots(path) == []
    with opened(path) as database:
        assert WorkshopStore(database).load("w1")[1].rounds[CHAT].ballots == tally(BALLOTS[:8])


def test_opening_for_reading_during_a_vote_reveals_no_order(box: Room) -> None:
    for choice in BALLOTS[:5]:
        box.cast(choice)
        with open_for_reading(box.path) as database:
            assert concealed(WorkshopStore(database).load("w1")[1]) == box.session.snapshot.state
        assert order_of_ballots(box.path) == []
    box.cast(1)
    assert wal(box.path) == b""


def test_ballots_that_waited_for_the_disk_reveal_no_order(box: Room) -> None:
    box.cast(1)
    changed_at = box.store.changed_at("w1")
    with being_written(box.path):
        for choice in BALLOTS[:8]:
            box.clock.now += timedelta(seconds=5)
            box.session.do(CastBallot(choice))
        assert box.session.snapshot.unsaved is not None
        assert box.session.snapshot.unsaved.votes == 8
        assert order_of_ballots(box.path) == []
    box.session.retry()
    assert box.ballots == tally([1, *BALLOTS[:8]])
    assert wal(box.path) == b""
    assert order_of_ballots(box.path) == []
    assert box.store.changed_at("w1") == changed_at


# ------------------------------------------------------------------ export


def test_the_export_has_counts_and_no_ballots(tmp_path: Path) -> None:
    documents: list[bytes] = []
    for number, order in enumerate([BALLOTS, *[make() for make in ORDERS.values()]]):
        file = tmp_path / str(number) / FILE
        voted(file, order, random.Random(number))
        with open_for_reading(file) as database:
            documents.append(export_json(*WorkshopStore(database).load("w1")))
    assert len(set(documents)) == 1
    assert not re.search(rb"\d\d:\d\d", documents[0])
    assert len(documents[0]) < 20 * len(BALLOTS)


def test_the_attack_finds_every_round(box: Room) -> None:
    """The search in the bytes finds each round, whatever its number and voting method."""
    box.cast(4)
    box.do(OpenOrClose(), RevealOrHide(), StartSecondRound())
    box.clock.now += timedelta(seconds=9)
    box.session.do(CastBallot(2))
    box.do(GoTo(6), ChangeVotingMethod(VotingMethod.TABLES), OpenOrClose(), SetTableVote(1, 3))
    box.database.empty_journal()
    assert {name: reported[-1] for name, reported in histories(box.path).items()} == {
        b"w1\x03chat": (0, 0, 0, 0, 1, 0),
        b"w1\x03chat\x02": (0, 0, 1, 0, 0, 0),
        b"w1\x06enough": (0, 0, 0, 0, 0, 0),
    }
