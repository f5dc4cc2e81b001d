"""Illustrations and logos as pixmaps, cached for each size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from workshop_app.session.scenes import Picture

LARGEST_SIDE = 8000
"""Maximum width and height in pixels of a picture that is decoded."""


@lru_cache(maxsize=4)  # this card and the previous one, in the room and in the preview
def cover(picture: Picture, width: int, height: int) -> QPixmap:
    """The picture filling a box, cropped at two sides; null if it cannot be decoded."""
    size = QSize(width, height)
    if picture.name.endswith(".svg"):
        return QPixmap.fromImage(_drawing(picture.data, size))
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    given = reader.size()
    if not given.isValid() or max(given.width(), given.height()) > LARGEST_SIDE:
        return QPixmap()
    reader.setScaledSize(given.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    left, top = (image.width() - width) // 2, (image.height() - height) // 2
    return QPixmap.fromImage(image.copy(left, top, width, height))


@lru_cache(maxsize=4)
def logo(data: bytes, width: int, height: int) -> QPixmap:
    """A logo as large as fits in a box; null if it cannot be decoded."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    given = reader.size()
    if not given.isValid() or max(given.width(), given.height()) > LARGEST_SIDE:
        return QPixmap()
    fitting = given.scaled(QSize(width, height), Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return QPixmap.fromImage(reader.read())


def _drawing(data: bytes, size: QSize) -> QImage:
    # Imported only where an SVG is shown, to keep QtSvg out of the start of the app.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

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
