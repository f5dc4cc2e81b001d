"""The gap in a self-test, between the votes on now and on needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.results.agreement import summary
from workshop_app.results.comparison import Gap, gap, widest
from workshop_app.results.tally import NO_VOTES, Counts, mean

few = st.integers(0, 15)
voted: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few).filter(any)
indicators = st.text("n12345.", min_size=1, max_size=4)


def between(now: Counts, needed: Counts) -> Gap:
    """The gap between two counts with votes."""
    found = gap(now, needed, 0, 5)
    assert found is not None
    return found


gaps_by_indicator = st.dictionaries(
    indicators,
    st.tuples(st.integers(0, 5), st.integers(0, 5)),
    max_size=8,
).map(lambda found: {name: steps(*pair) for name, pair in found.items()})


def steps(now: int, needed: int) -> Gap:
    """The gap of a team that is unanimous in both votes."""
    found = gap(all_on(now), all_on(needed), 0, 5)
    assert found is not None
    return found


def all_on(niveau: int) -> Counts:
    votes = [8 if niveau == choice else 0 for choice in range(6)]
    return (votes[0], votes[1], votes[2], votes[3], votes[4], votes[5])


def test_a_team_on_two_that_needs_four_has_a_gap_of_two() -> None:
    found = between((0, 2, 6, 2, 0, 0), (0, 0, 0, 2, 6, 2))
    assert found.difference == 2
    assert found.now.median == (2, 2)
    assert found.needed.median == (4, 4)


@given(voted, voted)
def test_a_gap_holds_both_votes(now: Counts, needed: Counts) -> None:
    found = between(now, needed)
    first, second = mean(now), mean(needed)
    assert first is not None
    assert second is not None
    assert (found.now, found.needed) == (summary(now), summary(needed))
    assert found.difference == pytest.approx(second - first, abs=1e-12)
    assert between(needed, now) == Gap(found.needed, found.now, -found.difference)


@given(voted)
def test_without_both_votes_there_is_no_gap(counts: Counts) -> None:
    assert gap(counts, NO_VOTES, 0, 5) is None
    assert gap(NO_VOTES, counts, 0, 5) is None


def test_both_votes_have_to_be_on_the_same_scale() -> None:
    on, off = (0, 6, 0, 0, 0, 6), (1, 1, 1, 1, 1, 1)
    found = gap(on, on, 1, 5)
    assert found is not None
    assert found.now == found.needed == summary(on, lowest=1)
    lower = gap((0, 6, 0, 6, 0, 0), (0, 0, 6, 6, 0, 0), 1, 3)
    assert lower is not None
    assert lower.now.agreement == -1
    assert lower.needed == summary((0, 0, 6, 6, 0, 0), 1, 3)
    with pytest.raises(ValueError, match="off a scale"):
        gap(on, off, 1, 5)
    with pytest.raises(ValueError, match="off a scale"):
        gap(off, on, 1, 5)


def test_the_widest_gaps_come_first_and_negative_ones_last() -> None:
    gaps = {"n1.1": steps(3, 2), "n2.3": steps(1, 3), "n3.2": steps(2, 2), "n5.1": steps(1, 5)}
    assert widest(gaps, 3) == ("n5.1", "n2.3", "n3.2")
    assert widest(gaps, 4)[-1] == "n1.1"
    assert widest(gaps, 0) == ()


def test_equal_gaps_keep_their_order() -> None:
    # Three people and a gap of one niveau each time; as floats the means differ slightly.
    high = between((0, 0, 2, 1, 0, 0), (0, 0, 0, 2, 1, 0))
    low = between((2, 1, 0, 0, 0, 0), (0, 2, 1, 0, 0, 0))
    assert widest({"n4.2": low, "n1.1": high}, 2) == ("n4.2", "n1.1")
    assert widest({"n4.2": high, "n1.1": low}, 2) == ("n4.2", "n1.1")


@given(gaps_by_indicator, st.integers(0, 10))
def test_the_widest_are_in_order_and_none_wider_is_left_out(
    gaps: dict[str, Gap], most: int
) -> None:
    chosen = widest(gaps, most)
    given_order = list(gaps)
    keys = [(-gaps[name].difference, given_order.index(name)) for name in chosen]
    assert len(set(chosen)) == len(chosen) == min(most, len(gaps))
    assert keys == sorted(keys)
    rest = [gaps[name].difference for name in gaps if name not in chosen]
    if chosen and rest:
        assert max(rest) <= gaps[chosen[-1]].difference


def test_a_negative_number_of_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        widest({}, -1)
