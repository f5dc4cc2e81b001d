"""Illustrations and logos as pixmaps, cached for each size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.widgets.picture_reader import picture_reader
from workshop_app.session.scenes import Picture


@lru_cache(maxsize=4)  # this card and the previous one, in the room and in the preview
def cover(picture: Picture, width: int, height: int) -> QPixmap:
    """The picture filling a box, cropped at two sides; null if it cannot be decoded."""
    size = QSize(width, height)
    if picture.name.endswith(".svg"):
        return QPixmap.fromImage(_drawing(picture.data, size))
    with picture_reader(picture.data) as reader:
        if reader is None:
            return QPixmap()
        expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(reader.size().scaled(size, expanding))
        image = reader.read()
    left, top = (image.width() - width) // 2, (image.height() - height) // 2
    return QPixmap.fromImage(image.copy(left, top, width, height))


@lru_cache(maxsize=4)
def logo(data: bytes, width: int, height: int) -> QPixmap:
    """A logo as large as fits in a box; null if it cannot be decoded."""
    with picture_reader(data) as reader:
        if reader is None:
            return QPixmap()
        fitting = reader.size().scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
        return QPixmap.fromImage(reader.read())


def _drawing(data: bytes, size: QSize) -> QImage:
    renderer = QSvgRenderer(QByteArray(data))
    whole = renderer.defaultSize().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(
        painter,
        QRectF(
            (size.width() - whole.width()) / 2,
            (size.height() - whole.height()) / 2,
            whole.width(),
            whole.height(),
        ),
    )
    painter.end()
    return image
