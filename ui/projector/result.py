"""Painting the result of a revealed round: its votes and the agreement of the group."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from ui.formats import decimal
from ui.projector.dots import Crowd, draw_votes
from ui.projector.fitting import fit
from ui.projector.ground import draw_ground
from ui.projector.heading import draw_question, headline, question_kicker
from ui.projector.legend import Mark, draw_legend
from ui.projector.question_texts import later_votes_text, median_text, question_for, round_text
from ui.projector.sheet import BLACK, BOLD, BOTTOM, LEFT, MIDDLE, REGULAR, Sheet
from workshop_app.i18n import gettext
from workshop_app.results.agreement import Harmony
from workshop_app.session.labels import harmony_label
from workshop_app.session.scenes import ResultScene, ShownReference


def figures_card(sheet: Sheet) -> tuple[QRectF, float]:
    """The card for figures at the top right, and the right end for texts to the left of it.

    On a narrow sheet, and with large text, the card is wider, so that its texts fit.
    """
    width = max(0.223, 0.35 * sheet.height / sheet.width)
    width *= 1 + max(sheet.look.text - 1, 0.0) / 3
    card = sheet.box(0.958 - width, 0.06, 0.958, 0.315)
    return card, (card.left() - sheet.rect.left()) / sheet.width - 0.02


def paint_result(sheet: Sheet, scene: ResultScene) -> None:
    """Paint a revealed round, with the reference if the trainer shows it."""
    question = scene.question
    right = 0.958
    if scene.agreement is not None and scene.harmony is not None and scene.median is not None:
        card, right = figures_card(sheet)
        _agreement(sheet, scene, card, scene.agreement, scene.harmony, scene.median)
    called = round_text(question, scene.round, scene.rounds)
    if scene.reference is None:
        draw_question(sheet, question, right, called, bottom=0.29)
    else:
        _question_with_reference(sheet, scene, scene.reference, right, called)
    lit = scene.reference.niveau if scene.reference else None
    boxes = draw_ground(sheet, question.scale, tall=False, lit=lit)
    crowd = Crowd(scene.counts, scene.before, scene.standing, beside=gettext("was {number}"))
    numbered = draw_votes(sheet, boxes, crowd, 0.33 if scene.reference is None else 0.365)
    by_table = sum(map(len, scene.standing.values())) == sum(scene.counts)
    marks: list[Mark] = []
    if scene.before is not None:
        marks.append((round_text(question, 1, scene.rounds), True))
    marks.append((called, False))
    draw_legend(
        sheet,
        tuple(marks),
        votes=sum(scene.counts),
        numbered=numbered,
        ask=later_votes_text()
        if scene.added_to
        else question_for(scene.counts, question.scale, by_table=by_table),
    )


def _question_with_reference(
    sheet: Sheet, scene: ResultScene, reference: ShownReference, right: float, called: str
) -> None:
    question = scene.question
    question_kicker(sheet, question, right, called)
    sheet.text(headline(question), sheet.band(0.1, 0.195, right), size=1 / 26, weight=BOLD)
    box = sheet.band(0.21, 0.355, right)
    inner = box.adjusted(0.016 * sheet.width, 0, 0, 0)
    heading = sheet.text(
        gettext("Onze duiding: niveau {niveau}", niveau=reference.niveau),
        QRectF(inner.left(), inner.top(), inner.width(), 0.045 * sheet.height),
        size=1 / 32,
        weight=BOLD,
        colour=sheet.colours.accent,
    )
    why = sheet.text(
        reference.why,
        QRectF(inner.left(), heading.bottom(), inner.width(), inner.bottom() - heading.bottom()),
        size=1 / 30,
    )
    box.setBottom(why.bottom())
    sheet.accent_bar(box)


def _agreement(
    sheet: Sheet,
    scene: ResultScene,
    card: QRectF,
    agreement: float,
    harmony: Harmony,
    median: tuple[int, int],
) -> None:
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
        gettext("Eensgezindheid"),
        line(0, 0.17),
        size=1 / 40,
        colour=sheet.colours.muted,
    )
    value = sheet.text(
        decimal(agreement), line(0.17, 0.55), size=1 / 14, weight=BLACK, vertical=MIDDLE
    )
    if scene.shift is not None:
        _shift(sheet, scene.shift, value, line(0.17, 0.55))
    sheet.text(harmony_label(harmony), line(0.555, 0.73), size=1 / 36, weight=BOLD, vertical=MIDDLE)
    middle = median_text(median, scene.question.scale)
    one_line = line(0.8, 1.0)
    fitted = fit(
        middle,
        round(one_line.width(), 1),
        round(one_line.height(), 1),
        sheet.pixels(1 / 40),
        sheet.smallest,
        REGULAR,
        LEFT,
    )
    place = one_line if fitted.whole and not fitted.broken else line(0.73, 1.03)
    sheet.text(middle, place, size=1 / 40, colour=sheet.colours.muted, vertical=BOTTOM)


def _shift(sheet: Sheet, shift: float, value: QRectF, line: QRectF) -> None:
    """Paint the change of the agreement: an arrowhead and the figure."""
    place = QRectF(line)
    place.setLeft(value.right() + 0.012 * sheet.width)
    size = 0.017 * sheet.height
    if round(shift, 2) != 0:
        tip = -size if shift > 0 else size
        middle = QPointF(place.left() + size, place.center().y() + 0.008 * sheet.height)
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(QColor(sheet.colours.ink))
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
