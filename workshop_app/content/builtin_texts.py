"""The built-in texts: scales and questions that are the same for every deck."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workshop_app import paths
from workshop_app.content.resource_file import read_texts
from workshop_app.content.scale import Option
from workshop_app.i18n import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the options of its scale."""

    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The two questions of a self-test: where a group is now, and where it must be.

    `options` is empty if the options are the niveaus.
    """

    now: str
    needed: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltinTexts:
    """The questions and scales that come with Trede."""

    statement: Asked
    evaluation: Asked
    behaviour: str
    sides: str
    team: SelfTest
    organisation: SelfTest
    indicator: SelfTest
    pledges: str
    earlier: str
    look_back: str


@cache
def builtin_texts(language: Language = Language.NL) -> BuiltinTexts:
    """Return the built-in texts in a language; the scales are the same in each language.

    Raises:
        IncompleteError: The file is missing or broken.
    """
    return read_texts(paths.text_file("standard", language), BuiltinTexts)
