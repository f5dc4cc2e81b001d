"""Painting what a group learned: votes on the reference before, after and in a transfer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.formats import percentage
from ui.projector.frame import kicker, progress
from ui.projector.sheet import BLACK, BOLD, MIDDLE, RIGHT, SEMIBOLD, Sheet
from workshop_app.i18n import gettext
from workshop_app.results.reference import Learned, OnReference
from workshop_app.results.tally import percent
from workshop_app.session.scenes import LearnedScene, PublicSnapshot

TOP, ROW = 0.33, 0.165
"""The top of the first row and the distance between rows, as fractions of the height."""


def paint_learned(sheet: Sheet, scene: LearnedScene, public: PublicSnapshot) -> None:
    """Paint bars with the share of votes on the reference, for each round that has a result."""
    learned = scene.learned
    kicker(sheet, gettext("Nog een situatie"), sheet.band(0.06, 0.1, 0.6))
    sheet.text(
        gettext("Zagen we het hier ook?"),
        sheet.band(0.105, 0.205),
        size=1 / 14,
        weight=BLACK,
    )
    sheet.text(
        gettext("Zoveel stemmen stonden op de duiding:"),
        sheet.band(0.22, 0.285),
        size=1 / 26,
        colour=sheet.colours.muted,
    )
    rows = (
        (gettext("Voor het gesprek"), learned.first),
        (gettext("Na het gesprek"), learned.second),
        (gettext("Nieuwe situatie"), learned.transfer),
    )
    known = [row for row in rows if row[1].votes] or rows[-1:]
    for number, (name, found) in enumerate(known):
        _row(sheet, TOP + number * ROW, name, found, strong=found is learned.transfer)
    sheet.text(_ask(learned), sheet.band(0.83, 0.91), size=1 / 24, weight=BOLD, vertical=MIDDLE)
    progress(sheet, public, sheet.band(0.925, 0.975))


def _row(sheet: Sheet, top: float, name: str, found: OnReference, *, strong: bool) -> None:
    middle = top + 0.075
    sheet.text(
        name,
        sheet.box(0.042, top, 0.27, top + ROW - 0.02),
        size=1 / 26,
        weight=BOLD if strong else SEMIBOLD,
        vertical=MIDDLE,
    )
    bar = sheet.box(0.285, middle - 0.036, 0.7, middle + 0.036)
    painter = sheet.painter
    painter.setPen(QPen(QColor(sheet.colours.ink), 0.0025 * sheet.height))
    painter.setBrush(QColor(sheet.colours.panel))
    painter.drawRect(bar)
    if not found.votes:
        sheet.text(
            gettext("geen uitslag"),
            sheet.box(0.72, top, 0.958, top + ROW - 0.02),
            size=1 / 34,
            colour=sheet.colours.muted,
            vertical=MIDDLE,
        )
        return
    part = QRectF(bar)
    part.setWidth(bar.width() * found.on / found.votes)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sheet.colours.accent if strong else sheet.colours.muted))
    painter.drawRect(part)
    count = gettext("{on} van {votes}", on=found.on, votes=found.votes)
    sheet.text(
        count,
        sheet.box(0.72, top, 0.87, top + ROW - 0.02),
        size=1 / 22,
        weight=BLACK if strong else BOLD,
        vertical=MIDDLE,
    )
    sheet.text(
        percentage(percent(found.on, found.votes)),
        sheet.box(0.875, top, 0.958, top + ROW - 0.02),
        size=1 / 30,
        colour=sheet.colours.muted,
        align=RIGHT,
        vertical=MIDDLE,
    )


def _ask(learned: Learned) -> str:
    """The question that fits the outcome: what helped, or what made it harder here."""
    before = learned.second if learned.second.votes else learned.first
    here = learned.transfer
    if not here.votes or not before.votes:
        return gettext("Waaraan zag je het?")
    if here.on * before.votes >= before.on * here.votes:
        return gettext("Waaraan zagen jullie het nu?")
    return gettext("Wat maakte het hier lastiger?")
