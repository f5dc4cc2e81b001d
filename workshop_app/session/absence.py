"""Uncertain time: Trede was closed, the laptop slept, or its clock was changed.

A rule decides whether such time counts for the step at which it occurred; the trainer can decide
otherwise. Pure functions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from workshop_app.session import timing
from workshop_app.session.state import State

UNSEEN = timedelta(minutes=2)
"""A shorter absence is not reported."""


class Cause(Enum):
    """Why the time is uncertain."""

    CLOSED = "closed"
    STOOD_STILL = "stood still"  # usually because the laptop slept
    CLOCK_SET = "clock set"


@dataclass(frozen=True, slots=True)
class Absence:
    """Uncertain time at a step whose clock ran, and whether it counts as spent there.

    Args:
        cause: Why the time is uncertain.
        step: The id of the step.
        seconds: The duration. For a changed clock: how far it moved, negative if set back.
        counted: Whether it is included in the time spent on the step.
        planned_end: The planned end of the workshop before the absence.
    """

    cause: Cause
    step: int
    seconds: float
    counted: bool
    planned_end: datetime | None

    @property
    def can_be_decided(self) -> bool:
        """Whether the trainer can decide about it: not if the clock was set back."""
        return self.seconds > 0


def after_absence(
    state: State, last_seen: datetime, now: datetime, cause: Cause
) -> tuple[State, Absence | None]:
    """The state to continue with after an absence since `last_seen`, and that absence.

    `timing.resume` decides whether the time counts. The absence is None if the clock of the step
    was stopped or the time is shorter than `UNSEEN`.
    """
    gone_on = timing.resume(state, last_seen, now)
    since = state.timer.since
    if since is None or now - max(since, last_seen) < UNSEEN:
        return gone_on, None
    away = now - max(since, last_seen)
    counted = gone_on.timer.since is not None
    return gone_on, Absence(
        cause, state.position.step, away.total_seconds(), counted, state.timer.planned_end
    )


def after_clock_set(state: State, by: timedelta) -> tuple[State, Absence | None]:
    """The state with its times shifted as far as the laptop's clock was, and the absence.

    No time passed, so durations stay the same. The absence is None if no step's clock ran.
    """
    timer = state.timer
    moved = replace(
        timer,
        since=timer.since + by if timer.since else None,
        planned_end=timer.planned_end + by if timer.planned_end else None,
    )
    found = Absence(
        cause=Cause.CLOCK_SET,
        step=state.position.step,
        seconds=by.total_seconds(),
        counted=False,
        planned_end=timer.planned_end,
    )
    return replace(state, timer=moved), found if timer.since else None


def decide(state: State, absence: Absence, now: datetime) -> tuple[State, Absence]:
    """Toggle whether an absence counts; return the changed state and absence."""
    other = replace(absence, counted=not absence.counted)
    seconds = absence.seconds if other.counted else -absence.seconds
    changed = timing.add_spent(state, absence.step, seconds, now)
    if other.counted:
        end = absence.planned_end
        if absence.cause is not Cause.CLOCK_SET and state.position.step == absence.step:
            changed = timing.start(changed, now)
    elif absence.cause is Cause.CLOCK_SET and absence.planned_end is not None:
        end = absence.planned_end + timedelta(seconds=absence.seconds)
    elif absence.seconds <= timing.AWAY.total_seconds():
        end = absence.planned_end
    else:
        end = timing.end_from(changed, now)
    return replace(changed, timer=replace(changed.timer, planned_end=end)), other
