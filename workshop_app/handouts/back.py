"""What begins on paper of its own, also where both sides are printed."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts import style
from workshop_app.handouts.block import Block
from workshop_app.handouts.document import RuledLines


class BackOfSheet(Block):
    """At the top of a left-hand page: a page to write on, so that what follows begins on the right.

    On a right-hand page it is nothing.

    Args:
        title: What the page is for.
    """

    ABOVE_LINES = 12.0
    alt = ""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = style.paragraph(title, style.H3)
        self._lines = RuledLines()

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        if self.canv.getPageNumber() % 2:
            return width, 0
        _, title_height = self._title.wrap(width, room)
        self._lines.wrap(width, room - title_height - self.ABOVE_LINES)
        return width, room - 1

    def _paint(self, canvas: Canvas) -> None:
        if self.height:
            self._title.drawOn(canvas, 0, self.height - self._title.height)
            self._lines.drawOn(canvas, 0, 0)
