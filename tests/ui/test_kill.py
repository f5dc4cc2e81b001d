"""Killing the real program at random instants: what was on a screen is there at the next start."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, cast

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.voting_child import Shown, keys
from workshop_app import paths
from workshop_app.content.reading import read_deck
from workshop_app.content.staircase import staircase
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    Command,
    Next,
    OpenOrClose,
    StartSecondRound,
)
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import begin, demo_opening
from workshop_app.session.programme import Workshop
from workshop_app.session.rules import apply
from workshop_app.session.scenes import VoteScene
from workshop_app.session.state import RoundKey, Stage, State
from workshop_app.storage.database import FILE, open_for_writing
from workshop_app.storage.workshops import WorkshopStore

ROOT = Path(__file__).parents[2]
KILLS = 50
LONGEST_LIFE = 0.35
"""Seconds that a program may live after it is ready, at the most."""

INSTANT = datetime(2026, 11, 22, tzinfo=UTC)
COMMANDS: dict[str, Command] = {
    **{str(niveau): ChangeCount(niveau) for niveau in range(6)},
    "shift+3": ChangeCount(3, -1),
    "next": Next(),
    "back": Back(),
    "v": OpenOrClose(),
    "r": StartSecondRound(),
}


class Forgetful:
    """A store that keeps nothing: for replaying what the other process did."""

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        pass


def expected(session: LiveSession) -> Shown:
    """What the screens of a session show."""
    snapshot = session.snapshot
    position, scene = snapshot.state.position, snapshot.public.scene
    step = snapshot.workshop.programme[position.step]
    behaviour = step.behaviour(position.item)
    tiles: tuple[str, ...] = ()
    if behaviour is not None and step.card is not None:
        number = position.round if position.stage in (Stage.VOTE, Stage.RESULT) else 1
        round_ = snapshot.state.rounds.get(RoundKey(step.card.id, behaviour.id, number))
        tiles = tuple(str(votes) for votes in (round_.counts if round_ else (0,) * 6))
    votes = scene.votes if isinstance(scene, VoteScene) else None
    return Shown(type(scene).__name__, tiles, votes)


def replay(session: LiveSession, key: str) -> None:
    if key == "ctrl+z":
        session.undo()
    else:
        session.do(COMMANDS[key])


def stored(home: Path) -> tuple[Workshop, State]:
    """What the database holds, opened as the next start would open it."""
    database, aside = open_for_writing(home / FILE, lambda: INSTANT)
    assert aside is None
    try:
        store = WorkshopStore(database)
        return store.load(store.find("latest"))
    finally:
        database.close()


def at_the_first_vote(home: Path) -> None:
    """A workshop that stands at its first open vote."""
    deck = read_deck(paths.deck_file("klantgerichtheid"))
    opening = demo_opening(date(2026, 11, 22))
    workshop, state = begin(opening, deck, WorkshopKind.DEMO, INSTANT, lambda: "killed")
    for _ in range(4):
        state = apply(workshop.programme, state, Next())
    database, _ = open_for_writing(home / FILE, lambda: INSTANT)
    WorkshopStore(database).create(workshop, state)
    database.close()


def live_and_die(home: Path, seed: int, chance: random.Random) -> list[Shown]:
    """Run the program, kill it at a random instant, and return what it had shown."""
    environment = {**os.environ, "WORKSHOP_APP_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.ui.voting_child", str(seed)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        lines = cast("IO[bytes]", process.stdout)
        first = lines.readline()
        end = time.monotonic() + chance.uniform(0, LONGEST_LIFE)
        try:
            process.wait(timeout=max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
        rest, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors.decode()
    # A line that was being written when the process died was not shown whole.
    complete = (first + rest).rpartition(b"\n")[0].splitlines()
    raw = [json.loads(line) for line in complete]
    return [Shown(line["scene"], tuple(line["tiles"]), line["votes_in_the_room"]) for line in raw]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is how POSIX kills a process")
def test_what_was_shown_is_there_after_a_kill(qapp: QApplication, tmp_path: Path) -> None:
    chance = random.Random(20261122)
    at_the_first_vote(tmp_path)
    shown_votes = 0
    for seed in range(KILLS):
        workshop, before = stored(tmp_path)
        shown = live_and_die(tmp_path, seed, chance)
        session = LiveSession(workshop, before, Forgetful(), staircase(), lambda: INSTANT)
        assert shown[0] == expected(session), "the start brought back something else"

        script = keys(seed)
        for line in shown[1:]:
            replay(session, next(script))
            assert line == expected(session)
        surely = session.snapshot.state
        replay(session, next(script))
        perhaps = session.snapshot.state

        _, after = stored(tmp_path)
        assert after in (surely, perhaps)
        shown_votes += len(shown) - 1
    assert shown_votes > 5 * KILLS, "the program died before it could lose anything"
