"""The JSON document of one workshop, for scripts and other programs (docs/export.md)."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - `date` is a field here
from typing import Literal

import msgspec

from workshop_app.results.tally import Counts
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State

FORMAT = "workshop-app/export"
VERSION = 1


class ExportedWorkshop(msgspec.Struct, frozen=True):
    """Which workshop it was."""

    id: str
    name: str
    organisation: str
    date: Date
    participants: int
    kind: str
    deck: str


class ExportedRound(msgspec.Struct, frozen=True):
    """One round: `question` is the id of the behaviour, `counts` the votes for niveau 0 to 5."""

    card: str
    question: str
    round: int
    way: str
    state: str
    counts: Counts


class ExportedNote(msgspec.Struct, frozen=True):
    """A note; `card` and `question` are empty where it belongs to none."""

    card: str
    question: str
    text: str


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document. `pledges` is there for the steps that will collect them."""

    format: Literal["workshop-app/export"] = FORMAT
    version: Literal[1] = VERSION
    workshop: ExportedWorkshop
    rounds: tuple[ExportedRound, ...]
    notes: tuple[ExportedNote, ...]
    pledges: tuple[str, ...] = ()


def export_json(workshop: Workshop, state: State) -> bytes:
    """The document of a workshop, UTF-8, indented; rounds and notes in the programme's order."""
    order = {
        (step.card.id, behaviour.id): (number, index)
        for number, step in enumerate(workshop.programme)
        if step.card
        for index, behaviour in enumerate(step.card.behaviours, 1)
    }
    order |= {(step.card.id, ""): (n, 0) for n, step in enumerate(workshop.programme) if step.card}
    order[("", "")] = (0, 0)
    document = Export(
        workshop=ExportedWorkshop(
            id=workshop.id,
            name=workshop.name,
            organisation=workshop.organisation,
            date=workshop.date,
            participants=state.participants,
            kind=workshop.kind.value,
            deck=workshop.deck.id,
        ),
        rounds=tuple(
            ExportedRound(
                card=key.card,
                question=key.behaviour,
                round=key.number,
                way=round_.way.value,
                state=round_.state.value,
                counts=round_.counts,
            )
            for key, round_ in sorted(
                state.rounds.items(), key=lambda item: (order[item[0][:2]], item[0].number)
            )
        ),
        notes=tuple(
            ExportedNote(card=place.card, question=place.behaviour, text=text)
            for place, text in sorted(state.notes.items(), key=lambda item: order[item[0]])
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"
