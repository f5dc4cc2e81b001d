"""How far a group agrees, on an ordinal scale."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import combinations


def agreement(counts: Sequence[int]) -> float | None:
    """Van der Eijk's A: -1 two camps at the ends, 0 flat, 1 unanimous; None without votes.

    Args:
        counts: Votes per category in the order of the scale; three categories or more, none
            negative.

    The counts are peeled into layers, each time taking away the smallest count that is left;
    a layer is a 0/1 pattern, and A is the mean of the layers' agreement weighted by their votes.
    Worked out in whole numbers and divided once, so an A on a bound of `harmony` is on it exactly.

    Source: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity
    35 (2001), doi 10.1023/A:1010374114305.

    Raises:
        ValueError: Fewer than three categories, or a negative count.
    """
    if len(counts) < 3 or min(counts) < 0:
        raise ValueError(f"not counts on an ordinal scale: {counts!r}")
    total = sum(counts)
    if total == 0:
        return None
    left = list(counts)
    numerator, denominator = 0, 1
    while any(left):
        smallest = min(count for count in left if count)
        pattern = [count > 0 for count in left]
        layer_votes = smallest * sum(pattern)
        over, under = _layer_agreement(pattern)
        numerator = numerator * under + layer_votes * over * denominator
        denominator *= under
        left = [count - smallest if count else 0 for count in left]
    return numerator / (denominator * total)


def _layer_agreement(pattern: list[bool]) -> tuple[int, int]:
    """The agreement of one layer as a fraction: numerator, and denominator above zero."""
    categories = len(pattern)
    filled = sum(pattern)
    if filled == 1:
        return 1, 1
    unimodal = 0
    split = 0
    for triple in combinations(pattern, 3):
        if triple in ((True, True, False), (False, True, True)):
            unimodal += 1
        elif triple == (True, False, True):
            split += 1
    if unimodal + split == 0:
        return 0, 1
    # U · (1 - (filled - 1) / (categories - 1)), with
    # U = ((K-2)·unimodal - (K-1)·split) / ((K-2)·(unimodal + split)).
    over = ((categories - 2) * unimodal - (categories - 1) * split) * (categories - filled)
    under = (categories - 2) * (unimodal + split) * (categories - 1)
    return over, under


class Harmony(Enum):
    """How a group stands, in a word. The bounds are the product's own, for groups of 8 to 20."""

    CAMPS = "camps"
    SPREAD = "spread"
    DIVIDED = "divided"
    MOSTLY = "mostly"
    UNITED = "united"


def harmony(value: float, *, camps: bool) -> Harmony:
    """The word for an agreement A between -1 and 1.

    `camps` says whether the votes lie in two camps, which A alone does not tell; a group that is
    agreed is in none.
    """
    if value >= 0.8:
        return Harmony.UNITED
    if value >= 0.5:
        return Harmony.MOSTLY
    if camps:
        return Harmony.CAMPS
    return Harmony.DIVIDED if value >= 0.2 else Harmony.SPREAD
