"""The keys that control the show, and the list of them that F1 shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QHBoxLayout, QPushButton, QWidget

from ui.presses import Digit, Repeats, digit_of, press_of
from ui.widgets.styled import Panel, caption, label
from workshop_app.i18n import gettext
from workshop_app.session.commands import Press
from workshop_app.session.keys import KEY_GROUPS, KEYS, Action, KeyGroup, ShowKey, named

LEFT = 3
"""Number of key groups in the left half of the list."""


_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

BY_DIGIT = (Action.VOTE, Action.TAKE_VOTE)
"""The actions of the digit keys, without and with Shift."""

Act = Callable[[Action, int, Press | None], None]
"""Called with an action, the index of its pressed key, and for a digit its device and time.

For a digit the index is the digit itself.
"""


class ShowKeys(QObject):
    """Makes the keys work on both screens of the show, as long as `owner` is visible.

    A key that is held down acts only once, so that it does not cast many votes. In another window,
    such as that of the handouts, keys are for that window; only those of a remote go on working.
    """

    def __init__(self, owner: QWidget, act: Act) -> None:
        super().__init__(owner)
        _KeyFilter(owner, act)
        self._shortcuts: list[tuple[ShowKey, QShortcut]] = []
        self._at_the_box = False
        for key in KEYS:
            if key.action in BY_DIGIT:
                continue
            for number, sequence in enumerate(key.sequences):
                shortcut = QShortcut(QKeySequence(sequence), owner)
                shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(partial(act, key.action, number, None))
                self._shortcuts.append((key, shortcut))

        # signals
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._enable)

    def set_at_the_box(self, *, on: bool) -> None:
        """Set whether people vote at this screen; if so, most keys are disabled."""
        self._at_the_box = on
        self._enable()

    def _enable(self) -> None:
        """Enable the keys that work in the active window."""
        elsewhere = _in_another_window()
        for key, shortcut in self._shortcuts:
            works = key.at_the_box or not self._at_the_box
            shortcut.setEnabled(works and (key.in_any_window or not elsewhere))


def _in_another_window() -> bool:
    """Whether the active window is neither the console nor the room."""
    return isinstance(QApplication.activeWindow(), QDialog)


class _KeyFilter(QObject):
    """The digit keys, which vote, and the keys that repeat because they are held down.

    Digits are not shortcuts, because a shortcut only knows what a key types, not which key it is.
    Like a shortcut, a digit first goes to the widget with the focus, which may accept it as text.
    If the event reaches the window unaccepted, it is a vote and goes no further.

    On X11 Qt takes some repeats of a held key for new presses. They are recognised by their time,
    and do nothing but type.
    """

    def __init__(self, owner: QWidget, act: Act) -> None:
        super().__init__(owner)
        self._owner = owner
        self._act = act
        self._taken: Digit | None = None
        self._repeats = Repeats()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept a digit at its `ShortcutOverride` event, and vote at its `KeyPress` event."""
        kind = event.type()
        if kind not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if kind is QEvent.Type.KeyRelease:
            self._repeats.released(event)
            return False
        if kind is QEvent.Type.ShortcutOverride:
            self._taken = None
            if not (isinstance(watched, QWidget) and watched.isWindow() and self._is_listening()):
                return False
            if self._repeats.is_repeat(event):
                event.accept()  # so that no shortcut takes it
                return True
            self._taken = digit_of(event)
            if self._taken is not None:
                event.accept()
            return self._taken is not None
        if self._taken is None or digit_of(event) != self._taken:
            return False
        digit, self._taken = self._taken, None
        if not event.isAutoRepeat():
            action = Action.TAKE_VOTE if digit.shift else Action.VOTE
            self._act(action, digit.number, press_of(event))
        return True

    def _is_listening(self) -> bool:
        """Whether shortcuts of the owner would be active now."""
        covered = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        return covered is None and self._owner.isVisible() and not _in_another_window()


class KeyList(Panel):
    """The list of keys, shown over the console; F1 or Esc closes it."""

    card_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(gettext("Toetsen"), parent)
        halves = QHBoxLayout()
        halves.setSpacing(44)
        halves.addLayout(_grid(KEY_GROUPS[:LEFT]))
        halves.addLayout(_grid(KEY_GROUPS[LEFT:]))
        print_card = QPushButton(gettext("Toetsenkaart maken (pdf)"))
        print_card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        closes = named(gettext("F1 of Esc sluit deze lijst."))
        foot.addWidget(label(closes, "muted"), 1)
        foot.addWidget(print_card)
        self.column.addLayout(halves)
        self.column.addLayout(foot)
        self.hide()

        # signals
        print_card.clicked.connect(self.card_requested)

    def toggle(self) -> None:
        """Show the list in the middle of the console, or hide it."""
        if self.isVisible():
            self.hide()
            return
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
        self.raise_()
        self.show()


def _grid(groups: tuple[KeyGroup, ...]) -> QGridLayout:
    """A grid of key groups: the keys at the left, their meaning at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    row = 0
    for group in groups:
        if row:
            grid.setRowMinimumHeight(row, 6)
            row += 1
        grid.addWidget(caption(gettext(group.title)), row, 0, 1, 2)
        for key in group.keys:
            if not key.shown:
                continue
            row += 1
            grid.addWidget(label(named(gettext(key.shown)), "strong"), row, 0)
            grid.addWidget(label(named(gettext(key.meaning))), row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return grid
