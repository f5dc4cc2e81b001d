"""A label for a text that may be too long to fit."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from workshop_app.foreign_text import single_line


class ElidedLabel(QLabel):
    """A single line of text, cut with an ellipsis where it does not fit."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(60)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """A fixed small width, so that layouts may make the label narrower than its text."""
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        del event
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            single_line(self.text()), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)
        painter.end()
