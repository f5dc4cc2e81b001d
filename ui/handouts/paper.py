"""Paper sizes: the one that a page needs, and whether a printer has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

SLACK = 6.0
"""Tolerance in points when comparing sizes: printers round to millimetres or to inches."""


def sheet_of(size: QSizeF) -> QPageLayout:
    """The page layout for a page of a size in points, portrait or landscape, without margins."""
    standing = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    lies = size.width() > size.height()
    layout = QPageLayout(
        QPageSize(standing, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    # Without this mode a printer that cannot print to the edge refuses the whole layout.
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def name_of(sheet: QPageLayout) -> str:
    """The name of the paper size, such as `A4`."""
    return sheet.pageSize().key()


def held_by(sizes: Sequence[QPageSize], sheet: QPageLayout) -> bool:
    """Whether a printer with these paper sizes has the sheet; True if it reports no sizes."""
    wanted = sheet.pageSize().size(QPageSize.Unit.Point)
    return not sizes or any(_alike(one.size(QPageSize.Unit.Point), wanted) for one in sizes)


def nearest(sizes: Sequence[QPageSize], sheet: QPageLayout) -> QPageLayout:
    """The layout to shrink the sheet to: A4 if the printer has it, else its largest paper."""
    four = sheet_of(QSizeF(QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point)))
    largest = max(sizes, key=_area, default=four.pageSize())
    chosen = four.pageSize() if held_by(sizes, four) else largest
    found = QPageLayout(sheet)
    found.setPageSize(chosen)
    return found


def _area(size: QPageSize) -> float:
    points = size.size(QPageSize.Unit.Point)
    return points.width() * points.height()


def _alike(one: QSizeF, other: QSizeF) -> bool:
    off = max(abs(one.width() - other.width()), abs(one.height() - other.height()))
    return off <= SLACK
