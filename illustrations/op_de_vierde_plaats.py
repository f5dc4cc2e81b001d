"""Op de vierde plaats: a team leader drowns in post and calls; her own people wait at the door."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from illustrations import palette as p
from illustrations.kit import SEATED, Arm, Figure, Leg, Look, Mood, held, poses, props, seats
from illustrations.palette import ACCENT, INK, PAPER, WHITE, darker, lighter, mix
from illustrations.shapes import (
    Point,
    direction,
    document,
    gradient,
    group,
    line,
    num,
    path,
    polygon,
    rect,
)

TITLE = "Een teamleider zit tot haar kin in een golf van post; twee medewerkers wachten bij de deur"

FLOOR = 848
WALL = "#EBDCC6"
DEEP = "#7FA6C2"
SEAT = (284.0, 1000.0)

CREST: list[Point] = [
    (-40, 300), (-10, 226), (40, 172), (104, 140), (176, 138), (240, 164), (284, 210), (304, 262),
    (304, 304), (290, 326), (268, 296), (232, 272), (196, 274), (172, 300), (160, 344), (160, 400),
    (170, 460), (190, 520), (216, 580), (250, 640), (250, 760), (-40, 760),
]  # fmt: skip
SEA: list[Point] = [
    (-40, 520), (40, 560), (110, 588), (180, 612), (236, 632), (300, 642), (352, 668), (394, 730),
    (430, 790), (480, 822), (540, 850), (600, 884), (660, 902), (720, 896), (780, 874), (860, 838),
    (860, 1120), (-40, 1120),
]  # fmt: skip
SWELL: list[Point] = [
    (-40, 842), (40, 812), (120, 806), (200, 828), (270, 868), (340, 914), (420, 948), (510, 966),
    (600, 968), (690, 950), (770, 926), (860, 910), (860, 1140), (-40, 1140),
]  # fmt: skip


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, lighter(WALL, 0.4), 1), (1, WALL, 1)]),
        gradient("hall", [(0, "#CDB698", 1), (1, "#BFA37F", 1)]),
    ]
    dice = random.Random(1730)  # noqa: S311 - only scatters post
    parts = [
        _office(),
        _team(),
        _wave(CREST, dice, 150, (44, 62), 0.34),
        _leader(),
        _wave(SEA, dice, 230, (58, 86), 0.14),
        _wave(SWELL, dice, 150, (84, 116), 0),
        _spray(),
    ]
    return document(TITLE, definitions, parts)


def _office() -> str:
    """Draw the wall, the clock at half past five and the open door to the passage."""
    return "".join(
        [
            rect(0, 0, 820, FLOOR, "url(#wall)"),
            rect(0, FLOOR, 820, 1080 - FLOOR, "#BC9C76"),
            rect(0, FLOOR - 20, 820, 20, lighter(WALL, 0.5)),
            rect(520, 232, 268, FLOOR - 232, "#8A6B4C", 4),
            rect(538, 250, 232, FLOOR - 250, "url(#hall)"),
            rect(538, 780, 232, FLOOR - 780, "#A5855F"),
            rect(640, 300, 96, 130, lighter("#CDB698", 0.35), 3),
            polygon([(770, 250), (840, 204), (840, 920), (770, FLOOR)], "#9C7B58"),
            group([props.clock(17.5, 68)], (424, 150)),
        ]
    )


def _team() -> str:
    """Draw the two who wait: one still hopes for a moment, one turns to go."""
    older = Figure(
        Look(p.SKIN_BROWN, p.HAIR_SILVER, "curly", top=p.MOSS, bottom="#3A3550", girth=1.12,
             bust=8, belly=6, aged=True, hem=36, glasses=INK, cuff=lighter(p.MOSS, 0.4)),
        Arm((34, -322), 1, "grip", -16, item=group([held.folder(p.OCHRE)], (-24, 10), 8)),
        Arm((104, -440), 1, "grip", angle=-66),
        Mood("doubt", brow_tilt=-6, brow_lift=5, gaze=(2, 1)),
        over_torso=held.cardigan(p.MOSS, PAPER),
        at=(622, 836),
        scale=0.76,
        mirror=True,
    )  # fmt: skip
    younger = Figure(
        Look(p.SKIN_ROSY, p.HAIR_BLOND, "undercut", top=p.PLUM, bottom=p.NAVY, shoes=PAPER),
        Arm((-34, -262), 1, "rest"),
        Arm((66, -276), 1, "rest"),
        Mood("sad", "half", brow_tilt=-6, gaze=(-1.5, 1)),
        legs=(Leg((-52, -26), 16), Leg((44, -22), -4)),
        lean=5,
        nod=9,
        over_torso=held.hoodie(p.PLUM),
        at=(716, 830),
        scale=0.78,
    )
    return younger.draw() + older.draw()


def _leader() -> str:
    """Draw the team leader: a telephone at her ear, the other hand on the keys."""
    woman = Figure(
        Look(p.SKIN_LIGHT, p.HAIR_BLACK, "bob", top=ACCENT, bottom=INK, glasses=p.NAVY,
             cuff=lighter(ACCENT, 0.4)),
        poses.at_ear(SEATED, held.handset(p.NAVY)),
        Arm((152, -254), 1, "flat", 8),
        Mood("o", "wide", brow_tilt=-7, brow_lift=5, gaze=(2.5, 2)),
        seated=True,
        lean=3,
        shadow=0,
    )  # fmt: skip
    return group(
        [
            group([seats.table(214)], (96, 0)),
            group([props.laptop(p.STEEL)], (144, -238)),
            woman.draw(),
        ],
        SEAT,
        0,
        1.08,
    )


def _inside(spot: Point, shape: Sequence[Point]) -> bool:
    x, y = spot
    odd = False
    for (x0, y0), (x1, y1) in pairwise([*shape, shape[0]]):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def _smooth(shape: Sequence[Point]) -> str:
    """Return a flowing path around the points."""
    ring = [*shape, shape[0], shape[1]]
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(ring)]
    data = f"M{num(middles[0][0])},{num(middles[0][1])}"
    for corner, end in zip(ring[1:], middles[1:], strict=False):
        data += f"Q{num(corner[0])},{num(corner[1])} {num(end[0])},{num(end[1])}"
    return data + "Z"


def _flow(spot: Point, shape: Sequence[Point]) -> tuple[float, float]:
    """Return the direction of the nearest edge of a wave, and the distance to it."""
    edges = [
        (math.dist(spot, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)), direction(a, b))
        for a, b in pairwise(shape[:-2])
    ]
    far, turn = min(edges)
    return turn, far


def _wave(
    shape: Sequence[Point],
    dice: random.Random,
    count: int,
    sizes: tuple[float, float],
    depth: float,
) -> str:
    """Draw a wave of post; a greater `depth` is further away and bluer."""
    spots: list[Point] = []
    while len(spots) < count:
        spot = (dice.uniform(-30, 850), dice.uniform(100, 1100))
        if _inside(spot, shape):
            spots.append(spot)
    spots.sort(key=lambda spot: -_flow(spot, shape)[1])
    parts = [path(_smooth(shape), mix(DEEP, "#4F7FA3", depth * 2))]
    for spot in spots:
        turn, far = _flow(spot, shape)
        sunk = min(0.5, far / 500)
        colour = dice.choice((WHITE, WHITE, PAPER, "#EFE6D4", "#DCEAF2", "#F3D9C4"))
        colour = mix(colour, DEEP, min(0.72, depth + sunk))
        piece = _envelope if dice.random() < 0.7 else _sheet
        drawn = piece(dice.uniform(*sizes), colour, marked=dice.random() < 0.3)
        parts.append(group([drawn], spot, turn + dice.uniform(-22, 22)))
    return "".join(parts)


def _envelope(wide: float, colour: str, *, marked: bool = False) -> str:
    """Draw an envelope around the origin, closed or seen from its front with a stamp."""
    w, h = wide / 2, wide * 0.31
    edge = darker(colour, 0.24)
    body = rect(-w + 2, -h + 4, 2 * w, 2 * h, INK, 3, 0.14) + rect(-w, -h, 2 * w, 2 * h, colour, 3)
    if marked:
        return (
            body
            + rect(w * 0.5, -h * 0.75, w * 0.34, h * 0.62, ACCENT, 1)
            + line(f"M{num(-w * 0.2)},{num(h * 0.1)}h{num(w * 0.8)}M{num(-w * 0.2)},{num(h * 0.5)}"
                   f"h{num(w * 0.55)}", edge, 3)
        )  # fmt: skip
    return (
        body
        + path(f"M{num(-w)},{num(-h)}L0,{num(h * 0.25)}L{num(w)},{num(-h)}Z", darker(colour, 0.07))
        + line(
            f"M{num(-w + 2)},{num(-h + 2)}L0,{num(h * 0.25)}L{num(w - 2)},{num(-h + 2)}", edge, 2.2
        )
    )


def _sheet(wide: float, colour: str, *, marked: bool = False) -> str:
    """Draw a sheet of paper around the origin."""
    w, h = wide * 0.36, wide * 0.46
    rows = "".join(f"M{num(-w * 0.7)},{num(h * y)}H{num(w * 0.7)}" for y in (-0.3, 0.0, 0.3, 0.6))
    head = rect(-w * 0.7, -h * 0.78, w * 0.8, h * 0.2, ACCENT if marked else darker(colour, 0.4), 1)
    return (
        rect(-w + 2, -h + 4, 2 * w, 2 * h, INK, 2, 0.14)
        + rect(-w, -h, 2 * w, 2 * h, colour, 2)
        + head
        + line(rows, darker(colour, 0.28), 2.6)
    )


def _spray() -> str:
    """Draw the letters that fall off the crest."""
    flying = (
        (284, 294, 62, 46),
        (356, 330, 24, 52),
        (330, 392, -32, 40),
        (96, 92, -18, 56),
        (248, 104, 20, 48),
    )
    return "".join(group([_envelope(size, WHITE)], (x, y), turn) for x, y, turn, size in flying)
