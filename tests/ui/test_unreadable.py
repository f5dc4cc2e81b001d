"""Workshops that are partly or not readable: the home page works and reports them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.databases import unreadable
from tests.ui.driving import click, live_of, press, settle
from ui.app import Trede
from ui.home.model import DETAILS
from workshop_app.paths import FILE


@pytest.fixture
def two(trede: Trede) -> Trede:
    """The app at the home page, after two demos with a vote each (ids ending in 1 and 2)."""
    for _ in range(2):
        trede.start_demo()
        settle()
        press(trede, "next", "next", "next", "next", "3", "enter")
        trede.leave_workshop()
        settle()
    return trede


def change(trede: Trede, statement: str) -> None:
    """Change a row of the open database, and refresh the home page."""
    database = trede.folder.workshops.database
    database.execute("PRAGMA ignore_check_constraints = ON")
    assert database.execute(statement).rowcount > 0
    trede.refresh_home()
    settle()


def test_an_unreadable_workshop_is_in_the_list(two: Trede, tmp_path: Path) -> None:
    change(two, "UPDATE workshop SET held_on = '2026m11-22' WHERE id = '000000000001'")
    rows = two.window.home.list.model()
    (damaged,) = [
        rows.index(number, 0)
        for number in range(rows.rowCount())
        if str(rows.index(number, 0).data(DETAILS)).startswith("niet te lezen")
    ]
    assert damaged.data() == "Demo"
    assert str(tmp_path / FILE) in damaged.data(DETAILS)
    two.window.home.list.setCurrentIndex(damaged)
    settle()
    click(two.window, "Openen: Demo")
    assert str(tmp_path / FILE) in two.window.messages.text
    click(two.window.messages, "Sluiten")
    assert two.live is None
    click(two.window, "Doorgaan")
    assert live_of(two).bridge.snapshot.workshop.id == "000000000002"


def test_unreadable_parts_are_reported_when_a_workshop_opens(two: Trede, tmp_path: Path) -> None:
    change(two, "UPDATE round SET state = 'rewealed', hands = '23 characters, no count'")
    two.open_workshop("000000000001")
    assert "1 stemronde" in two.window.messages.text
    (copy,) = tmp_path.glob("trede-verloren-rijen-*.db")
    assert str(copy) in two.window.messages.text
    press(two, "next")
    live_of(two)


def test_an_invalid_value_is_reported_when_a_handout_is_made(two: Trede) -> None:
    change(two, "UPDATE workshop SET participants = 0")
    assert two.handouts.sources.spec("000000000001").people == 12
    assert "het aantal mensen" in two.window.messages.text


def test_unreadable_rehearsals_do_not_affect_the_workshops(two: Trede) -> None:
    unreadable(two.folder.rehearsals.database, "workshop")
    two.refresh_home()
    settle()
    assert "niet te lezen" in two.window.messages.text
    click(two.window.messages, "Sluiten")
    rows = two.window.home.list.model()
    titles = [rows.index(number, 0).data() for number in range(rows.rowCount())]
    assert "Gemeente Voorbeeld · Demo" in titles
    two.open_workshop("000000000001")
    assert live_of(two).bridge.snapshot.workshop.id == "000000000001"


def test_opening_an_unreadable_rehearsal_is_reported(two: Trede) -> None:
    unreadable(two.folder.rehearsals.database, "workshop")
    two.open_workshop("a rehearsal")
    assert "niet te lezen" in two.window.messages.text
    assert two.live is None


def test_an_unreadable_setting_is_reported_once(
    make_trede: Callable[[], Trede],
) -> None:
    trede = make_trede()
    database = trede.folder.workshops.database
    for name, value in (("room_theme", "paars"), ("organisation", "Gemeente Voorbeeld")):
        database.execute("INSERT INTO setting VALUES (?, ?)", (name, json.dumps(value)))
    assert trede.folder.settings().organisation == "Gemeente Voorbeeld"
    assert "het thema van de zaal" in trede.window.messages.text
    click(trede.window.messages, "Sluiten")
    trede.folder.settings()
    assert trede.window.messages.text == ""
