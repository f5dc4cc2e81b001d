"""A whole PDF file: flowables on as many pages as they take, or pages that are drawn one by one.

The files are PDF/UA-1, and the same contents always give the same bytes.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from workshop_app.tagged_pdf.canvas import Drawing, TaggedCanvas
from workshop_app.tagged_pdf.flowables import tag_tables

# Binary streams instead of ASCII85: a quarter smaller, and made in half the time.
rl_config.useA85 = 0


class About(NamedTuple):
    """The metadata of a document.

    Attributes:
        title: Its title, on one line; shown by viewers instead of the name of the file.
        subject: What kind of document it is.
        program: The name of the program that makes it.
        language: Its language by BCP 47, such as `nl-NL`.
        font: The name of a registered font. Every font in the file is embedded, so the first one
            set on a page must be one of these.
    """

    title: str
    subject: str
    program: str
    language: str
    font: str


class Box(NamedTuple):
    """A rectangle on a page, in points from the lower left corner of the paper."""

    left: float
    bottom: float
    width: float
    height: float


def flowing_document(
    story: Sequence[Flowable],
    about: About,
    *,
    pagesize: tuple[float, float],
    text: Box,
    colors: Mapping[Color, Color] | None = None,
    copies: int = 1,
    at_last: Drawing | None = None,
    page_done: Callable[[int], None] | None = None,
) -> bytes:
    """Return the PDF of flowables, on as many pages as they take.

    Args:
        story: The flowables; the tables among them are made to tag themselves.
        about: The metadata of the document.
        pagesize: Width and height of the paper, in points.
        text: The part of each page that the flowables fill.
        colors: Colours to draw with instead of others.
        copies: How often all pages are in the file.
        at_last: Draws on each page what depends on the number of pages.
        page_done: Called with the number of pages that are done.
    """
    output = BytesIO()
    document = BaseDocTemplate(
        output,
        pagesize=pagesize,
        title=about.title,
        author=about.program,
        creator=about.program,
        producer=about.program,
        subject=about.subject,
        lang=about.language,
        invariant=1,
        pageCompression=1,
        initialFontName=about.font,
    )
    frame = Frame(*text, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def page_ended(_canvas: Canvas, ended: BaseDocTemplate) -> None:
        if page_done is not None:
            page_done(ended.page)

    document.addPageTemplates(PageTemplate("page", [frame], onPageEnd=page_ended))
    parts = list(story)
    tag_tables(parts)
    canvas = partial(TaggedCanvas, colors=colors, copies=copies, at_last=at_last)
    document.build(parts, canvasmaker=canvas)
    if copies > 1 and page_done is not None:
        page_done(document.page * copies)
    return output.getvalue()


def placed_document(
    pages: Iterable[Callable[[TaggedCanvas], None]],
    about: About,
    *,
    pagesize: tuple[float, float],
    colors: Mapping[Color, Color],
    duplex: bool,
    page_done: Callable[[int], None],
) -> bytes:
    """Return a PDF of pages that draw themselves, to be printed at their own size.

    Args:
        pages: Each draws a whole page.
        about: The metadata of the document.
        pagesize: Width and height of the paper, in points.
        colors: Colours to draw with instead of others.
        duplex: Whether to print it on both sides, turning the paper over its long edge.
        page_done: Called with the number of pages that are done.
    """
    output = BytesIO()
    canvas = TaggedCanvas(
        output,
        pagesize=pagesize,
        invariant=1,
        pageCompression=1,
        initialFontName=about.font,
        lang=about.language,
        colors=colors,
    )
    canvas.setTitle(about.title)
    canvas.setAuthor(about.program)
    canvas.setCreator(about.program)
    canvas.setProducer(about.program)
    canvas.setSubject(about.subject)
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if duplex else "Simplex")
    for number, draw in enumerate(pages, 1):
        draw(canvas)
        canvas.showPage()
        page_done(number)
    canvas.save()
    return output.getvalue()
