"""Where a Dutch word may be broken, by a real hyphenation dictionary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.errors import IncompleteError

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LANGUAGE = "nl_NL"
DIAERESIS = "\u0308"

FEWEST = 3
"""Letters that stay together before and after a break."""

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def with_breaks(text: str, shortest: int) -> str:
    """The text with a soft hyphen wherever the dictionary lets a long word be broken.

    A word with fewer letters than `shortest` stays whole. A word that has soft hyphens keeps those
    and gets no others.
    """

    def broken(match: re.Match[str]) -> str:
        return match[0] if len(match[0]) < shortest else _broken(match[0])

    return " ".join(
        word if SOFT_HYPHEN in word else _LETTERS.sub(broken, word) for word in text.split(" ")
    )


def _broken(word: str) -> str:
    found = dictionary()
    if found is None:
        return word
    places = [
        place
        for place in found.positions(word)
        if FEWEST <= place <= len(word) - FEWEST and not _loses_its_trema(word[place])
    ]
    parts = zip([0, *places], [*places, len(word)], strict=True)
    return SOFT_HYPHEN.join(word[start:end] for start, end in parts)


def _loses_its_trema(letter: str) -> bool:
    """Whether a break before this letter would take its trema away: coördinatie, co-ordinatie."""
    return DIAERESIS in unicodedata.normalize("NFD", letter)


def prepare() -> None:
    """Read the dictionary while nobody waits, and not in the first painting that needs it.

    Raises:
        IncompleteError: It is missing or broken. Words stay whole then, and are set smaller.
    """
    if dictionary() is None:
        raise IncompleteError(Path(f"hyph_{LANGUAGE}.dic"))


@lru_cache(maxsize=1)
def dictionary() -> Pyphen | None:
    """The dictionary; None where it is missing or broken."""
    # Only welcome where a word is too long: reading it takes longer than a whole painting.
    from pyphen import Pyphen  # noqa: PLC0415

    try:
        return Pyphen(lang=LANGUAGE)
    except (KeyError, OSError, ValueError):
        return None
