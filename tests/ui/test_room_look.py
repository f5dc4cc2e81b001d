"""The look and the motion of the room, as set by the trainer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu

from tests.ui.driving import click, live_of, press, settle
from ui.app import Trede
from ui.projector.look import STANDARD_LOOK
from ui.projector.room_window import Preview
from workshop_app.settings import ROOM_TEXTS, RoomTheme, Settings
from workshop_app.storage.settings_store import SettingsStore


@pytest.fixture
def demo(trede: Trede) -> Trede:
    trede.start_demo()
    settle()
    return trede


def corner_colour(trede: Trede) -> QColor:
    """The colour in the corner of the room's window."""
    return live_of(trede).room.grab().toImage().pixelColor(2, 2)


def test_keys_change_the_text_size_and_save_it(
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
    assert corner_colour(trede).lightness() < 60
    (preview,) = live_of(trede).console.findChildren(Preview)
    assert preview.grab().toImage().pixelColor(preview.rect().center()).lightness() < 200


def test_the_projector_test_can_be_shown_and_closed(demo: Trede) -> None:
    before = live_of(demo).room.grab().toImage()
    press(demo, "ctrl+t")
    assert live_of(demo).room.grab().toImage() != before
    press(demo, "esc")
    assert live_of(demo).room.grab().toImage() == before
    press(demo, "ctrl+t", "next", "back")
    assert live_of(demo).room.grab().toImage() == before, "going on ends the test"


def test_nothing_is_animated_without_motion(demo: Trede) -> None:
    live = live_of(demo)
    press(demo, "next")
    assert live.room.movement is None
    assert corner_colour(demo) == QColor(STANDARD_LOOK.colours.paper)


def test_the_screen_of_the_room_can_be_chosen_from_a_menu(demo: Trede) -> None:
    click(live_of(demo).console, "projector: PROJECTOR 1920×1080")
    (menu,) = [m for m in demo.window.findChildren(QMenu) if m.isVisible()]
    assert [action.text() for action in menu.actions()] == ["PROJECTOR 1920×1080"]
    menu.actions()[0].trigger()
    menu.close()
    settle()
    assert live_of(demo).room.screen().name() == "PROJECTOR"
