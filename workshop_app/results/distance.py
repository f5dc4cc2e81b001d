"""How far a group lies from the duiding.

Agreeing is not being right, so this stands beside the agreement. It is told of the group and
never of a person: all it is given is counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.results.tally import Counts, check_choice


@dataclass(frozen=True, slots=True)
class Distance:
    """The votes of one group beside the reference niveau; one vote or more.

    `stricter`, `same` and `milder` count the votes below, on and above it: who sees a lower niveau
    than the duiding judges more strictly. `mean` is the mean distance in niveaus, -5 to 5,
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

    @property
    def share(self) -> float:
        """The share of votes on the reference niveau, 0 to 1."""
        return self.same / self.votes


def distance(counts: Counts, reference: int) -> Distance | None:
    """The group's distance to the reference niveau, or None without votes.

    Args:
        counts: Votes per niveau.
        reference: The niveau of the duiding, 0 to 5.

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
