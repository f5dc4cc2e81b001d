"""Whether a group learned: how many of its votes are on the duiding, before, after, elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.results.tally import Counts

Judged = tuple[Counts, int]
"""The votes on a behaviour, and the niveau of its duiding."""


@dataclass(frozen=True, slots=True)
class OnReference:
    """Votes on the duiding, out of all votes. `votes` may be 0: then nothing can be said."""

    on: int
    votes: int


@dataclass(frozen=True, slots=True)
class Learned:
    """A card and its transfer compared.

    Args:
        first: The card's first round, before the talk.
        second: Its second round, after the talk.
        transfer: The other situation, voted on once.
    """

    first: OnReference
    second: OnReference
    transfer: OnReference


def on_reference(judged: Iterable[Judged]) -> OnReference:
    """The votes on the duiding of some behaviours, taken together."""
    on = votes = 0
    for counts, niveau in judged:
        on += counts[niveau]
        votes += sum(counts)
    return OnReference(on, votes)
