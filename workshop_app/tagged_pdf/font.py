"""A TrueType font with a character table that every PDF reader can use."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# The documents of reportlab have no types.

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

_MOST_PAIRS = 100
"""Maximum number of pairs in a block of a character table (Adobe Technical Note 5014)."""

_FIRST_CHARACTER = 32
"""Below it are control characters, which have no shape."""

_READING = Lock()
"""Guards a font's read position in its file, which all documents being made share."""


class UnusableFontError(Exception):
    """A font file is missing or broken."""


class ReadableFont(TTFont):
    """A font whose codes all represent real characters.

    reportlab also maps codes that it never uses, to U+0000, which PDF/UA forbids. The tables are
    replaced in the document that is being made, so that reportlab itself is not patched.
    """

    @property
    def characters(self) -> frozenset[str]:
        """The characters that the font can draw."""
        codes = cast("dict[int, int]", self.face.charToGlyph)
        return frozenset(chr(code) for code in codes if code >= _FIRST_CHARACTER)

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - reportlab's name
        """Add the font to the document."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        with _READING:
            super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            base = name.decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{base}"].content = character_table(base, subset)


def read_font(name: str, file: Path) -> ReadableFont:
    """Return the font in a TrueType file.

    Args:
        name: Its name in styles and on the canvas.
        file: The file.

    Raises:
        UnusableFontError: The file is missing or broken.
    """
    try:
        return ReadableFont(name, str(file))
    # A broken font fails in many ways: reportlab does not check the values it reads.
    except (TTFError, OSError, LookupError, ValueError, TypeError, struct.error) as error:
        raise UnusableFontError(str(file)) from error


def register_font(font: ReadableFont) -> None:
    """Make a font known by its name, to styles and canvases."""
    pdfmetrics.registerFont(font)


def register_family(regular: str, bold: str, italic: str) -> None:
    """Make `<b>` and `<i>` in paragraphs of a regular font choose the others, by their names."""
    pdfmetrics.registerFontFamily(regular, regular, bold, italic, bold)


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of one line of text in points; the font is a registered one."""
    return pdfmetrics.stringWidth(text, font, size)


def character_table(font: str, subset: Sequence[int]) -> str:
    """Return the ToUnicode table of a font: the character of each code in use."""
    pairs = [
        (code, character) for code, character in enumerate(subset) if character >= _FIRST_CHARACTER
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({font})",
        f"/Ordering ({font})",
        "/Supplement 0",
        ">> def",
        f"/CMapName /{font} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for first in range(0, len(pairs), _MOST_PAIRS):
        block = pairs[first : first + _MOST_PAIRS]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
            for code, character in block
        ]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
