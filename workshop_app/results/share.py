"""Shares of a group, compared and rounded in whole numbers.

In floating point 7 of 10 may fall just short of 70 %; here it never does.
"""

from __future__ import annotations


def percent(part: int, whole: int) -> int:
    """The share in whole percents, 0 to 100, halves rounded up. To show beside the count.

    Raises:
        ValueError: `whole` is not one or more, or `part` is not 0 to `whole`.
    """
    _check(part, whole)
    return (200 * part + whole) // (2 * whole)


def at_least(part: int, whole: int, bound: int) -> bool:
    """Whether the share is `bound` percent or more, exactly.

    Raises:
        ValueError: `whole` is not one or more, or `part` is not 0 to `whole`.
    """
    _check(part, whole)
    return 100 * part >= bound * whole


def _check(part: int, whole: int) -> None:
    if whole < 1 or not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
