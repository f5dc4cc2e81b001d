"""Changing the programme during a workshop loses no votes, notes or entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    END,
    ENOUGH,
    LOBBY,
    PAUSE,
    PLEDGES,
    STAIRS,
    TIME,
    TRAIN,
    WELCOME,
    after,
    contents,
    refusal,
    round_of,
    sheet_commands,
    start,
    votes,
)
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    ChangeMinutes,
    Command,
    GoTo,
    MoveStep,
    Next,
    Refusal,
    RemoveStep,
    RepeatStep,
    SkipStep,
    WriteNote,
)
from workshop_app.session.programme_changes import MOST_STEPS
from workshop_app.session.state import Place, Position, State
from workshop_app.session.step import LONGEST, SHORTEST, Step, find_step

EVENTFUL = (
    *[GoTo(LOBBY, 1), Next(), *votes(2, 5), Next()],
    *[WriteNote(Place(LOBBY, "chat"), "a note"), GoTo(TIME), AddEntry("words")],
)
"""Commands that add votes, a note and an entry, at two steps."""


def ids(state: State) -> list[int]:
    """The ids of the steps in the order of the programme."""
    return [step.id for step in state.steps]


def records(state: State) -> tuple[object, ...]:
    """The rounds, notes and entries of a workshop."""
    return dict(state.rounds), dict(state.notes), dict(state.entries)


# ------------------------------------------------------------------ skipping


def test_a_skipped_step_can_be_restored_with_its_votes_and_notes() -> None:
    state = after(*EVENTFUL)
    left_out = after(SkipStep(LOBBY), state=state)
    assert find_step(left_out.steps, LOBBY).skipped
    assert ids(left_out) == ids(state)
    assert records(left_out) == records(state)
    assert after(SkipStep(LOBBY), state=left_out) == state


def test_the_last_remaining_step_cannot_be_skipped() -> None:
    left = after(*(SkipStep(step) for step in range(1, END)))
    assert [step.id for step in left.steps if not step.skipped] == [END]
    assert left.position.step == END
    assert refusal(left, SkipStep(END)) is Refusal.LAST_STEP_LEFT
    assert refusal(left, SkipStep(TRAIN)) is None


# ------------------------------------------------------------------ repeating


def test_a_repeated_step_starts_empty_and_the_first_is_unchanged() -> None:
    state = after(*EVENTFUL, RepeatStep(LOBBY))
    new = END + 1
    assert ids(state)[2:5] == [LOBBY, new, TRAIN]
    first, again = find_step(state.steps, LOBBY), find_step(state.steps, new)
    assert (again.kind, again.content, again.minutes) == (first.kind, first.content, first.minutes)
    assert records(state) == records(after(*EVENTFUL))
    assert state.position == after(*EVENTFUL).position
    voted = after(GoTo(new, 1), Next(), *votes(4, 2), state=state)
    assert round_of(voted, new, "chat").counts == (0, 0, 0, 0, 2, 0)
    assert round_of(voted, LOBBY, "chat").counts == (0, 0, 5, 0, 0, 0)


def test_a_repeat_of_a_skipped_step_is_not_skipped() -> None:
    state = after(SkipStep(LOBBY), RepeatStep(LOBBY))
    assert find_step(state.steps, LOBBY).skipped
    assert not find_step(state.steps, END + 1).skipped


def test_the_evaluation_can_be_held_twice() -> None:
    state = after(RepeatStep(END), GoTo(END), Next(), *votes(5, 2), Next())
    state = after(Next(), Next(), Next(), *votes(1, 3), state=state)
    assert round_of(state, END, "evaluation").counts == (0, 0, 0, 0, 0, 2)
    assert round_of(state, END + 1, "evaluation").counts == (0, 3, 0, 0, 0, 0)


# ------------------------------------------------------------------ moving


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (0, [1, 2, 3, 4, 5]),
        (1, [1, 2, 4, 3, 5]),
        (-1, [1, 3, 2, 4, 5]),
        (-2, [3, 1, 2, 4, 5]),
        (-99, [3, 1, 2, 4, 5]),
    ],
)
def test_a_step_can_be_moved(by: int, expected: list[int]) -> None:
    state = after(MoveStep(LOBBY, by))
    assert ids(state)[:5] == expected
    assert sorted(ids(state)) == sorted(ids(start()))


def test_a_step_moved_beyond_the_end_is_the_last() -> None:
    assert ids(after(MoveStep(LOBBY, 99)))[-1] == LOBBY


def test_moving_the_current_step_keeps_the_position_and_the_votes() -> None:
    state = after(*EVENTFUL, GoTo(LOBBY, 1))
    moved = after(MoveStep(LOBBY, 5), state=state)
    assert moved.position == state.position
    assert records(moved) == records(state)
    assert after(MoveStep(LOBBY, -5), state=moved) == state


def test_next_follows_the_new_order() -> None:
    moved = after(MoveStep(PLEDGES, -99))
    assert after(GoTo(PLEDGES), Next(), state=moved).position == Position(WELCOME)


# ------------------------------------------------------------------ adding


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (StepKind.WELCOME, ""),
        (StepKind.STAIRCASE, ""),
        (StepKind.CARD, "train"),
        (StepKind.EXPLANATION, "rules"),
        (StepKind.STATEMENT, "enough"),
        (StepKind.TEAM, ""),
        (StepKind.TEAM, "indicators"),
        (StepKind.TEAM, "n3"),
        (StepKind.QUESTION, "time"),
        (StepKind.FEEDBACK, "pairs"),
        (StepKind.PLEDGES, ""),
        (StepKind.BREAK, ""),
        (StepKind.END, ""),
    ],
)
def test_a_new_step_of_any_kind_is_added_after_the_given_one(kind: StepKind, content: str) -> None:
    state = after(AddStep(kind, content, 7, STAIRS))
    assert ids(state)[:4] == [WELCOME, STAIRS, END + 1, LOBBY]
    assert find_step(state.steps, END + 1) == Step(END + 1, kind, 7, content)
    there = after(GoTo(END + 1), state=state)
    assert there.position.step == END + 1
    assert after(GoTo(STAIRS), Next(), state=state).position.step == END + 1


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (StepKind.CARD, ""),
        (StepKind.CARD, "enough"),
        (StepKind.EXPLANATION, "nothing"),
        (StepKind.STATEMENT, "lobby"),
        (StepKind.TEAM, "n0"),
        (StepKind.TEAM, "n6"),
        (StepKind.TEAM, "lobby"),
        (StepKind.QUESTION, "pairs"),
        (StepKind.FEEDBACK, "time"),
    ],
)
def test_a_new_step_that_refers_to_a_missing_part_is_refused(kind: StepKind, content: str) -> None:
    assert refusal(start(), AddStep(kind, content, 7, STAIRS)) is Refusal.NO_SUCH_STEP


@pytest.mark.parametrize("minutes", [SHORTEST, LONGEST])
def test_a_new_step_accepts_the_shortest_and_the_longest_time(minutes: int) -> None:
    assert refusal(start(), AddStep(StepKind.BREAK, "", minutes, PAUSE)) is None


@pytest.mark.parametrize("minutes", [-5, SHORTEST - 1, LONGEST + 1])
def test_a_new_step_with_other_minutes_is_refused(minutes: int) -> None:
    command = AddStep(StepKind.BREAK, "", minutes, PAUSE)
    assert refusal(start(), command) is Refusal.NOT_SO_MANY_MINUTES


def test_the_number_of_steps_is_limited() -> None:
    full = after(*[RepeatStep(PAUSE)] * (MOST_STEPS - END))
    assert len(full.steps) == MOST_STEPS
    assert refusal(full, RepeatStep(PAUSE)) is Refusal.TOO_MANY_STEPS
    assert refusal(full, AddStep(StepKind.BREAK, "", 5, PAUSE)) is Refusal.TOO_MANY_STEPS


def test_the_id_of_a_new_step_is_unique() -> None:
    state = after(RepeatStep(LOBBY), RepeatStep(LOBBY), AddStep(StepKind.BREAK, "", 5, WELCOME))
    assert ids(state)[:6] == [WELCOME, END + 3, STAIRS, LOBBY, END + 2, END + 1]


@pytest.mark.parametrize("step", [0, -1, END + 1])
def test_a_missing_step_cannot_be_changed(step: int) -> None:
    for command in (
        SkipStep(step),
        RepeatStep(step),
        MoveStep(step, 1),
        AddStep(StepKind.BREAK, "", 5, step),
    ):
        assert refusal(start(), command) is Refusal.NO_SUCH_STEP


# ------------------------------------------------------------------ minutes


def test_the_minutes_of_the_current_step_can_be_changed() -> None:
    state = after(GoTo(ENOUGH), ChangeMinutes(5), ChangeMinutes(-2))
    assert find_step(state.steps, ENOUGH).minutes == 8 + 3
    others = [step for step in state.steps if step.id != ENOUGH]
    assert others == [step for step in start().steps if step.id != ENOUGH]


def test_minutes_outside_the_limits_are_refused() -> None:
    state = after(GoTo(ENOUGH))
    assert refusal(state, ChangeMinutes(SHORTEST - 8)) is None
    assert refusal(state, ChangeMinutes(SHORTEST - 8 - 1)) is Refusal.NOT_SO_MANY_MINUTES
    assert refusal(state, ChangeMinutes(LONGEST - 8)) is None
    assert refusal(state, ChangeMinutes(LONGEST - 8 + 1)) is Refusal.NOT_SO_MANY_MINUTES


# ------------------------------------------------------------------ arbitrary changes


@given(st.lists(sheet_commands(), max_size=40))
def test_changing_the_programme_loses_nothing(pressed: list[Command]) -> None:
    state = after(*EVENTFUL)
    was = records(state)
    for command in pressed:
        if refusal(state, command) is not None:
            continue
        known = set(ids(state))
        state = after(command, state=state)
        assert len(set(ids(state))) == len(state.steps)
        assert known <= set(ids(state)) or isinstance(command, RemoveStep)
        assert records(state) == was
        assert any(not step.skipped for step in state.steps)
        assert all(SHORTEST <= step.minutes <= LONGEST for step in state.steps)
        assert state.position.item < len(contents().items(state.step))
