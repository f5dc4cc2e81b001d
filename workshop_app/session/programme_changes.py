"""Changing the programme while the workshop runs. Pure functions; no results are lost."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.session.commands import AddStep, Refusal, Refused
from workshop_app.session.items import Contents
from workshop_app.session.state import Position, RoundState, Stage, State
from workshop_app.session.step import LONGEST, SHORTEST, Step, Steps

MOST_STEPS = 200


def index_of(steps: Steps, step_id: int) -> int:
    """The index of a step in the programme, counted from 0.

    Raises:
        Refused: There is no such step.
    """
    for index, step in enumerate(steps):
        if step.id == step_id:
            return index
    raise Refused(Refusal.NO_SUCH_STEP)


def steps_after(steps: Steps, step_id: int) -> Steps:
    """The steps after a step, without the skipped ones.

    Raises:
        Refused: There is no such step.
    """
    return tuple(step for step in steps[index_of(steps, step_id) + 1 :] if not step.skipped)


def steps_before(steps: Steps, step_id: int) -> Steps:
    """The steps before a step, the nearest first, without the skipped ones.

    Raises:
        Refused: There is no such step.
    """
    return tuple(step for step in reversed(steps[: index_of(steps, step_id)]) if not step.skipped)


def skip_or_take_in(state: State, step_id: int) -> State:
    """Skip a step, or include it again.

    Raises:
        Refused: There is no such step, or it is the last one that is not skipped.
    """
    index = index_of(state.steps, step_id)
    step = state.steps[index]
    if not step.skipped and sum(not other.skipped for other in state.steps) == 1:
        raise Refused(Refusal.LAST_STEP_LEFT)
    return _with(state, index, replace(step, skipped=not step.skipped))


def repeat(state: State, step_id: int) -> State:
    """Insert a copy of a step directly after it; the copy has its own votes and notes.

    Raises:
        Refused: There is no such step, or there are too many steps.
    """
    step = state.steps[index_of(state.steps, step_id)]
    return _insert(state, replace(step, skipped=False, planned=None), step_id)


def move(state: State, step_id: int, by: int) -> State:
    """Move a step later (`by` > 0) or earlier, no further than the ends of the programme.

    Raises:
        Refused: There is no such step.
    """
    index = index_of(state.steps, step_id)
    steps = list(state.steps)
    step = steps.pop(index)
    steps.insert(min(max(index + by, 0), len(steps)), step)
    return replace(state, steps=tuple(steps))


def add(contents: Contents, state: State, new: AddStep) -> State:
    """Insert a new step.

    Raises:
        Refused: The deck does not contain its subject, the step to insert it after does not
            exist, there are too many steps, or its minutes are out of range.
    """
    if not contents.has(new.kind, new.content):
        raise Refused(Refusal.NO_SUCH_STEP)
    if not SHORTEST <= new.minutes <= LONGEST:
        raise Refused(Refusal.NOT_SO_MANY_MINUTES)
    return _insert(state, Step(0, new.kind, new.minutes, new.content), new.after)


def remove(state: State, step_id: int) -> State:
    """Remove a step at which nothing was recorded, such as one that was added by mistake.

    Raises:
        Refused: There is no such step, the workshop is at it, something was recorded at it, or it
            is the last one that is not skipped.
    """
    step = state.steps[index_of(state.steps, step_id)]
    if step_id == state.position.step:
        raise Refused(Refusal.CURRENT_STEP)
    if has_records(state, step_id):
        raise Refused(Refusal.SOMETHING_RECORDED)
    left = tuple(other for other in state.steps if other is not step)
    if all(other.skipped for other in left):
        raise Refused(Refusal.LAST_STEP_LEFT)
    return with_steps(state, left, state.position)


def has_records(state: State, step_id: int) -> bool:
    """Whether a step has votes, notes or entries."""
    return (
        any(key.step == step_id and round_.votes for key, round_ in state.rounds.items())
        or any(place.step == step_id for place in state.notes)
        or any(place.step == step_id for place in state.entries)
    )


def with_steps(state: State, steps: Steps, otherwise: Position) -> State:
    """Return the state with another programme; the room goes on seeing what it sees.

    A step that the new programme lacks stays in it as a skipped one if something was recorded at
    it. If the current step is not in it, or is skipped in it, the workshop goes to the step and
    item of `otherwise`, before its vote, so that no earlier result comes on the screen.
    """
    kept = _with_recorded(state, steps)
    there = {step.id for step in kept}
    position = state.position
    here = next((step for step in kept if step.id == position.step), None)
    if here is None or (here.skipped and not state.step.skipped):
        shows = otherwise.stage is Stage.SHOW
        position = Position(otherwise.step, otherwise.item, Stage.SHOW if shows else Stage.READ)
    moved = position != state.position
    rounds = {key: round_ for key, round_ in state.rounds.items() if key.step in there}
    if moved:
        rounds = {
            key: replace(round_, state=RoundState.CLOSED)
            if round_.state is RoundState.OPEN
            else round_
            for key, round_ in rounds.items()
        }
    return replace(
        state,
        steps=kept,
        position=position,
        reference_shown=state.reference_shown and not moved,
        rounds=rounds,
        timer=replace(
            state.timer,
            spent={step: time for step, time in state.timer.spent.items() if step in there},
        ),
    )


def _with_recorded(state: State, steps: Steps) -> Steps:
    """The steps, with those that are not among them but have records, each at its old place."""
    found = list(steps)
    for index, step in enumerate(state.steps):
        if any(step.id == other.id for other in found) or not has_records(state, step.id):
            continue
        before = {other.id for other in state.steps[:index]}
        place = max((n + 1 for n, other in enumerate(found) if other.id in before), default=0)
        found.insert(place, replace(step, skipped=True))
    return tuple(found)


def change_minutes(state: State, by: int) -> State:
    """Add minutes to the current step (`by` < 0 removes them); the first plan is remembered.

    Raises:
        Refused: The resulting number of minutes is out of range.
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
    """The highest step id in use.

    This includes ids that occur only in rounds, notes and entries, because their step could not
    be read back.
    """
    places = (*state.rounds, *state.notes, *state.entries)
    return max((*(step.id for step in state.steps), *(place.step for place in places)))


def _with(state: State, index: int, step: Step) -> State:
    steps = list(state.steps)
    steps[index] = step
    return replace(state, steps=tuple(steps))
