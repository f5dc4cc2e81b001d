"""The look of the room's screen: its colours, size of text, and branding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ui import theme as app_theme
from ui.projector.accents import accent_on, tinted

TEXT_SIZES = (0.7, 0.85, 1.0, 1.15, 1.3, 1.45, 1.6)
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
    paper=app_theme.PAPER,
    ink=app_theme.INK,
    muted=app_theme.MUTED,
    line=app_theme.LINE,
    panel=app_theme.WHITE,
    accent=app_theme.ACCENT,
    accent_tint=app_theme.ACCENT_TINT,
    sand="#EFE8DA",
    on_ink=app_theme.WHITE,
    on_accent=app_theme.WHITE,
    steps=app_theme.STEP_FILLS,
    step_inks=(app_theme.INK,) * 4 + (app_theme.WHITE,) * 2,
    outline=app_theme.INK,
)
_DARK = Colours(
    paper="#151A23",
    ink="#F5F1E9",
    muted="#B9BFCA",
    line="#454D5C",
    panel="#212835",
    accent="#F4976E",
    accent_tint="#43291D",
    sand="#2E3542",
    on_ink="#151A23",
    on_accent="#151A23",
    # The same colours of steps as in the handouts.
    steps=app_theme.STEP_FILLS,
    step_inks=_LIGHT.step_inks,
    outline="#F5F1E9",
    veil=0.22,
)
_CONTRAST = Colours(
    paper="#FFFFFF",
    ink="#000000",
    muted="#2B2B2B",
    line="#767676",
    panel="#FFFFFF",
    accent="#8A2A0C",
    accent_tint="#FFE9DC",
    sand="#FFFFFF",
    on_ink="#FFFFFF",
    on_accent="#FFFFFF",
    steps=("#F0EDE6", "#C7E9B4", "#7FCDBB", "#41B6C4", "#1B5889", "#141C66"),
    step_inks=("#000000",) * 4 + ("#FFFFFF",) * 2,
    outline="#000000",
)


class Theme(Enum):
    """The sets of colours; the values are those of `settings.RoomTheme`."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"

    @property
    def colours(self) -> Colours:
        """The colours of this theme."""
        return _COLOURS[self]

    @property
    def least(self) -> float:
        """The minimum contrast ratio of text with its background."""
        return 7.0 if self is Theme.CONTRAST else 4.5


_COLOURS = {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.CONTRAST: _CONTRAST}


@lru_cache(maxsize=8)
def _in_house_style(theme: Theme, accent: str) -> Colours:
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
        return _in_house_style(self.theme, self.accent) if self.accent else self.theme.colours


STANDARD_LOOK = Look()
"""The light theme, with text at its standard size and no branding."""
