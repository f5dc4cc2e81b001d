"""Votes given per table: one choice for each table, agreed on at the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.results.tally import NO_VOTES, Counts, with_votes


@dataclass(frozen=True, slots=True)
class Move:
    """A table that chose differently the second time."""

    table: int
    before: int
    after: int


def counts_of(tables: Mapping[int, int]) -> Counts:
    """The votes per choice, one for each table.

    Args:
        tables: The choice of each table, by table number.

    Raises:
        ValueError: A table has a choice that is not 0 to 5.
    """
    counts = NO_VOTES
    for choice in tables.values():
        counts = with_votes(counts, choice, 1)
    return counts


def standing(tables: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """The numbers of the tables at each choice that has any, choices and numbers ascending."""
    return {
        choice: tuple(sorted(table for table, chosen in tables.items() if chosen == choice))
        for choice in sorted(set(tables.values()))
    }


def moves(before: Mapping[int, int], after: Mapping[int, int]) -> tuple[Move, ...]:
    """The tables that chose differently, by ascending number.

    A table with a vote in only one of the rounds did not move: nothing is known of the other.
    """
    return tuple(
        Move(table, before[table], after[table])
        for table in sorted(before.keys() & after.keys())
        if before[table] != after[table]
    )
