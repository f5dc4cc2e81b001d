"""Hyphenation of Dutch words with a dictionary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.errors import IncompleteError
from workshop_app.foreign_text import SOFT_HYPHEN

if TYPE_CHECKING:
    from pyphen import Pyphen

LANGUAGE = "nl_NL"
DIAERESIS = "\u0308"

FEWEST = 3
"""Minimum number of letters before and after a break."""

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def with_breaks(text: str, shortest: int) -> str:
    """The text with soft hyphens in long words, at the breaks that the dictionary allows.

    Words with fewer letters than `shortest` are not changed, and neither are words that have soft
    hyphens already.
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
    """Whether Dutch spelling drops the diaeresis at a break here: coördinatie, co-ordinatie."""
    return DIAERESIS in unicodedata.normalize("NFD", letter)


def prepare() -> None:
    """Load the dictionary in advance, so that the first painting that needs it is not slow.

    Raises:
        IncompleteError: It is missing or broken; words are not hyphenated then, but made smaller.
    """
    if dictionary() is None:
        raise IncompleteError(Path(f"hyph_{LANGUAGE}.dic"))


@lru_cache(maxsize=1)
def dictionary() -> Pyphen | None:
    """The dictionary; None if it is missing or broken."""
    from pyphen import Pyphen  # noqa: PLC0415 - in the thread of `prepare`: 4 ms

    try:
        return Pyphen(lang=LANGUAGE)
    except (KeyError, OSError, ValueError):
        return None
