"""Text fields in which keys type text, except some of the keys that control the show."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.presses import digit_of
from ui.widgets.limited import LimitedLine, LimitedText
from workshop_app.session.keys import KEYS, REMOTE_BLACK

THROUGH = frozenset(sequence for key in KEYS if key.while_typing for sequence in key.sequences)
"""The keys that control the show even while somebody is typing."""

REST = 10.0
"""Seconds without typing after which a full stop is taken for the remote's key for black."""


class _Typist:
    """Decides whether a key in a field types text or controls the show.

    Qt reports all keyboards as one device, including a presenter's remote, whose key for black
    types a full stop. After `REST` seconds without typing a full stop must come from the remote:
    people do not start typing with one.
    """

    def __init__(self) -> None:
        self._last = monotonic()

    def type(self) -> None:
        """Note that something is typed now, or is about to be."""
        self._last = monotonic()

    def decides(self, event: QEvent) -> bool:
        """Handle a `ShortcutOverride` event; returns False for any other event.

        The event is accepted if its key types text in the field, and ignored if it is a shortcut
        of the show.
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
        # A plus counts as the same key with Shift and on the keypad.
        return pressed.replace("Shift+", "").replace("Num+", "") not in THROUGH


class TypedText(LimitedText):
    """A multi-line field."""

    writing_started = Signal()
    writing_ended = Signal()

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        self._typist = _Typist()  # before `super`, which already causes events
        super().__init__(longest, parent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `writing_started`."""
        super().focusInEvent(event)
        self._typist.type()
        self.writing_started.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `writing_ended`."""
        super().focusOutEvent(event)
        self.writing_ended.emit()

    def event(self, event: QEvent) -> bool:
        """Let a key type text before it can become a shortcut of the show."""
        return self._typist.decides(event) or super().event(event)


class TypedLine(LimitedLine):
    """A single-line field."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        self._typist = _Typist()  # before `super`, which already causes events
        super().__init__(longest, parent)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note that typing is about to start."""
        super().focusInEvent(event)
        self._typist.type()

    def event(self, event: QEvent) -> bool:
        """Let a key type text before it can become a shortcut of the show."""
        return self._typist.decides(event) or super().event(event)
