"""The command line on a data folder with a damaged row or database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.databases import opened
from tests.support.samples import LOBBY, after, start, votes, workshop
from workshop_app import cli
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.session.commands import GoTo, RevealOrHide
from workshop_app.storage.workshops import WorkshopStore

Said = pytest.CaptureFixture[str]
Change = Callable[[str], None]


@pytest.fixture
def change(data_folder: Path) -> Change:
    """A function that changes rows in a data folder with workshops `aa` and `bb`, with votes."""
    with opened(data_folder / FILE) as database:
        for name in ("aa", "bb"):
            state = after(GoTo(LOBBY, 1), *votes(0, 3), RevealOrHide())
            WorkshopStore(database).create(workshop(name), state)

    def change(statement: str) -> None:
        with opened(data_folder / FILE) as database:
            database.execute("PRAGMA ignore_check_constraints = ON")
            assert database.execute(statement).rowcount > 0

    return change


def test_an_unreadable_workshop_is_listed_as_such(
    change: Change, data_folder: Path, capsys: Said
) -> None:
    change("UPDATE workshop SET kind = '?' WHERE id = 'aa'")
    assert cli.run(["workshops", "list"]) == 0
    shown = capsys.readouterr()
    bad, good = sorted(shown.out.splitlines())
    assert bad.startswith("aa  Team Noord: deze workshop is niet te lezen")
    assert str(data_folder / FILE) in bad
    assert good.startswith("bb  2026-03-02")
    assert shown.err == ""
    assert cli.run(["workshops", "list", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["aa"] == {
        "id": "aa",
        "name": "Team Noord",
        "unreadable": True,
        "where": str(data_folder / FILE),
    }
    assert rows["bb"]["participants"] == 12


@pytest.mark.parametrize("call", [["workshops", "export", "aa"], ["handout", "verslag"]])
def test_an_unreadable_workshop_gives_no_file(
    change: Change, tmp_path: Path, capsys: Said, call: list[str]
) -> None:
    change("UPDATE workshop SET kind = '?' WHERE id = 'aa'")
    target = tmp_path / "out"
    asked = ["--workshop", "aa"] if call[0] == "handout" else []
    assert cli.run([*call, *asked, "-o", str(target)]) == 1
    assert "niet te lezen" in capsys.readouterr().err
    assert not target.exists()


def test_an_export_reports_what_it_leaves_out(change: Change, tmp_path: Path, capsys: Said) -> None:
    change("UPDATE round SET hands = 'twenty-three characters'")
    target = tmp_path / "out.json"
    assert cli.run(["workshops", "export", "aa", "-o", str(target)]) == 0
    shown = capsys.readouterr()
    assert "1 stemronde" in shown.err
    assert "waar je was" in shown.err
    assert shown.out == f"{target}\n"
    assert json.loads(target.read_text(encoding="utf-8"))["rounds"] == []


def test_a_handout_reports_a_setting_it_cannot_use(
    change: Change, tmp_path: Path, capsys: Said
) -> None:
    change("INSERT INTO setting VALUES ('accent', '\"paars\"')")
    target = tmp_path / "out.pdf"
    assert cli.run(["handout", "toetsen", "-o", str(target)]) == 0
    assert "de accentkleur" in capsys.readouterr().err
    assert target.exists()


@pytest.mark.usefixtures("change")
def test_unreadable_rehearsals_do_not_hide_the_workshops(data_folder: Path, capsys: Said) -> None:
    (data_folder / REHEARSALS).write_bytes(b"this is no database at all")
    assert cli.run(["workshops", "list"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert "niet te lezen" in shown.err


def test_reading_leaves_the_database_as_it_is(
    change: Change, data_folder: Path, tmp_path: Path
) -> None:
    change("UPDATE round SET state = 'rewealed'")
    before = {path.name: path.read_bytes() for path in data_folder.iterdir()}
    assert cli.run(["workshops", "export", "aa", "-o", str(tmp_path / "out.json")]) == 0
    assert {path.name: path.read_bytes() for path in data_folder.iterdir()} == before
    with opened(data_folder / FILE) as database:
        assert WorkshopStore(database).load("aa")[1].participants == start().participants
