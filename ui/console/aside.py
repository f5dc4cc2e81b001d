"""The panels for the trainer only: the reference, questions to ask, and the notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.console.advice_texts import trainer_lines
from ui.console.step_texts import next_title
from ui.widgets.plain_text import show_text
from ui.widgets.styled import Panel, caption, label
from ui.widgets.typing import TypedText
from workshop_app.i18n import gettext
from workshop_app.session.commands import WriteNote
from workshop_app.session.keys import named
from workshop_app.session.live import Snapshot
from workshop_app.session.rules import LONGEST_NOTE, current_place
from workshop_app.session.state import Place

NOTE_LINES = 4


class TrainerPanel(Panel):
    """Reference and questions; with only one screen, hidden until the trainer opens it."""

    def __init__(self) -> None:
        super().__init__(gettext("Alleen voor jou"))
        self._lines: list[tuple[str, str]] | None = None
        self._discreet = True
        self._text = QWidget()
        self._column = QVBoxLayout(self._text)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._text)
        self._open = QPushButton(gettext("Toon (de zaal kijkt niet mee)"))
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._open)
        self.column.addWidget(self._area, 1)
        self.column.addStretch(0)

        # signals
        self._open.clicked.connect(self._show_text)

        self.set_discreet(on=True)

    def set_discreet(self, *, on: bool) -> None:
        """Set whether the room may see this screen; if so, the text is hidden."""
        self._discreet = on
        self._open.setVisible(on)
        self._area.setVisible(not on)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the texts for the current item."""
        lines = trainer_lines(snapshot)
        if lines == self._lines:
            return
        self._lines = lines
        self.set_discreet(on=self._discreet)
        while (child := self._column.takeAt(0)) is not None:
            if (widget := child.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for heading, text in lines:
            if heading:
                self._column.addWidget(label(heading, "strong", wrap=True))
            self._column.addWidget(label(named(text), wrap=True))
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _show_text(self) -> None:
        self._open.hide()
        self._area.show()


class NotePanel(Panel):
    """The note of the current place, saved at every key.

    With only one screen, it is only visible while the trainer is writing it.
    """

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(gettext("Notitie"))
        self._place: Place | None = None
        self._discreet = True
        self._note = ""
        self._title = ""
        self._edit = TypedText(LONGEST_NOTE)
        self._edit.setAccessibleName(gettext("Notitie bij dit onderdeel"))
        self._edit.setTabChangesFocus(True)
        self._edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._next = label("", wrap=True)
        self._next.setFixedHeight(2 * self._next.fontMetrics().lineSpacing())
        self._next.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._edit.setFixedHeight(NOTE_LINES * self._edit.fontMetrics().lineSpacing() + 16)
        self.column.addWidget(self._edit)
        self.column.addWidget(caption(gettext("Hierna")))
        self.column.addWidget(self._next)

        # signals
        self._edit.textChanged.connect(self._write)
        self._edit.writing_started.connect(self._show_note)
        self._edit.writing_ended.connect(self._show_note)

        self.set_discreet(on=True)

    def set_discreet(self, *, on: bool) -> None:
        """Set whether the room may see this screen; if so, a note is visible only while written."""
        self._discreet = on
        self._edit.setPlaceholderText(
            gettext("Verborgen voor de zaal. N laat je schrijven.")
            if on
            else gettext("Schrijf mee wat de groep zegt (N)")
        )
        self._show_note()

    def set_width(self, width: int) -> None:
        """Set the width of the panel in pixels; the title of what comes next is cut to fit."""
        self.setFixedWidth(width)
        margins = self.column.contentsMargins()
        self._next.setFixedWidth(width - margins.left() - margins.right() - 2)
        self._show_title()

    def start_writing(self) -> None:
        """Give the note the keyboard focus."""
        self.activateWindow()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop_writing(self) -> bool:
        """Take the keyboard focus from the note; returns whether it had it."""
        if not self._edit.hasFocus():
            return False
        self._edit.clearFocus()
        return True

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the note of the current place, and the title of what comes next."""
        place = current_place(snapshot.workshop.contents, snapshot.state)
        if place != self._place:
            self._place = place
            self._note = snapshot.state.notes.get(place, "")
            self._show_note()
        title = next_title(snapshot.workshop, snapshot.state)
        if title != self._title:  # it is measured, and most snapshots only add a vote
            self._title = title
            self._show_title()

    def _show_title(self) -> None:
        """Show the title of what comes next, cut where it does not fit on its two lines."""
        metrics = self._next.fontMetrics()
        width = 2 * self._next.width()
        show_text(self._next, self._title)
        while width > 0 and self._next.heightForWidth(self._next.width()) > self._next.height():
            show_text(
                self._next, metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, width)
            )
            width -= metrics.averageCharWidth()

    def _show_note(self) -> None:
        hidden = self._discreet and not self._edit.hasFocus()
        text = "" if hidden else self._note
        if text != self._edit.toPlainText():
            self._edit.blockSignals(True)  # noqa: FBT003 - Qt's own call
            self._edit.setPlainText(text)
            self._edit.blockSignals(False)  # noqa: FBT003 - Qt's own call
            self._edit.moveCursor(QTextCursor.MoveOperation.End)

    def _write(self) -> None:
        text = self._edit.toPlainText()
        self._note = text
        if self._place is not None:
            self.command_requested.emit(WriteNote(self._place, text))
