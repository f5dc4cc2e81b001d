"""What every handout has: the foot, the mark of a rehearsal, the logo, and the branding."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from typing import NamedTuple, cast

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from workshop_app import contrast
from workshop_app.handouts.handout_spec import Branding
from workshop_app.handouts.page import style
from workshop_app.handouts.page.logo import Logo, draw_logo
from workshop_app.handouts.page.style import (
    ACCENT,
    BOLD,
    BOTTOM,
    FOOTER,
    GUTTER,
    MARGIN,
    REGULAR,
    SOFT,
    TOP,
)
from workshop_app.i18n import current_language, gettext
from workshop_app.tagged_pdf.canvas import TaggedCanvas
from workshop_app.tagged_pdf.font import text_width
from workshop_app.tagged_pdf.pdf_document import About

MARK = 44.0
"""The bottom of the mark on a page, in points below the top edge of the paper."""

LOGO = 22.0
"""The top of a logo on the first page, in points below the top edge of the paper."""


class Margins(NamedTuple):
    """The white space around the text of a page, in points."""

    left: float = MARGIN
    top: float = TOP
    right: float = MARGIN
    bottom: float = BOTTOM


class Around(NamedTuple):
    """The furniture of every page.

    Attributes:
        footer: The text at the foot; None for no foot.
        mark: A warning in a frame at the top; empty for none.
        logo: The logo on the first page; None for none.
        pagesize: Width and height of the paper, in points.
        margins: The white space around the text.
        numbered: Whether the foot has the page number.
    """

    footer: str | None
    mark: str
    logo: Logo | None
    pagesize: tuple[float, float]
    margins: Margins
    numbered: bool = True


def with_organisation(footer: str, organisation: str) -> str:
    """Return the foot, with the branding's organisation added unless the foot already has it."""
    organisation = organisation.strip()
    named = organisation if organisation not in footer else ""
    return " · ".join(part for part in (footer, named) if part)


def about(title: str, subject: str) -> About:
    """Return the metadata of a handout in the current language."""
    return About(style.one_line(title), subject, "Trede", current_language().tag, REGULAR)


def brand_colors(branding: Branding) -> dict[Color, Color]:
    """Return the accent colour of the branding in place of Trede's, made readable on paper."""
    return {ACCENT: HexColor(contrast.readable_accent(branding.accent))}


def draw_around(canvas: Canvas, *, page: int, pages: int, around: Around) -> None:
    """Draw the furniture of a page, once the number of pages is known."""
    with cast("TaggedCanvas", canvas).furniture():
        _draw_furniture(canvas, around, page, pages)


def _draw_furniture(canvas: Canvas, around: Around, page: int, pages: int) -> None:
    width, height = around.pagesize
    right = width - around.margins.right
    if around.footer is not None:
        number = (
            gettext("pagina {page} van {pages}", page=page, pages=pages) if around.numbered else ""
        )
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColor(SOFT)
        canvas.drawRightString(right, FOOTER, number)
        left = around.margins.left
        space = right - left - text_width(number, REGULAR, 8.5) - GUTTER
        canvas.drawString(left, FOOTER, style.shortened(around.footer, REGULAR, 8.5, space))
    if around.mark:
        mark_width = text_width(around.mark, BOLD, 9) + 16
        left, bottom = right - mark_width, height - MARK
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(ACCENT)
        canvas.setLineWidth(1.2)
        canvas.roundRect(left, bottom, mark_width, 18, 3, stroke=1, fill=0)
        canvas.setFont(BOLD, 9)
        canvas.drawString(left + 8, bottom + 6, around.mark)
        right = left - GUTTER
    if around.logo is not None and page == 1:
        draw_logo(canvas, around.logo, right, height - LOGO)
