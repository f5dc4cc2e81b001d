"""Painting the first and the last scene of a workshop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from ui.formats import long_date
from ui.projector.frame import draw_sign, kicker
from ui.projector.look import Theme
from ui.projector.scaled_pictures import logo
from ui.projector.sheet import BLACK, BOTTOM, Sheet
from workshop_app.colours import WHITE
from workshop_app.i18n import gettext
from workshop_app.session.scenes import EndScene, WelcomeScene
from workshop_app.session.workshop_kind import full_name


def paint_welcome(sheet: Sheet, scene: WelcomeScene) -> None:
    """Paint the organisation or name of the workshop, and its date."""
    draw_sign(sheet, sheet.box(0.56, 0.22, 0.958, 0.78))
    _draw_logo(sheet, sheet.box(0.042, 0.065, 0.26, 0.185))
    kicker(sheet, gettext("Workshop klantgerichtheid"), sheet.band(0.25, 0.30, 0.53))
    title = scene.organisation or scene.name or gettext("Welkom")
    used = sheet.text(
        title, sheet.band(0.31, 0.58, 0.53), size=1 / 11, smallest=1 / 30, weight=BLACK
    )
    below = sheet.band(0, 0.78, 0.53)
    below.setTop(used.bottom() + 0.03 * sheet.height)
    lines = [scene.name] if scene.organisation and scene.name else []
    lines.append(long_date(scene.date))
    sheet.text("\n".join(lines), below, size=1 / 26, colour=sheet.colours.muted)


def _draw_logo(sheet: Sheet, box: QRectF) -> None:
    """Draw the organisation's logo in the upper left corner of a box, in its proportions."""
    if not sheet.look.logo or not sheet.part.intersects(box):
        return
    # In the dark theme a logo gets a light background, which most logos are designed for.
    edge = 0.012 * sheet.height if sheet.look.theme is Theme.DARK else 0.0
    ratio = sheet.painter.device().devicePixelRatioF()
    space = box.adjusted(edge, edge, -edge, -edge)
    picture = logo(sheet.look.logo, round(space.width() * ratio), round(space.height() * ratio))
    if picture.isNull():
        return
    size = picture.deviceIndependentSize() / ratio
    place = QRectF(space.left(), space.top(), size.width(), size.height())
    if edge:
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(QColor(WHITE))
        sheet.painter.drawRoundedRect(place.adjusted(-edge, -edge, edge, edge), edge, edge)
    sheet.painter.drawPixmap(place, picture, QRectF(picture.rect()))


def paint_end(sheet: Sheet, scene: EndScene) -> None:
    """Paint a question to take home."""
    draw_sign(sheet, sheet.box(0.56, 0.22, 0.958, 0.78))
    names = full_name(scene.organisation, scene.name)
    kicker(sheet, names, sheet.band(0.13, 0.30, 0.53), vertical=BOTTOM)
    used = sheet.text(
        gettext("Welke stap zet jij morgen?"),
        sheet.band(0.31, 0.62, 0.53),
        size=1 / 12,
        smallest=1 / 24,
        weight=BLACK,
    )
    below = sheet.band(0, 0.80, 0.53)
    below.setTop(used.bottom() + 0.03 * sheet.height)
    sheet.text(
        gettext("Dank je wel voor het meedenken. Goede reis naar huis."),
        below,
        size=1 / 24,
        colour=sheet.colours.muted,
    )
