"""What is wrong with a table of a deck file that does not fit its struct.

msgspec stops at the first fault and reports it in English. `wrong_parts` goes on to the others. This
is the one module that knows the texts of msgspec.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, cast, get_args, get_origin

import msgspec

from workshop_app.content.deck import FORMAT, VERSION, Audience
from workshop_app.content.step_kind import StepKind
from workshop_app.i18n import LazyText, gettext_noop

Table = dict[str, Any]


class Explanation(NamedTuple):
    """What is wrong, and what to do about it."""

    problem: LazyText
    remedy: LazyText


class WrongPart(NamedTuple):
    """A fault in a value: the path of the part, empty for the value itself, and what is wrong."""

    path: str
    explanation: Explanation


COMPARE = LazyText("Vergelijk met de meegeleverde kaartenset.")

ONLY_SPACES = Explanation(LazyText("hier staan alleen spaties."), LazyText("Vul een tekst in."))

_fields = cache(msgspec.structs.fields)
"""The fields of a struct, cached because looking them up is slow."""


def has_only_spaces(raw: object) -> bool:
    """Whether a value contains a text of spaces only."""
    if isinstance(raw, str):
        return bool(raw) and not raw.strip()
    if isinstance(raw, dict):
        return any(has_only_spaces(part) for part in cast("Table", raw).values())
    if isinstance(raw, list):
        return any(has_only_spaces(part) for part in cast("list[object]", raw))
    return False


def wrong_parts(
    raw: Mapping[str, object], kind: type[msgspec.Struct], path: str = ""
) -> Iterator[WrongPart]:
    """Yield all faults in a table that should be a struct of this kind.

    Args:
        raw: The table.
        kind: The struct.
        path: The path of the table, which the paths of its parts begin with.
    """
    fields = _fields(kind)
    for name in raw:
        if all(field.encode_name != name for field in fields):
            yield WrongPart(
                path,
                Explanation(
                    LazyText("het veld ‘{name}’ bestaat niet.", name=name),
                    LazyText("Kijk of de naam goed is gespeld, of haal het weg."),
                ),
            )
    for field in fields:
        name = field.encode_name
        if name in raw:
            yield from _in_value(raw[name], field.type, f"{path}.{name}".lstrip("."))
        elif field.required:
            yield WrongPart(
                path,
                Explanation(
                    LazyText("het veld ‘{name}’ ontbreekt.", name=name), LazyText("Voeg het toe.")
                ),
            )


def _in_value(raw: object, hint: object, path: str) -> Iterator[WrongPart]:
    """Yield the faults in a value and in its parts."""
    struct = _struct(hint)
    if struct is not None and isinstance(raw, dict):
        yield from wrong_parts(cast("Table", raw), struct, path)
        return
    if get_origin(hint) is tuple and isinstance(raw, list):
        for index, part in enumerate(cast("list[object]", raw)):
            yield from _in_value(part, get_args(hint)[0], f"{path}[{index}]")
        return
    if isinstance(raw, str) and raw and not raw.strip():
        yield WrongPart(path, _of_field(path) or ONLY_SPACES)
        return
    try:
        msgspec.convert(raw, hint)
    except msgspec.ValidationError as error:
        yield WrongPart(path, _of_field(path) or explained(error))


def _struct(hint: object) -> type[msgspec.Struct] | None:
    """The struct in a type hint, also if it is optional; None if there is none."""
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return kind
    return None


def _of_field(path: str) -> Explanation | None:
    """The explanation of a field that takes only a few values; None for other fields."""
    match path.partition("[")[0]:
        case "format":
            return Explanation(
                LazyText("dit is geen kaartenset van Trede."),
                LazyText('Er hoort format = "{format}" te staan.', format=FORMAT),
            )
        case "version":
            return Explanation(
                LazyText("deze versie van de kaartenset kent deze Trede niet."),
                LazyText(
                    "Werk Trede bij, of maak de set opnieuw als versie {version}.", version=VERSION
                ),
            )
        case "language":
            return Explanation(
                LazyText("deze taal kent Trede niet."), LazyText('Kies "nl" of "en".')
            )
        case "kind":
            return Explanation(
                LazyText("deze soort stap kent Trede niet."),
                LazyText("Kies uit: {names}.", names=", ".join(StepKind)),
            )
        case "audience" if "[" in path:
            return Explanation(
                LazyText("deze doelgroep kent Trede niet."),
                LazyText("Kies uit: {names}.", names=", ".join(Audience)),
            )
        case _:
            return None


_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"Expected `int` >= (?P<least>-?\d+)",
        gettext_noop("het getal is te klein."),
        gettext_noop("Het moet minstens {least} zijn."),
    ),
    (
        r"Expected `int` <= (?P<most>-?\d+)",
        gettext_noop("het getal is te groot."),
        gettext_noop("Het mag hoogstens {most} zijn."),
    ),
    (
        r"Expected `str` of length >= 1",
        gettext_noop("de tekst is leeg."),
        gettext_noop("Vul een tekst in."),
    ),
    (
        r"Expected `str` of length <= (?P<most>\d+)",
        gettext_noop("de tekst is te lang."),
        gettext_noop("Gebruik hoogstens {most} tekens."),
    ),
    (
        r"Expected `str` matching regex",
        gettext_noop("deze id kan niet."),
        gettext_noop("Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld ‘koude-lobby’."),
    ),
    (
        r"Expected `(?P<expected>\w+)(?: \| null)?`, got `(?P<found>\w+)`",
        gettext_noop("hier staat {found}."),
        gettext_noop("Hier hoort {expected}."),
    ),
)
"""The beginning of a message of msgspec, as a pattern; the problem and the remedy."""

_KINDS = {
    "str": LazyText("een tekst"),
    "int": LazyText("een heel getal"),
    "float": LazyText("een getal met een komma"),
    "bool": LazyText("true of false"),
    "array": LazyText("een lijst"),
    "object": LazyText("een groep velden"),
    "date": LazyText("een datum"),
    "datetime": LazyText("een datum met een tijd"),
    "time": LazyText("een tijd"),
}
"""What msgspec calls a kind of value."""


def explained(error: msgspec.ValidationError) -> Explanation:
    """The explanation of an error of msgspec."""
    message = str(error).partition(" - at `$")[0]
    for pattern, problem, remedy in _EXPLANATIONS:
        found = re.match(pattern, message)
        if found:
            values = {name: _KINDS.get(word, word) for name, word in found.groupdict().items()}
            return Explanation(LazyText(problem, **values), LazyText(remedy, **values))
    return Explanation(LazyText("dit klopt niet ({error}).", error=message), COMPARE)
