"""Repair of a state that violates the invariants of a workshop.

The rules (`session.rules`) preserve these invariants and rely on them: with a position that does
not exist, they and the windows would fail much later. So a state from a file is repaired here
first. A state that the rules made is returned unchanged.
"""

from __future__ import annotations

from dataclasses import replace

from workshop_app.session.items import Contents, Item, PollFlow
from workshop_app.session.navigation import arrive
from workshop_app.session.state import (
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    VotingMethod,
)
from workshop_app.session.step import Steps, find_step
from workshop_app.session.voting import usual_tables


def repair(contents: Contents, state: State) -> State:
    """Return the nearest valid state.

    Votes, notes and entries are not changed. In case of doubt the room sees less: a result that
    was not revealed stays hidden, and a curtain stays down.

    Args:
        contents: The contents from which the items of the steps are made.
        state: A state with at least one step, and only steps that `contents` supports. Each value
            on its own is in its range.
    """
    state = replace(state, steps=_with_one_to_do(state.steps))
    if state.method is VotingMethod.TABLES and not state.tables:
        state = replace(state, tables=usual_tables(state.participants))
    if not is_position(contents, state, state.position):
        state = replace(_at_a_position(contents, state), curtain=state.curtain)
    if state.reference_shown and not _may_show_reference(contents, state):
        state = replace(state, reference_shown=False)
    return replace(state, rounds=_one_open(contents, state))


def is_position(contents: Contents, state: State, position: Position) -> bool:
    """Whether a position is valid, given the rounds of the state."""
    if all(step.id != position.step for step in state.steps):
        return False
    items = contents.items(find_step(state.steps, position.step))
    if not 0 <= position.item < len(items):
        return False
    return _is_stage(state, items[position.item], position)


def _is_stage(state: State, item: Item, position: Position) -> bool:
    """Whether the stage and the round of a position are valid for an item."""
    if item.poll is None or position.stage is Stage.SHOW:
        return (position.stage, position.round) == (Stage.SHOW, 1) and item.poll is None

    def shown(number: int) -> bool:
        key = RoundKey(position.step, item.id, number)
        return state.rounds.get(key, Round()).state is RoundState.REVEALED

    number = position.round
    if number not in range(1, item.poll.rounds + 1):
        return False
    match position.stage:
        case Stage.VOTE:
            return True
        case Stage.RESULT:
            return shown(number)
        case Stage.TALK:
            return number == 1 and shown(1) and item.poll.flow is PollFlow.TALK_BETWEEN
        case _:
            return number == 1


def _with_one_to_do(steps: Steps) -> Steps:
    """The steps; if all are skipped, the first is included again."""
    if any(not step.skipped for step in steps):
        return steps
    return (replace(steps[0], skipped=False), *steps[1:])


def _at_a_position(contents: Contents, state: State) -> State:
    """The state moved to the step and the item of its position, as far as these exist."""
    wanted = state.position
    to_do = [step for step in state.steps if not step.skipped]
    step = next((step for step in state.steps if step.id == wanted.step), to_do[0])
    found = step.id == wanted.step and 0 <= wanted.item < len(contents.items(step))
    item = wanted.item if found else 0
    somewhere = replace(state, position=Position(step.id))
    arrived = arrive(contents, somewhere, step.id, item)
    if is_position(contents, arrived, arrived.position):
        return arrived
    return replace(arrived, position=Position(step.id, item, Stage.READ))


def _may_show_reference(contents: Contents, state: State) -> bool:
    item = contents.item(state.step, state.position.item)
    return (
        item.poll is not None
        and item.poll.reference is not None
        and state.position.stage is Stage.RESULT
    )


def _one_open(contents: Contents, state: State) -> dict[RoundKey, Round]:
    """The rounds, with every open round closed except the one on the screen."""
    position = state.position
    item = contents.item(state.step, position.item)
    here = RoundKey(position.step, item.id, position.round)
    voting = position.stage is Stage.VOTE
    return {
        key: replace(round_, state=RoundState.CLOSED)
        if round_.state is RoundState.OPEN and not (voting and key == here)
        else round_
        for key, round_ in state.rounds.items()
    }
