"""Pages on which everything has a fixed place: cards to cut, cards to hold up, a poster.

A page is a `Sheet`: flowables with their places, drawn in the order in which they are read.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from workshop_app.handouts.handout_spec import Branding
from workshop_app.handouts.page import style
from workshop_app.handouts.page.logo import Logo, draw_logo, readable_logo
from workshop_app.handouts.page.page_frame import about, brand_colors
from workshop_app.handouts.page.style import INK, REGULAR, SOFT
from workshop_app.progress import ProgressCallback
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.canvas import TaggedCanvas
from workshop_app.tagged_pdf.pdf_document import placed_document

Size = tuple[float, float]

BRANDING_LEFT, BRANDING_FOOT, BRANDING_SIZE = 14 * mm, 3 * mm, 6.5
"""The place of the organisation's name in the margin, and its font size, in points."""


class Placed(NamedTuple):
    """A flowable and its place in points: its left and top, and the width it may take."""

    what: Flowable
    left: float
    top: float
    width: float


class Sheet(Block):
    """A page with everything at its place."""

    alt = ""

    def __init__(self, parts: Sequence[Placed]) -> None:
        super().__init__()
        self.parts = parts

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        for part in self.parts:
            part.what.wrap(part.width, part.top)
        return width, space

    def _paint(self, canvas: Canvas) -> None:
        for part in self.parts:
            part.what.drawOn(canvas, part.left, part.top - part.what.height)


def stacked(
    parts: Iterable[Flowable], left: float, top: float, width: float, *, between: float = 0
) -> list[Placed]:
    """Return flowables below each other, each with its own space below it, and `between`."""
    placed: list[Placed] = []
    for part in parts:
        placed.append(Placed(part, left, top, width))
        top -= part.wrap(width, top)[1] + part.getSpaceAfter() + between
    return placed


def stack_height(parts: Sequence[Flowable], width: float) -> float:
    """Return the height of stacked flowables, without the space below the last of them."""
    height = below = 0.0
    for part in parts:
        height += below + part.wrap(width, 10_000)[1]
        below = part.getSpaceAfter()
    return height


def draw_pages(
    pages: Iterable[Flowable],
    *,
    title: str,
    subject: str,
    pagesize: Size,
    duplex: bool,
    progress: ProgressCallback,
    branding: Branding,
) -> bytes:
    """Return a PDF with these pages; the same pages always give the same bytes.

    Args:
        pages: The contents of the pages, each as large as the paper.
        title: The title of the document.
        subject: What kind of document it is.
        pagesize: Width and height of the paper, in points.
        duplex: Whether to print it on both sides, turning the paper over its long edge.
        progress: Called with the number of pages that are done.
        branding: The branding of the organisation.
    """
    style.register_fonts()
    logo = readable_logo(branding.logo)
    return placed_document(
        (
            partial(
                _draw_page,
                page=page,
                pagesize=pagesize,
                organisation=branding.organisation,
                logo=None if index else logo,
            )
            for index, page in enumerate(pages)
        ),
        about(title, subject),
        pagesize=pagesize,
        colors=brand_colors(branding),
        duplex=duplex,
        page_done=progress,
    )


def _draw_page(
    canvas: TaggedCanvas, *, page: Flowable, pagesize: Size, organisation: str, logo: Logo | None
) -> None:
    page.wrapOn(canvas, *pagesize)
    page.drawOn(canvas, 0, 0)
    with canvas.furniture():
        canvas.saveState()
        _draw_organisation(canvas, organisation, pagesize[0])
        if logo is not None:
            draw_logo(canvas, logo, pagesize[0] - BRANDING_LEFT, pagesize[1] - BRANDING_FOOT)
        canvas.restoreState()


def _draw_organisation(canvas: Canvas, organisation: str, width: float) -> None:
    """Draw the organisation's name in small type, in the margin where no cards or marks are."""
    name = style.shortened(organisation, REGULAR, BRANDING_SIZE, width / 2 - 2 * BRANDING_LEFT)
    canvas.setFont(REGULAR, BRANDING_SIZE)
    canvas.setFillColor(SOFT)
    canvas.drawString(BRANDING_LEFT, BRANDING_FOOT, name)


class EdgeMarks(Block):
    """Short lines at the edges of the paper that show where to cut, and dashed ones where to fold.

    They are in the margin, clear of the cards.

    Args:
        across: Distances from the left at which to cut from top to bottom.
        up: Distances from the bottom at which to cut from left to right.
        inner: The distance between the cards and the sides, and the top and bottom, of the paper.
        fold: The distance from the left at which to fold; None for no fold.
    """

    alt = ""
    NEAR, CLEAR = 2.5 * mm, 1.5 * mm
    """The distance between the marks and the edge of the paper, and the cards."""

    def __init__(
        self, across: Sequence[float], up: Sequence[float], inner: Size, fold: float | None = None
    ) -> None:
        super().__init__()
        self._across = across
        self._up = up
        self._inner = inner
        self._fold = fold

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        return width, space

    def _paint(self, canvas: Canvas) -> None:
        side, end = self._inner
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        for x in self._across:
            self._upright(canvas, x, end)
        for y in self._up:
            canvas.line(self.NEAR, y, side - self.CLEAR, y)
            canvas.line(self.width - self.NEAR, y, self.width - side + self.CLEAR, y)
        if self._fold is not None:
            canvas.setDash(2, 2)
            self._upright(canvas, self._fold, end)
            canvas.setDash()

    def _upright(self, canvas: Canvas, x: float, end: float) -> None:
        canvas.line(x, self.NEAR, x, end - self.CLEAR)
        canvas.line(x, self.height - self.NEAR, x, self.height - end + self.CLEAR)
