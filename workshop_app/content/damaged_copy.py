"""Recover what can still be used of a damaged frozen copy of a deck."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from workshop_app.content.deck import Behaviour, Card, Deck, FrozenCopyError, decode_copy
from workshop_app.content.limits import COUNTS
from workshop_app.content.scale import SIDES_ID
from workshop_app.content.staircase import HIGHEST, staircase


def texts_of_copy(data: bytes) -> Deck:
    """Decode a damaged copy without its pictures, which make up most of its bytes.

    A text may contain a wrong letter, but everything that a workshop relies on is checked.

    Raises:
        FrozenCopyError: The bytes are not a usable deck.
    """
    deck = decode_copy(data)
    if not all(_is_usable(card) for card in deck.cards):
        raise FrozenCopyError("a card that cannot be voted on")
    cards = tuple(msgspec.structs.replace(card, illustration=None) for card in deck.cards)
    return msgspec.structs.replace(deck, cards=cards, pictures={})


def _is_usable(card: Card) -> bool:
    if not COUNTS[Card, "behaviours"].has(len(card.behaviours)):
        return False
    if not COUNTS[Card, "sides"].has(len(card.sides)):
        return False
    ids = [behaviour.id for behaviour in card.behaviours]
    if len({*ids, SIDES_ID}) <= len(ids):
        return False
    return all(_fits(behaviour, card.lowest) for behaviour in _behaviours(card))


def _behaviours(card: Card) -> Iterator[Behaviour]:
    yield from card.behaviours
    if card.transfer is not None:
        yield from card.transfer.behaviours


def _fits(behaviour: Behaviour, lowest: int) -> bool:
    """Whether the reference of a behaviour is valid: known indicators, and a niveau in range."""
    reference = behaviour.reference
    known = all(staircase().indicator(name) is not None for name in reference.indicators)
    return known and lowest <= reference.niveau <= HIGHEST
