"""Kauwgom aan de balie: a customer waits while the employee blows a bubble over his phone."""

from dataclasses import replace

from illustrations.kit import Arm, Figure, Leg, Look, Mood, held, interiors, poses, props, seats
from illustrations.palette import (
    ACCENT,
    HAIR_BLACK,
    HAIR_GINGER,
    HAIR_GREY,
    INK,
    LILAC,
    NAVY,
    OAK,
    OCHRE,
    PAPER,
    ROSE,
    SKIN_DEEP,
    SKIN_OLIVE,
    SKIN_PALE,
    SKIN_ROSY,
    STEEL,
    TEAL,
    WHITE,
    darker,
    lighter,
)
from illustrations.shapes import (
    circle,
    document,
    ellipse,
    gradient,
    group,
    line,
    path,
    rect,
)

TITLE = (
    "Een klant wacht aan de balie; de medewerker blaast een bel van kauwgom en kijkt op zijn mobiel"
)

FLOOR = 806
WALL = "#D6E2EA"
COAT = "#1F6F78"
GUM = "#F48FB1"


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#E6EEF2", 1), (1, "#CBDAE4", 1)]),
        gradient("floor", [(0, "#B9C2C9", 1), (1, "#98A4AE", 1)]),
    ]
    parts = [_hall(), _back_office(), _waiting(), _employee(), _counter(), _customer(), _bubble()]
    return document(TITLE, definitions, parts)


def _hall() -> str:
    """Draw the wall, the ceiling with its lights, the floor and the display with the number."""
    tiles = "M0,866H820M0,950H820M0,1046H820M110,806L70,866L18,950M330,806L316,866L296,950L270,1080"
    tiles += "M560,806L572,866L590,950L612,1080M760,806L796,866"
    return "".join(
        [
            rect(0, 0, 820, FLOOR, "url(#wall)"),
            rect(0, 0, 820, 60, darker(WALL, 0.16)),
            rect(0, 56, 820, 6, INK, 0, 0.14),
            rect(60, 18, 250, 24, WHITE, 12),
            rect(500, 18, 250, 24, WHITE, 12),
            rect(0, 620, 820, 10, darker(WALL, 0.12)),
            rect(0, 630, 820, FLOOR - 630, darker(WALL, 0.06)),
            rect(0, FLOOR - 16, 820, 16, lighter(WALL, 0.6)),
            rect(0, FLOOR, 820, 1080 - FLOOR, "url(#floor)"),
            rect(0, FLOOR, 820, 24, INK, 0, 0.06),
            line(tiles, darker(STEEL, 0.2), 2.4, 0.4),
            group([props.ticket_display("47")], (196, 182), 0, 1.36),
        ]
    )


def _back_office() -> str:
    """Draw what is behind the employee: binders and a clock, paler than he is."""
    return "".join(
        [
            group([interiors.bookcase(300, 4)], (548, FLOOR), 0, 1, 0.55),
            group([props.clock(10.42, 58, darker(STEEL, 0.3))], (676, 216)),
        ]
    )


def _waiting() -> str:
    """Draw the others, who wait on chairs along the wall."""
    near, far = Arm((78, -204), 1, "rest"), Arm((104, -208), 1, "rest")
    bored = Mood("flat", "half", gaze=(1, 1), blush=0.15)
    man, woman = (
        Look(SKIN_DEEP, HAIR_GREY, "crop", lighter(LILAC, 0.3), "#8C93A6", facial="moustache",
             aged=True, glasses=INK),
        Look(SKIN_ROSY, HAIR_BLACK, "none", lighter(ROSE, 0.3), "#8A8FA6", headwear="scarf",
             headwear_colour=lighter(TEAL, 0.25)),
    )  # fmt: skip
    people = [
        (84, Figure(man, near, far, bored, seated=True, nod=4)),
        (398, Figure(woman, near, far, replace(bored, eyes="dot", gaze=(2.5, -1)), seated=True)),
    ]  # fmt: skip
    return "".join(
        group([seats.chair(darker(STEEL, 0.1)), figure.draw()], (x, 868), 0, 0.8)
        for x, figure in people
    )


def _employee() -> str:
    """Draw the employee: chin in hand, eyes on his mobile."""
    shirt = OCHRE
    employee = Figure(
        Look(SKIN_OLIVE, HAIR_BLACK, "undercut", shirt, NAVY),
        near=Arm((70, -324), -1, "chin", angle=-84, hand_on_top=True, elbow=(46, -246)),
        far=Arm((166, -292), 1, "grip", angle=-22, item=held.mobile_in_view(), elbow=(112, -246)),
        mood=Mood("o", "half", gaze=(2, 3), blush=0.2),
        seated=True,
        lean=17,
        nod=12,
        over_torso=_shirt(shirt),
        at=(722, 966),
        scale=1.16,
        mirror=True,
        shadow=0,
    )
    return employee.draw()


def _shirt(shirt: str) -> str:
    return held.collar(lighter(shirt, 0.5)) + line("M-8,-190L14,-100L30,-192", NAVY, 5)


def _bubble() -> str:
    """Draw the bubble of chewing gum at his mouth."""
    return group(
        [
            circle(0, 0, 41, darker(GUM, 0.12)),
            circle(-2, -2, 39, GUM),
            path("M26,-30L40,-20L32,-12Z", darker(GUM, 0.12)),
            line("M-24,-6C-23,-16 -17,-23 -8,-26", WHITE, 6, 0.85),
            circle(-22, 6, 3.4, WHITE, 0.85),
        ],
        (585, 577),
    )


def _counter() -> str:
    """Draw the counter with a bell, a pen and forms."""
    return "".join(
        [
            ellipse(660, 1006, 240, 16, INK, 0.16),
            group([seats.counter(420, 300, OAK)], (464, 1004)),
            group([_bell()], (500, 694)),
            group([props.papers(5)], (760, 694), 0, 0.9),
        ]
    )


def _bell() -> str:
    return (
        rect(-27, -8, 54, 8, INK, 3)
        + path("M-23,-8C-23,-38 23,-38 23,-8Z", darker(OCHRE, 0.08))
        + path("M-14,-14C-13,-26 -4,-30 2,-30C-6,-24 -8,-20 -8,-14Z", WHITE, 0.6)
        + line("M0,-30V-36", INK, 5)
        + circle(0, -38, 4.5, INK)
    )


def _customer() -> str:
    """Draw the customer: form in her hand, bag on her hip, eyes on him."""
    customer = Figure(
        Look(
            SKIN_PALE, HAIR_GINGER, "bob", COAT, "#2B3142", shoes="#5A3A24",
            girth=1.1, bust=8, belly=4, hem=96, flare=8, cuff=darker(COAT, 0.35),
        ),
        near=Arm((118, -336), 1, "grip", angle=-8, item=held.sheet_of_paper()),
        far=poses.hanging()[1],
        mood=Mood("flat", brow_lift=2, brow_tilt=1, gaze=(2.8, 0.8)),
        legs=(Leg((-20, -20)), Leg((22, -22))),
        over_torso=_coat(),
        at=(246, 1018),
        scale=1.1,
    )  # fmt: skip
    return customer.draw()


def _coat() -> str:
    """Draw lapels, a scarf and the shoulder bag on its strap."""
    bag = ACCENT
    return (
        path("M-10,-204L14,-140L34,-200Z", PAPER)
        + path("M-22,-204L14,-126L-4,-118L-34,-176Z", darker(COAT, 0.25))
        + path("M30,-202L14,-126L28,-126L48,-180Z", darker(COAT, 0.36))
        + line("M14,-124L16,92", darker(COAT, 0.36), 3, 0.7)
        + line("M38,-176L-44,-10", darker(bag, 0.35), 8)
        + group(
            [
                path("M-48,-4H40L46,72C30,80 -38,80 -54,72Z", bag),
                path("M-48,-4H40L42,32C20,44 -30,44 -51,32Z", darker(bag, 0.18)),
                rect(-14, 30, 18, 16, OCHRE, 4),
            ],
            (-34, -8),
        )
    )
