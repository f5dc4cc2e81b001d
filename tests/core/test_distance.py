"""The distance of a group to the reference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import upside_down
from workshop_app.results.reference import Distance, distance
from workshop_app.results.tally import NO_VOTES, Counts, add_up, mean

few = st.integers(0, 15)
voted: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few).filter(any)
niveaus = st.integers(0, 5)


def measured(counts: Counts, reference: int) -> Distance:
    """The distance of counts with votes."""
    found = distance(counts, reference)
    assert found is not None
    return found


def test_a_vote_below_the_reference_is_stricter() -> None:
    # De koude lobby: the reference is 3; five vote 2, four vote 3, two vote 4 and one votes 5.
    assert distance((0, 0, 5, 4, 2, 1), 3) == Distance(stricter=5, same=4, milder=3, mean=-1 / 12)


def test_a_milder_group_is_above_the_reference() -> None:
    found = measured((0, 0, 0, 6, 0, 6), 2)
    assert (found.stricter, found.same, found.milder) == (0, 0, 12)
    assert found.mean == 2


@given(voted, niveaus)
def test_every_vote_is_stricter_the_same_or_milder(counts: Counts, reference: int) -> None:
    found = measured(counts, reference)
    assert found.votes == found.stricter + found.same + found.milder == sum(counts)
    assert found.same == counts[reference]


@given(voted, niveaus)
def test_reversing_the_scale_swaps_stricter_and_milder(counts: Counts, reference: int) -> None:
    found, other = measured(counts, reference), measured(upside_down(counts), 5 - reference)
    assert other == Distance(found.milder, found.same, found.stricter, -found.mean)


@given(voted, niveaus)
def test_the_mean_distance_is_that_of_the_mean_niveau(counts: Counts, reference: int) -> None:
    found = measured(counts, reference)
    middle = mean(counts)
    assert middle is not None
    assert found.mean == pytest.approx(middle - reference, abs=1e-12)
    if not found.milder:
        assert found.mean <= 0
    if not found.stricter:
        assert found.mean >= 0


@given(voted, voted, niveaus)
def test_two_groups_together_have_the_votes_of_both(
    one: Counts, other: Counts, reference: int
) -> None:
    both = measured(add_up(one, other), reference)
    first, second = measured(one, reference), measured(other, reference)
    assert both.stricter == first.stricter + second.stricter
    assert both.milder == first.milder + second.milder


@given(niveaus)
def test_without_votes_there_is_no_distance(reference: int) -> None:
    assert distance(NO_VOTES, reference) is None


@pytest.mark.parametrize("reference", [-1, 6])
def test_a_reference_off_the_staircase_is_refused(reference: int) -> None:
    with pytest.raises(ValueError, match=f"choice {reference}"):
        distance(NO_VOTES, reference)
