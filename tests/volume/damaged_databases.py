"""Open, list, load, write and reopen thousands of damaged databases.

`python -m tests.volume.damaged_databases --count 5000` prints the outcomes, and exits with 1 if a
database caused a traceback, an unreported loss or more than two seconds of processor time. Waits
are limited by `opening.WAITS`; a wait of a minute stops the program with a traceback.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from tests.support.databases import run_and_die
from tests.support.samples import TickingClock, start, votes, walk, workshop
from workshop_app.errors import KnownError, StorageError
from workshop_app.paths import FILE
from workshop_app.session.commands import Command, GoTo, WriteNote
from workshop_app.session.state import Place, State
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import copy_in_memory, open_for_reading, open_for_writing
from workshop_app.storage.inspection import Damage
from workshop_app.storage.set_aside import SetAside
from workshop_app.storage.wal import SUFFIX
from workshop_app.storage.workshops import WorkshopStore

SEED = 20261127
LONGEST = 2.0
"""The seconds of processor time that opening, use and reopening may take on a busy machine."""

STUCK = 60
"""The seconds after which a database that still waits counts as stuck."""

PAGE = 4096
FRAME = PAGE + 24
HEAD = 32

FROZEN = Path(__file__).parents[1] / "data" / "versie-1.db"

COMMANDS: tuple[Command, ...] = (
    GoTo(3, 1),
    *votes(3, 5),
    *votes(4, 2),
    WriteNote(Place(3, ""), "een notitie van een paar woorden " * 40),
    *votes(1, 3),
)

WRITER = """
import os, sys
from pathlib import Path
from tests.support.samples import NOON, TickingClock, own_deck, start, workshop
from tests.volume.damaged_databases import history
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.workshops import WorkshopStore

database, _ = open_for_writing(Path(sys.argv[1]), TickingClock())
store = WorkshopStore(database)
store.create(workshop("w0", deck=own_deck()), start())
store.create(workshop("w1"), start())
database.empty_journal()
before = start()
for after in history()[1:]:
    store.save(workshop("w1"), before, after, NOON)
    before = after
if len(sys.argv) > 2:
    database.close()
os._exit(9)
"""


class Files(NamedTuple):
    """A data folder with one database: the bytes of the file and its log, and the workshop ids."""

    name: str
    database: bytes
    log: bytes
    ids: frozenset[str]


class Outcome(NamedTuple):
    """The outcome of one damaged database; `wrong` is empty where that is correct."""

    what: str
    wrong: str


Damager = Callable[[bytearray, random.Random], None]


def history() -> list[State]:
    """The states of workshop `w1`: the first one, and one after each commit."""
    states = [start()]
    for action in COMMANDS:
        states.append(walk(states[-1], [action]))
    return states


def sources(folder: Path) -> list[Files]:
    """The databases to damage: one closed normally, one of a killed process, one of version 1."""
    made: list[Files] = []
    for name, last in (("closed", ["close"]), ("killed", [])):
        path = folder / name / FILE
        path.parent.mkdir()
        run_and_die(WRITER, path, *last)
        log = path.with_name(FILE + SUFFIX)
        content = log.read_bytes() if log.exists() else b""
        made.append(Files(name, path.read_bytes(), content, frozenset({"w0", "w1"})))
    old = folder / "old" / FILE
    old.parent.mkdir()
    shutil.copyfile(FROZEN, old)
    with closing(open_for_writing(old, TickingClock())[0]) as database:
        ids = frozenset(row.id for row in WorkshopStore(database).rows())
    made.append(Files("version 1", FROZEN.read_bytes(), b"", ids))
    return made


# ------------------------------------------------------------------ damage


def flip(content: bytearray, draw: random.Random) -> None:
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)


def flip_in_the_schema(content: bytearray, draw: random.Random) -> None:
    content[draw.randrange(min(PAGE, len(content)))] ^= 1 << draw.randrange(8)


def flip_some(content: bytearray, draw: random.Random) -> None:
    for _ in range(draw.randrange(2, 40)):
        flip(content, draw)


def truncate(content: bytearray, draw: random.Random) -> None:
    del content[draw.randrange(len(content)) :]


def truncate_to_a_page(content: bytearray, draw: random.Random) -> None:
    del content[draw.randrange(len(content) // PAGE) * PAGE :]


def zero_a_page(content: bytearray, draw: random.Random) -> None:
    at = draw.randrange(max(1, len(content) // PAGE)) * PAGE
    content[at : at + PAGE] = bytes(len(content[at : at + PAGE]))


def zero_a_sector(content: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(content) // 512) * 512
    content[at : at + 512] = bytes(len(content[at : at + 512]))


def swap_pages(content: bytearray, draw: random.Random) -> None:
    one, two = (draw.randrange(max(1, len(content) // PAGE)) * PAGE for _ in range(2))
    first, second = content[one : one + PAGE], content[two : two + PAGE]
    content[one : one + PAGE], content[two : two + PAGE] = second, first


def swap_frames(content: bytearray, draw: random.Random) -> None:
    count = (len(content) - HEAD) // FRAME
    one, two = (HEAD + draw.randrange(count) * FRAME for _ in range(2))
    first, second = content[one : one + FRAME], content[two : two + FRAME]
    content[one : one + FRAME], content[two : two + FRAME] = second, first


def scribble(content: bytearray, draw: random.Random) -> None:
    at = draw.randrange(len(content))
    end = min(len(content), at + draw.randrange(1, 2 * PAGE))
    content[at:end] = draw.randbytes(end - at)


def empty(content: bytearray, draw: random.Random) -> None:
    content.clear()


def lengthen(content: bytearray, draw: random.Random) -> None:
    content.extend(draw.randbytes(draw.randrange(1, 3 * PAGE)))


IN_THE_DATABASE: tuple[Damager, ...] = (
    flip,
    flip_in_the_schema,
    flip_in_the_schema,
    flip_some,
    truncate,
    truncate_to_a_page,
    zero_a_page,
    zero_a_sector,
    swap_pages,
    scribble,
    empty,
    lengthen,
)
IN_THE_LOG: tuple[Damager, ...] = (
    flip,
    flip_some,
    truncate,
    zero_a_page,
    zero_a_sector,
    swap_frames,
    scribble,
    empty,
    lengthen,
)
SHORTER: tuple[Damager, ...] = (truncate, empty)
"""After these a log equals an earlier complete log, so that the damage cannot be detected."""


# ------------------------------------------------------------------ outcomes


def attempt(source: Files, folder: Path, draw: random.Random) -> Outcome:
    """Damage a copy in an empty folder, and use it as the program does."""
    path = folder / FILE
    database, log = bytearray(source.database), bytearray(source.log)
    in_the_log = bool(log) and draw.random() < 0.5
    damager = draw.choice(IN_THE_LOG if in_the_log else IN_THE_DATABASE)
    damager(log if in_the_log else database, draw)
    path.write_bytes(database)
    if log or in_the_log:
        path.with_name(FILE + SUFFIX).write_bytes(log)
    if draw.random() < 0.1:
        path.with_name(f"{FILE}-shm").write_bytes(draw.randbytes(draw.choice([0, 100, 32768])))
    if draw.random() < 0.05:
        path.with_name(f"{FILE}-journal").write_bytes(draw.randbytes(draw.choice([1, 512, 9000])))

    what = f"{source.name}: {damager.__name__} in the {'log' if in_the_log else 'database'}"
    wrong = ""
    begun = time.process_time()
    try:
        wrong = work(path, source, shorter=in_the_log and damager in SHORTER, in_the_log=in_the_log)
    except Exception as error:  # noqa: BLE001 - any exception is a finding
        wrong = f"traceback: {type(error).__name__}: {error}"
    taken = time.process_time() - begun
    if taken > LONGEST:
        wrong = wrong or f"took {taken:.1f} s"
    return Outcome(what, wrong)


def work(path: Path, source: Files, *, shorter: bool, in_the_log: bool) -> str:
    """A description of the failure; empty where all losses were reported."""
    with suppress(KnownError), open_for_reading(path) as seen:
        load_all(seen)
    copy = copy_in_memory(path)
    if copy is not None:
        with closing(copy):
            load_all(copy)

    database, aside = open_for_writing(path, TickingClock())
    with closing(database):
        found, reported = load_all(database)
        try:
            WorkshopStore(database).create(workshop("new"), start())
        except StorageError:
            reported, saved = True, False
        else:
            saved = True
    again, second = open_for_writing(path, TickingClock())
    with closing(again):
        there, _ = load_all(again)
    with suppress(StorageError), open_for_reading(path) as seen:
        load_all(seen)

    if saved and second is None and "new" not in there:
        return "what was saved is gone"
    if aside is not None:
        return misplaced(aside, path)
    if reported:
        return ""
    if source.ids - found.keys():
        return "a workshop is gone, unsaid"
    if in_the_log and not shorter and found["w1"] not in history()[-2:]:
        return "votes are gone, unsaid"
    return ""


def misplaced(aside: SetAside, path: Path) -> str:
    """A description of what is wrong with the files set aside; empty where nothing is."""
    moved = (aside.moved_to, aside.moved_to.with_name(aside.moved_to.name + SUFFIX))
    if not any(file.exists() for file in moved):
        return "what was put aside is nowhere"
    return "" if path.exists() else f"nothing was begun after {Damage(aside.damage).value}"


def load_all(database: Database) -> tuple[dict[str, State], bool]:
    """All readable workshops by id, and whether an unreadable one was reported."""
    store = WorkshopStore(database)
    found: dict[str, State] = {}
    reported = False
    try:
        ids = [row.id for row in store.rows()]
    except StorageError:
        return {}, True
    for one in ids:
        try:
            _, found[one] = store.load(one)
        except KnownError:
            reported = True
    return found, reported


def run(
    count: int, seed: int = SEED, *, watched: bool = False
) -> tuple[Counter[str], list[Outcome]]:
    """The number of attempts of each kind of damage, and the failed outcomes.

    With `watched`, a stuck database ends the process.
    """
    draw = random.Random(seed)
    tried: Counter[str] = Counter()
    wrong: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="trede-damaged-") as name:
        base = Path(name)
        made = sources(base)
        for number in range(count):
            folder = base / str(number)
            folder.mkdir()
            if watched:
                faulthandler.dump_traceback_later(STUCK, exit=True)
            outcome = attempt(draw.choice(made), folder, draw)
            faulthandler.cancel_dump_traceback_later()
            tried[outcome.what] += 1
            if outcome.wrong:
                wrong.append(outcome)
            shutil.rmtree(folder)
    return tried, wrong


def main() -> int:
    """Run the requested number of databases; return 1 if one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=SEED)
    call = parser.parse_args()
    begun = time.perf_counter()
    tried, wrong = run(call.count, call.seed, watched=True)
    lines = [f"{number:6}  {what}" for what, number in sorted(tried.items())]
    kinds = Counter(f"{outcome.wrong}  ({outcome.what})" for outcome in wrong)
    lines += [f"WRONG {number:6}  {what}" for what, number in kinds.most_common()]
    lines.append(
        f"{tried.total()} damaged databases, {len(wrong)} went wrong, seed {call.seed},"
        f" {time.perf_counter() - begun:.0f} s"
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
