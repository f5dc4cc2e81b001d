"""The lean of a group to the sides of a dilemma."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop_app.results.agreement import Lean, lean
from workshop_app.results.tally import Counts

few = st.integers(0, 20)
four_sides = st.tuples(few, few, few, few)
tallies: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few)


def on_sides(votes: tuple[int, int, int, int]) -> Counts:
    """The counts of four sides."""
    return (0, *votes, 0)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # Het je/u-dilemma: je, u, hangt ervan af.
        ((0, 7, 2, 1, 0, 0), Lean.ONE_SIDE),
        ((0, 1, 2, 7, 0, 0), Lean.ONE_SIDE),
        ((0, 69, 31, 0, 0, 0), Lean.TWO_SIDES),
        ((0, 69, 30, 1, 0, 0), Lean.MORE_SIDES),
        ((0, 7, 4, 1, 0, 0), Lean.MORE_SIDES),
        ((0, 4, 3, 3, 0, 0), Lean.MORE_SIDES),
        ((0, 4, 4, 4, 0, 0), Lean.MORE_SIDES),
        # Half of the votes on each of two sides.
        ((0, 5, 5, 0, 0, 0), Lean.TWO_SIDES),
        ((0, 0, 5, 0, 5, 0), Lean.TWO_SIDES),
        # Four sides.
        ((0, 35, 35, 15, 15, 0), Lean.MORE_SIDES),
        ((0, 3, 3, 3, 3, 0), Lean.MORE_SIDES),
        ((0, 1, 0, 0, 0, 0), Lean.ONE_SIDE),
        ((0, 0, 0, 0, 1, 0), Lean.ONE_SIDE),
    ],
)
def test_a_group_leans_to_the_sides_with_most_votes(counts: Counts, expected: Lean) -> None:
    assert lean(counts) is expected


@given(four_sides.flatmap(lambda votes: st.tuples(st.just(votes), st.permutations(votes))))
def test_the_lean_does_not_depend_on_the_order_of_the_sides(
    votes: tuple[tuple[int, int, int, int], list[int]],
) -> None:
    one, (a, b, c, d) = votes
    assert lean(on_sides(one)) is lean(on_sides((a, b, c, d)))


@given(four_sides, st.integers(2, 30))
def test_a_bigger_group_with_the_same_split_leans_as_much(
    votes: tuple[int, int, int, int], times: int
) -> None:
    a, b, c, d = (count * times for count in votes)
    assert lean(on_sides((a, b, c, d))) is lean(on_sides(votes))


@given(four_sides)
def test_every_group_with_votes_has_a_lean(votes: tuple[int, int, int, int]) -> None:
    assert (lean(on_sides(votes)) is None) == (not any(votes))


@given(few, few)
def test_with_two_sides_a_group_never_leans_to_all(one: int, other: int) -> None:
    assume(one or other)
    found = lean((0, one, other, 0, 0, 0))
    assert found is (Lean.ONE_SIDE if 10 * max(one, other) >= 7 * (one + other) else Lean.TWO_SIDES)


@pytest.mark.parametrize("counts", [(1, 0, 0, 0, 0, 0), (0, 3, 3, 0, 0, 1)])
def test_votes_off_the_sides_are_refused(counts: Counts) -> None:
    with pytest.raises(ValueError, match="off a scale"):
        lean(counts)
