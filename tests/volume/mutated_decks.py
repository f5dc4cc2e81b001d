"""Very many damaged and hostile deck files: each is read or refused, in bounded time and memory.

    nice python -m tests.volume.mutated_decks --count 100000

Every deck is generated from its number, so `decks.mutated(number)` reproduces a finding.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.support.deck_files import deck_file
from tests.volume.decks import mutated
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import Deck, decode_copy, encode_copy
from workshop_app.content.deck_reading import DeckError, read_deck
from workshop_app.content.staircase import staircase
from workshop_app.content.validation import LONGEST_PART, MOST_FAULTS
from workshop_app.foreign_text import FIRST_STRONG_ISOLATE, POP_ISOLATE
from workshop_app.handouts.outcomes import team_text
from workshop_app.session.items import Contents
from workshop_app.session.programme import steps_of

SECONDS = 2.0
"""The processor time that one deck may take."""

MEMORY = 1_000_000_000
"""The address space that a process may use, in bytes."""

BATCH = 500

_ISOLATES = re.compile(f"[{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]")


def check(folder: Path, data: bytes) -> bool:
    """Read a deck with these bytes; return whether it is valid.

    Raises:
        AssertionError: A fault is too long or has control characters, or the deck cannot be used.
    """
    file = folder / "deck.toml"
    if not file.exists():
        deck_file(folder)
    file.write_bytes(data)
    try:
        deck = read_deck(file)
    except DeckError as refused:
        _look_at(refused)
        return False
    _use(deck)
    return True


def _look_at(error: DeckError) -> None:
    """Assert that the faults of a deck are printable and of limited length."""
    assert 0 < len(error.faults) <= MOST_FAULTS + 1
    for fault in error.faults:
        parts = (fault.place, fault.problem, fault.remedy)
        assert all(len(part) <= LONGEST_PART for part in parts)
        assert all(_ISOLATES.sub("", part).isprintable() for part in parts)


def _use(deck: Deck) -> None:
    """Assert that a valid deck can be stored and run."""
    assert decode_copy(encode_copy(deck)) == deck
    contents = Contents(deck, staircase(), builtin_texts())
    for programme in ("", *(one.id for one in deck.programmes)):
        for step in steps_of(contents, programme):
            assert contents.items(step)
            if step.kind == "team":
                assert team_text(step.content)


@dataclass
class Figures:
    """Statistics of decks: the number of valid ones, the slowest ones, and the failures."""

    decks: int = 0
    right: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    slowest_for_its_size: tuple[float, int] = (0.0, 0)
    memory: int = 0
    wrong: list[str] = field(default_factory=list[str])

    def add(self, other: Figures) -> None:
        """Add the statistics of another batch."""
        self.decks += other.decks
        self.right += other.right
        self.slowest = max(self.slowest, other.slowest)
        self.slowest_for_its_size = max(self.slowest_for_its_size, other.slowest_for_its_size)
        self.memory = max(self.memory, other.memory)
        self.wrong += other.wrong


class _TooSlowError(BaseException):
    """A deck took too much time; a `BaseException`, so that no `except Exception` catches it."""


def run(first: int) -> Figures:
    """The statistics of one batch of decks."""
    import resource  # POSIX only; the tests on Windows use the rest of this module
    import signal

    def too_slow(number: int, frame: FrameType | None) -> None:
        raise _TooSlowError

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, too_slow)
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + BATCH):
            data = mutated(number)
            began = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            try:
                figures.right += check(Path(folder), data)
            except (Exception, _TooSlowError):  # noqa: BLE001 - reported at the end with its number
                figures.wrong.append(f"deck {number}:\n{traceback.format_exc(limit=-4)}")
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            took = time.process_time() - began
            figures.decks += 1
            figures.slowest = max(figures.slowest, (took, number))
            for_its_size = took / max(len(data) / 1000, 1)
            figures.slowest_for_its_size = max(figures.slowest_for_its_size, (for_its_size, number))
    figures.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return figures


def main() -> int:
    """Run the requested number of decks in several processes; return 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0, help="the number of the first deck")
    parser.add_argument("--processes", type=int, default=2)
    call = parser.parse_args()
    total = Figures()
    with ProcessPoolExecutor(call.processes) as pool, suppress(KeyboardInterrupt):
        for figures in pool.map(run, range(call.seed, call.seed + call.count, BATCH)):
            total.add(figures)
    for wrong in total.wrong[:20]:
        print(wrong)
    seconds, number = total.slowest
    relative, other = total.slowest_for_its_size
    print(
        f"{total.decks} decks: {total.right} right, {total.decks - total.right} refused,"
        f" {len(total.wrong)} wrong; slowest {seconds * 1000:.0f} ms (deck {number}),"
        f" {relative * 1000:.1f} ms a kB (deck {other}); {total.memory // 1024} MB at most"
    )
    return 1 if total.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
