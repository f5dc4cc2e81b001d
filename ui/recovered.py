"""The message after the database had to be reopened or recreated while Trede was open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.foreign_text import filled
from workshop_app.storage.recovery import Event, Recovered

translate = QCoreApplication.translate


def recovered_words(recovered: Recovered) -> str:
    """What happened and what it means for the user; empty if nothing was lost or moved."""
    match recovered.event:
        case Event.DISCONNECTED:
            if recovered.complete:
                return ""
            what = translate(
                "Recovered", "Het bestand met je workshops (%1) was even niet te gebruiken."
            )
        case Event.GONE:
            what = translate(
                "Recovered",
                "Het bestand met je workshops was weg, verplaatst of verwijderd terwijl Trede open"
                " was. Trede heeft het opnieuw gemaakt: %1.",
            )
        case Event.REPLACED:
            what = translate(
                "Recovered",
                "Het bestand met je workshops (%1) is vervangen door een ander terwijl Trede open"
                " was.",
            )
    words = [filled(what, recovered.path), _content_words(recovered)]
    if recovered.aside is not None:
        text = translate("Recovered", "Wat daar stond, was niet te gebruiken; je vindt het in %1.")
        words.append(filled(text, recovered.aside.moved_to))
    for copy in recovered.copies:
        text = translate("Recovered", "Een kopie van wat daar stond, vind je in %1.")
        words.append(filled(text, copy))
    return " ".join(words)


def _content_words(recovered: Recovered) -> str:
    if not recovered.complete:
        return translate(
            "Recovered",
            "De workshop die open is, wordt er weer in bewaard. Kijk op het beginscherm of je andere"
            " workshops er nog zijn.",
        )
    if recovered.event is Event.REPLACED and recovered.copies:
        return translate(
            "Recovered", "Je workshops staan er nu ook in; van elke workshop staat de nieuwste er."
        )
    return translate("Recovered", "Al je workshops staan erin; je kunt gewoon verder.")
