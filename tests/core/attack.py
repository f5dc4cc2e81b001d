"""What somebody who has the files of a workshop, and nothing else, can read about its ballots.

Nothing here goes through the app: bytes are looked at as they stand, free space and all.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.core.databases import wal

NUMBERS = rb"\d{3}(?: \d{3}){5}"
WRITTEN = re.compile(NUMBERS)
ROUND = re.compile(
    rb"(?P<round>w\d[\x01-\x7f][a-z0-9.-]+?\x02?)"
    rb"(?:show_of_hands|ballot_box|tables)(?:open|closed|revealed)"
    rb"(?P<hands>" + NUMBERS + rb")(?P<ballots>" + NUMBERS + rb")"
)
"""A row of table `round` as SQLite writes it: the values one after the other."""

NOBODY = b"000 000 000 000 000 000"
MAGIC = (0x377F0682, 0x377F0683)
HEADER, FRAME_HEADER = 32, 24

Tally = tuple[int, ...]


class Step(NamedTuple):
    """What changed between two counts of one round: the choice, and one up or one down."""

    choice: int
    by: int


def pages_of(journal: bytes) -> Iterator[bytes]:
    """The pages in a journal in the order they were written, whether they still count or not."""
    if not journal:
        return
    magic, _, size = struct.unpack(">3I", journal[:12])
    assert magic in MAGIC
    for start in range(HEADER, len(journal), FRAME_HEADER + size):
        yield journal[start + FRAME_HEADER : start + FRAME_HEADER + size]


def ballots_in(data: bytes) -> Iterator[tuple[bytes, Tally]]:
    """Each round that stands somewhere in these bytes, with its ballots."""
    for found in ROUND.finditer(data):
        yield found["round"], tuple(int(number) for number in found["ballots"].split())


def histories(path: Path) -> dict[bytes, list[Tally]]:
    """The ballots of each round, as they were one after the other."""
    told: dict[bytes, list[Tally]] = {}
    for data in (path.read_bytes(), *pages_of(wal(path))):
        for name, tally in ballots_in(data):
            history = told.setdefault(name, [])
            if not history or history[-1] != tally:
                history.append(tally)
    return told


def order_of_ballots(path: Path) -> list[Step]:
    """Which ballots were cast or taken back one after the other, as far as that can be told."""
    return [
        Step(choice, now - then)
        for history in histories(path).values()
        for before, after in pairwise(history)
        for choice, (then, now) in enumerate(zip(before, after, strict=True))
        if then != now
    ]


def without_counts(data: bytes) -> bytes:
    """These bytes with all counts made the same."""
    return WRITTEN.sub(NOBODY, data)
