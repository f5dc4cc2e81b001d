"""Dividing pieces over pages in advance, so that the pages are evenly filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.platypus import PageBreak

from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Story, height_of
from workshop_app.handouts.page.style import KICKER, paragraph
from workshop_app.i18n import gettext

CONTINUED = style.style("continued", style.BOLD, 13, 17, after=8)
APART = 5.0
"""The cost of starting a page with a piece that belongs to the one before it: more than a page."""

SLACK = 2.0
"""Points of a page that are left unused: heights are added up before anything is drawn."""


@dataclass(frozen=True)
class Piece:
    """A part that is not split over pages, unless it is higher than a page.

    Args:
        story: The flowables.
        between: What comes above it when it does not start a page, such as a rule.
        again: What comes above it when it starts a page: the heading of what it continues.
        cost: The penalty when it starts a page; an extra page costs 1.
    """

    story: Story
    between: Story = field(default_factory=Story)
    again: Story = field(default_factory=Story)
    cost: float = 0.0


def running_head(kicker: str, title: str) -> Story:
    """Return the top of a page on which something continues; it adds no bookmark."""
    return [
        paragraph(gettext("{head} · vervolg", head=kicker), KICKER),
        *([paragraph(title, CONTINUED)] if title else []),
    ]


def share_out(pieces: Sequence[Piece], space: float) -> list[Sequence[Piece]]:
    """Return the pieces of each page: the fewest pages, as evenly filled as the costs allow.

    Args:
        pieces: The pieces, in their order.
        space: The height of a page, in points.
    """
    heights = [height_of(piece.story) for piece in pieces]
    aboves = [_above(piece) for piece in pieces]
    agains = [height_of(piece.again) for piece in pieces]
    # best[n]: the lowest cost of the first n pieces on whole pages,
    # and the index of the first piece on the last of those pages.
    best = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        found: list[tuple[float, int]] = []
        below = 0.0
        for first in range(end - 1, -1, -1):
            height = agains[first] + heights[first] + below
            below += aboves[first] + heights[first]
            if height <= space - SLACK or first == end - 1:
                spare = max(0.0, 1 - height / space)
                begin = pieces[first].cost if first else 0.0
                found.append((best[first][0] + begin + 1 + spare * spare, first))
            if below > space + aboves[first]:
                break
        best.append(min(found))
    pages: list[Sequence[Piece]] = []
    end = len(pieces)
    while end:
        first = best[end][1]
        pages.insert(0, pieces[first:end])
        end = first
    return pages


def _above(piece: Piece) -> float:
    """Return the space between the previous piece and this one, on the same page."""
    return height_of(piece.between) + piece.story[0].getSpaceBefore()


def paged(pieces: Sequence[Piece], space: float, goes_on: Callable[[], Story] = Story) -> Story:
    """Return the pieces on their pages, from the top of the first page to within the last.

    Args:
        pieces: The pieces, in their order.
        space: The height that the pieces of a page may have, in points.
        goes_on: Makes what comes below them on each page but the last.
    """
    story: Story = []
    for number, page in enumerate(share_out(pieces, space)):
        story += [*goes_on(), PageBreak()] if number else []
        story += page[0].again
        for index, piece in enumerate(page):
            story += [*(piece.between if index else []), *piece.story]
    return story
