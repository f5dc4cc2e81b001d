"""Drawing votes as dots, one for each, that stand on the chosen option."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.projector.fitting import fixed
from ui.projector.look import Colours
from ui.projector.sheet import BLACK, BOLD, BOTTOM, CENTRE, MIDDLE, REGULAR, Sheet, Stack
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.results.tally import Counts

LARGEST, LARGEST_TABLE = 0.042, 0.05
"""The maximum diameter of a dot, and of a dot for a table, as fractions of the height."""

ROOMY = 1.3
"""The factor by which dots may be larger on platforms, which are all equally high."""

SMALLEST_TABLE = 0.037
"""The minimum diameter of a dot with the number of a table that is readable from the back."""

FOOT = 0.014
COUNT_HEIGHT = 0.055
LABEL_HEIGHT = 0.05
TIGHT_SPACE = 0.004


@dataclass(frozen=True, slots=True)
class Crowd:
    """The votes to draw: `before` as hollow dots, `counts` as solid ones on top; None for none.

    `standing` has the numbers of the tables by choice; they are written in the solid dots, or in
    the hollow ones if there are no solid ones. `beside` is the text next to the number of solid
    dots, with {number} for the number of hollow ones.
    """

    counts: Counts | None
    before: Counts | None
    standing: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The grid of dots on a step: diameter and distance in pixels, and dots in a row."""

    diameter: float
    pitch: float
    columns: int

    def rows(self, votes: int) -> int:
        return math.ceil(votes / self.columns)


def draw_votes(sheet: Sheet, boxes: dict[int, QRectF], crowd: Crowd, ceiling: float) -> bool:
    """Draw dots on each box, with their number above.

    All dots have the same size, so that the heights of stacks can be compared. Dots of tables show
    the number of the table; if they are too small for that, the tables are listed above.

    Args:
        sheet: The sheet.
        boxes: The box of each choice by its number.
        crowd: The votes.
        ceiling: The limit of their height, as a fraction of the sheet's height from the top.

    Returns:
        Whether the dots have the numbers of tables.
    """
    top = sheet.rect.top() + (ceiling + COUNT_HEIGHT) * sheet.height
    lists = dict.fromkeys(boxes, "")
    grid = _grid_for(sheet, boxes, crowd, top, {})
    numbered = bool(crowd.standing)
    if numbered and grid.diameter < SMALLEST_TABLE * sheet.height and crowd.counts is not None:
        # Numbers of tables matter more than the hollow dots of before, which become a number only.
        bare = replace(crowd, before=None)
        alone = _grid_for(sheet, boxes, bare, top, {})
        if alone.diameter >= SMALLEST_TABLE * sheet.height:
            _draw(sheet, boxes, crowd, alone, lists, hollow=False)
            return True
    if numbered and grid.diameter < SMALLEST_TABLE * sheet.height:
        lists = {number: table_text(crowd.standing.get(number, ())) for number in boxes}
        space = {
            number: _list_height(sheet, boxes[number].width(), text)
            for number, text in lists.items()
        }
        grid = _grid_for(sheet, boxes, crowd, top, space)
        numbered = False
    _draw(sheet, boxes, crowd, grid, lists, hollow=True)
    return numbered


def table_text(tables: tuple[int, ...]) -> str:
    """The numbers of tables in words: neighbours as a range, "tafels 1–4, 7"."""
    if not tables:
        return ""
    runs: list[list[int]] = []
    for table in tables:
        if runs and table == runs[-1][-1] + 1:
            runs[-1].append(table)
        else:
            runs.append([table])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(table) for table in run]
    text = gettext("tafel {tables}") if len(tables) == 1 else None
    return filled(text or gettext("tafels {tables}"), tables=", ".join(words))


def _list_height(sheet: Sheet, width: float, text: str) -> float:
    return fixed(text, width, sheet.smallest, REGULAR).height if text else 0.0


def _draw(
    sheet: Sheet,
    boxes: dict[int, QRectF],
    crowd: Crowd,
    grid: _Grid,
    lists: dict[int, str],
    *,
    hollow: bool,
) -> None:
    for number, box in boxes.items():
        base = box.top() - FOOT * sheet.height
        listed = lists[number]
        tables = () if any(lists.values()) else crowd.standing.get(number, ())
        if crowd.before is not None and hollow:
            inside = tables if crowd.counts is None else ()
            base = _draw_dots(sheet, box, base, crowd.before[number], grid, inside, hollow=True)[0]
        rows: list[tuple[QRectF, ...]] = []
        if crowd.counts is not None:
            votes = crowd.counts[number]
            base, rows = _draw_dots(sheet, box, base, votes, grid, tables, hollow=False)
        bottom = base
        if listed:
            height = _list_height(sheet, box.width(), listed)
            place = QRectF(box.left(), base - height, box.width(), height)
            sheet.text(listed, place.adjusted(0, -1, 0, 1), size=0, vertical=MIDDLE)
            base -= height
        _write_count(sheet, box, base, number, crowd)
        if crowd.counts is not None:
            top = base - LABEL_HEIGHT * sheet.height
            label = QRectF(box.left(), top, box.width(), bottom - top)
            sheet.stacks.append(Stack(tuple(rows), label))


def _write_count(sheet: Sheet, box: QRectF, base: float, number: int, crowd: Crowd) -> None:
    now = crowd.counts[number] if crowd.counts is not None else 0
    then = crowd.before[number] if crowd.before is not None else 0
    if not now and not then:
        return
    height = LABEL_HEIGHT * sheet.height
    place = QRectF(box.left(), base - height, box.width(), height)
    if crowd.counts is None:
        sheet.text(
            str(then), place, size=1 / 26, weight=BOLD, colour=sheet.colours.muted, vertical=BOTTOM
        )
        return
    used = sheet.text(str(now), place, size=1 / 24, weight=BLACK, vertical=BOTTOM)
    if crowd.before is not None:
        beside = QRectF(place)
        beside.setLeft(used.right() + 0.008 * sheet.width)
        sheet.text(
            filled(crowd.beside, number=then),
            beside.adjusted(0, 0, 0, -0.004 * sheet.height),
            size=1 / 42,
            colour=sheet.colours.muted,
            vertical=BOTTOM,
        )


def _grid_for(
    sheet: Sheet, boxes: dict[int, QRectF], crowd: Crowd, top: float, extra: dict[int, float]
) -> _Grid:
    """The grid with the largest dots at which all stacks stay below `top`.

    `extra` is the height needed for something else above the dots, by the number of the box.
    """
    diameter = (LARGEST_TABLE if crowd.standing and not extra else LARGEST) * sheet.height
    if len({box.top() for box in boxes.values()}) == 1:
        diameter *= ROOMY
    smallest = TIGHT_SPACE * sheet.height
    width = next(iter(boxes.values())).width()
    while True:
        pitch = diameter * 1.17
        grid = _Grid(diameter, pitch, max(1, int((width + pitch - diameter) / pitch)))
        if diameter <= smallest or all(
            box.top()
            - (
                grid.rows(crowd.counts[number] if crowd.counts else 0)
                + grid.rows(crowd.before[number] if crowd.before else 0)
            )
            * pitch
            - extra.get(number, 0.0)
            >= top + FOOT * sheet.height
            for number, box in boxes.items()
        ):
            return grid
        diameter *= 0.95


def _draw_dots(
    sheet: Sheet,
    box: QRectF,
    base: float,
    votes: int,
    grid: _Grid,
    tables: tuple[int, ...],
    *,
    hollow: bool,
) -> tuple[float, list[tuple[QRectF, ...]]]:
    """Draw rows of dots from `base` upward; returns the base of the next row, and all dots."""
    rows: list[tuple[QRectF, ...]] = []
    scale = sheet.painter.combinedTransform().m11()
    across = max(2, round(grid.diameter * scale))
    pitch = round(grid.pitch * scale, 2)
    stamp = _row(across, pitch, grid.columns, sheet.colours, hollow=hollow)
    left = round(box.left() * scale) / scale
    for row in range(grid.rows(votes)):
        filled = min(votes - row * grid.columns, grid.columns)
        part = QRectF(0, 0, round((filled - 1) * pitch) + across, across)
        # On whole pixels, drawing a row is a plain copy, so that hundreds of dots are fast.
        top = round((base - row * grid.pitch - grid.diameter) * scale) / scale
        place = QRectF(left, top, part.width() / scale, part.height() / scale)
        sheet.painter.drawPixmap(place, stamp, part)
        dots = tuple(
            QRectF(left + round(column * pitch) / scale, top, across / scale, across / scale)
            for column in range(filled)
        )
        rows.append(dots)
        for dot, table in zip(dots, tables[row * grid.columns :], strict=False):
            sheet.text(
                str(table),
                dot,
                size=0.46 * grid.diameter / sheet.height,
                grows=False,
                weight=BLACK,
                colour=sheet.colours.ink if hollow else sheet.colours.on_ink,
                align=CENTRE,
                vertical=MIDDLE,
            )
    return base - grid.rows(votes) * grid.pitch, rows


@lru_cache(maxsize=32)
def _row(diameter: int, pitch: float, columns: int, colours: Colours, *, hollow: bool) -> QPixmap:
    """A pixmap of one full row of dots; `diameter` and `pitch` are in physical pixels."""
    row = QPixmap(round((columns - 1) * pitch) + diameter, diameter)
    row.fill(Qt.GlobalColor.transparent)
    painter = QPainter(row)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = diameter / 2
    for column in range(columns):
        centre = QPointF(round(column * pitch) + radius, radius)
        paint_dot(painter, centre, radius, colours, hollow=hollow)
    painter.end()
    return row


def paint_dot(
    painter: QPainter, centre: QPointF, radius: float, colours: Colours, *, hollow: bool
) -> None:
    """Paint one dot: solid ink, or hollow."""
    if not hollow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ink))
    else:
        pen = QPen(QColor(colours.muted), max(1.0, radius * 0.15))
        if radius > 6:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.2, 1.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius -= pen.widthF() / 2
    painter.drawEllipse(centre, radius, radius)
