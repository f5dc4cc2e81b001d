"""The ballot box on the console: its progress, and the button for voting on this screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.key_button import KeyButton
from ui.widgets.plain_text import show_text
from ui.widgets.styled import label
from workshop_app.i18n import gettext
from workshop_app.session.keys import named
from workshop_app.session.live import Snapshot
from workshop_app.session.scenes import BallotFeedback
from workshop_app.session.state import Round, RoundState


class BoxPanel(QWidget):
    """Shows the number of ballots only: the counts per choice are hidden from the trainer too."""

    ballot_overlay_requested = Signal()
    take_back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = label("")
        self._count.setFont(theme.font(34, QFont.Weight.ExtraBold))
        self._count.setStyleSheet("font-size: 34px; font-weight: 800;")
        self._feedback = label("", "muted", wrap=True)
        self._ballot_overlay = KeyButton(gettext("Stembus op dit scherm"), "K")
        self._take_back = QPushButton(gettext("Laatste stem terugnemen"))
        self._take_back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self._ballot_overlay)
        buttons.addWidget(self._take_back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._count)
        column.addWidget(self._feedback)
        column.addStretch(1)
        column.addLayout(buttons)

        # signals
        self._ballot_overlay.clicked.connect(self.ballot_overlay_requested)
        self._take_back.clicked.connect(self.take_back_requested)

    def show_round(self, snapshot: Snapshot, round_: Round, expected: int) -> None:
        """Show the number of ballots and the feedback on the last one."""
        show_text(
            self._count,
            gettext("{votes} van {expected} in de bus", votes=round_.votes, expected=expected),
        )
        self._take_back.setEnabled(snapshot.box.can_take_back)
        self._ballot_overlay.setEnabled(round_.state is not RoundState.REVEALED)
        feedback = {
            BallotFeedback.WAITING: gettext(
                "Tik op het scherm in de zaal, of typ het cijfer. Backspace neemt de laatste stem"
                " terug. Wat er gekozen is, zie je bij de uitslag."
            ),
            BallotFeedback.COUNTED: gettext("Geteld. De volgende kan komen."),
            BallotFeedback.DOUBLE_PRESS: gettext("Dubbel gedrukt: één stem telt."),
            BallotFeedback.TAKEN_BACK: gettext(
                "Teruggenomen. Diezelfde persoon kan opnieuw kiezen."
            ),
            BallotFeedback.TOO_LATE: gettext("De stemming is dicht: deze stem telde niet."),
            BallotFeedback.WAITS_FOR_DISK: gettext(
                "Deze stem wacht tot er weer opgeslagen kan worden."
            ),
        }[snapshot.box.feedback]
        show_text(self._feedback, named(feedback))
