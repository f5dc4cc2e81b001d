"""Drawing the staircase of niveaus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui.projector.fitting import fit
from ui.projector.sheet import BLACK, BOLD, LEFT, REGULAR, Measures, Sheet
from workshop_app.content.scale import Option

GAP = 0.007
"""The space between two steps, as a fraction of the sheet's width."""


FLOOR = 0.9
"""The bottom of the staircase, as a fraction of the sheet's height."""

LABEL, LABEL_OVER_HINT = 1 / 40, 1 / 31
"""The size of a label, without and with a hint below, as a fraction of the height."""

UNEVEN = 1.3
"""The maximum ratio between the sizes of the largest and the smallest label."""


@dataclass(frozen=True, slots=True)
class Rise:
    """The heights of the steps of niveau 0 and 5, as fractions of the sheet's height."""

    low: float
    high: float


TALL = Rise(0.245, 0.52)
"""For explaining and voting, with a hint on each step."""

FLAT = Rise(0.125, 0.335)
"""For results, with space for votes above the steps."""


def step_boxes(
    sheet: Measures, options: Sequence[Option], rise: Rise, bottom: float
) -> dict[int, QRectF]:
    """The box of each step by its number; `bottom` is a fraction of the height."""
    boxes: dict[int, QRectF] = {}
    for option, column in zip(options, columns(sheet, len(options)), strict=True):
        # The height depends on the niveau, so that a staircase without niveau 0 looks the same.
        height = (rise.low + (rise.high - rise.low) * option.number / 5) * sheet.height
        top = sheet.rect.top() + bottom * sheet.height - height
        boxes[option.number] = QRectF(column.left(), top, column.width(), height)
    return boxes


def columns(sheet: Measures, number: int) -> list[QRectF]:
    """Columns of equal width between the margins of the sheet, with a gap between them."""
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
    """Draw the steps with number and label; `lit` is the niveau of the reference, with a halo."""
    most = _largest_label(sheet, options, boxes, hints=hints)
    for option in options:
        box = boxes[option.number]
        if not sheet.part.intersects(box):
            continue
        fill = QColor(sheet.colours.steps[option.number])
        draw_block(sheet, box, fill, lit=option.number == lit)
        _write_step(sheet, box, option, most, hints=hints)


def draw_block(sheet: Sheet, box: QRectF, fill: QColor, *, lit: bool = False) -> None:
    """Draw one block with an outline; with `lit` it has a halo."""
    radius = 0.011 * sheet.height
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    if lit:
        halo = 0.0095 * sheet.height
        outline = QPainterPath()
        outline.addRoundedRect(box.adjusted(-halo, -halo, halo, halo), 2 * radius, 2 * radius)
        sheet.painter.fillPath(outline, QColor(sheet.colours.accent))
    sheet.painter.setPen(QPen(QColor(sheet.colours.outline), 0.0034 * sheet.height))
    sheet.painter.setBrush(fill)
    sheet.painter.drawPath(path)


def _inner(sheet: Measures, box: QRectF) -> QRectF:
    pad = 0.075 * box.width()
    return box.adjusted(pad, 0.011 * sheet.height, -0.6 * pad, -0.008 * sheet.height)


def _label_box(sheet: Measures, box: QRectF, *, hints: bool) -> QRectF:
    """The box of the label; above a hint it is higher for large text, if there is space."""
    label = _inner(sheet, box)
    label.setTop(label.top() + (0.098 if hints else 0.062) * sheet.height)
    if hints:
        least = 0.076 * sheet.height
        grown = min(least * sheet.look.text, label.height() - 0.11 * sheet.height)
        label.setHeight(max(least, grown))
    return label


def _largest_label(
    sheet: Measures, options: Sequence[Option], boxes: dict[int, QRectF], *, hints: bool
) -> float:
    """The size of the labels as a fraction of the height, limited so that they differ little."""
    wanted = LABEL_OVER_HINT if hints else LABEL
    if sheet.look.text <= 1:
        return wanted
    pixels = sheet.pixels(wanted)
    for option in options:
        box = _label_box(sheet, boxes[option.number], hints=hints)
        width, height = round(box.width(), 1), round(box.height(), 1)
        fitted = fit(option.label, width, height, pixels, sheet.smallest, BOLD, LEFT)
        pixels = min(pixels, round(UNEVEN * fitted.pixels))
    return pixels / sheet.height / sheet.look.text


def _write_step(sheet: Sheet, box: QRectF, option: Option, largest: float, *, hints: bool) -> None:
    ink = sheet.colours.step_inks[option.number]
    inner = _inner(sheet, box)
    label_box = _label_box(sheet, box, hints=hints)
    sheet.text(
        str(option.number),
        QRectF(inner.left(), inner.top(), inner.width(), label_box.top() - inner.top()),
        size=0.074 if hints else 0.047,
        weight=BLACK,
        colour=ink,
    )
    label = sheet.text(option.label, label_box, size=largest, weight=BOLD, colour=ink)
    if hints and option.hint:
        # The hint must be smaller than the label, also if only the hint has space to grow.
        below = 0.88 * sheet.texts[-1].pixels / sheet.height / sheet.look.text
        hint_top = label.bottom() + 0.004 * sheet.height
        sheet.text(
            option.hint,
            QRectF(inner.left(), hint_top, inner.width(), inner.bottom() - hint_top),
            size=min(1 / 42, below) if sheet.look.text > 1 else 1 / 42,
            weight=REGULAR,
            colour=ink,
        )
