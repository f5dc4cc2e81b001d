"""Beginning a workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.content.deck import Deck
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.state import Position, Stage, State, Way, storable
from workshop_app.session.voting import usual_tables

DEMO_ORGANISATION = "Gemeente Voorbeeld"
DEMO_NAME = "Demo"
DEMO_PARTICIPANTS = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """What the trainer fills in before a workshop starts.

    `programme` is the id of a programme of the deck; empty for all its cards.
    """

    organisation: str
    name: str
    held_on: date
    participants: int
    tables: int = 0
    programme: str = ""
    way: Way = Way.SHOW_OF_HANDS


def begin(
    opening: Opening,
    deck: Deck,
    kind: WorkshopKind,
    now: datetime,
    new_id: Callable[[], str],
) -> tuple[Workshop, State]:
    """A new workshop at its first step; `new_id` gives an id that no other workshop has.

    Raises:
        KeyError: The deck has no such programme.
    """
    workshop = Workshop(
        id=new_id(),
        name=storable(opening.name.strip()),
        organisation=storable(opening.organisation.strip()),
        date=opening.held_on,
        kind=kind,
        created_at=now,
        deck=deck,
    )
    steps = steps_of(workshop.contents, opening.programme)
    first = workshop.contents.item(steps[0], 0)
    tables = opening.tables
    if opening.way is Way.TABLES and not tables:
        tables = usual_tables(opening.participants)
    return workshop, State(
        participants=opening.participants,
        steps=steps,
        tables=tables,
        way=opening.way,
        position=Position(steps[0].id, stage=Stage.READ if first.poll else Stage.SHOW),
    )


def demo_opening(today: date) -> Opening:
    """What the demo fills in by itself."""
    return Opening(DEMO_ORGANISATION, DEMO_NAME, today, DEMO_PARTICIPANTS)
