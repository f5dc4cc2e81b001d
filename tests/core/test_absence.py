"""The time of a step when the clock is set, the laptop sleeps or the workshop was closed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pdfs import text_of, workshop_report
from tests.support.samples import END, LOBBY, NOON, TRAIN, MemoryStore, start, workshop
from workshop_app.content.staircase import staircase
from workshop_app.session.absence import Absence, Cause, after_absence, decide
from workshop_app.session.clock import UNNOTICED, SteadyClock, time_since_boot
from workshop_app.session.commands import (
    ChangeCount,
    ChangeMinutes,
    GoTo,
    Next,
    RepeatStep,
    ToggleTimer,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.timing import AWAY, booked, spent_on, time_view
from workshop_app.settings import Settings
from workshop_app.storage.export import export_json

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


class Laptop:
    """A laptop whose clock can be set, and which can be put to sleep."""

    def __init__(self, begun: datetime = NOON) -> None:
        self.wall = begun
        self.boot = 1000.0

    def clock(self) -> datetime:
        """The time on its clock."""
        return self.wall

    def elapsed(self) -> float:
        """The seconds since the laptop was switched on."""
        return self.boot

    def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.wall += minutes * MINUTE
        self.boot += minutes * 60

    def set(self, by: timedelta) -> None:
        """Move its clock, as a user or the network would."""
        self.wall += by


class Show:
    """A session on such a laptop; it ticks every second while the laptop is awake."""

    def __init__(self, begun: datetime = NOON) -> None:
        self.laptop = Laptop(begun)
        self.store = MemoryStore(start())
        self.session = LiveSession(
            workshop(),
            start(),
            self.store,
            self.laptop.clock,
            elapsed=self.laptop.elapsed,
        )
        self.session.tick()

    def wait(self, minutes: int) -> None:
        """Let time pass, with a tick every second."""
        for _ in range(minutes):
            self.laptop.wait(1)
            self.session.tick()

    @property
    def spent(self) -> int:
        """Seconds on this step, as the trainer sees them."""
        return self.session.snapshot.time.spent

    @property
    def absence(self) -> Absence:
        """The absence that the trainer is asked about."""
        found = self.session.snapshot.absence
        assert found is not None
        return found


def running(begun: datetime = NOON) -> Show:
    """A show, ten minutes into a step."""
    show = Show(begun)
    show.session.do(GoTo(LOBBY))
    show.wait(10)
    assert show.spent == 600
    return show


# ------------------------------------------------------------------ the clock


def test_without_a_counter_the_clock_shows_the_time_of_the_laptop() -> None:
    laptop = Laptop()
    steady = SteadyClock(laptop.clock)
    laptop.set(-HOUR)
    assert (steady.now(), steady.follow()) == (NOON - HOUR, timedelta(0))


@pytest.mark.parametrize("by", [-HOUR, HOUR, timedelta(days=400), -UNNOTICED * 1.1])
def test_a_clock_that_was_set_is_followed_and_the_difference_returned(by: timedelta) -> None:
    laptop = Laptop()
    steady = SteadyClock(laptop.clock, laptop.elapsed)
    laptop.wait(5)
    laptop.set(by)
    assert steady.now() == NOON + 5 * MINUTE
    assert steady.follow() == by
    assert steady.now() == laptop.wall
    assert steady.follow() == timedelta(0)


def test_a_small_drift_does_not_count_as_setting_the_clock() -> None:
    laptop = Laptop()
    steady = SteadyClock(laptop.clock, laptop.elapsed)
    laptop.set(UNNOTICED)
    assert steady.follow() == timedelta(0)


def test_the_time_is_utc_in_every_time_zone() -> None:
    here = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    now = SteadyClock(lambda: here).now()
    assert (now, now.tzinfo) == (NOON, UTC)


def test_the_time_since_boot_does_not_decrease() -> None:
    first = time_since_boot()
    assert 0 < first <= time_since_boot()


# ------------------------------------------------------------------ a clock that is set


@pytest.mark.parametrize("by", [-HOUR, HOUR, timedelta(days=-1)])
def test_setting_the_clock_does_not_change_the_time_spent(by: timedelta) -> None:
    show = running()
    end = show.session.snapshot.time.planned_end
    assert end is not None
    show.laptop.set(by)
    show.wait(1)
    time = show.session.snapshot.time
    assert (time.spent, time.drift) == (660, 0)
    assert time.planned_end == end + by
    assert (show.absence.cause, show.absence.seconds) == (Cause.CLOCK_SET, by.total_seconds())
    assert show.store.state.timer.since == NOON + by
    show.session.do(Next())
    show.wait(1)
    assert show.spent == 720


def test_undetected_sleep_counts_when_the_trainer_decides_so() -> None:
    """If the counter stops during sleep, it looks as if the clock had been set."""
    show = running()
    end = show.session.snapshot.time.planned_end
    show.laptop.set(30 * MINUTE)
    show.wait(1)
    assert show.spent == 660
    show.session.decide_absence()
    time = show.session.snapshot.time
    assert (time.spent, time.planned_end) == (660 + 1800, end)
    assert show.absence.counted
    show.session.decide_absence()
    assert show.spent == 660
    assert show.session.snapshot.time.drift == 0


def test_a_clock_set_back_leaves_nothing_to_decide() -> None:
    show = running()
    show.laptop.set(-HOUR)
    show.wait(1)
    assert not show.absence.can_be_decided


def test_setting_the_clock_while_the_timer_is_paused_asks_nothing() -> None:
    show = running()
    show.session.do(ToggleTimer())
    show.laptop.set(HOUR)
    show.wait(1)
    assert show.session.snapshot.absence is None
    assert show.spent == 600


# ------------------------------------------------------------------ a laptop that sleeps


@pytest.mark.parametrize("first", ["tick", "key"])
def test_a_short_sleep_counts_unless_the_trainer_decides_otherwise(first: str) -> None:
    show = running()
    show.laptop.wait(12)
    if first == "key":
        show.session.do(ChangeCount(3))
    else:
        show.session.tick()
    assert show.spent == 22 * 60
    assert (show.absence.cause, show.absence.counted) == (Cause.STOOD_STILL, True)
    end = show.session.snapshot.time.planned_end
    show.session.decide_absence()
    assert show.spent == 600
    assert show.session.snapshot.time.running
    assert show.session.snapshot.time.planned_end == end
    show.wait(1)
    assert show.spent == 660


def test_a_long_sleep_does_not_count_unless_the_trainer_decides_otherwise() -> None:
    show = running()
    end = show.session.snapshot.time.planned_end
    show.laptop.wait(45)
    show.session.tick()
    time = show.session.snapshot.time
    assert (time.spent, time.running, time.planned_end) == (600, False, None)
    assert not show.absence.counted
    show.session.decide_absence()
    time = show.session.snapshot.time
    assert (time.spent, time.running, time.planned_end) == (55 * 60, True, end)


def test_a_decision_is_saved_and_not_asked_again_at_the_next_step() -> None:
    show = running()
    show.laptop.wait(12)
    show.session.tick()
    show.session.decide_absence()
    assert show.store.state == show.session.snapshot.state
    show.session.do(GoTo(TRAIN))
    assert show.session.snapshot.absence is None
    kept = show.session.snapshot.state
    assert show.session.decide_absence().state == kept


def test_a_session_without_ticks_does_not_detect_sleep() -> None:
    laptop = Laptop()
    session = LiveSession(
        workshop(), start(), MemoryStore(start()), laptop.clock, elapsed=laptop.elapsed
    )
    session.do(GoTo(LOBBY))
    laptop.wait(45)
    assert session.do(ChangeCount(3)).absence is None
    assert session.snapshot.time.spent == 45 * 60


# ------------------------------------------------------------------ a workshop that was closed


@pytest.mark.parametrize(
    ("minutes", "asked", "counted"), [(1, False, True), (15, True, True), (16, True, False)]
)
def test_after_closing_the_trainer_is_asked_only_about_a_long_absence(
    *, minutes: int, asked: bool, counted: bool
) -> None:
    show = running()
    now = show.laptop.wall + minutes * MINUTE
    state, absence = after_absence(show.store.state, show.laptop.wall, now, Cause.CLOSED)
    assert (absence is not None) == asked
    assert (state.timer.since is not None) == counted
    if absence is not None:
        assert (absence.counted, absence.seconds) == (counted, minutes * 60)


@given(st.integers(2, 600), st.sampled_from([Cause.CLOSED, Cause.STOOD_STILL]))
def test_deciding_twice_restores_the_first_decision(minutes: int, cause: Cause) -> None:
    timer = replace(start().timer, since=NOON, planned_end=NOON + HOUR)
    before = replace(start(), timer=timer)
    now = NOON + (minutes + 3) * MINUTE
    state, absence = after_absence(before, NOON + 3 * MINUTE, now, cause)
    assert absence is not None
    once, other = decide(state, absence, now)
    twice, again = decide(once, other, now)
    assert again == absence
    assert spent_on(twice, twice.step, now) == spent_on(state, state.step, now)
    difference = spent_on(once, once.step, now) - spent_on(state, state.step, now)
    assert difference == (-60 if absence.counted else 60) * minutes
    assert (absence.seconds <= AWAY.total_seconds()) == absence.counted


# ------------------------------------------------------------------ the time in handouts


def test_the_time_of_the_running_step_is_added_for_handouts() -> None:
    show = running()
    state = show.store.state
    now = show.laptop.wall
    assert booked(state, now, now).timer.spent == {LOBBY: 600}
    left_running = booked(state, NOON + 5 * MINUTE, now + 10 * HOUR)
    assert left_running.timer.spent == {LOBBY: 300}, "nobody was there any more"


def test_the_report_shows_the_first_plan_and_the_time_of_the_running_step() -> None:
    show = running()
    for by in (1, 1, 1, -1):
        show.session.do(ChangeMinutes(by))
    assert (show.store.state.step.minutes, show.store.state.step.planned_minutes) == (17, 15)
    now = show.laptop.wall
    state = booked(show.store.state, now, now)
    assert "Kaart title of lobby 15 10" in text_of(workshop_report(workshop(), state, staircase()))
    (step,) = [
        one for one in json.loads(export_json(workshop(), state))["steps"] if one["id"] == LOBBY
    ]
    assert (step["planned_minutes"], step["minutes"], step["spent_seconds"]) == (15, 17, 600)


def test_a_repeated_step_is_planned_with_the_current_minutes() -> None:
    show = running()
    show.session.do(ChangeMinutes(2))
    show.session.do(RepeatStep(LOBBY))
    (again,) = [one for one in show.store.state.steps if one.id > END]
    assert (again.minutes, again.planned, again.planned_minutes) == (17, None, 17)


# ------------------------------------------------------------------ summer time and other zones

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
CHANGES = {
    "to winter": (datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER), WINTER),
    "to summer": (datetime(2027, 3, 28, 1, 30, tzinfo=WINTER), SUMMER),
    "to another zone": (datetime(2026, 6, 1, 9, 0, tzinfo=SUMMER), timezone(timedelta(hours=-5))),
}
"""When a workshop begins, and the offset that the laptop's clock has afterwards."""


@pytest.mark.parametrize(("begun", "zone"), CHANGES.values(), ids=CHANGES.keys())
def test_the_planned_end_does_not_depend_on_the_time_zone(begun: datetime, zone: timezone) -> None:
    show = running(begun)
    end = show.session.snapshot.time.planned_end
    assert end is not None
    assert end.tzinfo is UTC
    show.laptop.wall = show.laptop.wall.astimezone(zone)
    show.wait(60)
    time = show.session.snapshot.time
    assert (time.spent, time.planned_end) == (70 * 60, end)
    assert show.session.snapshot.absence is None
    minutes = show.session.snapshot.state.step.minutes
    assert time.drift == 70 - minutes
    assert time == time_view(show.store.state, show.laptop.wall.astimezone(UTC), Settings())
