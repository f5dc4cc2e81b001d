"""The staircase as a poster: six steps going up, with what one sees on each of them.

Each step is a layer of the staircase, seen from the side. The part of it that the next step leaves
free is its tread, and holds the numeral; the text stands under the steps above it. The white that
is left at the top is for the title.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A2, A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from workshop_app.content.staircase import Niveau
from workshop_app.handouts import style
from workshop_app.handouts.block import Block
from workshop_app.handouts.document import Heading
from workshop_app.handouts.order import Order, PosterSize, Watch
from workshop_app.handouts.sheets import (
    Placed,
    Sheet,
    draw_pages,
    notice_of,
    stack_height,
    stacked,
)
from workshop_app.handouts.style import (
    ACCENT,
    BOLD,
    EXTRABOLD,
    INK,
    REGULAR,
    SEMIBOLD,
    SOFT,
    STEP_FILLS,
    on_step,
    paragraph,
)
from workshop_app.handouts.wording import NOTHING_SEEN

PAPERS = {PosterSize.A3: landscape(A3), PosterSize.A2: landscape(A2)}

MARGIN = 13 * mm
FOOT = 11 * mm
"""All measures are those of an A3; on another paper everything is as much larger as the paper."""

TREAD = 84.0
GAP = 4.0
PAD = 11.0
TEXT = 16.0
"""The size of the indicators on an A3: to be read from a metre and a half."""

NUMERAL = 66.0
NAME = 22.0

TITLE = "Welke trede\nzie je?"


def make(order: Order, watch: Watch) -> bytes:
    """The poster as a PDF of one page, lying, A3 or A2."""
    style.register_fonts()
    paper = PAPERS[order.poster]
    return draw_pages(
        [_poster(order, paper[0], paper[1], paper[0] / PAPERS[PosterSize.A3][0])],
        title="De trap van klantgerichtheid",
        subject="Poster van de trap",
        pagesize=paper,
        duplex=False,
        watch=watch,
        house=order.house,
    )


def _poster(order: Order, width: float, height: float, unit: float) -> Sheet:
    """The page.

    Args:
        order: What it is made for.
        width: Of the paper in points.
        height: Of the paper in points.
        unit: How many points a point of an A3 is.
    """
    margin = MARGIN * unit
    foot = FOOT * unit
    parts = _title(margin, height - margin, unit)
    room = height - margin - foot - 24 * unit
    texts = [_texts(niveau, unit) for niveau in order.stairs.niveaus]
    tread = TREAD * unit
    right = width - margin
    widths = [right - margin - (index + 1) * tread - PAD * unit for index in range(len(texts))]
    needs = [
        stack_height(text, wide) + 2 * PAD * unit for text, wide in zip(texts, widths, strict=True)
    ]
    spare = (room - sum(needs) - GAP * unit * (len(needs) - 1)) / len(needs)
    bottom = foot + 24 * unit
    for index, (niveau, text) in enumerate(zip(order.stairs.niveaus, texts, strict=True)):
        high = needs[index] + spare
        left = margin + index * tread
        layer = _Layer(niveau.number, high, tread, unit)
        parts.append(Placed(layer, left, bottom + high, right - left))
        top = bottom + high - PAD * unit - spare / 2
        parts += stacked(text, left + tread, top, widths[index])
        parts.insert(
            -len(niveau.indicators) or -1, _hint(niveau, top, widths[index], left + tread, unit)
        )
        bottom += high + GAP * unit
    return Sheet([*parts, *_foot(order, margin, foot, width, unit)])


def _title(left: float, top: float, unit: float) -> list[Placed]:
    """What stands in the white above the lower steps."""
    kicker = style.style("poster kicker", SEMIBOLD, 17 * unit, 22 * unit, color=ACCENT, after=4)
    title = style.style("poster title", EXTRABOLD, 58 * unit, 61 * unit, after=14 * unit)
    lead = style.style("poster lead", REGULAR, 18 * unit, 26 * unit)
    return [
        *stacked(
            [paragraph("De trap van klantgerichtheid", kicker), Heading(TITLE, title, 0)],
            left,
            top,
            5 * TREAD * unit - 20 * unit,
        ),
        *stacked(
            [
                paragraph(
                    "Onderaan gebeurt er niets. Met elke trede komt de klant meer in beeld.", lead
                )
            ],
            left,
            top - 170 * unit,
            4 * TREAD * unit - 40 * unit,
        ),
    ]


def _texts(niveau: Niveau, unit: float) -> list[Flowable]:
    """The name of a niveau, and what one sees there."""
    color = on_step(niveau.number)
    name = style.style("poster name", BOLD, NAME * unit, 26 * unit, color=color, after=2 * unit)
    seen = _seen(color, unit)
    parts: list[Flowable] = [paragraph(niveau.name, name)]
    if not niveau.indicators:
        return [*parts, paragraph(NOTHING_SEEN, seen)]
    seen.leftIndent = 14 * unit
    seen.bulletFontSize = TEXT * unit
    return [
        *parts,
        *(
            Paragraph(style.markup(indicator.text), seen, bulletText="•")
            for indicator in niveau.indicators
        ),
    ]


def _hint(niveau: Niveau, top: float, width: float, left: float, unit: float) -> Placed:
    """What a niveau comes down to, at the right of its name."""
    color = on_step(niveau.number)
    how = style.style("poster hint", SEMIBOLD, TEXT * unit, 26 * unit, color=color, right=True)
    name = style.text_width(style.plain(niveau.name), BOLD, NAME * unit) + 16 * unit
    # On the baseline of the name.
    top -= (NAME - TEXT) * unit
    return Placed(paragraph(niveau.hint, how), left + name, top, width - name)


def _seen(color: Color, unit: float) -> ParagraphStyle:
    return style.style("poster text", REGULAR, TEXT * unit, TEXT * 1.24 * unit, color=color)


def _foot(order: Order, left: float, bottom: float, width: float, unit: float) -> list[Placed]:
    """The source at the left; at the right whom it is for, where a mark of the house belongs."""
    size = 11 * unit
    how = style.style("poster foot", REGULAR, size, size * 1.3, color=SOFT)
    other = style.style("poster for", REGULAR, size, size * 1.3, color=SOFT, right=True)
    room = (width - 2 * left) * 0.3
    top = bottom + size * 1.3
    parts = [Placed(paragraph(order.stairs.source, how), left, top, (width - 2 * left) * 0.68)]
    whose = style.shortened(notice_of(order), REGULAR, size, room)
    if whose:
        parts.append(Placed(paragraph(whose, other), width - left - room, top, room))
    return parts


class _Layer(Block):
    """A layer of the staircase, with its numeral on the tread."""

    def __init__(self, niveau: int, height: float, tread: float, unit: float) -> None:
        super().__init__()
        self._niveau = niveau
        self._high = height
        self._tread = tread
        self._unit = unit
        self.alt = f"Trede {niveau}"

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, self._high

    def _paint(self, canvas: Canvas) -> None:
        unit = self._unit
        canvas.setFillColor(STEP_FILLS[self._niveau])
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.8 * unit)
        canvas.roundRect(0, 0, self.width, self.height, 7 * unit, stroke=1, fill=1)
        canvas.setFillColor(on_step(self._niveau))
        canvas.setFont(EXTRABOLD, NUMERAL * unit)
        # Digits are two thirds of their size high; they hang where the text begins.
        baseline = self.height - PAD * unit - NUMERAL * unit * 0.7
        canvas.drawCentredString(self._tread / 2, baseline, str(self._niveau))
