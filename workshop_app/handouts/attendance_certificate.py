"""The certificate of attendance: a landscape page per participant, with a blank for the name.

With duplex printing each certificate has a back that lists the niveaus and their indicators.
Without that page, the front of the next certificate would be printed on the back of this one.
"""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer

from workshop_app.content.staircase import LOWEST, Niveau
from workshop_app.handouts.drawings.stair_step import Chip
from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, Rule, RuledLines, Story
from workshop_app.handouts.page.landscape import HEIGHT, WIDTH, render_landscape
from workshop_app.handouts.page.style import (
    BOLD,
    EXTRABOLD,
    H1,
    H3_LAST,
    LABEL,
    LEAD,
    REGULAR,
    SMALL,
    STRONG,
    paragraph,
    span,
)
from workshop_app.handouts.workshop_labels import length_text, planned_minutes, warning
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback

TITLE = gettext_noop("Bewijs van deelname")
TITLE_LINE = style.style("certificate title", EXTRABOLD, 38, 42, after=34)
UNDER_LINE = style.style("under a line", style.SEMIBOLD, 9, 12, color=style.SOFT)
WHO = style.style("organisation", REGULAR, 12.5, 17, after=0)
BACK_NAME = style.style("niveau on the back", BOLD, 10.5, 13)
BACK_LINE = style.style("indicator on the back", REGULAR, 9.5, 12.5, after=2.5)

ABOUT = gettext_noop(
    "In deze workshop keken we samen naar wat iemand voor een klant doet, en welk niveau van "
    "klantgerichtheid dat is. We stemden, praatten en stemden nog een keer."
)
TITLE_SIZES = (27.0, 22.0, 18.0, 15.0, 12.0, 10.0, 8.0)
"""Font sizes for the name of the workshop, in points; the largest that fits is used."""

FIRST_RISE = 52.0
UNDER = 3.0
"""Space between a line and the label under it, in points."""

LEAST_GAP = 18.0
"""Minimum space above the signature line, in points."""


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the certificates as a PDF: landscape A4, one per participant."""
    return render_landscape(
        lambda: _story(spec),
        copies=spec.people,
        title=gettext("Bewijs van deelname {name}", name=spec.name),
        subject=gettext("Bewijs van deelname aan een workshop klantgerichtheid"),
        mark=warning(spec.kind),
        progress=progress,
        branding=spec.branding,
    )


def _story(spec: HandoutSpec) -> Story:
    story = _front(spec)
    if spec.duplex:
        story += [PageBreak(), *_back(spec)]
    return story


def _front(spec: HandoutSpec) -> Story:
    top = _words(spec)
    signed: Story = [
        Columns(
            [
                (2 * index, 2, [RuledLines(1), Spacer(0, UNDER), paragraph(words, UNDER_LINE)])
                for index, words in enumerate(
                    (gettext("naam van de trainer"), gettext("handtekening"))
                )
            ]
        ),
    ]
    # The staircase is pushed to the bottom of the page, level with the signature line.
    stairs: Story = [
        StaircaseDrawing(spec.stairs.niveaus[LOWEST + 1 :], FIRST_RISE),
        Spacer(0, 6),
        paragraph(spec.stairs.source, SMALL),
    ]
    space = HEIGHT - _height(top, 4) - _height(signed, 4) - 1
    left = [*top, Spacer(0, space), *signed]
    above = HEIGHT - _height(stairs, 5) - 1
    return [Columns([(0, 4, left), (4, 5, [Spacer(0, above), *stairs])])]


def _words(spec: HandoutSpec) -> Story:
    """Return the upper left part of the front; a long name is set smaller until it all fits."""
    size, words = 0.0, Story()
    for size in TITLE_SIZES:
        words = _words_at(spec, size)
        if _height(words, 4) <= HEIGHT - 20 * mm - LEAST_GAP:
            break
    return words


def _words_at(spec: HandoutSpec, size: float) -> Story:
    text_style = style.style("workshop", BOLD, size, size * 1.18, after=6)
    day = style.date_text(spec.held_on) if spec.held_on else ""
    story: Story = [
        Heading(gettext(TITLE), TITLE_LINE, 0),
        RuledLines(1),
        Spacer(0, UNDER),
        paragraph(gettext("naam"), UNDER_LINE),
        Spacer(0, 14),
        paragraph(gettext("deed mee aan de workshop"), LEAD),
        paragraph(style.one_line(spec.name), text_style),
    ]
    if spec.organisation.strip():
        small = min(WHO.fontSize, size)
        who = style.style("for whom", REGULAR, small, small * 1.36)
        story.append(paragraph(style.one_line(spec.organisation), who))
    dated: Story = [paragraph(day, STRONG)] if day else [Spacer(0, 4), RuledLines(1)]
    return [
        *story,
        Spacer(0, 14),
        Rule(after=8, strong=True),
        Columns(
            [
                (0, 2, [paragraph(gettext("Datum"), LABEL), *dated]),
                (2, 2, [paragraph(gettext("Duur"), LABEL), paragraph(_length(spec), STRONG)]),
            ]
        ),
    ]


def _length(spec: HandoutSpec) -> str:
    return length_text(planned_minutes(spec))


def _back(spec: HandoutSpec) -> Story:
    head = gettext("Waar het over ging")
    story: Story = [
        Heading(head, H1, 0),
        Columns([(0, 7, [paragraph(gettext(ABOUT), LEAD)])]),
    ]
    for niveau in spec.stairs.niveaus[LOWEST + 1 :]:
        story += [Rule(before=7, after=8), _niveau(niveau)]
    last = paragraph(gettext("Wat ik wil onthouden"), H3_LAST)
    return [*story, Rule(before=7, after=12, strong=True), last, RuledLines()]


def _niveau(niveau: Niveau) -> Flowable:
    name = paragraph(niveau.name, BACK_NAME)
    half = -(-len(niveau.indicators) // 2)
    lines = [style.paragraph(indicator.text, BACK_LINE) for indicator in niveau.indicators]
    return Columns(
        [
            (0, 1, [Chip(niveau.number, 20)]),
            (1, 2, [name]),
            (3, 3, lines[:half]),
            (6, 3, lines[half:]),
        ]
    )


def _height(story: Story, columns: int) -> float:
    """Return the height of flowables as `Columns` stacks them, in points."""
    width = min(span(columns), WIDTH)
    last = len(story) - 1
    return sum(
        item.wrap(width, HEIGHT)[1] + (item.getSpaceAfter() if index < last else 0)
        for index, item in enumerate(story)
    )
