"""Rooms: walls and floors, and the furniture along the wall of an office or a kitchen."""

from illustrations.kit.held import cup
from illustrations.palette import (
    ACCENT,
    AQUA,
    INK,
    MINT,
    OAK,
    PAPER,
    ROSE,
    SAND,
    STEEL,
    TEAL,
    WHITE,
    darker,
    lighter,
)
from illustrations.shapes import circle, ellipse, line, num, path, rect


def tiles(width: float, height: float, size: float = 44, colour: str = "#E4EEEC") -> str:
    """Draw a tiled piece of wall; origin: its upper left corner."""
    rows = "".join(f"M0,{num(row * size)}H{num(width)}" for row in range(1, int(height / size) + 1))
    columns = "".join(
        f"M{num(step * size)},0V{num(height)}" for step in range(1, int(width / size) + 1)
    )
    return rect(0, 0, width, height, colour) + line(rows + columns, WHITE, 2.6)


def kitchen_units(width: float = 420, colour: str = AQUA) -> str:
    """Draw base units with a worktop, a sink and a tap; origin: left end on the floor, top -258."""
    front = lighter(colour, 0.35)
    count = max(2, round(width / 130))
    panel = width / count
    doors = "".join(
        rect(step * panel + 6, -228, panel - 12, 204, front, 5)
        + line(f"M{num(step * panel + panel / 2 - 16)},-208h32", STEEL, 6)
        for step in range(count)
    )
    return (
        rect(0, -240, width, 240, darker(front, 0.12))
        + doors
        + rect(0, -16, width, 16, darker(front, 0.45))
        + line(f"M{num(width - 96)},-258V-316Q{num(width - 96)},-338 {num(width - 74)},-338"
               f"Q{num(width - 56)},-338 {num(width - 56)},-318", STEEL, 9)
        + rect(-8, -258, width + 16, 20, OAK, 4)
        + rect(width - 140, -258, 110, 7, darker(STEEL, 0.2), 3)
    )  # fmt: skip


def wall_cupboard(width: float = 260, colour: str = AQUA) -> str:
    """Draw a wall cupboard; origin: its upper left corner, height 150."""
    front = lighter(colour, 0.45)
    return (
        rect(0, 0, width, 150, darker(front, 0.12), 4)
        + rect(6, 6, width / 2 - 9, 138, front, 4)
        + rect(width / 2 + 3, 6, width / 2 - 9, 138, front, 4)
        + line(f"M{num(width / 2 - 16)},104v26M{num(width / 2 + 16)},104v26", STEEL, 5)
    )


def kettle(colour: str = ACCENT) -> str:
    """Draw a kettle; origin: the middle of its foot."""
    return (
        line("M26,-60C58,-60 56,-18 30,-16", INK, 8)
        + path("M-26,-62H26L34,-8H-34Z", colour)
        + path("M-26,-54L-46,-62L-32,-34Z", colour)
        + rect(-28, -70, 56, 10, darker(colour, 0.25), 5)
        + circle(0, -74, 5, INK)
        + rect(-38, -8, 76, 8, INK, 3)
    )


def coffee_machine() -> str:
    """Draw a coffee machine; origin: its left foot, 92 wide and 156 high."""
    return "".join(
        [
            rect(0, -148, 92, 148, INK, 9),
            rect(-5, -156, 102, 20, "#39435C", 7),
            rect(14, -124, 40, 24, TEAL, 4),
            circle(68, -118, 6, ACCENT),
            circle(68, -102, 6, MINT),
            rect(14, -86, 64, 68, "#39435C", 5),
            path("M34,-86H58L54,-70H38Z", SAND),
            rect(8, -16, 76, 8, SAND, 3),
            cup((46, -36), 0.86),
        ]
    )


def lamp(drop: float = 120, colour: str = ACCENT) -> str:
    """Draw a hanging lamp; origin: where its cord leaves the ceiling."""
    return (
        line(f"M0,0V{num(drop)}", INK, 4)
        + path(f"M-52,{num(drop + 44)}C-46,{num(drop)} 46,{num(drop)} 52,{num(drop + 44)}Z", colour)
        + ellipse(0, drop + 44, 34, 8, PAPER)
    )


def bookcase(width: float = 200, rows: int = 3, colour: str = OAK) -> str:
    """Draw a cupboard with binders; origin: its left end on the floor, 100 high per row."""
    height = rows * 100 + 16
    shades = (TEAL, ROSE, SAND, AQUA, "#8FA3C4", "#E3B78C")
    parts = [rect(0, -height, width, height, colour, 4)]
    for row in range(rows):
        top = -height + 12 + row * 100
        parts.append(rect(10, top, width - 20, 88, darker(colour, 0.32)))
        for step in range(int((width - 26) / 24)):
            if (step + row * 2) % 7 == 5:
                continue
            binder = lighter(shades[(step + row * 2) % 6], 0.2)
            parts += [
                rect(14 + step * 24, top + 14, 21, 74, binder, 2),
                rect(18 + step * 24, top + 26, 13, 22, PAPER, 2, 0.85),
            ]
    return "".join(parts)
