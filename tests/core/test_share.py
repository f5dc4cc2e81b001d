"""Shares of whole numbers, as percentages and compared with a bound."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.results.tally import at_least, percent

shares = st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 12, 0), (1, 12, 8), (12, 12, 100), (1, 8, 13), (3, 8, 38), (1, 3, 33), (2, 3, 67)],
)
def test_halves_are_rounded_up(part: int, whole: int, expected: int) -> None:
    assert percent(part, whole) == expected


@given(shares)
def test_rounding_changes_a_share_by_half_a_percent_at_most(share: tuple[int, int]) -> None:
    exact = Fraction(100 * share[0], share[1])
    assert -Fraction(1, 2) < percent(*share) - exact <= Fraction(1, 2)


@given(shares, st.integers(0, 100))
def test_a_bound_is_compared_exactly(share: tuple[int, int], bound: int) -> None:
    assert at_least(*share, bound) == (Fraction(*share) >= Fraction(bound, 100))


@given(st.integers(1, 99), st.integers(1, 50))
def test_a_share_on_the_bound_reaches_it(bound: int, times: int) -> None:
    assert at_least(bound * times, 100 * times, bound)
    assert not at_least(bound * times - 1, 100 * times, bound)


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (-1, 4), (5, 4), (0, -1)])
def test_an_invalid_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        percent(part, whole)
    with pytest.raises(ValueError, match="no share"):
        at_least(part, whole, 50)
