"""Adjusting an organisation's accent colour to the backgrounds of the room's view."""

from __future__ import annotations

import colorsys
from functools import lru_cache

from workshop_app.colours import channels, written
from workshop_app.contrast import contrast, luminance, readable_accent

STEPS = 200
TINT = 0.1
"""The fraction of the accent in a tinted background."""


@lru_cache(maxsize=64)
def accent_on(wanted: str, grounds: tuple[str, ...], least: float) -> str:
    """The wanted colour, made as much lighter or darker as needed to be readable.

    Args:
        wanted: A colour as `#RRGGBB`.
        grounds: The background colours; all light or all dark.
        least: The minimum contrast ratio with each background.
    """
    dark = max(map(luminance, grounds)) < 0.18
    if not dark:
        lightest_of_all = max(grounds, key=luminance)
        wanted = readable_accent(wanted, lightest_of_all)
    hue, light, saturation = colorsys.rgb_to_hls(*channels(wanted))
    found = wanted.upper()
    for step in range(1, STEPS + 1):
        if all(contrast(found, ground) >= least for ground in grounds):
            break
        part = step / STEPS
        found = written(
            colorsys.hls_to_rgb(
                hue, light + (1 - light) * part if dark else light * (1 - part), saturation
            )
        )
    return found


def tinted(ground: str, accent: str) -> str:
    """A background colour mixed with a little of the accent."""
    mixed = [
        (1 - TINT) * below + TINT * above
        for below, above in zip(channels(ground), channels(accent), strict=True)
    ]
    return written(mixed)
