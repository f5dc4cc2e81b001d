"""The rules of a live session: what each command does to the state. Pure functions.

Invariants:

- at most one round is open, and it is the one on the screen;
- a round is revealed only on request, and hiding its result closes it; the second result shows
  the shift, so it reveals the first round too;
- only `ChangeCount`, `CastBallot` and `SetTableVote` change votes, each only those of its own
  voting method;
- a step at which something was recorded is skipped, never removed: no result is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from workshop_app.content.deck import FEWEST_PEOPLE, MOST_PEOPLE
from workshop_app.session import collecting, navigation, programme_changes, timing, voting
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    Back,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    Refusal,
    Refused,
    RemoveStep,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipSecondRound,
    SkipStep,
    StartSecondRound,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReference,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.items import Contents
from workshop_app.session.navigation import current_item
from workshop_app.session.state import Place, State, VotingMethod, storable

LONGEST_NOTE = 10_000


def apply(contents: Contents, state: State, command: Command, now: datetime) -> State:
    """Return the state after a command given at the moment `now`.

    Raises:
        Refused: The command has no effect here; the state is unchanged.
    """
    return timing.follow(state, _apply(contents, state, command, now), now)


def _apply(contents: Contents, state: State, command: Command, now: datetime) -> State:
    match command:
        case Next():
            return navigation.go_on(contents, state)
        case Back():
            return navigation.go_back(contents, state)
        case GoTo(step, item):
            return navigation.arrive(contents, state, step, item)
        case OpenOrClose():
            return navigation.open_or_close(contents, state)
        case RevealOrHide():
            return navigation.reveal_or_hide(contents, state)
        case StartSecondRound() | SkipSecondRound() | ToggleReference():
            return _around_a_result(contents, state, command)
        case ChangeCount() | CastBallot() | SetTableVote() | ChangeVotingMethod():
            return voting.vote(contents, state, command)
        case AddEntry() | EditEntry() | MoveEntry():
            return collecting.collect(contents, state, command)
        case SkipStep() | RepeatStep() | RemoveStep() | MoveStep() | AddStep() | ChangeMinutes():
            return _change_programme(contents, state, command)
        case ToggleTimer():
            running = state.timer.since is not None
            return timing.stop(state, now) if running else timing.start(state, now)
        case _:
            return _set(state, command)


def _around_a_result(
    contents: Contents, state: State, command: StartSecondRound | SkipSecondRound | ToggleReference
) -> State:
    match command:
        case StartSecondRound():
            return navigation.second_round(contents, state)
        case SkipSecondRound():
            return navigation.skip_second_round(contents, state)
        case ToggleReference():
            return navigation.toggle_reference(contents, state)


def _change_programme(
    contents: Contents,
    state: State,
    command: SkipStep | RepeatStep | RemoveStep | MoveStep | AddStep | ChangeMinutes,
) -> State:
    match command:
        case SkipStep(step):
            changed = programme_changes.skip_or_take_in(state, step)
            here = step == state.position.step
            return navigation.leave_skipped(contents, changed) if here else changed
        case RepeatStep(step):
            return programme_changes.repeat(state, step)
        case RemoveStep(step):
            return programme_changes.remove(state, step)
        case MoveStep(step, by):
            return programme_changes.move(state, step, by)
        case AddStep():
            return programme_changes.add(contents, state, command)
        case ChangeMinutes(by):
            return programme_changes.change_minutes(state, by)


def _set(
    state: State,
    command: ToggleCurtain
    | WriteNote
    | SetParticipants
    | SetTables
    | ToggleByTable
    | ToggleCountdown
    | ToggleReferenceStage,
) -> State:
    """Apply a command that is allowed at any moment and in any position."""
    match command:
        case ToggleCurtain(curtain):
            return replace(state, curtain=None if state.curtain == curtain else curtain)
        case WriteNote(place, text):
            return _write_note(state, place, text)
        case SetParticipants(number):
            if not FEWEST_PEOPLE <= number <= MOST_PEOPLE:
                raise Refused(Refusal.NOT_A_NUMBER_OF_PEOPLE)
            return replace(state, participants=number)
        case SetTables(number):
            fewest = 1 if state.method is VotingMethod.TABLES else 0
            if not fewest <= number <= collecting.MOST_TABLES:
                raise Refused(Refusal.NOT_A_NUMBER_OF_TABLES)
            return replace(state, tables=number)
        case ToggleByTable():
            return replace(state, by_table=not state.by_table)
        case ToggleCountdown():
            return replace(state, countdown=not state.countdown)
        case ToggleReferenceStage():
            return replace(state, reference_stage=not state.reference_stage)


def _write_note(state: State, place: Place, text: str) -> State:
    programme_changes.index_of(state.steps, place.step)  # refused for a step that was removed
    if len(text) > LONGEST_NOTE:
        raise Refused(Refusal.TOO_LONG)
    notes = {**state.notes, place: storable(text)}
    if not text:
        del notes[place]
    return replace(state, notes=notes)


def current_place(contents: Contents, state: State) -> Place:
    """The place to which a note written now belongs."""
    return Place(state.position.step, current_item(contents, state).id)


def all_places(contents: Contents, state: State) -> Iterator[Place]:
    """Yield every place that can have a note, in the order of the programme."""
    for step in state.steps:
        for item in contents.items(step):
            yield Place(step.id, item.id)
