"""What is set for the room while a workshop runs: shown at once, and kept for the next time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.data_folder import DataFolder
from ui.screens import ScreenId
from workshop_app.settings import ROOM_TEXTS, RoomTheme, Settings


class RoomSettings(QObject):
    """Changes the settings of the data folder one by one."""

    changed = Signal(object)
    """How the room looks from now on: `Settings`, also where they could not be kept."""

    def __init__(self, folder: DataFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder

    def change_text(self, steps: int) -> None:
        """Larger or smaller text, `steps` places along `ROOM_TEXTS`."""
        settings = self._folder.settings()
        wished = ROOM_TEXTS.index(settings.room_text) + steps
        text = ROOM_TEXTS[min(max(wished, 0), len(ROOM_TEXTS) - 1)]
        self._change(replace(settings, room_text=text))

    def change_theme(self) -> None:
        """The next set of colours."""
        settings = self._folder.settings()
        themes = list(RoomTheme)
        following = themes[(themes.index(settings.room_theme) + 1) % len(themes)]
        self._change(replace(settings, room_theme=following))

    def keep_screen(self, screen: ScreenId) -> None:
        """The screen that was chosen by hand, for the next time in this room."""
        chosen = (screen.name, screen.manufacturer, screen.model, screen.serial, screen.twin)
        self._folder.keep_settings(replace(self._folder.settings(), room_screen=chosen))

    def _change(self, settings: Settings) -> None:
        self._folder.keep_settings(settings)
        self.changed.emit(settings)
