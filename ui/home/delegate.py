"""How a row of the list of workshops is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from ui import theme
from ui.home.model import DETAILS, READABLE, Index
from ui.widgets.plain_text import show_tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

ROW = 60
"""Pixels: the height of every row."""

EDGE = 4
"""Pixels: the bar before the current row."""

PAD = 10


class WorkshopDelegate(QStyledItemDelegate):
    """A name in bold, and under it when, how many and how it stands."""

    def __init__(self, view: QAbstractItemView, taken: Callable[[int], int]) -> None:
        """Paints the rows of a view; `taken` says how many pixels of a row its buttons take."""
        super().__init__(view)
        self._view = view
        self._taken = taken
        self._fonts = theme.font(16, QFont.Weight.Bold), theme.font(16)
        self._metrics = tuple(map(QFontMetrics, self._fonts))
        self._ink, self._muted = QColor(theme.INK), QColor(theme.MUTED)
        self.hovered = -1
        """The row that the mouse is over, -1 for none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height, as wide as the view."""
        del option, index
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then both lines, cut with an ellipsis where there is no room."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - PySide leaves it out
        current = self._view.currentIndex().row() == index.row()
        painter.save()
        self._paint_ground(painter, rect, index.row(), current=current)
        colours = self._ink if index.data(READABLE) else self._muted, self._muted
        for line, text in enumerate(_lines(index)):
            painter.setFont(self._fonts[line])
            painter.setPen(colours[line])
            box = self._line(rect, index.row(), line)
            elided = Qt.TextElideMode.ElideRight
            shown = self._metrics[line].elidedText(text, elided, box.width())
            # At a point: in a box Qt lays the text out once more.
            metrics = self._metrics[line]
            top = box.top() if line else box.bottom() + 1 - metrics.height()
            painter.drawText(QPoint(box.left(), top + metrics.ascent()), shown)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole text of a row that was cut."""
        del option
        if not index.isValid():
            return False
        rect = view.visualRect(index)
        lines = _lines(index)
        room = self._line(rect, index.row(), 0).width()
        cut = any(
            metrics.horizontalAdvance(line) > room
            for metrics, line in zip(self._metrics, lines, strict=True)
        )
        whole = "\n".join(lines) if cut else ""
        show_tool_tip(event.globalPos(), whole, view.viewport(), rect)
        return True

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, *, current: bool) -> None:
        focused = current and self._view.hasFocus()
        if current:
            _fill(painter, rect, theme.ACCENT_TINT)
            _fill(painter, QRect(rect.left(), rect.top(), EDGE, rect.height()), theme.ACCENT)
        elif row == self.hovered:
            _fill(painter, rect, theme.DESK)
        painter.setPen(QPen(QColor(theme.LINE), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _line(self, rect: QRect, row: int, number: int) -> QRect:
        """The box of the first or the second line of a row."""
        half = rect.height() // 2
        left = rect.left() + EDGE + PAD
        width = rect.width() - EDGE - 2 * PAD - self._taken(row)
        return QRect(left, rect.top() + number * half + (1 - 2 * number), width, half)


def _lines(index: Index) -> tuple[str, str]:
    return str(index.data()), str(index.data(DETAILS))


def _fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a box. With `fillRect` Python would first learn all gradients of Qt (2 ms)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)
