"""The votes of a group compared with the reference niveau, for one round and for several together.

High agreement does not mean a match with the reference, so both are shown. These figures are about the
group and never about a person: their only input is counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.results.tally import Counts, check_choice

Judged = tuple[Counts, int]
"""The votes on a behaviour, and the niveau of its duiding."""


@dataclass(frozen=True, slots=True)
class Distance:
    """The votes of one group beside the reference niveau; one vote or more.

    `stricter`, `same` and `milder` count the votes below, on and above it: a group that chooses a
    lower niveau than the reference judges more strictly. `mean` is the mean distance in niveaus, -5 to 5,
    negative for a stricter group.
    """

    stricter: int
    same: int
    milder: int
    mean: float

    @property
    def votes(self) -> int:
        """The number of votes, one or more."""
        return self.stricter + self.same + self.milder


def distance(counts: Counts, reference: int) -> Distance | None:
    """The group's distance to the reference niveau, or None without votes.

    Args:
        counts: Votes per niveau.
        reference: The niveau of the reference, 0 to 5.

    Raises:
        ValueError: The reference is not on the staircase.
    """
    check_choice(reference)
    votes = sum(counts)
    if not votes:
        return None
    steps = sum((niveau - reference) * count for niveau, count in enumerate(counts))
    return Distance(
        stricter=sum(counts[:reference]),
        same=counts[reference],
        milder=sum(counts[reference + 1 :]),
        mean=steps / votes,
    )


@dataclass(frozen=True, slots=True)
class OnReference:
    """Votes on the reference, out of all votes. `votes` may be 0; there is then no share."""

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
