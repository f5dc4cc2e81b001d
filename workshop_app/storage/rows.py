"""Values of the database as objects of the domain: the one place where that can fail.

STRICT tables hold the type of a column and nothing else: a damaged bit, another program or a
fault of an earlier version can leave any value of that type, and text that is not UTF-8. Each
function here returns what a row stands for, or raises one of `UNREADABLE`.

A value that says what people did or wrote makes its row unreadable. A value that only says how
the workshop goes on falls back to the usual one. Both are counted in `Losses`, and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from workshop_app.errors import StorageError
from workshop_app.foreign_text import isolated
from workshop_app.session.workshop_kind import WorkshopKind

if TYPE_CHECKING:  # the list of workshops needs no votes
    from workshop_app.results.tally import Counts

Row = tuple[Any, ...]
T = TypeVar("T")

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, OverflowError)
"""What reading a row raises, whatever is wrong with it. Text that is not UTF-8 is a ValueError."""

LARGEST_ID = 2**31 - 1
MOST_PEOPLE = 999
"""As in `content.deck`, which the list of workshops does not load."""
LONGEST_NAME = 1_000
LONGEST_TEXT = 100_000
"""Characters; the windows allow less, so that nothing that was ever kept is too long."""

YEARS = range(1900, 3000)
"""Of a moment: wide enough for a laptop whose clock is wrong, narrow enough to count with."""

MOST_SECONDS = 1e12
"""Of a step: far more than any takes, few enough to count with."""

LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
"""Stands in for a moment that cannot be read."""


class Lost(Enum):
    """What could not be read of a workshop: how one is called, and how several are."""

    STEP = ("{} stap", "{} stappen")
    ROUND = ("{} stemronde", "{} stemrondes")
    TABLE_VOTE = ("{} stem van een tafel", "{} stemmen van tafels")
    NOTE = ("{} notitie", "{} notities")
    ENTRY = ("{} regel van de groep", "{} regels van de groep")
    STEP_VALUE = ("de tijd van een stap", "de tijd van stappen")
    ORDER = ("de volgorde",) * 2
    WAY = ("hoe er gestemd werd",) * 2
    POSITION = ("waar je was",) * 2
    PEOPLE = ("het aantal mensen (Trede rekent nu met 12)",) * 2
    TABLES = ("het aantal tafels",) * 2
    MADE = ("wanneer je eraan begon",) * 2
    CLOCK = ("de klok",) * 2
    LOOK = ("wat de zaal zag",) * 2
    STRAY = (
        "{} regel van een onbekende workshop, misschien van deze",
        "{} regels van een onbekende workshop, misschien van deze",
    )
    PICTURES = ("de plaatjes bij de kaarten (en misschien een letter in een tekst)",) * 2


class Losses:
    """What could not be read of one workshop, with the rows as they stand in the database."""

    def __init__(self) -> None:
        self._found: list[tuple[Lost, Row]] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, lost: Lost, row: Row = ()) -> None:
        """Count one more."""
        self._found.append((lost, row))

    def value(self, lost: Lost, read: Callable[[Any], T], raw: object, usual: T) -> T:
        """What `read` makes of a value; where that fails the usual one, and the loss is counted."""
        try:
            return read(raw)
        except UNREADABLE:
            self.add(lost, (raw,))
            return usual

    def each(self, lost: Lost, read: Callable[[Row], T], rows: Iterable[Row]) -> list[T]:
        """What `read` makes of each row, without those it cannot read; these are counted."""
        found: list[T] = []
        for row in rows:
            try:
                found.append(read(row))
            except UNREADABLE:
                self.add(lost, row)
        return found

    @property
    def words(self) -> str:
        """One sentence, in Dutch, of what could not be read."""
        times = Counter(lost for lost, _ in self._found)
        named = [
            lost.value[0 if times[lost] == 1 else 1].format(times[lost])
            for lost in Lost
            if times[lost]
        ]
        *first, last = named
        listed = f"{', '.join(first)} en {last}" if first else last
        return f"Niet alles van deze workshop is te lezen: {listed}. De rest is er gewoon."

    @property
    def digest(self) -> str:
        """Eight characters that are the same for the same losses."""
        import hashlib  # noqa: PLC0415 - only where something is wrong

        return hashlib.sha256(repr(self._found).encode()).hexdigest()[:8]


def text(value: object, longest: int = LONGEST_TEXT) -> str:
    """A text that any file can hold.

    Raises:
        TypeError: It is no text.
        ValueError: It is not UTF-8, or too long.
    """
    if type(value) is not str:
        raise TypeError(f"not a text: {type(value).__name__}")
    if len(value) > longest:
        raise ValueError(f"a text of {len(value)} characters")
    if not value.isascii():
        value.encode()  # bytes that are not UTF-8 were read as lone surrogates
    return value


def whole(value: object, least: int, most: int) -> int:
    """A whole number.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is not `least` to `most`.
    """
    if type(value) is not int:
        raise TypeError(f"not a whole number: {type(value).__name__}")
    if not least <= value <= most:
        raise ValueError(f"{value} is not {least} to {most}")
    return value


def within(least: int, most: int) -> Callable[[object], int]:
    """Reads a whole number of this range; raises as `whole`."""
    return lambda value: whole(value, least, most)


def flag(value: object) -> bool:
    """Yes or no, kept as 1 or 0.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is another number.
    """
    return whole(value, 0, 1) == 1


def seconds(value: object) -> float:
    """A time that something took.

    Raises:
        TypeError: It is no number.
        ValueError: It is less than none, not a number, or more than `MOST_SECONDS`.
    """
    if type(value) is not float:
        raise TypeError(f"not a number: {type(value).__name__}")
    if not isfinite(value) or not 0 <= value <= MOST_SECONDS:
        raise ValueError(f"not a time: {value}")
    return value


def day(value: object) -> date:
    """A date.

    Raises:
        TypeError: It is no text.
        ValueError: It is no date.
    """
    return date.fromisoformat(text(value, LONGEST_NAME))


def moment(value: object) -> datetime:
    """A moment, with its offset from UTC.

    Raises:
        TypeError: It is no text.
        ValueError: It is no moment, has no offset, or is far out of range.
    """
    found = datetime.fromisoformat(text(value, LONGEST_NAME))
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError(f"not a moment: {value}")
    return found


def optional_moment(value: object) -> datetime | None:
    """A moment, or None where there is none; raises as `moment`."""
    return None if value is None else moment(value)


def counts(value: object) -> Counts:
    """Votes per choice, 0 to 5, kept as six numbers of three digits.

    Raises:
        TypeError: It is no text.
        ValueError: It is another text.
    """
    written = text(value, LONGEST_NAME)
    if re.fullmatch(r"[0-9]{3}( [0-9]{3}){5}", written) is None:
        raise ValueError(f"not six counts: {written}")
    zero, one, two, three, four, five = (int(number) for number in written.split(" "))
    return (zero, one, two, three, four, five)


def written_counts(counts: Counts) -> str:
    """Votes per choice as `counts` reads them."""
    return " ".join(f"{count:03d}" for count in counts)


class Identity(NamedTuple):
    """What a workshop is: without this it is nobody's."""

    name: str
    organisation: str
    date: date
    kind: WorkshopKind


def otherwise(usual: T, read: Callable[[Any], T], raw: object) -> T:
    """What `read` makes of a value, or the usual one where that fails."""
    try:
        return read(raw)
    except UNREADABLE:
        return usual


def identity(name: object, organisation: object, held_on: object, kind: object) -> Identity:
    """What a workshop is, from the columns of its row.

    Raises:
        TypeError: A value is of another kind.
        ValueError: A value makes no sense.
    """
    return Identity(
        text(name, LONGEST_NAME),
        text(organisation, LONGEST_NAME),
        day(held_on),
        WorkshopKind(kind),
    )


def legible(value: object) -> str:
    """As much of a value as can be shown: for the id or the name of a row that is unreadable."""
    if not isinstance(value, str):
        return ""
    return value[:LONGEST_NAME].encode(errors="replace").decode()


def unreadable(name: object, where: Path | None) -> StorageError:
    """A workshop that cannot be opened: says which, and where its data is."""
    called = f" “{isolated(legible(name))}”" if legible(name) else ""
    place = (
        f" Alles wat ervan bewaard is, staat nog in {isolated(where)}." if where is not None else ""
    )
    return StorageError(
        f"De workshop{called} is niet te lezen: het bestand is op die plek beschadigd.{place}",
        "Maak een kopie van dat bestand. De andere workshops zijn er nog; kies er een uit de"
        " lijst.",
    )
