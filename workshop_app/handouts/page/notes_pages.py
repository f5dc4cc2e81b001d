"""Room to write on what would stay empty: the rest of a page, or the back of a sheet of paper."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from workshop_app.handouts.page.block import Block
from workshop_app.handouts.page.document import RuledLines
from workshop_app.handouts.page.style import H2, H3, LINE, paragraph


class _PageOfLines(Block):
    """Lines on what is left of a page, with what they are for above them."""

    alt = ""

    def __init__(self, title: str, how: ParagraphStyle, *, gap: float, above: float = 0) -> None:
        super().__init__()
        self._title = paragraph(title, how)
        self._lines = RuledLines()
        self._gap = gap
        self._above = above

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        _, title_height = self._title.wrap(width, room)
        self._lines.wrap(width, room - self._above - title_height - self._gap)
        return width, room - 1

    def _paint(self, canvas: Canvas) -> None:
        if self.height:
            self._title.drawOn(canvas, 0, self.height - self._above - self._title.height)
            self._lines.drawOn(canvas, 0, 0)


class _LinesOnTheOtherSide(_PageOfLines):
    """At the top of a page: a page of lines, where what follows begins on the other side."""

    def __init__(self, title: str, *, follows_right: bool) -> None:
        super().__init__(title, H2, gap=0)
        self._follows_right = follows_right

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        is_right = self.canv.getPageNumber() % 2 == 1
        if is_right is self._follows_right:
            return width, 0
        return super()._measure(width, room)


class LinesUnlessLeft(_LinesOnTheOtherSide):
    """At the top of a right-hand page: a page of lines to write on. On a left-hand one: nothing.

    What follows begins on a left-hand page, so that a card's story and its votes face each other.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title, follows_right=False)


class LinesUnlessRight(_LinesOnTheOtherSide):
    """At the top of a left-hand page: a page of lines to write on. On a right-hand one: nothing."""

    def __init__(self, title: str) -> None:
        super().__init__(title, follows_right=True)


class RestOfPage(_PageOfLines):
    """Lines below what ends halfway down a page; nothing where little of the page is left.

    Args:
        title: What the lines are for.
    """

    LEAST = 40 * mm
    _ZEROSIZE = True  # reportlab: on a full page it is nothing, and asks for no other

    def __init__(self, title: str) -> None:
        # Room of its own above it: asked of reportlab, that would not fit on a full page either.
        super().__init__(title, H3, gap=12, above=LINE)

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        return super()._measure(width, room) if room >= self.LEAST else (width, 0)


class BackOfSheet(Block):
    """At the end of what is handed out on paper of its own: a page of lines where its back is free.

    So every sheet of paper is full, and what comes next begins on another. On a back it is nothing.

    Args:
        title: What the page is for.
    """

    alt = ""
    _ZEROSIZE = True  # reportlab: asked where it goes even at the very bottom of a page

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        is_back = self.canv.getPageNumber() % 2 == 0
        # On a front it never fits, so that it is split.
        return width, 0 if is_back else room + 1

    def split(self, _width: float, _room: float, /) -> list[Flowable]:
        """The page with lines, on the other side."""
        return [PageBreak(), _PageOfLines(self._title, H3, gap=12)]

    def _paint(self, canvas: Canvas) -> None:
        """Nothing: where it is drawn, the back is in use."""
