"""The Dutch words for what came out of a vote. Counts come first, percentages after them."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome
from workshop_app.handouts.style import dutch_number, percentage
from workshop_app.results.agreement import Harmony
from workshop_app.results.distance import Distance, distance
from workshop_app.results.learned import Learned
from workshop_app.results.shift import moved
from workshop_app.results.tables import moves
from workshop_app.session.items import Trail
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.state import Way

HARMONY_WORDS = {
    Harmony.CAMPS: "twee kampen",
    Harmony.SPREAD: "alle kanten op",
    Harmony.DIVIDED: "verdeeld",
    Harmony.MOSTLY: "grotendeels eens",
    Harmony.UNITED: "eensgezind",
}
STEP_WORDS = {
    StepKind.WELCOME: "Welkom",
    StepKind.STAIRCASE: "De trap",
    StepKind.EXPLANATION: "Uitleg",
    StepKind.CARD: "Kaart",
    StepKind.TRANSFER: "Nog een situatie",
    StepKind.STATEMENT: "Stelling",
    StepKind.TEAM: "Onze eigen trap",
    StepKind.QUESTION: "Open vraag",
    StepKind.FEEDBACK: "Feedback oefenen",
    StepKind.PLEDGES: "Voornemens",
    StepKind.LOOK_BACK: "Terugblik",
    StepKind.BREAK: "Pauze",
    StepKind.END: "Afsluiting",
}
WAY_WORDS = {
    Way.SHOW_OF_HANDS: "handopsteken",
    Way.BALLOT_BOX: "stembus",
    Way.TABLES: "per tafel",
}
MARKS = {
    WorkshopKind.REAL: "",
    WorkshopKind.REHEARSAL: "OEFENING, met verzonnen stemmen",
    WorkshopKind.DEMO: "Demo: geen echte groep",
}
"""What a report says of itself on every page."""

NOTHING_SEEN = "Van de vijf niveaus is nog niets te zien."
"""What there is to see on the step that has no indicators."""


def with_time(text: str, time: int) -> str:
    """A title, and whether this was the second time or a later one."""
    return text if time == 1 else f"{text} ({time}e keer)"


def votes_words(votes: int) -> str:
    """A number of votes, such as `1 stem` or `12 stemmen`."""
    return f"{votes} stem" if votes == 1 else f"{votes} stemmen"


def total_words(found: RoundOutcome) -> str:
    """How many votes a round has: of tables, where only tables voted."""
    if len(found.tables) < found.votes:
        return votes_words(found.votes)
    return "1 tafel" if found.votes == 1 else f"{found.votes} tafels"


def share_words(part: int, whole: int) -> str:
    """A share, such as `7 van 12 (58 %)`."""
    return f"{part} van {whole} ({percentage(part, whole)})"


def round_names(trail: Trail) -> tuple[str, str]:
    """What the two rounds of a vote are called; a vote that is held once has no name."""
    if trail is Trail.ONCE:
        return "", ""
    return ("Nu", "Nodig") if trail is Trail.NOW_AND_NEEDED else ("Ronde 1", "Ronde 2")


def harmony_words(found: RoundOutcome) -> str:
    """The agreement in words; empty where the options have no order."""
    return HARMONY_WORDS[found.figures.harmony] if found.figures else ""


def middle_words(median: tuple[int, int], scale: Scale) -> str:
    """The middle vote: `niveau 3`, or `tussen 2 en 3` for an even group split there.

    On another scale than the staircase the options' own words.
    """
    low, high = median
    if scale.kind is ScaleKind.NIVEAUS:
        return f"niveau {low}" if low == high else f"tussen {low} en {high}"
    labels = {option.number: option.label for option in scale.options}
    return labels[low] if low == high else f"tussen ‘{labels[low]}’ en ‘{labels[high]}’"


def nearness_words(median: tuple[int, int], reference: int) -> str:
    """Where the middle vote lies beside the duiding: the group was stricter, milder or neither.

    A group that sees a lower niveau than the duiding judges more strictly.
    """
    low, high = median
    if low <= reference <= high:
        return "gelijk aan de duiding" if low == high else "met de duiding daarbinnen"
    steps = low - reference if low > reference else reference - high
    amount = "1 niveau" if steps == 1 else f"{steps} niveaus"
    return f"{amount} {'milder' if low > reference else 'strenger'} dan de duiding"


def distance_words(outcome: ItemOutcome) -> str:
    """How the votes of the last round lie beside the duiding; empty where there is none."""
    reference = outcome.poll.reference
    if reference is None or not outcome.rounds:
        return ""
    last = outcome.rounds[-1]
    found = distance(last.counts, reference.niveau)
    if found is None:
        return ""
    parts = [f"{share_words(found.same, found.votes)} gelijk"]
    parts += [
        f"{votes} {word}"
        for votes, word in ((found.stricter, "strenger"), (found.milder, "milder"))
        if votes
    ]
    when = f" in ronde {last.number}" if outcome.poll.rounds > 1 else ""
    return f"Naast de duiding{when}: {', '.join(parts)}{_mean_words(found)}."


def _mean_words(found: Distance) -> str:
    size = dutch_number(abs(found.mean))
    if size == dutch_number(0):
        return "" if found.same == found.votes else "; gemiddeld gelijk"
    return f"; gemiddeld {size} niveau {'milder' if found.mean > 0 else 'strenger'}"


def learned_words(found: Learned) -> str:
    """How many votes were on the duiding before the talk, after it, and in the new situation.

    Empty where one of the two situations has no result.
    """
    here = found.transfer
    if not here.votes or not (found.first.votes or found.second.votes):
        return ""
    parts = [
        f"{share_words(one.on, one.votes)} {when}"
        for one, when in (
            (found.first, "voor het gesprek"),
            (found.second, "erna"),
            (here, "in de nieuwe situatie"),
        )
        if one.votes
    ]
    return f"Op de duiding stonden {listed(parts)}."


def moved_words(outcome: ItemOutcome) -> str:
    """How many votes must have changed, where the options have no order; empty without two rounds."""
    if outcome.first is None or outcome.second is None:
        return ""
    least = moved(outcome.first.counts, outcome.second.counts)
    if not least:
        return "Na het gesprek bleven de aantallen gelijk."
    if least == 1:
        return "Na het gesprek was minstens 1 stem anders."
    return f"Na het gesprek waren minstens {least} stemmen anders."


def tables_words(outcome: ItemOutcome) -> str:
    """Which tables chose differently the second time; empty where no table voted twice."""
    if outcome.first is None or outcome.second is None:
        return ""
    if not outcome.first.tables.keys() & outcome.second.tables.keys():
        return ""
    if outcome.poll.trail is Trail.NOW_AND_NEEDED:
        return ""
    changed = [move.table for move in moves(outcome.first.tables, outcome.second.tables)]
    if not changed:
        return "Geen tafel koos in ronde 2 iets anders."
    if len(changed) > 1 and changed == sorted(
        outcome.first.tables.keys() | outcome.second.tables.keys()
    ):
        return "Alle tafels kozen in ronde 2 iets anders."
    verb = "koos" if len(changed) == 1 else "kozen"
    names = listed([str(table) for table in changed])
    return f"{'Tafel' if len(changed) == 1 else 'Tafels'} {names} {verb} in ronde 2 iets anders."


def listed(words: Sequence[str]) -> str:
    """Words in a row: `1`, `1 en 2`, `1, 2 en 3`."""
    *others, last = words
    return f"{', '.join(others)} en {last}" if others else last


def minutes_words(seconds: float) -> str:
    """Time spent in whole minutes; a dash where there was none."""
    if seconds <= 0:
        return "–"
    return str(int(seconds / 60 + 0.5)) if seconds >= 30 else "< 1"
