"""Counts of votes per choice, and the figures that follow from them directly.

A choice is a niveau of the staircase (0 to 5, or 1 to 5 for a card without floor), a point of a
statement or an evaluation (1 to 5), or a side of a dilemma (1 to 4).
"""

from __future__ import annotations

from workshop_app.content.staircase import HIGHEST, LOWEST

Counts = tuple[int, int, int, int, int, int]
"""Votes per choice, 0 to 5; a choice that a scale lacks has none."""

NO_VOTES: Counts = (0, 0, 0, 0, 0, 0)


def with_votes(counts: Counts, choice: int, by: int) -> Counts:
    """The counts with `by` votes more (or fewer) for one choice.

    Raises:
        ValueError: There is no such choice, or the count would fall below zero.
    """
    check_choice(choice)
    changed = list(counts)
    changed[choice] += by
    if changed[choice] < 0:
        raise ValueError(f"fewer than no votes for choice {choice}")
    return (changed[0], changed[1], changed[2], changed[3], changed[4], changed[5])


def add_up(*counts: Counts) -> Counts:
    """The votes of several counts together; none gives no votes."""
    sums = [sum(votes) for votes in zip(NO_VOTES, *counts, strict=True)]
    return (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5])


def check_choice(choice: int, lowest: int = LOWEST, highest: int = HIGHEST) -> None:
    """Refuse a choice that is not on its scale.

    Raises:
        ValueError: The choice is not one of `lowest` to `highest`.
    """
    if not lowest <= choice <= highest:
        raise ValueError(f"choice {choice} is not on a scale of {lowest} to {highest}")


def on_scale(counts: Counts, lowest: int, highest: int) -> tuple[int, ...]:
    """The votes per choice of one scale, from `lowest` up to and including `highest`.

    Raises:
        ValueError: `lowest` to `highest` is no scale within 0 to 5, or a vote is not on it.
    """
    if not LOWEST <= lowest < highest <= HIGHEST:
        raise ValueError(f"{lowest} to {highest} is no scale")
    votes = counts[lowest : highest + 1]
    if sum(votes) != sum(counts):
        raise ValueError(f"votes off a scale of {lowest} to {highest}: {counts!r}")
    return votes


def median(counts: Counts) -> tuple[int, int] | None:
    """The median as a pair of choices, equal unless an even group is split there."""
    total = sum(counts)
    if total == 0:
        return None
    return _choice_of_vote(counts, (total - 1) // 2), _choice_of_vote(counts, total // 2)


def _choice_of_vote(counts: Counts, rank: int) -> int:
    """The choice of the vote with this rank, counted from 0 upward from the lowest choice."""
    seen = 0
    for choice, count in enumerate(counts):
        seen += count
        if rank < seen:
            return choice
    raise ValueError(f"there is no vote number {rank}")


def mean(counts: Counts) -> float | None:
    """The mean choice, 0 to 5, or None without votes. Only meaningful on an ordinal scale."""
    total = sum(counts)
    return _weight(counts) / total if total else None


def mean_change(before: Counts, after: Counts) -> float | None:
    """The mean choice after less the one before, -5 to 5; None without votes in either.

    Divided once, so that equal changes are equal numbers: 10/3 less 7/3 is 1, as is 4/3 less 1/3.
    """
    votes_before, votes_after = sum(before), sum(after)
    if not votes_before or not votes_after:
        return None
    change = _weight(after) * votes_before - _weight(before) * votes_after
    return change / (votes_before * votes_after)


def _weight(counts: Counts) -> int:
    return sum(choice * count for choice, count in enumerate(counts))


def percent(part: int, whole: int) -> int:
    """The share in whole percents, 0 to 100, halves rounded up. Shown beside the count.

    Raises:
        ValueError: `whole` is not one or more, or `part` is not 0 to `whole`.
    """
    _check_share(part, whole)
    return (200 * part + whole) // (2 * whole)


def at_least(part: int, whole: int, bound: int) -> bool:
    """Whether the share is `bound` percent or more, exactly.

    In floating point 7 of 10 may fall just short of 70 %; in whole numbers it never does.

    Raises:
        ValueError: `whole` is not one or more, or `part` is not 0 to `whole`.
    """
    _check_share(part, whole)
    return 100 * part >= bound * whole


def _check_share(part: int, whole: int) -> None:
    if whole < 1 or not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
