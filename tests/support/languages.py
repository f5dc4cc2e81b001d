"""A pretended language in which every text is in capitals: a small letter went past the catalogue."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from functools import cache
from gettext import NullTranslations
from typing import TypeVar, cast

import msgspec
from babel.messages.pofile import read_po

from scripts import source_texts, translations
from scripts.unmarked_texts import dutch_words
from workshop_app.content.deck import Deck

Whole = TypeVar("Whole")

_PLACES = re.compile(r"(\{\w*\}|%(?:\(\w+\))?[rs])")


def capitals(text: str) -> str:
    """The text in capitals, except the names of its places."""
    parts = _PLACES.split(text)
    return "".join(part if number % 2 else part.upper() for number, part in enumerate(parts))


class Capitals(NullTranslations):
    """A language in which everything is said loudly; `looked_up` are the texts that were."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_up: set[str] = set()

    def gettext(self, message: str) -> str:
        self.looked_up.add(message)
        return capitals(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.looked_up.add(msgid1)
        return capitals(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


def texts_in(*beginnings: str) -> set[str]:
    """The Dutch texts of the modules whose paths begin with one of these; singular forms only."""
    found = source_texts.collected(
        {
            where: source
            for where, source in source_texts.modules().items()
            if where.startswith(beginnings) or where == "workshop_app/errors.py"
        }
    )
    there = [message for message in found if message.locations]
    return {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in there
        if any(where.startswith(beginnings) for where, _ in message.locations)
    }


@cache
def only_dutch() -> frozenset[str]:
    """The Dutch words of the catalogue that comes with the app."""
    return dutch_words(read_po(io.StringIO(translations.PO.read_text("utf-8"))))


def dutch_in(text: str) -> set[str]:
    """The words of a text that only Dutch has."""
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)} & only_dutch()


UNTOUCHED = frozenset(
    {"id", "kind", "content", "format", "language", "indicators", "audience", "screen", "paper"}
)
"""Fields of decks that are not shown to people."""


def with_texts(value: Whole, change: Callable[[str], str]) -> Whole:
    """A deck, staircase or set of texts, with `change` applied to every text shown to people."""

    def turned(part: object, name: str) -> object:
        match part:
            case str():
                return part if name in UNTOUCHED else change(part)
            case list() | tuple():
                return [turned(one, name) for one in cast("Sequence[object]", part)]
            case dict():
                pairs = cast("dict[str, object]", part).items()
                return {key: turned(one, key) for key, one in pairs}
            case _:
                return part

    if not isinstance(value, Deck):
        return msgspec.convert(turned(msgspec.to_builtins(value), ""), type(value))
    without = msgspec.structs.replace(value, pictures={})
    made = msgspec.convert(turned(msgspec.to_builtins(without), ""), Deck)
    return cast("Whole", msgspec.structs.replace(made, pictures=value.pictures))
