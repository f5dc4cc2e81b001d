"""The kit every scene is drawn with: people, what they hold, furniture and bubbles."""

from illustrations.kit import bubbles, held, interiors, poses, props, seats
from illustrations.kit.figure import (
    FEET_APART,
    FEET_DOWN,
    FEET_FORWARD,
    FEET_TUCKED,
    LEGS_CROSSED,
    SEAT_TOP,
    SEATED,
    STANDING,
    TABLE_TOP,
    Figure,
)
from illustrations.kit.look import Arm, Leg, Look, Mood

__all__ = [
    "FEET_APART",
    "FEET_DOWN",
    "FEET_FORWARD",
    "FEET_TUCKED",
    "LEGS_CROSSED",
    "SEATED",
    "SEAT_TOP",
    "STANDING",
    "TABLE_TOP",
    "Arm",
    "Figure",
    "Leg",
    "Look",
    "Mood",
    "bubbles",
    "held",
    "interiors",
    "poses",
    "props",
    "seats",
]
