"""Limits on the text of a deck file, checked before it is parsed.

Without these limits, a small file could make parsing use excessive time and memory: a key of 20,000
parts made tomllib use 23 GB, as it stores every prefix of a dotted key. One pass over the text,
with a regular expression that does not backtrack, keeps both within fixed bounds.
"""

from __future__ import annotations

import re

from workshop_app.content.struct_faults import Explanation
from workshop_app.i18n import LazyText

MOST_NESTED = 10
"""The deepest nesting of brackets and braces; a deck needs four levels."""

MOST_PARTS = 6
"""The most parts of a dotted key; a deck needs five."""

MOST_DOTS_AND_BRACKETS = 50_000
"""The most in the whole text: tomllib uses half a kilobyte for each part of a key."""

MOST_TOKENS = 300_000
"""The most strings, names, numbers, symbols and comments in the text; a 2 MB deck has half."""

LONGEST_BARE = 100
"""The most characters of a name or number: converting a very long number takes minutes."""


class BoundsError(Exception):
    """A text exceeds a limit.

    Args:
        line: The line number, counted from 1.
        explanation: What is wrong, and what to do about it.
    """

    def __init__(self, line: int, explanation: Explanation) -> None:
        super().__init__(line, explanation)
        self.line = line
        self.explanation = explanation


_TOKEN = re.compile(
    r'''
      (?P<space>  \s++ (?!\.) )
    | (?P<remark> \# [^\n]*+ )
    | (?P<text>   """ (?: [^"\\]++ | \\. | "(?!"") )*+ "{0,5}
                | \'\'\' (?: [^']++ | '(?!\'\') )*+ '{0,5}
                | " (?: [^"\\\n]++ | \\[^\n] )*+ "?
                | ' [^'\n]*+ '? )
    | (?P<bare>   [\w+\-:]++ )
    | (?P<dot>    \s*+ \. [ \t]*+ )
    | (?P<open>   [\[{] )
    | (?P<close>  [\]}] )
    | (?P<other>  . )
    ''',
    re.VERBOSE | re.DOTALL,
)


def check_bounds(text: str) -> None:
    """Check that a text, which need not be valid TOML, can be parsed within the limits.

    Raises:
        BoundsError: The text exceeds one of the limits.
    """
    depth = parts = structure = tokens = 0
    after_dot = False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "space":
            after_dot = False
            continue
        tokens += 1
        if kind in {"text", "bare"}:
            parts = parts + 1 if after_dot else 1
            if kind == "bare" and token.end() - token.start() > LONGEST_BARE:
                raise _beyond(token, _LONG)
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        after_dot = kind == "dot"
        structure += kind in {"dot", "open"}
        if depth > MOST_NESTED:
            raise _beyond(token, _NESTED)
        if parts > MOST_PARTS:
            raise _beyond(token, _DOTTED)
        if tokens > MOST_TOKENS or structure > MOST_DOTS_AND_BRACKETS:
            raise _beyond(token, _MUCH)


_LONG = Explanation(
    LazyText("hier staat een naam of getal van meer dan {most} tekens.", most=LONGEST_BARE),
    LazyText("Zet een tekst tussen aanhalingstekens, of maak het getal kleiner."),
)
_NESTED = Explanation(
    LazyText("hier staan te veel haken in elkaar."),
    LazyText(
        "Kijk of elke haak en accolade wordt gesloten. Vergelijk met de meegeleverde kaartenset."
    ),
)
_DOTTED = Explanation(
    LazyText("hier staat een naam met meer dan {most} delen.", most=MOST_PARTS),
    LazyText("Zet een tekst tussen aanhalingstekens. Vergelijk met de meegeleverde kaartenset."),
)
_MUCH = Explanation(
    LazyText("er staat te veel in dit bestand."),
    LazyText("Verdeel de kaarten over meer kaartensets."),
)


def _beyond(token: re.Match[str], explanation: Explanation) -> BoundsError:
    return BoundsError(token.string.count("\n", 0, token.start()) + 1, explanation)
