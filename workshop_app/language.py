"""The languages of handouts, and the translation of their fixed texts.

The texts in the source are Dutch. `mark` marks a text for translation later; `say` and `say_count`
translate it to the language of the handout that is being made. Values are filled in by name
afterwards, so that a translator can put them elsewhere in the sentence:
`say("Kaart {number}").format(number=3)`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from workshop_app import paths
from workshop_app.errors import IncompleteError

if TYPE_CHECKING:
    from gettext import NullTranslations


class Language(StrEnum):
    """A language of handouts; the values are those of a deck's `language`."""

    NL = "nl"
    EN = "en"

    @property
    def tag(self) -> str:
        """The BCP 47 tag for a PDF, by which screen readers choose the pronunciation."""
        return {Language.NL: "nl-NL", Language.EN: "en-GB"}[self]


# Several handouts may be made at the same time, each in its own thread.
_spoken: ContextVar[Language] = ContextVar("language of paper", default=Language.NL)
_quoted: ContextVar[Mapping[str, Language]] = ContextVar("texts in other languages")


def spoken() -> Language:
    """The current language; Dutch by default."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Generator[None]:
    """Translate to a language inside the block, in this thread."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


@contextmanager
def quoting(texts: Iterable[str], language: Language) -> Generator[None]:
    """Record the language of quoted texts inside the block, in this thread."""
    before = _quoted.set({_spaced(text): language for text in texts})
    try:
        yield
    finally:
        _quoted.reset(before)


def other_language(text: str) -> Language | None:
    """The language of a quoted text, if it differs from the current language; otherwise None."""
    language = _quoted.get({}).get(_spaced(text)) if text else None
    return None if language is spoken() else language


def _spaced(text: str) -> str:
    return " ".join(text.split())


def mark(text: str) -> str:
    """Mark a text for translation and return it unchanged; for constants, to translate later."""
    return text


def say(text: str) -> str:
    """Translate a Dutch text to the current language.

    Args:
        text: The text in the source, with named placeholders for values.
    """
    if not text:
        return ""  # gettext would return the header of the translations file
    words = translations(spoken())
    said = words.gettext(text)
    # In Python 3.11.2 (Debian 12) `gettext` does not find a text with a plural; `ngettext` does.
    return said if said != text else words.ngettext(text, text, 1)


def say_count(one: str, many: str, count: int) -> str:
    """Translate a Dutch text with a number to the current language.

    Args:
        one: The singular text, for the number 1.
        many: The plural text, for any other number.
        count: The number. It selects the form; use `format` to fill it in.
    """
    return translations(spoken()).ngettext(one, many, count)


@cache
def translations(language: Language) -> NullTranslations:
    """The translations from Dutch to a language.

    Raises:
        IncompleteError: The file that came with the app is missing or broken.
    """
    import struct  # noqa: PLC0415 - not needed for the windows
    from gettext import GNUTranslations, NullTranslations  # noqa: PLC0415 - as above
    from io import BytesIO  # noqa: PLC0415 - as above

    if language is Language.NL:
        return NullTranslations()
    file = paths.translations_file(language)
    data = BytesIO(paths.read_resource(file))
    try:
        return GNUTranslations(data)
    except (OSError, ValueError, struct.error) as error:
        raise IncompleteError(file) from error
