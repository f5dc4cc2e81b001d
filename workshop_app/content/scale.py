"""The scale of a poll: numbered options within 0 to 5."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SIDES_ID = "sides"
"""The id of the poll on the sides of a dilemma; no behaviour may have this id."""


class ScaleKind(StrEnum):
    """What the options of a scale are."""

    NIVEAUS = "niveaus"  # 0 to 5, or 1 to 5 on a card without a floor
    INDICATOR = "indicator"  # 0 to 5: how often a team shows the indicator
    STATEMENT = "statement"  # 1 to 5: from disagree to agree
    EVALUATION = "evaluation"  # 1 to 5
    SIDES = "sides"  # 1 to 4: the sides of a dilemma, in no order


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the number to press, and its label.

    `label` may contain soft hyphens; `hint` explains it in a few words.
    """

    number: int
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """The options of a poll, in ascending order of number, without gaps."""

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
        """Whether the options have an order, so that a median and agreement are meaningful."""
        return self.kind is not ScaleKind.SIDES

    def has(self, choice: int) -> bool:
        """Whether this number can be chosen."""
        return self.lowest <= choice <= self.highest
