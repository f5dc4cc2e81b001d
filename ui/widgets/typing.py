"""Fields to type in during a show: keys are text there, save those of a presenter's remote."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

THROUGH = (
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F1,
    Qt.Key.Key_F5,
    Qt.Key.Key_Escape,
)
"""The keys that stay the show's."""


def is_typed(event: QEvent) -> bool:
    """Whether a key that is about to become a shortcut of the show belongs to the field."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() not in THROUGH
    )


class TypedText(QPlainTextEdit):
    """A text of more lines."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the show away from what is being typed."""
        if is_typed(event):
            event.accept()
            return True
        return super().event(event)


class TypedLine(QLineEdit):
    """One line."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the show away from what is being typed."""
        if is_typed(event):
            event.accept()
            return True
        return super().event(event)
