"""The base class of everything that a document draws itself."""

from __future__ import annotations

from abc import abstractmethod

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from workshop_app.tagged_pdf.canvas import TaggedCanvas
from workshop_app.tagged_pdf.structure import FIGURE


class Block(Flowable):
    """A flowable that measures itself in `_measure` and draws itself in `_paint`.

    Attributes:
        alt: The text alternative, in the language of the document. Empty for decoration, and for
            blocks that only contain paragraphs and other blocks, which have their own tags.
        tag: The tag of a block with an `alt`: a figure, or `P` for a line of text drawn by hand,
            which is read as its `alt`.
    """

    alt: str
    tag = FIGURE

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Measure the block within the available space, and return its width and height."""
        self.width, self.height = self._measure(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw at the origin of the canvas, within the right tag."""
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            self._paint(canvas)
            return
        # A missing `alt` is found by a test; here it must not stop a document from being made.
        alt = str(getattr(self, "alt", "")).strip()
        if not alt:
            with canvas.decoration():
                self._paint(canvas)
        elif self.tag == FIGURE:
            left, bottom = canvas.absolutePosition(0, 0)
            right, top = canvas.absolutePosition(self.width, self.height)
            with canvas.content(FIGURE, alt=alt, box=(left, bottom, right, top)):
                self._paint(canvas)
        else:
            with canvas.content(self.tag, spoken=alt):
                self._paint(canvas)

    @abstractmethod
    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        """Return the size in points, for this width and this height left on the page."""

    @abstractmethod
    def _paint(self, canvas: Canvas) -> None:
        """Draw; `self.width` and `self.height` are the measured size."""
