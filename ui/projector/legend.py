"""The legend at the bottom of a result, which explains the dots."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from ui.formats import count_of_votes
from ui.projector.dots import paint_dot
from ui.projector.sheet import BOLD, MIDDLE, RIGHT, Sheet
from workshop_app.i18n import gettext

Mark = tuple[str, bool]
"""The label of a dot, and whether the dot is hollow."""


def draw_legend(
    sheet: Sheet, marks: tuple[Mark, ...], *, votes: int, numbered: bool = False, ask: str = ""
) -> None:
    """Draw what each kind of dot is, the number of votes, and at the right a question to ask."""
    y = sheet.rect.top() + 0.95 * sheet.height
    x = sheet.rect.left() + sheet.margin
    radius = 0.0095 * sheet.height
    half = 0.025 * sheet.height
    for label, hollow in marks:
        if not label:
            continue
        paint_dot(sheet.painter, QPointF(x + radius, y), radius, sheet.colours, hollow=hollow)
        box = QRectF(x + 3 * radius, y - half, 0.13 * sheet.width, 2 * half)
        used = sheet.text(label, box, size=1 / 42, colour=sheet.colours.muted, vertical=MIDDLE)
        x = used.right() + 0.012 * sheet.width
    caption = count_of_votes(votes)
    if numbered:
        caption += gettext(", het cijfer is de tafel")
    if any(label for label, _ in marks):
        caption = f"· {caption}"
    end = 0.58 if ask else 0.958
    box = QRectF(x, y - half, sheet.rect.left() + end * sheet.width - x, 2 * half)
    used = sheet.text(caption, box, size=1 / 42, colour=sheet.colours.muted, vertical=MIDDLE)
    if ask:
        box = sheet.box(0, 0.92, 0.958, 0.98)
        box.setLeft(max(used.right() + 0.02 * sheet.width, sheet.rect.left() + 0.4 * sheet.width))
        sheet.text(ask, box, size=1 / 36, weight=BOLD, align=RIGHT, vertical=MIDDLE)
