"""The windows of one running workshop: console and room, over one session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from ui import theme
from ui.bridge import SessionBridge
from ui.console.page import ConsolePage
from ui.projector.window import ProjectorWindow
from ui.screens import RoomScreen, ScreenInfo
from ui.voters import MadeUpGroup
from ui.window import MainWindow
from workshop_app.session.commands import CastBallot
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.live import LiveSession, Snapshot, Store
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.settings import Settings


class LiveWindows(QObject):
    """From opening a workshop until leaving it."""

    def __init__(
        self,
        workshop: Workshop,
        state: State,
        store: Store,
        clock: Callable[[], datetime],
        settings: Settings,
        window: MainWindow,
        *,
        keeps: bool,
    ) -> None:
        """Open the windows; `keeps` is False where nothing reaches the disk."""
        super().__init__()
        theme.load_fonts(theme.SHOW_STYLES)
        session = LiveSession(workshop, state, store, clock, settings)
        self.bridge = SessionBridge(session, self)
        self.group: MadeUpGroup | None = None
        if workshop.kind is WorkshopKind.REHEARSAL:
            self.group = MadeUpGroup(self.bridge, self)
        self.console = ConsolePage(self.bridge, keeps=keeps)
        self.room = ProjectorWindow()
        self.screens = RoomScreen(self.room, window)
        self.room.show_public(self.bridge.snapshot.public)

        # signals
        self.bridge.snapshot_changed.connect(self._show_room)
        self.room.choice_pressed.connect(self._cast)
        self.room.take_back_pressed.connect(self.bridge.take_back_ballot)
        self.screens.screen_changed.connect(self._tell_screen)
        self.console.swap_requested.connect(self.screens.swap)
        self.console.projection_requested.connect(self._project)
        self.console.uncover_requested.connect(self._uncover)
        if self.group is not None:
            self.console.pattern_chosen.connect(self.group.choose)

        window.show_console(self.console)
        self.screens.start()

    def close(self) -> None:
        """Take the room's window away, and let the clock rest."""
        self.bridge.stop()
        if self.group is not None:
            self.group.leave()
        self.screens.stop()
        self.room.close()
        self.room.deleteLater()

    def _show_room(self, snapshot: Snapshot) -> None:
        self.room.show_public(snapshot.public)

    def _cast(self, choice: int) -> None:
        self.bridge.do(CastBallot(choice))

    def _tell_screen(self, screen: ScreenInfo | None) -> None:
        self.console.show_screen(screen, covered=self.screens.alone)

    def _project(self) -> None:
        if self.screens.screen is None:
            self.screens.cover(on=not self.screens.alone)
        else:
            self.screens.start()

    def _uncover(self) -> None:
        if self.screens.alone:
            self.screens.cover(on=False)
