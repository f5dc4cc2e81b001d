"""Beginning a workshop, and walking through one with made-up voters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.samples import NOON, MemoryStore, TickingClock, own_deck, start, tiny_deck, workshop
from workshop_app.content.deck import Deck
from workshop_app.content.staircase import staircase
from workshop_app.results.tally import summary
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import Opening, begin, demo_opening
from workshop_app.session.programme import StepKind, programme_of
from workshop_app.session.rehearsal import rehearsal_commands
from workshop_app.session.state import Position, RoundKey, RoundState, State


def test_a_workshop_begins_at_its_first_step_with_nothing_voted() -> None:
    opening = Opening(" Gemeente Voorbeeld ", "\tTeam Noord\n", date(2026, 3, 2), 14)
    run, state = begin(opening, tiny_deck(), WorkshopKind.REHEARSAL, NOON, lambda: "new-id")
    assert (run.id, run.kind, run.created_at) == ("new-id", WorkshopKind.REHEARSAL, NOON)
    assert (run.organisation, run.name) == ("Gemeente Voorbeeld", "Team Noord")
    assert (run.date, run.deck) == (date(2026, 3, 2), tiny_deck())
    assert state == State(participants=14)
    assert state.position == Position()


def test_the_demo_fills_itself_in() -> None:
    opening = demo_opening(date(2026, 3, 2))
    assert opening.held_on == date(2026, 3, 2)
    assert 8 <= opening.participants <= 20
    assert opening.organisation
    assert opening.name


def test_the_programme_goes_from_welcome_to_end_with_each_card_between() -> None:
    steps = programme_of(own_deck())
    kinds = [step.kind for step in steps]
    cards = len(own_deck().cards)
    assert kinds == [
        StepKind.WELCOME,
        StepKind.STAIRCASE,
        *[StepKind.CARD] * cards,
        StepKind.END,
    ]
    assert tuple(step.card for step in steps if step.card) == own_deck().cards
    assert all(step.minutes > 0 for step in steps)


def test_a_card_has_its_story_its_behaviours_and_its_debrief() -> None:
    step = programme_of(tiny_deck())[2]
    found = [step.behaviour(item) for item in range(-1, step.last_item + 2)]
    assert [behaviour.id if behaviour else "" for behaviour in found] == [
        *["", ""],
        "chat",
        "help",
        *["", ""],
    ]
    assert programme_of(tiny_deck())[0].last_item == 0


def rehearsed(deck: Deck, participants: int, seed: int) -> State:
    """Where a rehearsal ends; no command of it is refused."""
    run = workshop(deck=deck)
    session = LiveSession(run, start(), MemoryStore(start()), staircase(), TickingClock())
    for command in rehearsal_commands(run, participants, seed):
        assert session.do(command).refusal is None, command
    return session.snapshot.state


@given(st.integers(), st.integers(1, 20))
@settings(max_examples=15)
def test_a_rehearsal_votes_twice_on_everything_and_ends_at_the_end(
    seed: int, participants: int
) -> None:
    state = rehearsed(tiny_deck(), participants, seed)
    assert state.position == Position(step=4)
    assert state.rounds.keys() == {
        RoundKey(card.id, behaviour.id, number)
        for card in tiny_deck().cards
        for behaviour in card.behaviours
        for number in (1, 2)
    }
    for round_ in state.rounds.values():
        assert (round_.votes, round_.state) == (participants, RoundState.REVEALED)


def test_the_same_seed_makes_the_same_rehearsal() -> None:
    assert rehearsed(tiny_deck(), 12, 1) == rehearsed(tiny_deck(), 12, 1)
    assert rehearsed(tiny_deck(), 12, 1) != rehearsed(tiny_deck(), 12, 2)


def test_in_a_rehearsal_the_talk_brings_people_together() -> None:
    state = rehearsed(own_deck(), 12, 1)
    together = {1: 0.0, 2: 0.0}
    for key, round_ in state.rounds.items():
        figures = summary(round_.counts)
        assert figures is not None
        together[key.number] += figures.agreement
    assert together[2] > together[1]


@pytest.mark.parametrize("kind", WorkshopKind)
def test_any_kind_of_workshop_has_the_same_programme(kind: WorkshopKind) -> None:
    assert workshop(kind=kind).programme == programme_of(tiny_deck())
