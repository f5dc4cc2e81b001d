"""Contrast between colours, and adjusting an organisation's colour so that it is readable.

The contrast ratio is that of the Web Content Accessibility Guidelines (WCAG) 2.2, success
criterion 1.4.3 and its definitions of "contrast ratio" and "relative luminance"
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

import colorsys

from workshop_app.colours import ACCENT, BLACK, WHITE, channels, is_colour, written

ENOUGH = 4.5
"""The minimum contrast of text with its background (WCAG 2.2, level AA)."""

_SHADES = 255
"""The number of steps in which a colour is darkened to black, or lightened to white."""


def luminance(color: str) -> float:
    """The relative luminance of a colour, from 0 for black to 1 for white.

    Raises:
        ValueError: The text is not a colour.
    """
    red, green, blue = map(_linear, channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 for the same to 21 for black and white.

    Raises:
        ValueError: One of the texts is not a colour.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_accent(wanted: str, ground: str = WHITE) -> str:
    """The wanted colour, darkened as far as needed to be readable on the background.

    Args:
        wanted: A colour as `#RRGGBB`; anything else is replaced by Trede's own accent colour.
        ground: The background colour. If even black is not readable on it, the colour is lightened
            instead.

    Raises:
        ValueError: `ground` is not a colour.
    """
    color = (wanted if is_colour(wanted) else ACCENT).upper()
    if contrast(color, ground) >= ENOUGH:
        return color
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(color))
    end = 0.0 if contrast(BLACK, ground) >= ENOUGH else 1.0
    for step in range(1, _SHADES + 1):
        level = lightness + (end - lightness) * step / _SHADES
        made = written(colorsys.hls_to_rgb(hue, level, saturation))
        if contrast(made, ground) >= ENOUGH:
            return made
    return BLACK if end == 0.0 else WHITE


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
