"""Heads: the face with its features, and the things worn on eyes and ears."""

from illustrations.kit.hair import hair, headwear
from illustrations.kit.look import Look, Mood, Mouth
from illustrations.palette import ACCENT, INK, WHITE, blush, contour, darker, lightness, mix, shade
from illustrations.shapes import circle, ellipse, group, line, num, path, rect


def head(look: Look, mood: Mood, turn: float) -> str:
    """Draw a head looking right; `turn` runs from 0 (towards us) to 1 (nearly profile)."""
    skin, t = look.skin, turn
    face = path(
        f"M-38,-8C-39,-36 -20,-50 0,-50C22,-50 39,-36 38,-8"
        f"C{num(38 + t)},8 37,20 {num(30 + 5 * t)},32"
        f"C{num(24 + 7 * t)},45 {num(12 + 9 * t)},50 {num(9 * t)},50"
        f"C{num(-14 + 7 * t)},50 {num(-26 + 2 * t)},40 -31,26C-36,16 -38,6 -38,-8Z",
        skin,
    )
    parts = [face, _features(look, mood, t), hair(look)]
    covers_ear = look.style in ("long", "bob", "fringe") or look.headwear == "scarf"
    if not covers_ear:
        parts.append(_ears(look, t))
    if look.glasses:
        parts.append(_glasses(t, look.glasses))
    parts.append(headwear(look))
    if look.headset:
        parts.append(_headset(t, look.headset))
    return "".join(parts)


def _ears(look: Look, t: float) -> str:
    x = -38 + 20 * t
    parts = [
        ellipse(x, 4, 9, 12, look.skin),
        line(
            f"M{num(x - 3)},0C{num(x + 4)},-3 {num(x + 4)},7 {num(x - 1)},10", contour(look.skin), 2
        ),
    ]
    if t < 0.5:
        parts.append(ellipse(-x, 4, 7, 11, look.skin))
    if look.earring:
        parts.append(circle(x, 19, 4.5, look.earring))
    if look.hearing_aid:
        hook = f"M{num(x - 3)},-9C{num(x - 10)},-9 {num(x - 11)},2 {num(x - 9)},10"
        parts += [
            line(hook, contour(look.skin), 7),
            line(hook, look.hearing_aid, 5),
            line(f"M{num(x - 2)},-9C{num(x + 4)},-8 {num(x + 3)},0 {num(x + 1)},4", INK, 1.8),
        ]
    return "".join(parts)


def _features(look: Look, mood: Mood, t: float) -> str:
    """Draw cheeks, eyes, brows, nose and mouth."""
    skin = look.skin
    centre = 19 * t
    near_x, far_x = centre - 14, centre + 14 - 3.5 * t
    parts = [ellipse(near_x - 6, 15, 8.5, 6.5, blush(skin, mood.blush))]
    if t < 0.5:
        parts.append(ellipse(far_x + 6, 15, 8, 6.5, blush(skin, mood.blush)))
    if look.facial in ("beard", "stubble"):
        parts.append(_beard(look, t, centre))
    for x, raise_by, side in ((near_x, mood.raised_brow, -1), (far_x, 0.0, 1)):
        parts += [_brow(look, mood, x, raise_by, side, t), _eye(x, mood, skin)]
    parts.append(_nose(skin, mood, t))
    if look.aged:
        parts.append(
            line(
                f"M{num(near_x - 12)},-4l-6,-4M{num(near_x - 12)},0l-7,1"
                f"M{num(near_x - 4)},6q5,2 9,0M{num(centre - 16)},20q-2,7 1,12",
                contour(skin),
                1.9,
                0.6,
            )
        )
    parts.append(_mouth(mood.mouth, centre * 0.98, look))
    return "".join(parts)


def _nose(skin: str, mood: Mood, t: float) -> str:
    """Draw the nose: a small solid shape, edged where it stands out from the cheek."""
    x = 20 * t
    tip, wing = x + 6 + 6 * t, x - 6 + t
    fill = mix(shade(skin), "#D4432A", 0.22) if mood.blush > 0.4 else shade(skin)
    ridge = (
        f"M{num(x + 1 + t)},0C{num(x + 3 + 3 * t)},4 {num(tip + 1)},8 {num(tip)},12"
        f"C{num(tip - 1)},16.5 {num(x + 1)},17 {num(x - 2)},15.5"
    )
    bulb = f"C{num(wing - 1)},14.5 {num(wing)},10 {num(x - 1)},9Z"
    start = ridge if t > 0.3 else f"M{num(wing)},12C{num(wing)},17 {num(tip)},17 {num(tip)},12"
    return path(ridge + bulb, fill) + line(start, contour(skin), 2.5)


def _brow(look: Look, mood: Mood, x: float, raise_by: float, side: int, t: float) -> str:
    grey = lightness(look.hair) > 0.5
    colour = mix(look.hair, INK, 0.2 if grey and lightness(look.skin) < 0.45 else 0.38)
    y = -22 - mood.brow_lift - raise_by
    half = 9.5 if side < 0 else 9.5 - 2 * t
    tilt = -mood.brow_tilt * side
    return line(
        f"M{num(x - half)},{num(y - tilt)}Q{num(x)},{num(y - 4.5 - raise_by * 0.3)} "
        f"{num(x + half)},{num(y + tilt)}",
        colour,
        4.6,
    )


def _eye(x: float, mood: Mood, skin: str) -> str:
    y = -4.0
    dx, dy = mood.gaze
    iris = mix(INK, "#000000", 0.35)
    lash = mix(contour(skin), INK, 0.45)
    lid = line(
        f"M{num(x - 7.8)},{num(y - 2)}Q{num(x)},{num(y - 11.6)} {num(x + 7.8)},{num(y - 2)}",
        lash,
        2.6,
    )
    spark = circle(x + dx + 1.6, y + dy - 1.8, 1.4, WHITE)
    match mood.eyes:
        case "closed":
            return line(f"M{num(x - 7)},{num(y)}q7,6 14,0", iris, 3.4)
        case "wide":
            return (
                ellipse(x, y, 8.5, 9.5, WHITE)
                + circle(x + dx, y + dy, 4.6, iris)
                + spark
                + line(
                    f"M{num(x - 8.5)},{num(y - 5)}Q{num(x)},{num(y - 14)} {num(x + 8.5)},"
                    f"{num(y - 5)}",
                    contour(skin),
                    2.4,
                )
            )
        case "half":
            return (
                ellipse(x + dx, y + dy + 1, 5, 5.4, iris)
                + rect(x - 9, y - 9, 18, 8.5, skin)
                + line(f"M{num(x - 7.5)},{num(y - 1)}h15", iris, 3.2)
            )
        case "dot":
            return (
                ellipse(x + dx * 0.2, y, 7.2, 6, mix(WHITE, skin, 0.14))
                + ellipse(x + dx, y + dy * 0.8 + 0.3, 4.8, 5.2, iris)
                + spark
                + lid
            )


def _mouth(mouth: Mouth, x: float, look: Look) -> str:
    lips = mix(INK, look.skin, 0.12)
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
    return group(parts, (x, 30))


def _beard(look: Look, t: float, centre: float) -> str:
    colour = look.hair if look.facial == "beard" else mix(look.skin, look.hair, 0.3)
    low = 57 if look.facial == "beard" else 51
    return path(
        f"M-33,10C-26,15 -20,18 -13,18C{num(centre - 10)},15 {num(centre + 10)},15 "
        f"{num(centre + 17)},20L{num(35 + 2 * t)},15C{num(37 + t)},26 {num(33 + 4 * t)},36 "
        f"{num(29 + 5 * t)},40C{num(22 + 7 * t)},{low - 4} {num(12 + 9 * t)},{low} {num(9 * t)},{low}"
        f"C{num(-16 + 7 * t)},{low} {num(-29 + 2 * t)},44 -32,28Z",
        colour,
    )


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


def _headset(t: float, colour: str) -> str:
    """Draw a headset: band over the crown, a cushion on the ear and a microphone."""
    x = -38 + 20 * t
    return (
        line(f"M{num(x)},2C{num(x - 8)},-40 {num(x + 4)},-66 {num(x + 24)},-66", colour, 7)
        + line(f"M{num(x + 2)},14C{num(x + 6)},40 {num(x + 20)},42 {num(x + 30)},38", colour, 3.6)
        + ellipse(x, 4, 13, 17, darker(colour, 0.35))
        + ellipse(x - 1, 4, 9, 12, colour)
        + ellipse(x + 32, 37, 7, 4.6, darker(colour, 0.35))
    )
