"""Where text stands on the pages of a handout, as a viewer would place it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from tests.core.pdfs import characters, opened


class Placed(NamedTuple):
    """One piece of text: its page from 1, where it begins and ends, and its baseline, in points."""

    page: int
    left: float
    right: float
    baseline: float
    text: str


def placed(data: bytes) -> list[Placed]:
    """Every piece of text of a PDF, in the order in which it is drawn."""
    with opened(data) as pdf:
        return [
            piece for number, page in enumerate(pdf.pages, 1) for piece in _on_page(page, number)
        ]


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of every page, in points."""
    with opened(data) as pdf:
        boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
    return [(right - left, top - bottom) for left, bottom, right, top in boxes]


def outside(data: bytes, left: float, right: float, bottom: float, top: float) -> list[Placed]:
    """What is drawn outside these margins, with half a point of grace.

    The margins are distances from the edges of each page.
    """
    pages = sizes(data)
    return [
        piece
        for piece in placed(data)
        if piece.left < left - 0.5
        or piece.right > pages[piece.page - 1][0] - right + 0.5
        or not bottom <= piece.baseline <= pages[piece.page - 1][1] - top
    ]


def _on_page(page: pikepdf.Page, number: int) -> Iterator[Placed]:  # noqa: C901, PLR0912 - a branch an operator
    fonts = {
        name: (characters(font), int(font["/FirstChar"]), [float(one) for one in font["/Widths"]])
        for name, font in page.resources["/Font"].items()
    }
    now = pikepdf.Matrix()
    kept: list[pikepdf.Matrix] = []
    line = pikepdf.Matrix()
    name, size, leading, between, along = "", 0.0, 0.0, 0.0, 0.0
    for operands, operator in pikepdf.parse_content_stream(page):
        numbers = str(operator) in {"cm", "Tm", "Td", "TL", "Tw"}
        values = [float(str(one)) for one in operands] if numbers else []
        if str(operator) in {"BT", "Tm", "Td", "T*"}:
            along = 0.0
        match str(operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                now = pikepdf.Matrix(*values) @ now
            case "BT":
                line = pikepdf.Matrix()
            case "Tm":
                line = pikepdf.Matrix(*values)
            case "Td":
                line = pikepdf.Matrix(1, 0, 0, 1, *values) @ line
            case "T*":
                line = pikepdf.Matrix(1, 0, 0, 1, 0, -leading) @ line
            case "TL":
                leading = values[0]
            case "Tw":
                between = values[0]
            case "Tf":
                name, size = str(operands[0]), float(str(operands[1]))
            case "Tj":
                table, first, widths = fonts[name]
                codes = bytes(operands[0])
                width = sum(widths[code - first] for code in codes) * size / 1000
                width += between * codes.count(b" ")
                at = pikepdf.Matrix(1, 0, 0, 1, along, 0) @ line @ now
                text = "".join(table[code] for code in codes)
                if text.strip():
                    yield Placed(number, at.e, at.e + width * at.a, at.f, text)
                along += width
            case _:
                pass
