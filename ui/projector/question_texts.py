"""The projector's texts about a question and its result."""

from __future__ import annotations

from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.foreign_text import SOFT_HYPHEN, filled, isolated
from workshop_app.i18n import gettext
from workshop_app.results.tally import Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import Question
from workshop_app.session.state import VotingMethod

FEWEST_ASKED = 2
"""Minimum number of votes for a choice that the room is asked about."""

SHORT = 24
"""Maximum number of characters of an option that is named by its text."""

SELF_TEST = (ItemKind.TEAM, ItemKind.INDICATOR)


def round_text(question: Question, round_: int, rounds: int = 2) -> str:
    """The name of the round; empty if there is only one."""
    if rounds == 1:
        return ""
    if question.kind in SELF_TEST:
        return gettext("nu") if round_ == 1 else gettext("nodig")
    return gettext("ronde {round_}", round_=round_)


def vote_prompt(question: Question, method: VotingMethod, *, is_open: bool) -> str:
    """The instruction for voting."""
    if not is_open:
        return gettext("De stemming is gesloten.")
    match method:
        case VotingMethod.BALLOT_BOX:
            return gettext("Kom één voor één stemmen. Niemand ziet wat jij kiest.")
        case VotingMethod.TABLES:
            return gettext("Kies samen één antwoord en geef het door.")
        case VotingMethod.SHOW_OF_HANDS if question.scale.kind is ScaleKind.NIVEAUS:
            if question.kind is ItemKind.BEHAVIOUR:
                return gettext("Steek je hand op bij het niveau dat jij ziet.")
            return gettext("Steek je hand op bij de trede die jij kiest.")
        case VotingMethod.SHOW_OF_HANDS:
            return gettext("Steek je hand op bij jouw antwoord.")


def median_text(median: tuple[int, int], scale: Scale | None = None) -> str:
    """The text about the median vote, which may fall between two niveaus or answers."""
    low, high = median
    if low == high and (scale is None or scale.kind is ScaleKind.NIVEAUS):
        return gettext("middelste stem: niveau {low}", low=low)
    if low == high and scale is not None:
        return gettext("middelste stem: {low}", low=_label(scale, low))
    return gettext("middelste stem: tussen {low} en {high}", low=low, high=high)


def question_for(counts: Counts, scale: Scale | None = None, *, by_table: bool = False) -> str:
    """The question to the room about the choice that stands out in a result.

    It never asks about the choice of a single person, who would have to answer in front of all.
    Empty without votes, and for an evaluation, which people need not explain.
    """
    fewest = 1 if by_table else FEWEST_ASKED
    chosen = [choice for choice, votes in enumerate(counts) if votes]
    if not chosen or (scale is not None and scale.kind is ScaleKind.EVALUATION):
        return ""
    seen = scale is None or scale.kind is ScaleKind.NIVEAUS
    most = max(chosen, key=lambda choice: counts[choice])
    if counts[most] < fewest:
        return _ask_all(seen)
    if len(chosen) == 1:
        text = (
            gettext("Iedereen koos {answer}. Waaraan zag je dat?")
            if seen
            else gettext("Iedereen koos {answer}. Waarom?")
        )
        return filled(text, answer=called(scale, chosen[0]))
    asked = [choice for choice in chosen if counts[choice] >= fewest]
    if scale is None or scale.is_ordered:
        apart = max(asked, key=lambda choice: (abs(choice - most), -counts[choice]))
    else:
        others = [choice for choice in asked if choice != most]
        apart = min(others or [most], key=lambda one: counts[one])
    text = _ask_table() if counts[apart] == 1 else _ask_some(by_table)
    return filled(text, number=counts[apart], answer=called(scale, apart))


def later_votes_text() -> str:
    """The text that people voted after an earlier result was shown."""
    return gettext("Na een eerdere uitslag is hier verder gestemd.")


def _ask_all(seen: bool) -> str:  # noqa: FBT001 - whether the scale has niveaus
    if seen:
        return gettext("Wat zag je? Vertel het elkaar.")
    return gettext("Waarom koos je dit? Vertel het elkaar.")


def _ask_table() -> str:
    return gettext("Waarom koos één tafel {answer}?")


def _ask_some(by_table: bool) -> str:  # noqa: FBT001 - as above
    if by_table:
        return gettext("Waarom kozen {number} tafels {answer}?")
    return gettext("Waarom kozen {number} van ons {answer}?")


def called(scale: Scale | None, choice: int) -> str:
    """The name of an option in a sentence: a niveau by its number, a short option by its text."""
    if scale is None or scale.kind is ScaleKind.NIVEAUS:
        return gettext("niveau {choice}", choice=choice)
    label = _label(scale, choice)
    if len(label) <= SHORT:
        return f"‘{isolated(label)}’"
    return gettext("kant {choice}", choice=choice)


def _label(scale: Scale, choice: int) -> str:
    for option in scale.options:
        if option.number == choice:
            return option.label.replace(SOFT_HYPHEN, "")
    raise ValueError(f"no option {choice}")


def steps_in_words(difference: float) -> str:
    """A gap on the staircase in words, rounded to half a step: "ongeveer twee treden hoger"."""
    halves = int(abs(difference) * 2 + 0.5)
    if halves == 0:
        return gettext("(bijna) geen verschil")
    words = (
        gettext("een halve trede"),
        gettext("één trede"),
        gettext("anderhalve trede"),
        gettext("twee treden"),
        gettext("tweeënhalve trede"),
        gettext("drie treden"),
        gettext("drieënhalve trede"),
        gettext("vier treden"),
        gettext("vierenhalve trede"),
        gettext("vijf treden"),
    )[halves - 1]
    text = (
        gettext("ongeveer {words} hoger") if difference > 0 else gettext("ongeveer {words} lager")
    )
    return filled(text, words=words)
