"""The description of a person for `Figure`: looks, mood, and the positions of hands and feet."""

from dataclasses import dataclass
from typing import Literal

from illustrations.palette import ACCENT, INK
from illustrations.shapes import Point

HandShape = Literal["rest", "grip", "open", "hug", "hold", "flat", "point", "chin", "shake", "none"]
HairStyle = Literal[
    "short", "crop", "wave", "undercut", "bald", "bun", "tail", "bob", "fringe", "long",
    "curly", "afro", "braids", "locs", "none",
]  # fmt: skip
Eyes = Literal["dot", "closed", "half", "wide"]
Mouth = Literal["smile", "talk", "laugh", "flat", "sad", "shiver", "grump", "o", "doubt"]
Headwear = Literal["none", "beanie", "cap", "scarf", "turban"]
Facial = Literal["none", "moustache", "beard", "stubble"]


@dataclass(frozen=True)
class Look:
    """What a person looks like, independent of pose and mood."""

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
    hearing_aid: str = ""
    headset: str = ""
    hem: float = 22.0
    flare: float = 0.0
    cuff: str = ""
    short_sleeves: bool = False
    shorts: bool = False
    prosthesis: bool = False


@dataclass(frozen=True)
class Mood:
    """The expression of a face. Brow tilt is positive for anger, negative for worry."""

    mouth: Mouth = "smile"
    eyes: Eyes = "dot"
    brow_tilt: float = 0.0
    brow_lift: float = 0.0
    raised_brow: float = 0.0
    gaze: Point = (0.0, 0.0)
    blush: float = 0.28


@dataclass(frozen=True)
class Arm:
    """The position of a wrist, the side to which the elbow bends, and the shape of the hand.

    `elbow` fixes the position of the elbow, regardless of the length of the bones: for an arm that
    points towards us. `hand_on_top` draws the hand over the other arm and the head; `in_front`
    draws a far arm over the body. An `item` turns with the hand: give `angle` to keep a cup
    upright.
    """

    hand: Point
    bend: int = 1
    shape: HandShape = "rest"
    angle: float | None = None
    thumb: Literal[-1, 1] = -1
    item: str = ""
    in_front: bool = False
    hand_on_top: bool = False
    elbow: Point | None = None


@dataclass(frozen=True)
class Leg:
    """The position of an ankle, the pitch of the foot, and the side the knee points to."""

    ankle: Point
    pitch: float = 0.0
    bend: int = -1
