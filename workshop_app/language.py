"""The languages that paper can be in, and saying its fixed words in the one that is wanted.

The source says everything in Dutch. `mark` collects a text that is said later; `say` and
`say_count` say it in the language of the handout that is being made. Values go in by name
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
    """A language of paper; the value is that of a deck's `language`."""

    NL = "nl"
    EN = "en"

    @property
    def tag(self) -> str:
        """What a PDF calls it, by BCP 47: how it is to be read aloud."""
        return {Language.NL: "nl-NL", Language.EN: "en-GB"}[self]


# Several handouts may be made at once, each on a thread of its own.
_spoken: ContextVar[Language] = ContextVar("language of paper", default=Language.NL)
_quoted: ContextVar[Mapping[str, Language]] = ContextVar("texts in other languages")


def spoken() -> Language:
    """The language in which things are said now; Dutch where nobody chose."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Generator[None]:
    """Say everything in a language meanwhile, on this thread."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


@contextmanager
def quoting(texts: Iterable[str], language: Language) -> Generator[None]:
    """Know meanwhile, on this thread, that these texts of others are in a language."""
    before = _quoted.set({_spaced(text): language for text in texts})
    try:
        yield
    finally:
        _quoted.reset(before)


def other_language(text: str) -> Language | None:
    """The language of a text that is quoted in another one than is spoken; None for all others."""
    language = _quoted.get({}).get(_spaced(text)) if text else None
    return None if language is spoken() else language


def _spaced(text: str) -> str:
    return " ".join(text.split())


def mark(text: str) -> str:
    """The same text, known to be said later: for constants, which are made before any handout."""
    return text


def say(text: str) -> str:
    """A Dutch text in the language of now.

    Args:
        text: The text as it stands in the source, with places for values by name.
    """
    if not text:
        return ""  # to gettext, an empty text stands for the file itself
    words = translations(spoken())
    said = words.gettext(text)
    # Python 3.11.2 (Debian 12) has `gettext` miss a text that also has a plural; `ngettext` finds it.
    return said if said != text else words.ngettext(text, text, 1)


def say_count(one: str, many: str, count: int) -> str:
    """The form of a Dutch text that belongs to a number, in the language of now.

    Args:
        one: What is said of 1.
        many: What is said of any other number.
        count: The number. It is not filled in: that is for `format`.
    """
    return translations(spoken()).ngettext(one, many, count)


@cache
def translations(language: Language) -> NullTranslations:
    """The words of a language for the Dutch ones.

    Raises:
        IncompleteError: The file that came with the app is missing or broken.
    """
    import struct  # noqa: PLC0415 - not for the windows
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
