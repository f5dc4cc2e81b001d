"""Real picture files of a few pixels or a few bytes."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image


@cache
def small_picture(kind: str = "PNG", width: int = 3, height: int = 2) -> bytes:
    """The bytes of a picture file of this size; `kind` is Pillow's name of the format."""
    file = BytesIO()
    Image.effect_noise((width, height), 50).convert("RGB").save(file, kind)
    return file.getvalue()


def blank_picture(width: int, height: int) -> bytes:
    """The bytes of a black PNG of this size; few, whatever the size."""
    file = BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()
