"""The chapters of the votes that belong to no card: statements, self-tests and the evaluation."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable, KeepTogether, Spacer

from workshop_app.content.staircase import Staircase
from workshop_app.handouts.drawings.vote_figure import VoteFigure
from workshop_app.handouts.outcomes import ItemOutcome, StepOutcome
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, Rule, Story
from workshop_app.handouts.page.report_flow import (
    CHAPTER_GAP,
    SMALL_TIGHT,
    STRONG_TIGHT,
    Part,
    Score,
    with_note,
)
from workshop_app.handouts.page.style import (
    EXTRABOLD,
    KICKER,
    REASON_HEAD,
    decimal,
    paragraph,
)
from workshop_app.handouts.report.cards import NOTE_OF_TRAINER, count_rows, panel
from workshop_app.handouts.report.indicators import indicator_table
from workshop_app.handouts.report.option_rows import OptionRows, table_choices
from workshop_app.handouts.report.remarks import remarks
from workshop_app.handouts.wording import middle_text, round_names, share_text, with_time
from workshop_app.i18n import gettext
from workshop_app.session.items import ItemKind
from workshop_app.session.labels import step_label

CHAPTER = style.style("chapter", EXTRABOLD, 19, 24, after=8, keep_with_next=True)
LONG_CHAPTER = style.style("long chapter", style.BOLD, 14.5, 19, after=8, keep_with_next=True)
LONGEST_TITLE = 46
FIRST_ROWS = 140.0
"""Minimum height of the first part of a table on a page, in points: its head and first rows."""

AGREES = (4, 5)
"""The points of a statement's scale that agree with it."""


def chapter_head(outcome: StepOutcome, title: str, on_page: Callable[[int], None]) -> Story:
    """Return a line, the kind of step, and the title of its chapter."""
    kind = step_label(outcome.step.kind)
    text = with_time(title or kind, outcome.time)
    text_style = CHAPTER if len(text) <= LONGEST_TITLE else LONG_CHAPTER
    kicker = [paragraph(kind, KICKER)] if title else []
    return [Rule(after=9, strong=True), *kicker, Heading(text, text_style, 0, on_page)]


def statement(outcome: StepOutcome, on_page: Callable[[int], None]) -> list[Part]:
    """Return a statement: how far the group agrees with it, before the talk and after it."""
    item = outcome.items[0]
    kept = chapter_head(outcome, item.item.text, on_page)
    if item.rounds:
        last = item.rounds[-1]
        agreeing = sum(last.counts[point] for point in AGREES)
        figures = [
            *panel(item),
            Spacer(0, 6),
            paragraph(
                gettext("(Helemaal) eens: {share}", share=share_text(agreeing, last.votes)),
                STRONG_TIGHT,
            ),
        ]
        kept += _beside(figures, item)
    else:
        kept += _remarks(item)
    return [_noted(Part(kept, least=CHAPTER_GAP), outcome, item)]


def evaluation(outcome: StepOutcome, on_page: Callable[[int], None]) -> list[Part]:
    """Return the evaluation: the votes on the workshop itself."""
    item = outcome.items[0]
    kept = chapter_head(outcome, item.item.text, on_page)
    if item.rounds and item.rounds[0].figures:
        words = middle_text(item.rounds[0].figures.median, item.scale)
        kept += _beside(
            [paragraph(gettext("Middelste stem"), REASON_HEAD), paragraph(words, STRONG_TIGHT)],
            item,
        )
    else:
        kept += _remarks(item)
    return [_noted(Part(kept, least=CHAPTER_GAP), outcome, item)]


def self_test(
    outcome: StepOutcome, stairs: Staircase, on_page: Callable[[int], None]
) -> list[Part]:
    """Return a self-test, of a team or organisation as a whole or indicator by indicator."""
    item = outcome.items[0]
    kept = chapter_head(outcome, outcome.subject, on_page)
    if item.item.kind is not ItemKind.TEAM:
        table = indicator_table(outcome.polls, stairs) if outcome.voted else []
        table += [part for found in outcome.polls for part in _choices_of_tables(found)]
        part = Part(kept, table, least=CHAPTER_GAP, begins=FIRST_ROWS if table else 0)
        for found in outcome.polls:
            part = with_note(part, gettext("Notitie bij: {text}", text=found.item.text), found.note)
        return [with_note(part, gettext(NOTE_OF_TRAINER), outcome.note)]
    if item.rounds:
        figure = VoteFigure(
            item.first.counts if item.first else None,
            item.second.counts if item.second else None,
            item.scale.lowest,
            names=round_names(item.poll.flow),
        )
        kept += [
            Columns([(0, 2, _gap_panel(item)), (2, 4, [figure])], bottom=True),
            Spacer(0, 3),
            *count_rows(item),
            *(paragraph(text, SMALL_TIGHT) for text in remarks(item, figure.unit)),
            *table_choices(item),
        ]
    else:
        kept += _remarks(item)
    return [_noted(Part(kept, least=CHAPTER_GAP), outcome, item)]


def _remarks(item: ItemOutcome) -> Story:
    """Return the remarks on a vote whose counts are not reported."""
    return [paragraph(text, SMALL_TIGHT) for text in remarks(item)]


def _choices_of_tables(item: ItemOutcome) -> Story:
    """Return what each table chose for one indicator, under its text; empty if no table voted."""
    choices = table_choices(item)
    if not choices:
        return []
    return [KeepTogether([Spacer(0, 7), paragraph(item.item.text, STRONG_TIGHT), *choices])]


def _gap_panel(item: ItemOutcome) -> list[Flowable]:
    parts: list[Flowable] = []
    if found := item.gap:
        word = gettext("niveaus te gaan") if found.difference > 0 else gettext("niveaus verschil")
        parts += [
            paragraph(gettext("Verschil tussen nu en nodig"), REASON_HEAD),
            Score(decimal(found.difference, signed=True), word, gettext("gemiddeld")),
            Spacer(0, 4),
        ]
    for name, found in zip(round_names(item.poll.flow), (item.first, item.second), strict=True):
        if found and found.figures:
            middle = middle_text(found.figures.median, item.scale)
            parts.append(paragraph(f"{name}: {middle}", STRONG_TIGHT))
    parts.append(paragraph(gettext("de middelste stem"), SMALL_TIGHT))
    return parts


def _beside(figures: list[Flowable], item: ItemOutcome) -> Story:
    """Return the figures of a vote on the left, its options with their votes on the right."""
    rows = OptionRows(item.scale, item.rounds, round_names(item.poll.flow))
    return [
        Columns([(0, 2, figures), (2, 4, [rows])]),
        *(paragraph(text, SMALL_TIGHT) for text in remarks(item)),
        *table_choices(item),
    ]


def _noted(part: Part, outcome: StepOutcome, item: ItemOutcome) -> Part:
    """Return the part with the notes on its vote and on the step."""
    part = with_note(part, gettext(NOTE_OF_TRAINER), item.note)
    return with_note(
        part,
        gettext("Notitie bij de stap") if item.note else gettext(NOTE_OF_TRAINER),
        outcome.note,
    )
