"""A tour of every window, in any language, and the texts that can be read or heard in each."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from shiboken6 import isValid

from tests.support.samples import NOON
from tests.ui.driving import live_of, press, settle
from ui.app import Trede
from ui.console.show_keys import KeyList
from ui.console.step_menu import step_menu
from ui.handouts.print_dialog import PrintDialog
from ui.leaving import LeaveQuestion
from ui.live_windows import LiveWindows
from ui.widgets.key_button import KeyButton
from ui.widgets.message import Message
from workshop_app.errors import full_disk
from workshop_app.session.commands import (
    AddEntry,
    CastBallot,
    ChangeCount,
    Command,
    SetTableVote,
    ToggleCurtain,
    ToggleTimer,
)
from workshop_app.session.live import Unsaved
from workshop_app.session.opening import Opening
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsal_commands
from workshop_app.session.state import Curtain, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

SHOWS = {
    "onze-trap": VotingMethod.SHOW_OF_HANDS,
    "terugkomsessie": VotingMethod.BALLOT_BOX,
    "halve-dag": VotingMethod.TABLES,
}
"""Programmes that together have every kind of step, each with its own voting method."""

NOWHERE = QModelIndex()
"""The parent of the rows of a list."""

COLUMNS = 3
"""More columns than any table has."""

MANY_TIMES = (CastBallot, ChangeCount, SetTableVote)
"""Commands that come once for each voter."""


def opening(programme: str) -> Opening:
    """The opening of a show, with all texts in capitals."""
    return Opening("GEMEENTE", "GROEP", date(2026, 11, 22), 12, 4, programme, SHOWS[programme])


def home_windows(trede: Trede) -> Iterator[tuple[str, QWidget]]:
    """The home page and its dialogs, each with a name, while it is open."""
    window = trede.window
    yield "home without workshops", window
    for programme in SHOWS:
        trede.begin_as(WorkshopKind.REAL, opening(programme))
        trede.leave_workshop()
    trede.begin_as(WorkshopKind.REHEARSAL, opening("onze-trap"))
    trede.leave_workshop()
    settle()
    yield "home", window
    listed = window.home.list
    menu = listed.menu_of(listed.currentIndex())
    yield "menu of a workshop", menu
    menu.deleteLater()
    window.messages.add(Message(str(full_disk())))
    yield "message", window
    window.messages.clear()
    page = window.home
    for name, asked in (
        ("opening", page.new_requested),
        ("rehearsal", page.rehearsal_requested),
        ("settings", page.settings_requested),
    ):
        asked.emit()
        yield from dialogs(name, window)
    trede.handouts.open_window()
    handouts = trede.handouts.window
    assert handouts is not None
    settle()
    yield "handouts", handouts
    yield from _print_dialogs(handouts)
    handouts.close()


def dialogs(name: str, window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """The open dialogs of a window; each is closed after it."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            settle()
            yield name, dialog
            dialog.reject()


def _print_dialogs(parent: QWidget) -> Iterator[tuple[str, QWidget]]:
    for titles, count in ((("BOEKJE",), 12), (("BOEKJE", "POSTER"), 0)):
        dialog = PrintDialog(["PRINTER"], titles, count, duplex=True, parent=parent)
        dialog.show()
        settle()
        yield f"printing {len(titles)}", dialog
        dialog.close()
        dialog.deleteLater()


def show_windows(trede: Trede, programme: str) -> Iterator[tuple[str, QWidget]]:
    """The console at every stage of a show, and what can be opened over it."""
    trede.begin_as(WorkshopKind.REAL, opening(programme))
    live = live_of(trede)
    snapshot = live.bridge.snapshot
    voters = SimulatedVoters(VoterPattern.CAMPS, 1)
    commands = rehearsal_commands(snapshot.workshop.contents, snapshot.state, voters, NOON)
    for command in commands:
        if not isinstance(command, MANY_TIMES):
            yield _place(live, "console"), trede.window
        live.bridge.do(_loud(command))
    yield _place(live, "console"), trede.window
    yield from _over_the_console(trede, live)
    trede.leave_workshop()


def _loud(command: Command) -> Command:
    if isinstance(command, AddEntry):
        return replace(command, text=command.text.upper())
    return command


def _place(live: LiveWindows, name: str) -> str:
    settle()
    scene = type(live.bridge.snapshot.public.scene).__name__.removesuffix("Scene").lower()
    position = live.bridge.snapshot.state.position
    return f"{name}, step {position.step}, {position.item}, {scene}"


def _over_the_console(trede: Trede, live: LiveWindows) -> Iterator[tuple[str, QWidget]]:
    for curtain in Curtain:
        live.bridge.do(ToggleCurtain(curtain))
        yield _place(live, "console"), trede.window
        live.bridge.do(ToggleCurtain(curtain))
    live.bridge.do(ToggleTimer())
    yield _place(live, "console with a clock"), trede.window
    press(trede, "f1")
    (keys,) = live.console.findChildren(KeyList)
    assert keys.isVisible()
    yield "keys", keys
    press(trede, "f1")
    snapshot = live.bridge.snapshot
    for step in snapshot.state.steps[:2]:
        menu = step_menu(snapshot, step, _ignore, live.console)
        yield "menu of a step", menu
        yield from (("submenu of a step", one) for one in menu.findChildren(QMenu))
        menu.deleteLater()
    yield from _questions(live, trede.window)


def _ignore(_command: Command) -> None:
    """Stand in for the bridge."""


def _questions(live: LiveWindows, window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """The question before leaving, and the banner while saving fails."""
    saved = live.bridge.snapshot
    for votes, saved_at in ((0, None), (1, saved.saved_at), (3, saved.saved_at)):
        unsaved = replace(saved, unsaved=Unsaved(votes, full_disk()), saved_at=saved_at)
        live.bridge.snapshot_changed.emit(unsaved)
        settle()
        yield "banner", window
        question = LeaveQuestion(live.bridge, window)
        question.show()
        live.bridge.snapshot_changed.emit(unsaved)
        settle()
        yield "leaving", question
        question.close()
        question.deleteLater()
    live.bridge.snapshot_changed.emit(saved)


def texts_of(root: QWidget) -> list[str]:
    """What can be read in a window, and what a screen reader says."""
    found = [root.windowTitle()]
    for widget in [root, *root.findChildren(QWidget)]:
        if not isValid(widget) or not (widget.isVisible() or widget is root):
            continue
        found += [html.unescape(widget.toolTip().removeprefix("<qt>").removesuffix("</qt>"))]
        found += [widget.accessibleName(), widget.accessibleDescription()]
        found += _own_texts(widget)
    return [text.replace("\u200b", "").replace("<br>", "\n") for text in found if text]


def _own_texts(widget: QWidget) -> list[str]:
    match widget:
        case KeyButton():
            return [widget.text(), widget.key]
        case QLabel() | QAbstractButton():
            return [widget.text().replace("&&", "&")]
        case QMenu():
            return [action.text() for action in widget.actions()]
        case QComboBox():
            return [widget.itemText(index) for index in range(widget.count())]
        case QAbstractSpinBox():
            return [widget.text()]
        case QLineEdit() if not isinstance(widget.parent(), QAbstractSpinBox):
            return [widget.placeholderText()]
        case QAbstractItemView():
            return _items(widget)
        case _:
            return []


def _items(view: QAbstractItemView) -> list[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    headers = (model.headerData(c, Qt.Orientation.Horizontal) for c in range(COLUMNS))
    cells = (
        model.index(row, column).data(role)
        for row in range(model.rowCount(NOWHERE))
        for column in range(COLUMNS)
        if model.hasIndex(row, column)
        for role in roles
    )
    return [text for text in (*headers, *cells) if isinstance(text, str)]
