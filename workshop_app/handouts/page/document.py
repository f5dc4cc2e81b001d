"""From flowables to a finished PDF, and the building blocks that all handouts share."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from workshop_app.handouts.handout_spec import Branding
from workshop_app.handouts.page import style
from workshop_app.handouts.page.logo import readable_logo
from workshop_app.handouts.page.page_frame import (
    Around,
    Margins,
    about,
    brand_colors,
    draw_around,
    with_organisation,
)
from workshop_app.handouts.page.style import (
    INK,
    LABEL,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    WIDTH,
    column,
    span,
)
from workshop_app.i18n import ngettext
from workshop_app.progress import ProgressCallback, ignore_progress
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.pdf_document import Box, flowing_document

Story = list[Flowable]

NO_BRANDING = Branding()
PLAIN_MARGINS = Margins()


def render(
    make_story: Callable[[], Story],
    *,
    title: str,
    subject: str,
    footer: str,
    mark: str = "",
    bottom: float | None = None,
    progress: ProgressCallback = ignore_progress,
    branding: Branding = NO_BRANDING,
    pagesize: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT),
    margins: Margins = PLAIN_MARGINS,
    footed: bool = True,
    numbered: bool = True,
    copies: int = 1,
) -> bytes:
    """Return the PDF of a story; the same story always gives the same bytes.

    The file is PDF/UA-1: paragraphs, headings, tables and blocks are tagged. For another size of
    paper, pass `pagesize=landscape(A3), margins=Margins(40, 40, 40, 40)`. For cards that fill a
    sheet, pass `margins=Margins(0, 0, 0, 0), footed=False`, and make the story of blocks as high as
    the page; what they draw with `style.paragraph` and blocks with an `alt` is tagged, in the order
    of drawing.

    Args:
        make_story: Makes the flowables, after the fonts for measuring them are registered.
        title: The title of the document.
        subject: What kind of document it is.
        footer: The text at the foot of every page.
        mark: A warning in a frame at the top of every page; empty for none.
        bottom: Where the text ends, in points above the edge of the paper; None for the bottom of
            `margins`.
        progress: Called with the number of pages that are done.
        branding: The branding of the organisation.
        pagesize: Width and height of the paper, in points.
        margins: The white space around the text.
        footed: Whether pages have a foot.
        numbered: Whether the foot has the page number; not for handouts with a copy per person.
        copies: How often all pages are in the file, for so many people.
    """
    style.register_fonts()
    if bottom is not None:
        margins = margins._replace(bottom=bottom)
    frame_of_page = Around(
        style.one_line(with_organisation(footer, branding.organisation)) if footed else None,
        mark,
        readable_logo(branding.logo),
        pagesize,
        margins,
        numbered,
    )
    return flowing_document(
        make_story(),
        about(title, subject),
        pagesize=pagesize,
        text=Box(
            margins.left,
            margins.bottom,
            pagesize[0] - margins.left - margins.right,
            pagesize[1] - margins.top - margins.bottom,
        ),
        colors=brand_colors(branding),
        copies=copies,
        at_last=partial(draw_around, around=frame_of_page),
        page_done=progress,
    )


def height_of(story: Sequence[Flowable], width: float = WIDTH) -> float:
    """Return the height of stacked flowables, with the space below the last of them, in points."""
    height = below = 0.0
    for index, item in enumerate(story):
        above = item.getSpaceBefore() if index else 0
        height += max(below, above) + item.wrap(width, 10_000)[1]
        below = item.getSpaceAfter()
    return height + below


class Heading(Block):
    """A heading that is also a bookmark; it is kept with what follows.

    Before something that may be longer than a page, use `heading_before_long`.

    Args:
        text: The heading as plain text.
        text_style: The style of the heading.
        level: Depth among the bookmarks, from 0; a bookmark is at most one deeper than the one
            before.
        on_page: Called with the number of the page that the heading is on.
    """

    def __init__(
        self,
        text: str,
        text_style: ParagraphStyle,
        level: int,
        on_page: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
        self.alt = ""
        self._paragraph = style.paragraph(text, text_style)
        self._paragraph.tag = f"H{level + 1}"
        self._bookmark = style.one_line(text)
        self._on_page = on_page
        self._level = level
        self.keepWithNext = 1
        self.spaceBefore = text_style.spaceBefore
        self.spaceAfter = text_style.spaceAfter

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        return self._paragraph.wrap(width, space)

    def _paint(self, canvas: Canvas) -> None:
        x, y = canvas.absolutePosition(0, self.height)
        key = f"{canvas.getPageNumber()}-{x:.0f}-{y:.0f}-{self._level}"
        canvas.bookmarkHorizontal(key, 0, self.height + 12)
        if self._on_page is not None:
            self._on_page(canvas.getPageNumber())
        canvas.addOutlineEntry(self._bookmark, key, self._level, closed=self._level > 0)
        self._paragraph.drawOn(canvas, 0, 0)


def heading_before_long(text: str, text_style: ParagraphStyle, level: int) -> Story:
    """Return a heading before a table or text that starts on the same page but may run on."""
    heading = Heading(text, text_style, level)
    heading.keepWithNext = 0
    return [CondPageBreak(80), heading]


class Labelled(Block):
    """A paragraph in the four right columns, its label in the two on the left.

    It splits over pages like the paragraph; the label stays with the first part.
    """

    def __init__(self, label: Paragraph | str, body: Paragraph) -> None:
        super().__init__()
        self.alt = ""
        self._label = style.paragraph(label, LABEL) if isinstance(label, str) else label
        self._body = body
        self.spaceBefore = body.getSpaceBefore()
        self.spaceAfter = body.getSpaceAfter()

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        _, self._body_height = self._body.wrap(span(4), space)
        _, self._label_height = self._label.wrap(span(2), space)
        # The first lines share a baseline, whatever their sizes.
        self._drop = max(0, self._body.style.fontSize - self._label.style.fontSize)
        return width, max(self._body_height, self._label_height + self._drop)

    def split(self, _width: float, space: float, /) -> list[Flowable]:
        """Return the part that fits and the rest; empty if not even one line fits."""
        if self._label.wrap(span(2), space)[1] > space:
            return []
        parts = [part for part in self._body.split(span(4), space) if isinstance(part, Paragraph)]
        return [
            Labelled(self._label if index == 0 else "", part) for index, part in enumerate(parts)
        ]

    def _paint(self, canvas: Canvas) -> None:
        self._label.drawOn(canvas, 0, self.height - self._label_height - self._drop)
        self._body.drawOn(canvas, column(2), self.height - self._body_height)


def labelled(label: str, body: Sequence[Paragraph]) -> Story:
    """Return paragraphs in the four right columns, the label beside the first of them."""
    return [Labelled(label if index == 0 else "", part) for index, part in enumerate(body)]


class Columns(Block):
    """Stacks of flowables side by side on the grid; it never splits.

    Args:
        stacks: For each stack its first column (0 to 5), its width in columns, and its flowables.
        bottom: Whether the stacks are aligned at the bottom, instead of at the top.
    """

    def __init__(
        self, stacks: Sequence[tuple[int, int, Sequence[Flowable]]], *, bottom: bool = False
    ) -> None:
        super().__init__()
        self.alt = ""
        self._stacks = stacks
        self._bottom = bottom

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        self._heights = [
            self._height(stack, span(count), space) for _, count, stack in self._stacks
        ]
        return width, max(self._heights)

    def _height(self, stack: Sequence[Flowable], width: float, space: float) -> float:
        last = len(stack) - 1
        return sum(
            item.wrap(width, space)[1] + (item.getSpaceAfter() if index < last else 0)
            for index, item in enumerate(stack)
        )

    def _paint(self, canvas: Canvas) -> None:
        for (first, _, stack), height in zip(self._stacks, self._heights, strict=True):
            y = height if self._bottom else self.height
            for item in stack:
                y -= item.height
                item.drawOn(canvas, column(first), y)
                y -= item.getSpaceAfter()


class Rule(Block):
    """A thin line over the width of the text."""

    def __init__(self, *, before: float = 0, after: float = 8, strong: bool = False) -> None:
        super().__init__()
        self.alt = ""
        self._weight = 1.2 if strong else 0.6
        self._color = INK if strong else RULE
        self.spaceBefore = before
        self.spaceAfter = after
        self.keepWithNext = 1

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._weight

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(self._color)
        canvas.setLineWidth(self._weight)
        canvas.line(0, 0, self.width, 0)


class RuledLines(Block):
    """Lines to write on: a number of them, or as many as fit on the rest of the page.

    Args:
        count: The number of lines; None for the rest of the page.
        fewest: For the rest of the page: if fewer lines than this fit, none are drawn.
    """

    def __init__(self, count: int | None = None, fewest: int = 2) -> None:
        super().__init__()
        self._count = count
        self._fewest = fewest
        self._drawn = 0
        self.alt = ""

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        self._drawn = int(space / LINE) if self._count is None else self._count
        if self._count is None and self._drawn < self._fewest:
            self._drawn = 0
        self.alt = _lines_text(self._drawn)
        return width, self._drawn * LINE

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        for number in range(self._drawn):
            canvas.line(0, number * LINE, self.width, number * LINE)


def _lines_text(count: int) -> str:
    if not count:
        return ""
    return ngettext("Eén lijn om op te schrijven.", "{count} lijnen om op te schrijven.", count)
