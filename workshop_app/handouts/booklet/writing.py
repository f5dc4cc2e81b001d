"""The booklet pages to write on: look-back, questions, feedback, the pledge and the last page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import KeepTogether, PageBreak, Spacer

from workshop_app.content.builtin_texts import BuiltinTexts
from workshop_app.content.deck import Exercise, OpenQuestion
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Heading, Rule, RuledLines, Story
from workshop_app.handouts.page.style import (
    H1,
    H3,
    H3_LAST,
    KICKER,
    LEAD,
    QUESTION,
    STRONG,
    paragraph,
)
from workshop_app.i18n import gettext
from workshop_app.session.labels import step_label

LONG_TITLE = 70
QUESTIONS_A_PAGE, LINES_A_QUESTION, LINES_A_PROMPT = 2, 9, 2


def rest_of_page(head: str) -> Story:
    """Return a heading, and lines to write on for the rest of the page."""
    return [paragraph(head, H3_LAST), RuledLines()]


def look_back(asked: BuiltinTexts) -> Story:
    """Return the first page of a follow-up workshop: the previous pledge, and what came of it."""
    return [
        paragraph(step_label(StepKind.LOOK_BACK), KICKER),
        Heading(gettext("Wat is er gelukt?"), H1, 0),
        paragraph(
            gettext("Een kleine stap telt ook. En wat niet lukte, zegt vaak net zoveel."), LEAD
        ),
        Spacer(0, 10),
        paragraph(gettext("Dit nam ik me de vorige keer voor"), H3),
        RuledLines(4),
        Spacer(0, 22),
        paragraph(asked.look_back, H3),
        RuledLines(6),
        Spacer(0, 22),
        paragraph(gettext("Wat lukte nog niet, en wat zat er in de weg?"), H3),
        RuledLines(5),
        Spacer(0, 22),
        *rest_of_page(gettext("Hier ga ik mee door")),
    ]


def question_pages(questions: Sequence[OpenQuestion]) -> Story:
    """Return the open questions, a few per page, each with lines to write on."""
    story: Story = []
    for index, question in enumerate(questions):
        if index % QUESTIONS_A_PAGE == 0:
            story += [PageBreak()] if index else []
            story += [
                paragraph(step_label(StepKind.QUESTION), KICKER),
                Heading(gettext("Wat denk jij?"), H1, 0 if index == 0 else 1),
                Spacer(0, 4),
            ]
        last = index == len(questions) - 1 or index % QUESTIONS_A_PAGE == QUESTIONS_A_PAGE - 1
        story += [Rule(before=4, after=10, strong=True), paragraph(question.text, QUESTION)]
        # The last question on a page gets the rest of that page.
        story += [RuledLines()] if last else [RuledLines(LINES_A_QUESTION), Spacer(0, 24)]
    return story


def exercise_pages(exercises: Sequence[Exercise]) -> Story:
    """Return a page per exercise: the instruction, and each sentence with lines to finish it on."""
    story: Story = []
    for index, exercise in enumerate(exercises):
        story += [PageBreak()] if index else []
        story += [
            paragraph(step_label(StepKind.FEEDBACK), KICKER),
            Heading(
                exercise.title,
                H1 if len(exercise.title) <= LONG_TITLE else style.title_style(exercise.title, 24),
                0,
            ),
            paragraph(exercise.instruction, LEAD),
            Spacer(0, 8),
        ]
        for prompt in exercise.prompts:
            lines = RuledLines(LINES_A_PROMPT)
            story.append(KeepTogether([paragraph(prompt, STRONG), lines, Spacer(0, 18)]))
        end = exercise.question or gettext("Wat neem ik hiervan mee?")
        story += [Rule(before=2, after=10, strong=True), *rest_of_page(end)]
    return story


def pledge(asked: BuiltinTexts) -> Story:
    """Return the page for one pledge, with questions that keep it small and concrete."""
    return [
        paragraph(gettext("Mijn voornemen"), KICKER),
        Heading(asked.pledges, H1, 0),
        paragraph(gettext("Kies iets kleins, dat je zeker gaat doen."), LEAD),
        Spacer(0, 10),
        paragraph(gettext("Ik ga"), H3),
        RuledLines(4),
        Spacer(0, 20),
        paragraph(gettext("Voor wie, en wanneer begin ik?"), H3),
        RuledLines(4),
        Spacer(0, 20),
        paragraph(gettext("Zo merkt een klant of collega er iets van"), H3),
        RuledLines(4),
        Spacer(0, 20),
        *rest_of_page(gettext("Wie vraagt mij over een paar weken hoe het gaat?")),
    ]


def take_along(*, pledged: bool) -> Story:
    """Return the last page: what to remember and to do next.

    Args:
        pledged: Whether the programme has a page for the pledge, so that this page is shorter.
    """
    next_week: Story = []
    if not pledged:
        next_week = [
            paragraph(gettext("Dit ga ik volgende week anders doen"), H3),
            RuledLines(5),
            Spacer(0, 24),
        ]
    lead = "" if pledged else gettext("Eén ding dat je morgen anders doet, is genoeg.")
    return [
        paragraph(gettext("Tot slot"), KICKER),
        Heading(gettext("Wat neem ik mee?"), H1, 0),
        *([paragraph(lead, LEAD)] if lead else []),
        Spacer(0, 10),
        paragraph(gettext("Dit wil ik onthouden"), H3),
        RuledLines(6),
        Spacer(0, 24),
        *next_week,
        *rest_of_page(gettext("Dit wil ik nog met een collega bespreken")),
    ]
