"""The cards of a workshop to cut out: four to a sheet, the back of each behind its front.

Printed on both sides and turned over the long edge, the left column of a sheet lies behind the
right one: the backs are laid out the other way round. A printer that knows one side only gets
front and back side by side, to fold: then nothing has to be put back into the printer, and
nothing can come out askew or behind another card.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from workshop_app.handouts import style
from workshop_app.handouts.block import Block
from workshop_app.handouts.card_faces import (
    CARD_HEIGHT,
    CARD_WIDTH,
    FACE_WIDTH,
    PADDING,
    CardFaces,
    Face,
    cards_of,
)
from workshop_app.handouts.document import Columns, Heading, Labelled
from workshop_app.handouts.manual import manual_sheet, trap_sheet
from workshop_app.handouts.order import Order, Watch
from workshop_app.handouts.sheets import (
    EdgeMarks,
    Placed,
    Sheet,
    draw_pages,
    notice_of,
    stacked,
)
from workshop_app.handouts.style import (
    BODY,
    H2,
    INK,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    SEMIBOLD,
    SOFT,
    paragraph,
)
from workshop_app.language import mark, say, say_count

COLUMNS, ROWS = 2, 2
SIDE = (PAGE_WIDTH - COLUMNS * CARD_WIDTH) / 2
END = (PAGE_HEIGHT - ROWS * CARD_HEIGHT) / 2
"""What is left of the paper beside the cards, and above and below them."""

MARGINAL = style.style("in the margin", REGULAR, 7.5, 9, color=SOFT)
CUTS_ACROSS = (SIDE, SIDE + CARD_WIDTH, SIDE + 2 * CARD_WIDTH)
CUTS_UP = (END, END + CARD_HEIGHT, END + 2 * CARD_HEIGHT)

HOW_TO_USE = (
    (
        mark("1. Lees"),
        mark("Eén van jullie leest de voorkant voor. Kijk samen naar de vraag op de achterkant."),
    ),
    (
        mark("2. Stem"),
        mark(
            "Lees wat iemand doet. Kies eerst zelf een trede. Zet daarna een rondje bij jullie keuze."
        ),
    ),
    (
        mark("3. Praat en stem nog eens"),
        mark(
            "Wat zag een ander? Zet na het gesprek een kruisje. Ook als je keuze dezelfde blijft."
        ),
    ),
)


def make(order: Order, watch: Watch) -> bytes:
    """The cards as a PDF, A4: two pages on how to make and use them, then the cards."""
    style.register_fonts()
    cards = cards_of(order)
    sheets = _double_sided(cards, order) if order.duplex else _to_fold(cards, order)
    return draw_pages(
        [
            _manual(order, len(cards)),
            trap_sheet(
                order,
                say("Zo gebruik je de kaarten"),
                HOW_TO_USE,
            ),
            *sheets,
        ],
        title=say("Kaarten {name}").format(name=order.name),
        subject=say("Kaarten om uit te snijden"),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        duplex=order.duplex,
        watch=watch,
        house=order.house,
    )


def corner(slot: int, *, back: bool) -> tuple[float, float]:
    """The left and the top of a card on its sheet, in points; a back lies behind its front.

    Args:
        slot: The place of the card among the four of a sheet, from 0, row by row.
        back: Whether this is the side that is printed last.
    """
    row, column = divmod(slot, COLUMNS)
    if back:
        column = COLUMNS - 1 - column
    return SIDE + column * CARD_WIDTH, PAGE_HEIGHT - END - row * CARD_HEIGHT


def _double_sided(cards: Sequence[CardFaces], order: Order) -> list[Sheet]:
    made: list[Sheet] = []
    count = _sheets(len(cards), COLUMNS * ROWS)
    for number in range(count):
        first = number * COLUMNS * ROWS
        four = cards[first : first + COLUMNS * ROWS]
        for back in (False, True):
            side = say("achterkant") if back else say("voorkant")
            parts = _margin(
                order,
                say("Vel {number} van {count}, {side}").format(
                    number=number + 1, count=count, side=side
                ),
                say("Dubbelzijdig, omslaan over de lange kant, ware grootte (100 %)"),
            )
            parts.append(_marks(CUTS_ACROSS))
            for slot, card in enumerate(four):
                parts += _face(card.back if back else card.front, *corner(slot, back=back))
            made.append(Sheet(parts))
    return made


def _to_fold(cards: Sequence[CardFaces], order: Order) -> list[Sheet]:
    made: list[Sheet] = []
    count = _sheets(len(cards), ROWS)
    for number in range(count):
        parts = _margin(
            order,
            say("Vel {number} van {count}, één kant, ware grootte (100 %)").format(
                number=number + 1, count=count
            ),
            say("Snijd bij de streepjes. Vouw op de stippellijn, met de tekst naar buiten."),
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


def _margin(order: Order, which: str, how: str) -> list[Placed]:
    """What stands above and below the cards, and is cut off: one line in each half."""
    room = CARD_WIDTH - 2 * PADDING
    top = PAGE_HEIGHT - 5.5 * mm
    texts = [(which, CUTS_ACROSS[0], top), (how, CUTS_ACROSS[1], top)]
    texts.append((notice_of(order), CUTS_ACROSS[0], END - 2.5 * mm))
    return [
        Placed(paragraph(style.shortened(text, REGULAR, 7.5, room), MARGINAL), x + PADDING, y, room)
        for text, x, y in texts
        if text
    ]


# ------------------------------------------------------------------ how to make them


def _manual(order: Order, cards: int) -> Sheet:
    on_one = COLUMNS * ROWS if order.duplex else ROWS
    sheets = _sheets(cards, on_one)
    if not cards:
        return manual_sheet(
            order,
            say("Kaarten om uit te snijden"),
            say("Geen kaarten"),
            say(
                "In dit programma zit geen situatie en geen stelling. Zet er een in, en maak de kaarten dan nog eens."
            ),
            [],
        )
    if order.duplex:
        steps = (
            (say("Printen"), say("Print dubbelzijdig en kies ‘omslaan over de lange kant’.")),
            (say("Grootte"), say("Kies ‘ware grootte’ of 100 %. Dus niet ‘passend maken’.")),
            (say("Papier"), say("Stevig papier is fijn: 160 gram of meer.")),
            (
                say("Proef"),
                say("Print eerst één vel. Houd het tegen het licht: liggen de kaarten op elkaar?"),
            ),
            (
                say("Snijden"),
                say("Leg een liniaal langs de streepjes in de rand en snijd van rand tot rand."),
            ),
        )
    else:
        steps = (
            (say("Printen"), say("Print op één kant van het papier.")),
            (say("Grootte"), say("Kies ‘ware grootte’ of 100 %. Dus niet ‘passend maken’.")),
            (
                say("Snijden"),
                say("Snijd bij de streepjes in de rand. Voor- en achterkant blijven aan elkaar."),
            ),
            (say("Vouwen"), say("Vouw op de stippellijn, met de tekst naar buiten.")),
            (
                say("Plakken"),
                say("Plak de twee helften op elkaar. Zo wordt de kaart vanzelf steviger."),
            ),
        )
    copies = (
        say("Print ze {tables} keer: elke tafel krijgt een eigen stapel.").format(
            tables=order.tables
        )
        if order.tables > 1
        else say("Print ze zo vaak als er groepjes zijn: elk groepje krijgt een eigen stapel.")
    )
    figure: Flowable = TurnedSheet() if order.duplex else FoldedCard()
    caption = (
        say("Zo ligt elke achterkant achter haar eigen voorkant.")
        if order.duplex
        else say("Links de voorkant, rechts de achterkant van dezelfde kaart.")
    )
    return manual_sheet(
        order,
        say("Kaarten om uit te snijden"),
        say("Zo maak je de kaarten"),
        " ".join((_follows(cards, sheets), copies)),
        [
            *(Labelled(label, paragraph(text, BODY)) for label, text in steps),
            Spacer(0, 22),
            Heading(say("Zo hoort het te liggen"), H2, 1),
            Columns([(2, 4, [figure, Spacer(0, 8), paragraph(caption, BODY)])]),
        ],
    )


def _follows(cards: int, sheets: int) -> str:
    """How many cards and sheets come after the manual."""
    words = say_count(
        "Hierna komt {cards} op {sheets}.", "Hierna komen {cards} op {sheets}.", cards
    )
    return words.format(
        cards=say_count("1 kaart", "{count} kaarten", cards).format(count=cards),
        sheets=say_count("1 vel", "{count} vellen", sheets).format(count=sheets),
    )


class _Miniature(Block):
    """Small drawings of sheets; `ALT` is what each says in words, to be said."""

    ALT: str

    WIDE, HIGH = 92.0, 130.0

    def __init__(self) -> None:
        super().__init__()
        self.alt = say(self.ALT)

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, self.HIGH + 20

    def _sheet(self, canvas: Canvas, x: float, head: str, names: Sequence[str]) -> None:
        """A sheet with what is on its four places."""
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.9)
        canvas.rect(x, 0.5, self.WIDE, self.HIGH, stroke=1, fill=0)
        canvas.setFont(SEMIBOLD, 9)
        canvas.drawString(x, self.HIGH + 8, head)
        wide, high = self.WIDE / 2, self.HIGH / 2
        canvas.setLineWidth(0.5)
        canvas.setDash(2, 2)
        canvas.line(x, high, x + self.WIDE, high)
        canvas.line(x + wide, 0.5, x + wide, self.HIGH)
        canvas.setDash()
        for index, name in enumerate(names):
            row, column = divmod(index, 2)
            canvas.setFont(style.EXTRABOLD, 20)
            middle = self.HIGH - (row + 0.5) * high
            canvas.drawCentredString(x + (column + 0.5) * wide, middle - 5, name)

    def _arrow(self, canvas: Canvas, x: float) -> None:
        y = self.HIGH / 2
        canvas.setStrokeColor(style.ACCENT)
        canvas.setFillColor(style.ACCENT)
        canvas.setLineWidth(2)
        path = canvas.beginPath()
        path.moveTo(x, y)
        path.curveTo(x + 14, y + 22, x + 34, y + 22, x + 46, y + 5)
        canvas.drawPath(path, stroke=1, fill=0)
        head = canvas.beginPath()
        head.moveTo(x + 51, y - 3)
        head.lineTo(x + 39.5, y + 3.5)
        head.lineTo(x + 50, y + 10)
        head.close()
        canvas.drawPath(head, stroke=0, fill=1)


class TurnedSheet(_Miniature):
    """A sheet, and what is behind it."""

    ALT = mark(
        "Een vel met op de voorkant de kaarten 1 en 2, met 3 en 4 daaronder. Op de achterkant "
        "staan 2 en 1, met 4 en 3 daaronder."
    )

    def _paint(self, canvas: Canvas) -> None:
        self._sheet(canvas, 0.5, say("voorkant van een vel"), "1234")
        self._arrow(canvas, self.WIDE + 18)
        self._sheet(canvas, self.WIDE + 88, say("achterkant van dat vel"), "2143")


class FoldedCard(_Miniature):
    """A sheet with two cards to fold."""

    ALT = mark(
        "Een vel met twee kaarten onder elkaar. Van elke kaart staat de voorkant links en de "
        "achterkant rechts; daartussen loopt de vouw."
    )

    def _paint(self, canvas: Canvas) -> None:
        self._sheet(canvas, 0.5, say("een vel met twee kaarten"), "1122")
        canvas.setStrokeColor(style.ACCENT)
        canvas.setLineWidth(2)
        canvas.line(self.WIDE / 2 + 0.5, 0.5, self.WIDE / 2 + 0.5, self.HIGH)
        canvas.setFillColor(style.ACCENT)
        canvas.setFont(SEMIBOLD, 9)
        canvas.drawString(self.WIDE + 12, self.HIGH / 2 - 3, say("hier vouwen"))
