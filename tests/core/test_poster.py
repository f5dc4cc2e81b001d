"""The poster: a staircase at one glance, and text to read from a distance."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.lib.units import mm

from tests.core.pdfs import Piece, opened, outside, pages_of, pieces, text_of
from tests.core.samples import start, tiny_deck
from workshop_app.content.staircase import staircase
from workshop_app.content.standard import standard
from workshop_app.handouts import catalogue
from workshop_app.handouts.order import Order, PosterSize
from workshop_app.session.kind import WorkshopKind

STAIRS = staircase()
PAPER = {PosterSize.A3: (420, 297), PosterSize.A2: (594, 420)}
"""Width and height in millimetres."""


def order(size: PosterSize = PosterSize.A3) -> Order:
    return Order(tiny_deck(), STAIRS, standard(), start().steps, "Groep B", poster=size)


def poster(wanted: Order) -> bytes:
    return catalogue.make(catalogue.POSTER, wanted)


def on_paper(data: bytes) -> list[Piece]:
    with opened(data) as pdf:
        return pieces(pdf.pages[0])


@pytest.mark.parametrize("size", PosterSize)
def test_the_whole_staircase_is_on_one_page_of_the_paper_that_was_asked(size: PosterSize) -> None:
    data = poster(order(size))
    assert pages_of(data) == 1
    with opened(data) as pdf:
        box = [float(number) / mm for number in pdf.pages[0].mediabox]
    assert box == pytest.approx([0, 0, *PAPER[size]], abs=0.6)
    text = text_of(data)
    indicators = [one.text for niveau in STAIRS.niveaus for one in niveau.indicators]
    assert len(indicators) == 21
    for words in [*indicators, STAIRS.source, "Welke trede zie je?"]:
        assert text.count(words) == 1
    for niveau in STAIRS.niveaus:
        assert niveau.name in text
        assert niveau.hint in text
    assert outside(data, 10 * mm) == []


@pytest.mark.parametrize("size", PosterSize)
def test_what_one_sees_can_be_read_from_a_distance(size: PosterSize) -> None:
    smallest = 16 if size is PosterSize.A3 else 22
    seen = {one.text for niveau in STAIRS.niveaus for one in niveau.indicators}
    found = [piece for piece in on_paper(poster(order(size))) if piece.text in seen]
    assert len(found) == 21  # none of them needs a second line
    assert all(piece.size >= smallest for piece in found)


def test_the_numerals_go_up_like_a_staircase() -> None:
    numerals = [one for one in on_paper(poster(order())) if one.text in "012345" and one.size > 50]
    numerals.sort(key=lambda one: one.text)
    assert [one.text for one in numerals] == list("012345")
    for lower, higher in pairwise(numerals):
        assert higher.left - lower.left > 60
        assert higher.bottom - lower.bottom > 60


def test_lines_do_not_touch_each_other() -> None:
    found = [one for one in on_paper(poster(order())) if one.text.strip(" •")]
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            apart = one.right <= other.left + 0.1 or other.right <= one.left + 0.1
            above = one.bottom >= other.bottom + other.size * 0.7
            below = other.bottom >= one.bottom + one.size * 0.7
            assert apart or above or below, (one, other)


def test_whom_it_is_for_stands_at_the_foot_whatever_they_are_called() -> None:
    assert "Groep B · Gemeente" in text_of(poster(replace(order(), organisation="Gemeente")))
    for words in ("W" * 200, "<b>🎉 שלום\nx", "&amp;"):
        assert outside(poster(replace(order(), title=words, organisation=words)), 10 * mm) == []
    assert "Demo: geen echte groep" in text_of(poster(replace(order(), kind=WorkshopKind.DEMO)))


def test_the_same_order_gives_the_same_bytes_and_the_watch_sees_the_page() -> None:
    seen: list[int] = []
    assert catalogue.make(catalogue.POSTER, order(), seen.append) == poster(order())
    assert seen == [1]
