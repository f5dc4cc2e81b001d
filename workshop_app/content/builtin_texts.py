"""What comes with every deck: the scales, and the questions of the steps that need no deck."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workshop_app import paths
from workshop_app.content.resource_file import read_texts
from workshop_app.content.scale import Option
from workshop_app.i18n import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its scale."""

    question: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SelfTest:
    """A team or organisation on its own staircase: where it stands now, and where it must be.

    `options` is empty where the options are the niveaus themselves.
    """

    now: str
    needed: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltinTexts:
    """The texts that belong to Trede itself."""

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
def standard(language: Language = Language.NL) -> BuiltinTexts:
    """The texts as they come with the app: the same scales in each language.

    Raises:
        IncompleteError: The file is missing or broken.
    """
    return read_texts(paths.text_file("standard", language), BuiltinTexts)
