"""De hoorbare glimlach: an employee smiles as she talks, and the man she talks to smiles too."""

from illustrations import palette as p
from illustrations.kit import (
    FEET_FORWARD,
    LEGS_CROSSED,
    SEATED,
    Arm,
    Figure,
    Look,
    Mood,
    held,
    props,
    seats,
)
from illustrations.kit.figure import HEAD_SCALE
from illustrations.kit.hair import back_hair
from illustrations.kit.head import head
from illustrations.palette import INK, WHITE, darker, lighter, mix
from illustrations.shapes import (
    Point,
    add,
    circle,
    document,
    ellipse,
    gradient,
    group,
    line,
    num,
    path,
    polar,
    polygon,
    rect,
    rotate,
)

TITLE = "Een vrouw met een headset glimlacht; de oudere man aan de telefoon glimlacht terug"

WALL = "#CFE6DF"
GOLD = "#F2A93B"
FLOOR = 806
MICROPHONE: Point = (262, 596)
EMPLOYEE = Look(
    skin=p.SKIN_DARK,
    hair=p.HAIR_BLACK,
    style="afro",
    top=p.ACCENT,
    bottom=p.NAVY,
    bust=6,
    girth=1.08,
    cuff=lighter(p.ACCENT, 0.5),
)
SMILE = Mood("laugh", "closed", brow_lift=4, blush=0.36)


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("wall", [(0, "#DCEFE8", 1), (1, "#C2DED6", 1)]),
        gradient("floor", [(0, "#B9C9C4", 1), (1, "#9DB2AC", 1)]),
        gradient("home", [(0, "#FBE3AE", 1), (1, "#F6CF8C", 1)]),
    ]
    parts = [_office(), _home(), _waves(), _listener(), _employee(), _desk()]
    return document(TITLE, definitions, parts)


def _office() -> str:
    """Draw the service centre: window, acoustic panels, a far desk and the floor."""
    felt = mix(p.TEAL, WALL, 0.55)
    return "".join(
        [
            rect(0, 0, 820, FLOOR, "url(#wall)"),
            rect(0, FLOOR, 820, 280, "url(#floor)"),
            rect(0, FLOOR - 14, 820, 14, lighter(WALL, 0.6)),
            rect(0, FLOOR, 820, 26, INK, 0, 0.06),
            group([props.window(232, 270)], (70, 96)),
            rect(430, 560, 420, 232, felt, 14),
            line("M560,566V786M690,566V786", darker(felt, 0.1), 4),
            ellipse(470, 1040, 420, 34, INK, 0.08),
        ]
    )


def _home() -> str:
    """Draw the vignette: a living room in the evening light."""
    return "".join(
        [
            rect(364, -52, 520, 500, INK, 76, 0.16),
            rect(360, -60, 520, 500, WHITE, 76),
            rect(372, -60, 520, 488, "url(#home)", 66),
            path("M372,352H830V428H438C400,428 372,400 372,362Z", "#C98F55"),
            rect(372, 344, 460, 9, "#FFF1CF"),
            rect(430, 64, 92, 112, p.LEATHER, 4),
            rect(440, 74, 72, 92, "#F7E9CB"),
            path("M440,166V138L462,112L482,140L496,124L512,146V166Z", p.MOSS),
            circle(492, 98, 9, p.ACCENT),
            line("M762,396V132", darker(p.LEATHER, 0.3), 7),
            ellipse(762, 398, 34, 7, darker(p.LEATHER, 0.3)),
            path("M730,138L744,76H780L794,138Z", "#FFF4D2"),
        ]
    )


def _waves() -> str:
    """Draw the warm sound of her voice, wider and softer towards the man."""
    parts: list[str] = []
    for step in range(9):
        radius = 78 + step * 45
        spread = 30 - step * 2.3
        start = add(MICROPHONE, polar(radius, -50 - spread))
        end = add(MICROPHONE, polar(radius, -50 + spread))
        data = (
            f"M{num(start[0])},{num(start[1])}A{radius},{radius} 0 0,1 {num(end[0])},{num(end[1])}"
        )
        parts.append(line(data, mix(p.ACCENT, GOLD, min(1, step / 4)), 11 - step * 0.4))
    return "".join(parts)


def _listener() -> str:
    """Draw the man at home in his armchair, the handset at his ear, beginning to smile."""
    man = Figure(
        Look(
            skin=p.SKIN_PALE,
            hair=p.HAIR_SILVER,
            style="bald",
            top=p.SLATE,
            bottom="#6B6257",
            shoes="#7A3E2A",
            girth=1.12,
            belly=8,
            aged=True,
            glasses=INK,
        ),
        near=Arm((-42, -354), 1, "hold", -101, item=held.handset(p.ACCENT), elbow=(20, -246)),
        far=Arm((106, -206), 1, "rest", 26),
        mood=Mood("smile", brow_lift=6, brow_tilt=-2, gaze=(1.5, 1)),
        seated=True,
        lean=-5,
        legs=LEGS_CROSSED,
        over_torso=held.cardigan(p.SLATE, p.PAPER),
    )
    side_table = (
        rect(-44, -142, 88, 12, p.LEATHER, 5)
        + line("M-30,-130L-36,0M30,-130L36,0", darker(p.LEATHER, 0.25), 8)
        + group([props.desk_telephone(p.ACCENT, lifted=True)], (0, -142), 0, 0.9)
    )
    chair = [seats.armchair_back(p.MOSS), man.draw(), seats.armchair_front(p.MOSS)]
    return (
        group([side_table], (470, 398), 0, 0.72)
        + group(chair, (662, 402), 0, (-0.72, 0.72))
        + line(
            "M672,152C660,214 612,226 580,262C552,296 530,318 502,288", darker(p.ACCENT, 0.25), 3.4
        )
    )


def _employee() -> str:
    """Draw the employee in her wheelchair, smiling broadly, one hand open."""
    woman = Figure(
        EMPLOYEE,
        near=Arm((126, -250), 1, "flat", 6),
        far=Arm((148, -326), 1, "open", -34),
        mood=SMILE,
        seated=True,
        legs=FEET_FORWARD,
        lean=3,
        nod=-7,
        over_torso=held.collar(p.PAPER),
        shadow=0,
    )
    neck = add(SEATED, rotate((3, -196), woman.lean))
    skull = add(neck, rotate((4, -58), woman.lean))
    face = group([_smiling_eyes(woman.turn), _headset(woman.turn)], skull, woman.nod, HEAD_SCALE)
    chair = [seats.wheelchair_back(p.SLATE), woman.draw(), face, seats.wheelchair_front(p.SLATE)]
    return rect(396, 735, 110, 10, p.SAND, 4) + group(chair, (226, 1030), 0, 1.2)


def _smiling_eyes(turn: float) -> str:
    """Draw eyes that a broad smile nearly closes, over the kit's eyes; origin: the head's middle."""
    eyes = (19 * turn - 14, 19 * turn + 14 - 3.5 * turn)
    lids = "".join(f"M{num(x - 7)},-4q7,6 14,0" for x in eyes)
    smile = "".join(f"M{num(x - 7.5)},-1q7.5,-9 15,0" for x in eyes)
    return line(lids, EMPLOYEE.skin, 7) + line(smile, INK, 3.6)


def _headset(turn: float) -> str:
    """Draw a headset whose microphone leaves the mouth free; origin: the head's middle."""
    x = -38 + 20 * turn
    return (
        line(f"M{num(x)},2C{num(x - 10)},-44 {num(x - 2)},-78 {num(x + 20)},-82", p.PAPER, 7)
        + line(f"M{num(x + 2)},14C{num(x + 2)},40 {num(x + 8)},50 {num(x + 18)},51", INK, 3.6)
        + ellipse(x, 4, 13, 17, INK)
        + ellipse(x - 1, 4, 9, 12, p.SLATE)
        + ellipse(x + 21, 51, 7, 4.6, p.SLATE)
    )


def _desk() -> str:
    """Draw the desk with keyboard, mirror, monitor and plant."""
    top = 1030 - 238 * 1.2
    return "".join(
        [
            ellipse(720, 1026, 120, 13, INK, 0.16),
            rect(620, top + 20, 190, 1022 - top - 20, "#E9F1EC", 4),
            line("M632,842H798M632,928H798", darker(WALL, 0.2), 4),
            line("M690,800h50M690,882h50M690,966h50", p.STEEL, 7),
            rect(360, top + 20, 24, 1030 - top - 20, darker(p.OAK, 0.25), 4),
            rect(336, top, 500, 24, p.OAK, 6),
            rect(340, top + 24, 490, 7, INK, 0, 0.16),
            group([_mirror()], (544, top)),
            group([_monitor()], (688, top)),
        ]
    )


def _mirror() -> str:
    """Draw the round mirror, with her smiling face in it; origin: the middle of its foot."""
    face = [back_hair(EMPLOYEE), head(EMPLOYEE, SMILE, 0.5), _smiling_eyes(0.5), _headset(0.5)]
    return (
        rect(-34, -8, 68, 8, darker(p.LEATHER, 0.2), 4)
        + rect(-5, -36, 10, 32, darker(p.LEATHER, 0.2))
        + ellipse(0, -92, 62, 64, p.LEATHER)
        + ellipse(-2, -92, 53, 56, "#E3F2F2")
        + group(face, (-6, -80), 0, (-0.62, 0.62))
        + line("M-40,-112Q-34,-128 -20,-136", WHITE, 5, 0.9)
    )


def _monitor() -> str:
    """Draw the monitor, turned half to her; origin: the middle of its foot."""
    return "".join(
        [
            path("M-40,0L-28,-16H24L36,0Z", darker(p.STEEL, 0.4)),
            rect(-9, -48, 18, 36, darker(p.STEEL, 0.3)),
            polygon([(-66, -190), (74, -208), (74, -30), (-66, -48)], INK),
            polygon([(-57, -180), (64, -195), (64, -43), (-57, -58)], lighter(p.TEAL, 0.2)),
            line("M-42,-150L20,-157M-42,-124L40,-129M-42,-98L4,-99", WHITE, 7, 0.85),
        ]
    )
