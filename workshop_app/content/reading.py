"""Reading and checking deck files.

A deck file is TOML. Whatever is wrong with it is collected and told in one go, each fault with
the file, the place in it, and what to do.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from workshop_app import paths
from workshop_app.content.deck import FORMAT, VERSION, Behaviour, Card, Deck, Reference
from workshop_app.content.staircase import HIGHEST, staircase
from workshop_app.errors import KnownError

MAX_FILE = 2_000_000
MAX_PICTURE = 8_000_000
SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}

Table = dict[str, Any]
T = TypeVar("T", bound=msgspec.Struct)


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


class DeckError(KnownError):
    """A deck file that cannot be used; `faults` says everything that is wrong with it."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            f"De kaartenset {path.name} kan niet worden gebruikt.",
            "\n".join(str(fault) for fault in faults),
        )
        self.faults = faults


def read_deck(path: Path) -> Deck:
    """The deck in this file, with its pictures.

    Raises:
        DeckError: The file cannot be read, or something in it is wrong.
    """
    reader = _Reader(path)
    deck = reader.read()
    if deck is None or reader.faults:
        raise DeckError(path, tuple(reader.faults))
    return deck


class _Reader:
    """One pass over one file; the faults gather here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def read(self) -> Deck | None:
        raw = self._parse()
        if raw is None:
            return None
        if "pictures" in raw:
            self._fault("", "‘pictures’ hoort niet in een bestand.", "Haal dat deel weg.")
            return None
        raw_cards = _tables(raw.get("cards"))
        head = self._convert({**raw, "cards": []}, Deck, "")
        cards = [self._read_card(card, number) for number, card in enumerate(raw_cards, 1)]
        if not raw_cards:
            self._fault("", "er staan geen kaarten in.", "Voeg minstens één [[cards]] toe.")
        self._check_unique([card.id for card in cards if card], "kaart", "")
        pictures = self._pictures(cards)
        if self.faults or head is None:
            return None
        complete = tuple(card for card in cards if card)
        return msgspec.structs.replace(head, cards=complete, pictures=pictures)

    def _parse(self) -> Table | None:
        try:
            if self.path.stat().st_size > MAX_FILE:
                self._fault("", "het bestand is groter dan 2 MB.", "Kies een echte kaartenset.")
                return None
            # Some editors put a byte order mark before UTF-8.
            return tomllib.loads(self.path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            self._fault("", "dit bestand is er niet.", "Controleer de naam en de map.")
        except IsADirectoryError:
            self._fault("", "dit is een map.", "Noem het bestand zelf, bijvoorbeeld deck.toml.")
        except UnicodeDecodeError as error:
            self._fault(
                f"byte {error.start + 1}",
                "dit is geen gewone tekst.",
                "Bewaar het bestand als tekst in UTF-8.",
            )
        except tomllib.TOMLDecodeError as error:
            self._fault(
                _line_of(error),
                "hier klopt de opmaak van het bestand niet.",
                f"Kijk op deze regel naar aanhalingstekens, haken en = ({error}).",
            )
        except (ValueError, RecursionError):
            self._fault(
                "",
                "er staat een eindeloos getal in, of te veel haken in elkaar.",
                "Vergelijk met de meegeleverde kaartenset.",
            )
        except OSError as error:
            self._fault("", f"lezen lukt niet ({error.strerror}).", "Controleer de rechten.")
        return None

    def _read_card(self, raw: Table, number: int) -> Card | None:
        title = raw.get("title")
        place = f"kaart {number}" + (f" ‘{title}’" if isinstance(title, str) else "")
        raw_behaviours = _tables(raw.get("behaviours"))
        behaviours: list[Behaviour] = []
        for index, raw_behaviour in enumerate(raw_behaviours, 1):
            behaviour = self._convert(raw_behaviour, Behaviour, f"{place}, gedrag {index}")
            if behaviour is not None:
                behaviours.append(behaviour)
        card = self._convert({**raw, "behaviours": []}, Card, place)
        if card is None or len(behaviours) < len(raw_behaviours):
            return None
        card = msgspec.structs.replace(card, behaviours=tuple(behaviours))
        self._check_card(card, place)
        return card

    def _check_card(self, card: Card, place: str) -> None:
        if not 1 <= len(card.behaviours) <= 4:
            self._fault(
                place,
                f"de kaart heeft {len(card.behaviours)} gedragingen.",
                "Geef er één tot vier, elk als [[cards.behaviours]].",
            )
        if not card.debrief:
            self._fault(
                f"{place}, veld ‘debrief’",
                "er zijn geen vragen voor de nabespreking.",
                "Schrijf er minstens één.",
            )
        if card.sides and not 2 <= len(card.sides) <= 4:
            self._fault(
                f"{place}, veld ‘sides’",
                f"een dilemma met {len(card.sides)} kant(en) kan niet.",
                "Geef twee tot vier kanten, of laat het veld weg.",
            )
        self._check_unique([b.id for b in card.behaviours], "gedrag", place)
        for index, behaviour in enumerate(card.behaviours, 1):
            self._check_reference(card, behaviour.reference, f"{place}, gedrag {index}")

    def _check_reference(self, card: Card, reference: Reference, place: str) -> None:
        niveau = reference.niveau
        if niveau < card.lowest:
            self._fault(
                place,
                "de duiding is niveau 0, maar op deze kaart kan niemand 0 kiezen.",
                "Kies een ander niveau, of haal ‘floor = false’ weg.",
            )
        if niveau > 0 and not reference.indicators:
            self._fault(
                f"{place}, veld ‘indicators’",
                "de duiding noemt geen indicatoren.",
                f"Noem er minstens één van niveau {niveau}, bijvoorbeeld “n{niveau}.1”.",
            )
        for name in reference.indicators:
            if staircase().indicator(name) is None or not name.startswith(f"n{niveau}."):
                known = ", ".join(i.id for i in staircase().niveaus[niveau].indicators)
                self._fault(
                    f"{place}, veld ‘indicators’",
                    f"“{name}” is geen indicator van niveau {niveau}.",
                    f"Kies uit: {known or 'geen; laat de lijst leeg'}.",
                )
        if niveau > card.lowest and not reference.not_lower:
            self._fault(
                f"{place}, veld ‘not_lower’",
                "er staat niet waarom het geen niveau lager is.",
                "Schrijf daar één zin over.",
            )
        if niveau < HIGHEST and not reference.not_higher:
            self._fault(
                f"{place}, veld ‘not_higher’",
                "er staat niet waarom het geen niveau hoger is.",
                "Schrijf daar één zin over.",
            )

    def _check_unique(self, ids: list[str], what: str, place: str) -> None:
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            self._fault(
                place,
                f"de id “{name}” komt bij meer dan één {what} voor.",
                "Geef elk een eigen id.",
            )

    def _pictures(self, cards: list[Card | None]) -> dict[str, bytes]:
        pictures: dict[str, bytes] = {}
        for number, card in enumerate(cards, 1):
            if card is None or card.illustration is None:
                continue
            place = f"kaart {number} ‘{card.title}’, illustratie"
            for name in (card.illustration.screen, card.illustration.paper):
                data = self._picture(name, place)
                if data is not None:
                    pictures[name] = data
            if card.illustration.paper.endswith(".svg"):
                self._fault(place, "op papier kan geen SVG.", "Geef bij ‘paper’ een PNG of JPEG.")
        return pictures

    def _picture(self, name: str, place: str) -> bytes | None:
        """The bytes of a picture beside the deck file; drawings (SVG) only from the app's own."""
        file = self.path.parent / name
        suffix = file.suffix.lower()
        own = self.path.resolve().is_relative_to(paths.resources().resolve())
        if name != file.name or name.startswith("."):
            self._fault(
                place,
                f"“{name}” is geen losse bestandsnaam.",
                "Zet de afbeelding naast het bestand.",
            )
            return None
        if suffix not in SIGNATURES and not (own and suffix == ".svg"):
            self._fault(place, f"“{name}” is geen PNG of JPEG.", "Bewaar de afbeelding als PNG.")
            return None
        try:
            with file.open("rb") as stream:
                data = stream.read(MAX_PICTURE + 1)
        except (OSError, ValueError):  # ValueError: a name that no disk takes
            self._fault(
                place, f"de afbeelding “{name}” is niet te lezen.", "Zet die naast het bestand."
            )
            return None
        if len(data) > MAX_PICTURE:
            self._fault(place, f"“{name}” is groter dan 8 MB.", "Maak de afbeelding kleiner.")
            return None
        if suffix in SIGNATURES and not data.startswith(SIGNATURES[suffix]):
            self._fault(
                place, f"“{name}” is vanbinnen geen {suffix[1:].upper()}.", "Bewaar die opnieuw."
            )
            return None
        return data

    def _convert(self, raw: Table, kind: type[T], place: str) -> T | None:
        try:
            return msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            field, problem, remedy = _explain(str(error))
            at = ", ".join(part for part in (place, field) if part)
            self._fault(at, problem, remedy)
            return None

    def _fault(self, place: str, problem: str, remedy: str) -> None:
        self.faults.append(Fault(str(self.path), place, problem, remedy))


def _tables(raw: object) -> list[Table]:
    """The tables of a list; anything else stands in as an empty table, so that it is told of."""
    if not isinstance(raw, list):
        return []
    items = cast("list[object]", raw)
    return [cast("Table", item) if isinstance(item, dict) else {} for item in items]


def _line_of(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"regel {found[1]}, teken {found[2]}" if found else "einde van het bestand"


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


def _explain(message: str) -> tuple[str, str, str]:
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
    for pattern, problem, remedy in _EXPLANATIONS:
        found = re.match(pattern, message)
        if found:
            words = [_KINDS.get(word, word) for word in found.groups()]
            return field, problem.format(*words), remedy.format(*words)
    return field, f"dit klopt niet ({message}).", "Vergelijk met de meegeleverde kaartenset."
