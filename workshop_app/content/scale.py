"""What a vote chooses from: a scale of numbered options, 0 to 5 at the most."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SIDES_ID = "sides"
"""The id of the vote on the sides of a dilemma; no behaviour may have it."""


class ScaleKind(StrEnum):
    """What the options of a scale are."""

    NIVEAUS = "niveaus"  # 0 to 5, or 1 to 5 on a card without a floor
    INDICATOR = "indicator"  # 0 to 5: how often a team shows it
    STATEMENT = "statement"  # 1 to 5: from disagree to agree
    EVALUATION = "evaluation"  # 1 to 5
    SIDES = "sides"  # 1 to 4: the sides of a dilemma, in no order


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the number that is pressed for it, and what it says.

    `label` may hold soft hyphens; `hint` says in a few words what it means.
    """

    number: int
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The options of a vote, by rising number without gaps."""

    kind: ScaleKind
    options: tuple[Option, ...]

    @property
    def lowest(self) -> int:
        """The number of the first option."""
        return self.options[0].number

    @property
    def highest(self) -> int:
        """The number of the last option."""
        return self.options[-1].number

    @property
    def is_ordered(self) -> bool:
        """Whether one option is more than another, so that a middle and agreement mean something."""
        return self.kind is not ScaleKind.SIDES

    def has(self, choice: int) -> bool:
        """Whether this number can be chosen."""
        return self.lowest <= choice <= self.highest
