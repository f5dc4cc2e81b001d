"""The votes on all behaviours in one table."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from workshop_app.handouts.drawings.stair_step import Chip
from workshop_app.handouts.outcomes import ItemOutcome, RoundOutcome, StepOutcome
from workshop_app.handouts.page.document import Story
from workshop_app.handouts.page.style import (
    CELL,
    CELL_STRONG,
    FIGURE,
    FIGURE_STRONG,
    HEAD,
    HEAD_RIGHT,
    INK,
    RULE,
    SMALL,
    decimal,
    paragraph,
)
from workshop_app.handouts.page.table_look import table_look
from workshop_app.handouts.wording import rounds_inside, with_time
from workshop_app.i18n import gettext
from workshop_app.session.items import PollFlow

WIDTHS = (80 * mm, 12 * mm, 13 * mm, 16 * mm, 15 * mm, 17 * mm, 17 * mm)
NOTHING = "–"
HIDDEN = "*"
"""After votes that the group did not see."""


def overview(cards: Sequence[StepOutcome]) -> Story:
    """Return the table: each behaviour with its votes, agreement, median vote and reference."""
    rows: list[list[Flowable | str]] = [
        [
            "",
            paragraph(gettext("Stemmen"), HEAD_RIGHT),
            "",
            paragraph(gettext("Eensgezindheid"), HEAD_RIGHT),
            "",
            paragraph(gettext("Middelste"), HEAD_RIGHT),
            paragraph(gettext("Duiding"), HEAD_RIGHT),
        ],
        [
            paragraph(gettext("Gedrag"), HEAD),
            *(paragraph(name, HEAD_RIGHT) for name in 2 * rounds_inside(PollFlow.TALK_BETWEEN)),
            paragraph(gettext("stem"), HEAD_RIGHT),
            paragraph(gettext("niveau"), HEAD_RIGHT),
        ],
    ]
    look = table_look(
        3,
        4.5,
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
        ("RIGHTPADDING", (0, 0), (0, -1), 10),
        ("TOPPADDING", (0, 0), (-1, 1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
        ("LINEBELOW", (0, 1), (-1, 1), 1.2, INK),
        ("VALIGN", (0, 0), (-1, 0), "TOP"),
    )
    for card in cards:
        row = len(rows)
        look.add("SPAN", (0, row), (-1, row))
        look.add("TOPPADDING", (0, row), (-1, row), 10)
        look.add("NOSPLIT", (0, row), (-1, row + 1))
        title = with_time(card.numbered_subject, card.time)
        rows.append([paragraph(title, CELL_STRONG), *[""] * (len(WIDTHS) - 1)])
        for outcome in card.behaviours:
            look.add("LINEABOVE", (0, len(rows)), (-1, len(rows)), 0.5, RULE)
            rows.append(_row(outcome))
    look.add("NOSPLIT", (0, -3), (-1, -1))
    look.add("LINEBELOW", (0, -1), (-1, -1), 1.2, INK)
    story: Story = []
    story.append(Table(rows, colWidths=WIDTHS, style=look, repeatRows=2))
    if any(item.unseen for card in cards for item in card.behaviours):
        words = gettext("* Van deze ronde was de uitslag voor de groep verborgen.")
        note = paragraph(words, SMALL)
        note.spaceBefore = 6
        story.append(note)
    return story


def _row(outcome: ItemOutcome) -> list[Flowable | str]:
    last = outcome.rounds[-1] if outcome.rounds else None
    reference = outcome.poll.reference
    return [
        paragraph(outcome.item.text, CELL),
        *(paragraph(_votes(outcome, number), FIGURE) for number in (1, 2)),
        paragraph(_agreement(outcome.first), FIGURE),
        paragraph(_agreement(outcome.second), FIGURE_STRONG),
        paragraph(_middle(last), FIGURE),
        Chip(reference.niveau, size=12.5, right=True) if reference else NOTHING,
    ]


def _votes(outcome: ItemOutcome, number: int) -> str:
    votes = outcome.votes[number - 1]
    if votes is None:
        return NOTHING
    return f"{votes}{HIDDEN if number in outcome.unseen else ''}"


def _agreement(found: RoundOutcome | None) -> str:
    return decimal(found.figures.agreement) if found and found.figures else NOTHING


def _middle(found: RoundOutcome | None) -> str:
    if found is None or found.figures is None:
        return NOTHING
    low, high = found.figures.median
    return str(low) if low == high else f"{low}–{high}"
