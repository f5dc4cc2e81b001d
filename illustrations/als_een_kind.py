"""Als een kind: a carer pinches the cheek of an old lady who was reading; she raises an eyebrow."""

from illustrations.kit import Arm, Figure, Leg, Look, Mood, props, seats
from illustrations.kit.hair import back_hair
from illustrations.kit.head import head
from illustrations.palette import (
    ACCENT,
    AQUA,
    HAIR_BLACK,
    HAIR_BLOND,
    HAIR_SILVER,
    INK,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    SKIN_PALE,
    SKIN_TAN,
    STEEL,
    TEAL,
    WHITE,
    WOOD,
    blush,
    contour,
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

TITLE = "Een verzorger knijpt een oude dame in haar wang; zij trekt een wenkbrauw op"

FLOOR = 812
CHAIR = "#C98F3A"
DRESS = mix(NAVY, INK, 0.3)


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#E4EBDB", 1), (1, "#CDD9C3", 1)]),
        gradient("floor", [(0, "#CFAE80", 1), (1, "#B78F5E", 1)]),
        gradient("sky", [(0, "#BFDDF0", 1), (1, "#E9F3F5", 1)]),
    ]
    parts = [
        _room(),
        _window(),
        _pilot(),
        _cabinet(),
        _lady(),
        _carer(),
        _chess_table(),
    ]
    return document(TITLE, definitions, parts)


def _room() -> str:
    """Draw the wall with its panelling, the floorboards and the rug."""
    boards = "M0,872H820M0,948H820M0,1034H820M120,812L96,872M420,812L414,872M700,812L716,872"
    boards += "M250,872L232,948M560,872L566,948M60,948L30,1034M800,948L830,1034"
    return (
        rect(0, 0, 820, FLOOR, "url(#wall)")
        + rect(0, FLOOR - 18, 820, 18, "#EEF2E6")
        + rect(0, FLOOR, 820, 1080 - FLOOR, "url(#floor)")
        + line(boards, "#A57D4C", 2.6, 0.45)
        + rect(0, FLOOR + 1, 820, 26, INK, 0, 0.06)
        + ellipse(430, 1000, 400, 66, "#A8574A", 0.9)
        + ellipse(430, 998, 372, 56, "#C98372")
        + ellipse(430, 998, 350, 49, "#B96A5B")
        + polygon([(150, FLOOR + 2), (330, FLOOR + 2), (560, 1080), (250, 1080)], WHITE, 0.13)
    )


def _window() -> str:
    """Draw a window on a garden, with curtains."""
    cloth = "#E9C78D"
    folds = "M88,64C92,200 84,330 70,470M112,64C114,200 110,330 100,470"
    folds += "M388,64C384,200 392,330 406,470M364,64C362,200 366,330 376,470"
    return "".join(
        [
            rect(110, 84, 256, 330, WHITE, 4),
            rect(122, 96, 232, 306, "url(#sky)"),
            circle(178, 334, 62, lighter(MOSS, 0.45)),
            circle(292, 326, 74, lighter(MOSS, 0.36)),
            circle(232, 364, 38, lighter(MOSS, 0.28)),
            rect(122, 384, 232, 18, lighter(MOSS, 0.2)),
            polygon([(140, 96), (196, 96), (122, 300), (122, 160)], WHITE, 0.4),
            line("M238,96V402M122,230H354", WHITE, 9),
            rect(98, 410, 280, 16, darker(WHITE, 0.1), 4),
            path("M70,56H136C136,220 124,360 112,480H50C66,360 70,220 70,56Z", cloth),
            path("M406,56H340C340,220 352,360 364,480H426C410,360 406,220 406,56Z", cloth),
            line(folds, darker(cloth, 0.22), 4, 0.5),
            line("M44,54H432", darker(WOOD, 0.35), 10),
            line("M42,54H43M433,54H434", darker(WOOD, 0.35), 20),
        ]
    )


def _pilot() -> str:
    """Draw the framed photograph of the lady as a young pilot with her aeroplane."""
    uniform = mix(NAVY, INK, 0.35)
    young = Look(
        SKIN_TAN, HAIR_BLACK, "bob", uniform, uniform,
        headwear="cap", headwear_colour=uniform, band_colour=OCHRE,
    )  # fmt: skip
    plane = "".join(
        [
            path("M-96,-8C-70,-26 40,-28 84,-14C100,-8 100,4 84,8C30,16 -60,14 -96,-8Z", WHITE),
            path("M-92,-8L-112,-52L-84,-50L-62,-14Z", ACCENT),
            path("M-16,-4L-44,40L-16,40L30,0Z", darker(STEEL, 0.1)),
            line("M98,-34V28", darker(STEEL, 0.4), 5),
        ]
    )
    bust = path("M-74,110C-74,66 -46,54 -18,48L22,48C52,54 76,66 78,110Z", uniform)
    return group(
        [
            rect(-4, 4, 206, 246, INK, 4, 0.14),
            rect(-8, -8, 206, 246, "#6B4526", 5),
            rect(0, 0, 190, 230, PAPER),
            rect(16, 16, 158, 198, "#A9CBE0"),
            rect(16, 158, 158, 56, "#9DB08C"),
            group([plane], (92, 96), 0, 0.62),
            group([
                bust,
                path("M-10,50L8,96L26,50Z", WHITE),
                path("M4,58L12,58L15,100L8,108L1,100Z", INK),
                line("M-10,50L8,100L26,50", darker(uniform, 0.4), 5),
                line("M-50,84H-24M-44,92H-30", OCHRE, 4.5),
                rect(-16, 22, 38, 34, SKIN_TAN, 12),
                back_hair(young),
                head(young, Mood("smile"), 0.6),
            ], (92, 140), 0, 0.67),
        ],
        (562, 96),
        2,
    )  # fmt: skip


def _cabinet() -> str:
    """Draw a low cupboard with books and a plant, behind the carer."""
    return group(
        [
            ellipse(110, 4, 140, 12, INK, 0.12),
            rect(0, -190, 260, 190, darker(WOOD, 0.06), 5),
            rect(-8, -200, 276, 18, darker(WOOD, 0.25), 4),
            rect(16, -168, 106, 142, lighter(WOOD, 0.18), 4),
            rect(138, -168, 106, 142, lighter(WOOD, 0.18), 4),
            line("M109,-100H110M150,-100H151", darker(WOOD, 0.5), 12),
            group([props.plant(TEAL)], (176, -200), 0, 1.05),
        ],
        (596, 846),
    )


def _book() -> str:
    """Draw a thick open book from its back; the origin is the wrist that holds it."""
    cover = ACCENT
    return group(
        [
            polygon([(-2, -62), (46, -56), (50, 18), (2, 14)], lighter(PAPER, 0.4)),
            polygon([(46, -56), (96, -70), (98, 4), (50, 18)], darker(PAPER, 0.08)),
            polygon([(0, -54), (46, -46), (50, 28), (4, 22)], cover),
            polygon([(46, -46), (98, -60), (100, 14), (50, 28)], darker(cover, 0.18)),
            line("M47,-46L51,28", darker(cover, 0.4), 6),
        ],
        (8, 0),
    )


def _lady() -> str:
    """Draw the lady in her armchair: upright, book in her hands, one eyebrow up."""
    lady = Figure(
        Look(
            SKIN_TAN, HAIR_SILVER, "bun", DRESS, "#5B4A55", shoes="#3A2A2E", aged=True,
            bust=6, belly=4, hem=110, earring=PAPER, cuff=WHITE,
        ),
        near=Arm((86, -216), 1, "grip", angle=-2, item=_book()),
        far=Arm((140, -214), 1, "none", elbow=(92, -206)),
        mood=Mood("flat", "dot", brow_lift=-8, raised_brow=14, gaze=(2.6, -0.8), blush=0.2),
        seated=True,
        lean=-3,
        nod=-3,
        over_torso=_necklace(),
    )  # fmt: skip
    return group(
        [seats.armchair_back(CHAIR), lady.draw(), seats.armchair_front(CHAIR)], (318, 990), 0, 1.2
    )


def _necklace() -> str:
    beads = "M-14,-188h0.1M-8,-178h0.1M0,-171h0.1M10,-168h0.1M20,-171h0.1M28,-178h0.1M33,-187h0.1"
    collar = line("M-15,-198C-9,-184 11,-184 18,-198", darker(DRESS, 0.3), 6)
    return collar + line(beads, PAPER, 10)


def _carer() -> str:
    """Draw the carer: bent far over her, head tilted, a pinch in her cheek, a beaker ready."""
    shirt = AQUA
    carer = Figure(
        Look(
            SKIN_PALE, HAIR_BLOND, "undercut", shirt, "#39415A", shoes=WHITE, short_sleeves=True,
            hem=8,
        ),
        near=Arm((126, -334), 1, "grip", angle=0, item=_beaker()),
        far=Arm((229, -416), 1, "none", angle=6, item=_pinch(), in_front=True, hand_on_top=True),
        mood=Mood("laugh", "dot", brow_lift=9, brow_tilt=-7, gaze=(2.6, 0.6), blush=0.6),
        legs=(Leg((-6, -20)), Leg((58, -22))),
        hip=(-6, -280),
        lean=37,
        nod=16,
        over_torso=_tunic(shirt),
        at=(668, 1008),
        scale=1.12,
        mirror=True,
    )  # fmt: skip
    return carer.draw()


def _pinch() -> str:
    """Draw a hand that pinches, thumb above; the tips meet at (40, -9)."""
    edge = mix(SKIN_PALE, contour(SKIN_PALE), 0.6)
    palm = "M-9,-9.5C0,-13 10,-14 17,-11C22,-6 22,8 17,13C8,15 -2,12 -9,9.5Z"
    fingers = ("M12,11Q24,16 25,9", "M14,5Q30,12 32,3", "M14,-2Q32,6 39,-5")
    strokes = [line(data, edge, 11) + line(data, SKIN_PALE, 8.8) for data in fingers]
    thumb = line("M2,-6Q16,-26 38,-13", edge, 12) + line("M2,-6Q16,-26 38,-13", SKIN_PALE, 9.8)
    cheek = ellipse(45, -9, 9, 7, blush(SKIN_TAN, 0.5))
    return cheek + line(palm, edge, 2.4) + "".join(strokes) + path(palm, SKIN_PALE) + thumb


def _tunic(shirt: str) -> str:
    return path("M-18,-204L14,-168L30,-200L40,-186L16,-150L-30,-190Z", lighter(shirt, 0.55)) + line(
        "M-44,-20C-20,-14 20,-14 46,-26", darker(shirt, 0.16), 3
    )


def _beaker() -> str:
    """Draw a beaker with two ears and a spout; the origin is the wrist that holds it."""
    plastic = "#F0A94B"
    return group(
        [
            line("M2,-16C-16,-16 -16,14 4,12M52,-16C70,-16 70,14 50,12", darker(plastic, 0.18), 7),
            path("M0,-32H54L48,34C40,38 14,38 6,34Z", plastic),
            path("M2,-8H52L50,8H4Z", WHITE, 0.6),
            path("M-4,-32C-2,-46 16,-48 27,-48C40,-48 56,-46 58,-32Z", WHITE),
            path("M36,-46L44,-68H58L54,-40Z", WHITE),
            line("M-2,-33H56", darker(WHITE, 0.2), 3),
        ],
        (14, -2),
    )


def _chess_table() -> str:
    """Draw the side table in front with her chess game, a book and her reading glasses."""
    top = darker(WOOD, 0.12)
    squares = "".join(
        rect(18 + step * 17, -196, 17, 8, (PAPER, "#5A3A24")[step % 2]) for step in range(8)
    )
    pieces = "".join(
        group([_piece(tall, colour)], (x, -198))
        for x, tall, colour in (
            (30, 30, PAPER), (52, 46, PAPER), (84, 24, "#5A3A24"), (108, 24, PAPER),
            (130, 52, "#5A3A24"), (148, 34, "#5A3A24"),
        )
    )  # fmt: skip
    return group(
        [
            ellipse(96, 2, 96, 14, INK, 0.18),
            line("M96,-170V-20M96,-26L36,0M96,-26L156,0", darker(WOOD, 0.4), 13),
            rect(0, -186, 192, 18, top, 8),
            rect(6, -170, 180, 7, INK, 3, 0.2),
            squares,
            pieces,
        ],
        (52, 1046),
    )


def _piece(tall: float, colour: str) -> str:
    """Draw a chess piece; origin: the middle of its foot."""
    edge = darker(colour, 0.3)
    crown = rect(-5, -tall - 8, 10, 8, colour, 2) if tall > 40 else ""
    return (
        path(f"M-10,0C-8,-8 -4,-10 -4,{8 - tall:g}H4C4,-10 8,-8 10,0Z", colour)
        + rect(-11, -5, 22, 6, edge, 2)
        + circle(0, 4 - tall, 8, colour)
        + crown
    )
