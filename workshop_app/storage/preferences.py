"""The trainer's settings in the database, each as one JSON value under its name."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
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
            if "logo" in values:
                values["logo"] = b64decode(values["logo"], validate=True)
            return Settings(**values)
        except (TypeError, ValueError):
            return Settings()

    def save(self, settings: Settings) -> None:
        """Keep the settings.

        Raises:
            StorageError: They could not be kept.
        """
        with self._database.atomic():
            values = asdict(settings)
            values["logo"] = b64encode(settings.logo).decode("ascii")  # JSON knows no bytes
            for name, value in values.items():
                self._database.execute(
                    "INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value))
                )
