"""Faults of deck files, told in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from workshop_app.content.deck import FORMAT, VERSION
from workshop_app.content.step_kind import StepKind


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a deck file: which file, where in it, what is wrong, what to do."""

    file: str
    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.problem} {self.remedy}"


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


def messages(raw: Mapping[str, object], kind: type[msgspec.Struct]) -> Iterator[str]:
    """What msgspec has to say about each field of a table; by itself it stops at the first."""
    fields = msgspec.structs.fields(kind)
    for name in raw:
        if all(field.encode_name != name for field in fields):
            yield f"Object contains unknown field `{name}`"
    for field in fields:
        name = field.encode_name
        if name in raw:
            try:
                msgspec.convert(raw[name], field.type)
            except msgspec.ValidationError as error:
                what, _, inside = str(error).partition(" - at `$")
                yield f"{what} - at `$.{name}{inside or '`'}"
        elif field.required:
            yield f"Object missing required field `{name}`"


def explain(message: str) -> tuple[str, str, str]:
    """Where, what and remedy in Dutch, for one message of msgspec's."""
    at = re.search(r" - at `\$\.?([^`]*)`$", message)
    path = at[1] if at else ""
    field = f"veld ‘{path}’" if path else ""
    if path == "format":
        return field, "dit is geen kaartenset van Trede.", f'Er hoort format = "{FORMAT}" te staan.'
    if path == "version":
        return (
            field,
            "deze versie van de kaartenset kent deze Trede niet.",
            f"Werk Trede bij, of maak de set opnieuw als versie {VERSION}.",
        )
    if path == "language":
        return field, "deze taal kent Trede niet.", 'Kies "nl" of "en".'
    if path == "kind":
        return field, "deze soort stap kent Trede niet.", f"Kies uit: {', '.join(StepKind)}."
    for pattern, problem, remedy in _EXPLANATIONS:
        found = re.match(pattern, message)
        if found:
            words = [_KINDS.get(word, word) for word in found.groups()]
            return field, problem.format(*words), remedy.format(*words)
    return field, f"dit klopt niet ({message}).", "Vergelijk met de meegeleverde kaartenset."
