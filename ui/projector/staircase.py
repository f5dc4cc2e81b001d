"""The staircase: the picture of the whole product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui import theme
from ui.projector.sheet import BLACK, BOLD, REGULAR, Measures, Sheet
from workshop_app.content.scale import Option

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
    sheet: Measures, options: Sequence[Option], rise: Rise, bottom: float
) -> dict[int, QRectF]:
    """The box of each step by its number, standing on `bottom` (a part of the height)."""
    boxes: dict[int, QRectF] = {}
    for option, column in zip(options, columns(sheet, len(options)), strict=True):
        # The height belongs to the niveau, so that a staircase without floor keeps its look.
        height = (rise.low + (rise.high - rise.low) * option.number / 5) * sheet.height
        top = sheet.rect.top() + bottom * sheet.height - height
        boxes[option.number] = QRectF(column.left(), top, column.width(), height)
    return boxes


def columns(sheet: Measures, number: int) -> list[QRectF]:
    """The sheet between its margins, in columns of equal width with a gap between them."""
    gap = GAP * sheet.width
    width = (sheet.width - 2 * sheet.margin - gap * (number - 1)) / number
    left = sheet.rect.left() + sheet.margin
    return [
        QRectF(left + index * (width + gap), sheet.rect.top(), width, sheet.height)
        for index in range(number)
    ]


def draw_steps(
    sheet: Sheet,
    options: Sequence[Option],
    boxes: dict[int, QRectF],
    *,
    hints: bool,
    lit: int | None = None,
) -> None:
    """The steps with numeral and label; `lit` is the one the duiding points at."""
    for option in options:
        box = boxes[option.number]
        if not sheet.part.intersects(box):
            continue
        draw_block(sheet, box, theme.step_fill(option.number), lit=option.number == lit)
        _write_step(sheet, box, option, hints=hints)


def draw_block(sheet: Sheet, box: QRectF, fill: QColor, *, lit: bool = False) -> None:
    """One block to stand on, outlined in ink; `lit` sets it in a halo."""
    radius = 0.011 * sheet.height
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    if lit:
        halo = 0.0095 * sheet.height
        outline = QPainterPath()
        outline.addRoundedRect(box.adjusted(-halo, -halo, halo, halo), 2 * radius, 2 * radius)
        sheet.painter.fillPath(outline, QColor(theme.ACCENT))
    sheet.painter.setPen(QPen(QColor(theme.INK), 0.0034 * sheet.height))
    sheet.painter.setBrush(fill)
    sheet.painter.drawPath(path)


def _write_step(sheet: Sheet, box: QRectF, option: Option, *, hints: bool) -> None:
    ink = theme.step_ink(option.number)
    pad = 0.075 * box.width()
    inner = box.adjusted(pad, 0.011 * sheet.height, -0.6 * pad, -0.008 * sheet.height)
    numeral_height = (0.098 if hints else 0.062) * sheet.height
    sheet.text(
        str(option.number),
        QRectF(inner.left(), inner.top(), inner.width(), numeral_height),
        size=0.074 if hints else 0.047,
        weight=BLACK,
        colour=ink,
    )
    top = inner.top() + numeral_height
    room = 0.076 * sheet.height if hints else inner.bottom() - top
    label = sheet.text(
        option.label,
        QRectF(inner.left(), top, inner.width(), room),
        size=1 / 31 if hints else 1 / 40,
        weight=BOLD,
        colour=ink,
    )
    if hints and option.hint:
        hint_top = label.bottom() + 0.004 * sheet.height
        sheet.text(
            option.hint,
            QRectF(inner.left(), hint_top, inner.width(), inner.bottom() - hint_top),
            size=1 / 42,
            weight=REGULAR,
            colour=ink,
        )
