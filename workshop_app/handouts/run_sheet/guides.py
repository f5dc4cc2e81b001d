"""What a trainer does and says at each kind of step, in short, and the keys that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.step_kind import StepKind
from workshop_app.i18n import gettext_noop
from workshop_app.session.keys import Action


@dataclass(frozen=True, slots=True)
class Guide:
    """How to lead one kind of step.

    Args:
        does: What to do, in order.
        says: Something to say; empty if the deck has better texts.
        keys: The actions whose keys are listed.
    """

    does: tuple[str, ...]
    says: str
    keys: tuple[Action, ...]


_VOTE = (Action.OPEN_OR_CLOSE, Action.VOTE, Action.ENTER)

GUIDES = {
    StepKind.WELCOME: Guide(
        (
            gettext_noop("Heet iedereen welkom en vertel wie je bent."),
            gettext_noop("Zeg waarom jullie hier zitten en hoe laat het klaar is."),
            gettext_noop("Vraag wie er vandaag zelf al klant was."),
        ),
        gettext_noop(
            "Fijn dat je er bent. We kijken vandaag naar wat iemand voor een klant doet. Er zijn"
            " geen "
            "foute antwoorden."
        ),
        (Action.PROJECT, Action.TIMER, Action.NEXT),
    ),
    StepKind.STAIRCASE: Guide(
        (
            gettext_noop("Loop de trap langs, van onder naar boven."),
            gettext_noop("Geef bij elke trede een voorbeeld uit hun eigen werk."),
            gettext_noop("Vraag bij welke trede iemand een herinnering heeft."),
        ),
        gettext_noop("Onderaan gebeurt er niets. Met elke trede komt de klant meer in beeld."),
        (Action.NEXT, Action.BACK),
    ),
    StepKind.EXPLANATION: Guide(
        (
            gettext_noop("Zet de punten in beeld en vertel ze in je eigen woorden."),
            gettext_noop("Vraag of alles duidelijk is voor je verdergaat."),
        ),
        "",
        (Action.NEXT, Action.BACK),
    ),
    StepKind.CARD: Guide(
        (
            gettext_noop("Lees het verhaal voor of vertel het. Stel de vraag en wacht even."),
            gettext_noop("Stem per gedrag: eerst stil voor jezelf, zonder overleg."),
            gettext_noop("Toon de uitslag. Laat mensen praten met wie iets anders koos."),
            gettext_noop("Stem nog een keer en kijk wat er verschoof."),
            gettext_noop("Breng dan pas de duiding in, als een mening om over te praten."),
        ),
        "",
        (*_VOTE, Action.SECOND_ROUND, Action.REFERENCE),
    ),
    StepKind.TRANSFER: Guide(
        (
            gettext_noop("Lees de nieuwe situatie voor."),
            gettext_noop("Stem één keer per gedrag, zonder gesprek vooraf."),
            gettext_noop("Vraag waaraan de groep het niveau herkende. Toon daarna de duiding."),
        ),
        gettext_noop("Dit is een andere plek, met dezelfde trap. Wat zie je hier?"),
        (*_VOTE, Action.REFERENCE),
    ),
    StepKind.STATEMENT: Guide(
        (
            gettext_noop("Lees de stelling voor en laat stil stemmen."),
            gettext_noop("Vraag eerst naar beide uiteinden: wat kan iemand tot die keuze brengen?"),
            gettext_noop("Stem nog een keer. Van mening veranderen mag."),
        ),
        "",
        (*_VOTE, Action.SECOND_ROUND),
    ),
    StepKind.TEAM: Guide(
        (
            gettext_noop("Stem twee keer: waar staan we nu, en waar moeten we staan?"),
            gettext_noop("Vraag bij het verschil naar een voorbeeld van vorige week."),
            gettext_noop("Zoek geen schuldige. Vraag wat één trede hoger zou kosten."),
        ),
        gettext_noop("Nu gaat het over ons. Kies wat je echt ziet, niet wat je hoopt."),
        (*_VOTE, Action.SECOND_ROUND),
    ),
    StepKind.QUESTION: Guide(
        (
            gettext_noop("Stel de vraag en geef een halve minuut stilte."),
            gettext_noop("Typ de antwoorden zoals ze worden gezegd."),
            gettext_noop("Vraag wie iets anders dacht."),
        ),
        "",
        (Action.ENTER, Action.NOTE),
    ),
    StepKind.FEEDBACK: Guide(
        (
            gettext_noop("Maak tweetallen van mensen die elkaar aan het werk zien."),
            gettext_noop("Doe het één keer voor met iemand uit de groep."),
            gettext_noop("Laat halverwege van rol wisselen. Loop rond en luister."),
        ),
        gettext_noop("Zeg wat je zag, niet wat je ervan vond."),
        (Action.TIMER, Action.MINUTE_MORE, Action.ENTER),
    ),
    StepKind.PLEDGES: Guide(
        (
            gettext_noop("Deel de bladen met voornemens uit en laat stil schrijven."),
            gettext_noop("Vraag door tot het klein is, en te zien voor een klant."),
            gettext_noop("Typ de voornemens en lees ze terug. Spreek af wanneer je terugkijkt."),
        ),
        gettext_noop("Eén ding dat je volgende week anders doet, is genoeg."),
        (Action.ENTER, Action.UNDO),
    ),
    StepKind.LOOK_BACK: Guide(
        (
            gettext_noop("Lees de voornemens van de vorige keer voor."),
            gettext_noop("Vraag wat er lukte en wat daarbij hielp. Begin met het kleinste."),
            gettext_noop("Mislukt is ook nieuws: wat stond er in de weg?"),
        ),
        gettext_noop("We kijken eerst naar wat wél lukte."),
        (Action.ENTER, Action.NOTE),
    ),
    StepKind.BREAK: Guide(
        (
            gettext_noop("Zeg hoe laat je weer begint en zet de pauze in beeld."),
            gettext_noop("Kijk hoe je in de tijd ligt en wat je straks kunt overslaan."),
        ),
        "",
        (Action.BREAK, Action.TIMER, Action.MINUTE_LESS),
    ),
    StepKind.END: Guide(
        (
            gettext_noop("Stem over de laatste vraag en toon de uitslag."),
            gettext_noop("Laat een paar mensen zeggen wat ze meenemen."),
            gettext_noop("Deel de bewijzen van deelname uit en bedank de groep."),
        ),
        gettext_noop("Dank je wel voor wat je vertelde. Wat hier is verteld, blijft hier."),
        (*_VOTE, Action.NEXT),
    ),
}
"""The guide for every kind of step."""

SIDES_FIRST = gettext_noop(
    "Laat eerst kiezen waar ieder staat, en pas dan stemmen over het gedrag."
)
"""An extra instruction for a card with a dilemma, inserted after the first one."""

BEFORE = (
    gettext_noop("Zet laptop en projector aan en doe de projectortest (Ctrl + T)."),
    gettext_noop("Leg klaar wat je hebt afgedrukt, en pennen."),
    gettext_noop("Zet de stoelen zo dat iedereen de trap kan zien."),
)
"""What to do before the first person comes in."""
