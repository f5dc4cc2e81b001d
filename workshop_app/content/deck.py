"""Decks: the scenario cards of a workshop, as they stand in a deck file.

All texts are plain text: nothing in them is ever read as markup.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from workshop_app.content.staircase import HIGHEST, LOWEST

FORMAT = "workshop-app/deck"
VERSION = 1

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The duiding of a behaviour: which niveau it shows, on which indicators, and why.

    An opinion to talk about. `not_lower` is empty only for the lowest niveau a card allows,
    `not_higher` only for niveau 5.
    """

    niveau: Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
    why: Text
    indicators: tuple[str, ...] = ()
    not_lower: str = ""
    not_higher: str = ""


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a person does in the scenario; the group votes which niveau it shows."""

    id: Id
    text: Line
    reference: Reference


class Illustration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The picture of a card: a file for the screen, one for paper, and what it shows in words."""

    screen: Line
    paper: Line
    alt: Text


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario card: a situation, and the behaviours to vote on.

    `minutes` is the planned time. `floor` says whether niveau 0 may be chosen. `sides`, where
    there are any, make it a dilemma: the positions a participant can take before the talk.
    """

    id: Id
    title: Line
    theme: Line
    minutes: Annotated[int, Meta(ge=1, le=480)]
    story: Text
    question: Line
    debrief: tuple[Line, ...]
    behaviours: tuple[Behaviour, ...]
    trainer_note: str = ""
    illustration: Illustration | None = None
    sides: tuple[Line, ...] = ()
    floor: bool = True

    @property
    def lowest(self) -> int:
        """The lowest niveau that can be voted for on this card."""
        return LOWEST if self.floor else LOWEST + 1

    def behaviour(self, behaviour_id: str) -> Behaviour:
        """The behaviour with this id.

        Raises:
            KeyError: The card has no such behaviour.
        """
        for behaviour in self.behaviours:
            if behaviour.id == behaviour_id:
                return behaviour
        raise KeyError(behaviour_id)


class Deck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of cards.

    `pictures` maps the file names of the illustrations to their bytes. It is not part of a deck
    file: reading fills it in, so that the copy a workshop keeps is complete by itself.
    """

    format: Literal["workshop-app/deck"]
    version: Literal[1]
    id: Id
    title: Line
    cards: tuple[Card, ...]
    language: Literal["nl", "en"] = "nl"
    pictures: dict[str, bytes] = {}

    def card(self, card_id: str) -> Card:
        """The card with this id.

        Raises:
            KeyError: The deck has no such card.
        """
        for card in self.cards:
            if card.id == card_id:
                return card
        raise KeyError(card_id)


class FrozenCopyError(Exception):
    """The bytes of a workshop's own copy of its deck cannot be read."""


def encode_copy(deck: Deck) -> bytes:
    """The deck with its pictures as one JSON text: the frozen copy a workshop keeps."""
    return msgspec.json.encode(deck, order="deterministic")


def decode_copy(data: bytes) -> Deck:
    """The deck of a frozen copy.

    Raises:
        FrozenCopyError: The bytes are not a frozen copy.
    """
    try:
        return msgspec.json.decode(data, type=Deck)
    except msgspec.DecodeError as error:
        raise FrozenCopyError(str(error)) from error
