"""What the blocks of a raw disk reveal about ballots after a workshop (root, Linux).

    python -m tests.volume.raw_disk --ballots 240

A file system image is made and mounted, 240 ballots are cast on it, and the bytes of the image are
read, freed blocks included. Every earlier state of the round in it reveals something of the order.
The same is done without erasing the journal, to prove that the attack works: then all ballots are
revealed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.support.attack import Tally, ballots_in
from tests.support.samples import LOBBY, TickingClock, start, workshop
from workshop_app.paths import FILE
from workshop_app.session.commands import CastBallot, ChangeVotingMethod, GoTo, OpenOrClose
from workshop_app.session.live import LiveSession
from workshop_app.session.state import VotingMethod
from workshop_app.storage import database as database_module
from workshop_app.storage import journal
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

MEGABYTES = 24


class Revealed(NamedTuple):
    """The findings on a disk: the number of states of the round, and of revealed ballots."""

    states: int
    ballots: int


@contextmanager
def mounted(image: Path, kind: str) -> Generator[Path]:
    """A new file system of this kind in an image, mounted in a folder; unmounted at the end."""
    place = image.with_suffix(".mount")
    place.mkdir()
    with image.open("wb") as stream:
        stream.truncate(MEGABYTES << 20)
    subprocess.run([f"mkfs.{kind}", "-q", str(image)], check=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], check=True)  # noqa: S607 - the system's own
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S607 - as above


def vote(path: Path, ballots: Sequence[int]) -> None:
    """Cast these ballots in a new workshop, in order, and close it."""
    database, _ = open_for_writing(path, TickingClock())
    store = WorkshopStore(database)
    store.create(workshop(), start())
    session = LiveSession(workshop(), start(), store, TickingClock())
    for command in (ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(LOBBY, 1), OpenOrClose()):
        session.do(command)
    for choice in ballots:
        session.do(CastBallot(choice))
    session.do(OpenOrClose())
    database.close()


def revealed_by(image: Path, ballots: Sequence[int]) -> Revealed:
    """What the image reveals about these known ballots.

    A ballot is revealed by two states of the round that differ only by that ballot.
    """
    states: set[Tally] = {tally for _, tally in ballots_in(image.read_bytes()) if any(tally)}
    ordered = sorted(states, key=sum)
    revealed = 0
    for before, after in pairwise([(0,) * 6, *ordered]):
        differences = [now - then for then, now in zip(before, after, strict=True)]
        if sum(differences) == 1 and max(differences) == 1:
            revealed += ballots[sum(before)] == differences.index(1)
    return Revealed(len(states), revealed)


def attack(kind: str, ballots: Sequence[int]) -> Revealed:
    """Vote on a new file system, and search its image."""
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "disk.img"
        with mounted(image, kind) as place:
            vote(place / FILE, ballots)
        return revealed_by(image, ballots)


def without_erasing(ballots: Sequence[int], kind: str) -> Revealed:
    """The same attack with a journal that is only truncated, not erased."""
    real: Callable[..., bool] = journal.erase_journal

    def truncate(connection: object, path: Path) -> bool:
        execute = getattr(connection, "execute")  # noqa: B009 - of SQLite's connection
        execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return True

    database_module.erase_journal = truncate
    try:
        return attack(kind, ballots)
    finally:
        database_module.erase_journal = real


def main() -> int:
    """Search the raw disk with and without erasing; return 1 if it reveals anything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--ballots", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file-system", default="ext4")
    asked = parser.parse_args()
    ballots = random.Random(asked.seed).choices(range(6), k=asked.ballots)
    plain = without_erasing(ballots, asked.file_system)
    erased = attack(asked.file_system, ballots)
    for name, revealed in (("truncated only", plain), ("erased first", erased)):
        print(
            f"{name}: {revealed.states} states of the round on the raw disk,"
            f" {revealed.ballots} of {asked.ballots} ballots revealed"
        )
    if plain.ballots < asked.ballots / 2:
        print("the means do not work here: nothing is proved")
        return 1
    return int(erased.states > 1)


if __name__ == "__main__":
    sys.exit(main())
