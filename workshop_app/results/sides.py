"""The sides of a dilemma: choices 1 to 4 without an order, of which 2 to 4 are in use."""

from __future__ import annotations

from enum import Enum

from workshop_app.results.share import at_least
from workshop_app.results.tally import Counts, on_scale

LOWEST_SIDE = 1
HIGHEST_SIDE = 4

MOST = 70
"""Percent of the votes that counts as most of the group; the product's own."""


class Lean(Enum):
    """To how many sides a group leans."""

    ONE_SIDE = "one side"
    TWO_SIDES = "two sides"
    ALL_SIDES = "all sides"


def lean(counts: Counts) -> Lean | None:
    """To how many sides a group leans, or None without votes.

    ONE_SIDE when one side holds 70 % of the votes or more; TWO_SIDES when none does, but the two
    largest do together; ALL_SIDES otherwise.

    Raises:
        ValueError: A vote lies off the sides 1 to 4.
    """
    largest, second, *_ = sorted(on_scale(counts, LOWEST_SIDE, HIGHEST_SIDE), reverse=True)
    votes = sum(counts)
    if not votes:
        return None
    if at_least(largest, votes, MOST):
        return Lean.ONE_SIDE
    if at_least(largest + second, votes, MOST):
        return Lean.TWO_SIDES
    return Lean.ALL_SIDES
