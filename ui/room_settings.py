"""Changes of the room's settings during a workshop: applied at once, and saved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.data_folder import DataFolder
from ui.screens import ScreenId
from workshop_app.settings import ROOM_TEXTS, RoomTheme, Settings


class RoomSettings(QObject):
    """Changes the room's settings in the data folder one by one."""

    changed = Signal(object)
    """Emitted with the new `Settings`, also if they could not be saved."""

    def __init__(self, folder: DataFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder

    def change_text(self, steps: int) -> None:
        """Change the text size by `steps` places in `ROOM_TEXTS`, within its ends."""
        settings = self._folder.settings()
        wanted = ROOM_TEXTS.index(settings.room_text) + steps
        text = ROOM_TEXTS[min(max(wanted, 0), len(ROOM_TEXTS) - 1)]
        self._change(replace(settings, room_text=text))

    def change_theme(self) -> None:
        """Change to the next theme."""
        settings = self._folder.settings()
        themes = list(RoomTheme)
        following = themes[(themes.index(settings.room_theme) + 1) % len(themes)]
        self._change(replace(settings, room_theme=following))

    def save_screen(self, screen: ScreenId) -> None:
        """Save the screen that was chosen by hand, for the next workshop in this room."""
        chosen = (screen.name, screen.manufacturer, screen.model, screen.serial, screen.twin)
        self._folder.save_settings(replace(self._folder.settings(), room_screen=chosen))

    def _change(self, settings: Settings) -> None:
        self._folder.save_settings(settings)
        self.changed.emit(settings)
