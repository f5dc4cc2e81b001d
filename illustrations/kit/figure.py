"""People: a skeleton with clothes, a head and hands, in any standing or seated pose.

A figure is drawn looking to the right on y = 0, with its crown near y = -600 (near -470 when it
sits), and is then scaled, mirrored and placed. `Arm` and `Leg` give the position of the
wrist or ankle; elbows and knees follow from the length of the bones.
"""

from dataclasses import dataclass, field

from illustrations.kit.hair import back_hair
from illustrations.kit.hands import hand
from illustrations.kit.head import head
from illustrations.kit.look import Arm, Leg, Look, Mood
from illustrations.palette import INK, contour, darker, mix
from illustrations.shapes import (
    Point,
    add,
    direction,
    ellipse,
    group,
    joint,
    line,
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
HEAD_SCALE = 1.16
SHOULDER = -172.0

STANDING: Point = (0, -286)
SEATED: Point = (0, -158)
SEAT_TOP = -126.0
TABLE_TOP = -238.0

FEET_APART = (Leg((-24, -20)), Leg((24, -22)))
FEET_DOWN = (Leg((118, -20)), Leg((142, -22)))
FEET_TUCKED = (Leg((72, -22), 12), Leg((104, -22), 4))
FEET_FORWARD = (Leg((178, -20)), Leg((204, -22)))
LEGS_CROSSED = (Leg((196, -76), 28), Leg((122, -22)))


@dataclass(frozen=True)
class Figure:
    """One person in one pose, placed in a scene."""

    look: Look
    near: Arm
    far: Arm
    mood: Mood = field(default_factory=Mood)
    seated: bool = False
    legs: tuple[Leg, Leg] | None = None
    hip: Point | None = None
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
        body, lean, lift = self.look, self.lean, self.shrug
        hip = self.hip or (SEATED if self.seated else STANDING)
        legs = self.legs or (FEET_DOWN if self.seated else FEET_APART)
        spread = 40 * body.girth
        near_shoulder = add(hip, rotate((-spread + 4, SHOULDER - lift), lean))
        far_shoulder = add(hip, rotate((spread - 6, SHOULDER - lift), lean))
        neck = add(hip, rotate((3, -196), lean))
        near_sleeve, near_hand = _arm(self.near, near_shoulder, body, body.top)
        far_sleeve, far_hand = _arm(self.far, far_shoulder, body, darker(body.top, 0.22))
        near_arm = near_sleeve if self.near.hand_on_top else near_hand + near_sleeve
        far_arm = far_sleeve if self.far.hand_on_top else far_hand + far_sleeve
        skull = add(neck, rotate((4, -58 + lift * 0.4), lean))
        face = group([head(body, self.mood, self.turn)], skull, self.nod, HEAD_SCALE)
        torso = _torso(body, lift, seated=self.seated, neckline=not self.over_torso)
        parts = [
            self._shadow(legs),
            "" if self.far.in_front else far_arm,
            _leg(legs[1], add(hip, (16 * body.girth, 0)), body, far=True, seated=self.seated),
            _leg(legs[0], add(hip, (-16 * body.girth, 0)), body, far=False, seated=self.seated),
            group([back_hair(body)], skull, self.nod, HEAD_SCALE),
            _neck(neck, lean, body),
            group([torso, self.over_torso], hip, lean),
            "" if self.over_arms else face,
            far_arm if self.far.in_front else "",
            near_arm,
        ]
        if self.over_arms:
            parts += [group([self.over_arms], hip, lean), face]
        if self.near.hand_on_top:
            parts.append(near_hand)
        if self.far.hand_on_top:
            parts.append(far_hand)
        return group(parts, self.at, 0, (-self.scale, self.scale) if self.mirror else self.scale)

    def _shadow(self, legs: tuple[Leg, Leg]) -> str:
        if not self.shadow:
            return ""
        standing = [leg.ankle[0] for leg in legs if leg.ankle[1] > -60] or [0.0]
        if self.seated:
            standing.append(-20)
        middle = (min(standing) + max(standing)) / 2
        half = 66 * self.look.girth + (max(standing) - min(standing)) / 2
        return ellipse(middle + 8, 0, half, 15, INK, self.shadow)


def _arm(arm: Arm, shoulder: Point, look: Look, sleeve: str) -> tuple[str, str]:
    """Return the sleeve (or bare arm), and the hand with what it holds."""
    elbow, wrist = joint(shoulder, arm.hand, UPPER_ARM, FOREARM, arm.bend)
    if arm.elbow:
        elbow, wrist = arm.elbow, arm.hand
    heading = direction(elbow, wrist)
    thick = 22 * (0.8 + 0.2 * look.girth)
    crease = add(elbow, polar(9, heading + 90 * -arm.bend))
    fold = add(crease, polar(15, heading + 30 * arm.bend))
    armpit = _between(shoulder, elbow, 0.4)
    offset, edge = (2.5, 3.5), darker(sleeve, 0.3)
    turn = heading if arm.angle is None else arm.angle
    palm = group([arm.item, hand(arm.shape, look.skin, arm.thumb)], wrist, turn)
    if look.short_sleeves:
        middle = _between(shoulder, elbow, 0.72)
        bare = contour(look.skin)
        return (
            taper(add(elbow, (1.4, 2)), 15, add(wrist, (1.4, 2)), 10.5, mix(look.skin, bare, 0.5))
            + taper(shoulder, thick - 4, elbow, 15, look.skin)
            + taper(elbow, 15, wrist, 10.5, look.skin)
            + taper(add(armpit, offset), 19, add(middle, offset), 20, edge)
            + taper(shoulder, thick, middle, 20.5, sleeve)
        ), palm
    start = _between(elbow, wrist, 0.2)
    nudge = (0.6, 1.4)
    parts = [
        taper(add(armpit, offset), 19, add(elbow, offset), 18, edge),
        taper(shoulder, thick, elbow, 18, sleeve),
        taper(add(elbow, offset), 17, add(wrist, offset), 12.5, edge),
        taper(add(start, nudge), 18.2, add(wrist, nudge), 14.4, edge),
        taper(elbow, 18, wrist, 13, sleeve),
        line(
            f"M{num(crease[0])},{num(crease[1])}L{num(fold[0])},{num(fold[1])}",
            darker(sleeve, 0.4),
            2.4,
            0.55,
        ),
    ]
    cuff = ""
    if look.cuff:
        cuff = group(
            [rect(-6, -13.5, 9, 27, look.cuff, 3)], add(wrist, polar(-5, heading)), heading
        )
    if arm.hand_on_top:
        wristlet = _between(elbow, wrist, 0.84)
        palm += taper(wristlet, 14.5, wrist, 13, sleeve) + cuff
    return "".join(parts) + cuff, palm


def _leg(leg: Leg, hip: Point, look: Look, *, far: bool, seated: bool) -> str:
    """Draw a leg with its shoe."""
    colour = darker(look.bottom, 0.22) if far else look.bottom
    knee, ankle = joint(hip, leg.ankle, THIGH, SHIN, leg.bend)
    thigh = 27 * (0.75 + 0.25 * look.girth)
    shoe = darker(look.shoes, 0.25) if far else look.shoes
    foot = group(
        [
            path("M-16,-8Q0,-2 15,-8C24,-2 44,-1 48,12L48,17L-17,17C-19,8 -18,0 -16,-8Z", shoe),
            rect(-18, 15, 67, 6, mix(shoe, INK, 0.6), 3),
        ],
        ankle,
        leg.pitch,
    )
    skin = darker(look.skin, 0.15) if far else look.skin
    if look.prosthesis and not far:
        shin = (
            taper(_between(knee, ankle, 0.1), 20, _between(knee, ankle, 0.5), 13, "#39435C")
            + taper(_between(knee, ankle, 0.5), 8, ankle, 8, "#B8C4CC")
            + taper(_between(knee, ankle, 0.82), 10, ankle, 10, "#8D98A6")
        )
    elif look.shorts:
        shin = taper(knee, 19, ankle, 12.5, skin)
    else:
        shin = taper(knee, 21, ankle, 15, colour)
    if seated and look.hem > 60:
        cloth = darker(look.top, 0.22) if far else look.top
        lap = taper(hip, thigh + 8, knee, 25, cloth)
        return shin + taper(knee, 25, _between(knee, ankle, 0.45), 23, cloth) + lap + foot
    upper = taper(hip, thigh + (7 if seated else 0), knee, 21, colour)
    if look.shorts or (look.prosthesis and not far):
        upper += taper(hip, thigh, _between(knee, ankle, 0.06), 23, colour)
    return foot + shin + upper if seated else upper + shin + foot


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _neck(neck: Point, lean: float, look: Look) -> str:
    return group(
        [
            taper((-3, 14), 18, (3, -26), 15, look.skin),
            path("M-12,-14C-4,0 10,2 20,-8L19,-24L-12,-24Z", mix(look.skin, "#34120C", 0.24)),
        ],
        neck,
        lean,
    )


def _torso(look: Look, lift: float, *, seated: bool, neckline: bool) -> str:
    """Draw the upper body, and a skirt or coat if the hem is low; the origin is the hip."""
    g = look.girth
    hem, flare, belly, bust = look.hem, look.flare, look.belly, look.bust
    top = -190 - lift * 0.55
    side = SHOULDER - lift
    if seated:
        skirt = (
            f"C{num(-48 * g)},-24 {num(-52 * g)},4 {num(-44 * g)},16"
            f"C{num(-30 * g)},26 {num(10 * g)},14 {num(44 * g + belly)},-12"
            f"C{num(50 * g + belly)},-26 {num(46 * g + belly)},-40 {num(43 * g + belly)},-58"
        )
    else:
        skirt = (
            f"C{num(-44 * g)},-28 {num(-49 * g)},-14 {num(-48 * g - flare)},{num(hem)}"
            f"Q0,{num(hem + 8)} {num(48 * g + flare)},{num(hem)}"
            f"C{num(50 * g)},-12 {num(44 * g + belly)},-26 {num(42 * g + belly)},-58"
        )
    body = path(
        f"M-15,{num(top - 10)}C-24,{num(top + 2)} {num(-46 * g)},{num(side - 20)} "
        f"{num(-56 * g)},{num(side)}C{num(-60 * g)},-120 {num(-45 * g)},-92 {num(-42 * g)},-58"
        f"{skirt}"
        f"C{num(42 * g + belly * 0.6)},-88 {num(56 * g + bust)},-112 {num(55 * g)},{num(side)}"
        f"C{num(46 * g)},{num(side - 20)} 26,{num(top + 2)} 18,{num(top - 10)}Z",
        look.top,
    )
    if not neckline:
        return body
    edge = f"M-15,{num(top - 8)}C-9,{num(top + 6)} 11,{num(top + 6)} 18,{num(top - 8)}"
    return body + line(edge, darker(look.top, 0.24), 6)
