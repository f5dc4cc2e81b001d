"""Votes are people: a dot for each, standing on what was chosen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.projector.fitting import fixed
from ui.projector.look import Colours
from ui.projector.sheet import BLACK, BOLD, BOTTOM, CENTRE, MIDDLE, REGULAR, Sheet, Stack
from workshop_app.results.tally import Counts

translate = QCoreApplication.translate

LARGEST, LARGEST_TABLE = 0.042, 0.05
"""The diameter of a dot at the most, as parts of the height; a table's is larger."""

ROOMY = 1.3
"""How much larger they may be where nothing rises into their room."""

SMALLEST_TABLE = 0.037
"""A smaller dot has no room for the number of a table that can be read from the back."""

FOOT = 0.014
COUNT_HEIGHT = 0.055
LABEL_HEIGHT = 0.05
TIGHT_SPACE = 0.004


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who stands where: `before` hollow, `counts` solid on top, None for not at all.

    `standing` holds the numbers of the tables at a choice; they are among the votes shown solid,
    or hollow where there are no solid ones. `beside` says what the hollow ones are, next to the
    number of solid ones.
    """

    counts: Counts | None
    before: Counts | None
    standing: Mapping[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Grid:
    """How dots stand on a step: their diameter, the distance between them, how many in a row."""

    diameter: float
    pitch: float
    columns: int

    def rows(self, votes: int) -> int:
        return math.ceil(votes / self.columns)


def draw_votes(sheet: Sheet, boxes: dict[int, QRectF], crowd: Crowd, ceiling: float) -> bool:
    """Dots on each box, with their number above.

    `ceiling` is the highest place they may reach, as a part of the sheet's height. One size of
    dot serves all, so that heights can be compared. Tables have their number in their dot; where
    dots get too small for that, the tables are listed above. Returns whether dots have numbers.
    """
    top = sheet.rect.top() + (ceiling + COUNT_HEIGHT) * sheet.height
    lists = dict.fromkeys(boxes, "")
    grid = _grid_for(sheet, boxes, crowd, top, {})
    numbered = bool(crowd.standing)
    if numbered and grid.diameter < SMALLEST_TABLE * sheet.height and crowd.counts is not None:
        # Which table stands where says more than where votes stood before: that stays a number.
        bare = replace(crowd, before=None)
        alone = _grid_for(sheet, boxes, bare, top, {})
        if alone.diameter >= SMALLEST_TABLE * sheet.height:
            _draw(sheet, boxes, crowd, alone, lists, hollow=False)
            return True
    if numbered and grid.diameter < SMALLEST_TABLE * sheet.height:
        lists = {number: table_words(crowd.standing.get(number, ())) for number in boxes}
        room = {
            number: _list_height(sheet, boxes[number].width(), text)
            for number, text in lists.items()
        }
        grid = _grid_for(sheet, boxes, crowd, top, room)
        numbered = False
    _draw(sheet, boxes, crowd, grid, lists, hollow=True)
    return numbered


def table_words(tables: tuple[int, ...]) -> str:
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
    text = translate("Projector", "tafel %1") if len(tables) == 1 else None
    return (text or translate("Projector", "tafels %1")).replace("%1", ", ".join(words))


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
    """The largest dots with which everybody stays under `top`.

    `extra` is the room that something else needs above the dots, by the number of the box.
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
    """Rows of dots from `base` upward; returns where the next row would stand, and every dot."""
    rows: list[tuple[QRectF, ...]] = []
    scale = sheet.painter.combinedTransform().m11()
    across = max(2, round(grid.diameter * scale))
    pitch = round(grid.pitch * scale, 2)
    stamp = _row(across, pitch, grid.columns, sheet.colours, hollow=hollow)
    left = round(box.left() * scale) / scale
    for row in range(grid.rows(votes)):
        filled = min(votes - row * grid.columns, grid.columns)
        part = QRectF(0, 0, round((filled - 1) * pitch) + across, across)
        # On whole pixels a row is a plain copy: hundreds of dots cost next to nothing.
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
    """One full row of dots, drawn once a size; `diameter` and `pitch` in pixels."""
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
    """One dot: solid ink, or hollow."""
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
