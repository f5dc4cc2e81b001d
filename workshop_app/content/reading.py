"""Read and check deck files.

A deck file is TOML. All its faults are collected and reported together, each with the file, the
place in it, and what to do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from workshop_app.content.bounded_file import read_bounded
from workshop_app.content.bounds import BoundsError, check_bounds
from workshop_app.content.deck import Deck, Exercise, OpenQuestion, Slide, Statement
from workshop_app.content.limits import LONGEST
from workshop_app.content.reading_cards import CardReader
from workshop_app.content.reading_programmes import PARTS, ProgrammeReader
from workshop_app.content.validation import EnoughError, Fault, Faults, Table, ids_of, tables
from workshop_app.errors import KnownError, why

MAX_FILE = 2_000_000

NAME_LENGTH = 60
"""The most characters of a title or text that a fault quotes to identify a part of the file."""

T = TypeVar("T", bound=msgspec.Struct)


class DeckError(KnownError):
    """A deck file cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            "De kaartenset {name} kan niet worden gebruikt.",
            "{faults}",
            name=path.name,
            faults="\n".join(str(fault) for fault in faults),
        )
        self.faults = faults


def read_deck(path: Path) -> Deck:
    """Read the deck in a file, with its pictures.

    Raises:
        DeckError: The file cannot be read, or something in it is wrong.
    """
    reader = _Reader(path)
    try:
        deck = reader.read()
    except EnoughError:
        deck = None
    if deck is None or reader.faults.found:
        raise DeckError(path, tuple(reader.faults.found))
    return deck


class _Reader:
    """Reads one file once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults = Faults(path)
        self.tables: dict[str, list[Table]] = {}

    def read(self) -> Deck | None:
        raw = self._parse()
        if raw is None:
            return None
        if raw.pop("pictures", None) is not None:
            self.faults.tell("", "‘pictures’ hoort niet in een bestand.", "Haal dat deel weg.")
        self.tables = {part: tables(raw.get(part)) for part in PARTS}
        bare: Table = {**raw, **dict.fromkeys(PARTS, ())}
        head = self.faults.convert(bare, Deck, "")
        for part in PARTS:
            if not isinstance(raw.get(part, []), list):
                self.faults.tell(
                    f"veld ‘{part}’",
                    "dit is geen lijst.",
                    f"Zet boven elk deel [[{part}]], met dubbele haken.",
                )
        card_reader = CardReader(self.path, self.faults)
        cards = self._read_part("cards", card_reader.read)
        if "cards" not in raw or raw["cards"] == []:
            self.faults.tell("", "er staan geen kaarten in.", "Voeg minstens één [[cards]] toe.")
        slides = self._read_part("slides", self._read_slide)
        statements = self._read_part("statements", self._read_statement)
        questions = self._read_part("questions", self._read_question)
        exercises = self._read_part("exercises", self._read_exercise)
        programme_reader = ProgrammeReader(self.tables, self.faults)
        programmes = self._read_part("programmes", programme_reader.read)
        if self.faults.found or head is None:
            return None
        return msgspec.structs.replace(
            head,
            cards=cards,
            slides=slides,
            statements=statements,
            questions=questions,
            exercises=exercises,
            programmes=programmes,
            pictures=card_reader.pictures,
        )

    def _parse(self) -> Table | None:
        try:
            if self.path.is_dir():  # on Windows, reading it would report a lack of permission
                self.faults.tell(
                    "", "dit is een map.", "Noem het bestand zelf, bijvoorbeeld deck.toml."
                )
                return None
            data = read_bounded(self.path, MAX_FILE)
            if len(data) > MAX_FILE:
                self.faults.tell(
                    "", "het bestand is groter dan 2 MB.", "Kies een echte kaartenset."
                )
                return None
            # Some editors add a byte order mark to UTF-8, or end lines with a carriage return.
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            check_bounds(text)
            return tomllib.loads(text)
        except FileNotFoundError:
            self.faults.tell("", "dit bestand is er niet.", "Controleer de naam en de map.")
        except UnicodeDecodeError as error:
            self.faults.tell(
                f"byte {error.start + 1}",
                "dit is geen gewone tekst.",
                "Bewaar het bestand als tekst in UTF-8.",
            )
        except tomllib.TOMLDecodeError as error:
            self.faults.tell(
                _line_of(error),
                "hier klopt de opmaak van het bestand niet.",
                f"Kijk op deze regel naar aanhalingstekens, haken en = ({error}).",
            )
        except BoundsError as error:
            self.faults.tell(f"regel {error.line}", error.problem, error.remedy)
        except ValueError as error:
            self.faults.tell(
                "",
                f"er staat een getal, datum of tijd in die niet kan ({error}).",
                "Vergelijk met de meegeleverde kaartenset.",
            )
        except OSError as error:
            self.faults.tell("", f"lezen lukt niet ({why(error)}).", "Controleer de rechten.")
        return None

    def _read_part(self, part: str, read: Callable[[Table, str], T | None]) -> tuple[T, ...]:
        """Read the usable items of a part; `read` gets the table of an item and its place."""
        what = PARTS[part]
        found: list[T] = []
        for number, table in enumerate(self.tables[part], 1):
            place = f"{what} {number}{_name(table)}"
            one = read(table, place) if self.faults.is_filled(table, place) else None
            if one is not None:
                found.append(one)
        self.faults.check_ids(ids_of(self.tables[part]), what, "")
        return tuple(found)

    def _read_slide(self, raw: Table, place: str) -> Slide | None:
        self.faults.check_count(
            raw,
            Slide,
            "points",
            f"{place}, veld ‘points’",
            ("de uitleg heeft {} punten.", "Geef er één tot zes."),
        )
        return self.faults.convert(raw, Slide, place)

    def _read_statement(self, raw: Table, place: str) -> Statement | None:
        return self.faults.convert(raw, Statement, place)

    def _read_question(self, raw: Table, place: str) -> OpenQuestion | None:
        return self.faults.convert(raw, OpenQuestion, place)

    def _read_exercise(self, raw: Table, place: str) -> Exercise | None:
        self.faults.check_count(
            raw,
            Exercise,
            "prompts",
            f"{place}, veld ‘prompts’",
            ("de oefening heeft {} zinnen om af te maken.", "Geef er één tot vijf."),
        )
        longest = LONGEST[Exercise, "question"]
        question = raw.get("question")
        if isinstance(question, str) and len(question) > longest:
            self.faults.tell(
                f"{place}, veld ‘question’",
                "de tekst is te lang.",
                f"Gebruik hoogstens {longest} tekens.",
            )
        return self.faults.convert(raw, Exercise, place)


def _name(table: Table) -> str:
    """The title or text of a part, quoted and shortened, so that the user can find the part."""
    for field in ("title", "text"):
        value = table.get(field)
        if isinstance(value, str) and value.strip():
            name = " ".join(value.split())
            return f" ‘{name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + '…'}’"
    return ""


def _line_of(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f"regel {found[1]}, teken {found[2]}" if found else "einde van het bestand"
