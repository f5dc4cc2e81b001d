"""The Dutch texts of this project that users read, each with its location."""

from __future__ import annotations

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from scripts.spelling_prose import Prose, known_errors, literal, shown

DOCUMENTS = ("README.md", "CHANGELOG.md")
"""The documents in Dutch; those for developers are in English."""

NOT_TEXT = frozenset(
    {
        *("id", "screen", "paper", "format", "kind", "content", "indicators", "language", "method"),
        "audience",
    }
)
"""Keys in TOML whose values are names for the program; tables below them are checked."""

ENGLISH = "_en"
"""The end of the stem of files that are an English translation of another file."""

ON_PAPER = "handouts"
"""The package of `workshop_app` where a single word in small letters is a text as well."""

WORDLESS = "tagged_pdf"
"""The package of `workshop_app` that only has names and operators of PDF, and no texts."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that users read, with its file and the place in that file."""

    file: str
    place: str
    text: str

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


def in_module(file: str, content: str, known: set[str]) -> Iterator[Text]:
    """Yield the texts of a module that users read."""
    tree = ast.parse(content)
    rooms = Path(file).parts
    if WORDLESS in rooms:
        return
    if rooms[0] == "ui":
        found = list(shown(tree, known))
    else:
        prose = Prose(known, on_paper=ON_PAPER in rooms)
        prose.visit(tree)
        found = prose.found
    for node in found:
        yield Text(file, f":{node.lineno}", literal(node) or "")


def texts(root: Path) -> Iterator[Text]:
    """Every text under a folder that looks like this project."""
    readers = {".toml": in_toml, ".svg": in_drawing}
    for path in sorted((root / "resources").rglob("*")):
        read = readers.get(path.suffix)
        if read is not None and not path.stem.endswith(ENGLISH):
            yield from read(path.relative_to(root).as_posix(), path.read_text("utf-8"))
    modules = {
        path: path.read_text("utf-8")
        for room in ("ui", "workshop_app")
        for path in sorted((root / room).rglob("*.py"))
    }
    known = known_errors(ast.parse(content) for content in modules.values())
    for path, content in modules.items():
        yield from in_module(path.relative_to(root).as_posix(), content, known)
    for document in DOCUMENTS:
        if (root / document).exists():
            yield from in_document(document, (root / document).read_text("utf-8"))
