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
from workshop_app.content.struct_faults import COMPARE, Table
from workshop_app.content.validation import (
    WHOLE_FILE,
    EnoughError,
    Fault,
    Faults,
    Place,
    ids_of,
    in_field,
    tables,
    wrong_count,
)
from workshop_app.errors import KnownError, why
from workshop_app.i18n import LazyText

MAX_FILE = 2_000_000

NAME_LENGTH = 60
"""The most characters of a title or text that a fault quotes to identify a part of the file."""

T = TypeVar("T", bound=msgspec.Struct)


class DeckError(KnownError):
    """A deck file cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__("De kaartenset {name} kan niet worden gebruikt.", name=path.name)
        self.faults = faults

    @property
    def remedy(self) -> str:
        """The faults, one on each line, in the current language."""
        return "\n".join(map(str, self.faults))


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
            self.faults.report(
                WHOLE_FILE,
                LazyText("‘pictures’ hoort niet in een bestand."),
                LazyText("Haal dat deel weg."),
            )
        self.tables = {part: tables(raw.get(part)) for part in PARTS}
        bare: Table = {**raw, **dict.fromkeys(PARTS, ())}
        head = self.faults.convert(bare, Deck, WHOLE_FILE)
        for part in PARTS:
            if not isinstance(raw.get(part, []), list):
                self.faults.report(
                    in_field(WHOLE_FILE, part),
                    LazyText("dit is geen lijst."),
                    LazyText("Zet boven elk deel [[{part}]], met dubbele haken.", part=part),
                )
        card_reader = CardReader(self.path, self.faults)
        cards = self._read_part("cards", card_reader.read)
        if "cards" not in raw or raw["cards"] == []:
            self.faults.report(
                WHOLE_FILE,
                LazyText("er staan geen kaarten in."),
                LazyText("Voeg minstens één [[cards]] toe."),
            )
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
                self.faults.report(
                    WHOLE_FILE,
                    LazyText("dit is een map."),
                    LazyText("Noem het bestand zelf, bijvoorbeeld deck.toml."),
                )
                return None
            data = read_bounded(self.path, MAX_FILE)
            if len(data) > MAX_FILE:
                self.faults.report(
                    WHOLE_FILE,
                    LazyText(
                        "het bestand is groter dan {megabytes} MB.",
                        megabytes=MAX_FILE // 1_000_000,
                    ),
                    LazyText("Kies een echte kaartenset."),
                )
                return None
            # Some editors add a byte order mark to UTF-8, or end lines with a carriage return.
            text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            check_bounds(text)
            return tomllib.loads(text)
        except FileNotFoundError:
            self.faults.report(
                WHOLE_FILE,
                LazyText("dit bestand is er niet."),
                LazyText("Controleer de naam en de map."),
            )
        except UnicodeDecodeError as error:
            self.faults.report(
                (LazyText("byte {number}", number=error.start + 1),),
                LazyText("dit is geen gewone tekst."),
                LazyText("Sla het bestand op als tekst in UTF-8."),
            )
        except tomllib.TOMLDecodeError as error:
            self.faults.report(
                (_line_of(error),),
                LazyText("hier klopt de opmaak van het bestand niet."),
                LazyText(
                    "Kijk op deze regel naar aanhalingstekens, haken en = ({error}).",
                    error=str(error),
                ),
            )
        except BoundsError as error:
            self.faults.report((LazyText("regel {line}", line=error.line),), *error.explanation)
        except ValueError as error:
            self.faults.report(
                WHOLE_FILE,
                LazyText(
                    "er staat een getal, datum of tijd in die niet kan ({error}).",
                    error=str(error),
                ),
                COMPARE,
            )
        except OSError as error:
            self.faults.report(
                WHOLE_FILE,
                LazyText("lezen lukt niet ({reason}).", reason=why(error)),
                LazyText("Controleer de rechten."),
            )
        return None

    def _read_part(self, part: str, read: Callable[[Table, Place], T | None]) -> tuple[T, ...]:
        """Read the usable items of a part; `read` gets the table of an item and its place."""
        found: list[T] = []
        for number, table in enumerate(self.tables[part], 1):
            place = (LazyText(PARTS[part], number=number, name=_name(table)),)
            one = read(table, place) if self.faults.is_filled(table, place) else None
            if one is not None:
                found.append(one)
        self.faults.check_ids(ids_of(self.tables[part]), part, WHOLE_FILE)
        return tuple(found)

    def _read_slide(self, raw: Table, place: Place) -> Slide | None:
        number = wrong_count(raw, Slide, "points")
        if number is not None:
            self.faults.report(
                in_field(place, "points"),
                LazyText("de uitleg heeft {number} punten.", number=number),
                LazyText("Geef er één tot zes."),
            )
        return self.faults.convert(raw, Slide, place)

    def _read_statement(self, raw: Table, place: Place) -> Statement | None:
        return self.faults.convert(raw, Statement, place)

    def _read_question(self, raw: Table, place: Place) -> OpenQuestion | None:
        return self.faults.convert(raw, OpenQuestion, place)

    def _read_exercise(self, raw: Table, place: Place) -> Exercise | None:
        number = wrong_count(raw, Exercise, "prompts")
        if number is not None:
            self.faults.report(
                in_field(place, "prompts"),
                LazyText("de oefening heeft {number} zinnen om af te maken.", number=number),
                LazyText("Geef er één tot vijf."),
            )
        longest = LONGEST[Exercise, "question"]
        question = raw.get("question")
        if isinstance(question, str) and len(question) > longest:
            self.faults.report(
                in_field(place, "question"),
                LazyText("de tekst is te lang."),
                LazyText("Gebruik hoogstens {most} tekens.", most=longest),
            )
        return self.faults.convert(raw, Exercise, place)


def _name(table: Table) -> str:
    """The title or text of a part, so that the user can find the part: a space, and it in quotes."""
    for field in ("title", "text"):
        value = table.get(field)
        if isinstance(value, str) and value.strip():
            name = " ".join(value.split())
            return f" ‘{name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + '…'}’"
    return ""


def _line_of(error: tomllib.TOMLDecodeError) -> LazyText:
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if found is None:
        return LazyText("einde van het bestand")
    return LazyText("regel {line}, teken {column}", line=int(found[1]), column=int(found[2]))
