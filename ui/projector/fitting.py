"""Fitting text into a box: smaller if needed, and cut with an ellipsis as a last resort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui import theme
from ui.projector.hyphens import SOFT_HYPHEN, with_breaks
from workshop_app.foreign_text import without_controls

LINE_SPACING = 1.22
UNBOUNDED = 1e6
ANYWHERE = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@dataclass(frozen=True, slots=True)
class FittedText:
    """Text laid out for a box: its font size, width and height in pixels.

    `whole` is False if the text had to be cut to fit in the box; `broken` is True if a word was
    wider than the box and is broken at an arbitrary place. `serial` is unique in the process.
    """

    layout: QTextLayout
    pixels: int
    width: float
    height: float
    whole: bool
    broken: bool = False
    serial: int = field(default_factory=count().__next__)


SHORTEST, SHORTEST_IN_NEED = 12, 8
"""Minimum letters of a word that is hyphenated: usually, and if the text fits at no size."""

WORTH_A_BREAK = 1.2
"""Factor by which hyphenation with the dictionary must make a text larger to be used."""


@lru_cache(maxsize=512)
def fit(
    text: str,
    width: float,
    height: float,
    largest: int,
    smallest: int,
    weight: QFont.Weight,
    align: Qt.AlignmentFlag,
) -> FittedText:
    """The text at the largest size between `smallest` and `largest` pixels at which it fits.

    Words are broken at soft hyphens in the text only if that makes the text larger. They are
    hyphenated with the dictionary only if the text would otherwise be much smaller, cut, or broken
    at an arbitrary place.
    """
    text = without_controls(text)
    unbroken = text.replace(SOFT_HYPHEN, "")
    best = _fit(unbroken, width, height, largest, smallest, weight, align)
    if _is_fine(best, largest):
        return best
    if unbroken != text:
        written = _fit(text, width, height, largest, smallest, weight, align)
        if _is_better(written, best, 1.0):
            best = written
        if _is_fine(best, largest):
            return best
    in_need = best.broken or not best.whole
    hyphenated = with_breaks(text, SHORTEST_IN_NEED if in_need else SHORTEST)
    if hyphenated != text:
        looked_up = _fit(hyphenated, width, height, largest, smallest, weight, align)
        if _is_better(looked_up, best, WORTH_A_BREAK):
            best = looked_up
    return best


def _is_fine(fitted: FittedText, largest: int) -> bool:
    return fitted.pixels >= largest and fitted.whole and not fitted.broken


def _is_better(fitted: FittedText, than: FittedText, larger: float) -> bool:
    if fitted.whole != than.whole:
        return fitted.whole
    if fitted.broken != than.broken:
        return not fitted.broken
    return fitted.pixels > than.pixels * larger


def _fit(
    text: str,
    width: float,
    height: float,
    largest: int,
    smallest: int,
    weight: QFont.Weight,
    align: Qt.AlignmentFlag,
) -> FittedText:
    low, high = min(smallest, largest), largest
    best = _lay_out(text, width, high, weight, align)
    if _fits(best, width, height):
        return best
    best = _lay_out(text, width, low, weight, align)
    if not _fits(best, width, height):
        # Breaking a word at an arbitrary place is better than cutting the text.
        broken = _lay_out(text, width, low, weight, align, ANYWHERE)
        if _fits(broken, width, height):
            return replace(broken, broken=True)
        return _cut(text, width, height, low, weight, align)
    while high - low > 1:
        middle = (low + high) // 2
        trial = _lay_out(text, width, middle, weight, align)
        if _fits(trial, width, height):
            low, best = middle, trial
        else:
            high = middle
    return best


def _fits(fitted: FittedText, width: float, height: float) -> bool:
    return fitted.width <= width + 0.5 and fitted.height <= height + 0.5


def _lay_out(
    text: str,
    width: float,
    pixels: int,
    weight: QFont.Weight,
    align: Qt.AlignmentFlag,
    wrap: QTextOption.WrapMode = QTextOption.WrapMode.WordWrap,
) -> FittedText:
    font = theme.font(pixels, weight)
    option = QTextOption(align)
    option.setWrapMode(wrap)
    option.setUseDesignMetrics(True)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    metrics = QFontMetricsF(font)
    pitch = metrics.height() * LINE_SPACING / 1.2
    y = 0.0
    widest = 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        widest = max(widest, line.naturalTextWidth())
        y += pitch
    layout.endLayout()
    height = y - pitch + metrics.height() if y else 0.0
    return FittedText(layout, pixels, widest, height, whole=True)


def _cut(
    text: str,
    width: float,
    height: float,
    pixels: int,
    weight: QFont.Weight,
    align: Qt.AlignmentFlag,
) -> FittedText:
    """As much of the text as fits at this size, with an ellipsis at the end."""
    low, high = 0, len(text)
    best = _lay_out("…", width, pixels, weight, align, ANYWHERE)
    while low < high:
        middle = (low + high + 1) // 2
        trial = _lay_out(text[:middle].rstrip() + "…", width, pixels, weight, align, ANYWHERE)
        if _fits(trial, width, height):
            low, best = middle, trial
        else:
            high = middle - 1
    return FittedText(best.layout, best.pixels, best.width, best.height, whole=False)


def fixed(text: str, width: float, pixels: int, weight: QFont.Weight) -> FittedText:
    """The text at a fixed size in pixels, without a limit to its height."""
    left = Qt.AlignmentFlag.AlignLeft
    return fit(text, round(width, 1), UNBOUNDED, pixels, pixels, weight, left)


def largest_size(
    texts: Sequence[str],
    width: float,
    height: float,
    largest: int,
    smallest: int,
    weight: QFont.Weight,
    gap: float,
) -> tuple[int, list[float]]:
    """The size in pixels at which all texts fit in a column, and their heights at that size.

    `gap` is the space between two texts, as a fraction of the size. At the smallest size they may
    be higher than `height`.
    """
    heights: list[float] = []
    for pixels in sizes(largest, smallest):
        laid_out = [fixed(text, width, pixels, weight) for text in texts]
        heights = [fitted.height for fitted in laid_out]
        space = sum(heights) + gap * pixels * (len(texts) - 1)
        if space <= height and not any(fitted.broken for fitted in laid_out):
            return pixels, heights
    return smallest, heights


def sizes(largest: int, smallest: int) -> Iterator[int]:
    """Sizes in pixels to try, from the largest to the smallest."""
    pixels = float(largest)
    while pixels > smallest:
        yield round(pixels)
        pixels *= 0.94
    yield smallest
