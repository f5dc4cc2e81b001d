"""A walk through all windows with texts that contain markup in every field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import cast

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.driving import click, hide_tool_tip, settle
from ui.app import Trede
from workshop_app import paths
from workshop_app.content import deck_reading
from workshop_app.content.deck import Deck
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import AddEntry, GoTo, Next, WriteNote
from workshop_app.session.opening import Opening
from workshop_app.session.state import Place
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.settings import Settings

SPY = "afluisterpost"
"""The name of the files in the markup, which no window may try to open."""

MARKUP = (
    f"<b>vet</b><img src='file:///tmp/{SPY}.png'><img src=\"//server/{SPY}/x.png\">"
    f"<a href='/tmp/{SPY}'>R&D</a> &amp; &lt;img src='/tmp/{SPY}.jpg'&gt; \u202eom\u2066 "
)

NOT_SHOWN = frozenset({"id", "content", "format", "language", "indicators"})
"""Fields of a deck that hold ids or codes and are not shown."""


def with_markup(value: object) -> object:
    """The same part of a deck, with markup in front of every text."""
    match value:
        case str() if type(value) is str:
            return f"{MARKUP}{value}"
        case tuple():
            return tuple(map(with_markup, cast("tuple[object, ...]", value)))
        case msgspec.Struct():
            names = (name for name in value.__struct_fields__ if name not in NOT_SHOWN)
            changed = {name: with_markup(getattr(value, name)) for name in names}
            return msgspec.structs.replace(value, **changed)
        case _:
            return value


def hostile_deck() -> Deck:
    """The deck that comes with Trede, with markup in every text but the names of its pictures."""
    deck = deck_reading.read_deck(paths.deck_file(paths.OWN_DECK))
    changed = cast("Deck", with_markup(deck))
    pictured = tuple(
        msgspec.structs.replace(
            card,
            illustration=msgspec.structs.replace(
                before.illustration, alt=f"{MARKUP}{before.illustration.alt}"
            )
            if before.illustration is not None
            else None,
        )
        for card, before in zip(changed.cards, deck.cards, strict=True)
    )
    return msgspec.structs.replace(changed, cards=pictured)


def use_hostile_deck(patch: pytest.MonkeyPatch) -> None:
    """Patch the windows to read the hostile deck instead of any deck."""
    deck = hostile_deck()

    def read(file: Path) -> Deck:
        del file
        return deck

    patch.setattr(deck_reading, "read_deck", read)
    patch.setattr("ui.handouts.sources.read_deck", read)


def walk(trede: Trede, look: Callable[[QWidget], None]) -> int:
    """Go through every window, step and menu and call `look` with each; return their number."""
    looked = 0
    for window in _windows(trede):
        settle()
        look(window)
        looked += 1
    return looked


def _windows(trede: Trede) -> Iterator[QWidget]:
    window = trede.window
    trede.folder.save_settings(Settings(organisation=f"<img src='/tmp/{SPY}.png'>\u202e"))
    opening = Opening(
        organisation=f"{MARKUP}Gemeente",
        name=f"{MARKUP}groep",
        held_on=date(2026, 11, 22),
        participants=12,
        tables=4,
    )
    trede.begin_as(WorkshopKind.REHEARSAL, opening)
    yield window
    trede.leave_workshop()
    trede.begin_as(WorkshopKind.REAL, opening)
    yield from _steps(trede)
    trede.leave_workshop()
    yield window
    window.show_message(f"{MARKUP}er is iets")
    yield window
    listed = window.home.list
    menu = listed.menu_of(listed.currentIndex())
    yield menu
    menu.deleteLater()
    for name in ("Nieuwe workshop", "Instellingen", "Hand-outs"):
        click(window.home, name)
        yield from _dialogs(window)


def _steps(trede: Trede) -> Iterator[QWidget]:
    assert trede.live is not None
    live = trede.live
    for step in live.bridge.snapshot.state.steps:
        live.bridge.do(GoTo(step.id, 0))
        items = live.bridge.snapshot.workshop.contents.items(step)
        for item in range(len(items)):
            live.bridge.do(GoTo(step.id, item))
            if step.kind in (StepKind.QUESTION, StepKind.PLEDGES, StepKind.LOOK_BACK):
                live.bridge.do(AddEntry(f"{MARKUP}antwoord", 1))
            live.bridge.do(WriteNote(Place(step.id, items[item].id), f"{MARKUP}notitie"))
            yield trede.window
            yield live.room
        live.bridge.do(Next())
        yield trede.window
    more = next(one for one in live.console.findChildren(QToolButton) if one.isVisible())
    more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    yield menu
    yield from menu.findChildren(QMenu)
    menu.close()


def _dialogs(window: QWidget) -> Iterator[QWidget]:
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            yield dialog
            for box in dialog.findChildren(QComboBox):
                if box.isVisible():
                    box.showPopup()
                    yield box.view()
                    box.hidePopup()
            dialog.reject()


def hover(window: QWidget) -> None:
    """Paint a window and request the tool tip of everything in it."""
    window.grab()
    for part in [window, *window.findChildren(QWidget)]:
        # The label of a tool tip is a child of its window, and is deleted when the next one opens.
        if not isValid(part) or not part.isVisible():
            continue
        if not part.toolTip() and not isinstance(part, QAbstractItemView):
            continue
        places = [part.rect().center()]
        if isinstance(part, QAbstractItemView):
            rows = range(min(part.model().rowCount(), 5))
            places = [part.visualRect(part.model().index(row, 0)).center() for row in rows]
            part = part.viewport()  # noqa: PLW2901 - a view handles events here
        for place in places:
            _rest(part, place)
    hide_tool_tip()


def _rest(part: QWidget, place: QPoint) -> None:
    event = QHelpEvent(QEvent.Type.ToolTip, place, part.mapToGlobal(place))
    QApplication.sendEvent(part, event)
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QLabel) and shown.windowType() is Qt.WindowType.ToolTip:
            shown.grab()
