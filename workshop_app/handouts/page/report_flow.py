"""The parts that a report consists of, and the space between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Story, height_of, labelled
from workshop_app.handouts.page.style import (
    EXTRABOLD,
    INK,
    PAGE_HEIGHT,
    SEMIBOLD,
    SOFT,
    TOP,
    paragraphs,
)
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width

BOTTOM = 20 * mm
PAGE = PAGE_HEIGHT - TOP - BOTTOM
"""The height of the text on a page, in points."""

FULL_ENOUGH = 0.45 * PAGE
"""A card starts a new page if less than this is left of the page, in points."""

LONGEST_NOTE = 150.0
"""Maximum height of a note that is kept with its subject, in points; a longer one may run on."""

BEHAVIOUR_GAP, CHAPTER_GAP = 12.0, 34.0
MOST_SPACE = 72.0

NOTE = style.style("note", style.REGULAR, 10, 14, after=4)
SMALL_TIGHT = style.style("small, tight", style.REGULAR, 9, 12, color=SOFT)
STRONG_TIGHT = style.style("strong, tight", SEMIBOLD, 10, 12)


@dataclass(frozen=True)
class Part:
    """A part of a chapter: what is kept together on a page, and what may run on to the next.

    Args:
        kept: The flowables that are kept together.
        running: The flowables below them, which may run on.
        least: Minimum space above it, in points.
        most: Maximum space above it, if the page has space to spare, in points.
        opens: For the start of a card: the height of what starts there, in points; 0 for other
            parts.
        begins: How much of `running` must be on the same page as `kept`, in points.
    """

    kept: Story = field(default_factory=Story)
    running: Story = field(default_factory=Story)
    least: float = BEHAVIOUR_GAP
    most: float = MOST_SPACE
    opens: float = 0.0
    begins: float = 0.0

    @property
    def height(self) -> float:
        """The height of the part, with a point to spare for rounding."""
        return height_of([*self.kept, *self.running]) + 1


def with_note(part: Part, label: str, note: str) -> Part:
    """Return the part with a note below it, which may run on if it is long."""
    story = labelled(label, paragraphs(note, NOTE))
    if not story:
        return part
    if part.running or height_of(story) > LONGEST_NOTE:
        return replace(part, running=[*part.running, Spacer(0, 6), *story])
    return replace(part, kept=[*part.kept, Spacer(0, 6), *story])


def flow(parts: Sequence[Part]) -> Story:
    """Return the parts as a story, with the spare space of a page divided between them."""
    story: Story = []
    for index, part in enumerate(parts):
        if part.opens:
            story.append(CondPageBreak(max(FULL_ENOUGH, part.opens)))
        else:
            story.append(_gap(parts[index:]))
        if part.begins:
            # A heading kept with a table of several pages would start a new page.
            story.append(CondPageBreak(height_of(part.kept) + part.begins))
            part.kept[-1].keepWithNext = 0
        if part.kept:
            story.append(KeepTogether(part.kept))
        story += part.running
    return story


def _gap(parts: Sequence[Part]) -> Gap:
    """Return the space above the first of these parts."""
    heights: list[tuple[float, float]] = []
    for part in parts:
        if part.running or part.opens:
            break
        heights.append((part.least, part.height))
    return Gap(parts[0].least, parts[0].most, heights)


class Gap(Block):
    """Space above a part: more if the page has space to spare.

    Args:
        least: Minimum space, in points.
        most: Maximum space, in points.
        heights: The minimum space above, and the height of, this part and each after it, up to one
            that may run on.
    """

    def __init__(self, least: float, most: float, heights: Sequence[tuple[float, float]]) -> None:
        super().__init__()
        self.alt = ""
        self._least = least
        self._most = most
        self._heights = heights

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        count = 0
        spare = space
        for least, height in self._heights:
            if least + height > spare:
                break
            spare -= least + height
            count += 1
        extra = max(0.0, min(spare / (count + 1), self._most - self._least)) if count else 0
        return width, min(space, self._least + extra)

    def _paint(self, canvas: Canvas) -> None:
        """Draw nothing."""


class Score(Block):
    """A large number, with its description and its change next to it."""

    tag = "P"
    SIZE = 26.0
    BASELINE = 6.0

    def __init__(self, number: str, word: str, below: str = "") -> None:
        super().__init__()
        self.alt = ", ".join(part for part in (number, word, below) if part)
        self._number = number
        self._word = word
        self._below = below

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, 28

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(INK)
        canvas.setFont(EXTRABOLD, self.SIZE)
        canvas.drawString(0, self.BASELINE, self._number)
        x = text_width(self._number, EXTRABOLD, self.SIZE) + 7
        canvas.setFont(SEMIBOLD, 10)
        canvas.drawString(x, self.BASELINE + (11 if self._below else 0), self._word)
        canvas.setFillColor(SOFT)
        canvas.setFont(style.REGULAR, 9)
        canvas.drawString(x, self.BASELINE, self._below)
