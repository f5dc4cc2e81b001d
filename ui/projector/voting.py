"""Painting a behaviour from reading to result: the staircase with votes standing on it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui import theme
from ui.projector.frame import footer, kicker
from ui.projector.sheet import BLACK, BOLD, BOTTOM, MIDDLE, RIGHT, Sheet
from ui.projector.staircase import FLAT, FLOOR, TALL, draw_steps, draw_votes, step_boxes
from ui.projector.words import harmony_words, median_words, question_for
from ui.words import Counted, decimal
from workshop_app.session.scenes import (
    Question,
    ReadScene,
    ResultScene,
    ShownReference,
    TalkScene,
    VoteScene,
)

translate = QCoreApplication.translate

COUNT_AREA = (0.78, 0.03, 1.0, 0.16)
"""Where the number of votes stands: left, top, right and bottom as parts of the sheet."""


def paint_read(sheet: Sheet, scene: ReadScene) -> None:
    """A behaviour to read."""
    _question(sheet, scene.question, 0.958)
    sheet.text(
        translate("Projector", "Welk niveau zie je hier? Kies eerst voor jezelf."),
        sheet.band(0.285, 0.345, 0.8),
        size=1 / 26,
        colour=theme.MUTED,
    )
    boxes = step_boxes(sheet, scene.question.niveaus, TALL, FLOOR)
    draw_steps(sheet, scene.question.niveaus, boxes, hints=True)


def paint_vote(sheet: Sheet, scene: VoteScene) -> None:
    """A vote going on: how many votes, never which."""
    _question(sheet, scene.question, 0.78)
    prompt = (
        translate("Projector", "Steek je hand op bij het niveau dat jij ziet.")
        if scene.is_open
        else translate("Projector", "De stemming is gesloten.")
    )
    sheet.text(prompt, sheet.band(0.285, 0.345, 0.8), size=1 / 26, colour=theme.MUTED)
    count = sheet.box(*COUNT_AREA).adjusted(
        0.01 * sheet.width, 0.02 * sheet.height, -sheet.margin, -0.01 * sheet.height
    )
    of = sheet.text(
        f" / {scene.participants}",
        count,
        size=1 / 20,
        weight=BOLD,
        colour=theme.MUTED,
        align=RIGHT,
        vertical=BOTTOM,
    )
    votes = QRectF(count)
    votes.setRight(of.left() - 0.006 * sheet.width)
    sheet.text(
        str(scene.votes),
        votes.adjusted(0, 0, 0, 0.012 * sheet.height),
        size=1 / 12,
        smallest=1 / 24,
        weight=BLACK,
        align=RIGHT,
        vertical=BOTTOM,
    )
    sheet.text(
        translate("Projector", "gestemd"),
        sheet.box(0.79, 0.165, 1, 0.21).adjusted(0, 0, -sheet.margin, 0),
        size=1 / 38,
        colour=theme.MUTED,
        align=RIGHT,
    )
    boxes = step_boxes(sheet, scene.question.niveaus, TALL, FLOOR)
    draw_steps(sheet, scene.question.niveaus, boxes, hints=True)
    footer(
        sheet,
        translate("Projector", "De uitslag blijft verborgen tot iedereen heeft gestemd."),
        translate("Projector", "ronde %1").replace("%1", str(scene.round)),
    )


def paint_talk(sheet: Sheet, scene: TalkScene) -> None:
    """The talk, over the first result."""
    kicker(sheet, _question_kicker(scene.question), sheet.band(0.055, 0.095))
    sheet.text(
        translate("Projector", "Praat er samen over"),
        sheet.band(0.105, 0.195),
        size=1 / 15,
        smallest=1 / 30,
        weight=BLACK,
    )
    sheet.text(
        translate(
            "Projector",
            "Zoek iemand met een ander niveau. Wat zag jij precies? Straks stem je nog een keer.",
        ),
        sheet.band(0.2, 0.31, 0.72),
        size=1 / 25,
        smallest=1 / 32,
        colour=theme.MUTED,
    )
    behaviour = sheet.box(0.74, 0.055, 0.958, 0.31)
    sheet.panel(behaviour)
    pad = 0.014 * sheet.width
    sheet.text(
        scene.question.text,
        behaviour.adjusted(pad, pad, -pad, -pad),
        size=1 / 34,
        colour=theme.INK,
        vertical=MIDDLE,
    )
    boxes = step_boxes(sheet, scene.question.niveaus, FLAT, FLOOR)
    draw_steps(sheet, scene.question.niveaus, boxes, hints=False)
    draw_votes(sheet, boxes, None, scene.counts, 0.33)
    _legend(sheet, 1, votes=sum(scene.counts), solid=False)


def paint_result(sheet: Sheet, scene: ResultScene) -> None:
    """A revealed round, with the duiding where the trainer asked for it."""
    # On a narrow sheet the figures keep the width that their words need.
    card = sheet.box(0.958 - max(0.223, 0.35 * sheet.height / sheet.width), 0.055, 0.958, 0.315)
    right = (card.left() - sheet.rect.left()) / sheet.width - 0.02
    if scene.reference is None:
        _question(sheet, scene.question, right, scene.round)
    else:
        _question_with_reference(sheet, scene, scene.reference, right)
    _agreement(sheet, scene, card)
    boxes = step_boxes(sheet, scene.question.niveaus, FLAT, FLOOR)
    lit = scene.reference.niveau if scene.reference else None
    draw_steps(sheet, scene.question.niveaus, boxes, hints=False, lit=lit)
    ceiling = 0.33 if scene.reference is None else 0.365
    draw_votes(sheet, boxes, scene.counts, scene.before, ceiling)
    _legend(sheet, scene.round, votes=sum(scene.counts), solid=True)
    sheet.text(
        question_for(scene.counts),
        sheet.box(0.46, 0.92, 0.958, 0.98),
        size=1 / 36,
        weight=BOLD,
        align=RIGHT,
        vertical=MIDDLE,
    )


def _question(sheet: Sheet, question: Question, right: float, round_: int | None = None) -> None:
    kicker(sheet, _question_kicker(question, round_), sheet.band(0.055, 0.095, right))
    sheet.text(
        question.text, sheet.band(0.105, 0.265, right), size=1 / 18, smallest=1 / 32, weight=BOLD
    )


def _question_kicker(question: Question, round_: int | None = None) -> str:
    parts = [
        question.card_title,
        translate("Projector", "gedrag %1 van %2")
        .replace("%1", str(question.number))
        .replace("%2", str(question.of)),
    ]
    if round_ is not None:
        parts.append(translate("Projector", "ronde %1").replace("%1", str(round_)))
    return " · ".join(parts)


def _question_with_reference(
    sheet: Sheet, scene: ResultScene, reference: ShownReference, right: float
) -> None:
    question = scene.question
    kicker(sheet, _question_kicker(question, scene.round), sheet.band(0.055, 0.095, right))
    sheet.text(
        question.text, sheet.band(0.1, 0.195, right), size=1 / 26, smallest=1 / 36, weight=BOLD
    )
    box = sheet.band(0.21, 0.355, right)
    inner = box.adjusted(0.016 * sheet.width, 0, 0, 0)
    heading = sheet.text(
        translate("Projector", "Onze duiding: niveau %1").replace("%1", str(reference.niveau)),
        QRectF(inner.left(), inner.top(), inner.width(), 0.04 * sheet.height),
        size=1 / 32,
        weight=BOLD,
        colour=theme.ACCENT,
    )
    why = sheet.text(
        reference.why,
        QRectF(inner.left(), heading.bottom(), inner.width(), inner.bottom() - heading.bottom()),
        size=1 / 30,
        smallest=1 / 42,
    )
    box.setBottom(why.bottom())
    sheet.accent_bar(box)


def _agreement(sheet: Sheet, scene: ResultScene, card: QRectF) -> None:
    sheet.panel(card)
    pad = 0.017 * sheet.width
    inner = card.adjusted(pad, 0.02 * sheet.height, -pad, -0.02 * sheet.height)

    def line(top: float, bottom: float) -> QRectF:
        return QRectF(
            inner.left(),
            inner.top() + top * inner.height(),
            inner.width(),
            (bottom - top) * inner.height(),
        )

    sheet.text(
        translate("Projector", "Eensgezindheid"), line(0, 0.2), size=1 / 40, colour=theme.MUTED
    )
    value = sheet.text(
        decimal(scene.agreement),
        line(0.17, 0.57),
        size=1 / 14,
        weight=BLACK,
        vertical=MIDDLE,
    )
    if scene.shift is not None:
        _shift(sheet, scene.shift, value, line(0.17, 0.57))
    sheet.text(
        harmony_words(scene.harmony),
        line(0.58, 0.79),
        size=1 / 36,
        weight=BOLD,
        vertical=MIDDLE,
    )
    sheet.text(
        median_words(scene.median),
        line(0.80, 1.0),
        size=1 / 40,
        colour=theme.MUTED,
        vertical=BOTTOM,
    )


def _shift(sheet: Sheet, shift: float, value: QRectF, line: QRectF) -> None:
    """How much the agreement moved: an arrowhead drawn as a shape, and the figure."""
    place = QRectF(line)
    place.setLeft(value.right() + 0.012 * sheet.width)
    size = 0.017 * sheet.height
    if round(shift, 2) != 0:
        tip = -size if shift > 0 else size
        middle = QPointF(place.left() + size, place.center().y() + 0.008 * sheet.height)
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(QColor(theme.INK))
        sheet.painter.drawPolygon(
            [
                middle + QPointF(-size * 0.8, -tip / 2),
                middle + QPointF(size * 0.8, -tip / 2),
                middle + QPointF(0, tip * 0.8),
            ]
        )
        place.setLeft(place.left() + 2.4 * size)
    sheet.text(
        decimal(shift, signed=True),
        place.adjusted(0, 0.016 * sheet.height, 0, 0),
        size=1 / 34,
        weight=BOLD,
        vertical=MIDDLE,
    )


def _legend(sheet: Sheet, round_: int, *, votes: int, solid: bool) -> None:
    y = sheet.rect.top() + 0.95 * sheet.height
    x = sheet.rect.left() + sheet.margin
    radius = 0.0095 * sheet.height
    marks = [(1, False), (2, True)] if round_ == 2 else [(1, solid)]
    for number, filled in marks:
        centre = QPointF(x + radius, y)
        if filled:
            sheet.painter.setPen(Qt.PenStyle.NoPen)
            sheet.painter.setBrush(QColor(theme.INK))
        else:
            sheet.painter.setPen(QPen(QColor(theme.MUTED), 0.25 * radius))
            sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
        sheet.painter.drawEllipse(centre, radius, radius)
        label = translate("Projector", "ronde %1").replace("%1", str(number))
        used = sheet.text(
            label,
            QRectF(
                x + 3 * radius, y - 0.025 * sheet.height, 0.13 * sheet.width, 0.05 * sheet.height
            ),
            size=1 / 42,
            colour=theme.MUTED,
            vertical=MIDDLE,
        )
        x = used.right() + 0.014 * sheet.width
    sheet.text(
        "· " + Counted().votes(votes),
        QRectF(x, y - 0.025 * sheet.height, 0.15 * sheet.width, 0.05 * sheet.height),
        size=1 / 42,
        colour=theme.MUTED,
        vertical=MIDDLE,
    )
