"""A rehearsal: any programme is completed with made-up voters."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.samples import (
    DILEMMA,
    END,
    EVERYTHING,
    LOBBY,
    LOOK_BACK,
    NOON,
    PAIRS,
    PAUSE,
    PLEDGES,
    STAIRS,
    TIME,
    TRAIN,
    TRANSFER,
    MemoryStore,
    TickingClock,
    after,
    contents,
    own_deck,
    start,
    votes,
    workshop,
)
from workshop_app.content.deck import Deck
from workshop_app.results.advice import Pattern, pattern
from workshop_app.results.agreement import summary
from workshop_app.results.tables import counts_of
from workshop_app.session.commands import (
    AddEntry,
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    MoveStep,
    Next,
    RepeatStep,
    SetTables,
    SetTableVote,
    SkipStep,
    ToggleCurtain,
)
from workshop_app.session.items import Poll
from workshop_app.session.live import LiveSession
from workshop_app.session.rehearsal import (
    MADE_UP_WORDS,
    SimulatedVoters,
    VoterPattern,
    rehearsal_commands,
    vote_command,
)
from workshop_app.session.state import (
    Curtain,
    Place,
    Position,
    RoundKey,
    RoundState,
    State,
    VotingMethod,
)
from workshop_app.session.step import find_step

SEED = 7


def given_commands(
    state: State, pattern: VoterPattern, seed: int = SEED, deck: Deck | None = None
) -> Iterator[Command]:
    """The commands of a rehearsal that starts from this state."""
    return rehearsal_commands(contents(deck), state, SimulatedVoters(pattern, seed), NOON)


def rehearsed(
    state: State,
    pattern: VoterPattern = VoterPattern.AGREED,
    seed: int = SEED,
    deck: Deck | None = None,
) -> State:
    """The last state of a rehearsal; assert that none of its commands is refused."""
    session = LiveSession(workshop(deck=deck), state, MemoryStore(state), TickingClock())
    for command in given_commands(state, pattern, seed, deck):
        assert session.do(command).refusal is None, command
    return session.snapshot.state


def all_rounds(state: State, deck: Deck | None = None) -> set[RoundKey]:
    """All rounds of a programme, except those of skipped steps."""
    return {
        RoundKey(step.id, item.id, number)
        for step in state.steps
        if not step.skipped
        for item in contents(deck).items(step)
        if item.poll is not None
        for number in range(1, item.poll.rounds + 1)
    }


def assert_ended(state: State, expected: int, deck: Deck | None = None) -> None:
    """Assert that the workshop is at its end, with `expected` votes and a result in every round."""
    last = [step for step in state.steps if not step.skipped][-1]
    assert state.position == Position(last.id, len(contents(deck).items(last)) - 1)
    assert state.rounds.keys() == all_rounds(state, deck)
    assert {round_.votes for round_ in state.rounds.values()} == {expected}
    assert {round_.state for round_ in state.rounds.values()} == {RoundState.REVEALED}


# ------------------------------------------------------------------ to the end


@given(
    st.integers(), st.sampled_from(VoterPattern), st.sampled_from(VotingMethod), st.integers(1, 20)
)
@settings(max_examples=25)
def test_a_rehearsal_votes_on_everything_and_ends_at_the_end(
    seed: int, pattern: VoterPattern, method: VotingMethod, participants: int
) -> None:
    state = replace(start(), participants=participants, method=method, tables=3)
    end = rehearsed(state, pattern, seed)
    assert_ended(end, 3 if method is VotingMethod.TABLES else participants)
    assert {round_.method for round_ in end.rounds.values()} == {method}


@pytest.mark.parametrize("programme", ["", *(p.id for p in own_deck().programmes)])
@pytest.mark.parametrize("method", VotingMethod)
def test_every_programme_of_the_own_deck_can_be_rehearsed(
    programme: str, method: VotingMethod
) -> None:
    state = replace(start(programme, own_deck()), method=method, tables=4)
    end = rehearsed(state, VoterPattern.SPREAD, deck=own_deck())
    assert_ended(end, 4 if method is VotingMethod.TABLES else state.participants, own_deck())


def test_a_rehearsal_by_tables_uses_the_default_number_of_tables() -> None:
    state = after(ChangeVotingMethod(VotingMethod.TABLES))
    assert state.tables > 0
    assert_ended(rehearsed(state), state.tables)


@pytest.mark.parametrize(
    "changes",
    [
        (RepeatStep(LOBBY), RepeatStep(END)),
        (SkipStep(DILEMMA), SkipStep(END)),
        (MoveStep(END, -3), MoveStep(PLEDGES, -9)),
    ],
    ids=["repeated", "left out", "moved"],
)
def test_a_changed_programme_can_be_rehearsed(changes: tuple[Command, ...]) -> None:
    state = after(*changes)
    assert_ended(rehearsed(after(GoTo(state.steps[0].id), state=state)), state.participants)


def test_a_rehearsal_continues_from_the_current_position() -> None:
    state = after(GoTo(DILEMMA, 2), ToggleCurtain(Curtain.BLACK))
    end = rehearsed(state)
    assert end.position == Position(END, 1)
    assert {key.step for key in end.rounds} == {key.step for key in all_rounds(end)} - {
        *range(1, DILEMMA)
    }
    assert (DILEMMA, "sides", 1) not in end.rounds


def test_a_rehearsal_keeps_existing_votes() -> None:
    state = after(GoTo(LOBBY, 1), Next(), *votes(0, 3))
    end = rehearsed(state)
    assert end.rounds[RoundKey(LOBBY, "chat", 1)].counts == (3, 0, 0, 0, 0, 0)
    assert end.rounds[RoundKey(LOBBY, "chat", 2)].votes == state.participants


def test_a_rehearsal_adds_entries_where_there_are_none_yet() -> None:
    state = after(GoTo(TIME), AddEntry("ours"), GoTo(STAIRS))
    end = rehearsed(state)
    texts = {place: tuple(entry.text for entry in found) for place, found in end.entries.items()}
    assert texts == {
        Place(TIME, "time"): ("ours",),
        Place(PAIRS, "pairs"): MADE_UP_WORDS,
        Place(PLEDGES, "pledges"): MADE_UP_WORDS,
        Place(LOOK_BACK, "earlier"): MADE_UP_WORDS,
        Place(LOOK_BACK, "look-back"): MADE_UP_WORDS,
    }


def test_a_rehearsal_shows_every_reference_once() -> None:
    state = start()
    session = LiveSession(workshop(), state, MemoryStore(state), TickingClock())
    shown = [
        session.snapshot.state.position
        for command in given_commands(state, VoterPattern.AGREED)
        if session.do(command).state.reference_shown
    ]
    assert [(p.step, p.item, p.round) for p in shown] == [
        *[(LOBBY, 1, 2), (LOBBY, 2, 2), (TRAIN, 1, 2), (DILEMMA, 2, 2)],
        (TRANSFER, 1, 1),
    ]


def test_a_rehearsal_can_be_stopped_at_any_moment() -> None:
    state = start()
    session = LiveSession(workshop(), state, MemoryStore(state), TickingClock())
    for command in islice(given_commands(state, VoterPattern.CAMPS), 25):
        session.do(command)
    assert session.snapshot.state.position.step == LOBBY
    assert PAUSE > LOBBY


# ------------------------------------------------------------------ reproducibility


@pytest.mark.parametrize("pattern", VoterPattern)
def test_the_same_seed_gives_the_same_commands(pattern: VoterPattern) -> None:
    assert list(given_commands(start(), pattern)) == list(given_commands(start(), pattern))
    assert list(given_commands(start(), pattern)) != list(
        given_commands(start(), pattern, SEED + 1)
    )


def test_another_pattern_gives_other_votes() -> None:
    ends = [rehearsed(start(), pattern) for pattern in VoterPattern]
    assert all(one.rounds != other.rounds for one, other in pairwise(ends))


def test_a_seeded_rehearsal_does_not_depend_on_the_global_random_state() -> None:
    random.seed(1)
    first = list(given_commands(start(), VoterPattern.SPREAD))
    random.seed(2)
    assert list(given_commands(start(), VoterPattern.SPREAD)) == first


# ------------------------------------------------------------------ the patterns


def polls() -> list[Poll]:
    """The polls with an ordered scale in the own deck's longest programme and the tiny deck."""
    longest = max(own_deck().programmes, key=lambda programme: len(programme.steps))
    found = [
        item.poll
        for deck, programme in ((None, EVERYTHING), (own_deck(), longest.id))
        for step in start(programme, deck).steps
        for item in contents(deck).items(step)
        if item.poll is not None and item.poll.scale.is_ordered
    ]
    assert len(found) > 15
    return found


def agreements(voters: VoterPattern, number: int, size: int = 15) -> list[float]:
    """The agreement on each of these polls in round `number`, for a few seeds."""
    measured: list[float] = []
    for seed in range(5):
        made_up = SimulatedVoters(voters, seed)
        for poll in polls():
            if number > poll.rounds:
                continue
            choices = made_up.choices(poll, number, size)
            counts = counts_of(dict(enumerate(choices)))
            figures = summary(counts, poll.scale.lowest, poll.scale.highest)
            assert figures is not None
            measured.append(figures.agreement)
    return measured


def test_the_patterns_differ_measurably() -> None:
    agreed, camps, spread = (mean(agreements(p, 1)) for p in VoterPattern)
    assert camps < spread < agreed
    assert agreed >= 0.5
    assert -0.3 < spread < 0.5
    assert camps < 0.2


@pytest.mark.parametrize(
    ("voters", "wanted"),
    [
        (VoterPattern.AGREED, {Pattern.AGREED_ON, Pattern.AGREED}),
        (VoterPattern.CAMPS, {Pattern.CAMPS}),
    ],
)
def test_most_votes_show_the_requested_pattern(voters: VoterPattern, wanted: set[Pattern]) -> None:
    found: list[Pattern | None] = []
    for seed in range(5):
        made_up = SimulatedVoters(voters, seed)
        for poll in polls():
            choices = made_up.choices(poll, 1, 15)
            counts = counts_of(dict(enumerate(choices)))
            niveau = poll.reference.niveau if poll.reference else None
            found.append(pattern(counts, niveau, poll.scale.lowest, poll.scale.highest))
    assert sum(one in wanted for one in found) > 0.6 * len(found)


@pytest.mark.parametrize("voters", VoterPattern)
def test_the_agreement_is_higher_in_the_second_round(voters: VoterPattern) -> None:
    assert mean(agreements(voters, 2)) > mean(agreements(voters, 1))


@given(st.integers(), st.sampled_from(VoterPattern), st.integers(0, 60))
def test_voters_make_only_valid_choices(seed: int, voters: VoterPattern, size: int) -> None:
    made_up = SimulatedVoters(voters, seed)
    for step in (find_step(start().steps, step) for step in (LOBBY, LOBBY + 1, DILEMMA, END)):
        for item in contents().items(step):
            if item.poll is None:
                continue
            for number in range(1, item.poll.rounds + 1):
                choices = made_up.choices(item.poll, number, size)
                assert len(choices) == size
                assert all(item.poll.scale.has(choice) for choice in choices)


def test_a_made_up_voter_uses_the_voting_method_of_the_round() -> None:
    state = after(SetTables(3))
    assert vote_command(state, VotingMethod.SHOW_OF_HANDS, 4, 2) == ChangeCount(2)
    assert vote_command(state, VotingMethod.BALLOT_BOX, 4, 2) == CastBallot(2)
    assert [vote_command(state, VotingMethod.TABLES, voter, 2) for voter in range(4)] == [
        SetTableVote(1, 2), SetTableVote(2, 2), SetTableVote(3, 2), SetTableVote(1, 2)
    ]  # fmt: skip
