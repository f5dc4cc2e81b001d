"""The cards of a workshop to cut out: four to a sheet, the back of each behind its front.

For duplex printing, turned over the long edge, the columns of the backs are mirrored, so that each
back lies behind its own front. For a printer that prints one side only, the front and back of a
card are next to each other, to be folded: no sheet has to go back into the printer, and no back can
end up askew or behind another card.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from workshop_app.handouts.cut_outs.card_deck_manual import instructions
from workshop_app.handouts.cut_outs.card_faces import (
    CARD_HEIGHT,
    CARD_WIDTH,
    FACE_WIDTH,
    PADDING,
    CardFaces,
    Face,
    cards_of,
)
from workshop_app.handouts.cut_outs.manual import trap_sheet
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.drawn_pages import EdgeMarks, Placed, Sheet, draw_pages, stacked
from workshop_app.handouts.page.style import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    SOFT,
    paragraph,
)
from workshop_app.handouts.workshop_labels import notice_of
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback

COLUMNS, ROWS = 2, 2
SIDE = (PAGE_WIDTH - COLUMNS * CARD_WIDTH) / 2
END = (PAGE_HEIGHT - ROWS * CARD_HEIGHT) / 2
"""Space between the cards and the sides, and the top and bottom, of the paper, in points."""

MARGINAL = style.style("in the margin", REGULAR, 7.5, 9, color=SOFT)
CUTS_ACROSS = (SIDE, SIDE + CARD_WIDTH, SIDE + 2 * CARD_WIDTH)
CUTS_UP = (END, END + CARD_HEIGHT, END + 2 * CARD_HEIGHT)

HOW_TO_USE = (
    (
        gettext_noop("1. Lees"),
        gettext_noop(
            "Eén van jullie leest de voorkant voor. Kijk samen naar de vraag op de achterkant."
        ),
    ),
    (
        gettext_noop("2. Stem"),
        gettext_noop(
            "Lees wat iemand doet. Kies eerst zelf een trede. Zet daarna een rondje bij jullie"
            " keuze."
        ),
    ),
    (
        gettext_noop("3. Praat en stem nog eens"),
        gettext_noop(
            "Wat zag een ander? Zet na het gesprek een kruisje. Ook als je keuze dezelfde blijft."
        ),
    ),
)


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the cards as a PDF, A4: two pages on how to make and use them, then the cards."""
    style.register_fonts()
    cards = cards_of(spec)
    sheets = _double_sided(cards, spec) if spec.duplex else _to_fold(cards, spec)
    return draw_pages(
        [
            instructions(spec, len(cards), len(sheets) // (2 if spec.duplex else 1)),
            trap_sheet(
                spec,
                gettext("Zo gebruik je de kaarten"),
                HOW_TO_USE,
            ),
            *sheets,
        ],
        title=gettext("Kaarten {name}", name=spec.name),
        subject=gettext("Kaarten om uit te snijden"),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        duplex=spec.duplex,
        progress=progress,
        branding=spec.branding,
    )


def corner(slot: int, *, back: bool) -> tuple[float, float]:
    """Return the left and the top of a card on its sheet, in points; a back lies behind its front.

    Args:
        slot: The place of the card among the four of a sheet, from 0, row by row.
        back: Whether this is the back of the sheet, which is printed last.
    """
    row, column = divmod(slot, COLUMNS)
    if back:
        column = COLUMNS - 1 - column
    return SIDE + column * CARD_WIDTH, PAGE_HEIGHT - END - row * CARD_HEIGHT


def _double_sided(cards: Sequence[CardFaces], spec: HandoutSpec) -> list[Sheet]:
    made: list[Sheet] = []
    count = _sheets(len(cards), COLUMNS * ROWS)
    for number in range(count):
        first = number * COLUMNS * ROWS
        four = cards[first : first + COLUMNS * ROWS]
        for back in (False, True):
            side = gettext("achterkant") if back else gettext("voorkant")
            parts = _margin(
                spec,
                gettext(
                    "Vel {number} van {count}, {side}", number=number + 1, count=count, side=side
                ),
                gettext("Dubbelzijdig, omslaan over de lange kant, ware grootte (100 %)"),
            )
            parts.append(_marks(CUTS_ACROSS))
            for slot, card in enumerate(four):
                parts += _face(card.back if back else card.front, *corner(slot, back=back))
            made.append(Sheet(parts))
    return made


def _to_fold(cards: Sequence[CardFaces], spec: HandoutSpec) -> list[Sheet]:
    made: list[Sheet] = []
    count = _sheets(len(cards), ROWS)
    for number in range(count):
        parts = _margin(
            spec,
            gettext(
                "Vel {number} van {count}, één kant, ware grootte (100 %)",
                number=number + 1,
                count=count,
            ),
            gettext("Snijd bij de streepjes. Vouw op de stippellijn, met de tekst naar buiten."),
        )
        parts.append(_marks((CUTS_ACROSS[0], CUTS_ACROSS[-1]), fold=CUTS_ACROSS[1]))
        for row, card in enumerate(cards[number * ROWS : (number + 1) * ROWS]):
            parts += _face(card.front, *corner(row * COLUMNS, back=False))
            parts += _face(card.back, *corner(row * COLUMNS, back=True))
        made.append(Sheet(parts))
    return made


def _sheets(cards: int, on_one: int) -> int:
    return -(-cards // on_one)


def _face(face: Face, left: float, top: float) -> list[Placed]:
    return stacked(face, left + PADDING, top - PADDING, FACE_WIDTH)


def _marks(across: Sequence[float], fold: float | None = None) -> Placed:
    marks = EdgeMarks(across, CUTS_UP, (SIDE, END), fold)
    return Placed(marks, 0, PAGE_HEIGHT, PAGE_WIDTH)


def _margin(spec: HandoutSpec, which: str, text_style: str) -> list[Placed]:
    """Return the lines above and below the cards, which are cut off: one line in each half."""
    space = CARD_WIDTH - 2 * PADDING
    top = PAGE_HEIGHT - 5.5 * mm
    texts = [(which, CUTS_ACROSS[0], top), (text_style, CUTS_ACROSS[1], top)]
    texts.append((notice_of(spec), CUTS_ACROSS[0], END - 2.5 * mm))
    return [
        Placed(
            paragraph(style.shortened(text, REGULAR, 7.5, space), MARGINAL), x + PADDING, y, space
        )
        for text, x, y in texts
        if text
    ]
