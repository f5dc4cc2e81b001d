"""Het doolhof: a caller is lost among walls of keys, log-ins and mail; far off someone answers."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from illustrations import palette
from illustrations.kit import Arm, Figure, Leg, Look, Mood, held, props, seats
from illustrations.kit.interiors import lamp
from illustrations.kit.perspective import View, box, disc, warped
from illustrations.lettering import outline
from illustrations.palette import (
    ACCENT,
    AQUA,
    INK,
    NAVY,
    PAPER,
    SLATE,
    STEEL,
    TEAL,
    WHITE,
    darker,
    lighter,
    mix,
)
from illustrations.shapes import (
    Point,
    direction,
    document,
    ellipse,
    gradient,
    group,
    path,
    polygon,
    rect,
)

TITLE = "Een vrouw belt, verdwaald in een doolhof van toetsen, inlogschermen en mailvensters"

Place = Callable[[Point], Point]
Ink = tuple[str, str]
Panel = Callable[[int], list[Ink]]

VIEW = View(eye=1280, horizon=-300, near=1100)
spot = VIEW.spot
HIGH, THICK = 330.0, 54.0
PANEL = 300.0
HAZE = "#B4C6DE"
KEYPAD = "123456789*0#"


def draw() -> str:
    """Draw the scene."""
    definitions = [
        gradient("floor", [(0, "#8FA5C4", 1), (1, "#C3D0E1", 1)]),
        gradient("room", [(0, "#FFE3A0", 1), (1, "#FFD27A", 1)]),
        gradient("ground", [(0, "#EDB65C", 1), (1, "#F8D797", 1)]),
    ]
    parts = [
        rect(0, 0, 820, 1080, "url(#floor)"),
        _way_out(),
        *_far_maze(),
        _answering(),
        *_near_maze(),
        _caller(),
    ]
    return document(TITLE, definitions, parts)


def _keys(start: int) -> list[Ink]:
    """Draw a piece of wall of telephone keys."""
    shapes = [(box(0, 0, PANEL, HIGH), SLATE)]
    for row in range(4):
        for column in range(3):
            x, y = 14 + column * 93, 12 + row * 79
            sign = KEYPAD[(row * 3 + column + start) % 12]
            shapes += [
                (box(x, y + 6, 86, 66, 14), darker(SLATE, 0.45)),
                (box(x, y, 86, 64, 14), "#EEF3F8"),
                (outline(sign, 50, x + 43, y + (70 if sign == "*" else 50)), NAVY),
            ]
    return shapes


def _login(step: int) -> list[Ink]:
    """Draw a log-in screen: a face, a name, a row of dots and a lock."""
    body = (TEAL, "#3E86B5")[step % 2]
    shapes = [
        (box(0, 0, PANEL, HIGH), darker(body, 0.42)),
        (box(12, 12, PANEL - 24, HIGH - 30, 14), lighter(body, 0.78)),
        (disc(150, 72, 40), body),
        (disc(150, 62, 15), WHITE),
        ("M122,98C124,78 176,78 178,98C170,108 130,108 122,98Z", WHITE),
        (box(50, 130, 200, 46, 8), darker(body, 0.3)),
        (box(54, 134, 192, 38, 6), WHITE),
        (box(50, 190, 200, 46, 8), ACCENT),
        (box(54, 194, 192, 38, 6), WHITE),
        (box(66, 148, 96, 10, 5), STEEL),
        (box(50, 250, 200, 42, 10), body),
        (box(112, 266, 76, 10, 5), WHITE),
    ]
    return shapes + [(disc(76 + dot * 24, 213, 7.5), INK) for dot in range(5)]


def _mail(step: int) -> list[Ink]:
    """Draw a mail window with an envelope."""
    bar = ("#5A74A8", "#2F8F9C")[step % 2]
    return [
        (box(0, 0, PANEL, HIGH), darker(bar, 0.4)),
        (box(12, 12, PANEL - 24, HIGH - 30, 10), lighter(AQUA, 0.72)),
        (box(12, 12, PANEL - 24, 44, 8), bar),
        (disc(38, 34, 8) + disc(64, 34, 8) + disc(90, 34, 8), PAPER),
        (box(58, 84, 184, 124, 8), WHITE),
        ("M58,90L150,166L242,90L242,84L58,84Z", lighter(bar, 0.55)),
        ("M58,84L150,152L242,84L242,98L150,168L58,98Z", bar),
        (box(58, 232, 184, 14, 7), mix(bar, AQUA, 0.6)),
        (box(58, 260, 120, 14, 7), mix(bar, AQUA, 0.6)),
    ]


PANELS: tuple[Panel, ...] = (_keys, _login, _mail)


def _tone(colour: str, away: float) -> str:
    return mix(colour, HAZE, max(0.0, min(0.66, (away - 1500) / 2300)))


def _face(kinds: Sequence[int], place: Place, away: float, dim: float = 0) -> str:
    """Draw panels side by side on a wall; `place` maps coordinates on the wall to the canvas."""
    drawn: list[str] = []
    for step, kind in enumerate(kinds):
        for data, colour in PANELS[kind](step):
            moved = warped(data, lambda at, step=step: place((at[0] + step * PANEL, at[1])))
            drawn.append(path(moved, _tone(mix(colour, "#22365E", dim), away)))
    return "".join(drawn)


def _across(left: float, kinds: Sequence[int], away: float, share: float = 1) -> str:
    """Draw a wall that faces us; each of its panels takes `share` of the full width."""
    right = left + len(kinds) * PANEL * share
    back, parts = away + THICK, list[str]()
    for x, near in ((left, left > 0), (right, right < 0)):
        if near:
            side = [spot(x, HIGH, away), spot(x, HIGH, back), spot(x, 0, back), spot(x, 0, away)]
            parts.append(polygon(side, _tone(darker(SLATE, 0.35), away)))
    shadow = [spot(left, 0, away), spot(right, 0, away)]
    shadow += [spot(right + 30, 0, away - 46), spot(left + 30, 0, away - 46)]
    top = [spot(left, HIGH, away), spot(right, HIGH, away)]
    top += [spot(right, HIGH, back), spot(left, HIGH, back)]
    parts += [
        polygon(shadow, INK, 0.13),
        _face(kinds, lambda at: spot(left + at[0] * share, HIGH - at[1], away), away),
        polygon(top, _tone("#E6EDF6", away - 500)),
    ]
    return "".join(parts)


def _along(x: float, near: float, kinds: Sequence[int], far: float) -> str:
    """Draw a wall that runs away from us, between two distances."""
    inner, outer = (x, x - THICK) if x < 0 else (x, x + THICK)
    begin, turn = (near, far - near) if x < 0 else (far, near - far)
    edge, corner = spot(inner, HIGH, near), spot(outer, HIGH, near)
    top = [edge, spot(inner, HIGH, far), spot(outer, HIGH, far), corner]
    foot = [spot(inner, 0, near), spot(inner, 0, far)]
    front = [edge, corner, spot(outer, 0, near), spot(inner, 0, near)]
    slip = inner + (60 if x < 0 else -26)
    foot += [spot(slip, 0, far), spot(slip, 0, near)]
    return (
        polygon(foot, INK, 0.13)
        + _face(
            kinds,
            lambda at: spot(inner, HIGH - at[1], begin + turn * at[0] / PANEL / len(kinds)),
            near,
            0.3 if x < 0 else 0.12,
        )
        + polygon(front, _tone(SLATE, near))
        + polygon(top, _tone("#E6EDF6", near - 500))
    )


def _way_out() -> str:
    """Draw the lit place outside the maze: a floor, a wall and a lamp."""
    floor = [spot(130, 0, 2500), spot(1300, 0, 2500), spot(1300, 0, 1500), spot(130, 0, 1500)]
    glow = "".join(ellipse(660, 310, 60 + step * 40, 30 + step * 22, "#FFF1CC", 0.2)
                   for step in range(5))  # fmt: skip
    return (
        rect(452, 0, 368, 270, "url(#room)")
        + polygon(floor, "url(#ground)")
        + rect(452, 256, 368, 8, "#FFF1CC")
        + glow
        + group([lamp(150, ACCENT)], (672, -60), 0, 0.8)
        + polygon([(640, 94), (704, 94), (800, 340), (540, 340)], "#FFF6DC", 0.4)
    )


def _far_maze() -> list[str]:
    """Draw the rows behind, from the farthest on."""
    return [
        _across(-1500, (1, 0, 2, 1), 3530),
        _across(-1350, (0, 2, 1, 0, 2), 3180),
        _across(-1400, (2, 0, 1), 2830),
        _across(-340, (0, 2), 2830, 0.8),
        _along(-700, 2560, (0,), 2830),
        _along(130, 2180, (1, 0, 2, 0, 1), 4200),
        _across(-1150, (1, 0), 2480),
        _across(-350, (2, 0), 2480, 0.8),
        _along(-420, 2180, (2,), 2480),
        _across(-1000, (0, 2), 2130),
        _across(-170, (1,), 2130),
        _along(-520, 1830, (1,), 2130),
        _along(130, 1830, (0,), 2184),
        _across(-870, (2, 0), 1780),
        _across(-115, (0,), 1780, 0.98),
        _along(-240, 1480, (0,), 1780),
    ]


def _answering() -> str:
    """Draw the person who picks up the telephone at a desk."""
    clerk = Figure(
        Look(
            palette.SKIN_DEEP,
            palette.HAIR_BLACK,
            "crop",
            top="#2F7D6B",
            bottom=NAVY,
            facial="beard",
        ),
        Arm((70, -304), 1, "hold", -70, item=held.handset(), elbow=(66, -246)),
        Arm((150, -252), 1, "flat", angle=6),
        Mood("smile", brow_lift=4),
        seated=True,
        lean=4,
    )
    desk = [
        seats.office_chair(ACCENT),
        clerk.draw(),
        group([seats.table(290, palette.OAK)], (92, 0)),
        group([props.desk_telephone(INK, lifted=True)], (250, -238)),
        group([props.plant("#2F7D6B")], (340, -238), 0, 0.62),
    ]
    return ellipse(700, 402, 130, 16, "#B9792E", 0.25) + group(desk, (612, 398), 0, 0.46)


def _near_maze() -> list[str]:
    """Draw the walls around the caller: two side walls and the dead end behind her."""
    warm = [spot(150, HIGH, 1430 + THICK), spot(800, HIGH, 1430 + THICK)]
    warm += [spot(800, HIGH, 1466), spot(184, HIGH, 1466)]
    return [
        _across(-700, (2,), 1430),
        _across(-210, (1, 0, 2), 1430),
        polygon(warm, "#FFD27A", 0.8),
        _footprints(),
        _along(-292, 760, (0,), 1130),
        _along(300, 760, (2,), 1130),
    ]


def _footprints() -> str:
    """Draw the steps that have gone to the left, come back, and gone round once more."""
    flow: list[Point] = [
        (-480, 1285), (-420, 1300), (-360, 1285), (-300, 1275), (-240, 1270), (-185, 1290),
        (-145, 1340), (-100, 1395), (-40, 1390), (-25, 1335), (-65, 1280), (-125, 1230),
        (-180, 1180), (-195, 1120), (-150, 1080), (-90, 1062), (-30, 1060), (30, 1070),
    ]  # fmt: skip
    prints: list[str] = []
    for step, (start, end) in enumerate(pairwise(flow)):
        at, size, side = spot(start[0], 0, start[1]), VIEW.near / start[1], 11 if step % 2 else -11
        turn = direction(at, spot(end[0], 0, end[1]))
        sole = ellipse(10, side, 17, 8, SLATE) + ellipse(-14, side, 9, 6.5, SLATE)
        prints.append(group([group([sole], (0, 0), turn)], at, 0, (size, size * 0.72), 0.42))
    return "".join(prints)


def _caller() -> str:
    """Draw the caller: a mobile at her ear, a palm up, looking for the way."""
    woman = Figure(
        Look(
            palette.SKIN_OLIVE,
            palette.HAIR_CHESTNUT,
            "tail",
            top=ACCENT,
            bottom="#2B3358",
            shoes=PAPER,
            bust=6,
            hem=30,
            cuff=lighter(ACCENT, 0.3),
            earring=palette.OCHRE,
        ),
        Arm((-36, -484), 1, "hold", -103, item=held.mobile(), elbow=(28, -374)),
        Arm((118, -386), 1, "open", angle=-30),
        Mood("doubt", brow_tilt=-6, brow_lift=6, gaze=(1.5, -1.6)),
        legs=(Leg((-30, -20)), Leg((26, -24))),
        lean=-3,
        nod=-3,
        turn=0.8,
        at=(500, 1010),
        scale=0.84,
    )
    return woman.draw()
