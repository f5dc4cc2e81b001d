"""The question before leaving a workshop with unsaved changes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.formats import time_with_seconds, unsaved_votes
from ui.widgets.plain_text import show_text
from ui.widgets.styled import label
from workshop_app.i18n import gettext
from workshop_app.session.live import Snapshot


class LeaveQuestion(QDialog):
    """A dialog that shows what would be lost; accepted if the trainer leaves all the same.

    While it is open, saving is tried every second; once that succeeds, it accepts itself.
    """

    def __init__(self, bridge: SessionBridge, parent: QWidget) -> None:
        """Ask about the unsaved changes; `bridge.snapshot.unsaved` must not be None."""
        super().__init__(parent)
        self.setWindowTitle(gettext("Nog niet opgeslagen"))
        self._text = label("", wrap=True)
        self._text.setMinimumWidth(420)
        self._stay = QPushButton(gettext("Blijven"))
        self._stay.setDefault(True)
        self._leave = QPushButton(gettext("Toch weggaan"))
        self._leave.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addWidget(
            label(gettext("Deze workshop is nog niet helemaal opgeslagen."), "heading")
        )
        column.addWidget(self._text)
        column.addLayout(row)
        self._show(bridge.snapshot)
        self._stay.setFocus()

        # signals
        self._stay.clicked.connect(self.reject)
        self._leave.clicked.connect(self.accept)
        bridge.snapshot_changed.connect(self._show)

    def _show(self, snapshot: Snapshot) -> None:
        if snapshot.unsaved is None:
            if self.isVisible():
                self.accept()
            return
        if snapshot.saved_at is None:
            lost = gettext("Ga je nu weg, dan is kwijt wat je sinds het openen deed.")
        else:
            lost = gettext(
                "Ga je nu weg, dan is kwijt wat je na {time} deed.",
                time=time_with_seconds(snapshot.saved_at),
            )
        tries = gettext("Trede probeert het elke seconde opnieuw.")
        words = [str(snapshot.unsaved.error), tries, lost]
        if snapshot.unsaved.votes:
            words.insert(1, unsaved_votes(snapshot.unsaved.votes))
        show_text(self._text, " ".join(words))
        self.adjustSize()
