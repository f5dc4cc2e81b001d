"""An organisation's colour, made fit to read: contrast between colours, and darkening.

The contrast ratio is that of the Web Content Accessibility Guidelines (WCAG) 2.2, success
criterion 1.4.3 and its definitions of "contrast ratio" and "relative luminance"
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

import colorsys
import re

ACCENT = "#B4441F"
"""Trede's own accent."""

WHITE = "#FFFFFF"
ENOUGH = 4.5
"""The least contrast of text with its ground (WCAG 2.2, level AA)."""

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_SHADES = 255
"""In how many steps a colour is darkened until it is black."""


def is_color(text: str) -> bool:
    """Whether the text is a colour such as `#B4441F`."""
    return _COLOR.fullmatch(text) is not None


def luminance(color: str) -> float:
    """The relative luminance of a colour, from 0 for black to 1 for white.

    Raises:
        ValueError: It is no colour.
    """
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 for the same to 21 for black and white.

    Raises:
        ValueError: One of them is no colour.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_accent(wanted: str, ground: str = WHITE) -> str:
    """The wanted colour where it can be read on the ground, else the same hue darkened until it can.

    Args:
        wanted: A colour as `#RRGGBB`; Trede's own accent stands in for anything else.
        ground: What it is drawn on. On one so dark that even black cannot be read, the colour is
            made lighter instead.

    Raises:
        ValueError: The ground is no colour.
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
