"""Contrast between colours, and adjusting an organisation's colour so that it is readable.

The contrast ratio is that of the Web Content Accessibility Guidelines (WCAG) 2.2, success
criterion 1.4.3 and its definitions of "contrast ratio" and "relative luminance"
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

import colorsys
import re

ACCENT = "#B4441F"
"""Trede's own accent colour."""

WHITE = "#FFFFFF"
ENOUGH = 4.5
"""The minimum contrast of text with its background (WCAG 2.2, level AA)."""

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_SHADES = 255
"""The number of steps in which a colour is darkened to black, or lightened to white."""


def is_color(text: str) -> bool:
    """Whether a text is a colour such as `#B4441F`."""
    return _COLOR.fullmatch(text) is not None


def luminance(color: str) -> float:
    """The relative luminance of a colour, from 0 for black to 1 for white.

    Raises:
        ValueError: The text is not a colour.
    """
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
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
    color = (wanted if is_color(wanted) else ACCENT).upper()
    if contrast(color, ground) >= ENOUGH:
        return color
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _channels(color)))
    end = 0.0 if contrast("#000000", ground) >= ENOUGH else 1.0
    for step in range(1, _SHADES + 1):
        level = lightness + (end - lightness) * step / _SHADES
        made = _written(colorsys.hls_to_rgb(hue, level, saturation))
        if contrast(made, ground) >= ENOUGH:
            return made
    return "#000000" if end == 0.0 else WHITE


def _channels(color: str) -> tuple[int, int, int]:
    if not is_color(color):
        raise ValueError(f"no colour: {color!r}")
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02X}" for channel in channels)
