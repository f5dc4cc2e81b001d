"""The texts of the app in the current language: windows, room, handouts, errors, commands.

The source holds every text in Dutch, as the argument of `gettext` or `ngettext`; the English is in
resources/i18n. Values are filled in by name after the lookup, so that a translator can put them
elsewhere in the sentence: `gettext("Kaart {number}", number=3)`. A text that is looked up later,
such as a constant, is marked with `gettext_noop` or `ngettext_noop`; `LazyText` keeps one with its
values.

The names are those of Python's gettext, which the translators' tools know.
"""

from __future__ import annotations

import struct
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from workshop_app.foreign_text import filled


class Language(StrEnum):
    """A language of the texts; the value is that of a deck's `language`."""

    NL = "nl"
    EN = "en"

    @property
    def tag(self) -> str:
        """The language by BCP 47, as a PDF and a screen reader need it."""
        return {Language.NL: "nl-NL", Language.EN: "en-GB"}[self]


# A module variable and no context variable, because a new thread begins with an empty context.
_interface = Language.NL

# Handouts are made on several threads at once, each in a language of its own.
_current: ContextVar[Language | None] = ContextVar("language", default=None)


def set_interface_language(language: Language) -> None:
    """Look up texts in a language on every thread, except inside `use_language`."""
    global _interface  # noqa: PLW0603 - there is one interface, and its language is set at the start
    _interface = language


def current_language() -> Language:
    """The language of the texts here: of the handout that is made, else of the interface."""
    return _current.get() or _interface


@contextmanager
def use_language(language: Language) -> Generator[None]:
    """Look up texts in a language inside this context, on this thread."""
    before = _current.set(language)
    try:
        yield
    finally:
        _current.reset(before)


def gettext_noop(message: str) -> str:
    """The same text, collected for translation and looked up later."""
    return message


def gettext(message: str, **values: object) -> str:
    """A text in the current language.

    Args:
        message: The Dutch text as it is in the source, with places such as `{number}`.
        values: What goes in those places; see `foreign_text.filled`. Without any, the text is
            returned with its places.

    Raises:
        KeyError: There is a place without a value.
        IncompleteError: The translations that came with the app are missing or broken.
    """
    if not message:
        return ""  # gettext returns the header of the file for an empty text
    catalogue = translations(current_language())
    text = catalogue.gettext(message)
    if text == message:
        # Python 3.11.2 (Debian 12) misses a text that also has a plural; `ngettext` finds it.
        text = catalogue.ngettext(message, message, 1)
    return filled(text, **values) if values else text


def pgettext(context: str, message: str, **values: object) -> str:
    """A text that is translated differently in a context, such as `pgettext("button", "Stemmen")`.

    Args and errors are those of `gettext`.
    """
    text = translations(current_language()).pgettext(context, message)
    return filled(text, **values) if values else text


def ngettext(singular: str, plural: str, count: int, **values: object) -> str:
    """The form of a text that belongs to a number, in the current language.

    Args:
        singular: The Dutch text for 1.
        plural: The Dutch text for any other number.
        count: The number; it fills the place `{count}`.
        values: What goes in the other places.

    Raises:
        KeyError: There is a place without a value.
        IncompleteError: The translations that came with the app are missing or broken.
    """
    text = translations(current_language()).ngettext(singular, plural, count)
    return filled(text, count=count, **values)


def ngettext_noop(singular: str, plural: str) -> tuple[str, str]:
    """Both forms of a text, collected for translation and looked up later with `ngettext`."""
    return singular, plural


class LazyText:
    """A text with its values; `str()` looks it up, in the language of that moment.

    A value may be a `LazyText` too.

    Args:
        text: The Dutch text as it is in the source.
        values: What goes in its places.
    """

    __slots__ = ("text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        """The text in the current language; the errors are those of `gettext`."""
        return gettext(self.text, **self.values)


def listed(parts: Sequence[str]) -> str:
    """One or more parts as a list in a sentence, such as `a, b en c`."""
    *others, last = parts
    if not others:
        return last
    return gettext("{others} en {last}", others=", ".join(others), last=last)


class _SourceTexts:
    """The catalogue of the source's own language, which has nothing to look up."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        del context
        return message


@cache
def translations(language: Language) -> NullTranslations | _SourceTexts:
    """The catalogue of a language, by the Dutch texts.

    Raises:
        IncompleteError: The file that came with the app is missing or broken.
    """
    if language is Language.NL:
        return _SourceTexts()
    from workshop_app import paths  # noqa: PLC0415 - a cycle: errors look up their texts here
    from workshop_app.errors import IncompleteError  # noqa: PLC0415 - the same cycle

    file = paths.translations_file(language)
    data = BytesIO(paths.read_resource(file))
    try:
        return GNUTranslations(data)
    except (OSError, ValueError, LookupError, struct.error) as error:
        raise IncompleteError(file) from error
