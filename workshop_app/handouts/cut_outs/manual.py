"""The pages that accompany cut-outs: how to make them, and the staircase to put on the table."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from workshop_app.content.staircase import STEPS, Niveau
from workshop_app.handouts.drawings.layers import Layers, Look, fitting_labels
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, height_of
from workshop_app.handouts.page.drawn_pages import Placed, Sheet, stacked
from workshop_app.handouts.page.style import (
    BODY,
    BOLD,
    BOTTOM,
    EXTRABOLD,
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
    on_step,
    paragraph,
)
from workshop_app.handouts.workshop_labels import notice_of
from workshop_app.i18n import gettext

TITLE = style.style("table title", EXTRABOLD, 46, 50)
LOOK = Look(tread=54, gap=3, pad=10, numeral=50, line=1.2, radius=5)
LABELS = tuple(size / 2 for size in range(44, 20, -1))
"""Font sizes of a niveau's short name; the largest at which all of them fit is used."""

FOOT = style.style("foot", REGULAR, 8.5, 11, color=SOFT)


def manual_sheet(
    spec: HandoutSpec, kicker: str, title: str, lead: str, parts: Sequence[Flowable]
) -> Sheet:
    """Return a page that explains how to make what follows."""
    story = [
        paragraph(kicker, KICKER),
        Heading(title, H1, 0),
        paragraph(lead, LEAD),
        Spacer(0, 14),
        *parts,
    ]
    return Sheet([*stacked(story, MARGIN, PAGE_HEIGHT - TOP, WIDTH), *_foot(spec)])


def three_columns(stacks: Sequence[Sequence[Flowable]]) -> Columns:
    """Return three stacks of flowables side by side, over the width of the page."""
    return Columns([(2 * index, 2, stack) for index, stack in enumerate(stacks)])


def trap_sheet(spec: HandoutSpec, title: str, steps: Sequence[tuple[str, str]]) -> Sheet:
    """Return a page with the staircase, and three untranslated steps on how to use what follows.

    The staircase takes all the height that is left, because it is read from all sides of a table.
    """
    top = PAGE_HEIGHT - TOP
    head: list[Flowable] = [
        paragraph(gettext("Om in het midden van de tafel te leggen"), KICKER),
        Heading(gettext("De trap"), TITLE, 0),
    ]
    text_style: list[Flowable] = [
        paragraph(spec.stairs.source, SMALL),
        Spacer(0, 16),
        Heading(title, H2, 1),
        three_columns(
            [[paragraph(gettext(name), H3), paragraph(gettext(text), BODY)] for name, text in steps]
        ),
    ]
    below = BOTTOM + height_of(text_style)
    bottom = below + 12
    size, labels = fitting_labels(
        spec.stairs.niveaus,
        {
            niveau.number: WIDTH - (index + 1) * LOOK.tread - LOOK.pad
            for index, niveau in enumerate(spec.stairs.niveaus)
        },
        LABELS,
    )

    def write(niveau: Niveau, width: float) -> list[Placed]:
        color = on_step(niveau.number)
        name = style.style("trap label", BOLD, size, size * 1.12, color=color, after=3)
        hint = style.style("trap hint", REGULAR, 13, 17, color=color)
        words = [paragraph(labels[niveau.number], name), paragraph(niveau.hint, hint)]
        return stacked(words, 0, 0, width)

    layers = Layers(spec.stairs.niveaus, write, WIDTH, LOOK)
    return Sheet(
        [
            *stacked(head, MARGIN, top, (STEPS - 1) * LOOK.tread),
            *layers.placed(MARGIN, bottom, top - bottom),
            *stacked(text_style, MARGIN, below, WIDTH),
            *_foot(spec),
        ]
    )


def _foot(spec: HandoutSpec) -> list[Placed]:
    """Return the workshop and organisation at the foot of the page, short of the last column."""
    text = style.shortened(notice_of(spec), REGULAR, 8.5, WIDTH - style.COLUMN - GUTTER)
    return [Placed(paragraph(text, FOOT), MARGIN, FOOTER + 8.5, WIDTH)] if text else []
