"""A workshop and its programme: the steps and their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import msgspec

from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import Deck, PlannedStep, Programme, transfer_card
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import ORGANISATION, StepKind
from workshop_app.errors import NotFoundError
from workshop_app.i18n import gettext_noop
from workshop_app.session.items import Contents
from workshop_app.session.step import Step, Steps
from workshop_app.session.workshop_kind import WorkshopKind

USUAL_MINUTES = {
    StepKind.WELCOME: 5,
    StepKind.STAIRCASE: 5,
    StepKind.TEAM: 15,
    StepKind.PLEDGES: 10,
    StepKind.LOOK_BACK: 15,
    StepKind.BREAK: 15,
    StepKind.END: 5,
}
"""Minutes of the steps that are not about a part of a deck; such a part has its own minutes."""

MINUTES_AN_INDICATOR = 2


def find_programme(deck: Deck, programme_id: str) -> Programme:
    """The programme with this id.

    Raises:
        NotFoundError: The deck has no such programme.
    """
    for programme in deck.programmes:
        if programme.id == programme_id:
            return programme
    known = ", ".join(programme.id for programme in deck.programmes)
    raise NotFoundError(
        "“{name}” is geen programma van deze kaartenset.",
        gettext_noop("Kies uit: {programmes}.")
        if known
        else gettext_noop("De kaartenset heeft geen programma's."),
        name=programme_id,
        programmes=known,
    )


def steps_of(contents: Contents, programme_id: str = "") -> Steps:
    """The steps of a programme of the deck.

    Without a programme id: welcome, staircase, all cards, end.

    Raises:
        NotFoundError: The deck has no such programme.
    """
    deck = contents.deck
    planned: tuple[PlannedStep, ...]
    if programme_id:
        planned = find_programme(deck, programme_id).steps
    else:
        planned = (
            PlannedStep(StepKind.WELCOME),
            PlannedStep(StepKind.STAIRCASE),
            *(PlannedStep(StepKind.CARD, card.id) for card in deck.cards),
            PlannedStep(StepKind.END),
        )
    return tuple(
        Step(number, step.kind, step.minutes or default_minutes(contents, step), step.content)
        for number, step in enumerate(planned, 1)
    )


def only_about(deck: Deck, steps: Steps) -> Deck:
    """The deck with only the cards and statements of these steps.

    They are in the order of the steps, each once; skipped steps are ignored.
    """

    def chosen(kind: StepKind) -> list[str]:
        about = (step.content for step in steps if step.kind is kind and not step.skipped)
        return list(dict.fromkeys(about))

    cards = {card.id: card for card in deck.cards}
    statements = {statement.id: statement for statement in deck.statements}
    return msgspec.structs.replace(
        deck,
        cards=tuple(cards[name] for name in chosen(StepKind.CARD)),
        statements=tuple(statements[name] for name in chosen(StepKind.STATEMENT)),
    )


def default_minutes(contents: Contents, step: PlannedStep) -> int:
    """The default minutes of a step, for when the programme gives none.

    Raises:
        KeyError: The deck does not contain the subject of the step.
    """
    if step.kind is StepKind.TEAM and step.content not in ("", ORGANISATION):
        votes = [item for item in contents.make(step.kind, step.content) if item.poll]
        return MINUTES_AN_INDICATOR * len(votes)
    if step.kind in USUAL_MINUTES:
        return USUAL_MINUTES[step.kind]
    parts = {
        StepKind.CARD: contents.deck.cards,
        StepKind.TRANSFER: tuple(
            transfer_card(card) for card in contents.deck.cards if card.transfer is not None
        ),
        StepKind.EXPLANATION: contents.deck.slides,
        StepKind.STATEMENT: contents.deck.statements,
        StepKind.QUESTION: contents.deck.questions,
        StepKind.FEEDBACK: contents.deck.exercises,
    }[step.kind]
    for part in parts:
        if part.id == step.content:
            return part.minutes
    raise KeyError(step.content)


@dataclass(frozen=True)
class Workshop:
    """One meeting with one group, and the frozen copy of the deck it uses."""

    id: str
    name: str
    organisation: str
    date: date
    kind: WorkshopKind
    created_at: datetime
    deck: Deck

    @cached_property
    def contents(self) -> Contents:
        """The contents from which the items of the steps are made."""
        return Contents(self.deck, staircase(), builtin_texts())
