"""Fields to type in during a show: keys are text there, save some of the show's."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.digit_keys import digit_of
from ui.widgets.limited import LimitedLine, LimitedText
from workshop_app.session.keys import KEYS, REMOTE_BLACK

THROUGH = frozenset(sequence for key in KEYS if key.while_typing for sequence in key.sequences)
"""The keys that stay the show's."""

REST = 10.0
"""Seconds without typing after which a full stop is the remote's key for black."""


class _Typist:
    """Tells what is typed in a field from what is meant for the show.

    Qt has one device for all keyboards, and a presenter's remote is one of them. Its key for black
    types a full stop; nobody begins with one after so long a silence.
    """

    def __init__(self) -> None:
        self._last = monotonic()

    def type(self) -> None:
        """Something is typed now, or the field is about to be."""
        self._last = monotonic()

    def decides(self, event: QEvent) -> bool:
        """Decide whose a key is that is about to become a shortcut; says whether it is that.

        An accepted event is the field's, an ignored one the show's.
        """
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        event.setAccepted(self._is_typed(event))
        if event.isAccepted():
            self.type()
        return True

    def _is_typed(self, event: QKeyEvent) -> bool:
        if digit_of(event) is not None:
            return True
        pressed = QKeySequence(event.keyCombination()).toString(
            QKeySequence.SequenceFormat.PortableText
        )
        if pressed == REMOTE_BLACK:
            return monotonic() - self._last < REST
        # Where on the keyboard a plus is makes no difference.
        return pressed.replace("Shift+", "").replace("Num+", "") not in THROUGH


class TypedText(LimitedText):
    """A text of more lines."""

    writing_started = Signal()
    writing_ended = Signal()

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        self._typist = _Typist()  # events come while the field is being made
        super().__init__(longest, parent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody is about to write."""
        super().focusInEvent(event)
        self._typist.type()
        self.writing_started.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that nobody writes any more."""
        super().focusOutEvent(event)
        self.writing_ended.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the show away from what is being typed."""
        return self._typist.decides(event) or super().event(event)


class TypedLine(LimitedLine):
    """One line."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        self._typist = _Typist()  # events come while the field is being made
        super().__init__(longest, parent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is about to write."""
        super().focusInEvent(event)
        self._typist.type()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the show away from what is being typed."""
        return self._typist.decides(event) or super().event(event)
