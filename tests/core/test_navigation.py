"""Moving through a programme and through the flow of a poll: each command in each stage."""

from __future__ import annotations

import pytest

from tests.support.samples import (
    DILEMMA,
    END,
    ENOUGH,
    INDICATORS,
    LOBBY,
    LOOK_BACK,
    PAUSE,
    STAIRS,
    TEAM,
    TRAIN,
    TRANSFER,
    WELCOME,
    after,
    contents,
    counts_in,
    public,
    refusal,
    round_of,
    scene,
    start,
    votes,
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
    SetTableVote,
    SkipSecondRound,
    SkipStep,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    ToggleReferenceStage,
)
from workshop_app.session.navigation import current_item
from workshop_app.session.programme_changes import index_of
from workshop_app.session.scenes import (
    BlackScene,
    GapScene,
    ResultScene,
    TalkScene,
    VoteScene,
)
from workshop_app.session.state import (
    Curtain,
    Position,
    Round,
    RoundState,
    Stage,
    State,
    VotingMethod,
)

Home = tuple[int, int]
"""The place of a poll: the id of its step, and the index of its item."""

TALKED_OVER: dict[str, Home] = {
    "behaviour": (LOBBY, 1),
    "statement": (ENOUGH, 0),
    "sides": (DILEMMA, 1),
}
"""Polls with a vote, a talk and a second vote; the group votes 2 first, and then 3."""

SELF_TESTS: dict[str, Home] = {"team": (TEAM, 0), "indicator": (INDICATORS, 1)}
EVALUATION: Home = (END, 0)
ELSEWHERE: Home = (TRANSFER, 1)
ONCE_ONLY: dict[str, Home] = {"evaluation": EVALUATION, "transfer": ELSEWHERE}
"""Polls with one round."""

TO_FIRST_VOTE = (Next(),)
TO_FIRST_VOTES = (*TO_FIRST_VOTE, *votes(2, 5))
TO_RESULT = (*TO_FIRST_VOTES, RevealOrHide())
TO_SECOND_VOTE = (*TO_FIRST_VOTES, StartSecondRound())
TO_SECOND_VOTES = (*TO_SECOND_VOTE, *votes(3, 5))

FIRST_ROUND: dict[str, tuple[Command, ...]] = {
    "read": (),
    "vote 1 empty": TO_FIRST_VOTE,
    "vote 1 open": TO_FIRST_VOTES,
    "vote 1 shut": (*TO_FIRST_VOTES, OpenOrClose()),
    "result 1": TO_RESULT,
}
TALKED_OVER_PLACES = {
    **FIRST_ROUND,
    "talk": (*TO_RESULT, Next()),
    "vote 2 empty": (*TO_RESULT, Next(), Next()),
    "vote 2 open": (*TO_RESULT, Next(), Next(), *votes(3, 5)),
    "vote 2 shut": (*TO_RESULT, Next(), Next(), *votes(3, 5), OpenOrClose()),
    "result 2": (*TO_RESULT, Next(), Next(), *votes(3, 5), Next()),
}
SELF_TEST_PLACES = {
    **FIRST_ROUND,
    "vote 2 empty": TO_SECOND_VOTE,
    "vote 2 open": TO_SECOND_VOTES,
    "vote 2 shut": (*TO_SECOND_VOTES, OpenOrClose()),
    "result 2": (*TO_SECOND_VOTES, Next()),
}
"""The commands that lead to each place from the stage in which the poll is read."""


def at(home: Home, *given: Command) -> State:
    """The state after these commands, from the stage in which a poll is read."""
    return after(GoTo(*home), *given)


def place_of(state: State, home: Home) -> str:
    """The place of a state relative to a poll, named as in the tables below."""
    position = state.position
    here = (index_of(state.steps, position.step), position.item)
    there = (index_of(state.steps, home[0]), home[1])
    if here != there:
        return "before" if here < there else "beyond"
    number = position.round
    match position.stage:
        case Stage.RESULT:
            return "reference" if state.reference_shown else f"result {number}"
        case Stage.VOTE:
            round_ = state.round_at(current_item(contents(), state).id, number)
            is_open = round_.state is RoundState.OPEN
            return f"vote {number} {'shut' if not is_open else 'open' if round_.votes else 'empty'}"
        case _:
            assert number == 1
            return str(position.stage)


# ------------------------------------------------------------------ each command in each stage

Row = dict[str, str | Refusal]

SHOWN, CLOSED, EMPTY = Refusal.RESULT_IS_SHOWN, Refusal.VOTE_IS_CLOSED, Refusal.NO_VOTES_YET
FIRST, SECOND = Refusal.FIRST_ROUND_FIRST, Refusal.ALREADY_SECOND_ROUND
TAKE, ONCE, TOP = Refusal.NO_VOTE_TO_TAKE, Refusal.ONE_ROUND_ONLY, Refusal.AT_THE_END

TALKED_OVER_TABLE: dict[Command, Row] = {
    Next(): {
        "read": "vote 1 empty",
        "vote 1 empty": "beyond",
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "talk",
        "talk": "vote 2 empty",
        "vote 2 empty": "beyond",
        "vote 2 open": "result 2",
        "vote 2 shut": "result 2",
        "result 2": "beyond",
    },
    Back(): {
        "read": "before",
        "vote 1 empty": "read",
        "vote 1 open": "read",
        "vote 1 shut": "read",
        "result 1": "vote 1 shut",
        "talk": "result 1",
        "vote 2 empty": "talk",
        "vote 2 open": "talk",
        "vote 2 shut": "talk",
        "result 2": "vote 2 shut",
    },
    OpenOrClose(): {
        "read": "vote 1 empty",
        "vote 1 empty": "vote 1 shut",
        "vote 1 open": "vote 1 shut",
        "vote 1 shut": "vote 1 open",
        "result 1": "vote 1 open",
        "talk": "vote 2 empty",
        "vote 2 empty": "vote 2 shut",
        "vote 2 open": "vote 2 shut",
        "vote 2 shut": "vote 2 open",
        "result 2": "vote 2 open",
    },
    ChangeCount(3): {
        "read": "vote 1 open",
        "vote 1 empty": "vote 1 open",
        "vote 1 open": "vote 1 open",
        "vote 1 shut": CLOSED,
        "result 1": SHOWN,
        "talk": SHOWN,
        "vote 2 empty": "vote 2 open",
        "vote 2 open": "vote 2 open",
        "vote 2 shut": CLOSED,
        "result 2": SHOWN,
    },
    ChangeCount(3, -1): {
        "read": TAKE,
        "vote 1 empty": TAKE,
        "vote 1 open": TAKE,  # there are votes, but none for 3
        "vote 1 shut": CLOSED,
        "result 1": SHOWN,
        "talk": SHOWN,
        "vote 2 empty": TAKE,
        "vote 2 open": "vote 2 open",
        "vote 2 shut": CLOSED,
        "result 2": SHOWN,
    },
    RevealOrHide(): {
        "read": EMPTY,
        "vote 1 empty": EMPTY,
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "vote 1 shut",
        "talk": "result 1",
        "vote 2 empty": EMPTY,
        "vote 2 open": "result 2",
        "vote 2 shut": "result 2",
        "result 2": "vote 2 shut",
    },
    StartSecondRound(): {
        "read": FIRST,
        "vote 1 empty": FIRST,
        "vote 1 open": "vote 2 empty",
        "vote 1 shut": "vote 2 empty",
        "result 1": "vote 2 empty",
        "talk": "vote 2 empty",
        "vote 2 empty": SECOND,
        "vote 2 open": SECOND,
        "vote 2 shut": SECOND,
        "result 2": SECOND,
    },
    SkipSecondRound(): {
        "read": FIRST,
        "vote 1 empty": FIRST,
        "vote 1 open": FIRST,
        "vote 1 shut": FIRST,
        "result 1": "beyond",
        "talk": "beyond",
        "vote 2 empty": SECOND,
        "vote 2 open": SECOND,
        "vote 2 shut": SECOND,
        "result 2": SECOND,
    },
}
"""The place that each command leads to from each place, or why it is refused there.

Where a poll has a reference, that comes between its last result and what is beyond it.
"""

SELF_TEST_TABLE: dict[Command, Row] = {
    Next(): {
        "read": "vote 1 empty",
        "vote 1 empty": "beyond",
        "vote 1 open": "vote 2 empty",
        "vote 1 shut": "vote 2 empty",
        "result 1": "vote 2 empty",
        "vote 2 empty": "beyond",
        "vote 2 open": "result 2",
        "vote 2 shut": "result 2",
        "result 2": "beyond",
    },
    Back(): {
        "read": "before",
        "vote 1 empty": "read",
        "vote 1 open": "read",
        "vote 1 shut": "read",
        "result 1": "vote 1 shut",
        "vote 2 empty": "vote 1 shut",
        "vote 2 open": "vote 1 shut",
        "vote 2 shut": "vote 1 shut",
        "result 2": "vote 2 shut",
    },
    OpenOrClose(): {
        "read": "vote 1 empty",
        "vote 1 empty": "vote 1 shut",
        "vote 1 open": "vote 1 shut",
        "vote 1 shut": "vote 1 open",
        "result 1": "vote 1 open",
        "vote 2 empty": "vote 2 shut",
        "vote 2 open": "vote 2 shut",
        "vote 2 shut": "vote 2 open",
        "result 2": "vote 2 open",
    },
    RevealOrHide(): {
        "read": EMPTY,
        "vote 1 empty": EMPTY,
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "vote 1 shut",
        "vote 2 empty": EMPTY,
        "vote 2 open": "result 2",
        "vote 2 shut": "result 2",
        "result 2": "vote 2 shut",
    },
    StartSecondRound(): {
        "read": FIRST,
        "vote 1 empty": FIRST,
        "vote 1 open": "vote 2 empty",
        "vote 1 shut": "vote 2 empty",
        "result 1": "vote 2 empty",
        "vote 2 empty": SECOND,
        "vote 2 open": SECOND,
        "vote 2 shut": SECOND,
        "result 2": SECOND,
    },
}

ONCE_TABLE: dict[Command, Row] = {
    Next(): {
        "read": "vote 1 empty",
        "vote 1 empty": "beyond",
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "beyond",
    },
    Back(): {
        "read": "before",
        "vote 1 empty": "read",
        "vote 1 open": "read",
        "vote 1 shut": "read",
        "result 1": "vote 1 shut",
    },
    OpenOrClose(): {
        "read": "vote 1 empty",
        "vote 1 empty": "vote 1 shut",
        "vote 1 open": "vote 1 shut",
        "vote 1 shut": "vote 1 open",
        "result 1": "vote 1 open",
    },
    RevealOrHide(): {
        "read": EMPTY,
        "vote 1 empty": EMPTY,
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "vote 1 shut",
    },
    StartSecondRound(): dict.fromkeys(FIRST_ROUND, ONCE),
    SkipSecondRound(): dict.fromkeys(FIRST_ROUND, ONCE),
}

REFERENCE_TABLE: dict[Command, tuple[str, str | Refusal]] = {
    Next(): ("beyond", "beyond"),
    Back(): ("result 1", "result 2"),
    OpenOrClose(): ("vote 1 open", "vote 2 open"),
    RevealOrHide(): ("vote 1 shut", "vote 2 shut"),
    ToggleReference(): ("result 1", "result 2"),
    StartSecondRound(): ("vote 2 empty", SECOND),
    SkipSecondRound(): ("reference", SECOND),
}
"""The places that lead on from the reference of a behaviour, at its first and second result."""


@pytest.mark.parametrize(
    ("home", "places"),
    [
        *((home, TALKED_OVER_PLACES) for home in TALKED_OVER.values()),
        *((home, SELF_TEST_PLACES) for home in SELF_TESTS.values()),
        *((home, FIRST_ROUND) for home in ONCE_ONLY.values()),
    ],
)
def test_the_commands_lead_to_the_places_of_the_tables(
    home: Home, places: dict[str, tuple[Command, ...]]
) -> None:
    assert {name: place_of(at(home, *path), home) for name, path in places.items()} == {
        name: name for name in places
    }


@pytest.mark.parametrize(
    ("table", "places"),
    [
        (TALKED_OVER_TABLE, TALKED_OVER_PLACES),
        (SELF_TEST_TABLE, SELF_TEST_PLACES),
        (ONCE_TABLE, FIRST_ROUND),
    ],
    ids=["talked over", "self-test", "once"],
)
def test_the_tables_are_complete(
    table: dict[Command, Row], places: dict[str, tuple[Command, ...]]
) -> None:
    assert all(row.keys() == places.keys() for row in table.values())


def check(state: State, home: Home, command: Command, outcome: str | Refusal) -> None:
    """Assert that a command leads to the place in the table, or is refused for that reason."""
    if isinstance(outcome, Refusal):
        assert refusal(state, command) is outcome
        return
    poll = current_item(contents(), state).poll
    assert poll is not None
    at_result = state.position.stage in (Stage.RESULT, Stage.TALK)
    if outcome == "beyond" and at_result and poll.reference is not None:
        outcome = "reference"
    assert place_of(after(command, state=state), home) == outcome


@pytest.mark.parametrize("kind", TALKED_OVER)
@pytest.mark.parametrize(
    ("command", "place", "outcome"),
    [
        (command, place, out)
        for command, row in TALKED_OVER_TABLE.items()
        for place, out in row.items()
    ],
)
def test_each_command_in_a_poll_with_a_talk(
    kind: str, command: Command, place: str, outcome: str | Refusal
) -> None:
    home = TALKED_OVER[kind]
    check(at(home, *TALKED_OVER_PLACES[place]), home, command, outcome)


@pytest.mark.parametrize("kind", SELF_TESTS)
@pytest.mark.parametrize(
    ("command", "place", "outcome"),
    [
        (command, place, out)
        for command, row in SELF_TEST_TABLE.items()
        for place, out in row.items()
    ],
)
def test_each_command_in_a_self_test(
    kind: str, command: Command, place: str, outcome: str | Refusal
) -> None:
    home = SELF_TESTS[kind]
    check(at(home, *SELF_TEST_PLACES[place]), home, command, outcome)


@pytest.mark.parametrize("kind", ONCE_ONLY)
@pytest.mark.parametrize(
    ("command", "place", "outcome"),
    [(command, place, out) for command, row in ONCE_TABLE.items() for place, out in row.items()],
)
def test_each_command_in_a_poll_with_one_round(
    kind: str, command: Command, place: str, outcome: str | Refusal
) -> None:
    home = ONCE_ONLY[kind]
    check(at(home, *FIRST_ROUND[place]), home, command, outcome)


@pytest.mark.parametrize("command", REFERENCE_TABLE)
@pytest.mark.parametrize("number", [1, 2])
def test_each_command_at_the_reference(command: Command, number: int) -> None:
    home = TALKED_OVER["behaviour"]
    there = at(home, *TALKED_OVER_PLACES[f"result {number}"], ToggleReference())
    assert place_of(there, home) == "reference"
    outcome = REFERENCE_TABLE[command][number - 1]
    if isinstance(outcome, Refusal):
        assert refusal(there, command) is outcome
    else:
        assert place_of(after(command, state=there), home) == outcome


@pytest.mark.parametrize("kind", ["behaviour", "transfer"])
def test_the_reference_can_be_left_out(kind: str) -> None:
    home = {**TALKED_OVER, **ONCE_ONLY}[kind]
    places = TALKED_OVER_PLACES if kind == "behaviour" else FIRST_ROUND
    last = list(places)[-1]
    there = at(home, ToggleReferenceStage(), *places[last])
    assert place_of(there, home) == last
    assert place_of(after(Next(), state=there), home) == "beyond"
    shown = after(ToggleReference(), state=there)
    assert place_of(shown, home) == "reference"
    assert place_of(after(Next(), state=shown), home) == "beyond"
    if kind == "behaviour":
        at_first = at(home, ToggleReferenceStage(), *places["result 1"])
        assert place_of(after(SkipSecondRound(), state=at_first), home) == "beyond"


@pytest.mark.parametrize(
    "command",
    [
        OpenOrClose(),
        RevealOrHide(),
        StartSecondRound(),
        SkipSecondRound(),
        ToggleReference(),
        ChangeCount(3),
        CastBallot(3),
        SetTableVote(1, 3),
    ],
)
def test_voting_commands_are_refused_at_items_without_a_poll(command: Command) -> None:
    without = [
        GoTo(step.id, number)
        for step in start().steps
        for number, item in enumerate(contents().items(step))
        if item.poll is None
    ]
    assert len(without) > 10
    for there in without:
        assert refusal(after(there), command) is Refusal.NOTHING_TO_VOTE_ON


@pytest.mark.parametrize("place", ["vote 1 open", "vote 1 shut", "result 1", "talk", "vote 2 open"])
def test_pressing_in_the_wrong_order_never_loses_votes(place: str) -> None:
    home = TALKED_OVER["behaviour"]
    there = at(home, *TALKED_OVER_PLACES[place])
    cast = {key: round_.counts for key, round_ in there.rounds.items() if round_.votes}
    pressed = (
        Next(),
        Back(),
        OpenOrClose(),
        RevealOrHide(),
        StartSecondRound(),
        SkipSecondRound(),
        ToggleReference(),
    )
    for one in pressed:
        for other in pressed:
            state = there
            for command in (one, other):
                if refusal(state, command) is None:
                    state = after(command, state=state)
            left = {key: round_.counts for key, round_ in state.rounds.items() if round_.votes}
            assert left == cast, (one, other)


# ------------------------------------------------------------------ the whole programme


def walked(state: State) -> list[State]:
    """All states from here to the end of the programme, with votes in each round that opens."""
    passed = [state]
    while refusal(state, Next()) is None:
        if state.position.stage is Stage.VOTE:
            state = after(*votes(2, 3), state=state)
        state = after(Next(), state=state)
        passed.append(state)
    return passed


def stage_of(state: State) -> str:
    return "reference" if state.reference_shown else str(state.position.stage)


def test_next_goes_through_the_whole_programme() -> None:
    passed = walked(start())
    talked = ["read", "vote", "result", "talk", "vote", "result"]
    behaviour = [*talked, "reference"]
    tested = ["read", "vote", "vote", "result"]
    once = ["read", "vote", "result"]
    assert [stage_of(state) for state in passed] == [
        *["show"] * 2,  # welcome, staircase
        *["show", *behaviour, *behaviour, "show"],  # a card with two behaviours
        *["show", *behaviour, "show"],
        "show",  # a slide
        *talked,  # a statement
        *["show", *talked, *behaviour, "show"],  # the sides of a dilemma and a behaviour
        *tested,
        *[*tested * 3, "show"],  # three indicators and their gaps
        *["show"] * 5,  # question, exercise and its question, break, pledges
        *["show", *once, "reference", "show"],  # a transfer, and its comparison with the card
        *["show"] * 2,  # the earlier pledges, and what came of them
        *[*once, "show"],  # evaluation and end
    ]
    steps = [state.position.step for state in passed]
    assert steps == sorted(steps)


def test_back_goes_back_to_the_start() -> None:
    state = start()
    for passed in walked(state)[:-1]:
        assert state == passed or state.position.stage is Stage.VOTE
        cast = votes(2, 3) if state.position.stage is Stage.VOTE else []
        state = after(*cast, Next(), state=state)
    cast = {key: round_.counts for key, round_ in state.rounds.items()}
    seen: list[Position] = []
    while refusal(state, Back()) is None:
        state = after(Back(), state=state)
        assert state.position not in seen, "Back goes round in a circle"
        seen.append(state.position)
    assert state.position == Position(WELCOME)
    assert {position.step for position in seen} == {step.id for step in state.steps}
    assert {key: round_.counts for key, round_ in state.rounds.items()} == cast
    assert refusal(state, Back()) is Refusal.AT_THE_START


def test_next_passes_behaviours_without_votes() -> None:
    state = after(GoTo(LOBBY))
    seen: list[tuple[int, Stage]] = []
    while state.position.step == LOBBY:
        seen.append((state.position.item, state.position.stage))
        state = after(Next(), state=state)
    assert seen == [
        (0, Stage.SHOW),
        *[(1, Stage.READ), (1, Stage.VOTE), (2, Stage.READ), (2, Stage.VOTE)],
        (3, Stage.SHOW),
    ]


def test_at_the_end_there_is_no_next() -> None:
    end = after(GoTo(END, 1))
    assert refusal(end, Next()) is Refusal.AT_THE_END
    last = after(SkipStep(END), GoTo(LOOK_BACK, 1))
    assert refusal(last, Next()) is Refusal.AT_THE_END
    assert refusal(after(Back(), state=last), Next()) is None


def test_at_the_first_step_that_is_not_skipped_there_is_no_back() -> None:
    assert refusal(start(), Back()) is Refusal.AT_THE_START
    second = after(SkipStep(WELCOME))
    assert second.position == Position(STAIRS)
    assert refusal(second, Back()) is Refusal.AT_THE_START


@pytest.mark.parametrize("command", [Next(), Back()])
def test_next_and_back_pass_skipped_steps(command: Command) -> None:
    state = after(GoTo(PAUSE - 1 if command == Next() else PAUSE + 1))
    steps = [SkipStep(PAUSE), command, command]
    seen = [after(*steps[: number + 1], state=state).position.step for number in range(len(steps))]
    assert PAUSE not in seen


@pytest.mark.parametrize(
    ("step", "item"), [(0, 0), (-1, 0), (END + 1, 0), (LOBBY, -1), (LOBBY, 4), (WELCOME, 1)]
)
def test_places_outside_the_programme_are_refused(step: int, item: int) -> None:
    assert refusal(start(), GoTo(step, item)) is Refusal.NO_SUCH_STEP


# ------------------------------------------------------------------ leaving and coming back


def test_leaving_a_vote_closes_it() -> None:
    left = at((LOBBY, 1), *TO_FIRST_VOTES, GoTo(TRAIN))
    assert round_of(left, LOBBY, "chat") == Round(hands=(0, 0, 5, 0, 0, 0))


@pytest.mark.parametrize("kind", TALKED_OVER)
@pytest.mark.parametrize(
    "place", ["vote 1 shut", "vote 1 open", "result 1", "vote 2 open", "vote 2 shut", "result 2"]
)
def test_returning_to_a_poll_resumes_where_it_was_left(kind: str, place: str) -> None:
    home = TALKED_OVER[kind]
    returned = at(home, *TALKED_OVER_PLACES[place], GoTo(PAUSE), GoTo(*home))
    assert place_of(returned, home) == place.replace("open", "shut")


def test_returning_after_leaving_the_talk_leads_to_the_result() -> None:
    home = TALKED_OVER["behaviour"]
    for place in ("talk", "vote 2 empty"):
        returned = at(home, *TALKED_OVER_PLACES[place], GoTo(PAUSE), GoTo(*home))
        assert place_of(returned, home) == "result 1"


def test_skipping_the_current_step_moves_on() -> None:
    state = at((LOBBY, 1), *TO_FIRST_VOTES, SkipStep(LOBBY))
    assert state.position == Position(TRAIN)
    assert round_of(state, LOBBY, "chat") == Round(hands=(0, 0, 5, 0, 0, 0))


def test_skipping_the_current_last_step_moves_back() -> None:
    left_out = [SkipStep(step) for step in range(PAUSE + 1, END)]
    state = after(*left_out, GoTo(END, 1), SkipStep(END))
    assert state.position == Position(PAUSE)


def test_skipping_another_step_does_not_move() -> None:
    """Also when the current step is a skipped one, which can still be opened."""
    looking = after(SkipStep(LOBBY), GoTo(LOBBY, 0))
    assert looking.position == Position(LOBBY)
    assert after(SkipStep(PAUSE), state=looking).position == Position(LOBBY)
    assert after(SkipStep(PAUSE), SkipStep(PAUSE), state=looking).position == Position(LOBBY)


def test_restoring_the_current_step_does_not_move() -> None:
    looking = after(SkipStep(LOBBY), GoTo(LOBBY, 0))
    assert after(SkipStep(LOBBY), state=looking).position == Position(LOBBY)


# ------------------------------------------------------------------ results


@pytest.mark.parametrize("hidden", [RevealOrHide(), Back()])
def test_hiding_a_result_closes_its_round(hidden: Command) -> None:
    state = at((LOBBY, 1), *TO_RESULT, hidden)
    assert round_of(state, LOBBY, "chat").state is RoundState.CLOSED
    assert counts_in(public(state)) == []


def test_reopening_a_result_accepts_more_votes() -> None:
    reopened = at((LOBBY, 1), *TO_RESULT, OpenOrClose(), ChangeCount(4))
    assert round_of(reopened, LOBBY, "chat") == Round(
        RoundState.OPEN, hands=(0, 0, 5, 0, 1, 0), shown=True
    )


def test_a_closed_round_with_votes_stays_closed_until_it_is_opened() -> None:
    """Back and Next must not reopen a closed round."""
    again = at((LOBBY, 1), *TO_FIRST_VOTES, Back(), Next())
    assert place_of(again, (LOBBY, 1)) == "vote 1 shut"
    second = at((LOBBY, 1), *TALKED_OVER_PLACES["result 2"], Back(), Back(), Next())
    assert place_of(second, (LOBBY, 1)) == "vote 2 shut"


def test_next_reopens_a_round_that_was_closed_without_votes() -> None:
    again = at((LOBBY, 1), *TO_FIRST_VOTE, OpenOrClose(), Back(), Next())
    assert place_of(again, (LOBBY, 1)) == "vote 1 empty"


def test_open_or_close_reopens_a_round_that_was_left_with_back() -> None:
    reopened = at((LOBBY, 1), *TO_FIRST_VOTES, Back(), OpenOrClose())
    assert place_of(reopened, (LOBBY, 1)) == "vote 1 open"
    assert round_of(reopened, LOBBY, "chat").votes == 5


def test_back_from_the_second_vote_does_not_reveal_the_first() -> None:
    state = at((LOBBY, 1), *TO_SECOND_VOTE, Back())
    assert place_of(state, (LOBBY, 1)) == "vote 1 shut"
    assert isinstance(scene(state), VoteScene)


def test_the_second_result_reveals_the_first() -> None:
    state = at((LOBBY, 1), *TO_SECOND_VOTES, Next())
    shown = scene(state)
    assert isinstance(shown, ResultScene)
    assert (shown.before, shown.counts) == ((0, 0, 5, 0, 0, 0), (0, 0, 0, 5, 0, 0))
    assert round_of(state, LOBBY, "chat").state is RoundState.REVEALED
    assert place_of(after(Back(), Back(), state=state), (LOBBY, 1)) == "talk"


def test_the_talk_shows_the_first_result() -> None:
    shown = scene(at((LOBBY, 1), *TALKED_OVER_PLACES["talk"]))
    assert isinstance(shown, TalkScene)
    assert shown.counts == (0, 0, 5, 0, 0, 0)


def test_the_second_round_continues_when_the_first_was_emptied() -> None:
    emptied = at(
        (LOBBY, 1), Next(), ChangeCount(2), StartSecondRound(), ChangeCount(3), Back(),
        OpenOrClose(), ChangeCount(2, -1), GoTo(PAUSE), GoTo(LOBBY, 1),
    )  # fmt: skip
    assert place_of(emptied, (LOBBY, 1)) == "vote 2 shut"
    shown = scene(after(Next(), state=emptied))
    assert isinstance(shown, ResultScene)
    assert (shown.before, shown.shift) == (None, None)
    assert place_of(after(Back(), state=emptied), (LOBBY, 1)) == "vote 1 empty"


# ------------------------------------------------------------------ the self-test


def test_a_self_test_shows_nothing_between_its_votes_and_the_gap_after_them() -> None:
    for home in SELF_TESTS.values():
        between = at(home, *TO_FIRST_VOTES, Next())
        assert counts_in(public(between)) == []
        shown = scene(after(*votes(4, 5), Next(), state=between))
        assert isinstance(shown, GapScene)
        assert (shown.now, shown.needed) == ((0, 0, 5, 0, 0, 0), (0, 0, 0, 0, 5, 0))
        assert shown.gap.difference == 2


def test_a_self_test_has_another_question_in_the_second_round() -> None:
    first, second = (
        scene(at(SELF_TESTS["team"], *path)) for path in (TO_FIRST_VOTE, TO_SECOND_VOTE)
    )
    assert isinstance(first, VoteScene)
    assert isinstance(second, VoteScene)
    assert first.question.asked != second.question.asked
    assert first.question.scale == second.question.scale


def test_back_from_a_gap_goes_through_both_rounds() -> None:
    home = SELF_TESTS["team"]
    state = at(home, *SELF_TEST_PLACES["result 2"])
    seen: list[str] = []
    while place_of(state, home) != "before":
        seen.append(place_of(state, home))
        state = after(Back(), state=state)
    assert seen == ["result 2", "vote 2 shut", "result 1", "vote 1 shut", "read"]


# ------------------------------------------------------------------ reference and curtain


def test_the_reference_can_be_shown_only_with_a_result() -> None:
    allowed = {"result 1", "result 2"}
    for place, path in TALKED_OVER_PLACES.items():
        state = at((LOBBY, 1), *path)
        expected = None if place in allowed else Refusal.REFERENCE_AFTER_RESULT
        assert refusal(state, ToggleReference()) is expected, place
        if expected is None:
            shown = after(ToggleReference(), state=state)
            assert shown.reference_shown
            assert after(ToggleReference(), state=shown) == state


@pytest.mark.parametrize(
    "home", [TALKED_OVER["statement"], TALKED_OVER["sides"], *SELF_TESTS.values(), EVALUATION]
)
def test_showing_an_absent_reference_is_refused(home: Home) -> None:
    assert refusal(at(home, *TO_RESULT), ToggleReference()) is Refusal.NO_REFERENCE


@pytest.mark.parametrize(
    "command", [Next(), Back(), RevealOrHide(), OpenOrClose(), GoTo(LOBBY, 1), SkipStep(LOBBY)]
)
def test_the_reference_is_hidden_by_the_next_move(command: Command) -> None:
    assert not at((LOBBY, 1), *TO_RESULT, ToggleReference(), command).reference_shown


@pytest.mark.parametrize("place", TALKED_OVER_PLACES)
@pytest.mark.parametrize("command", [Next(), Back()])
def test_next_and_back_first_lift_the_curtain(place: str, command: Command) -> None:
    state = at((LOBBY, 1), *TALKED_OVER_PLACES[place])
    assert after(ToggleCurtain(Curtain.BLACK), command, state=state) == state


@pytest.mark.parametrize("command", [Next(), Back()])
def test_at_the_ends_the_curtain_can_still_be_lifted(command: Command) -> None:
    state = after(GoTo(END, 1)) if command == Next() else start()
    assert after(ToggleCurtain(Curtain.BREAK), command, state=state) == state


def test_another_scene_lifts_the_curtain() -> None:
    state = at((LOBBY, 1), *TO_FIRST_VOTES, ToggleCurtain(Curtain.BLACK))
    assert isinstance(scene(state), BlackScene)
    assert isinstance(scene(after(RevealOrHide(), state=state)), ResultScene)


def test_a_raised_hand_opens_the_vote_only_where_hands_are_counted() -> None:
    read = after(GoTo(LOBBY, 1), ChangeVotingMethod(VotingMethod.BALLOT_BOX))
    assert refusal(read, ChangeCount(3)) is Refusal.VOTE_IS_CLOSED
    assert refusal(read, CastBallot(3)) is Refusal.VOTE_IS_CLOSED
    assert refusal(after(GoTo(LOBBY, 1)), CastBallot(3)) is Refusal.VOTE_IS_CLOSED
