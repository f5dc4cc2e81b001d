"""The programme as it was run: each step with its minutes, voting methods and page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from workshop_app.handouts.outcomes import StepOutcome
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Story
from workshop_app.handouts.page.style import (
    CELL,
    CELL_STRONG,
    FIGURE,
    FIGURE_STRONG,
    HEAD,
    HEAD_RIGHT,
    REGULAR,
    SOFT,
    paragraph,
)
from workshop_app.handouts.page.table_look import programme_look
from workshop_app.handouts.wording import METHOD_TEXTS, minutes_text, with_time
from workshop_app.i18n import gettext, listed
from workshop_app.session.labels import step_label
from workshop_app.tagged_pdf.page_number import PageNumber

WIDTHS = (33 * mm, 62 * mm, 15 * mm, 15 * mm, 33 * mm, 12 * mm)
CELL_SOFT = style.style("cell soft", REGULAR, 9.5, 12, color=SOFT)


def programme_table(steps: Sequence[StepOutcome], pages: Mapping[int, int]) -> Story:
    """Return the table, with a row for every step.

    Args:
        steps: All steps, in the order of the programme.
        pages: The page on which the chapter of a step begins, by the id of the step; complete once
            all chapters are drawn.
    """
    rows: list[list[Flowable | str]] = [
        [
            paragraph(gettext("Stap"), HEAD),
            "",
            paragraph(gettext("Gepland, minuten"), HEAD_RIGHT),
            paragraph(gettext("Besteed, minuten"), HEAD_RIGHT),
            paragraph(gettext("Hoe gestemd"), HEAD),
            paragraph(gettext("Pagina"), HEAD_RIGHT),
        ]
    ]
    rows += [_row(outcome, pages) for outcome in steps]
    planned = sum(outcome.step.planned_minutes for outcome in steps if not outcome.step.skipped)
    rows.append(
        [
            paragraph(gettext("Samen"), CELL_STRONG),
            "",
            paragraph(str(planned), FIGURE_STRONG),
            paragraph(minutes_text(sum(outcome.spent for outcome in steps)), FIGURE_STRONG),
            "",
            "",
        ]
    )
    look = programme_look(
        2.5,
        4,
        ("SPAN", (0, 0), (1, 0)),
        ("RIGHTPADDING", (0, 0), (1, -1), 8),
        ("LEFTPADDING", (4, 0), (4, -1), 14),
    )
    return [Table(rows, colWidths=WIDTHS, style=look, repeatRows=1)]


def _row(outcome: StepOutcome, pages: Mapping[int, int]) -> list[Flowable | str]:
    kind = step_label(outcome.step.kind)
    subject = outcome.subject
    left_out = outcome.step.skipped and not outcome.is_reported
    text = CELL_SOFT if left_out else CELL
    return [
        paragraph(kind if subject else with_time(kind, outcome.time), text),
        paragraph(with_time(subject, outcome.time) if subject else "", text),
        paragraph(str(outcome.step.planned_minutes), FIGURE),
        paragraph(minutes_text(outcome.spent), FIGURE),
        paragraph(_how(outcome), text),
        PageNumber(pages, outcome.step.id, FIGURE) if outcome.is_reported else "",
    ]


def _how(outcome: StepOutcome) -> str:
    """Return the voting methods, or why there was no vote; empty if there is nothing to vote on."""
    if outcome.methods:
        how = listed([gettext(METHOD_TEXTS[method]) for method in outcome.methods])
        skipped = gettext("{how}; daarna overgeslagen", how=how)
        return skipped if outcome.step.skipped else how
    if outcome.step.skipped:
        return gettext("overgeslagen")
    return gettext("niet gestemd") if outcome.polls else ""
