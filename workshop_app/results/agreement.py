"""How far a group agrees: van der Eijk's A, two camps, and the sides of a dilemma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from workshop_app.content.staircase import HIGHEST, LOWEST
from workshop_app.results.tally import Counts, at_least, median, on_scale

CAMP = 25
"""Percent of the votes that makes a camp."""

BOTH_CAMPS = 80
"""Percent of the votes that two camps hold together: what is left is too small for a third."""

LOWEST_SIDE = 1
HIGHEST_SIDE = 4
"""The sides of a dilemma are choices 1 to 4 without an order, of which 2 to 4 are in use."""

MOST = 70
"""Percent of the votes that counts as most of the group; the product's own bound."""


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


UNITED, MOSTLY, DIVIDED = 0.85, 0.7, 0.3
"""The least agreement A for these words; under the last one the votes are spread.

The product's own bounds. Two neighbouring choices with half of the votes each have 0.80 on a scale of
six and 0.75 on one of five, three with a third each 0.60 and 0.50. So more than half of a group that
is united is on one choice, and at least two thirds of one that mostly agrees are on two neighbours.
"""


class Harmony(Enum):
    """A classification of the agreement of a group; the bounds are above."""

    SINGLE = "single"
    """One vote: there is nothing to agree with."""
    CAMPS = "camps"
    SPREAD = "spread"
    DIVIDED = "divided"
    MOSTLY = "mostly"
    UNITED = "united"


def harmony(value: float, *, camps: bool, spread: bool = True) -> Harmony:
    """The word for an agreement A between -1 and 1.

    Args:
        value: The agreement.
        camps: Whether the votes lie in two camps, which A alone does not show; a group that agrees
            has none.
        spread: Whether they lie on three choices or more, with at most half of them on one. Else a
            low A comes from a few votes far away.
    """
    if value >= UNITED:
        return Harmony.UNITED
    if value >= MOSTLY:
        return Harmony.MOSTLY
    if camps:
        return Harmony.CAMPS
    return Harmony.SPREAD if value < DIVIDED and spread else Harmony.DIVIDED


def in_camps(votes: Sequence[int]) -> bool:
    """Whether there are two camps on both sides of a valley.

    A camp is one choice, or two neighbouring ones, with at least 25 % of the votes; two of these
    hold at least 80 % together. A valley is a choice between them with at most half the votes of
    the highest choice on either side of it.

    This rule is the product's own, because A alone misses two camps: two niveaus apart,
    (0, 6, 0, 6, 0) has 0.167, and three groups at the ends and the middle have less than -0.1.

    Args:
        votes: Votes per choice in the order of the scale; one vote or more.
    """
    total = sum(votes)
    for valley in range(1, len(votes) - 1):
        below, above = votes[:valley], votes[valley + 1 :]
        if 2 * votes[valley] > min(max(below), max(above)):
            continue
        one, other = _largest_camp(below), _largest_camp(above)
        if at_least(min(one, other), total, CAMP) and at_least(one + other, total, BOTH_CAMPS):
            return True
    return False


def _largest_camp(votes: Sequence[int]) -> int:
    """The most votes that a choice and its upper neighbour, if it has one, hold together."""
    return max(sum(votes[choice : choice + 2]) for choice in range(len(votes)))


@dataclass(frozen=True, slots=True)
class Summary:
    """One round in figures: votes, agreement A (-1 to 1) with its word, and the median."""

    votes: int
    agreement: float
    harmony: Harmony
    median: tuple[int, int]


def summary(counts: Counts, lowest: int = LOWEST, highest: int = HIGHEST) -> Summary | None:
    """The figures of one round on an ordinal scale, or None without votes.

    Args:
        counts: Votes per choice.
        lowest: The lowest choice there was: 0, or 1 for a scale without floor.
        highest: The highest choice there was; the agreement is taken over `lowest` to `highest`.

    Raises:
        ValueError: The scale has fewer than three choices, or a vote is not on it.
    """
    votes = on_scale(counts, lowest, highest)
    value = agreement(votes)
    middle = median(counts)
    if middle is None or value is None:
        return None
    total = sum(votes)
    if total == 1:
        word = Harmony.SINGLE
    else:
        spread = sum(vote > 0 for vote in votes) >= 3 and 2 * max(votes) <= total
        word = harmony(value, camps=in_camps(votes), spread=spread)
    return Summary(votes=total, agreement=value, harmony=word, median=middle)


class Lean(Enum):
    """To how many sides a group leans."""

    ONE_SIDE = "one side"
    TWO_SIDES = "two sides"
    MORE_SIDES = "more sides"


def lean(counts: Counts) -> Lean | None:
    """To how many sides a group leans, or None without votes.

    ONE_SIDE when one side holds 70 % of the votes or more; TWO_SIDES when two sides hold all of
    them; MORE_SIDES otherwise.

    Raises:
        ValueError: A vote is not for one of the sides 1 to 4.
    """
    largest, second, *_ = sorted(on_scale(counts, LOWEST_SIDE, HIGHEST_SIDE), reverse=True)
    votes = sum(counts)
    if not votes:
        return None
    if at_least(largest, votes, MOST):
        return Lean.ONE_SIDE
    return Lean.TWO_SIDES if largest + second == votes else Lean.MORE_SIDES
