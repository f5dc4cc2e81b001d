"""How the room's screen looks: the colours it is painted with, and how large its text is wished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ui import theme as app_theme
from ui.projector.accents import accent_on, tinted

TEXT_SIZES = (0.7, 0.85, 1.0, 1.15, 1.3, 1.45, 1.6)
"""What text can be multiplied by, from small to large."""


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of a painting; each text has its own ground, and stands out against it.

    Args:
        paper: The ground of everything.
        ink: Text, dots and outlines, on paper, panels, tints and sand.
        muted: Text that may step back, and the dots of before.
        line: Rules, and the edges of panels.
        panel: The ground of a card.
        accent: The one accent: as text on paper, panels and tints, and as a ground.
        accent_tint: A ground for what is new.
        sand: The ground of an answer that is no niveau.
        on_ink: Text on what is filled with ink.
        on_accent: Text on what is filled with the accent.
        steps: The grounds of niveau 0 to 5; from 1 on they go from light to dark.
        step_inks: Text on those.
        outline: Around the steps.
        veil: How much of the paper lies over a picture, from 0 to 1: in a dark room a bright one
            outshines the text beside it.
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
    # The same steps as on paper, so that a handout and the room speak of the same colours.
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
    """The sets of colours. The values are for keeping a choice."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"

    @property
    def colours(self) -> Colours:
        """The colours of this set."""
        return _COLOURS[self]

    @property
    def least(self) -> float:
        """The least contrast of a text with its ground."""
        return 7.0 if self is Theme.CONTRAST else 4.5


_COLOURS = {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK, Theme.CONTRAST: _CONTRAST}


@lru_cache(maxsize=8)
def _in_house_style(theme: Theme, accent: str) -> Colours:
    """The colours of a theme with another accent, that can be read wherever the accent is used."""
    colours = theme.colours
    tint = tinted(colours.panel, accent)
    grounds = (colours.paper, colours.panel, tint, colours.on_accent)
    readable = accent_on(accent, grounds, theme.least)
    return replace(colours, accent=readable, accent_tint=tint)


@dataclass(frozen=True, slots=True)
class Look:
    """How the room's screen looks.

    Args:
        theme: Its colours.
        text: What the sizes of text are multiplied by, one of `TEXT_SIZES`. Where there is no
            room for that, text is as large as its place lets it be.
        accent: The organisation's own accent as `#RRGGBB`; empty for the theme's. What is painted
            is the same hue, as light or dark as it must be to be read.
        logo: The bytes of the organisation's PNG or JPEG; empty for none.

    Raises:
        ValueError: The size of text is none of the steps.
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

    @property
    def can_grow(self) -> bool:
        """Whether text can be wished larger than this."""
        return self.text < TEXT_SIZES[-1]

    @property
    def can_shrink(self) -> bool:
        """Whether text can be wished smaller than this."""
        return self.text > TEXT_SIZES[0]

    def larger(self) -> Look:
        """One step larger text; the same where it is the largest."""
        return self._stepped(1)

    def smaller(self) -> Look:
        """One step smaller text; the same where it is the smallest."""
        return self._stepped(-1)

    def _stepped(self, steps: int) -> Look:
        place = TEXT_SIZES.index(self.text) + steps
        return replace(self, text=TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])


STANDARD_LOOK = Look()
"""Light, with text at its own size."""
