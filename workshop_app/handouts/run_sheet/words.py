"""What a trainer does and says at each kind of step, in short, and the keys that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.content.step_kind import StepKind
from workshop_app.language import mark
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
            mark("Heet iedereen welkom en vertel wie je bent."),
            mark("Zeg waarom jullie hier zitten en hoe laat het klaar is."),
            mark("Vraag wie er vandaag zelf al klant was."),
        ),
        mark(
            "Fijn dat je er bent. We kijken vandaag naar wat iemand voor een klant doet. Er zijn geen "
            "foute antwoorden."
        ),
        (Action.PROJECT, Action.TIMER, Action.NEXT),
    ),
    StepKind.STAIRCASE: Guide(
        (
            mark("Loop de trap langs, van onder naar boven."),
            mark("Geef bij elke trede een voorbeeld uit hun eigen werk."),
            mark("Vraag bij welke trede iemand een herinnering heeft."),
        ),
        mark("Onderaan gebeurt er niets. Met elke trede komt de klant meer in beeld."),
        (Action.NEXT, Action.BACK),
    ),
    StepKind.EXPLANATION: Guide(
        (
            mark("Zet de punten in beeld en vertel ze in je eigen woorden."),
            mark("Vraag of alles duidelijk is voor je verdergaat."),
        ),
        "",
        (Action.NEXT, Action.BACK),
    ),
    StepKind.CARD: Guide(
        (
            mark("Lees het verhaal voor of vertel het. Stel de vraag en wacht even."),
            mark("Stem per gedrag: eerst stil voor jezelf, zonder overleg."),
            mark("Toon de uitslag. Laat mensen praten met wie iets anders koos."),
            mark("Stem nog een keer en kijk wat er schoof."),
            mark("Breng dan pas de duiding in, als een mening om over te praten."),
        ),
        "",
        (*_VOTE, Action.SECOND_ROUND, Action.REFERENCE),
    ),
    StepKind.TRANSFER: Guide(
        (
            mark("Lees de nieuwe situatie voor."),
            mark("Stem één keer per gedrag, zonder gesprek vooraf."),
            mark("Vraag waaraan de groep het niveau herkende. Toon daarna de duiding."),
        ),
        mark("Dit is een andere plek, met dezelfde trap. Wat zie je hier?"),
        (*_VOTE, Action.REFERENCE),
    ),
    StepKind.STATEMENT: Guide(
        (
            mark("Lees de stelling voor en laat stil stemmen."),
            mark("Vraag eerst naar beide uiteinden: wat kan iemand tot die keuze brengen?"),
            mark("Stem nog een keer. Van mening veranderen mag."),
        ),
        "",
        (*_VOTE, Action.SECOND_ROUND),
    ),
    StepKind.TEAM: Guide(
        (
            mark("Stem twee keer: waar staan we nu, en waar moeten we staan?"),
            mark("Vraag bij het verschil naar een voorbeeld van vorige week."),
            mark("Zoek geen schuldige. Vraag wat één trede hoger zou kosten."),
        ),
        mark("Nu gaat het over ons. Kies wat je echt ziet, niet wat je hoopt."),
        (*_VOTE, Action.SECOND_ROUND),
    ),
    StepKind.QUESTION: Guide(
        (
            mark("Stel de vraag en geef een halve minuut stilte."),
            mark("Typ de antwoorden zoals ze worden gezegd."),
            mark("Vraag wie iets anders dacht."),
        ),
        "",
        (Action.ENTER, Action.NOTE),
    ),
    StepKind.FEEDBACK: Guide(
        (
            mark("Maak tweetallen van mensen die elkaar aan het werk zien."),
            mark("Doe het één keer voor met iemand uit de groep."),
            mark("Laat halverwege van rol wisselen. Loop rond en luister."),
        ),
        mark("Zeg wat je zag, niet wat je ervan vond."),
        (Action.TIMER, Action.MINUTE_MORE, Action.ENTER),
    ),
    StepKind.PLEDGES: Guide(
        (
            mark("Deel de bladen met voornemens uit en laat stil schrijven."),
            mark("Vraag door tot het klein is, en te zien voor een klant."),
            mark("Typ de voornemens en lees ze terug. Spreek af wanneer je terugkijkt."),
        ),
        mark("Eén ding dat je volgende week anders doet, is genoeg."),
        (Action.ENTER, Action.UNDO),
    ),
    StepKind.LOOK_BACK: Guide(
        (
            mark("Lees de voornemens van de vorige keer voor."),
            mark("Vraag wat er lukte en wat daarbij hielp. Begin met het kleinste."),
            mark("Mislukt is ook nieuws: wat stond er in de weg?"),
        ),
        mark("We kijken eerst naar wat wél lukte."),
        (Action.ENTER, Action.NOTE),
    ),
    StepKind.BREAK: Guide(
        (
            mark("Zeg hoe laat je weer begint en zet de pauze in beeld."),
            mark("Kijk hoe je in de tijd ligt en wat je straks kunt overslaan."),
        ),
        "",
        (Action.BREAK, Action.TIMER, Action.MINUTE_LESS),
    ),
    StepKind.END: Guide(
        (
            mark("Stem over de laatste vraag en toon de uitslag."),
            mark("Laat een paar mensen zeggen wat ze meenemen."),
            mark("Deel de bewijzen van deelname uit en bedank de groep."),
        ),
        mark("Dank je wel voor wat je vertelde. Wat hier is verteld, blijft hier."),
        (*_VOTE, Action.NEXT),
    ),
}
"""The guide for every kind of step."""

SIDES_FIRST = mark("Laat eerst kiezen waar ieder staat, en pas dan stemmen over het gedrag.")
"""An extra instruction for a card with a dilemma, inserted after the first one."""

BEFORE = (
    mark("Zet laptop en beamer aan en doe de beamertest (Ctrl + T)."),
    mark("Leg klaar wat je hebt afgedrukt, en pennen."),
    mark("Zet de stoelen zo dat iedereen de trap kan zien."),
)
"""What to do before the first person comes in."""
