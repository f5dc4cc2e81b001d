"""The console's texts for steps, stages, commands and refusals."""

from __future__ import annotations

from workshop_app.content.deck import MOST_PEOPLE
from workshop_app.content.scale import ScaleKind
from workshop_app.content.self_test import SelfTestSubject, self_test_content
from workshop_app.content.step_kind import StepKind
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext, pgettext
from workshop_app.session.collecting import MOST_ENTRIES, MOST_TABLES
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    Back,
    ChangeCount,
    ChangeMinutes,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    Refusal,
    RemoveStep,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipSecondRound,
    SkipStep,
    StartSecondRound,
    ToggleReference,
)
from workshop_app.session.items import Contents, Item, ItemKind, PollFlow
from workshop_app.session.labels import step_label
from workshop_app.session.navigation import comes_to_reference, current_item
from workshop_app.session.programme import Workshop
from workshop_app.session.programme_changes import MOST_STEPS, steps_after
from workshop_app.session.state import Stage, State, VotingMethod
from workshop_app.session.step import LONGEST, SHORTEST, Step
from workshop_app.session.voting import MOST_VOTES


def refusal_text(refusal: Refusal) -> str:
    """The text about why a command was refused, and what to do instead."""
    return {
        Refusal.NOTHING_TO_VOTE_ON: gettext(
            "Hier valt niets te stemmen. Ga verder naar een stemming."
        ),
        Refusal.VOTE_IS_CLOSED: gettext(
            "De stemming is gesloten: deze stem telt niet. Met V gaat die weer open."
        ),
        Refusal.RESULT_IS_SHOWN: gettext(
            "De uitslag staat in beeld: deze stem telt niet. Stem verder met V of R."
        ),
        Refusal.NOT_A_CHOICE: gettext("Dit cijfer kun je hier niet kiezen."),
        Refusal.ANOTHER_METHOD: gettext(
            "Deze ronde gaat op een andere manier. Kies die eerst hierboven."
        ),
        Refusal.NO_VOTES_YET: gettext("Er zijn nog geen stemmen."),
        Refusal.BALLOTS_NOT_SAVED: gettext(
            "Er is nog een stem uit de stembus niet opgeslagen. Zodra dat lukt, kan de uitslag in"
            " beeld; Trede probeert het steeds opnieuw."
        ),
        Refusal.NO_VOTE_TO_TAKE: gettext("Bij deze keuze staat geen stem meer."),
        Refusal.NO_BALLOT_TO_TAKE: gettext(
            "Er is geen stem om terug te nemen: de volgende was al aan de beurt."
        ),
        Refusal.TOO_LONG: gettext("Dit is te lang. Maak het korter."),
        Refusal.NOT_A_TABLE: gettext("Deze tafel is er niet."),
        Refusal.TOO_MANY_VOTES: gettext("Meer dan {number} stemmen kan niet.", number=MOST_VOTES),
        Refusal.FIRST_ROUND_FIRST: gettext("Stem eerst in ronde 1."),
        Refusal.ALREADY_SECOND_ROUND: gettext("Dit is al ronde 2."),
        Refusal.ONE_ROUND_ONLY: gettext("Hier is maar één ronde."),
        Refusal.NO_REFERENCE: gettext("Hier hoort geen duiding bij."),
        Refusal.REFERENCE_AFTER_RESULT: gettext(
            "De duiding kan naar de zaal als de uitslag in beeld is."
        ),
        Refusal.TOO_SOON: gettext("Even wachten: de stemming staat net in beeld."),
        Refusal.NOBODY_VOTED: gettext(
            "Er is nog niet gestemd. Druk nog een keer om deze stemming over te slaan."
        ),
        Refusal.AT_THE_START: gettext("Dit is het begin."),
        Refusal.AT_THE_END: gettext("Dit is het einde van het programma."),
        Refusal.NOTHING_TO_UNDO: gettext("Er is niets om terug te draaien."),
        Refusal.NOTHING_TO_REDO: gettext("Er is niets om opnieuw te doen."),
        Refusal.NOT_A_NUMBER_OF_PEOPLE: gettext(
            "Kies 1 tot en met {number} mensen.", number=MOST_PEOPLE
        ),
        Refusal.NOT_A_NUMBER_OF_TABLES: gettext(
            "Kies hoogstens {number} tafels.", number=MOST_TABLES
        ),
        Refusal.NOTHING_TO_COLLECT: gettext("Hier worden geen woorden verzameld."),
        Refusal.NO_SUCH_ENTRY: gettext("Deze regel is er niet meer."),
        Refusal.NOTHING_WRITTEN: gettext("Er staat nog niets om op te slaan."),
        Refusal.TOO_MANY_ENTRIES: gettext(
            "Er passen hoogstens {number} regels bij.", number=MOST_ENTRIES
        ),
        Refusal.NO_SUCH_STEP: gettext("Deze stap is er niet."),
        Refusal.LAST_STEP_LEFT: gettext("Eén stap moet er overblijven."),
        Refusal.CURRENT_STEP: gettext("Deze stap is in beeld. Ga eerst naar een andere stap."),
        Refusal.SOMETHING_RECORDED: gettext(
            "Bij deze stap is al iets gestemd of geschreven. Sla hem over; dan blijft dat staan."
        ),
        Refusal.TOO_MANY_STEPS: gettext("Meer dan {number} stappen kan niet.", number=MOST_STEPS),
        Refusal.NOT_SO_MANY_MINUTES: gettext(
            "Een stap duurt {least} tot {most} minuten.", least=SHORTEST, most=LONGEST
        ),
    }[refusal]


def command_text(command: Command) -> str:
    """The name of a command, for the tooltip of undo."""
    match command:
        case ChangeCount(choice, by):
            text = gettext("stem voor {choice}") if by > 0 else gettext("stem weg bij {choice}")
            return filled(text, choice=choice)
        case SetTableVote(table, _):
            return gettext("stem van tafel {table}", table=table)
        case Next() | GoTo():
            return gettext("verder gaan")
        case Back():
            return gettext("teruggaan")
        case OpenOrClose():
            return gettext("stemming open of dicht")
        case RevealOrHide():
            return gettext("uitslag tonen of verbergen")
        case StartSecondRound():
            return gettext("ronde 2 beginnen")
        case SkipSecondRound():
            return gettext("ronde 2 overslaan")
        case ToggleReference():
            return gettext("duiding tonen of verbergen")
        case AddEntry() | EditEntry() | MoveEntry():
            return gettext("de laatste regel")
        case _:
            return _planning_text(command)


def _planning_text(command: Command) -> str:
    """The name of a command about the programme or the group."""
    names: dict[type[Command], str] = {
        AddStep: gettext("stap toevoegen"),
        ChangeMinutes: gettext("minuten van de stap"),
        MoveStep: gettext("stap verplaatsen"),
        RemoveStep: gettext("stap verwijderen"),
        RepeatStep: gettext("stap nog een keer"),
        SetParticipants: gettext("aantal mensen"),
        SetTables: gettext("aantal tafels"),
        SkipStep: gettext("stap overslaan of meenemen"),
    }
    return names.get(type(command), gettext("de laatste handeling"))


def step_title(contents: Contents, step: Step) -> str:
    """The name of a step in the programme."""
    match step.kind:
        case StepKind.CARD | StepKind.TRANSFER | StepKind.EXPLANATION:
            return contents.item(step, 0).title
        case StepKind.STATEMENT | StepKind.QUESTION:
            return f"{step_label(step.kind)}: {contents.item(step, 0).text}"
        case StepKind.TEAM:
            return _self_test_title(step.content)
        case _:
            return step_label(step.kind)


def _self_test_title(content: str) -> str:
    match self_test_content(content).subject:
        case SelfTestSubject.TEAM:
            return step_label(StepKind.TEAM)
        case SelfTestSubject.ORGANISATION:
            return gettext("De trap van onze organisatie")
        case SelfTestSubject.ALL_INDICATORS | SelfTestSubject.INDICATORS_OF_NIVEAU:
            return gettext("Onze eigen trap, stuk voor stuk")


def item_title(item: Item) -> str:
    """The name of an item within its step."""
    if item.kind is ItemKind.BEHAVIOUR:
        return gettext("gedrag {number}", number=item.number)
    if item.kind is ItemKind.INDICATOR:
        return gettext("indicator {indicator}", indicator=item.id.removeprefix("n"))
    return {
        ItemKind.STORY: gettext("verhaal"),
        ItemKind.TRANSFER: gettext("verhaal"),
        ItemKind.SIDES: gettext("kies een kant"),
        ItemKind.DEBRIEF: gettext("nabespreken"),
        ItemKind.LEARNED: gettext("vergelijken"),
        ItemKind.GAPS: gettext("overzicht"),
        ItemKind.EXERCISE: gettext("oefening"),
        ItemKind.QUESTION: gettext("antwoorden"),
        ItemKind.EARLIER: gettext("de vorige keer"),
        ItemKind.LOOK_BACK: gettext("wat is gelukt"),
        ItemKind.EVALUATION: gettext("evaluatie"),
        ItemKind.END: gettext("tot slot"),
    }.get(item.kind, gettext("in beeld"))


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
    return gettext("niets meer: dit is het einde")


def is_at_end(workshop: Workshop, state: State) -> bool:
    """Whether the current item is the last one of the programme."""
    items = workshop.contents.items(state.step)
    return state.position.item + 1 == len(items) and not steps_after(
        state.steps, state.position.step
    )


def next_action(workshop: Workshop, state: State, *, asks_to_skip: bool = False) -> str:
    """The label of the `Next` button: what it does at the current stage.

    `asks_to_skip` is whether it leaves a vote without votes.
    """
    if state.curtain is not None:
        return gettext("Toon weer")
    item = current_item(workshop.contents, state)
    number = state.position.round
    if item.poll is not None:
        flow = item.poll.flow
        votes = state.round_at(item.id, number).votes
        match state.position.stage:
            case Stage.READ:
                return pgettext("button", "Stemmen")
            case Stage.VOTE if votes and number == 1 and flow is PollFlow.NOW_AND_NEEDED:
                return gettext("Wat is nodig?")
            case Stage.VOTE:
                if votes:
                    return gettext("Uitslag")
                return gettext("Toch overslaan") if asks_to_skip else gettext("Sla over")
            case Stage.RESULT if comes_to_reference(workshop.contents, state):
                return gettext("Duiding")
            case Stage.RESULT if state.reference_shown:
                pass
            case Stage.RESULT if number == 1 and flow is PollFlow.TALK_BETWEEN:
                return gettext("Praten")
            case Stage.RESULT if number == 1 and flow is PollFlow.NOW_AND_NEEDED:
                return gettext("Wat is nodig?")
            case Stage.TALK:
                return gettext("Ronde 2")
            case Stage.RESULT | Stage.SHOW:
                pass
    at_end = is_at_end(workshop, state)
    return gettext("Einde") if at_end else gettext("Verder")


def stage_hint(workshop: Workshop, state: State) -> str:
    """A hint about what to do now, for a trainer who runs a workshop for the first time."""
    item = current_item(workshop.contents, state)
    if item.poll is None:
        return _show_hint(item)
    method = state.round_at(item.id, state.position.round).method
    match state.position.stage:
        case Stage.READ:
            return gettext("Lees het voor. Iedereen kiest eerst stil voor zichzelf.")
        case Stage.VOTE:
            return {
                VotingMethod.SHOW_OF_HANDS: gettext(
                    "Noem elke keuze, en typ voor elke hand het cijfer."
                ),
                VotingMethod.BALLOT_BOX: gettext(
                    "Mensen komen één voor één. Niemand ziet wat een ander kiest."
                ),
                VotingMethod.TABLES: gettext(
                    "Elke tafel kiest samen. Klik een tafel aan en typ het cijfer."
                ),
            }[method]
        case Stage.TALK:
            return gettext("Laat mensen met een andere keuze elkaar opzoeken.")
        case _:
            return _result_hint(item, state)


def _result_hint(item: Item, state: State) -> str:
    """A hint about the result that is shown."""
    if state.reference_shown:
        return gettext("Vertel hoe wij het zien. Vraag wie er anders naar kijkt.")
    poll = item.poll
    if poll is not None and poll.rounds == 2 and state.position.round == 1:
        if poll.scale.kind is ScaleKind.NIVEAUS:
            return gettext("Vraag naar wat mensen zagen. Laat ze daarna praten.")
        return gettext("Vraag waarom mensen dit kozen. Laat ze daarna praten.")
    if poll is not None and poll.flow is PollFlow.NOW_AND_NEEDED:
        return gettext("Waar zit het verschil in? Wie ziet daar een voorbeeld van?")
    if poll is None or poll.reference is None:
        return gettext("Vraag door: wat maakt dat je dit koos?")
    return {
        (1, True): gettext("Waaraan zag de groep het? Hierna komt de duiding."),
        (1, False): gettext("Waaraan zag de groep het? D toont de duiding."),
        (2, True): gettext("Wat is er verschoven, en waardoor? Hierna komt de duiding."),
        (2, False): gettext("Wat is er verschoven, en waardoor? D toont de duiding."),
    }[poll.rounds, state.reference_stage]


def _show_hint(item: Item) -> str:
    collecting = gettext("Enter: typ mee in de woorden van de groep, zonder namen.")
    return {
        ItemKind.WELCOME: gettext("Heet iedereen welkom. Spatie of PageDown gaat verder."),
        ItemKind.STAIRCASE: gettext("Loop de trap op: bij elk niveau één voorbeeld."),
        ItemKind.STORY: gettext("Lees het verhaal voor en laat het even stil zijn."),
        ItemKind.TRANSFER: gettext("Lees het voor. Hierna stemt de groep bij elk gedrag één keer."),
        ItemKind.LEARNED: gettext("Kijk samen: wat zien we nu wel, en wat nog niet?"),
        ItemKind.DEBRIEF: gettext("Neem tijd voor één of twee vragen."),
        ItemKind.GAPS: gettext("Begin bij het grootste verschil. Eén punt is genoeg."),
        ItemKind.EXERCISE: gettext("Doe het één keer voor. Laat daarna tweetallen oefenen."),
        ItemKind.QUESTION: collecting,
        ItemKind.PLEDGES: collecting,
        ItemKind.EARLIER: gettext("Lees ze voor. Mist er een? Enter, en typ hem erbij."),
        ItemKind.LOOK_BACK: collecting,
        ItemKind.BREAK: gettext("De klok loopt in beeld mee. + en − veranderen de minuten."),
        ItemKind.END: gettext("Bedank de groep. Het verslag maak je hieronder."),
    }.get(item.kind, gettext("Licht toe wat er staat, in je eigen woorden."))
