"""The time of a workshop: the clock of each step, the planned end, and the drift from it.

Pure functions: the current time is an argument, in UTC while a workshop runs; windows show local
time. Setting the clock back never makes the time spent on a step negative.
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
"""After a longer period without changes, a workshop is assumed to have been interrupted."""


class Alert(Enum):
    """How close the time of a step is to its end."""

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
        alert: How close its time is to the end.
        planned_end: When the workshop should end; None before it began.
        expected_end: When it ends if every step to come takes its planned time.
        wins: Whole minutes gained by skipping the rest of this step.
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
        """How many whole minutes late the workshop will end; negative if early."""
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
    """Seconds left for a step; 0 if its time is over or it is skipped."""
    if step.skipped and step.id != state.position.step:
        return 0.0
    return max(0.0, 60 * step.minutes - spent_on(state, step, now))


def time_view(state: State, now: datetime, settings: Settings) -> TimeView:
    """The time as the trainer sees it at the moment `now`."""
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
    """The remaining time of the current step, as the room sees it."""
    left = left_for(state, state.step, now)
    running = state.timer.since is not None and left > 0
    # Round up, so that the first second of five minutes shows 5:00, and 0:00 means it is over.
    return Countdown(int(-(-left // 1)), now + timedelta(seconds=left) if running else None)


def start(state: State, now: datetime) -> State:
    """Start the clock of the current step; the first time, also set the planned end."""
    timer = state.timer
    if timer.since is not None:
        return state
    planned_end = timer.planned_end or end_from(state, now)
    return replace(state, timer=replace(timer, since=now, planned_end=planned_end))


def stop(state: State, now: datetime) -> State:
    """Stop the clock of the current step, and add its time to the time spent."""
    timer = state.timer
    if timer.since is None:
        return state
    seconds = spent_on(state, state.step, now)
    spent = {**timer.spent, state.position.step: seconds} if seconds else timer.spent
    return replace(state, timer=replace(timer, spent=spent, since=None))


def add_spent(state: State, step_id: int, seconds: float, now: datetime) -> State:
    """Add seconds to the time spent on a step (`seconds` < 0 subtracts), at least 0 in total.

    The time of the running clock is booked first, and the clock runs on.
    """
    booked = stop(state, now).timer
    spent = max(0.0, booked.spent.get(step_id, 0.0) + seconds)
    since = None if state.timer.since is None else now
    timer = replace(booked, spent={**booked.spent, step_id: spent}, since=since)
    return replace(state, timer=timer)


def booked(state: State, last_change: datetime, now: datetime) -> State:
    """The state with the running clock stopped and its time booked, to print or to export.

    Args:
        state: The stored state of a workshop.
        last_change: When the workshop last changed; equal to `now` while it is open.
        now: The current time.
    """
    return stop(resume(state, last_change, now), now)


def end_from(state: State, now: datetime) -> datetime:
    """When the workshop ends if every step to come takes its planned time."""
    return now + timedelta(seconds=_still_to_come(state, now))


def follow(before: State, after: State, now: datetime) -> State:
    """The state after a command, with the clock of the step it led to.

    If the step changed, the time of the old step is booked and the clock of the new one starts.
    """
    if before.position.step == after.position.step:
        return after
    if all(step.id != before.position.step for step in after.steps):
        # The old step was removed, and its time with it: there is nothing to book.
        return start(replace(after, timer=replace(after.timer, since=None)), now)
    booked = stop(replace(before, steps=after.steps), now).timer
    return start(replace(after, timer=booked), now)


def resume(state: State, last_change: datetime, now: datetime) -> State:
    """The state to continue with after the program was closed some time after `last_change`.

    Within `AWAY` the group is assumed to be still there, and the clock ran on. After a longer time
    the workshop was interrupted: the clock stops at `last_change`, and the planned end is cleared.
    """
    if now - last_change <= AWAY:
        return state
    stopped = stop(state, max(last_change, state.timer.since or last_change))
    return replace(stopped, timer=replace(stopped.timer, planned_end=None))


def _still_to_come(state: State, now: datetime) -> float:
    """Seconds left for the current step and the steps after it."""
    ids = [step.id for step in state.steps]
    coming = state.steps[ids.index(state.position.step) :]
    return sum(left_for(state, step, now) for step in coming)
