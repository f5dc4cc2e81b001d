"""Pages of A4 on their side: nine columns as wide as the six of a page that stands upright."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from workshop_app.handouts import style
from workshop_app.handouts.document import Story
from workshop_app.handouts.order import Watch
from workshop_app.handouts.style import ACCENT, BOLD, MARGIN, REGULAR

PAGE_WIDTH, PAGE_HEIGHT = style.PAGE_HEIGHT, style.PAGE_WIDTH
EDGE = 17 * mm
"""The margin at the top and the bottom, in points."""

WIDTH = PAGE_WIDTH - 2 * MARGIN
HEIGHT = PAGE_HEIGHT - 2 * EDGE
"""The room for what stands on a page."""


def render_landscape(
    make_story: Callable[[], Story], *, title: str, subject: str, mark: str, watch: Watch
) -> bytes:
    """The PDF of a story on pages on their side; the same story always gives the same bytes.

    Args:
        make_story: Makes the flowables.
        title: The title of the document.
        subject: What kind of document it is.
        mark: A warning in a frame at the top of every page; empty for none.
        watch: Is told how many pages are done.
    """
    style.register_fonts()
    output = BytesIO()
    document = BaseDocTemplate(
        output,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=style.one_line(title),
        author="Trede",
        creator="Trede",
        producer="Trede",
        subject=subject,
        lang="nl-NL",
        displayDocTitle=1,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    frame = Frame(
        MARGIN,
        EDGE,
        WIDTH,
        HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    around = partial(_draw_around, mark=mark, watch=watch)
    document.addPageTemplates(PageTemplate("page", [frame], onPageEnd=around))
    document.build(make_story())
    return output.getvalue()


def _draw_around(canvas: Canvas, document: BaseDocTemplate, *, mark: str, watch: Watch) -> None:
    watch(document.page)
    if not mark:
        return
    canvas.saveState()
    width = style.text_width(mark, BOLD, 9) + 16
    left, bottom = PAGE_WIDTH - MARGIN - width, PAGE_HEIGHT - EDGE + 6
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT)
    canvas.setLineWidth(1.2)
    canvas.roundRect(left, bottom, width, 18, 3, stroke=1, fill=0)
    canvas.setFont(BOLD, 9)
    canvas.drawString(left + 8, bottom + 6, mark)
    canvas.restoreState()
