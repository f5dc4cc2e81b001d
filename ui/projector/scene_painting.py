"""Painting scenes: one function paints every scene at every size.

The projector and the console's preview use the same functions.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.projector.content_scenes import (
    paint_debrief,
    paint_exercise,
    paint_slide,
    paint_staircase,
    paint_story,
)
from ui.projector.countdown import paint_break, paint_countdown
from ui.projector.covers import paint_end, paint_welcome
from ui.projector.frame import rehearsal_mark
from ui.projector.gaps import paint_gap, paint_gaps
from ui.projector.learned import paint_learned
from ui.projector.look import STANDARD_LOOK, Look
from ui.projector.projector_test import ProjectorTestScene, paint_projector_test
from ui.projector.result import paint_result
from ui.projector.sheet import PlacedText, Sheet
from ui.projector.vote_painting import paint_read, paint_talk, paint_vote
from ui.projector.words_wall import paint_words
from workshop_app.colours import BLACK
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    ExerciseScene,
    GapScene,
    GapsScene,
    LearnedScene,
    PublicSnapshot,
    ReadScene,
    ResultScene,
    SlideScene,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
    WordsScene,
)


def paint_scene(
    painter: QPainter,
    rect: QRectF,
    public: PublicSnapshot,
    part: QRectF | None = None,
    look: Look = STANDARD_LOOK,
) -> list[PlacedText]:
    """Paint a snapshot into a rectangle; returns the texts and their places.

    With `part`, only that part is painted.
    """
    return paint_sheet(painter, rect, public, part, look).texts


def paint_sheet(
    painter: QPainter,
    rect: QRectF,
    public: PublicSnapshot,
    part: QRectF | None = None,
    look: Look = STANDARD_LOOK,
) -> Sheet:
    """Paint as `paint_scene`; returns the sheet, with the record of its contents."""
    with _sheet(painter, rect, part, look) as sheet:
        black = isinstance(public.scene, BlackScene)
        sheet.fill(sheet.part, BLACK if black else look.colours.paper)
        _paint(sheet, public)
        rehearsal_mark(sheet, public)
        paint_countdown(sheet, public)
        return sheet


def paint_test(
    painter: QPainter,
    rect: QRectF,
    scene: ProjectorTestScene,
    part: QRectF | None = None,
    look: Look = STANDARD_LOOK,
) -> list[PlacedText]:
    """Paint the test picture of the projector; otherwise as `paint_scene`."""
    with _sheet(painter, rect, part, look) as sheet:
        sheet.fill(sheet.part, look.colours.paper)
        paint_projector_test(sheet, scene)
        return sheet.texts


@contextmanager
def _sheet(painter: QPainter, rect: QRectF, part: QRectF | None, look: Look) -> Generator[Sheet]:
    part = rect if part is None else part
    painter.save()
    painter.setClipRect(part)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    yield Sheet(painter, rect, part, look)
    painter.restore()


def _paint(sheet: Sheet, public: PublicSnapshot) -> None:
    match public.scene:
        case WelcomeScene() as scene:
            paint_welcome(sheet, scene)
        case StaircaseScene() as scene:
            paint_staircase(sheet, scene)
        case SlideScene() as scene:
            paint_slide(sheet, scene, public)
        case StoryScene() as scene:
            paint_story(sheet, scene, public)
        case GapsScene() | LearnedScene() as scene:
            _paint_compared(sheet, scene, public)
        case DebriefScene() as scene:
            paint_debrief(sheet, scene, public)
        case WordsScene() as scene:
            paint_words(sheet, scene, public)
        case ExerciseScene() as scene:
            paint_exercise(sheet, scene, public)
        case EndScene() as scene:
            paint_end(sheet, scene)
        case BreakScene():
            paint_break(sheet, public.countdown)
        case BlackScene():
            pass
        case _ as scene:
            _paint_vote(sheet, scene)


def _paint_compared(sheet: Sheet, scene: GapsScene | LearnedScene, public: PublicSnapshot) -> None:
    match scene:
        case GapsScene():
            paint_gaps(sheet, scene, public)
        case LearnedScene():
            paint_learned(sheet, scene, public)


def _paint_vote(
    sheet: Sheet, scene: ReadScene | VoteScene | TalkScene | ResultScene | GapScene
) -> None:
    match scene:
        case ReadScene():
            paint_read(sheet, scene)
        case VoteScene():
            paint_vote(sheet, scene)
        case TalkScene():
            paint_talk(sheet, scene)
        case ResultScene():
            paint_result(sheet, scene)
        case GapScene():
            paint_gap(sheet, scene)
