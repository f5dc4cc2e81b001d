"""Platforms: blocks of the same height and colour for answers that are not niveaus.

The same colour for all does not suggest that one answer is better.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui.projector.fitting import fit
from ui.projector.sheet import BLACK, BOLD, LEFT, SEMIBOLD, Measures, Sheet
from ui.projector.staircase_painting import FLOOR, columns, draw_block
from workshop_app.content.scale import Option, Scale, ScaleKind

TALL, TALL_SIDES = 0.38, 0.45
"""Heights for voting, as fractions of the sheet's height."""

FLAT = (0.23, 0.28, 0.34, 0.4)
"""Heights with space for votes above, as fractions; the first in which the texts fit is used."""

NUMERAL = 0.062
"""The height of the line with the number, as a fraction."""


def platform_boxes(sheet: Measures, scale: Scale, *, tall: bool) -> dict[int, QRectF]:
    """The box of each platform by the number of its option."""
    across = columns(sheet, len(scale.options))
    height = _height(sheet, scale, across[0].width(), tall=tall) * sheet.height
    top = sheet.rect.top() + FLOOR * sheet.height - height
    return {
        option.number: QRectF(column.left(), top, column.width(), height)
        for option, column in zip(scale.options, across, strict=True)
    }


def _height(sheet: Measures, scale: Scale, width: float, *, tall: bool) -> float:
    sides = scale.kind is ScaleKind.SIDES
    if tall:
        return TALL_SIDES if sides else TALL
    for height in FLAT[:-1]:
        box = _inner(sheet, QRectF(0, 0, width, height * sheet.height), tall=False)
        space = box.height() - NUMERAL * sheet.height
        texts = [
            fit(
                option.label,
                round(box.width(), 1),
                round(space, 1),
                sheet.pixels(1 / 34),
                sheet.at_least(1 / 40),
                SEMIBOLD if sides else BOLD,
                LEFT,
            )
            for option in scale.options
        ]
        if all(text.whole and not text.broken for text in texts):
            return height
    return FLAT[-1]


def draw_platforms(
    sheet: Sheet, scale: Scale, boxes: dict[int, QRectF], *, tall: bool, lit: int | None = None
) -> None:
    """Draw the platforms with number and text; `lit` is the number of the one with a halo."""
    for option in scale.options:
        box = boxes[option.number]
        if sheet.part.intersects(box):
            draw_block(sheet, box, QColor(sheet.colours.sand), lit=option.number == lit)
            _write(sheet, box, option, scale.kind, tall=tall)


def _inner(sheet: Measures, box: QRectF, *, tall: bool) -> QRectF:
    pad = min(0.075 * box.width(), 0.03 * sheet.height)
    above = 0.02 if tall else 0.009
    return box.adjusted(pad, above * sheet.height, -pad, -0.012 * sheet.height)


def _write(sheet: Sheet, box: QRectF, option: Option, kind: ScaleKind, *, tall: bool) -> None:
    inner = _inner(sheet, box, tall=tall)
    numeral = QRectF(inner)
    sides = kind is ScaleKind.SIDES
    small = sides or not tall
    numeral.setHeight((NUMERAL if small else 0.098) * sheet.height)
    sheet.text(str(option.number), numeral, size=0.045 if small else 0.074, weight=BLACK)
    label = QRectF(inner)
    label.setTop(numeral.bottom())
    # A side is identified by its text, so that is large; a point of a scale by its place.
    large = (1 / 12 if sides else 1 / 24) if tall else (1 / 22 if sides else 1 / 34)
    sheet.text(option.label, label, size=large, weight=SEMIBOLD if sides else BOLD)
