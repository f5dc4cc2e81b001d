"""A data folder with a half-day workshop, up to a given part of its programme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from tests.support.samples import NOON, PNG, TickingClock, own_deck, start, tiny_deck, workshop
from workshop_app.session.collecting import entries_at
from workshop_app.session.commands import (
    AddEntry,
    ChangeVotingMethod,
    Command,
    Next,
    Refusal,
    SetTables,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.opening import Opening, begin
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, vote_command
from workshop_app.session.rules import current_place
from workshop_app.session.state import RoundState, Stage, State, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import Settings
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.settings_store import SettingsStore
from workshop_app.storage.workshops import WorkshopStore

TARGET, BYSTANDER = "half-day", "bystander"
"""The ids of the half-day workshop, and of one that is not changed."""

HALF_DAY = Opening("Gemeente Voorbeeld", "groep B", date(2026, 3, 2), 6, 3, "halve-dag")

MOST_COMMANDS = 2_000


def write_half_day(path: Path, part: float) -> State:
    """Write a database with the half-day up to `part` of its steps (0 to 1); return its state."""
    clock = TickingClock()
    database, _ = open_for_writing(path, clock)
    with closing(database):
        database.execute("PRAGMA synchronous = OFF")  # faster; the disk is not tested
        store = WorkshopStore(database)
        store.create(workshop(BYSTANDER, tiny_deck()), start())
        run, begun = begin(HALF_DAY, own_deck(), WorkshopKind.REAL, NOON, lambda: TARGET)
        store.create(run, begun)
        session = LiveSession(run, begun, store, clock)
        steps = round(part * len(begun.steps))
        last = begun.steps[min(steps, len(begun.steps) - 1)].id
        for command in _walk(session):
            if session.do(command).state.position.step == last and part < 1:
                break
        for command in _here(session):
            session.do(command)
        SettingsStore(database).save(Settings(organisation="Gemeente Voorbeeld", logo=PNG))
        return session.snapshot.state


def _walk(session: LiveSession) -> Iterator[Command]:
    """The commands to the end of the programme, with votes by every method, entries and notes."""
    for number in range(MOST_COMMANDS):
        yield SetTables(3)
        yield ChangeVotingMethod(tuple(VotingMethod)[number % len(VotingMethod)])
        yield from _here(session)
        yield Next()
        if session.snapshot.refusal is Refusal.AT_THE_END:
            return


def _here(session: LiveSession) -> Iterator[Command]:
    """The commands at the current item and stage."""
    snapshot = session.snapshot
    contents, state = snapshot.workshop.contents, snapshot.state
    item, round_ = current_item(contents, state), current_round(contents, state)
    voters = SimulatedVoters(VoterPattern.SPREAD, state.position.step)
    if item.collects and not entries_at(state, item):
        yield from (AddEntry(f"Wat tafel {table} zei", table) for table in (1, 2, 3))
    if item.poll is None or round_ is None:
        return
    stage = state.position.stage
    if stage is Stage.READ:
        yield WriteNote(current_place(contents, state), "Let op de stilte: é 🙂")
    if stage is Stage.VOTE and round_.state is RoundState.OPEN and not round_.votes:
        choices = voters.choices(item.poll, state.position.round, state.participants)
        count = state.tables if round_.method is VotingMethod.TABLES else state.participants
        for voter, choice in enumerate(choices[:count]):
            yield vote_command(state, round_.method, voter, choice)
    if stage is Stage.RESULT and item.poll.reference is not None:
        yield ToggleReference()
