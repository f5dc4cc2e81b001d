"""Breaking a text into lines of a given width, for text that is drawn by hand."""

from __future__ import annotations

from workshop_app.foreign_text import SOFT_HYPHEN
from workshop_app.handouts.page.style import plain
from workshop_app.tagged_pdf.font import text_width


def broken_lines(text: str, font: str, size: float, width: float) -> list[str] | None:
    """Return the text in lines of at most this width, or None if a word does not fit.

    A word is only broken at its soft hyphens, where it gets a real hyphen.
    """
    lines = [""]
    for word in text.split():
        parts = [plain(part) for part in word.split(SOFT_HYPHEN)]
        whole = "".join(parts)
        joined = f"{lines[-1]} {whole}".strip()
        if text_width(joined, font, size) <= width:
            lines[-1] = joined
        elif text_width(whole, font, size) <= width:
            lines.append(whole)
        else:
            if lines[-1]:
                lines.append("")
            for index, part in enumerate(parts):
                hyphen = "-" if index < len(parts) - 1 else ""
                if text_width(lines[-1] + part + hyphen, font, size) > width:
                    lines[-1] += "-" if lines[-1] else ""
                    lines.append("")
                lines[-1] += part
                if text_width(lines[-1] + hyphen, font, size) > width:
                    return None
    return [line for line in lines if line]
