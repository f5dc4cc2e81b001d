"""Drawing fitted text, with a cache of pixmaps for large text.

Qt caches glyphs up to 64 pixels high. Larger ones are filled as outlines each time, which on a 4K
projector takes half of the time of painting a scene.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from ui.projector.fitting import FittedText

HELD_BY_QT = 64
"""Font size in pixels up to which Qt caches glyphs itself."""

ROOM = 16 * 1024
"""Limit of the cache in kilobytes: enough for the text of a whole scene at 4K."""

EDGE = 4
"""Pixels added around a pixmap, for parts of letters outside their line."""


def draw_fitted(painter: QPainter, text: FittedText, at: QPointF, colour: QColor) -> None:
    """Draw a text with its upper left corner at a point."""
    ratio = painter.device().devicePixelRatio()
    if painter.worldTransform().isScaling() or text.pixels * ratio <= HELD_BY_QT:
        painter.setPen(colour)
        text.layout.draw(painter, at)
        return
    # On whole pixels, so that the same pixmap can be used at any place.
    place = QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio)
    painter.drawPixmap(place - QPointF(EDGE, EDGE), _picture(text, colour, ratio))


def _picture(text: FittedText, colour: QColor, ratio: float) -> QPixmap:
    key = f"lettering-{text.serial}-{colour.rgba()}-{ratio}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached) and not cached.isNull():
        return cached
    lines = (text.layout.lineAt(number) for number in range(text.layout.lineCount()))
    width = max((line.naturalTextRect().right() for line in lines), default=0.0)
    size = QSize(math.ceil(width) + 2 * EDGE, math.ceil(text.height) + 2 * EDGE)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(colour)
    text.layout.draw(painter, QPointF(EDGE, EDGE))
    painter.end()
    QPixmapCache.setCacheLimit(ROOM)
    QPixmapCache.insert(key, picture)
    return picture
