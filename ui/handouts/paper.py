"""Sheets of paper: which one a page asks for, and whether a printer has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

SLACK = 6.0
"""Points that a sheet may be off: makers of printers round in millimetres and in inches."""


def sheet_of(size: QSizeF) -> QPageLayout:
    """The paper for a page of this size in points, standing or lying, without margins."""
    standing = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    lies = size.width() > size.height()
    layout = QPageLayout(
        QPageSize(standing, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    # Otherwise a printer that cannot print to the edge refuses the whole layout, paper and all.
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def name_of(sheet: QPageLayout) -> str:
    """What people and printers call the paper, such as `A4`."""
    return sheet.pageSize().key()


def held_by(sizes: Sequence[QPageSize], sheet: QPageLayout) -> bool:
    """Whether a printer with these papers has the sheet; one that names none is trusted."""
    wanted = sheet.pageSize().size(QPageSize.Unit.Point)
    return not sizes or any(_alike(one.size(QPageSize.Unit.Point), wanted) for one in sizes)


def nearest(sizes: Sequence[QPageSize], sheet: QPageLayout) -> QPageLayout:
    """The paper of a printer to make the sheet smaller for: A4 where it has that."""
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
