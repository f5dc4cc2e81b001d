"""A half-day on the console: entries, time, changes of the programme, and rehearsals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.ui.driving import (
    button,
    click,
    live_of,
    press,
    scene,
    settle,
    shown_texts,
    to_step,
    type_text,
)
from ui.app import Trede
from ui.console.collect import TEXT, CollectPanel
from ui.console.programme_list import ProgrammeList
from ui.console.time import TimePanel
from ui.formats import here
from ui.home.model import DETAILS
from ui.home.opening_dialog import OpeningDialog
from ui.home.settings_dialog import SettingsDialog
from workshop_app.content.step_kind import StepKind
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.session.commands import GoTo, ToggleByTable
from workshop_app.session.opening import Opening
from workshop_app.session.scenes import (
    BreakScene,
    EndScene,
    GapScene,
    ResultScene,
    SlideScene,
    VoteScene,
    WordsScene,
)
from workshop_app.session.workshop_kind import WorkshopKind

HALF_DAY = Opening("Gemeente Voorbeeld", "groep B", date(2026, 11, 22), 6, 3, "halve-dag")


class PausedClock:
    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-11-22T09:00:00+01:00")

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> PausedClock:
    """A clock that only moves when a test calls `wait`."""
    return PausedClock()


@pytest.fixture
def half_day(trede: Trede) -> Trede:
    trede.begin_as(WorkshopKind.REAL, HALF_DAY)
    settle()
    return trede


def kinds(trede: Trede) -> list[StepKind]:
    return [step.kind for step in live_of(trede).bridge.snapshot.state.steps]


def entries(trede: Trede) -> list[tuple[str, int]]:
    shown = scene(trede)
    assert isinstance(shown, WordsScene)
    return [(entry.text, entry.table) for entry in shown.entries]


def choose(trede: Trede, menu: QMenu, *path: str) -> None:
    """Choose from a menu and its submenus; each part of `path` is the start of a text."""
    whole = menu
    for text in path[:-1]:
        action = next(a for a in menu.actions() if a.text().startswith(text))
        inner = action.menu()
        assert isinstance(inner, QMenu)
        menu = inner
    next(a for a in menu.actions() if a.text().startswith(path[-1])).trigger()
    whole.close()
    settle()


def open_menu(trede: Trede) -> QMenu:
    """The only open menu."""
    menus = [m for m in trede.window.findChildren(QMenu) if m.isVisible()]
    (menu,) = menus
    return menu


def test_next_goes_through_every_kind_of_step_to_the_end(half_day: Trede) -> None:
    seen: set[str] = set()
    for _ in range(400):
        shown = scene(half_day)
        seen.add(type(shown).__name__)
        if isinstance(shown, EndScene):
            break
        press(half_day, *(("2",) if isinstance(shown, VoteScene) else ()), "next")
    assert isinstance(scene(half_day), EndScene)
    assert seen >= {
        *("WelcomeScene", "SlideScene", "StaircaseScene", "StoryScene", "ReadScene", "VoteScene"),
        *("ResultScene", "TalkScene", "DebriefScene", "GapScene", "WordsScene", "ExerciseScene"),
        "BreakScene",
    }


# ------------------------------------------------------------------ entries


def test_entries_are_typed_line_by_line(half_day: Trede) -> None:
    to_step(half_day, StepKind.QUESTION)
    press(half_day, "enter")
    type_text("vragen wat nodig is")
    press(half_day, "enter")
    type_text("B 1 en r")
    press(half_day, "enter")
    assert entries(half_day) == [("vragen wat nodig is", 0), ("B 1 en r", 0)]
    press(half_day, "esc", "next")
    assert not isinstance(scene(half_day), WordsScene)


def test_entries_can_be_changed_moved_and_removed(half_day: Trede) -> None:
    to_step(half_day, StepKind.PLEDGES)
    press(half_day, "enter")
    for text in ("een", "twee", "drie"):
        type_text(text)
        press(half_day, "enter")
    (panel,) = live_of(half_day).console.findChildren(CollectPanel)
    (table,) = panel.findChildren(QTableWidget)
    table.selectRow(2)
    click(panel, "Omhoog")
    assert [text for text, _ in entries(half_day)] == ["een", "drie", "twee"]
    cell = table.item(1, TEXT)
    assert cell is not None
    cell.setText("beter")
    settle()
    table.selectRow(0)
    click(panel, "Verwijderen")
    assert [text for text, _ in entries(half_day)] == ["beter", "twee"]
    press(half_day, "esc", "ctrl+z")
    assert [text for text, _ in entries(half_day)] == ["een", "beter", "twee"]


def test_entries_of_tables_are_grouped_by_table(half_day: Trede) -> None:
    to_step(half_day, StepKind.QUESTION)
    (panel,) = live_of(half_day).console.findChildren(CollectPanel)
    panel.findChildren(QSpinBox)[0].setValue(2)
    press(half_day, "enter")
    type_text("van tafel twee")
    press(half_day, "enter")
    click(panel, "Per tafel tonen")
    shown = scene(half_day)
    assert isinstance(shown, WordsScene)
    assert shown.by_table
    assert entries(half_day) == [("van tafel twee", 2)]


# ------------------------------------------------------------------ time


def time_texts(trede: Trede) -> str:
    live_of(trede).bridge.tick()
    settle()
    return " ".join(shown_texts(live_of(trede).console.findChildren(TimePanel)[0]))


def test_the_clock_starts_with_the_first_step_and_shows_the_planned_end(
    half_day: Trede, clock: PausedClock
) -> None:
    clock.wait(minutes=5)
    assert "Begin je nu" in time_texts(half_day)
    press(half_day, "next")
    total = sum(step.minutes for step in live_of(half_day).bridge.snapshot.state.steps) - 10
    end = clock.now + timedelta(minutes=total)
    clock.wait(minutes=1, seconds=30)
    reported = time_texts(half_day)
    assert "1:30" in reported
    assert f"Gepland einde {here(end):%H.%M}, je ligt op schema" in reported
    assert "Nu doorgaan wint 1 min." in reported
    clock.wait(minutes=5)
    reported = time_texts(half_day)
    assert "4 min uitloop" in reported
    assert "3:30 over tijd" in reported


def test_the_clock_turns_orange_and_red(half_day: Trede, clock: PausedClock) -> None:
    press(half_day, "next", "next")  # the staircase has twelve minutes
    label = next(
        found
        for found in live_of(half_day).console.findChildren(TimePanel)[0].findChildren(QLabel)
        if found.text() == "0:00"
    )
    for minutes, alert in ((9, "none"), (1, "orange"), (1, "orange"), (0.5, "red"), (3, "red")):
        clock.wait(minutes=minutes)
        time_texts(half_day)
        assert label.property("alert") == alert


def test_minutes_and_clock_by_key(half_day: Trede, clock: PausedClock) -> None:
    press(half_day, "next", "=", "=", "-")
    assert live_of(half_day).bridge.snapshot.state.step.minutes == 4
    press(half_day, "t")
    clock.wait(minutes=9)
    assert "0:00" in time_texts(half_day)
    press(half_day, "t")
    clock.wait(minutes=2)
    assert "2:00" in time_texts(half_day)


def test_the_room_sees_a_clock_only_when_the_trainer_shows_it(half_day: Trede) -> None:
    press(half_day, "next")
    live = live_of(half_day)
    assert live.bridge.snapshot.public.countdown is None
    click(live.console, "Klok in de zaal")
    shown = live.bridge.snapshot.public.countdown
    assert shown is not None
    assert shown.left == 180
    click(live.console, "Klok in de zaal")
    assert live.bridge.snapshot.public.countdown is None


def test_a_break_counts_down_by_itself(half_day: Trede, clock: PausedClock) -> None:
    to_step(half_day, StepKind.BREAK)
    assert isinstance(scene(half_day), BreakScene)
    clock.wait(minutes=1)
    time_texts(half_day)
    shown = live_of(half_day).bridge.snapshot.public.countdown
    assert shown is not None
    assert shown.left == 14 * 60


# ------------------------------------------------------------------ the programme


def test_a_step_can_be_skipped_and_restored(half_day: Trede) -> None:
    console = live_of(half_day).console
    click(console, "Meer met Onze afspraken")
    choose(half_day, open_menu(half_day), "Overslaan (wint 3 min)")
    press(half_day, "next")
    assert not isinstance(scene(half_day), SlideScene)
    press(half_day, "back")
    click(console, "Meer met Onze afspraken")
    choose(half_day, open_menu(half_day), "Weer meenemen")
    press(half_day, "next")
    assert isinstance(scene(half_day), SlideScene)


def test_a_step_can_be_repeated_and_moved(half_day: Trede) -> None:
    console = live_of(half_day).console
    before = kinds(half_day)
    at = before.index(StepKind.STATEMENT)
    name = button_that_begins(half_day, "Meer met Stelling")
    click(console, name)
    choose(half_day, open_menu(half_day), "Nog een keer")
    assert kinds(half_day)[at : at + 2] == [StepKind.STATEMENT, StepKind.STATEMENT]
    click(console, "Meer met Voornemens")
    choose(half_day, open_menu(half_day), "Eerder")
    assert kinds(half_day).index(StepKind.PLEDGES) == before.index(StepKind.PLEDGES)


def button_that_begins(trede: Trede, text: str) -> str:
    found = live_of(trede).console.findChildren(QToolButton)
    return next(b.accessibleName() for b in found if b.accessibleName().startswith(text))


def test_a_step_is_added_after_the_current_one(half_day: Trede) -> None:
    before = kinds(half_day)
    click(live_of(half_day).console, "Stap toevoegen…")
    choose(half_day, open_menu(half_day), "Stelling", "Klantenservice is geen afdeling")
    assert kinds(half_day) == [before[0], StepKind.STATEMENT, *before[1:]]
    click(live_of(half_day).console, "Stap toevoegen…")
    choose(half_day, open_menu(half_day), "Pauze")
    assert kinds(half_day)[1] is StepKind.BREAK
    press(half_day, "next")
    assert isinstance(scene(half_day), BreakScene)


def test_a_self_test_goes_from_now_to_needed_to_the_gap(half_day: Trede) -> None:
    to_step(half_day, StepKind.TEAM)
    press(half_day, "next", "1", "2", "next")
    shown = scene(half_day)
    assert isinstance(shown, VoteScene)
    assert (shown.round, shown.votes) == (2, 0)
    press(half_day, "4", "5", "next")
    gap = scene(half_day)
    assert isinstance(gap, GapScene)
    assert gap.gap.difference == 3


# ------------------------------------------------------------------ starting


def test_a_workshop_starts_with_the_chosen_programme_and_voting_method(trede: Trede) -> None:
    click(trede.window.home, "Nieuwe workshop")
    dialog = trede.window.findChild(OpeningDialog)
    assert dialog is not None
    assert any("minuten" in text for text in shown_texts(dialog))
    programme, method = (box for box in dialog.findChildren(QComboBox) if box.isVisible())
    programme.setCurrentIndex(programme.findData("halve-dag"))
    method.setCurrentIndex(method.findText("Tafels"))
    click(dialog, "Beginnen")
    state = live_of(trede).bridge.snapshot.state
    assert StepKind.FEEDBACK in kinds(trede)
    assert (state.method.value, state.tables) == ("tables", 3)


def test_settings_change_the_advice_and_are_saved(
    make_trede: Callable[[], Trede],
) -> None:
    first = make_trede()
    click(first.window.home, "Instellingen")
    dialog = first.window.findChild(SettingsDialog)
    assert dialog is not None
    explain, clarify, orange, red = dialog.findChildren(QSpinBox)
    clarify.setValue(20)
    assert not button(dialog, "Opslaan").isEnabled()
    explain.setValue(10)
    orange.setValue(50)
    red.setValue(40)
    click(dialog, "Opslaan")
    first.close()
    second = make_trede()
    second.begin_as(WorkshopKind.REAL, HALF_DAY)
    settle()
    press(second, *["next"] * 6, "0", "0", "0", "0", "1", "1", "1", "v")
    assert any("Daarna mag je ronde 2 overslaan" in text for text in shown_texts(second.window))


def test_the_advice_waits_until_the_vote_is_closed(half_day: Trede) -> None:
    press(half_day, *["next"] * 6, "0", "5", "5")
    assert not any("stemmen staan op de duiding" in t for t in shown_texts(half_day.window))
    press(half_day, "v")
    reported = " ".join(shown_texts(half_day.window))
    assert "1 van 3 stemmen staan op de duiding. Strenger: 0, milder: 2." in reported
    assert "twee kampen" in reported


# ------------------------------------------------------------------ rehearsing


@pytest.fixture
def rehearsing(trede: Trede) -> Trede:
    click(trede.window.home, "Oefenen met een verzonnen groep")
    dialog = trede.window.findChild(OpeningDialog)
    assert dialog is not None
    people, *_ = dialog.findChildren(QSpinBox)
    people.setValue(4)
    click(dialog, "Beginnen")
    return trede


def test_a_made_up_group_votes_by_itself(rehearsing: Trede, qtbot: QtBot) -> None:
    assert "OEFENING" in shown_texts(rehearsing.window)
    assert live_of(rehearsing).bridge.snapshot.public.rehearsal
    press(rehearsing, *["next"] * 5)
    qtbot.waitUntil(lambda: getattr(scene(rehearsing), "votes", 0) == 4)
    press(rehearsing, "next")
    assert isinstance(scene(rehearsing), ResultScene)


def test_a_rehearsal_is_stored_separately(rehearsing: Trede, tmp_path: Path) -> None:
    assert rehearsing.folder.workshops.store.rows() == []
    assert len(rehearsing.folder.rehearsals.store.rows()) == 1
    assert {FILE, REHEARSALS} <= {path.name for path in tmp_path.iterdir()}
    click(rehearsing.window, "Naar begin")
    listed = rehearsing.window.home.list
    assert "verzonnen groep" in str(listed.currentIndex().data(DETAILS))
    assert not button_exists(rehearsing, "Doorgaan")
    QTest.mouseClick(button(rehearsing.window.home, "Openen"), Qt.MouseButton.LeftButton)
    settle()
    assert "OEFENING" in shown_texts(rehearsing.window)


def button_exists(trede: Trede, text: str) -> bool:
    return any(b.text() == text and b.isVisible() for b in trede.window.findChildren(QPushButton))


def test_the_current_step_is_in_sight_in_the_programme(half_day: Trede) -> None:
    bridge = live_of(half_day).bridge
    (programme,) = live_of(half_day).console.findChildren(ProgrammeList)
    (area,) = programme.findChildren(QScrollArea)
    for step in (bridge.snapshot.state.steps[-1], *bridge.snapshot.state.steps):
        bridge.do(GoTo(step.id))
        settle()
        current = [
            row
            for row in programme.findChildren(QPushButton)
            if row.property("current") and row.isVisible()
        ]
        assert current
        for row in current:
            place = QRect(row.mapTo(area.viewport(), QPoint(0, 0)), row.size())
            assert area.viewport().rect().contains(place), step.kind


def test_grouping_by_table_ends_with_its_step(half_day: Trede) -> None:
    to_step(half_day, StepKind.QUESTION)
    live_of(half_day).bridge.do(ToggleByTable())
    assert live_of(half_day).bridge.snapshot.state.by_table
    to_step(half_day, StepKind.PLEDGES)
    assert not live_of(half_day).bridge.snapshot.state.by_table
