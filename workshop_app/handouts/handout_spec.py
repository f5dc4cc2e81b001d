"""What a handout is made of: the order that every kind of handout is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from workshop_app.content.builtin_texts import BuiltinTexts, standard
from workshop_app.content.deck import Deck
from workshop_app.content.staircase import Staircase, staircase
from workshop_app.language import Language
from workshop_app.session.items import Contents
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import State
from workshop_app.session.step import Steps
from workshop_app.session.workshop_kind import WorkshopKind

ProgressCallback = Callable[[int], None]
"""Told the number of pages that are done, after each. May raise `CancelledError` to stop."""


class CancelledError(Exception):
    """Whoever ordered a handout does not want it any more."""


class PosterSize(StrEnum):
    """The paper of a poster."""

    A3 = "a3"
    A2 = "a2"


@dataclass(frozen=True, slots=True)
class Branding:
    """How an organisation wants to be recognised on paper and on the projector.

    Args:
        organisation: Its name at the foot of every page; empty for that of the workshop.
        logo: The bytes of a PNG or JPEG; empty for none.
        accent: The accent colour as `#RRGGBB`; empty for Trede's own.
    """

    organisation: str = ""
    logo: bytes = b""
    accent: str = ""


@dataclass(frozen=True, slots=True)
class HandoutSpec:
    """For whom and of what.

    Args:
        deck: Where the cards and statements come from, with their pictures.
        stairs: The staircase to vote on, in the language of the words.
        standard: The questions that belong to every deck, in the language of the words.
        steps: The programme. Handouts hold what it is about, and no other cards.
        title: The name of the workshop; the deck's title stands in where it is empty.
        organisation: For whom the workshop is; may be empty.
        held_on: The day of the workshop; None leaves it out.
        people: How many people take part, one or more.
        tables: How many tables there are; 0 for none.
        kind: A rehearsal or a demo is marked as such.
        workshop: The workshop as it was run, and `state` how it stands: for what tells of votes.
            How sealed ballots are split is not in it.
        duplex: Whether it is printed on both sides.
        poster: The paper of a poster.
        branding: How the organisation wants to be recognised.
        language: What the words around the cards are in; `in_language` changes it. The cards stay
            in the language of the deck.
    """

    deck: Deck
    stairs: Staircase
    standard: BuiltinTexts
    steps: Steps
    title: str = ""
    organisation: str = ""
    held_on: date | None = None
    people: int = 12
    tables: int = 0
    kind: WorkshopKind = WorkshopKind.REAL
    workshop: Workshop | None = None
    state: State | None = None
    duplex: bool = True
    poster: PosterSize = PosterSize.A3
    branding: Branding = field(default_factory=Branding)
    language: Language = Language.NL

    @property
    def name(self) -> str:
        """What the workshop is called."""
        return self.title.strip() or self.deck.title

    @property
    def contents(self) -> Contents:
        """What the steps are about."""
        return Contents(self.deck, self.stairs, self.standard)

    @property
    def run(self) -> tuple[Workshop, State]:
        """The workshop as it was run, and how it stands.

        Raises:
            ValueError: The spec is for a workshop that is still to come.
        """
        if self.workshop is None or self.state is None:
            raise ValueError("this handout tells of a workshop that was run")
        return self.workshop, self.state


def spec_of(workshop: Workshop, state: State, language: Language | None = None) -> HandoutSpec:
    """What is ordered for one workshop, as it stands; without a language in that of its deck."""
    language = language or Language(workshop.deck.language)
    return HandoutSpec(
        deck=workshop.deck,
        stairs=staircase(language),
        standard=standard(language),
        steps=state.steps,
        title=workshop.name,
        organisation=workshop.organisation,
        held_on=workshop.date,
        people=state.participants,
        tables=state.tables,
        kind=workshop.kind,
        workshop=workshop,
        state=concealed(state),
        language=language,
    )


def spec_of_programme(deck: Deck, programme: str, language: Language | None = None) -> HandoutSpec:
    """What is ordered for a programme of a deck that nobody has run yet; empty for all its cards.

    Without a language in that of the deck.

    Raises:
        NotFoundError: The deck has no such programme.
    """
    language = language or Language(deck.language)
    stairs, texts = staircase(language), standard(language)
    steps = steps_of(Contents(deck, stairs, texts), programme)
    return HandoutSpec(deck, stairs, texts, steps, language=language)


def in_language(spec: HandoutSpec, language: Language) -> HandoutSpec:
    """The same order with the words around the cards in a language."""
    if language is spec.language:
        return spec
    return replace(spec, language=language, stairs=staircase(language), standard=standard(language))


def nobody_watches(pages: int) -> None:
    """The watch of who only wants the handout."""
    del pages
