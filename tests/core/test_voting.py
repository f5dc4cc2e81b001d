"""Votes by show of hands, at the ballot box and by table, and changing the voting method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    DILEMMA,
    END,
    ENOUGH,
    INDICATORS,
    LOBBY,
    PARTICIPANTS,
    PAUSE,
    TRAIN,
    after,
    refusal,
    round_of,
    scene,
    start,
    votes,
    walk,
)
from workshop_app.session.commands import (
    Back,
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    StartSecondRound,
)
from workshop_app.session.scenes import ReadScene, ResultScene, TalkScene, VoteScene
from workshop_app.session.state import Round, RoundState, State, VotingMethod
from workshop_app.session.voting import MOST_VOTES, expected_votes

TO_VOTE = (GoTo(LOBBY, 1), Next())

A_VOTE: dict[VotingMethod, Command] = {
    VotingMethod.SHOW_OF_HANDS: ChangeCount(3),
    VotingMethod.BALLOT_BOX: CastBallot(3),
    VotingMethod.TABLES: SetTableVote(1, 3),
}
"""A vote for niveau 3 with each voting method."""


def voting(method: VotingMethod, *given: Command) -> State:
    """The state with an open vote by a voting method, after these commands."""
    return after(SetTables(4), ChangeVotingMethod(method), *TO_VOTE, *given)


def chat(state: State, number: int = 1) -> Round:
    """A round of the first behaviour."""
    return round_of(state, LOBBY, "chat", number)


def vote_scene(state: State) -> VoteScene:
    """The scene of the vote in the room."""
    shown = scene(state)
    assert isinstance(shown, VoteScene)
    return shown


# ------------------------------------------------------------------ each voting method


def test_every_voting_method_has_a_sample_vote() -> None:
    assert A_VOTE.keys() == set(VotingMethod)


@pytest.mark.parametrize("method", VotingMethod)
def test_a_vote_is_counted_with_the_voting_method_of_the_round(method: VotingMethod) -> None:
    state = voting(method, A_VOTE[method])
    assert chat(state).counts == (0, 0, 0, 1, 0, 0)
    assert vote_scene(state).votes == 1
    for other in set(VotingMethod) - {method}:
        assert refusal(state, A_VOTE[other]) is Refusal.ANOTHER_METHOD


@pytest.mark.parametrize("method", VotingMethod)
def test_after_closing_a_vote_is_refused_and_no_votes_are_lost(method: VotingMethod) -> None:
    closed = voting(method, A_VOTE[method], OpenOrClose())
    assert refusal(closed, A_VOTE[method]) is Refusal.VOTE_IS_CLOSED
    assert chat(closed).votes == 1
    for further in ((RevealOrHide(),), (RevealOrHide(), Next())):
        assert refusal(after(*further, state=closed), A_VOTE[method]) is Refusal.RESULT_IS_SHOWN
    assert refusal(after(OpenOrClose(), state=closed), A_VOTE[method]) is None


@pytest.mark.parametrize("method", VotingMethod)
def test_both_rounds_are_kept(method: VotingMethod) -> None:
    state = voting(method, A_VOTE[method], StartSecondRound(), A_VOTE[method])
    assert (chat(state, 1).votes, chat(state, 2).votes) == (1, 1)


def test_only_the_counts_of_ballots_are_stored() -> None:
    """The state does not depend on the order in which ballots were cast."""
    one = voting(VotingMethod.BALLOT_BOX, CastBallot(1), CastBallot(4), CastBallot(1))
    other = voting(VotingMethod.BALLOT_BOX, CastBallot(4), CastBallot(1), CastBallot(1))
    assert one == other
    assert chat(one).ballots == (0, 2, 0, 0, 1, 0)


def test_a_wrong_hand_can_be_taken_away() -> None:
    state = voting(VotingMethod.SHOW_OF_HANDS, ChangeCount(3), ChangeCount(4), ChangeCount(3, -1))
    assert chat(state).hands == (0, 0, 0, 0, 1, 0)
    assert refusal(state, ChangeCount(3, -1)) is Refusal.NO_VOTE_TO_TAKE


def test_a_table_has_one_vote_and_can_change_it() -> None:
    state = voting(VotingMethod.TABLES, SetTableVote(2, 3), SetTableVote(1, 3), SetTableVote(2, 5))
    assert chat(state).tables == {1: 3, 2: 5}
    assert list(chat(state).tables) == [1, 2]
    assert chat(state).counts == (0, 0, 0, 1, 0, 1)
    assert vote_scene(state).tables_in == (1, 2)
    less = after(SetTableVote(2, None), state=state)
    assert chat(less).tables == {1: 3}
    assert vote_scene(less).tables_in == (1,)


@pytest.mark.parametrize("table", [-1, 0, 5])
def test_only_an_existing_table_can_vote(table: int) -> None:
    for choice in (3, None):
        assert (
            refusal(voting(VotingMethod.TABLES), SetTableVote(table, choice)) is Refusal.NOT_A_TABLE
        )


def test_a_removed_table_keeps_its_vote() -> None:
    state = voting(VotingMethod.TABLES, SetTableVote(4, 2), SetTables(3))
    assert chat(state).tables == {4: 2}
    assert chat(after(SetTables(4), SetTableVote(4, None), state=state)).tables == {}


def test_the_result_and_the_talk_show_the_vote_of_each_table() -> None:
    state = voting(
        VotingMethod.TABLES, SetTableVote(1, 3), SetTableVote(2, 5), SetTableVote(3, 3), Next()
    )
    shown = scene(state)
    assert isinstance(shown, ResultScene)
    assert shown.standing == {3: (1, 3), 5: (2,)}
    talk = scene(after(Next(), state=state))
    assert isinstance(talk, TalkScene)
    assert talk.standing == {3: (1, 3), 5: (2,)}


# ------------------------------------------------------------------ choices


@pytest.mark.parametrize(
    ("step", "item", "lowest", "highest"),
    [
        (LOBBY, 1, 0, 5),
        (TRAIN, 1, 1, 5),  # a card without a floor
        (ENOUGH, 0, 1, 5),
        (DILEMMA, 1, 1, 3),
        (INDICATORS, 0, 0, 5),
        (END, 0, 1, 5),
    ],
)
@pytest.mark.parametrize("method", VotingMethod)
def test_only_choices_on_the_scale_are_accepted(
    step: int, item: int, lowest: int, highest: int, method: VotingMethod
) -> None:
    def choosing(choice: int) -> Command:
        match method:
            case VotingMethod.SHOW_OF_HANDS:
                return ChangeCount(choice)
            case VotingMethod.BALLOT_BOX:
                return CastBallot(choice)
            case VotingMethod.TABLES:
                return SetTableVote(1, choice)

    read = after(SetTables(4), ChangeVotingMethod(method), GoTo(step, item))
    shown = scene(read)
    assert isinstance(shown, ReadScene)
    assert [option.number for option in shown.question.scale.options] == [
        *range(lowest, highest + 1)
    ]
    state = after(Next(), state=read)
    for choice in range(-2, 9):
        expected = None if lowest <= choice <= highest else Refusal.NOT_A_CHOICE
        assert refusal(state, choosing(choice)) is expected, choice


def test_a_hand_for_an_invalid_choice_does_not_open_the_vote() -> None:
    read = after(GoTo(TRAIN, 1))
    assert refusal(read, ChangeCount(0)) is Refusal.NOT_A_CHOICE
    assert refusal(read, ChangeCount(1, -1)) is Refusal.NO_VOTE_TO_TAKE


# ------------------------------------------------------------------ changing the voting method


@pytest.mark.parametrize("first", VotingMethod)
@pytest.mark.parametrize("second", VotingMethod)
def test_changing_the_voting_method_keeps_the_votes(
    first: VotingMethod, second: VotingMethod
) -> None:
    state = voting(first, A_VOTE[first], ChangeVotingMethod(second))
    assert (chat(state).method, state.method) == (second, second)
    assert (chat(state).votes, chat(state).state) == (1, RoundState.OPEN)
    more = after(
        SetTableVote(2, 3) if second is VotingMethod.TABLES else A_VOTE[second], state=state
    )
    assert chat(more).counts == (0, 0, 0, 2, 0, 0)
    assert vote_scene(more).votes == 2


def test_votes_of_all_methods_are_added_in_the_result() -> None:
    state = voting(
        VotingMethod.SHOW_OF_HANDS, ChangeCount(1), ChangeVotingMethod(VotingMethod.BALLOT_BOX), CastBallot(1), CastBallot(5),
        ChangeVotingMethod(VotingMethod.TABLES), SetTableVote(1, 5), Next(),
    )  # fmt: skip
    shown = scene(state)
    assert isinstance(shown, ResultScene)
    assert shown.counts == (0, 2, 0, 0, 0, 2)
    assert (chat(state).hands, chat(state).ballots) == ((0, 1, 0, 0, 0, 0), (0, 1, 0, 0, 0, 1))
    assert chat(state).tables == {1: 5}


def test_a_new_method_applies_to_later_rounds_and_not_to_earlier_ones() -> None:
    state = after(*TO_VOTE, *votes(2, 3), Next(), ChangeVotingMethod(VotingMethod.BALLOT_BOX))
    assert chat(state).method is VotingMethod.SHOW_OF_HANDS
    state = after(StartSecondRound(), state=state)
    assert chat(state, 2).method is VotingMethod.BALLOT_BOX
    state = after(GoTo(ENOUGH), Next(), state=state)
    assert round_of(state, ENOUGH, "enough").method is VotingMethod.BALLOT_BOX


def test_a_method_chosen_before_the_vote_applies_when_it_opens() -> None:
    state = after(ChangeVotingMethod(VotingMethod.BALLOT_BOX), *TO_VOTE)
    assert vote_scene(state).method is VotingMethod.BALLOT_BOX


@pytest.mark.parametrize(
    "away", [(Back(),), (GoTo(PAUSE),), (OpenOrClose(), Back())], ids=["read", "left", "closed"]
)
def test_a_method_chosen_after_leaving_an_empty_vote_applies_when_it_opens(
    away: tuple[Command, ...],
) -> None:
    state = after(*TO_VOTE, *away, ChangeVotingMethod(VotingMethod.BALLOT_BOX), *TO_VOTE)
    assert vote_scene(state).is_open
    assert vote_scene(state).method is VotingMethod.BALLOT_BOX
    assert refusal(state, CastBallot(3)) is None


def test_after_a_return_to_hands_the_first_hand_still_opens_the_vote() -> None:
    state = after(
        ChangeVotingMethod(VotingMethod.BALLOT_BOX),
        *TO_VOTE,
        Back(),
        ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS),
    )
    assert refusal(state, ChangeCount(3)) is None


@pytest.mark.parametrize(
    ("people", "tables"),
    [(1, 2), (8, 2), (9, 3), (12, 3), (13, 4), (16, 4), (17, 5), (120, 30), (999, 30)],
)
def test_the_default_number_of_tables_depends_on_the_people(people: int, tables: int) -> None:
    state = after(SetParticipants(people), ChangeVotingMethod(VotingMethod.TABLES))
    assert state.tables == tables


def test_a_given_number_of_tables_is_kept() -> None:
    assert after(SetTables(7), ChangeVotingMethod(VotingMethod.TABLES)).tables == 7
    assert after(ChangeVotingMethod(VotingMethod.BALLOT_BOX)).tables == 0


def test_with_table_votes_there_is_always_a_table() -> None:
    state = after(ChangeVotingMethod(VotingMethod.TABLES), *TO_VOTE)
    assert refusal(state, SetTables(0)) is Refusal.NOT_A_NUMBER_OF_TABLES
    assert refusal(state, SetTables(1)) is None
    hands = after(ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS), state=state)
    assert after(SetTables(0), state=hands).tables == 0


# ------------------------------------------------------------------ numbers of votes


@pytest.mark.parametrize("method", [VotingMethod.SHOW_OF_HANDS, VotingMethod.BALLOT_BOX])
def test_everybody_is_expected_to_vote(method: VotingMethod) -> None:
    assert vote_scene(voting(method)).expected == PARTICIPANTS
    assert vote_scene(voting(method, SetParticipants(9))).expected == 9


def test_the_expected_votes_are_the_tables_plus_the_hands_counted() -> None:
    assert vote_scene(voting(VotingMethod.TABLES)).expected == 4
    state = voting(
        VotingMethod.SHOW_OF_HANDS,
        *votes(2, 5),
        ChangeVotingMethod(VotingMethod.TABLES),
        SetTableVote(1, 2),
    )
    assert (vote_scene(state).expected, vote_scene(state).votes) == (9, 6)


def test_more_votes_than_people_are_counted() -> None:
    state = voting(VotingMethod.SHOW_OF_HANDS, *votes(3, PARTICIPANTS + 2))
    assert vote_scene(state).votes == 14
    assert vote_scene(state).expected == 14, "the room is not told that there are more than people"


@pytest.mark.parametrize("method", VotingMethod)
def test_the_number_of_votes_is_limited(method: VotingMethod) -> None:
    full = voting(
        VotingMethod.SHOW_OF_HANDS, ChangeCount(2, MOST_VOTES), ChangeVotingMethod(method)
    )
    assert chat(full).votes == MOST_VOTES
    assert refusal(full, A_VOTE[method]) is Refusal.TOO_MANY_VOTES
    hands = after(
        ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS),
        ChangeCount(2, -1),
        ChangeVotingMethod(method),
        state=full,
    )
    assert refusal(hands, A_VOTE[method]) is None


def test_a_table_can_change_its_vote_at_the_limit() -> None:
    full = voting(
        VotingMethod.TABLES, SetTableVote(1, 2), ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS), ChangeCount(2, MOST_VOTES - 1),
        ChangeVotingMethod(VotingMethod.TABLES),
    )  # fmt: skip
    assert refusal(full, SetTableVote(1, 4)) is None
    assert refusal(full, SetTableVote(2, 4)) is Refusal.TOO_MANY_VOTES


def test_expected_votes_follow_the_voting_method_of_the_round() -> None:
    state = start()
    assert expected_votes(state, Round(method=VotingMethod.TABLES)) == 0
    assert expected_votes(state, Round(method=VotingMethod.BALLOT_BOX)) == PARTICIPANTS


# ------------------------------------------------------------------ arbitrary votes


@given(
    st.lists(
        st.one_of(
            st.builds(ChangeCount, st.integers(0, 5), st.sampled_from([1, 1, -1])),
            st.builds(CastBallot, st.integers(0, 5)),
            st.builds(SetTableVote, st.integers(1, 4), st.none() | st.integers(0, 5)),
            st.builds(ChangeVotingMethod, st.sampled_from(VotingMethod)),
            st.builds(OpenOrClose),
        ),
        max_size=60,
    )
)
def test_each_vote_changes_only_its_own_kind_of_count(pressed: list[Command]) -> None:
    state = voting(VotingMethod.SHOW_OF_HANDS)
    hands, ballots, tables = [0] * 6, [0] * 6, dict[int, int]()
    for command in pressed:
        if refusal(state, command) is not None:
            continue
        match command:
            case ChangeCount(choice, by):
                hands[choice] += by
            case CastBallot(choice):
                ballots[choice] += 1
            case SetTableVote(table, None):
                tables.pop(table, None)
            case SetTableVote(table, int() as choice):
                tables[table] = choice
            case _:
                pass
        state = walk(state, [command])
        now = chat(state)
        assert (list(now.hands), list(now.ballots), now.tables) == (hands, ballots, tables)
        assert min(now.counts) >= 0
        assert now.votes == sum(now.counts) == sum(hands) + sum(ballots) + len(tables)
        assert vote_scene(state).votes == now.votes
        assert vote_scene(state).is_open == (now.state is RoundState.OPEN)
