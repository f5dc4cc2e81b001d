"""The message after the database had to be reopened or recreated while Trede was open."""

from __future__ import annotations

from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.storage.recovery import Event, Recovered


def recovered_text(recovered: Recovered) -> str:
    """What happened and what it means for the user; empty if nothing was lost or moved."""
    match recovered.event:
        case Event.DISCONNECTED:
            if recovered.complete:
                return ""
            what = gettext("Het bestand met je workshops ({path}) was even niet te gebruiken.")
        case Event.GONE:
            what = gettext(
                "Het bestand met je workshops was weg, verplaatst of verwijderd terwijl Trede open"
                " was. Trede heeft het opnieuw gemaakt: {path}."
            )
        case Event.REPLACED:
            what = gettext(
                "Het bestand met je workshops ({path}) is vervangen door een ander terwijl Trede"
                " open"
                " was."
            )
    words = [filled(what, path=recovered.path), _content_text(recovered)]
    if recovered.aside is not None:
        words.append(
            gettext(
                "Wat daar stond, was niet te gebruiken; je vindt het in {moved_to}.",
                moved_to=recovered.aside.moved_to,
            )
        )
    words += [
        gettext("Een kopie van wat daar stond, vind je in {copy}.", copy=copy)
        for copy in recovered.copies
    ]
    return " ".join(words)


def _content_text(recovered: Recovered) -> str:
    if not recovered.complete:
        return gettext(
            "De workshop die open is, wordt er weer in opgeslagen. Kijk op het beginscherm of je"
            " andere"
            " workshops er nog zijn."
        )
    if recovered.event is Event.REPLACED and recovered.copies:
        return gettext("Je workshops staan er nu ook in; van elke workshop staat de nieuwste er.")
    return gettext("Al je workshops staan erin; je kunt gewoon verder.")
