"""The pages that go with things to cut: how to make them, and the staircase for on the table."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from workshop_app.handouts import style
from workshop_app.handouts.document import Columns, Heading
from workshop_app.handouts.order import Order
from workshop_app.handouts.sheets import Placed, Sheet, notice_of, stacked
from workshop_app.handouts.staircase import StaircaseDrawing
from workshop_app.handouts.style import (
    BODY,
    FOOTER,
    GUTTER,
    H1,
    H2,
    H3,
    KICKER,
    LEAD,
    MARGIN,
    PAGE_HEIGHT,
    REGULAR,
    SMALL,
    SOFT,
    TOP,
    WIDTH,
    paragraph,
)

FOOT = style.style("foot", REGULAR, 8.5, 11, color=SOFT)


def manual_sheet(
    order: Order, kicker: str, title: str, lead: str, parts: Sequence[Flowable]
) -> Sheet:
    """A page that says how to make what comes after it."""
    story = [
        paragraph(kicker, KICKER),
        Heading(title, H1, 0),
        paragraph(lead, LEAD),
        Spacer(0, 14),
        *parts,
    ]
    return Sheet([*stacked(story, MARGIN, PAGE_HEIGHT - TOP, WIDTH), *_foot(order)])


def trap_sheet(order: Order, title: str, steps: Sequence[tuple[str, str]]) -> Sheet:
    """A page with the staircase, and three steps on how to use what comes after it."""
    story: list[Flowable] = [
        paragraph("Om in het midden van de tafel te leggen", KICKER),
        Heading("De trap", H1, 0),
        Spacer(0, 6),
        StaircaseDrawing(order.stairs.niveaus, 58),
        Spacer(0, 12),
        paragraph(order.stairs.source, SMALL),
        Spacer(0, 30),
        Heading(title, H2, 1),
        Columns(
            [
                (2 * index, 2, [paragraph(head, H3), paragraph(text, BODY)])
                for index, (head, text) in enumerate(steps)
            ]
        ),
    ]
    return Sheet([*stacked(story, MARGIN, PAGE_HEIGHT - TOP, WIDTH), *_foot(order)])


def _foot(order: Order) -> list[Placed]:
    """Whom it is for, at the foot of the page; a mark of the house goes to its right."""
    text = style.shortened(notice_of(order), REGULAR, 8.5, WIDTH - style.COLUMN - GUTTER)
    return [Placed(paragraph(text, FOOT), MARGIN, FOOTER + 8.5, WIDTH)] if text else []
