"""The poster: the whole staircase on one page, legible from a distance."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.units import mm

from tests.support.pdfs import Piece, opened, outside, pages_of, pieces, text_of
from tests.support.samples import start, tiny_deck
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import Branding, HandoutSpec, PosterSize
from workshop_app.session.workshop_kind import WorkshopKind

STAIRS = staircase()
PAPER = {PosterSize.A3: (420, 297), PosterSize.A2: (594, 420)}
"""The width and height of each size, in millimetres."""


def spec(size: PosterSize = PosterSize.A3) -> HandoutSpec:
    return HandoutSpec(tiny_deck(), STAIRS, builtin_texts(), start().steps, "Groep B", poster=size)


def poster(wanted: HandoutSpec) -> bytes:
    return catalogue.make(catalogue.POSTER, wanted)


def on_paper(data: bytes) -> list[Piece]:
    with opened(data) as pdf:
        return pieces(pdf.pages[0])


@pytest.mark.parametrize("size", PosterSize)
def test_the_whole_staircase_is_on_one_page_of_the_chosen_size(size: PosterSize) -> None:
    data = poster(spec(size))
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
        # A2 is read from afar and has the short names; A3 is read up close and has the full ones.
        short = niveau.label.replace("\u00ad", "")
        name = niveau.name if size is PosterSize.A3 else short
        assert name in text.replace("- ", "")
        assert niveau.hint in text
    assert outside(data, 10 * mm) == []


@pytest.mark.parametrize(("size", "smallest"), [(PosterSize.A3, 16), (PosterSize.A2, 22)])
def test_the_indicators_are_legible_from_a_distance(size: PosterSize, smallest: float) -> None:
    seen = " ".join(one.text for niveau in STAIRS.niveaus for one in niveau.indicators)
    found = [
        piece
        for piece in on_paper(poster(spec(size)))
        if piece.text.strip() in seen and len(piece.text) > 3
    ]
    assert len(found) >= 21
    assert all(piece.size >= smallest for piece in found)


def test_the_names_on_an_a2_are_legible_from_the_back_of_a_room() -> None:
    """Capitals are 13 mm high; the smallest that a good eye reads at 5 m are 7 mm high."""
    capital = 0.668
    found = on_paper(poster(spec(PosterSize.A2)))
    large = [one for one in found if one.size * capital >= 13 * mm]
    text = " ".join(one.text for one in large).replace("- ", "")
    for niveau in STAIRS.niveaus:
        assert niveau.label.replace("\u00ad", "") in text
    numerals = [one for one in found if one.text in "012345" and one.size * capital >= 25 * mm]
    assert [one.text for one in numerals] == list("012345")


def test_the_indicators_are_in_one_column_on_an_a2() -> None:
    bullets = [one for one in on_paper(poster(spec(PosterSize.A2))) if one.text.strip() == "•"]
    assert len(bullets) == 21
    assert len({round(one.left, 1) for one in bullets}) == 1


@pytest.mark.parametrize("size", PosterSize)
def test_longer_texts_get_a_smaller_font_and_stay_on_their_steps(size: PosterSize) -> None:
    longer = replace(
        STAIRS,
        niveaus=tuple(
            replace(
                niveau,
                indicators=tuple(
                    replace(one, text=f"{one.text} En dan nog een zin van flinke lengte erbij.")
                    for one in niveau.indicators
                ),
            )
            for niveau in STAIRS.niveaus
        ),
    )
    data = poster(replace(spec(size), stairs=longer))
    assert outside(data, 10 * mm) == []
    bullets = [one for one in on_paper(data) if one.text.strip() == "•"]
    usual = [one for one in on_paper(poster(spec(size))) if one.text.strip() == "•"]
    assert len(bullets) == len(usual) == 21
    assert max(one.size for one in bullets) < min(one.size for one in usual)
    assert_apart(on_paper(data))


@pytest.mark.parametrize("size", PosterSize)
def test_the_organisation_has_its_logo_and_its_name_in_the_footer_once(size: PosterSize) -> None:
    logo = BytesIO()
    Image.new("RGB", (400, 100), "#123456").save(logo, "PNG")
    branding = Branding("Waterschap", logo.getvalue(), "#0055AA")
    data = poster(replace(spec(size), branding=branding))
    assert "Groep B · Waterschap" in text_of(data)
    assert text_of(data).count("Waterschap") == 1
    with opened(data) as pdf:
        codes = [str(code) for _, code in pikepdf.parse_content_stream(pdf.pages[0])]
    assert codes.count("Do") == 1


def test_the_numerals_go_up_like_a_staircase() -> None:
    numerals = [one for one in on_paper(poster(spec())) if one.text in "012345" and one.size > 50]
    numerals.sort(key=lambda one: one.text)
    assert [one.text for one in numerals] == list("012345")
    for lower, higher in pairwise(numerals):
        assert higher.left - lower.left > 60
        assert higher.bottom - lower.bottom > 60


@pytest.mark.parametrize("size", PosterSize)
def test_lines_do_not_overlap(size: PosterSize) -> None:
    assert_apart(on_paper(poster(spec(size))))


def assert_apart(pieces_found: list[Piece]) -> None:
    found = [one for one in pieces_found if one.text.strip(" •")]
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            apart = one.right <= other.left + 0.1 or other.right <= one.left + 0.1
            above = one.bottom >= other.bottom + other.size * 0.7
            below = other.bottom >= one.bottom + one.size * 0.7
            assert apart or above or below, (one, other)


def test_any_name_of_the_group_fits_in_the_footer() -> None:
    assert "Groep B · Gemeente" in text_of(poster(replace(spec(), organisation="Gemeente")))
    for words in ("W" * 200, "<b>🎉 שלום\nx", "&amp;"):
        assert outside(poster(replace(spec(), title=words, organisation=words)), 10 * mm) == []
    assert "Demo: geen echte groep" in text_of(poster(replace(spec(), kind=WorkshopKind.DEMO)))


def test_the_poster_is_deterministic_and_reports_its_page() -> None:
    seen: list[int] = []
    assert catalogue.make(catalogue.POSTER, spec(), seen.append) == poster(spec())
    assert seen == [1]
