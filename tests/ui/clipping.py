"""Finding texts in a window that do not fit, and widgets that stick out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.elided_label import ElidedLabel

ARROWS = 22
"""Width in pixels of the arrows of a field and of the space around its text."""


def clipped(window: QWidget) -> list[str]:
    """What does not fit in a window that is shown: a description of each text and widget.

    A text may be elided in an `ElidedLabel` only, which is for texts of others.
    """
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if isValid(widget) and widget.isVisible() and not isinstance(widget, ElidedLabel):
            found += [f"{_name(widget)}: {fault}" for fault in (*_text(widget), *_place(widget))]
    return found


def _name(widget: QWidget) -> str:
    texts = (getattr(widget, "text", str)(), widget.accessibleName())
    return f"{type(widget).__name__} {next(filter(None, texts), '')!r}"


def _text(widget: QWidget) -> Iterator[str]:
    """Whether the text of a widget is larger than the widget."""
    size, hint = widget.size(), widget.sizeHint()
    match widget:
        case QLabel() if widget.text() and widget.wordWrap():
            needed = widget.heightForWidth(size.width())
            if needed > size.height():
                yield f"{needed} px of text in a height of {size.height()}"
            words = widget.text().replace("\u200b", " ").split()
            widest = max(map(widget.fontMetrics().horizontalAdvance, words), default=0)
            if widest > widget.contentsRect().width():
                yield f"a word of {widest} px in a width of {widget.contentsRect().width()}"
        case QToolButton():
            yield from _line(widget, widget.text(), size.width())
        case QLabel() | QAbstractButton() if widget.text():
            if hint.width() > size.width():
                yield f"{hint.width()} px of text in a width of {size.width()}"
            # The letters and not the line, which has room for accents on capitals.
            letters = widget.fontMetrics().tightBoundingRect(widget.text()).height()
            if letters > size.height() - 2:
                yield f"letters of {letters} px in a height of {size.height()}"
        case QComboBox() | QAbstractSpinBox():
            text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            yield from _line(widget, text, size.width() - ARROWS)
        case QLineEdit() if not isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            yield from _line(widget, widget.placeholderText(), widget.contentsRect().width() - 8)
        case _:
            pass


def _line(widget: QWidget, text: str, space: int) -> Iterator[str]:
    needed = widget.fontMetrics().horizontalAdvance(text)
    if needed > space:
        yield f"{needed} px of text in a width of {space}"


def _place(widget: QWidget) -> Iterator[str]:
    """Whether a widget sticks out of its parent; downwards it may where one can scroll."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QLabel | QComboBox):
        return
    area = parent.parentWidget()
    inside = QRect(QPoint(0, 0), parent.size())
    place = widget.geometry()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        place.setTop(0)
        place.setHeight(min(place.height(), inside.height()))
    if not inside.contains(place):
        yield f"at {place.getRect()} in {inside.size().toTuple()}"
