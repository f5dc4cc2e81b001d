"""Analysis of the votes of the current round, for the trainer's debrief. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.scale import ScaleKind
from workshop_app.results.advice import Pattern, pattern
from workshop_app.results.agreement import Lean, lean
from workshop_app.results.comparison import Shift, moved, shift
from workshop_app.results.reference import Distance, distance
from workshop_app.session.items import Contents, ItemKind, PollFlow
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.state import RoundState, State

COMPARED = (ScaleKind.NIVEAUS, ScaleKind.STATEMENT)
"""The scales on which the distribution of a group's votes has a meaning."""


@dataclass(frozen=True, slots=True)
class RoundAnalysis:
    """The analysis of a closed round; fields that do not apply to it are None.

    Args:
        pattern: How the votes are distributed over a scale.
        lean: To how many sides of a dilemma the group leans.
        distance: How far the group is from the reference.
        shift: What the talk changed on a scale, in a second round.
        moved: The least number of votes that the talk changed, in a second round.
        alone: Whether some choice has the vote of a single person; the trainer should not ask
            about it, as that would single the person out.
    """

    pattern: Pattern | None = None
    lean: Lean | None = None
    distance: Distance | None = None
    shift: Shift | None = None
    moved: int | None = None
    alone: bool = False


def analyse_round(contents: Contents, state: State) -> RoundAnalysis | None:
    """Analyse the current round.

    Returns:
        The analysis; None if the round is open, sealed or without votes, or if a poll of this
        kind is not analysed.
    """
    item = current_item(contents, state)
    round_ = current_round(contents, state)
    if item.poll is None or round_ is None or round_.state is RoundState.OPEN or not round_.votes:
        return None
    if round_.is_sealed:
        return None
    if item.poll.flow is not PollFlow.TALK_BETWEEN and item.kind is not ItemKind.BEHAVIOUR:
        return None
    scale, counts, duiding = item.poll.scale, round_.counts, item.poll.reference
    first = state.round_at(item.id, 1)
    talked = state.position.round == 2 and first.votes > 0 and not first.is_sealed
    change = moved(first.counts, counts) if talked else None
    if scale.kind not in COMPARED:
        return RoundAnalysis(lean=lean(counts), moved=change)
    reference = duiding.niveau if duiding is not None else None
    return RoundAnalysis(
        pattern=pattern(counts, reference, scale.lowest, scale.highest),
        distance=distance(counts, reference) if reference is not None else None,
        shift=shift(first.counts, counts, scale.lowest, scale.highest, reference)
        if talked
        else None,
        moved=change,
        alone=1 in counts and len(round_.tables) < round_.votes,
    )
