"""Faults in deck files: collected in one pass over a file, and described in plain Dutch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast, get_args, get_origin

import msgspec

from workshop_app.content.deck import FORMAT, VERSION, Audience
from workshop_app.content.limits import COUNTS
from workshop_app.content.step_kind import StepKind

Table = dict[str, Any]
T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a deck file: the file, the place in it, what is wrong, and what to do."""

    file: str
    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.problem} {self.remedy}"


MOST_FAULTS = 50
"""The most faults reported for one file; more would not be useful in one go."""

LONGEST_TOLD = 300
"""The most characters of each part of a fault."""

MOST_CHOICES = 20
"""The most names that a remedy lists to choose from."""


class EnoughError(Exception):
    """Stops the search for more faults in a file; those found are in `Faults.found`."""


class Faults:
    """The faults of one file, in the order in which they were found."""

    def __init__(self, file: Path) -> None:
        self._file = printable(str(file))
        self.found: list[Fault] = []

    def tell(self, place: str, problem: str, remedy: str) -> None:
        """Report a fault; texts are shortened, and cannot control a terminal.

        Raises:
            EnoughError: `MOST_FAULTS` is reached.
        """
        shown = (_short(printable(text)) for text in (place, problem, remedy))
        self.found.append(Fault(self._file, *shown))
        if len(self.found) == MOST_FAULTS:
            self.stop("", "er is misschien nog meer mis.", "Verbeter eerst dit.")

    def stop(self, place: str, problem: str, remedy: str) -> NoReturn:
        """Report a last fault.

        Raises:
            EnoughError: Always.
        """
        self.found.append(Fault(self._file, place, problem, remedy))
        raise EnoughError

    def convert(self, raw: Table, kind: type[T], place: str) -> T | None:
        """Convert a table to a struct; None if it is invalid, with all its faults reported."""
        said = ONLY_SPACES
        try:
            made = msgspec.convert(raw, kind)
            if not _has_only_spaces(raw):
                return made
        except msgspec.ValidationError as error:
            said = str(error)
        before = len(self.found)
        for path, message in _in_struct(raw, kind, ""):
            problem, remedy = explain(path, message)
            self.tell(join(place, f"veld ‘{path}’" if path else ""), problem, remedy)
        if len(self.found) == before:
            self.tell(place, *explain("", said))
        return None

    def is_filled(self, raw: Table, place: str) -> bool:
        """Whether a table has any fields; an empty table is reported."""
        if not raw:
            self.tell(place, "hier staan geen velden.", "Vergelijk met de meegeleverde kaartenset.")
        return bool(raw)

    def check_ids(self, ids: Sequence[str], what: str, place: str) -> None:
        """Report duplicate ids; `what` is the Dutch name of an item with such an id."""
        for name in sorted(name for name, number in Counter(ids).items() if number > 1):
            self.tell(
                place,
                f"de id “{name}” komt bij meer dan één {what} voor.",
                "Geef elk een eigen id.",
            )

    def check_count(
        self, raw: Table, kind: type[msgspec.Struct], field: str, place: str, texts: tuple[str, str]
    ) -> None:
        """Report a list that is too short or too long; `texts` are the problem and the remedy.

        The problem may contain `{}` for the length of the list. A missing list, or a value that is
        not a list, is reported by `convert`.
        """
        found = cast("object", raw.get(field))
        if isinstance(found, list):
            number = len(cast("list[object]", found))
            if not COUNTS[kind, field].has(number):
                self.tell(place, texts[0].format(number), texts[1])


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


def choices(names: Sequence[str]) -> str:
    """A Dutch sentence with the names to choose from: at most `MOST_CHOICES`, and how many more."""
    more = len(names) - MOST_CHOICES
    listed = ", ".join(names[:MOST_CHOICES])
    return f"Kies uit: {listed}{f' en nog {more}' if more > 0 else ''}."


def printable(text: str) -> str:
    """The text with `·` for each character that is not printable, such as a control character."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else "·" for one in text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1]}…"


def join(*parts: str) -> str:
    """A place in a file, from its parts in descending order of size; empty parts are left out."""
    return ", ".join(part for part in parts if part)


Wrong = Iterator[tuple[str, str]]
"""For each fault in a value: its path, and the message of msgspec."""

ONLY_SPACES = "Expected `str` with more in it than spaces"


_fields = cache(msgspec.structs.fields)
"""The fields of a struct, cached because looking them up is slow."""


def _has_only_spaces(raw: object) -> bool:
    """Whether a value contains a text of spaces only."""
    if isinstance(raw, str):
        return bool(raw) and not raw.strip()
    if isinstance(raw, dict):
        return any(_has_only_spaces(part) for part in cast("Table", raw).values())
    if isinstance(raw, list):
        return any(_has_only_spaces(part) for part in cast("list[object]", raw))
    return False


def _in_struct(raw: Mapping[str, object], kind: type[msgspec.Struct], path: str) -> Wrong:
    """Yield all faults in a table; msgspec itself stops at the first."""
    fields = _fields(kind)
    for name in raw:
        if all(field.encode_name != name for field in fields):
            yield path, f"Object contains unknown field `{name}`"
    for field in fields:
        name = field.encode_name
        if name in raw:
            yield from _in_value(raw[name], field.type, f"{path}.{name}".lstrip("."))
        elif field.required:
            yield path, f"Object missing required field `{name}`"


def _in_value(raw: object, hint: object, path: str) -> Wrong:
    """Yield the faults in a value and in its parts."""
    struct = _struct(hint)
    if struct is not None and isinstance(raw, dict):
        yield from _in_struct(cast("Table", raw), struct, path)
        return
    if get_origin(hint) is tuple and isinstance(raw, list):
        for index, part in enumerate(cast("list[object]", raw)):
            yield from _in_value(part, get_args(hint)[0], f"{path}[{index}]")
        return
    if isinstance(raw, str) and raw and not raw.strip():
        yield path, ONLY_SPACES
        return
    try:
        msgspec.convert(raw, hint)
    except msgspec.ValidationError as error:
        yield path, str(error).partition(" - at `$")[0]


def _struct(hint: object) -> type[msgspec.Struct] | None:
    """The struct in a type hint, also if it is optional; None if there is none."""
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return kind
    return None


_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"Object missing required field `(\w+)`",
        "het veld ‘{0}’ ontbreekt.",
        "Voeg het toe.",
    ),
    (
        r"Object contains unknown field `([^`]+)`",
        "het veld ‘{0}’ bestaat niet.",
        "Kijk of de naam goed is gespeld, of haal het weg.",
    ),
    (r"Expected `int` >= (-?\d+)", "het getal is te klein.", "Het moet minstens {0} zijn."),
    (r"Expected `int` <= (-?\d+)", "het getal is te groot.", "Het mag hoogstens {0} zijn."),
    (r"Expected `str` of length >= 1", "de tekst is leeg.", "Vul een tekst in."),
    (ONLY_SPACES, "hier staan alleen spaties.", "Vul een tekst in."),
    (
        r"Expected `str` of length <= (\d+)",
        "de tekst is te lang.",
        "Gebruik hoogstens {0} tekens.",
    ),
    (
        r"Expected `str` matching regex",
        "deze id kan niet.",
        "Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld ‘koude-lobby’.",
    ),
    (r"Expected `(\w+)(?: \| null)?`, got `(\w+)`", "hier staat {1}.", "Hier hoort {0}."),
)
_KINDS = {
    "str": "een tekst",
    "int": "een heel getal",
    "float": "een getal met een komma",
    "bool": "true of false",
    "array": "een lijst",
    "object": "een groep velden",
    "date": "een datum",
    "datetime": "een datum met een tijd",
    "time": "een tijd",
}


def explain(path: str, message: str) -> tuple[str, str]:
    """The problem and the remedy in Dutch, for a message of msgspec about the value at a path."""
    if path == "format":
        return "dit is geen kaartenset van Trede.", f'Er hoort format = "{FORMAT}" te staan.'
    if path == "version":
        return (
            "deze versie van de kaartenset kent deze Trede niet.",
            f"Werk Trede bij, of maak de set opnieuw als versie {VERSION}.",
        )
    if path == "language":
        return "deze taal kent Trede niet.", 'Kies "nl" of "en".'
    if path == "kind":
        return "deze soort stap kent Trede niet.", f"Kies uit: {', '.join(StepKind)}."
    if path.startswith("audience["):
        return "deze doelgroep kent Trede niet.", f"Kies uit: {', '.join(Audience)}."
    for pattern, problem, remedy in _EXPLANATIONS:
        found = re.match(pattern, message)
        if found:
            words = [_KINDS.get(word, word) for word in found.groups()]
            return problem.format(*words), remedy.format(*words)
    return f"dit klopt niet ({message}).", "Vergelijk met de meegeleverde kaartenset."
