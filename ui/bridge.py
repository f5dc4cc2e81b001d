"""From the headless session to Qt: its hook becomes a signal, wishes become commands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.session.ballot_box import SIGN_STAYS
from workshop_app.session.commands import Command
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.scenes import BallotFeedback

SECOND = 1000
"""Milliseconds between two looks at the clock."""

SIGN_GOES = SIGN_STAYS.seconds * 1000 + 20
"""Milliseconds after which the ballot box is ready for the next voter; a breath too late."""


class SessionBridge(QObject):
    """The one way for windows to reach a running workshop."""

    snapshot_changed = Signal(object)

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._sign_goes = QTimer(self)
        self._sign_goes.setInterval(SIGN_GOES)
        self._sign_goes.setSingleShot(True)

        # signals
        session.on_snapshot.append(self._publish)
        self._second.timeout.connect(self.tick)
        self._sign_goes.timeout.connect(self.tick)

        self._second.start()

    @property
    def snapshot(self) -> Snapshot:
        """The workshop as it is now."""
        return self._session.snapshot

    def do(self, command: Command) -> None:
        """Carry out a command; what came of it follows as `snapshot_changed`."""
        try:
            self._session.do(command)
        finally:  # a bug in saving is raised, and the show goes on
            if self.snapshot.box.sign is not BallotFeedback.WAITING:
                self._sign_goes.start()

    def take_back_ballot(self) -> None:
        """Take back the last voter's ballot."""
        self._session.take_back_ballot()
        self._sign_goes.start()

    def undo(self) -> None:
        """Take back the last command."""
        self._session.undo()

    def redo(self) -> None:
        """Carry out again what was taken back."""
        self._session.redo()

    def retry(self) -> None:
        """Try once more to commit what waits."""
        self._session.retry()

    def decide_absence(self) -> None:
        """Count time away after all, or no longer."""
        self._session.decide_absence()

    def tick(self) -> None:
        """Show the time as it is now; what waits for the disk is tried again."""
        self._session.tick()

    def stop(self) -> None:
        """The workshop is left: no more looks at the clock."""
        self._second.stop()
        self._sign_goes.stop()

    def _publish(self, snapshot: Snapshot) -> None:
        self.snapshot_changed.emit(snapshot)
