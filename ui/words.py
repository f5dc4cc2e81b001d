"""The product's words for what the domain names: agreement, rounds, dates, numbers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from workshop_app.results.agreement import Harmony
from workshop_app.results.tally import Counts

translate = QCoreApplication.translate


def harmony_words(harmony: Harmony) -> str:
    """How far a group agrees, in words."""
    return {
        Harmony.UNITED: translate("Words", "eensgezind"),
        Harmony.MOSTLY: translate("Words", "grotendeels eens"),
        Harmony.DIVIDED: translate("Words", "verdeeld"),
        Harmony.SPREAD: translate("Words", "alle kanten op"),
        Harmony.CAMPS: translate("Words", "twee kampen"),
    }[harmony]


def median_words(median: tuple[int, int]) -> str:
    """The middle vote, which may fall between two niveaus."""
    low, high = median
    if low == high:
        return translate("Words", "middelste stem: niveau %1").replace("%1", str(low))
    text = translate("Words", "middelste stem: tussen %1 en %2")
    return text.replace("%1", str(low)).replace("%2", str(high))


def decimal(value: float, *, signed: bool = False) -> str:
    """A number with two decimals, with the language's own comma and a real minus sign."""
    text = QLocale().toString(abs(value), "f", 2)
    if round(value, 2) < 0:
        return f"−{text}"
    return f"+{text}" if signed and round(value, 2) > 0 else text


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


def question_for(counts: Counts) -> str:
    """What to ask the room about a result: the choice that stands out is asked, never shown."""
    chosen = [niveau for niveau, votes in enumerate(counts) if votes]
    if len(chosen) == 1:
        text = translate("Words", "Iedereen koos niveau %1. Waaraan zag je dat?")
        return text.replace("%1", str(chosen[0]))
    most = max(chosen, key=lambda niveau: counts[niveau])
    apart = max(chosen, key=lambda niveau: (abs(niveau - most), -counts[niveau]))
    if counts[apart] == 1:
        text = translate("Words", "Wat zag iemand die niveau %1 koos?")
        return text.replace("%1", str(apart))
    text = translate("Words", "Waarom kozen %1 van ons niveau %2?")
    return text.replace("%1", str(counts[apart])).replace("%2", str(apart))
