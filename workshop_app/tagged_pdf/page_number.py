"""The number of a page that is not made yet, as in a table of contents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.canvas import TaggedCanvas


class PageNumber(Block):
    """A page number, right-aligned; it is drawn after all pages are made.

    Args:
        pages: The page on which each key starts; complete after all pages are made.
        key: The key of what starts on the page.
        how: The style of the number.
    """

    alt = ""

    def __init__(self, pages: Mapping[int, int], key: int, how: ParagraphStyle) -> None:
        super().__init__()
        self._pages = pages
        self._key = key
        self._how = how

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._how.leading

    def draw(self) -> None:
        """Reserve the place of the number, and draw it after all pages are made.

        The drawing raises `KeyError` if nothing with the key was drawn.
        """
        canvas = cast("TaggedCanvas", self.canv)
        with canvas.content("P"):
            canvas.later(self._paint)

    def _paint(self, canvas: Canvas) -> None:
        how = self._how
        canvas.setFont(how.fontName, how.fontSize)
        canvas.setFillColor(how.textColor)
        number = str(self._pages[self._key])
        canvas.drawRightString(self.width, how.leading - how.fontSize, number)
