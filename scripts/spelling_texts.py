"""The texts of this project that users read, each with its language and location."""

from __future__ import annotations

import io
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from babel.messages.pofile import read_po

from scripts.source_texts import forms
from workshop_app.i18n import Language

DOCUMENTS = ("README.md", "CHANGELOG.md")
"""The documents in Dutch; those for developers are in English."""

NOT_TEXT = frozenset(
    {
        *("id", "screen", "paper", "format", "kind", "content", "indicators", "language", "method"),
        "audience",
    }
)
"""Keys in TOML whose values are names for the program; tables below them are checked."""

CATALOGUE = "resources/i18n/trede_en.po"

IN_ENGLISH = "_en"
"""The end of the stem of files that are an English translation of another file."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that users read, with its file, the place in that file, and its language."""

    file: str
    place: str
    text: str
    language: Language = Language.NL

    def __str__(self) -> str:
        return f"{self.file}{self.place}"


def in_toml(file: str, content: str) -> Iterator[Text]:
    """Yield the values that are text, each with the path of its key."""

    def walk(value: object, path: str, *, named: bool) -> Iterator[Text]:
        if isinstance(value, dict):
            for key, below in cast("dict[str, object]", value).items():
                inner = f"{path}.{key}" if path else key
                yield from walk(below, inner, named=key in NOT_TEXT)
        elif isinstance(value, list):
            for number, below in enumerate(cast("list[object]", value)):
                yield from walk(below, f"{path}[{number}]", named=named)
        elif isinstance(value, str) and not named:
            yield Text(file, f": {path}", value)

    yield from walk(tomllib.loads(content), "", named=False)


def in_drawing(file: str, content: str) -> Iterator[Text]:
    """Yield the texts in an SVG file."""
    for element in ET.fromstring(content).iter():  # noqa: S314 - our own file
        if element.tag.rpartition("}")[2] in {"title", "desc", "text", "tspan"} and element.text:
            yield Text(file, ": title", element.text)


def in_document(file: str, content: str) -> Iterator[Text]:
    """Yield the lines of a Markdown file, without code and link targets."""
    fenced = False
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield Text(file, f":{number}", re.sub(r"`[^`]*`|\]\([^)]*\)", " ", line))


def in_catalogue(content: str) -> Iterator[Text]:
    """Yield the Dutch and the English of each message, with the first module that has it."""
    for message in read_po(io.StringIO(content)):
        file = message.locations[0][0] if message.locations else CATALOGUE
        for language, texts in ((Language.NL, message.id), (Language.EN, message.string)):
            for text in forms(texts):
                if message.id:  # the one without is the header
                    yield Text(file, f": {str(message.id)[:30]!r}", text, language)


def texts(root: Path) -> Iterator[Text]:
    """Every text under a folder that looks like this project."""
    readers = {".toml": in_toml, ".svg": in_drawing}
    for path in sorted((root / "resources").rglob("*")):
        read = readers.get(path.suffix)
        if read is not None:
            language = Language.EN if path.stem.endswith(IN_ENGLISH) else Language.NL
            for text in read(path.relative_to(root).as_posix(), path.read_text("utf-8")):
                yield replace(text, language=language)
    if (root / CATALOGUE).exists():
        yield from in_catalogue((root / CATALOGUE).read_text("utf-8"))
    for document in DOCUMENTS:
        if (root / document).exists():
            yield from in_document(document, (root / document).read_text("utf-8"))
