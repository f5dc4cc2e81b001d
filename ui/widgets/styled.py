"""Labels, captions and panels."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.widgets.plain_text import plain_label


def set_look(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - a property
    """Set a property that the style sheet uses, and apply the style sheet to the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # A hidden widget is polished when it is shown; and the first call of `style` costs 10 ms.
    if widget.isVisible():
        widget.style().polish(widget)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A new label that shows `text` as plain text; `role` selects its style."""
    made = plain_label(text, wrap=wrap)
    if role:
        made.setProperty("role", role)
    return made


def caption(text: str) -> QLabel:
    """A new label for the small heading of a panel, in capitals."""
    return label(text.upper(), "caption")


class Panel(QFrame):
    """A white frame with a caption and a vertical layout."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)  # noqa: FBT003 - Qt's property call
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        self.title = caption(title)
        if title:
            self.column.addWidget(self.title)
