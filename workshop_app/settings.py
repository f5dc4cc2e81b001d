"""The settings of a trainer, which apply to all workshops."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop_app.colours import is_colour
from workshop_app.content.picture_format import JPEG, PNG


class RoomTheme(StrEnum):
    """The colour theme of the room's view."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


ROOM_TEXTS = (70, 85, 100, 115, 130, 145, 160)
"""The text sizes of the room's view that can be chosen, in percent."""

LONGEST_ORGANISATION = 80
LARGEST_LOGO = 1_000_000
"""In bytes."""

LOGO_SIGNATURES = (PNG, JPEG)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a trainer. The first four are percentages, each from 1 to 99.

    Args:
        explain_below: Below this share of votes on the reference niveau, the advice is to explain
            again and then vote.
        clarify_above: Above this share, the advice is to clarify and go on; between the two it is
            to talk in pairs and vote again.
        orange: A step's clock turns orange when this part of its time is left.
        red: A step's clock turns red when this part is left; less than `orange`.
        motion: Whether animations are shown in the room: dots that land and scenes that fade.
        room_theme: The colour theme of the room's view.
        room_text: The text size of the room's view, in percent of the size that suits the screen;
            one of `ROOM_TEXTS`.
        room_screen: The screen that was chosen for the room's view: name, maker, model, serial
            number, and an index to tell identical screens apart.
        organisation: The organisation of the branding; empty for none.
        logo: The bytes of a PNG or JPEG, at most `LARGEST_LOGO`; empty for none.
        accent: The accent colour as `#RRGGBB`; empty for Trede's own.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: A value is out of range, or a pair of values is in the wrong order.
    """

    explain_below: int = 30
    clarify_above: int = 70
    orange: int = 20
    red: int = 5
    motion: bool = True
    room_theme: RoomTheme = RoomTheme.LIGHT
    room_text: int = 100
    room_screen: tuple[str, str, str, str, int] | None = None
    organisation: str = ""
    logo: bytes = b""
    accent: str = ""

    def __post_init__(self) -> None:
        # Check exact types: a file may contain any value, such as true, which equals 1 in Python.
        percentages = (self.explain_below, self.clarify_above, self.orange, self.red)
        for number in (*percentages, self.room_text):
            if type(number) is not int:
                raise TypeError(f"not a whole number: {number!r}")
        if type(self.motion) is not bool or type(self.room_theme) is not RoomTheme:
            raise TypeError(f"not a switch and a theme: {self.motion!r}, {self.room_theme!r}")
        if not all(1 <= percentage <= 99 for percentage in percentages):
            raise ValueError(f"not all percentages from 1 to 99: {percentages}")
        if self.explain_below >= self.clarify_above or self.red >= self.orange:
            raise ValueError(f"in the wrong order: {percentages}")
        if self.room_screen is not None:
            kinds = [type(part) for part in self.room_screen]
            if kinds != [str, str, str, str, int]:
                raise TypeError(f"not a screen: {self.room_screen!r}")
        if self.room_text not in ROOM_TEXTS:
            raise ValueError(f"text of {self.room_text} percent")
        if (type(self.organisation), type(self.logo), type(self.accent)) != (str, bytes, str):
            raise TypeError("not a name, a picture and a colour")
        if len(self.organisation) > LONGEST_ORGANISATION:
            raise ValueError(f"a name of {len(self.organisation)} characters")
        if self.logo and not is_logo(self.logo):
            raise ValueError("not a small PNG or JPEG")
        if self.accent and not is_colour(self.accent):
            raise ValueError(f"not a colour: {self.accent!r}")


def is_logo(data: bytes) -> bool:
    """Whether bytes may be a logo: not too large, and starting like a PNG or JPEG."""
    return len(data) <= LARGEST_LOGO and data.startswith(LOGO_SIGNATURES)
