"""The delegate that paints a row of the list of workshops."""

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
"""The height of a row in pixels."""

EDGE = 4
"""The width in pixels of the bar at the left of the current row."""

PAD = 10


class WorkshopDelegate(QStyledItemDelegate):
    """Paints the name of a workshop in bold, and its details below."""

    def __init__(self, view: QAbstractItemView, taken: Callable[[int], int]) -> None:
        """Paint the rows of a view; `taken` returns the width in pixels of the buttons on a row."""
        super().__init__(view)
        self._view = view
        self._taken = taken
        self._fonts = theme.font(16, QFont.Weight.Bold), theme.font(16)
        self._metrics = tuple(map(QFontMetrics, self._fonts))
        self._ink, self._muted = QColor(theme.INK), QColor(theme.MUTED)
        self.hovered = -1
        """The row under the mouse; -1 for none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The fixed height of a row; the view sets the width."""
        del option, index
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the background, then both lines, cut with an ellipsis where they do not fit."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in PySide's types
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
            # Draw at a point: in a rectangle Qt would lay the text out again.
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
        """Show the whole text of a row as a tooltip if it is cut."""
        del option
        if not index.isValid():
            return False
        rect = view.visualRect(index)
        lines = _lines(index)
        space = self._line(rect, index.row(), 0).width()
        cut = any(
            metrics.horizontalAdvance(line) > space
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
        """The rectangle of line `number`, 0 or 1, of a row."""
        half = rect.height() // 2
        left = rect.left() + EDGE + PAD
        width = rect.width() - EDGE - 2 * PAD - self._taken(row)
        return QRect(left, rect.top() + number * half + (1 - 2 * number), width, half)


def _lines(index: Index) -> tuple[str, str]:
    return str(index.data()), str(index.data(DETAILS))


def _fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle; `fillRect` would make PySide load Qt's gradient classes (2 ms)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)
