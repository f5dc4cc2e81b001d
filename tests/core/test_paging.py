"""The distribution of pieces over pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import PageBreak, Spacer

from workshop_app.handouts.page.document import Story
from workshop_app.handouts.page.paging import APART, SLACK, Piece, paged, running_head, share_out
from workshop_app.handouts.page.style import register_fonts

ROOM = 100.0


def piece(height: float, cost: float = 0, between: float = 0, again: float = 0) -> Piece:
    above, anew = ([Spacer(0, room)] if room else [] for room in (between, again))
    return Piece([Spacer(0, height)], [*above], [*anew], cost)


def heights(pieces: list[Piece]) -> list[list[float]]:
    return [[one.story[0].height for one in page] for page in share_out(pieces, ROOM)]


def test_no_pieces_give_no_pages() -> None:
    assert share_out([], ROOM) == []
    assert paged([], ROOM) == []


def test_pages_are_filled_evenly_and_not_from_the_front() -> None:
    assert heights([piece(30)] * 4) == [[30, 30], [30, 30]]
    assert heights([piece(20)] * 6) == [[20, 20, 20], [20, 20, 20]]


def test_pieces_stay_together_if_that_costs_no_page() -> None:
    assert heights([piece(60), piece(10), piece(40, APART)]) == [[60], [10, 40]]


def test_pieces_are_separated_if_no_page_holds_both() -> None:
    assert heights([piece(60), piece(60, APART)]) == [[60], [60]]


def test_a_piece_higher_than_a_page_has_its_own_page() -> None:
    assert heights([piece(10), piece(250), piece(10)]) == [[10], [250], [10]]


@pytest.mark.parametrize(("between", "count"), [(0, 1), (30, 2)])
def test_the_space_between_pieces_counts(between: float, count: int) -> None:
    assert len(share_out([piece(40), piece(40, between=between)], ROOM)) == count


def test_the_space_above_a_paragraph_counts() -> None:
    second = piece(40)
    second.story[0].spaceBefore = 30
    assert len(share_out([piece(40), second], ROOM)) == 2


def test_a_repeated_head_counts_on_its_page() -> None:
    assert heights([piece(60), piece(45), piece(45)]) == [[60], [45, 45]]
    assert heights([piece(50), piece(45, again=20), piece(45)]) == [[50, 45], [45]]


def test_the_repeated_head_is_at_the_top_and_the_rule_between_pieces() -> None:
    register_fonts()
    one = Piece([Spacer(0, 60)])
    two = Piece([Spacer(0, 30)], between=[Spacer(1, 5)], again=running_head("Turven", "Lobby"))
    together: Story = paged([one, two], ROOM)
    assert together == [*one.story, *two.between, *two.story]
    tall = Piece([Spacer(0, 60)], between=two.between, again=two.again)
    apart = paged([one, tall], ROOM)
    assert isinstance(apart[1], PageBreak)
    assert apart[2:] == [*tall.again, *tall.story]


def test_only_a_continued_page_is_marked() -> None:
    word = Spacer(0, 1)
    assert paged([piece(60), piece(60)], ROOM, lambda: [word])[1] is word
    assert word not in paged([piece(60)], ROOM, lambda: [word])


@given(st.lists(st.floats(1, ROOM - SLACK - 1), min_size=1, max_size=25))
def test_all_pieces_are_placed_on_as_few_pages_as_fit(sizes: list[float]) -> None:
    found = heights([piece(size) for size in sizes])
    assert [size for page in found for size in page] == sizes
    assert all(sum(page) <= ROOM for page in found)
    # Two consecutive pages never fit on one.
    assert all(sum(one) + sum(two) > ROOM - SLACK - 1e-6 for one, two in pairwise(found))
