"""The time of a workshop: the clock of each step, the planned end, and how far it drifts.

Pure functions: the moment is always given, in UTC while a workshop runs; windows show it in local
time. A clock that is set back takes no time away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from workshop_app.session.scenes import Countdown
from workshop_app.session.state import State
from workshop_app.session.step import Step
from workshop_app.settings import Settings

AWAY = timedelta(minutes=15)
"""A workshop that nothing happened in for so long was not going on."""


class Alert(Enum):
    """How near the end of a step's time is."""

    NONE = "none"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True)
class TimeView:
    """The time as the trainer sees it.

    Args:
        spent: Seconds spent on this step.
        left: Seconds left for it; negative once its time is over.
        running: Whether its clock runs.
        alert: How near the end of its time is.
        planned_end: When the workshop was to end; None before it began.
        expected_end: When it ends if every step still to come takes its own time.
        wins: Whole minutes that leaving out the rest of this step would win.
    """

    spent: int
    left: int
    running: bool
    alert: Alert
    planned_end: datetime | None
    expected_end: datetime
    wins: int

    @property
    def drift(self) -> int:
        """Whole minutes that the workshop will end late; negative when early."""
        if self.planned_end is None:
            return 0
        return round((self.expected_end - self.planned_end).total_seconds() / 60)


def spent_on(state: State, step: Step, now: datetime) -> float:
    """Seconds spent on a step up to now."""
    seconds = state.timer.spent.get(step.id, 0.0)
    if state.timer.since is not None and step.id == state.position.step:
        seconds += max(0.0, (now - state.timer.since).total_seconds())
    return seconds


def left_for(state: State, step: Step, now: datetime) -> float:
    """Seconds that a step still asks for; 0 when its time is over or it is left out."""
    if step.skipped and step.id != state.position.step:
        return 0.0
    return max(0.0, 60 * step.minutes - spent_on(state, step, now))


def time_view(state: State, now: datetime, settings: Settings) -> TimeView:
    """The time at this moment."""
    step = state.step
    spent = spent_on(state, step, now)
    left = 60 * step.minutes - spent
    alert = Alert.NONE
    if left * 100 <= settings.red * 60 * step.minutes:
        alert = Alert.RED
    elif left * 100 <= settings.orange * 60 * step.minutes:
        alert = Alert.ORANGE
    return TimeView(
        spent=int(spent),
        left=int(left // 1),
        running=state.timer.since is not None,
        alert=alert,
        planned_end=state.timer.planned_end,
        expected_end=end_from(state, now),
        wins=int(left_for(state, step, now) // 60),
    )


def countdown(state: State, now: datetime) -> Countdown:
    """The time left for this step, as the room sees it."""
    left = left_for(state, state.step, now)
    running = state.timer.since is not None and left > 0
    # Up, so that the first second of five minutes says 5:00, and 0:00 means that it is over.
    return Countdown(int(-(-left // 1)), now + timedelta(seconds=left) if running else None)


def start(state: State, now: datetime) -> State:
    """The clock of this step runs; the first time this also fixes when the workshop is to end."""
    timer = state.timer
    if timer.since is not None:
        return state
    planned_end = timer.planned_end or end_from(state, now)
    return replace(state, timer=replace(timer, since=now, planned_end=planned_end))


def stop(state: State, now: datetime) -> State:
    """The clock of this step stands still; what it ran is kept."""
    timer = state.timer
    if timer.since is None:
        return state
    seconds = spent_on(state, state.step, now)
    spent = {**timer.spent, state.position.step: seconds} if seconds else timer.spent
    return replace(state, timer=replace(timer, spent=spent, since=None))


def add_spent(state: State, step_id: int, seconds: float, now: datetime) -> State:
    """So many seconds more for a step (fewer below 0, but never less than none).

    What the running clock counted is booked, and it runs on.
    """
    booked = stop(state, now).timer
    spent = max(0.0, booked.spent.get(step_id, 0.0) + seconds)
    since = None if state.timer.since is None else now
    timer = replace(booked, spent={**booked.spent, step_id: spent}, since=since)
    return replace(state, timer=timer)


def booked(state: State, last_change: datetime, now: datetime) -> State:
    """The state with the time of the running step in what was spent, to print or to export.

    Args:
        state: A workshop as it is kept.
        last_change: When something was last done in it; the moment itself while it is open.
        now: The moment.
    """
    return stop(resume(state, last_change, now), now)


def end_from(state: State, now: datetime) -> datetime:
    """When the workshop ends if every step still to come takes its own time."""
    return now + timedelta(seconds=_still_to_come(state, now))


def follow(before: State, after: State, now: datetime) -> State:
    """The state after a command, with the clock on the step it led to.

    Arriving at a step starts its clock: whoever goes on, has begun.
    """
    if before.position.step == after.position.step:
        return after
    booked = stop(replace(before, steps=after.steps), now).timer
    return start(replace(after, timer=booked), now)


def resume(state: State, last_change: datetime, now: datetime) -> State:
    """The state to go on with after the program was closed at some time after `last_change`.

    Back within a quarter of an hour, the group is still there and the clock ran on. After longer
    the workshop was laid aside: the clock stands where it was, and the end is planned anew.
    """
    if now - last_change <= AWAY:
        return state
    stopped = stop(state, max(last_change, state.timer.since or last_change))
    return replace(stopped, timer=replace(stopped.timer, planned_end=None))


def _still_to_come(state: State, now: datetime) -> float:
    """Seconds for this step and those after it."""
    ids = [step.id for step in state.steps]
    coming = state.steps[ids.index(state.position.step) :]
    return sum(left_for(state, step, now) for step in coming)
