"""Counting votes, for each voting method. Pure functions."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.results.tally import Counts, with_votes
from workshop_app.session.collecting import MOST_TABLES
from workshop_app.session.commands import (
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Refusal,
    Refused,
    SetTableVote,
)
from workshop_app.session.items import Contents, Item, Poll
from workshop_app.session.navigation import current_item, current_poll, to_vote, with_round
from workshop_app.session.state import Round, RoundState, Stage, State, VotingMethod

MOST_VOTES = 999

PEOPLE_AT_A_TABLE = 4
"""The most people at a table, used to estimate how many tables there are."""

FEWEST_TABLES = 2
"""The fewest tables in an estimate: with a single table there is nothing to compare."""


def vote(
    contents: Contents,
    state: State,
    command: ChangeCount | CastBallot | SetTableVote | ChangeVotingMethod,
) -> State:
    """Return the state with a vote counted, or with another voting method.

    Raises:
        Refused: There is nothing to vote on here, the round is closed, or it uses another voting
            method; nothing was counted.
    """
    match command:
        case ChangeVotingMethod(method):
            return _change_method(contents, state, method)
        case ChangeCount(choice, by):
            # The first counted hand opens the vote, because the trainer is already counting.
            if state.position.stage is Stage.READ and state.method is VotingMethod.SHOW_OF_HANDS:
                _check_choice(current_poll(contents, state)[1], choice)
                state = to_vote(contents, state, 1)
            item, round_ = _open_round(contents, state, VotingMethod.SHOW_OF_HANDS, choice)
            round_ = replace(round_, hands=_changed(round_, round_.hands, choice, by))
        case CastBallot(choice=choice, by=by):
            item, round_ = _open_round(contents, state, VotingMethod.BALLOT_BOX, choice)
            round_ = round_.with_ballots(_changed(round_, round_.ballots, choice, by))
        case SetTableVote(table, choice):
            item, round_ = _open_round(contents, state, VotingMethod.TABLES, choice)
            round_ = _with_table(round_, state.tables, table, choice)
    return with_round(state, item.id, state.position.round, round_)


def usual_tables(people: int) -> int:
    """Estimate the number of tables (2 to 30) for a number of people.

    Used both in the session and for the handouts: 13 people need four tables, so four table
    sheets are printed.
    """
    return min(max(-(-people // PEOPLE_AT_A_TABLE), FEWEST_TABLES), MOST_TABLES)


def expected_votes(state: State, round_: Round) -> int:
    """The number of votes when everyone has voted."""
    if round_.method is not VotingMethod.TABLES:
        return state.participants
    # Votes counted before the method changed to tables are still included.
    return state.tables + sum(round_.hands) + sum(round_.ballots)


def _check_choice(poll: Poll, choice: int | None) -> None:
    if choice is not None and not poll.scale.has(choice):
        raise Refused(Refusal.NOT_A_CHOICE)


def _open_round(
    contents: Contents, state: State, method: VotingMethod, choice: int | None
) -> tuple[Item, Round]:
    """The current item and its round, if that is open for votes with this method.

    Raises:
        Refused: The round does not take such a vote now.
    """
    item, poll = current_poll(contents, state)
    _check_choice(poll, choice)
    if state.position.stage is Stage.RESULT or state.position.stage is Stage.TALK:
        raise Refused(Refusal.RESULT_IS_SHOWN)
    round_ = state.round_at(item.id, state.position.round)
    if state.position.stage is not Stage.VOTE or round_.state is not RoundState.OPEN:
        raise Refused(Refusal.VOTE_IS_CLOSED)
    if round_.method is not method:
        raise Refused(Refusal.ANOTHER_METHOD)
    return item, round_


def _changed(round_: Round, counts: Counts, choice: int, by: int) -> Counts:
    if counts[choice] + by < 0:
        raise Refused(Refusal.NO_VOTE_TO_TAKE)
    if round_.votes + by > MOST_VOTES:
        raise Refused(Refusal.TOO_MANY_VOTES)
    return with_votes(counts, choice, by)


def _with_table(round_: Round, tables: int, table: int, choice: int | None) -> Round:
    if not 1 <= table <= tables:
        raise Refused(Refusal.NOT_A_TABLE)
    others = {number: stood for number, stood in round_.tables.items() if number != table}
    if choice is None:
        return replace(round_, tables=others)
    if round_.votes >= MOST_VOTES and table not in round_.tables:
        raise Refused(Refusal.TOO_MANY_VOTES)
    return replace(round_, tables=dict(sorted({**others, table: choice}.items())))


def _change_method(contents: Contents, state: State, method: VotingMethod) -> State:
    """Change the voting method from here on; a revealed round keeps the method it used."""
    tables = state.tables
    if method is VotingMethod.TABLES and not tables:
        tables = usual_tables(state.participants)
    state = replace(state, method=method, tables=tables)
    item = current_item(contents, state)
    if item.poll is None or state.position.stage is not Stage.VOTE:
        return state
    number = state.position.round
    return with_round(
        state, item.id, number, replace(state.round_at(item.id, number), method=method)
    )
