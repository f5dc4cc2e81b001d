"""Two votes compared: round 1 with round 2, and where a team is now with where it must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.results.agreement import Summary, summary
from workshop_app.results.tally import Counts, check_choice, mean_change, on_scale


@dataclass(frozen=True, slots=True)
class Shift:
    """From round 1 to round 2 of one vote on an ordinal scale.

    `agreement` is the change of A, -2 to 2, None for a scale with fewer than three choices; `mean`
    is the change of the mean choice, -5 to 5. `on_reference` holds the votes on the reference
    niveau before and after, None without a reference. `moved` is explained at the function.
    """

    agreement: float | None
    mean: float
    on_reference: tuple[int, int] | None
    moved: int


def moved(before: Counts, after: Counts) -> int:
    """The least number of votes that must have changed between two rounds.

    A changed vote moves from one choice to another, so this is the larger of what all
    choices lost together and what they gained together. It is a lower bound: two people who swap
    choices are not detected. When one round has more votes, those that came or stayed away count as
    well, each as one. Holds for the sides of a dilemma too.

    Returns:
        0 for equal counts, at most the votes of the larger round.
    """
    changes = [new - old for old, new in zip(before, after, strict=True)]
    gained = sum(change for change in changes if change > 0)
    lost = -sum(change for change in changes if change < 0)
    return max(gained, lost)


def shift(
    before: Counts, after: Counts, lowest: int, highest: int, reference: int | None
) -> Shift | None:
    """The shift between two rounds, or None when either has no votes.

    Args:
        before: Votes per choice in round 1.
        after: Votes per choice in round 2.
        lowest: The lowest choice there was.
        highest: The highest choice there was.
        reference: The niveau of the reference, or None where there is none.

    Not for the sides of a dilemma, which have no order: use `moved`.

    Raises:
        ValueError: There is no such scale, or a vote or the reference is not on it.
    """
    on_scale(before, lowest, highest)
    on_scale(after, lowest, highest)
    if reference is not None:
        check_choice(reference, lowest, highest)
    change = mean_change(before, after)
    if change is None:
        return None
    return Shift(
        agreement=_agreement_change(before, after, lowest, highest),
        mean=change,
        on_reference=None if reference is None else (before[reference], after[reference]),
        moved=moved(before, after),
    )


def _agreement_change(before: Counts, after: Counts, lowest: int, highest: int) -> float | None:
    if highest - lowest < 2:
        return None
    first, second = summary(before, lowest, highest), summary(after, lowest, highest)
    if first is None or second is None:
        return None
    return second.agreement - first.agreement


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
        ValueError: The scale has fewer than three choices, or a vote is not on it.
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
