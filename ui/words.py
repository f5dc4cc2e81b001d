"""Texts with dates or numbers, formatted for the language."""

from __future__ import annotations

import sys
import time
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject


def decimal(value: float, *, places: int = 2, signed: bool = False) -> str:
    """A number with `places` decimals, the language's decimal separator and a real minus sign.

    With `signed`, positive numbers get a plus sign.
    """
    text = QLocale().toString(abs(value), "f", places)
    if round(value, places) < 0:
        return f"−{text}"
    return f"+{text}" if signed and round(value, places) > 0 else text


def clock(seconds: int) -> str:
    """A duration as `minutes:seconds`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def here(instant: datetime) -> datetime:
    """An instant in the laptop's current time zone.

    On Windows a running program does not notice a change of time zone until it is restarted.
    """
    if sys.platform != "win32":
        time.tzset()
    return instant.astimezone()


def long_date(day: date) -> str:
    """A date in the long format of the language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


class Counted(QObject):
    """Texts with a number; in a class, because lupdate only finds plurals in `self.tr`."""

    def votes(self, number: int) -> str:
        """A number of votes."""
        return self.tr("%n stem(men)", "", number)

    def people(self, number: int) -> str:
        """A number of people."""
        return self.tr("%n mens(en)", "", number)

    def waiting(self, number: int) -> str:
        """A number of votes that do not count yet, because they are not saved."""
        return self.tr("%n stem(men) tellen nog niet mee.", "", number)

    def characters_left(self, number: int) -> str:
        """The number of characters that still fit in a field."""
        return self.tr("nog %n teken(s)", "", number)

    def does_not_fit(self, number: int) -> str:
        """A message that a paste was refused, with the number of characters that would fit."""
        return self.tr("Past niet, niets ingevoegd: nog %n teken(s) vrij.", "", number)
