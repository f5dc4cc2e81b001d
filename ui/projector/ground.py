"""What votes stand on: the staircase for niveaus, platforms on one level for the rest."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from ui.projector.ballot_box import card_area
from ui.projector.platforms import draw_platforms, platform_boxes
from ui.projector.sheet import Measures, Sheet
from ui.projector.staircase import FLAT, FLOOR, GAP, TALL, columns, draw_steps, step_boxes
from workshop_app.content.scale import Scale, ScaleKind
from workshop_app.session.scenes import PublicSnapshot, VoteScene
from workshop_app.session.state import VotingMethod

TARGET_TOP = 0.355
"""From here down, as a part of the height, a press is a press on the option under it."""


def is_staircase(scale: Scale) -> bool:
    """Whether the options of a scale are steps that rise."""
    return scale.kind in (ScaleKind.NIVEAUS, ScaleKind.INDICATOR)


def ground_boxes(sheet: Measures, scale: Scale, *, tall: bool) -> dict[int, QRectF]:
    """The box of each option by its number: `tall` for voting, else with room for votes above."""
    if is_staircase(scale):
        return step_boxes(sheet, scale.options, TALL if tall else FLAT, FLOOR)
    return platform_boxes(sheet, scale, tall=tall)


def draw_ground(
    sheet: Sheet, scale: Scale, *, tall: bool, lit: int | None = None
) -> dict[int, QRectF]:
    """Draw what votes stand on; returns the box of each option."""
    boxes = ground_boxes(sheet, scale, tall=tall)
    if is_staircase(scale):
        draw_steps(sheet, scale.options, boxes, hints=tall, lit=lit)
    else:
        draw_platforms(sheet, scale, boxes, tall=tall, lit=lit)
    return boxes


def choice_at(public: PublicSnapshot, rect: QRectF, point: QPointF) -> int | None:
    """The option under a press, on a sheet over `rect`; None where a press means nothing.

    Only a vote at the ballot box has something to press. A closed one has too: whoever comes too
    late must be told, and the session is the one that tells. The whole column is the target, from
    above the highest step to the lower edge.
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
    """Whether a press, on a sheet over `rect`, takes back the last voter's ballot."""
    scene = public.scene
    if not isinstance(scene, VoteScene) or scene.method is not VotingMethod.BALLOT_BOX:
        return False
    return scene.can_take_back and card_area(Measures(rect)).contains(point)
