"""The look of the room's screen: its colours, size of text, and branding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ui import theme as app_theme
from ui.projector.accents import accent_on, tinted
from workshop_app.colours import ACCENT, BLACK, INK, PAPER, STEP_FILLS, STEP_INKS, WHITE
from workshop_app.contrast import ENOUGH
from workshop_app.settings import ROOM_TEXTS, RoomTheme

TEXT_SIZES = tuple(percent / 100 for percent in ROOM_TEXTS)
"""The factors for the size of text, from small to large."""


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of a scene; each colour of text has enough contrast with its backgrounds.

    Args:
        paper: The background of the sheet.
        ink: Text, dots and outlines, on paper, panels, tints and sand.
        muted: Less important text, and the dots of an earlier round.
        line: Lines, and the outlines of panels.
        panel: The background of a card.
        accent: The accent: for text on paper, panels and tints, and as a background.
        accent_tint: The background of something new.
        sand: The background of an answer that is not a niveau.
        on_ink: Text on ink.
        on_accent: Text on the accent.
        steps: The backgrounds of niveau 0 to 5; from 1 on they go from light to dark.
        step_inks: Text on each of those.
        outline: The outlines of the steps.
        veil: Opacity, 0 to 1, of a layer of paper over a picture: in a dark theme a bright picture
            would outshine the text beside it.
    """

    paper: str
    ink: str
    muted: str
    line: str
    panel: str
    accent: str
    accent_tint: str
    sand: str
    on_ink: str
    on_accent: str
    steps: tuple[str, ...]
    step_inks: tuple[str, ...]
    outline: str
    veil: float = 0.0


_LIGHT = Colours(
    paper=PAPER,
    ink=INK,
    muted=app_theme.MUTED,
    line=app_theme.LINE,
    panel=WHITE,
    accent=ACCENT,
    accent_tint=app_theme.ACCENT_TINT,
    sand="#EFE8DA",
    on_ink=WHITE,
    on_accent=WHITE,
    steps=STEP_FILLS,
    step_inks=STEP_INKS,
    outline=INK,
)
_NIGHT, _CREAM = "#151A23", "#F5F1E9"
_DARK = Colours(
    paper=_NIGHT,
    ink=_CREAM,
    muted="#B9BFCA",
    line="#454D5C",
    panel="#212835",
    accent="#F4976E",
    accent_tint="#43291D",
    sand="#2E3542",
    on_ink=_NIGHT,
    on_accent=_NIGHT,
    # The same colours of steps as in the handouts.
    steps=STEP_FILLS,
    step_inks=STEP_INKS,
    outline=_CREAM,
    veil=0.22,
)
_CONTRAST = Colours(
    paper=WHITE,
    ink=BLACK,
    muted="#2B2B2B",
    line="#767676",
    panel=WHITE,
    accent="#8A2A0C",
    accent_tint="#FFE9DC",
    sand=WHITE,
    on_ink=WHITE,
    on_accent=WHITE,
    steps=("#F0EDE6", *STEP_FILLS[1:4], "#1B5889", "#141C66"),
    step_inks=(BLACK,) * 4 + (WHITE,) * 2,
    outline=BLACK,
)


class Theme(Enum):
    """The sets of colours, one for each theme of the settings."""

    LIGHT = RoomTheme.LIGHT
    DARK = RoomTheme.DARK
    CONTRAST = RoomTheme.CONTRAST

    @property
    def colours(self) -> Colours:
        """The colours of this theme."""
        return _COLOURS[self]

    @property
    def least(self) -> float:
        """The minimum contrast ratio of text with its background."""
        return 7.0 if self is Theme.CONTRAST else ENOUGH


_COLOURS = {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.CONTRAST: _CONTRAST}


@lru_cache(maxsize=8)
def _with_accent(theme: Theme, accent: str) -> Colours:
    """The colours of a theme with another accent, adjusted to be readable wherever it is used."""
    colours = theme.colours
    tint = tinted(colours.panel, accent)
    grounds = (colours.paper, colours.panel, tint, colours.on_accent)
    readable = accent_on(accent, grounds, theme.least)
    return replace(colours, accent=readable, accent_tint=tint)


@dataclass(frozen=True, slots=True)
class Look:
    """The look of the room's screen.

    Args:
        theme: The set of colours.
        text: The factor for the size of text, one of `TEXT_SIZES`. Text that does not fit is made
            smaller.
        accent: The organisation's accent as `#RRGGBB`; empty for the theme's. It is painted in the
            same hue, made lighter or darker if needed to be readable.
        logo: The bytes of the organisation's PNG or JPEG; empty for none.

    Raises:
        ValueError: `text` is not one of `TEXT_SIZES`.
    """

    theme: Theme = Theme.LIGHT
    text: float = 1.0
    accent: str = ""
    logo: bytes = b""

    def __post_init__(self) -> None:
        if self.text not in TEXT_SIZES:
            raise ValueError(f"not one of {TEXT_SIZES}: {self.text}")

    @property
    def colours(self) -> Colours:
        """The colours to paint with."""
        return _with_accent(self.theme, self.accent) if self.accent else self.theme.colours


STANDARD_LOOK = Look()
"""The light theme, with text at its standard size and no branding."""
