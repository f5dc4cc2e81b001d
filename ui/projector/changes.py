"""The part of a sheet that changes between two snapshots."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from ui.projector.countdown import BREAK_CLOCK, break_line, tab_area
from ui.projector.sheet import Measures
from ui.projector.vote_painting import changing_area
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    Countdown,
    PublicSnapshot,
    Scene,
    VoteScene,
)


def changed_part(before: PublicSnapshot | None, after: PublicSnapshot, rect: QRectF) -> QRectF:
    """The part of a sheet with rectangle `rect` that has to be repainted.

    If only votes came in, it is the area of their number; if only the countdown changed, the area
    of that; else the whole sheet. Empty if nothing changed.
    """
    if before is None:
        return rect
    if replace(before, scene=after.scene, countdown=after.countdown) != after:
        return rect
    sheet = Measures(rect)
    part = QRectF()
    if before.scene != after.scene:
        area = _changed_scene(sheet, before.scene, after.scene)
        if area is None:
            return rect
        part = area
    if before.countdown != after.countdown:
        area = _changed_time(sheet, after.scene, before.countdown, after.countdown)
        if area is None:
            return rect
        part = part.united(area)
    return part


def _changed_scene(sheet: Measures, before: Scene, after: Scene) -> QRectF | None:
    if not isinstance(before, VoteScene) or not isinstance(after, VoteScene):
        return None
    counted = replace(
        before,
        votes=after.votes,
        expected=after.expected,
        tables_in=after.tables_in,
        box=after.box,
        can_take_back=after.can_take_back,
    )
    return changing_area(sheet, after) if counted == after else None


def _changed_time(
    sheet: Measures, scene: Scene, before: Countdown | None, after: Countdown | None
) -> QRectF | None:
    if isinstance(scene, BlackScene):
        return QRectF()
    if not isinstance(scene, BreakScene):
        return tab_area(sheet)
    if before is None or after is None or break_line(before) != break_line(after):
        return None
    return sheet.box(*BREAK_CLOCK)
