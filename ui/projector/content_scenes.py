"""Painting scenes of content: the staircase, a slide, a story, an exercise, a debrief."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from ui.projector.dots import paint_dot
from ui.projector.fitting import fit, largest_size
from ui.projector.frame import kicker, progress
from ui.projector.scaled_pictures import cover
from ui.projector.sheet import BLACK, BOLD, CENTRE, LEFT, MIDDLE, SEMIBOLD, Sheet
from ui.projector.staircase_painting import FLOOR, TALL, draw_steps, step_boxes
from workshop_app.content.scale import Option
from workshop_app.i18n import gettext
from workshop_app.session.scenes import (
    DebriefScene,
    ExerciseScene,
    PublicSnapshot,
    SlideScene,
    StaircaseScene,
    StoryScene,
)

NARROWEST = 0.37
"""The minimum width of a picture beside a story, as a fraction of the sheet's width."""


def paint_staircase(sheet: Sheet, scene: StaircaseScene) -> None:
    """Paint the explanation of the staircase."""
    kicker(sheet, gettext("De trap"), sheet.band(0.055, 0.095))
    sheet.text(
        gettext("Hoe klantgericht is wat je ziet?"),
        sheet.band(0.1, 0.19),
        size=1 / 16,
        smallest=1 / 30,
        weight=BOLD,
    )
    sheet.text(
        gettext(
            "Je stemt, je praat erover en je stemt nog een keer. Goed of fout bestaat niet:"
            " het gaat om wat je ziet en waarom je dat vindt."
        ),
        sheet.band(0.2, 0.345, 0.74),
        size=1 / 25,
        smallest=1 / 30,
        colour=sheet.colours.muted,
    )
    options = [Option(niveau.number, niveau.label, niveau.hint) for niveau in scene.niveaus]
    draw_steps(sheet, options, step_boxes(sheet, options, TALL, FLOOR), hints=True)
    sheet.text(
        scene.source,
        sheet.band(0.918, 0.985),
        size=1 / 45,
        colour=sheet.colours.muted,
        vertical=MIDDLE,
    )


def paint_slide(sheet: Sheet, scene: SlideScene, public: PublicSnapshot) -> None:
    """Paint a heading and a few points, with lines between them."""
    kicker(sheet, gettext("Uitleg"), sheet.band(0.075, 0.12))
    used = sheet.text(scene.title, sheet.band(0.125, 0.27), size=1 / 13, weight=BLACK)
    top = used.bottom() + 0.045 * sheet.height
    area = sheet.band(0, 0.895, 0.93)
    area.setTop(top)
    indent = 0.058 * sheet.height
    pixels, heights = largest_size(
        scene.points,
        area.width() - indent,
        area.height(),
        sheet.pixels(1 / 19),
        sheet.smallest,
        SEMIBOLD,
        1.0,
    )
    # Divide the remaining space between the points, with a limit.
    spare = area.height() - sum(heights) - len(heights) * pixels
    gap = pixels + min(max(spare / max(len(heights), 1), 0.0), 0.8 * pixels)
    y = area.top()
    for index, (point, height) in enumerate(zip(scene.points, heights, strict=True)):
        if index:
            line = y - gap / 2
            sheet.painter.setPen(QPen(QColor(sheet.colours.line), 0.0025 * sheet.height))
            sheet.painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line))
        radius = 0.26 * pixels
        centre = QPointF(area.left() + radius, y + 0.62 * pixels)
        paint_dot(sheet.painter, centre, radius, sheet.colours, hollow=False)
        place = QRectF(area.left() + indent, y, area.width() - indent, height)
        size = pixels / sheet.height
        sheet.text(point, place.adjusted(0, 0, 0, 1), size=size, grows=False, weight=SEMIBOLD)
        y += height + gap
    progress(sheet, public, sheet.band(0.925, 0.975))


def _story_kind(scene: StoryScene) -> str:
    if scene.again:
        return gettext("Nog een situatie")
    return gettext("Dilemma") if scene.sides else gettext("Scenario")


def paint_story(sheet: Sheet, scene: StoryScene, public: PublicSnapshot) -> None:
    """Paint a card's story beside its picture, and the question at its end."""
    left = 0.0
    if scene.picture is not None:
        left = max(1 - 1.01 * sheet.height / sheet.width, NARROWEST)
        # Larger text makes the picture narrower.
        left = max(left - 0.15 * (sheet.look.text - 1), NARROWEST) if sheet.look.text > 1 else left
        box = sheet.box(0, 0, left, 1)
        scale = sheet.painter.combinedTransform().m11()
        pixels = cover(scene.picture, round(box.width() * scale), round(box.height() * scale))
        if not pixels.isNull():
            sheet.painter.drawPixmap(box, pixels, QRectF(pixels.rect()))
            veil = QColor(sheet.colours.paper)
            veil.setAlphaF(sheet.colours.veil)
            sheet.painter.fillRect(box, veil)
    start, end = left + 0.042, 0.958

    def band(top: float, bottom: float) -> QRectF:
        return sheet.box(start, top, end, bottom)

    kicker(sheet, f"{_story_kind(scene)} · {scene.theme}", band(0.075, 0.12))
    title = sheet.text(scene.title, band(0.125, 0.25), size=1 / 14, weight=BLACK)
    sides = _side_boxes(sheet, scene.sides, band(0, 0.075))
    foot = 0.095 if sides else 0.0
    ask_width = round(band(0, 1).width() - 0.018 * sheet.width, 1)
    ask_height = 0.09 if sides else 0.11
    large, least = sheet.pixels(1 / 23), sheet.at_least(1 / 34)
    if not fit(
        scene.question, ask_width, round(ask_height * sheet.height, 1), large, least, BOLD, LEFT
    ).whole:
        ask_height = 0.15
    story_box = band(0, 0.9 - foot - ask_height - 0.035)
    story_box.setTop(title.bottom() + 0.03 * sheet.height)
    # Without a picture there is space for larger text.
    shown_size = 1 / 23 if left else 1 / 19
    story = sheet.text(scene.story, story_box, size=shown_size, smallest=1 / 36)
    # The question must not become much larger than the story.
    smallest = sheet.texts[-1].pixels / sheet.height / sheet.look.text
    asked = min(1 / 23, 1.25 * smallest) if sheet.look.text > 1 else 1 / 23
    top = (story.bottom() - sheet.rect.top()) / sheet.height + 0.035
    ask = band(top, top + ask_height)
    sheet.accent_bar(ask)
    sheet.text(
        scene.question,
        ask.adjusted(0.018 * sheet.width, 0, 0, 0),
        size=asked,
        weight=BOLD,
        vertical=MIDDLE,
    )
    for side, box in sides:
        _draw_side(sheet, side, box.translated(0, ask.bottom() - box.top() + 0.02 * sheet.height))
    progress(sheet, public, sheet.box(start, 0.925, end, 0.975))


def _side_boxes(sheet: Sheet, sides: tuple[str, ...], box: QRectF) -> list[tuple[str, QRectF]]:
    """The sides with their boxes beside each other; empty if a side is too long for its box.

    The vote on the sides shows them in full.
    """
    gap = 0.012 * sheet.width
    width = (box.width() - gap * (len(sides) - 1)) / max(len(sides), 1)
    places = [
        (side, QRectF(box.left() + index * (width + gap), box.top(), width, box.height()))
        for index, side in enumerate(sides)
    ]
    for side, place in places:
        inner = place.width() - 0.02 * sheet.width
        size = sheet.at_least(1 / 40)
        short = fit(side, round(inner, 1), box.height(), size, size, SEMIBOLD, CENTRE)
        if not short.whole or short.broken:
            return []
    return places


def _draw_side(sheet: Sheet, side: str, place: QRectF) -> None:
    sheet.panel(place)
    pad = 0.01 * sheet.width
    sheet.text(
        side,
        place.adjusted(pad, 0, -pad, 0),
        size=1 / 26,
        weight=SEMIBOLD,
        align=CENTRE,
        vertical=MIDDLE,
    )


def paint_debrief(sheet: Sheet, scene: DebriefScene, public: PublicSnapshot) -> None:
    """Paint the questions to talk about after a card."""
    rest = gettext("nabespreken")
    kicker(sheet, scene.title, sheet.band(0.075, 0.12), rest=rest)
    sheet.text(
        gettext("En bij ons?"),
        sheet.band(0.125, 0.225),
        size=1 / 14,
        smallest=1 / 30,
        weight=BLACK,
    )
    top, bottom = 0.28, 0.90
    space = (bottom - top) / max(len(scene.questions), 1)
    for index, question in enumerate(scene.questions):
        box = sheet.band(top + index * space, top + (index + 1) * space - 0.2 * space)
        sheet.accent_bar(box)
        sheet.text(
            question,
            box.adjusted(0.022 * sheet.width, 0, -0.06 * sheet.width, 0),
            size=1 / 20,
            weight=SEMIBOLD,
            vertical=MIDDLE,
        )
    progress(sheet, public, sheet.band(0.925, 0.975))


def paint_exercise(sheet: Sheet, scene: ExerciseScene, public: PublicSnapshot) -> None:
    """Paint what to do in pairs, and the sentences to finish."""
    kicker(sheet, gettext("Zelf doen"), sheet.band(0.075, 0.12))
    title = sheet.text(scene.title, sheet.band(0.125, 0.25), size=1 / 14, weight=BLACK)
    # With larger text, limit the height of the instruction, to leave space for the sentences.
    box = sheet.band(0, 0.4 if scene.prompts and sheet.look.text > 1 else 0.46, 0.88)
    box.setTop(title.bottom() + 0.025 * sheet.height)
    instruction = sheet.text(scene.instruction, box, size=1 / 24, colour=sheet.colours.muted)
    if scene.prompts:
        _prompts(sheet, scene.prompts, instruction.bottom() + 0.045 * sheet.height)
    progress(sheet, public, sheet.band(0.925, 0.975))


def _prompts(sheet: Sheet, prompts: tuple[str, ...], top: float) -> None:
    """Paint the sentences on cards, each with a line to complete it on."""
    area = sheet.band(0, 0.89)
    area.setTop(top)
    pad = 0.035 * sheet.height
    gap = 0.02 * sheet.height
    pixels, heights = largest_size(
        prompts,
        area.width() - 2 * pad,
        area.height() - len(prompts) * 0.04 * sheet.height - (len(prompts) - 1) * gap,
        sheet.pixels(1 / 15),
        sheet.smallest,
        BOLD,
        0.0,
    )
    spare = area.height() - sum(heights) - (len(prompts) - 1) * gap
    inside = min(spare / len(prompts), 0.075 * sheet.height)
    y = area.top()
    for prompt, height in zip(prompts, heights, strict=True):
        card = QRectF(area.left(), y, area.width(), height + inside)
        sheet.panel(card)
        used = sheet.text(
            prompt,
            card.adjusted(pad, 0, -pad, 0),
            size=pixels / sheet.height,
            grows=False,
            weight=BOLD,
            vertical=MIDDLE,
        )
        start = used.right() + 0.025 * sheet.height
        if start < card.right() - 4 * pad:
            base = used.bottom() - 0.26 * pixels
            sheet.painter.setPen(QPen(QColor(sheet.colours.muted), 0.0028 * sheet.height))
            sheet.painter.drawLine(QPointF(start, base), QPointF(card.right() - pad, base))
        y = card.bottom() + gap
