"""The test picture for checking a projector before the group comes in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.projector.frame import kicker
from ui.projector.sheet import BLACK, BOLD, CENTRE, MIDDLE, RIGHT, SMALLEST, Sheet
from workshop_app.i18n import gettext

NEAR_WHITE = ("#FFFFFF", "#F7F7F7", "#EFEFEF", "#E3E3E3", "#D0D0D0")
NEAR_BLACK = ("#000000", "#141414", "#222222", "#333333", "#474747")
"""The greys of the light and the dark patches."""


@dataclass(frozen=True, slots=True)
class ProjectorTestScene:
    """The test picture; it belongs to no workshop.

    Args:
        width: The width of the screen it is shown on, in physical pixels.
        height: The height, likewise.
    """

    width: int
    height: int


def paint_projector_test(sheet: Sheet, scene: ProjectorTestScene) -> None:
    """Paint what must be visible from the last row: edges, greys, colours, small text."""
    _corners(sheet)
    kicker(sheet, gettext("Projectortest"), sheet.band(0.075, 0.12, 0.6))
    sheet.text(
        gettext("Zie je dit van achter in de zaal?"),
        sheet.band(0.125, 0.225),
        size=1 / 15,
        weight=BLACK,
    )
    caption = gettext("{width} × {height} beeldpunten", width=scene.width, height=scene.height)
    sheet.text(
        caption,
        sheet.box(0.62, 0.075, 0.958, 0.12),
        size=1 / 36,
        colour=sheet.colours.muted,
        align=RIGHT,
        vertical=MIDDLE,
    )
    _greys(
        sheet,
        gettext("Lichte vlakken: tel er vijf"),
        NEAR_WHITE,
        sheet.band(0.255, 0.44, 0.485),
    )
    right = sheet.band(0.255, 0.44)
    right.setLeft(sheet.rect.left() + 0.515 * sheet.width)
    _greys(sheet, gettext("Donkere vlakken: tel er vijf"), NEAR_BLACK, right)
    _steps(sheet, sheet.band(0.47, 0.72))
    _smallest(sheet)


def _corners(sheet: Sheet) -> None:
    """Draw a bracket in each corner, at the very edge of the screen."""
    weight = 0.008 * sheet.height
    arm = 0.07 * sheet.height
    edge = sheet.rect.adjusted(weight / 2, weight / 2, -weight / 2, -weight / 2)
    pen = QPen(QColor(sheet.colours.accent), weight)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    sheet.painter.setPen(pen)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    for corner, across, down in (
        (edge.topLeft(), arm, arm),
        (edge.topRight(), -arm, arm),
        (edge.bottomRight(), -arm, -arm),
        (edge.bottomLeft(), arm, -arm),
    ):
        sheet.painter.drawPolyline([corner + QPointF(across, 0), corner, corner + QPointF(0, down)])


def _greys(sheet: Sheet, caption: str, greys: tuple[str, ...], box: QRectF) -> None:
    """Draw patches of grey next to each other, to see whether the projector distinguishes them."""
    line = QRectF(box)
    line.setHeight(0.05 * sheet.height)
    sheet.text(caption, line, size=1 / 36, weight=BOLD, vertical=MIDDLE)
    row = QRectF(box)
    row.setTop(line.bottom() + 0.008 * sheet.height)
    # On whole pixels: otherwise a seam between two patches could be visible.
    edges = [round(row.left() + part * row.width() / len(greys)) for part in range(len(greys) + 1)]
    for grey, (left, right) in zip(greys, pairwise(edges), strict=True):
        sheet.fill(QRectF(left, row.top(), right - left, row.height()), grey)
    sheet.painter.setPen(QPen(QColor(sheet.colours.outline), 0.0034 * sheet.height))
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.drawRect(row)


def _steps(sheet: Sheet, box: QRectF) -> None:
    """Draw the colours of the six steps, each with its number."""
    line = QRectF(box)
    line.setHeight(0.05 * sheet.height)
    caption = gettext("De zes treden: zie je zes kleuren?")
    sheet.text(caption, line, size=1 / 36, weight=BOLD, vertical=MIDDLE)
    row = QRectF(box)
    row.setTop(line.bottom() + 0.008 * sheet.height)
    gap = 0.007 * sheet.width
    width = (row.width() - gap * (len(sheet.colours.steps) - 1)) / len(sheet.colours.steps)
    radius = 0.011 * sheet.height
    for niveau, fill in enumerate(sheet.colours.steps):
        block = QRectF(row.left() + niveau * (width + gap), row.top(), width, row.height())
        sheet.painter.setPen(QPen(QColor(sheet.colours.outline), 0.0034 * sheet.height))
        sheet.painter.setBrush(QColor(fill))
        sheet.painter.drawRoundedRect(block, radius, radius)
        sheet.text(
            str(niveau),
            block,
            size=0.09,
            weight=BLACK,
            colour=sheet.colours.step_inks[niveau],
            align=CENTRE,
            vertical=MIDDLE,
        )


def _smallest(sheet: Sheet) -> None:
    """Draw text of the smallest size, text of the usual size, and what to do about problems."""
    sheet.text(
        gettext("Kleiner dan dit wordt tekst nooit: 1 2 3 4 5 6 7 8 9."),
        sheet.band(0.755, 0.795),
        size=SMALLEST,
        grows=False,
        vertical=MIDDLE,
    )
    sheet.text(
        gettext("En zo groot is gewone tekst nu."),
        sheet.band(0.8, 0.875),
        size=1 / 24,
        vertical=MIDDLE,
    )
    sheet.text(
        gettext(
            "Mis je een hoek? Zet de projector anders of kies een ander beeld."
            " Lopen vlakken in elkaar over? Doe het licht uit of zet het contrast hoger."
        ),
        sheet.band(0.885, 0.96),
        size=1 / 40,
        colour=sheet.colours.muted,
        vertical=MIDDLE,
    )
