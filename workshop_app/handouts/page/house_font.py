"""Trede's font, with a character table that every PDF reader can use."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# The documents of reportlab have no types.

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_MOST_PAIRS = 100
"""Maximum number of pairs in a block of a character table (Adobe Technical Note 5014)."""

_READING = Lock()
"""Guards a font's read position in its file, which all documents being made share."""


class HouseFont(TTFont):
    """A font whose codes all represent real characters.

    reportlab also maps codes that it never uses, to U+0000, which PDF/UA forbids. The tables are
    replaced in the document that is being made, so that reportlab itself is not patched.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - reportlab's name
        """Add the font to the document."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        with _READING:
            super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            base = name.decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{base}"].content = character_table(base, subset)


def character_table(font: str, subset: Sequence[int]) -> str:
    """Return the ToUnicode table of a font: the character of each code in use."""
    pairs = [(code, character) for code, character in enumerate(subset) if character >= 32]
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
