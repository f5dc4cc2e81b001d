"""What a handout is made from: the spec that every kind of handout takes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from workshop_app.content.builtin_texts import BuiltinTexts, builtin_texts
from workshop_app.content.deck import Deck
from workshop_app.content.staircase import Staircase, staircase
from workshop_app.i18n import Language
from workshop_app.session.items import Contents
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import State
from workshop_app.session.step import Steps
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import Settings


class PosterSize(StrEnum):
    """The paper size of a poster."""

    A3 = "a3"
    A2 = "a2"


@dataclass(frozen=True, slots=True)
class Branding:
    """The branding of an organisation, on handouts and on the projector.

    Args:
        organisation: Its name, printed on every page; may be empty.
        logo: The bytes of a PNG or JPEG; empty for none.
        accent: The accent colour as `#RRGGBB`; empty for Trede's own.
    """

    organisation: str = ""
    logo: bytes = b""
    accent: str = ""


def branding_of(settings: Settings) -> Branding:
    """Return the branding of the organisation in these settings."""
    return Branding(settings.organisation, settings.logo, settings.accent)


@dataclass(frozen=True, slots=True)
class HandoutSpec:
    """What a handout is made from, and for whom.

    Args:
        deck: The source of the cards, statements and pictures.
        stairs: The staircase to vote on, in `language`.
        standard: The questions that belong to every deck, in `language`.
        steps: The programme. Handouts only have the cards that are in it.
        title: The name of the workshop; if it is empty, the deck's title is used.
        organisation: The organisation that the workshop is for; may be empty.
        held_on: The day of the workshop; None to leave it out.
        people: The number of participants, one or more.
        tables: The number of tables; 0 for none.
        kind: The kind of workshop; handouts of a rehearsal or demo are marked.
        workshop: The workshop that was run, for handouts that report votes; None for a programme.
        state: The state of that workshop, without the split of sealed ballots.
        duplex: Whether it is printed on both sides.
        poster: The paper size of a poster.
        branding: The branding of the organisation.
        language: The language of the texts around the cards; change it with `in_language`. The
            cards stay in the language of the deck.
    """

    deck: Deck
    stairs: Staircase
    builtin_texts: BuiltinTexts
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
        """The name of the workshop."""
        return self.title.strip() or self.deck.title

    @property
    def contents(self) -> Contents:
        """The contents of the steps."""
        return Contents(self.deck, self.stairs, self.builtin_texts)

    @property
    def run(self) -> tuple[Workshop, State]:
        """The workshop that was run, and its state.

        Raises:
            ValueError: The spec is for a workshop that is still to come.
        """
        if self.workshop is None or self.state is None:
            raise ValueError("this handout tells of a workshop that was run")
        return self.workshop, self.state


def spec_of(workshop: Workshop, state: State, language: Language | None = None) -> HandoutSpec:
    """Return the spec for a workshop in its current state; the default language is its deck's."""
    language = language or Language(workshop.deck.language)
    return HandoutSpec(
        deck=workshop.deck,
        stairs=staircase(language),
        builtin_texts=builtin_texts(language),
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
    """Return the spec for a programme of a deck, before any workshop.

    An empty programme stands for all cards of the deck. The default language is that of the deck.

    Raises:
        NotFoundError: The deck has no such programme.
    """
    language = language or Language(deck.language)
    stairs, texts = staircase(language), builtin_texts(language)
    steps = steps_of(Contents(deck, stairs, texts), programme)
    return HandoutSpec(deck, stairs, texts, steps, language=language)


def in_language(spec: HandoutSpec, language: Language) -> HandoutSpec:
    """Return the spec with the texts around the cards in this language."""
    if language is spec.language:
        return spec
    return replace(
        spec, language=language, stairs=staircase(language), builtin_texts=builtin_texts(language)
    )
