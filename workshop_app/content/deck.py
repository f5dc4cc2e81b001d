"""Decks: cards, statements and programmes of a workshop, as they stand in a deck file.

All texts are plain text: nothing in them is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum
from typing import Annotated, Literal, cast

import msgspec
from msgspec import Meta

from workshop_app.content.staircase import HIGHEST, LOWEST
from workshop_app.content.step_kind import StepKind

FORMAT = "workshop-app/deck"
VERSION = 1

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Minutes = Annotated[int, Meta(ge=1, le=480)]
FEWEST_PEOPLE, MOST_PEOPLE = 1, 999
People = Annotated[int, Meta(ge=FEWEST_PEOPLE, le=MOST_PEOPLE)]


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


class Audience(StrEnum):
    """For whom a card is."""

    EVERYONE = "everyone"
    LEADERS = "leaders"
    INTERNAL = "internal"
    PHONE = "phone"
    COUNTER = "counter"


class Transfer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another situation in which a card's niveaus show: does the group see them there too?

    Its behaviours are voted on once, without a talk between; their niveaus are among the card's.
    """

    title: Line
    story: Text
    question: Line
    minutes: Minutes
    behaviours: tuple[Behaviour, ...]
    trainer_note: str = ""


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario card: a situation, and the behaviours to vote on.

    `theme` is what it is about in a word or two, `keywords` what else to find it by. `source` says
    where the idea came from. `minutes` is the planned time. `floor` says whether niveau 0 may be
    chosen. `sides`, where there are any, make it a dilemma: the positions a participant can take
    before the talk.
    """

    id: Id
    title: Line
    theme: Line
    minutes: Minutes
    story: Text
    question: Line
    debrief: tuple[Line, ...]
    behaviours: tuple[Behaviour, ...]
    trainer_note: str = ""
    illustration: Illustration | None = None
    sides: tuple[Line, ...] = ()
    floor: bool = True
    keywords: tuple[Line, ...] = ()
    audience: tuple[Audience, ...] = (Audience.EVERYONE,)
    source: str = ""
    transfer: Transfer | None = None

    @property
    def lowest(self) -> int:
        """The lowest niveau that can be voted for on this card."""
        return LOWEST if self.floor else LOWEST + 1


def transfer_card(card: Card) -> Card:
    """The transfer of a card as a card of its own, without a talk about it.

    Raises:
        KeyError: The card has none.
    """
    transfer = card.transfer
    if transfer is None:
        raise KeyError(card.id)
    return Card(
        id=card.id,
        title=transfer.title,
        theme=card.theme,
        minutes=transfer.minutes,
        story=transfer.story,
        question=transfer.question,
        debrief=(),
        behaviours=transfer.behaviours,
        trainer_note=transfer.trainer_note,
        floor=card.floor,
        audience=card.audience,
    )


class Slide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to explain: a heading and a few points."""

    id: Id
    title: Line
    points: tuple[Line, ...]
    minutes: Minutes
    trainer_note: str = ""


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to agree or disagree with; `debrief` are questions for the talk about it."""

    id: Id
    text: Line
    minutes: Minutes
    debrief: tuple[Line, ...] = ()
    trainer_note: str = ""


class OpenQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question whose answers are collected."""

    id: Id
    text: Line
    minutes: Minutes
    trainer_note: str = ""


class Exercise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Practice in pairs: what to do, the sentences to finish, and a question to end with.

    The answers to `question` are collected; without one, the exercise ends by itself.
    """

    id: Id
    title: Line
    instruction: Line
    prompts: tuple[Line, ...]
    minutes: Minutes
    question: str = ""
    trainer_note: str = ""


class PlannedStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step of a programme in a deck; `content` is the id of what it is about, where it has one.

    For `team` the content is empty for the team as a whole, `indicators` for all of them one by
    one, or a niveau (`n3`) for those of that niveau.
    """

    kind: StepKind
    content: str = ""
    minutes: Minutes | None = None


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ready run sheet: what it is for, for how many people, and its steps in order."""

    id: Id
    title: Line
    aim: Line
    steps: tuple[PlannedStep, ...]
    people_from: People = FEWEST_PEOPLE
    people_to: People = MOST_PEOPLE


class Deck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of cards, and what else a workshop can be made of.

    `sources` credits whom the content owes something to. `pictures` maps the file names of the
    illustrations to their bytes. It is not part of a deck file: reading fills it in, so that the
    copy a workshop keeps is complete by itself.
    """

    format: Literal["workshop-app/deck"]
    version: Literal[1]
    id: Id
    title: Line
    cards: tuple[Card, ...]
    slides: tuple[Slide, ...] = ()
    statements: tuple[Statement, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    programmes: tuple[Programme, ...] = ()
    language: Literal["nl", "en"] = "nl"
    sources: tuple[Line, ...] = ()
    pictures: dict[str, bytes] = {}


_UNREAD = frozenset({"format", "id", "content", "language", "screen", "paper", "pictures"})
"""Fields that no person reads."""


def texts_of(deck: Deck) -> Iterator[str]:
    """Every text of a deck that a person reads, and each line of those that have several."""

    def inside(value: object) -> Iterator[str]:
        if isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                if name not in _UNREAD:
                    yield from inside(getattr(value, name))
        elif isinstance(value, tuple):
            for part in cast("tuple[object, ...]", value):
                yield from inside(part)
        elif isinstance(value, str) and not isinstance(value, Enum):
            yield value
            yield from value.splitlines()

    return inside(deck)


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
