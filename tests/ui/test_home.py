"""The home page: continuing, and the list of workshops by mouse, keyboard and screen reader."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from benchmarks.home import save_workshops
from tests.ui.driving import button, hide_tool_tip, settle
from ui.app import IN_SIGHT, Trede
from ui.home.delegate import ROW
from ui.home.home_page import HomePage
from ui.home.model import DETAILS, ID
from ui.home.workshop_view import WorkshopsView
from ui.widgets.plain_text import escaped
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.listing import ListedRow, UnreadableRow, WorkshopRow

MANY = 5000
FIRST = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)


def row(number: int, name: str = "", *, ended: bool = True) -> WorkshopRow:
    day = date(2020, 1, 6) + timedelta(days=number)
    return WorkshopRow(
        f"{number:012x}",
        name or f"groep {number}",
        "Gemeente Voorbeeld",
        day,
        WorkshopKind.REAL,
        12,
        FIRST + timedelta(days=number),
        ended,
    )


@pytest.fixture
def view(qtbot: QtBot) -> WorkshopsView:
    made = WorkshopsView()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_rows([row(number) for number in range(MANY)])
    made.setFocus()
    settle()
    return made


def current(view: WorkshopsView) -> int:
    return view.currentIndex().row()


def visible_buttons(view: WorkshopsView, text: str) -> list[QPushButton]:
    found = view.findChildren(QPushButton)
    return [one for one in found if one.text() == text and one.isVisible()]


def heard(signal: SignalInstance) -> list[str]:
    """A list that collects the values of a signal from now on."""
    texts: list[str] = []
    signal.connect(texts.append)
    return texts


def move_mouse(view: WorkshopsView, number: int) -> None:
    """Move the mouse over a row, with the event that Qt would send."""
    at = QPointF(100, number * ROW + 20)
    held = Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), QMouseEvent(QEvent.Type.MouseMove, at, where, *held))


def top_of(view: WorkshopsView, number: int) -> int:
    return view.visualRect(view.model().index(number, 0)).top()


def test_thousands_of_workshops_add_no_widgets(view: WorkshopsView) -> None:
    assert len(view.findChildren(QPushButton)) == 4
    assert view.model().rowCount() == MANY
    assert top_of(view, MANY - 1) == (MANY - 1) * ROW


def test_the_keyboard_selects_and_opens(view: WorkshopsView) -> None:
    assert current(view) == 0
    for key, place in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, MANY - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, 1),
    ):
        QTest.keyClick(view, key)
        assert current(view) == place
    opened = heard(view.open_requested)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [row(1).id]


def test_the_buttons_belong_to_the_current_row(view: WorkshopsView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    opening = button(view, "Openen: Gemeente Voorbeeld · groep 1")
    place = QRect(opening.mapTo(view.viewport(), QPoint()), opening.size())
    assert view.visualRect(view.currentIndex()).contains(place)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is opening
    QTest.keyClick(opening, Qt.Key.Key_Tab)
    report = QApplication.focusWidget()
    assert report is button(view, "Verslag (pdf): Gemeente Voorbeeld · groep 1")
    assert isinstance(report, QPushButton)
    asked = heard(view.report_requested)
    QTest.keyClick(report, Qt.Key.Key_Space)
    assert asked == [row(1).id]


def test_the_buttons_stay_with_their_row_when_the_list_is_scrolled(view: WorkshopsView) -> None:
    opening = button(view, "Openen: Gemeente Voorbeeld · groep 0")
    before = opening.mapTo(view.viewport(), QPoint()).y()
    view.verticalScrollBar().setValue(35)
    assert opening.mapTo(view.viewport(), QPoint()).y() == before - 35


def test_the_row_below_the_mouse_has_buttons(view: WorkshopsView) -> None:
    move_mouse(view, 3)
    assert len(visible_buttons(view, "Openen")) == 2
    hovered = button(view, "Openen: Gemeente Voorbeeld · groep 3")
    assert hovered.focusPolicy() is Qt.FocusPolicy.NoFocus
    opened = heard(view.open_requested)
    QTest.mouseClick(hovered, Qt.MouseButton.LeftButton)
    assert opened == [row(3).id]
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert len(visible_buttons(view, "Openen")) == 1


def test_a_click_selects_and_a_double_click_opens(view: WorkshopsView) -> None:
    at = QPoint(100, 2 * ROW + 20)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert current(view) == 2
    opened = heard(view.open_requested)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [row(2).id]


@pytest.mark.parametrize("by_mouse", [True, False])
def test_the_context_menu_has_the_same_actions(view: WorkshopsView, *, by_mouse: bool) -> None:
    at = QPoint(100, 4 * ROW + 20)
    reason = QContextMenuEvent.Reason.Mouse if by_mouse else QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Openen", "Verslag (pdf)"]
    asked = heard(view.report_requested)
    menu.actions()[1].trigger()
    assert asked == [row(4 if by_mouse else 0).id]
    menu.close()
    settle()


def test_a_screen_reader_reads_both_lines(view: WorkshopsView) -> None:
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.text(QAccessible.Text.Name) == "Jouw workshops"
    cell = heard.child(0)
    assert cell.text(QAccessible.Text.Name) == (
        "Gemeente Voorbeeld · groep 0, maandag 6 januari 2020 · 12 mensen · afgerond"
    )


def test_the_focus_and_the_mouse_are_visible(view: WorkshopsView) -> None:
    def ground(number: int) -> QImage:
        part = QRect(0, number * ROW, 300, ROW)
        return view.viewport().grab(part).toImage()

    plain = ground(2)
    focused = ground(0)
    view.clearFocus()
    settle()
    assert ground(0) != focused
    move_mouse(view, 2)
    assert ground(2) != plain


def test_the_current_workshop_stays_current_when_the_rows_change(view: WorkshopsView) -> None:
    for _ in range(7):
        QTest.keyClick(view, Qt.Key.Key_Down)
    view.show_rows([row(number) for number in range(3, 20)])
    assert view.currentIndex().data(ID) == row(7).id
    view.show_rows([row(number) for number in range(3)])
    assert view.currentIndex().data(ID) == row(0).id
    view.show_rows([])
    assert visible_buttons(view, "Openen") == []


def test_an_unreadable_row_is_grey_and_can_be_opened(view: WorkshopsView, tmp_path: Path) -> None:
    where = tmp_path / "trede.db"
    rows: list[ListedRow] = [
        UnreadableRow("kapot", "groep B", where),
        UnreadableRow("", "", None),
        row(1),
    ]
    view.show_rows(rows)
    index = view.model().index(0, 0)
    assert index.data() == "groep B"
    assert index.data(DETAILS) == f"niet te lezen · wat ervan opgeslagen is, staat in {where}"
    assert view.model().index(1, 0).data() == "Workshop zonder naam"
    assert view.model().index(1, 0).data(DETAILS) == "niet te lezen"
    assert not button(view, "Verslag (pdf): groep B").isEnabled()
    assert darkest(view, 0) > darkest(view, 2)
    opened = heard(view.open_requested)
    QTest.mouseClick(button(view, "Openen: groep B"), Qt.MouseButton.LeftButton)
    assert opened == ["kapot"]


def darkest(view: WorkshopsView, number: int) -> int:
    """The lightness of the darkest pixel of a row's first line."""
    picture = view.viewport().grab(QRect(10, number * ROW + 2, 200, 28)).toImage()
    return min(
        picture.pixelColor(x, y).lightness()
        for x in range(picture.width())
        for y in range(picture.height())
    )


ODD = [
    "\u202eomgekeerd",
    "a\x00b\x1bc",
    "twee\u2028regels\nlang",
    "x" * 5000,
    "\u200b" * 400 + "nul",
    "\u05d0\u05d1\u05d2",
    "e" + "\u0301" * 500,
    "<b>vet</b><img src='file:///geheim.png'>",
]


@pytest.mark.parametrize("name", ODD)
def test_any_name_fits_its_row_and_the_panel(trede: Trede, name: str) -> None:
    home = trede.window.home
    odd = row(1, name, ended=False)
    home.show_workshops([odd, row(2)], odd)
    trede.window.resize(1366, 768)
    settle()
    assert trede.window.minimumSizeHint().width() < 1024
    assert home.list.visualRect(home.list.model().index(0, 0)).height() == ROW
    for part in home.findChildren(QPushButton):
        if part.isVisible() and not home.list.isAncestorOf(part):
            assert home.rect().contains(QRect(part.mapTo(home, QPoint()), part.size()))
    going_on = button(home, "Doorgaan")
    assert going_on.visibleRegion().boundingRect() == going_on.rect()
    # The next row looks the same as below any other row.
    under = QRect(0, ROW, 300, ROW)
    with_odd = home.list.viewport().grab(under).toImage()
    home.list.show_rows([row(1), row(2)])
    settle()
    assert home.list.viewport().grab(under).toImage() == with_odd


def test_a_name_that_is_cut_has_a_tool_tip(view: WorkshopsView) -> None:
    name = "<b>lang</b> " * 30
    view.show_rows([row(1, name), row(2)])
    for number, shown in ((0, True), (1, False)):
        at = QPoint(60, number * ROW + 20)
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        lines = view.model().index(number, 0)
        whole = escaped(f"{lines.data()}\n{lines.data(DETAILS)}")
        assert (QToolTip.text() == whole) is shown
    hide_tool_tip()


def test_rows_beyond_the_first_screen_are_loaded_later(
    make_trede: Callable[[], Trede], tmp_path: Path, qtbot: QtBot
) -> None:
    save_workshops(tmp_path, 3 * IN_SIGHT)
    trede = make_trede()
    home = trede.window.home
    qtbot.waitUntil(lambda: home.list.model().rowCount() == 3 * IN_SIGHT)
    assert home.list.currentIndex().row() == 0
    assert button(home, "Doorgaan").hasFocus()


def test_the_home_page_with_thousands_of_workshops_is_fast(
    make_trede: Callable[[], Trede], tmp_path: Path, qtbot: QtBot
) -> None:
    """It once took half a minute. The bound is wide enough for a busy machine."""
    save_workshops(tmp_path, MANY)
    trede = make_trede()
    begun = time.process_time()
    trede.refresh_home()
    qtbot.waitUntil(lambda: trede.window.home.list.model().rowCount() == MANY)
    assert time.process_time() - begun < 1.0


def test_the_running_workshop_is_continued_even_if_others_changed_later(
    make_trede: Callable[[], Trede], tmp_path: Path
) -> None:
    trede = make_trede()
    home = trede.window.home
    home.show_workshops([row(5), row(4)], row(3, "de lopende", ended=False))
    opened = heard(home.open_requested)
    trede.window.home.open_requested.disconnect(trede.open_workshop)
    button(home, "Doorgaan").click()
    assert opened == [row(3).id]


def test_the_heading_stays_where_it_is(trede: Trede) -> None:
    """The place is the same before the list is read, without workshops and with them."""
    home = trede.window.home
    (heading,) = [one for one in home.findChildren(QLabel) if one.text() == "JOUW WORKSHOPS"]
    places: list[QPoint] = []
    for rows in ([], [row(1)], []):
        home.show_workshops(rows, None)
        settle()
        places.append(heading.mapTo(home, QPoint()))
    fresh = HomePage()
    fresh.resize(home.size())
    fresh.grab()
    (first,) = [one for one in fresh.findChildren(QLabel) if one.text() == "JOUW WORKSHOPS"]
    places.append(first.mapTo(fresh, QPoint()))
    shown = [one.text() for one in fresh.findChildren(QLabel) if one.isVisibleTo(fresh)]
    assert not any(text.startswith("Hier komen") for text in shown)
    fresh.deleteLater()
    assert len(set(map(QPoint.toTuple, places))) == 1
