"""A button that shows the key with the same effect."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ui import theme
from ui.widgets.plain_text import show_text


class KeyButton(QPushButton):
    """A button with a keycap beside its text; `key` is the name of the key with the same effect."""

    KEY_PIXELS = 12

    def __init__(self, text: str, key: str, *, primary: bool = False, least_width: int = 0) -> None:
        """Create a button that is at least `least_width` pixels wide, and wider for a long text."""
        super().__init__()
        self._least_width = least_width
        show_text(self, text)
        self.key = key
        self.setProperty("primary", primary)
        # A button with the focus would take Space, which is a key of the show.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """The size for the text and the keycap."""
        hint = super().sizeHint()
        width = hint.width() + self._cap_width() + 8
        return QSize(max(width, self._least_width), max(hint.height(), 38))

    def minimumSizeHint(self) -> QSize:
        """The same as `sizeHint`: the button is never narrower than its text and keycap."""
        return self.sizeHint()

    def _cap_width(self) -> int:
        metrics = QFontMetrics(theme.font(self.KEY_PIXELS))
        return metrics.horizontalAdvance(self.key) + 12

    @property
    def _words(self) -> str:
        """The text as shown: in Qt's own text each `&` is doubled."""
        return self.text().replace("&&", "&")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button in its style, then the text and the keycap, centred together."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        primary = bool(self.property("primary"))
        colour = QColor(theme.WHITE if primary else theme.INK)
        if not self.isEnabled():
            colour.setAlpha(150 if primary else 100)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        painter.setPen(colour)
        text_width = self.fontMetrics().horizontalAdvance(self._words)
        cap_width = self._cap_width()
        left = (self.width() - text_width - 8 - cap_width) / 2
        painter.drawText(
            QRectF(left, 0, text_width + 2, self.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            self._words,
        )
        cap = QRectF(left + text_width + 8, self.height() / 2 - 10, cap_width, 20)
        edge = QColor(colour)
        edge.setAlpha(110)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(theme.font(self.KEY_PIXELS))
        painter.setPen(colour)
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.key)
        painter.end()
