"""Small drawings of what to do with vote cards: print, cut, sort and hold them up."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import STEPS
from workshop_app.handouts.drawings.drawing_parts import (
    DRAWING_HIGH,
    HAND,
    LINE,
    SHEET_HIGH,
    SHEET_WIDE,
    draw_arm,
    draw_blank_sheet,
    draw_caption,
    draw_thumb,
)
from workshop_app.handouts.drawings.stair_step import draw_chip
from workshop_app.handouts.page.style import ACCENT, BOLD, INK, PAPER, RULE
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block

FLAT = 1.414
"""The width of an A5 card, as a multiple of its height."""


def draw_card(canvas: Canvas, niveau: int, x: float, y: float, width: float) -> None:
    """Draw a vote card: a large number on the left, and lines of text next to it."""
    height = width / FLAT
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(LINE)
    canvas.roundRect(x, y, width, height, width * 0.04, stroke=1, fill=1)
    white = width * 0.06
    draw_chip(canvas, niveau, x + white, y + white, height - 2 * white)
    left = x + height + white * 0.3
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(width * 0.03)
    for line, part in enumerate((1, 0.65)):
        down = y + height - white * (2 + 2 * line)
        canvas.line(left, down, left + (x + width - white - left) * part, down)


def _draw_sheet(canvas: Canvas, x: float, y: float, *, blank: bool = False) -> None:
    """Draw a sheet with two cards below each other, or a blank one."""
    draw_blank_sheet(canvas, x, y)
    if blank:
        return
    half = SHEET_HIGH / 2
    size = half - 10
    for place in (0, 1):
        # The lower number is on the upper half.
        bottom = y + (1 - place) * half + 5
        draw_chip(canvas, place, x + 5, bottom, size)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(2)
        for line, long in enumerate((16, 10)):
            down = bottom + size - 5 - 6 * line
            canvas.line(x + size + 9, down, x + size + 9 + long, down)


class PrintedSheet(Block):
    """A sheet, and what is printed on its back.

    Args:
        duplex: Whether both sides are printed.
    """

    APART = 17.0

    def __init__(self, *, duplex: bool) -> None:
        super().__init__()
        self._duplex = duplex
        back = (
            gettext("De achterkant heeft dezelfde cijfers op dezelfde plek.")
            if duplex
            else gettext("De achterkant is leeg.")
        )
        self.alt = f"{gettext('Een vel met de bordjes 0 en 1 onder elkaar.')} {back}"

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, DRAWING_HIGH

    def _paint(self, canvas: Canvas) -> None:
        back = SHEET_WIDE + self.APART
        _draw_sheet(canvas, 0.5, 0.5)
        _draw_sheet(canvas, back, 0.5, blank=not self._duplex)
        draw_caption(canvas, gettext("voorkant"), 0.5, SHEET_HIGH + 5)
        draw_caption(canvas, gettext("achterkant"), back, SHEET_HIGH + 5)


class CutSheet(Block):
    """A sheet with the line along which it is cut."""

    OUT = 24.0

    def __init__(self) -> None:
        super().__init__()
        self.alt = gettext(
            "Een vel met twee bordjes. Een stippellijn met een schaar loopt halverwege, van rand "
            "tot rand."
        )

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, DRAWING_HIGH

    def _paint(self, canvas: Canvas) -> None:
        _draw_sheet(canvas, self.OUT, 0.5)
        y = SHEET_HIGH / 2 + 0.5
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.8)
        canvas.setDash(5, 3)
        canvas.line(0, y, self.OUT + SHEET_WIDE + 6, y)
        canvas.setDash()
        self._draw_scissors(canvas, self.OUT + SHEET_WIDE + 6, y)

    @staticmethod
    def _draw_scissors(canvas: Canvas, x: float, y: float) -> None:
        """Draw scissors that point to the left, with their tips at this point."""
        canvas.setStrokeColor(INK)
        canvas.setFillColor(PAPER)
        canvas.setLineCap(1)
        for side in (-1, 1):
            canvas.setLineWidth(2.4)
            canvas.line(x, y + side * 4, x + 26, y - side * 6)
            canvas.setLineWidth(2)
            canvas.circle(x + 31.5, y - side * 8.5, 5.5, stroke=1, fill=1)
        canvas.setLineCap(0)


class OneSet(Block):
    """The six cards of a set, with its name.

    Args:
        name: The name that is on all of its cards.
    """

    WIDE, APART = 47.0, 5.0

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.alt = gettext("Zes bordjes bij elkaar, 0 tot en met 5: samen {name}.", name=name)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, DRAWING_HIGH

    def _paint(self, canvas: Canvas) -> None:
        across = STEPS // 2
        high = self.WIDE / FLAT
        for niveau in range(STEPS):
            row, place = divmod(niveau, across)
            x = 0.5 + place * (self.WIDE + self.APART)
            y = SHEET_HIGH - high - row * (high + self.APART)
            draw_card(canvas, niveau, x, y, self.WIDE)
        bottom = SHEET_HIGH - 2 * high - self.APART - 6
        right = across * self.WIDE + (across - 1) * self.APART + 0.5
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(LINE)
        canvas.lines([(0.5, bottom, 0.5, bottom - 4), (right, bottom, right, bottom - 4)])
        canvas.line(0.5, bottom - 4, right, bottom - 4)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 9)
        canvas.drawCentredString(right / 2, bottom - 15, self._name)


class HeldUp(Block):
    """Six hands that each hold up a card; together they form a staircase."""

    APART, RISE, LOW = 8.0, 28.0, 40.0
    SLEEVES = (INK, RULE)

    def __init__(self) -> None:
        super().__init__()
        self.alt = gettext(
            "Zes handen naast elkaar houden tegelijk een bordje omhoog, van 0 links tot en met 5 "
            "rechts. Samen zijn ze een trap."
        )

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        self._card = (width - (STEPS - 1) * self.APART) / STEPS
        top = self.LOW + (STEPS - 1) * self.RISE + HAND / 2 + self._card / FLAT
        return width, top + LINE

    def _paint(self, canvas: Canvas) -> None:
        for niveau in range(STEPS):
            x = niveau * (self._card + self.APART)
            self._draw_one(canvas, niveau, x, self.LOW + niveau * self.RISE)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.2)
        canvas.line(0, 0, self.width, 0)

    def _draw_one(self, canvas: Canvas, niveau: int, x: float, high: float) -> None:
        """Draw an arm with a sleeve up to this height, a hand above it, and the card it holds."""
        middle = x + self._card / 2
        draw_arm(canvas, middle, high, self.SLEEVES[niveau % len(self.SLEEVES)])
        draw_card(canvas, niveau, x, high + HAND / 2, self._card)
        draw_thumb(canvas, middle, high)
