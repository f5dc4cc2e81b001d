"""Workshops that cannot be read, or not wholly: home goes on, and each button says something."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.driving import click, live_of, press, settle
from ui.app import Trede
from ui.home.model import DETAILS
from workshop_app.storage.names import FILE


@pytest.fixture
def two(trede: Trede) -> Trede:
    """The app at home, after two demos with a vote each (ids ending in 1 and 2)."""
    for _ in range(2):
        trede.start_demo()
        settle()
        press(trede, "next", "next", "next", "next", "3", "enter")
        trede.leave_workshop()
        settle()
    return trede


def change(trede: Trede, statement: str) -> None:
    """Change a row of the open database by hand, and look at home again."""
    database = trede.folder.workshops.database
    database.execute("PRAGMA ignore_check_constraints = ON")
    assert database.execute(statement).rowcount > 0
    trede.refresh_home()
    settle()


def test_a_workshop_that_cannot_be_read_stands_in_the_list(two: Trede, tmp_path: Path) -> None:
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


def test_what_is_left_out_of_a_workshop_is_told_when_it_opens(two: Trede, tmp_path: Path) -> None:
    change(two, "UPDATE round SET state = 'rewealed', hands = '23 characters, no count'")
    two.open_workshop("000000000001")
    assert "1 stemronde" in two.window.messages.text
    (copy,) = tmp_path.glob("trede-verloren-rijen-*.db")
    assert str(copy) in two.window.messages.text
    press(two, "next")
    live_of(two)


def test_a_report_says_what_is_not_in_it(two: Trede) -> None:
    change(two, "UPDATE workshop SET participants = 0")
    assert two.handouts.sources.spec("000000000001").people == 12
    assert "het aantal mensen" in two.window.messages.text


def test_rehearsals_that_cannot_be_read_cost_no_workshop(two: Trede) -> None:
    two.folder.rehearsals.database.execute("DROP TABLE workshop")
    two.refresh_home()
    settle()
    assert "niet te lezen" in two.window.messages.text
    click(two.window.messages, "Sluiten")
    rows = two.window.home.list.model()
    titles = [rows.index(number, 0).data() for number in range(rows.rowCount())]
    assert "Gemeente Voorbeeld · Demo" in titles
    two.open_workshop("000000000001")
    assert live_of(two).bridge.snapshot.workshop.id == "000000000001"


def test_open_says_so_where_the_rehearsals_cannot_be_read(two: Trede) -> None:
    two.folder.rehearsals.database.execute("DROP TABLE workshop")
    two.open_workshop("a rehearsal")
    assert "niet te lezen" in two.window.messages.text
    assert two.live is None


def test_a_setting_that_cannot_be_read_is_told_once(
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
