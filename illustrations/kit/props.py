"""Things on desks, walls and floors; each names its origin."""

import random

from illustrations.lettering import outline
from illustrations.palette import (
    ACCENT,
    AQUA,
    BLUE,
    INK,
    MINT,
    MOSS,
    PAPER,
    ROSE,
    SAND,
    STEEL,
    TEAL,
    WHITE,
    darker,
    lighter,
)
from illustrations.shapes import (
    Point,
    circle,
    group,
    line,
    num,
    path,
    polar,
    polygon,
    rect,
)


def laptop(colour: str = STEEL) -> str:
    """Draw an open laptop from the side for someone on its left; origin: its left front foot."""
    return (
        path("M0,-8H112C118,-8 118,0 112,0H4C-2,0 -2,-8 0,-8Z", colour)
        + line("M110,-8L144,-92", darker(colour, 0.2), 8)
        + line("M104,-14L136,-90", lighter(TEAL, 0.5), 3)
    )


def monitor(screen: str = TEAL) -> str:
    """Draw a monitor we look at; origin: the middle of its foot."""
    return (
        rect(-46, -10, 92, 10, darker(STEEL, 0.4), 5)
        + rect(-8, -44, 16, 38, darker(STEEL, 0.3))
        + rect(-102, -164, 204, 124, INK, 9)
        + rect(-93, -155, 186, 106, screen, 4)
        + line("M-76,-134H10M-76,-114H60M-76,-94H34", WHITE, 6, 0.7)
        + rect(36, -88, 44, 28, WHITE, 4, 0.5)
    )


def monitor_side() -> str:
    """Draw a monitor from the side for someone on its left, with a keyboard; origin: its foot."""
    return (
        rect(-30, -9, 76, 9, darker(STEEL, 0.4), 4)
        + path("M14,-8L20,-70H34L28,-8Z", darker(STEEL, 0.3))
        + polygon([(4, -158), (20, -162), (28, -44), (14, -40)], INK)
        + line("M4,-156L14,-42", lighter(TEAL, 0.4), 4)
        + rect(-122, -8, 84, 8, SAND, 4)
    )


def desk_telephone(colour: str = INK, *, lifted: bool = False) -> str:
    """Draw a desk telephone, with or without its handset; origin: the middle of its foot."""
    rest = "" if lifted else line("M-40,-42Q0,-58 40,-42", colour, 15)
    return (
        path("M-44,-30C-30,-38 30,-38 44,-30L52,0H-52Z", lighter(colour, 0.12))
        + "".join(
            circle(x, y, 3.2, PAPER) for x in (-12, 0, 12) for y in (-25, -17, -9)
        )
        + rest
    )  # fmt: skip


def papers(count: int = 4) -> str:
    """Draw a low, untidy stack of papers; origin: the middle of its foot."""
    shifts = (0, 5, -4, 3, -6, 4, 0, -3)
    return "".join(
        rect(-46 + shifts[step % 8], -6 * (step + 1), 92, 6, (WHITE, PAPER, SAND)[step % 3], 2)
        for step in range(count)
    )


def pending_pile(count: int = 16) -> str:
    """Draw a leaning pile of folders and unopened envelopes; origin: the middle of its foot."""
    dice = random.Random(4)  # noqa: S311 - only piles up paper
    colours = (WHITE, PAPER, SAND, ROSE, AQUA, "#E8CF94", WHITE)
    parts: list[str] = []
    for step in range(count):
        shift, height = dice.uniform(-9, 9) + step * 0.5, -9 * step
        parts.append(rect(-52 + shift, height - 9, 104, 9, colours[step % 7], 3))
        parts.append(rect(-52 + shift, height - 2, 104, 2, INK, 1, 0.18))
    top = -9 * count
    envelope = rect(-46, top - 12, 96, 10, WHITE, 2)
    return "".join(parts) + group([envelope], (0, -4), -5)


def shelf(width: float, dice: random.Random) -> str:
    """Draw a shop shelf with jars, boxes and folded cloth; origin: its left end, on the board."""
    colours = (AQUA, MINT, TEAL, SAND, "#E3B78C", ROSE, lighter(BLUE, 0.35))
    parts = [rect(0, 0, width, 14, "#CFA878"), rect(0, 14, width, 8, INK, 0, 0.08)]
    x = 12.0
    while x < width - 70:
        colour = lighter(dice.choice(colours), 0.28)
        wide, high = dice.choice((34, 44, 56)), dice.choice((46, 60, 74, 84))
        match dice.randrange(3):
            case 0:
                parts += [
                    rect(x, -high, wide, high, colour, 9),
                    rect(x + 4, -high - 9, wide - 8, 12, darker(colour, 0.25), 4),
                    rect(x + 5, -high * 0.6, wide - 10, high * 0.3, PAPER, 2, 0.8),
                ]
            case 1:
                parts += [
                    rect(x, -high, wide, high, colour, 3),
                    rect(x, -high * 0.7, wide, 9, darker(colour, 0.2), 0, 0.7),
                ]
            case _:
                wide = 70
                for layer in range(4):
                    shade = lighter(dice.choice(colours), 0.28)
                    parts.append(rect(x, -15 * (layer + 1), wide, 14, shade, 6))
        x += wide + dice.choice((8, 14, 30))
    return "".join(parts)


def clock(hour: float, radius: float = 64, frame: str = INK) -> str:
    """Draw a wall clock at this hour (8.5 is half past eight); origin: its middle."""
    ticks = ""
    for step in range(12):
        outer, inner = polar(0.82 * radius, step * 30), polar(0.69 * radius, step * 30)
        ticks += f"M{num(inner[0])},{num(inner[1])}L{num(outer[0])},{num(outer[1])}"
    short, long = polar(radius * 0.47, hour * 30 - 90), polar(radius * 0.72, hour % 1 * 360 - 90)
    return (
        circle(0, 0, radius * 1.16, frame)
        + circle(0, 0, radius, WHITE)
        + line(ticks, INK, radius * 0.075)
        + line(f"M0,0L{num(short[0])},{num(short[1])}", INK, radius * 0.16)
        + line(f"M0,0L{num(long[0])},{num(long[1])}", ACCENT, radius * 0.12)
        + circle(0, 0, radius * 0.12, INK)
    )


def plant(pot: str = ACCENT) -> str:
    """Draw a leafy plant in a pot; origin: the middle of its foot."""
    leaves = (
        (-4, -66, -72),
        (0, -60, -104),
        (4, -62, -42),
        (-8, -56, -138),
        (8, -56, -14),
        (0, -64, -88),
    )
    parts: list[str] = []
    for index, (x, y, turn) in enumerate(leaves):
        green = (MOSS, darker(MOSS, 0.18), lighter(MOSS, 0.16))[index % 3]
        leaf = path("M0,0C24,-26 70,-24 100,0C70,20 24,20 0,0Z", green)
        parts.append(group([leaf, line("M8,0H84", darker(green, 0.25), 2.6, 0.6)], (x, y), turn))
    return "".join(parts) + (
        path("M-38,-66H38L28,0H-28Z", pot) + rect(-43, -76, 86, 18, darker(pot, 0.14), 5)
    )  # fmt: skip


def window(width: float = 220, height: float = 260, sky: str = "#CFE4EE") -> str:
    """Draw a window with a far skyline; origin: its upper left corner."""
    low = height * 0.7
    roofs = "".join(
        rect(x * width, y * height, w * width, height * (1 - y), darker(sky, 0.12))
        for x, y, w in ((0.0, 0.66, 0.22), (0.2, 0.54, 0.18), (0.5, 0.7, 0.3), (0.76, 0.58, 0.24))
    )
    return (
        rect(-12, -12, width + 24, height + 24, WHITE, 4)
        + rect(0, 0, width, height, sky)
        + roofs
        + polygon([(width * 0.1, 0), (width * 0.3, 0), (0, low * 0.8), (0, low * 0.3)], WHITE, 0.35)
        + line(f"M{num(width / 2)},0V{num(height)}", WHITE, 9)
        + rect(-22, height + 8, width + 44, 14, darker(WHITE, 0.12), 4)
    )


def flip_over(drawing: str = "") -> str:
    """Draw a flip chart on legs; origin: its foot; origin of the drawing: mid-sheet."""
    sheet = rect(-92, -468, 184, 236, WHITE, 3)
    return (
        line("M-60,-250L-84,0M60,-250L84,0M0,-250V-12", darker(STEEL, 0.25), 9)
        + rect(-102, -482, 204, 260, STEEL, 8)
        + sheet
        + rect(-102, -486, 204, 20, darker(STEEL, 0.35), 6)
        + group([drawing], (0, -350))
        + rect(-96, -226, 192, 12, darker(STEEL, 0.25), 4)
    )


def whiteboard(width: float = 300, height: float = 190, drawing: str = "") -> str:
    """Draw a whiteboard; origin of both the board and the drawing: the middle of the board."""
    return (
        rect(-width / 2 - 9, -height / 2 - 9, width + 18, height + 18, STEEL, 8)
        + rect(-width / 2, -height / 2, width, height, WHITE, 3)
        + drawing
        + rect(-width / 4, height / 2 + 5, width / 2, 9, darker(STEEL, 0.3), 3)
    )


def ticket_display(number: str, at: Point = (0, 0)) -> str:
    """Draw the display of a queue ticket system; origin: its middle."""
    return group(
        [
            line("M0,-90V-50", darker(STEEL, 0.3), 8),
            rect(-92, -54, 184, 108, INK, 12),
            rect(-80, -42, 160, 84, "#39435C", 6),
            path(outline(number, 78, 0, 28), "#FFC862"),
        ],
        at,
    )
