"""The pictures in resources equal those of the drawing program, and contain only shapes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from illustrations import SCENES, sheet
from workshop_app import paths

NOT_SHAPES = ("href", "<image", "<text", "<use", "<style", "url(h")


NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

ROUNDING = 0.25
"""The tolerance for numbers: drawings have one decimal, and systems round letters differently."""


def same(drawn: str, kept: str) -> bool:
    numbers = zip(NUMBER.findall(drawn), NUMBER.findall(kept), strict=False)
    return NUMBER.split(drawn) == NUMBER.split(kept) and all(
        abs(float(one) - float(other)) < ROUNDING for one, other in numbers
    )


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_equals_that_of_the_program(qapp: QApplication, name: str) -> None:
    kept = paths.resources() / "decks" / "klantgerichtheid" / f"{name}.svg"
    drawn = SCENES[name]()
    assert same(drawn, kept.read_text(encoding="utf-8")), "run make illustrations"
    assert not any(word in drawn for word in NOT_SHAPES)


def test_the_kit_contains_only_shapes(qapp: QApplication) -> None:
    drawn = sheet.sheet()
    assert not any(word in drawn for word in NOT_SHAPES)
    picture = QSvgRenderer(QByteArray(drawn.encode()))
    assert picture.isValid()
    assert (picture.defaultSize().width(), picture.defaultSize().height()) == sheet.SHEET
