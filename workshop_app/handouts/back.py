"""What begins on a side of its own: on the page before it there is room to write."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from workshop_app.handouts.block import Block
from workshop_app.handouts.document import RuledLines
from workshop_app.handouts.style import H2, H3, paragraph


class _LinesOnTheOtherSide(Block):
    """At the top of a page: a page of lines, where what follows begins on the other side."""

    alt = ""

    def __init__(self, title: str, how: ParagraphStyle, *, follows_right: bool, gap: float) -> None:
        super().__init__()
        self._title = paragraph(title, how)
        self._lines = RuledLines()
        self._follows_right = follows_right
        self._gap = gap

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        is_right = self.canv.getPageNumber() % 2 == 1
        if is_right is self._follows_right:
            return width, 0
        _, title_height = self._title.wrap(width, room)
        self._lines.wrap(width, room - title_height - self._gap)
        return width, room - 1

    def _paint(self, canvas: Canvas) -> None:
        if self.height:
            self._title.drawOn(canvas, 0, self.height - self._title.height)
            self._lines.drawOn(canvas, 0, 0)


class LinesUnlessLeft(_LinesOnTheOtherSide):
    """At the top of a right-hand page: a page of lines to write on. On a left-hand one: nothing.

    What follows begins on a left-hand page, so that a card's story and its votes face each other.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title, H2, follows_right=False, gap=0)


class LinesUnlessRight(_LinesOnTheOtherSide):
    """At the top of a left-hand page: a page of lines to write on. On a right-hand one: nothing."""

    def __init__(self, title: str) -> None:
        super().__init__(title, H2, follows_right=True, gap=0)


class BackOfSheet(_LinesOnTheOtherSide):
    """The same on sheets that are handed out one by one: what follows begins on paper of its own.

    Args:
        title: What the page is for.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title, H3, follows_right=True, gap=12)
