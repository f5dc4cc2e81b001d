"""De koude lobby: a woman waits in the snow while colleagues chat over coffee behind the glass."""

import random

from illustrations.kit import Arm, Figure, Leg, Look, Mood
from illustrations.kit.held import collar, cup, scarf
from illustrations.kit.interiors import coffee_machine
from illustrations.kit.poses import hugging
from illustrations.kit.props import clock
from illustrations.lettering import outline
from illustrations.palette import (
    ACCENT,
    AQUA,
    BLUE,
    INK,
    NAVY,
    PAPER,
    SAND,
    SLATE,
    TEAL,
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
    path,
    polygon,
    rect,
)

TITLE = "Een vrouw wacht in de kou; achter het glas drinken collega's koffie"

FRAME = "#26345A"
SNOW = "#EAF2F8"
GLOW = "#FFD98A"
SILL = 892


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("sky", [(0, "#5578AC", 1), (1, "#C4D8E8", 1)]),
        gradient("room", [(0, "#FFE9B0", 1), (1, "#FFC862", 1)]),
        gradient("spill", [(0, GLOW, 0.95), (1, "#F6E2BC", 0)]),
    ]
    parts = [
        _street(),
        _room(),
        _colleagues(),
        _doors(),
        _facade(),
        _ground(),
        _waiting_woman(),
        _snowfall(),
    ]
    return document(TITLE, definitions, parts)


def _street() -> str:
    """Draw the sky, the houses across the street and a bare tree."""
    far = mix(SLATE, "#C4D8E8", 0.55)
    houses = (
        "M0,560L0,470L36,430L72,470L72,500L110,500L110,440L128,440L128,420L146,420L146,400L184,400"
        "L184,420L202,420L202,440L220,440L220,510L280,510L280,900L0,900Z"
    )
    windows = "".join(
        rect(x, y, 16, 24, GLOW, 2, 0.75) for x, y in ((30, 510), (130, 476), (180, 476), (30, 580))
    )
    tree = line(
        "M40,930C48,760 40,640 46,420M44,640C30,560 0,520 -20,500M45,560C70,500 96,470 104,400"
        "M46,480C34,430 22,400 10,370M46,440C54,400 70,370 66,320M80,505C100,490 116,486 128,470",
        darker(SLATE, 0.35),
        12,
    )
    return rect(0, 0, 820, 1080, "url(#sky)") + path(houses, far) + windows + tree


def _room() -> str:
    """Draw the warm lobby: wall, lamps, plant, counter and coffee machine."""
    parts = [
        rect(340, 230, 400, 670, "url(#room)"),
        rect(340, 800, 400, SILL - 800, "#E0A452"),
    ]
    for x in (440, 636):
        parts += [
            circle(x, 352, 66, PAPER, 0.45),
            line(f"M{x},240V318", INK, 4),
            path(f"M{x - 40},352C{x - 36},318 {x + 36},318 {x + 40},352Z", ACCENT),
            ellipse(x, 352, 26, 7, PAPER),
        ]
    parts += [
        rect(636, 668, 100, 156, "#9A6A3C"),
        line("M690,684V820", "#7E5430", 4),
        rect(626, 652, 110, 20, "#6B4526", 5),
        group([coffee_machine()], (636, 652)),
    ]
    return "".join(parts)


def _colleagues() -> str:
    """Draw the two colleagues who chat over their coffee."""
    storyteller = Figure(
        Look(
            skin="#7A4B32",
            hair="#1E1714",
            style="crop",
            top=BLUE,
            bottom="#2E3A5C",
            shoes="#5A3A24",
            facial="beard",
            cuff=lighter(BLUE, 0.7),
        ),
        near=Arm((30, -352), 1, "grip", angle=-14, item=cup((16, 0), 1.05, 14)),
        far=Arm((84, -430), 1, "open", angle=-64),
        mood=Mood("laugh", eyes="closed", brow_lift=5),
        lean=-3,
        nod=-4,
        over_torso=collar(WHITE),
        at=(414, 858),
        scale=0.84,
    )
    listener = Figure(
        Look(
            skin="#F0C7A4",
            hair="#B9B4AE",
            style="bob",
            top=ACCENT,
            bottom="#3C3550",
            shoes=INK,
            girth=1.16,
            bust=8,
            belly=6,
            glasses=ACCENT,
            aged=True,
            hem=40,
        ),
        near=Arm((48, -398), 1, "grip", angle=-10, item=cup((16, 0), 1.05, 10)),
        far=Arm((20, -330), 1, "none"),
        mood=Mood("smile", brow_lift=4),
        legs=(Leg((-28, -20)), Leg((22, -22))),
        lean=-2,
        at=(606, 864),
        scale=0.82,
        mirror=True,
    )
    return storyteller.draw() + listener.draw()


def _doors() -> str:
    """Draw the glass doors with their reflections, handles and sign."""
    parts = [
        polygon([(356, 250), (424, 250), (356, 440)], WHITE, 0.2),
        polygon([(518, 520), (518, 600), (414, 874), (384, 874)], WHITE, 0.16),
        polygon([(700, 250), (728, 250), (728, 300), (588, 874), (560, 874)], WHITE, 0.14),
    ]
    parts += [rect(x, 240, 14, SILL - 236, FRAME) for x in (342, 518, 728)]
    parts += [
        rect(342, 240, 400, 16, FRAME),
        rect(342, SILL - 18, 400, 22, FRAME),
        rect(504, 640, 8, 92, SAND, 4),
        rect(538, 640, 8, 92, SAND, 4),
        _sign(),
    ]
    return "".join(parts)


def _sign() -> str:
    """Draw the sign on the door: closed until nine."""
    return group(
        [
            rect(0, 0, 132, 118, INK, 9, 0.2),
            rect(-4, -5, 132, 118, WHITE, 9),
            path("M-4,38V4A9,9 0 0,1 5,-5H119A9,9 0 0,1 128,4V38Z", ACCENT),
            path(outline("gesloten", 28, 62, 25), WHITE),
            path(outline("tot 9 uur", 29, 62, 86), INK),
        ],
        (590, 716),
    )


def _facade() -> str:
    """Draw the wall around the doors, the snowy canopy and the clock at half past eight."""
    parts = [
        path(f"M262,64H820V{SILL}H742V240H342V{SILL}H262Z", SLATE),
        path(f"M262,64H286V{SILL}H262Z", lighter(SLATE, 0.14)),
        line("M286,330H342M286,450H342M286,570H342M286,690H342M286,810H342", FRAME, 3, 0.35),
        line("M286,140H420M590,140H820", FRAME, 3, 0.35),
        rect(250, 52, 570, 22, FRAME),
        path(
            "M244,54C262,30 320,34 372,38C440,26 520,40 590,32C660,24 740,40 820,30V58H250Z", SNOW
        ),
        path("M326,214H820V246H326Z", FRAME),
        path(
            "M318,216C330,192 390,200 430,198C450,196 470,200 500,198C580,190 640,202 700,194"
            "C750,190 790,200 820,194V222H326Z",
            SNOW,
        ),
    ]
    for x, length in ((352, 34), (378, 22), (398, 44), (560, 24), (588, 40), (610, 20), (700, 36)):
        parts.append(polygon([(x - 6, 246), (x + 6, 246), (x, 246 + length)], SNOW, 0.95))
    parts.append(group([clock(8.5, frame=FRAME)], (505, 132)))
    return "".join(parts)


def _ground() -> str:
    """Draw the snowy pavement with the light that falls through the doors."""
    parts = [
        rect(0, SILL, 820, 200, "#B5CBDF"),
        path("M0,858C60,836 190,842 262,872L342,894H820V930H0Z", "#CFDFEC"),
        polygon([(346, SILL + 4), (738, SILL + 4), (820, 1080), (270, 1080)], "url(#spill)"),
        path("M0,1010C120,984 210,1034 330,1040C500,1050 640,1016 820,1034V1080H0Z", SNOW, 0.8),
    ]
    for x, y in ((20, 972), (62, 990), (98, 974)):
        parts.append(ellipse(x, y, 17, 6, "#8FAAC8", 0.8))
    return "".join(parts)


def _waiting_woman() -> str:
    """Draw the woman who hugs herself against the cold, and her breath."""
    coat = mix(NAVY, INK, 0.25)
    hug = hugging(up=14)
    woman = Figure(
        Look(
            skin="#D9A47C",
            hair="#3A2A22",
            style="long",
            top=coat,
            bottom="#20263A",
            shoes="#5A3A24",
            hem=150,
            flare=16,
            girth=1.06,
            headwear="beanie",
            headwear_colour=TEAL,
            band_colour=AQUA,
            cuff=darker(coat, 0.4),
        ),
        near=hug[0],
        far=hug[1],
        mood=Mood("shiver", brow_tilt=-4, brow_lift=-5, gaze=(1.5, 0), blush=0.42),
        legs=(Leg((-12, -20)), Leg((16, -22))),
        lean=3,
        nod=6,
        shrug=22,
        over_torso=line("M4,-150L6,146", darker(coat, 0.4), 3, 0.6),
        over_arms=scarf(ACCENT, 74),
        at=(196, 1004),
        scale=1.14,
    )
    return woman.draw() + _snow_on_woman() + _breath() + _shivers()


def _snow_on_woman() -> str:
    """Draw the snow that has settled on her hat: she has been here for a while."""
    return path(
        "M166,308C176,284 200,272 226,276C246,279 262,292 268,308C250,298 236,304 220,298"
        "C200,294 184,302 166,308Z",
        SNOW,
    )


def _breath() -> str:
    puffs = ((280, 440, 10, 0.9), (300, 432, 18, 0.9), (328, 420, 24, 0.88), (324, 442, 17, 0.88))
    return "".join(circle(x, y, r, WHITE, o) for x, y, r, o in puffs)


def _shivers() -> str:
    return line(
        "M112,520q-12,14 0,28t0,28M90,532q-9,12 0,24t0,24M296,520q12,14 0,28t0,28"
        "M318,532q9,12 0,24t0,24",
        WHITE,
        6,
        0.85,
    )


def _snowfall() -> str:
    """Scatter snowflakes over the street, not over the warm room."""
    dice = random.Random(830)  # noqa: S311 - only scatters snow
    flakes: list[str] = []
    while len(flakes) < 70:
        x, y = dice.uniform(0, 820), dice.uniform(0, 1060)
        radius = dice.choice((3, 3.5, 4.5, 6))
        indoors = x > 336 and 236 < y < SILL + 10
        on_woman = 120 < x < 350 and 260 < y < 860
        on_clock = 420 < x < 590 and 50 < y < 216
        if not (indoors or on_woman or on_clock):
            flakes.append(circle(x, y, radius, WHITE, 0.92))
    return "".join(flakes)
