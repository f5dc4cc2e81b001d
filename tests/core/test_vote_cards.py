"""The vote cards: large numerals, enough sets, and one cut per sheet."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.lib.units import mm

from tests.support.pdfs import Piece, opened, outside, page_text, pages_of, pieces, text_of
from tests.support.samples import start, tiny_deck
from tests.support.tagged import spoken
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.style import BOTTOM, FOOTER, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from workshop_app.session.workshop_kind import WorkshopKind

INTRODUCTION = 2
DIGIT = 0.668
"""The height of a digit, as a fraction of its font size."""


def spec(**changes: object) -> HandoutSpec:
    made = HandoutSpec(
        tiny_deck(), staircase(), builtin_texts(), start().steps, "Groep B", people=2
    )
    return replace(made, **changes)  # pyright: ignore[reportArgumentType] - fields of a spec


def vote_cards(wanted: HandoutSpec) -> bytes:
    return catalogue.make(catalogue.VOTE_CARDS, wanted)


def numerals(data: bytes) -> list[list[Piece]]:
    """The large numerals of each page of cards."""
    with opened(data) as pdf:
        return [
            [piece for piece in pieces(page) if piece.size > 100]
            for page in list(pdf.pages)[INTRODUCTION:]
        ]


@pytest.mark.parametrize(
    ("people", "tables", "sets"),
    [(1, 0, 1), (12, 0, 6), (13, 0, 7), (200, 0, 100), (12, 1, 1), (200, 30, 30)],
)
def test_there_are_enough_sets(people: int, tables: int, sets: int) -> None:
    data = vote_cards(spec(people=people, tables=tables))
    assert pages_of(data) == INTRODUCTION + sets * 3 * 2
    with opened(data) as pdf:
        text = " ".join(page_text(page) for page in list(pdf.pages)[INTRODUCTION:])
    name = "Tafel" if tables else "Set"
    # Six cards with two sides each.
    assert text.split().count(name) == 12 * sets
    assert f"{name} {sets}" in text
    assert f"{name} {sets + 1}" not in text
    assert pages_of(vote_cards(spec(people=people, tables=tables, duplex=False))) == (
        INTRODUCTION + sets * 3
    )


@pytest.mark.parametrize("duplex", [True, False])
@pytest.mark.parametrize(
    ("people", "tables", "shown"),
    [
        (12, 0, "6 sets, een voor elke twee mensen. Samen zijn dat 18 vellen."),
        (12, 4, "4 sets, een voor elke tafel. Samen zijn dat 12 vellen."),
        (2, 0, "1 set, voor twee mensen. Dat zijn 3 vellen."),
        (9, 1, "1 set, voor de tafel. Dat zijn 3 vellen."),
    ],
)
def test_the_introduction_explains_making_the_cards_and_voting(
    people: int, tables: int, shown: str, *, duplex: bool
) -> None:
    data = vote_cards(spec(people=people, tables=tables, duplex=duplex))
    with opened(data) as pdf:
        text = page_text(pdf.pages[0])
        reported = spoken(pdf)
    assert shown in text
    order_of_steps = ["Print", "Snijd", "Sorteer", "1. Lees voor", "2. Tel af", "3. Tel en praat"]
    places = [text.index(words) for words in order_of_steps]
    assert places == sorted(places)
    assert ("omslaan over de lange kant" in text) is duplex
    assert ("achterkant is leeg" in text) is not duplex
    printed, cut, one_set, held_up = [words for tag, words in reported if tag == "Figure"][:4]
    read = [words for _, words in reported]
    for head, figure in (("Print", printed), ("Snijd", cut), ("Sorteer", one_set)):
        assert read[read.index(head) + 1] == figure
    assert ("is leeg" in printed) is not duplex
    assert "schaar" in cut
    assert ("Tafel 1" if tables else "Set 1") in one_set
    assert "van 0 links tot en met 5 rechts" in held_up


def test_the_introduction_fills_its_pages_and_stays_within_them() -> None:
    with opened(vote_cards(spec(people=200, title="W" * 200))) as pdf:
        for page in list(pdf.pages)[:INTRODUCTION]:
            found = [one for one in pieces(page) if one.text.strip()]
            assert all(one.left >= MARGIN - 0.5 for one in found)
            assert all(one.right <= PAGE_WIDTH - MARGIN + 1 for one in found)
            above_foot = [one for one in found if one.bottom > FOOTER + 15]
            assert len(found) - len(above_foot) == 1
            assert BOTTOM <= min(one.bottom for one in above_foot) < BOTTOM + 60


def test_a_set_has_every_niveau_with_its_name() -> None:
    with opened(vote_cards(spec())) as pdf:
        texts = [page_text(page) for page in list(pdf.pages)[INTRODUCTION:]]
    for niveau in staircase().niveaus:
        front, back = texts[niveau.number // 2 * 2 : niveau.number // 2 * 2 + 2]
        name = niveau.label.replace("\u00ad", "")
        for side in (front, back):
            assert name in side.replace("- ", "")
        assert niveau.hint in front
        for indicator in niveau.indicators:
            assert indicator.text in back
            assert indicator.text not in front


def test_the_numerals_are_at_least_100_mm_high() -> None:
    for page in numerals(vote_cards(spec())):
        assert len(page) == 2
        for numeral in page:
            assert numeral.size * DIGIT >= 100 * mm


def test_each_half_of_a_sheet_has_the_same_numeral_on_both_sides() -> None:
    found = numerals(vote_cards(spec()))
    assert [[one.text for one in page] for page in found[::2]] == [
        ["0", "1"],
        ["2", "3"],
        ["4", "5"],
    ]
    for front, back in zip(found[::2], found[1::2], strict=True):
        for one, other in zip(front, back, strict=True):
            # Flipped over the long edge, a card stays at the same height.
            assert (one.text, one.bottom) == (other.text, other.bottom)
        upper, lower = front
        assert upper.bottom > PAGE_HEIGHT / 2
        assert 0 < lower.bottom < lower.bottom + lower.size * DIGIT < PAGE_HEIGHT / 2


def test_all_text_is_clear_of_the_edges_and_of_the_cut() -> None:
    data = vote_cards(spec(tables=2))
    assert outside(data, 9 * mm) == []
    with opened(data) as pdf:
        for page in list(pdf.pages)[INTRODUCTION:]:
            for piece in pieces(page):
                # Digits have no descenders.
                below = 0 if piece.text.isdigit() else piece.size * 0.3
                is_lower = piece.bottom + piece.size * 0.7 < PAGE_HEIGHT / 2 - 5 * mm
                assert is_lower or piece.bottom - below > PAGE_HEIGHT / 2 + 5 * mm
                assert piece.right < PAGE_WIDTH - 9 * mm


def test_the_texts_do_not_overlap() -> None:
    with opened(vote_cards(spec())) as pdf:
        for page in list(pdf.pages)[INTRODUCTION:]:
            found = pieces(page)
            for half in (True, False):
                beside = [
                    piece
                    for piece in found
                    if piece.size < 100 and (piece.bottom > PAGE_HEIGHT / 2) is half
                ]
                (numeral,) = (
                    piece
                    for piece in found
                    if piece.size > 100 and (piece.bottom > PAGE_HEIGHT / 2) is half
                )
                assert all(piece.left > numeral.right for piece in beside)
                lines = [piece for piece in beside if not piece.text.isdigit()]
                for above, below in pairwise(lines):
                    assert above.bottom - below.bottom > below.size * 0.9


@pytest.mark.parametrize("kind", [WorkshopKind.DEMO, WorkshopKind.REHEARSAL])
def test_a_rehearsal_and_a_demo_are_marked(kind: WorkshopKind) -> None:
    words = "Demo" if kind is WorkshopKind.DEMO else "OEFENING"
    assert words in text_of(vote_cards(spec(kind=kind)))
    assert words not in text_of(vote_cards(spec()))


def test_a_long_name_is_shortened_in_the_footer() -> None:
    long = vote_cards(spec(title="W" * 200, organisation="<b>🎉 " + "W" * 200))
    assert outside(long, 9 * mm) == []
    assert "…" in text_of(long)


def test_the_cards_are_deterministic_and_report_each_page() -> None:
    seen: list[int] = []
    data = catalogue.make(catalogue.VOTE_CARDS, spec(), seen.append)
    assert data == vote_cards(spec())
    assert seen == list(range(1, pages_of(data) + 1))
    with opened(data) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"
