"""The pictures in resources are what the drawing program draws, and hold nothing but shapes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from illustrations import SCENES, sheet
from workshop_app import paths

NOT_SHAPES = ("href", "<image", "<text", "<use", "<style", "url(h")


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_what_the_program_draws(qapp: QApplication, name: str) -> None:
    kept = paths.resources() / "decks" / "klantgerichtheid" / f"{name}.svg"
    drawn = SCENES[name]()
    assert drawn == kept.read_text(encoding="utf-8"), "run make illustrations"
    assert not any(word in drawn for word in NOT_SHAPES)


def test_everything_in_the_kit_is_made_of_shapes(qapp: QApplication) -> None:
    drawn = sheet.sheet()
    assert not any(word in drawn for word in NOT_SHAPES)
    picture = QSvgRenderer(QByteArray(drawn.encode()))
    assert picture.isValid()
    assert (picture.defaultSize().width(), picture.defaultSize().height()) == sheet.SHEET
