"""The texts for the trainer only: advice about the vote, the reference, questions to ask."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.content.deck import Reference
from workshop_app.results.advice import Advice, Band, Pattern
from workshop_app.results.agreement import Lean
from workshop_app.results.comparison import Shift
from workshop_app.results.reference import Distance
from workshop_app.session.items import ItemKind
from workshop_app.session.live import Snapshot
from workshop_app.session.navigation import current_item
from workshop_app.session.round_analysis import RoundAnalysis, analyse_round

translate = QCoreApplication.translate

Lines = list[tuple[str, str]]
"""Pairs of a heading and its text."""


def trainer_lines(snapshot: Snapshot) -> Lines:
    """The texts for the current item, most urgent first; never empty."""
    item = current_item(snapshot.workshop.contents, snapshot.state)
    lines: Lines = []
    found = analyse_round(snapshot.workshop.contents, snapshot.state)
    if found is not None:
        lines.append((translate("Console", "Advies"), _debrief_words(snapshot, found)))
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


def _debrief_words(snapshot: Snapshot, found: RoundAnalysis) -> str:
    """What the votes show, and what to do with it."""
    first = snapshot.state.position.round == 1
    parts: list[str] = []
    if snapshot.advice is not None:
        parts.append(_share_words(snapshot.advice))
    if found.distance is not None:
        parts.append(_distance_words(found.distance))
    if found.moved is not None:
        parts.append(_moved_words(found.moved, found.shift))
    if snapshot.advice is not None and first and _has_second_round(snapshot):
        parts.append(_band_words(snapshot.advice.band))
    if found.pattern is not None:
        judged = snapshot.advice is not None
        if found.pattern is Pattern.CAMPS and found.alone:
            parts.append(_lone_camp_words())
        else:
            parts.append(_pattern_words(found.pattern) if judged else _opinion_words(found.pattern))
    if found.lean is not None:
        parts.append(_lean_words(found.lean))
    return " ".join(part for part in parts if part)


def _has_second_round(snapshot: Snapshot) -> bool:
    item = current_item(snapshot.workshop.contents, snapshot.state)
    return item.poll is not None and item.poll.rounds > 1


def _share_words(advice: Advice) -> str:
    """How many votes are on the reference.

    The count comes before the percentage: with twelve people one vote is eight percent.
    """
    text = translate("Console", "%1 van %2 stemmen staan op de duiding (%3 %).")
    for place, value in enumerate((advice.on_reference, advice.votes, advice.percent), 1):
        text = text.replace(f"%{place}", str(value))
    return text


def _distance_words(found: Distance) -> str:
    """How many votes are stricter and milder than the reference; empty if none are."""
    if not (found.stricter or found.milder):
        return ""
    text = translate("Console", "Strenger: %1, milder: %2.")
    return text.replace("%1", str(found.stricter)).replace("%2", str(found.milder))


def _moved_words(moved: int, shift: Shift | None) -> str:
    """What the talk between the rounds changed."""
    if not moved:
        return translate("Console", "Na het gesprek is er niets verschoven.")
    text = translate("Console", "Na het gesprek verschoven minstens %1 van de stemmen.")
    words = text.replace("%1", str(moved))
    if shift is None or shift.on_reference is None:
        return words
    before, after = shift.on_reference
    on = translate("Console", "Op de duiding: %1, eerst %2.")
    return f"{words} {on.replace('%1', str(after)).replace('%2', str(before))}"


def _band_words(band: Band) -> str:
    return {
        Band.EXPLAIN: translate(
            "Console", "Leg de niveaus nog eens uit aan de hand van dit gedrag en stem opnieuw."
        ),
        Band.TALK: translate("Console", "Laat mensen in tweetallen praten en stem opnieuw."),
        Band.CLARIFY: translate("Console", "Licht kort toe en ga verder. Ronde 2 is niet nodig."),
    }[band]


def _pattern_words(pattern: Pattern) -> str:
    """The advice for the debrief of a behaviour."""
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


def _lone_camp_words() -> str:
    """The advice for two camps if a choice has a single vote, to not single out that person."""
    return translate(
        "Console",
        "Er zijn twee kampen. Vraag de hele groep wat je aan elke kant kunt zien: bij een keuze"
        " staat maar één stem.",
    )


def _opinion_words(pattern: Pattern) -> str:
    """The advice for the debrief of a statement, which has no right answer."""
    if pattern is Pattern.CAMPS:
        return translate(
            "Console",
            "Er zijn twee kampen. Laat van elke kant iemand een voorbeeld vertellen, zonder te"
            " overtuigen.",
        )
    if pattern is Pattern.SPREAD:
        return translate(
            "Console",
            "De stemmen gaan alle kanten op. Vraag eerst wat iedereen onder deze stelling verstaat.",
        )
    return translate(
        "Console", "De groep is het eens. Vraag wie er anders over denkt: een klant, een collega?"
    )


def _lean_words(lean: Lean) -> str:
    """The advice for the debrief of the sides of a dilemma."""
    return {
        Lean.ONE_SIDE: translate(
            "Console", "Bijna iedereen kiest dezelfde kant. Vraag wie de andere kan verdedigen."
        ),
        Lean.TWO_SIDES: translate(
            "Console",
            "Twee kanten staan tegenover elkaar. Laat mensen van verschillende kanten samen praten.",
        ),
        Lean.ALL_SIDES: translate(
            "Console", "Alle kanten zijn gekozen. Vraag waar het voor iemand van afhangt."
        ),
    }[lean]


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
                    "Laat iedereen eerst stil kiezen. De uitslag van handen komt ook zonder tonen"
                    " in je verslag. Wat er in de stembus zit, komt er pas in als je het toont.",
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
        case ItemKind.TRANSFER | ItemKind.LEARNED:
            return (
                translate("Console", "Nog een situatie"),
                translate(
                    "Console",
                    "Eén stemming, zonder gesprek vooraf. Zo zie je of de groep de niveaus ook"
                    " ergens anders herkent. Het is geen toets: vraag wat iemand zag.",
                ),
            )
        case ItemKind.EARLIER | ItemKind.LOOK_BACK:
            return (
                translate("Console", "Terugblik"),
                translate(
                    "Console",
                    "Begin bij wat lukte, hoe klein ook. Vraag daarna wat in de weg zat. Niemand"
                    " hoeft zich te verdedigen.",
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
