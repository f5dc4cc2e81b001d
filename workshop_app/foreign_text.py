"""Text that others wrote (in a deck, a name, a note, a path) made safe to show beside our own.

A Unicode mark of direction such as U+202E mirrors everything after it on the same line, and a
right-to-left letter moves the digits and punctuation beside it. So windows and paper never show
such a text as it is: `without_controls` makes a whole text harmless, `isolated` and `filled` keep
a part of a sentence from touching the rest of it. See Unicode Standard Annex 9.
"""

from __future__ import annotations

import re
from pathlib import PurePath

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
REPLACEMENT = "\ufffd"
"""What stands in for half a surrogate pair, which no system can draw or encode."""

_LINE_BREAK = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e]")
_ISOLATE = re.compile("[\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def with_line_breaks(text: str) -> str:
    """The text with every kind of line break, also Unicode's own, as a newline."""
    return _LINE_BREAK.sub("\n", text)


def without_direction(text: str) -> str:
    """The text without any mark of direction, for where letters are set one after the other."""
    return _ISOLATE.sub("", _DIRECTION.sub("", text))


def without_controls(text: str) -> str:
    """The text with nothing in it that acts on what stands around it.

    Line breaks become newlines. Control characters and marks of direction are removed, except for
    isolates that are closed: those act on nothing outside themselves. Applying this to its own
    result changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _DIRECTION.sub("", _CONTROL.sub("", with_line_breaks(text)))
    return _SURROGATE.sub(REPLACEMENT, _without_open_isolates(text))


def single_line(text: str) -> str:
    """The harmless text on one line: each line break is a space."""
    return without_controls(text).replace("\n", " ")


def isolated(text: str | PurePath) -> str:
    """The harmless text, or name of a file, as a part of a sentence with a direction of its own.

    Only a text with right-to-left letters is wrapped in an isolate; any other is returned as it
    reads, so that it can be compared and searched.
    """
    text = without_controls(str(text))
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def filled(template: str, **values: object) -> str:
    """A sentence of our own with values in its places, such as `{name}`.

    Numbers are filled in as they are; anything else as an isolated text. All places are filled at
    once: a value that itself holds `{name}` is shown as it is.

    Raises:
        KeyError: There is a place without a value.
    """
    shown = {
        name: value if isinstance(value, int | float) else isolated(str(value))
        for name, value in values.items()
    }
    return template.format(**shown)


def _without_open_isolates(text: str) -> str:
    """The text without isolates that are never closed and closings of none."""
    opened: list[int] = []
    paired: set[int] = set()
    for mark in _ISOLATE.finditer(text):
        if mark[0] != POP_ISOLATE:
            opened.append(mark.start())
        elif opened:
            paired |= {opened.pop(), mark.start()}
    return _ISOLATE.sub(lambda mark: mark[0] if mark.start() in paired else "", text)
