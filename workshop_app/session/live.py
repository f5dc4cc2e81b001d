"""The live session: the one place where a running workshop changes.

A command makes a new state, the store commits it, and only then does anybody see it. While the
disk refuses, the show goes on but votes do not count: what is shown holds the counts that are
committed, and the votes that wait are tried again with each next command and at each look at the
clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from workshop_app.errors import StorageError
from workshop_app.results.advice import Advice, Thresholds, advice
from workshop_app.session.absence import (
    UNSEEN,
    Absence,
    Cause,
    after_absence,
    after_clock_set,
    decide,
)
from workshop_app.session.ballot_box import BallotBox, BoxView
from workshop_app.session.clock import SteadyClock
from workshop_app.session.commands import CastBallot, Command, Refusal, Refused
from workshop_app.session.history import History
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.programme import Workshop
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import apply
from workshop_app.session.scenes import PublicSnapshot
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import (
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    VotingMethod,
)
from workshop_app.session.timing import TimeView, time_view
from workshop_app.settings import Settings


class Store(Protocol):
    """Keeps the state of workshops."""

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Keep what changed between two states, all of it or nothing.

        Where nothing changed, make sure that `before` is still there.

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
    """One instant of a workshop, for the trainer; `public` is what the room sees of it.

    `state` is concealed: how sealed ballots are split is not in it. `absence` is time at this step
    that may or may not count. `advice` is there once a vote with a duiding is closed and not
    sealed; `box` is what the ballot box tells.
    """

    workshop: Workshop
    state: State
    public: PublicSnapshot
    time: TimeView
    box: BoxView
    absence: Absence | None = None
    advice: Advice | None = None
    saved_at: datetime | None = None
    unsaved: Unsaved | None = None
    refusal: Refusal | None = None
    undoable: Command | None = None
    redoable: Command | None = None


class LiveSession:
    """A workshop while it runs."""

    def __init__(
        self,
        workshop: Workshop,
        state: State,
        store: Store,
        clock: Callable[[], datetime],
        settings: Settings | None = None,
        elapsed: Callable[[], float] | None = None,
        absence: Absence | None = None,
    ) -> None:
        """Take up a workshop at the state that the store holds.

        Time goes by `elapsed`, in seconds, where it is given: then `clock` may be set meanwhile.
        `absence` is what passed while the workshop was closed.
        """
        self.on_snapshot: list[Callable[[Snapshot], None]] = []
        self._workshop = workshop
        self._store = store
        self._clock = SteadyClock(clock, elapsed)
        self._ticked_at: datetime | None = None
        self._absence = absence
        self._settings = settings or Settings()
        self._saved = state
        self._wanted = state
        self._history = History()
        self._box = BallotBox()
        self._saved_at: datetime | None = None
        self._error: StorageError | None = None
        self._bug: Exception | None = None
        self._raised = ""
        self.snapshot = self._snapshot(None, self._clock.now())

    def do(self, command: Command) -> Snapshot:
        """Carry out a command; the snapshot says what came of it.

        Raises:
            Exception: A bug in saving, after everybody was given the snapshot: what waits is kept
                and tried again, as when the disk refuses. The same bug is raised once.
        """
        now = self._now()
        if isinstance(command, CastBallot):
            return self._cast(command, now)
        before = self._wanted
        try:
            after = apply(self._workshop.contents, before, command, now)
        except Refused as refused:
            return self._publish(refused.reason, now)
        self._history.record(command, before, after)
        return self._advance(after, now)

    def take_back_ballot(self) -> Snapshot:
        """Take back the ballot of the last voter, as long as the next one has not come."""
        now = self._now()
        choice = self._box.last_choice(self._round_key())
        if choice is None:
            return self._publish(Refusal.NO_BALLOT_TO_TAKE, now)
        after = apply(self._workshop.contents, self._wanted, CastBallot(choice, -1), now)
        self._box.taken_back(now)
        return self._advance(after, now)

    def tick(self) -> Snapshot:
        """Publish the time as it is now. What waits is tried again, what was saved is verified."""
        now, saved_at, waits = self._now(), self._saved_at, self._error is not None
        self._ticked_at = now
        if self._keep(self._wanted, now) and not waits:
            self._saved_at = saved_at
        return self._publish(self.snapshot.refusal, now)

    def decide_absence(self) -> Snapshot:
        """Count the time that nobody was sure of after all, or no longer."""
        now = self._now()
        if self._absence is None:
            return self._publish(None, now)
        state, self._absence = decide(self._wanted, self._absence, now)
        return self._advance(state, now)

    def undo(self) -> Snapshot:
        """Take back the last command."""
        now = self._now()
        state = self._history.undo(self._wanted, now)
        if state is None:
            return self._publish(Refusal.NOTHING_TO_UNDO, now)
        return self._advance(state, now)

    def redo(self) -> Snapshot:
        """Carry out again what was taken back."""
        now = self._now()
        state = self._history.redo(self._wanted, now)
        if state is None:
            return self._publish(Refusal.NOTHING_TO_REDO, now)
        return self._advance(state, now)

    def retry(self) -> Snapshot:
        """Try once more to commit what waits."""
        return self._advance(self._wanted, self._now())

    def _now(self) -> datetime:
        """The time. What happened to it since the last look is told, and kept.

        Only a session that ticks knows when it stood still.
        """
        by = self._clock.follow()
        now = self._clock.now()
        if by:
            state, absence = after_clock_set(self._wanted, by)
            self._ticked_at = self._ticked_at + by if self._ticked_at else None
            self._note_absence(state, absence, now)
        if self._ticked_at is not None:
            last, self._ticked_at = self._ticked_at, now
            if now - last >= UNSEEN:
                state, absence = after_absence(self._wanted, last, now, Cause.STOOD_STILL)
                self._note_absence(state, absence, now)
        return now

    def _note_absence(self, state: State, absence: Absence | None, now: datetime) -> None:
        self._absence = absence or self._absence
        if state != self._wanted:
            self._keep(state, now)

    def _cast(self, command: CastBallot, now: datetime) -> Snapshot:
        if command.by != 1:  # nobody but the last voter takes a ballot back
            return self._publish(Refusal.NO_BALLOT_TO_TAKE, now)
        if self._box.is_double_press(command, now):
            self._box.pressed_twice(now)
            return self._publish(None, now)
        try:
            after = apply(self._workshop.contents, self._wanted, command, now)
        except Refused as refused:
            if refused.reason in (Refusal.VOTE_IS_CLOSED, Refusal.RESULT_IS_SHOWN):
                self._box.too_late(now)
            return self._publish(refused.reason, now)
        kept = self._keep(after, now)
        self._box.counted(command, self._round_key(), now, kept=kept)
        return self._publish(None, now)

    def _round_key(self) -> RoundKey:
        position = self._wanted.position
        item = current_item(self._workshop.contents, self._wanted)
        return RoundKey(position.step, item.id, position.round)

    def _advance(self, wanted: State, now: datetime) -> Snapshot:
        if self._absence is not None and wanted.position.step != self._absence.step:
            self._absence = None
        self._keep(wanted, now)
        round_ = current_round(self._workshop.contents, wanted)
        at_the_box = (
            round_ is not None
            and round_.state is RoundState.OPEN
            and round_.method is VotingMethod.BALLOT_BOX
            and self._box.last_choice(self._round_key()) is not None
        )
        if not at_the_box:
            self._box.forget()
        return self._publish(None, now)

    def _keep(self, wanted: State, now: datetime) -> bool:
        self._wanted = wanted
        try:
            self._store.save(self._workshop, self._saved, wanted, now)
        except StorageError as error:
            self._error = error
            return False
        except Exception as bug:  # noqa: BLE001 - raised again by `_publish`
            self._error = _told_as(bug)
            self._bug = bug
            return False
        self._saved, self._saved_at, self._error = wanted, now, None
        return True

    def _publish(self, refusal: Refusal | None, now: datetime) -> Snapshot:
        self.snapshot = self._snapshot(refusal, now)
        for listener in tuple(self.on_snapshot):
            listener(self.snapshot)
        bug, self._bug = self._bug, None
        if bug is not None and repr(bug) != self._raised:
            self._raised = repr(bug)
            raise bug
        return self.snapshot

    def _snapshot(self, refusal: Refusal | None, now: datetime) -> Snapshot:
        state = self._wanted
        unsaved = None
        if self._error is not None:
            state = _only_committed(self._workshop, self._wanted, self._saved)
            unsaved = Unsaved(_votes_between(self._saved, self._wanted), self._error)
        state = concealed(state)
        box = self._box.view(now)
        return Snapshot(
            workshop=self._workshop,
            state=state,
            public=public_snapshot(
                self._workshop, state, now, box.sign, can_take_back=box.can_take_back
            ),
            time=time_view(state, now, self._settings),
            box=box,
            absence=self._absence,
            advice=_advice(self._workshop, state, self._settings),
            saved_at=self._saved_at,
            unsaved=unsaved,
            refusal=refusal,
            undoable=self._history.undoable,
            redoable=self._history.redoable,
        )


def _told_as(bug: Exception) -> StorageError:
    """What the trainer reads while a bug keeps something from being saved."""
    return StorageError(
        f"Trede maakt een fout bij het opslaan ({type(bug).__name__}).",
        "Aan je laptop of schijf ligt het niet. De workshop kan verder; schrijf de uitslagen voor"
        " de"
        " zekerheid op.",
    )


def _advice(workshop: Workshop, state: State, settings: Settings) -> Advice | None:
    """What the votes of the current round, once it is closed, ask of the trainer."""
    item = current_item(workshop.contents, state)
    round_ = current_round(workshop.contents, state)
    if item.poll is None or item.poll.reference is None or round_ is None:
        return None
    if round_.state is RoundState.OPEN or round_.is_sealed:
        return None
    scale = item.poll.scale
    thresholds = Thresholds(settings.explain_below, settings.clarify_above)
    return advice(
        round_.counts, item.poll.reference.niveau, scale.lowest, scale.highest, thresholds
    )


def _only_committed(workshop: Workshop, wanted: State, saved: State) -> State:
    """The wanted state with the votes of the committed one."""
    rounds = {
        key: replace(round_, hands=kept.hands, ballots=kept.ballots, tables=kept.tables)
        for key, round_ in wanted.rounds.items()
        for kept in (saved.rounds.get(key, Round()),)
    }
    shown = replace(wanted, rounds=rounds)
    showing = wanted.position.stage in (Stage.RESULT, Stage.TALK)
    round_ = current_round(workshop.contents, shown)
    if showing and round_ is not None and round_.votes == 0:
        # Nothing that was counted is on disk: there is no result to show yet.
        shown = replace(shown, position=replace(wanted.position, stage=Stage.VOTE))
    return shown


def _votes_between(saved: State, wanted: State) -> int:
    """How many votes differ between two states; of ballots only their number says anything."""
    found = 0
    for key in {**saved.rounds, **wanted.rounds}:
        now, then = wanted.rounds.get(key, Round()), saved.rounds.get(key, Round())
        found += sum(abs(one - two) for one, two in zip(now.hands, then.hands, strict=True))
        found += abs(sum(now.ballots) - sum(then.ballots))
        found += len(dict(now.tables.items() ^ then.tables.items()))
    return found
