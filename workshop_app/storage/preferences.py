"""The trainer's settings in the database, each as one JSON value under its name."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from workshop_app.settings import RoomTheme, Settings
from workshop_app.storage.database import Database


class SettingsStore:
    """Keeps the settings of this data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Settings:
        """The settings as they were last kept; the usual ones where they make no sense together.

        Raises:
            StorageError: They could not be read.
        """
        known = {field.name for field in fields(Settings)}
        found = self._database.fetch("SELECT name, value FROM setting")
        try:
            values = {name: json.loads(value) for name, value in found if name in known}
            if "room_theme" in values:
                values["room_theme"] = RoomTheme(values["room_theme"])
            if values.get("room_screen") is not None:
                values["room_screen"] = tuple(values["room_screen"])
            return Settings(**values)
        except (TypeError, ValueError):
            return Settings()

    def save(self, settings: Settings) -> None:
        """Keep the settings.

        Raises:
            StorageError: They could not be kept.
        """
        with self._database.atomic():
            for name, value in asdict(settings).items():
                self._database.execute(
                    "INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value))
                )
