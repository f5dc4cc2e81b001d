"""Het eerlijke telefoontje: a bank employee shows a customer, unasked, how he can pay less."""

import math

from illustrations.kit import FEET_TUCKED, SEATED, Arm, Figure, Look, Mood, interiors, poses, seats
from illustrations.kit.held import cardigan, collar, mug
from illustrations.palette import (
    ACCENT,
    AQUA,
    BLUE,
    HAIR_BLACK,
    HAIR_GINGER,
    HAIR_GREY,
    HAIR_SILVER,
    INK,
    MOSS,
    NAVY,
    OAK,
    OCHRE,
    PAPER,
    PLUM,
    SAND,
    SKIN_DEEP,
    SKIN_LIGHT,
    SKIN_ROSY,
    SKIN_TAN,
    SLATE,
    STEEL,
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
    polygon,
    rect,
)

TITLE = "Een man belt aan de keukentafel met zijn bank; de medewerker wijst iets aan op haar scherm"

DIVIDE: tuple[Point, Point, Point, Point] = ((580, -20), (520, 430), (330, 470), (262, 1100))
EVENING = "#F0D9AE"
DAY = "#CFE3E6"
WINDOWS = ((64, 150), (78, 180), (142, 122), (156, 152), (142, 182), (216, 138), (234, 166))
CUPBOARD = mix("#B7A67E", EVENING, 0.25)


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("evening", [(0, "#E2BE86", 1), (1, "#F4E0B8", 1)]),
        gradient("night", [(0, "#1F2C5C", 1), (1, "#4A5F97", 1)]),
        gradient("glow", [(0, "#FFF1C4", 0.6), (1, "#FFF1C4", 0)]),
        gradient("dusk", [(0, "#7F97C6", 1), (1, "#E9CDB8", 1)]),
        gradient("office", [(0, "#BFDCE2", 1), (1, "#E4F0EF", 1)]),
    ]
    parts = [_kitchen(), _customer(), _office(), _far_desks(), _employee(), _cord()]
    return document(TITLE, definitions, parts)


def _kitchen() -> str:
    """Draw the kitchen in the evening: dark window, cupboards, tiles and the lamp over the table."""
    stars = "".join(
        circle(x, y, 2.4, PAPER, 0.9) for x, y in ((34, 40), (88, 26), (60, 92), (150, 108))
    )
    panes = (
        rect(-12, -12, 214, 254, "#D9B98A", 4)
        + rect(0, 0, 190, 230, "url(#night)")
        + path("M150,36A26,26 0 1,0 168,74A22,22 0 1,1 150,36Z", "#FFE7A6")
        + stars
        + path("M0,230V190L40,166L78,190V176H120V156H152V184H190V230Z", "#17224A")
        + rect(96, 204, 10, 14, "#FFC862")
        + rect(20, 200, 10, 14, "#FFC862")
        + line("M95,0V230", "#D9B98A", 9)
        + rect(-22, 238, 234, 14, "#C7A371", 4)
    )
    units = [
        group([interiors.kitchen_units(420, CUPBOARD)], (256, 726), 0, 0.84),
        group([interiors.kettle(mix(ACCENT, EVENING, 0.3))], (346, 510), 0, 0.7),
    ]
    return "".join(
        [
            rect(0, 0, 620, 726, "url(#evening)"),
            rect(0, 726, 520, 354, "#C99F66"),
            rect(0, 712, 520, 14, "#EFDDB8"),
            rect(0, 726, 520, 30, INK, 0, 0.06),
            line("M0,800H520M0,900H520M0,1010H520M120,800L96,900M300,900L290,1010", "#A97E4A", 3, 0.4),
            group([interiors.tiles(360, 190, 38, "#F0E0BC")], (256, 322)),
            group([panes], (64, 76)),
            *units,
            polygon([(318, 186), (382, 186), (560, 590), (190, 590)], "url(#glow)"),
            group([interiors.lamp(140, OCHRE)], (350, 0)),
            ellipse(150, 872, 176, 40, "#A65C3A", 0.55),
            ellipse(150, 872, 156, 32, "#D9A06A", 0.5),
            group([seats.chair(OAK)], (126, 860), 0, 1.12),
        ]
    )  # fmt: skip


def _customer() -> str:
    """Draw the man at his table: the mobile at his ear, his other hand on his chest in relief."""
    man = Figure(
        Look(
            skin=SKIN_TAN,
            hair=HAIR_GREY,
            style="short",
            top=MOSS,
            bottom="#4A4034",
            shoes="#5A3A24",
            girth=1.14,
            belly=12,
            facial="moustache",
            aged=True,
        ),
        near=poses.at_ear(SEATED),
        far=Arm((66, -290), 1, "hug", -164, 1, in_front=True, hand_on_top=True, elbow=(110, -250)),
        mood=Mood("talk", "wide", brow_lift=8, brow_tilt=-5, gaze=(2, 0)),
        seated=True,
        legs=FEET_TUCKED,
        lean=2,
        nod=-5,
        over_torso=cardigan(MOSS, PAPER),
    )
    top = polygon([(108, -262), (420, -262), (420, -236), (92, -236)], lighter(WOOD, 0.35))
    return group(
        [top, man.draw(), group([seats.table(360, WOOD)], (92, 0)), _statement()],
        (126, 860),
        0,
        1.12,
    )


def _statement() -> str:
    """Draw the bank statement, its envelope and a mug on the table."""
    sheet = polygon([(130, -260), (214, -260), (204, -239), (112, -239)], WHITE)
    text = "M137,-255H172M133,-250H180M129,-245H166"
    return (
        polygon([(218, -259), (262, -259), (256, -243), (210, -243)], "#E7D8BE")
        + line("M219,-258L238,-249L261,-258", "#BFA87F", 1.8)
        + sheet
        + line(text, STEEL, 2.6)
        + line("M186,-255H202M184,-250H200", ACCENT, 3)
        + mug((158, -280), AQUA, 0.9)
    )


def _office() -> str:
    """Draw the right half: wall, floor and windows of the customer service."""
    start, one, two, end = DIVIDE
    edge = (
        f"M{num(start[0])},{num(start[1])}C{num(one[0])},{num(one[1])} {num(two[0])},{num(two[1])} "
        f"{num(end[0])},{num(end[1])}H820V-20Z"
    )
    x, y = _divide(0.635)
    ground = (
        f"M{num(x)},{num(y)}C{num(x - 66)},{num(y + 130)} 290,850 {num(end[0])},{num(end[1])}"
        f"H820V{num(y)}Z"
    )
    return path(edge, "url(#office)") + path(ground, "#A9C4C8")


def _far_desks() -> str:
    """Draw the windows and the other desks, vaguely, with two colleagues on the telephone."""
    left = Figure(
        Look(_far(SKIN_DEEP), _far(HAIR_BLACK), "crop", _far(BLUE), _far(SLATE), headset=_far(INK)),
        *poses.typing(),
        Mood("flat"),
        seated=True,
        shadow=0,
    )
    right = Figure(
        Look(
            _far(SKIN_ROSY), _far(HAIR_SILVER), "bob", _far(OCHRE), _far(SLATE), headset=_far(INK)
        ),
        *poses.typing(),
        Mood("talk"),
        seated=True,
        lean=-3,
        shadow=0,
    )
    desk = group([seats.table(250, _far(OAK))], (92, 0))
    chair = seats.office_chair(_far(SLATE))
    window = "".join(
        [
            rect(0, 0, 260, 240, _far(WHITE), 4),
            rect(14, 14, 246, 212, "url(#dusk)"),
            path("M14,226V170H52V132H96V160H128V104H176V146H204V120H260V226Z", "#8598BC"),
            *(rect(x, y, 9, 12, "#FFE2A0") for x, y in WINDOWS),
            line("M134,14V226", _far(WHITE), 9),
        ]
    )
    lamps = line("M640,52H700M740,52H800", WHITE, 13)
    return (
        lamps
        + group([window], (612, 96))
        + group([chair, left.draw(), desk], (530, 634), 0, 0.56)
        + group([chair, right.draw(), desk], (784, 634), 0, (-0.56, 0.56))
        + rect(650, 452, 12, 52, _far(INK), 3)
    )


def _far(colour: str) -> str:
    """Return a colour as it looks at the far end of the office."""
    return mix(colour, DAY, 0.5)


def _employee() -> str:
    """Draw the employee: leaning in, headset on, pointing at her screen."""
    near = Arm((122, -304), 1, "point", angle=-6)
    woman = Figure(
        Look(
            skin=SKIN_LIGHT,
            hair=HAIR_GINGER,
            style="tail",
            top=PLUM,
            bottom=NAVY,
            headset=INK,
            cuff=lighter(PLUM, 0.6),
        ),
        near=near,
        far=poses.typing()[1],
        mood=Mood("talk", brow_lift=5, brow_tilt=-2, gaze=(2, 1)),
        seated=True,
        lean=12,
        nod=-4,
        over_torso=collar(PAPER),
    )
    desk = (
        rect(534, 780, 22, 262, darker(OAK, 0.25), 4)
        + polygon([(330, 764), (574, 764), (574, 788), (322, 788)], OAK)
        + polygon([(322, 788), (574, 788), (574, 795), (320, 795)], INK, 0.16)
    )
    place, size = (684, 1040), (-1.16, 1.16)
    return (
        _screen()
        + group([seats.office_chair(SLATE), woman.draw()], place, 0, size)
        + desk
        + rect(452, 756, 96, 9, SAND, 4)
    )


def _screen() -> str:
    """Draw the monitor, turned half to us: a high bar beside a much lower one."""
    return "".join(
        [
            path("M404,764L414,744H446L456,764Z", darker(STEEL, 0.4)),
            rect(420, 716, 16, 36, darker(STEEL, 0.3)),
            polygon([(378, 570), (496, 584), (496, 716), (378, 736)], INK),
            polygon([(387, 581), (488, 592), (488, 709), (387, 725)], WHITE),
            polygon([(387, 581), (488, 592), (488, 608), (387, 600)], TEAL),
            polygon([(398, 620), (424, 622), (424, 712), (398, 716)], SLATE),
            polygon([(444, 672), (468, 672), (468, 705), (444, 709)], ACCENT),
            line("M434,630C450,630 456,640 456,656M447,648L456,659L465,648", ACCENT, 5),
        ]
    )


def _divide(share: float) -> Point:
    """Return a point of the line between the halves."""
    weights = (
        (1 - share) ** 3,
        3 * share * (1 - share) ** 2,
        3 * share**2 * (1 - share),
        share**3,
    )
    return (
        sum(weight * point[0] for weight, point in zip(weights, DIVIDE, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, DIVIDE, strict=True)),
    )


def _cord() -> str:
    """Draw the curled telephone cord along the line between the halves."""
    loops, steps, radius = 44, 14, 15.0
    data, walked, share = "", 0.0, 0.0
    pitch = 1230 / (loops * steps)
    while share < 1:
        x, y = _divide(share)
        share += 0.0004
        walked += math.dist((x, y), _divide(share))
        if walked >= pitch:
            walked -= pitch
            turn = math.tau * data.count("L") / steps
            letter = "L" if data else "M"
            data += f"{letter}{num(x + radius * math.cos(turn))},{num(y + radius * 0.8 * math.sin(turn))}"
    return line(data, INK, 9, 0.16) + line(data, ACCENT, 6)
