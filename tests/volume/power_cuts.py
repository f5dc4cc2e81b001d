"""Power cuts between any two writes, replayed from a trace: nothing shown is lost (Linux).

    python -m tests.volume.power_cuts --actions 150 --draws 3 --seed 1

A process without windows does action after action under strace. From its system calls the files are
built as they can be on a disk after a power cut at that moment: everything synced is there, and any
subset of the sectors written since. Each is opened as at the next start, and must contain the last
action that was shown, or the one after it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.support.running import with_split
from tests.support.samples import MemoryStore
from tests.ui.voting_child import Action, StepClock, actions, carry_out
from tests.volume.kills import INSTANT, new_workshop, stored
from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.paths import FILE
from workshop_app.session.commands import CastBallot, ChangeVotingMethod, GoTo, OpenOrClose
from workshop_app.session.live import LiveSession
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State, VotingMethod
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

SECTOR = 512
"""The number of bytes that a disk writes atomically."""

CALLS = "pwrite64,write,lseek,ftruncate,fdatasync,fsync"
SHOWN = 1
"""The file descriptor to which a byte is written after each shown action."""

CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<number>\d+)<(?P<path>[^>]*)>(?:, )?(?P<rest>.*)\) = ")
TEXT = re.compile(r'^"(?P<text>(?:\\x[0-9a-f]{2})*)", (?P<size>\d+)(?:, (?P<at>\d+))?')


def mostly_ballots(seed: int) -> Iterator[Action]:
    """An endless sequence of actions: the ballot box is opened often, and most are ballots."""
    chance = random.Random(seed)
    others = actions(seed)
    while True:
        yield from (
            ChangeVotingMethod(VotingMethod.BALLOT_BOX),
            GoTo(chance.randint(1, 18), 1),
            OpenOrClose(),
        )
        for _ in range(12):
            yield CastBallot(chance.randint(1, 4)) if chance.random() < 0.7 else next(others)


class Call(NamedTuple):
    """A system call on a file; `data` is what was written at `at`, or None."""

    name: str
    number: int
    path: str
    at: int
    data: bytes | None


@dataclass
class OnDisk:
    """A file as it certainly is on disk, and the calls since its last sync."""

    surely: bytearray = field(default_factory=bytearray)
    since: list[Call] = field(default_factory=list[Call])

    def sync(self) -> None:
        """Apply all calls since the last sync."""
        for call in self.since:
            _apply(self.surely, call)
        self.since.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        """A possible content after a power cut: each sector written since is present or not."""
        found = bytearray(self.surely)
        share = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        for call in self.since:
            if call.data is None:
                if chance.random() < share:
                    _apply(found, call)
                continue
            for start, end in _sectors(call.at, len(call.data)):
                if chance.random() < share:
                    part = call.data[start - call.at : end - call.at]
                    _apply(found, call._replace(at=start, data=part))
        return bytes(found)


def _sectors(at: int, size: int) -> Iterator[tuple[int, int]]:
    start = at
    while start < at + size:
        end = min(at + size, (start // SECTOR + 1) * SECTOR)
        yield start, end
        start = end


def _apply(content: bytearray, call: Call) -> None:
    if call.data is None:
        if len(content) > call.at:
            del content[call.at :]
        content.extend(bytes(call.at - len(content)))
        return
    if len(content) < call.at:
        content.extend(bytes(call.at - len(content)))
    content[call.at : call.at + len(call.data)] = call.data


def calls(trace: Path) -> Iterator[Call]:
    """The system calls on files, in order; the position of `write` comes from the last `lseek`."""
    places: dict[int, int] = {}
    for line in trace.read_text(encoding="ascii").splitlines():
        found = CALL.match(line)
        if found is None:
            continue
        name, number, rest = found["name"], int(found["number"]), found["rest"]
        # With -xx strace escapes paths too.
        path = bytes.fromhex(found["path"].replace("\\x", "")).decode()
        if name == "lseek":
            answer = line.rpartition("= ")[2]
            if answer.isdecimal():  # a pipe has no positions
                places[number] = int(answer)
        elif name == "ftruncate":
            yield Call(name, number, path, int(rest), None)
        elif name in ("pwrite64", "write"):
            text = TEXT.match(rest)
            if text is None:
                raise AssertionError(f"a call that is not understood: {line[:200]}")
            data = bytes.fromhex(text["text"].replace("\\x", ""))
            if len(data) != int(text["size"]):
                raise AssertionError("the trace does not hold all that was written")
            at = int(text["at"]) if text["at"] else places.get(number, 0)
            places[number] = at + len(data)
            yield Call(name, number, path, at, data)
        else:
            yield Call(name, number, path, 0, None)


def child(path: Path, seed: int, count: int) -> None:
    """Do `count` actions and report each, then stop without closing anything."""
    database, _ = open_for_writing(path, lambda: INSTANT)
    store = WorkshopStore(database)
    workshop, state = store.load("w1")
    clock = StepClock(INSTANT)
    session = LiveSession(workshop, state, store, clock)
    script = mostly_ballots(seed)
    for _ in range(count):
        clock.step()
        carry_out(session, next(script))
        os.write(SHOWN, b".")
    os._exit(0)


def states(workshop: Workshop, state: State, seed: int, count: int) -> list[State]:
    """The first state, and the state after each action."""
    clock = StepClock(INSTANT)
    session = LiveSession(workshop, state, MemoryStore(state), clock)
    script, found = mostly_ballots(seed), [state]
    for _ in range(count):
        clock.step()
        carry_out(session, next(script))
        found.append(with_split(session))
    return found


def traced(path: Path, seed: int, count: int) -> list[Call]:
    """The system calls of a process that does these actions."""
    trace = path.with_name("trace")
    strace = ["strace", "-f", "-qq", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}"]
    program = [sys.executable, "-m", "tests.volume.power_cuts", "--child", str(path)]
    asked = ["--seed", str(seed), "--actions", str(count)]
    subprocess.run(
        [*strace, "-o", str(trace), *program, *asked], check=True, stdout=subprocess.PIPE
    )
    return list(calls(trace))


def replay(folder: Path, seed: int, count: int, draws: int) -> tuple[int, int]:
    """Cut the power after each call; return the number of moments and the number of attempts.

    Raises:
        AssertionError: Something that was shown is lost.
    """
    path, copy = folder / FILE, folder / "cut" / FILE
    copy.parent.mkdir()
    new_workshop(path, read_deck(paths.deck_file(paths.OWN_DECK)))
    workshop, state, _ = stored(path)
    expected = states(workshop, state, seed, count)
    disk = {str(path): OnDisk(bytearray(path.read_bytes())), f"{path}-wal": OnDisk()}
    chance = random.Random(seed)
    shown = moments = tried = 0
    for call in traced(path, seed, count):
        if call.number == SHOWN:
            shown += 1
        if call.path not in disk:
            continue
        file = disk[call.path]
        if call.name in ("fsync", "fdatasync"):
            file.sync()
        else:
            file.since.append(call)
        moments += 1
        for _ in range(draws):
            copy.with_name(f"{FILE}-shm").unlink(missing_ok=True)
            for suffix in ("", "-wal"):
                content = disk[f"{path}{suffix}"].after_a_cut(chance)
                copy.with_name(FILE + suffix).write_bytes(content)
            _, found, _ = stored(copy)
            if found not in expected[shown : shown + 2]:
                raise AssertionError(f"cut after call {moments}, {shown} actions shown: not there")
            tried += 1
    if shown != count or not moments:
        raise AssertionError(f"only {shown} actions and {moments} calls in the trace")
    return moments, tried


def main() -> None:
    """Replay the requested number of actions, and print a summary."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--actions", type=int, default=150)
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child is not None:
        child(asked.child, asked.seed, asked.actions)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        moments, tried = replay(Path(folder), asked.seed, asked.actions, asked.draws)
    print(
        f"{tried} power cuts at {moments} moments of {asked.actions} actions in"
        f" {time.monotonic() - began:.0f} s: 0 actions lost"
    )


if __name__ == "__main__":
    main()
