"""Painting what the room sees. One function paints every scene at every size.

The projector, the console's preview and the screenshots all call `paint_scene`.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from ui import theme
from ui.projector.frame import kicker, progress
from ui.projector.pictures import cover
from ui.projector.sheet import (
    BLACK,
    BOLD,
    BOTTOM,
    CENTRE,
    MIDDLE,
    SEMIBOLD,
    PlacedText,
    Sheet,
)
from ui.projector.staircase import FLOOR, TALL, draw_steps, step_boxes
from ui.projector.voting import COUNT_AREA, paint_read, paint_result, paint_talk, paint_vote
from ui.widgets.sign import paint_sign
from ui.words import long_date
from workshop_app.session.kind import full_name
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    PublicSnapshot,
    ReadScene,
    ResultScene,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
)

translate = QCoreApplication.translate


def changed_part(before: PublicSnapshot | None, after: PublicSnapshot, rect: QRectF) -> QRectF:
    """The part of a sheet over `rect` that looks different after: while hands are counted that is
    the number of votes, otherwise all of it.
    """
    if (
        before is None
        or not isinstance(after.scene, VoteScene)
        or not isinstance(before.scene, VoteScene)
        or replace(before, scene=replace(before.scene, votes=after.scene.votes)) != after
    ):
        return rect
    left, top, right, bottom = COUNT_AREA
    return QRectF(
        rect.left() + left * rect.width(),
        rect.top() + top * rect.height(),
        (right - left) * rect.width(),
        (bottom - top) * rect.height(),
    )


def paint_scene(
    painter: QPainter, rect: QRectF, public: PublicSnapshot, part: QRectF | None = None
) -> list[PlacedText]:
    """Paint what the room sees into a rectangle; returns the texts and where they stand.

    With `part`, only what stands there has to be painted anew.
    """
    part = rect if part is None else part
    painter.save()
    painter.setClipRect(part)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    sheet = Sheet(painter, rect, part)
    scene = public.scene
    sheet.fill(part, "#000000" if isinstance(scene, BlackScene) else theme.PAPER)
    match scene:
        case WelcomeScene():
            _welcome(sheet, scene)
        case StaircaseScene():
            _staircase(sheet, scene)
        case StoryScene():
            _story(sheet, scene, public)
        case ReadScene():
            paint_read(sheet, scene)
        case VoteScene():
            paint_vote(sheet, scene)
        case TalkScene():
            paint_talk(sheet, scene)
        case ResultScene():
            paint_result(sheet, scene)
        case DebriefScene():
            _debrief(sheet, scene, public)
        case EndScene():
            _end(sheet, scene)
        case BreakScene():
            _break(sheet)
        case BlackScene():
            pass
    painter.restore()
    return sheet.texts


def _sign(sheet: Sheet, box: QRectF) -> None:
    paint_sign(sheet.painter, box, line=0.0034 * sheet.height, radius=0.008 * sheet.height)


def _welcome(sheet: Sheet, scene: WelcomeScene) -> None:
    _sign(sheet, sheet.box(0.56, 0.22, 0.958, 0.78))
    kicker(sheet, translate("Projector", "Workshop klantgerichtheid"), sheet.band(0.25, 0.30, 0.53))
    title = scene.organisation or scene.name or translate("Projector", "Welkom")
    used = sheet.text(
        title, sheet.band(0.31, 0.58, 0.53), size=1 / 11, smallest=1 / 30, weight=BLACK
    )
    below = sheet.band(0, 0.78, 0.53)
    below.setTop(used.bottom() + 0.03 * sheet.height)
    lines = [scene.name] if scene.organisation and scene.name else []
    lines.append(long_date(scene.date))
    sheet.text("\n".join(lines), below, size=1 / 26, colour=theme.MUTED)


def _staircase(sheet: Sheet, scene: StaircaseScene) -> None:
    kicker(sheet, translate("Projector", "De trap"), sheet.band(0.055, 0.095))
    sheet.text(
        translate("Projector", "Hoe klantgericht is wat je ziet?"),
        sheet.band(0.1, 0.19),
        size=1 / 16,
        smallest=1 / 30,
        weight=BOLD,
    )
    sheet.text(
        translate(
            "Projector",
            "Je stemt, je praat erover en je stemt nog een keer. Goed of fout bestaat niet:"
            " het gaat om wat je ziet en waarom je dat vindt.",
        ),
        sheet.band(0.2, 0.345, 0.74),
        size=1 / 25,
        smallest=1 / 30,
        colour=theme.MUTED,
    )
    boxes = step_boxes(sheet, scene.niveaus, TALL, FLOOR)
    draw_steps(sheet, scene.niveaus, boxes, hints=True)
    sheet.text(
        scene.source,
        sheet.band(0.918, 0.985),
        size=1 / 45,
        colour=theme.MUTED,
        vertical=MIDDLE,
    )


def _story(sheet: Sheet, scene: StoryScene, public: PublicSnapshot) -> None:
    left = 0.0
    if scene.picture is not None:
        left = max(1 - 1.01 * sheet.height / sheet.width, 0.37)
        box = sheet.box(0, 0, left, 1)
        scale = sheet.painter.combinedTransform().m11()
        pixels = cover(scene.picture, round(box.width() * scale), round(box.height() * scale))
        if not pixels.isNull():
            sheet.painter.drawPixmap(box, pixels, QRectF(pixels.rect()))
    start, end = left + 0.042, 0.958

    def band(top: float, bottom: float) -> QRectF:
        return sheet.box(start, top, end, bottom)

    scenario = (
        translate("Projector", "Dilemma · %1")
        if scene.sides
        else translate("Projector", "Scenario · %1")
    )
    kicker(sheet, scenario.replace("%1", scene.theme), band(0.075, 0.12))
    title = sheet.text(scene.title, band(0.125, 0.25), size=1 / 14, smallest=1 / 30, weight=BLACK)
    story_box = band(0, 0.70)
    story_box.setTop(title.bottom() + 0.03 * sheet.height)
    story = sheet.text(scene.story, story_box, size=1 / 23, smallest=1 / 34)
    top = (story.bottom() - sheet.rect.top()) / sheet.height + 0.035
    bottom = min(top + (0.09 if scene.sides else 0.11), 0.9)
    ask = band(top, bottom)
    sheet.accent_bar(ask)
    sheet.text(
        scene.question,
        ask.adjusted(0.018 * sheet.width, 0, 0, 0),
        size=1 / 23,
        smallest=1 / 34,
        weight=BOLD,
        vertical=MIDDLE,
    )
    if scene.sides:
        _sides(sheet, scene.sides, band(bottom + 0.02, min(bottom + 0.095, 0.915)))
    progress(sheet, public, sheet.box(start, 0.925, end, 0.975))


def _sides(sheet: Sheet, sides: tuple[str, ...], box: QRectF) -> None:
    gap = 0.012 * sheet.width
    width = (box.width() - gap * (len(sides) - 1)) / len(sides)
    for index, side in enumerate(sides):
        place = QRectF(box.left() + index * (width + gap), box.top(), width, box.height())
        sheet.panel(place)
        pad = 0.01 * sheet.width
        sheet.text(
            side,
            place.adjusted(pad, 0, -pad, 0),
            size=1 / 26,
            smallest=1 / 40,
            weight=SEMIBOLD,
            align=CENTRE,
            vertical=MIDDLE,
        )


def _debrief(sheet: Sheet, scene: DebriefScene, public: PublicSnapshot) -> None:
    line = translate("Projector", "%1 · nabespreken").replace("%1", scene.title)
    kicker(sheet, line, sheet.band(0.075, 0.12))
    sheet.text(
        translate("Projector", "En bij ons?"),
        sheet.band(0.125, 0.225),
        size=1 / 14,
        smallest=1 / 30,
        weight=BLACK,
    )
    top, bottom = 0.28, 0.90
    room = (bottom - top) / max(len(scene.questions), 1)
    for index, question in enumerate(scene.questions):
        box = sheet.band(top + index * room, top + (index + 1) * room - 0.04)
        sheet.accent_bar(box)
        sheet.text(
            question,
            box.adjusted(0.022 * sheet.width, 0, -0.1 * sheet.width, 0),
            size=1 / 20,
            smallest=1 / 36,
            weight=SEMIBOLD,
            vertical=MIDDLE,
        )
    progress(sheet, public, sheet.band(0.925, 0.975))


def _end(sheet: Sheet, scene: EndScene) -> None:
    _sign(sheet, sheet.box(0.56, 0.22, 0.958, 0.78))
    names = full_name(scene.organisation, scene.name)
    kicker(sheet, names, sheet.band(0.13, 0.30, 0.53), vertical=BOTTOM)
    used = sheet.text(
        translate("Projector", "Welke trede zet jij morgen?"),
        sheet.band(0.31, 0.62, 0.53),
        size=1 / 12,
        smallest=1 / 24,
        weight=BLACK,
    )
    below = sheet.band(0, 0.80, 0.53)
    below.setTop(used.bottom() + 0.03 * sheet.height)
    sheet.text(
        translate("Projector", "Dank je wel voor het meedenken. Goede reis naar huis."),
        below,
        size=1 / 24,
        colour=theme.MUTED,
    )


def _break(sheet: Sheet) -> None:
    _sign(sheet, sheet.box(0.36, 0.2, 0.64, 0.45))
    sheet.text(
        translate("Projector", "Pauze"),
        sheet.box(0.1, 0.5, 0.9, 0.68),
        size=1 / 8,
        weight=BLACK,
        align=CENTRE,
    )
    sheet.text(
        translate("Projector", "We gaan zo verder."),
        sheet.box(0.1, 0.69, 0.9, 0.78),
        size=1 / 22,
        colour=theme.MUTED,
        align=CENTRE,
    )
