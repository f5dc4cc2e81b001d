"""Limits of a deck file that the types in `deck` cannot express."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from workshop_app.content.deck import Card, Deck, Exercise, Programme, Slide, Transfer


@dataclass(frozen=True, slots=True)
class Count:
    """The allowed length of a list: from `low` to `high`; `high` is None if there is no maximum.

    With `may_be_none` the list may also be empty.
    """

    low: int
    high: int | None = None
    may_be_none: bool = False

    def has(self, number: int) -> bool:
        """Whether a list of this length is allowed."""
        if number == 0:
            return self.low == 0 or self.may_be_none
        return self.low <= number and (self.high is None or number <= self.high)


Field = tuple[type[msgspec.Struct], str]

COUNTS: dict[Field, Count] = {
    (Deck, "cards"): Count(1),
    (Card, "debrief"): Count(1),
    (Card, "behaviours"): Count(1, 4),
    (Card, "sides"): Count(2, 4, may_be_none=True),
    (Card, "audience"): Count(1),
    (Transfer, "behaviours"): Count(1, 2),
    (Slide, "points"): Count(1, 6),
    (Exercise, "prompts"): Count(1, 5),
    (Programme, "steps"): Count(1),
}
"""The allowed lengths of the lists that have a limit."""

ALL_DIFFERENT: frozenset[Field] = frozenset({(Card, "keywords"), (Card, "audience")})
"""The lists that must not contain duplicates."""

LONGEST: dict[Field, int] = {(Exercise, "question"): 200}
"""The most characters of optional texts; the other texts have their limit in their type."""
