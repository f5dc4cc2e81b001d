"""Remarks on a vote besides its figures: hidden results, and ballots that came in late."""

from __future__ import annotations

from workshop_app.handouts.outcomes import ItemOutcome
from workshop_app.handouts.wording import rounds_inside, votes_text
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.session.items import PollFlow

HIDDEN = {
    PollFlow.ONCE: gettext_noop(
        "De uitslag was voor de groep verborgen toen dit verslag werd gemaakt."
    ),
    PollFlow.TALK_BETWEEN: gettext_noop(
        "De uitslag van {name} was voor de groep verborgen toen dit verslag werd gemaakt."
    ),
    PollFlow.NOW_AND_NEEDED: gettext_noop(
        "De uitslag van ‘{name}’ was voor de groep verborgen toen dit verslag werd gemaakt."
    ),
}
"""The remark on a round whose result is hidden from the group."""

SEALED = {
    PollFlow.ONCE: gettext_noop("In de stembus: {votes}."),
    PollFlow.TALK_BETWEEN: gettext_noop("In de stembus van {name}: {votes}."),
    PollFlow.NOW_AND_NEEDED: gettext_noop("In de stembus van ‘{name}’: {votes}."),
}
STILL_OPEN = gettext_noop("De stemming was nog open toen dit verslag werd gemaakt.")
NOT_REPORTED = gettext_noop(
    "Wat er is gekozen, staat pas in het verslag als de groep de uitslag heeft gezien."
)
"""The remark on ballots whose result has not been shown."""

ADDED_TO = {
    PollFlow.ONCE: gettext_noop(
        "Na een eerdere uitslag is hier verder gestemd in de stembus. Wie beide uitslagen zag, kan "
        "weten wat er bij kwam."
    ),
    PollFlow.TALK_BETWEEN: gettext_noop(
        "Na een eerdere uitslag is in {name} verder gestemd in de stembus. Wie beide uitslagen"
        " zag, "
        "kan weten wat er bij kwam."
    ),
    PollFlow.NOW_AND_NEEDED: gettext_noop(
        "Na een eerdere uitslag is bij ‘{name}’ verder gestemd in de stembus. Wie beide uitslagen "
        "zag, kan weten wat er bij kwam."
    ),
}
"""The remark on ballots that came in after a result was shown."""


def remarks(item: ItemOutcome, unit: int = 1) -> list[str]:
    """Return the remarks on a vote; `unit` is the number of votes that a dot represents."""
    flow = item.poll.flow
    names = rounds_inside(flow)
    sentences = [
        gettext(HIDDEN[flow], name=names[found.number - 1]) for found in item.rounds if found.hidden
    ]
    for sealed in item.sealed:
        line = gettext(SEALED[flow], name=names[sealed.number - 1], votes=votes_text(sealed.votes))
        went_on = [gettext(STILL_OPEN)] if sealed.is_open else []
        sentences.append(" ".join([line, *went_on, gettext(NOT_REPORTED)]))
    sentences += [
        gettext(ADDED_TO[flow], name=names[found.number - 1])
        for found in item.rounds
        if found.added_to
    ]
    if unit > 1:
        sentences.append(gettext("Elke stip staat voor hoogstens {unit} stemmen.", unit=unit))
    return sentences
