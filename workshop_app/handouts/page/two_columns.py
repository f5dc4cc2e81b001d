"""Short texts in two columns that continue from page to page."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from workshop_app.handouts.page.style import KICKER, column, paragraph, span
from workshop_app.tagged_pdf.block import Block

COUNT = 2
WIDE = 3
"""The number of columns, and how many grid columns each of them takes."""

STEP = 2.0
"""Columns are made higher by this many points until everything fits."""

UNDER_HEAD = 8.0

_Column = list[tuple[Flowable, float]]
"""The contents of a column, and the distance of the top of each below that of the column."""


class InColumns(Block):
    """Paragraphs in two columns of about equal height, read down the first and then the second.

    A page is filled before the next one starts; on the last page the columns are balanced. A part
    with `keepWithNext` is kept with the next one.

    Args:
        parts: The contents of the columns; each part is lower than a page.
        again: The heading above the columns on each page after the first; empty for none.
        head: The heading above them here; empty for none.
    """

    alt = ""

    def __init__(self, parts: Sequence[Flowable], again: str = "", head: str = "") -> None:
        super().__init__()
        self._parts = parts
        self._again = again
        self._head = paragraph(head, KICKER) if head else None

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        above = self._wrap_all(width)
        height = sum(part.height for part in self._parts) / COUNT
        while len(self._filled(height)) > COUNT:
            # Try the available height itself before a step that exceeds it.
            height = space - above if height < space - above < height + STEP else height + STEP
        self._columns = self._filled(height)
        return width, above + max((_bottom(one) for one in self._columns), default=0)

    def split(self, width: float, space: float, /) -> list[Flowable]:
        """Return what fills the available height, and the rest; empty if not even one part fits."""
        height = space - self._wrap_all(width)
        columns = self._filled(height)[:COUNT]
        if any(_bottom(one) > height for one in columns):
            return []
        count = sum(len(one) for one in columns)
        first = InColumns(self._parts[:count], self._again)
        first._head = self._head
        rest = self._parts[count:]
        return [first, *([InColumns(rest, self._again, self._again)] if rest else [])]

    def _paint(self, canvas: Canvas) -> None:
        top = self.height
        if self._head is not None:
            self._head.drawOn(canvas, 0, top - self._head.height)
            top -= self._head.height + UNDER_HEAD
        for number, one in enumerate(self._columns):
            for part, y in one:
                part.drawOn(canvas, column(number * WIDE), top - y - part.height)

    def _wrap_all(self, width: float) -> float:
        """Wrap all parts, and return the height that is taken above the columns."""
        for part in self._parts:
            part.wrap(span(WIDE), 10_000)
        if self._head is None:
            return 0
        return self._head.wrap(width, 10_000)[1] + UNDER_HEAD

    def _filled(self, height: float) -> list[_Column]:
        """Return as many columns as needed, none higher than this unless it has a single group."""
        columns: list[_Column] = []
        end = 0.0
        for together in self._kept_together():
            placed = _placed(together, end)
            if not columns or _bottom(placed) > height:
                columns.append([])
                placed = _placed(together, 0)
            columns[-1] += placed
            end = _bottom(placed) + together[-1].getSpaceAfter()
        return columns

    def _kept_together(self) -> list[list[Flowable]]:
        groups: list[list[Flowable]] = [[]]
        for part in self._parts:
            groups[-1].append(part)
            if not part.getKeepWithNext():
                groups.append([])
        return [one for one in groups if one]


def _placed(parts: Sequence[Flowable], end: float) -> _Column:
    """Place the parts below each other from here; at the top of a column without space above."""
    placed: _Column = []
    for part in parts:
        top = end + (part.getSpaceBefore() if end else 0)
        placed.append((part, top))
        end = top + part.height + part.getSpaceAfter()
    return placed


def _bottom(placed: _Column) -> float:
    last, top = placed[-1]
    return top + last.height
