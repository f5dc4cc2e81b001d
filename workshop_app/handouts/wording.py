"""The texts for the results of a vote. Counts come first, percentages after them.

The constants are in Dutch, to be translated where they are used.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome
from workshop_app.handouts.page.style import decimal, percentage
from workshop_app.language import mark, say, say_count
from workshop_app.results.agreement import Harmony
from workshop_app.results.comparison import moved
from workshop_app.results.reference import Distance, Learned, distance
from workshop_app.results.tables import moves
from workshop_app.session.items import PollFlow
from workshop_app.session.state import VotingMethod

HARMONY_WORDS = {
    Harmony.CAMPS: mark("twee kampen"),
    Harmony.SPREAD: mark("alle kanten op"),
    Harmony.DIVIDED: mark("verdeeld"),
    Harmony.MOSTLY: mark("grotendeels eens"),
    Harmony.UNITED: mark("eensgezind"),
}
STEP_WORDS = {
    StepKind.WELCOME: mark("Welkom"),
    StepKind.STAIRCASE: mark("De trap"),
    StepKind.EXPLANATION: mark("Uitleg"),
    StepKind.CARD: mark("Kaart"),
    StepKind.TRANSFER: mark("Nog een situatie"),
    StepKind.STATEMENT: mark("Stelling"),
    StepKind.TEAM: mark("Onze eigen trap"),
    StepKind.QUESTION: mark("Open vraag"),
    StepKind.FEEDBACK: mark("Feedback oefenen"),
    StepKind.PLEDGES: mark("Voornemens"),
    StepKind.LOOK_BACK: mark("Terugblik"),
    StepKind.BREAK: mark("Pauze"),
    StepKind.END: mark("Afsluiting"),
}
WAY_WORDS = {
    VotingMethod.SHOW_OF_HANDS: mark("handopsteken"),
    VotingMethod.BALLOT_BOX: mark("stembus"),
    VotingMethod.TABLES: mark("per tafel"),
}

NOTHING_SEEN = mark("Van de vijf niveaus is nog niets te zien.")
"""The text for the niveau that has no indicators."""


def with_time(text: str, time: int) -> str:
    """Return a title, with its ordinal from the second time on."""
    return text if time == 1 else say("{text} ({time}e keer)").format(text=text, time=time)


def votes_words(votes: int) -> str:
    """Return a number of votes, such as `1 stem` or `12 stemmen`."""
    return say_count("1 stem", "{count} stemmen", votes).format(count=votes)


def total_words(found: RoundOutcome) -> str:
    """Return the number of votes in a round, counted in tables if only tables voted."""
    if len(found.tables) < found.votes:
        return votes_words(found.votes)
    return say_count("1 tafel", "{count} tafels", found.votes).format(count=found.votes)


def share_words(part: int, whole: int) -> str:
    """Return a share, such as `7 van 12 (58 %)`."""
    words = say("{part} van {whole} ({share})")
    return words.format(part=part, whole=whole, share=percentage(part, whole))


def round_names(flow: PollFlow) -> tuple[str, str]:
    """Return the names of the two rounds; empty for a vote that is held once."""
    if flow is PollFlow.ONCE:
        return "", ""
    if flow is PollFlow.NOW_AND_NEEDED:
        return say("Nu"), say("Nodig")
    return say("Ronde 1"), say("Ronde 2")


def rounds_inside(flow: PollFlow) -> tuple[str, str]:
    """Return the same names for use within a sentence."""
    if flow is PollFlow.ONCE:
        return "", ""
    if flow is PollFlow.NOW_AND_NEEDED:
        return say("nu"), say("nodig")
    return say("ronde 1"), say("ronde 2")


def harmony_words(found: RoundOutcome) -> str:
    """Return the agreement as text; empty if the options have no order."""
    return say(HARMONY_WORDS[found.figures.harmony]) if found.figures else ""


def niveau_words(niveau: int) -> str:
    """Return a niveau for use within a sentence: `niveau 3`."""
    return say("niveau {number}").format(number=niveau)


def middle_words(median: tuple[int, int], scale: Scale) -> str:
    """Return the median vote: `niveau 3`, or `tussen 2 en 3` if an even group is split there.

    For scales other than the staircase, the labels of the options are used.
    """
    low, high = median
    if scale.kind is ScaleKind.NIVEAUS:
        between = say("tussen {low} en {high}")
        return niveau_words(low) if low == high else between.format(low=low, high=high)
    labels = {option.number: option.label for option in scale.options}
    between = say("tussen ‘{low}’ en ‘{high}’")
    return labels[low] if low == high else between.format(low=labels[low], high=labels[high])


def nearness_words(median: tuple[int, int], reference: int) -> str:
    """Return how the median vote relates to the reference: equal, stricter or milder.

    A group that chooses a lower niveau than the reference is stricter.
    """
    low, high = median
    if low <= reference <= high:
        return say("gelijk aan de duiding") if low == high else say("met de duiding daarbinnen")
    if low > reference:
        count = low - reference
        words = say_count(
            "1 niveau milder dan de duiding", "{count} niveaus milder dan de duiding", count
        )
    else:
        count = reference - high
        words = say_count(
            "1 niveau strenger dan de duiding", "{count} niveaus strenger dan de duiding", count
        )
    return words.format(count=count)


def distance_words(outcome: ItemOutcome) -> str:
    """Return how the votes of the last round relate to the reference; empty without one."""
    reference = outcome.poll.reference
    if reference is None or not outcome.rounds:
        return ""
    last = outcome.rounds[-1]
    found = distance(last.counts, reference.niveau)
    if found is None:
        return ""
    parts = [say("{share} gelijk").format(share=share_words(found.same, found.votes))]
    if found.stricter:
        parts.append(say("{votes} strenger").format(votes=found.stricter))
    if found.milder:
        parts.append(say("{votes} milder").format(votes=found.milder))
    words = (
        say("Naast de duiding in ronde {number}: {votes}.")
        if outcome.poll.rounds > 1
        else say("Naast de duiding: {votes}.")
    )
    return words.format(number=last.number, votes=f"{', '.join(parts)}{_mean_words(found)}")


def _mean_words(found: Distance) -> str:
    size = decimal(abs(found.mean))
    if size == decimal(0):
        return "" if found.same == found.votes else say("; gemiddeld gelijk")
    words = (
        say("; gemiddeld {size} niveau milder")
        if found.mean > 0
        else say("; gemiddeld {size} niveau strenger")
    )
    return words.format(size=size)


def learned_words(found: Learned) -> str:
    """Return how many votes matched the reference before the talk, after it, and in the transfer.

    Empty if either the card or the transfer has no result.
    """
    here = found.transfer
    if not here.votes or not (found.first.votes or found.second.votes):
        return ""
    parts = [
        words.format(share=share_words(one.on, one.votes))
        for one, words in (
            (found.first, say("{share} voor het gesprek")),
            (found.second, say("{share} erna")),
            (here, say("{share} in de nieuwe situatie")),
        )
        if one.votes
    ]
    return say("Op de duiding stonden {shares}.").format(shares=listed(parts))


def moved_words(outcome: ItemOutcome) -> str:
    """Return how many votes must have changed on an unordered scale; empty without two rounds."""
    if outcome.first is None or outcome.second is None:
        return ""
    least = moved(outcome.first.counts, outcome.second.counts)
    if not least:
        return say("Na het gesprek bleven de aantallen gelijk.")
    words = say_count(
        "Na het gesprek was minstens 1 stem anders.",
        "Na het gesprek waren minstens {count} stemmen anders.",
        least,
    )
    return words.format(count=least)


def tables_words(outcome: ItemOutcome) -> str:
    """Return which tables changed their choice; empty if no table voted twice."""
    if outcome.first is None or outcome.second is None:
        return ""
    if not outcome.first.tables.keys() & outcome.second.tables.keys():
        return ""
    if outcome.poll.flow is PollFlow.NOW_AND_NEEDED:
        return ""
    changed = [move.table for move in moves(outcome.first.tables, outcome.second.tables)]
    if not changed:
        return say("Geen tafel koos in ronde 2 iets anders.")
    if len(changed) > 1 and changed == sorted(
        outcome.first.tables.keys() | outcome.second.tables.keys()
    ):
        return say("Alle tafels kozen in ronde 2 iets anders.")
    words = say_count(
        "Tafel {tables} koos in ronde 2 iets anders.",
        "Tafels {tables} kozen in ronde 2 iets anders.",
        len(changed),
    )
    return words.format(tables=listed([str(table) for table in changed]))


def listed(words: Sequence[str]) -> str:
    """Return a list as text: `1`, `1 en 2`, `1, 2 en 3`."""
    *others, last = words
    if not others:
        return last
    return say("{others} en {last}").format(others=", ".join(others), last=last)


def minutes_words(seconds: float) -> str:
    """Return time spent in whole minutes; a dash if there was none."""
    if seconds <= 0:
        return "–"
    return str(int(seconds / 60 + 0.5)) if seconds >= 30 else "< 1"
