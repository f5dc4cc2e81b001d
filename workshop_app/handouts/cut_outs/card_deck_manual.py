"""The instruction page for the cards: how to make them, and how to use them at the tables."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from workshop_app.handouts.cut_outs.card_deck_drawings import (
    AgainstLight,
    BothSides,
    CutApart,
    FoldedCard,
    SideBySide,
)
from workshop_app.handouts.cut_outs.manual import manual_sheet, three_columns
from workshop_app.handouts.drawings.table_drawing import LaidTable
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Heading, Rule
from workshop_app.handouts.page.drawn_pages import Sheet
from workshop_app.handouts.page.style import BODY, H2, H3, paragraph
from workshop_app.i18n import gettext, gettext_noop, ngettext

TRUE_SIZE = gettext_noop("Kies ‘ware grootte’ of 100 %. Dus niet ‘passend maken’.")
STAIRS_BEHIND = gettext_noop("Leg de trap in het midden. Die staat op de achterkant van dit blad.")
STAIRS_NEXT = gettext_noop("Leg de trap in het midden. Die staat op het volgende blad.")


def instructions(spec: HandoutSpec, cards: int, sheets: int) -> Sheet:
    """Return the page.

    Args:
        spec: What the cards are made for.
        cards: The number of cards.
        sheets: The number of sheets of paper they are on.
    """
    kicker = gettext("Kaarten om uit te snijden")
    stairs = gettext(STAIRS_BEHIND if spec.duplex else STAIRS_NEXT)
    if not cards:
        return manual_sheet(
            spec,
            kicker,
            gettext("Geen kaarten"),
            gettext(
                "In dit programma zit geen situatie en geen stelling. Zet er een in, en maak de"
                " kaarten dan nog eens."
            ),
            [
                Rule(after=14, strong=True),
                Heading(gettext("De trap heb je al wel"), H2, 1),
                paragraph(stairs, BODY),
                Spacer(0, 10),
                LaidTable(cards=False),
            ],
        )
    return manual_sheet(
        spec,
        kicker,
        gettext("Van vel naar stapel"),
        " ".join((_follows(cards, sheets), _copies(spec.tables))),
        [
            three_columns(
                [
                    # The reading order: the name of a step comes before its picture.
                    [paragraph(head, H3), drawing, Spacer(0, 10), paragraph(text, BODY)]
                    for head, drawing, text in (_turned() if spec.duplex else _folded())
                ]
            ),
            Spacer(0, 18),
            Rule(after=14, strong=True),
            Heading(gettext("En dan op tafel"), H2, 1),
            Spacer(0, 4),
            LaidTable(cards=True),
            Spacer(0, 14),
            three_columns(
                [
                    [paragraph(head, H3), paragraph(text, BODY)]
                    for head, text in (
                        (
                            gettext("1. Leg klaar"),
                            f"{stairs} {gettext('De stapel komt ernaast, de eerste kaart bovenop.')}",
                        ),
                        (
                            gettext("2. Eén kaart tegelijk"),
                            gettext(
                                "Iemand leest de bovenste kaart voor en draait die om. De andere"
                                " kaarten blijven liggen."
                            ),
                        ),
                        (
                            gettext("3. Pen erbij"),
                            gettext(
                                "De groep stemt op de achterkant: een rondje voor het gesprek,"
                                " een kruisje erna."
                            ),
                        ),
                    )
                ]
            ),
        ],
    )


def _turned() -> tuple[tuple[str, Flowable, str], ...]:
    """Return the steps for duplex printing: heading, drawing and text."""
    return (
        (
            gettext("Print"),
            BothSides(),
            " ".join(
                (
                    gettext("Print dubbelzijdig en kies ‘omslaan over de lange kant’."),
                    gettext(TRUE_SIZE),
                    gettext("Stevig papier is fijn: 160 gram of meer."),
                )
            ),
        ),
        (
            gettext("Controleer"),
            AgainstLight(),
            gettext(
                "Print eerst één vel. Houd het tegen het licht: liggen de kaarten op elkaar? En"
                " ligt elke achterkant achter haar eigen voorkant?"
            ),
        ),
        (
            gettext("Snijd"),
            CutApart(to_fold=False),
            gettext("Leg een liniaal langs de streepjes in de rand en snijd van rand tot rand."),
        ),
    )


def _folded() -> tuple[tuple[str, Flowable, str], ...]:
    """Return the steps for printing on one side: heading, drawing and text."""
    return (
        (
            gettext("Print"),
            SideBySide(),
            f"{gettext('Print op één kant van het papier.')} {gettext(TRUE_SIZE)}",
        ),
        (
            gettext("Snijd"),
            CutApart(to_fold=True),
            gettext("Snijd bij de streepjes in de rand. Voor- en achterkant blijven aan elkaar."),
        ),
        (
            gettext("Vouw en plak"),
            FoldedCard(),
            " ".join(
                (
                    gettext("Vouw op de stippellijn, met de tekst naar buiten."),
                    gettext("Plak de twee helften op elkaar. Zo wordt de kaart vanzelf steviger."),
                )
            ),
        ),
    )


def _follows(cards: int, sheets: int) -> str:
    """Return how many cards and sheets come after this page."""
    return ngettext(
        "Hierna komt {cards} op {sheets}.",
        "Hierna komen {cards} op {sheets}.",
        cards,
        cards=ngettext("1 kaart", "{count} kaarten", cards),
        sheets=ngettext("1 vel", "{count} vellen", sheets),
    )


def _copies(tables: int) -> str:
    """Return how many copies to print; `tables` is 0 if the number of tables is unknown."""
    if tables > 1:
        return gettext("Print ze {tables} keer: elke tafel krijgt een eigen stapel.", tables=tables)
    return gettext("Print ze zo vaak als er groepjes zijn: elk groepje krijgt een eigen stapel.")
