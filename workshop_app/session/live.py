"""The live session: the one place where a running workshop changes.

A command makes a new state, the store commits it, and only then does anybody see it. While the
disk refuses, the show goes on but votes do not count: what is shown holds the counts that are
committed, and the votes that wait are tried again with each next command.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from workshop_app.content.staircase import Staircase
from workshop_app.errors import StorageError
from workshop_app.session.commands import (
    Command,
    Refusal,
    Refused,
    SetParticipants,
    ToggleCurtain,
    WriteNote,
)
from workshop_app.session.programme import Workshop
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import Programme, apply, round_key
from workshop_app.session.scenes import PublicSnapshot
from workshop_app.session.state import Round, Stage, State

OUTSIDE_HISTORY = (ToggleCurtain, WriteNote, SetParticipants)
"""Commands that undo leaves alone: their own opposite is one key away."""


class Store(Protocol):
    """Keeps the state of workshops."""

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Keep what changed between two states, all of it or nothing.

        Raises:
            StorageError: It could not be kept; the store still holds `before`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What could not be committed: how many votes wait, and why."""

    votes: int
    error: StorageError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One instant of a workshop, for the trainer; `public` is what the room sees of it."""

    workshop: Workshop
    state: State
    public: PublicSnapshot
    saved_at: datetime | None = None
    unsaved: Unsaved | None = None
    refusal: Refusal | None = None
    undoable: Command | None = None
    redoable: Command | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    command: Command
    before: State
    after: State


class LiveSession:
    """A workshop while it runs."""

    def __init__(
        self,
        workshop: Workshop,
        state: State,
        store: Store,
        stairs: Staircase,
        clock: Callable[[], datetime],
    ) -> None:
        """Take up a workshop at the state that the store holds."""
        self.on_snapshot: list[Callable[[Snapshot], None]] = []
        self._workshop = workshop
        self._stairs = stairs
        self._store = store
        self._clock = clock
        self._saved = state
        self._wanted = state
        self._undo: list[_Entry] = []
        self._redo: list[_Entry] = []
        self._saved_at: datetime | None = None
        self._error: StorageError | None = None
        self.snapshot = self._snapshot(None)

    def do(self, command: Command) -> Snapshot:
        """Carry out a command; the snapshot says what came of it."""
        before = self._wanted
        try:
            after = apply(self._workshop.programme, before, command)
        except Refused as refused:
            return self._publish(refused.reason)
        # What only lifted the curtain left nothing to take back.
        changed = replace(after, curtain=before.curtain) != before
        if changed and not isinstance(command, OUTSIDE_HISTORY):
            self._undo.append(_Entry(command, before, after))
            self._redo.clear()
        return self._advance(after)

    def undo(self) -> Snapshot:
        """Take back the last command."""
        if not self._undo:
            return self._publish(Refusal.NOTHING_TO_UNDO)
        entry = self._undo.pop()
        self._redo.append(entry)
        return self._advance(self._in_history(entry.before))

    def redo(self) -> Snapshot:
        """Carry out again what was taken back."""
        if not self._redo:
            return self._publish(Refusal.NOTHING_TO_REDO)
        entry = self._redo.pop()
        self._undo.append(entry)
        return self._advance(self._in_history(entry.after))

    def retry(self) -> Snapshot:
        """Try once more to commit what waits."""
        return self._advance(self._wanted)

    def _in_history(self, state: State) -> State:
        """A state from the history, with what the history does not cover as it is now."""
        now = self._wanted
        return replace(state, notes=now.notes, participants=now.participants, curtain=now.curtain)

    def _advance(self, wanted: State) -> Snapshot:
        self._wanted = wanted
        at = self._clock()
        try:
            self._store.save(self._workshop, self._saved, wanted, at)
        except StorageError as error:
            self._error = error
        else:
            self._saved, self._saved_at, self._error = wanted, at, None
        return self._publish(None)

    def _publish(self, refusal: Refusal | None) -> Snapshot:
        self.snapshot = self._snapshot(refusal)
        for listener in tuple(self.on_snapshot):
            listener(self.snapshot)
        return self.snapshot

    def _snapshot(self, refusal: Refusal | None) -> Snapshot:
        state = self._wanted
        unsaved = None
        if self._error is not None:
            state = _only_committed(self._workshop.programme, self._wanted, self._saved)
            unsaved = Unsaved(_votes_between(self._saved, self._wanted), self._error)
        return Snapshot(
            workshop=self._workshop,
            state=state,
            public=public_snapshot(self._workshop, self._stairs, state),
            saved_at=self._saved_at,
            unsaved=unsaved,
            refusal=refusal,
            undoable=self._undo[-1].command if self._undo else None,
            redoable=self._redo[-1].command if self._redo else None,
        )


def _only_committed(programme: Programme, wanted: State, saved: State) -> State:
    """The wanted state with the counts of the committed one."""
    rounds = {
        key: replace(round_, counts=saved.rounds.get(key, Round()).counts)
        for key, round_ in wanted.rounds.items()
    }
    position = wanted.position
    key = round_key(programme, position, position.round)
    showing = position.stage in (Stage.RESULT, Stage.TALK)
    if showing and key is not None and rounds[key].votes == 0:
        # Nothing that was counted is on disk: there is no result to show yet.
        position = replace(position, stage=Stage.VOTE)
    return replace(wanted, rounds=rounds, position=position)


def _votes_between(saved: State, wanted: State) -> int:
    """How many votes differ between two states."""
    return sum(
        abs(now - then)
        for key in {**saved.rounds, **wanted.rounds}
        for now, then in zip(
            wanted.rounds.get(key, Round()).counts,
            saved.rounds.get(key, Round()).counts,
            strict=True,
        )
    )
