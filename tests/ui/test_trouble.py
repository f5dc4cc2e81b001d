"""Full disks, damaged files, bugs and second copies: nothing is lost, and it is reported."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.databases import being_written, unreadable
from tests.ui.driving import click, live_of, press, scene, settle, shown_texts
from ui.app import Trede
from ui.crash import install_crash_log
from ui.formats import here
from ui.instance_activation import ActivationWatcher
from ui.leaving import LeaveQuestion
from ui.open_database import open_database
from workshop_app import paths
from workshop_app.diagnostics import UNREAD
from workshop_app.paths import FILE
from workshop_app.session.commands import WriteNote
from workshop_app.session.scenes import ResultScene, VoteScene
from workshop_app.session.state import Place
from workshop_app.storage.database_opening import open_for_reading
from workshop_app.storage.instance_lock import ACTIVATION, InstanceLock
from workshop_app.storage.workshops import WorkshopStore


def to_first_vote(trede: Trede) -> None:
    trede.start_demo()
    settle()
    press(trede, "next", "next", "next", "next")


def votes_in_the_room(trede: Trede) -> int:
    shown = scene(trede)
    assert isinstance(shown, VoteScene)
    return shown.votes


@pytest.fixture
def refusing(trede: Trede, tmp_path: Path) -> Iterator[Trede]:
    """One vote is saved; two more are typed while another program locks the database."""
    to_first_vote(trede)
    press(trede, "3")
    with being_written(tmp_path / FILE):
        press(trede, "3", "4")
        yield trede


@pytest.fixture
def refused(trede: Trede, tmp_path: Path) -> Trede:
    """The same, after the other program released the database."""
    to_first_vote(trede)
    press(trede, "3")
    with being_written(tmp_path / FILE):
        press(trede, "3", "4")
    return trede


def test_an_unsaved_vote_is_not_counted(refusing: Trede) -> None:
    assert votes_in_the_room(refusing) == 1
    texts = " ".join(shown_texts(refusing.window))
    assert "2 stemmen tellen nog niet mee." in texts
    assert "niet opgeslagen" in texts


def test_a_retry_while_saving_fails_counts_nothing(refusing: Trede) -> None:
    click(refusing.window, "Opnieuw proberen")
    assert votes_in_the_room(refusing) == 1


def test_a_retry_counts_the_waiting_votes(refused: Trede) -> None:
    assert votes_in_the_room(refused) == 1
    click(refused.window, "Opnieuw proberen")
    assert votes_in_the_room(refused) == 3
    assert "Niet opgeslagen" not in " ".join(shown_texts(refused.window))


def test_the_next_key_retries_too(refused: Trede) -> None:
    press(refused, "5")
    assert votes_in_the_room(refused) == 4


def test_the_next_tick_retries_too(refused: Trede) -> None:
    live_of(refused).bridge.tick()
    assert votes_in_the_room(refused) == 3


def test_the_show_continues_while_saving_fails(refusing: Trede) -> None:
    press(refusing, "enter")
    shown = scene(refusing)
    assert isinstance(shown, ResultScene)
    assert shown.counts == (0, 0, 0, 1, 0, 0)


def test_a_full_disk_is_reported_until_it_has_space(trede: Trede) -> None:
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


def question_of(trede: Trede) -> LeaveQuestion | None:
    """The visible question in the trainer's window, if any."""
    settle()
    found = [one for one in trede.window.findChildren(LeaveQuestion) if one.isVisible()]
    return found[0] if found else None


@pytest.mark.parametrize("how", ["home", "close"])
def test_leaving_asks_first_while_votes_wait(
    refusing: Trede, how: str, zone: pytest.MonkeyPatch
) -> None:
    zone.setenv("TZ", "EST5")
    time.tzset()
    leave(refusing, how)
    question = question_of(refusing)
    assert question is not None
    texts = " ".join(shown_texts(question))
    assert "2 stemmen tellen nog niet mee." in texts
    assert "bezet" in texts
    saved_at = live_of(refusing).bridge.snapshot.saved_at
    assert saved_at is not None
    assert f"kwijt wat je na {here(saved_at):%H:%M:%S} deed" in texts
    press_default(question)
    assert question_of(refusing) is None
    assert refusing.window.isVisible()
    assert votes_in_the_room(refusing) == 1
    leave(refusing, how)
    question = question_of(refusing)
    assert question is not None
    click(question, "Toch weggaan")
    assert refusing.live is None
    assert refusing.window.isVisible() == (how == "home")


def leave(trede: Trede, how: str) -> None:
    if how == "home":
        click(live_of(trede).console, "Naar begin")
    else:
        trede.window.close()
    settle()


def press_default(question: LeaveQuestion) -> None:
    QTest.keyClick(question, Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize("how", ["home", "close"])
def test_leaving_saves_waiting_votes_and_asks_nothing(
    refused: Trede, how: str, tmp_path: Path
) -> None:
    leave(refused, how)
    assert question_of(refused) is None
    assert refused.live is None
    assert votes_on_disk(tmp_path) == 3


def test_the_question_closes_when_everything_is_saved(
    trede: Trede, tmp_path: Path, qtbot: QtBot
) -> None:
    to_first_vote(trede)
    with being_written(tmp_path / FILE):
        press(trede, "3")
        leave(trede, "home")
        assert question_of(trede) is not None
    live_of(trede).bridge.tick()
    qtbot.waitUntil(lambda: trede.live is None)
    assert question_of(trede) is None
    assert votes_on_disk(tmp_path) == 1


def test_after_cancelling_the_workshop_stays_open(
    trede: Trede, tmp_path: Path, qtbot: QtBot
) -> None:
    to_first_vote(trede)
    with being_written(tmp_path / FILE):
        press(trede, "3")
        leave(trede, "home")
        question = question_of(trede)
        assert question is not None
        QTest.keyClick(question, Qt.Key.Key_Escape)
        settle()
    live_of(trede).bridge.tick()
    qtbot.waitUntil(lambda: votes_in_the_room(trede) == 1)
    assert trede.live is not None


def votes_on_disk(data_folder: Path) -> int:
    with open_for_reading(data_folder / FILE) as database:
        store = WorkshopStore(database)
        rounds = store.load(store.find("latest"))[1].rounds
    return sum(round_.votes for round_ in rounds.values())


@pytest.mark.skipif(sys.platform == "win32", reason="there, a file that is open stays where it is")
def test_a_deleted_database_is_recreated_and_reported(trede: Trede, tmp_path: Path) -> None:
    to_first_vote(trede)
    press(trede, "3")
    (tmp_path / FILE).unlink()
    press(trede, "3")
    assert votes_in_the_room(trede) == 2
    text = trede.window.messages.text
    assert "was weg, verplaatst of verwijderd" in text
    assert str(tmp_path / FILE) in text
    assert "Al je workshops staan erin" in text
    assert "niet opgeslagen" not in " ".join(shown_texts(trede.window))
    assert votes_on_disk(tmp_path) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there, a file that is open stays where it is")
def test_a_missing_data_folder_is_reported_until_it_is_back(
    make_trede: Callable[[], Trede], tmp_path: Path, qtbot: QtBot
) -> None:
    trede = make_trede()
    to_first_vote(trede)
    press(trede, "3")
    away = tmp_path.with_name(f"{tmp_path.name}-away")
    tmp_path.rename(away)
    tmp_path.touch()  # so that no folder can be created there
    try:
        press(trede, "3", "4")
        assert votes_in_the_room(trede) == 1
        texts = " ".join(shown_texts(trede.window))
        assert "2 stemmen tellen nog niet mee." in texts
        assert "niet opgeslagen" in texts
    finally:
        tmp_path.unlink()
        away.rename(tmp_path)
    live_of(trede).bridge.tick()
    qtbot.waitUntil(lambda: votes_in_the_room(trede) == 3)
    assert votes_on_disk(tmp_path) == 3


def test_a_bug_in_saving_is_logged_and_the_show_continues(
    trede: Trede,
    tmp_path: Path,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    to_first_vote(trede)
    press(trede, "3")
    database = trede.folder.workshops.database
    database.execute(
        "CREATE TEMP TRIGGER mistake BEFORE INSERT ON round"
        " BEGIN SELECT RAISE(ABORT, 'een fout van ons'); END"
    )
    with qtbot.captureExceptions() as raised:
        press(trede, "3", "4")
    assert [str(error) for _, error, _ in raised] == ["een fout van ons"]
    texts = " ".join(shown_texts(trede.window))
    assert "Trede maakt een fout bij het opslaan" in texts
    assert "schijf vol" not in texts
    assert votes_in_the_room(trede) == 1
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_crash_log(tmp_path, clock)
    kind, error, trace = raised[0]
    sys.excepthook(kind, error, trace)
    assert "een fout van ons" in (tmp_path / UNREAD).read_text(encoding="utf-8")
    press(trede, "enter")
    shown = scene(trede)
    assert isinstance(shown, ResultScene)
    assert shown.counts == (0, 0, 0, 1, 0, 0)
    database.execute("DROP TRIGGER mistake")
    click(trede.window, "Opnieuw proberen")
    assert votes_on_disk(tmp_path) == 3


def test_a_damaged_database_is_set_aside_and_the_app_opens(
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


def test_a_database_of_a_newer_version_is_set_aside(
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


def test_the_app_opens_without_a_writable_database_and_reports_it(
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
    assert "zonder op te slaan" in trede.window.messages.text
    to_first_vote(trede)
    press(trede, "1")
    assert votes_in_the_room(trede) == 1
    assert "wordt niet opgeslagen" in shown_texts(trede.window)


def test_unreadable_settings_do_not_stop_a_workshop(trede: Trede) -> None:
    unreadable(trede.folder.workshops.database, "setting")
    to_first_vote(trede)
    press(trede, "1")
    assert votes_in_the_room(trede) == 1
    assert "niet te lezen" in trede.window.messages.text


def test_the_last_read_settings_remain_in_use(trede: Trede) -> None:
    trede.folder.save_settings(replace(trede.folder.settings(), organisation="Gemeente"))
    assert trede.folder.settings().organisation == "Gemeente"
    unreadable(trede.folder.workshops.database, "setting")
    assert trede.folder.settings().organisation == "Gemeente"


def test_a_missing_resource_is_reported_at_the_start(
    make_trede: Callable[[], Trede], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "missing", lambda: [Path("Regular.ttf")])
    reported = make_trede().window.messages.text
    assert reported.startswith("Trede is niet compleet: het bestand Regular.ttf")


@pytest.mark.parametrize("button", ["Nieuwe workshop", "Oefenen met een verzonnen groep"])
def test_an_unreadable_deck_is_reported(
    trede: Trede, button: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def gone(name: str) -> Path:
        return tmp_path / name / "weg.toml"

    monkeypatch.setattr(paths, "deck_file", gone)
    click(trede.window.home, button)
    assert "weg.toml" in trede.window.messages.text


def test_the_app_works_without_a_data_folder(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    kept = open_database(
        tmp_path / "bestand" / "gegevens", lambda: datetime(2026, 11, 22, tzinfo=UTC)
    )
    assert not kept.on_disk
    assert "zonder op te slaan" in kept.message
    kept.database.close()


@pytest.mark.parametrize("with_file", [False, True])
def test_a_second_copy_stops_and_raises_the_first(
    trede: Trede, tmp_path: Path, qtbot: QtBot, *, with_file: bool
) -> None:
    single = InstanceLock(tmp_path)
    trede.window.showMinimized()
    file = tmp_path / "eigen kaarten.toml"
    file.touch()
    second = subprocess.run(
        [sys.executable, "-m", "workshop_app", *([str(file)] if with_file else [])],
        env={
            "WORKSHOP_APP_HOME": str(tmp_path),
            "WORKSHOP_APP_LANGUAGE": "nl",
            "QT_QPA_PLATFORM": "offscreen",
            "PATH": "",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert second.returncode == 1
    assert "Trede is al open." in second.stderr
    assert second.stderr.startswith("Trede kan het bestand") == with_file
    assert "Traceback" not in second.stderr
    qtbot.waitUntil(lambda: not (tmp_path / ACTIVATION).exists() and not trede.window.isMinimized())
    single.release()


def test_an_activation_request_with_a_locked_file_is_answered_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to remove a file that the second copy has not closed yet."""
    parent = QObject()
    activate = ActivationWatcher(tmp_path, parent)
    requests: list[bool] = []
    activate.activation_requested.connect(lambda: requests.append((tmp_path / ACTIVATION).exists()))
    real, refused = Path.unlink, list[Path]()

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == ACTIVATION and len(refused) < 3:
            refused.append(path)
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    (tmp_path / ACTIVATION).write_bytes(b"first")
    qtbot.waitUntil(lambda: not (tmp_path / ACTIVATION).exists())
    assert len(refused) == 3
    assert requests == [True]
    (tmp_path / ACTIVATION).write_bytes(b"second")
    qtbot.waitUntil(lambda: not (tmp_path / ACTIVATION).exists())
    qtbot.waitUntil(lambda: len(requests) == 2)
    parent.deleteLater()


def test_a_bug_is_logged_and_reported_at_the_next_start(
    make_trede: Callable[[], Trede],
    tmp_path: Path,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for hooked in (sys, threading):
        monkeypatch.setattr(hooked, "excepthook", hooked.excepthook)
    install_crash_log(tmp_path, clock)
    error = ZeroDivisionError("een fout van ons")
    sys.excepthook(ZeroDivisionError, error, None)
    assert "een fout van ons" in (tmp_path / UNREAD).read_text(encoding="utf-8")
    assert "een fout van ons" in capfd.readouterr().err
    (tmp_path / UNREAD).unlink()
    sys.excepthook(ZeroDivisionError, error, None)
    assert not (
        tmp_path / UNREAD
    ).exists()  # a repeated bug, for instance in a timer, is logged once
    thread = threading.Thread(target=lambda: next(iter(())))
    thread.start()
    thread.join()
    assert "StopIteration" in (tmp_path / UNREAD).read_text(encoding="utf-8")
    trede = make_trede()
    assert "De vorige keer ging er iets mis" in trede.window.messages.text
    (reported,) = tmp_path.glob("crash-2026-*.txt")
    assert str(reported) in trede.window.messages.text
    assert not (tmp_path / UNREAD).exists()
