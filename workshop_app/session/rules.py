"""The rules of a live session: what each command does to the state. Pure functions.

The trail of one behaviour is: read, vote, result, talk, vote again, result with the shift.
`Next` and `Back` walk along it, the other commands jump on it. What holds at every instant:

- at most one round is open, and it is the one on the screen;
- a round is revealed only when somebody asked for its result, and hiding it closes it; the second
  result shows the shift, so it reveals the first round too;
- no command but `ChangeCount` changes a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop_app.content.staircase import HIGHEST
from workshop_app.results.tally import with_votes
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    Refused,
    RevealOrHide,
    SetParticipants,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.programme import Step
from workshop_app.session.state import (
    Place,
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    storable,
)

MOST_VOTES = 999
MOST_PEOPLE = 999
LONGEST_NOTE = 10_000

Programme = tuple[Step, ...]


def apply(programme: Programme, state: State, command: Command) -> State:
    """The state after a command.

    Raises:
        Refused: The command has no effect here; the state stands.
    """
    match command:
        case Next():
            return _next(programme, state)
        case Back():
            return _back(programme, state)
        case GoTo(step, item):
            return _arrive(programme, state, step, item)
        case OpenOrClose():
            return _open_or_close(programme, state)
        case ChangeCount(niveau, by):
            return _change_count(programme, state, niveau, by)
        case RevealOrHide():
            return _reveal_or_hide(programme, state)
        case StartSecondRound():
            return _second_round(programme, state)
        case ToggleReference():
            return _toggle_reference(state)
        case ToggleCurtain(curtain):
            return replace(state, curtain=None if state.curtain == curtain else curtain)
        case WriteNote(place, text):
            return _write_note(state, place, text)
        case SetParticipants(number):
            if not 1 <= number <= MOST_PEOPLE:
                raise Refused(Refusal.NOT_A_NUMBER_OF_PEOPLE)
            return replace(state, participants=number)


def current_place(programme: Programme, position: Position) -> Place:
    """Where a note written now belongs."""
    step = programme[position.step]
    behaviour = step.behaviour(position.item)
    return Place(step.card.id if step.card else "", behaviour.id if behaviour else "")


def round_key(programme: Programme, position: Position, number: int) -> RoundKey | None:
    """The key of a round of the behaviour at this position, or None where there is none."""
    place = current_place(programme, position)
    return RoundKey(*place, number) if place.behaviour else None


def _key(programme: Programme, state: State, number: int) -> RoundKey:
    key = round_key(programme, state.position, number)
    if key is None:
        raise Refused(Refusal.NOTHING_TO_VOTE_ON)
    return key


def _round(state: State, key: RoundKey) -> Round:
    return state.rounds.get(key, Round())


def _with_round(state: State, key: RoundKey, round_: Round) -> State:
    rounds: Mapping[RoundKey, Round] = {**state.rounds, key: round_}
    return replace(state, rounds=rounds)


def _move(programme: Programme, state: State, position: Position) -> State:
    """To another position: an open vote that is left gets closed, the duiding goes."""
    key = round_key(programme, state.position, state.position.round)
    if key is not None and state.position.stage is Stage.VOTE:
        left = _round(state, key)
        if left.state is RoundState.OPEN:
            state = _with_round(state, key, replace(left, state=RoundState.CLOSED))
    return replace(state, position=position, reference_shown=False, curtain=None)


def _to_vote(programme: Programme, state: State, number: int, *, reopen: bool = False) -> State:
    """To the vote of a round. It opens when it is new or `reopen` is asked; else it stays closed."""
    key = _key(programme, state, number)
    moved = _move(programme, state, replace(state.position, stage=Stage.VOTE, round=number))
    round_ = _round(moved, key)
    opened = RoundState.OPEN if reopen or round_.votes == 0 else RoundState.CLOSED
    return _with_round(moved, key, replace(round_, state=opened))


def _to_result(programme: Programme, state: State, number: int) -> State:
    key = _key(programme, state, number)
    if _round(state, key).votes == 0:
        raise Refused(Refusal.NO_VOTES_YET)
    moved = _move(programme, state, replace(state.position, stage=Stage.RESULT, round=number))
    first = _key(programme, state, 1)
    if _round(moved, first).votes:
        moved = _with_round(moved, first, replace(_round(moved, first), state=RoundState.REVEALED))
    return _with_round(moved, key, replace(_round(moved, key), state=RoundState.REVEALED))


def _arrive(programme: Programme, state: State, step: int, item: int) -> State:
    """To an item, at the stage where it was left."""
    if not (0 <= step < len(programme) and 0 <= item <= programme[step].last_item):
        raise Refused(Refusal.AT_THE_END)
    there = Position(step, item, Stage.SHOW)
    if programme[step].behaviour(item) is None:
        return _move(programme, state, there)
    stage, number = Stage.READ, 1
    for candidate in (2, 1):
        key = round_key(programme, there, candidate)
        round_ = _round(state, key) if key else Round()
        if round_.votes:
            revealed = round_.state is RoundState.REVEALED
            stage, number = (Stage.RESULT if revealed else Stage.VOTE), candidate
            break
    return _move(programme, state, replace(there, stage=stage, round=number))


def _next(programme: Programme, state: State) -> State:
    position = state.position
    if state.curtain is not None:
        return replace(state, curtain=None)
    match position.stage:
        case Stage.READ:
            return _to_vote(programme, state, 1)
        case Stage.VOTE if _round(state, _key(programme, state, position.round)).votes:
            return _to_result(programme, state, position.round)
        case Stage.RESULT if position.round == 1:
            return _move(programme, state, replace(position, stage=Stage.TALK))
        case Stage.TALK:
            return _to_vote(programme, state, 2)
        case _:
            return _next_item(programme, state)


def _next_item(programme: Programme, state: State) -> State:
    position = state.position
    if position.item < programme[position.step].last_item:
        return _arrive(programme, state, position.step, position.item + 1)
    if position.step + 1 < len(programme):
        return _arrive(programme, state, position.step + 1, 0)
    raise Refused(Refusal.AT_THE_END)


def _back(programme: Programme, state: State) -> State:
    position = state.position
    if state.curtain is not None:
        return replace(state, curtain=None)
    match position.stage:
        case Stage.RESULT:
            return _hide(programme, state)
        case Stage.VOTE if position.round == 2:
            if _round(state, _key(programme, state, 1)).state is not RoundState.REVEALED:
                return _to_vote(programme, state, 1)  # the talk is over a result that was shown
            return _move(programme, state, replace(position, stage=Stage.TALK, round=1))
        case Stage.TALK if _round(state, _key(programme, state, 1)).votes:
            return _to_result(programme, state, 1)
        case Stage.VOTE | Stage.TALK:
            return _move(programme, state, replace(position, stage=Stage.READ, round=1))
        case _:
            pass
    if position.item > 0:
        return _arrive(programme, state, position.step, position.item - 1)
    if position.step > 0:
        previous = position.step - 1
        return _arrive(programme, state, previous, programme[previous].last_item)
    raise Refused(Refusal.AT_THE_START)


def _hide(programme: Programme, state: State) -> State:
    position = state.position
    key = _key(programme, state, position.round)
    moved = _move(programme, state, replace(position, stage=Stage.VOTE))
    return _with_round(moved, key, replace(_round(moved, key), state=RoundState.CLOSED))


def _open_or_close(programme: Programme, state: State) -> State:
    position = state.position
    match position.stage:
        case Stage.READ:
            return _to_vote(programme, state, 1, reopen=True)
        case Stage.TALK:
            return _to_vote(programme, state, 2, reopen=True)
        case Stage.RESULT:
            return _to_vote(programme, _hide(programme, state), position.round, reopen=True)
        case Stage.VOTE:
            key = _key(programme, state, position.round)
            round_ = _round(state, key)
            is_open = round_.state is RoundState.OPEN
            toggled = RoundState.CLOSED if is_open else RoundState.OPEN
            return _with_round(state, key, replace(round_, state=toggled))
        case Stage.SHOW:
            raise Refused(Refusal.NOTHING_TO_VOTE_ON)


def _change_count(programme: Programme, state: State, niveau: int, by: int) -> State:
    position = state.position
    card = programme[position.step].card
    if card is None or position.stage is Stage.SHOW:
        raise Refused(Refusal.NOTHING_TO_VOTE_ON)
    if not card.lowest <= niveau <= HIGHEST:
        raise Refused(Refusal.NOT_ON_THIS_CARD)
    if position.stage is Stage.READ:
        state = _to_vote(programme, state, 1)
    elif position.stage is not Stage.VOTE:
        raise Refused(Refusal.RESULT_IS_SHOWN)
    key = _key(programme, state, state.position.round)
    round_ = _round(state, key)
    if round_.state is not RoundState.OPEN:
        raise Refused(Refusal.VOTE_IS_CLOSED)
    if round_.counts[niveau] + by < 0:
        raise Refused(Refusal.NO_VOTE_TO_TAKE)
    if round_.votes + by > MOST_VOTES:
        raise Refused(Refusal.TOO_MANY_VOTES)
    return _with_round(state, key, replace(round_, counts=with_votes(round_.counts, niveau, by)))


def _reveal_or_hide(programme: Programme, state: State) -> State:
    position = state.position
    if position.stage is Stage.RESULT:
        return _hide(programme, state)
    return _to_result(programme, state, position.round)


def _second_round(programme: Programme, state: State) -> State:
    position = state.position
    first = _round(state, _key(programme, state, 1))
    if position.round == 2 and position.stage in (Stage.VOTE, Stage.RESULT):
        raise Refused(Refusal.ALREADY_SECOND_ROUND)
    if first.votes == 0:
        raise Refused(Refusal.FIRST_ROUND_FIRST)
    return _to_vote(programme, state, 2)


def _toggle_reference(state: State) -> State:
    if state.position.stage is not Stage.RESULT:
        raise Refused(Refusal.REFERENCE_AFTER_RESULT)
    return replace(state, reference_shown=not state.reference_shown)


def _write_note(state: State, place: Place, text: str) -> State:
    notes = {**state.notes, place: storable(text[:LONGEST_NOTE])}
    if not text:
        del notes[place]
    return replace(state, notes=notes)
