"""How many of something a deck file may have: what the types of `deck` cannot say by themselves."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from workshop_app.content.deck import Card, Deck, Exercise, Programme, Slide, Transfer


@dataclass(frozen=True, slots=True)
class Count:
    """From `low` to `high` things in a list; `high` is None where there is no end to it.

    With `may_be_none` the list may also be empty.
    """

    low: int
    high: int | None = None
    may_be_none: bool = False

    def has(self, number: int) -> bool:
        """Whether a list of so many is right."""
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
"""How many there may be in the lists that have a limit."""

ALL_DIFFERENT: frozenset[Field] = frozenset({(Card, "keywords"), (Card, "audience")})
"""The lists in which nothing may stand twice."""

LONGEST: dict[Field, int] = {(Exercise, "question"): 200}
"""Characters in a text that may also be left out; the other texts have their limit in their type."""
