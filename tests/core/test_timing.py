"""The time of a workshop: the clock of each step, the planned end, and the drift."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    END,
    ENOUGH,
    LOBBY,
    NOON,
    PAUSE,
    PLEDGES,
    RULES,
    STAIRS,
    TRAIN,
    WELCOME,
    MemoryStore,
    SetClock,
    after,
    public,
    start,
    votes,
    workshop,
)
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    AddStep,
    Back,
    ChangeCount,
    ChangeMinutes,
    Command,
    GoTo,
    MoveStep,
    Next,
    RepeatStep,
    SkipStep,
    ToggleCountdown,
    ToggleCurtain,
    ToggleTimer,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.scenes import Countdown
from workshop_app.session.state import Curtain, State, Timer
from workshop_app.session.step import find_step
from workshop_app.session.timing import (
    AWAY,
    Alert,
    TimeView,
    countdown,
    left_for,
    resume,
    spent_on,
    time_view,
)
from workshop_app.settings import Settings

MINUTE = timedelta(minutes=1)


def at(minutes: float) -> datetime:
    """The time this many minutes after noon."""
    return NOON + minutes * MINUTE


def played(*given: tuple[float, Command], state: State | None = None) -> State:
    """The state after commands, each given with its minutes after noon."""
    state = state or start()
    for minutes, command in given:
        state = after(command, state=state, now=at(minutes))
    return state


def viewed(state: State, minutes: float, settings: Settings | None = None) -> TimeView:
    """The time as the trainer sees it, this many minutes after noon."""
    return time_view(state, at(minutes), settings or Settings())


def planned(state: State) -> int:
    """The minutes of all steps that are not skipped."""
    return sum(step.minutes for step in state.steps if not step.skipped)


# ------------------------------------------------------------------ the clock of a step


def test_before_the_start_no_clock_runs_and_there_is_no_planned_end() -> None:
    view = viewed(start(), 90)
    assert (view.running, view.spent, view.planned_end, view.drift) == (False, 0, None, 0)
    assert view.left == 60 * find_step(start().steps, WELCOME).minutes
    assert view.expected_end == at(90 + planned(start()))


def test_next_starts_the_clock_of_the_next_step() -> None:
    state = played((0, Next()))
    assert state.position.step == STAIRS
    assert state.timer.since == NOON
    view = viewed(state, 2.5)
    assert (view.running, view.spent, view.left) == (True, 150, 150)


def test_the_clock_of_a_step_continues_when_returning_to_it() -> None:
    state = played((0, GoTo(RULES)), (3, GoTo(ENOUGH)), (5, GoTo(RULES)))
    assert spent_on(state, find_step(state.steps, RULES), at(6)) == 4 * 60
    assert spent_on(state, find_step(state.steps, ENOUGH), at(6)) == 2 * 60
    assert viewed(state, 6).spent == 4 * 60


def test_the_clock_continues_within_a_step() -> None:
    state = played((0, GoTo(LOBBY, 1)), (1, Next()), (2, ChangeCount(3)), (3, Next()))
    assert state.timer.since == NOON
    assert viewed(state, 4).spent == 4 * 60


def test_the_clock_can_be_stopped_and_started() -> None:
    state = played((0, GoTo(RULES)), (1, ToggleTimer()))
    assert not viewed(state, 30).running
    assert viewed(state, 30).spent == 60
    again = played((30, ToggleTimer()), state=state)
    assert viewed(again, 31).running
    assert viewed(again, 31).spent == 120


def test_starting_the_clock_at_the_first_step_starts_the_workshop() -> None:
    state = played((0, ToggleTimer()))
    assert state.timer.planned_end == at(planned(start()))
    assert viewed(state, 1).spent == 60
    assert viewed(played((2, Next()), state=state), 3).drift == -3


def test_a_stopped_clock_starts_at_the_next_step() -> None:
    state = played((0, GoTo(RULES)), (1, ToggleTimer()), (8, Next()))
    assert viewed(state, 9).running
    assert viewed(state, 9).spent == 60
    assert spent_on(state, find_step(state.steps, RULES), at(9)) == 60


def test_a_refused_command_does_not_start_the_clock() -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), SetClock())
    assert session.do(Back()).state == start()


def test_skipping_the_current_step_records_its_time() -> None:
    state = played((0, GoTo(RULES)), (1, SkipStep(RULES)))
    assert state.position.step == ENOUGH
    assert state.timer.spent == {RULES: 60}
    assert state.timer.since == at(1)


@pytest.mark.parametrize(
    "command",
    [MoveStep(RULES, 3), RepeatStep(RULES), ChangeMinutes(5), ToggleCurtain(Curtain.BREAK)],
)
def test_commands_within_a_step_do_not_change_its_clock(command: Command) -> None:
    state = played((0, GoTo(RULES)), (1, command))
    assert state.timer == played((0, GoTo(RULES))).timer
    assert viewed(state, 3).spent == 3 * 60


# ------------------------------------------------------------------ a clock that is set back


def test_setting_the_clock_back_does_not_reduce_the_time_spent() -> None:
    state = played((0, GoTo(RULES)), (3, GoTo(ENOUGH)))
    assert viewed(state, -60).spent == 0
    back = played((-60, GoTo(RULES)), state=state)
    assert back.timer.spent == {RULES: 3 * 60}
    assert viewed(back, -59).spent == 4 * 60
    stopped = played((-70, ToggleTimer()), state=back)
    assert viewed(stopped, 0).spent == 3 * 60


@given(
    st.lists(
        st.tuples(
            st.integers(-40, 40),
            st.one_of(
                st.builds(GoTo, st.integers(1, END)),
                st.just(Next()),
                st.just(Back()),
                st.just(ToggleTimer()),
                st.builds(SkipStep, st.integers(1, END)),
                st.builds(MoveStep, st.integers(1, END), st.integers(-3, 3)),
            ),
        ),
        max_size=30,
    )
)
def test_recorded_time_never_decreases(pressed: list[tuple[int, Command]]) -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), clock := SetClock())
    forward = 0
    for minutes, command in pressed:
        before = session.snapshot.state.timer
        clock.forward(60 * minutes)
        forward += max(0, minutes)
        timer = session.do(command).state.timer
        for step, spent in before.spent.items():
            assert timer.spent[step] >= spent
        assert sum(timer.spent.values()) <= 60 * forward
        assert before.planned_end is None or timer.planned_end == before.planned_end
        assert (timer.since is None) or timer.planned_end is not None


# ------------------------------------------------------------------ colours


@pytest.mark.parametrize(
    ("minutes", "alert"),
    [
        (0, Alert.NONE),
        (3.19, Alert.NONE),
        (3.2, Alert.ORANGE),  # 20 % of four minutes left
        (3.79, Alert.ORANGE),
        (3.8, Alert.RED),  # 5 % left
        (4, Alert.RED),
        (40, Alert.RED),
    ],
)
def test_the_clock_turns_orange_and_red_before_the_time_is_over(
    minutes: float, alert: Alert
) -> None:
    assert viewed(played((0, GoTo(RULES))), minutes).alert is alert


def test_the_thresholds_of_the_colours_come_from_the_settings() -> None:
    state = played((0, GoTo(RULES)))
    early = Settings(orange=75, red=50)
    assert [viewed(state, minutes, early).alert for minutes in (0.9, 1, 1.9, 2)] == [
        Alert.NONE,
        Alert.ORANGE,
        Alert.ORANGE,
        Alert.RED,
    ]


@pytest.mark.parametrize(
    ("settings", "alert"), [(Settings(), Alert.NONE), (Settings(orange=50), Alert.ORANGE)]
)
def test_the_session_uses_its_settings(settings: Settings, alert: Alert) -> None:
    clock = SetClock()
    session = LiveSession(workshop(), start(), MemoryStore(start()), clock, settings)
    session.do(GoTo(RULES))
    clock.forward(150)
    assert session.tick().time.alert is alert
    assert session.do(ChangeMinutes(4)).time.alert is Alert.NONE


def test_more_minutes_reset_the_colour() -> None:
    state = played((0, GoTo(RULES)))
    assert viewed(state, 4).alert is Alert.RED
    longer = played((4, ChangeMinutes(6)), state=state)
    assert (viewed(longer, 4).alert, viewed(longer, 4).left) == (Alert.NONE, 6 * 60)


def test_the_time_left_becomes_negative() -> None:
    view = viewed(played((0, GoTo(RULES))), 5.5)
    assert (view.left, view.spent, view.wins) == (-90, 330, 0)


# ------------------------------------------------------------------ planned end, drift and wins


def test_on_time_there_is_no_drift() -> None:
    state = played((0, ToggleTimer()))
    assert viewed(state, 0).drift == 0
    assert viewed(state, 5).drift == 0  # the five minutes of the welcome are over
    on = played((5, Next()), state=state)
    assert viewed(on, 7).drift == 0
    assert viewed(on, 7).expected_end == state.timer.planned_end


def test_a_step_that_took_longer_moves_the_end() -> None:
    state = played((0, ToggleTimer()), (12, Next()))
    assert viewed(state, 12).drift == 7
    assert viewed(state, 12).expected_end == at(planned(start()) + 7)


def test_the_drift_grows_while_a_step_takes_too_long() -> None:
    state = played((0, ToggleTimer()))
    assert [viewed(state, minutes).drift for minutes in (5, 6, 7, 25)] == [0, 1, 2, 20]


def test_a_step_that_took_less_time_gives_a_negative_drift() -> None:
    state = played((0, ToggleTimer()), (2, Next()))
    # The unused minutes of the welcome are gained, although the workshop could return to it.
    assert viewed(state, 2).drift == -3


def test_changing_the_programme_does_not_change_the_planned_end() -> None:
    state = played((0, ToggleTimer()))
    end = state.timer.planned_end
    pause = find_step(state.steps, PAUSE).minutes
    changes: list[tuple[Command, int]] = [
        (SkipStep(PAUSE), -pause),
        (RepeatStep(PAUSE), pause),
        (AddStep(StepKind.BREAK, "", 7, TRAIN), 7),
        (ChangeMinutes(-2), -2),
        (ChangeMinutes(9), 9),
    ]
    for command, drift in changes:
        changed = played((0, command), state=state)
        assert changed.timer.planned_end == end
        assert viewed(changed, 0).drift == drift


def test_a_passed_step_counts_again_when_it_is_moved_ahead() -> None:
    state = played((0, ToggleTimer()), (2, Next()), (2, MoveStep(WELCOME, 1)))
    assert viewed(state, 2).drift == 0
    assert left_for(state, find_step(state.steps, WELCOME), at(2)) == 3 * 60


def test_returning_to_a_step_takes_its_remaining_time() -> None:
    state = played((0, GoTo(RULES)), (1, Next()), (2, Back()))
    view = viewed(state, 2)
    assert (view.spent, view.left) == (60, 180)
    # One minute of the statement is spent, seven remain.
    assert view.expected_end - at(2) == MINUTE * (
        3 + 7 + sum(step.minutes for step in state.steps if step.id > ENOUGH)
    )


def test_skipping_the_rest_of_a_step_gains_its_remaining_time() -> None:
    state = played((0, GoTo(ENOUGH)))
    assert [viewed(state, minutes).wins for minutes in (0, 0.5, 1, 7.5, 8, 9)] == [8, 7, 7, 0, 0, 0]
    skipped = played((2, SkipStep(ENOUGH)), state=state)
    assert viewed(skipped, 2).drift == -viewed(state, 2).wins == -6


def test_a_skipped_step_takes_no_time_until_it_is_opened() -> None:
    state = played((0, SkipStep(RULES)))
    assert left_for(state, find_step(state.steps, RULES), NOON) == 0
    looking = played((0, GoTo(RULES)), state=state)
    assert viewed(looking, 1).left == 3 * 60


# ------------------------------------------------------------------ undo


def test_undo_keeps_the_clock_right() -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), clock := SetClock())
    session.do(GoTo(RULES))
    clock.forward(60)
    session.do(GoTo(ENOUGH))
    clock.forward(60)
    undone = session.undo()
    assert undone.state.position.step == RULES
    assert undone.state.timer == Timer({RULES: 60, ENOUGH: 60}, clock.now, at(0) + (
        MINUTE * sum(step.minutes for step in start().steps if step.id >= RULES)
    ))  # fmt: skip
    clock.forward(60)
    assert session.tick().time.spent == 120
    redone = session.redo()
    assert redone.state.position.step == ENOUGH
    assert redone.time.spent == 60
    assert redone.state.timer.spent[RULES] == 120


def test_undo_within_a_step_does_not_change_the_clock() -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), clock := SetClock())
    for command in (GoTo(LOBBY, 1), Next(), *votes(3, 2)):
        clock.forward(10)
        session.do(command)
    before = session.snapshot.state.timer
    clock.forward(10)
    assert session.undo().state.timer == before
    assert session.snapshot.time.spent == 40


def test_undo_does_not_restart_a_clock_that_was_stopped_since() -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), clock := SetClock())
    session.do(GoTo(LOBBY, 1))
    session.do(Next())
    session.do(ToggleTimer())
    clock.forward(60)
    session.undo()
    assert not session.snapshot.time.running


# ------------------------------------------------------------------ after the program was closed


@pytest.mark.parametrize("away", [timedelta(0), MINUTE, AWAY, -MINUTE])
def test_after_a_short_absence_the_clock_has_continued(away: timedelta) -> None:
    assert 15 * MINUTE == AWAY
    state = played((0, GoTo(RULES)), (3, ToggleCountdown()))
    assert resume(state, at(3), at(3) + away) == state


def test_after_a_long_absence_the_clock_is_stopped_and_the_end_replanned() -> None:
    state = played((0, GoTo(RULES)), (1, GoTo(ENOUGH)), (3, ToggleCountdown()))
    back = resume(state, at(3), at(60))
    assert back.timer == Timer({RULES: 60, ENOUGH: 120})
    assert back == replace(state, timer=back.timer)
    view = viewed(back, 70)
    assert (view.running, view.spent, view.planned_end, view.drift) == (False, 120, None, 0)
    on = played((70, ToggleTimer()), state=back)
    assert viewed(on, 70).drift == 0
    assert on.timer.planned_end == viewed(on, 70).expected_end


def test_after_a_long_absence_a_stopped_clock_is_still_stopped() -> None:
    state = played((0, GoTo(RULES)), (1, ToggleTimer()))
    back = resume(state, at(1), at(60))
    assert back.timer == Timer({RULES: 60})


def test_a_last_change_before_the_start_of_the_clock_subtracts_nothing() -> None:
    state = played((0, GoTo(RULES)), (5, GoTo(ENOUGH)))
    assert resume(state, at(-100), at(60)).timer.spent == {RULES: 300}


# ------------------------------------------------------------------ the countdown in the room


def test_the_trainer_can_show_the_countdown_in_the_room() -> None:
    state = played((0, GoTo(RULES)))
    assert public(state, at(1)).countdown is None
    shown = played((0, ToggleCountdown()), state=state)
    assert public(shown, at(1)).countdown == Countdown(180, at(4))
    assert public(played((0, ToggleCountdown()), state=shown), at(1)).countdown is None


def test_the_countdown_is_always_shown_in_a_break() -> None:
    state = played((0, GoTo(PAUSE)))
    assert public(state, at(5)).countdown == Countdown(600, at(15))
    left = played((5, Next()), state=state)
    assert left.position.step == PLEDGES
    assert public(left, at(5)).countdown is None


@pytest.mark.parametrize("curtain", Curtain)
def test_the_countdown_is_hidden_by_the_curtain(curtain: Curtain) -> None:
    state = played((0, GoTo(PAUSE)), (0, ToggleCountdown()), (0, ToggleCurtain(curtain)))
    assert public(state, at(5)).countdown is None


@pytest.mark.parametrize(
    ("seconds", "left"),
    [(0, 240), (0.1, 240), (1, 239), (1.5, 239), (239.5, 1), (240, 0), (999, 0)],
)
def test_the_countdown_is_in_whole_seconds_down_to_zero(seconds: float, left: int) -> None:
    state = played((0, GoTo(RULES)))
    now = NOON + timedelta(seconds=seconds)
    shown = countdown(state, now)
    assert shown.left == left
    assert shown.until == (at(4) if left else None)


def test_a_stopped_clock_has_no_end_time() -> None:
    state = played((0, GoTo(RULES)), (1, ToggleTimer()))
    assert countdown(state, at(9)) == Countdown(180, None)
