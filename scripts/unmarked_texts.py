"""Finds Dutch in the source that goes past the catalogue.

Dutch words are those of the catalogue's Dutch texts that are in none of its English texts. A literal
with such a word must be marked as a text (`scripts/source_texts.py`) or be one of `NAMES`. Docstrings
and comments are not checked.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from babel.messages.catalog import Catalog

from scripts.source_texts import forms, known_errors, marked_calls, texts_of

NAMES = frozenset(
    {
        # kinds of handouts, as the command line and file names have them
        *("deelnemersboekje", "verslag", "toetsen", "draaiboek", "kaarten", "stembordjes"),
        *("tafelbladen", "voornemens", "bewijs", "noodpakket"),
        # names of files, and parts of them
        *("oefenen.db", "{}-versie-{}.db", "vervangen", "te-nieuw", "beschadigd", ".kaartenset"),
        *("trede-hand-outs-", "ronde{}", "duiding", "{}-zaal.png", "{}-regie.png"),
        # ids in the deck that comes with Trede, and of a choice in a window
        *("klantgerichtheid", "drie-kaarten", "programma:", "programma:basis"),
        # not Dutch: styles of paper, a state of CUPS
        *("trap label", "trap hint", "door-open"),
        # a language in its own language, and a variable of the locale
        *("Nederlands", "LANG"),
    }
)
"""Literals that are names for the program; `{}` is what an f-string fills in."""

ALSO_ENGLISH = frozenset({"begin", "links", "loop", "map", "met", "past", "per", "schema"})
"""Words of both languages that the English of the catalogue happens not to have."""

MARKUP = re.compile(r"\s*<\?xpacket")
"""The beginning of a literal that is XML."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE = re.compile(r"\{\w*\}|%\(\w+\)[rs]|%[rs]")


def dutch_words(catalogue: Catalog) -> frozenset[str]:
    """The words that prove a text is Dutch: those of the source that no English text has."""
    dutch, english = set[str](), set[str]()
    for message in catalogue:
        for text in forms(message.id):
            dutch |= _words(text)
        for text in forms(message.string):
            english |= _words(text)
    return frozenset(dutch - english - ALSO_ENGLISH)


def unmarked(
    sources: Mapping[str, str], dutch: frozenset[str], names: frozenset[str] = NAMES
) -> Iterator[str]:
    """Each Dutch literal in these modules that is not marked, with its place.

    Args:
        sources: The source of each module, by its path.
        dutch: The words that make a text Dutch.
        names: Literals that are no texts.
    """
    trees = {where: ast.parse(content) for where, content in sources.items()}
    errors = known_errors(trees.values())
    for where, tree in trees.items():
        marked = {
            id(node)
            for call in marked_calls(tree, errors)
            for text in texts_of(call)
            for node in ast.walk(text)
        }
        for line, text in _literals(tree, marked):
            if text not in names and not MARKUP.match(text) and _words(text) & dutch:
                yield f"{where}:{line}: Dutch that is not marked as a text: {text!r}"


def _literals(node: ast.AST, marked: set[int]) -> Iterator[tuple[int, str]]:
    """The line and the text of each literal; an f-string is one, and its expressions may have more."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return  # a docstring
        case ast.Constant(value=str() as text) if id(node) not in marked:
            yield node.lineno, text
        case ast.JoinedStr(values=parts):
            plain = [part.value if isinstance(part, ast.Constant) else "{}" for part in parts]
            yield node.lineno, "".join(map(str, plain))
            for part in parts:
                if isinstance(part, ast.FormattedValue):
                    yield from _literals(part.value, marked)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _literals(child, marked)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(_PLACE.sub(" ", text))}
