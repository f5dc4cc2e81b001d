"""The base of everything the handouts draw themselves."""

from __future__ import annotations

from abc import abstractmethod

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable


class Block(Flowable):
    """A flowable that measures itself in `_measure` and draws itself in `_paint`."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Take a size within the room there is, and say which."""
        self.width, self.height = self._measure(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        """Draw at the origin of the canvas."""
        self._paint(self.canv)

    @abstractmethod
    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        """The size in points, for this width and this room below."""

    @abstractmethod
    def _paint(self, canvas: Canvas) -> None:
        """Draw; `self.width` and `self.height` are what was measured."""
