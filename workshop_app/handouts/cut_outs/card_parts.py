"""The parts of a card's faces: steps to mark, boxes to tick, a cropped picture."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from workshop_app.content.staircase import HIGHEST, LOWEST, STEPS
from workshop_app.handouts.drawings.stair_step import draw_step
from workshop_app.handouts.page import style
from workshop_app.handouts.page.style import ACCENT, INK, PAPER, SEMIBOLD, one_line, paragraph
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.bitmap import Bitmap, draw_bitmap
from workshop_app.tagged_pdf.block import Block

SMALLEST = 8.5
"""The smallest text on a card, in points."""


class Barred(Block):
    """A question with a bar in the accent colour to its left."""

    alt = ""

    INDENT = 10.0

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        text_style = style.style("card question", style.BOLD, size, size * 1.28)
        self._paragraph = paragraph(one_line(text), text_style)
        self.spaceAfter = 10

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        return width, self._paragraph.wrap(width - self.INDENT, space)[1]

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(ACCENT)
        canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        self._paragraph.drawOn(canvas, self.INDENT, 1)


class Beside(Block):
    """Something narrow on the left, and a stack of flowables to its right."""

    alt = ""

    def __init__(self, narrow: Flowable, parts: Sequence[Flowable], indent: float) -> None:
        super().__init__()
        self._narrow = narrow
        self._parts = parts
        self._indent = indent

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        below = self._narrow.wrap(self._indent, space)[1]
        height = 0.0
        for index, part in enumerate(self._parts):
            height += part.wrap(width - self._indent, space)[1]
            height += part.getSpaceAfter() if index < len(self._parts) - 1 else 0
        return width, max(height, below)

    def _paint(self, canvas: Canvas) -> None:
        self._narrow.drawOn(canvas, 0, self.height - self._narrow.height)
        y = self.height
        for part in self._parts:
            y -= part.height
            part.drawOn(canvas, self._indent, y)
            y -= part.getSpaceAfter()


class StepsToMark(Block):
    """Six small steps going up, each with its number and space for a mark.

    Args:
        lowest: The lowest niveau that can be chosen; the others keep their place.
    """

    GAP = 2.5
    LOW, RISE = 12.0, 2.4

    def __init__(self, lowest: int = LOWEST) -> None:
        super().__init__()
        self._lowest = lowest
        self.alt = gettext(
            "Treden om een stem op te zetten: niveau {low} tot en met {high}.",
            low=lowest,
            high=HIGHEST,
        )

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self.LOW + self.RISE * (STEPS - 1) + 1

    def _paint(self, canvas: Canvas) -> None:
        wide = (self.width - self.GAP * (STEPS - 1)) / STEPS
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(INK)
        canvas.setFont(SEMIBOLD, 9)
        for niveau in range(self._lowest, HIGHEST + 1):
            x = niveau * (wide + self.GAP)
            top = self.LOW + niveau * self.RISE
            canvas.setFillColor(PAPER)
            canvas.roundRect(x, 0.5, wide, top, 2, stroke=1, fill=1)
            canvas.setFillColor(INK)
            canvas.drawString(x + 4, top - 9.3, str(niveau))


class Box(Block):
    """An empty box to tick."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.alt = gettext("Vakje om aan te kruisen.")
        self._size = size

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._size + 1.5

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0.5, 0, self._size, self._size, 1.8, stroke=1, fill=0)


class NumberedBox(Block):
    """A box to tick with its number in it."""

    SIZE = 20.0

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.alt = gettext("Vakje {number} om aan te kruisen.", number=number)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self.SIZE

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0.5, 0.5, self.SIZE - 1, self.SIZE - 1, 2.5, stroke=1, fill=0)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 11)
        canvas.drawCentredString(self.SIZE / 2, self.SIZE / 2 - 3.8, str(self._number))


class StairStrip(Block):
    """The six steps in their colours, for the bottom of a face."""

    alt = ""
    GAP = 3.0
    LOW = 7.0

    def __init__(self, height: float) -> None:
        super().__init__()
        self._high = height

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._high

    def _paint(self, canvas: Canvas) -> None:
        wide = (self.width - self.GAP * (STEPS - 1)) / STEPS
        rise = (self._high - self.LOW - 1) / (STEPS - 1)
        for niveau in range(STEPS):
            x = niveau * (wide + self.GAP)
            draw_step(canvas, niveau, x, 0.5, wide, self.LOW + niveau * rise)


class Cropped(Block):
    """A picture that fills its box and is cropped where its proportions differ.

    Args:
        picture: The picture.
        alt: Its text alternative.
        height: The height of the box in points; it takes the full width.
    """

    EYE = 0.42
    """Fraction of the cropped height that comes off the top, as people's faces are high up."""

    def __init__(self, picture: Bitmap, alt: str, height: float) -> None:
        super().__init__()
        self._bitmap = picture
        self._high = height
        self.alt = alt
        self.spaceAfter = 9

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._high

    def _paint(self, canvas: Canvas) -> None:
        across, down = self._bitmap.width, self._bitmap.height
        scale = max(self.width / across, self.height / down)
        wide, high = across * scale, down * scale
        canvas.saveState()
        path = canvas.beginPath()
        path.roundRect(0, 0, self.width, self.height, 4)
        canvas.clipPath(path, stroke=0, fill=0)
        x = (self.width - wide) / 2
        y = (self.height - high) * (1 - self.EYE)
        draw_bitmap(canvas, self._bitmap, x, y, wide, high)
        canvas.restoreState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=0)
