"""Fields that hold so many characters and no more. They cut nothing.

What does not fit is not put in at all, be it a key, a paste or a drop, and the field says so in a
chip at its edge. From nine tenths on the chip counts what is left.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.parts import label, set_look
from ui.widgets.plain_text import set_accessible_description, show_text
from ui.words import Counted

NEAR = 0.9
"""The part of the limit from which on a field counts."""

GAP = 3
"""Pixels between a field and its chip."""


class LimitChip(QObject):
    """What a field says about its limit, at its lower edge and over whatever is there."""

    def __init__(self, field: QWidget, longest: int) -> None:
        super().__init__(field)
        self._field = field
        self._longest = longest
        self._chip: QLabel | None = None
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """What is said now; empty where nothing is."""
        return self._chip.text() if self._chip is not None and not self._chip.isHidden() else ""

    def tell_left(self, length: int) -> None:
        """Count what is left, if that is little."""
        if length < NEAR * self._longest or not self._field.hasFocus():
            self._hide()
        else:
            self._show(Counted().characters_left(max(self._longest - length, 0)), "muted")

    def tell_refused(self, length: int) -> None:
        """Say that something did not fit, and how much would."""
        left = self._longest - length
        if left > 0:
            self._show(Counted().does_not_fit(left), "warning")
        else:
            text = self.tr("Vol: hier passen %1 tekens.")
            self._show(text.replace("%1", QLocale().toString(self._longest)), "warning")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chip goes where its field goes."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._hide()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self._chip is not None:
            self._place(self._chip)
        return super().eventFilter(watched, event)

    def _show(self, text: str, role: str) -> None:
        if self._chip is None:
            self._chip = label()
            self._chip.setProperty("chip", True)  # noqa: FBT003 - Qt's property call
            self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._chip.setParent(self._field.window())
            self._field.destroyed.connect(self._chip.deleteLater)
        show_text(self._chip, text)
        set_accessible_description(self._field, text)
        set_look(self._chip, "role", role)
        self._place(self._chip)
        self._chip.show()
        self._chip.raise_()

    def _hide(self) -> None:
        if self._chip is not None:
            self._chip.hide()
            self._field.setAccessibleDescription("")

    def _place(self, chip: QLabel) -> None:
        """At the right under the field, or above it where the window ends."""
        window = self._field.window()
        chip.adjustSize()
        left = self._field.mapTo(window, QPoint(self._field.width() - chip.width(), 0)).x()
        below = self._field.mapTo(window, QPoint(0, self._field.height() + GAP)).y()
        above = self._field.mapTo(window, QPoint(0, -GAP)).y() - chip.height()
        chip.move(max(left, 0), below if below + chip.height() <= window.height() else above)


class _Fits(QValidator):
    """A text is right as long as it fits. Qt takes back the whole change that made it too long."""

    def __init__(self, longest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._longest = longest

    def validate(self, text: str, position: int) -> QValidator.State:
        """Whether a text that is being typed or pasted fits."""
        del position
        fits = len(text) <= self._longest
        return QValidator.State.Acceptable if fits else QValidator.State.Invalid


class LimitedLine(QLineEdit):
    """One line of at most so many characters."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limit = LimitChip(self, longest)
        self._length = 0
        self.setValidator(_Fits(longest, self))

        # signals
        self.textChanged.connect(self._count)
        self.inputRejected.connect(self._refuse)

    def _count(self) -> None:
        self._length = len(self.text())
        self.limit.tell_left(self._length)

    def _refuse(self) -> None:
        # The text is still the one that is about to be taken back.
        self.limit.tell_refused(self._length)


class LimitedText(QPlainTextEdit):
    """A text of more lines, of at most so many characters."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.limit = LimitChip(self, longest)

        # signals
        self.textChanged.connect(self._count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, if there is room."""
        if not self._refuses(_typed(event)):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method or a dead key made, if there is room."""
        if self._refuses(event.commitString()):
            event = QInputMethodEvent()  # ends what was being composed
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, if all of it fits."""
        if not self._refuses(source.text().replace("\r\n", "\n")):
            super().insertFromMimeData(source)

    def _refuses(self, added: str) -> bool:
        """Whether there is no room for this in place of what is selected; then it is said."""
        length = len(self.toPlainText())
        selected = len(self.textCursor().selectedText())
        if not added or length - selected + len(added) <= self._longest:
            return False
        self.limit.tell_refused(length - selected)
        return True

    def _count(self) -> None:
        self.limit.tell_left(len(self.toPlainText()))


def _typed(event: QKeyEvent) -> str:
    """What a key adds to a text; empty for a key that does something else."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "\n"
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    # AltGr is Ctrl and Alt on Windows, and types.
    if event.modifiers() & control and not event.modifiers() & alt:
        return ""
    return event.text() if event.text().isprintable() else ""
