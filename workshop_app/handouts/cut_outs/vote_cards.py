"""Cards to hold up when voting: 0 to 5, two to a sheet, so that one cut makes two A5 cards.

Every table gets a set. Without tables there is a set for every two people: a pair has to talk to
agree on a number, and sharing halves the paper and the cutting. The file contains all sets, and
each card has the name of its set, so that the trainer need not count copies and can sort the cards
after the workshop.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from workshop_app.content.staircase import LOWEST, Niveau, Staircase
from workshop_app.foreign_text import filled
from workshop_app.handouts.cut_outs.manual import trap_sheet
from workshop_app.handouts.cut_outs.vote_card_manual import instructions
from workshop_app.handouts.drawings.layers import fitting_labels
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.drawn_pages import EdgeMarks, Placed, Sheet, draw_pages, stacked
from workshop_app.handouts.page.style import (
    BOLD,
    EXTRABOLD,
    INK,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PAPER,
    REGULAR,
    SOFT,
    STEP_FILLS,
    on_step,
    paragraph,
)
from workshop_app.handouts.wording import NOTHING_SEEN
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback
from workshop_app.tagged_pdf.block import Block

A5_HEIGHT = PAGE_HEIGHT / 2
INSET = 10 * mm
"""White edge around a card, in points: for the printer's margin and for cuts that go askew."""

PANEL = A5_HEIGHT - 2 * INSET
"""The side of the square with the number, in points: as high as the card allows."""

BESIDE = INSET + PANEL + 7 * mm
ROOM = PAGE_WIDTH - INSET - BESIDE
"""The left edge and the width of the text next to the number, in points."""

LABELS = tuple(size / 2 for size in range(54, 18, -1))
"""Font sizes of a niveau's short name; the largest at which all of them fit is used."""

STAIRS_HEIGHT = 112.0
SEEN = style.style("vote card text", REGULAR, 11, 15, after=5)
SET = style.style("vote card set", REGULAR, 8.5, 11, color=SOFT)

HOW_TO_USE = (
    (
        gettext_noop("1. Kies"),
        gettext_noop("Lees wat iemand doet. Kies eerst zelf een trede, en dan samen één bordje."),
    ),
    (
        gettext_noop("2. Tegelijk omhoog"),
        gettext_noop("Op een teken gaan alle bordjes omhoog. Zo kijkt niemand iets af."),
    ),
    (
        gettext_noop("3. Kijk rond"),
        gettext_noop("Wie koos iets anders? Die zag vast iets wat jij nog niet zag."),
    ),
)


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the vote cards as a PDF, A4: a sheet on how to make and use them, then the sets."""
    style.register_fonts()
    names = _sets(spec)
    return draw_pages(
        _pages(spec, names),
        title=gettext("Stembordjes {name}", name=spec.name),
        subject=gettext("Stembordjes om uit te snijden"),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        duplex=spec.duplex,
        progress=progress,
        branding=spec.branding,
    )


def _sets(spec: HandoutSpec) -> list[str]:
    """Return the name of each set."""
    sets = spec.tables or max(1, -(-spec.people // 2))
    name = gettext("Tafel {number}") if spec.tables else gettext("Set {number}")
    return [filled(name, number=number) for number in range(1, sets + 1)]


def _pages(spec: HandoutSpec, names: list[str]) -> Iterator[Sheet]:
    yield instructions(spec, names)
    yield trap_sheet(spec, gettext("Zo stem je met de bordjes"), HOW_TO_USE)
    niveaus = spec.stairs.niveaus
    rooms = dict.fromkeys((one.number for one in niveaus), ROOM)
    size, labels = fitting_labels(niveaus, rooms, LABELS)
    for name in names:
        for first in range(0, len(niveaus), 2):
            two = [(niveau, labels[niveau.number]) for niveau in niveaus[first : first + 2]]
            yield _sheet(two, spec.stairs, name, size, back=False)
            if spec.duplex:
                yield _sheet(two, spec.stairs, name, size, back=True)


def _sheet(
    two: list[tuple[Niveau, str]], stairs: Staircase, name: str, size: float, *, back: bool
) -> Sheet:
    """Return two cards below each other; turned over the long edge, each keeps its place."""
    # Cutting marks are only needed at the edges of the paper: the one cut is halfway.
    marks = EdgeMarks((), (A5_HEIGHT,), (INSET, INSET))
    parts = [Placed(marks, 0, PAGE_HEIGHT, PAGE_WIDTH)]
    for place, (niveau, label) in enumerate(two):
        parts += _card(
            niveau, label, stairs, name, size, PAGE_HEIGHT - place * A5_HEIGHT, back=back
        )
    return Sheet(parts)


def _card(
    niveau: Niveau, label: str, stairs: Staircase, name: str, size: float, top: float, *, back: bool
) -> list[Placed]:
    head = style.style("vote card name", BOLD, size, size * 1.14, after=7)
    hint = style.style("vote card hint", REGULAR, 17, 22, after=5)
    words: list[Flowable] = [paragraph(label, head)]
    bottom = top - A5_HEIGHT + INSET
    if back:
        seen = [one.text for one in niveau.indicators] or [gettext(NOTHING_SEEN)]
        words += [Spacer(0, 4), *(style.paragraph(text, SEEN) for text in seen)]
    else:
        words.append(paragraph(niveau.hint, hint))
    parts = [
        Placed(Panel(niveau.number), INSET, top - INSET, PANEL),
        *stacked(words, BESIDE, top - INSET - 2, ROOM),
    ]
    if not back:
        lit = LitStairs(niveau.number, stairs)
        parts.append(Placed(lit, BESIDE, bottom + 20 + STAIRS_HEIGHT, ROOM))
    parts.append(Placed(paragraph(name, SET), BESIDE, bottom + 10, ROOM))
    return parts


class Panel(Block):
    """A square in the colour of a step, filled by its number."""

    DIGIT = 0.668
    """The height of a digit, as a fraction of the font size."""

    def __init__(self, niveau: int) -> None:
        super().__init__()
        self._niveau = niveau
        self.alt = gettext("Niveau {number}", number=niveau)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, width

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(STEP_FILLS[self._niveau])
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(3)
        canvas.roundRect(1.5, 1.5, self.width - 3, self.height - 3, 16, stroke=1, fill=1)
        size = self.height * 0.83 / self.DIGIT
        canvas.setFillColor(on_step(self._niveau))
        canvas.setFont(EXTRABOLD, size)
        baseline = (self.height - size * self.DIGIT) / 2
        canvas.drawCentredString(self.width / 2, baseline, str(self._niveau))


class LitStairs(Block):
    """The staircase in white, with one step in its colour and with a thick outline."""

    GAP = 3.5
    LOW = 20.0

    def __init__(self, niveau: int, stairs: Staircase) -> None:
        super().__init__()
        self._niveau = niveau
        self._numbers = [one.number for one in stairs.niveaus]
        self.alt = gettext("De trap. Trede {number} is gekleurd.", number=niveau)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, STAIRS_HEIGHT

    def _paint(self, canvas: Canvas) -> None:
        count = len(self._numbers)
        wide = (self.width - 2 - self.GAP * (count - 1)) / count
        rise = (self.height - self.LOW - 3) / (count - 1)
        for number in self._numbers:
            is_lit = number == self._niveau
            x = 1 + (number - LOWEST) * (wide + self.GAP)
            high = self.LOW + (number - LOWEST) * rise
            canvas.setFillColor(STEP_FILLS[number] if is_lit else PAPER)
            canvas.setStrokeColor(INK if is_lit else SOFT)
            canvas.setLineWidth(2.4 if is_lit else 0.8)
            canvas.roundRect(x, 1.5, wide, high, 3, stroke=1, fill=1)
            canvas.setFillColor(on_step(number) if is_lit else SOFT)
            canvas.setFont(EXTRABOLD if is_lit else REGULAR, 13)
            canvas.drawCentredString(x + wide / 2, high - 12.5, str(number))
