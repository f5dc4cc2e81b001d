"""The values that settings refuse, as a file may hold any."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.small_pictures import small_picture
from workshop_app.settings import LARGEST_LOGO, LONGEST_ORGANISATION, Settings


@pytest.mark.parametrize(
    "values",
    [
        {"explain_below": "30"},
        {"red": True},
        {"room_text": 100.0},
        {"motion": 1},
        {"room_theme": "light"},
        {"room_screen": ("name", "maker", "model", "serial", "0")},
        {"room_screen": ("name",)},
        {"organisation": None},
        {"logo": "png"},
        {"accent": 0x00857C},
    ],
)
def test_a_value_of_another_type_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Settings(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"explain_below": 0},
        {"clarify_above": 100},
        {"explain_below": 70},
        {"orange": 20, "red": 20},
        {"room_text": 99},
        {"organisation": "x" * (LONGEST_ORGANISATION + 1)},
        {"logo": b"GIF89a"},
        {"logo": small_picture() + bytes(LARGEST_LOGO)},
        {"accent": "00857C"},
        {"accent": "#00857G"},
    ],
)
def test_a_value_out_of_its_range_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Settings(**values)


def test_the_ends_of_the_ranges_are_accepted() -> None:
    kept = Settings(
        explain_below=1,
        clarify_above=99,
        red=1,
        orange=2,
        organisation="x" * LONGEST_ORGANISATION,
        logo=small_picture(),
        accent="#00857c",
        room_screen=("", "", "", "", 0),
    )
    assert kept.orange == kept.red + 1
