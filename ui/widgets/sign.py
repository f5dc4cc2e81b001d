"""The logo of the product, six steps: on the home page, on the projector and as window icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

STEPS = 6


def paint_sign(
    painter: QPainter,
    box: QRectF,
    line: float,
    radius: float,
    *,
    ink: str = theme.INK,
    fills: tuple[str, ...] = theme.STEP_FILLS,
) -> None:
    """Paint the logo in a box, with outlines of width `line` and colour `ink`."""
    gap = 0.02 * box.width()
    width = (box.width() - (STEPS - 1) * gap) / STEPS
    painter.setPen(QPen(QColor(ink), line))
    for niveau in range(STEPS):
        height = box.height() * (0.18 + 0.82 * niveau / (STEPS - 1))
        left = box.left() + niveau * (width + gap)
        painter.setBrush(QColor(fills[niveau]))
        painter.drawRoundedRect(QRectF(left, box.bottom() - height, width, height), radius, radius)


def sign_picture(width: int, height: int, scale: float) -> QPixmap:
    """The logo as a pixmap of `width` × `height` device-independent pixels."""
    picture = QPixmap(round(width * scale), round(height * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, width, height).adjusted(1, 1, -1, -1)
    paint_sign(painter, box, line=1.2, radius=2)
    painter.end()
    return picture


def sign_icon() -> QIcon:
    """The logo as a window icon, in 64 × 64 and 256 × 256 pixels."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - after the first window: 1 ms

    icon = QIcon(sign_picture(64, 64, 1))
    icon.addPixmap(sign_picture(64, 64, 4))
    return icon
