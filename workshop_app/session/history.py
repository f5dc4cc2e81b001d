"""Undo and redo: the last commands, up to a maximum, with the states before and after each."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime

from workshop_app.results.tally import NO_VOTES
from workshop_app.session.commands import (
    AddStep,
    CastBallot,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    MoveStep,
    RemoveStep,
    RepeatStep,
    SetParticipants,
    SetTables,
    SkipStep,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.programme_changes import with_steps
from workshop_app.session.state import Round, RoundState, State, VotingMethod
from workshop_app.session.timing import follow

LONGEST_HISTORY = 200
"""How many commands can be undone. Older ones are dropped, as each holds two whole states."""

OUTSIDE_HISTORY = (
    CastBallot,
    ChangeVotingMethod,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
"""Commands that undo skips: they can be reversed directly, or only the voter may reverse them."""


@dataclass(frozen=True, slots=True)
class _Entry:
    command: Command
    before: State
    after: State


class History:
    """The commands that can be undone, at most `LONGEST_HISTORY`, and those that were undone."""

    def __init__(self) -> None:
        self._done: deque[_Entry] = deque(maxlen=LONGEST_HISTORY)
        self._undone: list[_Entry] = []  # bounded too: it only holds entries from `_done`

    @property
    def undoable(self) -> Command | None:
        """The command that undo would reverse, or None."""
        return self._done[-1].command if self._done else None

    @property
    def redoable(self) -> Command | None:
        """The command that redo would repeat, or None."""
        return self._undone[-1].command if self._undone else None

    def record(self, command: Command, before: State, after: State) -> None:
        """Record a command that was carried out, if it is one that can be undone."""
        if not isinstance(command, OUTSIDE_HISTORY) and _lasts(before, after):
            self._done.append(_Entry(command, before, after))
            self._undone.clear()

    def undo(self, state: State, now: datetime) -> State | None:
        """Return the state with the last command undone; None if there is none."""
        if not self._done:
            return None
        entry = self._done.pop()
        self._undone.append(entry)
        return _restored(state, entry.command, entry.before, now)

    def redo(self, state: State, now: datetime) -> State | None:
        """Return the state with the last undone command repeated; None if there is none."""
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._done.append(entry)
        return _restored(state, entry.command, entry.after, now)


def _lasts(before: State, after: State) -> bool:
    """Whether a command changed anything that undo restores: more than the curtain or the timer."""
    return replace(after, curtain=before.curtain, timer=before.timer) != before


def _restored(state: State, command: Command, then: State, now: datetime) -> State:
    """Restore what a command changed to what it was in the state `then`.

    That of a command about the programme or the group leaves what the room sees as it is.
    """
    match command:
        case SetParticipants():
            return replace(state, participants=then.participants)
        case SetTables():
            needed = state.method is VotingMethod.TABLES and not then.tables
            return state if needed else replace(state, tables=then.tables)
        case AddStep() | ChangeMinutes() | MoveStep() | RemoveStep() | RepeatStep() | SkipStep():
            return follow(state, with_steps(state, then.steps, then.position), now)
        case _:
            return _gone_back(state, then, now)


def _gone_back(state: State, then: State, now: datetime) -> State:
    """Restore the state `then`, but keep what the history does not cover, notably the ballots."""
    rounds = {key: _round(state, state.rounds.get(key), was) for key, was in then.rounds.items()}
    for key, current in state.rounds.items():
        if key not in rounds and sum(current.ballots):
            rounds[key] = replace(current, state=RoundState.CLOSED, hands=NO_VOTES, tables={})
    # Lift the curtain if a result is restored; otherwise only the trainer would see the result.
    reveals = any(
        round_.state is RoundState.REVEALED
        and state.rounds.get(key, Round()).state is not round_.state
        for key, round_ in rounds.items()
    )
    restored = replace(
        state,
        position=then.position,
        rounds=rounds,
        entries=then.entries,
        reference_shown=then.reference_shown,
        curtain=None if reveals else state.curtain,
    )
    return follow(state, restored, now)


def _round(state: State, current: Round | None, was: Round) -> Round:
    """The round `was`, with the current ballots, voting method and record of what was shown."""
    if current is None:
        return replace(was, method=state.method if was.state is RoundState.OPEN else was.method)
    same = current.ballots == was.ballots
    found = replace(
        was,
        ballots=current.ballots,
        method=current.method,
        shown=current.shown or (was.shown and same),
        added_to=current.added_to or (was.shown and not same),
    )
    return found.revealed() if found.state is RoundState.REVEALED else found
