"""Export of one workshop to a JSON document, for scripts and other programs (docs/export.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is a field here
from typing import Literal

import msgspec

from workshop_app.content.step_kind import StepKind
from workshop_app.results.tally import Counts
from workshop_app.session.items import Item, ItemKind
from workshop_app.session.programme import Workshop
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import Entry, Place, RoundKey, State
from workshop_app.session.step import Step

FORMAT = "workshop-app/export"
VERSION = 2


class ExportedWorkshop(msgspec.Struct, frozen=True):
    """The identity of the exported workshop."""

    id: str
    name: str
    organisation: str
    date: Date
    participants: int
    kind: str
    deck: str


class ExportedStep(msgspec.Struct, frozen=True):
    """A step of the programme as it was run.

    `planned_minutes` is the original plan, `minutes` the plan after the trainer's changes during
    the workshop, and `spent_seconds` the time spent.
    """

    id: int
    kind: str
    content: str
    planned_minutes: int
    minutes: int
    skipped: bool
    spent_seconds: int


class ExportedRound(msgspec.Struct, frozen=True):
    """One round: `question` is the id of what was voted on, `counts` the votes for choice 0 to 5.

    Ballots are exported only as counts; `counts` is None while no result has shown them.
    `added_after_reveal` is whether ballots were added or taken back after a result was shown.
    `tables` contains the choice of each table that voted; these votes are included in `counts`.
    """

    card: str
    question: str
    round: int
    method: str = msgspec.field(name="way")
    state: str
    votes: int
    counts: Counts | None
    added_after_reveal: bool
    step: int
    scale: str
    tables: dict[int, int]


class ExportedNote(msgspec.Struct, frozen=True):
    """A note; `card` and `question` are empty if it belongs to none."""

    card: str
    question: str
    text: str
    step: int


class ExportedAnswer(msgspec.Struct, frozen=True):
    """An answer of the group to a question; `table` is 0 if it has no table."""

    step: int
    question: str
    text: str
    table: int


class ExportedPledge(msgspec.Struct, frozen=True):
    """A pledge of a participant or a table; `table` is 0 if it has no table."""

    text: str
    table: int
    step: int


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document; all lists are in the order of the programme."""

    format: Literal["workshop-app/export"] = FORMAT
    version: Literal[2] = VERSION
    workshop: ExportedWorkshop
    steps: tuple[ExportedStep, ...]
    rounds: tuple[ExportedRound, ...]
    notes: tuple[ExportedNote, ...]
    answers: tuple[ExportedAnswer, ...]
    pledges: tuple[ExportedPledge, ...]


def export_json(workshop: Workshop, state: State) -> bytes:
    """Export a workshop to an indented JSON document in UTF-8.

    It is made from the concealed state: for a sealed round it has only the number of votes.
    """
    state = concealed(state)
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
        steps=tuple(
            ExportedStep(
                id=step.id,
                kind=step.kind.value,
                content=step.content,
                planned_minutes=step.planned_minutes,
                minutes=step.minutes,
                skipped=step.skipped,
                spent_seconds=int(state.timer.spent.get(step.id, 0)),
            )
            for step in state.steps
        ),
        rounds=tuple(_rounds(workshop, state)),
        notes=tuple(_notes(workshop, state)),
        answers=tuple(
            ExportedAnswer(step.id, item.id, entry.text, entry.table)
            for step, item, entry in _entries(workshop, state)
            if item.kind is not ItemKind.PLEDGES
        ),
        pledges=tuple(
            ExportedPledge(entry.text, entry.table, step.id)
            for step, item, entry in _entries(workshop, state)
            if item.kind is ItemKind.PLEDGES
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _items(workshop: Workshop, state: State) -> Iterator[tuple[Step, Item]]:
    for step in state.steps:
        for item in workshop.contents.items(step):
            yield step, item


def _card(step: Step) -> str:
    """The id of the card of a step; empty if it is not about a card."""
    return step.content if step.kind in (StepKind.CARD, StepKind.TRANSFER) else ""


def _rounds(workshop: Workshop, state: State) -> Iterator[ExportedRound]:
    for step, item in _items(workshop, state):
        for number in (1, 2):
            found = state.rounds.get(RoundKey(step.id, item.id, number))
            if found is None or item.poll is None:
                continue
            yield ExportedRound(
                card=_card(step),
                question=item.id,
                round=number,
                method=found.method.value,
                state=found.state.value,
                votes=found.votes,
                counts=None if found.is_sealed else found.counts,
                added_after_reveal=found.added_to,
                step=step.id,
                scale=item.poll.scale.kind.value,
                tables=dict(sorted(found.tables.items())),
            )


def _notes(workshop: Workshop, state: State) -> Iterator[ExportedNote]:
    for step in state.steps:
        # Items without an id share the note of the step as a whole.
        names = dict.fromkeys(["", *(item.id for item in workshop.contents.items(step))])
        for name in names:
            text = state.notes.get(Place(step.id, name))
            if text is not None:
                yield ExportedNote(card=_card(step), question=name, text=text, step=step.id)


def _entries(workshop: Workshop, state: State) -> Iterator[tuple[Step, Item, Entry]]:
    for step, item in _items(workshop, state):
        if item.collects:
            for entry in state.entries.get(Place(step.id, item.id), ()):
                yield step, item, entry
