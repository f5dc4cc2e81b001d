"""The trainer's settings in the database, each as one JSON value under its name.

Each setting is read separately: an invalid value does not affect the other settings. It stays in
the database until that setting is changed, and so do settings that only a newer version knows.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple, cast

from workshop_app.i18n import gettext, gettext_noop
from workshop_app.settings import RoomTheme, Settings
from workshop_app.storage import rows
from workshop_app.storage.database import Database

TOGETHER = (
    ("explain_below", "clarify_above"),
    ("orange", "red"),
)
"""Settings that are only valid in combination, and so are read and saved together."""

_PAIRED = {name for pair in TOGETHER for name in pair}

LONGEST_VALUE = 2_000_000
"""The most characters of one setting; more than the largest logo needs."""

NAMES = {
    "explain_below": gettext_noop("de grens voor uitleggen"),
    "clarify_above": gettext_noop("de grens voor verhelderen"),
    "orange": gettext_noop("wanneer de klok oranje wordt"),
    "red": gettext_noop("wanneer de klok rood wordt"),
    "motion": gettext_noop("beweging in de zaal"),
    "room_theme": gettext_noop("het thema van de zaal"),
    "room_text": gettext_noop("de tekstgrootte van de zaal"),
    "room_screen": gettext_noop("het scherm van de zaal"),
    "organisation": gettext_noop("de organisatie"),
    "logo": gettext_noop("het logo"),
    "accent": gettext_noop("de accentkleur"),
}
"""The names of the settings in messages to the user."""


class Preferences(NamedTuple):
    """The settings, and the names of those whose stored value could not be read."""

    settings: Settings
    unread: tuple[str, ...]

    @property
    def text(self) -> str:
        """A message about the settings that could not be read; empty if there are none."""
        if not self.unread:
            return ""
        return gettext(
            "Niet elke instelling is te lezen: {names}. Daar geldt nu de gewone waarde."
            " Kies opnieuw bij Instellingen; wat er stond, blijft tot dan opgeslagen.",
            names=", ".join(gettext(NAMES[name]) for name in self.unread),
        )


class SettingsStore:
    """Loads and saves the settings of a data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Settings:
        """Load the settings, with the default value for each that cannot be read.

        Raises:
            StorageError: The database could not be read.
        """
        return self.read().settings

    def read(self) -> Preferences:
        """Load the settings, and find which of them could not be read.

        Raises:
            StorageError: The database could not be read.
        """
        stored = dict(self._database.fetch("SELECT name, value FROM setting"))
        settings, unread = Settings(), list[str]()
        single = ((field.name,) for field in fields(Settings) if field.name not in _PAIRED)
        for group in (*TOGETHER, *single):
            there = {name: stored[name] for name in group if name in stored}
            values = _decoded(there)
            try:
                settings = replace(settings, **values)
            except (TypeError, ValueError):
                values = {}
            unread += [name for name in there if name not in values]
        return Preferences(settings, tuple(unread))

    def save(self, settings: Settings, *, chosen: bool = False) -> None:
        """Save the settings that differ from the stored ones.

        Args:
            settings: All settings.
            chosen: Whether the trainer saw and confirmed all of them. Only then are stored values
                that could not be read replaced too.

        Raises:
            StorageError: The settings could not be saved.
        """
        with self._database.atomic():
            before, unread = self.read()
            changed = {
                field.name
                for field in fields(Settings)
                if getattr(settings, field.name) != getattr(before, field.name)
            }
            if chosen:
                changed.update(unread)
            for pair in TOGETHER:
                if changed.intersection(pair):
                    changed.update(pair)
            for name in sorted(changed):
                self._database.execute(
                    "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                    (name, json.dumps(_encoded(getattr(settings, name)))),
                )


def _decoded(stored: Mapping[str, object]) -> dict[str, Any]:
    """Decode stored settings; those that cannot be decoded are left out."""
    values: dict[str, Any] = {}
    for name, value in stored.items():
        try:
            found = json.loads(rows.text(value, LONGEST_VALUE))
            values[name] = _DECODERS[name](found) if name in _DECODERS else found
        except (TypeError, ValueError, RecursionError):
            continue
    return values


def _text(value: object) -> str:
    return rows.text(value)


def _screen(value: object) -> tuple[object, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError("not a screen")
    *names, twin = cast("list[object]", value)
    return (*(rows.text(name) for name in names), rows.whole(twin, 0, rows.LARGEST_ID))


def _logo(value: object) -> bytes:
    return b64decode(rows.text(value, LONGEST_VALUE), validate=True)


_DECODERS: dict[str, Callable[[Any], object]] = {
    **dict.fromkeys(_PAIRED, rows.within(1, 99)),
    "room_theme": RoomTheme,
    "room_screen": _screen,
    "organisation": _text,
    "accent": _text,
    "logo": _logo,
}


def _encoded(value: object) -> object:
    """A value in a form that JSON can represent."""
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else value
