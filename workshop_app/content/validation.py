"""Collects the faults in a deck file in one pass; their texts are in the current language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeVar, cast

import msgspec

from workshop_app.content.limits import COUNTS
from workshop_app.content.struct_faults import (
    COMPARE,
    ONLY_SPACES,
    Explanation,
    Table,
    explained,
    has_only_spaces,
    wrong_parts,
)
from workshop_app.foreign_text import without_controls
from workshop_app.i18n import LazyText

T = TypeVar("T", bound=msgspec.Struct)

Place = tuple[LazyText, ...]
"""A place in a file: its parts, in descending order of size; empty for the file as a whole."""

WHOLE_FILE: Place = ()

MOST_FAULTS = 50
"""The most faults reported for one file; more would not be useful in one go."""

LONGEST_PART = 300
"""The most characters of each part of a fault."""

MOST_CHOICES = 20
"""The most names that a remedy lists to choose from."""


class Fault:
    """One fault in a deck file. Its texts are short, and cannot control a terminal.

    Args:
        file: The path of the file.
        place: The place in it.
        problem: What is wrong.
        remedy: What to do about it.
    """

    def __init__(self, file: Path, place: Place, problem: LazyText, remedy: LazyText) -> None:
        self.file = printable(str(file))
        self._place = tuple(map(_harmless, place))
        self._problem = _harmless(problem)
        self._remedy = _harmless(remedy)

    @property
    def place(self) -> str:
        """The place in the file, in the current language; empty for the file as a whole."""
        return _short(", ".join(map(str, self._place)))

    @property
    def problem(self) -> str:
        """What is wrong, in the current language."""
        return _short(str(self._problem))

    @property
    def remedy(self) -> str:
        """What to do about it, in the current language."""
        return _short(str(self._remedy))

    def __str__(self) -> str:
        where = f"{self.file}, {place}" if (place := self.place) else self.file
        return f"{where}: {self.problem} {self.remedy}"


class EnoughError(Exception):
    """Stops the search for more faults in a file; those found are in `Faults.found`."""


class Faults:
    """The faults of one file, in the order in which they were found."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.found: list[Fault] = []

    def report(self, place: Place, problem: LazyText, remedy: LazyText) -> None:
        """Report a fault.

        Raises:
            EnoughError: `MOST_FAULTS` is reached.
        """
        self.found.append(Fault(self._file, place, problem, remedy))
        if len(self.found) == MOST_FAULTS:
            self.stop(
                WHOLE_FILE,
                LazyText("er is misschien nog meer mis."),
                LazyText("Verbeter eerst dit."),
            )

    def stop(self, place: Place, problem: LazyText, remedy: LazyText) -> NoReturn:
        """Report a last fault.

        Raises:
            EnoughError: Always.
        """
        self.found.append(Fault(self._file, place, problem, remedy))
        raise EnoughError

    def convert(self, raw: Table, kind: type[T], place: Place) -> T | None:
        """Convert a table to a struct; None if it is invalid, with all its faults reported."""
        said: Explanation = ONLY_SPACES
        try:
            made = msgspec.convert(raw, kind)
            if not has_only_spaces(raw):
                return made
        except msgspec.ValidationError as error:
            said = explained(error)
        before = len(self.found)
        for path, explanation in wrong_parts(raw, kind):
            self.report(in_field(place, path) if path else place, *explanation)
        if len(self.found) == before:
            self.report(place, *said)
        return None

    def is_filled(self, raw: Table, place: Place) -> bool:
        """Whether a table has any fields; an empty table is reported."""
        if not raw:
            self.report(place, LazyText("hier staan geen velden."), COMPARE)
        return bool(raw)

    def check_ids(self, ids: Sequence[str], part: str, place: Place) -> None:
        """Report duplicate ids; `part` is what stands above such an item in the file."""
        for name in sorted(name for name, number in Counter(ids).items() if number > 1):
            self.report(
                place,
                LazyText(
                    "de id “{name}” komt bij meer dan één deel [[{part}]] voor.",
                    name=name,
                    part=part,
                ),
                LazyText("Geef elk een eigen id."),
            )


def wrong_count(raw: Table, kind: type[msgspec.Struct], field: str) -> int | None:
    """The length of a list that is too short or too long; None if its length is allowed.

    A missing list, or a value that is not a list, is reported by `Faults.convert`.
    """
    found = cast("object", raw.get(field))
    if not isinstance(found, list):
        return None
    number = len(cast("list[object]", found))
    return None if COUNTS[kind, field].has(number) else number


def in_field(place: Place, path: str) -> Place:
    """The place of a field; `path` is its name, or the path to it in a nested table."""
    return (*place, LazyText("veld ‘{path}’", path=path))


def tables(raw: object) -> list[Table]:
    """The tables in a list; other items become an empty table, so that they are reported."""
    if not isinstance(raw, list):
        return []
    items = cast("list[object]", raw)
    return [cast("Table", item) if isinstance(item, dict) else {} for item in items]


def ids_of(raw: Sequence[Table]) -> list[str]:
    """The ids in these tables.

    Includes the ids of tables that cannot be used, so that references to them are not reported as
    a second fault.
    """
    ids = [table.get("id") for table in raw]
    return [name for name in ids if isinstance(name, str)]


def choices(names: Sequence[str]) -> LazyText:
    """A sentence with the names to choose from: at most `MOST_CHOICES`, and how many more."""
    listed = ", ".join(names[:MOST_CHOICES])
    if len(names) <= MOST_CHOICES:
        return LazyText("Kies uit: {names}.", names=listed)
    return LazyText(
        "Kies uit: {names} en nog {more}.", names=listed, more=len(names) - MOST_CHOICES
    )


def printable(text: str) -> str:
    """The text with `·` for each character that is not printable, such as a control character."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else "·" for one in text)


def _harmless(text: LazyText) -> LazyText:
    """The text with its own values short and printable."""
    values = {
        name: printable(_short(value)) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return LazyText(text.text, **values)


def _short(text: str) -> str:
    if len(text) <= LONGEST_PART:
        return text
    return without_controls(f"{text[: LONGEST_PART - 1]}…")  # the end of an isolate may be cut off
