"""Foreign texts in the windows are shown as plain text, whatever they contain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage, QPainter, QTextDocument, QTextLine
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.driving import hide_tool_tip
from tests.ui.hostile import SPY, hover, use_hostile_deck, walk
from ui.app import Trede
from ui.console.tally_tiles import Tile
from ui.projector.fitting import fixed
from ui.projector.frame import kicker
from ui.projector.sheet import REGULAR, Sheet
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.message import Message, MessageBar
from ui.widgets.plain_text import (
    add_action,
    add_choice,
    escaped,
    fill_in,
    push_button,
    set_tool_tip,
    show_item,
    show_text,
)
from ui.widgets.styled import label
from workshop_app.content.scale import Option, ScaleKind
from workshop_app.foreign_text import filled, isolated

MARKUP = "<b>kant</b><img src='file:///geheim.png'> &amp; a&b"


@pytest.fixture
def tip(qapp: QApplication) -> Iterator[None]:
    yield
    hide_tool_tip()


def tip_label() -> QLabel:
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QLabel) and widget.windowType() is Qt.WindowType.ToolTip
    ]
    assert len(found) == 1
    return found[0]


def test_a_tool_tip_shows_markup_as_text(qtbot: QtBot, tip: None) -> None:
    tile = Tile(1)
    qtbot.addWidget(tile)
    tile.resize(200, 200)
    tile.show()
    tile.show_option(Option(1, MARKUP), ScaleKind.SIDES)
    at = QPoint(5, 5)
    QApplication.sendEvent(tile, QHelpEvent(QEvent.Type.ToolTip, at, tile.mapToGlobal(at)))
    assert tip_label().text() == escaped(MARKUP)


@pytest.mark.parametrize("text", [MARKUP, "&lt;b&gt;", "a &amp; b", "gewoon", "<a", "twee\nregels"])
def test_an_escaped_text_is_shown_unchanged(qapp: QApplication, text: str) -> None:
    document = QTextDocument()
    document.setHtml(escaped(text))
    assert document.toPlainText() == text


def test_an_empty_text_removes_the_tool_tip(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tool_tip(widget, MARKUP)
    assert widget.accessibleDescription() == MARKUP
    set_tool_tip(widget, "")
    assert not widget.toolTip()
    assert not widget.accessibleDescription()


def test_an_ampersand_is_shown_everywhere(qtbot: QtBot) -> None:
    menu = QMenu()
    box = QComboBox()
    for widget in (menu, box):
        qtbot.addWidget(widget)
    button = push_button("R&D")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert read_out(button) == "R&D"
    assert add_action(menu, "R&D").iconText() == "R&D"
    add_choice(box, "R&D", 1)
    assert box.itemText(0) == "R&D"


def read_out(widget: QWidget) -> str:
    """The accessible name of a widget, as a screen reader reads it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    made = QLabel()
    qtbot.addWidget(made)
    show_text(made, MARKUP)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.text() == MARKUP


def test_a_very_long_word_does_not_widen_a_label(qtbot: QtBot) -> None:
    made = label("x" * 3000, wrap=True)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() < 460
    assert made.text().replace("\u200b", "") == "x" * 3000


def test_a_path_in_a_message_is_unchanged(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    path = "/" + "/".join(["een_map_met_een_naam_die_niet_ophoudt_en_geen_spatie_heeft"] * 9)
    bar.add(Message(path))
    assert path in [made.text() for made in bar.findChildren(QLabel)]
    assert bar.minimumSizeHint().width() < 1024


def test_the_text_of_an_item_is_on_one_line(qapp: QApplication) -> None:
    item = QListWidgetItem()
    show_item(item, "een\u2028twee\x00\u202edrie")
    assert item.text() == "een tweedrie"


SENTENCE = "gedrag 3 van 12 (eind)"
FOREIGN = [
    "Groep\u202e",
    "\u202aGroep",
    "\u2067Groep",
    "Groep\u2069\u202d",
    "\u05d0\u05d1\u05d2",
    "\u202e\u0627\u0628 7",
]


def ink(made: QWidget) -> QImage:
    picture = QImage(made.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    made.render(picture)
    return picture


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("kind", [QLabel, ElidedLabel])
def test_the_text_after_a_right_to_left_name_is_not_mirrored(
    qtbot: QtBot, name: str, kind: type[QLabel]
) -> None:
    """Right-aligned, the fixed words have the same pixels as in a sentence without the name."""
    made, alone = kind(), kind()
    for widget, text in ((made, f"{{name}} · {SENTENCE}"), (alone, SENTENCE)):
        qtbot.addWidget(widget)
        widget.resize(600, 40)
        widget.setAlignment(Qt.AlignmentFlag.AlignRight)
        show_text(widget, filled(text, name=name))
    width = alone.fontMetrics().horizontalAdvance(SENTENCE) - 2
    part = QRect(600 - width, 0, width, 40)
    assert ink(made).copy(part) == ink(alone).copy(part)


@pytest.mark.parametrize("name", FOREIGN)
def test_the_text_after_a_right_to_left_name_is_not_mirrored_in_the_room(
    qapp: QApplication, name: str
) -> None:
    """Compare the positions of the characters, relative to the first fixed word."""
    text = f"{isolated(name)} · {SENTENCE}"
    layout = fixed(text, 2000, 30, REGULAR).layout
    line, shown = layout.lineAt(0), layout.text()
    start = shown.index(SENTENCE)
    alone = fixed(SENTENCE, 2000, 30, REGULAR).layout.lineAt(0)
    begin = place(line, start)
    for number in range(len(SENTENCE)):
        where = place(line, start + number) - begin
        assert where == pytest.approx(place(alone, number), abs=0.1)


def place(line: QTextLine, character: int) -> float:
    """The x coordinate of a character on its line."""
    found = cast("tuple[float, int] | float", line.cursorToX(character))
    return found[0] if isinstance(found, tuple) else found


def test_a_right_to_left_title_is_isolated_from_the_rest_of_its_line(qapp: QApplication) -> None:
    picture = QImage(1280, 720, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    whole = QRectF(picture.rect())
    sheet = Sheet(painter, whole, whole)
    kicker(sheet, "\u05d0\u05d1\u05d2", sheet.band(0.05, 0.1), rest="gedrag 3 van 12")
    painter.end()
    assert sheet.texts[-1].text == "\u2068\u05d0\u05d1\u05d2\u2069 · GEDRAG 3 VAN 12"


def test_direction_marks_are_removed_in_the_room(qapp: QApplication) -> None:
    raw = fixed("abc\u202edef\x00", 2000, 30, REGULAR).layout
    assert raw.text() == "abcdef"


def test_a_text_field_is_filled_with_the_unchanged_text(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    fill_in(field, MARKUP)
    assert field.text() == MARKUP


def test_no_text_of_a_deck_is_interpreted_as_markup(
    make_trede: Callable[[], Trede], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Go through every window, step and menu, with markup in all texts."""
    use_hostile_deck(monkeypatch)
    trede = make_trede()
    seen = {"labels": 0, "tips": 0, "marked": 0}

    def look(window: QWidget) -> None:
        hover(window)
        for part in filter(isValid, [window, *window.findChildren(QWidget)]):
            if part.windowType() is Qt.WindowType.ToolTip:
                assert isinstance(part, QLabel)
                assert "<img" not in part.text()
                continue
            for tip in (part.toolTip(), part.statusTip(), part.whatsThis()):
                assert "<" not in tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
                seen["tips"] += SPY in tip
            if isinstance(part, QLabel) and SPY in part.text():
                assert part.textFormat() is Qt.TextFormat.PlainText
                seen["labels"] += 1
            assert "\u202e" not in f"{part.accessibleName()}{part.windowTitle()}"
            if isinstance(part, QLabel | QAbstractButton):
                assert "\u202e" not in part.text()
            seen["marked"] += SPY in part.accessibleName()
        assert trede.window.minimumSizeHint().width() <= 1366

    assert walk(trede, look) > 60
    assert all(seen.values()), seen
