"""What only the trainer reads at each place: advice that fits the vote, the duiding, questions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.content.deck import Reference
from workshop_app.results.advice import Advice, Band, Pattern
from workshop_app.results.distance import distance
from workshop_app.session.items import ItemKind
from workshop_app.session.live import Snapshot
from workshop_app.session.trail import current_item, current_round

translate = QCoreApplication.translate

Lines = list[tuple[str, str]]
"""Headings with their texts."""


def trainer_lines(snapshot: Snapshot) -> Lines:
    """What belongs to where the workshop is, the most urgent first."""
    item = current_item(snapshot.workshop.contents, snapshot.state)
    lines: Lines = []
    if snapshot.advice is not None:
        lines.append((translate("Console", "Advies"), _advice_words(snapshot, snapshot.advice)))
    if item.poll is not None and item.poll.reference is not None:
        lines.extend(_about_reference(item.poll.reference))
    if item.trainer_note.strip():
        lines.append((translate("Console", "Bij deze stap"), item.trainer_note.strip()))
    if item.debrief:
        questions = "\n".join(f"· {question}" for question in item.debrief)
        lines.append((translate("Console", "Vraag door"), questions))
    return lines or [_about_kind(item.kind)]


def _about_reference(reference: Reference) -> Lines:
    heading = translate("Console", "Duiding: niveau %1").replace("%1", str(reference.niveau))
    lines = [(heading, reference.why)]
    if reference.not_lower:
        lines.append((translate("Console", "Waarom niet lager?"), reference.not_lower))
    if reference.not_higher:
        lines.append((translate("Console", "Waarom niet hoger?"), reference.not_higher))
    return lines


def _advice_words(snapshot: Snapshot, advice: Advice) -> str:
    return " ".join(
        part
        for part in (
            _share_words(advice),
            _distance_words(snapshot),
            _band_words(advice.band, first=snapshot.state.position.round == 1),
            _pattern_words(advice.pattern),
        )
        if part
    )


def _share_words(advice: Advice) -> str:
    """The count first: with twelve people one vote is eight percent."""
    text = translate("Console", "%1 van %2 stemmen staan op de duiding (%3 %).")
    for place, value in enumerate((advice.on_reference, advice.votes, advice.percent), 1):
        text = text.replace(f"%{place}", str(value))
    return text


def _distance_words(snapshot: Snapshot) -> str:
    """How the group as a whole differs from the duiding."""
    item = current_item(snapshot.workshop.contents, snapshot.state)
    round_ = current_round(snapshot.workshop.contents, snapshot.state)
    if round_ is None or item.poll is None or item.poll.reference is None:
        return ""
    found = distance(round_.counts, item.poll.reference.niveau)
    if found is None or not (found.stricter or found.milder):
        return ""
    text = translate("Console", "Strenger: %1, milder: %2.")
    return text.replace("%1", str(found.stricter)).replace("%2", str(found.milder))


def _band_words(band: Band, *, first: bool) -> str:
    if not first:
        return ""
    return {
        Band.EXPLAIN: translate(
            "Console", "Leg de niveaus nog eens uit aan de hand van dit gedrag en stem opnieuw."
        ),
        Band.TALK: translate("Console", "Laat mensen in tweetallen praten en stem opnieuw."),
        Band.CLARIFY: translate("Console", "Licht kort toe en ga verder. Ronde 2 is niet nodig."),
    }[band]


def _pattern_words(pattern: Pattern) -> str:
    return {
        Pattern.AGREED: translate("Console", "De groep is het eens. Vraag waaraan ze het zag."),
        Pattern.AGREED_ON: translate(
            "Console",
            "De groep is het eens, ook met de duiding. Vraag wat er nodig was voor één niveau"
            " hoger.",
        ),
        Pattern.AGREED_OFF: translate(
            "Console",
            "De groep is het eens, maar anders dan de duiding. Vraag wat zij zien dat de duiding"
            " niet noemt.",
        ),
        Pattern.CAMPS: translate(
            "Console",
            "Er zijn twee kampen. Laat van elke kant iemand vertellen wat die zag, zonder te"
            " overtuigen.",
        ),
        Pattern.SPREAD: translate(
            "Console",
            "De stemmen gaan alle kanten op. Vraag eerst wat iemand letterlijk zag gebeuren, en"
            " dan pas naar het niveau.",
        ),
    }[pattern]


def _about_kind(kind: ItemKind) -> tuple[str, str]:
    match kind:
        case ItemKind.END:
            return (
                translate("Console", "Tot slot"),
                translate(
                    "Console",
                    "De workshop blijft bewaard: het verslag kun je ook later maken. Loop nog even"
                    " langs wie stil was.",
                ),
            )
        case ItemKind.EVALUATION:
            return (
                translate("Console", "Eén vraag"),
                translate(
                    "Console",
                    "Laat iedereen eerst stil kiezen. De uitslag tonen hoeft niet: hij komt ook"
                    " in je verslag.",
                ),
            )
        case ItemKind.STAIRCASE:
            return (
                translate("Console", "De trap uitleggen"),
                translate(
                    "Console",
                    "Geef bij elk niveau één voorbeeld uit je eigen week. Zeg erbij dat niemand"
                    " altijd op 5 staat, en dat 1 en 2 vaak niet genoeg zijn.",
                ),
            )
        case ItemKind.TEAM | ItemKind.INDICATOR | ItemKind.GAPS:
            return (
                translate("Console", "Onze eigen trap"),
                translate(
                    "Console",
                    "Stem eerst over nu, dan over wat nodig is. Het verschil is het gesprek:"
                    " wat zou een klant er morgen van merken?",
                ),
            )
        case ItemKind.PLEDGES:
            return (
                translate("Console", "Voornemens"),
                translate(
                    "Console",
                    "Vraag om iets kleins dat volgende week kan. ‘Beter luisteren’ is te groot;"
                    " ‘terugbellen voor ik naar huis ga’ kan. Schrijf geen namen op.",
                ),
            )
        case ItemKind.BREAK:
            return (
                translate("Console", "Pauze"),
                translate(
                    "Console",
                    "Begin weer op tijd, ook als niet iedereen er is. Rechtsboven zie je wat de"
                    " pauze met je planning doet.",
                ),
            )
        case _:
            return (
                translate("Console", "Zo werkt het"),
                translate(
                    "Console",
                    "Spatie of PageDown gaat verder. Tel handen met de cijfers 0 tot en met 5. Met"
                    " F1 zie je alle toetsen.",
                ),
            )
