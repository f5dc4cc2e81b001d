"""The shift from round 1 to round 2."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop_app.results.agreement import summary
from workshop_app.results.comparison import Shift, moved, shift
from workshop_app.results.tally import NO_VOTES, Counts, mean_change, with_votes

few = st.integers(0, 15)
tallies: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few)
without_floor: st.SearchStrategy[Counts] = st.tuples(st.just(0), few, few, few, few, few)
ballots = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=25)


def counted(votes: list[int]) -> Counts:
    """The counts of a list of votes."""
    counts = NO_VOTES
    for vote in votes:
        counts = with_votes(counts, vote, 1)
    return counts


def test_a_shift_has_the_changes_between_the_rounds() -> None:
    before, after = (0, 4, 0, 4, 4, 0), (0, 1, 0, 9, 2, 0)
    found = shift(before, after, 0, 5, 3)
    first, second = summary(before), summary(after)
    assert found is not None
    assert first is not None
    assert second is not None
    assert found.agreement == second.agreement - first.agreement > 0
    assert found.mean == pytest.approx(36 / 12 - 32 / 12)
    assert found.mean > 0
    assert found.on_reference == (4, 9)
    assert found.moved == 5


def test_a_statement_has_no_reference() -> None:
    # A statement: from two camps at the ends to all votes in the middle.
    assert shift((0, 6, 0, 0, 0, 6), (0, 0, 0, 12, 0, 0), 1, 5, None) == Shift(
        agreement=2, mean=0, on_reference=None, moved=12
    )


def test_two_choices_have_no_agreement_and_three_do() -> None:
    two = shift((0, 4, 2, 0, 0, 0), (0, 1, 5, 0, 0, 0), 1, 2, None)
    assert two == Shift(agreement=None, mean=0.5, on_reference=None, moved=3)
    three = shift((0, 3, 0, 3, 0, 0), (0, 0, 6, 0, 0, 0), 1, 3, 2)
    assert three == Shift(agreement=2, mean=0, on_reference=(0, 6), moved=6)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((0, 0, 3, 3, 0, 0), (0, 0, 2, 4, 0, 0), 1),
        ((0, 0, 3, 3, 0, 0), (0, 0, 3, 5, 0, 0), 2),
        ((0, 0, 3, 3, 0, 0), (0, 0, 0, 4, 0, 0), 3),
        ((0, 0, 3, 3, 0, 0), (4, 0, 2, 3, 0, 0), 4),
        (NO_VOTES, (0, 0, 0, 7, 0, 0), 7),
    ],
)
def test_added_or_missing_votes_count_once(before: Counts, after: Counts, expected: int) -> None:
    assert moved(before, after) == expected


@given(tallies, tallies)
def test_moved_is_symmetric_and_within_the_larger_round(before: Counts, after: Counts) -> None:
    least = moved(before, after)
    assert least == moved(after, before)
    assert abs(sum(after) - sum(before)) <= least <= max(sum(before), sum(after))
    assert (least == 0) == (before == after)


@given(tallies, tallies, tallies)
def test_moved_satisfies_the_triangle_inequality(
    before: Counts, between: Counts, after: Counts
) -> None:
    assert moved(before, after) <= moved(before, between) + moved(between, after)


@given(ballots)
def test_moved_is_at_most_the_number_of_changed_votes(people: list[tuple[int, int]]) -> None:
    before, after = (counted([votes[number] for votes in people]) for number in (0, 1))
    assert moved(before, after) <= sum(first != second for first, second in people)


@given(tallies, st.integers(0, 5), st.integers(1, 5))
def test_one_vote_changed_is_one_moved(counts: Counts, start: int, steps: int) -> None:
    assume(counts[start])
    other = (start + steps) % 6
    assert moved(counts, with_votes(with_votes(counts, start, -1), other, 1)) == 1


@given(without_floor, without_floor, st.integers(0, 1), st.integers(1, 5))
def test_swapping_the_rounds_negates_the_shift(
    before: Counts, after: Counts, lowest: int, reference: int
) -> None:
    assume(any(before) and any(after))
    there = shift(before, after, lowest, 5, reference)
    back = shift(after, before, lowest, 5, reference)
    assert there is not None
    assert there.agreement is not None
    assert there.mean == mean_change(before, after)
    assert there.on_reference == (before[reference], after[reference])
    assert back == Shift(
        -there.agreement, -there.mean, (after[reference], before[reference]), there.moved
    )


@given(tallies)
def test_an_equal_result_gives_a_shift_of_zero(counts: Counts) -> None:
    assume(any(counts))
    assert shift(counts, counts, 0, 5, None) == Shift(0, 0, None, 0)


def test_the_agreement_is_taken_over_the_scale() -> None:
    ends, middle = (0, 6, 0, 0, 0, 6), (0, 0, 0, 12, 0, 0)
    on_five, on_six = shift(ends, middle, 1, 5, 3), shift(ends, middle, 0, 5, 3)
    assert on_five is not None
    assert on_six is not None
    assert on_five.agreement == 2
    assert on_six.agreement is not None
    assert on_six.agreement < 2


@given(tallies)
def test_a_round_without_votes_gives_no_shift(counts: Counts) -> None:
    assert shift(counts, NO_VOTES, 0, 5, 3) is None
    assert shift(NO_VOTES, counts, 0, 5, 3) is None


def test_counts_and_references_off_the_scale_are_refused() -> None:
    on, off = (0, 1, 1, 1, 1, 1), (1, 1, 1, 1, 1, 1)
    with pytest.raises(ValueError, match="off a scale"):
        shift(off, on, 1, 5, None)
    with pytest.raises(ValueError, match="off a scale"):
        shift(on, off, 1, 5, None)
    two, third = (0, 4, 2, 0, 0, 0), (0, 4, 1, 1, 0, 0)
    with pytest.raises(ValueError, match="off a scale"):
        shift(third, two, 1, 2, None)
    with pytest.raises(ValueError, match="off a scale"):
        shift(two, third, 1, 2, None)
    with pytest.raises(ValueError, match="choice 0"):
        shift(on, on, 1, 5, 0)
    with pytest.raises(ValueError, match="choice 4"):
        shift((0, 1, 0, 0, 0, 0), (0, 1, 0, 0, 0, 0), 1, 3, 4)
