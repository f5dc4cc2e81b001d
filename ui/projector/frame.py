"""What is painted around a scene: kicker, footer, progress of the programme, tabs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from ui.projector.fitting import fit
from ui.projector.sheet import BOLD, CENTRE, LEFT, MIDDLE, REGULAR, RIGHT, Sheet
from ui.widgets.sign import paint_sign
from workshop_app.foreign_text import isolated
from workshop_app.i18n import gettext
from workshop_app.session.scenes import BlackScene, PublicSnapshot

TAB_HEIGHT = 0.048
"""The height of a tab at the upper edge, as a fraction; no scene has a text there."""

KICKER = 1 / 38


def kicker(
    sheet: Sheet,
    text: str,
    box: QRectF,
    *,
    rest: str = "",
    vertical: Qt.AlignmentFlag = MIDDLE,
) -> None:
    """Paint the small line above a heading.

    `rest` follows after a dot and is never cut; a long `text` before it is shortened.
    """
    line = _shortened(sheet, text, rest, box)
    sheet.text(line, box, size=KICKER, weight=BOLD, colour=sheet.colours.accent, vertical=vertical)


def _shortened(sheet: Sheet, text: str, rest: str, box: QRectF) -> str:
    def line(kept: str) -> str:
        return " · ".join(part for part in (isolated(kept), rest) if part).upper()

    def fits(kept: str) -> bool:
        width, height = round(box.width(), 1), round(box.height(), 1)
        size, least = sheet.pixels(KICKER), sheet.smallest
        return fit(line(kept), width, height, size, least, BOLD, LEFT).whole

    if fits(text):
        return line(text)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    return line(text[:low].rstrip() + "…")


def footer(sheet: Sheet, left: str, right: str) -> None:
    """Paint the bottom line: information at the left, the round at the right."""
    for text, box, align in (
        (left, sheet.box(0.042, 0.925, 0.8, 0.975), LEFT),
        (right, sheet.box(0.82, 0.925, 0.958, 0.975), RIGHT),
    ):
        if text:
            sheet.text(
                text, box, size=1 / 42, colour=sheet.colours.muted, align=align, vertical=MIDDLE
            )


def progress(sheet: Sheet, public: PublicSnapshot, box: QRectF) -> None:
    """Paint the progress of the programme as beads, and whose workshop it is."""
    radius = 0.0075 * sheet.height
    x = box.left() + radius
    beads = 3.5 * radius * public.steps + 5 * radius
    if beads > 0.55 * box.width() or not _footer_fits(sheet, public, box, beads):
        x = _step_in_words(sheet, public, box)
    else:
        y = box.center().y()
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        for step in range(public.steps):
            here = step == public.step
            sheet.painter.setBrush(
                QColor(
                    sheet.colours.accent
                    if here
                    else sheet.colours.muted
                    if step < public.step
                    else sheet.colours.line
                )
            )
            if here:
                bead = QRectF(x - radius, y - radius, 5 * radius, 2 * radius)
                sheet.painter.drawRoundedRect(bead, radius, radius)
                x += 3 * radius
            else:
                sheet.painter.drawEllipse(QPointF(x, y), radius, radius)
            x += 3.5 * radius
    rest = QRectF(box)
    rest.setLeft(x + 0.01 * sheet.width)
    sheet.text(
        public.footer, rest, size=1 / 42, colour=sheet.colours.muted, align=RIGHT, vertical=MIDDLE
    )


def _footer_fits(sheet: Sheet, public: PublicSnapshot, box: QRectF, beads: float) -> bool:
    """Whether the footer fits beside the beads."""
    width, height = round(box.width() - beads - 0.01 * sheet.width, 1), round(box.height(), 1)
    size, least = sheet.pixels(1 / 42), sheet.smallest
    return width > 0 and fit(public.footer, width, height, size, least, REGULAR, RIGHT).whole


def _step_in_words(sheet: Sheet, public: PublicSnapshot, box: QRectF) -> float:
    """Paint the progress as text, for a programme with too many steps; returns its right end."""
    words = gettext("stap {step} van {steps}", step=public.step + 1, steps=public.steps)
    place = QRectF(box)
    place.setWidth(0.45 * box.width())
    used = sheet.text(words, place, size=1 / 42, colour=sheet.colours.muted, vertical=MIDDLE)
    return used.right()


def tab(
    sheet: Sheet, box: QRectF, text: str, *, fill: str, ink: str, edge: str | None = None
) -> None:
    """Paint a tab at the upper edge of the sheet."""
    radius = 0.012 * sheet.height
    sheet.panel(
        box.adjusted(0, -2 * radius, 0, 0),
        fill=fill,
        edge=edge or fill,
        radius=radius / sheet.height,
    )
    inner = box.adjusted(0, 0.002 * sheet.height, 0, -0.002 * sheet.height)
    sheet.text(text, inner, size=1 / 34, weight=BOLD, colour=ink, align=CENTRE, vertical=MIDDLE)


def rehearsal_mark(sheet: Sheet, public: PublicSnapshot) -> None:
    """Paint the mark of a rehearsal, of which votes are made up, on all but a black scene."""
    if public.rehearsal and not isinstance(public.scene, BlackScene):
        half = 0.13 * sheet.height / sheet.width
        tab(
            sheet,
            sheet.box(0.5 - half, 0, 0.5 + half, TAB_HEIGHT),
            gettext("OEFENING"),
            fill=sheet.colours.accent,
            ink=sheet.colours.on_accent,
        )


def draw_sign(sheet: Sheet, box: QRectF) -> None:
    """Paint the logo of the product in the colours of the look."""
    paint_sign(
        sheet.painter,
        box,
        line=0.0034 * sheet.height,
        radius=0.008 * sheet.height,
        ink=sheet.colours.outline,
        fills=sheet.colours.steps,
    )
