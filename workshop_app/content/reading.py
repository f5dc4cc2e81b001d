"""Reading and checking deck files.

A deck file is TOML. Whatever is wrong with it is collected and told in one go, each fault with
the file, the place in it, and what to do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from workshop_app import paths
from workshop_app.content.deck import (
    Behaviour,
    Card,
    Deck,
    Exercise,
    OpenQuestion,
    PlannedStep,
    Programme,
    Reference,
    Slide,
    Statement,
)
from workshop_app.content.faults import Fault, explain, messages
from workshop_app.content.scale import SIDES_ID
from workshop_app.content.staircase import HIGHEST, staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import KnownError

MAX_FILE = 2_000_000
MAX_PICTURE = 8_000_000
LONGEST_LINE = 200
SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}

PARTS = {
    "cards": "kaart",
    "slides": "uitleg",
    "statements": "stelling",
    "questions": "open vraag",
    "exercises": "oefening",
    "programmes": "programma",
}
"""The lists of a deck file, with what one of each is called."""

ABOUT = {
    StepKind.CARD: "cards",
    StepKind.EXPLANATION: "slides",
    StepKind.STATEMENT: "statements",
    StepKind.QUESTION: "questions",
    StepKind.FEEDBACK: "exercises",
}
"""The kinds of steps that are about one part of a deck, and the list it stands in."""

"""Characters in a question that may also be left out; the other lines have their limit in `Line`."""

NAME_LENGTH = 60
"""As much of a title or a text as tells in a fault which part is meant."""

Table = dict[str, Any]
T = TypeVar("T", bound=msgspec.Struct)


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
        self.tables: dict[str, list[Table]] = {}
        self.pictures: dict[str, bytes] = {}

    def read(self) -> Deck | None:
        raw = self._parse()
        if raw is None:
            return None
        if raw.pop("pictures", None) is not None:
            self._fault("", "‘pictures’ hoort niet in een bestand.", "Haal dat deel weg.")
        self.tables = {part: _tables(raw.get(part)) for part in PARTS}
        bare: Table = {**raw, **dict.fromkeys(PARTS, ())}
        head = self._convert(bare, Deck, "")
        for part in PARTS:
            if not isinstance(raw.get(part, []), list):
                self._fault(
                    f"veld ‘{part}’",
                    "dit is geen lijst.",
                    f"Zet boven elk deel [[{part}]], met dubbele haken.",
                )
        cards = self._read_part("cards", self._read_card)
        if "cards" not in raw or raw["cards"] == []:
            self._fault("", "er staan geen kaarten in.", "Voeg minstens één [[cards]] toe.")
        slides = self._read_part("slides", self._read_slide)
        statements = self._read_part("statements", self._read_statement)
        questions = self._read_part("questions", self._read_question)
        exercises = self._read_part("exercises", self._read_exercise)
        programmes = self._read_part("programmes", self._read_programme)
        if self.faults or head is None:
            return None
        return msgspec.structs.replace(
            head,
            cards=cards,
            slides=slides,
            statements=statements,
            questions=questions,
            exercises=exercises,
            programmes=programmes,
            pictures=self.pictures,
        )

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

    def _read_part(self, part: str, read: Callable[[Table, str], T | None]) -> tuple[T, ...]:
        """What there is of one part and can be used; `read` is given a table and its place."""
        what = PARTS[part]
        found: list[T] = []
        for number, table in enumerate(self.tables[part], 1):
            place = f"{what} {number}{_name(table)}"
            one = read(table, place) if self._is_filled(table, place) else None
            if one is not None:
                found.append(one)
        self._check_unique(self._ids(part), what, "")
        return tuple(found)

    def _ids(self, part: str) -> list[str]:
        """The ids in one part, also of what cannot be used: a fault is told only once."""
        ids = [table.get("id") for table in self.tables[part]]
        return [name for name in ids if isinstance(name, str)]

    def _read_card(self, raw: Table, place: str) -> Card | None:
        raw_behaviours = _tables(raw.get("behaviours"))
        behaviours: list[Behaviour] = []
        for index, raw_behaviour in enumerate(raw_behaviours, 1):
            at = f"{place}, gedrag {index}"
            if not self._is_filled(raw_behaviour, at):
                continue
            behaviour = self._convert(raw_behaviour, Behaviour, at)
            if behaviour is not None:
                behaviours.append(behaviour)
        card = self._convert({**raw, "behaviours": []}, Card, place)
        if card is None:
            return None
        self._read_pictures(card, place)
        if len(behaviours) == len(raw_behaviours):
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
            if behaviour.id == SIDES_ID:
                self._fault(
                    f"{place}, gedrag {index}, veld ‘id’",
                    f"“{SIDES_ID}” is de naam van de stemming over de kanten van een dilemma.",
                    "Kies een andere id.",
                )
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

    def _read_slide(self, raw: Table, place: str) -> Slide | None:
        slide = self._convert(raw, Slide, place)
        if slide is not None and not 1 <= len(slide.points) <= 6:
            self._fault(
                f"{place}, veld ‘points’",
                f"de uitleg heeft {len(slide.points)} punten.",
                "Geef er één tot zes.",
            )
        return slide

    def _read_statement(self, raw: Table, place: str) -> Statement | None:
        return self._convert(raw, Statement, place)

    def _read_question(self, raw: Table, place: str) -> OpenQuestion | None:
        return self._convert(raw, OpenQuestion, place)

    def _read_exercise(self, raw: Table, place: str) -> Exercise | None:
        exercise = self._convert(raw, Exercise, place)
        if exercise is None:
            return None
        if not 1 <= len(exercise.prompts) <= 5:
            self._fault(
                f"{place}, veld ‘prompts’",
                f"de oefening heeft {len(exercise.prompts)} zinnen om af te maken.",
                "Geef er één tot vijf.",
            )
        if len(exercise.question) > LONGEST_LINE:
            self._fault(
                f"{place}, veld ‘question’",
                "de tekst is te lang.",
                f"Gebruik hoogstens {LONGEST_LINE} tekens.",
            )
        return exercise

    def _read_programme(self, raw: Table, place: str) -> Programme | None:
        steps: list[PlannedStep] = []
        raw_steps = _tables(raw.get("steps"))
        for number, raw_step in enumerate(raw_steps, 1):
            at = f"{place}, stap {number}"
            if not self._is_filled(raw_step, at):
                continue
            step = self._convert(raw_step, PlannedStep, at)
            if step is not None:
                self._check_step(step, at)
                steps.append(step)
        programme = self._convert({**raw, "steps": []}, Programme, place)
        if not raw_steps:
            self._fault(
                f"{place}, veld ‘steps’",
                "er zijn geen stappen.",
                'Geef er minstens één, bijvoorbeeld steps = [{ kind = "welcome" }].',
            )
        if programme is None:
            return None
        return msgspec.structs.replace(programme, steps=tuple(steps))

    def _check_step(self, step: PlannedStep, place: str) -> None:
        part = ABOUT.get(step.kind)
        at = f"{place}, veld ‘content’"
        if part is not None:
            self._check_content(step.content, part, at)
        elif step.kind is StepKind.TEAM:
            parts = ["indicators", *(f"n{n.number}" for n in staircase().niveaus if n.indicators)]
            if step.content and step.content not in parts:
                self._fault(
                    at,
                    f"“{step.content}” is geen deel van de trap.",
                    f"Laat ‘content’ weg voor het team als geheel, of kies uit: {', '.join(parts)}.",
                )
        elif step.content:
            self._fault(
                at, f"bij een stap ‘{step.kind}’ hoort geen ‘content’.", "Haal ‘content’ weg."
            )

    def _check_content(self, content: str, part: str, place: str) -> None:
        ids = self._ids(part)
        if content in ids:
            return
        self._fault(
            place,
            f"er is geen {PARTS[part]} met de id “{content}”."
            if content
            else f"er staat niet over welke {PARTS[part]} deze stap gaat.",
            f"Kies uit: {', '.join(ids)}." if ids else f"Voeg eerst een deel [[{part}]] toe.",
        )

    def _read_pictures(self, card: Card, place: str) -> None:
        if card.illustration is None:
            return
        place = f"{place}, illustratie"
        for name in (card.illustration.screen, card.illustration.paper):
            data = self._picture(name, place)
            if data is not None:
                self.pictures[name] = data
        if card.illustration.paper.endswith(".svg"):
            self._fault(place, "op papier kan geen SVG.", "Geef bij ‘paper’ een PNG of JPEG.")

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

    def _is_filled(self, raw: Table, place: str) -> bool:
        if not raw:
            self._fault(
                place, "hier staan geen velden.", "Vergelijk met de meegeleverde kaartenset."
            )
        return bool(raw)

    def _convert(self, raw: Table, kind: type[T], place: str) -> T | None:
        try:
            return msgspec.convert(raw, kind)
        except msgspec.ValidationError:
            for message in messages(raw, kind):
                field, problem, remedy = explain(message)
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


def _name(table: Table) -> str:
    """The title or the text in quotes, cut short: what a person finds the part by."""
    for field in ("title", "text"):
        value = table.get(field)
        if isinstance(value, str) and value.strip():
            name = " ".join(value.split())
            return f" ‘{name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + '…'}’"
    return ""


def _line_of(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"regel {found[1]}, teken {found[2]}" if found else "einde van het bestand"
