from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.driving import click, press, settle
from ui.app import Trede
from ui.handout_export import HandoutExport
from workshop_app.errors import KnownError


def test_a_handout_is_made_in_the_background(trede: Trede, tmp_path: Path, qtbot: QtBot) -> None:
    desk = HandoutExport(trede.window, trede.window.messages)
    path = tmp_path / "verslag.pdf"
    desk.make(path, lambda: b"%PDF-1.7 inhoud")
    qtbot.waitUntil(lambda: trede.window.messages.text == f"Klaar: {path}")
    assert path.read_bytes() == b"%PDF-1.7 inhoud"
    desk.close()


def test_a_missing_folder_is_reported(trede: Trede, tmp_path: Path, qtbot: QtBot) -> None:
    desk = HandoutExport(trede.window, trede.window.messages)
    desk.make(tmp_path / "weg" / "verslag.pdf", lambda: b"%PDF")
    qtbot.waitUntil(lambda: "kan niet worden geschreven" in trede.window.messages.text)
    desk.close()


def test_a_known_error_while_making_is_reported(trede: Trede, tmp_path: Path, qtbot: QtBot) -> None:
    def make() -> bytes:
        raise KnownError("De kaartenset is weg.", "Zet die terug.")

    desk = HandoutExport(trede.window, trede.window.messages)
    desk.make(tmp_path / "verslag.pdf", make)
    qtbot.waitUntil(lambda: trede.window.messages.text == "De kaartenset is weg. Zet die terug.")
    assert not (tmp_path / "verslag.pdf").exists()
    desk.close()


def test_the_report_is_written_to_the_chosen_file(
    trede: Trede, documents: Path, qtbot: QtBot
) -> None:
    trede.start_demo()
    settle()
    press(trede, "next", "next", "next", "next", "3", "enter")
    click(trede.window, "Afsluiting")
    click(trede.window, "tot slot")
    click(trede.window, "Verslag maken (pdf)")
    dialog = trede.window.findChild(QFileDialog)
    assert dialog is not None
    (suggested,) = dialog.selectedFiles()
    assert Path(suggested) == documents / "verslag-2026-11-22-gemeente-voorbeeld.pdf"
    dialog.accept()
    qtbot.waitUntil(lambda: trede.window.messages.text.startswith("Klaar"), timeout=30_000)
    assert Path(suggested).read_bytes().startswith(b"%PDF")


def test_another_folder_can_be_chosen_after_a_failure(
    trede: Trede, documents: Path, qtbot: QtBot
) -> None:
    click(trede.window.home, "Deelnemersboekje (pdf)")
    dialog = trede.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(documents / "weg" / "boekje.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: "kan niet worden geschreven" in trede.window.messages.text)
    settle()
    click(trede.window, "Opnieuw proberen")
    asked = [one for one in trede.window.findChildren(QFileDialog) if one.isVisible()]
    assert len(asked) == 1
    asked[0].fileSelected.emit(str(documents / "boekje.pdf"))
    asked[0].reject()
    qtbot.waitUntil(lambda: trede.window.messages.text.startswith("Klaar"), timeout=30_000)
    click(trede.window, "Sluiten")
    assert trede.window.messages.text == ""  # the earlier failure is resolved


def test_a_bug_while_making_is_reported(
    trede: Trede, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []

    def hook(kind: type[BaseException], *_: object) -> None:
        caught.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    desk = HandoutExport(trede.window, trede.window.messages)
    desk.make(tmp_path / "verslag.pdf", lambda: next(iter(())))
    qtbot.waitUntil(lambda: "iets mis in Trede zelf" in trede.window.messages.text)
    assert caught == [StopIteration]
