"""Kill the real program at random instants: everything shown is there at the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO, cast

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from tests.support.samples import ROOT
from tests.ui.voting_child import Shown, StepClock, actions, carry_out
from ui.formats import clock as clock_text
from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.paths import FILE
from workshop_app.session.collecting import entries_at
from workshop_app.session.live import LiveSession
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.opening import Opening, begin
from workshop_app.session.programme import Workshop
from workshop_app.session.scenes import VoteScene
from workshop_app.session.state import RoundState, Stage, State, VotingMethod
from workshop_app.session.timing import AWAY, resume
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

KILLS = 25
"""The kills of each of the `SERIES`."""

SERIES = 2
"""Two, so that two processes of tests can share the work: each start of a program takes a second."""

MOST_SHOWN = 25
"""The most changes that a program has shown when it is killed."""

KILLED = 1 if sys.platform == "win32" else -signal.SIGKILL
"""The exit code of a killed process (on Windows, also that of an error)."""

INSTANT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Replayed:
    """A store to replay the other process: it holds the state that process must have saved."""

    def __init__(self, state: State) -> None:
        self.state = state

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Hold a state in memory."""
        del workshop, before, at
        self.state = after


def expected(session: LiveSession) -> Shown:
    """What the screens of a session show."""
    snapshot = session.snapshot
    state, scene = snapshot.state, snapshot.public.scene
    item = current_item(snapshot.workshop.contents, state)
    round_ = current_round(snapshot.workshop.contents, state)
    counts: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    if item.poll is not None and round_ is not None:
        revealed = state.position.stage is Stage.RESULT
        is_open = round_.state is RoundState.OPEN
        secret = round_.is_sealed or (sum(round_.ballots) > 0 and is_open)
        if round_.method is VotingMethod.TABLES:
            tables = tuple(
                f"Tafel {number}: {round_.tables.get(number, '–')}"
                for number in range(1, state.tables + 1)
            )
        elif round_.method is VotingMethod.SHOW_OF_HANDS or revealed:
            choices = range(item.poll.scale.lowest, item.poll.scale.highest + 1)
            hidden = secret and not revealed
            counts = tuple("•" if hidden else str(round_.counts[choice]) for choice in choices)
    elif item.collects:
        words = tuple(entry.text for entry in entries_at(state, item))
    votes = scene.votes if isinstance(scene, VoteScene) else None
    shown_clock = clock_text(snapshot.time.spent)
    return Shown(type(scene).__name__, votes, counts, tables, words, shown_clock)


def stored(data_folder: Path) -> tuple[Workshop, State, datetime]:
    """The latest workshop, opened as at the next start, and the time of its last change."""
    database, aside = open_for_writing(data_folder / FILE, lambda: INSTANT)
    assert aside is None
    try:
        store = WorkshopStore(database)
        found = store.find("latest")
        return *store.load(found), store.changed_at(found)
    finally:
        database.close()


def half_a_day() -> tuple[Workshop, State]:
    """A new workshop with a step of almost every kind."""
    deck = read_deck(paths.deck_file("klantgerichtheid"))
    opening = Opening("Gemeente Voorbeeld", "B", date(2026, 11, 22), 12, 4, "halve-dag")
    return begin(opening, deck, WorkshopKind.REAL, INSTANT, lambda: "killed")


def save(data_folder: Path, workshop: Workshop, state: State) -> None:
    """Save a new workshop in a new database."""
    database, _ = open_for_writing(data_folder / FILE, lambda: INSTANT)
    WorkshopStore(database).create(workshop, state)
    database.close()


def live_and_die(data_folder: Path, seed: int, at: datetime, chance: random.Random) -> list[Shown]:
    """Run the program, kill it at a random instant, and return what it had shown.

    The instant is during a change, within the time that the last change took, so that a busy
    machine gets as far as an idle one.
    """
    environment = {**os.environ, "WORKSHOP_APP_HOME": str(data_folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.ui.voting_child", str(seed), at.isoformat()]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        lines = cast("IO[bytes]", process.stdout)
        read = lines.readline()
        last = 0.02
        for _ in range(chance.randrange(MOST_SHOWN)):
            began = time.monotonic()
            read += lines.readline()
            last = time.monotonic() - began
        try:
            process.wait(timeout=chance.uniform(0, last))
        except subprocess.TimeoutExpired:
            process.kill()
        # Not `communicate`, which skips what `readline` has buffered.
        rest = lines.read()
        errors = cast("IO[bytes]", process.stderr).read()
    assert process.returncode == KILLED, errors.decode()
    assert b"Traceback" not in errors
    # An incomplete line was still being written when the process was killed.
    complete = (read + rest).rpartition(b"\n")[0].splitlines()
    return [msgspec.json.decode(line, type=Shown) for line in complete]


@pytest.mark.parametrize("series", range(SERIES))
def test_everything_shown_is_saved_after_a_kill(
    qapp: QApplication, tmp_path: Path, series: int
) -> None:
    chance = random.Random(20261122 + series)
    save(tmp_path, *half_a_day())
    at = INSTANT
    done = 0
    for seed in range(series * KILLS, (series + 1) * KILLS):
        # Restart soon, and every fifth time only after a long absence.
        at += timedelta(minutes=1) if seed % 5 else 2 * AWAY
        workshop, before, changed_at = stored(tmp_path)
        shown = live_and_die(tmp_path, seed, at, chance)
        clock = StepClock(at)
        store = Replayed(resume(before, changed_at, at))
        session = LiveSession(workshop, store.state, store, clock)
        assert shown[0] == expected(session), "the start brought back something else"

        script = actions(seed)
        for line in shown[1:]:
            clock.step()
            carry_out(session, next(script))
            assert line == expected(session)
        surely = store.state
        clock.step()
        carry_out(session, next(script))
        perhaps = store.state

        _, after, _ = stored(tmp_path)
        assert after in (surely, perhaps)
        at = clock.now
        done += len(shown) - 1
    assert done > 5 * KILLS, "the program died before it could lose anything"


@pytest.mark.parametrize("series", range(SERIES))
def test_the_actions_of_a_series_show_many_scenes(series: int) -> None:
    """Apart from the kills, as it depends on the machine how far a program gets."""
    workshop, state = half_a_day()
    clock = StepClock(INSTANT)
    session = LiveSession(workshop, state, Replayed(state), clock)
    scenes: set[str] = set()
    for seed in range(series * KILLS, (series + 1) * KILLS):
        script = actions(seed)
        for _ in range(MOST_SHOWN // 2):
            clock.step()
            carry_out(session, next(script))
            scenes.add(expected(session).scene)
    assert len(scenes) > 8, f"only {sorted(scenes)} were ever on the screen"
