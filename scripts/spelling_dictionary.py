"""The words of a text, and which of them a dictionary of hunspell does not know."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
NOISE = re.compile(
    r"""
    https?://\S+
    | \[\{.*?\}\] | \[\[.*?\]\] | "\w*" | ‘\w+\ =\ \w+’ | veld\ ‘\w+’   # what a deck file has
    | (?<!\S)--?[a-z][\w-]*             # an option
    | \b(?:Ctrl|Shift|Alt|Esc|PgDown|PgUp|Space|Left)\b   # keys
    | [\w{}\ufffc*-]*\.(?:db|dic|json|md|org|pdf|png|svg|toml|txt)\b     # a file, a site
    | \b(?:docs|dist)/[\w/.-]*          # a folder
    | \w*_\w*                           # a name in code
    | %[\dnL]+ | %[A-Za-z](?=[\W_]|$)   # what Qt and strftime fill in
    | \{\w*\} | %(?:\(\w+\))?[rs]\b      # what format() and % fill in
    """,
    re.VERBOSE,
)
WORD = re.compile(r"(?:(?<!\w)['’](?=[snt]\b))?[^\W\d_]+(?:['’-][^\W\d_]+)*")
OPTIONAL = re.compile(r"(\w+)\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; `dotted` if a dot follows it, which may be part of an abbreviation."""

    plain: str
    dotted: bool

    def forms(self) -> tuple[str, ...]:
        """Return the spellings to look up: as written, without stress accents (dít), with a dot."""
        parts = unicodedata.normalize("NFD", self.plain).replace("\N{COMBINING ACUTE ACCENT}", "")
        bare = unicodedata.normalize("NFC", parts)
        return (self.plain, bare, *((f"{self.plain}.",) if self.dotted else ()))


class NoDictionaryError(Exception):
    """There is no hunspell, or it lacks a dictionary."""


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text, without placeholders, file names, keys and single letters."""
    plain = text.replace(SOFT_HYPHEN, "").replace("\N{HYPHEN}", "-")
    plain = OPTIONAL.sub(r"\1 \1\2", NOISE.sub(" ", plain))
    for found in WORD.finditer(unicodedata.normalize("NFC", plain)):
        word = found[0].replace("’", "'")
        if len(word) > 1:
            yield Word(word, dotted=plain[found.end() : found.end() + 1] == ".")


def refused(asked: Iterable[str], dictionary: str) -> dict[str, tuple[str, ...]]:
    """Return the words that a dictionary does not know, each with its suggestions.

    Args:
        asked: The words.
        dictionary: The name of the dictionary, such as `nl_NL`.

    Raises:
        NoDictionaryError: There is no hunspell, or it lacks a dictionary.
    """
    hunspell = shutil.which("hunspell")
    if hunspell is None:
        raise NoDictionaryError("hunspell is not installed")
    order = sorted(set(asked))
    with tempfile.TemporaryDirectory() as data_folder:  # no personal dictionary
        quiet = {"HOME": data_folder, "LC_ALL": "C.UTF-8"}
        if "DICPATH" in os.environ:
            quiet["DICPATH"] = os.environ["DICPATH"]
        answer = subprocess.run(
            [hunspell, "-d", dictionary, "-i", "utf-8", "-a"],
            input="".join(f"^{word}\n" for word in order).encode(),
            capture_output=True,
            env=quiet,
            check=False,
        )
    if answer.returncode:
        raise NoDictionaryError(f"hunspell has no dictionary {dictionary}")
    _, _, shown = answer.stdout.decode().partition("\n")
    blocks = shown.rstrip("\n").split("\n\n")
    if len(blocks) != len(order):
        raise NoDictionaryError(f"hunspell answered {len(blocks)} times to {len(order)} words")
    unknown = dict[str, tuple[str, ...]]()
    for word, block in zip(order, blocks, strict=True):
        if block.startswith(("&", "#")):
            _, _, suggestions = block.partition(": ")
            unknown[word] = tuple(suggestions.split(", ")) if suggestions else ()
    return unknown
