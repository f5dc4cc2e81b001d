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
        text_style: The style of the number.
    """

    alt = ""

    def __init__(self, pages: Mapping[int, int], key: int, text_style: ParagraphStyle) -> None:
        super().__init__()
        self._pages = pages
        self._key = key
        self._text_style = text_style

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self._text_style.leading

    def draw(self) -> None:
        """Reserve the place of the number, and draw it after all pages are made.

        The drawing raises `KeyError` if nothing with the key was drawn.
        """
        canvas = cast("TaggedCanvas", self.canv)
        with canvas.content("P"):
            canvas.later(self._paint)

    def _paint(self, canvas: Canvas) -> None:
        text_style = self._text_style
        canvas.setFont(text_style.fontName, text_style.fontSize)
        canvas.setFillColor(text_style.textColor)
        number = str(self._pages[self._key])
        canvas.drawRightString(self.width, text_style.leading - text_style.fontSize, number)
