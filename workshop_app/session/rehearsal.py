"""A rehearsal: run through a programme with simulated voters from a seeded random generator."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from workshop_app.i18n import gettext, gettext_noop
from workshop_app.session.collecting import entries_at
from workshop_app.session.commands import (
    AddEntry,
    CastBallot,
    ChangeCount,
    Command,
    Next,
    Refused,
    SetTableVote,
)
from workshop_app.session.items import Contents, Poll, PollFlow
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.rules import apply
from workshop_app.session.state import RoundState, Stage, State, VotingMethod
from workshop_app.session.voting import expected_votes

MADE_UP_WORDS = (
    gettext_noop("Eerst vragen wat iemand nodig heeft"),
    gettext_noop("Een collega erbij halen als ik het niet weet"),
    gettext_noop("Na een week zelf even terugbellen"),
)
"""The entries of a simulated group, in Dutch."""


class VoterPattern(StrEnum):
    """How simulated votes are distributed over the scale."""

    AGREED = "agreed"
    CAMPS = "camps"
    SPREAD = "spread"


class SimulatedVoters:
    """The simulated voters of a rehearsal; the same seed gives the same votes."""

    def __init__(self, pattern: VoterPattern, seed: int) -> None:
        self.pattern = pattern
        self._chance = random.Random(seed)  # noqa: S311 - not used for security

    def choices(self, poll: Poll, number: int, voters: int) -> list[int]:
        """The choice of each voter in a round, in the order of voting.

        In a second round, after the talk, the choices are closer together.
        """
        anchor = self._anchor(poll, number)
        return [self._choice(poll, number, anchor) for _ in range(voters)]

    def _anchor(self, poll: Poll, number: int) -> int:
        if poll.reference is not None:
            return poll.reference.niveau
        if poll.flow is PollFlow.NOW_AND_NEEDED:
            return 2 if number == 1 else 4
        # The same in both rounds: one talk does not change the opinion of a whole group.
        return poll.scale.lowest + len(poll.asked[0]) % len(poll.scale.options)

    def _choice(self, poll: Poll, number: int, anchor: int) -> int:
        scale = poll.scale
        match self.pattern:
            case VoterPattern.AGREED:
                vote = self._near(anchor, 0.7 if number == 1 else 0.4)
            case VoterPattern.CAMPS:
                middle = (scale.lowest + scale.highest) / 2
                other = scale.lowest if anchor > middle else scale.highest
                camp = anchor if self._chance.random() < (0.5 if number == 1 else 0.65) else other
                vote = self._near(camp, 0.3)
            case VoterPattern.SPREAD:
                moved = number == 2 and self._chance.random() < 0.5
                vote = (
                    self._near(anchor, 0.8)
                    if moved
                    else self._chance.randint(scale.lowest, scale.highest)
                )
        return min(max(vote, scale.lowest), scale.highest)

    def _near(self, anchor: int, spread: float) -> int:
        return round(self._chance.gauss(anchor, spread))


def vote_command(state: State, method: VotingMethod, voter: int, choice: int) -> Command:
    """The command for the vote of a simulated voter, numbered from 0, with a voting method."""
    match method:
        case VotingMethod.SHOW_OF_HANDS:
            return ChangeCount(choice)
        case VotingMethod.BALLOT_BOX:
            return CastBallot(choice)
        case VotingMethod.TABLES:
            return SetTableVote(voter % max(state.tables, 1) + 1, choice)


def rehearsal_commands(
    contents: Contents, state: State, voters: SimulatedVoters, now: datetime
) -> Iterator[Command]:
    """Yield the commands that take a workshop from its current position to its end.

    They vote in every round. The effect of each command is computed with
    the rules of a real workshop, all at the moment `now`.
    """
    while True:
        for command in _here(contents, state, voters):
            state = apply(contents, state, command, now)
            yield command
        try:
            state = apply(contents, state, Next(), now)
        except Refused:
            return
        yield Next()


def rehearsed(contents: Contents, state: State, voters: SimulatedVoters, now: datetime) -> State:
    """Return the state at the end of a rehearsal."""
    for command in rehearsal_commands(contents, state, voters, now):
        state = apply(contents, state, command, now)
    return state


def _here(contents: Contents, state: State, voters: SimulatedVoters) -> Iterator[Command]:
    """Yield the commands to give at the current position, before going on."""
    item = current_item(contents, state)
    round_ = current_round(contents, state)
    stage, number = state.position.stage, state.position.round
    if item.collects and not entries_at(state, item):
        yield from (AddEntry(gettext(words)) for words in MADE_UP_WORDS)
    if item.poll is None or round_ is None:
        return
    if stage is Stage.VOTE and round_.state is RoundState.OPEN and not round_.votes:
        expected = expected_votes(state, round_)
        for voter, choice in enumerate(voters.choices(item.poll, number, expected)):
            yield vote_command(state, round_.method, voter, choice)
