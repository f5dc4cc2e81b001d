"""Conversion of database values to domain objects, with validation.

STRICT tables guarantee only the type of a column: a damaged bit, another program or a bug of an
earlier version can leave any value of that type, and text that is not UTF-8. Each function here
returns the converted value, or raises one of `UNREADABLE`.

An invalid value that records what people did or wrote makes its row unreadable. An invalid value
that only determines how the workshop continues is replaced by a default. Both are counted in
`Losses` and reported to the user.
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
from workshop_app.i18n import gettext, gettext_noop, listed, ngettext, ngettext_noop
from workshop_app.session.workshop_kind import WorkshopKind

if TYPE_CHECKING:  # the list of workshops needs no votes
    from workshop_app.results.tally import Counts

Row = tuple[Any, ...]
T = TypeVar("T")

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, OverflowError)
"""The exceptions that reading an invalid row can raise; text that is not UTF-8 is a ValueError."""

LARGEST_ID = 2**31 - 1
MOST_PEOPLE = 999
"""Equal to the constant in `content.deck`, which the list of workshops does not import."""
LONGEST_NAME = 1_000
LONGEST_TEXT = 100_000
"""In characters. The windows allow less, so no text that was ever saved is too long."""

YEARS = range(1900, 3000)
"""Valid years: wide enough for a wrong clock, narrow enough to calculate with."""

MOST_SECONDS = 1e12
"""The most seconds of a step: more than any step takes, but small enough to calculate with."""

LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
"""Replaces a moment that cannot be read."""


class Lost(Enum):
    """What could not be read of a workshop."""

    STEP = "step"
    ROUND = "round"
    TABLE_VOTE = "table vote"
    NOTE = "note"
    ENTRY = "entry"
    STEP_VALUE = "value of a step"
    ORDER = "order"
    METHOD = "way"
    POSITION = "position"
    PEOPLE = "people"
    TABLES = "tables"
    MADE = "made"
    CLOCK = "clock"
    LOOK = "look"
    STRAY = "stray"
    PICTURES = "pictures"


_COUNTED = {
    Lost.STEP: ngettext_noop("{count} stap", "{count} stappen"),
    Lost.ROUND: ngettext_noop("{count} stemronde", "{count} stemrondes"),
    Lost.TABLE_VOTE: ngettext_noop("{count} stem van een tafel", "{count} stemmen van tafels"),
    Lost.NOTE: ngettext_noop("{count} notitie", "{count} notities"),
    Lost.ENTRY: ngettext_noop("{count} regel van de groep", "{count} regels van de groep"),
    Lost.STEP_VALUE: ngettext_noop("de tijd van een stap", "de tijd van stappen"),
    Lost.STRAY: ngettext_noop(
        "{count} regel van een onbekende workshop, misschien van deze",
        "{count} regels van een onbekende workshop, misschien van deze",
    ),
}
"""What can be lost more than once, in words."""

_SINGLE = {
    Lost.ORDER: gettext_noop("de volgorde"),
    Lost.METHOD: gettext_noop("hoe er gestemd werd"),
    Lost.POSITION: gettext_noop("waar je was"),
    Lost.PEOPLE: gettext_noop("het aantal mensen (Trede rekent nu met 12)"),
    Lost.TABLES: gettext_noop("het aantal tafels"),
    Lost.MADE: gettext_noop("wanneer je eraan begon"),
    Lost.CLOCK: gettext_noop("de klok"),
    Lost.LOOK: gettext_noop("wat de zaal zag"),
    Lost.PICTURES: gettext_noop(
        "de plaatjes bij de kaarten (en misschien een letter in een tekst)"
    ),
}
"""The other losses, in words."""


def _lost_words(lost: Lost, times: int) -> str:
    """What was lost, in the current language."""
    if lost in _SINGLE:
        return gettext(_SINGLE[lost])
    return ngettext(*_COUNTED[lost], times)


class Losses:
    """What could not be read of one workshop, with the raw rows from the database."""

    def __init__(self) -> None:
        self._found: list[tuple[Lost, Row]] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, lost: Lost, row: Row = ()) -> None:
        """Record a loss and its raw row."""
        self._found.append((lost, row))

    def value(self, lost: Lost, read: Callable[[Any], T], raw: object, usual: T) -> T:
        """Convert a value with `read`; if that fails, record the loss and return the default."""
        try:
            return read(raw)
        except UNREADABLE:
            self.add(lost, (raw,))
            return usual

    def each(self, lost: Lost, read: Callable[[Row], T], rows: Iterable[Row]) -> list[T]:
        """Convert each row with `read`; rows for which that fails are left out and recorded."""
        found: list[T] = []
        for row in rows:
            try:
                found.append(read(row))
            except UNREADABLE:
                self.add(lost, row)
        return found

    @property
    def text(self) -> str:
        """A message about what could not be read, in the current language."""
        times = Counter(lost for lost, _ in self._found)
        named = [_lost_words(lost, times[lost]) for lost in Lost if times[lost]]
        return gettext(
            "Niet alles van deze workshop is te lezen: {parts}. De rest is er gewoon.",
            parts=listed(named),
        )

    @property
    def digest(self) -> str:
        """Eight characters that are the same for the same losses."""
        import hashlib  # noqa: PLC0415 - only needed after a loss

        return hashlib.sha256(repr(self._found).encode()).hexdigest()[:8]


def text(value: object, longest: int = LONGEST_TEXT) -> str:
    """Check that a value is a text that can be encoded, and return it.

    Raises:
        TypeError: The value is not a text.
        ValueError: The text is not UTF-8, or too long.
    """
    if type(value) is not str:
        raise TypeError(f"not a text: {type(value).__name__}")
    if len(value) > longest:
        raise ValueError(f"a text of {len(value)} characters")
    if not value.isascii():
        value.encode()  # bytes that are not UTF-8 were read as lone surrogates
    return value


def whole(value: object, least: int, most: int) -> int:
    """Check that a value is an integer from `least` to `most`, and return it.

    Raises:
        TypeError: The value is not an integer.
        ValueError: The value is out of range.
    """
    if type(value) is not int:
        raise TypeError(f"not a whole number: {type(value).__name__}")
    if not least <= value <= most:
        raise ValueError(f"{value} is not {least} to {most}")
    return value


def within(least: int, most: int) -> Callable[[object], int]:
    """Return a function that reads an integer in this range; it raises the errors of `whole`."""
    return lambda value: whole(value, least, most)


def flag(value: object) -> bool:
    """Read a boolean, stored as 1 or 0.

    Raises:
        TypeError: The value is not an integer.
        ValueError: The value is another integer.
    """
    return whole(value, 0, 1) == 1


def seconds(value: object) -> float:
    """Read a duration in seconds.

    Raises:
        TypeError: The value is not a float.
        ValueError: The value is negative, not finite, or more than `MOST_SECONDS`.
    """
    if type(value) is not float:
        raise TypeError(f"not a number: {type(value).__name__}")
    if not isfinite(value) or not 0 <= value <= MOST_SECONDS:
        raise ValueError(f"not a time: {value}")
    return value


def day(value: object) -> date:
    """Read a date in ISO format.

    Raises:
        TypeError: The value is not a text.
        ValueError: The text is not a date.
    """
    return date.fromisoformat(text(value, LONGEST_NAME))


def moment(value: object) -> datetime:
    """Read a moment in ISO format, with its offset from UTC.

    Raises:
        TypeError: The value is not a text.
        ValueError: The text is not a moment, has no offset, or its year is not one of `YEARS`.
    """
    found = datetime.fromisoformat(text(value, LONGEST_NAME))
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError(f"not a moment: {value}")
    return found


def optional_moment(value: object) -> datetime | None:
    """Read a moment, or None for NULL; raises the errors of `moment`."""
    return None if value is None else moment(value)


def counts(value: object) -> Counts:
    """Read the votes per choice, 0 to 5, stored as six numbers of three digits.

    Raises:
        TypeError: The value is not a text.
        ValueError: The text has another form.
    """
    written = text(value, LONGEST_NAME)
    if re.fullmatch(r"[0-9]{3}( [0-9]{3}){5}", written) is None:
        raise ValueError(f"not six counts: {written}")
    zero, one, two, three, four, five = (int(number) for number in written.split(" "))
    return (zero, one, two, three, four, five)


def written_counts(counts: Counts) -> str:
    """Format votes per choice in the form that `counts` reads."""
    return " ".join(f"{count:03d}" for count in counts)


class Identity(NamedTuple):
    """The values that identify a workshop; without them it cannot be opened."""

    name: str
    organisation: str
    date: date
    kind: WorkshopKind


def otherwise(usual: T, read: Callable[[Any], T], raw: object) -> T:
    """Convert a value with `read`; return the default if that fails."""
    try:
        return read(raw)
    except UNREADABLE:
        return usual


def identity(name: object, organisation: object, held_on: object, kind: object) -> Identity:
    """Read the identity of a workshop from the columns of its row.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: A value is invalid.
    """
    return Identity(
        text(name, LONGEST_NAME),
        text(organisation, LONGEST_NAME),
        day(held_on),
        WorkshopKind(kind),
    )


def legible(value: object) -> str:
    """The part of a value that can be shown, for the id or name of an unreadable row."""
    if not isinstance(value, str):
        return ""
    return value[:LONGEST_NAME].encode(errors="replace").decode()


def unreadable(name: object, where: Path | None) -> StorageError:
    """Make the error for a workshop that cannot be opened: its name, and where its data is."""
    what = (
        gettext_noop(
            "De workshop “{name}” is niet te lezen: het bestand is op die plek beschadigd."
        )
        if legible(name)
        else gettext_noop("De workshop is niet te lezen: het bestand is op die plek beschadigd.")
    )
    remedy = (
        gettext_noop(
            "Maak een kopie van dat bestand. De andere workshops zijn er nog; kies er een uit de"
            " lijst."
        )
        if where is None
        else gettext_noop(
            "Alles wat ervan opgeslagen is, staat nog in {where}. Maak een kopie van dat bestand. De"
            " andere workshops zijn er nog; kies er een uit de lijst."
        )
    )
    return StorageError(what, remedy, name=legible(name), where=where)
