"""Whether a group stands in two camps.

The product's own rule, since the agreement A alone misses them: two niveaus apart, (0, 6, 0, 6, 0)
has 0.167, and three groups at the ends and the middle of the scale have less than -0.1.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.results.share import at_least

CAMP = 25
"""Percent of the votes that makes a camp."""

BOTH_CAMPS = 80
"""Percent of the votes that two camps hold together: what is left is too small for a third."""


def in_camps(votes: Sequence[int]) -> bool:
    """Whether there are two camps on both sides of a valley.

    A camp is one choice, or two neighbouring ones, with at least 25 % of the votes; two of these
    hold at least 80 % together. A valley is a choice between them with at most half the votes of
    the highest choice on either side of it.

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
