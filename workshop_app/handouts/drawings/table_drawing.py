"""A table seen from above: the staircase in the middle, the cards next to it, hands around it."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import STEPS
from workshop_app.handouts.drawings.card_miniatures import (
    TALL,
    draw_back,
    draw_front,
    draw_outline,
    step_on_back,
)
from workshop_app.handouts.drawings.drawing_parts import (
    HAND,
    SHEET_HIGH,
    SHEET_WIDE,
    draw_arm,
    draw_blank_sheet,
    draw_thumb,
)
from workshop_app.handouts.drawings.stair_step import draw_step
from workshop_app.handouts.page.style import ACCENT, BOLD, INK, RULE, on_step
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block

TABLE = HexColor("#F0EDE8")
"""Lighter than any step, and darker than the paper."""


class LaidTable(Block):
    """A table with the staircase and, if there are any, the cards on it.

    Args:
        cards: Whether there are cards; without them their places are empty and there are no hands.
    """

    HIGH, EDGE = 222.0, 22.0
    SCALE = 1.5
    CARD = 60.0
    FROM_MIDDLE = 126.0
    """The distance between the middle of the cards and that of the table, in points."""

    REACH = 36.0
    """How far an empty hand reaches from the edge of the drawing, in points."""

    VOTED = 3
    """The niveau that the group chooses."""

    PILE, THICK = 4, 2.2
    """How many cards of the pile show, and the distance between them in points."""

    def __init__(self, *, cards: bool) -> None:
        super().__init__()
        self._cards = cards
        self.alt = self._words()

    def _words(self) -> str:
        if not self._cards:
            return gettext(
                "Een tafel van boven. In het midden ligt de trap. De plekken voor de kaarten zijn "
                "leeg."
            )
        return gettext(
            "Een tafel van boven, met handen eromheen. In het midden ligt de trap. Links ligt de "
            "stapel kaarten. Rechts ligt één kaart met de achterkant boven; een hand met een pen "
            "zet een rondje om een trede."
        )

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self.HIGH

    def _paint(self, canvas: Canvas) -> None:
        middle = self.width / 2
        canvas.setFillColor(TABLE)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.2)
        wide, high = self.width - 2 * self.EDGE, self.HIGH - 2 * self.EDGE
        canvas.roundRect(self.EDGE, self.EDGE, wide, high, 14, stroke=1, fill=1)
        self._draw_stairs(canvas, middle)
        bottom = (self.HIGH - self.CARD * TALL) / 2
        left, right = (middle + side * self.FROM_MIDDLE - self.CARD / 2 for side in (-1, 1))
        if self._cards:
            self._draw_hands(canvas)
            self._draw_pile(canvas, left, bottom)
            self._draw_played(canvas, right, bottom)
            return
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(2)
        canvas.setDash(4, 3)
        for x in (left, right):
            canvas.roundRect(x, bottom, self.CARD, self.CARD * TALL, 3, stroke=1, fill=0)
        canvas.setDash()

    def _draw_stairs(self, canvas: Canvas, middle: float) -> None:
        """Draw the sheet with the staircase, as it is on the page after this one."""
        wide, high = SHEET_WIDE * self.SCALE, SHEET_HIGH * self.SCALE
        left, bottom = middle - wide / 2, (self.HIGH - high) / 2
        draw_blank_sheet(canvas, left, bottom, self.SCALE)
        white, gap = 8.0, 1.5
        step = (high - 2 * white - 14 - (STEPS - 1) * gap) / STEPS
        tread = 12.0
        for niveau in range(STEPS):
            x = left + white + niveau * tread
            y = bottom + white + 14 + niveau * (step + gap)
            draw_step(canvas, niveau, x, y, left + wide - white - x, step)
            canvas.setFillColor(on_step(niveau))
            canvas.setFont(BOLD, step * 0.72)
            canvas.drawCentredString(x + tread / 2 + 1, y + step * 0.24, str(niveau))
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(2)
        for line, part in enumerate((1, 0.6)):
            down = bottom + white + 8 - line * 5
            canvas.line(left + white, down, left + white + (wide - 2 * white) * part, down)

    def _draw_hands(self, canvas: Canvas) -> None:
        """Draw the hands of four people who look on: two across, and one at each end."""
        middle, half = self.width / 2, self.HIGH / 2
        for x, y, turn, sleeve in (
            (middle - self.FROM_MIDDLE, self.HIGH, 180, RULE),
            (middle + self.FROM_MIDDLE, self.HIGH, 180, INK),
            (0, half, -90, INK),
            (self.width, half, 90, RULE),
        ):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(turn)
            draw_arm(canvas, 0, self.REACH, sleeve)
            for finger in (-1, 0, 1):
                side, tip = finger * HAND / 4, self.REACH + HAND
                canvas.line(side, tip, side, tip - 7)
            canvas.restoreState()

    def _draw_pile(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the pile of cards to come, the next one on top, and the hand that holds it."""
        hand = x + self.CARD / 2
        high = y - HAND / 2
        draw_arm(canvas, hand, high, INK)
        for below in reversed(range(self.PILE)):
            down = below * self.THICK
            draw_outline(canvas, x - down, y - down, self.CARD)
        draw_front(canvas, 2, x, y, self.CARD)
        draw_thumb(canvas, hand, high)

    def _draw_played(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the card under discussion, with its back on top, and the hand that votes on it."""
        draw_outline(canvas, x, y, self.CARD)
        draw_back(canvas, 1, x, y, self.CARD)
        left, bottom, wide, tall = step_on_back(x, y, self.CARD, 0, self.VOTED)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.6)
        canvas.circle(left + wide / 2, bottom + tall / 2, 7.5, stroke=1, fill=0)
        hand, high = x + self.CARD + 6, y - HAND / 2
        draw_arm(canvas, hand, high, RULE)
        canvas.setLineCap(1)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(4.5)
        tip = left + wide / 2 + 6, bottom + tall / 2 - 5
        end = hand + 4, high + 4
        canvas.line(*tip, *end)
        canvas.setLineCap(0)
        draw_thumb(canvas, hand, high)
