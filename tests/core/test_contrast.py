"""Handouts in the branding of an organisation: its name, its logo and a legible colour."""

from __future__ import annotations

import colorsys
import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.core.test_accessible import KINDS, rehearsed
from tests.support.pdfs import opened, page_text, pieces
from tests.support.tagged import faults
from workshop_app.colours import ACCENT, WHITE, is_colour
from workshop_app.content.pictures import MAX_PICTURE
from workshop_app.contrast import ENOUGH, contrast, readable_accent
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HandoutKind
from workshop_app.handouts.handout_spec import Branding, HandoutSpec
from workshop_app.handouts.page import logo

COLORS = st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True)
GREEN = "#00664B"


# ------------------------------------------------------------------ the colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#ffffff", 4.00),
    ],
)
def test_the_contrast_is_computed_as_in_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_legible_is_what_wcag_demands_of_text() -> None:
    """Level AA, and exactly: the grey of 4.54 stays as it is, and that of 4.48 is made darker."""
    assert readable_accent("#767676", WHITE) == "#767676"
    darker = readable_accent("#777777", WHITE)
    assert darker != "#777777"
    assert contrast(darker, WHITE) >= 4.5


@given(COLORS, COLORS)
def test_an_accent_is_always_made_legible(wanted: str, ground: str) -> None:
    made = readable_accent(wanted, ground)
    assert is_colour(made)
    assert contrast(made, ground) >= ENOUGH
    if contrast(wanted, ground) >= ENOUGH:
        assert made == wanted.upper()
    assert readable_accent(made, ground) == made


@given(COLORS)
def test_a_light_accent_is_darkened_and_keeps_its_hue(wanted: str) -> None:
    made = readable_accent(wanted)
    before, after = (
        colorsys.rgb_to_hls(*(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)))
        for color in (wanted, made)
    )
    assert after[1] <= before[1] + 1e-9
    spread = max(int(made[at : at + 2], 16) for at in (1, 3, 5)) - min(
        int(made[at : at + 2], 16) for at in (1, 3, 5)
    )
    if spread > 24:  # the hue of a near-grey is not stable
        turned = abs(before[0] - after[0])
        assert min(turned, 1 - turned) < 0.05


@given(st.text(max_size=12).filter(lambda text: not is_colour(text)))
def test_an_invalid_colour_gives_the_default_accent(text: str) -> None:
    assert readable_accent(text) == ACCENT
    with pytest.raises(ValueError, match="no colour"):
        contrast(text, WHITE)


def test_the_default_accent_is_legible() -> None:
    assert contrast(ACCENT, WHITE) >= ENOUGH


# ------------------------------------------------------------------ in handouts


@pytest.fixture(scope="module")
def spec() -> HandoutSpec:
    return rehearsed("drie-kaarten")


def picture(size: tuple[int, int] = (300, 100), mode: str = "RGB", form: str = "PNG") -> bytes:
    output = BytesIO()
    Image.new(mode, size).save(output, form)
    return output.getvalue()


def drawn_in(page: pikepdf.Page) -> set[tuple[float, ...]]:
    """The colours that a page sets, as red, green and blue from 0 to 1."""
    return {
        tuple(round(float(part), 2) for part in operands)  # pyright: ignore[reportArgumentType] - numbers, by the operator
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in {"rg", "RG"}
    }


def parts(color: str) -> tuple[float, ...]:
    return tuple(round(int(color[at : at + 2], 16) / 255, 2) for at in (1, 3, 5))


def logo_box(page: pikepdf.Page) -> tuple[float, float, float, float] | None:
    """The left, bottom, width and height of the last picture of a page; None where it has none."""
    matrix = (0.0,) * 6
    found: tuple[float, float, float, float] | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            matrix = tuple(float(part) for part in operands)  # pyright: ignore[reportArgumentType] - as above
        elif str(operator) == "Do":
            assert str(operands[0]) in page.resources["/XObject"], "a picture that nobody sees"
            found = (matrix[4], matrix[5], matrix[0], matrix[3])
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_handout_has_the_branding_of_the_organisation(
    kind: HandoutKind, spec: HandoutSpec
) -> None:
    branding = Branding("Waterschap De Proef", picture(), GREEN)
    with opened(catalogue.make(kind, replace(spec, branding=branding))) as pdf:
        assert faults(pdf) == []
        colors = set[tuple[float, ...]]().union(*(drawn_in(page) for page in pdf.pages))
        assert parts(GREEN) in colors
        assert parts(ACCENT) not in colors
        for number, page in enumerate(pdf.pages):
            assert "Waterschap De Proef" in page_text(page)
            assert number or logo_box(page) is not None
    with opened(catalogue.make(kind, spec)) as pdf:
        colors = set[tuple[float, ...]]().union(*(drawn_in(page) for page in pdf.pages))
        assert parts(ACCENT) in colors
        assert parts(GREEN) not in colors
        assert "Waterschap" not in page_text(pdf.pages[0])


def first_page_box(spec: HandoutSpec, data: bytes) -> tuple[float, float, float, float] | None:
    made = catalogue.make(catalogue.KEY_CARD, replace(spec, branding=Branding(logo=data)))
    with opened(made) as pdf:
        assert faults(pdf) == []
        return logo_box(pdf.pages[0])


@pytest.mark.parametrize(
    "size", [(300, 100), (100, 100), (1, 900), (3000, 2), (40, 4000), (4000, 3000)]
)
@pytest.mark.parametrize(("mode", "form"), [("RGB", "JPEG"), ("RGBA", "PNG")])
def test_a_logo_keeps_its_shape_in_its_corner(
    spec: HandoutSpec, size: tuple[int, int], mode: str, form: str
) -> None:
    box = first_page_box(spec, picture(size, mode, form))
    assert box is not None
    left, bottom, width, height = box
    # The file gives its dimensions to a hundredth of a point or finer.
    assert width / size[0] == pytest.approx(height / size[1], rel=0.01, abs=0.01)
    assert 0 < width <= logo.WIDEST + 0.01
    assert 0 < height <= logo.HIGHEST + 0.01
    assert left + width == pytest.approx(538.58, abs=0.1)  # the right edge of the text
    assert 785 < bottom < bottom + height <= 841.89 - 21  # above the text, within the paper


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA"])
def test_every_kind_of_png_can_be_a_logo(spec: HandoutSpec, mode: str) -> None:
    assert first_page_box(spec, picture(mode=mode)) is not None


def test_a_jpeg_made_for_print_can_be_a_logo(spec: HandoutSpec) -> None:
    assert first_page_box(spec, picture(mode="CMYK", form="JPEG")) is not None


def giant() -> bytes:
    """A PNG of a few bytes whose header declares ten thousand million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"geen plaatje",
        picture()[:60],
        picture(form="JPEG")[:200],
        picture()[:-20].replace(b"IDAT", b"IDAX"),
        picture(form="GIF"),
        b"\x89PNG\r\n\x1a\n",
        giant(),
        picture((9000, 6000), mode="1"),
        picture() + b" " * MAX_PICTURE,
    ],
    ids=["none", "text", "half", "half jpeg", "no data", "gif", "head", "giant", "large", "heavy"],
)
def test_a_logo_that_cannot_be_used_is_left_out(spec: HandoutSpec, data: bytes) -> None:
    assert first_page_box(spec, data) is None
    plain = catalogue.make(catalogue.KEY_CARD, spec)
    with_branding = replace(spec, branding=Branding(logo=data))
    assert catalogue.make(catalogue.KEY_CARD, with_branding) == plain


def test_the_logo_is_beside_the_rehearsal_mark(spec: HandoutSpec) -> None:
    branding = Branding(logo=picture())
    with opened(catalogue.make(catalogue.REPORT, replace(spec, branding=branding))) as pdf:
        box = logo_box(pdf.pages[0])
        assert "OEFENING" in page_text(pdf.pages[0])
    assert box is not None
    assert box[0] + box[2] < 538.58 - 100


def test_an_odd_or_long_name_in_the_footer_stays_on_the_page(spec: HandoutSpec) -> None:
    branding = Branding(organisation="<b>Naam</b> & 😀 " + "lang " * 80, accent="rood")
    with opened(catalogue.make(catalogue.BOOKLET, replace(spec, branding=branding))) as pdf:
        text = page_text(pdf.pages[0])
    assert "<b>Naam</b> & [?] lang" in text
    assert "… " in text or text.endswith("…")


def test_a_footer_without_other_text_holds_only_the_name(spec: HandoutSpec) -> None:
    branding = Branding(organisation="Waterschap De Proef")
    with opened(catalogue.make(catalogue.CERTIFICATE, replace(spec, branding=branding))) as pdf:
        feet = [one.text for one in pieces(pdf.pages[0]) if "Waterschap" in one.text]
    assert feet == ["Waterschap De Proef"]


def test_a_name_that_is_already_in_the_footer_is_not_repeated(spec: HandoutSpec) -> None:
    branding = Branding(organisation=spec.organisation)
    assert catalogue.make(catalogue.BOOKLET, replace(spec, branding=branding)) == catalogue.make(
        catalogue.BOOKLET, spec
    )
