from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.app import Trede
from ui.paper import PaperDesk
from workshop_app.errors import KnownError


def test_a_handout_is_made_in_the_background_and_offered_to_open(
    trede: Trede, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = PaperDesk(trede.window, trede.window.messages)
    path = tmp_path / "verslag.pdf"
    desk.make(path, lambda: b"%PDF-1.7 inhoud")
    qtbot.waitUntil(lambda: trede.window.messages.text == f"Klaar: {path}")
    assert path.read_bytes() == b"%PDF-1.7 inhoud"
    desk.close()


def test_a_folder_that_is_not_there_is_told(trede: Trede, tmp_path: Path, qtbot: QtBot) -> None:
    desk = PaperDesk(trede.window, trede.window.messages)
    desk.make(tmp_path / "weg" / "verslag.pdf", lambda: b"%PDF")
    qtbot.waitUntil(lambda: "kan niet worden geschreven" in trede.window.messages.text)
    desk.close()


def test_a_known_error_while_making_is_told(trede: Trede, tmp_path: Path, qtbot: QtBot) -> None:
    def make() -> bytes:
        raise KnownError("De kaartenset is weg.", "Zet die terug.")

    desk = PaperDesk(trede.window, trede.window.messages)
    desk.make(tmp_path / "verslag.pdf", make)
    qtbot.waitUntil(lambda: trede.window.messages.text == "De kaartenset is weg. Zet die terug.")
    assert not (tmp_path / "verslag.pdf").exists()
    desk.close()
