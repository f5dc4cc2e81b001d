"""De interne klant: a colleague may wait five days for an answer; at the counter someone waits too."""

from illustrations import palette as p
from illustrations.kit import Arm, Figure, Look, Mood, held, poses, props, seats
from illustrations.lettering import outline
from illustrations.palette import ACCENT, INK, PAPER, WHITE, darker, lighter, mix
from illustrations.shapes import (
    document,
    ellipse,
    gradient,
    group,
    line,
    path,
    polygon,
    rect,
)

TITLE = "Een collega vraagt met spoed om hulp, maar de man achter de schermen wijst op: 5 dagen"

FLOOR = 822
WALL = "#C9D6D8"
FRAME = "#7D929A"
DOOR = "#8FB9C2"
DESK = (700.0, 1014.0)
SIZE = 1.03


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("hall", [(0, "#FFEFC9", 1), (1, "#FBD793", 1)]),
        gradient("spill", [(0, "#FFE3A6", 0.85), (1, "#FFE3A6", 0)]),
        gradient("wall", [(0, lighter(WALL, 0.25), 1), (1, WALL, 1)]),
    ]
    parts = [
        _front_office(),
        _wall(),
        _rules(),
        _cupboard(),
        _colleague(),
        _desk(),
    ]
    return document(TITLE, definitions, parts)


def _front_office() -> str:
    """Draw what is seen through the door: the counter and the customer who waits."""
    crossed = poses.crossed()
    customer = Figure(
        Look(p.SKIN_LIGHT, p.HAIR_GREY, "bald", top=p.SLATE, bottom=INK, facial="moustache",
             aged=True, girth=1.14, belly=8, cuff=lighter(p.SLATE, 0.4)),
        crossed[0],
        crossed[1],
        Mood("sad", brow_tilt=3, gaze=(1, 2)),
        nod=9,
        over_torso=held.open_jacket(p.SLATE, PAPER),
        shadow=0,
    )  # fmt: skip
    return "".join(
        [
            rect(50, 240, 230, FLOOR - 240, "url(#hall)"),
            rect(50, 690, 230, FLOOR - 690, "#D9AE6C"),
            rect(66, 330, 66, 140, "#DDEBEE", 3),
            polygon([(66, 330), (110, 330), (66, 410)], WHITE, 0.6),
            group([props.ticket_display("12")], (206, 344), 0, 0.52),
            group([customer.draw()], (128, 836), 0, 0.7),
            rect(40, 640, 250, 182, "#B98A52"),
            rect(40, 662, 250, 10, INK, 0, 0.14),
            rect(30, 634, 270, 26, darker("#B98A52", 0.25), 4),
            rect(40, 806, 250, 16, darker("#B98A52", 0.4)),
        ]
    )


def _wall() -> str:
    """Draw the wall with the open door, the floor and the light from the front office."""
    return "".join(
        [
            path(f"M0,0H820V{FLOOR}H270V252H72V{FLOOR}H0Z", "url(#wall)"),
            rect(0, FLOOR, 820, 1080 - FLOOR, "#A9B3B4"),
            rect(0, FLOOR, 820, 24, INK, 0, 0.06),
            polygon([(72, FLOOR), (270, FLOOR), (420, 1080), (60, 1080)], "url(#spill)"),
            rect(270, FLOOR - 18, 550, 18, lighter(WALL, 0.5)),
            rect(270, FLOOR - 2, 550, 3, INK, 0, 0.14),
            path(f"M56,236H286V{FLOOR}H270V252H72V{FLOOR}H56Z", FRAME),
            polygon([(72, 252), (8, 214), (8, 900), (72, FLOOR)], DOOR),
            line("M60,276L22,256V540L60,534Z", darker(DOOR, 0.2), 3, 0.7),
            line("M44,576L24,580", INK, 9),
            rect(0, 0, 820, 26, lighter(WALL, 0.6)),
            group([props.clock(11.4, 50, FRAME)], (171, 158)),
            rect(120, 44, 250, 20, WHITE, 10),
            rect(500, 44, 250, 20, WHITE, 10),
            polygon([(500, 64), (750, 64), (810, 240), (440, 240)], WHITE, 0.1),
        ]
    )


def _rules() -> str:
    """Draw the sheet on the wall: five days."""
    return group(
        [
            rect(-86, -110, 180, 226, INK, 4, 0.14),
            rect(-92, -116, 180, 226, WHITE, 4),
            rect(-92, -116, 180, 26, ACCENT, 4),
            path(outline("5", 142, -2, 44), INK),
            path(outline("dagen", 48, -2, 92), INK),
            polygon([(-26, -128), (26, -132), (27, -110), (-25, -106)], p.OCHRE, 0.9),
        ],
        (548, 292),
        -2,
    )


def _cupboard() -> str:
    """Draw the shelf with binders and the pile that waits on it."""
    shades = (p.TEAL, p.ROSE, p.SAND, p.AQUA, "#8FA3C4", "#E3B78C")
    binders: list[str] = []
    for step in range(3):
        colour = mix(shades[step], WALL, 0.35)
        binders += [
            rect(690 + step * 27, 232, 24, 88, colour, 3),
            rect(695 + step * 27, 248, 14, 26, PAPER, 2, 0.85),
        ]
    return "".join(
        [
            *binders,
            group([props.pending_pile(9)], (806, 320), 0, 0.5),
            rect(676, 320, 240, 14, p.OAK),
            rect(676, 334, 240, 8, INK, 0, 0.1),
            line("M704,334V362M790,334V362", p.STEEL, 6),
        ]
    )


def _colleague() -> str:
    """Draw the colleague: the file against her, a hand that points back to the customer."""
    tunic = "#A33C5B"
    file = group(
        [
            rect(-40, -56, 84, 104, WHITE, 3),
            rect(-46, -50, 84, 108, p.OCHRE, 5),
            rect(-34, -30, 46, 14, PAPER, 3),
        ],
        (12, -98),
        9,
    )
    woman = Figure(
        Look(p.SKIN_OLIVE, p.HAIR_BLACK, "none", top=tunic, bottom="#2F3450", headwear="scarf",
             headwear_colour="#2E7F8C", hem=92, flare=8, bust=6, cuff=lighter(tunic, 0.35)),
        Arm((-84, -424), -1, "point", angle=-170, thumb=1, elbow=(-82, -334)),
        Arm((-6, -366), -1, "hug", -170, 1, in_front=True, hand_on_top=True, elbow=(78, -352)),
        Mood("o", brow_tilt=-8, brow_lift=5, gaze=(2, 0.5)),
        lean=6,
        nod=2,
        over_torso=file,
        at=(326, 984),
        scale=1.02,
    )  # fmt: skip
    return woman.draw()


def _screen(wide: float, slope: float) -> str:
    """Draw a monitor at an angle, for someone on its left; origin: its foot."""
    top, low = -196, -52
    frame = [(0, top), (wide, top - slope), (wide, low + slope), (0, low)]
    inner = [(6, top + 9), (wide - 6, top + 8 - slope), (wide - 6, low - 9 + slope), (6, low - 8)]
    rows = "".join(
        line(f"M14,{y}L{wide * share:g},{y + (y - top - 72) * slope / 90 * share:g}", colour, 6)
        for y, share, colour in (
            (-172, 0.5, WHITE),
            (-152, 0.8, WHITE),
            (-132, 0.7, p.OCHRE),
            (-112, 0.82, WHITE),
            (-92, 0.6, WHITE),
        )
    )
    return (
        rect(wide / 2 - 36, -10, 72, 10, darker(p.STEEL, 0.4), 5)
        + rect(wide / 2 - 7, -60, 14, 54, darker(p.STEEL, 0.3))
        + polygon(frame, INK)
        + polygon(inner, "#2F8FA6")
        + rows
    )


def _desk() -> str:
    """Draw the man at his two screens: eyes on his work, one finger to the rule."""
    shirt = p.MOSS
    phones = (
        line("M-24,2C-34,-44 -4,-70 22,-64", INK, 9)
        + ellipse(-22, 5, 17, 23, darker(ACCENT, 0.35))
        + ellipse(-24, 5, 12, 18, ACCENT)
    )
    man = Figure(
        Look(p.SKIN_BROWN, p.HAIR_BLACK, "undercut", top=shirt, bottom="#3A3A4C", shoes="#4A3226",
             facial="stubble", girth=1.06, belly=4, cuff=lighter(shirt, 0.45)),
        Arm((112, -248), 1, "flat", 8),
        Arm((124, -500), 1, "point", angle=-72),
        Mood("flat", "half", brow_lift=3, gaze=(2, 1)),
        seated=True,
        over_torso=held.collar(lighter(shirt, 0.4)),
    )  # fmt: skip
    desk = [
        seats.office_chair("#3E4C66"),
        man.draw(),
        group([phones], (7, -412), 0, 1.16),
        group([_screen(52, 9)], (228, -246), 0, 0.94),
        group([seats.table(250)], (92, 0)),
        group([_screen(88, 7)], (148, -236), 0, 0.94),
        rect(96, -246, 70, 8, p.SAND, 4),
        held.mug((318, -262), p.OCHRE),
    ]
    return group(desk, DESK, 0, (-SIZE, SIZE))
