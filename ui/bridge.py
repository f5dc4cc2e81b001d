"""The bridge between the windows and the session, which does not use Qt."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.session.ballot_box import FEEDBACK_STAYS
from workshop_app.session.commands import Command
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.scenes import BallotFeedback

SECOND = 1000
"""Milliseconds between two ticks of the session."""

FEEDBACK_ENDS = FEEDBACK_STAYS.seconds * 1000 + 20
"""Milliseconds until the ballot box is ready for the next voter.

20 ms longer than the session shows the feedback, so that it has expired at the tick.
"""


class SessionBridge(QObject):
    """The only access that windows have to a running workshop.

    Methods pass commands to the session; each new snapshot is emitted as `snapshot_changed`.
    """

    snapshot_changed = Signal(object)

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._feedback_ends = QTimer(self)
        self._feedback_ends.setInterval(FEEDBACK_ENDS)
        self._feedback_ends.setSingleShot(True)

        # signals
        session.on_snapshot.append(self._publish)
        self._second.timeout.connect(self.tick)
        self._feedback_ends.timeout.connect(self.tick)

        self._second.start()

    @property
    def snapshot(self) -> Snapshot:
        """The current snapshot of the workshop."""
        return self._session.snapshot

    def do(self, command: Command) -> None:
        """Carry out a command; the new snapshot is emitted as `snapshot_changed`."""
        try:
            self._session.do(command)
        finally:  # also if a bug in saving is raised: the workshop continues
            if self.snapshot.box.feedback is not BallotFeedback.WAITING:
                self._feedback_ends.start()

    def take_back_ballot(self) -> None:
        """Take back the last voter's ballot."""
        self._session.take_back_ballot()
        self._feedback_ends.start()

    def undo(self) -> None:
        """Undo the last command."""
        self._session.undo()

    def redo(self) -> None:
        """Redo the last undone command."""
        self._session.redo()

    def retry(self) -> None:
        """Try again to commit the unsaved changes."""
        self._session.retry()

    def decide_absence(self) -> None:
        """Toggle whether the absence counts as time of the workshop."""
        self._session.decide_absence()

    def tick(self) -> None:
        """Publish the current time, and try again to commit unsaved changes."""
        self._session.tick()

    def stop(self) -> None:
        """Stop the timers; the workshop is being closed."""
        self._second.stop()
        self._feedback_ends.stop()

    def _publish(self, snapshot: Snapshot) -> None:
        self.snapshot_changed.emit(snapshot)
