"""The heading of a vote: the kicker, the subject, and the question."""

from __future__ import annotations

from ui.projector.frame import kicker
from ui.projector.question_texts import SELF_TEST
from ui.projector.sheet import BOLD, Sheet
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import Question


def headline(question: Question) -> str:
    """The subject of a vote; if it has none, its question."""
    return question.text or question.asked


def question_kicker(sheet: Sheet, question: Question, right: float, *more: str) -> None:
    """Paint the small line above the heading; `more` is added at its end."""
    of = f"{question.number}", f"{question.of}"
    text, rest = question.title, ""
    match question.kind:
        case ItemKind.SIDES:
            rest = gettext("kies een kant")
        case ItemKind.STATEMENT:
            text = gettext("Stelling")
        case ItemKind.TEAM:
            text = gettext("Onze eigen trap")
        case ItemKind.INDICATOR:
            text = gettext("Onze eigen trap")
            rest = gettext("indicator {number} van {total}")
        case ItemKind.EVALUATION:
            text = gettext("Tot slot")
        case _:
            rest = gettext("gedrag {number} van {total}")
    rest = filled(rest, number=of[0], total=of[1])
    rest = " · ".join(part for part in (rest, *more) if part)
    kicker(sheet, text, sheet.band(0.055, 0.095, right), rest=rest)


def draw_question(
    sheet: Sheet,
    question: Question,
    right: float,
    *more: str,
    bottom: float = 0.265,
    largest: float = 1 / 18,
) -> None:
    """Paint the heading between the left margin and `right`, down to `bottom`.

    A self-test asks two questions about the same subject, so there the question is painted below.
    """
    question_kicker(sheet, question, right, *more)
    asks_apart = question.kind in SELF_TEST and bool(question.text)
    end = bottom - 0.068 if asks_apart else bottom
    sheet.text(
        headline(question),
        sheet.band(0.105, end, right),
        size=1 / 22 if asks_apart else largest,
        weight=BOLD,
    )
    if asks_apart:
        box = sheet.band(end + 0.012, bottom, right)
        sheet.text(question.asked, box, size=1 / 26, weight=BOLD, colour=sheet.colours.accent)
