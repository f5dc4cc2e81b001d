"""Small drawings of how to make the cards: print, hold against the light, cut and fold."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.drawings.card_miniatures import TALL, draw_back, draw_front, draw_outline
from workshop_app.handouts.drawings.drawing_parts import (
    DRAWING_HIGH,
    LINE,
    SHEET_HIGH,
    SHEET_WIDE,
    draw_blank_sheet,
    draw_caption,
)
from workshop_app.handouts.page.style import ACCENT, INK, PAPER, RULE
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block

SIDE, END = 4.0, 5.0
"""Space between the cards and the sides, and the top and bottom, of a drawn sheet, in points.

It is a little more than to scale.
"""

CARD_WIDE = SHEET_WIDE / 2 - SIDE
FOLDED = ((1, -1), (2, -2))
"""The faces on a sheet to fold, row by row: the number of a card, negative for its back."""

FRONTS, BACKS = ((1, 2), (3, 4)), ((-2, -1), (-4, -3))
"""The faces on both sides of a sheet that is turned over its long edge."""

HEAVY = 1.8
"""The weight of a line that shows an action, in points."""


def _draw_sheet(
    canvas: Canvas, x: float, y: float, cards: Sequence[Sequence[int]], scale: float = 1
) -> None:
    """Draw a sheet with four faces on it."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    draw_blank_sheet(canvas, 0, 0)
    for row, faces in enumerate(cards):
        for column, number in enumerate(faces):
            left = SIDE + column * (SHEET_WIDE / 2 - SIDE)
            bottom = END + (1 - row) * (SHEET_HIGH / 2 - END)
            draw = draw_front if number > 0 else draw_back
            draw(canvas, abs(number), left, bottom, CARD_WIDE)
    canvas.restoreState()


class _Step(Block):
    """A drawing of one step of making the cards."""

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, DRAWING_HIGH


class BothSides(_Step):
    """A sheet, and what is printed on its back."""

    APART = 17.0

    def __init__(self) -> None:
        super().__init__()
        self.alt = gettext(
            "Een vel met op de voorkant de kaarten 1 en 2, met 3 en 4 daaronder. Op de achterkant "
            "staan 2 en 1, met 4 en 3 daaronder."
        )

    def _paint(self, canvas: Canvas) -> None:
        back = SHEET_WIDE + self.APART
        _draw_sheet(canvas, 0.5, 0.5, FRONTS)
        _draw_sheet(canvas, back, 0.5, BACKS)
        draw_caption(canvas, gettext("voorkant"), 0.5, SHEET_HIGH + 5)
        draw_caption(canvas, gettext("achterkant"), back, SHEET_HIGH + 5)


class SideBySide(_Step):
    """A sheet printed on one side, with the back of each card next to its front."""

    LEFT = 8.0

    def __init__(self) -> None:
        super().__init__()
        self.alt = gettext(
            "Een vel met twee kaarten onder elkaar. Van elke kaart staat de voorkant links en de "
            "achterkant rechts; daartussen loopt de vouw."
        )

    def _paint(self, canvas: Canvas) -> None:
        _draw_sheet(canvas, self.LEFT, 0.5, FOLDED)
        fold = self.LEFT + SHEET_WIDE / 2
        draw_caption(canvas, gettext("voorkant"), fold - 4, SHEET_HIGH + 5, right=True)
        draw_caption(canvas, gettext("achterkant"), fold + 4, SHEET_HIGH + 5)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(LINE)
        canvas.setDash(2, 2)
        canvas.line(fold, 0.5, fold, SHEET_HIGH + 12)
        canvas.setDash()


class AgainstLight(_Step):
    """A sheet held against the light, and next to it a good and a bad position of a back."""

    SCALE = 0.78
    RAYS, NEAR, FAR = 24, 6.0, 13.0
    CARD, ASKEW = 28.0, 6.0
    BESIDE = 104.0

    def __init__(self) -> None:
        super().__init__()
        self.alt = gettext(
            "Een vel tegen het licht. Daarnaast twee tekeningen van een kaart. Goed: de voorkant "
            "en de achterkant liggen precies op elkaar. Niet goed: ze liggen scheef."
        )

    def _paint(self, canvas: Canvas) -> None:
        wide, high = SHEET_WIDE * self.SCALE, SHEET_HIGH * self.SCALE
        left, bottom = 18.0, (DRAWING_HIGH - high) / 2 - 4
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(HEAVY)
        canvas.setLineCap(1)
        for ray in range(self.RAYS):
            angle = (ray + 0.5) * 2 * pi / self.RAYS
            across, up = cos(angle), sin(angle)
            # The distance from the middle of the sheet to its edge, along this ray.
            edge = min(wide / 2 / abs(across), high / 2 / abs(up))
            x, y = left + wide / 2, bottom + high / 2
            near, far = edge + self.NEAR, edge + self.FAR
            canvas.line(x + across * near, y + up * near, x + across * far, y + up * far)
        canvas.setLineCap(0)
        _draw_sheet(canvas, left, bottom, FRONTS, self.SCALE)
        step = self.CARD * TALL + 16
        for place, askew in enumerate((0.0, self.ASKEW)):
            y = bottom + high / 2 + 8 - place * step
            self._draw_seen(canvas, self.BESIDE, y, askew)
            self._draw_verdict(canvas, self.BESIDE + self.CARD + 18, y + 20, good=not askew)

    def _draw_seen(self, canvas: Canvas, x: float, y: float, askew: float) -> None:
        """Draw a front, and the back that shows through it."""
        draw_outline(canvas, x, y, self.CARD)
        draw_front(canvas, 1, x, y, self.CARD)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(HEAVY)
        canvas.setDash(4, 2)
        high = self.CARD * TALL
        canvas.rect(x + askew, y - askew * 0.7, self.CARD, high, stroke=1, fill=0)
        canvas.setDash()

    @staticmethod
    def _draw_verdict(canvas: Canvas, x: float, y: float, *, good: bool) -> None:
        """Draw a tick or a cross around this point."""
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(2.4)
        canvas.setLineCap(1)
        if good:
            canvas.lines([(x - 5, y, x - 1.5, y - 4.5), (x - 1.5, y - 4.5, x + 6, y + 6)])
        else:
            canvas.lines([(x - 5, y - 5, x + 5, y + 5), (x - 5, y + 5, x + 5, y - 5)])
        canvas.setLineCap(0)


class CutApart(_Step):
    """A sheet with dashed cutting lines along its cards, a ruler and a knife.

    Args:
        to_fold: Whether the front and the back of a card stay together.
    """

    LEFT, LONG, DEEP = 24.5, 116.0, 13.0

    def __init__(self, *, to_fold: bool) -> None:
        super().__init__()
        self._to_fold = to_fold
        self.alt = (
            gettext(
                "Een vel met twee kaarten onder elkaar, en een liniaal met een mes. Stippellijnen "
                "van rand tot rand lopen om elke voorkant en achterkant samen heen."
            )
            if to_fold
            else gettext(
                "Een vel met vier kaarten, en een liniaal met een mes. Stippellijnen van rand tot "
                "rand lopen langs alle kanten van elke kaart."
            )
        )

    def _paint(self, canvas: Canvas) -> None:
        bottom = 0.5
        _draw_sheet(canvas, self.LEFT, bottom, FOLDED if self._to_fold else FRONTS)
        across = (SIDE, SHEET_WIDE - SIDE)
        if not self._to_fold:
            across = (*across, SHEET_WIDE / 2)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.3)
        canvas.setDash(4, 2.5)
        for x in across:
            canvas.line(self.LEFT + x, bottom, self.LEFT + x, bottom + SHEET_HIGH)
        for up in (END, SHEET_HIGH / 2, SHEET_HIGH - END):
            canvas.line(self.LEFT, bottom + up, self.LEFT + SHEET_WIDE, bottom + up)
        canvas.setDash()
        cut = bottom + SHEET_HIGH - END
        self._draw_ruler(canvas, self.LEFT + (SHEET_WIDE - self.LONG) / 2, cut + 1)
        self._draw_knife(canvas, self.LEFT + SHEET_WIDE - 3, cut)

    def _draw_ruler(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw a ruler with its lower left corner here, and its scale along the lower edge."""
        canvas.setFillColor(PAPER)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(LINE)
        canvas.rect(x, y, self.LONG, self.DEEP, stroke=1, fill=1)
        canvas.setLineWidth(0.6)
        for number in range(1, int(self.LONG / 4)):
            long = 6 if number % 5 == 0 else 3.5
            canvas.line(x + number * 4, y, x + number * 4, y + long)

    @staticmethod
    def _draw_knife(canvas: Canvas, x: float, y: float) -> None:
        """Draw a knife with its point here, held from the lower right."""
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(-42)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(LINE)
        blade = canvas.beginPath()
        blade.moveTo(0, 0)
        blade.lineTo(16, 1.5)
        blade.lineTo(16, -5)
        blade.lineTo(7, -5)
        blade.close()
        canvas.setFillColor(PAPER)
        canvas.drawPath(blade, stroke=1, fill=1)
        canvas.setFillColor(INK)
        canvas.roundRect(15, -7, 38, 10, 4, stroke=1, fill=1)
        canvas.setFillColor(RULE)
        canvas.roundRect(20, -3.8, 11, 3.6, 1.8, stroke=0, fill=1)
        canvas.restoreState()


class FoldedCard(_Step):
    """A card that is half folded, and a finished one."""

    CARD, LEAN = 44.0, 0.32
    FLATTENED = 0.85

    def __init__(self) -> None:
        super().__init__()
        self.alt = gettext(
            "Een kaart, half gevouwen, met de tekst aan de buitenkant. Pijlen wijzen de twee "
            "helften naar elkaar toe. Daarnaast de kaart die klaar is."
        )

    def _paint(self, canvas: Canvas) -> None:
        high = self.CARD * TALL
        half = self.CARD * self.FLATTENED
        fold, bottom = half + 0.5, 12.0
        for side, draw in ((-1, draw_front), (1, draw_back)):
            canvas.saveState()
            # The fold is nearest to the viewer; both halves recede from it.
            begin = fold if side > 0 else fold - half
            rise = 0 if side > 0 else half * self.LEAN
            canvas.transform(self.FLATTENED, side * self.LEAN, 0, 1, begin, bottom + rise)
            draw_outline(canvas, 0, 0, self.CARD)
            draw(canvas, 1, 0, 0, self.CARD)
            canvas.restoreState()
        top = bottom + high + self.CARD * self.LEAN
        for side in (-1, 1):
            self._draw_arrow(canvas, fold + side * (half - 6), top + 4, -side)
        ready = self.width - self.CARD - 2
        # The finished card is two layers thick: its back shows under it.
        draw_outline(canvas, ready + 1.5, bottom - 1.5, self.CARD)
        draw_outline(canvas, ready, bottom, self.CARD)
        draw_front(canvas, 1, ready, bottom, self.CARD)

    @staticmethod
    def _draw_arrow(canvas: Canvas, x: float, y: float, method: int) -> None:
        """Draw a bent arrow from here, to the right (1) or to the left (-1)."""
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(ACCENT)
        canvas.setLineWidth(HEAVY)
        path = canvas.beginPath()
        path.moveTo(x, y)
        path.curveTo(x + method * 3, y + 10, x + method * 12, y + 13, x + method * 19, y + 8)
        canvas.drawPath(path, stroke=1, fill=0)
        head = canvas.beginPath()
        head.moveTo(x + method * 26, y + 3)
        head.lineTo(x + method * 16.5, y + 4.5)
        head.lineTo(x + method * 21.5, y + 11.5)
        head.close()
        canvas.drawPath(head, stroke=0, fill=1)
