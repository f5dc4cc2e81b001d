"""Navigation through a programme, and through the stages of a poll. Pure functions.

The stages of a behaviour, a statement or the sides of a dilemma are: read, vote, result, talk,
vote again, result with the shift. If there is a reference, it follows the last result, unless
`State.reference_stage` is off. An evaluation ends with its first result. A self-test goes from the
vote on where we are to the vote on where we must be, and then shows both. `go_on` and `go_back` go
one stage forward or back; the other functions jump to a stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.session.commands import Refusal, Refused
from workshop_app.session.items import Contents, Item, Poll, PollFlow
from workshop_app.session.programme_changes import index_of, steps_after, steps_before
from workshop_app.session.state import Position, Round, RoundKey, RoundState, Stage, State


def current_item(contents: Contents, state: State) -> Item:
    """The current item."""
    return contents.item(state.step, state.position.item)


def current_poll(contents: Contents, state: State) -> tuple[Item, Poll]:
    """The current item and its poll.

    Raises:
        Refused: There is nothing to vote on.
    """
    item = current_item(contents, state)
    if item.poll is None:
        raise Refused(Refusal.NOTHING_TO_VOTE_ON)
    return item, item.poll


def current_round(contents: Contents, state: State) -> Round | None:
    """The current round, or None if there is nothing to vote on."""
    item = current_item(contents, state)
    return state.round_at(item.id, state.position.round) if item.poll else None


def with_round(state: State, item: str, number: int, round_: Round) -> State:
    """Return the state with `round_` as round `number` of an item of the current step."""
    key = RoundKey(state.position.step, item, number)
    rounds: Mapping[RoundKey, Round] = {**state.rounds, key: round_}
    return replace(state, rounds=rounds)


def go_on(contents: Contents, state: State) -> State:
    """Go to the next stage, item or step; if a curtain is down, only lift it.

    Raises:
        Refused: This is the end of the programme.
    """
    position = state.position
    item = current_item(contents, state)
    if state.curtain is not None:
        return replace(state, curtain=None)
    if item.poll is None:
        return _next_item(contents, state)
    number, flow = position.round, item.poll.flow
    votes = state.round_at(item.id, number).votes
    match position.stage:
        case Stage.READ:
            return to_vote(contents, state, 1)
        case Stage.VOTE if votes and flow is PollFlow.NOW_AND_NEEDED and number == 1:
            return to_vote(contents, state, 2)
        case Stage.VOTE if votes:
            return _to_result(contents, state, number)
        case Stage.RESULT if comes_to_reference(contents, state):
            return replace(state, reference_shown=True)
        case Stage.RESULT if state.reference_shown:
            return _next_item(contents, state)
        case Stage.RESULT if number == 1 and flow is PollFlow.TALK_BETWEEN:
            return _move(contents, state, replace(position, stage=Stage.TALK))
        case Stage.RESULT if number == 1 and flow is PollFlow.NOW_AND_NEEDED:
            return to_vote(contents, state, 2)
        case Stage.TALK:
            return to_vote(contents, state, 2)
        case _:
            return _next_item(contents, state)


def go_back(contents: Contents, state: State) -> State:
    """Go to the previous stage, item or step; if a curtain is down, only lift it.

    Raises:
        Refused: This is the start of the programme.
    """
    position = state.position
    item = current_item(contents, state)
    if state.curtain is not None:
        return replace(state, curtain=None)
    if item.poll is None:
        return _previous_item(contents, state)
    first = state.round_at(item.id, 1)
    match position.stage:
        case Stage.RESULT if state.reference_shown:
            return replace(state, reference_shown=False)
        case Stage.RESULT:
            return _hide(contents, state)
        case Stage.VOTE if position.round == 2:
            if first.state is not RoundState.REVEALED:
                # There is no talk about a first result that was not shown.
                return to_vote(contents, state, 1)
            if item.poll.flow is PollFlow.NOW_AND_NEEDED:
                return _to_result(contents, state, 1)
            return _move(contents, state, replace(position, stage=Stage.TALK, round=1))
        case Stage.TALK if first.votes:
            return _to_result(contents, state, 1)
        case Stage.VOTE | Stage.TALK:
            return _move(contents, state, replace(position, stage=Stage.READ, round=1))
        case _:
            return _previous_item(contents, state)


def arrive(contents: Contents, state: State, step_id: int, item_number: int) -> State:
    """Go to an item, at the stage that its votes had reached.

    Raises:
        Refused: There is no such step or item.
    """
    step = state.steps[index_of(state.steps, step_id)]
    items = contents.items(step)
    if not 0 <= item_number < len(items):
        raise Refused(Refusal.NO_SUCH_STEP)
    item = items[item_number]
    there = Position(step_id, item_number, Stage.SHOW)
    if item.poll is None:
        return _move(contents, state, there)
    stage, number = Stage.READ, 1
    for candidate in (2, 1):
        round_ = state.rounds.get(RoundKey(step_id, item.id, candidate), Round())
        if round_.votes:
            revealed = round_.state is RoundState.REVEALED
            stage, number = (Stage.RESULT if revealed else Stage.VOTE), candidate
            break
    return _move(contents, state, replace(there, stage=stage, round=number))


def leave_skipped(contents: Contents, state: State) -> State:
    """Go from a step that was just skipped to the next one, or else to the previous one."""
    if not state.step.skipped:
        return state
    here = state.position.step
    left = steps_after(state.steps, here) or steps_before(state.steps, here)
    return arrive(contents, state, left[0].id, 0)


def to_vote(contents: Contents, state: State, number: int, *, reopen: bool = False) -> State:
    """Go to the vote of a round.

    The round opens if it has no votes yet or if `reopen` is true; otherwise it is closed.

    Raises:
        Refused: There is nothing to vote on, or no such round.
    """
    item, poll = current_poll(contents, state)
    if number > poll.rounds:
        raise Refused(Refusal.ONE_ROUND_ONLY)
    moved = _move(contents, state, replace(state.position, stage=Stage.VOTE, round=number))
    round_ = moved.round_at(item.id, number)
    opened = RoundState.OPEN if reopen or round_.votes == 0 else RoundState.CLOSED
    method = state.method if opened is RoundState.OPEN else round_.method
    return with_round(moved, item.id, number, replace(round_, state=opened, method=method))


def open_or_close(contents: Contents, state: State) -> State:
    """Open or close the vote; if a result is shown, hide it and reopen the vote.

    Raises:
        Refused: There is nothing to vote on.
    """
    item, _ = current_poll(contents, state)
    position = state.position
    match position.stage:
        case Stage.TALK:
            return to_vote(contents, state, 2, reopen=True)
        case Stage.RESULT:
            return to_vote(contents, _hide(contents, state), position.round, reopen=True)
        case Stage.VOTE:
            round_ = state.round_at(item.id, position.round)
            is_open = round_.state is RoundState.OPEN
            toggled = RoundState.CLOSED if is_open else RoundState.OPEN
            return with_round(state, item.id, position.round, replace(round_, state=toggled))
        case Stage.READ | Stage.SHOW:
            return to_vote(contents, state, 1, reopen=True)


def reveal_or_hide(contents: Contents, state: State) -> State:
    """Show the result of this round, or hide it again.

    Raises:
        Refused: There is nothing to vote on, or there are no votes.
    """
    if state.position.stage is Stage.RESULT:
        return _hide(contents, state)
    return _to_result(contents, state, state.position.round)


def second_round(contents: Contents, state: State) -> State:
    """Go to the vote of the second round.

    Raises:
        Refused: The poll has no second round, the workshop is already in it, or the first round
            has no votes.
    """
    item, poll = current_poll(contents, state)
    position = state.position
    if poll.rounds == 1:
        raise Refused(Refusal.ONE_ROUND_ONLY)
    if position.round == 2 and position.stage in (Stage.VOTE, Stage.RESULT):
        raise Refused(Refusal.ALREADY_SECOND_ROUND)
    if state.round_at(item.id, 1).votes == 0:
        raise Refused(Refusal.FIRST_ROUND_FIRST)
    return to_vote(contents, state, 2)


def skip_second_round(contents: Contents, state: State) -> State:
    """Go from the first result, or the talk about it, past the second round.

    That is to the reference, if it is a stage, and else to the next item.

    Raises:
        Refused: The poll has no second round, the first result is not shown yet, or the workshop
            is already in the second round; or this is the end of the programme.
    """
    _, poll = current_poll(contents, state)
    position = state.position
    if poll.flow is not PollFlow.TALK_BETWEEN:
        raise Refused(Refusal.ONE_ROUND_ONLY)
    if position.round == 2:
        raise Refused(Refusal.ALREADY_SECOND_ROUND)
    if position.stage not in (Stage.RESULT, Stage.TALK):
        raise Refused(Refusal.FIRST_ROUND_FIRST)
    if poll.reference is None or not state.reference_stage:
        return _next_item(contents, state)
    return replace(_to_result(contents, state, 1), reference_shown=True)


def comes_to_reference(contents: Contents, state: State) -> bool:
    """Whether `go_on` shows the reference: at the last result, while it is not shown."""
    item = current_item(contents, state)
    return (
        item.poll is not None
        and item.poll.reference is not None
        and state.reference_stage
        and not state.reference_shown
        and state.position.stage is Stage.RESULT
        and state.position.round == item.poll.rounds
    )


def toggle_reference(contents: Contents, state: State) -> State:
    """Show the room the reference with a result, or hide it again.

    Raises:
        Refused: There is no reference, or no result is shown.
    """
    _, poll = current_poll(contents, state)
    if poll.reference is None:
        raise Refused(Refusal.NO_REFERENCE)
    if state.position.stage is not Stage.RESULT:
        raise Refused(Refusal.REFERENCE_AFTER_RESULT)
    return replace(state, reference_shown=not state.reference_shown)


def _move(contents: Contents, state: State, position: Position) -> State:
    """Go to a position. Close the vote that is left, hide the reference and lift the curtain.

    Entries are grouped by table until their step is left.
    """
    item = current_item(contents, state)
    if item.poll is not None and state.position.stage is Stage.VOTE:
        left = state.round_at(item.id, state.position.round)
        if left.state is RoundState.OPEN:
            closed = replace(left, state=RoundState.CLOSED)
            state = with_round(state, item.id, state.position.round, closed)
    return replace(
        state,
        position=position,
        reference_shown=False,
        curtain=None,
        by_table=state.by_table and position.step == state.position.step,
    )


def _to_result(contents: Contents, state: State, number: int) -> State:
    item, _ = current_poll(contents, state)
    if state.round_at(item.id, number).votes == 0:
        raise Refused(Refusal.NO_VOTES_YET)
    moved = _move(contents, state, replace(state.position, stage=Stage.RESULT, round=number))
    for shown in {1, number}:
        round_ = moved.round_at(item.id, shown)
        if round_.votes:
            moved = with_round(moved, item.id, shown, round_.revealed())
    return moved


def _hide(contents: Contents, state: State) -> State:
    item, _ = current_poll(contents, state)
    number = state.position.round
    moved = _move(contents, state, replace(state.position, stage=Stage.VOTE))
    round_ = moved.round_at(item.id, number)
    return with_round(moved, item.id, number, replace(round_, state=RoundState.CLOSED))


def _next_item(contents: Contents, state: State) -> State:
    position = state.position
    if position.item + 1 < len(contents.items(state.step)):
        return arrive(contents, state, position.step, position.item + 1)
    later = steps_after(state.steps, position.step)
    if not later:
        raise Refused(Refusal.AT_THE_END)
    return arrive(contents, state, later[0].id, 0)


def _previous_item(contents: Contents, state: State) -> State:
    position = state.position
    if position.item > 0:
        return arrive(contents, state, position.step, position.item - 1)
    earlier = steps_before(state.steps, position.step)
    if not earlier:
        raise Refused(Refusal.AT_THE_START)
    return arrive(contents, state, earlier[0].id, len(contents.items(earlier[0])) - 1)
