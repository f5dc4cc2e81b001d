"""A data folder that is not writable: workshops can be read, and nothing is saved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.disks import POSIX_ONLY
from tests.support.samples import ROOT
from tests.ui.driving import live_of, press, scene, settle, shown_texts
from ui.app import Trede
from ui.open_database import open_database
from workshop_app.errors import StorageError
from workshop_app.paths import FILE, REHEARSALS
from workshop_app.session.scenes import VoteScene
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage import database_opening
from workshop_app.storage.instance_lock import ACTIVATION, InstanceLock

REFUSED = StorageError("Deze schijf kent geen slot.", "Neem een andere.")


def clock() -> datetime:
    return datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def demo_folder(make_trede: Callable[[], Trede], tmp_path: Path) -> Path:
    """A data folder with a demo that has one vote."""
    trede = make_trede()
    trede.start_demo()
    settle()
    press(trede, "next", "next", "next", "next", "3")
    trede.close()
    trede.window.hide()
    return tmp_path


def test_a_folder_without_a_lock_is_read_and_never_written(
    demo_folder: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    before = (demo_folder / FILE).read_bytes()
    trede = Trede(demo_folder, clock, lambda: "new", refused=REFUSED)
    qtbot.addWidget(trede.window)
    trede.window.show()
    trede.window.activateWindow()
    trede.after_show()
    assert "Deze schijf kent geen slot. Neem een andere." in trede.window.messages.text
    assert "te openen en te printen" in trede.window.messages.text

    (row,) = trede.folder.rows()
    trede.open_workshop(row.id)
    settle()
    press(trede, "4")
    shown = scene(trede)
    assert isinstance(shown, VoteScene)
    assert shown.votes == 2
    assert "wordt niet opgeslagen" in shown_texts(trede.window)

    assert not trede.folder.database_for(WorkshopKind.REHEARSAL).on_disk
    trede.window.messages.clear()
    trede.leave_workshop()
    assert trede.window.messages.text == ""  # the problem with the folder was reported before
    trede.close()
    assert (demo_folder / FILE).read_bytes() == before
    assert not (demo_folder / REHEARSALS).exists()


def test_a_rehearsal_in_memory_is_in_the_list(tmp_path: Path, trede: Trede) -> None:
    reported: list[str] = []
    folder = type(trede.folder)(tmp_path / "none", clock, reported.append, REFUSED)
    trede.start_demo()
    live = live_of(trede).bridge.snapshot
    folder.database_for(WorkshopKind.REHEARSAL).store.create(live.workshop, live.state)
    assert [row.id for row in folder.rows()] == [live.workshop.id]
    assert len(reported) == 1
    folder.close()


def test_the_saved_workshops_are_shown_on_a_full_disk(
    demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_opening, "LEAST_SPACE", 1 << 62)
    opened = open_database(demo_folder, clock)
    assert not opened.on_disk
    assert "De schijf is vol." in opened.message
    assert "te openen en te printen" in opened.message
    assert len(opened.listing.rows()) == 1
    opened.database.close()


def test_a_database_set_aside_is_reported_when_no_new_one_can_be_made(
    demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (demo_folder / FILE).write_bytes(b"dit is geen database" * 100)
    monkeypatch.setattr(database_opening, "LEAST_SPACE", 1 << 62)
    opened = open_database(demo_folder, clock)
    (aside,) = demo_folder.glob("trede-onleesbaar-*.db")
    assert str(aside) in opened.message
    assert "De schijf is vol." in opened.message
    assert "zonder op te slaan" in opened.message
    opened.database.close()


def test_a_damaged_log_is_reported(make_trede: Callable[[], Trede], tmp_path: Path) -> None:
    first = make_trede()
    first.start_demo()
    settle()
    press(first, "next", "next", "next", "next", "3", "4", "5")
    files = {name: (tmp_path / name).read_bytes() for name in (FILE, f"{FILE}-wal")}
    first.close()
    first.window.hide()
    log = bytearray(files[f"{FILE}-wal"])
    log[100] ^= 1
    (tmp_path / FILE).write_bytes(files[FILE])
    (tmp_path / f"{FILE}-wal").write_bytes(log)

    trede = make_trede()
    (aside,) = tmp_path.glob("trede-beschadigd-*.db")
    assert str(aside) in trede.window.messages.text
    assert "beschadigd" in trede.window.messages.text
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == bytes(log)
    assert trede.folder.workshops.on_disk


PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
import ui.app
from workshop_app.cli import main

shown = ui.app.Trede.after_show

def tell(trede):
    shown(trede)
    print(trede.folder.workshops.on_disk, trede.window.isVisible(), trede.window.messages.text)
    QTimer.singleShot(0, QCoreApplication.quit)

ui.app.Trede.after_show = tell
main([])
"""


def run_program(data_folder: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """Start the program as a user does; it prints the message of its window, and quits."""
    environment = {
        **os.environ,
        "WORKSHOP_APP_HOME": str(data_folder),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-B", "-c", before + PROGRAM],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", ["bestand/gegevens", "x" * 256])
def test_the_program_opens_without_a_data_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    done = run_program(tmp_path / name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("False True De gegevensmap ")
    assert "zonder op te slaan" in done.stdout
    assert "Traceback" not in done.stderr


@POSIX_ONLY
def test_a_second_copy_on_a_full_disk_stops_and_raises_the_first(
    trede: Trede, tmp_path: Path, qtbot: QtBot
) -> None:
    single = InstanceLock(tmp_path)
    trede.window.showMinimized()
    # No byte can be written, as on a full disk.
    done = run_program(
        tmp_path, "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    )
    assert done.returncode == 1
    assert "Trede is al open." in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    qtbot.waitUntil(lambda: not (tmp_path / ACTIVATION).exists() and not trede.window.isMinimized())
    single.release()


@POSIX_ONLY
def test_the_program_opens_saved_workshops_on_a_full_disk(demo_folder: Path) -> None:
    before = (demo_folder / FILE).read_bytes()
    done = run_program(
        demo_folder, "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    )
    # The limit does not affect the pipe for the output.
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("False True ")
    assert "te openen en te printen" in done.stdout
    assert (demo_folder / FILE).read_bytes() == before
    assert not list(demo_folder.glob("trede-onleesbaar*"))
