"""Drive the windows as a user would: press keys, click, and read the texts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QToolTip,
    QWidget,
)

from ui.app import Trede
from ui.console.tally_tiles import Tile
from ui.handouts.handouts_window import HandoutsWindow
from ui.live_windows import LiveWindows
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.catalogue import HANDOUTS, HandoutKind
from workshop_app.session.commands import GoTo
from workshop_app.session.scenes import Scene

KEYS = {
    "next": Qt.Key.Key_PageDown,
    "back": Qt.Key.Key_PageUp,
    "space": Qt.Key.Key_Space,
    "enter": Qt.Key.Key_Return,
    "esc": Qt.Key.Key_Escape,
    "f1": Qt.Key.Key_F1,
    "f5": Qt.Key.Key_F5,
    ".": Qt.Key.Key_Period,
    "=": Qt.Key.Key_Equal,
    "-": Qt.Key.Key_Minus,
    "backspace": Qt.Key.Key_Backspace,
    **{letter: getattr(Qt.Key, f"Key_{letter.upper()}") for letter in "bdknprstvyz"},
    **{str(digit): getattr(Qt.Key, f"Key_{digit}") for digit in range(10)},
}


def live_of(trede: Trede) -> LiveWindows:
    assert trede.live is not None
    return trede.live


def press(trede: Trede, *names: str) -> None:
    """Press keys, such as `ctrl+z` or `3`, in the widget of the trainer's window that has focus."""
    for name in names:
        key_click(trede, name)
        settle()


def key_click(trede: Trede, name: str) -> None:
    """Press one key, without processing the events that Qt defers."""
    *modifiers, key = name.split("+") if name != "+" else [name]
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= {
            "ctrl": Qt.KeyboardModifier.ControlModifier,
            "shift": Qt.KeyboardModifier.ShiftModifier,
            "pad": Qt.KeyboardModifier.KeypadModifier,
        }[modifier]
    QTest.keyClick(QApplication.focusWidget() or trede.window, KEYS[key], held)


def click(root: QWidget, text: str) -> None:
    """Click the visible button with this text or accessible name."""
    QTest.mouseClick(button(root, text), Qt.MouseButton.LeftButton)
    settle()


def button(root: QWidget, text: str) -> QAbstractButton:
    fitting = [
        candidate
        for candidate in root.findChildren(QAbstractButton)
        if text in (candidate.text(), candidate.accessibleName()) and candidate.isVisible()
    ]
    assert len(fitting) == 1, f"{len(fitting)} buttons say {text!r}"
    return fitting[0]


def shown_texts(root: QWidget) -> list[str]:
    """The texts of the visible labels, and of the flat buttons, which look like labels."""
    labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    flat = [b.text() for b in root.findChildren(QPushButton) if b.isFlat() and b.isVisible()]
    # Without the zero-width spaces at which a long word can be broken.
    return [text.replace("\u200b", "") for text in (*labels, *flat)]


def to_step(trede: Trede, kind: StepKind) -> None:
    """Go to the first step of a kind."""
    bridge = live_of(trede).bridge
    bridge.do(GoTo(next(step.id for step in bridge.snapshot.state.steps if step.kind is kind)))
    settle()


def type_text(text: str) -> None:
    """Type into the field that has the focus."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)
    settle()


def visible_counts(trede: Trede) -> list[str]:
    """The counts on the visible tiles of the console."""
    tiles = live_of(trede).console.findChildren(Tile)
    return [tile.count for tile in tiles if tile.isVisible()]


def scene(trede: Trede) -> Scene:
    """The scene that the room sees."""
    return live_of(trede).bridge.snapshot.public.scene


def settle() -> None:
    """Process the events that Qt defers: deletion, painting, and layout after a timer."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents()


def check_kind(window: HandoutsWindow, kind: HandoutKind) -> None:
    """Check a kind in the window of the handouts."""
    window.options.kinds.item(HANDOUTS.index(kind)).setCheckState(Qt.CheckState.Checked)


def hide_tool_tip() -> None:
    """Hide the tool tip at once; Qt itself leaves it for 300 ms."""
    QToolTip.hideText()
    for widget in QApplication.topLevelWidgets():
        if widget.windowType() is Qt.WindowType.ToolTip:
            widget.close()
