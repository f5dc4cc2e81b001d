"""Kill a workshop at random instants, many times: nothing that was shown is lost.

    python -m tests.volume.kills --count 2000 --seed 1

A process without windows does action after action and reports each one after its snapshot. It is
killed at a random instant, also while it opens the database or erases the journal. Then the database
is opened as at the next start, and must contain the last reported action, or the one after it.
`tests/ui/test_kill.py` does the same with the real windows.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.support.attack import order_of_ballots
from tests.support.running import with_split
from tests.support.samples import MemoryStore
from tests.ui.voting_child import StepClock, actions, carry_out
from workshop_app import paths
from workshop_app.content.deck import Deck
from workshop_app.content.deck_reading import read_deck
from workshop_app.paths import FILE
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import Opening, begin
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.session.timing import resume
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

INSTANT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LONGEST_LIFE = 0.08
"""The most seconds from when a process is ready to when it is killed."""

STARTING = 0.02
"""The most seconds from the start of a process that is killed while it starts."""

ONE_WORKSHOP = 40
"""The number of kills per data folder, as programmes grow and actions become slower."""


class Outcome(NamedTuple):
    """The outcome of a kill: the number of reports, and whether one more action was on disk."""

    shown: int
    ahead: bool


def new_workshop(path: Path, deck: Deck) -> None:
    """Save a new workshop with a step of almost every kind."""
    opening = Opening("Gemeente Voorbeeld", "B", date(2026, 11, 22), 12, 4, "halve-dag")
    workshop, state = begin(opening, deck, WorkshopKind.REAL, INSTANT, lambda: "w1")
    database, _ = open_for_writing(path, lambda: INSTANT)
    WorkshopStore(database).create(workshop, state)
    database.close()


def stored(path: Path) -> tuple[Workshop, State, datetime]:
    """The workshop, opened as at the next start, and the time of its last change."""
    database, aside = open_for_writing(path, lambda: INSTANT)
    if aside is not None:
        raise AssertionError(f"a healthy database was set aside: {aside}")
    try:
        store = WorkshopStore(database)
        return *store.load("w1"), store.changed_at("w1")
    finally:
        database.close()


def live(path: Path, seed: int, at: datetime, teller: int) -> None:
    """Open the workshop and do action after action; write a byte to `teller` for each one shown."""
    database, _ = open_for_writing(path, lambda: at)
    store = WorkshopStore(database)
    workshop, kept = store.load("w1")
    state = resume(kept, store.changed_at("w1"), at)
    store.save(workshop, kept, state, at)
    clock = StepClock(at)
    session = LiveSession(workshop, state, store, clock)
    os.write(teller, b".")
    for action in actions(seed):
        clock.step()
        carry_out(session, action)
        if session.snapshot.unsaved is not None:
            os.write(teller, b"!")
        os.write(teller, b".")


def live_and_die(path: Path, seed: int, at: datetime, chance: random.Random) -> int:
    """The number of reports of a process before it was killed; 0 where it was not ready yet."""
    reader, teller = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            live(path, seed, at, teller)
        finally:
            os._exit(1)
    os.close(teller)
    shown = b""
    if chance.random() < 0.15:
        select.select([], [], [], chance.uniform(0, STARTING))
    else:
        shown = os.read(reader, 1)
        select.select([], [], [], chance.uniform(0, LONGEST_LIFE))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while more := os.read(reader, 65536):
        shown += more
    os.close(reader)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL or b"!" in shown:
        raise AssertionError(f"seed {seed}: it stopped by itself or could not save: {shown!r}")
    return len(shown)


def kill_once(path: Path, seed: int, at: datetime, chance: random.Random) -> Outcome:
    """Run and kill a process, and compare what it reported with what is on disk.

    Raises:
        AssertionError: Something that was shown is lost, or the files reveal the order of ballots.
    """
    workshop, before, changed_at = stored(path)
    shown = live_and_die(path, seed, at, chance)
    begun = resume(before, changed_at, at)
    clock = StepClock(at)
    session = LiveSession(workshop, begun, MemoryStore(begun), clock)
    script = actions(seed)
    surely = begun if shown else before
    for _ in range(max(0, shown - 1)):
        clock.step()
        carry_out(session, next(script))
        surely = with_split(session)
    perhaps = begun
    if shown:
        clock.step()
        carry_out(session, next(script))
        perhaps = with_split(session)
    _, after, _ = stored(path)
    if after not in (surely, perhaps):
        raise AssertionError(f"seed {seed}, after {shown} actions: what was shown is not there")
    if order_of_ballots(path):
        raise AssertionError(f"seed {seed}: the files tell the order of ballots")
    return Outcome(shown, ahead=after != surely)


def main() -> None:
    """Kill the requested number of processes, and print a summary."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    deck = read_deck(paths.deck_file(paths.OWN_DECK))
    outcomes: list[Outcome] = []
    began = time.monotonic()
    for first in range(0, asked.count, ONE_WORKSHOP):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / FILE
            new_workshop(path, deck)
            at = INSTANT
            for number in range(first, min(first + ONE_WORKSHOP, asked.count)):
                outcomes.append(kill_once(path, asked.seed * 1_000_000 + number, at, chance))
                at += timedelta(minutes=5)
    shown = sum(outcome.shown for outcome in outcomes)
    starting = sum(outcome.shown == 0 for outcome in outcomes)
    ahead = sum(outcome.ahead for outcome in outcomes)
    print(
        f"{len(outcomes)} kills in {time.monotonic() - began:.0f} s: {shown} actions shown, 0 lost;"
        f" {starting} while starting, {ahead} with one action on disk that was not shown yet"
    )


if __name__ == "__main__":
    main()
