"""Painting the result of a self-test: where a team is, where it must be, and the gap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.formats import decimal
from ui.projector.dots import Crowd, draw_votes, paint_dot
from ui.projector.fitting import fixed, sizes
from ui.projector.frame import draw_sign, kicker, progress
from ui.projector.ground import draw_ground
from ui.projector.heading import question_kicker
from ui.projector.legend import draw_legend
from ui.projector.question_texts import steps_in_words
from ui.projector.result import figures_card
from ui.projector.sheet import (
    BLACK,
    BOLD,
    CENTRE,
    MIDDLE,
    RIGHT,
    SEMIBOLD,
    Sheet,
)
from workshop_app.content.staircase import HIGHEST
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.results.comparison import Gap
from workshop_app.results.tally import mean
from workshop_app.session.scenes import GapLine, GapScene, GapsScene, PublicSnapshot

LIST_TOP, LIST_BOTTOM = 0.245, 0.905
"""The top and bottom of the overview, as fractions of the height."""


def paint_gap(sheet: Sheet, scene: GapScene) -> None:
    """Paint the two votes on one staircase, and the gap between their means."""
    question = scene.question
    card, right = figures_card(sheet)
    question_kicker(sheet, question, right, gettext("nu en nodig"))
    sheet.text(
        question.text or gettext("Waar staan we, en waar moeten we staan?"),
        sheet.band(0.105, 0.29, right),
        size=1 / 18,
        weight=BOLD,
    )
    now, needed = mean(scene.now) or 0.0, mean(scene.needed) or 0.0
    _figures(sheet, card, now, needed, scene.gap.difference)
    boxes = draw_ground(sheet, question.scale, tall=False)
    crowd = Crowd(scene.needed, scene.now, beside=gettext("nu {number}"))
    draw_votes(sheet, boxes, crowd, 0.33)
    _draw_span(sheet, boxes, now, needed)
    marks = (gettext("nu"), True), (gettext("nodig"), False)
    climbs = scene.gap.difference >= 0.25
    ask = (
        gettext("Wat is de eerste trede die we samen zetten?")
        if climbs
        else gettext("Wat houdt ons hier op peil?")
    )
    draw_legend(sheet, marks, votes=sum(scene.needed), ask=ask)


def _figures(sheet: Sheet, card: QRectF, now: float, needed: float, difference: float) -> None:
    sheet.panel(card)
    pad = 0.017 * sheet.width
    inner = card.adjusted(pad, 0.02 * sheet.height, -pad, -0.015 * sheet.height)
    height = inner.height()

    def line(top: float, bottom: float) -> QRectF:
        return QRectF(
            inner.left(), inner.top() + top * height, inner.width(), (bottom - top) * height
        )

    sheet.text(gettext("Gemiddeld"), line(0, 0.17), size=1 / 40, colour=sheet.colours.muted)
    row = line(0.17, 0.51)
    for text, weight, size, drop in (
        (gettext("van"), SEMIBOLD, 1 / 34, 0.014),
        (decimal(now, places=1), BLACK, 1 / 16, 0.0),
        (gettext("naar"), SEMIBOLD, 1 / 34, 0.014),
        (decimal(needed, places=1), BLACK, 1 / 16, 0.0),
    ):
        used = sheet.text(
            text,
            row.adjusted(0, drop * sheet.height, 0, drop * sheet.height),
            size=size,
            grows=False,
            weight=weight,
            vertical=MIDDLE,
        )
        row.setLeft(used.right() + 0.012 * sheet.height)
    label = f"{steps_in_words(difference)} ({decimal(difference, places=1, signed=True)})"
    sheet.text(label, line(0.56, 1.0), size=1 / 37, weight=BOLD, vertical=MIDDLE)


def _draw_span(sheet: Sheet, boxes: dict[int, QRectF], now: float, needed: float) -> None:
    """Draw a line below the staircase, from the mean of now to the mean of needed."""
    lowest = min(boxes)
    pitch = boxes[lowest + 1].center().x() - boxes[lowest].center().x()
    start, end = (boxes[lowest].center().x() + (value - lowest) * pitch for value in (now, needed))
    y = sheet.rect.top() + 0.9125 * sheet.height
    radius = 0.0075 * sheet.height
    sheet.painter.setPen(QPen(QColor(sheet.colours.accent), 0.006 * sheet.height))
    sheet.painter.drawLine(QPointF(start, y), QPointF(end, y))
    _marker(sheet, QPointF(start, y), radius, hollow=True)
    _marker(sheet, QPointF(end, y), radius, hollow=False)


def _marker(sheet: Sheet, centre: QPointF, radius: float, *, hollow: bool) -> None:
    sheet.painter.setPen(QPen(QColor(sheet.colours.ink), 0.3 * radius))
    sheet.painter.setBrush(QColor(sheet.colours.paper if hollow else sheet.colours.ink))
    sheet.painter.drawEllipse(centre, radius, radius)


def paint_gaps(sheet: Sheet, scene: GapsScene, public: PublicSnapshot) -> None:
    """Paint the overview of the indicators of a self-test, the widest gap first."""
    voted = gettext("{voted} van {of} gestemd", voted=scene.voted, of=scene.of)
    kicker(sheet, gettext("Onze eigen trap"), sheet.band(0.06, 0.1, 0.6))
    sheet.text(
        gettext("Waar is het verschil het grootst?"),
        sheet.band(0.105, 0.19, 0.75),
        size=1 / 16,
        weight=BLACK,
    )
    sheet.text(
        voted,
        sheet.box(0.76, 0.12, 0.958, 0.18),
        size=1 / 30,
        weight=BOLD,
        align=RIGHT,
        vertical=MIDDLE,
    )
    if scene.lines:
        sheet.text(
            gettext(
                "De lijn gaat van de middelste stem nu naar die van nodig;"
                " het getal is het gemiddelde verschil."
            ),
            sheet.band(0.191, 0.2235),
            size=1 / 42,
            colour=sheet.colours.muted,
            vertical=MIDDLE,
        )
        _list(sheet, scene.lines)
    else:
        _nothing_yet(sheet)
    progress(sheet, public, sheet.band(0.925, 0.975))


def _nothing_yet(sheet: Sheet) -> None:
    box = sheet.box(0.6, 0.32, 0.958, 0.72)
    draw_sign(sheet, box)
    used = sheet.text(
        gettext("Nog geen uitslag."),
        sheet.band(0.36, 0.45, 0.55),
        size=1 / 18,
        weight=BOLD,
    )
    below = sheet.band(0, 0.8, 0.55)
    below.setTop(used.bottom() + 0.02 * sheet.height)
    sheet.text(
        gettext(
            "Stem bij een indicator twee keer: waar staan we nu, en waar moeten we staan?"
            " Daarna zie je hier het verschil."
        ),
        below,
        size=1 / 26,
        colour=sheet.colours.muted,
    )


def _list(sheet: Sheet, lines: tuple[GapLine, ...]) -> None:
    """Paint the lines at the largest size at which all fit; else as many as fit, and a count."""
    space = (LIST_BOTTOM - LIST_TOP - 0.025) * sheet.height
    row = _Row(sheet, sheet.smallest)
    for pixels in sizes(sheet.pixels(1 / 27), sheet.smallest):
        row = _Row(sheet, pixels)
        if sum(row.height(line) for line in lines) <= space:
            break
    heights = [row.height(line) for line in lines]
    all_fit = sum(heights) <= space
    row.heads(sheet.rect.top() + LIST_TOP * sheet.height - 0.02 * sheet.height)
    y = sheet.rect.top() + (LIST_TOP + 0.025) * sheet.height
    left = space
    shown = 0
    more_line = 0.036 * sheet.height
    for index, line in enumerate(lines):
        if heights[index] + (0.0 if all_fit else more_line) > left:
            break
        row.draw(line, y, heights[index])
        y += heights[index]
        left -= heights[index]
        shown += 1
    if shown < len(lines):
        text = gettext("en nog {number} met een kleiner verschil")
        box = QRectF(sheet.band(0, 0).left(), y, 0.6 * sheet.width, more_line)
        sheet.text(
            filled(text, number=len(lines) - shown),
            box,
            size=1 / 42,
            colour=sheet.colours.muted,
            vertical=MIDDLE,
        )


class _Row:
    """Paints lines of the overview: the niveau, the indicator, the bar and the figure."""

    def __init__(self, sheet: Sheet, pixels: int) -> None:
        self._sheet = sheet
        self._pixels = pixels
        inner = sheet.band(0, 0)
        self._chip = 1.3 * pixels
        self._figure = max(3.4 * pixels, 0.085 * sheet.height)
        self._bar = 0.24 * sheet.width
        gap = 0.02 * sheet.width
        self._text_left = inner.left() + self._chip + 0.6 * gap
        self._bar_left = inner.right() - self._figure - gap - self._bar
        self._text_width = self._bar_left - gap - self._text_left
        self._left, self._right = inner.left(), inner.right()

    def height(self, line: GapLine) -> float:
        """The height of a line."""
        text = fixed(line.text, self._text_width, self._pixels, SEMIBOLD)
        return max(text.height, self._chip) + 0.27 * self._pixels

    def heads(self, top: float) -> None:
        """Paint the heads of the columns; above the bars, what the marks mean."""
        sheet = self._sheet
        y = top + 0.02 * sheet.height
        half = 0.018 * sheet.height
        radius = 0.0085 * sheet.height
        x = self._bar_left
        for text, hollow in (
            (gettext("nu"), True),
            (gettext("nodig"), False),
        ):
            paint_dot(sheet.painter, QPointF(x + radius, y), radius, sheet.colours, hollow=hollow)
            box = QRectF(x + 2.8 * radius, y - half, 0.1 * sheet.width, 2 * half)
            used = sheet.text(text, box, size=1 / 44, colour=sheet.colours.muted, vertical=MIDDLE)
            x = used.right() + 0.02 * sheet.height
        box = QRectF(x, y - half, self._right - x, 2 * half)
        sheet.text(
            gettext("verschil"),
            box,
            size=1 / 44,
            colour=sheet.colours.muted,
            align=RIGHT,
            vertical=MIDDLE,
        )
        box = QRectF(self._left, y - half, self._bar_left - self._left, 2 * half)
        sheet.text(
            gettext("niveau en indicator"),
            box,
            size=1 / 44,
            colour=sheet.colours.muted,
            vertical=MIDDLE,
        )

    def draw(self, line: GapLine, top: float, height: float) -> None:
        """Paint one line."""
        sheet, painter = self._sheet, self._sheet.painter
        middle = top + height / 2
        chip = QRectF(self._left, middle - self._chip / 2, self._chip, self._chip)
        painter.setPen(QPen(QColor(sheet.colours.ink), 0.0022 * sheet.height))
        painter.setBrush(QColor(sheet.colours.steps[line.niveau]))
        painter.drawRoundedRect(chip, 0.2 * self._chip, 0.2 * self._chip)
        size = self._pixels / sheet.height
        sheet.text(
            str(line.niveau),
            chip,
            size=size,
            grows=False,
            weight=BLACK,
            colour=sheet.colours.step_inks[line.niveau],
            align=CENTRE,
            vertical=MIDDLE,
        )
        text = fixed(line.text, self._text_width, self._pixels, SEMIBOLD)
        place = QRectF(self._text_left, middle - text.height / 2, self._text_width, text.height)
        sheet.text(line.text, place.adjusted(0, 0, 0, 1), size=size, grows=False, weight=SEMIBOLD)
        self._draw_bar(line.gap, middle)
        sheet.text(
            decimal(line.gap.difference, places=1, signed=True),
            QRectF(self._right - self._figure, top, self._figure, height),
            size=size,
            grows=False,
            weight=BLACK,
            align=RIGHT,
            vertical=MIDDLE,
        )

    def _draw_bar(self, gap: Gap, y: float) -> None:
        """Draw the span from the median of now to that of needed, on a line from niveau 0 to 5."""
        sheet, painter = self._sheet, self._sheet.painter
        radius = min(0.4 * self._pixels, 0.0115 * sheet.height)
        left, right = self._bar_left + radius, self._bar_left + self._bar - radius

        def x(middle: tuple[int, int]) -> float:
            return left + sum(middle) / 2 / HIGHEST * (right - left)

        painter.setPen(QPen(QColor(sheet.colours.line), 0.4 * radius))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for step in range(HIGHEST + 1):
            tick = left + step / HIGHEST * (right - left)
            painter.drawLine(QPointF(tick, y - 0.5 * radius), QPointF(tick, y + 0.5 * radius))
        now, needed = x(gap.now.median), x(gap.needed.median)
        pen = QPen(QColor(sheet.colours.accent), 0.7 * radius)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(now, y), QPointF(needed, y))
        _marker(sheet, QPointF(now, y), radius * (1.25 if now == needed else 1.0), hollow=True)
        _marker(sheet, QPointF(needed, y), radius * (0.7 if now == needed else 1), hollow=False)
