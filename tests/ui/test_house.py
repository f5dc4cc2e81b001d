"""Checks of the windows as a whole: PySide6 itself, imports, and texts."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from ui.formats import count_of_votes, decimal
from ui.projector.question_texts import question_for


def test_pyside_does_not_drop_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12 on Python 3.11 dropped a reference to None with each call that returns None,
    until the interpreter crashed in the middle of a show."""
    rect = QRectF()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        rect.setLeft(1.0)
    assert sys.getrefcount(None) > before - 1_000


def test_the_first_window_does_not_import_reportlab_or_the_console() -> None:
    code = (
        "import sys, ui.app; print([n for n in ('reportlab', 'ui.live', 'ui.projector.scenes',"
        " 'PySide6.QtSvg', 'tomllib', 'msgspec', 'sqlite3') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_numbers_and_plurals_are_dutch_whatever_the_machine_speaks(qapp: QApplication) -> None:
    assert count_of_votes(1) == "1 stem"
    assert count_of_votes(2) == "2 stemmen"
    assert decimal(0.784) == "0,78"
    assert decimal(-0.5) == "−0,50"
    assert decimal(0.41, signed=True) == "+0,41"
    assert decimal(-0.001, signed=True) == "0,00"


@pytest.mark.parametrize(
    ("counts", "question"),
    [
        ((0, 0, 0, 12, 0, 0), "Iedereen koos niveau 3. Waaraan zag je dat?"),
        ((0, 0, 2, 8, 2, 0), "Waarom kozen 2 van ons niveau 2?"),
        ((1, 0, 0, 11, 0, 0), "Waarom kozen 11 van ons niveau 3?"),
        ((1, 0, 0, 1, 0, 0), "Wat zag je? Vertel het elkaar."),
        ((0, 0, 0, 1, 0, 0), "Wat zag je? Vertel het elkaar."),
    ],
)
def test_the_question_is_about_the_choice_that_stands_out(
    counts: tuple[int, int, int, int, int, int], question: str
) -> None:
    assert question_for(counts) == question
