"""Labels and panels."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.widgets.plain_text import plain_label


def set_look(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - a property
    """Set a property that the style sheet looks at, and have the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Before it is shown a widget has no look yet; and `style` costs 10 ms when first called.
    if widget.isVisible():
        widget.style().polish(widget)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text, whatever the text holds."""
    made = plain_label(text, wrap=wrap)
    if role:
        made.setProperty("role", role)
    return made


def caption(text: str) -> QLabel:
    """The small heading of a panel."""
    return label(text.upper(), "caption")


class Panel(QFrame):
    """A white card with its contents under each other."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)  # noqa: FBT003 - Qt's property call
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        self.title = caption(title)
        if title:
            self.column.addWidget(self.title)
