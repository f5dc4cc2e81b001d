"""Leuk, die klanten: three colleagues sigh over their coffee; behind the glass a customer waits."""

from illustrations import palette as p
from illustrations.kit import Arm, Figure, Leg, Look, Mood, held, interiors, props, seats
from illustrations.palette import INK, WHITE, darker, lighter, mix
from illustrations.shapes import (
    circle,
    document,
    ellipse,
    gradient,
    group,
    line,
    polygon,
    rect,
)

TITLE = "Collega's staan bij de koffie; achter het glas rinkelt de telefoon en wacht een klant"

FRAME = "#3B4A63"
BACK = "#DCE9EC"
LEFT, SILL = 484, 852


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#F6E7CC", 1), (1, "#EBD2A9", 1)]),
        gradient("floor", [(0, "#C7A37A", 1), (1, "#B08A60", 1)]),
        gradient("back", [(0, "#CADFE6", 1), (1, "#E6F1F1", 1)]),
    ]
    parts = [
        _office(),
        _customer(),
        _empty_desk(),
        _partition(),
        _kitchen(),
        _colleagues(),
    ]
    return document(TITLE, definitions, parts)


def _office() -> str:
    """Draw the room behind the glass."""
    return "".join(
        [
            rect(LEFT, 0, 400, 700, "url(#back)"),
            rect(LEFT, 700, 400, 160, "#B9CBCF"),
            rect(LEFT, 690, 400, 10, "#F3F7F6"),
            group([props.window(140, 190, "#BFD9E6")], (636, 190)),
            group([props.clock(10.6, 36, mix(INK, BACK, 0.35))], (560, 258)),
        ]
    )


def _customer() -> str:
    """Draw the customer at the counter, who looks for staff with a hand over her eyes."""
    woman = Figure(
        Look(
            skin=p.SKIN_BROWN,
            hair=p.HAIR_BLACK,
            style="bun",
            top=p.PLUM,
            bottom="#39415A",
            hem=96,
            flare=8,
            earring=p.OCHRE,
        ),
        near=Arm((110, -562), 1, "flat", -160, 1, hand_on_top=True, elbow=(112, -446)),
        far=Arm((46, -314), 1, "flat", 8, elbow=(14, -392)),
        mood=Mood("doubt", "wide", brow_lift=5, brow_tilt=-3, gaze=(3, 1)),
        lean=7,
        at=(558, 826),
        scale=0.76,
    )
    return woman.draw()


def _empty_desk() -> str:
    """Draw the unattended desk, the empty chair, and the telephone ringing on the counter."""
    chair = "".join(
        [
            ellipse(0, 0, 58, 8, INK, 0.16),
            line("M0,-70V-26M0,-26L-44,-8M0,-26L44,-8M0,-26V-6", darker(p.STEEL, 0.4), 8),
            *(circle(x, -6, 7, INK) for x in (-44, 0, 44)),
            rect(-46, -92, 92, 22, darker(p.TEAL, 0.25), 10),
            rect(-7, -140, 14, 60, darker(p.STEEL, 0.4)),
            rect(-42, -216, 84, 100, p.TEAL, 20),
            line("M-26,-200H26", lighter(p.TEAL, 0.3), 5),
        ]
    )
    return "".join(
        [
            group([props.monitor()], (762, 652), 0, 0.68),
            group([seats.table(220, p.OAK)], (676, 812), 0, 0.68),
            group([chair], (742, 838)),
            group([seats.counter(118, 300, p.WOOD)], (600, 834), 0, 0.76),
            _telephone(),
        ]
    )


def _telephone() -> str:
    """Draw the telephone, its handset jumping, with ring marks."""
    return group(
        [
            group([props.desk_telephone(p.ACCENT, lifted=True)]),
            group([line("M-40,-42Q0,-58 40,-42", p.ACCENT, 15)], (0, -8), -7),
            line(
                "M-64,-52q-12,14 -6,34M-84,-62q-20,24 -10,56M64,-52q12,14 6,34M84,-62q20,24 10,56"
                "M-30,-84L-40,-108M0,-88V-114M30,-84L40,-108",
                p.ACCENT,
                7,
            ),
        ],
        (666, 599),
        0,
        0.74,
    )


def _partition() -> str:
    """Draw the glass wall with its reflections and frame."""
    return "".join(
        [
            polygon([(500, 140), (580, 140), (500, 300)], WHITE, 0.3),
            polygon([(820, 330), (820, 420), (610, 842), (570, 842)], WHITE, 0.2),
            polygon([(820, 460), (820, 490), (645, 842), (630, 842)], WHITE, 0.16),
            rect(LEFT, 0, 400, 132, "#E3C695"),
            rect(LEFT, 126, 400, 16, FRAME),
            rect(LEFT, 126, 16, SILL - 120, FRAME),
            rect(LEFT, SILL - 12, 400, 20, FRAME),
        ]
    )


def _kitchen() -> str:
    """Draw the coffee corner: tiles, cupboard, worktop with machine, and the floor."""
    return "".join(
        [
            rect(0, 0, LEFT, SILL, "url(#wall)"),
            rect(0, SILL, 820, 240, "url(#floor)"),
            line("M0,930H820M0,1020H820M180,852L150,930M420,930L410,1020M640,852L660,930", "#93704A", 3, 0.4),
            group([interiors.tiles(LEFT, 300, 46, "#EFE3CB")], (0, 330)),
            group([interiors.wall_cupboard(300, p.AQUA)], (24, 130)),
            group([interiors.kitchen_units(476, p.AQUA)], (-20, 882), 0, 1),
            group([interiors.lamp(150, p.OCHRE)], (404, 0)),
        ]
    )  # fmt: skip


def _colleagues() -> str:
    """Draw the three at their coffee: the one who sighs in the middle."""
    machine = group([interiors.coffee_machine()], (288, 624))
    laughing = Figure(
        Look(
            skin=p.SKIN_DARK,
            hair=p.HAIR_BLACK,
            style="curly",
            top=p.OCHRE,
            bottom="#39415A",
            girth=1.12,
            bust=8,
            belly=4,
            hem=40,
            earring=p.ACCENT,
        ),
        near=Arm((26, -352), 1, "grip", -14, item=held.mug((22, -14), p.ACCENT, 1.3, 14)),
        far=Arm((44, -268)),
        mood=Mood("laugh", "closed", brow_lift=5),
        lean=-4,
        nod=-4,
        at=(116, 996),
        scale=0.98,
    )
    sighing = Figure(
        Look(
            skin=p.SKIN_LIGHT,
            hair=p.HAIR_BLOND,
            style="undercut",
            top=p.BLUE,
            bottom="#3A3F52",
            shoes="#5A3A24",
            facial="stubble",
            cuff=lighter(p.BLUE, 0.6),
            belly=6,
        ),
        near=Arm((30, -334), 1, "grip", -12, item=held.mug((22, -14), WHITE, 1.3, 12)),
        far=Arm((86, -398), 1, "open", -52),
        mood=Mood("grump", "wide", brow_lift=6, gaze=(1, -4.4)),
        legs=(Leg((62, -20)), Leg((26, -22))),
        lean=-9,
        nod=-8,
        over_torso=held.collar(WHITE),
        at=(256, 986),
        scale=1.02,
    )
    aside = Figure(
        Look(
            skin=p.SKIN_TAN,
            hair=p.HAIR_BLACK,
            style="none",
            top=p.MOSS,
            bottom="#2B3142",
            facial="beard",
            headwear="turban",
            headwear_colour=p.NAVY,
            band_colour=p.TEAL,
        ),
        near=Arm((50, -350), 1, "grip", -12, item=held.mug((22, -14), p.OCHRE, 1.3, 12)),
        far=Arm((48, -266)),
        mood=Mood("smile", gaze=(-2, 3)),
        nod=8,
        at=(438, 1008),
        scale=1.0,
        mirror=True,
    )
    plant = group([props.plant(p.ACCENT)], (738, 1020), 0, 1.2)
    return machine + sighing.draw() + laughing.draw() + aside.draw() + plant
