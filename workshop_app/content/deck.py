"""The structure of decks: cards, statements, programmes and so on, as in a deck file.

All texts are plain text and are never interpreted as markup. The JSON schema of deck files uses
the docstrings of these classes as descriptions.
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
    """The reference of a behaviour: which niveau it shows, by which indicators, and why.

    It is an opinion to discuss. `not_lower` explains why the niveau is not lower; it may be empty
    only for the lowest niveau that a card allows. `not_higher` may be empty only for niveau 5.
    """

    niveau: Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
    why: Text
    indicators: tuple[str, ...] = ()
    not_lower: str = ""
    not_higher: str = ""


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a person does in a case; the group votes which niveau it shows."""

    id: Id
    text: Line
    reference: Reference


class Illustration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The picture of a card: a file for the screen, one for print, and an alternative text."""

    screen: Line
    paper: Line
    alt: Text


class Audience(StrEnum):
    """The groups that a card can be meant for."""

    EVERYONE = "everyone"
    LEADERS = "leaders"
    INTERNAL = "internal"
    PHONE = "phone"
    COUNTER = "counter"


class Transfer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A second situation for a card, to see whether the group recognises its niveaus there too.

    Its behaviours are voted on once, without a talk; their niveaus occur on the card itself.
    """

    title: Line
    story: Text
    question: Line
    minutes: Minutes
    behaviours: tuple[Behaviour, ...]
    trainer_note: str = ""


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case: a situation, and the behaviours to vote on.

    `theme` is the subject in a word or two, and `keywords` are further search terms. `source` is
    the origin of the idea. `minutes` is the planned time. `floor` is whether niveau 0 can be
    chosen. A card with `sides` is a dilemma; they are the positions to vote on first.
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
    """Make the transfer of a card into a separate card, without debrief questions.

    Raises:
        KeyError: The card has no transfer.
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
    """An explanation: a heading and a few points."""

    id: Id
    title: Line
    points: tuple[Line, ...]
    minutes: Minutes
    trainer_note: str = ""


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence to agree or disagree with; `debrief` contains questions for the debrief."""

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
    """Practice in pairs: an instruction, sentences to complete, and optionally a closing question.

    The answers to `question` are collected.
    """

    id: Id
    title: Line
    instruction: Line
    prompts: tuple[Line, ...]
    minutes: Minutes
    question: str = ""
    trainer_note: str = ""


class PlannedStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step of a programme; `content` is the id of its subject in the deck, if it has one.

    For `team`, `content` is empty for the team as a whole, `organisation` for the organisation,
    `indicators` for all indicators one by one, or a niveau (`n3`) for its indicators.
    """

    kind: StepKind
    content: str = ""
    minutes: Minutes | None = None


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ready-made programme: its aim, the number of people, and its steps in order."""

    id: Id
    title: Line
    aim: Line
    steps: tuple[PlannedStep, ...]
    people_from: People = FEWEST_PEOPLE
    people_to: People = MOST_PEOPLE


class Deck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of cards, statements, questions and so on, from which workshops are made.

    `sources` credits the sources of the content. `pictures` maps the file names of the
    illustrations to their bytes. It is not part of a deck file: reading fills it in, so that the
    frozen copy of a workshop is complete.
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
"""Fields whose values are not shown to people."""


def texts_of(deck: Deck) -> Iterator[str]:
    """Yield every text of a deck that is shown to people, and each of its lines separately."""

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
    """The frozen copy of a workshop's deck cannot be read."""


def encode_copy(deck: Deck) -> bytes:
    """Encode a deck with its pictures to JSON: the frozen copy that a workshop stores."""
    return msgspec.json.encode(deck, order="deterministic")


def decode_copy(data: bytes) -> Deck:
    """Decode a frozen copy of a deck.

    Raises:
        FrozenCopyError: The bytes are not a frozen copy.
    """
    try:
        return msgspec.json.decode(data, type=Deck)
    except msgspec.DecodeError as error:
        raise FrozenCopyError(str(error)) from error
