"""Starting a new workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from workshop_app.content.deck import Deck
from workshop_app.content.step_kind import StepKind
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.session.collecting import Entries
from workshop_app.session.items import EARLIER
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.state import Place, Position, Stage, State, VotingMethod, storable
from workshop_app.session.voting import usual_tables
from workshop_app.session.workshop_kind import WorkshopKind

DEMO_ORGANISATION = gettext_noop("Gemeente Voorbeeld")
DEMO_NAME = "Demo"
DEMO_PARTICIPANTS = 12
DEMO_PROGRAMME = "drie-kaarten"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the trainer fills in before a workshop starts.

    `programme` is the id of a programme of the deck; empty for all its cards. `pledges` are the
    pledges of an earlier workshop, for a programme with a step that looks back. `reference_stage`
    is that of the state.
    """

    organisation: str
    name: str
    held_on: date
    participants: int
    tables: int = 0
    programme: str = ""
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS
    pledges: Entries = ()
    reference_stage: bool = True


def begin(
    opening: Opening,
    deck: Deck,
    kind: WorkshopKind,
    now: datetime,
    new_id: Callable[[], str],
) -> tuple[Workshop, State]:
    """Create a workshop at its first step; `new_id` returns an id that no other workshop has.

    Raises:
        NotFoundError: The deck has no such programme.
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
    if opening.method is VotingMethod.TABLES and not tables:
        tables = usual_tables(opening.participants)
    return workshop, State(
        participants=opening.participants,
        steps=steps,
        tables=tables,
        method=opening.method,
        reference_stage=opening.reference_stage,
        entries={
            Place(step.id, EARLIER): opening.pledges
            for step in steps
            if step.kind is StepKind.LOOK_BACK and opening.pledges
        },
        position=Position(steps[0].id, stage=Stage.READ if first.poll else Stage.SHOW),
    )


def demo_opening(today: date) -> Opening:
    """The values with which a demo workshop starts."""
    return Opening(
        gettext(DEMO_ORGANISATION),
        DEMO_NAME,
        today,
        DEMO_PARTICIPANTS,
        programme=DEMO_PROGRAMME,
    )
