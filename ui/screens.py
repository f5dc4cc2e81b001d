"""Choosing the room's screen, and keeping the room's window on it.

A QScreen is never stored: the object becomes invalid with the window that it was obtained from.
Screens are identified by `ScreenId` and looked up each time.
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
"""How often the room's window is moved after one change of the screens before Trede gives up."""


def settle_ms(platform: str = sys.platform) -> int:
    """How long a window system may take to move a window, in milliseconds.

    macOS animates the change to full screen, and ignores other geometry until that ends.
    """
    return 1500 if platform == "darwin" else 300


@dataclass(frozen=True, slots=True)
class ScreenId:
    """What a screen reports about itself, and its number among screens that report the same."""

    name: str
    manufacturer: str
    model: str
    serial: str
    twin: int = 0
    """Counted from the left, to distinguish identical screens without serial numbers."""


@dataclass(frozen=True, slots=True)
class ScreenInfo:
    """A screen at one instant: its identity and its place on the desktop.

    Positions and sizes are in device-independent pixels.

    Args:
        id: Its identity.
        x: The left edge; negative to the left of the first screen.
        y: The upper edge; negative above the first screen.
        width: The width.
        height: The height.
        scale: Physical pixels per device-independent pixel: 1.5 at 150 %.
    """

    id: ScreenId
    x: int
    y: int
    width: int
    height: int
    scale: float = 1.0


def candidate_screens(screens: Sequence[ScreenInfo], console: ScreenId) -> list[ScreenInfo]:
    """The screens that could be the room's, largest first; none if the console has no screen.

    A screen that shows the same area as the console's mirrors it and is left out. Sizes are
    compared in device-independent pixels, because a high scale is for reading from nearby.
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
    """The screen for the room, or None if there are no candidates.

    It is the candidate that is most like the wanted screen; of equal ones, the largest.
    """
    others = candidate_screens(screens, console)
    if wanted is None:
        return next(iter(others), None)
    return max(others, key=lambda screen: _likeness(screen.id, wanted), default=None)


def stray_console(
    screens: Sequence[ScreenInfo], console: ScreenId, last: ScreenId | None, wanted: ScreenId | None
) -> ScreenInfo | None:
    """The screen that the console must move back to, or None if it is on the right one.

    When screens come back one by one, a window system leaves the console on the first of them,
    which may be the room's.

    Args:
        screens: The current screens.
        console: The screen that the console is on.
        last: The screen that the console was on last while the room had its own.
        wanted: The screen wanted for the room.
    """
    if last is None or wanted is None or console != wanted or last == wanted:
        return None
    return next((one for one in candidate_screens(screens, console) if one.id == last), None)


def _is_real(screen: ScreenInfo) -> bool:
    """Whether a screen exists: Qt invents one without a name if there are no screens."""
    return bool(screen.id.name) and screen.width > 0 and screen.height > 0


def _mirrors(one: ScreenInfo, other: ScreenInfo) -> bool:
    """Whether two screens show the same area: same upper-left corner, or one within the other."""
    a, b = _area(one), _area(other)
    return a.topLeft() == b.topLeft() or a.contains(b) or b.contains(a)


def _likeness(screen: ScreenId, wanted: ScreenId) -> int:
    """How likely a screen is the wanted one, from 5 (identical) to 0 (nothing in common)."""
    same_make = (screen.manufacturer, screen.model) == (wanted.manufacturer, wanted.model)
    known_make = bool(wanted.manufacturer or wanted.model)
    if screen == wanted:
        return 5
    if same_make and wanted.serial and screen.serial == wanted.serial:
        return 4  # on another connector
    if replace(screen, twin=wanted.twin) == wanted:
        return 3  # equal but for `twin`
    if same_make and known_make:
        return 2
    return 1 if screen.name == wanted.name else 0  # the same connector


def number_twins(screens: Iterable[ScreenInfo]) -> list[ScreenInfo]:
    """Set `twin` of each screen: identical screens are numbered from the left; keeps the order."""
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
    """The screens that are connected now."""
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
    """The QScreen with an identity, or None; must not be stored."""
    for screen, info in zip(QGuiApplication.screens(), current_screens(), strict=True):
        if info.id == wanted:
            return screen
    return None


class RoomScreen(QObject):
    """Keeps the room's window on the room's screen while screens are unplugged and plugged in."""

    screen_changed = Signal(object)
    """Emitted with the room's `ScreenInfo` or None if it or `alone` changed."""
    candidates_changed = Signal(object)
    """Emitted with the new `candidates`."""

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
        self._shown: tuple[ScreenInfo | None, bool] | None = None
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
        """The room's own screen, or None if it has none."""
        return self._screen

    @property
    def alone(self) -> bool:
        """Whether the room's window covers the console on the only screen."""
        return self._alone

    @property
    def candidates(self) -> tuple[ScreenInfo, ...]:
        """The screens that the room could use now, largest first."""
        return self._candidates

    def start(self) -> None:
        """Show the room's window if it has its own screen."""
        self._running = True
        self._shown = None
        self._settle_anew()

    def stop(self) -> None:
        """Hide the room's window."""
        self._running = False
        self._alone = False
        self._soon.stop()
        self._check.stop()
        self._room.hide()

    def choose(self, wanted: ScreenId | None) -> None:
        """Choose the screen for the room, also if it is not connected; None to let Trede choose."""
        self._wanted = wanted
        self._settle_anew()

    def swap(self) -> None:
        """Swap the screens of the console and the room."""
        if self._screen is None or not self._running:
            return
        target = self._screen
        self._wanted = _screen_of(self._console).id
        self._move_console(target)
        self._settle_anew(console=target.id)

    def cover(self, *, on: bool) -> None:
        """On a single screen: show the room's window over the console, or hide it."""
        if self._screen is not None or not self._running:
            return
        self._alone = on
        self._settle_anew()

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screen_removed(self, screen: QScreen) -> None:
        # Qt moves the windows of a removed screen to another one, which is the console's.
        if self._screen is not None and _describe(screen).id == replace(self._screen.id, twin=0):
            self._room.hide()
        self._screens_changed()

    def _screens_changed(self) -> None:
        # Qt is still handling the change: check when it is done, and again when the window system
        # has had time to finish too.
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
        self._show_text(tuple(candidate_screens(screens, own)))

    def _show_text(self, candidates: tuple[ScreenInfo, ...]) -> None:
        if self._candidates != candidates:
            self._candidates = candidates
            self.candidates_changed.emit(candidates)
        if self._shown != (self._screen, self._alone):
            self._shown = (self._screen, self._alone)
            self.screen_changed.emit(self._screen)

    def _place(self, screen: ScreenInfo) -> None:
        area = _area(screen)
        if self._room.isVisible() and self._fits(area):
            return
        if self._tries == 0:
            return
        self._tries -= 1
        # Every step is needed: on some desktops full screen alone chooses the wrong screen, and a
        # window that is already full screen does not move.
        target = _look_up(screen.id)
        if target is not None:
            self._room.setScreen(target)
        if self._room.isVisible():
            self._room.showNormal()
        self._room.setGeometry(area)
        # Not `showFullScreen`, which would also take the keyboard focus.
        self._room.setWindowState(Qt.WindowState.WindowFullScreen)
        self._room.show()
        self._check.start()

    def _fits(self, area: QRect) -> bool:
        """Whether the room's window fills an area, within 1 pixel: fractional scales round."""
        now = self._room.geometry()
        if QGuiApplication.platformName().startswith("wayland"):
            now.moveTo(area.topLeft())  # Wayland does not report the position of a window
        corners = now.topLeft() - area.topLeft(), now.bottomRight() - area.bottomRight()
        return all(max(abs(off.x()), abs(off.y())) <= 1 for off in corners)

    def _move_console(self, target: ScreenInfo) -> None:
        """Move the console to the middle of another screen, made smaller only if it must be."""
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
