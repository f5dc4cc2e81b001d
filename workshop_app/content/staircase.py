"""The staircase: the floor and the five niveaus, with their indicators.

After drs. N. van der Veer; the floor (niveau 0) is the app's own.
"""

from __future__ import annotations

from functools import cache

import msgspec

from workshop_app import paths

LOWEST = 0
HIGHEST = 5
STEPS = HIGHEST - LOWEST + 1
"""Number of steps on the staircase, the floor included."""


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a niveau shows itself by. The id (`n3.2`) is stable across versions."""

    id: str
    text: str


class Niveau(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step of the staircase.

    `label` is the short name for on the step and may hold soft hyphens; `hint` says in a few
    words what one sees there.
    """

    number: int
    name: str
    label: str
    hint: str
    indicators: tuple[Indicator, ...]


class Staircase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
def staircase() -> Staircase:
    """The staircase as it comes with the app."""
    text = (paths.resources() / "staircase.toml").read_bytes()
    return msgspec.toml.decode(text, type=Staircase)
