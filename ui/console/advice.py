"""The texts for the trainer only: advice about the vote, the reference, questions to ask."""

from __future__ import annotations

from workshop_app.content.deck import Reference
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.results.advice import Advice, Band, Pattern
from workshop_app.results.agreement import Lean
from workshop_app.results.comparison import Shift
from workshop_app.results.reference import Distance
from workshop_app.session.items import ItemKind
from workshop_app.session.live import Snapshot
from workshop_app.session.navigation import current_item
from workshop_app.session.round_analysis import RoundAnalysis, analyse_round

Lines = list[tuple[str, str]]
"""Pairs of a heading and its text."""


def trainer_lines(snapshot: Snapshot) -> Lines:
    """The texts for the current item, most urgent first; never empty."""
    item = current_item(snapshot.workshop.contents, snapshot.state)
    lines: Lines = []
    found = analyse_round(snapshot.workshop.contents, snapshot.state)
    if found is not None:
        lines.append((gettext("Advies"), _debrief_text(snapshot, found)))
    if item.poll is not None and item.poll.reference is not None:
        lines.extend(_about_reference(item.poll.reference))
    if item.trainer_note.strip():
        lines.append((gettext("Bij deze stap"), item.trainer_note.strip()))
    if item.debrief:
        questions = "\n".join(f"· {question}" for question in item.debrief)
        lines.append((gettext("Vraag door"), questions))
    return lines or [_about_kind(item.kind)]


def _about_reference(reference: Reference) -> Lines:
    heading = gettext("Duiding: niveau {niveau}", niveau=reference.niveau)
    lines = [(heading, reference.why)]
    if reference.not_lower:
        lines.append((gettext("Waarom niet lager?"), reference.not_lower))
    if reference.not_higher:
        lines.append((gettext("Waarom niet hoger?"), reference.not_higher))
    return lines


def _debrief_text(snapshot: Snapshot, found: RoundAnalysis) -> str:
    """What the votes show, and what to do with it."""
    first = snapshot.state.position.round == 1
    parts: list[str] = []
    if snapshot.advice is not None:
        parts.append(_share_text(snapshot.advice))
    if found.distance is not None:
        parts.append(_distance_text(found.distance))
    if found.moved is not None:
        parts.append(_moved_text(found.moved, found.shift))
    if snapshot.advice is not None and first and _has_second_round(snapshot):
        parts.append(_band_text(snapshot.advice.band))
    if found.pattern is not None:
        judged = snapshot.advice is not None
        if found.pattern is Pattern.CAMPS and found.alone:
            parts.append(_lone_camp_text())
        else:
            parts.append(_pattern_text(found.pattern) if judged else _opinion_text(found.pattern))
    if found.lean is not None:
        parts.append(_lean_text(found.lean))
    return " ".join(part for part in parts if part)


def _has_second_round(snapshot: Snapshot) -> bool:
    item = current_item(snapshot.workshop.contents, snapshot.state)
    return item.poll is not None and item.poll.rounds > 1


def _share_text(advice: Advice) -> str:
    """How many votes are on the reference.

    The count comes before the percentage: with twelve people one vote is eight percent.
    """
    return gettext(
        "{number} van {votes} stemmen staan op de duiding ({percent} %).",
        number=advice.on_reference,
        votes=advice.votes,
        percent=advice.percent,
    )


def _distance_text(found: Distance) -> str:
    """How many votes are stricter and milder than the reference; empty if none are."""
    if not (found.stricter or found.milder):
        return ""
    return gettext(
        "Strenger: {stricter}, milder: {milder}.", stricter=found.stricter, milder=found.milder
    )


def _moved_text(moved: int, shift: Shift | None) -> str:
    """What the talk between the rounds changed."""
    if not moved:
        return gettext("Na het gesprek is er niets verschoven.")
    words = gettext("Na het gesprek verschoven minstens {moved} van de stemmen.", moved=moved)
    if shift is None or shift.on_reference is None:
        return words
    before, after = shift.on_reference
    on = gettext("Op de duiding staan er nu {after}, eerst {before}.")
    return f"{words} {filled(on, after=after, before=before)}"


def _band_text(band: Band) -> str:
    return {
        Band.EXPLAIN: gettext(
            "Leg de niveaus nog eens uit aan de hand van dit gedrag en stem opnieuw."
        ),
        Band.TALK: gettext("Laat mensen in tweetallen praten en stem opnieuw."),
        Band.CLARIFY: gettext("Licht kort toe en ga verder. Ronde 2 is niet nodig."),
    }[band]


def _pattern_text(pattern: Pattern) -> str:
    """The advice for the debrief of a behaviour."""
    return {
        Pattern.AGREED: gettext("De groep is het eens. Vraag waaraan ze het zag."),
        Pattern.AGREED_ON: gettext(
            "De groep is het eens, ook met de duiding. Vraag wat er nodig was voor één niveau"
            " hoger."
        ),
        Pattern.AGREED_OFF: gettext(
            "De groep is het eens, maar anders dan de duiding. Vraag wat zij zien dat de"
            " duiding"
            " niet noemt."
        ),
        Pattern.CAMPS: gettext(
            "Er zijn twee kampen. Laat van elke kant iemand vertellen wat die zag, zonder te"
            " overtuigen."
        ),
        Pattern.SPREAD: gettext(
            "De stemmen gaan alle kanten op. Vraag eerst wat iemand letterlijk zag gebeuren,"
            " en"
            " dan pas naar het niveau."
        ),
    }[pattern]


def _lone_camp_text() -> str:
    """The advice for two camps if a choice has a single vote, to not single out that person."""
    return gettext(
        "Er zijn twee kampen. Vraag de hele groep wat je aan elke kant kunt zien: bij een"
        " keuze"
        " staat maar één stem."
    )


def _opinion_text(pattern: Pattern) -> str:
    """The advice for the debrief of a statement, which has no right answer."""
    if pattern is Pattern.CAMPS:
        return gettext(
            "Er zijn twee kampen. Laat van elke kant iemand een voorbeeld vertellen, zonder"
            " te"
            " overtuigen."
        )
    if pattern is Pattern.SPREAD:
        return gettext(
            "De stemmen gaan alle kanten op. Vraag eerst wat iedereen onder deze stelling verstaat."
        )
    return gettext("De groep is het eens. Vraag wie er anders over denkt: een klant, een collega?")


def _lean_text(lean: Lean) -> str:
    """The advice for the debrief of the sides of a dilemma."""
    return {
        Lean.ONE_SIDE: gettext(
            "Bijna iedereen kiest dezelfde kant. Vraag wie de andere kan verdedigen."
        ),
        Lean.TWO_SIDES: gettext(
            "Twee kanten staan tegenover elkaar. Laat mensen van verschillende kanten samen praten."
        ),
        Lean.ALL_SIDES: gettext(
            "Alle kanten zijn gekozen. Vraag waar het voor iemand van afhangt."
        ),
    }[lean]


def _about_kind(kind: ItemKind) -> tuple[str, str]:
    match kind:
        case ItemKind.END:
            return (
                gettext("Tot slot"),
                gettext(
                    "De workshop blijft opgeslagen: het verslag kun je ook later maken. Loop nog"
                    " even"
                    " langs wie stil was."
                ),
            )
        case ItemKind.EVALUATION:
            return (
                gettext("Eén vraag"),
                gettext(
                    "Laat iedereen eerst stil kiezen. Een telling van handen komt altijd in je"
                    " verslag. Wat er in de stembus zit, komt er pas in als je de uitslag toont."
                ),
            )
        case ItemKind.STAIRCASE:
            return (
                gettext("De trap uitleggen"),
                gettext(
                    "Geef bij elk niveau één voorbeeld uit je eigen week. Zeg erbij dat niemand"
                    " altijd op 5 staat, en dat 1 en 2 vaak niet genoeg zijn."
                ),
            )
        case ItemKind.TEAM | ItemKind.INDICATOR | ItemKind.GAPS:
            return (
                gettext("Onze eigen trap"),
                gettext(
                    "Stem eerst over nu, dan over wat nodig is. Het verschil is het gesprek:"
                    " wat zou een klant er morgen van merken?"
                ),
            )
        case ItemKind.PLEDGES:
            return (
                gettext("Voornemens"),
                gettext(
                    "Vraag om iets kleins dat volgende week kan. ‘Beter luisteren’ is te groot;"
                    " ‘terugbellen voor ik naar huis ga’ kan. Schrijf geen namen op."
                ),
            )
        case ItemKind.TRANSFER | ItemKind.LEARNED:
            return (
                gettext("Nog een situatie"),
                gettext(
                    "Eén stemming, zonder gesprek vooraf. Zo zie je of de groep de niveaus ook"
                    " ergens anders herkent. Het is geen toets: vraag wat iemand zag."
                ),
            )
        case ItemKind.EARLIER | ItemKind.LOOK_BACK:
            return (
                gettext("Terugblik"),
                gettext(
                    "Begin bij wat lukte, hoe klein ook. Vraag daarna wat in de weg zat."
                    " Niemand"
                    " hoeft zich te verdedigen."
                ),
            )
        case ItemKind.BREAK:
            return (
                gettext("Pauze"),
                gettext(
                    "Begin weer op tijd, ook als niet iedereen er is. Rechtsboven zie je wat de"
                    " pauze met je planning doet."
                ),
            )
        case _:
            return (
                gettext("Zo werkt het"),
                gettext(
                    "Spatie of PageDown gaat verder. Tel handen met de cijfers 0 tot en met"
                    " 5. Met"
                    " F1 zie je alle toetsen."
                ),
            )
