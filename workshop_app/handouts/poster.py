"""The staircase as a poster: six steps going up, with the indicators of each.

An A3 is for a wall that people walk up to: the full names of the niveaus, and the indicators. An A2
is read from the back of a room: the short names as large as possible, with the indicators next to
them for people who come closer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A2, A3, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from workshop_app.content.staircase import STEPS, Niveau, Staircase
from workshop_app.handouts.drawings.layers import Layers, Look, Writer, fitting_labels
from workshop_app.handouts.handout_spec import Branding, HandoutSpec, PosterSize
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Heading
from workshop_app.handouts.page.drawn_pages import Placed, Sheet, draw_pages, stacked
from workshop_app.handouts.page.logo import WIDEST, Logo, draw_logo, readable_logo
from workshop_app.handouts.page.page_frame import with_organisation
from workshop_app.handouts.page.style import (
    ACCENT,
    BOLD,
    EXTRABOLD,
    REGULAR,
    SEMIBOLD,
    SOFT,
    on_step,
    paragraph,
)
from workshop_app.handouts.wording import NOTHING_SEEN
from workshop_app.handouts.workshop_labels import notice_of
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.flowables import TaggedParagraph
from workshop_app.tagged_pdf.font import text_width

KICKER = gettext_noop("De trap van klantgerichtheid")
LEAD = gettext_noop("Onderaan gebeurt er niets. Met elke trede komt de klant meer in beeld.")


@dataclass(frozen=True, slots=True)
class _Design:
    """The dimensions of a poster, in points.

    Args:
        paper: Its width and height.
        margin: The white space at its sides and top.
        foot: The height of the line at the foot above the edge of the paper.
        small: The font size of that line.
        kicker: The font size of the line above the title.
        title: The title, in lines, untranslated.
        title_size: The font size of the title.
        lead: The font size of the line below the title.
        lead_treads: The maximum width of that line, in treads.
        look: The dimensions of the staircase.
        seen: Font sizes of the indicators; the largest that fits is used.
        write: Makes the writer of a step from the staircase, its width and the size of the
            indicators.
    """

    paper: tuple[float, float]
    margin: float
    foot: float
    small: float
    kicker: float
    title: str
    title_size: float
    lead: float
    lead_treads: int
    look: Look
    seen: tuple[float, ...]
    write: Callable[[Staircase, float, float], Writer]


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the poster as a PDF of one landscape page, A3 or A2."""
    style.register_fonts()
    design = DESIGNS[spec.poster]
    return draw_pages(
        [_poster(spec, design)],
        title=gettext(KICKER),
        subject=gettext("Poster van de trap"),
        pagesize=design.paper,
        duplex=False,
        progress=progress,
        # The poster has its own places for the name and the logo.
        branding=Branding(accent=spec.branding.accent),
    )


def _poster(spec: HandoutSpec, design: _Design) -> Sheet:
    height = design.paper[1]
    bottom = design.foot + 2.2 * design.small
    high = height - design.margin - bottom
    layers = _layers(spec.stairs, design, high)
    return Sheet(
        [
            *_title(spec, design),
            *layers.placed(design.margin, bottom, high),
            *_foot(spec, design),
        ]
    )


def _layers(stairs: Staircase, design: _Design, height: float) -> Layers:
    """Return the staircase, with text as large as the height allows."""
    wide = design.paper[0] - 2 * design.margin
    sized = (
        Layers(stairs.niveaus, design.write(stairs, wide, size), wide, design.look)
        for size in design.seen
    )
    layers = next(sized)
    while layers.height > height and (smaller := next(sized, None)) is not None:
        layers = smaller
    return layers


def _title(spec: HandoutSpec, design: _Design) -> list[Placed]:
    """Return the texts in the white space above the lower steps."""
    small, large, line = design.kicker, design.title_size, design.lead
    kicker = style.style("poster kicker", SEMIBOLD, small, small * 1.3, color=ACCENT, after=4)
    title = style.style("poster title", EXTRABOLD, large, large * 1.05, after=large * 0.4)
    lead = style.style("poster lead", REGULAR, line, line * 1.44, after=line * 1.2)
    left, tread = design.margin, design.look.tread
    head = stacked(
        [paragraph(gettext(KICKER), kicker), Heading(gettext(design.title), title, 0)],
        left,
        design.paper[1] - design.margin,
        (STEPS - 1) * tread - small,
    )
    below = _below(head[-1])
    placed = [
        *head,
        *stacked([paragraph(gettext(LEAD), lead)], left, below, design.lead_treads * tread - line),
    ]
    logo = readable_logo(spec.branding.logo)
    if logo is not None:
        placed.append(Placed(_Mark(logo), left, _below(placed[-1]), 2 * tread - line))
    return placed


def _below(part: Placed) -> float:
    """Return the top of what comes below a part that is already measured."""
    return part.top - part.what.height - part.what.getSpaceAfter()


class _Mark(Block):
    """The logo of the branding; the organisation's name is at the foot."""

    alt = ""

    def __init__(self, logo: Logo) -> None:
        super().__init__()
        self._logo = logo

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        self._scale = width / WIDEST
        return width, self._logo.height * self._scale

    def _paint(self, canvas: Canvas) -> None:
        canvas.scale(self._scale, self._scale)
        draw_logo(canvas, self._logo, self._logo.width, self._logo.height)


def _foot(spec: HandoutSpec, design: _Design) -> list[Placed]:
    """Return the foot: the source on the left; the workshop and organisation on the right."""
    size = design.small
    text_style = style.style("poster foot", REGULAR, size, size * 1.3, color=SOFT)
    other = style.style("poster for", REGULAR, size, size * 1.3, color=SOFT, right=True)
    right = design.paper[0] - design.margin
    wide = right - design.margin
    top = design.foot + size * 1.3
    parts = [Placed(paragraph(spec.stairs.source, text_style), design.margin, top, wide * 0.55)]
    space = wide * 0.43
    words = with_organisation(notice_of(spec), spec.branding.organisation)
    whose = style.shortened(words, REGULAR, size, space)
    if whose:
        parts.append(Placed(paragraph(whose, other), right - space, top, space))
    return parts


def _seen(niveau: Niveau, size: float) -> list[Flowable]:
    """Return the indicators of a step."""
    color = on_step(niveau.number)
    text_style = style.style("poster text", REGULAR, size, size * 1.24, color=color)
    if not niveau.indicators:
        return [paragraph(gettext(NOTHING_SEEN), text_style)]
    text_style.leftIndent = size
    text_style.bulletFontSize = size
    made: list[Flowable] = []
    for indicator in niveau.indicators:
        line = TaggedParagraph(style.markup(indicator.text), text_style, bulletText="•")
        line.tag = "LI"
        made.append(line)
    return made


# ------------------------------------------------------------------ to walk up to


NAME, HINT = 22.0, 16.0
"""Font sizes of the name of a niveau, and of the hint to its right."""


def _in_full(_stairs: Staircase, _wide: float, size: float) -> Writer:
    """Return a writer of the name of a niveau, with its hint on the right and indicators below."""

    def write(niveau: Niveau, width: float) -> list[Placed]:
        color = on_step(niveau.number)
        name = style.style("poster name", BOLD, NAME, 26, color=color, after=2)
        hint = style.style("poster hint", SEMIBOLD, HINT, 26, color=color, right=True)
        beside = text_width(style.plain(niveau.name), BOLD, NAME) + HINT
        parts = stacked([paragraph(niveau.name, name), *_seen(niveau, size)], 0, 0, width)
        # On the baseline of the name.
        parts.insert(1, Placed(paragraph(niveau.hint, hint), beside, HINT - NAME, width - beside))
        return parts

    return write


# ------------------------------------------------------------------ to read from the back of a room


LABELS = tuple(size / 2 for size in range(120, 40, -1))
"""Font sizes of a short name; the largest at which all fit beside the indicators is used."""

LIST = 660.0
"""The width of the indicators, in points: one column through all steps."""

APART = 26.0
FAR_HINT = 25.0


def _from_afar(stairs: Staircase, wide: float, size: float) -> Writer:
    """Return a writer of the short name with its hint below, and the indicators on the right."""
    tread, pad = FAR.tread, FAR.pad
    rooms = {
        niveau.number: wide - (index + 1) * tread - pad - LIST - APART
        for index, niveau in enumerate(stairs.niveaus)
    }
    label_size, labels = fitting_labels(stairs.niveaus, rooms, LABELS)

    def write(niveau: Niveau, width: float) -> list[Placed]:
        color = on_step(niveau.number)
        name = style.style(
            "poster label", BOLD, label_size, label_size * 1.05, color=color, after=6
        )
        hint = style.style("poster hint", SEMIBOLD, FAR_HINT, FAR_HINT * 1.2, color=color)
        left = [paragraph(labels[niveau.number], name), paragraph(niveau.hint, hint)]
        return [
            *stacked(left, 0, 0, rooms[niveau.number]),
            *stacked(_seen(niveau, size), width - LIST, -6, LIST),
        ]

    return write


FAR = Look(tread=94, gap=6, pad=14, numeral=112, line=2.6, radius=10)

DESIGNS = {
    PosterSize.A3: _Design(
        paper=landscape(A3),
        margin=13 * mm,
        foot=11 * mm,
        small=11,
        kicker=17,
        title=gettext_noop("Welke trede\nzie je?"),
        title_size=58,
        lead=18,
        lead_treads=4,
        look=Look(tread=84, gap=4, pad=10, numeral=66, line=1.8, radius=7),
        seen=(16, 15, 14, 13, 12, 11, 10),
        write=_in_full,
    ),
    PosterSize.A2: _Design(
        paper=landscape(A2),
        margin=18 * mm,
        foot=15 * mm,
        small=15,
        kicker=25,
        title=gettext_noop("Welke\ntrede\nzie je?"),
        title_size=100,
        lead=28,
        lead_treads=3,
        look=FAR,
        seen=(24, 23, 22, 21, 20, 18, 16, 14),
        write=_from_afar,
    ),
}
