"""The pages of a finished handout as pictures; the only module that uses the PDF library."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportMissingTypeStubs=false
# pypdfium2 comes without types.

from __future__ import annotations

import threading

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_LOCK = threading.Lock()
"""PDFium is not thread-safe."""

POINTS_PER_INCH = 72


class Pages:
    """The pages of one PDF; may be used on any thread."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF that Trede itself made."""
        with _LOCK:
            self._document = pypdfium2.PdfDocument(data)
            self._sizes = [
                QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document))
            ]

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """The size in points of a page, counted from 0."""
        return self._sizes[page]

    def picture(self, page: int, scale: float) -> QImage:
        """A page, counted from 0, as a picture with `scale` pixels per point."""
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
            ).copy()  # QImage does not own the bytes, which are freed after this
            bitmap.close()
            sheet.close()
        return image

    def close(self) -> None:
        """Free the memory; the pages cannot be used after this."""
        with _LOCK:
            self._document.close()
