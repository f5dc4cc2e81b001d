"""Limits to the text of a deck file, looked at before it is parsed.

Parsing and checking would else take far more time and memory than the file has bytes: a key of
20,000 parts made tomllib take 23 GB, as it keeps every beginning of a dotted key. One look through
the text, with a regular expression that never goes back, keeps both within a fixed bound.
"""

from __future__ import annotations

import re

MOST_NESTED = 10
"""Brackets and braces inside each other; a deck needs four."""

MOST_PARTS = 6
"""Parts of one dotted key; a deck needs five."""

MOST_DOTS_AND_BRACKETS = 50_000
"""In the whole text: tomllib keeps half a kilobyte for each part of a key."""

MOST_TOKENS = 300_000
"""Texts, names, numbers, signs and remarks in the whole text; a full deck of 2 MB has half of that."""

LONGEST_BARE = 100
"""Characters of a name or a number: a longer number takes minutes to write out."""


class BoundsError(Exception):
    """A text goes beyond a limit.

    Args:
        line: Where, counted from 1.
        problem: What is the matter, in Dutch.
        remedy: What to do about it.
    """

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(line, problem, remedy)
        self.line = line
        self.problem = problem
        self.remedy = remedy


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
    """Look whether a text can be parsed within bounds; it need not be TOML.

    Raises:
        BoundsError: It goes beyond one of the limits.
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
                raise _beyond(token, *_LONG)
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        after_dot = kind == "dot"
        structure += kind in {"dot", "open"}
        if depth > MOST_NESTED:
            raise _beyond(token, *_NESTED)
        if parts > MOST_PARTS:
            raise _beyond(token, *_DOTTED)
        if tokens > MOST_TOKENS or structure > MOST_DOTS_AND_BRACKETS:
            raise _beyond(token, *_MUCH)


_LONG = (
    f"hier staat een naam of getal van meer dan {LONGEST_BARE} tekens.",
    "Zet een tekst tussen aanhalingstekens, of maak het getal kleiner.",
)
_NESTED = (
    "hier staan te veel haken in elkaar.",
    "Kijk of elke [ en { wordt gesloten. Vergelijk met de meegeleverde kaartenset.",
)
_DOTTED = (
    f"hier staat een naam met meer dan {MOST_PARTS} delen.",
    "Zet een tekst tussen aanhalingstekens. Vergelijk met de meegeleverde kaartenset.",
)
_MUCH = (
    "er staat te veel in dit bestand.",
    "Verdeel de kaarten over meer kaartensets.",
)


def _beyond(token: re.Match[str], problem: str, remedy: str) -> BoundsError:
    return BoundsError(token.string.count("\n", 0, token.start()) + 1, problem, remedy)
