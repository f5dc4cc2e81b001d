"""A workshop running on a real database file, for tests in which the file or disk disappears."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.databases import (
    SIDE_FILES,
    opened,
)
from tests.support.samples import LOBBY, TickingClock, start, votes, walk, workshop
from workshop_app.session.commands import (
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    OpenOrClose,
    SetTables,
    SetTableVote,
)
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import RoundKey, State, VotingMethod
from workshop_app.settings import Settings
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.recovery import Recovered
from workshop_app.storage.settings_store import SettingsStore
from workshop_app.storage.workshops import WorkshopStore

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="there, a file that is open cannot be deleted or renamed"
)

CHAT = RoundKey(LOBBY, "chat", 1)

WAYS: dict[VotingMethod, tuple[Command, ...]] = {
    VotingMethod.SHOW_OF_HANDS: (ChangeCount(3),) * 4,
    VotingMethod.BALLOT_BOX: (CastBallot(2), CastBallot(3), CastBallot(3), CastBallot(1)),
    VotingMethod.TABLES: tuple(SetTableVote(table, 3) for table in range(1, 5)),
}


def with_split(session: LiveSession) -> State:
    """The state that a session shows, with the committed split of the sealed ballots filled in."""
    shown = session.snapshot.state
    saved = session._saved  # pyright: ignore[reportPrivateUsage] - the split has no public access
    rounds = {
        key: replace(round_, ballots=saved.rounds[key].ballots, in_box=0)
        if round_.in_box
        else round_
        for key, round_ in shown.rounds.items()
    }
    assert concealed(replace(shown, rounds=rounds)) == shown
    return replace(shown, rounds=rounds)


class Show:
    """A running workshop in a real database file that also holds another workshop."""

    def __init__(self, path: Path, method: VotingMethod = VotingMethod.SHOW_OF_HANDS) -> None:
        self.path = path
        self.method = method
        self.heard: list[Recovered] = []
        self.database, _ = open_for_writing(path, TickingClock())
        self.database.on_recovered.append(self.heard.append)
        store = WorkshopStore(self.database)
        store.create(workshop("w0"), walk(start(), (GoTo(LOBBY, 1), *votes(5, 2))))
        SettingsStore(self.database).save(Settings(organisation="Gemeente"))
        store.create(workshop(), start())
        self.session = LiveSession(workshop(), start(), store, TickingClock())
        for command in (SetTables(6), ChangeVotingMethod(method), GoTo(LOBBY, 1), OpenOrClose()):
            self.session.do(command)
        self.vote(2)

    def vote(self, number: int = 1) -> Snapshot:
        """Cast this number of votes with the voting method of this show."""
        for index in range(number):
            self.session.do(WAYS[self.method][index])
        return self.session.snapshot

    @property
    def shown(self) -> State:
        """The state on the screens, with the split of the ballots filled in."""
        return with_split(self.session)

    @property
    def is_saved(self) -> bool:
        """Whether the console reports that everything is saved."""
        return self.session.snapshot.unsaved is None


def next_start(path: Path) -> State:
    """The state that the next start reads; assert that the rest of the file is intact."""
    with opened(path) as database:
        store = WorkshopStore(database)
        assert [row.id for row in store.rows()] == ["w1", "w0"]
        assert store.load("w0")[1].rounds[CHAT].hands == (0, 0, 0, 0, 0, 2)
        assert SettingsStore(database).load().organisation == "Gemeente"
        return store.load("w1")[1]


def delete_file(path: Path) -> None:
    path.unlink()


def delete_all(path: Path) -> None:
    for suffix in ("", *SIDE_FILES):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
