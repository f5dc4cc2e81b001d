from __future__ import annotations

import pytest

from tests.ui.driving import live_of, press, settle, shown_texts
from ui.app import Trede
from ui.screens import ScreenId, ScreenInfo, choose_screen


def screen(name: str, x: int = 0, width: int = 1366, height: int = 768) -> ScreenInfo:
    return ScreenInfo(ScreenId(name, "", "", ""), x, 0, width, height)


LAPTOP = screen("LAPTOP")
BEAMER = screen("BEAMER", 1366, 1920, 1080)
SMALL = screen("SMALL", 3286, 800, 600)
MIRROR = screen("MIRROR", 0, 1920, 1080)
LEFT = screen("LEFT", -1280, 1280, 720)


@pytest.mark.parametrize(
    ("screens", "console", "wanted", "chosen"),
    [
        ([LAPTOP], LAPTOP, None, None),
        ([LAPTOP, BEAMER], LAPTOP, None, BEAMER),
        ([LAPTOP, BEAMER], BEAMER, None, LAPTOP),
        ([LAPTOP, BEAMER, SMALL], LAPTOP, None, BEAMER),
        ([LAPTOP, BEAMER, SMALL], LAPTOP, SMALL, SMALL),
        ([LAPTOP, BEAMER], LAPTOP, SMALL, BEAMER),
        ([LAPTOP, BEAMER], LAPTOP, LAPTOP, BEAMER),
        ([LAPTOP, MIRROR], LAPTOP, MIRROR, None),
        ([LEFT, LAPTOP], LAPTOP, None, LEFT),
        ([], LAPTOP, None, None),
    ],
)
def test_choose_screen(
    screens: list[ScreenInfo],
    console: ScreenInfo,
    wanted: ScreenInfo | None,
    chosen: ScreenInfo | None,
) -> None:
    assert choose_screen(screens, console.id, wanted.id if wanted else None) == chosen


def test_the_room_fills_the_second_screen_and_says_so(trede: Trede) -> None:
    trede.start_demo()
    settle()
    room = live_of(trede).room
    assert room.geometry().getRect() == (1366, 0, 1920, 1080)
    assert "projector: PROJECTOR 1920×1080" in shown_texts(trede.window)


def test_leaving_takes_the_room_away(trede: Trede) -> None:
    trede.start_demo()
    settle()
    room = live_of(trede).room
    trede.leave_workshop()
    assert not room.isVisible()


def test_with_one_screen_hidden_things_are_hidden_on_the_console_too(trede: Trede) -> None:
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
