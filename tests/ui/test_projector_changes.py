"""Repainting only the changed part of a scene, and never a secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from tests.ui.test_scenes import NOW, QUESTION, SIZES, assert_readable, own_deck, paint, shown_texts
from ui.projector.changes import changed_part
from ui.projector.scene_painting import paint_scene
from workshop_app.session.commands import CastBallot, ChangeCount, Command, Next, SetTableVote
from workshop_app.session.opening import Opening, begin
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import apply
from workshop_app.session.scenes import (
    BallotFeedback,
    BreakScene,
    Countdown,
    PublicSnapshot,
    ResultScene,
    VoteScene,
)
from workshop_app.session.state import VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

pytestmark = pytest.mark.usefixtures("fonts")


def vote(
    votes: int,
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS,
    box: BallotFeedback = BallotFeedback.WAITING,
) -> VoteScene:
    tables = tuple(range(1, votes + 1)) if method is VotingMethod.TABLES else ()
    expected = 30 if method is VotingMethod.TABLES else 120
    back = box is BallotFeedback.COUNTED
    return VoteScene(QUESTION, 1, 2, method, True, votes, expected, tables, box, back)  # noqa: FBT003


def shown(scene: VoteScene | BreakScene, left: int | None = None) -> PublicSnapshot:
    until = NOW + timedelta(seconds=600)
    time = None if left is None else Countdown(left, until)
    return PublicSnapshot(scene, "", 0, 1, time)


CHANGES = [
    (shown(vote(9)), shown(vote(110))),
    (shown(vote(9, VotingMethod.TABLES)), shown(vote(21, VotingMethod.TABLES))),
    *(
        (
            shown(vote(9, VotingMethod.BALLOT_BOX, one)),
            shown(vote(10, VotingMethod.BALLOT_BOX, other)),
        )
        for one, other in zip(
            BallotFeedback, [*list(BallotFeedback)[1:], BallotFeedback.WAITING], strict=True
        )
    ),
    (shown(vote(9), 600), shown(vote(9), 599)),
    (shown(vote(9), 1), shown(vote(10), 0)),
    (shown(vote(9), 1), shown(vote(9))),
    (shown(BreakScene(), 600), shown(BreakScene(), 599)),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_repainting_the_changed_part_gives_the_same_picture(
    qapp: QApplication, width: int, height: int, before: PublicSnapshot, after: PublicSnapshot
) -> None:
    rect = QRectF(0, 0, width, height)
    part = changed_part(before, after, rect)
    assert 0 < part.width() * part.height() < width * height / 4
    for public in (before, after):  # large glyphs differ by a shade the first times
        paint(public, width, height)
        paint(public, width, height)
    image, _ = paint(before, width, height)
    painter = QPainter(image)
    paint_scene(painter, rect, after, QRectF(part.toAlignedRect()))
    painter.end()
    whole, texts = paint(after, width, height)
    assert_readable(texts, width, height)
    assert image == whole


def test_another_scene_is_repainted_completely() -> None:
    rect = QRectF(0, 0, 1920, 1080)
    opened = shown(vote(3))
    closed = shown(replace(vote(3), is_open=False))
    assert changed_part(None, opened, rect) == rect
    assert changed_part(opened, closed, rect) == rect
    assert changed_part(opened, shown(vote(3, VotingMethod.TABLES)), rect) == rect
    assert changed_part(opened, shown(BreakScene()), rect) == rect
    assert changed_part(opened, replace(opened, rehearsal=True), rect) == rect
    assert changed_part(shown(BreakScene(), 1), shown(BreakScene(), 0), rect) == rect


def room_after(method: VotingMethod, choices: tuple[int, ...]) -> PublicSnapshot:
    """The public snapshot at the first vote of the own deck, after these votes."""
    opening = Opening("Gemeente Voorbeeld", "", date(2026, 9, 30), 12, 6, "", method)
    workshop, state = begin(opening, own_deck(), WorkshopKind.REAL, NOW, lambda: "x")
    commands: list[Command] = [Next(), Next(), Next(), Next()]
    for number, choice in enumerate(choices, 1):
        commands.append(
            {
                VotingMethod.SHOW_OF_HANDS: ChangeCount(choice),
                VotingMethod.BALLOT_BOX: CastBallot(choice),
                VotingMethod.TABLES: SetTableVote(number, choice),
            }[method]
        )
    for command in commands:
        state = apply(workshop.contents, state, command, NOW)
    return public_snapshot(workshop, state, NOW, BallotFeedback.COUNTED)


@pytest.mark.parametrize("method", VotingMethod)
def test_a_vote_has_the_same_picture_for_any_choices(
    qapp: QApplication, method: VotingMethod
) -> None:
    one, other = room_after(method, (0, 0, 0, 0, 0)), room_after(method, (5, 1, 4, 2, 3))
    assert isinstance(one.scene, VoteScene)
    assert one.scene.votes == 5
    for public in (one, other):  # large glyphs differ by a shade the first times
        paint(public, 1920, 1080)
        paint(public, 1920, 1080)
    picture, texts = paint(one, 1920, 1080)
    another, other_texts = paint(other, 1920, 1080)
    assert shown_texts(texts) == shown_texts(other_texts)
    assert picture == another


def test_the_number_of_votes_is_visible(qapp: QApplication) -> None:
    few, more = room_after(VotingMethod.TABLES, (0, 0)), room_after(VotingMethod.TABLES, (0, 0, 0))
    assert paint(few, 1920, 1080)[0] != paint(more, 1920, 1080)[0]


def test_a_result_shows_the_vote_of_each_table(qapp: QApplication) -> None:
    def texts_with(standing: dict[int, tuple[int, ...]]) -> list[str]:
        counts = tuple(len(standing.get(choice, ())) for choice in range(6))
        scene = ResultScene(
            QUESTION,
            1,
            2,
            (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]),
            None,
            None,
            None,
            None,
            None,
            standing,
            None,
        )
        _, texts = paint(PublicSnapshot(scene, "", 0, 1), 1920, 1080)
        assert_readable(texts, 1920, 1080)
        return shown_texts(texts)

    few = texts_with({1: (2, 6), 4: (29,)})
    assert {"2", "6", "29"} <= set(few)
    assert not [text for text in few if text.startswith("tafel")]
    many = texts_with({1: (2,), 5: tuple(range(3, 31))})
    assert {"tafel 2", "tafels 3–30"} <= set(many)
