"""The positions of text on the pages of a handout, as a viewer shows it."""

from __future__ import annotations

from typing import NamedTuple

from tests.support.pdfs import opened, pieces


class Placed(NamedTuple):
    """One piece of text: its page (from 1), its left and right edge and its baseline, in points."""

    page: int
    left: float
    right: float
    baseline: float
    text: str


def placed(data: bytes) -> list[Placed]:
    """Every piece of text of a PDF, in drawing order."""
    with opened(data) as pdf:
        return [
            Placed(number, piece.left, piece.right, piece.bottom, piece.text)
            for number, page in enumerate(pdf.pages, 1)
            for piece in pieces(page)
            if piece.text.strip()
        ]


def sizes(data: bytes) -> list[tuple[float, float]]:
    """The width and height of every page, in points."""
    with opened(data) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    return [(right - left, top - bottom) for left, bottom, right, top in boxes]
