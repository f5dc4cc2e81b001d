"""The staircase: the floor and the five niveaus, with their indicators.

After drs. N. van der Veer; the floor (niveau 0) is the app's own.
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
"""Number of steps on the staircase, the floor included."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing a niveau shows itself by. The id (`n3.2`) is stable across versions."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Niveau:
    """One step of the staircase.

    `label` is the short name for on the step and may hold soft hyphens; `hint` says in a few
    words what one sees there.
    """

    number: int
    name: str
    label: str
    hint: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Staircase:
    """The six steps, ordered from the floor upward, and the source to credit."""

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
    """The staircase as it comes with the app: the same steps and ids in each language.

    Raises:
        IncompleteError: The file is missing or broken.
    """
    return read_texts(paths.text_file("staircase", language), Staircase)
