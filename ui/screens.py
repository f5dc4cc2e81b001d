"""Which screen is the room's, and a window that stays on it.

A QScreen is never kept: Qt invalidates it with the window that showed it. A screen is known by
its identity and looked up each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 300
"""How long a window system may take to put a window where it was asked to."""


@dataclass(frozen=True, slots=True)
class ScreenId:
    """What a screen says of itself."""

    name: str
    manufacturer: str
    model: str
    serial: str


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """A screen at one instant: who it is and where it stands on the desktop, in pixels."""

    id: ScreenId
    x: int
    y: int
    width: int
    height: int


def choose_screen(
    screens: Sequence[ScreenInfo], console: ScreenId, wanted: ScreenId | None
) -> ScreenInfo | None:
    """The screen for the room, or None when the console's is the only one.

    The one that was wanted if it is there and not the console's; otherwise the largest other
    one. A screen that covers the same place as the console's is a mirror of it and no choice.
    """
    own = next((screen for screen in screens if screen.id == console), None)
    others = [
        screen
        for screen in screens
        if screen.id != console and (own is None or (screen.x, screen.y) != (own.x, own.y))
    ]
    for screen in others:
        if screen.id == wanted:
            return screen
    return max(others, key=lambda screen: screen.width * screen.height, default=None)


def identify(screen: QScreen) -> ScreenId:
    """The identity of a screen."""
    return ScreenId(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())


def current_screens() -> list[ScreenInfo]:
    """The screens there are now."""
    found: list[ScreenInfo] = []
    for screen in QGuiApplication.screens():
        place = screen.geometry()
        found.append(
            ScreenInfo(identify(screen), place.x(), place.y(), place.width(), place.height())
        )
    return found


class RoomScreen(QObject):
    """Keeps the room's window on the room's screen, through unplugging and plugging in."""

    screen_changed = Signal(object)

    def __init__(self, room: QWidget, console: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self._console = console
        self._wanted: ScreenId | None = None
        self._screen: ScreenInfo | None = None
        self._running = False
        self._alone = False
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(SETTLE_MS)

        # signals
        self._check.timeout.connect(self._verify)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screens_changed)
            app.screenRemoved.connect(self._screens_changed)

    @property
    def screen(self) -> ScreenInfo | None:
        """The room's own screen, or None when there is one screen for all."""
        return self._screen

    @property
    def alone(self) -> bool:
        """Whether the room's window stands over the console on the only screen."""
        return self._alone

    def start(self) -> None:
        """Show the room's window if it has a screen of its own."""
        self._running = True
        self._settle()

    def stop(self) -> None:
        """Hide the room's window."""
        self._running = False
        self._alone = False
        self._check.stop()
        self._room.hide()

    def swap(self) -> None:
        """Exchange the console's and the room's screen."""
        if self._screen is None:
            return
        target = self._screen
        self._wanted = identify(self._console.screen())
        state = self._console.windowState()
        self._console.showNormal()
        self._console.move(target.x + 40, target.y + 40)
        self._console.setWindowState(state)
        self._settle(console=target.id)

    def cover(self, *, on: bool) -> None:
        """On a single screen: put the room's window over the console, or take it away."""
        if self._screen is not None or not self._running:
            return
        self._alone = on
        if on:
            self._place(self._console.screen().geometry())
            self._room.raise_()
        else:
            self._room.hide()
        self.screen_changed.emit(self._screen)

    def _screens_changed(self) -> None:
        # Qt is still in the middle of the change: look when it is done.
        QTimer.singleShot(0, self, self._settle)

    def _settle(self, console: ScreenId | None = None) -> None:
        if not self._running:
            return
        before = self._screen
        own = console or identify(self._console.screen())
        self._screen = choose_screen(current_screens(), own, self._wanted)
        if self._screen is None:
            if not self._alone:
                self._room.hide()
        else:
            self._alone = False
            self._wanted = self._screen.id
            self._place(_area(self._screen))
        if before != self._screen or self._screen is None:
            self.screen_changed.emit(self._screen)

    def _place(self, area: QRect) -> None:
        # All three are needed: full screen alone lands on the wrong screen on some desktops.
        for screen in QGuiApplication.screens():
            if screen.geometry() == area:
                self._room.setScreen(screen)
        if self._room.isVisible() and self._room.geometry() == area:
            return
        self._fill(area)
        self._check.start()

    def _verify(self) -> None:
        if self._screen is None or not self._room.isVisible():
            return
        area = _area(self._screen)
        if self._room.geometry() != area:
            self._room.showNormal()
            self._fill(area)

    def _fill(self, area: QRect) -> None:
        # Not `showFullScreen`, which would also ask for the keyboard.
        self._room.setGeometry(area)
        self._room.setWindowState(Qt.WindowState.WindowFullScreen)
        self._room.show()


def _area(screen: ScreenInfo) -> QRect:
    return QRect(screen.x, screen.y, screen.width, screen.height)
