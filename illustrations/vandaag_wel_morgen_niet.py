"""Vandaag wel, morgen niet: one customer at one counter, helped in the sun, ignored in the rain."""

import random

from illustrations.kit import Arm, Figure, Leg, Look, Mood, held, poses, seats
from illustrations.lettering import outline
from illustrations.palette import (
    ACCENT,
    HAIR_BLACK,
    HAIR_GREY,
    HAIR_SILVER,
    INK,
    MOSS,
    NAVY,
    OAK,
    OCHRE,
    PAPER,
    SKIN_BROWN,
    SKIN_DEEP,
    SKIN_PALE,
    STEEL,
    WHITE,
    darker,
    lighter,
    mix,
)
from illustrations.shapes import (
    circle,
    document,
    ellipse,
    gradient,
    group,
    line,
    num,
    path,
    polygon,
    rect,
)

TITLE = "Dezelfde klant aan dezelfde balie: de ene dag geholpen, de andere dag genegeerd"

FLOOR = 812
HALF = 410
UNIFORM = "#2E8E9C"
BOX = "#B5793F"


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("warm", [(0, "#FCEBC4", 1), (1, "#F5D69B", 1)]),
        gradient("cold", [(0, "#C3CBD4", 1), (1, "#AEB8C3", 1)]),
        gradient("blue", [(0, "#7EC3E8", 1), (1, "#D8EFF6", 1)]),
        gradient("grey", [(0, "#7F8B99", 1), (1, "#A9B3BD", 1)]),
    ]
    parts = [
        group([_room(sunny=True), _kind_employee(), _counter(), _customer(helped=True)]),
        group(
            [_room(sunny=False), _cold_employee(), _counter(), _box(), _customer(helped=False)],
            (HALF, 0),
        ),
        rect(HALF - 7, 0, 14, 1080, PAPER),
    ]
    return document(TITLE, definitions, parts)


def _room(*, sunny: bool) -> str:
    """Draw the wall with its window and calendar, and the floor, for half of the canvas."""
    ground = "#D9AE72" if sunny else "#8D949C"
    skirting = "#FFF4DC" if sunny else "#CBD2D9"
    parts = [
        rect(0, 0, HALF, FLOOR, "url(#warm)" if sunny else "url(#cold)"),
        rect(0, FLOOR - 18, HALF, 18, skirting),
        rect(0, FLOOR, HALF, 1080 - FLOOR, ground),
        rect(0, FLOOR, HALF, 22, INK, 0, 0.07),
        line(
            "M0,876H410M0,958H410M0,1050H410M90,812L74,876M300,812L304,876M190,876L180,958"
            "M60,958L40,1050M330,958L340,1050",
            darker(ground, 0.2),
            2.6,
            0.5,
        ),
        _window(sunny=sunny),
        group([_calendar("12" if sunny else "13", sunny=sunny)], (312, 206)),
    ]
    if sunny:
        parts.append(
            polygon([(60, 368), (232, 368), (410, 690), (410, 1080), (300, 1080)], WHITE, 0.2)
        )
    return "".join(parts)


def _window(*, sunny: bool) -> str:
    """Draw the window with the weather, and the plant on its sill."""
    left, top, width, high = 60, 96, 172, 250
    hills = MOSS if sunny else mix(MOSS, "#5B6672", 0.7)
    parts = [
        rect(left - 12, top - 12, width + 24, high + 24, WHITE if sunny else "#DDE2E7", 4),
        rect(left, top, width, high, "url(#blue)" if sunny else "url(#grey)"),
    ]
    if sunny:
        parts += [
            circle(116, 160, 50, "#FFE9A0", 0.6),
            circle(116, 160, 32, "#FFD04D"),
            ellipse(190, 206, 30, 11, WHITE, 0.9),
            ellipse(178, 198, 17, 11, WHITE, 0.9),
        ]
    else:
        for x, y, wide in ((104, 126, 42), (160, 118, 50), (196, 138, 34)):
            parts.append(ellipse(x, y, wide, 24, "#67727F", 0.9))
    parts.append(
        path("M60,346V300C100,276 130,284 160,300C190,286 210,288 232,302V346Z",
             lighter(hills, 0.25))
    )  # fmt: skip
    if not sunny:
        dice = random.Random(13)  # noqa: S311 - only scatters rain
        drops = ""
        for _ in range(46):
            x, y = dice.uniform(left + 10, left + width - 4), dice.uniform(top + 6, top + high - 30)
            drops += f"M{num(x)},{num(y)}l-7,20"
        parts.append(line(drops, "#E4EBF1", 2.6, 0.85))
    parts += [
        line("M146,96V346M60,220H232", WHITE if sunny else "#DDE2E7", 8),
        rect(38, 352, 216, 16, darker(WHITE, 0.08 if sunny else 0.25), 4),
        group([_sill_plant(fresh=sunny)], (84, 352)),
    ]
    return "".join(parts)


def _sill_plant(*, fresh: bool) -> str:
    """Draw a flower in a pot, upright or drooping; origin: the middle of its foot."""
    if fresh:
        stem, bloom, colour = "M0,-34V-92M0,-50Q-20,-54 -26,-72M0,-44Q20,-48 24,-64", (0, -98), MOSS
    else:
        stem, bloom, colour = (
            "M0,-34C0,-84 26,-92 32,-58M0,-40Q-20,-52 -27,-28",
            (33, -48),
            "#6B6F55",
        )
    petal = ACCENT if fresh else mix(ACCENT, "#6B5A55", 0.55)
    x, y = bloom
    petals = "".join(
        circle(x + dx, y + dy, 9, petal)
        for dx, dy in ((-9, -5), (9, -5), (-6, 8), (6, 8), (0, -12))
    )
    return (
        line(stem, colour, 6)
        + petals
        + circle(x, y - 1, 7, OCHRE)
        + path("M-23,-36H23L17,0H-17Z", lighter(NAVY, 0.35))
        + rect(-26, -42, 52, 11, lighter(NAVY, 0.2), 4)
    )


def _calendar(day: str, *, sunny: bool) -> str:
    """Draw a leaf of a tear-off calendar; origin: its middle."""
    band = ACCENT if sunny else mix(ACCENT, STEEL, 0.45)
    sheet = WHITE if sunny else "#E6EAEE"
    return "".join(
        [
            rect(-47, -58, 104, 126, INK, 6, 0.16),
            rect(-52, -64, 104, 126, sheet, 6),
            path("M-52,-26V-58A6,6 0 0,1 -46,-64H46A6,6 0 0,1 52,-58V-26Z", band),
            circle(-26, -46, 5, PAPER),
            circle(26, -46, 5, PAPER),
            path(outline(day, 70, 0, 42), INK),
        ]
    )


def _counter() -> str:
    return ellipse(310, 1004, 130, 14, INK, 0.16) + group(
        [seats.counter(230, 306, OAK)], (212, 1002)
    )


def _box(at: tuple[float, float] = (262, 694), turn: float = 0) -> str:
    """Draw the parcel he comes for; origin: the middle of its foot."""
    return group(
        [
            rect(-40, -52, 80, 52, BOX, 3),
            rect(-40, -52, 80, 12, lighter(BOX, 0.2), 3),
            rect(-9, -52, 18, 52, lighter(BOX, 0.5)),
            rect(14, -30, 20, 16, WHITE, 2),
        ],
        at,
        turn,
    )


def _uniform() -> str:
    """Draw the collar and the name badge both employees wear."""
    return (
        held.collar(lighter(UNIFORM, 0.6))
        + line("M15,-160L17,-112", darker(UNIFORM, 0.3), 3)
        + rect(24, -128, 26, 15, WHITE, 3)
    )


def _kind_employee() -> str:
    """Draw the employee who leans over and hands him the parcel."""
    return Figure(
        Look(SKIN_DEEP, HAIR_BLACK, "locs", UNIFORM, NAVY, earring=OCHRE, bust=8, girth=1.08),
        near=Arm((88, -396), 1, "grip", angle=-4, item=_box((48, 24))),
        far=Arm((112, -374), 1, "flat", angle=6),
        mood=Mood("laugh", brow_lift=5, gaze=(2, 0), blush=0.4),
        lean=10,
        nod=4,
        over_torso=_uniform(),
        at=(338, 986),
        scale=0.96,
        mirror=True,
        shadow=0,
    ).draw()


def _cold_employee() -> str:
    """Draw the employee who crosses his arms and looks past the customer."""
    near, far = poses.crossed()
    return Figure(
        Look(SKIN_PALE, HAIR_GREY, "short", UNIFORM, NAVY, belly=8, girth=1.12),
        near=near,
        far=far,
        mood=Mood("flat", "half", brow_lift=3, gaze=(2, -2), blush=0.12),
        lean=-4,
        nod=-9,
        over_torso=_uniform(),
        at=(293, 976),
        scale=0.96,
        mirror=True,
        shadow=0,
    ).draw()


def _customer(*, helped: bool) -> str:
    """Draw the customer, glad with his parcel or at a loss."""
    coat = OCHRE
    if helped:
        near = Arm((52, -408), 1, "hug", angle=-8)
        far = Arm((76, -382), 1, "none")
        mood = Mood("smile", brow_lift=5, gaze=(2.4, 0), blush=0.4)
    else:
        near = Arm((30, -344), 1, "open", angle=-4)
        far = Arm((78, -372), 1, "open", angle=-32)
        mood = Mood("sad", brow_lift=4, brow_tilt=-6, gaze=(2.6, -0.5), blush=0.15)
    return Figure(
        Look(
            SKIN_BROWN, HAIR_SILVER, "crop", coat, "#2B3142", shoes="#5A3A24", facial="beard",
            girth=1.05, hem=112, flare=8, glasses=INK, aged=True, cuff=darker(coat, 0.35),
        ),
        near=near,
        far=far,
        mood=mood,
        legs=(Leg((-16, -20)), Leg((18, -22))),
        lean=4 if helped else -2,
        over_torso=line("M10,-150L14,106", darker(coat, 0.3), 3, 0.7)
        + "".join(circle(22, y, 5, darker(coat, 0.5)) for y in (-100, -50, 0)),
        over_arms=held.scarf(ACCENT, 80),
        at=(104, 1014),
        scale=0.98,
    ).draw()  # fmt: skip
