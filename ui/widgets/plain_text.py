"""The only module that passes texts to Qt that are not literals in the source.

In labels, tooltips and messages, Qt interprets a text that looks like markup as rich text, and
then opens the files it refers to (on Windows also those on other computers). In buttons and menus
it turns `&` into an underlined letter, and a Unicode direction mark mirrors the text after it. The
functions here show a text literally. `scripts/plain_text_check.py` refuses direct calls elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolTip, QWidget

from workshop_app.foreign_text import single_line, without_controls

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import (
        QComboBox,
        QLineEdit,
        QListWidgetItem,
        QMenu,
        QTableWidgetItem,
    )

LONGEST_WORD = 30
"""Words of more characters may be broken, so that a label with wrapping never widens its window."""

_LONG_WORD = re.compile(rf"([^\s/\\-]{{{LONGEST_WORD}}})(?=[^\s/\\-])")
_ZERO_WIDTH_SPACE = "\u200b"


def escaped(text: str) -> str:
    """The text as rich text that looks the same, including line breaks."""
    text = without_controls(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # `<qt>` marks it as rich text; else Qt guesses, and shows some texts with a literal `&amp;`.
    return f"<qt>{text.replace(chr(10), '<br>')}</qt>" if text else ""


def without_mnemonic(text: str) -> str:
    """The text on one line for a button or a menu, with `&` escaped."""
    return single_line(text).replace("&", "&&")


def plain_label(text: str, *, wrap: bool = False) -> QLabel:
    """A new label with a text; with `wrap` it may take several lines."""
    made = QLabel()
    made.setWordWrap(wrap)
    show_text(made, text)
    return made


def push_button(text: str) -> QPushButton:
    """A new button with a text."""
    return QPushButton(without_mnemonic(text))


def show_text(widget: QLabel | QAbstractButton, text: str) -> None:
    """Set the text of a label or a button."""
    if isinstance(widget, QLabel):
        widget.setTextFormat(Qt.TextFormat.PlainText)
        text = without_controls(text)
        # Text that can be copied must not get extra characters.
        copied = widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        if widget.wordWrap() and not copied:
            text = _LONG_WORD.sub(rf"\1{_ZERO_WIDTH_SPACE}", text)
        widget.setText(text)
    else:
        widget.setText(without_mnemonic(text))


def set_tool_tip(widget: QWidget | QListWidgetItem, text: str) -> None:
    """Set the tooltip of a widget or item; for a widget it is the accessible description too."""
    tip = escaped(text)
    if widget.toolTip() == tip:
        return
    widget.setToolTip(tip)
    if isinstance(widget, QWidget):
        widget.setAccessibleDescription(without_controls(text))


def show_tool_tip(at: QPoint, text: str, widget: QWidget, area: QRect) -> None:
    """Show a tooltip at a point on the screen, until the mouse leaves the area of the widget."""
    QToolTip.showText(at, escaped(text), widget, area)


def set_accessible_name(widget: QWidget, text: str) -> None:
    """Set the name of a widget for screen readers."""
    widget.setAccessibleName(without_controls(text))


def set_accessible_description(widget: QWidget, text: str) -> None:
    """Set the description of a widget for screen readers, read after its name."""
    widget.setAccessibleDescription(without_controls(text))


def show_item(item: QListWidgetItem | QTableWidgetItem, text: str) -> None:
    """Set the text of an item in a list or a table, on one line."""
    item.setText(single_line(text))


def add_choice(box: QComboBox, text: str, data: object = None) -> None:
    """Add a choice to a combo box; identify it by `data`, because the text may be changed."""
    box.addItem(single_line(text), data)


def tip_of_choice(box: QComboBox, index: int, text: str) -> None:
    """Set the tooltip of a choice of a combo box."""
    box.setItemData(index, escaped(text), Qt.ItemDataRole.ToolTipRole)


def add_action(menu: QMenu, text: str) -> QAction:
    """Add an entry to a menu."""
    return menu.addAction(without_mnemonic(text))


def add_menu(menu: QMenu, text: str) -> QMenu:
    """Add a submenu to a menu."""
    return menu.addMenu(without_mnemonic(text))


def fill_in(field: QLineEdit, text: str) -> None:
    """Set the text of a field unchanged: the user edits it, and fields have no markup."""
    field.setText(text)


def placeholder(field: QLineEdit, text: str) -> None:
    """Set the text that a field shows while it is empty."""
    field.setPlaceholderText(single_line(text))
