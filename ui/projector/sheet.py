"""The sheet a scene is painted on: its measures, its pens, and a record of every text on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui import theme
from ui.projector.fitting import fit
from ui.projector.lettering import draw_fitted

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


class Measures:
    """Places on a sheet, as parts of its width and height, 0 to 1."""

    def __init__(self, rect: QRectF) -> None:
        """The measures of a sheet over `rect`."""
        self.rect = rect
        self.width = rect.width()
        self.height = rect.height()
        self.margin = 0.042 * self.width

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

    def pixels(self, size: float) -> int:
        """A size of text, a part of the height, in whole pixels."""
        return max(round(size * self.height), self.smallest)

    @property
    def smallest(self) -> int:
        """The smallest text, in whole pixels."""
        return math.ceil(SMALLEST * self.height)


class Sheet(Measures):
    """One painting of one scene. Sizes of text are parts of its height."""

    def __init__(self, painter: QPainter, rect: QRectF, part: QRectF) -> None:
        """A sheet over `rect`, of which only `part` has to be painted."""
        super().__init__(rect)
        self.painter = painter
        self.part = part
        self.texts: list[PlacedText] = []

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
        if not text:
            return QRectF(box.left(), box.top(), 0, 0)
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
            draw_fitted(self.painter, fitted, QPointF(box.left(), top), QColor(colour))
        self.texts.append(PlacedText(text, QRectF(box), used, fitted.pixels, fitted.whole))
        return used

    def fill(self, box: QRectF, colour: str | QColor) -> None:
        """A plain rectangle."""
        self.painter.fillRect(box, QColor(colour))

    def panel(
        self, box: QRectF, *, fill: str = theme.WHITE, edge: str = theme.LINE, radius: float = 0.02
    ) -> None:
        """A card with a soft edge; `radius` is a part of the height."""
        self.painter.setPen(QPen(QColor(edge), 0.003 * self.height))
        self.painter.setBrush(QColor(fill))
        corner = radius * self.height
        self.painter.drawRoundedRect(box, corner, corner)

    def accent_bar(self, box: QRectF) -> None:
        """The bar that stands before what people are asked."""
        bar = QRectF(box.left(), box.top(), 0.0055 * self.width, box.height())
        self.fill(bar, theme.ACCENT)
