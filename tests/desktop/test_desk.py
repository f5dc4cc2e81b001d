"""The windows on a real desktop: their places, and the keyboard focus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from tests.desktop.desk import ALL, BEAMER, LAPTOP, Seat
from tests.ui.driving import shown_texts

AT_LAPTOP = QRect(0, 0, 1366, 768)
AT_BEAMER = QRect(1366, 0, 1920, 1080)


def start_vote(seat: Seat) -> None:
    """Start the demo and go to its first vote, with keys that go through the X server."""
    seat.trede.start_demo()
    seat.has_keyboard()
    seat.desk.type_keys("Next", "Next", "Next", "Next")
    seat.until(lambda: "VOTE" in seat.live.bridge.snapshot.state.position.stage.name, "no vote yet")


def screen_names() -> list[str]:
    return [screen.name() for screen in QGuiApplication.screens()]


def votes(seat: Seat) -> int:
    state = seat.live.bridge.snapshot.state
    return sum(round_.votes for round_ in state.rounds.values())


def test_the_room_fills_the_projector_and_the_console_keeps_the_focus(seat: Seat) -> None:
    start_vote(seat)
    seat.room_is_at(AT_BEAMER)
    seat.desk.type_keys("3", "shift+3", "2", "2")
    seat.until(lambda: votes(seat) == 2, "keys got lost")
    seat.has_keyboard()
    console = seat.console
    assert console is not None
    assert not console.intersects(AT_BEAMER)


def test_s_swaps_the_screens_and_swaps_them_back(seat: Seat) -> None:
    start_vote(seat)
    seat.room_is_at(AT_BEAMER)
    for at_room, at_console in ((AT_LAPTOP, AT_BEAMER), (AT_BEAMER, AT_LAPTOP)) * 2:
        before = votes(seat)
        seat.desk.type_keys("s")
        seat.room_is_at(at_room)
        seat.until(
            lambda there=at_console: (c := seat.console) is not None and there.contains(c),
            "the console is not on the other screen",
        )
        seat.has_keyboard()
        seat.desk.type_keys("4")
        seat.until(lambda was=before: votes(seat) == was + 1, "a key got lost")


@pytest.mark.parametrize(
    ("laptop", "beamer"),
    [("+1920+312", "+0+0"), ("+0+1080", "+0+0"), ("+1366+1080", "+0+0")],
    ids=["left", "above", "left and above"],
)
def test_a_projector_at_the_left_or_above(seat: Seat, laptop: str, beamer: str) -> None:
    seat.arrange(LAPTOP.replace("+0+0", laptop), BEAMER.replace("+1366+0", beamer))
    start_vote(seat)
    seat.room_is_at(QRect(0, 0, 1920, 1080))
    console = seat.console
    assert console is not None
    assert not console.intersects(QRect(0, 0, 1920, 1080))


def test_another_resolution_in_the_middle_of_a_vote(seat: Seat) -> None:
    start_vote(seat)
    seat.room_is_at(AT_BEAMER)
    for pixels in ("1280/508x720/286", "1024/508x768/286", "1920/508x1080/286"):
        width, height = (int(part.split("/")[0]) for part in pixels.split("x"))
        before = votes(seat)
        place = QRect(1366, 0, width, height)
        seat.resize(BEAMER.replace("1920/508x1080/286", pixels), place)
        seat.room_is_at(place)
        seat.until(
            lambda now=f"projector: BEAMER {width}×{height}": now in shown_texts(seat.trede.window),
            "the console does not say so",
        )
        seat.desk.type_keys("1")
        seat.until(lambda was=before: votes(seat) == was + 1, "a key got lost")


@pytest.mark.parametrize("monitors", [(LAPTOP,)])
def test_a_projector_connected_after_the_start_is_used(seat: Seat) -> None:
    start_vote(seat)
    seat.room_is_away()
    assert any("geen projector" in text for text in shown_texts(seat.trede.window))
    seat.desk.plug(BEAMER)
    seat.room_is_at(AT_BEAMER)
    assert "projector: BEAMER 1920×1080" in shown_texts(seat.trede.window)
    seat.has_keyboard()


@pytest.mark.parametrize("size", ["1366/361x768/203", "1920/508x1080/286"])
def test_a_mirrored_projector_counts_as_one_screen(seat: Seat, size: str) -> None:
    seat.arrange(LAPTOP, f"BEAMER {size}+0+0 none")
    assert len(QGuiApplication.screens()) == 2
    start_vote(seat)
    seat.room_is_away()
    assert any("F5" in text for text in shown_texts(seat.trede.window))
    seat.desk.type_keys("F5")
    seat.until(lambda: seat.live.screens.alone, "F5 did nothing")


@pytest.mark.parametrize("monitors", [(LAPTOP,)])
def test_f5_and_esc_on_one_screen(seat: Seat) -> None:
    start_vote(seat)
    seat.room_is_away()
    for _ in range(3):
        before = votes(seat)
        seat.desk.type_keys("F5")
        seat.room_is_at(AT_LAPTOP)
        seat.until(
            lambda: seat.desk.is_above(seat.live.room, seat.trede.window),
            "the console lies over the room",
        )
        seat.has_keyboard()
        seat.desk.type_keys("2")
        seat.until(lambda was=before: votes(seat) == was + 1, "a key got lost")
        seat.desk.type_keys("Escape")
        seat.room_is_away()
        seat.has_keyboard()


def test_both_screens_are_used_again_after_sleep_in_any_order(seat: Seat) -> None:
    start_vote(seat)
    seat.room_is_at(AT_BEAMER)
    on_own = BEAMER.replace("none", ALL)  # the first monitor replaces the whole screen of Xvfb
    for first, second in ((LAPTOP, BEAMER), (on_own, LAPTOP.replace(ALL, "none"))) * 2:
        before = votes(seat)
        seat.desk.type_keys("5")
        seat.arrange()
        seat.room_is_away()
        seat.desk.plug(first)
        name = first.split(maxsplit=1)[0]
        seat.until(lambda now=name: screen_names() == [now], "the first screen is not back")
        seat.until(
            lambda now=name: seat.trede.window.screen().name() == now,
            "the console is not on the first screen",
        )
        seat.room_is_away()
        seat.desk.plug(second)
        seat.room_is_at(AT_BEAMER)
        seat.until(
            lambda: (c := seat.console) is not None and AT_LAPTOP.contains(c),
            "the console is not on the laptop",
        )
        seat.has_keyboard()
        seat.desk.type_keys("4")
        seat.until(lambda was=before: votes(seat) == was + 2, "a vote got lost")


def test_the_chosen_screen_is_used_again_when_it_is_back(seat: Seat) -> None:
    """A third screen is used in the meantime."""
    monitor = "MONITOR 1280/340x720/190+0+1080 none"
    at_monitor = QRect(0, 1080, 1280, 720)
    seat.desk.plug(monitor)
    start_vote(seat)
    seat.room_is_at(AT_BEAMER)
    screens = seat.live.screens
    seat.until(lambda: len(screens.candidates) == 2, "the third screen is not offered")
    for _ in range(2):
        seat.desk.pull(BEAMER)
        seat.room_is_at(at_monitor)
        seat.desk.plug(BEAMER)
        seat.room_is_at(AT_BEAMER)
    screens.choose(screens.candidates[1].id)
    seat.room_is_at(at_monitor)
    seat.desk.pull(monitor)
    seat.room_is_at(AT_BEAMER)
    seat.desk.plug(monitor)
    seat.room_is_at(at_monitor)
    screens.choose(None)
    seat.room_is_at(AT_BEAMER)
    seat.has_keyboard()


@pytest.mark.parametrize(
    "scales", ["LAPTOP=1;BEAMER=1.5", "LAPTOP=2;BEAMER=1", "LAPTOP=1.5;BEAMER=2"]
)
def test_mixed_scaling_fills_the_projector_to_the_pixel(
    seat: Seat, tmp_path: Path, scales: str
) -> None:
    """Run in a separate process, as Qt reads the scales at its start."""
    child = subprocess.run(
        [sys.executable, "-m", "tests.desktop.scaled_child", str(tmp_path / "other")],
        env={**os.environ, "QT_SCREEN_SCALE_FACTORS": scales},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert child.stderr == ""
    reported = json.loads(child.stdout)
    scale = float(scales.rsplit("=", 1)[1])
    assert reported == {"room": [1366, 0, 1920, 1080], "scale": scale, "at rest": True}
