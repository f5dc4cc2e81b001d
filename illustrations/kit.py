"""The figure kit: people with a skeleton, a face, hair, clothes and hands.

A figure is drawn looking to the right, standing on y = 0 with its crown near y = -600, and is then
scaled, mirrored and placed. Arms and legs are told where the hand or foot goes; elbows and knees
follow from the length of the bones.
"""

from dataclasses import dataclass, field
from typing import Literal

from illustrations.shapes import (
    ACCENT,
    INK,
    PAPER,
    WHITE,
    Point,
    add,
    circle,
    darker,
    direction,
    ellipse,
    group,
    joint,
    lighter,
    line,
    mix,
    num,
    path,
    polar,
    rect,
    rotate,
    taper,
)

UPPER_ARM = 106.0
FOREARM = 98.0
THIGH = 136.0
SHIN = 130.0
HIP_HEIGHT = -286.0
HEAD_SCALE = 1.16
SHOULDER = -172.0

HandShape = Literal["rest", "grip", "open"]
HairStyle = Literal["short", "crop", "long", "bob", "bun", "curly", "bald", "tail", "wave", "none"]
Eyes = Literal["dot", "closed", "half", "wide"]
Mouth = Literal["smile", "talk", "laugh", "flat", "sad", "shiver", "grump", "o", "doubt"]
Headwear = Literal["none", "beanie", "cap", "scarf"]
Facial = Literal["none", "moustache", "beard"]


@dataclass(frozen=True)
class Look:
    """What a person looks like, whatever they do."""

    skin: str
    hair: str
    style: HairStyle
    top: str
    bottom: str
    shoes: str = INK
    girth: float = 1.0
    belly: float = 0.0
    bust: float = 0.0
    facial: Facial = "none"
    glasses: str = ""
    aged: bool = False
    headwear: Headwear = "none"
    headwear_colour: str = INK
    band_colour: str = ACCENT
    earring: str = ""
    hem: float = 22.0
    flare: float = 0.0
    cuff: str = ""


@dataclass(frozen=True)
class Mood:
    """What a face says. Brow tilt is positive for anger, negative for worry."""

    mouth: Mouth = "smile"
    eyes: Eyes = "dot"
    brow_tilt: float = 0.0
    brow_lift: float = 0.0
    raised_brow: float = 0.0
    gaze: Point = (0.0, 0.0)
    blush: float = 0.28


@dataclass(frozen=True)
class Arm:
    """Where a hand goes, on which side the elbow bends, and what the hand does."""

    hand: Point
    bend: int = 1
    shape: HandShape = "rest"
    angle: float | None = None
    thumb: Literal[-1, 1] = -1
    item: str = ""
    in_front: bool = False


@dataclass(frozen=True)
class Leg:
    """Where an ankle goes, and the pitch of the foot."""

    ankle: Point
    pitch: float = 0.0


@dataclass(frozen=True)
class Figure:
    """One person in one pose, placed in a scene."""

    look: Look
    near: Arm
    far: Arm
    mood: Mood = field(default_factory=Mood)
    legs: tuple[Leg, Leg] = (Leg((-24, -20)), Leg((24, -22)))
    hip: Point = (0, HIP_HEIGHT)
    lean: float = 0.0
    nod: float = 0.0
    shrug: float = 0.0
    turn: float = 0.85
    over_torso: str = ""
    over_arms: str = ""
    at: Point = (0, 0)
    scale: float = 1.0
    mirror: bool = False
    shadow: float = 0.16

    def draw(self) -> str:
        """Draw the figure from the back to the front."""
        body = self.look
        lean = self.lean
        lift = self.shrug
        spread = 40 * body.girth
        near_shoulder = add(self.hip, rotate((-spread + 4, SHOULDER - lift), lean))
        far_shoulder = add(self.hip, rotate((spread - 6, SHOULDER - lift), lean))
        neck = add(self.hip, rotate((3, -196), lean))
        near_arm = _arm(self.near, near_shoulder, body, body.top)
        far_arm = _arm(self.far, far_shoulder, body, darker(body.top, 0.22))
        parts: list[str] = []
        if self.shadow:
            standing = [leg.ankle[0] for leg in self.legs if leg.ankle[1] > -60]
            middle = (min(standing) + max(standing)) / 2
            half = 66 * body.girth + (max(standing) - min(standing)) / 2
            parts.append(ellipse(middle + 8, 0, half, 15, INK, self.shadow))
        if not self.far.in_front:
            parts.append(far_arm)
        parts.append(_leg(self.legs[1], add(self.hip, (16 * body.girth, 0)), body, far=True))
        parts.append(_leg(self.legs[0], add(self.hip, (-16 * body.girth, 0)), body, far=False))
        skull = add(neck, rotate((4, -58 + lift * 0.4), lean))
        parts.append(group([_back_hair(body)], skull, self.nod, HEAD_SCALE))
        parts.append(_neck(neck, lean, body))
        parts.append(group([_torso(body, lift), self.over_torso], self.hip, lean))
        head = group([_head(body, self.mood, self.turn)], skull, self.nod, HEAD_SCALE)
        if not self.over_arms:
            parts.append(head)
        if self.far.in_front:
            parts.append(far_arm)
        parts.append(near_arm)
        if self.over_arms:
            parts += [group([self.over_arms], self.hip, lean), head]
        scale = (-self.scale, self.scale) if self.mirror else self.scale
        return group(parts, self.at, 0, scale)


def hand(shape: HandShape, skin: str, thumb: int) -> str:
    """Draw a hand with the wrist at the origin, fingers to the right, thumb up (-1) or down (1)."""
    edge = darker(skin, 0.24)
    match shape:
        case "rest":
            parts = [
                taper((8, -4), 7, (19, -13), 4.2, skin),
                path("M-6,-9C4,-13 16,-12 24,-10C34,-8 41,-2 40,4C39,10 30,11 20,11L-6,9Z", skin),
                line("M38,1L25,0M37,6L25,5", edge, 1.6),
            ]
        case "grip":
            parts = [
                path("M-7,-10C0,-15 12,-16 20,-14C29,-12 31,-6 30,2C30,12 24,15 14,14L-7,9Z", skin),
                line("M29,-6L17,-6M30,0L17,0M29,7L17,7", edge, 1.8),
                taper((5, -11), 5.5, (17, -13), 4.6, skin),
                line("M8,-7L18,-9", edge, 1.6),
            ]
        case "open":
            parts = [
                taper((6, -4), 7, (19, -20), 4.4, skin),
                taper((16, -7), 5.4, (38, -15), 4.2, skin),
                taper((17, -3), 5.6, (43, -6), 4.2, skin),
                taper((17, 2), 5.6, (43, 3), 4.2, skin),
                taper((16, 6), 5.2, (37, 12), 4, skin),
                path("M-7,-9C2,-13 14,-14 20,-12C25,-6 25,6 20,11C12,13 4,12 -7,9Z", skin),
                line("M9,5C13,2 14,-3 13,-7", edge, 1.6),
            ]
    return group(parts, scale=(1.1, -1.1) if thumb > 0 else 1.1)


def cup(at: Point, scale: float = 1, turn: float = 0) -> str:
    """Draw a paper coffee cup with a little steam; the origin is the middle of the cup."""
    return group(
        [
            line("M-4,-30C-10,-38 4,-44 -2,-54M7,-28C2,-35 12,-40 8,-48", PAPER, 3.4, 0.85),
            path("M-15,-22H15L11,24C6,27 -6,27 -11,24Z", WHITE),
            path("M-14,-10H14L12,10H-12Z", ACCENT),
            rect(-17, -26, 34, 7, darker(WHITE, 0.14), 3),
        ],
        at,
        turn,
        scale,
    )


def scarf(colour: str, tail: float = 96) -> str:
    """Draw a wound scarf for `over_arms`; the origin is the hip."""
    return "".join(
        [
            path(f"M14,-196L40,-190L46,{num(-196 + tail)}L18,{num(-192 + tail)}Z", darker(colour)),
            path(
                "M-40,-196C-46,-226 -30,-232 -8,-222C12,-216 30,-220 46,-226"
                "C58,-212 54,-192 40,-184C10,-172 -22,-176 -40,-196Z",
                colour,
            ),
            line("M-30,-206C-8,-192 20,-194 44,-208", darker(colour, 0.3), 3),
            line(
                f"M26,{num(-204 + tail)}L27,{num(-190 + tail)}M37,{num(-206 + tail)}"
                f"L38,{num(-192 + tail)}",
                colour,
                4,
            ),
        ]
    )


def _arm(arm: Arm, shoulder: Point, look: Look, sleeve: str) -> str:
    """Draw an arm: sleeve, cuff, what the hand holds, and the hand."""
    elbow, wrist = joint(shoulder, arm.hand, UPPER_ARM, FOREARM, arm.bend)
    heading = direction(elbow, wrist)
    thick = 22 * (0.8 + 0.2 * look.girth)
    crease = add(elbow, polar(9, heading + 90 * -arm.bend))
    fold = add(crease, polar(15, heading + 30 * arm.bend))
    armpit = (
        shoulder[0] + (elbow[0] - shoulder[0]) * 0.4,
        shoulder[1] + (elbow[1] - shoulder[1]) * 0.4,
    )
    shade, edge = (2.5, 3.5), darker(sleeve, 0.3)
    parts = [
        group(
            [arm.item, hand(arm.shape, look.skin, arm.thumb)],
            wrist,
            heading if arm.angle is None else arm.angle,
        ),
        taper(add(armpit, shade), 19, add(elbow, shade), 18, edge),
        taper(shoulder, thick, elbow, 18, sleeve),
        taper(add(elbow, shade), 17, add(wrist, shade), 12.5, edge),
        taper(elbow, 18, wrist, 13, sleeve),
    ]
    parts.append(
        line(
            f"M{num(crease[0])},{num(crease[1])}L{num(fold[0])},{num(fold[1])}",
            darker(sleeve, 0.4),
            2.4,
            0.55,
        )
    )
    if look.cuff:
        start = add(wrist, polar(-5, heading))
        parts.append(group([rect(-6, -13.5, 9, 27, look.cuff, 3)], start, heading))
    return "".join(parts)


def _leg(leg: Leg, hip: Point, look: Look, *, far: bool) -> str:
    """Draw a leg with its shoe."""
    colour = darker(look.bottom, 0.22) if far else look.bottom
    knee, ankle = joint(hip, leg.ankle, THIGH, SHIN, -1)
    thigh = 27 * (0.75 + 0.25 * look.girth)
    shoe = darker(look.shoes, 0.25) if far else look.shoes
    foot = [
        path("M-16,-8Q0,-2 15,-8C24,-2 44,-1 48,12L48,17L-17,17C-19,8 -18,0 -16,-8Z", shoe),
        rect(-18, 15, 67, 6, mix(shoe, INK, 0.6), 3),
    ]
    return (
        taper(hip, thigh, knee, 21, colour)
        + taper(knee, 21, ankle, 15, colour)
        + group(foot, ankle, leg.pitch)
    )


def _neck(neck: Point, lean: float, look: Look) -> str:
    return group(
        [
            taper((-3, 14), 18, (3, -26), 15, look.skin),
            path("M-12,-14C-4,0 10,2 20,-8L19,-24L-12,-24Z", darker(look.skin, 0.22)),
        ],
        neck,
        lean,
    )


def _torso(look: Look, lift: float) -> str:
    """Draw the upper body, and a skirt or coat if the hem is low; the origin is the hip."""
    g = look.girth
    hem, flare, belly, bust = look.hem, look.flare, look.belly, look.bust
    top = -190 - lift * 0.55
    side = SHOULDER - lift
    return path(
        f"M-15,{num(top - 10)}C-24,{num(top + 2)} {num(-46 * g)},{num(side - 20)} "
        f"{num(-56 * g)},{num(side)}C{num(-60 * g)},-120 {num(-45 * g)},-92 {num(-42 * g)},-58"
        f"C{num(-44 * g)},-28 {num(-49 * g)},-14 {num(-48 * g - flare)},{num(hem)}"
        f"Q0,{num(hem + 8)} {num(48 * g + flare)},{num(hem)}"
        f"C{num(50 * g)},-12 {num(44 * g + belly)},-26 {num(42 * g + belly)},-58"
        f"C{num(42 * g + belly * 0.6)},-88 {num(56 * g + bust)},-112 {num(55 * g)},{num(side)}"
        f"C{num(46 * g)},{num(side - 20)} 26,{num(top + 2)} 18,{num(top - 10)}Z",
        look.top,
    )


def _head(look: Look, mood: Mood, turn: float) -> str:
    """Draw a head looking right; `turn` runs from 0 (towards us) to 1 (nearly profile)."""
    skin = look.skin
    t = turn
    face = path(
        f"M-38,-8C-39,-36 -20,-50 0,-50C22,-50 39,-36 38,-8"
        f"C{num(38 + t)},8 37,20 {num(30 + 5 * t)},32"
        f"C{num(24 + 7 * t)},45 {num(12 + 9 * t)},50 {num(9 * t)},50"
        f"C{num(-14 + 7 * t)},50 {num(-26 + 2 * t)},40 -31,26C-36,16 -38,6 -38,-8Z",
        skin,
    )
    ear_x = -38 + 20 * t
    ears = ellipse(ear_x, 4, 9, 12, skin) + line(
        f"M{num(ear_x - 3)},1C{num(ear_x + 3)},-1 {num(ear_x + 3)},7 {num(ear_x - 1)},9",
        darker(skin, 0.3),
        2,
    )
    if look.earring:
        ears += circle(ear_x, 19, 4.5, look.earring)
    parts = [face, _features(look, mood, t)]
    covers_ear = look.style in ("long", "bob") or look.headwear == "scarf"
    parts.append(_hair(look))
    if not covers_ear:
        parts.append(ears)
    if look.glasses:
        parts.append(_glasses(t, look.glasses))
    parts.append(_headwear(look))
    return "".join(parts)


def _features(look: Look, mood: Mood, t: float) -> str:
    """Draw cheeks, eyes, brows, nose and mouth."""
    skin = look.skin
    shade = darker(skin, 0.3)
    centre = 19 * t
    near_x, far_x = centre - 14, centre + 14 - 3.5 * t
    brow = mix(look.hair, INK, 0.35) if look.style != "bald" else mix(look.hair, INK, 0.2)
    parts = [
        circle(near_x - 5, 15, 9.5, ACCENT, mood.blush),
        ellipse(far_x + 3 - 2 * t, 15, 9 - 3 * t, 9, ACCENT, mood.blush),
    ]
    if look.facial == "beard":
        parts.append(
            path(
                f"M-33,10C-26,15 -20,18 -13,18C{num(centre - 10)},13 {num(centre + 10)},13 "
                f"{num(centre + 17)},20L{num(35 + 2 * t)},15C{num(37 + t)},26 {num(33 + 4 * t)},36 "
                f"{num(29 + 5 * t)},40C{num(22 + 7 * t)},53 {num(12 + 9 * t)},57 {num(9 * t)},57"
                f"C{num(-16 + 7 * t)},57 {num(-29 + 2 * t)},44 -32,28Z",
                look.hair,
            )
        )
    nose_x = 25 * t
    parts.append(
        path(
            f"M{num(nose_x + 1)},-5C{num(nose_x + 5 + 5 * t)},0 {num(nose_x + 9 + 12 * t)},9 "
            f"{num(nose_x + 8 + 11 * t)},13C{num(nose_x + 5 + 7 * t)},19 {num(nose_x)},18 "
            f"{num(nose_x - 3)},14Z",
            mix(skin, ACCENT, 0.25) if mood.blush > 0.4 else darker(skin, 0.1),
        )
    )
    for x, raise_by, side in ((near_x, mood.raised_brow, -1), (far_x, 0.0, 1)):
        y = -21 - mood.brow_lift - raise_by
        half = 9.5 if side < 0 else 9.5 - 2 * t
        tilt = -mood.brow_tilt * side
        parts.append(
            line(
                f"M{num(x - half)},{num(y - tilt)}Q{num(x)},{num(y - 4 - raise_by * 0.3)} "
                f"{num(x + half)},{num(y + tilt)}",
                brow,
                4.6,
            )
        )
        parts.append(_eye(x, mood, skin))
    if look.aged:
        parts.append(
            line(
                f"M{num(near_x - 12)},-4l-6,-4M{num(near_x - 12)},0l-7,1"
                f"M{num(centre - 16)},20q-2,7 1,12",
                shade,
                2,
                0.7,
            )
        )
    parts.append(_mouth(mood.mouth, centre * 0.98, look))
    return "".join(parts)


def _eye(x: float, mood: Mood, skin: str) -> str:
    y = -4.0
    dx, dy = mood.gaze
    match mood.eyes:
        case "closed":
            return line(f"M{num(x - 7)},{num(y)}q7,6 14,0", INK, 3.4)
        case "wide":
            return ellipse(x, y, 8.5, 10, WHITE) + circle(x + dx, y + dy, 4.6, INK)
        case "half":
            return (
                ellipse(x + dx, y + dy + 1, 5, 5.4, INK)
                + rect(x - 9, y - 9, 18, 8.5, skin)
                + line(f"M{num(x - 7.5)},{num(y - 1)}h15", INK, 3.2)
            )
        case "dot":
            return ellipse(x + dx, y + dy, 4.9, 5.6, INK)


def _mouth(mouth: Mouth, x: float, look: Look) -> str:
    lips = mix(INK, look.skin, 0.12)
    at = (x, 30.0)
    stroke = 3.8
    drawings: dict[Mouth, list[str]] = {
        "smile": [line("M-11,-3Q0,9 11,-3", lips, stroke)],
        "talk": [
            path("M-11,-5Q0,-2 11,-5Q10,10 0,10Q-10,10 -11,-5Z", lips),
            path("M-9,-4Q0,-1 9,-4L8,-0.5Q0,2 -8,-0.5Z", WHITE),
        ],
        "laugh": [
            path("M-14,-7Q0,-3 14,-7Q13,13 0,13Q-13,13 -14,-7Z", lips),
            path("M-12,-6Q0,-2 12,-6L11,-1Q0,2 -11,-1Z", WHITE),
            path("M-8,8Q0,3 8,8Q4,13 0,13Q-4,13 -8,8Z", ACCENT),
        ],
        "flat": [line("M-9,0H9", lips, stroke)],
        "sad": [line("M-10,4Q0,-7 10,4", lips, stroke)],
        "shiver": [line("M-14,3q3.5,-8 7,0t7,0t7,0t7,0", lips, 3.6)],
        "grump": [line("M-12,6Q-2,-8 12,3", lips, 4.4), line("M-5,13h9", lips, 2.4, 0.5)],
        "o": [ellipse(0, 2, 6, 8, lips)],
        "doubt": [line("M-9,2C-4,-4 2,3 10,-2", lips, stroke)],
    }
    parts = list(drawings[mouth])
    if look.facial == "moustache":
        parts.insert(
            0,
            path(
                "M0,-11C10,-12 20,-5 22,6C12,4 4,0 0,-3C-6,1 -14,4 -24,6C-22,-6 -12,-12 0,-11Z",
                look.hair,
            ),
        )
    return group(parts, at)


def _glasses(t: float, colour: str) -> str:
    centre = 19 * t
    near_x, far_x = centre - 14, centre + 14 - 3.5 * t
    near_r, far_r = 13.0, 13 - 2 * t
    bridge = f"M{num(near_x + near_r)},-5H{num(far_x - far_r)}"
    temple = f"M{num(near_x - near_r)},-5L{num(-38 + 22 * t)},-1"
    rings = "".join(
        f"M{num(x - r)},-3a{num(r)},13 0 1,0 {num(2 * r)},0a{num(r)},13 0 1,0 {num(-2 * r)},0"
        for x, r in ((near_x, near_r), (far_x, far_r))
    )
    return line(rings + bridge + temple, colour, 2.8)


def _back_hair(look: Look) -> str:
    """Draw the hair that falls behind neck and shoulders."""
    if look.style == "long":
        return path(
            "M-40,-20C-56,10 -50,54 -54,92C-40,106 10,104 22,90C30,70 24,30 30,0Z",
            darker(look.hair, 0.25),
        )
    if look.style == "tail":
        return path(
            "M-34,-30C-70,-40 -84,0 -72,40C-68,62 -60,72 -64,90C-46,78 -40,50 -44,20"
            "C-44,4 -40,-6 -30,-12Z",
            darker(look.hair, 0.15),
        )
    return ""


def _hair(look: Look) -> str:
    """Draw the hair on the head."""
    hair = look.hair
    shine = lighter(hair, 0.2)
    fringe = (
        "C30,-33 18,-36 4,-33C-8,-31 -15,-26 -17,-14C-18,-6 -22,0 -25,4L-29,17"
        "C-38,14 -42,0 -42,-12Z"
    )
    match look.style:
        case "short":
            return path(
                f"M-42,-12C-46,-46 -22,-63 6,-61C34,-60 46,-40 39,-18{fringe}", hair
            ) + line("M-24,-42C-14,-51 0,-53 12,-52", shine, 4, 0.6)
        case "crop":
            return path(
                "M-41,-6C-45,-42 -22,-57 4,-56C28,-55 43,-40 39,-18C34,-28 30,-34 20,-34"
                "C4,-34 -10,-34 -15,-22L-18,-2L-27,2L-30,16C-38,12 -41,4 -41,-6Z",
                hair,
            )
        case "wave":
            return path(
                "M-42,-8C-50,-44 -30,-62 -6,-60C2,-76 44,-74 46,-46C48,-34 44,-26 38,-18"
                "C36,-30 28,-36 14,-34C-2,-32 -14,-30 -17,-14L-21,2L-29,16C-38,12 -41,2 -42,-8Z",
                hair,
            ) + line("M-2,-56C10,-64 28,-62 34,-50", shine, 4, 0.6)
        case "bald":
            return path(
                "M-39,-24C-46,-10 -44,12 -36,24C-30,28 -25,22 -25,16L-21,4C-20,-6 -22,-14 -28,-20Z",
                hair,
            ) + line("M-14,-40C-4,-46 8,-46 16,-43", lighter(look.skin, 0.45), 4, 0.6)
        case "bun":
            return (
                circle(-32, -52, 21, darker(hair, 0.15))
                + path(f"M-42,-8C-46,-46 -22,-60 6,-58C34,-57 44,-38 39,-14{fringe}", hair)
                + line("M-28,-34C-18,-46 -2,-50 12,-48", shine, 3.4, 0.6)
            )
        case "tail":
            return path(f"M-42,-8C-46,-46 -22,-60 6,-58C34,-57 44,-38 39,-16{fringe}", hair) + line(
                "M-32,-28C-22,-42 -4,-48 12,-47", shine, 3.4, 0.6
            )
        case "bob":
            return path(
                "M-44,-6C-50,-48 -24,-64 4,-62C34,-60 46,-40 39,-12C36,-26 26,-34 8,-36"
                "C-2,-28 -12,-20 -14,-6C-14,12 -8,24 -12,40C-24,50 -44,48 -50,36C-44,22 -43,8 -44,-6Z",
                hair,
            ) + line("M-30,-30C-22,-44 -6,-50 10,-50", shine, 4, 0.6)
        case "long":
            return path(
                "M-44,-6C-50,-48 -24,-64 4,-62C34,-60 46,-40 39,-12C36,-26 26,-34 8,-36"
                "C-4,-28 -13,-20 -15,-4C-15,24 -14,56 -22,84C-34,94 -48,90 -54,80C-44,52 -43,22 -44,-6Z",
                hair,
            ) + line("M-30,-30C-22,-44 -6,-50 10,-50", shine, 4, 0.6)
        case "curly":
            curls = (
                (-34, 8, 14), (-42, -10, 16), (-40, -32, 17), (-26, -50, 18), (-6, -58, 18),
                (14, -57, 17), (30, -48, 15), (38, -36, 11), (-25, -26, 13), (-10, -44, 14),
                (12, -47, 13),
            )  # fmt: skip
            return "".join(circle(x, y, r, hair) for x, y, r in curls)
        case "none":
            return ""


def _headwear(look: Look) -> str:
    """Draw a hat, cap or headscarf."""
    colour, band = look.headwear_colour, look.band_colour
    match look.headwear:
        case "beanie":
            return (
                circle(-10, -86, 15, band)
                + path("M-46,-28C-52,-70 -26,-84 0,-82C30,-81 46,-62 42,-34Z", colour)
                + group([rect(-47, -10, 90, 21, band, 10)], (0, -35), -5)
                + line("M-31,-38v12M-13,-40v12M5,-41v12M23,-43v12", darker(band, 0.25), 2.4)
            )
        case "cap":
            return (
                path(
                    "M-45,-31C-50,-51 -46,-67 -40,-71C-16,-85 24,-85 48,-69C50,-57 46,-43 42,-35Z",
                    colour,
                )
                + path("M-44,-45L43,-49L41,-31L-44,-25Z", band)
                + path("M8,-32C26,-41 50,-37 64,-21C48,-25 28,-25 10,-23Z", darker(INK, 0.2))
                + circle(14, -61, 6, lighter(band, 0.4))
            )
        case "scarf":
            return path(
                "M40,-12C42,-44 26,-64 0,-64C-32,-64 -50,-40 -47,-4C-46,24 -48,44 -54,66"
                "C-30,84 16,84 34,68C28,60 20,56 14,50C-4,46 -18,34 -20,8C-21,-18 -10,-36 10,-38"
                "C26,-38 36,-28 40,-12Z",
                colour,
            ) + line(
                "M-34,-30C-28,-46 -14,-54 2,-55M-40,24C-36,44 -24,58 -6,66",
                darker(colour, 0.25),
                3,
                0.6,
            )
        case "none":
            return ""
