"""Advice to the trainer on a result: whether to vote again, and which question to ask.

It does not judge the group.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workshop_app.results.agreement import Harmony, summary
from workshop_app.results.tally import Counts, check_choice, percent


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The bounds of the rule of thumb, in whole percents of votes on the reference niveau.

    Source of 30 and 70: the rule of thumb of peer instruction, after E. Mazur.

    Raises:
        ValueError: Not 0 < low < high < 100.
    """

    low: int = 30
    high: int = 70

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high < 100:
            raise ValueError(f"no thresholds: {self.low} and {self.high} percent")


class Band(Enum):
    """What to do next, by the share of votes on the reference niveau."""

    EXPLAIN = "explain"
    """Explain again, then vote: strictly under the low threshold."""
    TALK = "talk"
    """Talk in pairs, then vote again: from the low up to and including the high threshold."""
    CLARIFY = "clarify"
    """Clarify and go on: strictly above the high threshold."""


class Pattern(Enum):
    """How the votes of a group are distributed; it determines the questions of the debrief.

    docs/advice.md has the bounds and the text of each.
    """

    SINGLE = "single"
    """One vote."""
    AGREED = "agreed"
    """Close together; there is no reference to compare with."""
    AGREED_ON = "agreed on"
    """Close together, with more than half of the votes on the reference niveau."""
    AGREED_NEAR = "agreed near"
    """Close together, with a quarter to a half of the votes on the reference niveau."""
    AGREED_OFF = "agreed off"
    """Close together, with less than a quarter of the votes on the reference niveau."""
    CAMPS = "camps"
    """Two camps with a valley between them."""
    DIVIDED = "divided"
    """Neither close together nor in two camps."""
    SPREAD = "spread"
    """As divided, and over most of the scale."""


class NextStep(Enum):
    """What to do after the first of two rounds."""

    EXPLAIN = "explain"
    """Explain the niveaus again, then vote again."""
    TALK = "talk"
    """Let people talk, then vote again."""
    SKIP = "skip"
    """The second round can be skipped: most votes are on the reference, and close together."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice on one round, with the counts it is based on."""

    band: Band
    pattern: Pattern
    on_reference: int
    votes: int

    @property
    def percent(self) -> int:
        """The share of votes on the reference niveau in whole percents, 0 to 100, to show.

        The band does not follow from this rounded figure: 8 of 27 shows as 30 and is under it.
        """
        return percent(self.on_reference, self.votes)

    @property
    def next_step(self) -> NextStep:
        """What to do after the first of two rounds; never against the pattern."""
        if self.band is Band.CLARIFY and self.pattern is Pattern.AGREED_ON:
            return NextStep.SKIP
        return NextStep.EXPLAIN if self.band is Band.EXPLAIN else NextStep.TALK


def advice(
    counts: Counts, reference: int, lowest: int, highest: int, thresholds: Thresholds
) -> Advice | None:
    """The advice on one round, or None without votes.

    Args:
        counts: Votes per niveau.
        reference: The niveau of the reference.
        lowest: The lowest niveau that could be chosen, 0 or 1.
        highest: The highest niveau that could be chosen.
        thresholds: The bounds of the bands, as the trainer set them.

    Raises:
        ValueError: The scale has fewer than three choices, or a vote or the reference is not on it.
    """
    found = pattern(counts, reference, lowest, highest)
    if found is None:
        return None
    on_reference, votes = counts[reference], sum(counts)
    return Advice(_band(on_reference, votes, thresholds), found, on_reference, votes)


def _band(on_reference: int, votes: int, thresholds: Thresholds) -> Band:
    # Multiplied out: as a quotient, 3 of 10 might fall on either side of 30 %.
    if 100 * on_reference < thresholds.low * votes:
        return Band.EXPLAIN
    if 100 * on_reference > thresholds.high * votes:
        return Band.CLARIFY
    return Band.TALK


def pattern(counts: Counts, reference: int | None, lowest: int, highest: int) -> Pattern | None:
    """The pattern of one round on an ordinal scale, or None without votes.

    Votes are close together when `harmony` says MOSTLY or UNITED; `agreement.in_camps` defines two
    camps.

    Args:
        counts: Votes per choice; not for the sides of a dilemma, which have no order.
        reference: The niveau of the reference, or None where there is none.
        lowest: The lowest choice there was.
        highest: The highest choice there was.

    Raises:
        ValueError: The scale has fewer than three choices, or a vote or the reference is not on it.
    """
    if reference is not None:
        check_choice(reference, lowest, highest)
    figures = summary(counts, lowest, highest)
    if figures is None:
        return None
    match figures.harmony:
        case Harmony.SINGLE:
            return Pattern.SINGLE
        case Harmony.CAMPS:
            return Pattern.CAMPS
        case Harmony.DIVIDED:
            return Pattern.DIVIDED
        case Harmony.SPREAD:
            return Pattern.SPREAD
        case Harmony.MOSTLY | Harmony.UNITED:
            return _agreed(counts, reference)


def _agreed(counts: Counts, reference: int | None) -> Pattern:
    """The pattern of votes that are close together."""
    if reference is None:
        return Pattern.AGREED
    on_reference, votes = counts[reference], sum(counts)
    if 2 * on_reference > votes:
        return Pattern.AGREED_ON
    return Pattern.AGREED_NEAR if 4 * on_reference >= votes else Pattern.AGREED_OFF
