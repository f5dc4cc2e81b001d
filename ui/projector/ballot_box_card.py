"""The card with the progress of a vote by ballot box or by table; it never shows choices."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui.projector.sheet import BLACK, BOLD, CENTRE, MIDDLE, SEMIBOLD, Measures, Sheet
from workshop_app.i18n import gettext
from workshop_app.session.scenes import BallotFeedback, VoteScene
from workshop_app.session.state import VotingMethod

CARD = (0.6, 0.06, 0.958, 0.275)
"""The place of the card: left, top, right and bottom as fractions of the sheet."""

CARD_RIGHT_OF = 0.58
"""The right end of texts left of the card, as a fraction of the width."""


CHIP = 0.9
"""The diameter of a table's chip, as a fraction of the distance between two chips."""


def card_area(sheet: Measures) -> QRectF:
    """The area of the card, including its outline."""
    edge = 0.004 * sheet.height
    return sheet.box(*CARD).adjusted(-edge, -edge, edge, edge)


def paint_card(sheet: Sheet, scene: VoteScene) -> None:
    """Paint the progress of the vote, and at the ballot box the feedback on the last ballot."""
    card = sheet.box(*CARD)
    if scene.method is VotingMethod.TABLES:
        _tables(sheet, scene, card)
    elif scene.box is BallotFeedback.WAITING:
        _waiting(sheet, scene, card)
    else:
        _feedback(sheet, scene, card)


def _foot(scene: VoteScene, text: str) -> str:
    """The bottom line of the card: `text`, or how to take back a ballot if that is possible."""
    if not scene.can_take_back:
        return text
    return gettext(
        "{votes} van {expected} · vergist? Tik hier", votes=scene.votes, expected=scene.expected
    )


def _progress(scene: VoteScene) -> str:
    return gettext("{votes} van {expected} gestemd", votes=scene.votes, expected=scene.expected)


def _waiting(sheet: Sheet, scene: VoteScene, card: QRectF) -> None:
    sheet.panel(card)
    inner = _inner(sheet, card)
    number = QRectF(inner.left(), inner.top(), inner.width(), 0.68 * inner.height())
    votes = sheet.text(
        str(scene.votes), number, size=1 / 8, smallest=1 / 16, weight=BLACK, vertical=MIDDLE
    )
    of = QRectF(number)
    of.setLeft(votes.right() + 0.012 * sheet.width)
    text = gettext("van {expected}", expected=scene.expected)
    sheet.text(
        text,
        of.adjusted(0, 0.03 * sheet.height, 0, 0),
        size=1 / 20,
        weight=BOLD,
        colour=sheet.colours.muted,
        vertical=MIDDLE,
    )
    below = QRectF(inner)
    below.setTop(number.bottom())
    sheet.text(
        _foot(scene, gettext("gestemd")),
        below,
        size=1 / 30,
        smallest=1 / 36,
        colour=sheet.colours.muted,
        vertical=MIDDLE,
    )


def _inner(sheet: Measures, card: QRectF) -> QRectF:
    pad = 0.024 * sheet.height
    return card.adjusted(1.2 * pad, pad * 0.7, -pad, -0.7 * pad)


def _feedback(sheet: Sheet, scene: VoteScene, card: QRectF) -> None:
    colours = sheet.colours
    edge = colours.ink
    match scene.box:
        case BallotFeedback.COUNTED:
            text, fill, ink = gettext("Je stem telt"), colours.ink, colours.on_ink
        case BallotFeedback.DOUBLE_PRESS:
            text = gettext("Dubbel gedrukt: één stem telt")
            fill, ink = colours.panel, colours.ink
        case BallotFeedback.TAKEN_BACK:
            text = gettext("Je stem is weg. Kies opnieuw.")
            fill, ink = colours.panel, colours.ink
        case BallotFeedback.WAITS_FOR_DISK:
            text = gettext("Je stem wacht nog. Hij telt zodra hij is opgeslagen.")
            fill, ink = colours.accent_tint, colours.ink
        case _:
            text = gettext("De stemming is dicht: deze stem telt niet.")
            fill, ink = colours.accent, colours.on_accent
            edge = fill
    sheet.panel(card, fill=fill, edge=edge)
    inner = _inner(sheet, card)
    across = min(0.68 * inner.height(), 0.3 * inner.width())
    mark = QRectF(inner.left(), 0, across, across)
    mark.moveTop(inner.top() + 0.06 * inner.height())
    _draw_mark(sheet, scene.box, mark, ink=ink, paper=fill)
    words = QRectF(inner)
    words.setLeft(mark.right() + 0.022 * sheet.height)
    words.setBottom(mark.bottom())
    sheet.text(text, words, size=1 / 15, weight=BLACK, colour=ink, vertical=MIDDLE)
    below = QRectF(inner)
    below.setTop(mark.bottom() + 0.01 * sheet.height)
    foot = _foot(scene, _progress(scene))
    sheet.text(foot, below, size=1 / 36, weight=SEMIBOLD, colour=ink, vertical=MIDDLE)


def _draw_mark(
    sheet: Sheet, feedback: BallotFeedback, box: QRectF, *, ink: str, paper: str
) -> None:
    """Draw a disc with a mark in it: a tick, an arrow back, the hands of a clock, a cross."""
    painter = sheet.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawEllipse(box)
    pen = QPen(QColor(paper), 0.1 * box.width())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    path = QPainterPath()
    match feedback:
        case BallotFeedback.COUNTED | BallotFeedback.DOUBLE_PRESS:
            path.moveTo(at(0.27, 0.53))
            path.lineTo(at(0.43, 0.69))
            path.lineTo(at(0.74, 0.34))
        case BallotFeedback.TAKEN_BACK:
            path.moveTo(at(0.26, 0.43))
            path.lineTo(at(0.58, 0.43))
            path.cubicTo(at(0.82, 0.43), at(0.82, 0.72), at(0.58, 0.72))
            path.lineTo(at(0.45, 0.72))
            path.moveTo(at(0.41, 0.28))
            path.lineTo(at(0.26, 0.43))
            path.lineTo(at(0.41, 0.58))
        case BallotFeedback.WAITS_FOR_DISK:
            path.moveTo(at(0.5, 0.27))
            path.lineTo(at(0.5, 0.53))
            path.lineTo(at(0.68, 0.62))
        case _:
            path.moveTo(at(0.33, 0.33))
            path.lineTo(at(0.67, 0.67))
            path.moveTo(at(0.67, 0.33))
            path.lineTo(at(0.33, 0.67))
    painter.drawPath(path)


def _tables(sheet: Sheet, scene: VoteScene, card: QRectF) -> None:
    """Paint the tables as numbered chips, filled once their vote is in."""
    sheet.panel(card)
    inner = _inner(sheet, card)
    line = QRectF(inner.left(), inner.top(), inner.width(), 0.25 * inner.height())
    sheet.text(_progress(scene), line, size=1 / 26, weight=BOLD, vertical=MIDDLE)
    # `votes` also has those of before the change to voting by table, which belong to no table.
    tables = scene.expected - (scene.votes - len(scene.tables_in))
    numbers = sorted({*range(1, tables + 1), *scene.tables_in})
    if not numbers:
        return
    space = inner.adjusted(0, 0.29 * inner.height(), 0, 0)
    pitch, across = _chip_grid(space, len(numbers), 0.115 * sheet.height)
    for index, number in enumerate(numbers):
        row, column = divmod(index, across)
        chip = QRectF(
            space.left() + column * pitch, space.top() + row * pitch, CHIP * pitch, CHIP * pitch
        )
        _chip(sheet, chip, number, filled=number in scene.tables_in)


def _chip_grid(space: QRectF, number: int, largest: float) -> tuple[float, int]:
    """The largest distance between chips at which `number` fit in a box, and how many in a row."""
    best = (0.0, -1)
    for across in range(1, number + 1):
        down = -(-number // across)
        # There is no gap after the last chip of a row or column.
        pitch = min(
            space.width() / (across - 1 + CHIP), space.height() / (down - 1 + CHIP), largest
        )
        best = max(best, (pitch, -across))
    return best[0], -best[1]


def _chip(sheet: Sheet, chip: QRectF, number: int, *, filled: bool) -> None:
    edge = QPen(QColor(sheet.colours.ink if filled else sheet.colours.muted), 0.05 * chip.width())
    sheet.painter.setPen(edge)
    sheet.painter.setBrush(QColor(sheet.colours.ink if filled else sheet.colours.panel))
    inset = edge.widthF() / 2
    sheet.painter.drawEllipse(chip.adjusted(inset, inset, -inset, -inset))
    sheet.text(
        str(number),
        chip,
        size=0.46 * chip.height() / sheet.height,
        grows=False,
        weight=BOLD,
        colour=sheet.colours.on_ink if filled else sheet.colours.ink,
        align=CENTRE,
        vertical=MIDDLE,
    )
