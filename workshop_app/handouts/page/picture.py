"""Pictures on paper, and the illustration of a card."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from workshop_app.content.deck import Card, Deck
from workshop_app.content.pictures import MAX_PICTURE, MOST_PIXELS
from workshop_app.handouts.page.style import INK, SMALL, paragraph
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.tagged_pdf.bitmap import Bitmap, bitmap, draw_bitmap
from workshop_app.tagged_pdf.block import Block

OUTLINE = 0.9
NO_WORDS = gettext_noop("Een afbeelding bij deze kaart.")


def printable(data: bytes | None) -> Bitmap | None:
    """Return the picture in a file; None if there is none, or none that can be printed.

    The limits are those of a deck: a frozen deck of an old workshop was checked by other rules.
    """
    return bitmap(data, most_bytes=MAX_PICTURE, most_pixels=MOST_PIXELS) if data else None


class Picture(Block):
    """A picture with an outline, as wide as the available space but no higher than `highest`.

    If a picture cannot be read, its text alternative is printed in its place.
    """

    def __init__(self, data: bytes | None, alt: str, highest: float) -> None:
        super().__init__()
        self._bitmap = printable(data)
        # A printed text alternative needs no `alt`. A picture without a text alternative does.
        self.alt = (alt.strip() or gettext(NO_WORDS)) if self._bitmap else ""
        self._highest = highest
        self._words = paragraph(
            gettext("Bij deze kaart hoort een afbeelding. {alt}", alt=alt), SMALL
        )

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        if self._bitmap is None:
            return self._words.wrap(width, space)
        across, down = self._bitmap.width, self._bitmap.height
        scale = min(width / across, self._highest / down)
        return across * scale, down * scale

    def _paint(self, canvas: Canvas) -> None:
        if self._bitmap is None:
            self._words.drawOn(canvas, 0, 0)
            return
        canvas.saveState()
        path = canvas.beginPath()
        path.roundRect(0, 0, self.width, self.height, 4)
        canvas.clipPath(path, stroke=0, fill=0)
        draw_bitmap(canvas, self._bitmap, 0, 0, self.width, self.height)
        canvas.restoreState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(OUTLINE)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=0)


def picture_of(deck: Deck, card: Card, highest: float) -> Picture | None:
    """Return the illustration of a card, at most this high in points; None if it has none."""
    if card.illustration is None:
        return None
    data = deck.pictures.get(card.illustration.paper)
    return Picture(data, card.illustration.alt, highest)
