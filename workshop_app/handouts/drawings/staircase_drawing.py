"""The staircase as one large drawing, with its texts."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.staircase import Niveau
from workshop_app.handouts.drawings.stair_step import OUTLINE, draw_step
from workshop_app.handouts.page.alt_text import staircase_text
from workshop_app.handouts.page.line_breaks import broken_lines
from workshop_app.handouts.page.style import EXTRABOLD, REGULAR, SEMIBOLD, on_step
from workshop_app.tagged_pdf.block import Block


class StaircaseDrawing(Block):
    """The staircase as a large drawing: the number, label and hint on each step."""

    GAP = 5.0
    PADDING = 6.5

    def __init__(self, niveaus: Sequence[Niveau], rise: float = 25) -> None:
        super().__init__()
        self.alt = staircase_text(niveaus)
        self._niveaus = niveaus
        self._rise = rise

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        self._step = (width - self.GAP * (len(self._niveaus) - 1)) / len(self._niveaus)
        space = self._step - 2 * self.PADDING
        self._label_size, self._labels = self._fitting(
            [niveau.label for niveau in self._niveaus], SEMIBOLD, 10.5, space
        )
        self._hint_size, self._hints = self._fitting(
            [niveau.hint for niveau in self._niveaus], REGULAR, 8.8, space
        )
        texts = zip(self._labels, self._hints, strict=True)
        needs = [
            40 + len(label) * self._label_size * 1.2 + 4 + len(hint) * self._hint_size * 1.3 + 6
            for label, hint in texts
        ]
        base = max(need - index * self._rise for index, need in enumerate(needs))
        self._heights = [base + index * self._rise for index in range(len(needs))]
        return width, self._heights[-1] + OUTLINE

    @staticmethod
    def _fitting(
        texts: list[str], font: str, size: float, width: float
    ) -> tuple[float, list[list[str]]]:
        """Return the largest size up to `size` at which all texts fit, and their lines."""
        while size > 5:
            lines = [broken_lines(text, font, size, width) for text in texts]
            found = [part for part in lines if part is not None]
            if len(found) == len(lines):
                return size, found
            size -= 0.25
        return size, [[text] for text in texts]

    def _paint(self, canvas: Canvas) -> None:
        for index, niveau in enumerate(self._niveaus):
            x = index * (self._step + self.GAP)
            top = self._heights[index]
            draw_step(canvas, niveau.number, x, OUTLINE / 2, self._step, top)
            canvas.setFillColor(on_step(niveau.number))
            canvas.setFont(EXTRABOLD, 25)
            canvas.drawString(x + self.PADDING, top - 26, str(niveau.number))
            y = top - 31
            for font, size, leading, lines in (
                (SEMIBOLD, self._label_size, 1.2, self._labels[index]),
                (REGULAR, self._hint_size, 1.3, self._hints[index]),
            ):
                canvas.setFont(font, size)
                for line in lines:
                    y -= size * leading
                    canvas.drawString(x + self.PADDING, y, line)
                y -= 4
