"""De winkel die je onthoudt: a shopkeeper in the mountains knows two travellers again at once."""

import random

from illustrations import palette as p
from illustrations.kit import Arm, Figure, Leg, Look, Mood, bubbles, held, props, seats
from illustrations.palette import ACCENT, INK, PAPER, WHITE, darker, lighter, mix
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
    polygon,
    rect,
)

TITLE = "Een winkelier in de bergen herkent twee reizigers en komt met open armen naar hen toe"

FLOOR = 806
BOARDS = "#EBD2AC"
TIMBER = "#8F5E38"
SKY = "#CBE4EF"
BOOT = "#A9512A"
STRIDE = (Leg((-34, -20)), Leg((30, -22)))


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("floor", [(0, "#C9995F", 1), (1, "#B5834B", 1)]),
        gradient("spill", [(0, "#FFF6DC", 0.75), (1, "#FFF6DC", 0)]),
    ]
    parts = [
        _walls(),
        _window(286, 322, 246, 268),
        _door(),
        _shelves(),
        _pegs(),
        _counter(),
        _light(),
        _travellers(),
        _shopkeeper(),
        _memory(),
    ]
    return document(TITLE, definitions, parts)


def _walls() -> str:
    """Draw the wooden walls, the beams and the floor boards."""
    seams = "".join(f"M0,{y}H820" for y in range(70, FLOOR, 62))
    joints = "".join(
        f"M{num(410 + (x - 410) * 0.72)},{FLOOR}L{num(410 + (x - 410) * 1.5)},1080"
        for x in range(-160, 1000, 96)
    )
    return (
        rect(0, 0, 820, FLOOR, BOARDS)
        + line(seams, darker(BOARDS, 0.14), 2.6, 0.7)
        + rect(0, 0, 820, 30, TIMBER)
        + rect(0, 30, 820, 10, INK, 0, 0.1)
        + rect(0, FLOOR, 820, 1080 - FLOOR, "url(#floor)")
        + line(joints, darker("#B5834B", 0.3), 2.6, 0.5)
        + rect(0, FLOOR - 20, 820, 20, TIMBER)
        + rect(0, FLOOR, 820, 22, INK, 0, 0.08)
    )


def _mountains(x: float, y: float, wide: float, high: float) -> str:
    """Draw a valley that fills a rectangle: two ranges, snow and pines."""

    def at(across: float, down: float) -> Point:
        return x + across * wide, y + down * high

    far = [(0, 0.5), (0.16, 0.32), (0.3, 0.46), (0.5, 0.22), (0.72, 0.44), (0.86, 0.34), (1, 0.48)]
    near = [(0, 0.66), (0.22, 0.5), (0.4, 0.62), (0.7, 0.16), (1, 0.56)]
    snow = [(0.7, 0.16), (0.58, 0.32), (0.64, 0.3), (0.69, 0.36), (0.75, 0.29), (0.82, 0.32)]
    shade = [(0.7, 0.16), (1, 0.56), (1, 0.8), (0.76, 0.8), (0.74, 0.44)]
    parts = [
        rect(x, y, wide, high, SKY),
        polygon([at(*spot) for spot in [*far, (1, 1), (0, 1)]], "#9DBFD6"),
        polygon([at(*spot) for spot in [*near, (1, 1), (0, 1)]], "#6E93B5"),
        polygon([at(*spot) for spot in shade], "#587DA1"),
        polygon([at(*spot) for spot in snow], WHITE),
        polygon([at(*spot) for spot in ((0, 0.74), (0.4, 0.68), (1, 0.8), (1, 1), (0, 1))],
                "#8DB27C"),
    ]  # fmt: skip
    for across, foot, size in ((0.07, 0.8, 60), (0.2, 0.86, 84), (0.34, 0.8, 56), (0.52, 0.88, 76),
                               (0.66, 0.86, 60), (0.8, 0.94, 92), (0.93, 0.9, 70)):  # fmt: skip
        parts.append(_pine(at(across, foot), size * min(1, wide / 220)))
    return "".join(parts)


def _pine(foot: Point, high: float) -> str:
    x, y = foot
    tiers = "".join(
        f"M{num(x)},{num(y - high * top)}L{num(x + high * half)},{num(y - high * low)}"
        f"H{num(x - high * half)}Z"
        for top, low, half in ((1, 0.62, 0.13), (0.82, 0.36, 0.17), (0.6, 0.1, 0.21))
    )
    return rect(x - 3, y - high * 0.12, 6, high * 0.12, TIMBER) + path(tiers, "#3F6F56")


def _window(x: float, y: float, wide: float, high: float) -> str:
    """Draw the window with a sill and a cross."""
    return (
        rect(x - 16, y - 16, wide + 32, high + 32, TIMBER, 4)
        + _mountains(x, y, wide, high)
        + line(f"M{num(x + wide / 2)},{num(y)}V{num(y + high)}", TIMBER, 10)
        + line(f"M{num(x)},{num(y + high * 0.36)}H{num(x + wide)}", TIMBER, 8)
        + rect(x - 28, y + high + 12, wide + 56, 16, darker(TIMBER, 0.2), 4)
    )


def _door() -> str:
    """Draw the open doorway with the valley outside, the door leaf and its bell."""
    return (
        rect(44, 252, 196, FLOOR - 252, darker(TIMBER, 0.12), 4)
        + rect(60, 268, 164, FLOOR - 268, SKY)
        + _mountains(60, 400, 164, 280)
        + polygon([(60, FLOOR), (224, FLOOR), (224, 706), (60, 676)], "#D9C59A")
        + polygon([(60, 268), (0, 236), (0, 872), (60, FLOOR)], TIMBER)
        + polygon([(48, 302), (10, 286), (10, 560), (48, 548)], mix(SKY, WHITE, 0.3))
        + line("M29,294V554M10,420L48,424", TIMBER, 6)
        + circle(48, 624, 7, p.OCHRE)
        + line("M150,226C190,212 214,220 220,246", INK, 5)
        + group(
            [path("M-20,22C-18,-14 18,-14 20,22Z", p.OCHRE), circle(0, 26, 6, darker(p.OCHRE))],
            (220, 250),
            -16,
        )
        + line("M252,238q14,8 12,24M270,226q20,14 17,36", ACCENT, 4)
    )


def _shelves() -> str:
    """Draw the shelves with goods, a rope and a lantern."""
    dice = random.Random(21)  # noqa: S311 - only fills the shelves
    return group([props.shelf(240, dice)], (610, 480)) + group([props.shelf(240, dice)], (610, 600))


def _pegs() -> str:
    """Draw a rail with pegs: a rope, a lantern and a bottle."""
    rope = "".join(
        line(f"M{x},0C{x - 40},50 {x - 30},112 {x + 6},112C{x + 42},112 {x + 50},50 {x + 10},0",
             colour, 7)
        for x, colour in ((-12, "#B9542F"), (-5, "#D9744A"), (2, "#B9542F"))
    )  # fmt: skip
    lantern = (
        line("M0,0C-30,6 -30,34 -22,40M0,0C30,6 30,34 22,40", INK, 4)
        + rect(-27, 38, 54, 12, "#3F6F56", 5)
        + path("M-20,50H20L25,100H-25Z", "#FFE9A8")
        + path("M0,62C14,78 10,94 0,94C-10,94 -14,78 0,62Z", p.OCHRE)
        + rect(-30, 98, 60, 18, "#3F6F56", 5)
    )
    bottle = (
        line("M0,0V20", INK, 4)
        + rect(-10, 18, 20, 16, INK, 4)
        + path("M-12,32H12C14,44 24,46 24,58V110C24,118 -24,118 -24,110V58C-24,46 -14,44 -12,32Z",
               p.TEAL)
        + rect(-24, 68, 48, 20, lighter(p.TEAL, 0.6))
    )  # fmt: skip
    peg = circle(0, -2, 6, darker(TIMBER, 0.35))
    goods = zip((rope, lantern, bottle), (84, 168, 252), strict=True)
    return rect(44, 74, 250, 18, TIMBER, 4) + "".join(group([peg, it], (x, 86)) for it, x in goods)


def _counter() -> str:
    """Draw the counter she has come from."""
    return ellipse(740, 906, 170, 14, INK, 0.16) + group(
        [seats.counter(250, 262, "#A9713F")], (612, 904)
    )


def _light() -> str:
    """Draw the daylight that falls in through the door."""
    return polygon([(60, FLOOR), (224, FLOOR), (430, 1080), (90, 1080)], "url(#spill)")


def _pack(colour: str) -> str:
    """Draw a rucksack on a back, in the measures of a standing figure."""
    dark = darker(colour, 0.25)
    return (
        path(
            "M-40,-470C-70,-498 -122,-488 -128,-440L-136,-300C-136,-270 -110,-264 -40,-268Z", colour
        )
        + path("M-128,-400L-140,-396C-158,-390 -156,-316 -138,-312L-128,-312Z", dark)
        + path("M-40,-474C-70,-500 -124,-492 -128,-436L-126,-414C-90,-424 -60,-422 -40,-414Z", dark)
        + line("M-86,-418V-372", p.SAND, 6)
        + rect(-132, -528, 92, 42, p.SAND, 21)
        + line("M-110,-526V-488M-66,-526V-488", darker(p.SAND, 0.35), 5)
    )


def _straps(colour: str) -> str:
    """Draw the straps of a rucksack for `over_torso`."""
    dark = darker(colour, 0.35)
    return line("M-28,-190C-2,-170 -4,-120 -36,-92", dark, 13) + line("M-38,-40H40", dark, 9)


def _boots(legs: tuple[Leg, Leg]) -> str:
    """Draw walking boots over the trousers."""
    parts: list[str] = []
    for leg, colour in ((legs[1], darker(BOOT, 0.25)), (legs[0], BOOT)):
        shaft = (
            path("M-20,-44H19L18,-8C34,-2 46,2 49,14H-18C-24,-6 -22,-24 -20,-44Z", colour)
            + rect(-23, -50, 45, 13, darker(p.SAND, 0.1), 6)
            + line("M2,-30H18M4,-18H20M8,-7H28", PAPER, 3.4)
            + rect(-20, 13, 71, 9, INK, 3)
        )
        parts.append(group([shaft], leg.ankle, leg.pitch))
    return "".join(parts)


def _travellers() -> str:
    """Draw the couple with their rucksacks: surprised and glad."""
    teal, ochre = "#2E8C9A", p.OCHRE
    man = Figure(
        Look(p.SKIN_ROSY, p.HAIR_GINGER, "wave", top=teal, bottom="#4A4038", shoes=BOOT,
             facial="beard", girth=1.1, belly=6, cuff=lighter(teal, 0.4)),
        Arm((16, -392), 1, "flat", -20, hand_on_top=True),
        Arm((50, -330), 1, "none"),
        Mood("talk", "wide", brow_lift=8, gaze=(1.5, 0)),
        legs=STRIDE,
        over_torso=_straps(teal),
    )  # fmt: skip
    woman = Figure(
        Look(p.SKIN_DEEP, p.HAIR_BLACK, "locs", top=ochre, bottom=p.NAVY, shoes=BOOT, bust=8,
             hem=34, cuff=lighter(ochre, 0.5), earring=PAPER),
        Arm((-6, -376), 1, "rest", -34, hand_on_top=True),
        Arm((80, -440), 1, "open", angle=-74),
        Mood("laugh", brow_lift=9, gaze=(1.5, -0.5)),
        legs=STRIDE,
        over_torso=_straps(ochre),
        lean=-2,
    )  # fmt: skip
    return "".join(
        group([_pack(pack), figure.draw(), _boots(STRIDE)], at, 0, scale)
        for figure, pack, at, scale in (
            (man, "#7A4B66", (172, 976), 0.94),
            (woman, "#4F7F5C", (304, 1016), 0.94),
        )
    )


def _shopkeeper() -> str:
    """Draw the shopkeeper: a woman of sixty, arms wide open."""
    woman = Figure(
        Look(p.SKIN_TAN, p.HAIR_SILVER, "bun", top=p.PLUM, bottom="#3A3550", shoes="#4A3226",
             girth=1.14, belly=8, bust=10, aged=True, hem=44, glasses=INK,
             cuff=lighter(p.PLUM, 0.35)),
        Arm((-112, -396), -1, "open", angle=-146, thumb=1),
        Arm((146, -428), 1, "open", angle=-38),
        Mood("laugh", brow_lift=8, gaze=(1, 0)),
        legs=(Leg((-40, -24), 10), Leg((40, -22), -6)),
        lean=5,
        nod=-4,
        over_torso=held.apron("#C9D8A8"),
        at=(618, 1020),
        scale=0.98,
        mirror=True,
    )  # fmt: skip
    return woman.draw()


def _memory() -> str:
    """Draw the thought: the mountain and the boots they talked about."""
    peak = (
        polygon([(-170, 74), (-84, -66), (-44, -14), (-22, -40), (50, 74)], "#6E93B5")
        + polygon([(-84, -66), (-44, -14), (-22, -40), (50, 74), (-56, 74)], "#587DA1")
        + polygon([(-84, -66), (-112, -20), (-94, -30), (-82, -12), (-68, -28), (-56, -30)], WHITE)
        + line("M-120,68q26,-12 14,-28t24,-26", ACCENT, 5)
        + line("M-84,-66V-96", INK, 4)
        + path("M-84,-98L-54,-88L-84,-76Z", ACCENT)
    )
    boot = (
        path("M-40,-112H22C22,-76 28,-62 62,-52C94,-44 102,-30 102,-4H-46C-50,-40 -38,-66 -40,-112Z",
             BOOT)
        + rect(-46, -126, 76, 24, darker(p.SAND, 0.1), 11)
        + path("M-46,-40C-30,-44 -18,-30 -18,-4H-46Z", darker(BOOT, 0.25))
        + path("M60,-4C62,-26 80,-36 96,-34C100,-26 102,-16 102,-4Z", darker(BOOT, 0.25))
        + line("M-6,-92H24M-4,-74H26M4,-56H40M18,-42H58", PAPER, 6)
        + path("M-48,-6H106V12H94V18H76V12H56V18H38V12H-2V18H-20V12H-48Z", INK)
    )  # fmt: skip
    meadow = path("M-150,76C-80,60 60,62 170,76C160,92 -130,92 -150,76Z", "#8DB27C")
    content = group([peak], (-24, 4), 0, 0.95) + meadow + group([boot], (72, 62), 0, 0.82)
    return bubbles.thought((536, 164), 430, 226, (634, 400), "#E2F0F6", content)
