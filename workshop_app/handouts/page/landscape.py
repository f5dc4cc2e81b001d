"""Landscape A4 pages: nine columns of the same width as the six of a portrait page."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.units import mm

from workshop_app.handouts.handout_spec import Branding
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Story, render
from workshop_app.handouts.page.page_frame import Margins
from workshop_app.handouts.page.style import MARGIN
from workshop_app.progress import ProgressCallback

PAGE_WIDTH, PAGE_HEIGHT = style.PAGE_HEIGHT, style.PAGE_WIDTH
EDGE = 17 * mm
"""The margin at the top and the bottom, in points."""

WIDTH = PAGE_WIDTH - 2 * MARGIN
HEIGHT = PAGE_HEIGHT - 2 * EDGE
"""The space for the contents of a page, in points."""


def render_landscape(
    make_story: Callable[[], Story],
    *,
    title: str,
    subject: str,
    mark: str,
    progress: ProgressCallback,
    branding: Branding,
    copies: int,
) -> bytes:
    """Return the PDF of a story on landscape pages, with only the branding's name at the foot.

    See `document.render`.
    """
    return render(
        make_story,
        title=title,
        subject=subject,
        footer="",
        mark=mark,
        progress=progress,
        branding=branding,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        margins=Margins(MARGIN, EDGE, MARGIN, EDGE),
        footed=bool(branding.organisation.strip()),
        numbered=False,
        copies=copies,
    )
