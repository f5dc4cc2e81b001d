"""Real pictures of a few pixels, whole and not."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image


@cache
def small_picture(kind: str = "PNG", width: int = 3, height: int = 2) -> bytes:
    """A picture of this size as the bytes of a file; `kind` as Pillow calls it."""
    file = BytesIO()
    Image.effect_noise((width, height), 50).convert("RGB").save(file, kind)
    return file.getvalue()


def blank_picture(width: int, height: int) -> bytes:
    """A black PNG of this size, in few bytes."""
    file = BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()
