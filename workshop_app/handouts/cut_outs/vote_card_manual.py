"""The instruction page for vote cards: how to make them, and how to let a group vote with them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from workshop_app.handouts.cut_outs.manual import manual_sheet, three_columns
from workshop_app.handouts.cut_outs.vote_card_drawings import CutSheet, HeldUp, OneSet, PrintedSheet
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Heading, Rule
from workshop_app.handouts.page.drawn_pages import Sheet
from workshop_app.handouts.page.style import BODY, H2, H3, paragraph
from workshop_app.i18n import gettext, gettext_noop, ngettext

SHEETS_OF_A_SET = 3
HOW_TO_LEAD = (
    (
        gettext_noop("1. Lees voor"),
        gettext_noop("Lees voor wat iemand doet. Ieder kiest eerst zelf, daarna samen."),
    ),
    (
        gettext_noop("2. Tel af"),
        gettext_noop(
            "Drie, twee, één: alle bordjes gaan tegelijk omhoog. Zo kijkt niemand iets af."
        ),
    ),
    (
        gettext_noop("3. Tel en praat"),
        gettext_noop("Typ in wat je ziet. Vraag wie iets anders koos, en stem daarna nog eens."),
    ),
)
CUT = gettext_noop("Eén keer, halverwege het vel. De streepjes aan de rand wijzen de plek.")
PAPER_WORDS = gettext_noop("Neem stevig papier, 160 gram of meer. In zwart-wit kan ook.")


def instructions(spec: HandoutSpec, names: Sequence[str]) -> Sheet:
    """Return the page.

    Args:
        spec: What the cards are made for.
        names: The names of the sets.
    """
    sets = len(names)
    sheets = SHEETS_OF_A_SET * sets
    lead = (
        ngettext(
            "Hierna komt 1 set, voor de tafel. Dat zijn {sheets} vellen.",
            "Hierna komen {count} sets, een voor elke tafel. Samen zijn dat {sheets} vellen.",
            sets,
            sheets=sheets,
        )
        if spec.tables
        else ngettext(
            "Hierna komt 1 set, voor twee mensen. Dat zijn {sheets} vellen.",
            "Hierna komen {count} sets, een voor elke twee mensen. Samen zijn dat {sheets} vellen.",
            sets,
            sheets=sheets,
        )
    )
    if spec.duplex:
        printing = gettext("Dubbelzijdig, met ‘omslaan over de lange kant’.")
        behind = gettext("Het cijfer staat ook achterop: zo zie je zelf wat je omhoog houdt.")
    else:
        printing = gettext("Op één kant van het papier.")
        behind = gettext("De achterkant is leeg: let op dat je het goede bordje omhoog houdt.")
    made: tuple[tuple[Flowable, str, str], ...] = (
        (PrintedSheet(duplex=spec.duplex), gettext("Print"), f"{printing} {gettext(PAPER_WORDS)}"),
        (CutSheet(), gettext("Snijd"), gettext(CUT)),
        (
            OneSet(names[0]),
            gettext("Sorteer"),
            " ".join((gettext("Op elk bordje staat klein bij welke set het hoort."), behind)),
        ),
    )
    return manual_sheet(
        spec,
        gettext("Stembordjes"),
        gettext("Van vel naar bordje"),
        lead,
        [
            three_columns(
                [
                    # The reading order: the name of a step comes before its picture.
                    [paragraph(head, H3), drawing, Spacer(0, 10), paragraph(text, BODY)]
                    for drawing, head, text in made
                ]
            ),
            Spacer(0, 22),
            Rule(after=14, strong=True),
            Heading(gettext("Zo laat je ermee stemmen"), H2, 1),
            Spacer(0, 8),
            HeldUp(),
            Spacer(0, 16),
            three_columns(
                [
                    [paragraph(gettext(head), H3), paragraph(gettext(text), BODY)]
                    for head, text in HOW_TO_LEAD
                ]
            ),
        ],
    )
