"""Bad days: a full disk, a broken file, a second copy. Nothing lost, and it says so."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.driving import click, live_of, press, scene, settle, shown_texts
from ui.app import Trede
from ui.crash import install_crash_log
from ui.keeping import open_kept
from ui.wake import Wake
from workshop_app import paths
from workshop_app.diagnostics import UNREAD
from workshop_app.session.commands import WriteNote
from workshop_app.session.scenes import ResultScene, VoteScene
from workshop_app.session.state import Place
from workshop_app.storage.names import FILE
from workshop_app.storage.single import WAKE, SingleCopy, hold


def to_first_vote(trede: Trede) -> None:
    trede.start_demo()
    settle()
    press(trede, "next", "next", "next", "next")


def votes_in_the_room(trede: Trede) -> int:
    shown = scene(trede)
    assert isinstance(shown, VoteScene)
    return shown.votes


@pytest.fixture
def refusing(trede: Trede) -> Trede:
    """One vote is on disk; then the disk refuses, and two more are typed."""
    to_first_vote(trede)
    press(trede, "3")
    trede.folder.workshops.database.execute("PRAGMA query_only = ON")
    press(trede, "3", "4")
    return trede


def test_a_vote_that_is_not_on_disk_is_not_counted(refusing: Trede) -> None:
    assert votes_in_the_room(refusing) == 1
    texts = " ".join(shown_texts(refusing.window))
    assert "2 stemmen tellen nog niet mee." in texts
    assert "niet opgeslagen" in texts


def test_retry_counts_what_waited_once_there_is_room(refusing: Trede) -> None:
    click(refusing.window, "Opnieuw proberen")
    assert votes_in_the_room(refusing) == 1
    refusing.folder.workshops.database.execute("PRAGMA query_only = OFF")
    click(refusing.window, "Opnieuw proberen")
    assert votes_in_the_room(refusing) == 3
    assert "Niet bewaard" not in " ".join(shown_texts(refusing.window))


def test_the_next_key_tries_again_too(refusing: Trede) -> None:
    refusing.folder.workshops.database.execute("PRAGMA query_only = OFF")
    press(refusing, "5")
    assert votes_in_the_room(refusing) == 4


def test_the_show_goes_on_without_a_disk(refusing: Trede) -> None:
    press(refusing, "enter")
    shown = scene(refusing)
    assert isinstance(shown, ResultScene)
    assert shown.counts == (0, 0, 0, 1, 0, 0)


def test_a_really_full_disk(trede: Trede) -> None:
    to_first_vote(trede)
    (pages,) = trede.folder.workshops.database.execute("PRAGMA page_count").fetchone()
    trede.folder.workshops.database.execute(f"PRAGMA max_page_count = {pages}")
    note = WriteNote(Place(3, "doorpraten"), "lang " * 2000)
    live_of(trede).bridge.do(note)
    settle()
    assert "De schijf is vol." in " ".join(shown_texts(trede.window))
    trede.folder.workshops.database.execute("PRAGMA max_page_count = 1000000")
    live_of(trede).bridge.retry()
    settle()
    assert "De schijf is vol." not in " ".join(shown_texts(trede.window))


def test_a_broken_database_is_set_aside_and_the_app_opens(
    make_trede: Callable[[], Trede], tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(b"dit is geen database" * 100)
    trede = make_trede()
    assert "onaangeroerd" in trede.window.messages.text
    aside = list(tmp_path.glob("trede-onleesbaar-*.db"))
    assert [path.read_bytes()[:20] for path in aside] == [b"dit is geen database"]
    to_first_vote(trede)
    press(trede, "1")
    assert votes_in_the_room(trede) == 1


def test_a_database_of_a_newer_version_is_refused_and_kept(
    make_trede: Callable[[], Trede], tmp_path: Path
) -> None:
    first = make_trede()
    to_first_vote(first)
    first.close()
    first.window.hide()
    newer = sqlite3.connect(tmp_path / FILE)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    trede = make_trede()
    assert "nieuwere Trede" in trede.window.messages.text
    (aside,) = tmp_path.glob("trede-te-nieuw-*.db")
    kept = sqlite3.connect(aside)
    assert kept.execute("SELECT count(*) FROM workshop").fetchone() == (1,)
    kept.close()
    assert trede.folder.workshops.store.rows() == []


def test_where_nothing_can_be_kept_the_app_opens_and_says_so(
    make_trede: Callable[[], Trede], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect

    def refuse(database: str, **options: object) -> sqlite3.Connection:
        if database == ":memory:":
            return real(database, isolation_level=None)
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)
    trede = make_trede()
    assert "zonder te bewaren" in trede.window.messages.text
    to_first_vote(trede)
    press(trede, "1")
    assert votes_in_the_room(trede) == 1
    assert "wordt niet bewaard" in shown_texts(trede.window)


def test_settings_that_cannot_be_read_stop_no_workshop(trede: Trede) -> None:
    trede.folder.workshops.database.execute("DROP TABLE setting")
    to_first_vote(trede)
    press(trede, "1")
    assert votes_in_the_room(trede) == 1
    assert "niet te lezen" in trede.window.messages.text


def test_settings_stay_as_they_were_last_read(trede: Trede) -> None:
    trede.folder.keep_settings(replace(trede.folder.settings(), organisation="Gemeente"))
    assert trede.folder.settings().organisation == "Gemeente"
    trede.folder.workshops.database.execute("DROP TABLE setting")
    assert trede.folder.settings().organisation == "Gemeente"


@pytest.mark.parametrize("button", ["Nieuwe workshop", "Oefenen met een verzonnen groep"])
def test_a_deck_that_cannot_be_read_is_told(
    trede: Trede, button: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def gone(name: str) -> Path:
        return tmp_path / name / "weg.toml"

    monkeypatch.setattr(paths, "deck_file", gone)
    click(trede.window.home, button)
    assert "weg.toml" in trede.window.messages.text


def test_a_data_folder_that_cannot_be_made_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    assert hold(tmp_path / "bestand" / "gegevens") is None
    kept = open_kept(tmp_path / "bestand" / "gegevens", lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assert not kept.on_disk
    assert "zonder te bewaren" in kept.message
    kept.database.close()


def test_a_second_copy_says_so_and_the_first_comes_forward(
    trede: Trede, tmp_path: Path, qtbot: QtBot
) -> None:
    single = SingleCopy(tmp_path)
    trede.window.showMinimized()
    second = subprocess.run(
        [sys.executable, "-m", "workshop_app"],
        env={"WORKSHOP_APP_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert second.returncode == 1
    assert "Trede is al open." in second.stderr
    assert "Traceback" not in second.stderr
    qtbot.waitUntil(lambda: not (tmp_path / WAKE).exists() and not trede.window.isMinimized())
    single.release()


def test_a_wish_whose_file_is_still_held_is_answered_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to remove a file that the second copy has not let go of yet."""
    parent = QObject()
    wake = Wake(tmp_path, parent)
    wishes: list[bool] = []
    wake.wished.connect(lambda: wishes.append((tmp_path / WAKE).exists()))
    real, refused = Path.unlink, list[Path]()

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == WAKE and len(refused) < 3:
            refused.append(path)
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    (tmp_path / WAKE).write_bytes(b"first")
    qtbot.waitUntil(lambda: not (tmp_path / WAKE).exists())
    assert len(refused) == 3
    assert wishes == [True]
    (tmp_path / WAKE).write_bytes(b"second")
    qtbot.waitUntil(lambda: not (tmp_path / WAKE).exists())
    qtbot.waitUntil(lambda: len(wishes) == 2)
    parent.deleteLater()


def test_a_bug_is_logged_and_told_at_the_next_start(
    make_trede: Callable[[], Trede],
    tmp_path: Path,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_crash_log(tmp_path, clock)
    error = ZeroDivisionError("een fout van ons")
    sys.excepthook(ZeroDivisionError, error, None)
    assert "een fout van ons" in (tmp_path / UNREAD).read_text(encoding="utf-8")
    assert "een fout van ons" in capfd.readouterr().err
    trede = make_trede()
    assert "De vorige keer ging er iets mis" in trede.window.messages.text
    (told,) = tmp_path.glob("crash-2026-*.txt")
    assert str(told) in trede.window.messages.text
    assert not (tmp_path / UNREAD).exists()
