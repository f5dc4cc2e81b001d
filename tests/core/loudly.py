"""A pretended language in which every text is in capitals: a small letter went past the catalogue."""

from __future__ import annotations

import gettext as python_gettext
from collections.abc import Callable, Sequence
from string import Formatter
from typing import TypeVar, cast

import msgspec

from workshop_app.content.deck import Deck

Whole = TypeVar("Whole")


def capitals(text: str) -> str:
    """The text in capitals, except the names of its placeholders."""
    return "".join(
        literal.upper() + ("" if name is None else f"{{{name}}}")
        for literal, name, _, _ in Formatter().parse(text)
    )


class Capitals(python_gettext.NullTranslations):
    """A language in which everything is said loudly."""

    def gettext(self, message: str) -> str:
        return capitals(message)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return capitals(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return capitals(msgid1 if n == 1 else msgid2)


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
