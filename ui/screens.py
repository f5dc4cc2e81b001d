"""Which screen is the room's, and a window that stays on it.

A QScreen is never kept: Qt invalidates it with the window that showed it. A screen is known by
its identity and looked up each time.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

TRIES = 4
"""How often a window is put anew after one change of the screens, before it stays where it is."""


def settle_ms(platform: str = sys.platform) -> int:
    """How long a window system may take to put a window where it was asked to, in milliseconds.

    macOS moves a window to full screen in a film of its own, and takes no other place meanwhile.
    """
    return 1500 if platform == "darwin" else 300


@dataclass(frozen=True, slots=True)
class ScreenId:
    """What a screen says of itself, and its number among those that say the same."""

    name: str
    manufacturer: str
    model: str
    serial: str
    twin: int = 0
    """Counted from the left; nothing else tells two of a kind without serial numbers apart."""


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """A screen at one instant: who it is and where it stands on the desktop.

    Args:
        id: Who it is.
        x: The left edge; negative at the left of the first screen.
        y: The upper edge; negative above the first screen.
        width: In the pixels that windows are laid out in, as all four.
        height: Likewise.
        scale: How many pixels of the screen go into one of those, along an edge: 1.5 at 150 %.
    """

    id: ScreenId
    x: int
    y: int
    width: int
    height: int
    scale: float = 1.0


def candidate_screens(screens: Sequence[ScreenInfo], console: ScreenId) -> list[ScreenInfo]:
    """The screens that could be the room's, largest first: none where the console has no screen.

    A screen that shows the same place as the console's is a mirror of it and no choice. A high
    scale is for eyes that are near, so size is counted in layout pixels.
    """
    own = next((screen for screen in screens if screen.id == console and _is_real(screen)), None)
    if own is None:
        return []
    others = [
        screen
        for screen in screens
        if screen.id != console and _is_real(screen) and not _mirrors(screen, own)
    ]
    return sorted(others, key=lambda screen: screen.width * screen.height, reverse=True)


def choose_screen(
    screens: Sequence[ScreenInfo], console: ScreenId, wanted: ScreenId | None
) -> ScreenInfo | None:
    """The screen for the room, or None when the console's is the only one.

    Of the candidates the one that is most surely the wanted one; where none is, the largest.
    """
    others = candidate_screens(screens, console)
    if wanted is None:
        return next(iter(others), None)
    return max(others, key=lambda screen: _likeness(screen.id, wanted), default=None)


def stray_console(
    screens: Sequence[ScreenInfo], console: ScreenId, home: ScreenId | None, wanted: ScreenId | None
) -> ScreenInfo | None:
    """The screen that the console must go back to, or None where it is all right.

    When screens come back one by one, window systems leave the console on the first of them, which
    may be the room's.
    """
    if home is None or wanted is None or console != wanted or home == wanted:
        return None
    return next((one for one in candidate_screens(screens, console) if one.id == home), None)


def _is_real(screen: ScreenInfo) -> bool:
    """Not the nameless one that Qt makes up while there is none."""
    return bool(screen.id.name) and screen.width > 0 and screen.height > 0


def _mirrors(one: ScreenInfo, other: ScreenInfo) -> bool:
    """Whether two screens show the same place: from the same corner, or one within the other."""
    a, b = _area(one), _area(other)
    return a.topLeft() == b.topLeft() or a.contains(b) or b.contains(a)


def _likeness(screen: ScreenId, wanted: ScreenId) -> int:
    """How surely a screen is the wanted one, from 5 (it says so) to 0 (nothing says so)."""
    same_make = (screen.manufacturer, screen.model) == (wanted.manufacturer, wanted.model)
    known_make = bool(wanted.manufacturer or wanted.model)
    if screen == wanted:
        return 5
    if same_make and wanted.serial and screen.serial == wanted.serial:
        return 4  # at another socket
    if replace(screen, twin=wanted.twin) == wanted:
        return 3  # its twin
    if same_make and known_make:
        return 2
    return 1 if screen.name == wanted.name else 0  # the same socket


def number_twins(screens: Iterable[ScreenInfo]) -> list[ScreenInfo]:
    """The same screens in the same order, those that say the same numbered from the left."""
    found = list(screens)
    seen: Counter[ScreenId] = Counter()
    numbers: dict[int, int] = {}
    for index in sorted(range(len(found)), key=lambda i: (found[i].x, found[i].y)):
        who = replace(found[index].id, twin=0)
        numbers[index] = seen[who]
        seen[who] += 1
    return [
        replace(screen, id=replace(screen.id, twin=numbers[index]))
        for index, screen in enumerate(found)
    ]


def current_screens() -> list[ScreenInfo]:
    """The screens there are now."""
    return number_twins(_describe(screen) for screen in QGuiApplication.screens())


def _describe(screen: QScreen) -> ScreenInfo:
    place = screen.geometry()
    return ScreenInfo(
        ScreenId(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()),
        place.x(),
        place.y(),
        place.width(),
        place.height(),
        screen.devicePixelRatio(),
    )


def _screen_of(window: QWidget) -> ScreenInfo:
    """The screen that a window is on."""
    own = _describe(window.screen())
    for screen in current_screens():
        if replace(screen, id=replace(screen.id, twin=0)) == own:
            return screen
    return own


def _look_up(wanted: ScreenId) -> QScreen | None:
    """Qt's own screen; not to be kept."""
    for screen, info in zip(QGuiApplication.screens(), current_screens(), strict=True):
        if info.id == wanted:
            return screen
    return None


class RoomScreen(QObject):
    """Keeps the room's window on the room's screen, through unplugging and plugging in."""

    screen_changed = Signal(object)
    candidates_changed = Signal(object)

    def __init__(self, room: QWidget, console: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self._console = console
        self._home: ScreenId | None = None
        self._wanted: ScreenId | None = None
        self._screen: ScreenInfo | None = None
        self._candidates: tuple[ScreenInfo, ...] = ()
        self._running = False
        self._alone = False
        self._told: tuple[ScreenInfo | None, bool] | None = None
        self._tries = TRIES
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(settle_ms())

        # signals
        self._soon.timeout.connect(self._settle)
        self._check.timeout.connect(self._settle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_added)
            app.screenRemoved.connect(self._screen_removed)
            for screen in app.screens():
                screen.geometryChanged.connect(self._screens_changed)

    @property
    def screen(self) -> ScreenInfo | None:
        """The room's own screen, or None when there is one screen for all."""
        return self._screen

    @property
    def alone(self) -> bool:
        """Whether the room's window stands over the console on the only screen."""
        return self._alone

    @property
    def candidates(self) -> tuple[ScreenInfo, ...]:
        """The screens that the room could have now, largest first."""
        return self._candidates

    def start(self) -> None:
        """Show the room's window if it has a screen of its own."""
        self._running = True
        self._told = None
        self._settle_anew()

    def stop(self) -> None:
        """Hide the room's window."""
        self._running = False
        self._alone = False
        self._soon.stop()
        self._check.stop()
        self._room.hide()

    def choose(self, wanted: ScreenId | None) -> None:
        """Want this screen for the room, also while it is away; None for the one that suits."""
        self._wanted = wanted
        self._settle_anew()

    def swap(self) -> None:
        """Exchange the console's and the room's screen."""
        if self._screen is None or not self._running:
            return
        target = self._screen
        self._wanted = _screen_of(self._console).id
        self._move_console(target)
        self._settle_anew(console=target.id)

    def cover(self, *, on: bool) -> None:
        """On a single screen: put the room's window over the console, or take it away."""
        if self._screen is not None or not self._running:
            return
        self._alone = on
        self._settle_anew()

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screen_removed(self, screen: QScreen) -> None:
        # Qt moves the windows of a screen that went to another one, which is the console's.
        if self._screen is not None and _describe(screen).id == replace(self._screen.id, twin=0):
            self._room.hide()
        self._screens_changed()

    def _screens_changed(self) -> None:
        # Qt is still in the middle of the change: look when it is done, and once more when the
        # window system is done with it too.
        self._tries = TRIES
        self._soon.start()
        self._check.start()

    def _settle_anew(self, console: ScreenId | None = None) -> None:
        self._tries = TRIES
        self._settle(console)
        if self._running:
            self._check.start()

    def _settle(self, console: ScreenId | None = None) -> None:
        if not self._running:
            return
        screens = current_screens()
        own = console or _screen_of(self._console).id
        back = stray_console(screens, own, self._home, self._wanted)
        if back is not None:
            self._move_console(back)
            own = back.id
        self._screen = choose_screen(screens, own, self._wanted)
        if self._screen is not None:
            self._alone = False
            self._home = own
            self._wanted = self._wanted or self._screen.id
            self._place(self._screen)
        elif not self._alone:
            self._room.hide()
        else:
            self._place(_screen_of(self._console))
            self._room.raise_()
        self._tell(tuple(candidate_screens(screens, own)))

    def _tell(self, candidates: tuple[ScreenInfo, ...]) -> None:
        if self._candidates != candidates:
            self._candidates = candidates
            self.candidates_changed.emit(candidates)
        if self._told != (self._screen, self._alone):
            self._told = (self._screen, self._alone)
            self.screen_changed.emit(self._screen)

    def _place(self, screen: ScreenInfo) -> None:
        area = _area(screen)
        if self._room.isVisible() and self._fits(area):
            return
        if self._tries == 0:
            return
        self._tries -= 1
        # All of it is needed: full screen alone lands on the wrong screen on some desktops, and a
        # window that is full screen already does not move.
        target = _look_up(screen.id)
        if target is not None:
            self._room.setScreen(target)
        if self._room.isVisible():
            self._room.showNormal()
        self._room.setGeometry(area)
        # Not `showFullScreen`, which would also ask for the keyboard.
        self._room.setWindowState(Qt.WindowState.WindowFullScreen)
        self._room.show()
        self._check.start()

    def _fits(self, area: QRect) -> bool:
        """Whether the room's window fills an area, to the pixel that odd scales round away."""
        now = self._room.geometry()
        if QGuiApplication.platformName().startswith("wayland"):
            now.moveTo(area.topLeft())  # where it is, is not for a program to know there
        corners = now.topLeft() - area.topLeft(), now.bottomRight() - area.bottomRight()
        return all(max(abs(off.x()), abs(off.y())) <= 1 for off in corners)

    def _move_console(self, target: ScreenInfo) -> None:
        """Move the console to the middle of another screen; it stays as large as fits there."""
        screen = _look_up(target.id)
        if screen is None:
            return
        state = self._console.windowState()
        free = screen.availableGeometry()
        size = self._console.normalGeometry().size() if state else self._console.size()
        frame = self._console.frameGeometry().size() - self._console.size()
        size = size.boundedTo(free.size() - frame).expandedTo(QSize(1, 1))
        around = QRect(QPoint(0, 0), size + frame)
        around.moveCenter(free.center())
        if state:
            self._console.showNormal()
        self._console.setScreen(screen)
        self._console.resize(size)
        self._console.move(around.topLeft())
        self._console.setWindowState(state)


def _area(screen: ScreenInfo) -> QRect:
    return QRect(screen.x, screen.y, screen.width, screen.height)
