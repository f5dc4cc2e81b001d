"""Messages in a bar across the window; never modal, and they stay until closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.widgets.plain_text import show_text
from ui.widgets.styled import label, set_look
from workshop_app.i18n import gettext


class Message(NamedTuple):
    """A message for the user.

    `good` is whether it reports success. `action` is the text of an extra button and the function
    it calls, or None for no button.
    """

    text: str
    good: bool = False
    action: tuple[str, Callable[[], None]] | None = None


class MessageBar(QFrame):
    """Shows the newest message; closing it shows the one before."""

    def __init__(self, parent: QWidget | None = None, *, by_keys: bool = False) -> None:
        """Create an empty bar; with `by_keys` its buttons may take the keyboard focus.

        They may not in a window with the keys of the show, which include Space.
        """
        super().__init__(parent)
        self._messages: list[Message] = []
        self.setProperty("banner", "trouble")
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._close = QPushButton(gettext("Sluiten"))
        for button in (self._action, self._close):
            focus = Qt.FocusPolicy.StrongFocus if by_keys else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(focus)
            button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

        # signals
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._drop)

    @property
    def text(self) -> str:
        """The text of the message that is shown, or empty."""
        return self._messages[-1].text if self._messages else ""

    def add(self, message: Message) -> None:
        """Show a message; earlier ones come back when it is closed."""
        self._messages.append(message)
        self._show()

    def take_back(self, message: Message) -> None:
        """Remove a message, if it is still there, because what failed is tried again."""
        self._messages = [one for one in self._messages if one is not message]
        self._show()

    def clear(self) -> None:
        """Remove all messages, because what they are about starts again."""
        self._messages.clear()
        self._show()

    def _act(self) -> None:
        action = self._messages[-1].action
        if action is not None:
            action[1]()

    def _drop(self) -> None:
        self._messages.pop()
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._messages))
        if not self._messages:
            return
        message = self._messages[-1]
        show_text(self._text, message.text)
        self._action.setVisible(message.action is not None)
        if message.action is not None:
            show_text(self._action, message.action[0])
        set_look(self, "banner", "good" if message.good else "trouble")
