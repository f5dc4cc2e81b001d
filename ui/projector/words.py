"""The projector's texts about a question and its result."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.foreign_text import filled, isolated
from workshop_app.results.agreement import Harmony
from workshop_app.results.tally import Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import Question
from workshop_app.session.state import VotingMethod

translate = QCoreApplication.translate

SOFT_HYPHEN = "\u00ad"
FEWEST_ASKED = 2
"""Minimum number of votes for a choice that the room is asked about."""

SHORT = 24
"""Maximum number of characters of an option that is named by its text."""

SELF_TEST = (ItemKind.TEAM, ItemKind.INDICATOR)


def round_words(question: Question, round_: int, rounds: int = 2) -> str:
    """The name of the round; empty if there is only one."""
    if rounds == 1:
        return ""
    if question.kind in SELF_TEST:
        return translate("Projector", "nu") if round_ == 1 else translate("Projector", "nodig")
    return translate("Projector", "ronde %1").replace("%1", str(round_))


def vote_prompt(question: Question, method: VotingMethod, *, is_open: bool) -> str:
    """The instruction for voting."""
    if not is_open:
        return translate("Projector", "De stemming is gesloten.")
    match method:
        case VotingMethod.BALLOT_BOX:
            return translate("Projector", "Kom één voor één stemmen. Niemand ziet wat jij kiest.")
        case VotingMethod.TABLES:
            return translate("Projector", "Kies samen één antwoord en geef het door.")
        case VotingMethod.SHOW_OF_HANDS if question.scale.kind is ScaleKind.NIVEAUS:
            if question.kind is ItemKind.BEHAVIOUR:
                return translate("Projector", "Steek je hand op bij het niveau dat jij ziet.")
            return translate("Projector", "Steek je hand op bij de trede die jij kiest.")
        case VotingMethod.SHOW_OF_HANDS:
            return translate("Projector", "Steek je hand op bij jouw antwoord.")


def harmony_words(harmony: Harmony) -> str:
    """The text about how far a group agrees."""
    return {
        Harmony.UNITED: translate("Projector", "eensgezind"),
        Harmony.MOSTLY: translate("Projector", "grotendeels eens"),
        Harmony.DIVIDED: translate("Projector", "verdeeld"),
        Harmony.SPREAD: translate("Projector", "alle kanten op"),
        Harmony.CAMPS: translate("Projector", "twee kampen"),
    }[harmony]


def median_words(median: tuple[int, int], scale: Scale | None = None) -> str:
    """The text about the median vote, which may fall between two niveaus or answers."""
    low, high = median
    if low == high and (scale is None or scale.kind is ScaleKind.NIVEAUS):
        return translate("Projector", "middelste stem: niveau %1").replace("%1", str(low))
    if low == high and scale is not None:
        text = translate("Projector", "middelste stem: %1")
        return filled(text, _label(scale, low))
    text = translate("Projector", "middelste stem: tussen %1 en %2")
    return text.replace("%1", str(low)).replace("%2", str(high))


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
            translate("Projector", "Iedereen koos %1. Waaraan zag je dat?")
            if seen
            else translate("Projector", "Iedereen koos %1. Waarom?")
        )
        return filled(text, called(scale, chosen[0]))
    asked = [choice for choice in chosen if counts[choice] >= fewest]
    if scale is None or scale.is_ordered:
        apart = max(asked, key=lambda choice: (abs(choice - most), -counts[choice]))
    else:
        others = [choice for choice in asked if choice != most]
        apart = min(others or [most], key=lambda one: counts[one])
    text = _ask_table() if counts[apart] == 1 else _ask_some(by_table)
    return filled(text, counts[apart], called(scale, apart))


def later_votes_words() -> str:
    """The text that people voted after an earlier result was shown."""
    return translate("Projector", "Na een eerdere uitslag is hier verder gestemd.")


def _ask_all(seen: bool) -> str:  # noqa: FBT001 - whether the scale has niveaus
    if seen:
        return translate("Projector", "Wat zag je? Vertel het elkaar.")
    return translate("Projector", "Waarom koos je dit? Vertel het elkaar.")


def _ask_table() -> str:
    return translate("Projector", "Waarom koos één tafel %2?")


def _ask_some(by_table: bool) -> str:  # noqa: FBT001 - as above
    if by_table:
        return translate("Projector", "Waarom kozen %1 tafels %2?")
    return translate("Projector", "Waarom kozen %1 van ons %2?")


def called(scale: Scale | None, choice: int) -> str:
    """The name of an option in a sentence: a niveau by its number, a short option by its text."""
    if scale is None or scale.kind is ScaleKind.NIVEAUS:
        return translate("Projector", "niveau %1").replace("%1", str(choice))
    label = _label(scale, choice)
    if len(label) <= SHORT:
        return f"‘{isolated(label)}’"
    return translate("Projector", "kant %1").replace("%1", str(choice))


def _label(scale: Scale, choice: int) -> str:
    for option in scale.options:
        if option.number == choice:
            return option.label.replace(SOFT_HYPHEN, "")
    raise ValueError(f"no option {choice}")


def steps_in_words(difference: float) -> str:
    """A gap on the staircase in words, rounded to half a step: "ongeveer twee treden hoger"."""
    halves = int(abs(difference) * 2 + 0.5)
    if halves == 0:
        return translate("Projector", "(bijna) geen verschil")
    words = (
        translate("Projector", "een halve trede"),
        translate("Projector", "één trede"),
        translate("Projector", "anderhalve trede"),
        translate("Projector", "twee treden"),
        translate("Projector", "tweeënhalve trede"),
        translate("Projector", "drie treden"),
        translate("Projector", "drieënhalve trede"),
        translate("Projector", "vier treden"),
        translate("Projector", "vierenhalve trede"),
        translate("Projector", "vijf treden"),
    )[halves - 1]
    text = (
        translate("Projector", "ongeveer %1 hoger")
        if difference > 0
        else translate("Projector", "ongeveer %1 lager")
    )
    return text.replace("%1", words)
