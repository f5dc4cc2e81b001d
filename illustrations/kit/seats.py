"""Chairs and desks, to the scale of a figure: on y = 0, with the sitter's hip on x = 0.

The parts behind the sitter and the parts in front of them are drawn by separate functions.
"""

from illustrations.palette import (
    BLUE,
    INK,
    OAK,
    SAND,
    STEEL,
    TEAL,
    WOOD,
    darker,
    lighter,
)
from illustrations.shapes import (
    Point,
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    polar,
    rect,
)


def chair(colour: str = WOOD) -> str:
    """Draw a wooden chair; put the sitter over it."""
    dark = darker(colour, 0.22)
    return (
        line("M66,-112L80,-4M-34,-112L-46,-4", dark, 11)
        + line("M88,-112L98,-2M-58,-112L-70,-2", colour, 12)
        + line("M-58,-118C-62,-190 -66,-250 -78,-318", colour, 13)
        + line("M-44,-118C-48,-190 -52,-250 -62,-310", dark, 8)
        + line("M-74,-300L-60,-296M-70,-258L-56,-256M-66,-214L-52,-212", colour, 12)
        + rect(-66, -130, 166, 18, lighter(colour, 0.14), 8)
    )


def office_chair(colour: str = BLUE) -> str:
    """Draw an office chair on castors; put the sitter over it."""
    dark = darker(colour, 0.35)
    return (
        ellipse(20, 2, 108, 11, INK, 0.14)
        + line("M20,-108V-34", STEEL, 14)
        + line("M20,-40L-62,-16M20,-40L102,-16M20,-40V-16", darker(STEEL, 0.4), 11)
        + "".join(circle(x, -9, 10, INK) for x in (-64, 20, 104))
        + line("M-30,-114C-86,-118 -84,-160 -82,-196", darker(STEEL, 0.4), 11)
        + path(
            "M-104,-344C-108,-364 -76,-370 -70,-350C-56,-290 -54,-230 -54,-170C-54,-150 -82,-150 "
            "-84,-168C-86,-230 -92,-290 -104,-344Z",
            colour,
        )
        + line("M-90,-340C-80,-290 -74,-230 -72,-172", dark, 4, 0.6)
        + rect(-72, -132, 172, 26, colour, 13)
        + rect(-60, -114, 148, 10, dark, 5)
    )


def armchair_back(colour: str = TEAL) -> str:
    """Draw the part of an armchair behind the sitter."""
    dark = darker(colour, 0.22)
    return (
        ellipse(14, 4, 156, 16, INK, 0.16)
        + line("M-92,-30L-100,-2M112,-30L120,-2", darker(WOOD, 0.4), 13)
        + path(
            "M-136,-372C-140,-412 -70,-414 -58,-372C-44,-300 -40,-220 -30,-130L-116,-60"
            "C-124,-160 -128,-270 -136,-372Z",
            colour,
        )
        + line("M-64,-366C-54,-300 -50,-230 -44,-150", dark, 4, 0.7)
        + rect(-104, -134, 214, 108, dark, 22)
    )


def armchair_front(colour: str = TEAL) -> str:
    """Draw the near arm of an armchair, over the sitter's hip."""
    dark = darker(colour, 0.22)
    return (
        path(
            "M-124,-196C-126,-226 -96,-232 -78,-226H52C84,-226 88,-184 62,-176L66,-24H-112Z",
            colour,
        )
        + line("M-96,-176H56", dark, 4, 0.7)
        + path("M-112,-34H66V-24C66,-16 -112,-16 -112,-24Z", dark)
    )


def wheelchair_back(colour: str = INK) -> str:
    """Draw the part of a wheelchair behind the sitter."""
    return (
        ellipse(34, 2, 130, 12, INK, 0.14)
        + _wheel((2, -92), 90, darker(STEEL, 0.5))
        + line("M-62,-126C-66,-190 -68,-230 -74,-268L-104,-280", STEEL, 10)
        + path("M-72,-258L-44,-262L-42,-130L-64,-126Z", colour)
        + rect(-62, -130, 158, 18, colour, 8)
        + line("M92,-122C112,-112 116,-60 122,-22", STEEL, 10)
        + line("M104,-14H176", darker(STEEL, 0.4), 12)
    )


def wheelchair_front(colour: str = INK) -> str:
    """Draw the near side of a wheelchair, over the sitter's hip."""
    return (
        line("M-54,-178H34C48,-178 52,-168 54,-154L58,-114", STEEL, 9)
        + rect(-50, -192, 92, 17, colour, 8)
        + line("M56,-114L92,-50", STEEL, 9)
        + _wheel((96, -25), 24, INK)
        + _wheel((-10, -94), 94, INK)
    )


def _wheel(at: Point, radius: float, tyre: str) -> str:
    hub = "".join(
        f"M0,0L{num(x)},{num(y)}" for x, y in (polar(radius - 6, step * 30) for step in range(12))
    )
    rim = radius - 14
    ring = f"M{num(-rim)},0a{num(rim)},{num(rim)} 0 1,0 {num(2 * rim)},0"
    ring += f"a{num(rim)},{num(rim)} 0 1,0 {num(-2 * rim)},0"
    outer = radius - 4
    tread = f"M{num(-outer)},0a{num(outer)},{num(outer)} 0 1,0 {num(2 * outer)},0"
    tread += f"a{num(outer)},{num(outer)} 0 1,0 {num(-2 * outer)},0"
    parts = [line(tread, tyre, 8)]
    if radius > 50:
        parts += [line(hub, STEEL, 1.8, 0.8), line(ring, STEEL, 3.4)]
    parts.append(circle(0, 0, radius * 0.13, STEEL))
    return group(parts, at)


def table(width: float = 360, colour: str = OAK) -> str:
    """Draw a table or desk from the side; its left end is x = 0, its top y = TABLE_TOP."""
    leg = darker(colour, 0.25)
    return (
        rect(18, -230, 20, 230, leg, 4)
        + rect(width - 38, -230, 20, 230, leg, 4)
        + rect(0, -238, width, 20, colour, 6)
        + rect(4, -220, width - 8, 6, INK, 3, 0.16)
    )


def counter(width: float = 400, height: float = 300, colour: str = WOOD) -> str:
    """Draw a counter with panels; its left end is x = 0, its top y = -height."""
    count = max(1, round(width / 140))
    panel = (width - 22) / count
    return (
        rect(0, -height, width, height, colour)
        + rect(0, -height + 22, width, 12, INK, 0, 0.14)
        + "".join(
            rect(22 + step * panel, 60 - height, panel - 22, height - 100, lighter(colour, 0.14), 6)
            for step in range(count)
        )
        + rect(-16, -height - 10, width + 32, 32, darker(colour, 0.25), 6)
        + rect(0, -18, width, 18, darker(colour, 0.4))
    )


def rollator(colour: str = "#B4441F") -> str:
    """Draw a rollator; its grips are on (0, -292), to hold with a "grip" hand."""
    return (
        ellipse(50, 2, 100, 10, INK, 0.14)
        + line("M6,-284L26,-150L-8,-30M26,-150L108,-30", darker(colour, 0.25), 9)
        + line("M-6,-286L14,-150L-20,-30M14,-150L96,-30", colour, 10)
        + rect(-6, -158, 88, 14, INK, 6)
        + path("M22,-144H78L72,-84H30Z", darker(SAND, 0.2))
        + line("M-34,-288H10", INK, 13)
        + line("M-2,-276C4,-262 18,-262 26,-276", STEEL, 4)
        + _wheel((-18, -22), 22, INK)
        + _wheel((100, -22), 22, INK)
    )
