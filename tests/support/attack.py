"""What can be learned about the ballots of a workshop from its files alone.

Nothing here goes through the app: the raw bytes are searched, free space included.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.support.databases import wal

NUMBERS = rb"\d{3}(?: \d{3}){5}"
WRITTEN = re.compile(NUMBERS)
ROUND = re.compile(
    rb"(?P<round>w\d[\x01-\x7f][a-z0-9.-]+?\x02?)"
    rb"(?:show_of_hands|ballot_box|tables)(?:open|closed|revealed)"
    rb"(?P<hands>" + NUMBERS + rb")(?P<ballots>" + NUMBERS + rb")"
)
"""A row of table `round` as SQLite writes it: its values in sequence, without separators."""

NO_BALLOTS = b"000 000 000 000 000 000"
MAGIC = (0x377F0682, 0x377F0683)
HEADER, FRAME_HEADER = 32, 24

Tally = tuple[int, ...]


class Step(NamedTuple):
    """What changed between two counts of one round: the choice, and one up or one down."""

    choice: int
    by: int


def pages_of(journal: bytes) -> Iterator[bytes]:
    """The pages of a WAL journal in the order they were written, obsolete ones included."""
    if not journal:
        return
    magic, _, size = struct.unpack(">3I", journal[:12])
    assert magic in MAGIC
    for start in range(HEADER, len(journal), FRAME_HEADER + size):
        yield journal[start + FRAME_HEADER : start + FRAME_HEADER + size]


def ballots_in(data: bytes) -> Iterator[tuple[bytes, Tally]]:
    """The name and the ballots of each round found in these bytes."""
    for found in ROUND.finditer(data):
        yield found["round"], tuple(int(number) for number in found["ballots"].split())


def histories(path: Path) -> dict[bytes, list[Tally]]:
    """The successive ballot counts of each round, found in a database and its journal."""
    reported: dict[bytes, list[Tally]] = {}
    for data in (path.read_bytes(), *pages_of(wal(path))):
        for name, tally in ballots_in(data):
            history = reported.setdefault(name, [])
            if not history or history[-1] != tally:
                history.append(tally)
    return reported


def order_of_ballots(path: Path) -> list[Step]:
    """The ballots cast or taken back, in order, as far as the files reveal it."""
    return [
        Step(choice, now - then)
        for history in histories(path).values()
        for before, after in pairwise(history)
        for choice, (then, now) in enumerate(zip(before, after, strict=True))
        if then != now
    ]


def without_counts(data: bytes) -> bytes:
    """These bytes with every count replaced by zeros."""
    return WRITTEN.sub(NO_BALLOTS, data)
