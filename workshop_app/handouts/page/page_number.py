"""On which page something begins, told before that page is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.page.block import Block
from workshop_app.handouts.page.style import FIGURE
from workshop_app.handouts.page.tagged_canvas import TaggedCanvas


class PageNumber(Block):
    """The number of a page, at the right of its room; drawn when all pages are.

    Args:
        pages: The pages by what begins there; complete once all of them are drawn.
        key: What begins on the page.
        how: The style of the number.
    """

    alt = ""

    def __init__(self, pages: Mapping[int, int], key: int, how: ParagraphStyle = FIGURE) -> None:
        super().__init__()
        self._pages = pages
        self._key = key
        self._how = how

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, self._how.leading

    def draw(self) -> None:
        """Have it drawn here when all pages are; `KeyError` then, where nothing has begun."""
        canvas = cast("TaggedCanvas", self.canv)
        with canvas.content("P"):
            canvas.later(self._paint)

    def _paint(self, canvas: Canvas) -> None:
        how = self._how
        canvas.setFont(how.fontName, how.fontSize)
        canvas.setFillColor(how.textColor)
        number = str(self._pages[self._key])
        canvas.drawRightString(self.width, how.leading - how.fontSize, number)
