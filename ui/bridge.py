"""From the headless session to Qt: its hook becomes a signal, wishes become commands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workshop_app.session.commands import Command
from workshop_app.session.live import LiveSession, Snapshot


class SessionBridge(QObject):
    """The one way for windows to reach a running workshop."""

    snapshot_changed = Signal(object)

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.on_snapshot.append(self.snapshot_changed.emit)

    @property
    def snapshot(self) -> Snapshot:
        """The workshop as it is now."""
        return self._session.snapshot

    def do(self, command: Command) -> None:
        """Carry out a command; what came of it follows as `snapshot_changed`."""
        self._session.do(command)

    def undo(self) -> None:
        """Take back the last command."""
        self._session.undo()

    def redo(self) -> None:
        """Carry out again what was taken back."""
        self._session.redo()

    def retry(self) -> None:
        """Try once more to commit what waits."""
        self._session.retry()
