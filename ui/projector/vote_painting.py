"""Painting a vote before its final result: reading the question, voting, and the talk."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.projector.ballot_box_card import CARD_RIGHT_OF, card_area, paint_card
from ui.projector.dots import Crowd, draw_votes
from ui.projector.frame import footer
from ui.projector.ground import draw_ground, is_staircase
from ui.projector.heading import draw_question, headline, question_kicker
from ui.projector.legend import draw_legend
from ui.projector.question_texts import SELF_TEST, round_text, vote_prompt
from ui.projector.sheet import BLACK, BOLD, BOTTOM, MIDDLE, RIGHT, Measures, Sheet
from workshop_app.content.scale import Scale
from workshop_app.i18n import gettext
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import Question, ReadScene, TalkScene, VoteScene
from workshop_app.session.state import VotingMethod

COUNT_AREA = (0.78, 0.05, 1.0, 0.16)
"""The area of the number of raised hands: left, top, right, bottom as fractions of the sheet."""


def changing_area(sheet: Measures, scene: VoteScene) -> QRectF:
    """The area that changes when a vote comes in."""
    if scene.method is VotingMethod.SHOW_OF_HANDS:
        return sheet.box(*COUNT_AREA)
    return card_area(sheet)


def paint_read(sheet: Sheet, scene: ReadScene) -> None:
    """Paint the question of a vote, to read before voting."""
    question = scene.question
    prompt = gettext("Kies eerst voor jezelf.")
    if question.text and question.asked != question.text:
        prompt = f"{question.asked} {prompt}"
    _question_and_prompt(sheet, question, 0.958, prompt)
    draw_ground(sheet, question.scale, tall=True)


def paint_vote(sheet: Sheet, scene: VoteScene) -> None:
    """Paint a running vote: how many votes there are, never for what."""
    question = scene.question
    prompt = vote_prompt(question, scene.method, is_open=scene.is_open)
    called = round_text(question, scene.round, scene.rounds)
    on_card = scene.method is not VotingMethod.SHOW_OF_HANDS
    asks_here = question.kind in (ItemKind.STATEMENT, ItemKind.SIDES)
    if asks_here and scene.is_open:
        prompt = f"{question.asked} {prompt}"
    right = CARD_RIGHT_OF if on_card else 0.77
    over = called if question.kind in SELF_TEST else ""
    _question_and_prompt(sheet, question, right, prompt, over, on_card=on_card)
    if on_card:
        paint_card(sheet, scene)
    else:
        _count(sheet, scene)
    draw_ground(sheet, question.scale, tall=True)
    footer(
        sheet,
        gettext("De uitslag blijft nog verborgen."),
        "" if over else called,
    )


def _question_and_prompt(
    sheet: Sheet,
    question: Question,
    right: float,
    prompt: str,
    more: str = "",
    *,
    on_card: bool = False,
) -> None:
    """Paint the heading, and below it what to do; above platforms the heading may be larger."""
    bottom, largest, prompt_at = _places(question.scale, on_card=on_card)
    draw_question(sheet, question, right, more, bottom=bottom, largest=largest)
    sheet.text(
        prompt,
        sheet.band(prompt_at, prompt_at + 0.06, 0.958),
        size=1 / 26,
        colour=sheet.colours.muted,
        vertical=MIDDLE,
    )


def _places(scale: Scale, *, on_card: bool) -> tuple[float, float, float]:
    """The bottom of the heading, its largest size, and the top of the prompt."""
    if is_staircase(scale):
        return 0.275, 1 / 18, 0.285
    if on_card:
        return 0.275, 1 / 18, 0.325
    return 0.32, 1 / 14, 0.345


def _count(sheet: Sheet, scene: VoteScene) -> None:
    count = sheet.box(*COUNT_AREA).adjusted(
        0.01 * sheet.width, 0, -sheet.margin, -0.01 * sheet.height
    )
    of = sheet.text(
        f" / {scene.expected}",
        # Limited in width, to leave space for the number before it.
        count.adjusted(0.34 * count.width(), 0, 0, 0),
        size=1 / 20,
        weight=BOLD,
        colour=sheet.colours.muted,
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
        gettext("gestemd"),
        sheet.box(0.79, 0.165, 1, 0.21).adjusted(0, 0, -sheet.margin, 0),
        size=1 / 38,
        colour=sheet.colours.muted,
        align=RIGHT,
    )


def paint_talk(sheet: Sheet, scene: TalkScene) -> None:
    """Paint the invitation to talk, above the first result."""
    question = scene.question
    question_kicker(sheet, question, 0.62)
    sheet.text(
        gettext("Praat er samen over"),
        sheet.band(0.105, 0.195, 0.61),
        size=1 / 15,
        weight=BLACK,
    )
    sheet.text(
        _talk_text(scene),
        sheet.band(0.2, 0.325, 0.61),
        size=1 / 26,
        colour=sheet.colours.muted,
    )
    panel = sheet.box(0.64, 0.06, 0.958, 0.31)
    sheet.panel(panel)
    pad = 0.022 * sheet.height
    sheet.text(
        headline(question),
        panel.adjusted(pad, pad / 2, -pad, -pad / 2),
        size=1 / 28,
        vertical=MIDDLE,
    )
    boxes = draw_ground(sheet, question.scale, tall=False)
    numbered = draw_votes(sheet, boxes, Crowd(None, scene.counts, scene.standing), 0.33)
    marks = ((round_text(question, 1), True),)
    draw_legend(sheet, marks, votes=sum(scene.counts), numbered=numbered)


def _talk_text(scene: TalkScene) -> str:
    if scene.standing:
        return gettext(
            "Zoek een tafel die anders koos. Wat zagen zij? Straks stem je nog een keer."
        )
    if scene.question.kind is ItemKind.BEHAVIOUR:
        return gettext(
            "Zoek iemand met een ander niveau. Wat zag jij precies? Straks stem je nog een keer."
        )
    return gettext(
        "Zoek iemand die iets anders koos. Waarom koos jij dit? Straks stem je nog een keer."
    )
