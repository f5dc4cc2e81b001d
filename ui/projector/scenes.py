"""Painting what the room sees. One function paints every scene at every size.

The projector, the console's preview and the screenshots all call `paint_scene`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme
from ui.projector.pictures import cover
from ui.projector.sheet import (
    BLACK,
    BOLD,
    BOTTOM,
    CENTRE,
    LEFT,
    MIDDLE,
    RIGHT,
    SEMIBOLD,
    PlacedText,
    Sheet,
)
from ui.projector.staircase import FLAT, TALL, draw_steps, draw_votes, step_boxes
from ui.projector.words import harmony_words, median_words, question_for
from ui.widgets.sign import paint_sign
from ui.words import Counted, decimal, long_date
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    PublicSnapshot,
    Question,
    ReadScene,
    ResultScene,
    ShownReference,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
)

translate = QCoreApplication.translate

FLOOR = 0.9
"""Where the staircase stands, as a part of the height."""


def paint_scene(painter: QPainter, rect: QRectF, public: PublicSnapshot) -> list[PlacedText]:
    """Paint what the room sees into a rectangle; returns the texts and where they stand."""
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    sheet = Sheet(painter, rect)
    scene = public.scene
    sheet.fill(rect, "#000000" if isinstance(scene, BlackScene) else theme.PAPER)
    match scene:
        case WelcomeScene():
            _welcome(sheet, scene)
        case StaircaseScene():
            _staircase(sheet, scene)
        case StoryScene():
            _story(sheet, scene, public)
        case ReadScene():
            _read(sheet, scene)
        case VoteScene():
            _vote(sheet, scene)
        case TalkScene():
            _talk(sheet, scene)
        case ResultScene():
            _result(sheet, scene)
        case DebriefScene():
            _debrief(sheet, scene, public)
        case EndScene():
            _end(sheet, scene)
        case BreakScene():
            _break(sheet)
        case BlackScene():
            pass
    painter.restore()
    return sheet.texts


def _kicker(sheet: Sheet, text: str, box: QRectF, vertical: Qt.AlignmentFlag = MIDDLE) -> None:
    sheet.text(text.upper(), box, size=1 / 38, weight=BOLD, colour=theme.ACCENT, vertical=vertical)


def _question_kicker(question: Question, round_: int | None = None) -> str:
    parts = [
        question.card_title,
        translate("Projector", "gedrag %1 van %2")
        .replace("%1", str(question.number))
        .replace("%2", str(question.of)),
    ]
    if round_ is not None:
        parts.append(translate("Projector", "ronde %1").replace("%1", str(round_)))
    return " · ".join(parts)


def _footer(sheet: Sheet, left: str, right: str) -> None:
    inner = sheet.band(0.925, 0.975)
    for text, align in ((left, LEFT), (right, RIGHT)):
        sheet.text(text, inner, size=1 / 42, colour=theme.MUTED, align=align, vertical=MIDDLE)


def _sign(sheet: Sheet, box: QRectF) -> None:
    paint_sign(sheet.painter, box, line=0.0034 * sheet.height, radius=0.008 * sheet.height)


def _welcome(sheet: Sheet, scene: WelcomeScene) -> None:
    _sign(sheet, sheet.box(0.56, 0.22, 0.958, 0.78))
    _kicker(
        sheet, translate("Projector", "Workshop klantgerichtheid"), sheet.band(0.25, 0.30, 0.53)
    )
    title = scene.organisation or scene.name or translate("Projector", "Welkom")
    used = sheet.text(
        title, sheet.band(0.31, 0.58, 0.53), size=1 / 11, smallest=1 / 30, weight=BLACK
    )
    below = sheet.band(0, 0.78, 0.53)
    below.setTop(used.bottom() + 0.03 * sheet.height)
    lines = [scene.name] if scene.organisation and scene.name else []
    lines.append(long_date(scene.date))
    sheet.text("\n".join(lines), below, size=1 / 26, colour=theme.MUTED)


def _staircase(sheet: Sheet, scene: StaircaseScene) -> None:
    _kicker(sheet, translate("Projector", "De trap"), sheet.band(0.055, 0.095))
    sheet.text(
        translate("Projector", "Hoe klantgericht is wat je ziet?"),
        sheet.band(0.1, 0.19),
        size=1 / 16,
        smallest=1 / 30,
        weight=BOLD,
    )
    sheet.text(
        translate(
            "Projector",
            "Je stemt, je praat erover en je stemt nog een keer. Goed of fout bestaat niet:"
            " het gaat om wat je ziet en waarom je dat vindt.",
        ),
        sheet.band(0.2, 0.345, 0.74),
        size=1 / 25,
        smallest=1 / 30,
        colour=theme.MUTED,
    )
    boxes = step_boxes(sheet, scene.niveaus, TALL, FLOOR)
    draw_steps(sheet, scene.niveaus, boxes, hints=True)
    sheet.text(
        scene.source,
        sheet.band(0.918, 0.985),
        size=1 / 45,
        colour=theme.MUTED,
        vertical=MIDDLE,
    )


def _story(sheet: Sheet, scene: StoryScene, public: PublicSnapshot) -> None:
    left = 0.0
    if scene.picture is not None:
        left = max(1 - 1.01 * sheet.height / sheet.width, 0.37)
        box = sheet.box(0, 0, left, 1)
        scale = sheet.painter.combinedTransform().m11()
        pixels = cover(scene.picture, round(box.width() * scale), round(box.height() * scale))
        if not pixels.isNull():
            sheet.painter.drawPixmap(box, pixels, QRectF(pixels.rect()))
    start, end = left + 0.042, 0.958

    def band(top: float, bottom: float) -> QRectF:
        return sheet.box(start, top, end, bottom)

    scenario = (
        translate("Projector", "Dilemma · %1")
        if scene.sides
        else translate("Projector", "Scenario · %1")
    )
    _kicker(sheet, scenario.replace("%1", scene.theme), band(0.075, 0.12))
    title = sheet.text(scene.title, band(0.125, 0.25), size=1 / 14, smallest=1 / 30, weight=BLACK)
    story_box = band(0, 0.70)
    story_box.setTop(title.bottom() + 0.03 * sheet.height)
    story = sheet.text(scene.story, story_box, size=1 / 23, smallest=1 / 34)
    top = (story.bottom() - sheet.rect.top()) / sheet.height + 0.035
    bottom = min(top + (0.09 if scene.sides else 0.11), 0.9)
    ask = band(top, bottom)
    sheet.accent_bar(ask)
    sheet.text(
        scene.question,
        ask.adjusted(0.018 * sheet.width, 0, 0, 0),
        size=1 / 23,
        smallest=1 / 34,
        weight=BOLD,
        vertical=MIDDLE,
    )
    if scene.sides:
        _sides(sheet, scene.sides, band(bottom + 0.02, min(bottom + 0.095, 0.915)))
    _progress(sheet, public, sheet.box(start, 0.925, end, 0.975))


def _sides(sheet: Sheet, sides: tuple[str, ...], box: QRectF) -> None:
    gap = 0.012 * sheet.width
    width = (box.width() - gap * (len(sides) - 1)) / len(sides)
    for index, side in enumerate(sides):
        place = QRectF(box.left() + index * (width + gap), box.top(), width, box.height())
        sheet.panel(place)
        pad = 0.01 * sheet.width
        sheet.text(
            side,
            place.adjusted(pad, 0, -pad, 0),
            size=1 / 26,
            smallest=1 / 40,
            weight=SEMIBOLD,
            align=CENTRE,
            vertical=MIDDLE,
        )


def _progress(sheet: Sheet, public: PublicSnapshot, box: QRectF) -> None:
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


def _question(sheet: Sheet, question: Question, right: float, round_: int | None = None) -> None:
    _kicker(sheet, _question_kicker(question, round_), sheet.band(0.055, 0.095, right))
    sheet.text(
        question.text, sheet.band(0.105, 0.265, right), size=1 / 18, smallest=1 / 32, weight=BOLD
    )


def _read(sheet: Sheet, scene: ReadScene) -> None:
    _question(sheet, scene.question, 0.958)
    sheet.text(
        translate("Projector", "Welk niveau zie je hier? Kies eerst voor jezelf."),
        sheet.band(0.285, 0.345, 0.8),
        size=1 / 26,
        colour=theme.MUTED,
    )
    boxes = step_boxes(sheet, scene.question.niveaus, TALL, FLOOR)
    draw_steps(sheet, scene.question.niveaus, boxes, hints=True)


def _vote(sheet: Sheet, scene: VoteScene) -> None:
    _question(sheet, scene.question, 0.78)
    prompt = (
        translate("Projector", "Steek je hand op bij het niveau dat jij ziet.")
        if scene.is_open
        else translate("Projector", "De stemming is gesloten.")
    )
    sheet.text(prompt, sheet.band(0.285, 0.345, 0.8), size=1 / 26, colour=theme.MUTED)
    count = sheet.box(0.79, 0.05, 1, 0.15).adjusted(0, 0, -sheet.margin, 0)
    of = sheet.text(
        f" / {scene.participants}",
        count,
        size=1 / 20,
        weight=BOLD,
        colour=theme.MUTED,
        align=RIGHT,
        vertical=BOTTOM,
    )
    votes = QRectF(count)
    votes.setRight(of.left() - 0.006 * sheet.width)
    sheet.text(
        str(scene.votes),
        votes.adjusted(0, 0, 0, 0.012 * sheet.height),
        size=1 / 12,
        smallest=1 / 24,
        weight=BLACK,
        align=RIGHT,
        vertical=BOTTOM,
    )
    sheet.text(
        translate("Projector", "gestemd"),
        sheet.box(0.79, 0.165, 1, 0.21).adjusted(0, 0, -sheet.margin, 0),
        size=1 / 38,
        colour=theme.MUTED,
        align=RIGHT,
    )
    boxes = step_boxes(sheet, scene.question.niveaus, TALL, FLOOR)
    draw_steps(sheet, scene.question.niveaus, boxes, hints=True)
    _footer(
        sheet,
        translate("Projector", "De uitslag blijft verborgen tot iedereen heeft gestemd."),
        translate("Projector", "ronde %1").replace("%1", str(scene.round)),
    )


def _talk(sheet: Sheet, scene: TalkScene) -> None:
    _kicker(sheet, _question_kicker(scene.question), sheet.band(0.055, 0.095))
    sheet.text(
        translate("Projector", "Praat er samen over"),
        sheet.band(0.105, 0.195),
        size=1 / 15,
        smallest=1 / 30,
        weight=BLACK,
    )
    sheet.text(
        translate(
            "Projector",
            "Zoek iemand met een ander niveau. Wat zag jij precies? Straks stem je nog een keer.",
        ),
        sheet.band(0.2, 0.31, 0.72),
        size=1 / 25,
        smallest=1 / 32,
        colour=theme.MUTED,
    )
    behaviour = sheet.box(0.74, 0.055, 0.958, 0.31)
    sheet.panel(behaviour)
    pad = 0.014 * sheet.width
    sheet.text(
        scene.question.text,
        behaviour.adjusted(pad, pad, -pad, -pad),
        size=1 / 34,
        colour=theme.INK,
        vertical=MIDDLE,
    )
    boxes = step_boxes(sheet, scene.question.niveaus, FLAT, FLOOR)
    draw_steps(sheet, scene.question.niveaus, boxes, hints=False)
    draw_votes(sheet, boxes, None, scene.counts, 0.33)
    _legend(sheet, 1, votes=sum(scene.counts), solid=False)


def _result(sheet: Sheet, scene: ResultScene) -> None:
    # On a narrow sheet the figures keep the width that their words need.
    card = sheet.box(0.958 - max(0.223, 0.35 * sheet.height / sheet.width), 0.055, 0.958, 0.315)
    right = (card.left() - sheet.rect.left()) / sheet.width - 0.02
    if scene.reference is None:
        _question(sheet, scene.question, right, scene.round)
    else:
        _question_with_reference(sheet, scene, scene.reference, right)
    _agreement(sheet, scene, card)
    boxes = step_boxes(sheet, scene.question.niveaus, FLAT, FLOOR)
    lit = scene.reference.niveau if scene.reference else None
    draw_steps(sheet, scene.question.niveaus, boxes, hints=False, lit=lit)
    ceiling = 0.33 if scene.reference is None else 0.365
    draw_votes(sheet, boxes, scene.counts, scene.before, ceiling)
    _legend(sheet, scene.round, votes=sum(scene.counts), solid=True)
    sheet.text(
        question_for(scene.counts),
        sheet.box(0.46, 0.92, 0.958, 0.98),
        size=1 / 36,
        weight=BOLD,
        align=RIGHT,
        vertical=MIDDLE,
    )


def _question_with_reference(
    sheet: Sheet, scene: ResultScene, reference: ShownReference, right: float
) -> None:
    question = scene.question
    _kicker(sheet, _question_kicker(question, scene.round), sheet.band(0.055, 0.095, right))
    sheet.text(
        question.text, sheet.band(0.1, 0.195, right), size=1 / 26, smallest=1 / 36, weight=BOLD
    )
    box = sheet.band(0.21, 0.355, right)
    inner = box.adjusted(0.016 * sheet.width, 0, 0, 0)
    heading = sheet.text(
        translate("Projector", "Onze duiding: niveau %1").replace("%1", str(reference.niveau)),
        QRectF(inner.left(), inner.top(), inner.width(), 0.04 * sheet.height),
        size=1 / 32,
        weight=BOLD,
        colour=theme.ACCENT,
    )
    why = sheet.text(
        reference.why,
        QRectF(inner.left(), heading.bottom(), inner.width(), inner.bottom() - heading.bottom()),
        size=1 / 30,
        smallest=1 / 42,
    )
    box.setBottom(why.bottom())
    sheet.accent_bar(box)


def _agreement(sheet: Sheet, scene: ResultScene, card: QRectF) -> None:
    sheet.panel(card)
    pad = 0.017 * sheet.width
    inner = card.adjusted(pad, 0.02 * sheet.height, -pad, -0.02 * sheet.height)

    def line(top: float, bottom: float) -> QRectF:
        return QRectF(
            inner.left(),
            inner.top() + top * inner.height(),
            inner.width(),
            (bottom - top) * inner.height(),
        )

    sheet.text(
        translate("Projector", "Eensgezindheid"), line(0, 0.2), size=1 / 40, colour=theme.MUTED
    )
    value = sheet.text(
        decimal(scene.agreement),
        line(0.17, 0.57),
        size=1 / 14,
        weight=BLACK,
        vertical=MIDDLE,
    )
    if scene.shift is not None:
        _shift(sheet, scene.shift, value, line(0.17, 0.57))
    sheet.text(
        harmony_words(scene.harmony),
        line(0.58, 0.79),
        size=1 / 36,
        weight=BOLD,
        vertical=MIDDLE,
    )
    sheet.text(
        median_words(scene.median),
        line(0.80, 1.0),
        size=1 / 40,
        colour=theme.MUTED,
        vertical=BOTTOM,
    )


def _shift(sheet: Sheet, shift: float, value: QRectF, line: QRectF) -> None:
    """How much the agreement moved: an arrowhead drawn as a shape, and the figure."""
    place = QRectF(line)
    place.setLeft(value.right() + 0.012 * sheet.width)
    size = 0.017 * sheet.height
    if round(shift, 2) != 0:
        tip = -size if shift > 0 else size
        middle = QPointF(place.left() + size, place.center().y() + 0.008 * sheet.height)
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(QColor(theme.INK))
        sheet.painter.drawPolygon(
            [
                middle + QPointF(-size * 0.8, -tip / 2),
                middle + QPointF(size * 0.8, -tip / 2),
                middle + QPointF(0, tip * 0.8),
            ]
        )
        place.setLeft(place.left() + 2.4 * size)
    sheet.text(
        decimal(shift, signed=True),
        place.adjusted(0, 0.016 * sheet.height, 0, 0),
        size=1 / 34,
        weight=BOLD,
        vertical=MIDDLE,
    )


def _legend(sheet: Sheet, round_: int, *, votes: int, solid: bool) -> None:
    y = sheet.rect.top() + 0.95 * sheet.height
    x = sheet.rect.left() + sheet.margin
    radius = 0.0095 * sheet.height
    marks = [(1, False), (2, True)] if round_ == 2 else [(1, solid)]
    for number, filled in marks:
        centre = QPointF(x + radius, y)
        if filled:
            sheet.painter.setPen(Qt.PenStyle.NoPen)
            sheet.painter.setBrush(QColor(theme.INK))
        else:
            sheet.painter.setPen(QPen(QColor(theme.MUTED), 0.25 * radius))
            sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
        sheet.painter.drawEllipse(centre, radius, radius)
        label = translate("Projector", "ronde %1").replace("%1", str(number))
        used = sheet.text(
            label,
            QRectF(
                x + 3 * radius, y - 0.025 * sheet.height, 0.13 * sheet.width, 0.05 * sheet.height
            ),
            size=1 / 42,
            colour=theme.MUTED,
            vertical=MIDDLE,
        )
        x = used.right() + 0.014 * sheet.width
    sheet.text(
        "· " + Counted().votes(votes),
        QRectF(x, y - 0.025 * sheet.height, 0.15 * sheet.width, 0.05 * sheet.height),
        size=1 / 42,
        colour=theme.MUTED,
        vertical=MIDDLE,
    )


def _debrief(sheet: Sheet, scene: DebriefScene, public: PublicSnapshot) -> None:
    kicker = translate("Projector", "%1 · nabespreken").replace("%1", scene.title)
    _kicker(sheet, kicker, sheet.band(0.075, 0.12))
    sheet.text(
        translate("Projector", "En bij ons?"),
        sheet.band(0.125, 0.225),
        size=1 / 14,
        smallest=1 / 30,
        weight=BLACK,
    )
    top, bottom = 0.28, 0.90
    room = (bottom - top) / max(len(scene.questions), 1)
    for index, question in enumerate(scene.questions):
        box = sheet.band(top + index * room, top + (index + 1) * room - 0.04)
        sheet.accent_bar(box)
        sheet.text(
            question,
            box.adjusted(0.022 * sheet.width, 0, -0.1 * sheet.width, 0),
            size=1 / 20,
            smallest=1 / 36,
            weight=SEMIBOLD,
            vertical=MIDDLE,
        )
    _progress(sheet, public, sheet.band(0.925, 0.975))


def _end(sheet: Sheet, scene: EndScene) -> None:
    _sign(sheet, sheet.box(0.56, 0.22, 0.958, 0.78))
    names = " · ".join(name for name in (scene.organisation, scene.name) if name)
    _kicker(sheet, names, sheet.band(0.13, 0.30, 0.53), vertical=BOTTOM)
    used = sheet.text(
        translate("Projector", "Welke trede zet jij morgen?"),
        sheet.band(0.31, 0.62, 0.53),
        size=1 / 12,
        smallest=1 / 24,
        weight=BLACK,
    )
    below = sheet.band(0, 0.80, 0.53)
    below.setTop(used.bottom() + 0.03 * sheet.height)
    sheet.text(
        translate("Projector", "Dank je wel voor het meedenken. Goede reis naar huis."),
        below,
        size=1 / 24,
        colour=theme.MUTED,
    )


def _break(sheet: Sheet) -> None:
    _sign(sheet, sheet.box(0.36, 0.2, 0.64, 0.45))
    sheet.text(
        translate("Projector", "Pauze"),
        sheet.box(0.1, 0.5, 0.9, 0.68),
        size=1 / 8,
        weight=BLACK,
        align=CENTRE,
    )
    sheet.text(
        translate("Projector", "We gaan zo verder."),
        sheet.box(0.1, 0.69, 0.9, 0.78),
        size=1 / 22,
        colour=theme.MUTED,
        align=CENTRE,
    )
