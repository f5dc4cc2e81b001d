"""Counts of votes, and the figures of a round."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop_app.results.agreement import agreement
from workshop_app.results.tally import NO_VOTES, Counts, median, summary, with_votes

few = st.integers(0, 15)
tallies: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few)


@given(tallies)
def test_the_middle_vote_is_that_of_the_votes_in_a_row(counts: Counts) -> None:
    row = [niveau for niveau, count in enumerate(counts) for _ in range(count)]
    expected = (statistics.median_low(row), statistics.median_high(row)) if row else None
    assert median(counts) == expected


def test_an_even_group_split_in_the_middle_has_two_middle_votes() -> None:
    assert median((0, 3, 0, 0, 3, 0)) == (1, 4)


@given(tallies, st.integers(0, 5), st.integers(0, 20))
def test_votes_come_and_go_for_one_niveau_only(counts: Counts, niveau: int, by: int) -> None:
    more = with_votes(counts, niveau, by)
    assert more[niveau] == counts[niveau] + by
    assert more[:niveau] + more[niveau + 1 :] == counts[:niveau] + counts[niveau + 1 :]
    assert with_votes(more, niveau, -by) == counts


@given(tallies, st.integers(0, 5))
def test_there_are_never_fewer_than_no_votes(counts: Counts, niveau: int) -> None:
    with pytest.raises(ValueError, match=f"niveau {niveau}"):
        with_votes(counts, niveau, -counts[niveau] - 1)


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


def test_without_a_floor_the_scale_has_five_niveaus() -> None:
    ends = (0, 6, 0, 0, 0, 6)
    on_five, on_six = summary(ends, lowest=1), summary(ends)
    assert on_five is not None
    assert on_six is not None
    assert on_five.agreement == pytest.approx(-1)
    assert on_six.agreement > on_five.agreement
    assert on_five.median == (1, 5)
