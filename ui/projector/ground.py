"""The blocks that votes stand on: the staircase for niveaus, platforms for other scales."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from ui.projector.ballot_box_card import card_area
from ui.projector.platforms import draw_platforms, platform_boxes
from ui.projector.sheet import Measures, Sheet
from ui.projector.staircase_painting import FLAT, FLOOR, GAP, TALL, columns, draw_steps, step_boxes
from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.session.scenes import PublicSnapshot, VoteScene
from workshop_app.session.state import VotingMethod

TARGET_TOP = 0.355
"""The top of the area in which presses choose an option, as a fraction of the height."""


def is_staircase(scale: Scale) -> bool:
    """Whether the options of a scale are drawn as a staircase."""
    return scale.kind in (ScaleKind.NIVEAUS, ScaleKind.INDICATOR)


def ground_boxes(sheet: Measures, scale: Scale, *, tall: bool) -> dict[int, QRectF]:
    """The box of each option by number: `tall` for voting, else with space for votes above."""
    if is_staircase(scale):
        return step_boxes(sheet, scale.options, TALL if tall else FLAT, FLOOR)
    return platform_boxes(sheet, scale, tall=tall)


def draw_ground(
    sheet: Sheet, scale: Scale, *, tall: bool, lit: int | None = None
) -> dict[int, QRectF]:
    """Draw the blocks for a scale; returns the box of each option by its number.

    The option `lit` has a halo.
    """
    boxes = ground_boxes(sheet, scale, tall=tall)
    if is_staircase(scale):
        draw_steps(sheet, scale.options, boxes, hints=tall, lit=lit)
    else:
        draw_platforms(sheet, scale, boxes, tall=tall, lit=lit)
    return boxes


def choice_at(public: PublicSnapshot, rect: QRectF, point: QPointF) -> int | None:
    """The number of the option at a point of a sheet with rectangle `rect`; None for none.

    Only a vote by ballot box has options to press, also if it is closed, because the session must
    respond that it is too late. The target is the whole column, from above the highest step down
    to the lower edge.
    """
    scene = public.scene
    if not isinstance(scene, VoteScene) or scene.method is not VotingMethod.BALLOT_BOX:
        return None
    sheet = Measures(rect)
    if not rect.contains(point) or point.y() < rect.top() + TARGET_TOP * sheet.height:
        return None
    options = scene.question.scale.options
    across = columns(sheet, len(options))
    gap = GAP * sheet.width
    column = (point.x() - across[0].left() + gap / 2) // (across[0].width() + gap)
    return options[int(column)].number if 0 <= column < len(options) else None


def is_take_back(public: PublicSnapshot, rect: QRectF, point: QPointF) -> bool:
    """Whether a press on a sheet with rectangle `rect` takes back the last voter's ballot."""
    scene = public.scene
    if not isinstance(scene, VoteScene) or scene.method is not VotingMethod.BALLOT_BOX:
        return False
    return scene.can_take_back and card_area(Measures(rect)).contains(point)
