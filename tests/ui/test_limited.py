"""Text fields with a limit: nothing is cut or lost, and text that does not fit is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from tests.ui.driving import settle
from ui.widgets.limited import LimitedLine, LimitedText

Field = LimitedLine | LimitedText
LONGEST = 100
REFUSED = "Past niet, niets ingevoegd"


@pytest.fixture
def make_field(qapp: QApplication) -> Iterator[Callable[[type[Field]], Field]]:
    """A function that shows a field in a window, with the focus."""
    windows: list[QWidget] = []

    def make(kind: type[Field]) -> Field:
        window = QWidget()
        column = QVBoxLayout(window)
        field = kind(LONGEST)
        column.addWidget(field)
        column.addWidget(QLineEdit())
        window.resize(500, 300)
        window.show()
        window.activateWindow()
        field.setFocus()
        settle()
        assert field.hasFocus()
        windows.append(window)
        return field

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


KINDS = pytest.mark.parametrize("kind", [LimitedLine, LimitedText])


def text_of(field: Field) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def paste(field: Field, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.paste()
    settle()


@KINDS
def test_typing_past_the_limit_loses_nothing(
    make_field: Callable[[type[Field]], Field], kind: type[Field]
) -> None:
    field = make_field(kind)
    paste(field, "x" * (LONGEST - 2))
    QTest.keyClicks(field, "abcdef")
    assert text_of(field) == "x" * (LONGEST - 2) + "ab"
    assert field.limit.text == f"Vol: hier passen {LONGEST} tekens."
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, "z")
    assert text_of(field) == "x" * (LONGEST - 2) + "az"
    assert field.limit.text == "nog 0 tekens"


@KINDS
@pytest.mark.parametrize("size", [LONGEST + 1, 50_000])
def test_a_paste_that_does_not_fit_is_refused_and_reported(
    make_field: Callable[[type[Field]], Field], kind: type[Field], size: int
) -> None:
    field = make_field(kind)
    QTest.keyClicks(field, "begin")
    paste(field, "y" * size)
    assert text_of(field) == "begin"
    assert field.limit.text == f"{REFUSED}: nog {LONGEST - 5} tekens vrij."
    QTest.keyClicks(field, "!")
    assert text_of(field) == "begin!"
    assert field.limit.text == ""


@KINDS
def test_a_paste_can_use_the_space_of_the_selection(
    make_field: Callable[[type[Field]], Field], kind: type[Field]
) -> None:
    field = make_field(kind)
    paste(field, "x" * LONGEST)
    field.selectAll()
    paste(field, "y" * LONGEST)
    assert text_of(field) == "y" * LONGEST
    field.selectAll()
    paste(field, "z" * (LONGEST + 1))
    assert text_of(field) == "y" * LONGEST
    assert field.limit.text


@KINDS
def test_the_remaining_characters_are_shown_from_ninety_percent_with_focus(
    make_field: Callable[[type[Field]], Field], kind: type[Field]
) -> None:
    field = make_field(kind)
    paste(field, "x" * 89)
    assert field.limit.text == ""
    QTest.keyClicks(field, "x")
    assert field.limit.text == "nog 10 tekens"
    assert field.accessibleDescription() == "nog 10 tekens"
    QTest.keyClicks(field, "x" * 9)
    assert field.limit.text == "nog 1 teken"
    field.clearFocus()
    assert field.limit.text == ""


@KINDS
def test_text_from_an_input_method_is_limited(
    make_field: Callable[[type[Field]], Field], kind: type[Field]
) -> None:
    field = make_field(kind)
    paste(field, "x" * (LONGEST - 1))
    for sign in "éè":
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(field, event)
    assert text_of(field) == "x" * (LONGEST - 1) + "é"
    assert field.limit.text == f"Vol: hier passen {LONGEST} tekens."


def test_an_emoji_counts_as_one_character(make_field: Callable[[type[Field]], Field]) -> None:
    for kind in (LimitedLine, LimitedText):
        field = make_field(kind)
        paste(field, "🙂" * LONGEST)
        assert text_of(field) == "🙂" * LONGEST


def test_a_drop_and_a_new_line_are_limited_too(
    make_field: Callable[[type[Field]], Field],
) -> None:
    field = make_field(LimitedText)
    assert isinstance(field, LimitedText)
    paste(field, "x" * LONGEST)
    QTest.keyClick(field, Qt.Key.Key_Return)
    dropped = QMimeData()
    dropped.setText("y")
    field.insertFromMimeData(dropped)
    assert text_of(field) == "x" * LONGEST


def test_undo_still_works_after_the_limit_is_reached(
    make_field: Callable[[type[Field]], Field],
) -> None:
    field = make_field(LimitedText)
    paste(field, "x" * (LONGEST - 3))
    QTest.keyClicks(field, "abcdef")
    field.undo()
    assert text_of(field) != "x" * (LONGEST - 3) + "abc"
    field.redo()
    assert text_of(field) == "x" * (LONGEST - 3) + "abc"


@KINDS
def test_the_chip_stays_within_the_window_and_at_its_field(
    make_field: Callable[[type[Field]], Field], kind: type[Field]
) -> None:
    field = make_field(kind)
    window = field.window()
    paste(field, "x" * 95)
    (chip,) = (part for part in window.findChildren(QLabel) if part.property("chip"))
    for width, height in ((500, 300), (260, 120)):
        window.resize(width, height)
        settle()
        assert window.rect().contains(chip.geometry())
        assert chip.width() >= chip.fontMetrics().horizontalAdvance(chip.text())
