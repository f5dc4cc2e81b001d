"""Counts of votes per niveau, and what can be read from them."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.staircase import HIGHEST
from workshop_app.results.agreement import agreement

Counts = tuple[int, int, int, int, int, int]
"""Votes per niveau, 0 to 5."""

NO_VOTES: Counts = (0, 0, 0, 0, 0, 0)


def with_votes(counts: Counts, niveau: int, by: int) -> Counts:
    """The counts with `by` votes more (or fewer) for one niveau.

    Raises:
        ValueError: The count would fall below zero.
    """
    changed = list(counts)
    changed[niveau] += by
    if changed[niveau] < 0:
        raise ValueError(f"fewer than no votes for niveau {niveau}")
    return (changed[0], changed[1], changed[2], changed[3], changed[4], changed[5])


def median(counts: Counts) -> tuple[int, int] | None:
    """The middle vote as a pair of niveaus, equal unless an even group is split there."""
    total = sum(counts)
    if total == 0:
        return None
    return _niveau_of_vote(counts, (total - 1) // 2), _niveau_of_vote(counts, total // 2)


def _niveau_of_vote(counts: Counts, rank: int) -> int:
    """The niveau of the vote with this rank, counted from 0 upward from the lowest niveau."""
    seen = 0
    for niveau, count in enumerate(counts):
        seen += count
        if rank < seen:
            return niveau
    raise ValueError(f"there is no vote number {rank}")


@dataclass(frozen=True, slots=True)
class Summary:
    """One round in figures: votes, agreement A (-1 to 1) and the middle vote."""

    votes: int
    agreement: float
    median: tuple[int, int]


def summary(counts: Counts, lowest: int = 0) -> Summary | None:
    """The figures of one round, or None without votes.

    Args:
        counts: Votes per niveau.
        lowest: The lowest niveau that could be chosen, 0 or 1; the agreement is taken over the
            niveaus from there to 5.
    """
    middle = median(counts)
    value = agreement(counts[lowest : HIGHEST + 1])
    if middle is None or value is None:
        return None
    return Summary(votes=sum(counts), agreement=value, median=middle)
