"""What a trainer can set once for all workshops."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Percentages, each from 1 to 99.

    Args:
        explain_below: Under this share of votes on the reference niveau the advice is to explain
            again and then vote.
        clarify_above: Over this share it is to clarify and go on; between the two, to talk in
            pairs and vote again.
        orange: A step's clock turns orange when this part of its time is left.
        red: And red when this part is left; less than `orange`.

    Raises:
        ValueError: A percentage is out of range, or the two of a pair are in the wrong order.
    """

    explain_below: int = 30
    clarify_above: int = 70
    orange: int = 20
    red: int = 5

    def __post_init__(self) -> None:
        percentages = (self.explain_below, self.clarify_above, self.orange, self.red)
        # From a file anything may come, also true, which Python counts as 1.
        whole = all(type(percentage) is int for percentage in percentages)
        if not whole or not all(1 <= percentage <= 99 for percentage in percentages):
            raise ValueError(f"not all percentages from 1 to 99: {percentages}")
        if self.explain_below >= self.clarify_above or self.red >= self.orange:
            raise ValueError(f"in the wrong order: {percentages}")
