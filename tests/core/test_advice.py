"""Advice to the trainer: what to do next, and which question to ask."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.support.samples import upside_down
from workshop_app.results.advice import Advice, Band, Pattern, Thresholds, advice, pattern
from workshop_app.results.agreement import MOSTLY, agreement
from workshop_app.results.tally import NO_VOTES, Counts

few = st.integers(0, 15)
tallies: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few)
niveaus = st.integers(0, 5)
thresholds = st.tuples(st.integers(1, 98), st.integers(2, 99)).filter(lambda two: two[0] < two[1])

BANDS = [Band.EXPLAIN, Band.TALK, Band.CLARIFY]


RULE_OF_THUMB = Thresholds()


def advised(counts: Counts, reference: int, bounds: Thresholds = RULE_OF_THUMB) -> Advice:
    """The advice on counts with votes, on a scale of all niveaus."""
    found = advice(counts, reference, 0, 5, bounds)
    assert found is not None
    return found


def with_on_three(on_reference: int, votes: int) -> Counts:
    """Counts with `on_it` of the votes on niveau 3 and the others on 2."""
    return (0, 0, votes - on_reference, on_reference, 0, 0)


# ---- the band


@pytest.mark.parametrize(
    ("on_reference", "votes", "band"),
    [
        (0, 1, Band.EXPLAIN),
        (1, 1, Band.CLARIFY),
        (3, 12, Band.EXPLAIN),
        (4, 12, Band.TALK),
        (8, 12, Band.TALK),
        (9, 12, Band.CLARIFY),
        # The bounds themselves belong to the middle band.
        (3, 10, Band.TALK),
        (7, 10, Band.TALK),
        (299, 1000, Band.EXPLAIN),
        (701, 1000, Band.CLARIFY),
        # These round to 30 and 70 %, but are beyond the bounds.
        (8, 27, Band.EXPLAIN),
        (19, 27, Band.CLARIFY),
    ],
)
def test_the_share_on_the_reference_determines_the_band(
    on_reference: int, votes: int, band: Band
) -> None:
    found = advised(with_on_three(on_reference, votes), 3)
    assert (found.band, found.on_reference, found.votes) == (band, on_reference, votes)


@given(thresholds, st.integers(1, 40))
def test_a_share_equal_to_a_threshold_is_in_the_talk_band(
    bounds: tuple[int, int], times: int
) -> None:
    for bound in bounds:
        found = advised(with_on_three(bound * times, 100 * times), 3, Thresholds(*bounds))
        assert found.band is Band.TALK
        assert found.percent == bound


@given(thresholds, st.integers(1, 40))
def test_one_vote_past_a_threshold_changes_the_band(bounds: tuple[int, int], times: int) -> None:
    (low, high), votes, set_by_trainer = bounds, 100 * times, Thresholds(*bounds)
    under = advised(with_on_three(low * times - 1, votes), 3, set_by_trainer)
    above = advised(with_on_three(high * times + 1, votes), 3, set_by_trainer)
    assert under.band is Band.EXPLAIN
    assert above.band is Band.CLARIFY


@given(thresholds, st.integers(1, 60))
def test_more_votes_on_the_reference_never_lower_the_band(
    bounds: tuple[int, int], votes: int
) -> None:
    bands = [
        BANDS.index(advised(with_on_three(on_it, votes), 3, Thresholds(*bounds)).band)
        for on_it in range(votes + 1)
    ]
    assert bands == sorted(bands)
    assert bands[0] == 0
    assert bands[-1] == 2


def test_the_rule_of_thumb_is_thirty_and_seventy() -> None:
    assert Thresholds(30, 70) == RULE_OF_THUMB


@pytest.mark.parametrize(("low", "high"), [(0, 70), (-5, 70), (50, 50), (70, 30), (30, 100)])
def test_thresholds_that_leave_out_a_band_are_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="thresholds"):
        Thresholds(low, high)


def test_the_widest_thresholds_are_accepted_and_immutable() -> None:
    widest = Thresholds(1, 99)
    with pytest.raises(FrozenInstanceError):
        widest.low = 0  # pyright: ignore[reportAttributeAccessIssue]


# ---- the pattern


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # De koude lobby, reference 3, twelve people.
        ((0, 0, 0, 12, 0, 0), Pattern.AGREED_ON),
        ((0, 0, 2, 8, 2, 0), Pattern.AGREED_ON),
        ((0, 0, 5, 7, 0, 0), Pattern.AGREED_ON),
        ((0, 0, 6, 6, 0, 0), Pattern.AGREED_NEAR),
        ((0, 0, 0, 3, 9, 0), Pattern.AGREED_NEAR),
        ((0, 0, 0, 2, 10, 0), Pattern.AGREED_OFF),
        ((0, 12, 0, 0, 0, 0), Pattern.AGREED_OFF),
        ((0, 0, 2, 3, 4, 3), Pattern.DIVIDED),
        ((0, 0, 0, 1, 0, 0), Pattern.SINGLE),
        # The weggeschopte kranten: grumbling is 0 to one half, and 3 or 4 to the other.
        ((6, 0, 0, 3, 3, 0), Pattern.CAMPS),
        ((6, 0, 0, 0, 0, 6), Pattern.CAMPS),
        ((0, 6, 0, 6, 0, 0), Pattern.CAMPS),
        ((0, 5, 1, 1, 5, 0), Pattern.CAMPS),
        ((2, 3, 1, 0, 3, 3), Pattern.CAMPS),
        ((2, 2, 2, 0, 3, 3), Pattern.CAMPS),
        # With one vote in the middle there are still two camps.
        ((5, 0, 1, 0, 0, 6), Pattern.CAMPS),
        ((2, 2, 2, 2, 2, 2), Pattern.SPREAD),
        ((4, 0, 4, 0, 0, 4), Pattern.SPREAD),
        ((0, 1, 0, 1, 0, 1), Pattern.SPREAD),
        ((1, 3, 2, 3, 2, 1), Pattern.SPREAD),
    ],
)
def test_each_group_has_its_pattern(counts: Counts, expected: Pattern) -> None:
    assert pattern(counts, 3, 0, 5) is expected


@pytest.mark.parametrize(
    ("camps", "spread"),
    [
        # A camp holds a quarter of the votes.
        ((25, 0, 0, 0, 38, 37), (24, 0, 0, 0, 38, 38)),
        # Both camps together hold four fifths: here 20 or 21 of 100 votes are between them.
        ((0, 40, 0, 20, 0, 40), (0, 40, 0, 21, 0, 39)),
        # The valley has at most half the votes of the smaller peak.
        ((6, 3, 3, 6, 0, 0), (6, 4, 4, 6, 0, 0)),
        ((6, 3, 3, 9, 0, 0), (5, 3, 3, 9, 0, 0)),
        ((0, 0, 9, 3, 3, 6), (0, 0, 9, 3, 3, 5)),
        # A vote in the valley is in neither camp, on either side of it.
        ((44, 15, 36, 0, 0, 5), (40, 15, 30, 0, 0, 15)),
        ((5, 0, 0, 36, 15, 44), (15, 0, 0, 30, 15, 40)),
        # A camp is no wider than two choices.
        ((20, 0, 0, 20, 20, 0), (20, 0, 20, 20, 20, 0)),
    ],
)
def test_camps_have_bounds(camps: Counts, spread: Counts) -> None:
    assert pattern(camps, None, 0, 5) is Pattern.CAMPS
    assert pattern(spread, None, 0, 5) in (Pattern.SPREAD, Pattern.DIVIDED)


def test_close_together_begins_at_an_agreement_of_seven_tenths() -> None:
    on_it = (0, 0, 3, 6, 3, 0)
    assert agreement(on_it) == MOSTLY
    assert pattern(on_it, None, 0, 5) is Pattern.AGREED
    less = (0, 0, 3, 5, 4, 0)
    assert pattern(less, None, 0, 5) is Pattern.DIVIDED


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # Stelling: klantenservice is geen afdeling; 1 helemaal oneens to 5 helemaal eens.
        ((0, 0, 0, 1, 4, 7), Pattern.AGREED),
        ((0, 2, 2, 1, 2, 2), Pattern.CAMPS),
        ((0, 3, 3, 3, 3, 3), Pattern.SPREAD),
    ],
)
def test_a_statement_has_a_pattern_without_reference(counts: Counts, expected: Pattern) -> None:
    assert pattern(counts, None, 1, 5) is expected


@given(tallies, st.one_of(st.none(), niveaus))
@example((0, 6, 0, 0, 6, 0), 3)
def test_every_group_with_votes_has_one_pattern(counts: Counts, reference: int | None) -> None:
    found = pattern(counts, reference, 0, 5)
    value = agreement(counts)
    if value is None:
        assert found is None
        return
    plain = pattern(counts, None, 0, 5)
    if sum(counts) == 1:
        assert found is plain is Pattern.SINGLE
    elif value < MOSTLY:
        assert found is plain
        assert found in {Pattern.CAMPS, Pattern.DIVIDED, Pattern.SPREAD}
    else:
        assert plain is Pattern.AGREED
        if reference is not None:
            share = counts[reference] / sum(counts)
            on, near = share > 0.5, share >= 0.25
            expected = Pattern.AGREED_NEAR if near else Pattern.AGREED_OFF
            assert found is (Pattern.AGREED_ON if on else expected)


@given(tallies, niveaus)
def test_upside_down_the_pattern_is_the_same(counts: Counts, reference: int) -> None:
    assert pattern(counts, reference, 0, 5) is pattern(upside_down(counts), 5 - reference, 0, 5)


@given(tallies, niveaus, st.integers(2, 30))
def test_a_bigger_group_with_the_same_split_gets_the_same_advice(
    counts: Counts, reference: int, times: int
) -> None:
    assume(sum(counts) > 1)
    a, b, c, d, e, f = (count * times for count in counts)
    one, other = advised(counts, reference), advised((a, b, c, d, e, f), reference)
    assert (one.band, one.pattern, one.percent) == (other.band, other.pattern, other.percent)


APART = [(below, above) for above in range(6) for below in range(above - 1)]
"""Pairs of niveaus with at least one between them."""


@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from(APART))
def test_two_large_groups_apart_are_two_camps(
    low: int, high: int, choices: tuple[int, int]
) -> None:
    below, above = choices
    votes = [0] * 6
    votes[below], votes[above] = low, high
    counts: Counts = (votes[0], votes[1], votes[2], votes[3], votes[4], votes[5])
    value = agreement(counts)
    assert value is not None
    camps = 4 * min(low, high) >= low + high and value < MOSTLY
    assert (pattern(counts, None, 0, 5) is Pattern.CAMPS) == camps


# ---- both


@given(tallies, niveaus, thresholds)
def test_the_advice_holds_the_counts_it_is_based_on(
    counts: Counts, reference: int, bounds: tuple[int, int]
) -> None:
    assume(any(counts))
    found = advised(counts, reference, Thresholds(*bounds))
    assert (found.on_reference, found.votes) == (counts[reference], sum(counts))
    assert found.pattern is pattern(counts, reference, 0, 5)
    assert 0 <= found.percent <= 100


def test_four_of_twelve_is_shown_as_thirty_three() -> None:
    assert advised((0, 0, 5, 4, 2, 1), 3).percent == 33


def test_the_pattern_depends_on_the_scale_of_the_card() -> None:
    # On a scale of six these three are close together; on one of five, two of them are apart.
    counts = (0, 6, 3, 6, 0, 0)
    on_five, on_six = advice(counts, 2, 1, 5, RULE_OF_THUMB), advised(counts, 2)
    assert on_five is not None
    assert on_five.pattern is Pattern.CAMPS
    assert on_six.pattern is Pattern.CAMPS
    three = (0, 3, 6, 3, 0, 0)
    assert pattern(three, None, 1, 5) is Pattern.DIVIDED
    assert pattern(three, None, 0, 5) is Pattern.AGREED


@given(niveaus)
def test_without_votes_there_is_no_advice(reference: int) -> None:
    assert advice(NO_VOTES, reference, 0, 5, RULE_OF_THUMB) is None
    assert pattern(NO_VOTES, reference, 0, 5) is None


def test_counts_and_references_off_the_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="off a scale"):
        advice((1, 0, 0, 0, 0, 0), 3, 1, 5, RULE_OF_THUMB)
    with pytest.raises(ValueError, match="choice 0"):
        advice((0, 1, 0, 0, 0, 0), 0, 1, 5, RULE_OF_THUMB)
    with pytest.raises(ValueError, match="choice 5"):
        pattern(NO_VOTES, 5, 1, 4)
    with pytest.raises(ValueError, match="ordinal"):
        pattern((0, 1, 1, 0, 0, 0), None, 1, 2)
