"""Text fields with a maximum number of characters.

A key, paste or drop that does not fit is refused as a whole, never cut, and a chip at the edge of
the field shows that. From nine tenths of the maximum on, the chip shows how many are left.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.formats import characters_left, paste_refused
from ui.widgets.plain_text import set_accessible_description, show_text
from ui.widgets.styled import label, set_look
from workshop_app.i18n import gettext

NEAR = 0.9
"""The fraction of the maximum from which on the chip shows how many characters are left."""

GAP = 3
"""Pixels between a field and its chip."""


class LimitChip(QObject):
    """A label about the limit of a field, shown below the field and over other widgets."""

    def __init__(self, field: QWidget, longest: int) -> None:
        super().__init__(field)
        self._field = field
        self._longest = longest
        self._chip: QLabel | None = None
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """The text that is shown now, or empty."""
        return self._chip.text() if self._chip is not None and not self._chip.isHidden() else ""

    def show_left(self, length: int) -> None:
        """Show how many characters are left, if few are and the field has the focus."""
        if length < NEAR * self._longest or not self._field.hasFocus():
            self._hide()
        else:
            self._show(characters_left(max(self._longest - length, 0)), "muted")

    def show_refused(self, length: int) -> None:
        """Show that something was refused, and how many characters would fit; `length` are used."""
        left = self._longest - length
        if left > 0:
            self._show(paste_refused(left), "warning")
        else:
            self._show(
                gettext(
                    "Vol: hier passen {limit} tekens.", limit=QLocale().toString(self._longest)
                ),
                "warning",
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the chip with its field, and hide it if the field loses the focus or is hidden."""
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
        """Put the chip below the field's right end, or above it if the window ends there."""
        window = self._field.window()
        chip.adjustSize()
        left = self._field.mapTo(window, QPoint(self._field.width() - chip.width(), 0)).x()
        below = self._field.mapTo(window, QPoint(0, self._field.height() + GAP)).y()
        above = self._field.mapTo(window, QPoint(0, -GAP)).y() - chip.height()
        chip.move(max(left, 0), below if below + chip.height() <= window.height() else above)


class _Fits(QValidator):
    """Accepts a text of at most `longest` characters; Qt undoes a change that makes it longer."""

    def __init__(self, longest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._longest = longest

    def validate(self, text: str, position: int) -> QValidator.State:
        """Whether the text after a change fits."""
        del position
        fits = len(text) <= self._longest
        return QValidator.State.Acceptable if fits else QValidator.State.Invalid


class LimitedLine(QLineEdit):
    """A single-line field of at most `longest` characters."""

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
        self.limit.show_left(self._length)

    def _refuse(self) -> None:
        # `text()` is still the refused text here, so use the length of the last accepted one.
        self.limit.show_refused(self._length)


class LimitedText(QPlainTextEdit):
    """A multi-line field of at most `longest` characters."""

    def __init__(self, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.limit = LimitChip(self, longest)

        # signals
        self.textChanged.connect(self._count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle a key, unless what it types does not fit."""
        if not self._refuses(_typed(event)):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Insert the text of an input method or a dead key, if it fits."""
        if self._refuses(event.commitString()):
            event = QInputMethodEvent()  # an empty event ends the composition
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert pasted or dropped text, if all of it fits."""
        if not self._refuses(source.text().replace("\r\n", "\n")):
            super().insertFromMimeData(source)

    def _refuses(self, added: str) -> bool:
        """Whether `added` does not fit in place of the selection; the chip then shows that."""
        length = len(self.toPlainText())
        selected = len(self.textCursor().selectedText())
        if not added or length - selected + len(added) <= self._longest:
            return False
        self.limit.show_refused(length - selected)
        return True

    def _count(self) -> None:
        self.limit.show_left(len(self.toPlainText()))


def _typed(event: QKeyEvent) -> str:
    """The text that a key types; empty for a key that types none."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "\n"
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    # On Windows AltGr is reported as Ctrl and Alt, and types a character.
    if event.modifiers() & control and not event.modifiers() & alt:
        return ""
    return event.text() if event.text().isprintable() else ""
