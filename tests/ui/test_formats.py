"""Numbers as people read them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.formats import count_of_votes, decimal


def test_numbers_and_plurals_are_dutch_whatever_the_machine_speaks(qapp: QApplication) -> None:
    assert count_of_votes(1) == "1 stem"
    assert count_of_votes(2) == "2 stemmen"
    assert decimal(0.784) == "0,78"
    assert decimal(-0.5) == "−0,50"
    assert decimal(0.41, signed=True) == "+0,41"
    assert decimal(-0.001, signed=True) == "0,00"
