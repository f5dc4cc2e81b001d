"""Presses that vote: the device and the time of a press, and the digit of a key.

A digit is known by the position of its key on the keyboard, not by what the layout types.

On Belgian and French keyboards the digit row types letters and signs without Shift; a keypad with
NumLock off sends PageDown and arrows. A presenter's remote sends those too, but not from a
keypad. So the native key code decides, on the platforms that report one.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputEvent, QKeyEvent

from workshop_app.content.staircase import HIGHEST
from workshop_app.session.commands import Press


class Digit(NamedTuple):
    """The digit of a key, from 0 to 9, and whether Shift was held."""

    number: int
    shift: bool


class _KeyCodes(NamedTuple):
    """The native codes of the digit keys on one platform, each with its digit."""

    row: dict[int, int]
    keypad: dict[int, int]


def _codes(row: str, keypad: str) -> _KeyCodes:
    """The tables for `row` and `keypad`: the hexadecimal codes of 0 to 9, in that order."""
    parts = ((int(code, 16) for code in codes.split()) for codes in (row, keypad))
    return _KeyCodes(*({code: digit for digit, code in enumerate(part)} for part in parts))


# Linux: the evdev codes plus 8, on both X11 and Wayland.
_XKB = _codes("13 0a 0b 0c 0d 0e 0f 10 11 12", "5a 57 58 59 53 54 55 4f 50 51")
# Windows: scan codes of set 1; keys that are not on the keypad have 0x100 added.
_SCAN_CODES = _codes("0b 02 03 04 05 06 07 08 09 0a", "52 4f 50 51 4b 4c 4d 47 48 49")
# macOS: kVK_ANSI_0 and kVK_ANSI_Keypad0 and so on, from Events.h.
_VIRTUAL_KEYS = _codes("1d 12 13 14 15 17 16 1a 1c 19", "52 53 54 55 56 57 58 59 5b 5c")

_PLATFORMS = {
    "xcb": _XKB,
    "wayland": _XKB,
    "windows": _SCAN_CODES,
    "cocoa": _VIRTUAL_KEYS,
}
"""The codes by the name of Qt's platform plugin; other plugins report no native codes."""

_WITHOUT_NUMLOCK = {
    Qt.Key.Key_Insert: 0,
    Qt.Key.Key_End: 1,
    Qt.Key.Key_Down: 2,
    Qt.Key.Key_PageDown: 3,
    Qt.Key.Key_Left: 4,
    Qt.Key.Key_Clear: 5,
    Qt.Key.Key_Right: 6,
    Qt.Key.Key_Home: 7,
    Qt.Key.Key_Up: 8,
    Qt.Key.Key_PageUp: 9,
}
"""The digits of the keypad with NumLock off, for platforms that report no native codes."""

_WINDOWS_NUMLOCK = 0x200
"""Qt's bit for NumLock in the native modifiers of Windows (qwindowskeymapper.cpp)."""

_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)
"""Modifiers with which a key is a shortcut or another character, not a digit."""


def digit_of(event: QKeyEvent, platform: str | None = None) -> Digit | None:
    """The digit of a key, or None if it is not a digit key.

    Args:
        event: A key press.
        platform: The name of Qt's platform plugin; None for the current one.
    """
    if event.modifiers() & _ANOTHER_KEY:
        return None
    platform = platform or QGuiApplication.platformName()
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    key = event.key()
    codes = _PLATFORMS.get(platform)
    code = event.nativeVirtualKey() if platform == "cocoa" else event.nativeScanCode()
    typed = key - Qt.Key.Key_0 if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 else None
    if codes is not None and code in codes.keypad:
        # With NumLock on, Windows sends Shift + 3 of the keypad as PageDown without Shift.
        unshifted = platform == "windows" and bool(event.nativeModifiers() & _WINDOWS_NUMLOCK)
        return Digit(codes.keypad[code], shift or (unshifted and typed is None))
    if codes is not None and codes.row.get(code, HIGHEST + 1) <= HIGHEST and not _is_letter(key):
        return Digit(codes.row[code], shift)
    if typed is not None:
        return Digit(typed, shift)
    # macOS marks all arrows as keypad keys; its keypad was recognised by the codes above.
    if platform != "cocoa" and event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        number = _WITHOUT_NUMLOCK.get(Qt.Key(key))
        return None if number is None else Digit(number, shift)
    return None


def _is_letter(key: int) -> bool:
    """Whether a key types a plain letter, and so is not on the digit row in spite of its code.

    That happens in a remote session from a machine with another kind of key codes.
    """
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z


def press_of(event: QInputEvent) -> Press:
    """The press of an input event.

    On X11, Windows and macOS Qt reports all keyboards as one device; a mouse and a touch screen
    are separate devices.
    """
    device = event.device()
    # Synthetic events have timestamp 0, which becomes None.
    return Press(f"{device.type().name} {device.systemId()}", event.timestamp() or None)


class Repeats:
    """Recognises the presses that a key makes by itself while it is held down.

    A key that repeats is released and pressed at the same moment, which no finger can.
    """

    def __init__(self) -> None:
        self._released: dict[int, int] = {}

    def released(self, event: QKeyEvent) -> None:
        """Take in the release of a key."""
        self._released[event.nativeScanCode()] = event.timestamp()

    def is_repeat(self, event: QKeyEvent) -> bool:
        """Whether a press is a repeat; a synthetic event, which has no time, is none."""
        if event.isAutoRepeat():
            return True
        at = event.timestamp()
        return at > 0 and self._released.get(event.nativeScanCode()) == at
