"""The key card: a handout with every key of the show on one page."""

from __future__ import annotations

import re

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.pdfs import pages_of, text_of
from tests.support.samples import start, tiny_deck
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.style import GUTTER, column
from workshop_app.i18n import Language, use_language
from workshop_app.session import keys
from workshop_app.session.keys import KEY_GROUPS, named


def key_card() -> bytes:
    deck = tiny_deck()
    spec = HandoutSpec(deck, staircase(), builtin_texts(), start().steps)
    return catalogue.make(catalogue.KEY_CARD, spec)


def test_the_card_holds_every_key_on_one_page() -> None:
    card = key_card()
    assert pages_of(card) == 1
    text = text_of(card)
    for group in KEY_GROUPS:
        assert group.title in text
        for key in group.keys:
            assert named(key.meaning) in text
            for name in re.split(r" · | of | \+ ", named(key.shown)):
                assert name in text


@pytest.mark.parametrize("language", Language)
def test_on_macos_the_keys_have_the_names_of_its_keyboard(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setattr(keys, "SYSTEM", "darwin")
    with use_language(language):
        card = key_card()
    assert pages_of(card) == 1
    text = text_of(card)
    for name in ("Cmd", "Return", "Delete", "fn", "F5"):
        assert name in text
    for name in ("Ctrl", "Enter", "Backspace", "PageDown", "PageUp"):
        assert name not in text


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("language", Language)
def test_no_key_overlaps_its_description(
    monkeypatch: pytest.MonkeyPatch, system: str, language: Language
) -> None:
    monkeypatch.setattr(keys, "SYSTEM", system)
    rights: list[float] = []

    def draw(canvas: Canvas, x: float, y: float, width: float, *rest: float, **how: int) -> None:
        rights.append(x + width)

    monkeypatch.setattr(Canvas, "roundRect", draw)
    with use_language(language):
        key_card()
    assert len(rights) > len(KEY_GROUPS)
    assert max(rights) < column(3) - GUTTER - 3


def test_the_card_is_deterministic() -> None:
    assert key_card() == key_card()
