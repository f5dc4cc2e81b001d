"""The windows of one running workshop: console and room, connected to one session."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from ui import theme
from ui.bridge import SessionBridge
from ui.console.console_page import ConsolePage
from ui.data_folder import DataFolder
from ui.main_window import MainWindow
from ui.open_database import OpenDatabase
from ui.projector import hyphens
from ui.projector.look import Look, Theme
from ui.projector.motion import motion_hints, wants_motion
from ui.projector.room_window import ProjectorWindow
from ui.room_settings import RoomSettings
from ui.screens import RoomScreen, ScreenId, ScreenInfo
from ui.simulated_group import SimulatedGroup
from workshop_app.session.absence import Absence
from workshop_app.session.commands import CastBallot, Press
from workshop_app.session.live import LiveSession, Snapshot
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import Settings


class LiveWindows(QObject):
    """The session, bridge and windows of a workshop, from opening it until leaving it."""

    def __init__(
        self,
        workshop: Workshop,
        state: State,
        opened: OpenDatabase,
        folder: DataFolder,
        clock: Callable[[], datetime],
        window: MainWindow,
        *,
        moves: bool,
        elapsed: Callable[[], float] | None = None,
        absence: Absence | None = None,
    ) -> None:
        """Open the windows.

        Args:
            workshop: The workshop.
            state: Its state, as stored in `opened`.
            opened: The database to save changes in.
            folder: The data folder, for the settings.
            clock: Returns the local time.
            window: The trainer's window, in which the console is shown.
            moves: Whether the room may be animated; if not, nothing moves, whatever the settings.
            elapsed: A monotonic clock in seconds; without it, `clock` measures the time.
            absence: The time that the workshop was closed, if it may count.
        """
        super().__init__()
        theme.load_fonts(theme.SHOW_STYLES)
        settings = folder.settings()
        session = LiveSession(workshop, state, opened.store, clock, settings, elapsed, absence)
        self.bridge = SessionBridge(session, self)
        self.group: SimulatedGroup | None = None
        if workshop.kind is WorkshopKind.REHEARSAL:
            self.group = SimulatedGroup(self.bridge, self)
        self.console = ConsolePage(self.bridge, saves=opened.on_disk)
        self.room = ProjectorWindow()
        self.screens = RoomScreen(self.room, window)
        self._room_settings = RoomSettings(folder, self)
        self._moves = moves
        self._testing = False
        self._tested = self.bridge.snapshot.public.scene
        self._use(settings)
        self.room.show_public(self.bridge.snapshot.public)

        # signals
        self.bridge.snapshot_changed.connect(self._show_room)
        self.room.choice_pressed.connect(self._cast)
        self.room.take_back_pressed.connect(self.bridge.take_back_ballot)
        self.screens.screen_changed.connect(self._show_screen)
        self.screens.candidates_changed.connect(self.console.show_screens)
        self.console.screen_chosen.connect(self.screens.choose)
        self.console.screen_chosen.connect(self._room_settings.save_screen)
        self.console.swap_requested.connect(self.screens.swap)
        self.console.projection_requested.connect(self._project)
        self.console.uncover_requested.connect(self._uncover)
        self.console.text_size_requested.connect(self._room_settings.change_text)
        self.console.theme_requested.connect(self._room_settings.change_theme)
        self._room_settings.changed.connect(self._use)
        self.console.test_requested.connect(self._toggle_test)
        if self.group is not None:
            self.console.pattern_chosen.connect(self.group.choose)

        # Reading the hyphenation dictionary takes longer than one frame of an animation.
        threading.Thread(target=hyphens.prepare, daemon=True).start()
        window.show_console(self.console)
        if settings.room_screen is not None:
            self.screens.choose(ScreenId(*settings.room_screen))
        self.screens.start()

    def close(self) -> None:
        """File half-typed lines, stop the timers and close the room's window."""
        self.console.file_drafts()
        self.bridge.stop()
        if self.group is not None:
            self.group.leave()
        self.screens.stop()
        self.room.close()
        self.room.deleteLater()

    def _use(self, settings: Settings) -> None:
        """Apply the settings to the room's window and the console's picture of it."""
        moves = self._moves and wants_motion(settings.motion, motion_hints())
        self.room.set_motion(on=moves)
        look = Look(
            Theme(settings.room_theme),
            settings.room_text / 100,
            accent=settings.accent,
            logo=settings.logo,
        )
        self.room.show_look(look)
        self.console.show_look(look)

    def _show_room(self, snapshot: Snapshot) -> None:
        if self._testing and snapshot.public.scene != self._tested:
            self._testing = False  # the trainer went on: end the projector test
            self._show_test()
        self._tested = snapshot.public.scene
        self.room.show_public(snapshot.public)

    def _cast(self, choice: int, press: Press) -> None:
        self.bridge.do(CastBallot(choice, press=press, in_room=True))

    def _toggle_test(self) -> None:
        self._testing = not self._testing
        self._show_test()

    def _show_test(self) -> None:
        self.room.show_test(on=self._testing)
        self.console.show_test(on=self._testing)

    def _show_screen(self, screen: ScreenInfo | None) -> None:
        self.console.show_screen(screen, covered=self.screens.alone)

    def _project(self) -> None:
        if self.screens.screen is None:
            self.screens.cover(on=not self.screens.alone)
        else:
            self.screens.start()

    def _uncover(self) -> None:
        if self._testing:
            self._toggle_test()
            return
        if self.screens.alone:
            self.screens.cover(on=False)
