"""The staircase: the picture of the whole product. Votes are dots standing on its steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui import theme
from ui.projector.sheet import BLACK, BOLD, BOTTOM, REGULAR, Sheet
from workshop_app.content.staircase import Niveau
from workshop_app.results.tally import Counts

translate = QCoreApplication.translate

GAP = 0.007
"""Between two steps, as a part of the sheet's width."""


FLOOR = 0.9
"""Where the staircase stands, as a part of the sheet's height."""


@dataclass(frozen=True, slots=True)
class Rise:
    """How high the staircase is: the lowest and the highest step, as parts of the height."""

    low: float
    high: float


TALL = Rise(0.245, 0.52)
"""With a hint on each step: for explaining and voting."""

FLAT = Rise(0.125, 0.335)
"""With room above the steps: for votes."""


def step_boxes(
    sheet: Sheet, niveaus: Sequence[Niveau], rise: Rise, bottom: float
) -> dict[int, QRectF]:
    """The box of each step by niveau, standing on `bottom` (a part of the height)."""
    width = sheet.width - 2 * sheet.margin
    gap = GAP * sheet.width
    step_width = (width - gap * (len(niveaus) - 1)) / len(niveaus)
    boxes: dict[int, QRectF] = {}
    for index, niveau in enumerate(niveaus):
        # The height belongs to the niveau, so that a staircase without floor keeps its look.
        part = rise.low + (rise.high - rise.low) * niveau.number / 5
        height = part * sheet.height
        left = sheet.rect.left() + sheet.margin + index * (step_width + gap)
        top = sheet.rect.top() + bottom * sheet.height - height
        boxes[niveau.number] = QRectF(left, top, step_width, height)
    return boxes


def draw_steps(
    sheet: Sheet,
    niveaus: Sequence[Niveau],
    boxes: dict[int, QRectF],
    *,
    hints: bool,
    lit: int | None = None,
) -> None:
    """The steps with numeral and label; `lit` is the one the duiding points at."""
    for niveau in niveaus:
        box = boxes[niveau.number]
        if not sheet.part.intersects(box):
            continue
        _draw_step(sheet, box, niveau.number, lit=niveau.number == lit)
        _write_step(sheet, box, niveau, hints=hints)


def _draw_step(sheet: Sheet, box: QRectF, niveau: int, *, lit: bool) -> None:
    radius = 0.011 * sheet.height
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    if lit:
        halo = 0.0095 * sheet.height
        outline = QPainterPath()
        outline.addRoundedRect(box.adjusted(-halo, -halo, halo, halo), 2 * radius, 2 * radius)
        sheet.painter.fillPath(outline, QColor(theme.ACCENT))
    sheet.painter.setPen(QPen(QColor(theme.INK), 0.0034 * sheet.height))
    sheet.painter.setBrush(theme.step_fill(niveau))
    sheet.painter.drawPath(path)


def _write_step(sheet: Sheet, box: QRectF, niveau: Niveau, *, hints: bool) -> None:
    ink = theme.step_ink(niveau.number)
    pad = 0.075 * box.width()
    inner = box.adjusted(pad, 0.011 * sheet.height, -0.6 * pad, -0.008 * sheet.height)
    numeral_height = (0.098 if hints else 0.062) * sheet.height
    sheet.text(
        str(niveau.number),
        QRectF(inner.left(), inner.top(), inner.width(), numeral_height),
        size=0.074 if hints else 0.047,
        weight=BLACK,
        colour=ink,
    )
    top = inner.top() + numeral_height
    room = 0.076 * sheet.height if hints else inner.bottom() - top
    label = sheet.text(
        niveau.label,
        QRectF(inner.left(), top, inner.width(), room),
        size=1 / 31 if hints else 1 / 40,
        weight=BOLD,
        colour=ink,
    )
    if hints:
        hint_top = label.bottom() + 0.004 * sheet.height
        sheet.text(
            niveau.hint,
            QRectF(inner.left(), hint_top, inner.width(), inner.bottom() - hint_top),
            size=1 / 42,
            weight=REGULAR,
            colour=ink,
        )


@dataclass(frozen=True, slots=True)
class _Grid:
    """How dots stand on a step: their diameter, the distance between them, how many in a row."""

    diameter: float
    pitch: float
    columns: int

    def rows(self, votes: int) -> int:
        return math.ceil(votes / self.columns)


def draw_votes(
    sheet: Sheet,
    boxes: dict[int, QRectF],
    counts: Counts | None,
    before: Counts | None,
    ceiling: float,
) -> None:
    """Dots on the steps: `before` hollow, `counts` solid on top, with the count as a numeral.

    `ceiling` is the highest place they may reach, as a part of the sheet's height. One size of
    dot serves all steps, so that heights can be compared.
    """
    top = sheet.rect.top() + ceiling * sheet.height
    numeral = 0.055 * sheet.height
    grid = _grid_for(sheet, boxes, counts, before, top + numeral)
    foot = 0.014 * sheet.height
    for niveau, box in boxes.items():
        base = box.top() - foot
        if before is not None:
            base = _draw_dots(sheet, box, base, before[niveau], grid, hollow=True)
        if counts is not None:
            base = _draw_dots(sheet, box, base, counts[niveau], grid, hollow=False)
        _write_count(sheet, box, base, niveau, counts, before)


def _write_count(
    sheet: Sheet,
    box: QRectF,
    base: float,
    niveau: int,
    counts: Counts | None,
    before: Counts | None,
) -> None:
    now = counts[niveau] if counts is not None else 0
    then = before[niveau] if before is not None else 0
    if not now and not then:
        return
    height = 0.05 * sheet.height
    place = QRectF(box.left(), base - height, box.width(), height)
    if counts is None:
        sheet.text(str(then), place, size=1 / 26, weight=BOLD, colour=theme.MUTED, vertical=BOTTOM)
        return
    used = sheet.text(str(now), place, size=1 / 24, weight=BLACK, vertical=BOTTOM)
    if before is not None:
        gap = 0.008 * sheet.width
        beside = QRectF(place)
        beside.setLeft(used.right() + gap)
        sheet.text(
            translate("Projector", "was %1").replace("%1", str(then)),
            beside.adjusted(0, 0, 0, -0.004 * sheet.height),
            size=1 / 42,
            colour=theme.MUTED,
            vertical=BOTTOM,
        )


def _grid_for(
    sheet: Sheet,
    boxes: dict[int, QRectF],
    counts: Counts | None,
    before: Counts | None,
    top: float,
) -> _Grid:
    """The largest dots with which every step's votes stay under the ceiling."""
    diameter = 0.042 * sheet.height
    smallest = 0.004 * sheet.height
    while True:
        width = next(iter(boxes.values())).width()
        pitch = diameter * 1.17
        grid = _Grid(diameter, pitch, max(1, int((width + pitch - diameter) / pitch)))
        if diameter <= smallest or all(
            box.top()
            - (
                grid.rows(counts[niveau] if counts else 0)
                + grid.rows(before[niveau] if before else 0)
            )
            * pitch
            >= top + 0.014 * sheet.height
            for niveau, box in boxes.items()
        ):
            return grid
        diameter *= 0.93


def _draw_dots(
    sheet: Sheet, box: QRectF, base: float, votes: int, grid: _Grid, *, hollow: bool
) -> float:
    """Rows of dots from `base` upward; returns where the next row would stand."""
    painter = sheet.painter
    radius = grid.diameter / 2
    if hollow:
        pen = QPen(QColor(theme.MUTED), max(1.0, grid.diameter * 0.075))
        if grid.diameter > 12:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.2, 1.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius -= pen.widthF() / 2
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.INK))
    for number in range(votes):
        row, column = divmod(number, grid.columns)
        centre = QPointF(
            box.left() + column * grid.pitch + grid.diameter / 2,
            base - row * grid.pitch - grid.diameter / 2,
        )
        painter.drawEllipse(centre, radius, radius)
    return base - grid.rows(votes) * grid.pitch
