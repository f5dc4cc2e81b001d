"""The look of all handouts: page grid, colours, fonts, and text made printable.

The page has six columns, one for each step of the staircase. Everything on a page starts at one of
them.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from workshop_app import colours, paths
from workshop_app.errors import IncompleteError
from workshop_app.foreign_text import with_line_breaks, without_direction
from workshop_app.i18n import Language, current_language, gettext, gettext_noop
from workshop_app.results.tally import percent
from workshop_app.tagged_pdf.flowables import TaggedParagraph
from workshop_app.tagged_pdf.font import (
    ReadableFont,
    UnusableFontError,
    read_font,
    register_family,
    register_font,
    text_width,
)
from workshop_app.tagged_pdf.passages import passage_language

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
TOP = 19 * mm
BOTTOM = 25 * mm
FOOTER = 13 * mm
"""Height of the footer's baseline above the bottom edge of the paper, in points."""

COLUMN = 25 * mm
GUTTER = 4 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
LINE = 8 * mm
"""The distance between ruled lines, in points: space for handwriting."""

INK = HexColor(colours.INK)
SOFT = HexColor("#4F5869")
RULE = HexColor("#A7ADB8")
PAPER = HexColor(colours.WHITE)
ACCENT = HexColor(colours.ACCENT)
STEP_FILLS = tuple(map(HexColor, colours.STEP_FILLS))
STEP_INKS = tuple(map(HexColor, colours.STEP_INKS))

REGULAR = "Trede-Regular"
ITALIC = "Trede-RegularItalic"
SEMIBOLD = "Trede-SemiBold"
BOLD = "Trede-Bold"
EXTRABOLD = "Trede-ExtraBold"
FONTS = (REGULAR, ITALIC, SEMIBOLD, BOLD, EXTRABOLD)

UNKNOWN = "[?]"
"""Replaces characters that the font does not have."""


def span(columns: int) -> float:
    """Return the width of this many columns with the gutters between them, in points."""
    return columns * COLUMN + (columns - 1) * GUTTER


def column(number: int) -> float:
    """Return the left edge of this column (0 to 5), in points from the left margin."""
    return number * (COLUMN + GUTTER)


def on_step(niveau: int) -> Color:
    """Return the colour of text on a step."""
    return STEP_INKS[niveau]


@cache
def register_fonts() -> tuple[ReadableFont, ...]:
    """Register Trede's fonts with reportlab.

    Raises:
        IncompleteError: A font file is missing or broken.
    """
    fonts = tuple(_font(name) for name in FONTS)
    for font in fonts:
        register_font(font)
    register_family(REGULAR, BOLD, ITALIC)
    return fonts


def _font(name: str) -> ReadableFont:
    file = paths.font_file(name.removeprefix("Trede-"))
    try:
        return read_font(name, file)
    except UnusableFontError as error:
        raise IncompleteError(file) from error


def fitting_size(texts: Sequence[str], font: str, size: float, width: float) -> float:
    """Return the largest size, at most `size`, at which no word is wider than the width."""
    widest = max((text_width(word, font, 1) for text in texts for word in text.split()), default=0)
    return min(size, width / widest) if widest else size


def style(
    name: str,
    font: str,
    size: float,
    leading: float,
    *,
    color: Color = INK,
    before: float = 0,
    after: float = 0,
    right: bool = False,
    keep_with_next: bool = False,
) -> ParagraphStyle:
    """Return a paragraph style: left-aligned, without widows and orphans, in Trede's fonts only.

    `spaceShrinkage` is 0 so that a line never exceeds its width. By default reportlab fits lines
    that need their spaces reduced by up to 5 %, but does not reduce them in left-aligned text.
    """
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        spaceBefore=before,
        spaceAfter=after,
        alignment=TA_RIGHT if right else TA_LEFT,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        spaceShrinkage=0,
        keepWithNext=int(keep_with_next),
    )


KICKER = style("kicker", SEMIBOLD, 9, 13, color=ACCENT, after=3, keep_with_next=True)
H1 = style("h1", EXTRABOLD, 26, 30, after=10, keep_with_next=True)
H2 = style("h2", BOLD, 14.5, 19, after=6, keep_with_next=True)
H3 = style("h3", BOLD, 11.5, 16, after=4, keep_with_next=True)
H3_LAST = style("h3 before the rest of a page", BOLD, 11.5, 16, after=4)
"""For a heading before lines that fill the rest of a page.

Kept with those lines, it would start a new page.
"""

LEAD = style("lead", REGULAR, 12.5, 19, after=8)
BODY = style("body", REGULAR, 10.5, 15.5, after=5)
STRONG = style("strong", SEMIBOLD, 10.5, 15.5, after=5)
SMALL = style("small", REGULAR, 9, 13, color=SOFT, after=3)
LABEL = style("label", SEMIBOLD, 9, 14, color=SOFT)
QUESTION = style("question", BOLD, 15, 20)
CELL = style("cell", REGULAR, 9.5, 12)
CELL_STRONG = style("cell strong", BOLD, 9.5, 12)
FIGURE = style("figure", REGULAR, 9.5, 12, right=True)
FIGURE_STRONG = style("figure strong", BOLD, 9.5, 12, right=True)
HEAD = style("head", SEMIBOLD, 8.5, 11, color=SOFT)
HEAD_RIGHT = style("head right", SEMIBOLD, 8.5, 11, color=SOFT, right=True)
BEHAVIOUR = style("behaviour", BOLD, 11.5, 16)
REASON = style("reason", REGULAR, 9, 12)
REASON_HEAD = style("reason head", SEMIBOLD, 9, 12, color=SOFT)
LONGEST_REASON = 330
"""Maximum length of reasons that are printed side by side, in characters."""

HEADINGS = frozenset({"h1", "h2", "h3"})
"""A paragraph is a heading if the name of its style starts with one of these words."""

BULLETED = style("bulleted", REGULAR, 10.5, 15.5, after=4)
BULLETED.leftIndent = 12


def title_style(text: str, largest: float = 34) -> ParagraphStyle:
    """Return the style of a page's main title, smaller for a longer title."""
    size = largest if len(text) <= 36 else largest * 0.72 if len(text) <= 90 else largest * 0.54
    return style("title", EXTRABOLD, size, size * 1.14, after=8, keep_with_next=True)


_LOOK_ALIKES = {
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "≥": ">=",
    "≤": "<=",
    "≠": "=/=",
    "≈": "±",
    "‐": "-",
    "‑": "-",
    "―": "—",
    "\u202f": "\u00a0",
    "\t": "    ",
}
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")


@cache
def _known_characters() -> frozenset[str]:
    """Return the characters that all of Trede's fonts can draw."""
    first, *others = (font.characters for font in register_fonts())
    return first.intersection(*others)


@lru_cache(maxsize=4096)  # many sheets have the same texts
def plain(text: str) -> str:
    """Return the text with only characters that can be printed.

    Line breaks are kept, invisible characters (soft hyphens, direction marks) are removed, and a
    few signs are replaced by a look-alike. Each run of other characters that the font does not have
    becomes one `UNKNOWN`.
    """
    known = _known_characters()
    text = unicodedata.normalize("NFC", without_direction(with_line_breaks(text)))
    text = _UNSEEN.sub("", "".join(_LOOK_ALIKES.get(character, character) for character in text))
    result: list[str] = []
    in_gap = False
    for character in text:
        if character == "\n" or character in known:
            result.append(character)
            in_gap = False
        elif not in_gap:
            result.append(UNKNOWN)
            in_gap = True
    return "".join(result)


def one_line(text: str) -> str:
    """Return the printable text with every run of white space replaced by one space."""
    return re.sub(r"\s{2,}|\n", " ", plain(text)).strip()


def shortened(text: str, font: str, size: float, space: float) -> str:
    """Return the text on one line, cut off with an ellipsis if it is wider than the space."""
    text = one_line(text)
    if text_width(text, font, size) <= space:
        return text
    while text and text_width(text + "…", font, size) > space:
        text = text[:-1]
    return text.rstrip() + "…"


def markup(text: str) -> str:
    """Return the printable text, escaped for a `Paragraph`."""
    return escape(plain(text)).replace("\n", "<br/>")


def paragraph(text: str, text_style: ParagraphStyle = BODY) -> TaggedParagraph:
    """Return one paragraph of plain text; its line breaks are kept.

    It is tagged: in the style of a heading, as one level below the last `Heading`.
    """
    return _tagged(text.strip(), text_style)


def bulleted(text: str) -> TaggedParagraph:
    """Return one item of a list."""
    made = TaggedParagraph(markup(text.strip()), BULLETED, bulletText="•")
    made.tag = "LI"
    made.language = passage_language(text)
    return made


def paragraphs(text: str, text_style: ParagraphStyle = BODY) -> list[TaggedParagraph]:
    """Return plain text as paragraphs: one for each non-empty line."""
    return [_tagged(line, text_style) for line in text.splitlines() if line.strip()]


def _tagged(text: str, text_style: ParagraphStyle) -> TaggedParagraph:
    made = TaggedParagraph(markup(text), text_style)
    made.tag = "H" if text_style.name.split()[0] in HEADINGS else "P"
    made.language = passage_language(text)
    return made


_MONTHS = (
    gettext_noop("januari"),
    gettext_noop("februari"),
    gettext_noop("maart"),
    gettext_noop("april"),
    gettext_noop("mei"),
    gettext_noop("juni"),
    gettext_noop("juli"),
    gettext_noop("augustus"),
    gettext_noop("september"),
    gettext_noop("oktober"),
    gettext_noop("november"),
    gettext_noop("december"),
)
_DECIMAL = {Language.NL: ",", Language.EN: "."}


def date_text(day: date) -> str:
    """Return a date in full, such as `22 november 2026`."""
    return f"{day.day} {gettext(_MONTHS[day.month - 1])} {day.year}"


def decimal(value: float, *, signed: bool = False) -> str:
    """Return a number with two decimals, with the language's separator and a real minus sign."""
    rounded = round(value, 2) + 0.0  # turns -0.0 into 0.0
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{abs(rounded):.2f}".replace(".", _DECIMAL[current_language()])


def percentage(part: int, whole: int) -> str:
    """Return a whole percentage, in Dutch with a no-break space.

    It is printed after the count that it belongs to.
    """
    return gettext("{number}\u00a0%", number=percent(part, whole))
