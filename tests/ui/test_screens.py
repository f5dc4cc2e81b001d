from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from tests.ui.driving import live_of, press, settle, shown_texts
from ui.app import Trede
from ui.screens import (
    RoomScreen,
    ScreenId,
    ScreenInfo,
    candidate_screens,
    choose_screen,
    number_twins,
    settle_ms,
    stray_console,
)


def screen(
    name: str,
    x: int = 0,
    width: int = 1366,
    height: int = 768,
    *,
    y: int = 0,
    scale: float = 1.0,
    make: str = "",
    serial: str = "",
) -> ScreenInfo:
    return ScreenInfo(ScreenId(name, make, make, serial), x, y, width, height, scale)


LAPTOP = screen("LAPTOP")
BEAMER = screen("BEAMER", 1366, 1920, 1080)
SMALL = screen("SMALL", 3286, 800, 600)
MIRROR = screen("MIRROR", 0, 1920, 1080)
INSIDE = screen("INSIDE", 171, 1024, 768)
LEFT = screen("LEFT", -1280, 1280, 720)
ABOVE = screen("ABOVE", -277, 1920, 1080, y=-1080)
PLACEHOLDER = screen("", 0, 1366, 768)
NOTHING = screen("NOTHING", 1366, 0, 0)
SHARP_LAPTOP = screen("SHARP", 0, 1440, 900, scale=2.0)
BESIDE_SHARP = screen(
    "BESIDE", 2880, 1280, 720, scale=1.5
)  # Qt gives the corner in physical pixels
SHARP_TABLET = screen("TABLET", 5000, 1280, 800, scale=2.0)
EPSON = screen("HDMI-1", 1366, 1920, 1080, make="Epson", serial="X1")
EPSON_MOVED = screen("DP-2", -1920, 1920, 1080, make="Epson", serial="X1")
EPSON_OTHER = screen("DP-2", 1366, 1280, 800, make="Epson", serial="X2")
BARCO = screen("HDMI-1", 3286, 1024, 768, make="Barco", serial="7")
WALL = screen("WALL", 5206, 3840, 2160, make="Wall")
TWIN_LEFT, TWIN_RIGHT = number_twins(
    [screen("PJ", 1366, 1920, 1080, make="PJ"), screen("PJ", 3286, 1920, 1080, make="PJ")]
)


@pytest.mark.parametrize(
    ("screens", "console", "wanted", "chosen"),
    [
        pytest.param([LAPTOP], LAPTOP, None, None, id="one screen"),
        pytest.param([LAPTOP, BEAMER], LAPTOP, None, BEAMER, id="the other"),
        pytest.param([LAPTOP, BEAMER], BEAMER, None, LAPTOP, id="the other, swapped"),
        pytest.param([LAPTOP, BEAMER, SMALL], LAPTOP, None, BEAMER, id="the largest"),
        pytest.param([LAPTOP, BEAMER, SMALL], LAPTOP, SMALL, SMALL, id="the wanted"),
        pytest.param([LAPTOP, BEAMER], LAPTOP, SMALL, BEAMER, id="the wanted is away"),
        pytest.param([LAPTOP, BEAMER], LAPTOP, LAPTOP, BEAMER, id="the console's is wanted"),
        pytest.param([LAPTOP, MIRROR], LAPTOP, MIRROR, None, id="a mirror"),
        pytest.param([MIRROR, LAPTOP], MIRROR, None, None, id="a mirror, other way round"),
        pytest.param([LAPTOP, INSIDE], LAPTOP, INSIDE, None, id="a mirror of the middle"),
        pytest.param([LAPTOP, MIRROR, SMALL], LAPTOP, None, SMALL, id="a mirror and another"),
        pytest.param([LEFT, LAPTOP], LAPTOP, None, LEFT, id="at the left"),
        pytest.param([LAPTOP, ABOVE], LAPTOP, None, ABOVE, id="above"),
        pytest.param([], LAPTOP, None, None, id="none at all"),
        pytest.param([PLACEHOLDER], PLACEHOLDER, BEAMER, None, id="asleep"),
        pytest.param([PLACEHOLDER, BEAMER], PLACEHOLDER, BEAMER, None, id="waking"),
        pytest.param([LAPTOP, PLACEHOLDER], LAPTOP, None, None, id="a screen without a name"),
        pytest.param([LAPTOP, NOTHING], LAPTOP, NOTHING, None, id="a screen without a size"),
        pytest.param([SHARP_LAPTOP, BESIDE_SHARP], SHARP_LAPTOP, None, BESIDE_SHARP, id="scales"),
        pytest.param([LAPTOP, SHARP_TABLET, BEAMER], LAPTOP, None, BEAMER, id="sharp is not large"),
        pytest.param([LAPTOP, WALL, EPSON_MOVED], LAPTOP, EPSON, EPSON_MOVED, id="other socket"),
        pytest.param([LAPTOP, WALL, EPSON_OTHER], LAPTOP, EPSON, EPSON_OTHER, id="the same make"),
        pytest.param([LAPTOP, WALL, BARCO], LAPTOP, EPSON, BARCO, id="the same socket"),
        pytest.param([LAPTOP, BARCO, EPSON_MOVED], LAPTOP, EPSON, EPSON_MOVED, id="make, socket"),
        pytest.param([LAPTOP, TWIN_LEFT, TWIN_RIGHT], LAPTOP, TWIN_RIGHT, TWIN_RIGHT, id="twins"),
        pytest.param([LAPTOP, WALL, TWIN_LEFT], LAPTOP, TWIN_RIGHT, TWIN_LEFT, id="one twin away"),
        pytest.param([TWIN_LEFT, TWIN_RIGHT], TWIN_LEFT, None, TWIN_RIGHT, id="console on a twin"),
    ],
)
def test_choose_screen(
    screens: list[ScreenInfo],
    console: ScreenInfo,
    wanted: ScreenInfo | None,
    chosen: ScreenInfo | None,
) -> None:
    assert choose_screen(screens, console.id, wanted.id if wanted else None) == chosen


def test_identical_screens_are_numbered_from_the_left() -> None:
    right, laptop, left = number_twins(
        [replace(TWIN_RIGHT, id=TWIN_LEFT.id), LAPTOP, replace(TWIN_LEFT, x=-1920)]
    )
    assert (left.id.twin, right.id.twin, laptop.id.twin) == (0, 1, 0)
    assert number_twins([right, laptop, left]) == [right, laptop, left]


def test_the_candidate_screens_are_sorted_by_size() -> None:
    screens = [LAPTOP, MIRROR, SMALL, PLACEHOLDER, replace(BEAMER, x=-1920)]
    assert [one.id.name for one in candidate_screens(screens, LAPTOP.id)] == ["BEAMER", "SMALL"]


@pytest.mark.parametrize(
    ("screens", "console", "home", "wanted", "back"),
    [
        ([LAPTOP, BEAMER], LAPTOP, LAPTOP, BEAMER, None),
        ([LAPTOP, BEAMER], BEAMER, LAPTOP, BEAMER, LAPTOP),
        ([BEAMER], BEAMER, LAPTOP, BEAMER, None),
        ([LAPTOP, BEAMER], BEAMER, BEAMER, LAPTOP, None),
        ([LAPTOP, BEAMER, SMALL], SMALL, LAPTOP, BEAMER, None),
        ([LAPTOP, BEAMER], BEAMER, None, BEAMER, None),
        ([LAPTOP, MIRROR], MIRROR, LAPTOP, MIRROR, None),
    ],
)
def test_a_console_on_the_screen_of_the_room_moves_back(
    screens: list[ScreenInfo],
    console: ScreenInfo,
    home: ScreenInfo | None,
    wanted: ScreenInfo,
    back: ScreenInfo | None,
) -> None:
    assert stray_console(screens, console.id, home.id if home else None, wanted.id) == back


def test_the_room_fills_the_second_screen_and_the_console_shows_it(trede: Trede) -> None:
    trede.start_demo()
    settle()
    room = live_of(trede).room
    assert room.geometry().getRect() == (1366, 0, 1920, 1080)
    assert "projector: PROJECTOR 1920×1080" in shown_texts(trede.window)


def test_leaving_a_workshop_closes_the_room(trede: Trede) -> None:
    trede.start_demo()
    settle()
    room = live_of(trede).room
    trede.leave_workshop()
    assert not room.isVisible()


def test_with_one_screen_secrets_are_hidden_on_the_console_too(trede: Trede) -> None:
    trede.start_demo()
    settle()
    console = live_of(trede).console
    press(trede, "next", "next", "next", "next", "2", "2")
    assert any(text.startswith("Duiding") for text in shown_texts(console))
    console.show_screen(None)
    settle()
    texts = shown_texts(console)
    assert texts.count("•") == 6
    assert not any(text.startswith("Duiding") for text in texts)
    assert any("F5" in text for text in texts)
    press(trede, "enter")
    assert "2" in shown_texts(console)


def test_a_change_of_the_candidate_screens_is_signalled(trede: Trede) -> None:
    trede.start_demo()
    settle()
    screens = live_of(trede).screens
    reported: list[tuple[ScreenInfo, ...]] = []
    screens.candidates_changed.connect(reported.append)
    assert [one.id.name for one in screens.candidates] == ["PROJECTOR"]
    press(trede, "s")
    assert [[one.id.name for one in candidates] for candidates in reported] == [["LAPTOP"]]
    assert live_of(trede).room.geometry() == QRect(0, 0, 1366, 768)


def test_an_absent_chosen_screen_leaves_the_room_on_another(trede: Trede) -> None:
    trede.start_demo()
    settle()
    live = live_of(trede)
    live.screens.choose(SMALL.id)
    settle()
    assert live.room.geometry().getRect() == (1366, 0, 1920, 1080)
    live.screens.choose(None)
    settle()
    assert live.screens.screen is not None
    assert live.screens.screen.id.name == "PROJECTOR"


def test_the_chosen_screen_is_remembered(
    make_trede: Callable[[], Trede], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_trede()
    first.start_demo()
    settle()
    live_of(first).console.screen_chosen.emit(EPSON.id)
    first.close()
    wanted: list[ScreenId] = []

    def choose(screens: RoomScreen, screen: ScreenId) -> None:
        del screens
        wanted.append(screen)

    monkeypatch.setattr(RoomScreen, "choose", choose)
    second = make_trede()
    second.start_demo()
    settle()
    assert wanted == [EPSON.id]
    # That screen is absent, so the available one is used.
    shown = live_of(second).screens.screen
    assert shown is not None
    assert shown.id.name == "PROJECTOR"


def test_on_macos_a_window_gets_time_to_become_full_screen() -> None:
    """The animation of macOS takes over half a second; other systems are faster."""
    assert settle_ms("darwin") >= 1000
    assert settle_ms("linux") == settle_ms("win32") == 300
