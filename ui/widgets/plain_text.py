"""The only place where a text that is not fixed in the source is given to Qt.

Qt reads a text that looks like markup as markup, in labels, tooltips and messages, and then opens
the files it names (on Windows also those of other computers). It takes `&` in a button or a menu
for an underlined letter, and a mark of direction mirrors what stands after it. Every function here
shows a text as it reads. `scripts/plain_text_check.py` refuses the bare calls elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from workshop_app.foreign_text import single_line, without_controls

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import (
        QComboBox,
        QLineEdit,
        QListWidgetItem,
        QMenu,
        QRadioButton,
        QTableWidgetItem,
    )

LONGEST_WORD = 30
"""Characters: a longer word may be broken, so that a label that wraps never widens its window."""

_LONG_WORD = re.compile(rf"([^\s/\\-]{{{LONGEST_WORD}}})(?=[^\s/\\-])")
_ZERO_WIDTH_SPACE = "\u200b"


def escaped(text: str) -> str:
    """The text as rich text that reads the same, with its line breaks."""
    text = without_controls(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Marked as rich text, or Qt would guess, and show some texts with their `&amp;`.
    return f"<qt>{text.replace(chr(10), '<br>')}</qt>" if text else ""


def without_mnemonic(text: str) -> str:
    """The text on one line for a button or a menu, in which `&` means itself."""
    return single_line(text).replace("&", "&&")


def plain_label(text: str, *, wrap: bool = False) -> QLabel:
    """A new label with a text; `wrap` where it may take more lines."""
    made = QLabel()
    made.setWordWrap(wrap)
    show_text(made, text)
    return made


def push_button(text: str) -> QPushButton:
    """A new button with a text."""
    return QPushButton(without_mnemonic(text))


def radio_button(text: str) -> QRadioButton:
    """A new choice with a text."""
    from PySide6.QtWidgets import QRadioButton  # noqa: PLC0415 - not for home

    return QRadioButton(without_mnemonic(text))


def show_text(widget: QLabel | QAbstractButton, text: str) -> None:
    """Show a text on a label or a button, in place of what was there."""
    if isinstance(widget, QLabel):
        widget.setTextFormat(Qt.TextFormat.PlainText)
        text = without_controls(text)
        # What can be copied stays as it is.
        copied = widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if widget.wordWrap() and not copied:
            text = _LONG_WORD.sub(rf"\1{_ZERO_WIDTH_SPACE}", text)
        widget.setText(text)
    else:
        widget.setText(without_mnemonic(text))


def set_tool_tip(widget: QWidget | QListWidgetItem, text: str) -> None:
    """Show a text where the mouse rests; a screen reader reads it as the description."""
    tip = escaped(text)
    if widget.toolTip() == tip:
        return
    widget.setToolTip(tip)
    if isinstance(widget, QWidget):
        widget.setAccessibleDescription(without_controls(text))


def show_tool_tip(at: QPoint, text: str, widget: QWidget, area: QRect) -> None:
    """Show a text beside a point on the screen, for as long as the mouse stays in the area."""
    from PySide6.QtWidgets import QToolTip  # noqa: PLC0415 - not for the first window

    QToolTip.showText(at, escaped(text), widget, area)


def set_accessible_name(widget: QWidget, text: str) -> None:
    """What a screen reader calls a widget."""
    widget.setAccessibleName(without_controls(text))


def set_accessible_description(widget: QWidget, text: str) -> None:
    """What a screen reader says of a widget after its name."""
    widget.setAccessibleDescription(without_controls(text))


def show_item(item: QListWidgetItem | QTableWidgetItem, text: str) -> None:
    """Show a text on one line in a list or a table."""
    item.setText(single_line(text))


def add_choice(box: QComboBox, text: str, data: object = None) -> None:
    """Add a choice to a box; what it stands for is its data, as the text may look otherwise."""
    box.addItem(single_line(text), data)


def tip_of_choice(box: QComboBox, index: int, text: str) -> None:
    """Show a text where the mouse rests on a choice of a box."""
    box.setItemData(index, escaped(text), Qt.ItemDataRole.ToolTipRole)


def add_action(menu: QMenu, text: str) -> QAction:
    """Add an entry to a menu."""
    return menu.addAction(without_mnemonic(text))


def add_menu(menu: QMenu, text: str) -> QMenu:
    """Add a menu within a menu."""
    return menu.addMenu(without_mnemonic(text))


def fill_in(field: QLineEdit, text: str) -> None:
    """Put a text in a field as it is: it is there to be changed, and a field knows no markup."""
    field.setText(text)


def placeholder(field: QLineEdit, text: str) -> None:
    """Show a text in a field while it is empty."""
    field.setPlaceholderText(single_line(text))
