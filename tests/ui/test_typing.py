"""Text typed during a show stays with its own place, and none is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSpinBox, QTableWidget

from tests.ui.driving import click, live_of, press, scene, settle, shown_texts, type_text
from ui.app import Trede
from ui.console.collect import TEXT, CollectPanel
from ui.widgets.typing import REST, TypedLine, TypedText
from workshop_app.content.step_kind import StepKind
from workshop_app.session.collecting import LONGEST_ENTRY, MOST_ENTRIES
from workshop_app.session.commands import AddEntry, GoTo, WriteNote
from workshop_app.session.opening import Opening
from workshop_app.session.rules import LONGEST_NOTE, current_place
from workshop_app.session.scenes import BlackScene
from workshop_app.session.state import Place
from workshop_app.session.workshop_kind import WorkshopKind

OPENING = Opening("Org", "Groep", date(2026, 11, 22), 12, tables=4, programme="halve-dag")
WAITS = "half getypte regel"


@pytest.fixture
def show(trede: Trede) -> Trede:
    trede.begin_as(WorkshopKind.REAL, OPENING)
    settle()
    return trede


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A function that moves the clock of the text fields forward by a number of seconds."""
    now = 1000.0

    def wait(more: float) -> None:
        nonlocal now
        now += more

    monkeypatch.setattr("ui.widgets.typing.monotonic", lambda: now)
    return wait


def go(trede: Trede, kind: StepKind) -> Place:
    """Go to the first step of a kind; return the current place."""
    bridge = live_of(trede).bridge
    step = next(s for s in bridge.snapshot.state.steps if s.kind is kind)
    bridge.do(GoTo(step.id))
    settle()
    return here(trede)


def here(trede: Trede) -> Place:
    snapshot = live_of(trede).bridge.snapshot
    return current_place(snapshot.workshop.contents, snapshot.state)


def words(trede: Trede, place: Place) -> list[tuple[str, int]]:
    entries = live_of(trede).bridge.snapshot.state.entries.get(place, ())
    return [(entry.text, entry.table) for entry in entries]


def note_at(trede: Trede, place: Place) -> str:
    return live_of(trede).bridge.snapshot.state.notes.get(place, "")


def note_field(trede: Trede) -> TypedText:
    (field,) = live_of(trede).console.findChildren(TypedText)
    return field


def panel_of(trede: Trede) -> CollectPanel:
    (panel,) = live_of(trede).console.findChildren(CollectPanel)
    return panel


def line_of(trede: Trede) -> TypedLine:
    return next(f for f in panel_of(trede).findChildren(TypedLine) if f.placeholderText())


# ------------------------------------------------------------------ the note


def test_another_step_ends_typing_and_shows_its_own_note(show: Trede) -> None:
    first = here(show)
    press(show, "n")
    type_text("Marie twijfelt")
    press(show, "next")
    assert not note_field(show).hasFocus()
    second = here(show)
    assert second != first
    press(show, "b", "b", "n")
    type_text("nu stil")
    press(show, "back")
    assert not note_field(show).hasFocus()
    assert (note_at(show, first), note_at(show, second)) == ("Marie twijfelt", "nu stil")
    assert note_field(show).toPlainText() == "Marie twijfelt"


def test_a_vote_within_the_same_item_does_not_end_typing(show: Trede) -> None:
    go(show, StepKind.CARD)
    press(show, "next", "n")
    type_text("x")
    press(show, "next")
    assert note_field(show).hasFocus()


def test_a_full_note_keeps_its_text(show: Trede) -> None:
    press(show, "n")
    QGuiApplication.clipboard().setText("x" * 9_980)
    note_field(show).paste()
    type_text("0123456789" * 3)
    full = "x" * 9_980 + "0123456789" * 2
    assert len(full) == LONGEST_NOTE
    assert note_field(show).toPlainText() == full
    assert note_at(show, here(show)) == full
    assert note_field(show).limit.text == "Vol: hier passen 10.000 tekens."


# ------------------------------------------------------------------ the remote's key for black


def test_after_a_pause_a_full_stop_is_the_black_key_of_the_remote(
    show: Trede, seconds: Callable[[float], None]
) -> None:
    go(show, StepKind.QUESTION)
    for key, field in (("n", note_field(show)), ("enter", line_of(show))):
        press(show, key)
        assert field.hasFocus()
        type_text("goed")
        seconds(REST - 0.1)
        press(show, ".")
        assert not isinstance(scene(show), BlackScene)
        seconds(REST)
        press(show, ".")
        assert isinstance(scene(show), BlackScene)
        press(show, ".")
        assert not isinstance(scene(show), BlackScene)
        assert field.hasFocus()
        type_text("o.")
        press(show, "esc")
    assert note_at(show, here(show)) == "goed.o."
    assert line_of(show).text() == "goed.o."


def test_a_full_stop_can_be_the_first_character(
    show: Trede, seconds: Callable[[float], None]
) -> None:
    seconds(1000)
    press(show, "n", ".")
    assert note_at(show, here(show)) == "."


# ------------------------------------------------------------------ half-typed lines


def test_a_half_typed_line_is_kept_with_its_place(show: Trede) -> None:
    question = go(show, StepKind.QUESTION)
    panel_of(show).findChildren(QSpinBox)[0].setValue(2)
    press(show, "enter")
    type_text("half een antw")
    pledges = go(show, StepKind.PLEDGES)
    assert not line_of(show).hasFocus()
    assert line_of(show).text() == ""
    assert any(WAITS in text for text in shown_texts(live_of(show).console))
    press(show, "enter", "enter")
    type_text("voornemen")
    press(show, "enter")
    assert words(show, pledges) == [("voornemen", 0)]
    assert words(show, question) == []
    go(show, StepKind.QUESTION)
    assert line_of(show).text() == "half een antw"
    assert not any(WAITS in text for text in shown_texts(live_of(show).console))
    press(show, "enter")
    type_text("oord")
    press(show, "enter")
    assert words(show, question) == [("half een antwoord", 2)]


def test_a_half_typed_line_is_kept_at_a_step_without_entries(show: Trede) -> None:
    go(show, StepKind.QUESTION)
    press(show, "enter")
    type_text("half")
    go(show, StepKind.BREAK)
    assert any(WAITS in text for text in shown_texts(live_of(show).console))
    go(show, StepKind.QUESTION)
    assert line_of(show).text() == "half"


@pytest.mark.parametrize("leave", ["home", "quit", "other workshop"])
def test_half_typed_lines_are_saved_when_the_workshop_is_left(
    make_trede: Callable[[], Trede], leave: str
) -> None:
    show = make_trede()
    show.begin_as(WorkshopKind.REAL, OPENING)
    settle()
    workshop = live_of(show).bridge.snapshot.workshop.id
    question = go(show, StepKind.QUESTION)
    press(show, "enter")
    type_text("van de vraag")
    pledges = go(show, StepKind.PLEDGES)
    press(show, "enter")
    type_text("van het voornemen")
    if leave == "home":
        show.leave_workshop()
        assert any("Die staat nu bij de woorden" in text for text in shown_texts(show.window))
    elif leave == "quit":
        show.close()
        show = make_trede()
    else:
        show.start_demo()
    show.open_workshop(workshop)
    settle()
    assert words(show, question) == [("van de vraag", 0)]
    assert words(show, pledges) == [("van het voornemen", 0)]


def test_leaving_without_half_typed_lines_shows_no_message(show: Trede) -> None:
    show.leave_workshop()
    assert show.window.messages.text == ""


def test_a_refused_line_stays_in_the_field(show: Trede) -> None:
    go(show, StepKind.QUESTION)
    for _ in range(MOST_ENTRIES):
        live_of(show).bridge.do(AddEntry("x"))
    press(show, "enter")
    type_text("een te veel")
    press(show, "enter")
    assert line_of(show).text() == "een te veel"
    assert any("hoogstens 500" in text for text in shown_texts(live_of(show).console))


def test_a_paste_into_the_line_is_not_cut(show: Trede) -> None:
    go(show, StepKind.QUESTION)
    press(show, "enter")
    QGuiApplication.clipboard().setText("y" * (LONGEST_ENTRY + 1))
    line_of(show).paste()
    assert line_of(show).text() == ""
    assert line_of(show).limit.text == "Past niet, niets ingevoegd: nog 300 tekens vrij."


# ------------------------------------------------------------------ a cell being edited


def open_cell(trede: Trede, column: int = TEXT) -> TypedLine:
    """Edit the first row of the list, as after a double click."""
    (table,) = panel_of(trede).findChildren(QTableWidget)
    item = table.item(0, column)
    assert item is not None
    table.editItem(item)
    settle()
    (editor,) = table.findChildren(TypedLine)
    editor.selectAll()
    return editor


@pytest.mark.parametrize("how", ["key", "button", "undo", "home"])
def test_a_cell_being_edited_is_saved_at_its_own_place(show: Trede, how: str) -> None:
    """Entries are numbered per place, so the same number elsewhere is another entry."""
    bridge = live_of(show).bridge
    pledges = go(show, StepKind.PLEDGES)
    bridge.do(AddEntry("voornemen"))
    question = go(show, StepKind.QUESTION)
    bridge.do(AddEntry("antwoord"))
    editor = open_cell(show)
    QTest.keyClicks(editor, "beter")
    if how == "key":
        QTest.keyClick(editor, Qt.Key.Key_PageDown)
    elif how == "button":
        rows = live_of(show).console.findChildren(QPushButton)
        next(row for row in rows if row.property("row")).click()
    elif how == "undo":
        click(live_of(show).console, "Ongedaan")
    else:
        workshop = bridge.snapshot.workshop.id
        show.leave_workshop()
        show.open_workshop(workshop)
    settle()
    expected = "antwoord" if how == "undo" else "beter"
    assert words(show, question) == [(expected, 0)]
    assert words(show, pledges) == [("voornemen", 0)]


def test_a_cell_editor_never_saves_at_another_place(show: Trede) -> None:
    bridge = live_of(show).bridge
    pledges = go(show, StepKind.PLEDGES)
    bridge.do(AddEntry("voornemen"))
    question = go(show, StepKind.QUESTION)
    bridge.do(AddEntry("antwoord"))
    QTest.keyClicks(open_cell(show), "beter")
    go(show, StepKind.PLEDGES)
    assert words(show, pledges) == [("voornemen", 0)]
    assert words(show, question) in ([("beter", 0)], [("antwoord", 0)])


def test_an_invalid_table_is_refused_and_the_old_one_kept(show: Trede) -> None:
    place = go(show, StepKind.QUESTION)
    live_of(show).bridge.do(AddEntry("antwoord", 3))
    editor = open_cell(show, column=0)
    QTest.keyClicks(editor, "b")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert words(show, place) == [("antwoord", 3)]
    assert any("Deze tafel is er niet" in text for text in shown_texts(live_of(show).console))


def test_a_half_typed_line_that_does_not_fit_is_added_to_the_note(show: Trede) -> None:
    place = go(show, StepKind.QUESTION)
    for number in range(MOST_ENTRIES):
        live_of(show).bridge.do(AddEntry(f"antwoord {number}"))
    press(show, "enter")
    type_text("nog iets")
    filed = live_of(show).console.file_drafts()
    assert filed
    assert note_at(show, place) == "nog iets"


def test_a_half_typed_line_goes_to_another_note_when_its_own_is_full(show: Trede) -> None:
    place = go(show, StepKind.QUESTION)
    bridge = live_of(show).bridge
    for number in range(MOST_ENTRIES):
        bridge.do(AddEntry(f"antwoord {number}"))
    full = "x" * (LONGEST_NOTE - 5)
    bridge.do(WriteNote(place, full))
    press(show, "enter")
    type_text("nog iets")
    assert live_of(show).console.file_drafts()
    assert note_at(show, place) == full
    assert "nog iets" in bridge.snapshot.state.notes.values()
