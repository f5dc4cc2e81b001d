"""What stands around a scene: the line above a heading, the footer, how far the programme is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from ui import theme
from ui.projector.sheet import BOLD, LEFT, MIDDLE, RIGHT, Sheet
from workshop_app.session.scenes import PublicSnapshot


def kicker(sheet: Sheet, text: str, box: QRectF, vertical: Qt.AlignmentFlag = MIDDLE) -> None:
    """The line above a heading that says where this belongs."""
    sheet.text(text.upper(), box, size=1 / 38, weight=BOLD, colour=theme.ACCENT, vertical=vertical)


def footer(sheet: Sheet, left: str, right: str) -> None:
    """The line at the foot: what to know at the left, which round at the right."""
    inner = sheet.band(0.925, 0.975)
    for text, align in ((left, LEFT), (right, RIGHT)):
        sheet.text(text, inner, size=1 / 42, colour=theme.MUTED, align=align, vertical=MIDDLE)


def progress(sheet: Sheet, public: PublicSnapshot, box: QRectF) -> None:
    """How far the programme is, as beads, and whose workshop it is."""
    radius = 0.0075 * sheet.height
    x = box.left() + radius
    y = box.center().y()
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    for step in range(public.steps):
        here = step == public.step
        sheet.painter.setBrush(
            QColor(theme.ACCENT if here else theme.MUTED if step < public.step else theme.LINE)
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
    sheet.text(public.footer, rest, size=1 / 42, colour=theme.MUTED, align=RIGHT, vertical=MIDDLE)
