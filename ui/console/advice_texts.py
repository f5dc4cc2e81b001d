"""The texts for the trainer only: advice about the vote, the reference, questions to ask."""

from __future__ import annotations

from workshop_app.content.deck import Reference
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.results.advice import Advice, NextStep, Pattern
from workshop_app.results.agreement import Lean
from workshop_app.results.comparison import Shift
from workshop_app.results.reference import Distance
from workshop_app.session.items import ItemKind
from workshop_app.session.live import Snapshot
from workshop_app.session.navigation import current_item, current_round
from workshop_app.session.round_analysis import RoundAnalysis, analyse_round
from workshop_app.session.state import VotingMethod

FEWEST_FOR_PERCENT = 10
"""The fewest votes of which a percentage is shown."""

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
    if found.pattern is not None:
        judged = snapshot.advice is not None
        parts.append(pattern_text(found.pattern, judged=judged, alone=found.alone))
    if found.lean is not None:
        parts.append(lean_text(found.lean))
    single = found.pattern is Pattern.SINGLE
    if snapshot.advice is not None and first and not single and has_second_round(snapshot):
        parts.append(next_step_text(snapshot.advice.next_step, _method(snapshot)))
    return " ".join(part for part in parts if part)


def _method(snapshot: Snapshot) -> VotingMethod:
    round_ = current_round(snapshot.workshop.contents, snapshot.state)
    return round_.method if round_ is not None else snapshot.state.method


def has_second_round(snapshot: Snapshot) -> bool:
    """Whether the current poll is voted on twice."""
    item = current_item(snapshot.workshop.contents, snapshot.state)
    return item.poll is not None and item.poll.rounds > 1


def _share_text(advice: Advice) -> str:
    """How many votes are on the reference; empty for a single vote.

    The percentage comes after the count, and only from `FEWEST_FOR_PERCENT` votes: under that, one
    vote is more than ten percent.
    """
    if advice.votes == 1:
        return ""
    if advice.votes < FEWEST_FOR_PERCENT:
        return gettext(
            "{number} van {votes} stemmen staan op de duiding.",
            number=advice.on_reference,
            votes=advice.votes,
        )
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


def next_step_text(step: NextStep, method: VotingMethod) -> str:
    """What to do after the first of two rounds."""
    match step:
        case NextStep.EXPLAIN:
            return gettext(
                "Leg daarna de niveaus nog eens uit aan de hand van dit gedrag, en stem opnieuw."
            )
        case NextStep.TALK if method is VotingMethod.TABLES:
            return gettext(
                "Laat daarna tafels die anders kozen het elkaar uitleggen, en stem opnieuw."
            )
        case NextStep.TALK:
            return gettext("Laat daarna tweetallen praten, en stem opnieuw.")
        case NextStep.SKIP:
            return gettext("Daarna mag je ronde 2 overslaan.")


def pattern_text(pattern: Pattern, *, judged: bool, alone: bool = False) -> str:
    """What the distribution of the votes is, and what to ask about it.

    Args:
        pattern: The pattern.
        judged: Whether it is about a behaviour, which has a reference; else about a statement.
        alone: Whether some choice has the vote of a single person, who must not be singled out.
    """
    if pattern is Pattern.CAMPS and alone:
        return gettext(
            "Er zijn twee kampen. Vraag de hele groep wat je aan elke kant kunt zien: bij een"
            " keuze staat maar één stem."
        )
    return (_behaviour_text if judged else _statement_text)(pattern)


def _behaviour_text(pattern: Pattern) -> str:
    return {
        Pattern.SINGLE: gettext("Er is één stem. Vraag de hele groep wat er te zien was."),
        Pattern.AGREED: gettext("De stemmen liggen dicht bij elkaar. Vraag waaraan je het zag."),
        Pattern.AGREED_ON: gettext(
            "De stemmen liggen dicht bij elkaar, de meeste op de duiding. Vraag waaraan je het zag,"
            " en wie er iets anders zag."
        ),
        Pattern.AGREED_NEAR: gettext(
            "De stemmen liggen dicht bij elkaar, op de duiding en ernaast. Vraag wat het verschil"
            " tussen die niveaus maakt."
        ),
        Pattern.AGREED_OFF: gettext(
            "De stemmen liggen dicht bij elkaar, maar anders dan de duiding. Vraag wat de groep"
            " ziet dat de duiding niet noemt."
        ),
        Pattern.CAMPS: gettext(
            "Er zijn twee kampen. Laat van elke kant iemand vertellen wat die zag, zonder te"
            " overtuigen."
        ),
        Pattern.DIVIDED: gettext(
            "De stemmen lopen uiteen. Vraag eerst wat iemand letterlijk zag gebeuren, en dan pas"
            " naar het niveau."
        ),
        Pattern.SPREAD: gettext(
            "De stemmen gaan alle kanten op. Vraag eerst wat iemand letterlijk zag gebeuren, en dan"
            " pas naar het niveau."
        ),
    }[pattern]


def _statement_text(pattern: Pattern) -> str:
    """As `_behaviour_text`, for a statement, which has no right answer."""
    match pattern:
        case Pattern.SINGLE:
            return gettext(
                "Er is één stem. Vraag de hele groep wat je hier kunt kiezen, en waarom."
            )
        case Pattern.CAMPS:
            return gettext(
                "Er zijn twee kampen. Laat van elke kant iemand een voorbeeld vertellen, zonder te"
                " overtuigen."
            )
        case Pattern.DIVIDED:
            return gettext(
                "De stemmen lopen uiteen. Vraag eerst wat iedereen onder deze stelling verstaat."
            )
        case Pattern.SPREAD:
            return gettext(
                "De stemmen gaan alle kanten op. Vraag eerst wat iedereen onder deze stelling"
                " verstaat."
            )
        case _:
            return gettext(
                "De stemmen liggen dicht bij elkaar. Vraag wie er anders over denkt: een klant, een"
                " collega?"
            )


def lean_text(lean: Lean) -> str:
    """The advice for the debrief of the sides of a dilemma."""
    return {
        Lean.ONE_SIDE: gettext(
            "De meeste stemmen staan aan dezelfde kant. Vraag wie de andere kan verdedigen."
        ),
        Lean.TWO_SIDES: gettext(
            "De stemmen staan aan twee kanten. Laat mensen van verschillende kanten samen praten."
        ),
        Lean.MORE_SIDES: gettext(
            "Er zijn meer dan twee kanten gekozen. Vraag waar het voor iemand van afhangt."
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
