"""Hands: each shape is a palm, four fingers and a thumb, with a fine edge that keeps them apart."""

from dataclasses import dataclass
from typing import Literal

from illustrations.kit.look import HandShape
from illustrations.palette import contour, mix
from illustrations.shapes import group, line, path


@dataclass(frozen=True)
class _Shape:
    """The strokes of a hand, from the back to the front."""

    palm: str
    fingers: tuple[str, ...]
    thumb: str
    width: float = 8.8
    thumb_first: bool = False
    fingers_last: bool = False
    creases: str = ""


_PALM = "M-9,-9.5C0,-12 10,-13 17,-11C22,-6 22,7 17,12C8,13 -2,11 -9,9.5Z"

_SHAPES: dict[HandShape, _Shape] = {
    "rest": _Shape(
        palm="M-9,-9C0,-12 10,-13 17,-10C21,-6 21,6 16,10C8,11 -2,10 -9,9Z",
        fingers=("M13,6Q24,10 32,7", "M14,3Q28,7 38,3", "M14,-2Q30,1 41,-2", "M14,-6Q28,-6 39,-6"),
        thumb="M1,-6Q9,-17 22,-16",
        width=8.4,
    ),
    "grip": _Shape(
        palm="M-9,-10C-2,-14 8,-16 16,-14C22,-8 22,9 15,14C8,15 -2,12 -9,10Z",
        fingers=("M13,10Q22,12 23,10", "M13,3.5H26", "M13,-3.5H27", "M13,-10.5H25"),
        thumb="M2,-10Q8,-17 19,-17",
        fingers_last=True,
    ),
    "open": _Shape(
        palm=_PALM,
        fingers=("M13,8Q26,13 36,17", "M15,4Q30,6 44,7", "M15,-2Q30,-5 46,-6", "M13,-7Q26,-14 40,-19"),
        thumb="M2,-6Q8,-17 19,-27",
    ),
    "hug": _Shape(
        palm=_PALM,
        fingers=("M12,8Q26,12 33,15", "M14,4Q30,5 40,8", "M14,-2Q32,-5 43,-1", "M12,-7Q28,-13 40,-10"),
        thumb="M1,-6Q8,-16 21,-18",
        creases="M13,-6l4,1M14,0l4,0M13,5l4,0",
    ),
    "hold": _Shape(
        palm="M-9,-10C-2,-13 14,-15 30,-13C40,-12 41,-4 36,0L16,6C8,10 -2,11 -9,9Z",
        fingers=("M4,-6Q4,8 9,15", "M14,-8Q15,8 19,17", "M24,-9Q27,6 29,15", "M33,-9Q38,2 39,11"),
        thumb="M0,-6Q6,-15 18,-16",
        thumb_first=True,
        fingers_last=True,
    ),
    "flat": _Shape(
        palm="M-9,-9C0,-13 12,-14 19,-8C23,-3 20,5 14,7C6,9 -2,10 -9,9Z",
        fingers=("M13,2Q26,0 33,8", "M14,0Q30,-4 38,7", "M14,-3Q32,-9 43,5"),
        thumb="M3,4Q12,12 24,11",
        thumb_first=True,
    ),
    "point": _Shape(
        palm="M-9,-10C-2,-13 8,-14 16,-12C22,-7 22,9 15,13C8,14 -2,12 -9,10Z",
        fingers=("M12,9H20", "M13,3H24", "M13,-3H25", "M12,-8Q28,-11 48,-10"),
        thumb="M2,-6Q10,-3 19,-1",
        fingers_last=True,
    ),
    "chin": _Shape(
        palm="M-9,-9C0,-12 10,-13 17,-10C21,-6 21,6 16,10C8,11 -2,10 -9,9Z",
        fingers=("M12,7Q21,11 25,5", "M13,3Q25,8 30,1", "M14,-2Q28,2 33,-4", "M13,-6Q26,-5 32,-10"),
        thumb="M2,-7Q7,-17 17,-20",
        fingers_last=True,
    ),
    "shake": _Shape(
        palm="M-9,-10C0,-13 12,-13 19,-11C23,-6 23,7 17,12C8,13 -2,11 -9,10Z",
        fingers=("M13,9Q24,12 31,10", "M14,4Q26,6 37,4", "M14,-2Q28,-1 40,-2", "M13,-7Q26,-9 38,-8"),
        thumb="M2,-8Q12,-19 24,-16",
    ),
}  # fmt: skip


def hand(shape: HandShape, skin: str, thumb: Literal[-1, 1]) -> str:
    """Draw a hand with the wrist at the origin, fingers to the right, thumb up (-1) or down (1)."""
    if shape == "none":
        return ""
    form = _SHAPES[shape]
    edge = mix(skin, contour(skin), 0.6)
    palm = line(form.palm, edge, 2.4) + path(form.palm, skin)
    fingers = "".join(_finger(data, form.width, skin, edge) for data in form.fingers)
    thumb_stroke = _finger(form.thumb, form.width + 1, skin, edge)
    root = path(form.palm, skin)
    if form.fingers_last:
        parts = [palm, fingers, thumb_stroke]
    else:
        parts = [palm, fingers, root, thumb_stroke]
    if form.thumb_first:
        parts = [thumb_stroke, *(part for part in parts if part is not thumb_stroke)]
    if form.creases:
        parts.append(line(form.creases, edge, 1.6, 0.7))
    return group(parts, scale=(1.04, -1.04) if thumb > 0 else 1.04)


def _finger(data: str, width: float, skin: str, edge: str) -> str:
    return line(data, edge, width + 2.2) + line(data, skin, width)
