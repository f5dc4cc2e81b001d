"""Things a hand holds or a person wears; for `Arm.item` the origin is the wrist."""

from illustrations.palette import (
    ACCENT,
    BLUE,
    INK,
    PAPER,
    STEEL,
    TEAL,
    WHITE,
    WOOD,
    darker,
    lighter,
)
from illustrations.shapes import Point, group, line, num, path, polygon, rect


def cup(at: Point, scale: float = 1, turn: float = 0) -> str:
    """Draw a paper coffee cup with a little steam; the origin is the middle of the cup."""
    return group(
        [
            line("M-4,-30C-10,-38 4,-44 -2,-54M7,-28C2,-35 12,-40 8,-48", PAPER, 3.4, 0.85),
            path("M-15,-22H15L11,24C6,27 -6,27 -11,24Z", WHITE),
            path("M-14,-10H14L12,10H-12Z", ACCENT),
            rect(-17, -26, 34, 7, darker(WHITE, 0.14), 3),
        ],
        at,
        turn,
        scale,
    )


def mug(at: Point, colour: str = TEAL, scale: float = 1, turn: float = 0) -> str:
    """Draw a mug with its handle on the left; the origin is the middle of the mug."""
    return group(
        [
            line("M-15,-11C-32,-13 -32,11 -14,10", darker(colour, 0.15), 6),
            path("M-17,-21H17V17C17,24 -17,24 -17,17Z", colour),
            path("M-17,-21H17V-14H-17Z", lighter(colour, 0.35)),
        ],
        at,
        turn,
        scale,
    )


def mobile(colour: str = INK) -> str:
    """Draw a mobile phone for a hand of shape "hold" at an ear."""
    return rect(-12, -3, 78, 23, colour, 6) + line("M-2,17H56", lighter(colour, 0.35), 2.4)


def mobile_in_view(colour: str = INK) -> str:
    """Draw a mobile phone that someone looks at, for a hand of shape "grip"."""
    return rect(4, -46, 40, 66, colour, 6) + rect(8, -41, 32, 54, lighter(TEAL, 0.35), 3)


def handset(colour: str = INK) -> str:
    """Draw the handset of a desk telephone for a hand of shape "hold" at an ear."""
    return (
        line("M-26,15Q20,-12 66,13", colour, 15)
        + line("M-30,20L-24,12M70,18L64,10", colour, 23)
        + line("M-18,5Q20,-14 58,4", lighter(colour, 0.3), 3, 0.6)
    )


def cord(start: Point, end: Point, colour: str = INK) -> str:
    """Draw the cord that hangs between a handset and its telephone."""
    low = max(start[1], end[1]) + 40
    return line(
        f"M{num(start[0])},{num(start[1])}C{num(start[0])},{num(low)} {num(end[0])},{num(low)} "
        f"{num(end[0])},{num(end[1])}",
        colour,
        4,
    )


def sheet_of_paper(lines: int = 5, colour: str = WHITE) -> str:
    """Draw a sheet with grey lines of text; the origin is where a hand holds it, on the left."""
    text = "".join(
        f"M14,{-34 + step * 13}H{56 - 18 * (step == lines - 1)}" for step in range(lines)
    )
    return polygon([(4, -50), (68, -50), (68, 40), (4, 40)], colour) + line(text, STEEL, 3.4)


def folder(colour: str = ACCENT) -> str:
    """Draw a closed folder with papers in it; the origin is where a hand holds it."""
    return (
        rect(-6, -62, 92, 70, WHITE, 3)
        + path("M-12,-56H24L34,-46H88V26H-12Z", colour)
        + line("M-4,14H78", darker(colour, 0.25), 3)
    )


def tablet(colour: str = INK, screen: str = TEAL) -> str:
    """Draw a tablet; the origin is where a hand holds its lower left."""
    return (
        rect(2, -84, 76, 104, colour, 8)
        + rect(9, -76, 62, 84, lighter(screen, 0.3), 3)
        + (line("M18,-62H60M18,-48H52M18,-34H60", WHITE, 4, 0.8))
    )


def pen(colour: str = BLUE) -> str:
    """Draw a pen between the fingers of a "flat" or "grip" hand, pointing down and ahead."""
    return line("M20,-22L44,16", colour, 6) + line("M44,16L47,21", INK, 3)


def walking_stick(length: float = 250) -> str:
    """Draw a walking stick under a "grip" hand; set the angle of the arm to 90 or near it."""
    return group(
        [
            line(f"M14,10L14,{num(length)}", darker(WOOD, 0.3), 9),
            line("M14,10C14,-8 -16,-8 -18,6", darker(WOOD, 0.3), 9),
            rect(8, length - 6, 12, 12, INK, 4),
        ],
        (18, 0),
        -90,
    )


def scarf(colour: str, tail: float = 96) -> str:
    """Draw a wound scarf for `over_arms`; the origin is the hip."""
    return "".join(
        [
            path(f"M14,-196L40,-190L46,{num(-196 + tail)}L18,{num(-192 + tail)}Z", darker(colour)),
            path(
                "M-40,-196C-46,-226 -30,-232 -8,-222C12,-216 30,-220 46,-226"
                "C58,-212 54,-192 40,-184C10,-172 -22,-176 -40,-196Z",
                colour,
            ),
            line("M-30,-206C-8,-192 20,-194 44,-208", darker(colour, 0.3), 3),
            line(
                f"M26,{num(-204 + tail)}L27,{num(-190 + tail)}M37,{num(-206 + tail)}"
                f"L38,{num(-192 + tail)}",
                colour,
                4,
            ),
        ]
    )


def collar(colour: str) -> str:
    """Draw a shirt collar for `over_torso`."""
    return path("M-16,-204L16,-176L24,-204L34,-190L16,-160L-26,-192Z", colour)


def open_jacket(colour: str, shirt: str = WHITE, tie: str = "") -> str:
    """Draw shirt and lapels of a jacket for `over_torso`."""
    parts = [path("M-4,-206L20,-110L36,-204Z", shirt)]
    if tie:
        parts.append(path("M13,-196L24,-196L27,-140L20,-120L14,-140Z", tie))
    parts += [
        path("M-16,-206L20,-106L0,-114L-24,-186Z", darker(colour, 0.28)),
        path("M36,-204L20,-106L34,-120L48,-186Z", darker(colour, 0.36)),
        line("M20,-106L22,20", darker(colour, 0.4), 3),
    ]
    return "".join(parts)


def cardigan(colour: str, shirt: str = WHITE) -> str:
    """Draw an open cardigan for `over_torso` of a figure whose top has this colour."""
    return (
        path("M-10,-206C-4,-190 26,-190 34,-206L30,22H4Z", shirt)
        + line("M-12,-204L4,22M36,-204L31,22", darker(colour, 0.22), 8)
        + "".join(rect(1, y, 6, 6, darker(colour, 0.5), 3) for y in (-120, -80, -40))
    )


def hoodie(colour: str) -> str:
    """Draw hood, cords and pocket of a hooded sweater for `over_torso`."""
    return (
        path("M-34,-192C-30,-214 40,-216 48,-190C34,-176 22,-170 14,-160C6,-172 -14,-182 -34,-192Z",
             darker(colour, 0.16))
        + line("M6,-168L4,-126M22,-168L26,-126", lighter(colour, 0.55), 4)
        + path("M-16,-64H36L44,-8H-26Z", darker(colour, 0.12))
    )  # fmt: skip


def apron(colour: str) -> str:
    """Draw an apron for `over_torso`."""
    return (
        line("M-22,-194L-14,-130M30,-194L40,-130", colour, 9)
        + path(
            "M-16,-138Q14,-130 44,-138C46,-100 44,-80 47,-58V26H-34C-36,-20 -34,-60 -28,-70"
            "C-20,-90 -16,-110 -16,-138Z",
            colour,
        )
        + line("M-30,-62H47", darker(colour, 0.4), 5)
    )
