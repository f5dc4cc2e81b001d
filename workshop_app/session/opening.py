"""Beginning a workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.content.deck import Deck
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State, storable

DEMO_ORGANISATION = "Gemeente Voorbeeld"
DEMO_NAME = "Demo"
DEMO_PARTICIPANTS = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """What the trainer fills in before a workshop starts."""

    organisation: str
    name: str
    held_on: date
    participants: int


def begin(
    opening: Opening,
    deck: Deck,
    kind: WorkshopKind,
    now: datetime,
    new_id: Callable[[], str],
) -> tuple[Workshop, State]:
    """A new workshop at its first step; `new_id` gives an id that no other workshop has."""
    workshop = Workshop(
        id=new_id(),
        name=storable(opening.name.strip()),
        organisation=storable(opening.organisation.strip()),
        date=opening.held_on,
        kind=kind,
        created_at=now,
        deck=deck,
    )
    return workshop, State(participants=opening.participants)


def demo_opening(today: date) -> Opening:
    """What the demo fills in by itself."""
    return Opening(DEMO_ORGANISATION, DEMO_NAME, today, DEMO_PARTICIPANTS)
