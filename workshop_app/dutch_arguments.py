"""Dutch translations of the messages of argparse.

argparse translates its messages with the functions `_` and `ngettext` of its own module, which come
from gettext. Replacing them is the only way to get a translation that does not depend on the
locale of the computer.
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
"""The messages that a user can see; the other messages are for developers."""


@contextmanager
def dutch_arguments() -> Generator[None]:
    """Use Dutch messages for parsers that are created and used inside the block."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    setattr(argparse, "_", _said)  # noqa: B010 - not in the type stubs of argparse
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
