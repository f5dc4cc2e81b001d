"""The messages of argparse in the current language.

argparse looks its messages up with the functions `_` and `ngettext` of its own module, which come
from gettext. Replacing them is the only way to get a translation that does not depend on the
locale of the computer.
"""

from __future__ import annotations

import argparse
from collections.abc import Generator
from contextlib import contextmanager

from workshop_app.i18n import gettext, gettext_noop

WORDS = {
    "usage: ": gettext_noop("gebruik: "),
    "%(heading)s:": "%(heading)s:",
    "positional arguments": gettext_noop("onderdelen"),
    "options": gettext_noop("opties"),
    "show this help message and exit": gettext_noop("toon deze hulp"),
    " (default: %(default)s)": gettext_noop(" (anders: %(default)s)"),
    "%(prog)s: error: %(message)s\n": gettext_noop(
        "%(prog)s: de aanroep klopt niet: %(message)s. Met --help erachter zie je wat er kan.\n"
    ),
    "%(prog)s: warning: %(message)s\n": gettext_noop("%(prog)s: let op: %(message)s\n"),
    "argument %(argument_name)s: %(message)s": gettext_noop("bij %(argument_name)s: %(message)s"),
    "the following arguments are required: %s": gettext_noop("dit ontbreekt nog: %s"),
    "unrecognized arguments: %s": gettext_noop("dit kent Trede niet: %s"),
    "ambiguous option: %(option)s could match %(matches)s": gettext_noop(
        "%(option)s kan meer betekenen: %(matches)s"
    ),
    "expected one argument": gettext_noop("er hoort één waarde bij"),
    "expected at most one argument": gettext_noop("er hoort hoogstens één waarde bij"),
    "expected at least one argument": gettext_noop("er hoort minstens één waarde bij"),
    "expected %s argument": gettext_noop("er hoort %s waarde bij"),
    "expected %s arguments": gettext_noop("er horen %s waarden bij"),
    "ignored explicit argument %r": gettext_noop("hier hoort geen waarde bij, en er staat %r"),
    "invalid choice: %(value)r (choose from %(choices)s)": gettext_noop(
        "‘%(value)s’ kan niet; kies uit %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": gettext_noop("‘%(value)s’ kan niet; geef een %(type)s"),
    "unknown parser %(parser_name)r (choices: %(choices)s)": gettext_noop(
        "‘%(parser_name)s’ kan niet; kies uit %(choices)s"
    ),
    "not allowed with argument %s": gettext_noop("dit kan niet samen met %s"),
    "one of the arguments %s is required": gettext_noop("geef één van deze: %s"),
}
"""The messages that a user can see, with our Dutch; the other messages are for developers."""


@contextmanager
def our_words() -> Generator[None]:
    """Use our messages for parsers that are created and used inside the block."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    setattr(argparse, "_", _said)  # noqa: B010 - not in the type stubs of argparse
    setattr(argparse, "ngettext", _said_of)  # noqa: B010 - as above
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(argparse, name, function)


def _said(text: str) -> str:
    return gettext(WORDS[text]) if text in WORDS else text


def _said_of(one: str, many: str, number: int) -> str:
    return _said(one if number == 1 else many)
