"""Lines to write on where paper would stay empty: the rest of a page, or the back of a sheet."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from workshop_app.handouts.page.document import RuledLines
from workshop_app.handouts.page.style import H2, H3, LINE, paragraph
from workshop_app.tagged_pdf.block import Block


class _PageOfLines(Block):
    """Lines on the rest of a page, with a title above them."""

    alt = ""

    def __init__(
        self, title: str, text_style: ParagraphStyle, *, gap: float, above: float = 0
    ) -> None:
        super().__init__()
        self._title = paragraph(title, text_style)
        self._lines = RuledLines()
        self._gap = gap
        self._above = above

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        _, title_height = self._title.wrap(width, space)
        self._lines.wrap(width, space - self._above - title_height - self._gap)
        return width, space - 1

    def _paint(self, canvas: Canvas) -> None:
        if self.height:
            self._title.drawOn(canvas, 0, self.height - self._above - self._title.height)
            self._lines.drawOn(canvas, 0, 0)


class _LinesOnTheOtherSide(_PageOfLines):
    """At the top of a page: a page of lines, if what follows must start on the other side."""

    def __init__(self, title: str, *, follows_right: bool) -> None:
        super().__init__(title, H2, gap=0)
        self._follows_right = follows_right

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        is_right = self.canv.getPageNumber() % 2 == 1
        if is_right is self._follows_right:
            return width, 0
        return super()._measure(width, space)


class LinesUnlessLeft(_LinesOnTheOtherSide):
    """At the top of a right-hand page: a page of lines to write on. On a left-hand one: nothing.

    What follows starts on a left-hand page, so that a card's story and its votes face each other.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title, follows_right=False)


class LinesUnlessRight(_LinesOnTheOtherSide):
    """At the top of a left-hand page: a page of lines to write on. On a right-hand one: nothing."""

    def __init__(self, title: str) -> None:
        super().__init__(title, follows_right=True)


class RestOfPage(_PageOfLines):
    """Lines below what ends halfway down a page; nothing if little of the page is left.

    Args:
        title: What the lines are for.
    """

    LEAST = 40 * mm
    _ZEROSIZE = True  # reportlab: has no height on a full page, and starts no new one

    def __init__(self, title: str) -> None:
        # The space above is part of the block: as `spaceBefore` it would not fit on a full page.
        super().__init__(title, H3, gap=12, above=LINE)

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        return super()._measure(width, space) if space >= self.LEAST else (width, 0)


class BackOfSheet(Block):
    """Lines on the back of the last sheet of a document part that is handed out separately.

    On a front page it adds a page of lines, so that what follows starts on a new sheet of paper. On
    a back page it takes no space.

    Args:
        title: What the page is for.
    """

    alt = ""
    _ZEROSIZE = True  # reportlab: also placed at the very bottom of a page

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        is_back = self.canv.getPageNumber() % 2 == 0
        # On a front page it never fits, so that it is split.
        return width, 0 if is_back else space + 1

    def split(self, _width: float, _space: float, /) -> list[Flowable]:
        """Return a page break and the page of lines."""
        return [PageBreak(), _PageOfLines(self._title, H3, gap=12)]

    def _paint(self, canvas: Canvas) -> None:
        """Draw nothing: if this is called, the back is in use."""
