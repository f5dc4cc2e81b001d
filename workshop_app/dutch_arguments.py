"""What argparse says by itself, in Dutch.

argparse takes its words from gettext under the names `_` and `ngettext` of its own module; there is
no other way to hand it a translation that does not depend on the machine's locale.
"""

from __future__ import annotations

import argparse
from collections.abc import Generator
from contextlib import contextmanager

WORDS = {
    "usage: ": "gebruik: ",
    "%(heading)s:": "%(heading)s:",
    "positional arguments": "wat erbij hoort",
    "options": "opties",
    "show this help message and exit": "toon deze hulp",
    " (default: %(default)s)": " (anders: %(default)s)",
    "%(prog)s: error: %(message)s\n": "%(prog)s: de aanroep klopt niet: %(message)s."
    " Met --help erachter zie je wat er kan.\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: let op: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit kent Trede niet: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer betekenen:"
    " %(matches)s",
    "expected one argument": "er hoort één waarde bij",
    "expected at most one argument": "er hoort hoogstens één waarde bij",
    "expected at least one argument": "er hoort minstens één waarde bij",
    "expected %s argument": "er hoort %s waarde bij",
    "expected %s arguments": "er horen %s waarden bij",
    "ignored explicit argument %r": "hier hoort geen waarde bij, en er staat %r",
    "invalid choice: %(value)r (choose from %(choices)s)": "‘%(value)s’ kan niet; kies uit"
    " %(choices)s",
    "invalid %(type)s value: %(value)r": "‘%(value)s’ kan niet; geef een %(type)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "‘%(parser_name)s’ kan niet; kies uit"
    " %(choices)s",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "one of the arguments %s is required": "geef één van deze: %s",
}
"""The words that a call can lead to; the others are for whoever writes a parser."""


@contextmanager
def dutch_arguments() -> Generator[None]:
    """Parsers that are made and used meanwhile speak Dutch."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    setattr(argparse, "_", _said)  # noqa: B010 - the types of argparse do not name it
    setattr(argparse, "ngettext", _said_of)  # noqa: B010 - as above
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(argparse, name, function)


def _said(text: str) -> str:
    return WORDS.get(text, text)


def _said_of(one: str, many: str, number: int) -> str:
    return _said(one if number == 1 else many)
