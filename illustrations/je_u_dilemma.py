"""Het je/u-dilemma: a young shop assistant wonders how to address an older customer."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from illustrations.kit import Arm, Figure, Leg, Look, Mood
from illustrations.kit.held import apron
from illustrations.kit.props import shelf
from illustrations.lettering import outline
from illustrations.palette import (
    ACCENT,
    INK,
    NAVY,
    PAPER,
    TEAL,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
)
from illustrations.shapes import (
    Point,
    circle,
    document,
    ellipse,
    gradient,
    group,
    line,
    num,
    path,
    rect,
)

TITLE = "Een jonge verkoper twijfelt of hij 'je' of 'u' zegt tegen een oudere klant"

FLOOR = 846


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#F8EEDD", 1), (1, "#EFDBBB", 1)]),
        gradient("floor", [(0, "#D9B98C", 1), (1, "#C79F6C", 1)]),
    ]
    parts = [_shop(), _assistant(), _counter(), _customer(), _bubble()]
    return document(TITLE, definitions, parts)


def _shop() -> str:
    """Draw the wall, the shelves with goods and the floor."""
    dice = random.Random(12)  # noqa: S311 - only fills the shelves
    parts = [
        rect(0, 0, 820, FLOOR, "url(#wall)"),
        rect(0, FLOOR, 820, 1080 - FLOOR, "url(#floor)"),
        rect(0, FLOOR - 18, 820, 18, "#D8BE98"),
        line(
            "M0,930H820M0,1020H820M140,846L90,930M460,846L470,930M300,930L260,1020M640,930L690,1020",
            "#B98F5C",
            3,
            0.5,
        ),
    ]
    parts += [group([shelf(870, dice)], (0, y)) for y in (420, 560, 700)]
    return "".join(parts)


def _assistant() -> str:
    """Draw the assistant: open palm, friendly face, turned to the customer."""
    shirt = TEAL
    assistant = Figure(
        Look(
            skin="#F2CBA8",
            hair="#A8552A",
            style="wave",
            top=shirt,
            bottom="#39415A",
            cuff=lighter(shirt, 0.5),
            hem=24,
        ),
        near=Arm((114, -372), 1, "open", angle=-16),
        far=Arm((132, -332), 1, "open", angle=10),
        mood=Mood("talk", brow_lift=5, brow_tilt=-2),
        lean=6,
        nod=4,
        over_torso=_apron(),
        at=(566, 988),
        scale=1.04,
        mirror=True,
        shadow=0,
    )
    return assistant.draw()


def _apron() -> str:
    """Draw an apron with a name badge over the torso."""
    return (
        path("M-18,-204L16,-178L26,-204L36,-186L17,-158L-30,-188Z", lighter(TEAL, 0.45))
        + apron(NAVY)
        + rect(4, -116, 30, 16, WHITE, 3)
    )


def _counter() -> str:
    """Draw the counter with a till and a parcel."""
    return "".join(
        [
            ellipse(620, 1004, 222, 16, INK, 0.16),
            rect(424, 700, 400, 300, WOOD),
            rect(424, 722, 400, 12, INK, 0, 0.14),
            *(rect(x, 754, 112, 210, lighter(WOOD, 0.14), 6) for x in (446, 574, 702)),
            rect(408, 690, 420, 32, darker(WOOD, 0.25), 6),
            rect(424, 984, 400, 20, darker(WOOD, 0.4)),
            group(
                [
                    rect(-8, -16, 104, 16, INK, 5),
                    rect(34, -44, 18, 32, "#39415A"),
                    path("M-4,-122H86L98,-40H-10Z", INK),
                    path("M6,-112H78L86,-52H2Z", TEAL),
                ],
                (650, 692),
            ),
        ]
    )


def _customer() -> str:
    """Draw the customer: upright, a hand at her chin, one eyebrow up."""
    coat = "#8C3B5A"
    customer = Figure(
        Look(
            skin="#6B4230",
            hair="#D5D2CE",
            style="curly",
            top=coat,
            bottom="#2B3142",
            shoes="#1D2433",
            girth=1.12,
            bust=10,
            belly=4,
            glasses="#E8B64A",
            aged=True,
            earring="#E8B64A",
            hem=112,
            flare=10,
        ),
        near=Arm((58, -300), 1, "grip", angle=60, item=_handbag()),
        far=Arm(
            (34, -460),
            1,
            "chin",
            angle=-112,
            in_front=True,
            hand_on_top=True,
            elbow=(58, -356),
        ),
        mood=Mood("doubt", brow_lift=3, raised_brow=9, gaze=(1.5, -0.5)),
        legs=(Leg((-22, -20)), Leg((20, -22))),
        lean=-7,
        nod=-2,
        over_torso=_lapels(coat),
        at=(226, 1010),
        scale=1.06,
    )
    return customer.draw()


def _lapels(coat: str) -> str:
    return (
        path("M-10,-204L14,-130L34,-200Z", PAPER)
        + path("M-22,-204L14,-120L-4,-112L-34,-176Z", darker(coat, 0.2))
        + path("M30,-202L14,-120L28,-120L48,-180Z", darker(coat, 0.3))
        + line("M14,-118L16,110", darker(coat, 0.35), 3, 0.7)
        + circle(24, -70, 5, darker(coat, 0.45))
        + circle(25, -20, 5, darker(coat, 0.45))
    )


def _handbag() -> str:
    bag = "#E8B64A"
    return group(
        [
            line("M-22,60C-22,-4 -8,-8 0,-6C10,-8 22,-2 22,60", darker(bag, 0.4), 6),
            path("M-40,58H40L48,120C30,128 -30,128 -48,120Z", bag),
            path("M-40,58H40L43,84H-43Z", darker(bag, 0.14)),
            circle(0, 84, 6, darker(bag, 0.5)),
        ],
        (14, 0),
        -60,
    )


def _bubble() -> str:
    """Draw the thought cloud: "je" or "u", with a question mark between them."""
    left, right = mix(TEAL, INK, 0.12), ACCENT
    je_half = (
        (470, 52),
        (392, 34),
        (306, 46),
        (244, 98),
        (238, 176),
        (284, 238),
        (366, 256),
        (440, 248),
    )
    u_half = (
        (456, 248),
        (540, 258),
        (624, 250),
        (692, 204),
        (706, 128),
        (658, 62),
        (570, 34),
        (486, 52),
    )
    return "".join(
        [
            group([path(_cloud(je_half) + _cloud(u_half), INK, 0.12)], (5, 8)),
            path(_cloud(je_half), left),
            path(_cloud(u_half), right),
            path(outline("je", 164, 334, 184), WHITE),
            path(outline("u", 164, 594, 184), WHITE),
            circle(457, 206, 46, WHITE),
            path(outline("?", 80, 457, 234), INK),
            circle(560, 296, 16, right),
            circle(548, 326, 10, left),
        ]
    )


def _cloud(points: Sequence[Point]) -> str:
    """Return the path of bulging arcs through the points, closed by a straight line."""
    data = f"M{num(points[0][0])},{num(points[0][1])}"
    for start, end in pairwise(points):
        radius = num(math.dist(start, end) * 0.6)
        data += f"A{radius},{radius} 0 0,0 {num(end[0])},{num(end[1])}"
    return data + "Z"
