"""The sheet that a scene is painted on: its measures, painter, and a record of its contents."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.projector.fitting import fit
from ui.projector.lettering import draw_fitted
from ui.projector.look import STANDARD_LOOK, Look

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
TOP = Qt.AlignmentFlag.AlignTop
MIDDLE = Qt.AlignmentFlag.AlignVCenter
BOTTOM = Qt.AlignmentFlag.AlignBottom

REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold
BLACK = QFont.Weight.ExtraBold

SMALLEST = 1 / 45
"""The smallest size of text, as a fraction of the sheet's height."""

LARGE = 1 / 16
"""Text of at least this size grows half as much with the look as smaller text."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text on the sheet, the box that was available for it, and the part that it uses."""

    text: str
    box: QRectF
    used: QRectF
    pixels: int
    whole: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Stack:
    """The solid dots on one option, in rows from the bottom up, and the area for text above."""

    rows: tuple[tuple[QRectF, ...], ...]
    label: QRectF


class Measures:
    """Converts places given as fractions, 0 to 1, of a sheet's width and height."""

    def __init__(self, rect: QRectF, look: Look = STANDARD_LOOK) -> None:
        """Use a sheet with the rectangle `rect`."""
        self.rect = rect
        self.look = look
        self.width = rect.width()
        self.height = rect.height()
        self.margin = 0.042 * self.width

    def box(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """A box between fractions of the width (left, right) and of the height (top, bottom)."""
        return QRectF(
            QPointF(self.rect.x() + left * self.width, self.rect.y() + top * self.height),
            QPointF(self.rect.x() + right * self.width, self.rect.y() + bottom * self.height),
        )

    def band(self, top: float, bottom: float, right: float = 1.0) -> QRectF:
        """A box from the left margin to a fraction of the width, at most to the right margin."""
        box = self.box(0, top, right, bottom)
        box.setLeft(self.rect.x() + self.margin)
        box.setRight(min(box.right(), self.rect.right() - self.margin))
        return box

    def pixels(self, size: float) -> int:
        """A size of text, a fraction of the height, in whole pixels and scaled by the look."""
        growth = self.look.text
        if size >= LARGE and growth > 1:
            # A heading is readable already; the text below it needs the space more.
            growth = 1 + (growth - 1) / 2
        return max(round(size * growth * self.height), self.smallest)

    def at_least(self, size: float) -> int:
        """A minimum size of text in whole pixels; it shrinks with the look, and never grows."""
        return max(math.ceil(min(self.look.text, 1.0) * size * self.height), self.smallest)

    @property
    def smallest(self) -> int:
        """The smallest size of text, in whole pixels."""
        return math.ceil(SMALLEST * self.height)


class Sheet(Measures):
    """A sheet that is being painted; sizes of text are fractions of its height."""

    def __init__(
        self, painter: QPainter, rect: QRectF, part: QRectF, look: Look = STANDARD_LOOK
    ) -> None:
        """Create a sheet with the rectangle `rect`, of which only `part` has to be painted."""
        super().__init__(rect, look)
        self.colours = look.colours
        self.painter = painter
        self.part = part
        self.texts: list[PlacedText] = []
        self.stacks: list[Stack] = []

    def text(
        self,
        text: str,
        box: QRectF,
        *,
        size: float,
        smallest: float = SMALLEST,
        grows: bool = True,
        weight: QFont.Weight = REGULAR,
        colour: str = "",
        align: Qt.AlignmentFlag = LEFT,
        vertical: Qt.AlignmentFlag = TOP,
    ) -> QRectF:
        """Paint a text in a box, smaller if needed; returns the rectangle that it uses.

        Its size is scaled by the look unless `grows` is False, for a size that was computed with
        the look already. Without `colour` it is ink.
        """
        if not text:
            return QRectF(box.left(), box.top(), 0, 0)
        least = self.at_least(smallest)
        fitted = fit(
            text,
            round(box.width(), 1),
            round(box.height(), 1),
            max(self.pixels(size) if grows else round(size * self.height), least),
            least,
            weight,
            align,
        )
        top = box.top()
        if vertical is MIDDLE:
            top += (box.height() - fitted.height) / 2
        elif vertical is BOTTOM:
            top = box.bottom() - fitted.height
        left = box.left()
        if align is RIGHT:
            left = box.right() - fitted.width
        elif align is CENTRE:
            left += (box.width() - fitted.width) / 2
        used = QRectF(left, top, fitted.width, fitted.height)
        ink = colour or self.colours.ink
        if self.part.intersects(used):
            draw_fitted(self.painter, fitted, QPointF(box.left(), top), QColor(ink))
        self.texts.append(PlacedText(text, QRectF(box), used, fitted.pixels, fitted.whole, ink))
        return used

    def fill(self, box: QRectF, colour: str | QColor) -> None:
        """Fill a rectangle."""
        self.painter.fillRect(box, QColor(colour))

    def panel(self, box: QRectF, *, fill: str = "", edge: str = "", radius: float = 0.02) -> None:
        """Paint a card with rounded corners; `radius` is a fraction of the height."""
        self.painter.setPen(QPen(QColor(edge or self.colours.line), 0.003 * self.height))
        self.painter.setBrush(QColor(fill or self.colours.panel))
        corner = radius * self.height
        self.painter.drawRoundedRect(box, corner, corner)

    def accent_bar(self, box: QRectF) -> None:
        """Paint the bar at the left of a question to the room."""
        bar = QRectF(box.left(), box.top(), 0.0055 * self.width, box.height())
        self.fill(bar, self.colours.accent)
