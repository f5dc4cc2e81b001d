"""Read a write-ahead log without SQLite, to inspect it and to detect lost transactions.

SQLite stops at the first frame with a wrong checksum, without reporting what follows it. The
format is described at https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

SUFFIX = "-wal"
"""The suffix that is added to the name of a database to get the name of its log."""

_MAGIC = 0x377F0682
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_WORD = 0xFFFFFFFF
_PAGE_SIZES = frozenset(2**power for power in range(9, 17))
_MOST_RESTARTS = 0xFFFF
"""The most times a log can have restarted since a frame behind its end was written."""

_SECTOR = 512
"""The number of bytes that a disk writes atomically."""


class Log(NamedTuple):
    """What SQLite applies from a log, and whether committed transactions are lost (`cut`).

    `frames` maps the number of each page to the offset in the log of its last committed version.
    `size` is the size of the database after the last commit, in pages. Without a commit `frames`
    is empty and `size` is 0.
    """

    page_size: int
    frames: dict[int, int]
    size: int
    cut: bool


class _Frame(NamedTuple):
    """One page in the log.

    `at` is the offset of its content. `committed` is the size of the database in pages if the frame
    ends a transaction, else 0.
    """

    at: int
    number: int
    committed: int
    salts: tuple[int, int]
    checksum: tuple[int, int]


def page_size_of(database: bytes) -> int:
    """The page size in the header of a database, in bytes."""
    written = int.from_bytes(database[16:18], "big")
    return 0x10000 if written == 1 else written


def read_log(log: bytes, database: bytes) -> Log:
    """Read a log as SQLite would; `database` is the content of the database file.

    `cut` is set if the log contains later committed transactions that SQLite does not reach and
    the database does not have. A transaction is on disk before the next one begins, so a power cut
    damages only the last one; that does not count as cut. Nor does a log whose head was erased, or
    a part of it, after a complete checkpoint.
    """
    if len(log) >= _HEADER.size:
        magic, _, page_size, _, *rest = _HEADER.unpack_from(log)
        order = ">" if magic & 1 else "<"
        head_holds = _checksum(log[:24], (0, 0), order) == (rest[2], rest[3])
        if magic & ~1 == _MAGIC and page_size in _PAGE_SIZES and head_holds:
            return _read_frames(log, database, page_size, order)
    page_size = page_size_of(database)
    return Log(page_size, {}, 0, cut=_holds_more(log, database, page_size))


def apply_log(database: bytes, log: bytes, read: Log) -> bytes:
    """The database with the committed pages of its log, for `Connection.deserialize`."""
    whole = bytearray(database)
    if read.frames:
        # A damaged page count may be larger than possible.
        most = max(-(-len(database) // read.page_size), *read.frames)
        size = min(read.size, most) * read.page_size
        whole = bytearray(database[:size].ljust(size, b"\0"))
    for number, at in read.frames.items():
        if number <= read.size:
            start = (number - 1) * read.page_size
            whole[start : start + read.page_size] = log[at : at + read.page_size]
    whole[18:20] = b"\x01\x01"  # switch off WAL mode: a database in memory has no log
    return bytes(whole)


def _read_frames(log: bytes, database: bytes, page_size: int, order: str) -> Log:
    """Read the frames of a log with a valid head."""
    _, _, _, _, *rest = _HEADER.unpack_from(log)
    salts, checksum = (rest[0], rest[1]), (rest[2], rest[3])
    kept: dict[int, int] = {}
    waiting: dict[int, int] = {}
    size = 0
    chained = True
    behind: list[_Frame] = []
    for frame in _frames(log, page_size):
        if chained and frame.salts == salts and frame.number:
            numbers = log[frame.at - _FRAME.size : frame.at - _FRAME.size + 8]
            content = log[frame.at : frame.at + page_size]
            checksum = _checksum(content, _checksum(numbers, checksum, order), order)
            chained = checksum == frame.checksum
        else:
            chained = False
        if not chained:
            behind.append(frame)
            continue
        waiting[frame.number] = frame.at
        if frame.committed:
            kept |= waiting
            waiting.clear()
            size = frame.committed
    read = Log(page_size, kept, size, cut=False)
    return read._replace(cut=_is_cut(log, database, read, salts, behind))


def _is_cut(
    log: bytes, database: bytes, read: Log, salts: tuple[int, int], behind: list[_Frame]
) -> bool:
    """Whether the frames behind the last valid one hold more than one damaged transaction and more
    than the database.

    Each restart of a log increases its first salt by one, so remains of earlier transactions have
    a slightly lower salt. A frame with zero salts was never written, unless its page has content.
    """
    spoilt: list[_Frame] = []
    for frame in behind:
        age = (salts[0] - frame.salts[0]) & _WORD
        if frame.salts[0] == salts[0] or frame.salts[1] == salts[1]:
            spoilt.append(frame)
        elif frame.salts == (0, 0):
            if log[frame.at : frame.at + read.page_size].strip(b"\0"):
                spoilt.append(frame._replace(number=0, committed=0))
        elif age > _MOST_RESTARTS:
            return True  # a power cut cannot cause this
    if not any(frame.committed for frame in spoilt[:-1]):
        return False
    if not all(frame.number for frame in spoilt):
        return True
    latest = {frame.number: frame.at for frame in spoilt}
    return any(
        _differs(log, at, _page(database, log, read, number)) for number, at in latest.items()
    )


def _page(database: bytes, log: bytes, read: Log, number: int) -> bytes:
    """A page as SQLite reads it: from the valid part of the log, or else from the database."""
    if number in read.frames:
        at = read.frames[number]
        return log[at : at + read.page_size]
    return database[(number - 1) * read.page_size : number * read.page_size]


def _frames(log: bytes, page_size: int) -> Iterator[_Frame]:
    step = _FRAME.size + page_size
    for start in range(_HEADER.size, len(log) - step + 1, step):
        number, committed, *rest = _FRAME.unpack_from(log, start)
        salts, checksum = (rest[0], rest[1]), (rest[2], rest[3])
        yield _Frame(start + _FRAME.size, number, committed, salts, checksum)


def _holds_more(log: bytes, database: bytes, page_size: int) -> bool:
    """Whether a log without a valid head has committed pages that the database does not have.

    A head of zeros can be the result of a power cut during the first transaction, or of an
    interrupted erasure. So a single transaction then proves nothing, and neither does a page of
    which a newer version may follow without a frame header.
    """
    if page_size not in _PAGE_SIZES:  # not a SQLite database, so the frames cannot be located
        return any(log)
    frames = list(_frames(log, page_size))
    if not any(log[: _HEADER.size]):
        lost = [index for index, frame in enumerate(frames) if not frame.number]
        frames = frames[lost[-1] + 1 :] if lost else frames
        if not any(frame.committed for frame in frames[:-1]):
            return False
    named = [frame for frame in frames if frame.number]
    latest = {frame.number: frame.at for frame in named if frame.salts == named[0].salts}
    return any(
        _differs(log, at, database[(number - 1) * page_size : number * page_size])
        for number, at in latest.items()
    )


def _differs(log: bytes, at: int, page: bytes) -> bool:
    """Whether a page in the log differs from `page` in a sector that was not erased."""
    start, end = at, at + len(page)
    while start < end:
        stop = min(end, (start // _SECTOR + 1) * _SECTOR)
        sector = log[start:stop]
        if any(sector) and sector != page[start - at : stop - at]:
            return True
        start = stop
    return not page


def _checksum(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """Continue the running checksum of a log over `data`; takes about 60 ms per megabyte."""
    one, two = before
    for first, second in struct.iter_unpack(f"{order}2I", data):
        one = (one + first + two) & _WORD
        two = (two + second + one) & _WORD
    return one, two
