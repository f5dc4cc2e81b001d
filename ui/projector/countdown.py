"""Painting the countdown: large in a break, as a tab at the upper edge of any other scene."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF

from ui.formats import clock, time_of_day
from ui.projector.frame import TAB_HEIGHT, draw_sign, tab
from ui.projector.sheet import BLACK, CENTRE, MIDDLE, Measures, Sheet
from workshop_app.i18n import gettext
from workshop_app.session.scenes import BlackScene, BreakScene, Countdown, PublicSnapshot

BREAK_CLOCK = (0.1, 0.48, 0.9, 0.775)
"""The area of the countdown of a break: left, top, right, bottom as fractions of the sheet."""


def end_of_break(instant: datetime) -> str:
    """An instant in local time, rounded up to a whole minute."""
    if instant.second or instant.microsecond:
        instant = instant.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return time_of_day(instant)


def tab_area(sheet: Measures) -> QRectF:
    """The area of the tab, including its outline."""
    edge = 0.003 * sheet.height
    return _tab_box(sheet).adjusted(-edge, 0, edge, edge)


def _tab_box(sheet: Measures) -> QRectF:
    width = 0.25 * sheet.height
    right = sheet.rect.right() - sheet.margin
    return QRectF(right - width, sheet.rect.top(), width, TAB_HEIGHT * sheet.height)


def paint_countdown(sheet: Sheet, public: PublicSnapshot) -> None:
    """Paint the countdown as a tab, except on a break or a black scene."""
    left = public.countdown
    if left is None or isinstance(public.scene, BreakScene | BlackScene):
        return
    if left.left == 0:
        over = gettext("tijd is om")
        tab(sheet, _tab_box(sheet), over, fill=sheet.colours.accent, ink=sheet.colours.on_accent)
        return
    text = gettext("nog {time}", time=clock(left.left))
    tab(
        sheet,
        _tab_box(sheet),
        text,
        fill=sheet.colours.panel,
        ink=sheet.colours.ink,
        edge=sheet.colours.line,
    )


def break_line(countdown: Countdown | None) -> str:
    """The text below the heading of a break."""
    if countdown is None:
        return gettext("We gaan zo verder.")
    if countdown.left == 0:
        return gettext("De pauze is om. We gaan verder.")
    if countdown.until is None:
        return gettext("We gaan zo verder.")
    return gettext("We gaan verder om {time} uur.", time=end_of_break(countdown.until))


def paint_break(sheet: Sheet, countdown: Countdown | None) -> None:
    """Paint a break, with the countdown if there is one."""
    timed = countdown is not None
    sign = sheet.box(0.41, 0.09, 0.59, 0.25) if timed else sheet.box(0.36, 0.2, 0.64, 0.45)
    draw_sign(sheet, sign)
    sheet.text(
        gettext("Pauze"),
        sheet.box(0.1, 0.29, 0.9, 0.45) if timed else sheet.box(0.1, 0.5, 0.9, 0.68),
        size=1 / 10 if timed else 1 / 8,
        weight=BLACK,
        align=CENTRE,
        vertical=MIDDLE,
    )
    if countdown is not None:
        sheet.text(
            clock(countdown.left),
            sheet.box(*BREAK_CLOCK),
            size=1 / 4.4,
            weight=BLACK,
            align=CENTRE,
            vertical=MIDDLE,
        )
    sheet.text(
        break_line(countdown),
        sheet.box(0.1, 0.8, 0.9, 0.9) if timed else sheet.box(0.1, 0.69, 0.9, 0.78),
        size=1 / 20 if timed else 1 / 22,
        colour=sheet.colours.muted,
        align=CENTRE,
        vertical=MIDDLE,
    )
