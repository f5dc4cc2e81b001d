"""The live session: the only place where a running workshop changes.

A command makes a new state, the store commits it, and only then is it published. While saving
fails, the workshop can go on but new votes do not count: snapshots contain the committed counts.
Saving the waiting votes is retried with each command and at each tick.
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
from workshop_app.session.commands import CastBallot, Command, Next, Refusal, Refused
from workshop_app.session.history import History
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.pace import Pace
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
    """Stores the state of workshops."""

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Save what changed between two states, all of it or nothing.

        If nothing changed, verify that `before` is still stored.

        Raises:
            StorageError: Saving failed; the store still has `before`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What could not be committed: the number of waiting votes, and the error."""

    votes: int
    error: StorageError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment of a workshop, for the trainer; `public` is what the room sees of it.

    `state` is concealed: it does not contain the split of sealed ballots. `absence` is time at
    this step for which the trainer can decide whether it counts. `advice` is present if the
    current poll has a reference and its round is closed and not sealed. `box` is what the ballot
    box shows. `asks_to_skip` is whether the next `Next` leaves a vote without votes.
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
    asks_to_skip: bool = False


SHOWING = (Stage.RESULT, Stage.TALK)
"""The stages of a poll in which the room sees a result."""


class LiveSession:
    """A running workshop."""

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
        """Continue a workshop from `state`, which is what the store has.

        If `elapsed` (in seconds) is given, it measures time, so that changes of `clock` are
        noticed. `absence` is the time during which the workshop was closed.
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
        self._pace = Pace()
        self._saved_at: datetime | None = None
        self._error: StorageError | None = None
        self._bug: Exception | None = None
        self._raised = ""
        self.snapshot = self._snapshot(None, self._clock.now())

    def do(self, command: Command) -> Snapshot:
        """Carry out a command and return the resulting snapshot.

        Raises:
            Exception: A bug in saving, raised after the snapshot was published. The state is
                kept in memory and saving is retried, as after a disk error. The same bug is
                raised only once.
        """
        now = self._now()
        if isinstance(command, CastBallot):
            return self._cast(command, now)
        before = self._wanted
        if isinstance(command, Next):
            too_fast = self._pace.refuses(now, empty_vote=self._is_empty_vote())
            if too_fast is not None:
                return self._publish(too_fast, now)
        try:
            after = apply(self._workshop.contents, before, command, now)
        except Refused as refused:
            return self._publish(refused.reason, now)
        shows = self._shows_waiting_ballots(after) and not self._shows_waiting_ballots(before)
        if shows and not self._save(before, now):
            # The result without these ballots, and later with them, would tell what they were.
            return self._publish(Refusal.BALLOTS_NOT_SAVED, now)
        moved = before.position != after.position
        if isinstance(command, Next) and moved and after.position.stage is Stage.VOTE:
            self._pace.came_to_vote(now)
        else:
            self._pace.forget()
        self._history.record(command, before, after)
        return self._advance(after, now)

    def take_back_ballot(self) -> Snapshot:
        """Take back the ballot of the last voter, if it is still remembered."""
        now = self._now()
        choice = self._box.last_choice(self._round_key())
        if choice is None:
            return self._publish(Refusal.NO_BALLOT_TO_TAKE, now)
        after = apply(self._workshop.contents, self._wanted, CastBallot(choice, -1), now)
        self._box.taken_back(now)
        return self._advance(after, now)

    def tick(self) -> Snapshot:
        """Publish the current time. Retry saving what waits, or verify what was saved."""
        now, saved_at, waits = self._now(), self._saved_at, self._error is not None
        self._ticked_at = now
        if self._save(self._wanted, now) and not waits:
            self._saved_at = saved_at
        return self._publish(self.snapshot.refusal, now)

    def decide_absence(self) -> Snapshot:
        """Toggle whether the current absence counts as time spent on its step."""
        now = self._now()
        if self._absence is None:
            return self._publish(None, now)
        state, self._absence = decide(self._wanted, self._absence, now)
        return self._advance(state, now)

    def undo(self) -> Snapshot:
        """Undo the last command."""
        now = self._now()
        self._pace.forget()
        state = self._history.undo(self._wanted, now)
        if state is None:
            return self._publish(Refusal.NOTHING_TO_UNDO, now)
        return self._advance(state, now)

    def redo(self) -> Snapshot:
        """Repeat the command that was undone last."""
        now = self._now()
        self._pace.forget()
        state = self._history.redo(self._wanted, now)
        if state is None:
            return self._publish(Refusal.NOTHING_TO_REDO, now)
        return self._advance(state, now)

    def retry(self) -> Snapshot:
        """Try again to commit what waits."""
        return self._advance(self._wanted, self._now())

    def _now(self) -> datetime:
        """Return the time, and record a change of the clock or an absence since the last call.

        Only a session that ticks can notice that it stood still.
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
            self._save(state, now)

    def _cast(self, command: CastBallot, now: datetime) -> Snapshot:
        if command.by != 1:  # only `take_back_ballot` takes a ballot back
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
        self._pace.forget()
        kept = self._save(after, now)
        self._box.counted(command, self._round_key(), now, kept=kept)
        return self._publish(None, now)

    def _is_empty_vote(self) -> bool:
        """Whether the current stage is a vote without votes, and no curtain hides it."""
        state = self._wanted
        round_ = current_round(self._workshop.contents, state)
        return (
            state.position.stage is Stage.VOTE
            and state.curtain is None
            and (round_ is None or round_.votes == 0)
        )

    def _round_key(self) -> RoundKey:
        return self._round_key_of(self._wanted)

    def _round_key_of(self, state: State) -> RoundKey:
        item = current_item(self._workshop.contents, state)
        return RoundKey(state.position.step, item.id, state.position.round)

    def _shows_waiting_ballots(self, state: State) -> bool:
        """Whether a state shows the result of a round with ballots that are not saved yet."""
        if state.position.stage not in SHOWING or self._error is None:
            return False
        round_ = current_round(self._workshop.contents, state)
        saved = self._saved.rounds.get(self._round_key_of(state), Round())
        return round_ is not None and round_.ballots != saved.ballots

    def _advance(self, wanted: State, now: datetime) -> Snapshot:
        if self._absence is not None and wanted.position.step != self._absence.step:
            self._absence = None
        self._save(wanted, now)
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

    def _save(self, wanted: State, now: datetime) -> bool:
        self._wanted = wanted
        try:
            self._store.save(self._workshop, self._saved, wanted, now)
        except StorageError as error:
            self._error = error
            return False
        except Exception as bug:  # noqa: BLE001 - raised again by `_publish`
            self._error = _as_storage_error(bug)
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
            state = _only_committed(
                self._workshop,
                self._wanted,
                self._saved,
                no_result=self._shows_waiting_ballots(self._wanted),
            )
            unsaved = Unsaved(_votes_between(self._saved, self._wanted), self._error)
        state = concealed(state)
        box = self._box.view(now)
        return Snapshot(
            workshop=self._workshop,
            state=state,
            public=public_snapshot(
                self._workshop, state, now, box.feedback, can_take_back=box.can_take_back
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
            asks_to_skip=self._pace.asks_to_skip,
        )


def _as_storage_error(bug: Exception) -> StorageError:
    """The error shown to the trainer while a bug prevents saving."""
    return StorageError(
        "Trede maakt een fout bij het opslaan ({bug}).",
        "Aan je laptop of schijf ligt het niet. De workshop kan verder; schrijf de uitslagen"
        " voor de zekerheid op.",
        bug=type(bug).__name__,
    )


def _advice(workshop: Workshop, state: State, settings: Settings) -> Advice | None:
    """The advice on the current round; None while it is open or sealed or has no reference."""
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


def _only_committed(workshop: Workshop, wanted: State, saved: State, *, no_result: bool) -> State:
    """The wanted state with the committed votes; with `no_result`, at the stage before a result."""
    rounds = {
        key: replace(round_, hands=kept.hands, ballots=kept.ballots, tables=kept.tables)
        for key, round_ in wanted.rounds.items()
        for kept in (saved.rounds.get(key, Round()),)
    }
    shown = replace(wanted, rounds=rounds)
    showing = wanted.position.stage in SHOWING
    round_ = current_round(workshop.contents, shown)
    if no_result or (showing and round_ is not None and round_.votes == 0):
        # Not all ballots of this round are on disk, or no vote is: there is no result to show yet.
        shown = replace(shown, position=replace(wanted.position, stage=Stage.VOTE))
    return shown


def _votes_between(saved: State, wanted: State) -> int:
    """How many votes differ between two states; of ballots only the total is compared."""
    found = 0
    for key in {**saved.rounds, **wanted.rounds}:
        now, then = wanted.rounds.get(key, Round()), saved.rounds.get(key, Round())
        found += sum(abs(one - two) for one, two in zip(now.hands, then.hands, strict=True))
        found += abs(sum(now.ballots) - sum(then.ballots))
        found += len(dict(now.tables.items() ^ then.tables.items()))
    return found
