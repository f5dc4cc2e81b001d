"""De weggeschopte kranten: two conductors kick newspapers aside in a packed train."""

from illustrations.kit import Arm, Figure, Leg, Look, Mood
from illustrations.palette import (
    ACCENT,
    AQUA,
    BLUE,
    INK,
    MINT,
    PAPER,
    SAND,
    TEAL,
    WHITE,
    darker,
    mix,
)
from illustrations.shapes import (
    Point,
    circle,
    document,
    gradient,
    group,
    line,
    num,
    path,
    polygon,
    rect,
)

TITLE = "Twee conducteurs schoppen kranten opzij in een volle trein"

PANEL = "#DCD9CF"
FLOOR = 800
UNIFORM = "#26346B"
RAIL = 150


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("night", [(0, "#23345E", 1), (1, "#5C6E96", 1)]),
        gradient("floor", [(0, "#BCC1CC", 1), (1, "#969EAE", 1)]),
    ]
    parts = [
        _carriage(),
        _back_row(),
        _front_passengers(),
        _floor_papers(),
        _conductors(),
        _flying_paper(),
    ]
    return document(TITLE, definitions, parts)


def _carriage() -> str:
    """Draw walls, windows, doors, ceiling rail and floor."""
    parts = [
        rect(0, 0, 820, 1080, PANEL),
        rect(0, 0, 820, 96, "#C6C3BA"),
        rect(0, 88, 820, 10, "#AFACA4"),
        rect(60, 22, 300, 30, WHITE, 15),
        rect(460, 22, 300, 30, WHITE, 15),
        rect(-30, 216, 220, 330, "url(#night)", 26),
        rect(630, 216, 220, 330, "url(#night)", 26),
        rect(222, 180, 376, 640, "#B8C4CC", 18),
        rect(234, 192, 172, 628, "#CBD5DA", 10),
        rect(414, 192, 172, 628, "#CBD5DA", 10),
        rect(258, 226, 124, 330, "url(#night)", 22),
        rect(438, 226, 124, 330, "url(#night)", 22),
        rect(0, FLOOR, 820, 280, "url(#floor)"),
        rect(0, FLOOR, 820, 10, INK, 0, 0.2),
        line("M0,880H820M0,980H820", INK, 3, 0.12),
    ]
    parts += [
        line(f"M0,{RAIL}H820", "#8D98A6", 12),
        line(f"M0,{RAIL - 3}H820", WHITE, 3, 0.6),
    ]
    stations = "".join(circle(x, 122, 7, PAPER) for x in range(470, 700, 56))
    parts += [line("M470,122H694", ACCENT, 6), stations, circle(582, 122, 10, ACCENT)]
    for x in (110, 410, 710):
        parts.append(line(f"M{x},98V{RAIL}", "#8D98A6", 8))
    return "".join(parts)


def _strap(x: float) -> str:
    """Draw a hanging strap."""
    return line(f"M{num(x)},{RAIL}V206", INK, 6) + line(
        f"M{num(x)},206L{num(x - 15)},236H{num(x + 15)}Z", INK, 6
    )


def _back_row() -> str:
    """Draw the passengers against the doors and windows."""
    dim = 0.1
    people = [
        Figure(
            Look("#8D5B3E", "#1E1714", "curly", darker(AQUA, dim), "#8C93A6"),
            near=Arm((-40, -240)),
            far=Arm((40, -250)),
            mood=Mood("flat", brow_lift=4, brow_tilt=-3, gaze=(0, 3)),
            at=(216, 846),
            scale=1.07,
        ),
        Figure(
            Look("#E3AE86", "#3A2A22", "crop", darker("#8C6BA8", dim), "#A08F80"),
            near=Arm((-40, -240)),
            far=Arm((40, -250)),
            mood=Mood("flat", gaze=(2, 2)),
            at=(90, 842),
            scale=1.07,
        ),
        Figure(
            Look("#EBC3A0", "#5A3A24", "short", darker("#D98E6A", dim), "#8795B3", glasses=INK),
            near=Arm((-66, -646), -1, "grip", angle=-90),
            far=Arm((40, -250)),
            mood=Mood("o", brow_lift=6, gaze=(1, 2.5)),
            at=(300, 852),
            scale=0.96,
            mirror=True,
        ),
        Figure(
            Look(
                "#C98F63",
                "#1E1714",
                "none",
                darker(SAND, dim),
                "#9A93A8",
                headwear="scarf",
                headwear_colour=TEAL,
            ),
            near=Arm((-40, -240)),
            far=Arm((40, -250)),
            mood=Mood("flat", brow_lift=4, brow_tilt=-4, gaze=(0, 2.5)),
            at=(540, 850),
            scale=1.0,
            mirror=True,
        ),
        Figure(
            Look("#F2CBA8", "#D9A441", "bun", darker(MINT, dim), "#8A9C9A"),
            near=Arm((-66, -640), -1, "grip", angle=-90),
            far=Arm((40, -250)),
            mood=Mood("sad", brow_tilt=-3, gaze=(0, 2.5)),
            at=(686, 846),
            scale=1.07,
            mirror=True,
        ),
        Figure(
            Look(
                "#E3AE86",
                "#8E8A88",
                "bald",
                darker(BLUE, dim),
                "#A08F80",
                girth=1.2,
                belly=14,
                aged=True,
                facial="moustache",
            ),
            near=Arm((-40, -240)),
            far=Arm((40, -250)),
            mood=Mood("flat", brow_lift=3, gaze=(0, 2)),
            at=(778, 856),
            scale=1.0,
            mirror=True,
        ),
    ]
    straps = "".join(_strap(x) for x in (240, 363, 450))
    return straps + "".join(person.draw() for person in people)


def _front_passengers() -> str:
    """Draw the passenger who gets the newspaper towards her, holding the pole."""
    pole = line("M34,98V930", "#E2B23C", 16) + line("M30,98V930", WHITE, 3, 0.5)
    woman = Figure(
        Look(
            "#7A4B32",
            "#1E1714",
            "tail",
            "#E3B44C",
            "#5B3F63",
            shoes="#5A3A24",
            hem=30,
            earring=ACCENT,
        ),
        near=Arm((-117, -452), -1, "grip", angle=-160, thumb=1),
        far=Arm((60, -330), 1, "open", angle=-30),
        mood=Mood("o", eyes="wide", brow_lift=8, gaze=(2, 3)),
        lean=-5,
        at=(164, 930),
        scale=1.02,
    )
    return pole + woman.draw()


def _conductors() -> str:
    """Draw the kicking conductor and the one who follows."""
    first = Figure(
        Look(
            "#EBBE9A",
            "#6F6660",
            "short",
            UNIFORM,
            "#1F2A55",
            shoes="#12172A",
            girth=1.18,
            belly=16,
            facial="moustache",
            headwear="cap",
            headwear_colour=UNIFORM,
            band_colour=ACCENT,
            hem=28,
            cuff=ACCENT,
            aged=True,
        ),
        near=Arm((-84, -310), 1, "grip"),
        far=Arm((84, -340), 1, "grip"),
        mood=Mood("grump", brow_tilt=6, gaze=(1, 3)),
        legs=(Leg((-30, -20)), Leg((218, -132), pitch=-40)),
        hip=(-16, -282),
        lean=-8,
        nod=14,
        over_torso=_uniform(),
        at=(440, 1012),
        scale=1.1,
        mirror=True,
    )
    second = Figure(
        Look(
            "#B57B52",
            "#2A1E18",
            "bun",
            UNIFORM,
            "#1F2A55",
            shoes="#12172A",
            headwear="cap",
            headwear_colour=UNIFORM,
            band_colour=ACCENT,
            hem=28,
            cuff=ACCENT,
        ),
        near=Arm((-70, -282), 1, "rest"),
        far=Arm((40, -282), 1, "rest"),
        mood=Mood("grump", eyes="half", brow_tilt=4, gaze=(1, 2)),
        legs=(Leg((-62, -30), pitch=22), Leg((48, -20))),
        nod=6,
        over_torso=_uniform(),
        at=(660, 980),
        scale=1.04,
        mirror=True,
    )
    return second.draw() + first.draw()


def _uniform() -> str:
    """Draw shirt, tie, lapels and buttons of a conductor's jacket."""
    return (
        path("M-4,-206L20,-120L36,-204Z", WHITE)
        + path("M13,-196L24,-196L27,-140L20,-124L14,-140Z", ACCENT)
        + path("M-16,-206L20,-112L0,-118L-24,-186Z", darker(UNIFORM, 0.35))
        + path("M36,-204L20,-112L34,-124L48,-186Z", darker(UNIFORM, 0.35))
        + line("M21,-110L23,24", darker(UNIFORM, 0.5), 3)
        + circle(30, -84, 5, "#E2B23C")
        + circle(31, -44, 5, "#E2B23C")
    )


def _newspaper(at: Point, turn: float, scale: tuple[float, float]) -> str:
    """Draw an open newspaper: two pages with a headline, a photo and columns."""
    return group(
        [
            polygon([(-64, -40), (2, -46), (66, -38), (64, 46), (0, 40), (-66, 48)], INK, 0.18),
            polygon([(-64, -46), (0, -50), (0, 36), (-66, 42)], PAPER),
            polygon([(0, -50), (66, -44), (64, 40), (0, 36)], darker(PAPER, 0.08)),
            polygon([(-56, -36), (-8, -39), (-8, -28), (-56, -25)], INK),
            polygon([(-56, -16), (-34, -17), (-34, 12), (-57, 14)], TEAL),
            line("M-26,-16L-8,-17M-26,-6L-8,-7M-26,4L-8,3M-56,26L-8,22", INK, 3, 0.45),
            line(
                "M10,-36L56,-32M10,-24L56,-20M10,-12L30,-11M10,0L30,1M10,12L30,13M10,24L54,27",
                INK,
                3,
                0.45,
            ),
            polygon([(38, -10), (56, -9), (56, 14), (38, 12)], mix(ACCENT, PAPER, 0.3)),
        ],
        at,
        turn,
        scale,
    )


def _floor_papers() -> str:
    return "".join(
        [
            _newspaper((540, 912), -10, (0.9, 0.34)),
            _newspaper((520, 1040), 8, (1.2, 0.46)),
            _newspaper((130, 1030), -16, (1.15, 0.44)),
            _newspaper((730, 1010), 14, (1.05, 0.4)),
            _newspaper((352, 886), 6, (0.8, 0.28)),
        ]
    )


def _flying_paper() -> str:
    """Draw the newspaper that has just been kicked, with the marks of its flight."""
    return _newspaper((204, 734), -32, (1.3, 1.15)) + line(
        "M318,972C282,968 246,946 226,912M296,996C268,994 240,982 218,960", WHITE, 5, 0.8
    )
