"""What is a secret until the room sees it: how the ballots of a round are split.

A trainer who sees the split before and after a single ballot knows what that voter chose, and so
does whoever compares two exports. So a split is shown nowhere until its result has been revealed:
not on the console, not on paper, and not in a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.results.tally import NO_VOTES
from workshop_app.session.state import Round, RoundKey, State


def concealed(state: State) -> State:
    """The state without the split of any ballots that are still sealed, only their number.

    What is shown, printed or exported is made of this, so that the secret cannot leak from there.
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
