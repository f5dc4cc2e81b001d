"""The texts for the results of a vote. Counts come first, percentages after them.

The constants are in Dutch, to be translated where they are used.
"""

from __future__ import annotations

from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.foreign_text import filled
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome
from workshop_app.handouts.page.style import decimal, percentage
from workshop_app.i18n import gettext, gettext_noop, listed, ngettext
from workshop_app.results.comparison import moved
from workshop_app.results.reference import Distance, Learned, distance
from workshop_app.results.tables import moves
from workshop_app.session.items import PollFlow
from workshop_app.session.labels import harmony_label
from workshop_app.session.state import VotingMethod

METHOD_TEXTS = {
    VotingMethod.SHOW_OF_HANDS: gettext_noop("handopsteken"),
    VotingMethod.BALLOT_BOX: gettext_noop("stembus"),
    VotingMethod.TABLES: gettext_noop("per tafel"),
}

NOTHING_SEEN = gettext_noop("Van de vijf niveaus is nog niets te zien.")
"""The text for the niveau that has no indicators."""


def with_time(text: str, time: int) -> str:
    """Return a title, with its ordinal from the second time on."""
    return text if time == 1 else gettext("{text} ({time}e keer)", text=text, time=time)


def votes_text(votes: int) -> str:
    """Return a number of votes, such as `1 stem` or `12 stemmen`."""
    return ngettext("1 stem", "{count} stemmen", votes)


def total_text(found: RoundOutcome) -> str:
    """Return the number of votes in a round, counted in tables if only tables voted."""
    if len(found.tables) < found.votes:
        return votes_text(found.votes)
    return ngettext("1 tafel", "{count} tafels", found.votes)


def share_text(part: int, whole: int) -> str:
    """Return a share, such as `7 van 12 (58 %)`."""
    share = percentage(part, whole)
    return gettext("{part} van {whole} ({share})", part=part, whole=whole, share=share)


def round_names(flow: PollFlow) -> tuple[str, str]:
    """Return the names of the two rounds; empty for a vote that is held once."""
    if flow is PollFlow.ONCE:
        return "", ""
    if flow is PollFlow.NOW_AND_NEEDED:
        return gettext("Nu"), gettext("Nodig")
    return gettext("Ronde 1"), gettext("Ronde 2")


def rounds_inside(flow: PollFlow) -> tuple[str, str]:
    """Return the same names for use within a sentence."""
    if flow is PollFlow.ONCE:
        return "", ""
    if flow is PollFlow.NOW_AND_NEEDED:
        return gettext("nu"), gettext("nodig")
    return gettext("ronde 1"), gettext("ronde 2")


def harmony_text(found: RoundOutcome) -> str:
    """Return the agreement as text; empty if the options have no order."""
    return harmony_label(found.figures.harmony) if found.figures else ""


def niveau_text(niveau: int) -> str:
    """Return a niveau for use within a sentence: `niveau 3`."""
    return gettext("niveau {number}", number=niveau)


def middle_text(median: tuple[int, int], scale: Scale) -> str:
    """Return the median vote: `niveau 3`, or `tussen 2 en 3` if an even group is split there.

    For scales other than the staircase, the labels of the options are used.
    """
    low, high = median
    if scale.kind is ScaleKind.NIVEAUS:
        between = gettext("tussen {low} en {high}")
        return niveau_text(low) if low == high else filled(between, low=low, high=high)
    labels = {option.number: option.label for option in scale.options}
    between = gettext("tussen ‘{low}’ en ‘{high}’")
    return labels[low] if low == high else filled(between, low=labels[low], high=labels[high])


def nearness_text(median: tuple[int, int], reference: int) -> str:
    """Return how the median vote relates to the reference: equal, stricter or milder.

    A group that chooses a lower niveau than the reference is stricter.
    """
    low, high = median
    if low <= reference <= high:
        return (
            gettext("gelijk aan de duiding")
            if low == high
            else gettext("de duiding ligt daartussen")
        )
    if low > reference:
        count = low - reference
        return ngettext(
            "1 niveau milder dan de duiding", "{count} niveaus milder dan de duiding", count
        )
    count = reference - high
    return ngettext(
        "1 niveau strenger dan de duiding", "{count} niveaus strenger dan de duiding", count
    )


def distance_text(outcome: ItemOutcome) -> str:
    """Return how the votes of the last round relate to the reference; empty without one."""
    reference = outcome.poll.reference
    if reference is None or not outcome.rounds:
        return ""
    last = outcome.rounds[-1]
    found = distance(last.counts, reference.niveau)
    if found is None:
        return ""
    parts = [gettext("{share} gelijk", share=share_text(found.same, found.votes))]
    if found.stricter:
        parts.append(gettext("{votes} strenger", votes=found.stricter))
    if found.milder:
        parts.append(gettext("{votes} milder", votes=found.milder))
    words = (
        gettext("Naast de duiding in ronde {number}: {votes}.")
        if outcome.poll.rounds > 1
        else gettext("Naast de duiding: {votes}.")
    )
    return filled(words, number=last.number, votes=f"{', '.join(parts)}{_mean_text(found)}")


def _mean_text(found: Distance) -> str:
    size = decimal(abs(found.mean))
    if size == decimal(0):
        return "" if found.same == found.votes else gettext("; gemiddeld gelijk")
    words = (
        gettext("; gemiddeld {size} niveau milder")
        if found.mean > 0
        else gettext("; gemiddeld {size} niveau strenger")
    )
    return filled(words, size=size)


def learned_text(found: Learned) -> str:
    """Return how many votes matched the reference before the talk, after it, and in the transfer.

    Empty if either the card or the transfer has no result.
    """
    here = found.transfer
    if not here.votes or not (found.first.votes or found.second.votes):
        return ""
    parts = [
        filled(words, share=share_text(one.on, one.votes))
        for one, words in (
            (found.first, gettext("{share} voor het gesprek")),
            (found.second, gettext("{share} erna")),
            (here, gettext("{share} in de nieuwe situatie")),
        )
        if one.votes
    ]
    return gettext("Op de duiding stonden {shares}.", shares=listed(parts))


def moved_text(outcome: ItemOutcome) -> str:
    """Return how many votes must have changed on an unordered scale; empty without two rounds."""
    if outcome.first is None or outcome.second is None:
        return ""
    least = moved(outcome.first.counts, outcome.second.counts)
    if not least:
        return gettext("Na het gesprek bleven de aantallen gelijk.")
    return ngettext(
        "Na het gesprek was minstens 1 stem anders.",
        "Na het gesprek waren minstens {count} stemmen anders.",
        least,
    )


def tables_text(outcome: ItemOutcome) -> str:
    """Return which tables changed their choice; empty if no table voted twice."""
    if outcome.first is None or outcome.second is None:
        return ""
    if not outcome.first.tables.keys() & outcome.second.tables.keys():
        return ""
    if outcome.poll.flow is PollFlow.NOW_AND_NEEDED:
        return ""
    changed = [move.table for move in moves(outcome.first.tables, outcome.second.tables)]
    if not changed:
        return gettext("Geen tafel koos in ronde 2 iets anders.")
    if len(changed) > 1 and changed == sorted(
        outcome.first.tables.keys() | outcome.second.tables.keys()
    ):
        return gettext("Alle tafels kozen in ronde 2 iets anders.")
    return ngettext(
        "Tafel {tables} koos in ronde 2 iets anders.",
        "Tafels {tables} kozen in ronde 2 iets anders.",
        len(changed),
        tables=listed([str(table) for table in changed]),
    )


def minutes_text(seconds: float) -> str:
    """Return time spent in whole minutes; a dash if there was none."""
    if seconds <= 0:
        return "–"
    return str(int(seconds / 60 + 0.5)) if seconds >= 30 else "< 1"
