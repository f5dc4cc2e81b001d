"""U vraagt, wij draaien: thirty chairs stand in stacks at nine; the porter ticks, visitors come."""

from illustrations import palette as p
from illustrations.kit import Arm, Figure, Leg, Look, Mood, held, poses, props, seats
from illustrations.palette import INK, WHITE, darker, lighter, mix
from illustrations.shapes import (
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

TITLE = "Dertig stoelen staan in stapels midden in de zaal; bij de deur komen de eerste bezoekers"

FLOOR = 742
PANEL = "#7FA08A"


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#EAF0E4", 1), (1, "#DCE6D4", 1)]),
        gradient("floor", [(0, "#D3A873", 1), (1, "#BE8D57", 1)]),
        gradient("morning", [(0, "#FFE9B8", 1), (1, "#FFF7E2", 1)]),
        gradient("beam", [(0, "#FFF1C4", 0.6), (1, "#FFF1C4", 0.05)]),
    ]
    parts = [_hall(), _doorway(), _visitors(), _organiser(), _stacks(), _porter()]
    return document(TITLE, definitions, parts)


def _hall() -> str:
    """Draw the hall: tall windows, panelling, bunting, the clock and the wooden floor."""
    window = "".join(
        [
            rect(-10, -10, 150, 350, WHITE, 4),
            rect(0, 0, 130, 330, "url(#morning)"),
            path("M0,330V250C30,214 60,232 74,250C92,226 118,232 130,246V330Z", "#C9DDB2"),
            line("M65,0V330M0,110H130M0,220H130", WHITE, 7),
            rect(-18, 336, 166, 14, darker(WHITE, 0.12), 4),
        ]
    )
    planks = "".join(
        f"M{num(410 + (x - 410) * 0.72)},{FLOOR}L{num(410 + (x - 410) * 1.6)},1080"
        for x in range(-190, 1030, 100)
    )
    return "".join(
        [
            rect(0, 0, 820, FLOOR, "url(#wall)"),
            rect(0, 560, 820, FLOOR - 560, PANEL),
            rect(0, 552, 820, 12, lighter(PANEL, 0.4)),
            line("".join(f"M{x},576V{FLOOR - 18}" for x in range(40, 820, 60)), darker(PANEL, 0.16), 3),
            rect(0, FLOOR - 16, 820, 16, darker(PANEL, 0.3)),
            rect(0, FLOOR, 820, 1080 - FLOOR, "url(#floor)"),
            line(planks, "#9C6E3E", 2.6, 0.45),
            polygon([(80, FLOOR), (200, FLOOR), (330, 1000), (150, 1000)], "url(#beam)"),
            polygon([(300, FLOOR), (420, FLOOR), (620, 1000), (440, 1000)], "url(#beam)"),
            group([window], (60, 150)),
            group([window], (250, 150)),
            _bunting(),
            group([props.clock(9, 58, darker(PANEL, 0.45))], (532, 212)),
        ]
    )  # fmt: skip


def _bunting() -> str:
    """Draw a string of little flags along the ceiling."""
    colours = (p.ACCENT, p.OCHRE, p.TEAL, p.PLUM)
    flags: list[str] = []
    for step in range(17):
        x = 8 + step * 48
        share = (x % 410) / 410
        y = 54 + 200 * share * (1 - share)
        flags.append(polygon([(x, y), (x + 34, y + 2), (x + 17, y + 46)], colours[step % 4]))
    cord = "M-10,50C120,120 290,120 410,54C530,120 700,120 830,54"
    return "".join(flags) + line(cord, WHITE, 5)


def _doorway() -> str:
    """Draw the open double doors with the morning behind them."""
    return "".join(
        [
            rect(618, 296, 220, FLOOR - 280, darker(PANEL, 0.35), 4),
            rect(634, 312, 190, FLOOR - 312, "url(#morning)"),
            path("M634,640C680,596 720,620 760,606C790,596 810,610 820,600V742H634Z", "#BFD6A6"),
            path("M690,742L716,640H780L820,742Z", "#E4D3B4"),
            polygon([(634, 312), (660, 330), (660, 752), (634, FLOOR)], p.OAK),
            rect(648, 530, 7, 40, darker(p.STEEL, 0.3), 3),
            polygon([(634, FLOOR), (820, FLOOR), (820, 900), (560, 900)], "url(#beam)"),
        ]
    )


def _visitors() -> str:
    """Draw the first elderly visitors: one with a rollator, one with a stick."""
    woman = Figure(
        Look(
            skin=p.SKIN_TAN,
            hair=p.HAIR_SILVER,
            style="bun",
            top=p.LILAC,
            bottom="#3A3550",
            aged=True,
            glasses=INK,
            girth=1.1,
            bust=6,
            hem=80,
            flare=8,
        ),
        near=Arm((84, -292), 1, "grip"),
        far=Arm((110, -294), 1, "grip"),
        mood=Mood("o", brow_lift=6),
        lean=9,
        nod=-6,
    )
    man = Figure(
        Look(
            skin=p.SKIN_LIGHT,
            hair=p.HAIR_SILVER,
            style="bald",
            top=p.NAVY,
            bottom="#6B6257",
            aged=True,
            facial="moustache",
        ),
        near=Arm((70, -266), 1, "grip", angle=90, item=held.walking_stick(260)),
        far=poses.hanging()[1],
        mood=Mood("flat", brow_lift=5),
        lean=5,
    )
    return group([man.draw()], (646, 758), 0, (-0.63, 0.63)) + group(
        [group([seats.rollator()], (104, 0)), woman.draw()], (756, 818), 0, (-0.7, 0.7)
    )


def _stacks() -> str:
    """Draw three stacks of ten chairs: thirty, exactly."""
    places = ((298, 974), (410, 994), (522, 974))
    return "".join(group([_stack()], place) for place in places)


def _stack(count: int = 10) -> str:
    """Draw a stack of chairs from the side; origin: the middle of its foot."""
    shadow = ellipse(4, 0, 66, 11, INK, 0.2)
    rise = 24
    legs: list[str] = []
    chairs: list[str] = []
    for step in range(count):
        legs.append(
            group([line("M30,-112L40,-4M-32,-112L-42,-4", p.STEEL, 5)], (2 * step, -rise * step))
        )
        colour = (p.ACCENT, mix(p.ACCENT, WHITE, 0.14))[step % 2]
        chair = (
            line("M-34,-114C-44,-160 -46,-190 -52,-232", darker(p.STEEL, 0.25), 5)
            + rect(-42, -122, 86, 13, colour, 6)
            + line("M-47,-202L-53,-238", colour, 12)
        )
        chairs.append(group([chair], (2 * step, -rise * step)))
    return shadow + "".join(legs) + "".join(chairs)


def _porter() -> str:
    """Draw the porter: cheerful, ticking off his list."""
    coat = p.SLATE
    porter = Figure(
        Look(
            skin=p.SKIN_PALE,
            hair=p.HAIR_GINGER,
            style="short",
            top=coat,
            bottom="#39415A",
            shoes="#5A3A24",
            girth=1.16,
            belly=14,
            facial="beard",
            hem=60,
            flare=4,
        ),
        near=Arm((62, -338), 1, "flat", -34, item=held.pen(p.ACCENT), hand_on_top=True),
        far=Arm((122, -330), 1, "grip", -8, in_front=True, item=_clipboard()),
        mood=Mood("laugh", brow_lift=5),
        lean=-3,
        nod=2,
        over_torso=held.open_jacket(coat, p.OCHRE),
        at=(126, 1010),
        scale=1.06,
    )
    return porter.draw()


def _clipboard() -> str:
    """Draw a clipboard with a list that is all ticks; the origin is the hand that holds it."""
    ticks = "".join(f"M-46,{y}l7,8l12,-18" for y in (-100, -76, -52))
    lines = "".join(f"M-16,{y}H16" for y in (-98, -74, -50, -26, -2))
    return (
        rect(-66, -128, 102, 150, p.LEATHER, 6)
        + rect(-59, -116, 88, 132, WHITE, 2)
        + rect(-34, -136, 36, 16, p.STEEL, 4)
        + line(ticks, p.ACCENT, 5)
        + line(lines, p.STEEL, 4)
    )


def _organiser() -> str:
    """Draw the woman who organises the morning: both hands at her head."""
    dress = p.OCHRE
    woman = Figure(
        Look(
            skin=p.SKIN_DEEP,
            hair=p.HAIR_BLACK,
            style="locs",
            top=dress,
            bottom="#2B3142",
            girth=1.06,
            bust=6,
            hem=120,
            flare=14,
            earring=p.TEAL,
        ),
        near=Arm((-42, -572), 1, "hug", -34, hand_on_top=True, elbow=(-128, -500)),
        far=Arm((58, -572), 1, "hug", -146, 1, hand_on_top=True, elbow=(134, -498)),
        mood=Mood("o", "wide", brow_lift=8, brow_tilt=-6, gaze=(1, 3)),
        legs=(Leg((-22, -20)), Leg((22, -22))),
        shrug=12,
        turn=0.25,
        at=(434, 862),
        scale=0.94,
    )
    return woman.draw()
