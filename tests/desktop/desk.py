"""An X server with a window manager, monitors to connect and disconnect, and a keyboard."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.app import Trede
from ui.live_windows import LiveWindows

LAPTOP = "LAPTOP 1366/361x768/203+0+0 screen"
BEAMER = "BEAMER 1920/508x1080/286+1366+0 none"
"""Monitors as arguments of xrandr: name, pixels and millimetres, position, and output."""

ALL = "screen"
"""The name of the monitor without any other: the whole screen of Xvfb."""

PATIENCE = 20_000
"""The milliseconds that any change may take on a busy machine."""

_XWININFO = re.compile(
    r"Absolute upper-left X: +(-?\d+).*Absolute upper-left Y: +(-?\d+).*"
    r"Width: +(\d+).*Height: +(\d+).*Map State: +(\w+)",
    re.DOTALL,
)


class Desk:
    """A display of an X server: connect and disconnect monitors, press keys, inspect windows."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._free = 700
        self._environment = {**os.environ, "DISPLAY": display}

    def run(self, *command: str) -> str:
        """Run a program on this display; return its output."""
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def begin(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a program on this display without waiting for it."""
        return subprocess.Popen(
            command,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def plug(self, monitor: str) -> None:
        self.run("xrandr", "--setmonitor", *monitor.split())

    def pull(self, monitor: str) -> None:
        self.run("xrandr", "--delmonitor", monitor.split(maxsplit=1)[0])

    def change_free_area(self) -> None:
        """Announce a free area that is a pixel smaller, as window managers do."""
        self._free -= 1
        area = f"0, 0, 3286, {self._free}"
        self.run("xprop", "-root", "-f", "_NET_WORKAREA", "32c", "-set", "_NET_WORKAREA", area)

    def monitors(self) -> list[str]:
        """The names of the connected monitors, without `ALL`."""
        listed = self.run("xrandr", "--listmonitors").splitlines()[1:]
        names = [line.split()[1].lstrip("+*") for line in listed]
        return [name for name in names if name != ALL]

    def type_keys(self, *keys: str) -> None:
        """Press keys; they go to the window with the focus."""
        self.run("xdotool", "key", *keys)

    def place_of(self, window: QWidget) -> QRect | None:
        """The place of a window on the X server, without its frame; None where it is not shown."""
        found = _XWININFO.search(self.run("xwininfo", "-id", str(int(window.winId()))))
        assert found is not None
        *place, state = found.groups()
        return QRect(*map(int, place)) if state == "IsViewable" else None

    def in_focus(self, window: QWidget) -> bool:
        """Whether a window is the active one of the window manager."""
        active = self.run("xprop", "-root", "_NET_ACTIVE_WINDOW").split()[-1]
        return int(active, 16) == int(window.winId())

    def is_above(self, one: QWidget, other: QWidget) -> bool:
        """Whether a window is above another in the stacking order."""
        stack = self.run("xprop", "-root", "_NET_CLIENT_LIST_STACKING").split("#")[1]
        order = [int(number, 16) for number in stack.split(",")]
        return order.index(int(one.winId())) > order.index(int(other.winId()))


@contextmanager
def open_desk() -> Generator[Desk]:
    """A desk on a free display; its server is stopped at the end."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(write), "-screen", "0", "3286x1848x24", "-noreset"),  # noqa: S607
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as reply:
            number = reply.readline().strip()
        assert number, "Xvfb did not start"
        desk = Desk(f":{number}")
        for monitor in (LAPTOP, BEAMER):
            desk.plug(monitor)
        with _window_manager(desk):
            yield desk
    finally:
        server.terminate()
        server.wait(60)


@contextmanager
def _window_manager(desk: Desk) -> Generator[None]:
    """Run Openbox, and wait until it manages the display."""
    manager = desk.begin("openbox", "--sm-disable", "--config-file", os.devnull)
    try:
        deadline = time.monotonic() + PATIENCE / 1000
        while "window id" not in desk.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"):
            assert manager.poll() is None, "openbox did not start"
            assert time.monotonic() < deadline, "openbox is not ready"
        yield
    finally:
        manager.terminate()
        manager.wait(60)


def arrange(desk: Desk, qtbot: QtBot, *monitors: str) -> None:
    """Connect exactly these monitors (none: all asleep), and wait until Qt has detected them."""

    def known(*names: str) -> None:
        assert {screen.name() for screen in QGuiApplication.screens()} == set(names)

    for name in desk.monitors():
        desk.pull(name)
    qtbot.waitUntil(lambda: known(ALL), timeout=PATIENCE)
    for monitor in monitors:
        desk.plug(monitor)
    names = [monitor.split()[0] for monitor in monitors] or [ALL]
    qtbot.waitUntil(lambda: known(*names), timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Seat:
    """The program on a desk, as the trainer uses it."""

    desk: Desk
    trede: Trede
    qtbot: QtBot
    clock: Callable[[], datetime]

    def arrange(self, *monitors: str) -> None:
        """Connect exactly these monitors."""
        arrange(self.desk, self.qtbot, *monitors)

    def resize(self, monitor: str, place: QRect) -> None:
        """Change the size of a connected monitor.

        For a monitor without its own video output, Qt signals a new size only together with a new
        free area (`QXcbScreen::setMonitor`, `updateAvailableGeometry`).
        """
        self.desk.pull(monitor)
        self.desk.plug(monitor)

        def has_new_size() -> bool:
            if place in [screen.geometry() for screen in QGuiApplication.screens()]:
                return True
            self.desk.change_free_area()
            return False

        self.until(has_new_size, "Qt does not tell the new size")

    @property
    def live(self) -> LiveWindows:
        assert self.trede.live is not None
        return self.trede.live

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Process events until a condition holds; `what` is the message of a failure."""

        def check() -> None:
            assert condition(), what

        self.qtbot.waitUntil(check, timeout=PATIENCE)

    def room_is_at(self, place: QRect) -> None:
        """Wait until the room's window fills exactly this place, for both Qt and the X server."""
        room = self.live.room

        def fills() -> bool:
            return room.isVisible() and room.geometry() == place and self.room == place

        self.until(fills, f"the room is not at {place}")

    def room_is_away(self) -> None:
        """Wait until the room's window is hidden, for both Qt and the X server."""
        room = self.live.room
        self.until(lambda: not room.isVisible() and self.room is None, "the room is still there")

    @property
    def room(self) -> QRect | None:
        """The place of the room's window on the X server."""
        return self.desk.place_of(self.live.room)

    @property
    def console(self) -> QRect | None:
        """The place of the trainer's window on the X server."""
        return self.desk.place_of(self.trede.window)

    def has_keyboard(self) -> None:
        """Wait until the trainer's window has the focus."""
        window = self.trede.window
        self.until(lambda: self.desk.in_focus(window), "the console has not got the keyboard")
