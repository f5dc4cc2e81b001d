"""The pictures of cards in the room: they fill their box and are cropped at two sides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from ui.projector.scaled_pictures import cover
from workshop_app.session.scenes import Picture

RED, BLUE = QColor("#D01010"), QColor("#1010D0")


def striped(width: int, height: int, edge: int, kind: str) -> bytes:
    """A blue picture with red edges of this width at its left and right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    for x in (*range(edge), *range(width - edge, width)):
        for y in range(height):
            image.setPixelColor(x, y, RED)
    file = QBuffer()
    file.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(file, kind)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(file.data().data())


def is_like(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) < 24 and abs(one.blue() - other.blue()) < 24


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG")])
def test_a_broad_picture_loses_its_sides(qapp: QApplication, name: str, kind: str) -> None:
    given = Picture(name, striped(400, 100, 96, kind), "")
    shown = cover(given, 50, 50).toImage()
    assert (shown.width(), shown.height()) == (50, 50)
    assert all(is_like(shown.pixelColor(x, 25), BLUE) for x in (4, 25, 45))


def test_a_picture_of_the_shape_of_its_box_is_complete(qapp: QApplication) -> None:
    shown = cover(Picture("a.png", striped(400, 100, 96, "PNG"), ""), 200, 50).toImage()
    assert is_like(shown.pixelColor(2, 25), RED)
    assert is_like(shown.pixelColor(197, 25), RED)
    assert is_like(shown.pixelColor(100, 25), BLUE)


def test_a_picture_that_cannot_be_decoded_is_null(qapp: QApplication) -> None:
    assert cover(Picture("a.png", b"\x89PNG\r\n\x1a\n rommel", ""), 50, 50).isNull()
