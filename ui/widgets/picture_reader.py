"""Reading a picture that came in a file, without decoding one of absurd size."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader

LARGEST_SIDE = 8000
"""Maximum width and height in pixels of a picture that is decoded."""


@contextmanager
def picture_reader(data: bytes) -> Generator[QImageReader | None]:
    """A reader of a picture, valid inside this context; None if it cannot be decoded or is too big."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    fits = size.isValid() and max(size.width(), size.height()) <= LARGEST_SIDE
    yield reader if fits else None
