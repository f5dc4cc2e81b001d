"""Hiding how the ballots of a round are split, until the room has seen the result.

Seeing the split before and after a single ballot reveals what that voter chose; comparing two
exports would reveal it too. So the split appears nowhere until its result has been revealed: not
on the console, not in a handout and not in an exported file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.results.tally import NO_VOTES
from workshop_app.session.state import Round, RoundKey, State


def concealed(state: State) -> State:
    """The state with sealed ballots replaced by their total number.

    Everything that is shown, printed or exported is made from this state, so that no split leaks.
    """
    if not any(round_.is_sealed for round_ in state.rounds.values()):
        return state
    rounds: Mapping[RoundKey, Round] = {
        key: _without_split(round_) if round_.is_sealed else round_
        for key, round_ in state.rounds.items()
    }
    return replace(state, rounds=rounds)


def _without_split(round_: Round) -> Round:
    return replace(round_, ballots=NO_VOTES, in_box=round_.in_box + sum(round_.ballots))
