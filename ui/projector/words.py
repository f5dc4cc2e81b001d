"""What the projector says about a result."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.results.agreement import Harmony
from workshop_app.results.tally import Counts

translate = QCoreApplication.translate


def harmony_words(harmony: Harmony) -> str:
    """How far a group agrees, in words."""
    return {
        Harmony.UNITED: translate("Projector", "eensgezind"),
        Harmony.MOSTLY: translate("Projector", "grotendeels eens"),
        Harmony.DIVIDED: translate("Projector", "verdeeld"),
        Harmony.SPREAD: translate("Projector", "alle kanten op"),
        Harmony.CAMPS: translate("Projector", "twee kampen"),
    }[harmony]


def median_words(median: tuple[int, int]) -> str:
    """The middle vote, which may fall between two niveaus."""
    low, high = median
    if low == high:
        return translate("Projector", "middelste stem: niveau %1").replace("%1", str(low))
    text = translate("Projector", "middelste stem: tussen %1 en %2")
    return text.replace("%1", str(low)).replace("%2", str(high))


def question_for(counts: Counts) -> str:
    """What to ask the room about a result: the choice that stands out is asked, never shown."""
    chosen = [niveau for niveau, votes in enumerate(counts) if votes]
    if len(chosen) == 1:
        text = translate("Projector", "Iedereen koos niveau %1. Waaraan zag je dat?")
        return text.replace("%1", str(chosen[0]))
    most = max(chosen, key=lambda niveau: counts[niveau])
    apart = max(chosen, key=lambda niveau: (abs(niveau - most), -counts[niveau]))
    if counts[apart] == 1:
        text = translate("Projector", "Wat zag iemand die niveau %1 koos?")
        return text.replace("%1", str(apart))
    text = translate("Projector", "Waarom kozen %1 van ons niveau %2?")
    return text.replace("%1", str(counts[apart])).replace("%2", str(apart))
