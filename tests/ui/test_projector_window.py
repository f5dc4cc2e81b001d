"""The room's window as a ballot box, with touch and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.test_projector_changes import shown, vote
from tests.ui.test_projector_extremes import questions
from ui import theme
from ui.projector.ground import choice_at, ground_boxes
from ui.projector.room_window import ProjectorWindow
from ui.projector.sheet import Measures
from workshop_app.session.commands import Press
from workshop_app.session.scenes import BallotFeedback, BreakScene
from workshop_app.session.state import VotingMethod

SHEET = QRectF(0, 0, 960, 540)
BOX = shown(vote(3, VotingMethod.BALLOT_BOX))


@pytest.fixture
def window(qapp: QApplication) -> Iterator[ProjectorWindow]:
    theme.load_fonts(theme.SHOW_STYLES)
    made = ProjectorWindow()
    made.resize(960, 540)
    made.show_public(BOX)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def choices_of(window: ProjectorWindow) -> list[int]:
    """A list that collects the choices pressed in a window from now on."""
    heard: list[int] = []

    def hear(choice: int, press: Press) -> None:
        heard.append(choice)

    window.choice_pressed.connect(hear)
    return heard


@pytest.fixture
def pressed(window: ProjectorWindow) -> list[int]:
    return choices_of(window)


def column(number: int, height: int = 500) -> QPoint:
    """A point in the column of an option of the staircase."""
    return QPoint(round(40 + (number + 0.5) * 880 / 6), height)


@pytest.mark.parametrize("number", range(6))
def test_a_click_anywhere_in_a_column_votes(
    window: ProjectorWindow, pressed: list[int], number: int
) -> None:
    for height in (200, 350, 480, 535):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=column(number, height))
    assert pressed == [number] * 4


def test_a_touch_votes_once_until_it_is_released(
    window: ProjectorWindow, pressed: list[int]
) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(1, column(3)).commit()
    QTest.touchEvent(window, device).move(1, column(4)).commit()
    QTest.touchEvent(window, device).release(1, column(4)).commit()
    assert pressed == [3]


def test_a_press_has_its_device_and_the_time_of_its_event(window: ProjectorWindow) -> None:
    heard: list[tuple[int, Press]] = []

    def hear(choice: int, press: Press) -> None:
        heard.append((choice, press))

    window.choice_pressed.connect(hear)
    made = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        QPointF(column(1)),
        QPointF(column(1)),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    made.setTimestamp(70_599)
    QApplication.sendEvent(window, made)
    QTest.touchEvent(window, QTest.createTouchDevice()).press(1, column(3)).commit()
    (first, mouse), (second, touch) = heard
    assert (first, second) == (1, 3)
    assert mouse.at == 70_599
    assert mouse.device != touch.device


def test_a_second_finger_does_not_vote(window: ProjectorWindow, pressed: list[int]) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(1, column(3)).commit()
    QTest.touchEvent(window, device).stationary(1).press(2, column(5)).commit()
    QTest.touchEvent(window, device).release(1, column(3)).release(2, column(5)).commit()
    assert pressed == [3]


def test_a_press_at_a_closed_vote_is_still_reported(
    window: ProjectorWindow, pressed: list[int]
) -> None:
    window.show_public(
        shown(replace(vote(3, VotingMethod.BALLOT_BOX, BallotFeedback.TOO_LATE), is_open=False))
    )
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=column(2))
    assert pressed == [2]


@pytest.mark.parametrize(
    "public", [shown(vote(3)), shown(vote(3, VotingMethod.TABLES)), shown(BreakScene())]
)
def test_a_press_outside_a_ballot_box_does_nothing(window: ProjectorWindow, public: object) -> None:
    heard = choices_of(window)
    window.show_public(public)  # type: ignore[arg-type]
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=column(2))
    assert heard == []
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_other_buttons_and_other_places_do_not_vote(
    window: ProjectorWindow, pressed: list[int]
) -> None:
    QTest.mouseClick(window, Qt.MouseButton.RightButton, pos=column(2))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=column(2, 60))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 500))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(950, 500))
    assert pressed == []


def test_the_ballot_box_has_a_pointing_hand_cursor(window: ProjectorWindow) -> None:
    assert window.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_every_option_of_every_scale_can_be_pressed(qapp: QApplication) -> None:
    theme.load_fonts(theme.SHOW_STYLES)
    for question in questions():
        public = shown(replace(vote(3, VotingMethod.BALLOT_BOX), question=question))
        boxes = ground_boxes(Measures(SHEET), question.scale, tall=True)
        for number, box in boxes.items():
            corners = (box.topLeft(), box.center(), box.bottomRight(), box.bottomLeft())
            for corner in corners:
                assert choice_at(public, SHEET, corner) == number, question.kind


def test_every_point_between_two_columns_belongs_to_one() -> None:
    heard = [choice_at(BOX, SHEET, QPointF(x / 4, 400)) for x in range(41 * 4, 919 * 4)]
    assert heard == sorted(number for number in heard if number is not None)
    assert set(heard) == set(range(6))


def test_a_point_off_the_sheet_is_no_choice() -> None:
    assert choice_at(BOX, SHEET, QPointF(400, 541)) is None
    assert choice_at(BOX, SHEET.translated(1000, 0), QPointF(400, 400)) is None
    assert choice_at(BOX, SHEET.translated(1000, 0), QPointF(1400, 400)) == 2
