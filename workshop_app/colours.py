"""The colours that windows, room, paper and pictures have in common, and colours as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

INK = "#1D2433"
PAPER = "#FBF8F3"
WHITE = "#FFFFFF"
BLACK = "#000000"
ACCENT = "#B4441F"
"""Trede's own accent colour."""

STEP_FILLS = ("#C9C3B8", "#C7E9B4", "#7FCDBB", "#41B6C4", "#2A7AB2", "#253494")
"""The fills of "none of these" (0) and of niveau 1 to 5, from light to dark."""

STEP_INKS = (INK, INK, INK, INK, WHITE, WHITE)
"""The colour of text on each of those."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as `#B4441F`."""
    return _COLOUR.fullmatch(text) is not None


def channels(colour: str) -> tuple[float, float, float]:
    """The red, green and blue of a colour, each from 0 to 1.

    Raises:
        ValueError: The text is not a colour.
    """
    if not is_colour(colour):
        raise ValueError(f"no colour: {colour!r}")
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def written(rgb: Sequence[float]) -> str:
    """The colour with this red, green and blue, each from 0 to 1, as `#RRGGBB`."""
    return "#" + "".join(f"{round(part * 255):02X}" for part in rgb)
