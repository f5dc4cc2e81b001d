"""Words with a date or a number in them, the way the language writes those."""

from __future__ import annotations

import sys
import time
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject


def decimal(value: float, *, places: int = 2, signed: bool = False) -> str:
    """A number with its decimals, with the language's own comma and a real minus sign."""
    text = QLocale().toString(abs(value), "f", places)
    if round(value, places) < 0:
        return f"−{text}"
    return f"+{text}" if signed and round(value, places) > 0 else text


def clock(seconds: int) -> str:
    """Minutes and seconds, as a clock shows them."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def here(instant: datetime) -> datetime:
    """An instant as the clock of this laptop shows it, in the zone it is in now.

    Where the system says so at once: Windows tells a running program of another zone at its next
    start.
    """
    if sys.platform != "win32":
        time.tzset()
    return instant.astimezone()


def long_date(day: date) -> str:
    """A date in full, as the language writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


class Counted(QObject):
    """Texts with a number in them. A class, because lupdate finds plurals in `self.tr` only."""

    def votes(self, number: int) -> str:
        """A number of votes."""
        return self.tr("%n stem(men)", "", number)

    def people(self, number: int) -> str:
        """A number of people."""
        return self.tr("%n mens(en)", "", number)

    def waiting(self, number: int) -> str:
        """How many votes wait for the disk."""
        return self.tr("%n stem(men) tellen nog niet mee.", "", number)

    def characters_left(self, number: int) -> str:
        """How much still fits in a field."""
        return self.tr("nog %n teken(s)", "", number)

    def does_not_fit(self, number: int) -> str:
        """That something was not put in, and how much would fit."""
        return self.tr("Past niet, niets ingevoegd: nog %n teken(s) vrij.", "", number)
