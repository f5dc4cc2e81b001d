"""The time on the console: in the zone of the laptop, and the messages about absences."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.driving import live_of, press, settle, shown_texts
from ui import app
from ui.app import Trede
from ui.console.time import TimePanel, absence_text
from ui.formats import time_of_day
from workshop_app.session.absence import Absence, Cause
from workshop_app.session.clock import time_since_boot
from workshop_app.session.commands import GoTo

CENTRAL_EUROPE = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Summer time as a POSIX rule, which works without a time zone database."""


def test_the_app_measures_time_with_a_monotonic_clock(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OpenedError(Exception):
        pass

    def open_with(*_: object, elapsed: object, **__: object) -> None:
        assert elapsed is time_since_boot
        raise OpenedError

    def no_guard(_: Path) -> tuple[None, None]:
        return None, None

    def nothing(*_: object) -> None:
        pass

    def this_application(_: object) -> QApplication:
        return qapp

    monkeypatch.setattr(app, "make_application", this_application)
    monkeypatch.setattr(app, "_guard", no_guard)
    monkeypatch.setattr(app, "install_crash_log", nothing)
    monkeypatch.setattr(signal, "signal", nothing)
    monkeypatch.setattr(app, "Trede", open_with)
    with pytest.raises(OpenedError):
        app.run_app("home")


@pytest.mark.parametrize(
    ("instant", "reported"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2.30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2.30"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "3.30"),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "1.30"),
        (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "3.30"),
    ],
)
def test_a_time_is_shown_in_the_local_zone(
    zone: pytest.MonkeyPatch, instant: datetime, reported: str
) -> None:
    zone.setenv("TZ", CENTRAL_EUROPE)
    assert time_of_day(instant) == reported


def test_a_change_of_the_zone_takes_effect_while_the_app_runs(zone: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
    for name, reported in ((CENTRAL_EUROPE, "14.00"), ("EST5", "7.00"), ("UTC0", "12.00")):
        zone.setenv("TZ", name)
        assert time_of_day(noon) == reported
    assert os.environ["TZ"] == "UTC0"


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("cause", list(Cause))
def test_every_absence_has_its_message(qapp: QApplication, cause: Cause, *, counted: bool) -> None:
    reported = absence_text(Absence(cause, 1, 12 * 60 + 10, counted, None))
    assert "12 min" in reported
    assert ("telt niet mee" in reported) != counted
    assert "%" not in reported


def test_the_message_after_setting_the_clock_back(qapp: QApplication) -> None:
    reported = absence_text(Absence(Cause.CLOCK_SET, 1, -3600, counted=False, planned_end=None))
    assert reported == (
        "De klok van je laptop is 60 min teruggezet. De tijd van deze stap loopt gewoon door."
    )


def test_handouts_have_the_time_of_the_running_step(trede: Trede) -> None:
    """An open workshop counts up to now, another one only up to its last change."""
    trede.start_demo()
    bridge = live_of(trede).bridge
    bridge.do(GoTo(2))
    workshop_id = bridge.snapshot.workshop.id
    for _ in range(19):
        trede._clock()  # pyright: ignore[reportPrivateUsage] - time goes by
    assert trede.folder.load(workshop_id)[1].timer.spent == {2: 20 * 60}
    trede.leave_workshop()
    assert trede.folder.load(workshop_id)[1].timer.spent.get(2, 0) <= 60


def test_one_button_decides_about_an_absence(trede: Trede) -> None:
    """The clock of these tests moves a minute at each call; 20 calls simulate an absence."""
    trede.start_demo()
    settle()
    press(trede, "next", "next")
    (panel,) = live_of(trede).console.findChildren(TimePanel)
    assert "stil" not in " ".join(shown_texts(panel))
    live_of(trede).bridge.tick()
    for _ in range(20):
        trede._clock()  # pyright: ignore[reportPrivateUsage] - time goes by
    live_of(trede).bridge.tick()
    settle()
    reported = " ".join(shown_texts(panel))
    assert "Je laptop stond 21 min stil. Die tijd telt niet mee." in reported
    (button,) = [one for one in panel.findChildren(QPushButton) if "meetellen" in one.text()]
    assert (button.text(), button.isVisible()) == ("Toch meetellen", True)
    button.click()
    settle()
    reported = " ".join(shown_texts(panel))
    assert "Die tijd telt mee." in reported
    assert button.text() == "Toch niet meetellen"
    assert live_of(trede).bridge.snapshot.time.running
    live_of(trede).bridge.do(GoTo(1))
    settle()
    assert not button.isVisible()
