"""What the console says about commands and refusals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.session.commands import (
    Back,
    ChangeCount,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    RevealOrHide,
    StartSecondRound,
    ToggleReference,
)
from workshop_app.session.programme import Step, StepKind, Workshop
from workshop_app.session.rules import round_key
from workshop_app.session.state import Round, Stage, State

translate = QCoreApplication.translate


def refusal_words(refusal: Refusal) -> str:
    """Why a key did nothing, and what to press instead."""
    return {
        Refusal.NOTHING_TO_VOTE_ON: translate(
            "Console", "Hier valt niets te stemmen. Ga verder naar een gedrag."
        ),
        Refusal.VOTE_IS_CLOSED: translate(
            "Console", "De stemming is gesloten: deze stem telt niet. Met V gaat die weer open."
        ),
        Refusal.RESULT_IS_SHOWN: translate(
            "Console", "De uitslag staat in beeld: deze stem telt niet. Stem verder met V of R."
        ),
        Refusal.NOT_ON_THIS_CARD: translate("Console", "Dit niveau hoort niet bij deze kaart."),
        Refusal.NO_VOTES_YET: translate("Console", "Er zijn nog geen stemmen."),
        Refusal.NO_VOTE_TO_TAKE: translate("Console", "Bij dit niveau staat geen stem meer."),
        Refusal.TOO_MANY_VOTES: translate("Console", "Meer dan 999 stemmen kan niet."),
        Refusal.FIRST_ROUND_FIRST: translate("Console", "Stem eerst in ronde 1."),
        Refusal.ALREADY_SECOND_ROUND: translate("Console", "Dit is al ronde 2."),
        Refusal.REFERENCE_AFTER_RESULT: translate(
            "Console", "De duiding kan naar de zaal als de uitslag in beeld is."
        ),
        Refusal.AT_THE_START: translate("Console", "Dit is het begin."),
        Refusal.AT_THE_END: translate("Console", "Dit is het einde van het programma."),
        Refusal.NOTHING_TO_UNDO: translate("Console", "Er is niets om terug te draaien."),
        Refusal.NOTHING_TO_REDO: translate("Console", "Er is niets om opnieuw te doen."),
        Refusal.NOT_A_NUMBER_OF_PEOPLE: translate("Console", "Kies 1 tot en met 999 mensen."),
    }[refusal]


def command_words(command: Command) -> str:
    """What undo would take back."""
    if isinstance(command, ChangeCount):
        text = (
            translate("Console", "stem voor niveau %1")
            if command.by > 0
            else translate("Console", "stem weg bij niveau %1")
        )
        return text.replace("%1", str(command.niveau))
    if isinstance(command, Next | GoTo):
        return translate("Console", "verder gaan")
    if isinstance(command, Back):
        return translate("Console", "teruggaan")
    if isinstance(command, OpenOrClose):
        return translate("Console", "stemming open of dicht")
    if isinstance(command, RevealOrHide):
        return translate("Console", "uitslag tonen of verbergen")
    if isinstance(command, StartSecondRound):
        return translate("Console", "ronde 2 beginnen")
    if isinstance(command, ToggleReference):
        return translate("Console", "duiding tonen of verbergen")
    return translate("Console", "de laatste stap")


def step_title(step: Step) -> str:
    """The name of a step in the programme."""
    match step.kind:
        case StepKind.WELCOME:
            return translate("Console", "Welkom")
        case StepKind.STAIRCASE:
            return translate("Console", "De trap")
        case StepKind.END:
            return translate("Console", "Afsluiting")
        case StepKind.CARD:
            return step.card.title if step.card else ""


def item_title(step: Step, item: int) -> str:
    """The name of an item of a card."""
    if item == 0:
        return translate("Console", "verhaal")
    if item == step.last_item:
        return translate("Console", "nabespreken")
    return translate("Console", "gedrag %1").replace("%1", str(item))


def next_title(workshop: Workshop, state: State) -> str:
    """What comes after the item the workshop is at."""
    position = state.position
    step = workshop.programme[position.step]
    if position.item < step.last_item:
        behaviour = step.behaviour(position.item + 1)
        title = item_title(step, position.item + 1)
        return f"{title}: {behaviour.text}" if behaviour else title
    if position.step + 1 < len(workshop.programme):
        return step_title(workshop.programme[position.step + 1])
    return translate("Console", "niets meer: dit is het einde")


def next_action(workshop: Workshop, state: State) -> str:
    """What the key for `next` does now."""
    position = state.position
    if state.curtain is not None:
        return translate("Console", "Toon weer")
    key = round_key(workshop.programme, position, position.round)
    votes = state.rounds.get(key, Round()).votes if key else 0
    match position.stage:
        case Stage.READ:
            return translate("Console", "Stemmen")
        case Stage.VOTE if votes:
            return translate("Console", "Uitslag")
        case Stage.RESULT if position.round == 1:
            return translate("Console", "Praten")
        case Stage.TALK:
            return translate("Console", "Ronde 2")
        case Stage.VOTE:
            return translate("Console", "Sla over")
        case Stage.RESULT | Stage.SHOW:
            at_end = position.step + 1 == len(workshop.programme)
            return translate("Console", "Einde") if at_end else translate("Console", "Verder")


def stage_hint(workshop: Workshop, state: State) -> str:
    """What a trainer does here, for who runs this for the first time."""
    position = state.position
    step = workshop.programme[position.step]
    match position.stage:
        case Stage.READ:
            return translate(
                "Console", "Lees het gedrag voor. Iedereen kiest eerst stil een niveau."
            )
        case Stage.VOTE:
            return translate(
                "Console", "Noem elk niveau en tel de handen: typ het cijfer per hand."
            )
        case Stage.TALK:
            return translate("Console", "Laat mensen met een ander niveau elkaar opzoeken.")
        case Stage.RESULT if position.round == 1:
            return translate("Console", "Vraag naar wat mensen zagen. Laat ze daarna praten.")
        case Stage.RESULT:
            return translate("Console", "Wat is er verschoven, en waardoor? D toont de duiding.")
        case Stage.SHOW:
            return _show_hint(step, position.item)


def _show_hint(step: Step, item: int) -> str:
    match step.kind:
        case StepKind.WELCOME:
            return translate("Console", "Heet iedereen welkom en vertel wat jullie gaan doen.")
        case StepKind.STAIRCASE:
            return translate("Console", "Loop de trap langs, van onder naar boven.")
        case StepKind.CARD if item == 0:
            return translate(
                "Console", "Lees het verhaal voor en stel de vraag die in beeld staat."
            )
        case StepKind.CARD:
            return translate(
                "Console", "Kies één vraag en laat de groep haar eigen werk erbij halen."
            )
        case StepKind.END:
            return translate(
                "Console", "Rond af. Het verslag maak je hier of later vanaf het begin."
            )
