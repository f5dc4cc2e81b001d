"""The staircase: the floor (niveau 0) and the five niveaus, with their indicators.

The niveaus are based on the work of drs. N. van der Veer; the floor was added by this app.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workshop_app import paths
from workshop_app.content.resource_file import read_texts
from workshop_app.i18n import Language

LOWEST = 0
HIGHEST = 5
STEPS = HIGHEST - LOWEST + 1
"""The number of steps of the staircase, including the floor."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An observable sign of a niveau. The id (such as `n3.2`) is stable across versions."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Niveau:
    """One step of the staircase.

    `label` is the short name shown on the step, and may contain soft hyphens; `hint` describes in
    a few words what can be observed.
    """

    number: int
    name: str
    label: str
    hint: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Staircase:
    """The six steps, from the floor upward, and the source to credit."""

    source: str
    niveaus: tuple[Niveau, ...]

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator with this id, or None."""
        for niveau in self.niveaus:
            for indicator in niveau.indicators:
                if indicator.id == indicator_id:
                    return indicator
        return None


@cache
def staircase(language: Language = Language.NL) -> Staircase:
    """Return the staircase in a language; the steps and ids are the same in each language.

    Raises:
        IncompleteError: The file is missing or broken.
    """
    return read_texts(paths.text_file("staircase", language), Staircase)
