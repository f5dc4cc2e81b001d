"""The staircase as layers, seen from the side: for a page that is read from a distance.

The part of a layer that the next one leaves free is its tread, and holds the numeral; the words
stand under the layers above it. The white that is left at the top is for a title.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import Niveau
from workshop_app.handouts.page.block import Block
from workshop_app.handouts.page.line_breaks import broken_lines
from workshop_app.handouts.page.sheets import Placed
from workshop_app.handouts.page.style import BOLD, EXTRABOLD, INK, STEP_FILLS, on_step
from workshop_app.language import say

Writer = Callable[[Niveau, float], Sequence[Placed]]
"""What is written on a layer, for the width it may take: from its left, and from 0 downward."""

DIGIT = 0.7
"""The height of a digit, as a part of the size of its type, and a little room."""


MOST_LINES = 2
"""Of a short name: with more it is not read at one glance."""


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of layers, in points.

    `tread` is how wide the part with the numeral is, `pad` the room above and below the words and
    at their right, and `numeral` the size of its type.
    """

    tread: float
    gap: float
    pad: float
    numeral: float
    line: float
    radius: float


def fitting_labels(
    niveaus: Sequence[Niveau], rooms: Mapping[int, float], sizes: Sequence[float]
) -> tuple[float, dict[int, str]]:
    """The first of these sizes at which all short names fit, and their lines.

    Args:
        niveaus: Whose names.
        rooms: How wide each may be, by the number of the niveau.
        sizes: From large to small; the last is taken where none fits.
    """
    size, found = 0.0, dict[int, str]()
    for size in sizes:
        lines = {
            one.number: broken_lines(one.label, BOLD, size, rooms[one.number]) for one in niveaus
        }
        found = {
            number: "\n".join(part)
            for number, part in lines.items()
            if part is not None and len(part) <= MOST_LINES
        }
        if len(found) == len(lines):
            break
    return size, {one.number: found.get(one.number, one.label) for one in niveaus}


class Layers:
    """A staircase of layers with words on them, still to get its place.

    Args:
        niveaus: What the layers are, from the lowest.
        write: What is written on each.
        width: How wide the lowest layer is; the others end at its right.
        look: The measures.
    """

    def __init__(self, niveaus: Sequence[Niveau], write: Writer, width: float, look: Look) -> None:
        self._niveaus = niveaus
        self._width = width
        self._look = look
        self._words = [
            write(niveau, width - (index + 1) * look.tread - look.pad)
            for index, niveau in enumerate(niveaus)
        ]
        for part in (part for words in self._words for part in words):
            part.what.wrap(part.width, 10_000)

    @property
    def height(self) -> float:
        """How high the staircase is at least."""
        return sum(self._needs) + self._look.gap * (len(self._needs) - 1)

    @property
    def _needs(self) -> list[float]:
        least = self._look.numeral * DIGIT
        return [
            max([least, *(part.what.height - part.top for part in words)]) + 2 * self._look.pad
            for words in self._words
        ]

    def placed(self, left: float, bottom: float, height: float) -> list[Placed]:
        """Everything at its place; height beyond what is needed is shared by all layers."""
        look = self._look
        spare = (height - self.height) / len(self._niveaus)
        placed: list[Placed] = []
        steps = zip(self._niveaus, self._words, self._needs, strict=True)
        for index, (niveau, words, need) in enumerate(steps):
            begin = left + index * look.tread
            high = need + spare
            layer = _Layer(niveau.number, high, spare / 2, look)
            placed.append(Placed(layer, begin, bottom + high, left + self._width - begin))
            top = bottom + high - look.pad - spare / 2
            placed += [
                Placed(part.what, begin + look.tread + part.left, top + part.top, part.width)
                for part in words
            ]
            bottom += high + look.gap
        return placed


class _Layer(Block):
    """A layer, with its numeral on the tread: as far below its top as the words."""

    def __init__(self, niveau: int, height: float, above: float, look: Look) -> None:
        super().__init__()
        self._niveau = niveau
        self._high = height
        self._above = above
        self._look = look
        self.alt = say("Trede {number}").format(number=niveau)

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, self._high

    def _paint(self, canvas: Canvas) -> None:
        look = self._look
        canvas.setFillColor(STEP_FILLS[self._niveau])
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(look.line)
        canvas.roundRect(0, 0, self.width, self.height, look.radius, stroke=1, fill=1)
        canvas.setFillColor(on_step(self._niveau))
        canvas.setFont(EXTRABOLD, look.numeral)
        baseline = self.height - self._above - look.pad - look.numeral * DIGIT
        canvas.drawCentredString(look.tread / 2, baseline, str(self._niveau))
