"""The dialogs that ask for a file or a folder: whole in both languages, and they fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clipping import clipped
from tests.ui.driving import settle
from ui.widgets.file_dialog import file_dialog, folder_dialog, pdf_dialog
from workshop_app.i18n import Language

SMALL = (1024, 616)
"""The pixels of a small laptop, less a title bar."""


def ask_for_pdf(parent: QWidget, title: str) -> QFileDialog:
    return pdf_dialog(parent, title, "Voorbeeld.pdf")


ASKS = [file_dialog, folder_dialog, ask_for_pdf]
LABELS = {
    Language.NL: {"Zoek in:", "Bestandsnaam:", "Map:", "Soort:", "Openen", "Opslaan", "Kiezen"},
    Language.EN: {"Look in:", "File name:", "Directory:", "Type:", "Open", "Save", "Choose"},
}
CANCEL = {Language.NL: "Annuleren", Language.EN: "Cancel"}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("ask", ASKS)
def test_every_label_is_in_the_language_and_fits_on_a_small_laptop(
    switch_language: Callable[[Language], None],
    qtbot: QtBot,
    documents: Path,
    ask: Callable[[QWidget, str], QFileDialog],
    language: Language,
) -> None:
    switch_language(language)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ask(parent, "Voorbeeld")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    settle()
    texts = {
        widget.text().replace("&", "")
        for widget in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton))
        if widget.isVisible() and widget.text()
    }
    assert CANCEL[language] in texts
    assert texts - {CANCEL[language]} <= LABELS[language]
    assert len(texts) >= 5
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]
    # Qt elides the path of the folder, which is as long as it is.
    assert [fault for fault in clipped(dialog) if not fault.startswith("QComboBox")] == []
    dialog.reject()
