"""Texts with dates or numbers, formatted for the language, and Qt's own texts in it."""

from __future__ import annotations

import sys
import time
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTranslator

from workshop_app.i18n import current_language, gettext, ngettext


def install_language(app: QCoreApplication) -> None:
    """Have Qt write dates, numbers and its buttons in the current language, in any locale."""
    language = current_language()
    QLocale.setDefault(QLocale(language.tag.replace("-", "_")))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)


def decimal(value: float, *, places: int = 2, signed: bool = False) -> str:
    """A number with `places` decimals, the language's decimal separator and a real minus sign.

    With `signed`, positive numbers get a plus sign.
    """
    text = QLocale().toString(abs(value), "f", places)
    if round(value, places) < 0:
        return f"−{text}"
    return f"+{text}" if signed and round(value, places) > 0 else text


def percentage(number: int) -> str:
    """A percentage, in Dutch with a no-break space."""
    return gettext("{number}\u00a0%", number=number)


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


def time_of_day(instant: datetime) -> str:
    """An instant as hours and minutes of this laptop's clock, such as 9.05 or 9:05."""
    shown = here(instant)
    return gettext("{hour}.{minute}", hour=shown.hour, minute=f"{shown.minute:02d}")


def time_with_seconds(instant: datetime) -> str:
    """An instant as hours, minutes and seconds of this laptop's clock."""
    return f"{here(instant):%H:%M:%S}"


def long_date(day: date) -> str:
    """A date in the long format of the language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def count_of_votes(number: int) -> str:
    """A number of votes."""
    return ngettext("1 stem", "{count} stemmen", number)


def count_of_people(number: int) -> str:
    """A number of people."""
    return ngettext("1 persoon", "{count} mensen", number)


def unsaved_votes(number: int) -> str:
    """How many votes wait for the disk."""
    return ngettext("1 stem telt nog niet mee.", "{count} stemmen tellen nog niet mee.", number)


def characters_left(number: int) -> str:
    """How much still fits in a field."""
    return ngettext("nog 1 teken", "nog {count} tekens", number)


def paste_refused(number: int) -> str:
    """A text that was not inserted, and how much would fit."""
    return ngettext(
        "Past niet, niets ingevoegd: nog 1 teken vrij.",
        "Past niet, niets ingevoegd: nog {count} tekens vrij.",
        number,
    )
