"""Counts of votes, and the summary of a round."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop_app.results.agreement import agreement, summary
from workshop_app.results.tally import (
    NO_VOTES,
    Counts,
    add_up,
    check_choice,
    mean,
    mean_change,
    median,
    on_scale,
    with_votes,
)

few = st.integers(0, 15)
tallies: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few)


def in_a_row(counts: Counts) -> list[int]:
    """The individual votes, from low to high."""
    return [choice for choice, count in enumerate(counts) for _ in range(count)]


@given(tallies)
def test_the_median_is_that_of_the_individual_votes(counts: Counts) -> None:
    row = in_a_row(counts)
    expected = (statistics.median_low(row), statistics.median_high(row)) if row else None
    assert median(counts) == expected


def test_an_even_split_has_two_medians() -> None:
    assert median((0, 3, 0, 0, 3, 0)) == (1, 4)


@given(tallies, st.integers(0, 5), st.integers(0, 20))
def test_adding_and_removing_votes_affects_one_choice_only(
    counts: Counts, choice: int, by: int
) -> None:
    more = with_votes(counts, choice, by)
    assert more[choice] == counts[choice] + by
    assert more[:choice] + more[choice + 1 :] == counts[:choice] + counts[choice + 1 :]
    assert with_votes(more, choice, -by) == counts


@given(tallies, st.integers(0, 5))
def test_removing_more_votes_than_present_is_refused(counts: Counts, choice: int) -> None:
    with pytest.raises(ValueError, match=f"choice {choice}"):
        with_votes(counts, choice, -counts[choice] - 1)


@pytest.mark.parametrize("choice", [-1, 6])
def test_a_vote_for_an_invalid_choice_is_refused(choice: int) -> None:
    with pytest.raises(ValueError, match=f"choice {choice}"):
        with_votes(NO_VOTES, choice, 1)


@given(st.lists(tallies, max_size=5))
def test_adding_up_loses_no_vote(rounds: list[Counts]) -> None:
    together = add_up(*rounds)
    assert in_a_row(together) == sorted(vote for counts in rounds for vote in in_a_row(counts))


def test_two_groups_add_up_per_choice() -> None:
    assert add_up((1, 2, 3, 4, 5, 6), (10, 20, 30, 40, 50, 60)) == (11, 22, 33, 44, 55, 66)
    assert add_up() == NO_VOTES


@given(tallies)
def test_the_mean_is_that_of_the_individual_votes(counts: Counts) -> None:
    row = in_a_row(counts)
    assert mean(counts) == (pytest.approx(statistics.mean(row)) if row else None)


def test_twelve_people_halfway_between_two_niveaus() -> None:
    assert mean((0, 0, 6, 6, 0, 0)) == 2.5


@given(tallies, tallies)
def test_the_mean_change_is_the_difference_of_the_means(before: Counts, after: Counts) -> None:
    first, second = mean(before), mean(after)
    change = mean_change(before, after)
    if first is None or second is None:
        assert change is None
    else:
        assert change is not None
        assert change == pytest.approx(second - first, abs=1e-12)
        assert mean_change(after, before) == -change


def test_equal_changes_of_the_mean_are_equal_numbers() -> None:
    # 10/3 - 7/3, and 4/3 - 1/3.
    high = mean_change((0, 0, 2, 1, 0, 0), (0, 0, 0, 2, 1, 0))
    low = mean_change((2, 1, 0, 0, 0, 0), (0, 2, 1, 0, 0, 0))
    assert high == low == 1


@given(tallies)
def test_the_summary_counts_all_votes(counts: Counts) -> None:
    assume(any(counts))
    figures = summary(counts)
    assert figures is not None
    assert figures.votes == sum(counts)
    assert figures.median == median(counts)
    assert figures.agreement == agreement(counts)


def test_without_votes_there_is_no_summary() -> None:
    assert summary(NO_VOTES) is None
    assert summary(NO_VOTES, lowest=1) is None
    assert summary(NO_VOTES, lowest=1, highest=3) is None


def test_without_a_floor_the_scale_has_five_niveaus() -> None:
    ends = (0, 6, 0, 0, 0, 6)
    on_five, on_six = summary(ends, lowest=1), summary(ends)
    assert on_five is not None
    assert on_six is not None
    assert on_five.agreement == -1
    assert on_six.agreement > on_five.agreement
    assert on_five.median == (1, 5)


def test_the_agreement_depends_on_the_highest_choice() -> None:
    ends = (0, 6, 0, 0, 6, 0)
    on_four, on_five = summary(ends, lowest=1, highest=4), summary(ends, lowest=1)
    assert on_four is not None
    assert on_five is not None
    assert on_four.agreement == -1
    assert on_five.agreement > on_four.agreement


def test_only_an_ordinal_scale_has_a_summary() -> None:
    with pytest.raises(ValueError, match="ordinal"):
        summary((0, 3, 2, 0, 0, 0), lowest=1, highest=2)


@given(tallies, st.integers(0, 5), st.integers(0, 5))
def test_votes_off_the_scale_are_refused(counts: Counts, lowest: int, highest: int) -> None:
    assume(lowest < highest)
    row = in_a_row(counts)
    if all(lowest <= vote <= highest for vote in row):
        assert on_scale(counts, lowest, highest) == counts[lowest : highest + 1]
    else:
        with pytest.raises(ValueError, match="off a scale"):
            on_scale(counts, lowest, highest)


@pytest.mark.parametrize(("lowest", "highest"), [(-1, 5), (0, 6), (3, 3), (4, 2)])
def test_an_invalid_scale_is_refused(lowest: int, highest: int) -> None:
    with pytest.raises(ValueError, match="no scale"):
        on_scale(NO_VOTES, lowest, highest)


@given(st.integers(-2, 8), st.integers(0, 5), st.integers(0, 5))
def test_a_choice_off_the_scale_is_refused(choice: int, lowest: int, highest: int) -> None:
    if choice in range(lowest, highest + 1):
        check_choice(choice, lowest, highest)
    else:
        with pytest.raises(ValueError, match=f"choice {choice}"):
            check_choice(choice, lowest, highest)
