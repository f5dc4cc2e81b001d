"""Letters as outlines, so that a drawing needs no font when it is shown."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QPainterPath, QRawFont

from illustrations.shapes import num

FONT = Path(__file__).resolve().parent.parent / "resources/fonts/AtkinsonHyperlegibleNext-Bold.ttf"


@cache
def _font(size: float) -> QRawFont:
    # Without hinting, which differs per system, so that the drawings are the same everywhere.
    font = QRawFont(str(FONT), size, QFont.HintingPreference.PreferNoHinting)
    if not font.isValid():
        raise FileNotFoundError(FONT)
    return font


def outline(text: str, size: float, x: float, y: float) -> str:
    """Return path data for a line of text, centred on `x`, with its baseline on `y`."""
    font = _font(size)
    glyphs = font.glyphIndexesForString(text)
    advances = [advance.x() for advance in font.advancesForGlyphIndexes(glyphs)]
    pen = x - sum(advances) / 2
    data: list[str] = []
    for glyph, advance in zip(glyphs, advances, strict=True):
        data.append(_path_data(font.pathForGlyph(glyph).translated(pen, y)))
        pen += advance
    return "".join(data)


def _path_data(glyph: QPainterPath) -> str:
    kinds = QPainterPath.ElementType
    letters = {
        kinds.MoveToElement: "M",
        kinds.LineToElement: "L",
        kinds.CurveToElement: "C",
        kinds.CurveToDataElement: " ",
    }
    data = ""
    for index in range(glyph.elementCount()):
        element = glyph.elementAt(index)
        data += f"{letters[element.type]}{num(element.x)},{num(element.y)}"
    return data + "Z"
