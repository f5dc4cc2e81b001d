"""Kritische vraag: a customer of seventy stands up and asks; the director's smile freezes."""

from illustrations.kit import (
    FEET_FORWARD,
    Arm,
    Figure,
    Leg,
    Look,
    Mood,
    held,
    interiors,
    props,
    seats,
)
from illustrations.palette import (
    ACCENT,
    AQUA,
    BLUE,
    HAIR_BLACK,
    HAIR_GINGER,
    HAIR_SILVER,
    INK,
    LILAC,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    SKIN_DARK,
    SKIN_OLIVE,
    SKIN_PALE,
    SKIN_ROSY,
    SKIN_TAN,
    STEEL,
    TEAL,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
)
from illustrations.shapes import document, ellipse, gradient, group, line, path, polygon, rect

TITLE = "Een klant staat op en stelt een kritische vraag; de directeur glimlacht verstijfd"

FLOOR = 770
SUIT = "#35405C"
DIRECTOR = (572, 806)
SIZE = 0.9


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#EFE7EE", 1), (1, "#D9CBDA", 1)]),
        gradient("floor", [(0, "#C9AD92", 1), (1, "#A98A6E", 1)]),
        gradient("dusk", [(0, "#BFD3E6", 1), (1, "#F3E3D0", 1)]),
    ]
    parts = [_hall(), _stage(), _director(), _far_row(), _asker(), _near_row()]
    return document(TITLE, definitions, parts)


def _hall() -> str:
    """Draw the hall: high windows, panelling, lamps and a wooden floor."""
    parts = [
        rect(0, 0, 820, FLOOR, "url(#wall)"),
        rect(0, FLOOR, 820, 1080 - FLOOR, "url(#floor)"),
        rect(0, 588, 820, 10, "#BCA5BF"),
        rect(0, 598, 820, FLOOR - 598, "#CDBBCF"),
        rect(0, FLOOR - 16, 820, 16, "#E9DDEA"),
        line(
            "M0,836H820M0,924H820M0,1020H820M180,770L150,836L104,924M420,770L410,836L396,924"
            "L380,1020M640,770L652,836L674,924",
            "#8D6F55",
            2.6,
            0.4,
        ),
    ]
    for x in (52, 196):
        parts += [
            rect(x - 10, 150, 126, 372, WHITE, 4),
            rect(x, 160, 106, 352, "url(#dusk)"),
            polygon([(x + 14, 160), (x + 48, 160), (x, 330), (x, 220)], WHITE, 0.4),
            line(f"M{x + 53},160V512M{x},280H{x + 106}M{x},400H{x + 106}", WHITE, 7),
            rect(x - 18, 518, 142, 14, darker(WHITE, 0.12), 4),
        ]
    parts += [
        group([interiors.lamp(drop, OCHRE)], (x, 0))
        for x, drop in ((150, 60), (420, 84), (690, 60))
    ]
    return "".join(parts)


def _stage() -> str:
    """Draw the low stage and the flip chart with its rising line."""
    chart = (
        line("M-66,84V-84M-66,84H70", INK, 5)
        + line("M-54,64L-22,34L4,46L30,-14L58,-66", ACCENT, 10)
        + line("M34,-66H58V-40", ACCENT, 10)
    )
    return "".join(
        [
            path("M404,782L836,782V836H380Z", lighter(WOOD, 0.25)),
            rect(380, 836, 456, 30, darker(WOOD, 0.2)),
            ellipse(690, 812, 110, 10, INK, 0.14),
            group([props.flip_over(chart)], (690, 810), 0, 1.08),
        ]
    )


def _director() -> str:
    """Draw the director: a finger in the tight collar, the other arm stiff, a smile of teeth."""
    director = Figure(
        Look(SKIN_TAN, HAIR_BLACK, "tail", SUIT, SUIT, cuff=WHITE, hem=34, bust=6, earring=PAPER),
        near=Arm((44, -438), 1, "hug", angle=-140, hand_on_top=True, elbow=(70, -352)),
        far=Arm((66, -258), 1, "grip"),
        mood=Mood("smile", "wide", brow_lift=8, brow_tilt=-6,
                  gaze=(1.5, 1), blush=0.62),
        lean=-4,
        shrug=12,
        over_torso=held.open_jacket(SUIT) + _neckerchief(),
        at=DIRECTOR,
        scale=SIZE,
        mirror=True,
    )  # fmt: skip
    teeth = group(
        [
            path("M-17,-8Q0,-3 17,-8Q17,9 0,10Q-17,9 -17,-8Z", INK),
            path("M-14,-5Q0,-1 14,-5Q13,6 0,7Q-13,6 -14,-5Z", WHITE),
            line("M-7,-3V6M0,-2V7M7,-3V6M-13,1H13", STEEL, 1.4, 0.8),
        ],
        (9, -500),
        -2,
    )
    drops = path("M0,0C7,10 8,18 0,19C-8,18 -7,10 0,0Z", "#9CD3EA")
    sweat = group([drops], (-34, -562), 0, 1.1) + group([drops], (-48, -530), 0, 0.8)
    return director.draw() + group([teeth, sweat], DIRECTOR, 0, (-SIZE, SIZE))


def _neckerchief() -> str:
    """Draw a kerchief that is knotted too tight."""
    return path(
        "M-16,-204C-8,-184 20,-182 34,-200L36,-186C22,-168 -6,-168 -20,-188Z", ACCENT
    ) + path("M8,-176L22,-178L36,-146L20,-150L10,-140Z", darker(ACCENT, 0.16))


def _far_row() -> str:
    """Draw the people in the far row: they look at the director."""
    near, far = Arm((84, -192), 1, "rest", angle=12), Arm((112, -192), 1, "rest", angle=12)
    left = Figure(
        Look(SKIN_PALE, HAIR_GINGER, "short", lighter(TEAL, 0.2), "#7B86A0", glasses=INK),
        near, far, Mood("doubt", brow_lift=3, gaze=(2.5, -1)), seated=True,
    )  # fmt: skip
    right = Figure(
        Look(SKIN_OLIVE, HAIR_BLACK, "none", lighter(LILAC, 0.1), "#6B7391", headwear="scarf",
             headwear_colour=NAVY, bust=4),
        near, far, Mood("flat", brow_lift=3, gaze=(2.5, -2)), seated=True, nod=-4,
    )  # fmt: skip
    return "".join(
        group([seats.chair(darker(WOOD, 0.3)), figure.draw()], (x, y), 0, 0.84)
        for x, y, figure in ((134, 870, left), (444, 884, right))
    )


def _asker() -> str:
    """Draw the customer who has risen from her chair: calm, one finger up, notes in her hand."""
    asker = Figure(
        Look(
            SKIN_ROSY, HAIR_SILVER, "bob", ACCENT, "#33384E", shoes="#3A2A2E", aged=True,
            bust=8, belly=6, girth=1.08, hem=60, earring=PAPER, glasses=NAVY,
        ),
        near=Arm((72, -354), 1, "grip", angle=-6, item=held.sheet_of_paper(4)),
        far=Arm((104, -496), 1, "point", angle=-84, elbow=(104, -394)),
        mood=Mood("talk", brow_lift=1, gaze=(2.6, -0.6), blush=0.3),
        legs=(Leg((-18, -20)), Leg((20, -22))),
        over_torso=held.cardigan(ACCENT, PAPER),
        at=(262, 1004),
        scale=1.08,
    )  # fmt: skip
    chair = group([seats.chair(darker(WOOD, 0.1))], (226, 996), 0, 1.0)
    return chair + asker.draw()


def _near_row() -> str:
    """Draw the people nearest to us: they look up at her and nod."""
    man = Figure(
        Look(SKIN_DARK, HAIR_BLACK, "bald", MOSS, "#2E3A5C", girth=1.15, belly=8),
        Arm((84, -196), 1, "rest", angle=12), Arm((112, -194), 1, "rest", angle=12),
        Mood("smile", gaze=(2, -3), brow_lift=4), seated=True, nod=-7,
    )  # fmt: skip
    woman = Figure(
        Look(SKIN_PALE, HAIR_BLACK, "bob", BLUE, "#3C3550", bust=4),
        Arm((92, -192), 1, "rest", angle=16), Arm((122, -190), 1, "rest", angle=16),
        Mood("smile", gaze=(2.4, -2.4), brow_lift=4), seated=True, nod=-6,
        legs=FEET_FORWARD,
    )  # fmt: skip
    return group([seats.chair(), man.draw()], (104, 1056), 0, 1.02) + group(
        [seats.wheelchair_back(), woman.draw(), seats.wheelchair_front(mix(INK, AQUA, 0.1))],
        (676, 1056),
        0,
        (-1, 1),
    )
