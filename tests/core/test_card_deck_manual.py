"""The first page of the cards to cut out: how to make them and how to use them at a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.support.pdfs import opened, page_text, pieces, text_of
from tests.support.samples import start, tiny_deck
from tests.support.tagged import spoken
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.handouts import catalogue
from workshop_app.handouts.cut_outs.card_deck import corner
from workshop_app.handouts.cut_outs.card_deck_drawings import BACKS, FRONTS
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.style import BOTTOM, FOOTER, MARGIN, PAGE_WIDTH
from workshop_app.i18n import Language


def tiny_spec(**changes: object) -> HandoutSpec:
    made = HandoutSpec(tiny_deck(), staircase(), builtin_texts(), start().steps, "Groep B")
    return replace(made, **changes)  # pyright: ignore[reportArgumentType] - fields of a spec


def cards(spec: HandoutSpec) -> bytes:
    return catalogue.make(catalogue.CARD_DECK, spec)


def first_page(spec: HandoutSpec) -> tuple[str, list[str], list[str]]:
    """The first page: its text, the texts in reading order, and the alt texts of its figures."""
    with opened(cards(spec)) as pdf:
        text = " ".join(page_text(pdf.pages[0]).split())
        read = spoken(pdf)
    # The next page, with the staircase, begins by naming its readers.
    end = next(n for n, (_, words) in enumerate(read) if words.startswith("Om in het midden"))
    figures = [words for tag, words in read[:end] if tag == "Figure"]
    return text, [words for _, words in read[:end]], figures


@pytest.mark.parametrize("tables", [0, 1, 30])
def test_each_table_gets_a_set(tables: int) -> None:
    text = text_of(cards(tiny_spec(tables=tables)))
    assert ("Print ze 30 keer" in text) == (tables == 30)
    assert ("zo vaak als er groepjes zijn" in text) == (tables != 30)


@pytest.mark.parametrize("duplex", [True, False])
def test_the_page_has_three_steps_to_make_the_cards_and_then_their_use(*, duplex: bool) -> None:
    text, read, figures = first_page(tiny_spec(duplex=duplex))
    heads = ["Print", "Controleer", "Snijd"] if duplex else ["Print", "Snijd", "Vouw en plak"]
    places = [read.index(head) for head in heads]
    assert places == sorted(places)
    *steps, table = figures
    assert [read[place + 1] for place in places] == steps
    assert "2 en 1, met 4 en 3 daaronder" in steps[0] if duplex else "de vouw" in steps[0]
    assert "tegen het licht" in steps[1] if duplex else "half gevouwen" in steps[2]
    assert "In het midden ligt de trap. Links ligt de stapel" in table
    later = ["En dan op tafel", table, "1. Leg klaar", "2. Eén kaart tegelijk", "3. Pen erbij"]
    assert read.index(later[0]) > places[-1]
    assert [words for words in read if words in later] == later
    for facts, told_then in (
        (("ware grootte’ of 100", "Hierna komen 5 kaarten op"), True),
        (("omslaan over de lange kant", "160 gram", "tegen het licht", "liniaal"), duplex),
        (("op de achterkant van dit blad",), duplex),
        (("op één kant", "Vouw op de stippellijn", "Plak", "op het volgende blad"), not duplex),
    ):
        for fact in facts:
            assert (fact in text) is told_then, fact
    assert f"op {2 if duplex else 3} vellen" in text


def test_the_backs_in_the_figure_are_where_they_are_printed() -> None:
    def by_place(faces: Sequence[Sequence[int]]) -> list[int]:
        return [abs(number) for row in faces for number in row]

    places = [corner(slot, back=False) for slot in range(4)]
    printed = [places.index(corner(slot, back=True)) for slot in range(4)]
    fronts, backs = by_place(FRONTS), by_place(BACKS)
    assert [backs.index(number) for number in fronts] == printed


def test_without_cards_the_page_shows_only_the_staircase() -> None:
    text, read, figures = first_page(tiny_spec(steps=()))
    assert "zit geen situatie en geen stelling" in text
    assert "De trap heb je al wel" in read
    assert "Snijd" not in read
    (table,) = figures
    assert "De plekken voor de kaarten zijn leeg" in table


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("duplex", [True, False])
def test_the_first_page_is_filled_and_stays_above_its_foot(
    language: Language, *, duplex: bool
) -> None:
    for tables in (0, 30):
        wanted = tiny_spec(language=language, duplex=duplex, tables=tables)
        with opened(cards(wanted)) as pdf:
            found = [one for one in pieces(pdf.pages[0]) if one.text.strip()]
        assert all(one.left >= MARGIN - 0.5 for one in found)
        assert all(one.right <= PAGE_WIDTH - MARGIN + 1 for one in found)
        above_foot = [one for one in found if one.bottom > FOOTER + 15]
        assert len(found) - len(above_foot) == 1
        assert BOTTOM <= min(one.bottom for one in above_foot) < BOTTOM + 70
