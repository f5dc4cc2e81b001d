"""The pages of a finished handout as pictures. The only module that knows the PDF library."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pypdfium2 comes without types.

from __future__ import annotations

import threading

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_LOCK = threading.Lock()
"""PDFium does one thing at a time."""

POINTS_PER_INCH = 72


class Pages:
    """The pages of one PDF. May be used on any thread."""

    def __init__(self, data: bytes) -> None:
        """The pages of a PDF that the program made itself."""
        with _LOCK:
            self._document = pypdfium2.PdfDocument(data)
            self._sizes = [
                QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document))
            ]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """The size of the paper of a page, from 0, in points."""
        return self._sizes[page]

    def picture(self, page: int, scale: float) -> QImage:
        """A page, from 0, as a picture of `scale` pixels to a point."""
        with _LOCK:
            sheet = self._document[page]
            bitmap = sheet.render(
                scale=scale,  # pyright: ignore[reportArgumentType] - any number
                prefer_bgrx=True,
            )
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()  # the bytes are gone after this
            bitmap.close()
            sheet.close()
        return image

    def close(self) -> None:
        """Give the memory back; no page can be asked for after this."""
        with _LOCK:
            self._document.close()
