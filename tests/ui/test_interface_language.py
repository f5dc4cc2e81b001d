"""Choosing the language of the interface in the settings."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel

from tests.ui.driving import click
from ui.app import Trede
from ui.data_folder import DataFolder
from ui.formats import decimal, long_date, percentage, time_of_day
from workshop_app.errors import StorageError
from workshop_app.i18n import Language
from workshop_app.interface_language import FILE, LanguageChoice, read_choice

NINE = datetime(2026, 5, 3, 9, 5).astimezone()
"""Five past nine, wherever this laptop is."""


def open_settings(trede: Trede) -> tuple[QDialog, QComboBox]:
    """The open settings, and their field for the language."""
    click(trede.window.home, "Instellingen")
    (dialog,) = (one for one in trede.window.findChildren(QDialog) if one.isVisible())
    (field,) = (
        one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "Taal van Trede"
    )
    return dialog, field


def reported(trede: Trede) -> str:
    return trede.window.messages.text


def test_the_language_is_kept_for_the_next_start(trede: Trede, tmp_path: Path) -> None:
    dialog, field = open_settings(trede)
    shown = [field.itemText(index) for index in range(field.count())]
    assert shown == ["zoals deze computer", "Nederlands", "English"]
    assert field.currentIndex() == 0
    labels = [one.text() for one in dialog.findChildren(QLabel)]
    assert "Geldt vanaf de volgende start van Trede." in labels
    field.setCurrentIndex(2)
    click(dialog, "Opslaan")
    assert read_choice(tmp_path) is LanguageChoice.EN
    assert reported(trede) == ""
    dialog, field = open_settings(trede)
    assert field.currentText() == "English"
    click(dialog, "Standaardwaarden")
    assert field.currentIndex() == 0
    dialog.reject()
    assert read_choice(tmp_path) is LanguageChoice.EN


def test_a_language_that_did_not_change_is_not_written(trede: Trede, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("in het Frans", "utf-8")
    dialog, _ = open_settings(trede)
    click(dialog, "Opslaan")
    assert (tmp_path / FILE).read_text("utf-8") == "in het Frans"


def test_a_language_that_cannot_be_kept_is_told(trede: Trede, tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    dialog, field = open_settings(trede)
    field.setCurrentIndex(1)
    click(dialog, "Opslaan")
    assert FILE in reported(trede)
    assert "Traceback" not in reported(trede)


def test_nothing_is_written_in_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    messages: list[str] = []
    refused = StorageError("De map is bezet.", "Kies een andere.")
    folder = DataFolder(tmp_path, lambda: pytest.fail("no clock"), messages.append, refused)
    folder.save_language(LanguageChoice.EN)
    assert messages == ["De map is bezet. Kies een andere."]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("english")
def test_dates_and_numbers_are_written_in_english() -> None:
    assert long_date(date(2026, 5, 3)).endswith("3 May 2026")
    assert decimal(-1.5) == "−1.50"
    assert percentage(70) == "70%"
    assert time_of_day(NINE) == "9:05"


@pytest.mark.usefixtures("qapp")
def test_dates_and_numbers_are_written_in_dutch() -> None:
    assert long_date(date(2026, 5, 3)) == "zondag 3 mei 2026"
    assert decimal(-1.5) == "−1,50"
    assert percentage(70) == "70\u00a0%"
    assert time_of_day(NINE) == "9.05"


@pytest.mark.parametrize("language", Language)
def test_the_buttons_of_qt_follow_the_language(
    qapp: QApplication, request: pytest.FixtureRequest, language: Language
) -> None:
    if language is Language.EN:
        request.getfixturevalue("english")
    wanted = {Language.NL: "Annuleren", Language.EN: "Cancel"}[language]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == wanted
    assert qapp.applicationName() == "Trede"
