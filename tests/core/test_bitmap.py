"""Bitmaps in handouts: printed as in their file, and embedded no more than once."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import cast

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.support.pdfs import opened
from workshop_app.tagged_pdf.bitmap import SHARP_ENOUGH, Bitmap, draw_bitmap
from workshop_app.tagged_pdf.bitmap import bitmap as bounded_bitmap

bitmap = partial(bounded_bitmap, most_bytes=1_000_000, most_pixels=10_000_000)

UPSIDE_DOWN = 3
"""The EXIF orientation of a camera held upside down."""


def chequered(mode: str, size: tuple[int, int] = (24, 16)) -> Image.Image:
    """A picture in which every pixel differs from its neighbours."""
    width, height = size
    image = Image.frombytes(
        "RGBA",
        size,
        bytes(
            part
            for y in range(height)
            for x in range(width)
            for part in (x * 10 % 256, y * 15 % 256, x * y % 256, 255 if (x + y) % 3 else 90)
        ),
    )
    return image.convert(mode)


def packed(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    output = BytesIO()
    image.save(output, form, **options)  # pyright: ignore[reportArgumentType] - Pillow's options
    return output.getvalue()


def in_a_file(picture: Bitmap | None, times: int = 1) -> bytes:
    assert picture is not None
    output = BytesIO()
    canvas = Canvas(output, invariant=1)
    for number in range(times):
        draw_bitmap(canvas, picture, 10, 10 + 50 * number, 60, 40)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def pixels(data: bytes) -> Image.Image:
    """The only picture in a PDF, as another program reads it."""
    with opened(data) as pdf:
        (found,) = pdf.pages[0].get_images().values()
        stream = cast("pikepdf.Stream", found)
        return pikepdf.PdfImage(stream).as_pil_image().convert("RGB")


def on_paper(image: Image.Image) -> Image.Image:
    """A picture as it looks on white paper."""
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_is_printed_unchanged(mode: str) -> None:
    image = chequered(mode)
    assert pixels(in_a_file(bitmap(packed(image)))).tobytes() == on_paper(image).tobytes()


def test_a_transparent_colour_is_printed_white() -> None:
    image = chequered("RGB")
    first = image.getpixel((0, 0))
    made = pixels(in_a_file(bitmap(packed(image, transparency=first))))
    assert made.getpixel((0, 0)) == (255, 255, 255)
    assert made.getpixel((5, 5)) == image.getpixel((5, 5))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_is_printed_unchanged(mode: str) -> None:
    data = packed(chequered("RGB").convert(mode), "JPEG", quality=95)
    with Image.open(BytesIO(data)) as image:
        seen = image.convert("RGB").tobytes()
    assert pixels(in_a_file(bitmap(data))).tobytes() == seen


@pytest.mark.parametrize(("mode", "form"), [("RGB", "PNG"), ("L", "PNG"), ("RGB", "JPEG")])
def test_common_formats_are_not_recompressed(mode: str, form: str) -> None:
    data = packed(chequered(mode), form)
    made = bitmap(data)
    assert made is not None
    assert made.data in data


def test_a_photograph_taken_upside_down_is_printed_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = UPSIDE_DOWN
    image = Image.new("RGB", (32, 16), "white")
    image.paste((200, 0, 0), (0, 0, 16, 16))
    made = pixels(in_a_file(bitmap(packed(image, "JPEG", exif=exif, quality=95))))
    left, right = made.getpixel((2, 8)), made.getpixel((29, 8))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[1] > 200
    assert right[1] < 100


def test_a_picture_is_reduced_to_the_resolution_that_can_be_seen() -> None:
    made = bitmap(packed(Image.new("L", (SHARP_ENOUGH * 2, SHARP_ENOUGH))))
    assert made is not None
    assert (made.width, made.height) == (SHARP_ENOUGH, SHARP_ENOUGH // 2)


def test_a_picture_that_is_drawn_often_is_in_the_file_once() -> None:
    picture = bitmap(packed(chequered("RGB", (400, 400))))
    once, often = (len(in_a_file(picture, times)) for times in (1, 9))
    assert picture is not None
    assert often - once < len(picture.data)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_damaged_picture_gives_none(form: str) -> None:
    whole = packed(chequered("RGB"), form)
    for cut in range(0, len(whole) - 30, 7):
        assert bitmap(whole[:cut]) is None
    assert bitmap(packed(chequered("P"), "GIF")) is None
