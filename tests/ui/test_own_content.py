"""No text of the deck that comes with the app is cut in any scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.ui.test_scenes import NOW, SIZES, assert_readable, own_deck
from ui.projector.look import TEXT_SIZES, Look
from ui.projector.scene_painting import paint_scene
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    ChangeCount,
    GoTo,
    OpenOrClose,
    RevealOrHide,
    ToggleReference,
)
from workshop_app.session.opening import Opening, begin
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import apply
from workshop_app.session.scenes import PublicSnapshot
from workshop_app.session.state import Position
from workshop_app.session.step import Step
from workshop_app.session.workshop_kind import WorkshopKind

pytestmark = pytest.mark.usefixtures("fonts")

LARGEST = TEXT_SIZES[-1]


def everything() -> tuple[Step, ...]:
    """A step for each part of the deck."""
    deck = own_deck()
    wanted = [
        *((StepKind.CARD, card.id) for card in deck.cards),
        *((StepKind.TRANSFER, card.id) for card in deck.cards if card.transfer),
        *((StepKind.EXPLANATION, slide.id) for slide in deck.slides),
        *((StepKind.STATEMENT, statement.id) for statement in deck.statements),
        *((StepKind.QUESTION, question.id) for question in deck.questions),
        *((StepKind.FEEDBACK, exercise.id) for exercise in deck.exercises),
        (StepKind.LOOK_BACK, ""),
    ]
    return tuple(Step(number, kind, 5, content) for number, (kind, content) in enumerate(wanted, 1))


def scenes() -> Iterator[PublicSnapshot]:
    """A snapshot of each item, and of each poll with its result and its reference."""
    opening = Opening("Gemeente Voorbeeld", "groep B", date(2026, 9, 30), 12)
    workshop, begun = begin(opening, own_deck(), WorkshopKind.REAL, NOW, lambda: "x")
    contents = workshop.contents
    for step in everything():
        state = replace(begun, steps=(step,), position=Position(step.id))
        for number, item in enumerate(contents.items(step)):
            state = apply(contents, state, GoTo(step.id, number), NOW)
            yield public_snapshot(workshop, state, NOW)
            if item.poll is None:
                continue
            choice = item.poll.scale.highest
            for command in (OpenOrClose(), ChangeCount(choice), RevealOrHide()):
                state = apply(contents, state, command, NOW)
            if item.poll.reference is not None:
                state = apply(contents, state, ToggleReference(), NOW)
            yield public_snapshot(workshop, state, NOW)


@pytest.mark.parametrize(
    ("width", "height", "text"),
    [*((*size, 1.0) for size in SIZES), *((*size, LARGEST) for size in SIZES[:2])],
)
def test_nothing_of_the_own_deck_is_cut(
    qapp: QApplication, width: int, height: int, text: float
) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    shown = 0
    for public in scenes():
        painter = QPainter(image)
        sheet = QRectF(0, 0, width, height)
        texts = paint_scene(painter, sheet, public, look=Look(text=text))
        painter.end()
        assert_readable(texts, width, height)
        shown += 1
    deck = own_deck()
    behaviours = [b for card in deck.cards for b in card.behaviours]
    assert shown > 2 * len(behaviours) + 3 * len(deck.cards)
