"""The sheet a scene is painted on: its measures, its pens, and a record of every text on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui import theme
from ui.projector.fitting import fit

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
"""The smallest text, as a part of the sheet's height."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text on the sheet: what it says, the box it was given, and what it takes of that."""

    text: str
    box: QRectF
    used: QRectF
    pixels: int
    whole: bool


class Sheet:
    """One painting of one scene.

    Places are parts of the sheet's width and height, 0 to 1; sizes of text are parts of its
    height.
    """

    def __init__(self, painter: QPainter, rect: QRectF, part: QRectF) -> None:
        """A sheet over `rect`, of which only `part` has to be painted."""
        self.painter = painter
        self.rect = rect
        self.part = part
        self.width = rect.width()
        self.height = rect.height()
        self.margin = 0.042 * self.width
        self.texts: list[PlacedText] = []

    def box(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """A box between parts of the width (left, right) and of the height (top, bottom)."""
        return QRectF(
            QPointF(self.rect.x() + left * self.width, self.rect.y() + top * self.height),
            QPointF(self.rect.x() + right * self.width, self.rect.y() + bottom * self.height),
        )

    def band(self, top: float, bottom: float, right: float = 1.0) -> QRectF:
        """A box from the left margin to a part of the width (the right margin at the most)."""
        box = self.box(0, top, right, bottom)
        box.setLeft(self.rect.x() + self.margin)
        box.setRight(min(box.right(), self.rect.right() - self.margin))
        return box

    def text(
        self,
        text: str,
        box: QRectF,
        *,
        size: float,
        smallest: float = SMALLEST,
        weight: QFont.Weight = REGULAR,
        colour: str | QColor = theme.INK,
        align: Qt.AlignmentFlag = LEFT,
        vertical: Qt.AlignmentFlag = TOP,
    ) -> QRectF:
        """Paint a text in a box, smaller where it must be; returns the room it took."""
        fitted = fit(
            text,
            round(box.width(), 1),
            round(box.height(), 1),
            max(round(size * self.height), math.ceil(smallest * self.height)),
            math.ceil(smallest * self.height),
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
        if self.part.intersects(used):
            self.painter.setPen(QColor(colour))
            fitted.layout.draw(self.painter, QPointF(box.left(), top))
        self.texts.append(PlacedText(text, QRectF(box), used, fitted.pixels, fitted.whole))
        return used

    def fill(self, box: QRectF, colour: str | QColor) -> None:
        """A plain rectangle."""
        self.painter.fillRect(box, QColor(colour))

    def panel(self, box: QRectF) -> None:
        """A white card with a soft edge."""
        self.painter.setPen(QPen(QColor(theme.LINE), 0.003 * self.height))
        self.painter.setBrush(QColor(theme.WHITE))
        radius = 0.02 * self.height
        self.painter.drawRoundedRect(box, radius, radius)

    def accent_bar(self, box: QRectF) -> None:
        """The bar that stands before what people are asked."""
        bar = QRectF(box.left(), box.top(), 0.0055 * self.width, box.height())
        self.fill(bar, theme.ACCENT)
