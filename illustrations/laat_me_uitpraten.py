"""Laat me uitpraten: a mechanic talks over the caller, who stands by the road beside his car."""

from illustrations import palette as p
from illustrations.kit import STANDING, Arm, Figure, Leg, Look, Mood, bubbles, held, poses
from illustrations.kit.figure import HEAD_SCALE
from illustrations.palette import INK, WHITE, darker, lighter, mix
from illustrations.shapes import (
    add,
    circle,
    document,
    ellipse,
    gradient,
    group,
    line,
    path,
    polygon,
    rect,
    rotate,
)

TITLE = "Een monteur praat aan de telefoon door een beller heen, die met pech langs de weg staat"

WALL = "#DCE1DF"
FLOOR = 800
OVERALLS = "#2F5F8F"


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#E9ECE8", 1), (1, "#D3DAD9", 1)]),
        gradient("floor", [(0, "#A9ADAE", 1), (1, "#8F9597", 1)]),
        gradient("sky", [(0, "#CFE6F0", 1), (1, "#F4EFD9", 1)]),
    ]
    parts = [_garage(), _lift(), _roadside(), _caller(), _bubbles(), _mechanic()]
    return document(TITLE, definitions, parts)


def _garage() -> str:
    """Draw the workshop: wall, tools, tyres, the wall telephone and the floor."""
    tools = (
        line("M20,24V84M20,24l-8,-12M20,24l8,-12M52,18V88M52,88h0", p.STEEL, 8)
        + line("M84,22V60", p.STEEL, 6)
        + line("M84,64V92", p.ACCENT, 12)
        + circle(52, 18, 9, p.STEEL)
    )
    telephone = (
        rect(-34, -50, 68, 104, INK, 10)
        + rect(-24, -40, 48, 20, "#39435C", 4)
        + "".join(circle(x, y, 4, p.PAPER) for x in (-14, 0, 14) for y in (0, 14, 28))
    )
    return "".join(
        [
            rect(0, 0, 820, FLOOR, "url(#wall)"),
            rect(0, 620, 820, FLOOR - 620, mix(p.TEAL, WALL, 0.62)),
            rect(0, 612, 820, 10, p.ACCENT, 0, 0.55),
            rect(0, FLOOR, 820, 290, "url(#floor)"),
            rect(0, FLOOR, 820, 10, INK, 0, 0.14),
            line("M-10,960H480M190,808L120,1080", mix(p.OCHRE, "#9A9FA0", 0.45), 9),
            rect(28, 366, 112, 116, mix(p.OAK, WALL, 0.2), 6),
            group([tools], (30, 372)),
            group([telephone], (76, 590)),
            _tyres(),
        ]
    )


def _tyres() -> str:
    """Draw a stack of tyres from the side."""
    parts = [ellipse(66, 882, 92, 12, INK, 0.2)]
    for step in range(4):
        y = 846 - step * 36
        parts += [
            rect(-12 + step % 2 * 6, y, 156, 34, "#2B3242", 15),
            line(f"M{8 + step % 2 * 6},{y + 12}h116M{8 + step % 2 * 6},{y + 22}h116", "#454E60", 3),
        ]
    return "".join(parts)


def _car(colour: str) -> str:
    """Draw a car from the side, its nose to the left; origin: the road under its middle."""
    glass = lighter(p.TEAL, 0.6)
    return "".join(
        [
            path(
                "M-196,-40C-204,-88 -176,-102 -122,-108L-72,-156C-60,-168 -40,-172 0,-172H60"
                "C92,-172 112,-158 132,-112L178,-104C200,-98 202,-70 198,-40Z",
                colour,
            ),
            path("M-98,-108L-58,-148C-52,-155 -44,-157 -30,-157H2V-108Z", glass),
            path("M14,-108V-157H56C78,-157 90,-150 106,-108Z", glass),
            line("M8,-106V-44M-196,-66H198", darker(colour, 0.2), 3),
            line("M22,-92h22", darker(colour, 0.35), 5),
            path("M-194,-82C-190,-94 -178,-96 -166,-96L-172,-80Z", "#FFE9A8"),
            rect(184, -92, 14, 20, p.ACCENT, 4),
            rect(-198, -48, 396, 14, darker(colour, 0.45), 6),
            *(
                circle(x, -34, 40, darker(colour, 0.6))
                + circle(x, -34, 34, INK)
                + circle(x, -34, 17, p.SAND)
                for x in (-120, 118)
            ),
        ]
    )


def _lift() -> str:
    """Draw the car on the lift."""
    steel = mix(p.OCHRE, WALL, 0.1)
    return "".join(
        [
            rect(524, 330, 34, 510, darker(steel, 0.3), 4),
            group([_car(mix(p.PLUM, WALL, 0.25))], (540, 646), 0, 1.02),
            line("M420,632H664", darker(steel, 0.35), 13),
            rect(404, 616, 28, 14, INK, 3),
            rect(652, 616, 28, 14, INK, 3),
            rect(512, 600, 58, 60, darker(steel, 0.15), 6),
            rect(520, 650, 42, 200, steel, 4),
            rect(500, 842, 82, 14, darker(steel, 0.35), 4),
        ]
    )


def _roadside() -> str:
    """Draw the corner with the road, the fields and the car that has broken down."""
    edge = "M830,672C700,650 560,680 500,776C456,850 452,980 470,1090H830Z"
    steam = "".join(
        circle(x, y, r, WHITE, 0.85)
        for x, y, r in ((520, 858, 12), (534, 836, 17), (522, 812, 14), (546, 806, 11))
    )
    return "".join(
        [
            group([path(edge, INK, 0.25)], (-6, -2)),
            path(edge, "url(#sky)"),
            path("M464,900C540,872 640,890 720,872C770,862 800,866 830,870V1090H470C460,1020 460,960 464,900Z", "#9DBB84"),
            path("M462,990C600,968 720,970 830,976V1090H470C464,1050 462,1020 462,990Z", "#7D8489"),
            line("M500,1050H570M620,1046H690M740,1046H810", p.PAPER, 8, 0.9),
            group([_car(p.TEAL)], (640, 1030), 0, 0.78),
            polygon([(498, 950), (548, 944), (552, 936), (510, 890), (502, 896)], darker(p.TEAL, 0.2)),
            steam,
            line(edge, WHITE, 11),
        ]
    )  # fmt: skip


def _caller() -> str:
    """Draw the caller: mobile at his ear, a finger raised, his mouth open: he cannot finish."""
    man = Figure(
        Look(
            skin=p.SKIN_BROWN,
            hair=p.HAIR_BLACK,
            style="curly",
            top=p.OCHRE,
            bottom="#39415A",
        ),
        near=poses.at_ear(),
        far=Arm((96, -430), 1, "point", -84, in_front=True),
        mood=Mood("o", brow_lift=7, brow_tilt=-7, gaze=(1, -1)),
        over_torso=held.hoodie(p.OCHRE),
        at=(706, 1220),
        scale=0.84,
        mirror=True,
        shadow=0,
    )
    return man.draw()


def _bubbles() -> str:
    """Draw the caller's small bubble, and hers, much bigger, over it."""
    asked = (-66, -42, 132), (-66, 0, 60), (6, 0, 60), (-66, 36, 84)
    question = "".join(rect(x, y - 8, width, 16, p.STEEL, 8) for x, y, width in asked)
    rows = (
        ((-216, -104, 190), (2, -104, 214)),
        ((-216, -52, 96), (-92, -52, 308)),
        ((-216, 0, 250), (62, 0, 154)),
        ((-216, 52, 140), (-48, 52, 264)),
        ((-216, 104, 322), (134, 104, 82)),
    )
    words = "".join(rect(x, y - 13, width, 28, WHITE, 14) for row in rows for x, y, width in row)
    return bubbles.speech((672, 384), 190, 150, (634, 786), WHITE, question) + bubbles.speech(
        (404, 208), 540, 316, (318, 492), p.ACCENT, words
    )


def _mechanic() -> str:
    """Draw the mechanic: the receiver at her ear, talking, her free hand waving it off."""
    shirt = p.MOSS
    woman = Figure(
        Look(
            skin=p.SKIN_ROSY,
            hair=p.HAIR_BLOND,
            style="tail",
            top=shirt,
            bottom=OVERALLS,
            shoes="#3A2E2A",
            girth=1.14,
            bust=8,
            belly=6,
            aged=True,
        ),
        near=Arm((-40, -482), 1, "hold", -100, item=held.handset(), elbow=(22, -374)),
        far=Arm((112, -404), 1, "open", -66),
        mood=Mood("flat", "closed", brow_lift=7, brow_tilt=1),
        legs=(Leg((-26, -20)), Leg((26, -22))),
        lean=-3,
        nod=-6,
        over_torso=_bib(),
        at=(226, 1020),
        scale=1.1,
    )
    cord = held.cord((200, 520), (100, 560), INK)
    waves = line("M372,520q22,12 24,38M398,504q30,16 32,54", WHITE, 6, 0.9)
    return cord + woman.draw() + _open_mouth(woman) + waves


def _bib() -> str:
    """Draw the bib, straps and pocket of her overalls."""
    edge = darker(OVERALLS, 0.3)
    return (
        line("M-34,-196L-24,-120M38,-196L44,-120", OVERALLS, 15)
        + path(
            "M-34,-134Q10,-124 54,-134C58,-104 54,-84 56,-58C60,-30 56,0 54,26Q0,34 -54,26"
            "C-56,-10 -52,-40 -47,-58C-42,-84 -36,-100 -34,-134Z",
            OVERALLS,
        )
        + circle(-25, -122, 6, p.OCHRE)
        + circle(45, -122, 6, p.OCHRE)
        + line("M-10,-104H34V-70H-10Z", edge, 3)
        + line("M-48,-52Q4,-44 56,-52", edge, 4)
        + path("M34,-6L60,-2L54,44L40,34L30,42Z", p.ACCENT)
    )


def _open_mouth(woman: Figure) -> str:
    """Draw her mouth, wide open, where the kit puts the mouth of this figure."""
    neck = add(STANDING, rotate((3, -196), woman.lean))
    skull = add(neck, rotate((4, -58), woman.lean))
    mouth = (
        path("M-15,-8C-8,-15 10,-15 15,-8C18,4 12,19 1,19C-11,19 -18,4 -15,-8Z", "#3A1A1C")
        + path("M-11,-9C-6,-13 8,-13 12,-9L10,-3H-9Z", WHITE)
        + path("M-9,13C-6,5 8,5 11,13C8,18 -6,18 -9,13Z", p.ACCENT)
    )
    face = group([group([mouth], (17, 28))], skull, woman.nod, HEAD_SCALE)
    return group([face], woman.at, 0, woman.scale)
