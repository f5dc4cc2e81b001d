"""How the room's view looks and moves, as a trainer sets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu

from tests.ui.driving import click, live_of, press, settle
from ui.app import Trede
from ui.projector.look import STANDARD_LOOK
from ui.projector.window import Preview
from workshop_app.settings import ROOM_TEXTS, RoomTheme, Settings
from workshop_app.storage.settings_store import SettingsStore


@pytest.fixture
def demo(trede: Trede) -> Trede:
    trede.start_demo()
    settle()
    return trede


def paper(trede: Trede) -> QColor:
    """The colour of the room's corner."""
    return live_of(trede).room.grab().toImage().pixelColor(2, 2)


def test_text_grows_and_shrinks_by_key_and_stays_so(
    make_trede: Callable[[], Trede], tmp_path: Path
) -> None:
    first = make_trede()
    first.start_demo()
    settle()
    before = live_of(first).room.grab().toImage()
    press(first, "ctrl+=")
    assert live_of(first).room.grab().toImage() != before
    for _ in ROOM_TEXTS:
        press(first, "ctrl+=")
    assert SettingsStore(first.folder.workshops.database).load().room_text == ROOM_TEXTS[-1]
    press(first, "ctrl+-")
    assert SettingsStore(first.folder.workshops.database).load().room_text == ROOM_TEXTS[-2]
    first.close()
    first.window.hide()
    second = make_trede()
    second.start_demo()
    settle()
    assert live_of(second).room.grab().toImage() != before, "it begins as it was left"
    for _ in ROOM_TEXTS:
        press(second, "ctrl+-")
    assert SettingsStore(second.folder.workshops.database).load().room_text == ROOM_TEXTS[0]


def test_a_dark_room_is_dark_from_the_start(trede: Trede) -> None:
    SettingsStore(trede.folder.workshops.database).save(Settings(room_theme=RoomTheme.DARK))
    trede.start_demo()
    settle()
    assert paper(trede).lightness() < 60
    (preview,) = live_of(trede).console.findChildren(Preview)
    assert preview.grab().toImage().pixelColor(preview.rect().center()).lightness() < 200


def test_the_beamertest_comes_and_goes_and_nothing_is_lost(demo: Trede) -> None:
    before = live_of(demo).room.grab().toImage()
    press(demo, "ctrl+t")
    assert live_of(demo).room.grab().toImage() != before
    press(demo, "esc")
    assert live_of(demo).room.grab().toImage() == before
    press(demo, "ctrl+t", "next", "back")
    assert live_of(demo).room.grab().toImage() == before, "going on ends the test"


def test_things_move_only_when_the_app_and_the_settings_say_so(demo: Trede) -> None:
    live = live_of(demo)
    press(demo, "next")
    assert live.room.movement is None
    assert paper(demo) == QColor(STANDARD_LOOK.colours.paper)


def test_the_room_is_chosen_from_the_screens_there_are(demo: Trede) -> None:
    click(live_of(demo).console, "projector: PROJECTOR 1920×1080")
    (menu,) = [m for m in demo.window.findChildren(QMenu) if m.isVisible()]
    assert [action.text() for action in menu.actions()] == ["PROJECTOR 1920×1080"]
    menu.actions()[0].trigger()
    menu.close()
    settle()
    assert live_of(demo).room.screen().name() == "PROJECTOR"
