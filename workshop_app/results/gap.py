"""Onze eigen trap: where a team stands now, beside where it must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.results.tally import Counts, Summary, mean_change, summary


@dataclass(frozen=True, slots=True)
class Gap:
    """Two votes on the same staircase.

    `difference` is the mean niveau needed less the mean niveau now, -5 to 5: positive when the
    team has steps to climb.
    """

    now: Summary
    needed: Summary
    difference: float


def gap(now: Counts, needed: Counts, lowest: int, highest: int) -> Gap | None:
    """The gap between two votes, or None when either has no votes.

    Raises:
        ValueError: The scale has fewer than three choices, or a vote lies off it.
    """
    figures_now, figures_needed = summary(now, lowest, highest), summary(needed, lowest, highest)
    difference = mean_change(now, needed)
    if figures_now is None or figures_needed is None or difference is None:
        return None
    return Gap(figures_now, figures_needed, difference)


def widest(gaps: Mapping[str, Gap], most: int) -> tuple[str, ...]:
    """The ids of the widest gaps, widest first and at most `most`; ties in the order given.

    A team that stands higher than needed has a gap below zero, so that comes last.

    Raises:
        ValueError: `most` is below zero.
    """
    if most < 0:
        raise ValueError(f"at most {most} gaps")
    return tuple(sorted(gaps, key=lambda name: -gaps[name].difference)[:most])
