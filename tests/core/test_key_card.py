"""The keys on paper: every key there is, on one page."""

from __future__ import annotations

import re

from tests.core.pdfs import pages_of, text_of
from tests.core.samples import start, tiny_deck
from workshop_app.content.staircase import staircase
from workshop_app.content.standard import standard
from workshop_app.handouts import catalogue
from workshop_app.handouts.order import Order
from workshop_app.session.keys import KEY_GROUPS


def key_card() -> bytes:
    deck = tiny_deck()
    order = Order(deck, staircase(), standard(), start().steps)
    return catalogue.make(catalogue.KEY_CARD, order)


def test_the_card_holds_every_key_on_one_page() -> None:
    card = key_card()
    assert pages_of(card) == 1
    text = text_of(card)
    for group in KEY_GROUPS:
        assert group.title in text
        for key in group.keys:
            assert key.meaning in text
            for name in re.split(r" · | of | \+ ", key.shown):
                assert name in text.split() or name in text


def test_the_card_is_the_same_every_time() -> None:
    assert key_card() == key_card()
