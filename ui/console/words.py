"""The console's texts for steps, stages, commands and refusals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workshop_app.content.self_test import SelfTestSubject, self_test_content
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    AddEntry,
    Back,
    ChangeCount,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    Next,
    OpenOrClose,
    Refusal,
    RevealOrHide,
    SetTableVote,
    StartSecondRound,
    ToggleReference,
)
from workshop_app.session.items import Contents, Item, ItemKind, PollFlow
from workshop_app.session.navigation import current_item
from workshop_app.session.programme import Workshop
from workshop_app.session.run_sheet import steps_after
from workshop_app.session.state import Stage, State, VotingMethod
from workshop_app.session.step import Step

translate = QCoreApplication.translate


def refusal_words(refusal: Refusal) -> str:
    """The text about why a command was refused, and what to do instead."""
    return {
        Refusal.NOTHING_TO_VOTE_ON: translate(
            "Console", "Hier valt niets te stemmen. Ga verder naar een stemming."
        ),
        Refusal.VOTE_IS_CLOSED: translate(
            "Console", "De stemming is gesloten: deze stem telt niet. Met V gaat die weer open."
        ),
        Refusal.RESULT_IS_SHOWN: translate(
            "Console", "De uitslag staat in beeld: deze stem telt niet. Stem verder met V of R."
        ),
        Refusal.NOT_A_CHOICE: translate("Console", "Dit cijfer kun je hier niet kiezen."),
        Refusal.ANOTHER_WAY: translate(
            "Console", "Deze ronde gaat op een andere manier. Kies die eerst hierboven."
        ),
        Refusal.NO_VOTES_YET: translate("Console", "Er zijn nog geen stemmen."),
        Refusal.NO_VOTE_TO_TAKE: translate("Console", "Bij deze keuze staat geen stem meer."),
        Refusal.NO_BALLOT_TO_TAKE: translate(
            "Console", "Er is geen stem om terug te nemen: de volgende was al aan de beurt."
        ),
        Refusal.TOO_LONG: translate("Console", "Dit is te lang. Maak het korter."),
        Refusal.NOT_A_TABLE: translate("Console", "Deze tafel is er niet."),
        Refusal.TOO_MANY_VOTES: translate("Console", "Meer dan 999 stemmen kan niet."),
        Refusal.FIRST_ROUND_FIRST: translate("Console", "Stem eerst in ronde 1."),
        Refusal.ALREADY_SECOND_ROUND: translate("Console", "Dit is al ronde 2."),
        Refusal.ONE_ROUND_ONLY: translate("Console", "Hier is maar één ronde."),
        Refusal.NO_REFERENCE: translate("Console", "Hier hoort geen duiding bij."),
        Refusal.REFERENCE_AFTER_RESULT: translate(
            "Console", "De duiding kan naar de zaal als de uitslag in beeld is."
        ),
        Refusal.AT_THE_START: translate("Console", "Dit is het begin."),
        Refusal.AT_THE_END: translate("Console", "Dit is het einde van het programma."),
        Refusal.NOTHING_TO_UNDO: translate("Console", "Er is niets om terug te draaien."),
        Refusal.NOTHING_TO_REDO: translate("Console", "Er is niets om opnieuw te doen."),
        Refusal.NOT_A_NUMBER_OF_PEOPLE: translate("Console", "Kies 1 tot en met 999 mensen."),
        Refusal.NOT_A_NUMBER_OF_TABLES: translate("Console", "Kies hoogstens 30 tafels."),
        Refusal.NOTHING_TO_COLLECT: translate("Console", "Hier worden geen woorden verzameld."),
        Refusal.NO_SUCH_ENTRY: translate("Console", "Deze regel is er niet meer."),
        Refusal.NOTHING_WRITTEN: translate("Console", "Er staat nog niets om te bewaren."),
        Refusal.TOO_MANY_ENTRIES: translate("Console", "Er passen hoogstens 500 regels bij."),
        Refusal.NO_SUCH_STEP: translate("Console", "Deze stap is er niet."),
        Refusal.LAST_STEP_LEFT: translate("Console", "Eén stap moet er overblijven."),
        Refusal.TOO_MANY_STEPS: translate("Console", "Meer dan 200 stappen kan niet."),
        Refusal.NOT_SO_MANY_MINUTES: translate("Console", "Een stap duurt 1 tot 480 minuten."),
    }[refusal]


def command_words(command: Command) -> str:
    """The name of a command, for the tooltip of undo."""
    match command:
        case ChangeCount(choice, by):
            text = (
                translate("Console", "stem voor %1")
                if by > 0
                else translate("Console", "stem weg bij %1")
            )
            return text.replace("%1", str(choice))
        case SetTableVote(table, _):
            return translate("Console", "stem van tafel %1").replace("%1", str(table))
        case Next() | GoTo():
            return translate("Console", "verder gaan")
        case Back():
            return translate("Console", "teruggaan")
        case OpenOrClose():
            return translate("Console", "stemming open of dicht")
        case RevealOrHide():
            return translate("Console", "uitslag tonen of verbergen")
        case StartSecondRound():
            return translate("Console", "ronde 2 beginnen")
        case ToggleReference():
            return translate("Console", "duiding tonen of verbergen")
        case AddEntry() | EditEntry() | MoveEntry():
            return translate("Console", "de laatste regel")
        case _:
            return translate("Console", "de laatste stap")


def method_label(method: VotingMethod) -> str:
    """The name of a voting method."""
    return {
        VotingMethod.SHOW_OF_HANDS: translate("Console", "Handopsteken"),
        VotingMethod.BALLOT_BOX: translate("Console", "Stembus"),
        VotingMethod.TABLES: translate("Console", "Tafels"),
    }[method]


def kind_words(kind: StepKind) -> str:
    """The name of a kind of step."""
    return {
        StepKind.WELCOME: translate("Console", "Welkom"),
        StepKind.STAIRCASE: translate("Console", "De trap"),
        StepKind.EXPLANATION: translate("Console", "Uitleg"),
        StepKind.CARD: translate("Console", "Kaart"),
        StepKind.TRANSFER: translate("Console", "Nog een situatie"),
        StepKind.STATEMENT: translate("Console", "Stelling"),
        StepKind.TEAM: translate("Console", "Onze eigen trap"),
        StepKind.QUESTION: translate("Console", "Open vraag"),
        StepKind.FEEDBACK: translate("Console", "Feedback oefenen"),
        StepKind.PLEDGES: translate("Console", "Voornemens"),
        StepKind.LOOK_BACK: translate("Console", "Terugblik"),
        StepKind.BREAK: translate("Console", "Pauze"),
        StepKind.END: translate("Console", "Afsluiting"),
    }[kind]


def step_title(contents: Contents, step: Step) -> str:
    """The name of a step in the programme."""
    match step.kind:
        case StepKind.CARD | StepKind.TRANSFER | StepKind.EXPLANATION:
            return contents.item(step, 0).title
        case StepKind.STATEMENT | StepKind.QUESTION:
            return f"{kind_words(step.kind)}: {contents.item(step, 0).text}"
        case StepKind.TEAM:
            return _self_test_title(step.content)
        case _:
            return kind_words(step.kind)


def _self_test_title(content: str) -> str:
    match self_test_content(content).subject:
        case SelfTestSubject.TEAM:
            return kind_words(StepKind.TEAM)
        case SelfTestSubject.ORGANISATION:
            return translate("Console", "De trap van onze organisatie")
        case SelfTestSubject.ALL_INDICATORS | SelfTestSubject.INDICATORS_OF_NIVEAU:
            return translate("Console", "Onze eigen trap, stuk voor stuk")


def item_title(item: Item) -> str:
    """The name of an item within its step."""
    if item.kind is ItemKind.BEHAVIOUR:
        return translate("Console", "gedrag %1").replace("%1", str(item.number))
    if item.kind is ItemKind.INDICATOR:
        return translate("Console", "indicator %1").replace("%1", item.id.removeprefix("n"))
    return {
        ItemKind.STORY: translate("Console", "verhaal"),
        ItemKind.TRANSFER: translate("Console", "verhaal"),
        ItemKind.SIDES: translate("Console", "kies een kant"),
        ItemKind.DEBRIEF: translate("Console", "nabespreken"),
        ItemKind.LEARNED: translate("Console", "vergelijken"),
        ItemKind.GAPS: translate("Console", "overzicht"),
        ItemKind.EXERCISE: translate("Console", "oefening"),
        ItemKind.QUESTION: translate("Console", "antwoorden"),
        ItemKind.EARLIER: translate("Console", "de vorige keer"),
        ItemKind.LOOK_BACK: translate("Console", "wat is gelukt"),
        ItemKind.EVALUATION: translate("Console", "evaluatie"),
        ItemKind.END: translate("Console", "tot slot"),
    }.get(item.kind, translate("Console", "in beeld"))


def next_title(workshop: Workshop, state: State) -> str:
    """The title of what comes after the current item."""
    contents = workshop.contents
    items = contents.items(state.step)
    if state.position.item + 1 < len(items):
        item = items[state.position.item + 1]
        title = item_title(item)
        return f"{title}: {item.text}" if item.text else title
    later = steps_after(state.steps, state.position.step)
    if later:
        return step_title(contents, later[0])
    return translate("Console", "niets meer: dit is het einde")


def is_at_end(workshop: Workshop, state: State) -> bool:
    """Whether the current item is the last one of the programme."""
    items = workshop.contents.items(state.step)
    return state.position.item + 1 == len(items) and not steps_after(
        state.steps, state.position.step
    )


def next_action(workshop: Workshop, state: State) -> str:
    """The label of the `Next` button: what it does at the current stage."""
    if state.curtain is not None:
        return translate("Console", "Toon weer")
    item = current_item(workshop.contents, state)
    number = state.position.round
    if item.poll is not None:
        flow = item.poll.flow
        votes = state.round_at(item.id, number).votes
        match state.position.stage:
            case Stage.READ:
                return translate("Console", "Stemmen")
            case Stage.VOTE if votes and number == 1 and flow is PollFlow.NOW_AND_NEEDED:
                return translate("Console", "Wat is nodig?")
            case Stage.VOTE:
                return (
                    translate("Console", "Uitslag") if votes else translate("Console", "Sla over")
                )
            case Stage.RESULT if number == 1 and flow is PollFlow.TALK_BETWEEN:
                return translate("Console", "Praten")
            case Stage.RESULT if number == 1 and flow is PollFlow.NOW_AND_NEEDED:
                return translate("Console", "Wat is nodig?")
            case Stage.TALK:
                return translate("Console", "Ronde 2")
            case Stage.RESULT | Stage.SHOW:
                pass
    at_end = is_at_end(workshop, state)
    return translate("Console", "Einde") if at_end else translate("Console", "Verder")


def stage_hint(workshop: Workshop, state: State) -> str:
    """A hint about what to do now, for a trainer who runs a workshop for the first time."""
    item = current_item(workshop.contents, state)
    if item.poll is None:
        return _show_hint(item)
    method = state.round_at(item.id, state.position.round).method
    match state.position.stage:
        case Stage.READ:
            return translate("Console", "Lees het voor. Iedereen kiest eerst stil voor zichzelf.")
        case Stage.VOTE:
            return {
                VotingMethod.SHOW_OF_HANDS: translate(
                    "Console", "Noem elke keuze en tel de handen: typ het cijfer per hand."
                ),
                VotingMethod.BALLOT_BOX: translate(
                    "Console", "Mensen komen één voor één. Niemand ziet wat een ander kiest."
                ),
                VotingMethod.TABLES: translate(
                    "Console", "Elke tafel kiest samen. Klik een tafel aan en typ het cijfer."
                ),
            }[method]
        case Stage.TALK:
            return translate("Console", "Laat mensen met een andere keuze elkaar opzoeken.")
        case Stage.RESULT if state.position.round == 1 and item.poll.rounds == 2:
            return translate("Console", "Vraag naar wat mensen zagen. Laat ze daarna praten.")
        case Stage.RESULT if item.poll.flow is PollFlow.NOW_AND_NEEDED:
            return translate(
                "Console", "Waar zit het verschil in? Wie ziet daar een voorbeeld van?"
            )
        case Stage.RESULT if item.poll.rounds == 1 and item.poll.reference is not None:
            return translate("Console", "Waaraan zag de groep het? D toont de duiding.")
        case Stage.RESULT if item.poll.reference is not None:
            return translate("Console", "Wat is er verschoven, en waardoor? D toont de duiding.")
        case _:
            return translate("Console", "Vraag door: wat maakt dat je dit koos?")


def _show_hint(item: Item) -> str:
    collecting = translate("Console", "Enter: typ mee in de woorden van de groep, zonder namen.")
    return {
        ItemKind.WELCOME: translate(
            "Console", "Heet iedereen welkom. Spatie of PageDown gaat verder."
        ),
        ItemKind.STAIRCASE: translate("Console", "Loop de trap op: bij elk niveau één voorbeeld."),
        ItemKind.STORY: translate("Console", "Lees het verhaal voor en laat het even stil zijn."),
        ItemKind.TRANSFER: translate(
            "Console", "Lees het voor. Hierna stemt de groep bij elk gedrag één keer."
        ),
        ItemKind.LEARNED: translate("Console", "Kijk samen: wat zien we nu wel, en wat nog niet?"),
        ItemKind.DEBRIEF: translate("Console", "Neem tijd voor één of twee vragen."),
        ItemKind.GAPS: translate("Console", "Begin bij het grootste verschil. Eén punt is genoeg."),
        ItemKind.EXERCISE: translate(
            "Console", "Doe het één keer voor. Laat daarna tweetallen oefenen."
        ),
        ItemKind.QUESTION: collecting,
        ItemKind.PLEDGES: collecting,
        ItemKind.EARLIER: translate(
            "Console", "Lees ze voor. Mist er een? Enter, en typ hem erbij."
        ),
        ItemKind.LOOK_BACK: collecting,
        ItemKind.BREAK: translate(
            "Console", "De klok loopt in beeld mee. + en − veranderen de minuten."
        ),
        ItemKind.END: translate("Console", "Bedank de groep. Het verslag maak je hieronder."),
    }.get(item.kind, translate("Console", "Licht toe wat er staat, in je eigen woorden."))
