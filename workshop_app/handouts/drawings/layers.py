"""The staircase as layers, seen from the side: for a page that is read from a distance.

The part of a layer that the next one leaves uncovered is its tread, which has the number. The texts
are to the right of it, below the layers above. The white space at the top left is for a title.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import Niveau
from workshop_app.handouts.page.drawn_pages import Placed
from workshop_app.handouts.page.line_breaks import broken_lines
from workshop_app.handouts.page.style import BOLD, EXTRABOLD, INK, STEP_FILLS, on_step
from workshop_app.i18n import gettext
from workshop_app.tagged_pdf.block import Block

Writer = Callable[[Niveau, float], Sequence[Placed]]
"""Returns the texts of a layer, given its niveau and their width in points.

They are placed from the left of that width, and from 0 downwards.
"""

DIGIT = 0.7
"""The height of a digit, and a little space, as a fraction of the font size."""


MOST_LINES = 2
"""Maximum lines of a short name: more cannot be read at a glance."""


@dataclass(frozen=True, slots=True)
class Look:
    """The dimensions of the layers, in points.

    Attributes:
        tread: Width of the part with the number.
        gap: Space between two layers.
        pad: Space above and below the texts, and to their right.
        numeral: Font size of the number.
        line: Width of the outline.
        radius: Radius of the corners.
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
    """Return the first of these sizes at which all short names fit, and their broken lines.

    Args:
        niveaus: The niveaus whose names are set.
        rooms: The width available for each name, by the number of its niveau.
        sizes: From large to small; the last is used if none fits.
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
    """A staircase of layers with texts on them, before it is placed.

    Args:
        niveaus: The niveaus of the layers, from the lowest.
        write: Makes the texts on each layer.
        width: The width of the lowest layer; the others end at the same right edge.
        look: The dimensions.
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
        """The minimum height of the staircase, in points."""
        return sum(self._needs) + self._look.gap * (len(self._needs) - 1)

    @property
    def _needs(self) -> list[float]:
        least = self._look.numeral * DIGIT
        return [
            max([least, *(part.what.height - part.top for part in words)]) + 2 * self._look.pad
            for words in self._words
        ]

    def placed(self, left: float, bottom: float, height: float) -> list[Placed]:
        """Return everything at its place; spare height is divided between all layers."""
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
    """A layer, with its number on the tread, as far below its top as the texts."""

    def __init__(self, niveau: int, height: float, above: float, look: Look) -> None:
        super().__init__()
        self._niveau = niveau
        self._high = height
        self._above = above
        self._look = look
        self.alt = gettext("Trede {number}", number=niveau)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
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
