"""The digit of a key event, on each platform."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.presses import Digit, digit_of

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAD = Qt.KeyboardModifier.KeypadModifier

AZERTY = "à&é\"'("
"""The characters on the keys 0 to 5 of Belgian and French keyboards, without Shift."""

NAVIGATION = (
    *(Key.Key_Insert, Key.Key_End, Key.Key_Down, Key.Key_PageDown, Key.Key_Left, Key.Key_Clear),
    *(Key.Key_Right, Key.Key_Home, Key.Key_Up, Key.Key_PageUp),
)
"""The keys that the keypad sends for 0 to 9 with NumLock off."""

DIGITS = range(10)
NIVEAUS = range(6)

# By platform: the codes of the digit row and of the keypad, 0 to 9, written independently from
# the tables of the platforms: evdev + 8; scan code set 1; kVK_ANSI_*.
ROW = {
    "xcb": (19, 10, 11, 12, 13, 14, 15, 16, 17, 18),
    "wayland": (19, 10, 11, 12, 13, 14, 15, 16, 17, 18),
    "windows": (11, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "cocoa": (29, 18, 19, 20, 21, 23, 22, 26, 28, 25),
}
KEYPAD = {
    "xcb": (90, 87, 88, 89, 83, 84, 85, 79, 80, 81),
    "wayland": (90, 87, 88, 89, 83, 84, 85, 79, 80, 81),
    "windows": (82, 79, 80, 81, 75, 76, 77, 71, 72, 73),
    "cocoa": (82, 83, 84, 85, 86, 87, 88, 89, 91, 92),
}
PLATFORMS = tuple(ROW)
NUMLOCK = 0x200


def stroke(
    platform: str,
    code: int,
    key: int,
    modifiers: Qt.KeyboardModifier = NONE,
    native: int = 0,
) -> Digit | None:
    """The digit of a key event, by its code in the field that this platform uses."""
    scan, virtual = (1, code) if platform == "cocoa" else (code, 0)
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, native)
    return digit_of(event, platform)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("shift", [NONE, SHIFT])
@pytest.mark.parametrize("number", NIVEAUS)
def test_the_digit_row_is_recognised_in_every_layout(
    platform: str, shift: Qt.KeyboardModifier, number: int
) -> None:
    digit = Digit(number, bool(shift))
    code = ROW[platform][number]
    for typed in (str(number), AZERTY[number].upper(), ")!@#$%"[number], "=+ěščř"[number].upper()):
        assert stroke(platform, code, ord(typed), shift) == digit, typed
    assert stroke(platform, code, Key.Key_Dead_Circumflex, shift) == digit


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("shift", [NONE, SHIFT])
@pytest.mark.parametrize("number", DIGITS)
def test_the_keypad_is_recognised_with_numlock_on_and_off(
    platform: str, shift: Qt.KeyboardModifier, number: int
) -> None:
    digit = Digit(number, bool(shift))
    code = KEYPAD[platform][number]
    assert stroke(platform, code, Key.Key_0 + number, shift | PAD, NUMLOCK) == digit
    assert stroke(platform, code, NAVIGATION[number], shift | PAD) == digit


@pytest.mark.parametrize("number", DIGITS)
def test_shift_on_the_keypad_is_recognised_on_windows(number: int) -> None:
    code = KEYPAD["windows"][number]
    # Clear, the key of 5, has no keypad flag of Qt.
    for flag in (PAD, NONE):
        key = NAVIGATION[number]
        assert stroke("windows", code, key, flag, NUMLOCK) == Digit(number, shift=True)
        assert stroke("windows", code, key, flag) == Digit(number, shift=False)


@pytest.mark.parametrize(
    ("platform", "codes", "flag"),
    [
        ("xcb", {Key.Key_PageDown: 117, Key.Key_PageUp: 112, Key.Key_Left: 113}, NONE),
        ("windows", {Key.Key_PageDown: 0x151, Key.Key_PageUp: 0x149, Key.Key_Left: 0x14B}, NONE),
        # On macOS every arrow key has Qt's keypad flag.
        ("cocoa", {Key.Key_PageDown: 0x79, Key.Key_PageUp: 0x74, Key.Key_Left: 0x7B}, PAD),
        ("offscreen", {Key.Key_PageDown: 0, Key.Key_PageUp: 0, Key.Key_Left: 0}, NONE),
    ],
)
def test_the_keys_of_a_remote_are_no_digits(
    platform: str, codes: dict[Qt.Key, int], flag: Qt.KeyboardModifier
) -> None:
    for key, code in codes.items():
        assert stroke(platform, code, key, flag) is None
        assert stroke(platform, code, key, flag, NUMLOCK) is None


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("number", range(6, 10))
def test_beyond_the_niveaus_the_typed_character_counts(platform: str, number: int) -> None:
    """A French keyboard has the minus on the key of the 6."""
    code = ROW[platform][number]
    assert stroke(platform, code, Key.Key_Minus) is None
    assert stroke(platform, code, Key.Key_0 + number) == Digit(number, shift=False)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta", "GroupSwitch"])
def test_a_digit_with_another_modifier_is_no_vote(platform: str, modifier: str) -> None:
    held = getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
    assert stroke(platform, ROW[platform][1], Key.Key_1, held) is None
    assert stroke(platform, KEYPAD[platform][1], Key.Key_1, held | PAD) is None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_key_that_types_a_letter_is_no_digit(platform: str) -> None:
    assert stroke(platform, ROW[platform][3], Key.Key_V) is None


@pytest.mark.parametrize("platform", [*PLATFORMS, "offscreen"])
def test_without_a_code_the_key_itself_counts(platform: str) -> None:
    for number in DIGITS:
        assert stroke(platform, 0, Key.Key_0 + number) == Digit(number, shift=False)
        assert stroke(platform, 0, Key.Key_0 + number, PAD | SHIFT) == Digit(number, shift=True)
    assert stroke("offscreen", 0, Key.Key_PageDown, PAD) == Digit(3, shift=False)
    assert stroke("offscreen", 0, Key.Key_Enter, PAD) is None
