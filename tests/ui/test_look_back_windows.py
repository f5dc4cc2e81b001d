"""A look back on earlier pledges, and a transfer, in the windows."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.ui.driving import click, live_of, press, scene, settle, shown_texts, to_step
from ui.app import Trede
from ui.home.opening_dialog import OpeningDialog
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import AddEntry
from workshop_app.session.items import ItemKind
from workshop_app.session.opening import Opening
from workshop_app.session.scenes import LearnedScene, ResultScene, StoryScene, VoteScene, WordsScene
from workshop_app.session.workshop_kind import WorkshopKind

BASIS = Opening("Gemeente Voorbeeld", "groep B", date(2026, 9, 30), 12, programme="basis")


def test_pledges_of_an_earlier_workshop_are_shown(trede: Trede) -> None:
    trede.begin_as(WorkshopKind.REAL, BASIS)
    settle()
    to_step(trede, StepKind.PLEDGES)
    live_of(trede).bridge.do(AddEntry("Terugbellen voor ik naar huis ga", 2))
    trede.leave_workshop()
    click(trede.window.home, "Nieuwe workshop")
    dialog = trede.window.findChildren(OpeningDialog)[0]
    programme = next(box for box in dialog.findChildren(QComboBox) if box.isVisible())
    assert not any(text == "Terugblik op" for text in shown_texts(dialog))
    programme.setCurrentIndex(programme.findData("terugkomsessie"))
    settle()
    assert "Terugblik op" in shown_texts(dialog)
    assert any("Voor 4 tot 24 mensen." in text for text in shown_texts(dialog))
    dialog.findChildren(QLineEdit)[0].setText("Gemeente Voorbeeld")
    click(dialog, "Beginnen")
    press(trede, "next")
    shown = scene(trede)
    assert isinstance(shown, WordsScene)
    assert shown.kind is ItemKind.EARLIER
    assert [(entry.text, entry.table) for entry in shown.entries] == [
        ("Terugbellen voor ik naar huis ga", 2)
    ]
    press(trede, "next")
    shown = scene(trede)
    assert isinstance(shown, WordsScene)
    assert (shown.kind, shown.entries) == (ItemKind.LOOK_BACK, ())


def test_a_look_back_works_without_an_earlier_workshop(trede: Trede) -> None:
    click(trede.window.home, "Nieuwe workshop")
    dialog = trede.window.findChildren(OpeningDialog)[0]
    programme = next(box for box in dialog.findChildren(QComboBox) if box.isVisible())
    programme.setCurrentIndex(programme.findData("terugkomsessie"))
    settle()
    assert "Terugblik op" not in shown_texts(dialog)
    click(dialog, "Beginnen")
    press(trede, "next")
    shown = scene(trede)
    assert isinstance(shown, WordsScene)
    assert shown.entries == ()


def test_a_transfer_has_one_round_and_is_compared_with_its_card(trede: Trede) -> None:
    trede.begin_as(
        WorkshopKind.REAL, Opening("", "groep B", date(2026, 9, 30), 12, programme="halve-dag")
    )
    settle()
    to_step(trede, StepKind.CARD)
    press(trede, "next", "next", "0", "0", "5", "next")
    to_step(trede, StepKind.TRANSFER)
    assert isinstance(scene(trede), StoryScene)
    press(trede, "next", "next", "0", "0", "0", "next")
    shown = scene(trede)
    assert isinstance(shown, ResultScene)
    assert (shown.round, shown.rounds) == (1, 1)
    texts = " ".join(shown_texts(trede.window))
    assert "3 van 3 stemmen staan op de duiding." in texts
    assert "Ronde 2" not in texts
    assert "opnieuw" not in texts
    press(trede, "next")
    shown = scene(trede)
    assert isinstance(shown, ResultScene)
    assert shown.reference is not None
    press(trede, "next", "next")
    assert isinstance(scene(trede), VoteScene)
    press(trede, "next", "next")  # twice: a vote without votes asks first
    shown = scene(trede)
    assert isinstance(shown, LearnedScene)
    assert (shown.learned.first.on, shown.learned.first.votes) == (2, 3)
    assert shown.learned.second.votes == 0
    assert (shown.learned.transfer.on, shown.learned.transfer.votes) == (3, 3)
