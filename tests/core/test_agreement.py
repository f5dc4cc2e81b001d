"""Van der Eijk's measure of agreement A, and its classification as a `Harmony`."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop_app.results.agreement import Harmony, agreement, harmony

scales = st.lists(st.integers(0, 40), min_size=3, max_size=9)


def measured(counts: list[int]) -> float:
    """The agreement of counts with votes."""
    assume(any(counts))
    value = agreement(counts)
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 2, 8, 2, 0), 0.750),
        ((0, 0, 6, 6, 0), 0.750),
        ((3, 3, 3, 3, 3), 0.000),
        ((0, 6, 0, 6, 0), 0.167),
        ((6, 0, 0, 0, 6), -1.000),
        ((30, 40, 210, 130, 530, 50, 10), 0.6113),
    ],
)
def test_published_values_are_reproduced(counts: tuple[int, ...], expected: float) -> None:
    places = 4 if expected == 0.6113 else 3
    assert agreement(counts) == pytest.approx(expected, abs=0.5 * 10**-places)


@pytest.mark.parametrize(
    ("counts", "bound"),
    [
        ((0, 2, 0, 1, 2), -0.1),
        ((1, 0, 0, 0, 4), 0.2),
        ((0, 1, 1, 2, 3), 0.5),
        ((0, 1, 3, 2, 1), 0.5),
        # As many triples that agree as triples that disagree.
        ((0, 6, 0, 0, 6, 0), -0.1),
    ],
)
def test_an_agreement_equal_to_a_bound_is_exact(counts: tuple[int, ...], bound: float) -> None:
    assert agreement(counts) == bound


@given(scales)
def test_agreement_is_between_minus_one_and_one(counts: list[int]) -> None:
    assert -1 <= measured(counts) <= 1


@given(scales)
def test_reversing_the_scale_changes_nothing(counts: list[int]) -> None:
    assert measured(counts) == measured(counts[::-1])


@given(scales, st.integers(2, 50))
def test_a_bigger_group_with_the_same_split_agrees_as_much(counts: list[int], times: int) -> None:
    bigger = [count * times for count in counts]
    assert measured(counts) == measured(bigger)


@given(st.integers(3, 9), st.integers(0, 8), st.integers(1, 500))
def test_the_agreement_of_unanimous_votes_is_one(categories: int, at: int, votes: int) -> None:
    counts = [0] * categories
    counts[at % categories] = votes
    assert agreement(counts) == 1


@given(st.integers(3, 9), st.integers(1, 500))
def test_the_agreement_of_evenly_spread_votes_is_zero(categories: int, votes: int) -> None:
    assert agreement([votes] * categories) == 0


@given(st.integers(3, 9), st.integers(1, 500))
def test_the_agreement_of_two_camps_at_the_ends_is_minus_one(categories: int, votes: int) -> None:
    counts = [votes, *[0] * (categories - 2), votes]
    assert agreement(counts) == -1


@given(st.integers(3, 9))
def test_without_votes_there_is_no_agreement(categories: int) -> None:
    assert agreement([0] * categories) is None


@pytest.mark.parametrize("counts", [(), (4,), (4, 5), (1, -1, 1), (-1, 0, 0, 0)])
def test_invalid_counts_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not counts"):
        agreement(counts)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-1.0, Harmony.SPREAD),
        (0.0, Harmony.SPREAD),
        (0.29, Harmony.SPREAD),
        (0.3, Harmony.DIVIDED),
        (0.69, Harmony.DIVIDED),
        (0.7, Harmony.MOSTLY),
        (0.84, Harmony.MOSTLY),
        (0.85, Harmony.UNITED),
        (1.0, Harmony.UNITED),
    ],
)
def test_each_harmony_has_its_bounds(value: float, word: Harmony) -> None:
    assert harmony(value, camps=False) is word
    agreed = word in {Harmony.MOSTLY, Harmony.UNITED}
    assert harmony(value, camps=True) is (word if agreed else Harmony.CAMPS)
