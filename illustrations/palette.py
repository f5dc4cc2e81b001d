"""The colours of every drawing, and how a tint, a shade or a blush is made from one."""

from workshop_app import colours

INK, ACCENT, PAPER, WHITE = colours.INK, colours.ACCENT, colours.PAPER, colours.WHITE
SAND, MINT, AQUA, TEAL, BLUE, NAVY = colours.STEP_FILLS

OCHRE = "#E3B44C"
PLUM = "#8C3B5A"
ROSE = "#D98E6A"
LILAC = "#8C6BA8"
MOSS = "#5E8C61"
SLATE = "#4A628C"
STEEL = "#8D98A6"
WOOD = "#B9824E"
OAK = "#D8B483"
LEATHER = "#8A5A3A"
WALL = "#F3E8D6"

SKIN_PALE = "#F6D7BD"
SKIN_LIGHT = "#F2CBA8"
SKIN_ROSY = "#EBBE9A"
SKIN_OLIVE = "#D9A47C"
SKIN_TAN = "#C98F63"
SKIN_BROWN = "#9B6642"
SKIN_DEEP = "#7A4B32"
SKIN_DARK = "#6A4330"

HAIR_BLACK = "#1E1714"
HAIR_BROWN = "#4A3226"
HAIR_CHESTNUT = "#7A4A2C"
HAIR_GINGER = "#A8552A"
HAIR_BLOND = "#D9A441"
HAIR_GREY = "#8E8A88"
HAIR_SILVER = "#C9C6C2"


def mix(first: str, second: str, share: float) -> str:
    """Blend two hex colours; `share` is the part taken from the second."""
    channels = (
        round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def darker(colour: str, share: float = 0.2) -> str:
    """Shade a colour towards ink."""
    return mix(colour, INK, share)


def lighter(colour: str, share: float = 0.2) -> str:
    """Tint a colour towards paper."""
    return mix(colour, PAPER, share)


def lightness(colour: str) -> float:
    """Return how light a colour looks, from 0 (black) to 1 (white)."""
    red, green, blue = colours.channels(colour)
    return 0.3 * red + 0.59 * green + 0.11 * blue


def contour(skin: str) -> str:
    """Return the warm dark edge of a nose, an ear or a finger on this skin."""
    return mix(skin, "#34120C", 0.3 + 0.14 * lightness(skin))


def shade(skin: str) -> str:
    """Return the warm shade of this skin, for a nose or the inside of an ear."""
    return mix(mix(skin, "#A03A22", 0.04 + 0.16 * lightness(skin)), "#34120C", 0.1)


def blush(skin: str, strength: float) -> str:
    """Return the colour of a cheek on this skin."""
    return mix(skin, "#D4432A", strength * (0.2 + 0.75 * lightness(skin)))
