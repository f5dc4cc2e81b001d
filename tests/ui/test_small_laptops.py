"""The trainer's windows at the sizes of small laptops: nothing is cut or overlaps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.driving import press, settle
from ui.app import Trede
from ui.widgets.elided_label import ElidedLabel


def place(root: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def crowded(root: QWidget) -> list[str]:
    """Descriptions of the buttons and labels that are cut or overlap."""
    shown = [w for w in root.findChildren(QWidget) if w.isVisible()]
    buttons = [w for w in shown if isinstance(w, QPushButton) and w.text()]
    wrong = [
        f"button {button.text()!r} is cut"
        for button in buttons
        if button.width() < button.minimumSizeHint().width()
    ]
    for label in shown:
        if not isinstance(label, QLabel) or isinstance(label, ElidedLabel) or not label.text():
            continue
        needed = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        if label.height() < needed or (
            not label.wordWrap() and label.width() < label.sizeHint().width()
        ):
            wrong.append(f"label {label.text()!r} is cut")
    wrong += [
        f"{one.text()!r} lies over {other.text()!r}"
        for number, one in enumerate(buttons)
        for other in buttons[:number]
        if place(root, one).intersects(place(root, other))
    ]
    return wrong


@pytest.mark.parametrize(("width", "height"), [(1260, 640), (1280, 680), (1366, 700), (1920, 1040)])
def test_home_and_console_fit(trede: Trede, width: int, height: int) -> None:
    trede.window.resize(width, height)
    settle()
    assert crowded(trede.window) == []
    trede.start_demo()
    for keys in (["next"], ["next"], ["next"], ["next", "3", "3"], ["enter"], ["d"], ["next"]):
        press(trede, *keys)
        settle()
        assert crowded(trede.window) == [], keys
