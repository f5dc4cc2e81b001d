"""The names of what a workshop is made of, as windows, room and handouts show them."""

from __future__ import annotations

from workshop_app.content.step_kind import StepKind
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.results.agreement import Harmony
from workshop_app.session.state import VotingMethod

_HARMONIES = {
    Harmony.SINGLE: gettext_noop("één stem"),
    Harmony.CAMPS: gettext_noop("twee kampen"),
    Harmony.SPREAD: gettext_noop("alle kanten op"),
    Harmony.DIVIDED: gettext_noop("verdeeld"),
    Harmony.MOSTLY: gettext_noop("grotendeels eens"),
    Harmony.UNITED: gettext_noop("eensgezind"),
}
_STEPS = {
    StepKind.WELCOME: gettext_noop("Welkom"),
    StepKind.STAIRCASE: gettext_noop("De trap"),
    StepKind.EXPLANATION: gettext_noop("Uitleg"),
    StepKind.CARD: gettext_noop("Kaart"),
    StepKind.TRANSFER: gettext_noop("Nog een situatie"),
    StepKind.STATEMENT: gettext_noop("Stelling"),
    StepKind.TEAM: gettext_noop("Onze eigen trap"),
    StepKind.QUESTION: gettext_noop("Open vraag"),
    StepKind.FEEDBACK: gettext_noop("Feedback oefenen"),
    StepKind.PLEDGES: gettext_noop("Voornemens"),
    StepKind.LOOK_BACK: gettext_noop("Terugblik"),
    StepKind.BREAK: gettext_noop("Pauze"),
    StepKind.END: gettext_noop("Afsluiting"),
}
_METHODS = {
    VotingMethod.SHOW_OF_HANDS: gettext_noop("Handopsteken"),
    VotingMethod.BALLOT_BOX: gettext_noop("Stembus"),
    VotingMethod.TABLES: gettext_noop("Tafels"),
}


def harmony_label(harmony: Harmony) -> str:
    """The words for how far a group agrees, such as `grotendeels eens`."""
    return gettext(_HARMONIES[harmony])


def step_label(kind: StepKind) -> str:
    """The name of a kind of step."""
    return gettext(_STEPS[kind])


def method_label(method: VotingMethod) -> str:
    """The name of a voting method."""
    return gettext(_METHODS[method])
