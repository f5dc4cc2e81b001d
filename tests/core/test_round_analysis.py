"""The analysis of a round, for each kind of poll and in each round."""

from __future__ import annotations

import pytest

from tests.support.samples import (
    DILEMMA,
    END,
    ENOUGH,
    LOBBY,
    TEAM,
    TRANSFER,
    contents,
    start,
    votes,
    walk,
)
from workshop_app.results.advice import Pattern
from workshop_app.results.agreement import Lean
from workshop_app.results.reference import Distance
from workshop_app.session.commands import Command, GoTo, Next, OpenOrClose, RevealOrHide
from workshop_app.session.round_analysis import RoundAnalysis, analyse_round


def analysis(*commands: Command) -> RoundAnalysis | None:
    """The analysis after these commands."""
    return analyse_round(contents(), walk(start(), commands))


def two_rounds(step: int, item: int, first: list[Command], second: list[Command]) -> list[Command]:
    """The commands of both rounds of a poll, up to the second result."""
    to_vote: list[Command] = [GoTo(step, item), Next(), *first, RevealOrHide(), Next(), Next()]
    return [*to_vote, *second, RevealOrHide()]


def test_an_open_vote_has_no_analysis() -> None:
    voted = [GoTo(LOBBY, 1), Next(), *votes(3, 4)]
    assert analysis(*voted) is None
    assert analysis(*voted, OpenOrClose()) is not None
    assert analysis(GoTo(LOBBY, 1), Next(), OpenOrClose()) is None, "nobody voted"
    assert analysis(GoTo(LOBBY)) is None


def test_a_behaviour_has_a_distance_to_its_reference() -> None:
    shown = analysis(GoTo(LOBBY, 2), Next(), *votes(3, 1), *votes(4, 3), RevealOrHide())
    assert shown is not None
    assert shown.pattern is Pattern.AGREED_NEAR
    assert shown.distance == Distance(stricter=0, same=1, milder=3, mean=0.75)
    assert (shown.lean, shown.shift, shown.moved) == (None, None, None)


def test_a_transfer_has_a_distance_to_its_reference() -> None:
    to_vote = [GoTo(TRANSFER, 1), Next(), *votes(2, 2), *votes(3, 1)]
    assert analysis(*to_vote) is None, "the vote is open"
    assert analysis(*to_vote, RevealOrHide()) == RoundAnalysis(
        pattern=Pattern.AGREED_NEAR,
        distance=Distance(stricter=2, same=1, milder=0, mean=-2 / 3),
        alone=True,
    )
    on = analysis(GoTo(TRANSFER, 1), Next(), *votes(3, 4), RevealOrHide())
    assert on == RoundAnalysis(pattern=Pattern.AGREED_ON, distance=Distance(0, 4, 0, 0))


def test_the_second_round_has_the_shift() -> None:
    shown = analysis(*two_rounds(LOBBY, 2, votes(0, 3) + votes(5, 3), votes(3, 5) + votes(5, 1)))
    assert shown is not None
    assert shown.pattern is Pattern.AGREED_ON
    assert shown.moved == 5
    assert shown.shift is not None
    assert shown.shift.on_reference == (0, 5)
    assert shown.shift.agreement is not None
    assert shown.shift.agreement > 1


def test_a_statement_has_no_distance() -> None:
    shown = analysis(*two_rounds(ENOUGH, 0, votes(1, 3), votes(1, 3) + votes(5, 3)))
    assert shown is not None
    assert shown.pattern is Pattern.CAMPS
    assert shown.distance is None
    assert shown.shift is not None
    assert shown.shift.on_reference is None
    assert shown.moved == 3


def test_sides_have_a_lean_and_no_pattern() -> None:
    shown = analysis(*two_rounds(DILEMMA, 1, votes(1, 3), votes(1, 2) + votes(3, 2)))
    assert shown == RoundAnalysis(lean=Lean.TWO_SIDES, moved=2)


@pytest.mark.parametrize("step", [TEAM, END])
def test_a_self_test_and_an_evaluation_have_no_analysis(step: int) -> None:
    assert analysis(GoTo(step), Next(), *votes(3, 4), RevealOrHide()) is None
