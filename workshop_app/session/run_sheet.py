"""Changing the programme while the workshop runs. Pure functions; nothing that was done is lost."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.session.commands import AddStep, Refusal, Refused
from workshop_app.session.items import Contents
from workshop_app.session.state import State
from workshop_app.session.step import LONGEST, SHORTEST, Step, Steps

MOST_STEPS = 200


def index_of(steps: Steps, step_id: int) -> int:
    """Where a step stands in the programme, from 0.

    Raises:
        Refused: There is no such step.
    """
    for index, step in enumerate(steps):
        if step.id == step_id:
            return index
    raise Refused(Refusal.NO_SUCH_STEP)


def steps_after(steps: Steps, step_id: int) -> Steps:
    """The steps that come after one, without those that are left out.

    Raises:
        Refused: There is no such step.
    """
    return tuple(step for step in steps[index_of(steps, step_id) + 1 :] if not step.skipped)


def steps_before(steps: Steps, step_id: int) -> Steps:
    """The steps that come before one, the nearest first, without those that are left out.

    Raises:
        Refused: There is no such step.
    """
    return tuple(step for step in reversed(steps[: index_of(steps, step_id)]) if not step.skipped)


def skip_or_take_in(state: State, step_id: int) -> State:
    """Leave a step out, or take it in again.

    Raises:
        Refused: There is no such step, or it is the last one that is left.
    """
    index = index_of(state.steps, step_id)
    step = state.steps[index]
    if not step.skipped and sum(not other.skipped for other in state.steps) == 1:
        raise Refused(Refusal.LAST_STEP_LEFT)
    return _with(state, index, replace(step, skipped=not step.skipped))


def repeat(state: State, step_id: int) -> State:
    """The same step once more, right after this one, with votes and notes of its own.

    Raises:
        Refused: There is no such step, or there are too many.
    """
    step = state.steps[index_of(state.steps, step_id)]
    return _insert(state, replace(step, skipped=False, planned=None), step_id)


def move(state: State, step_id: int, by: int) -> State:
    """A step later or earlier; at the ends it stays.

    Raises:
        Refused: There is no such step.
    """
    index = index_of(state.steps, step_id)
    steps = list(state.steps)
    step = steps.pop(index)
    steps.insert(min(max(index + by, 0), len(steps)), step)
    return replace(state, steps=tuple(steps))


def add(contents: Contents, state: State, new: AddStep) -> State:
    """A new step.

    Raises:
        Refused: There is nothing to make it of, or no step to put it after, or there are too
            many steps, or its minutes are out of range.
    """
    if not contents.has(new.kind, new.content):
        raise Refused(Refusal.NO_SUCH_STEP)
    if not SHORTEST <= new.minutes <= LONGEST:
        raise Refused(Refusal.NOT_SO_MANY_MINUTES)
    return _insert(state, Step(0, new.kind, new.minutes, new.content), new.after)


def change_minutes(state: State, by: int) -> State:
    """Minutes more or fewer for the current step; the first plan is kept.

    Raises:
        Refused: It cannot be that short or that long.
    """
    step = state.step
    minutes = step.minutes + by
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(Refusal.NOT_SO_MANY_MINUTES)
    changed = replace(step, minutes=minutes, planned=step.planned_minutes)
    return _with(state, index_of(state.steps, step.id), changed)


def _insert(state: State, step: Step, after: int) -> State:
    if len(state.steps) >= MOST_STEPS:
        raise Refused(Refusal.TOO_MANY_STEPS)
    index = index_of(state.steps, after)
    made = replace(step, id=_highest_id(state) + 1)
    return replace(state, steps=(*state.steps[: index + 1], made, *state.steps[index + 1 :]))


def _highest_id(state: State) -> int:
    """The highest id that anything hangs on, also of a step that could not be read back."""
    places = (*state.rounds, *state.notes, *state.words)
    return max((*(step.id for step in state.steps), *(place.step for place in places)))


def _with(state: State, index: int, step: Step) -> State:
    steps = list(state.steps)
    steps[index] = step
    return replace(state, steps=tuple(steps))
