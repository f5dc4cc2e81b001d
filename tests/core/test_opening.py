"""Beginning a workshop."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    EVERYTHING,
    NOON,
    after,
    contents,
    own_deck,
    public,
    refusal,
    tiny_deck,
)
from workshop_app.content.deck import Deck, PlannedStep, Programme
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import NotFoundError
from workshop_app.session.commands import GoTo, Next, SetTableVote
from workshop_app.session.opening import Opening, begin, demo_opening
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.scenes import WelcomeScene
from workshop_app.session.state import Position, Stage, State, Timer, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

DAY = date(2026, 3, 2)


def begun(opening: Opening, deck: Deck | None = None) -> tuple[Workshop, State]:
    """A new workshop with this opening."""
    return begin(opening, deck or tiny_deck(), WorkshopKind.REAL, NOON, lambda: "new-id")


def test_a_workshop_begins_at_its_first_step_with_nothing_done() -> None:
    opening = Opening(" Gemeente Voorbeeld ", "\tTeam Noord\n", DAY, 14, 3, EVERYTHING)
    run, state = begin(opening, tiny_deck(), WorkshopKind.REHEARSAL, NOON, lambda: "new-id")
    assert (run.id, run.kind, run.created_at) == ("new-id", WorkshopKind.REHEARSAL, NOON)
    assert (run.organisation, run.name) == ("Gemeente Voorbeeld", "Team Noord")
    assert (run.date, run.deck) == (DAY, tiny_deck())
    assert state == State(participants=14, steps=steps_of(contents(), EVERYTHING), tables=3)
    assert (state.position, state.timer) == (Position(1), Timer())
    assert isinstance(public(state).scene, WelcomeScene)


def test_without_a_programme_there_are_all_cards() -> None:
    _, state = begun(Opening("", "", DAY, 14))
    assert state.steps == steps_of(contents())


def test_a_missing_programme_is_refused() -> None:
    with pytest.raises(NotFoundError, match="everything"):
        begun(Opening("", "", DAY, 14, programme="nothing"))


@pytest.mark.parametrize(
    ("first", "stage"),
    [
        (PlannedStep(StepKind.WELCOME), Stage.SHOW),
        (PlannedStep(StepKind.CARD, "lobby"), Stage.SHOW),
        (PlannedStep(StepKind.STATEMENT, "enough"), Stage.READ),
        (PlannedStep(StepKind.TEAM), Stage.READ),
        (PlannedStep(StepKind.END), Stage.READ),
    ],
)
def test_a_programme_may_begin_with_any_step(first: PlannedStep, stage: Stage) -> None:
    deck = tiny_deck()
    odd = Programme("odd", "Odd", "aim", (first, PlannedStep(StepKind.BREAK)))
    made = Deck(
        *(deck.format, 1, "d", "D", deck.cards), statements=deck.statements, programmes=(odd,)
    )
    _, state = begun(Opening("", "", DAY, 14, programme="odd"), made)
    assert state.position == Position(1, 0, stage)


@pytest.mark.parametrize("method", VotingMethod)
def test_the_voting_method_is_the_chosen_one(method: VotingMethod) -> None:
    _, state = begun(Opening("", "", DAY, 14, 3, EVERYTHING, method))
    voting = after(GoTo(3, 1), Next(), state=state)
    assert {round_.method for round_ in voting.rounds.values()} == {method}


def test_a_workshop_with_table_votes_has_tables() -> None:
    """This also holds when the number of tables was not filled in."""
    _, state = begun(Opening("", "", DAY, 14, programme=EVERYTHING, method=VotingMethod.TABLES))
    voting = after(GoTo(3, 1), Next(), state=state)
    assert refusal(voting, SetTableVote(1, 3)) is None


@given(st.text(st.characters(categories=["Cs", "L"])), st.text(st.characters(categories=["Cs"])))
def test_a_lone_surrogate_in_a_name_is_replaced(organisation: str, name: str) -> None:
    run, _ = begun(Opening(organisation, name, DAY, 14))
    for kept in (run.organisation, run.name):
        assert kept.encode().decode() == kept


def test_the_opening_of_the_demo_is_filled_in() -> None:
    opening = demo_opening(DAY)
    assert opening.held_on == DAY
    assert 8 <= opening.participants <= 20
    assert opening.organisation
    assert opening.name
    assert begun(opening, own_deck())[1].participants == opening.participants
