"""Fields to type in during a show: keys are text there, save some of the show's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.digit_keys import digit_of
from workshop_app.session.keys import KEYS

THROUGH = frozenset(sequence for key in KEYS if key.while_typing for sequence in key.sequences)
"""The keys that stay the show's."""


def is_typed(event: QEvent) -> bool:
    """Whether a key that is about to become a shortcut of the show belongs to the field."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if digit_of(event) is not None:
        return True
    pressed = QKeySequence(event.keyCombination()).toString(
        QKeySequence.SequenceFormat.PortableText
    )
    # Where on the keyboard a plus is makes no difference.
    return pressed.replace("Shift+", "").replace("Num+", "") not in THROUGH


class TypedText(QPlainTextEdit):
    """A text of more lines."""

    writing_started = Signal()
    writing_ended = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody is about to write."""
        super().focusInEvent(event)
        self.writing_started.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that nobody writes any more."""
        super().focusOutEvent(event)
        self.writing_ended.emit()

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
