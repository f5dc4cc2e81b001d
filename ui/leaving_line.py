"""The line that asks once before a running workshop is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.bridge import SessionBridge
from ui.widgets.message import Message, MessageBar
from workshop_app.i18n import gettext
from workshop_app.session.items import ItemKind
from workshop_app.session.live import Snapshot
from workshop_app.session.navigation import current_item
from workshop_app.session.state import Position
from workshop_app.session.workshop_kind import WorkshopKind


class LeavingLine(QObject):
    """Asks in the message bar, and not with a dialog, which could open over the room's picture.

    A second attempt to leave, or the button in the line, leaves. Once the workshop moves on, the
    line is removed, and the next time it is asked again.
    """

    def __init__(self, bridge: SessionBridge, messages: MessageBar, *, saves: bool) -> None:
        """Create it for an open workshop; `saves` is whether that is saved on disk."""
        super().__init__(bridge)
        self._bridge = bridge
        self._messages = messages
        self._saves = saves
        self._message: Message | None = None
        self._asked_at: Position | None = None

        # signals
        bridge.snapshot_changed.connect(self._follow)

    def is_sure(self, leave: Callable[[], None]) -> bool:
        """Whether the workshop may be left at once; if not, show the line.

        `leave` is called by the button in the line.
        """
        warning = self._warning()
        if self._asked_at is not None or not warning:
            self.take_back()
            return True
        self.ask_no_more()
        self._message = Message(warning, action=(gettext("Toch weggaan"), leave))
        self._messages.add(self._message)
        return False

    def ask_no_more(self) -> None:
        """Let the workshop be left without a line, until it moves on."""
        self._asked_at = self._bridge.snapshot.state.position

    def take_back(self) -> None:
        """Remove the line, if it is there; the next time it is asked again."""
        self._asked_at = None
        if self._message is not None:
            self._messages.take_back(self._message)
            self._message = None

    def _warning(self) -> str:
        """What leaving does that is easily overlooked; empty if nothing."""
        snapshot = self._bridge.snapshot
        if snapshot.workshop.kind is not WorkshopKind.REAL:
            return ""
        if not self._saves:
            return gettext("Deze workshop wordt niet opgeslagen: als je weggaat, is hij weg.")
        if current_item(snapshot.workshop.contents, snapshot.state).kind is ItemKind.END:
            return ""
        return gettext("De workshop is nog niet afgelopen, en staat nog in beeld.")

    def _follow(self, snapshot: Snapshot) -> None:
        if snapshot.state.position != self._asked_at:
            self.take_back()
