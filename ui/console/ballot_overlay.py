"""The ballot overlay: the room's view of a vote over the whole of the trainer's window.

It covers the console. Only the line at the bottom may show what was just pressed, for as long as
the feedback on it lasts.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.projector.look import Look
from ui.projector.room_window import RoomView
from ui.widgets.plain_text import show_text
from ui.widgets.styled import label, set_look
from workshop_app.i18n import gettext
from workshop_app.session.commands import CastBallot, Press, Refusal
from workshop_app.session.keys import named
from workshop_app.session.live import Snapshot
from workshop_app.session.scenes import BallotFeedback, VoteScene
from workshop_app.session.state import VotingMethod


class BallotOverlay(QFrame):
    """Covers the console while people vote at the trainer's screen."""

    command_requested = Signal(object)
    take_back_requested = Signal()
    leave_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._discreet = True
        self.setObjectName("ballot-overlay")
        self.setAutoFillBackground(True)
        self._view = RoomView()
        self._shown = label("", "heading")
        self._take_back = QPushButton(gettext("Vergist? Neem je stem terug"))
        self._leave = QPushButton(gettext("Regie (Esc)"))
        for button in (self._take_back, self._leave):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setMinimumHeight(52)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 14)
        foot.addWidget(self._shown, 1)
        foot.addWidget(self._take_back)
        foot.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 1)
        column.addLayout(foot)
        self.hide()

        # signals
        self._view.choice_pressed.connect(self._cast)
        self._view.take_back_pressed.connect(self.take_back_requested)
        self._take_back.clicked.connect(self.take_back_requested)
        self._leave.clicked.connect(self.leave_requested)

    def set_discreet(self, *, on: bool) -> None:
        """Set whether the room may see this screen; if so, a voter's choice is never shown."""
        self._discreet = on

    def show_look(self, look: Look) -> None:
        """Set the look of the room's view."""
        self._view.show_look(look)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the vote of a snapshot, or ask to be closed if there is no vote by ballot box."""
        scene = snapshot.public.scene
        if not isinstance(scene, VoteScene) or scene.method is not VotingMethod.BALLOT_BOX:
            if self.isVisible():
                self.leave_requested.emit()
            return
        self._view.show_public(snapshot.public)
        self._take_back.setVisible(snapshot.box.can_take_back)
        show_text(self._shown, self._count_text(snapshot))
        waits = snapshot.box.feedback in (BallotFeedback.TOO_LATE, BallotFeedback.WAITS_FOR_DISK)
        set_look(self._shown, "alert", "red" if waits else "none")

    def _count_text(self, snapshot: Snapshot) -> str:
        match snapshot.box.feedback:
            case BallotFeedback.COUNTED if self._discreet or snapshot.box.choice is None:
                return gettext("Je stem telt.")
            case BallotFeedback.COUNTED:
                return gettext("Je koos {choice}. Je stem telt.", choice=snapshot.box.choice)
            case BallotFeedback.DOUBLE_PRESS:
                return gettext("Dubbel gedrukt: één stem telt.")
            case BallotFeedback.TAKEN_BACK:
                return gettext("Teruggenomen. Kies opnieuw.")
            case BallotFeedback.TOO_LATE:
                return gettext("De stemming is dicht. Deze stem telt niet.")
            case BallotFeedback.WAITS_FOR_DISK:
                return gettext("Je stem is nog niet opgeslagen. Haal de trainer er even bij.")
            case BallotFeedback.WAITING if snapshot.refusal is Refusal.NOT_A_CHOICE:
                return gettext("Dat cijfer is hier geen keuze.")
            case BallotFeedback.WAITING if snapshot.refusal is Refusal.ANOTHER_METHOD:
                return named(gettext("Backspace neemt de laatste stem terug."))
            case BallotFeedback.WAITING:
                return gettext("Tik op je keuze, of typ het cijfer.")

    def _cast(self, choice: int, press: Press) -> None:
        self.command_requested.emit(CastBallot(choice, press=press))
