"""Arms for common poses, for a figure whose hip is STANDING or SEATED.

Each function returns one arm or a (near, far) pair for a figure without much lean; a scene may
shift them.
"""

from illustrations.kit.figure import SEATED, STANDING
from illustrations.kit.held import mobile, mobile_in_view
from illustrations.kit.look import Arm, HandShape
from illustrations.shapes import Point, add


def hanging(hip: Point = STANDING) -> tuple[Arm, Arm]:
    """Let both arms hang, for someone who stands by."""
    return Arm(add(hip, (-48, 26)), 1), Arm(add(hip, (46, 22)), 1)


def at_ear(hip: Point = STANDING, item: str = "") -> Arm:
    """Hold a telephone (by default a mobile) to the near ear."""
    return Arm(
        add(hip, (-24, -200)), 1, "hold", -97, item=item or mobile(), elbow=add(hip, (34, -88))
    )


def typing(hip: Point = SEATED, ahead: float = 122) -> tuple[Arm, Arm]:
    """Put both hands on a keyboard on a table."""
    return (
        Arm(add(hip, (ahead, -92)), 1, "flat", angle=8),
        Arm(add(hip, (ahead + 28, -96)), 1, "flat", angle=6),
    )


def on_table(hip: Point = SEATED, ahead: float = 96) -> tuple[Arm, Arm]:
    """Rest both forearms on a table."""
    return (
        Arm(add(hip, (ahead, -94)), 1, "flat", angle=4),
        Arm(add(hip, (ahead + 34, -98)), 1, "flat", angle=2),
    )


def crossed(hip: Point = STANDING) -> tuple[Arm, Arm]:
    """Cross the arms, one hand on the other arm."""
    return (
        Arm(add(hip, (26, -104)), 1, "hug", angle=-28),
        Arm(add(hip, (-2, -90)), -1, "none", in_front=True, elbow=add(hip, (62, -86))),
    )


def hugging(hip: Point = STANDING, up: float = 0) -> tuple[Arm, Arm]:
    """Hug oneself, each hand on the other upper arm; `up` lifts both for shrugged shoulders."""
    return (
        Arm(
            add(hip, (22, -110 - up)), 1, "hug", -14, hand_on_top=True,
            elbow=add(hip, (-66, -82 - up)),
        ),
        Arm(
            add(hip, (-22, -126 - up)), -1, "hug", -168, 1, in_front=True, hand_on_top=True,
            elbow=add(hip, (68, -84 - up)),
        ),
    )  # fmt: skip


def on_chin(hip: Point = STANDING) -> Arm:
    """Put the far hand thoughtfully at the chin; the near arm may support its elbow."""
    return Arm(
        add(hip, (54, -166)), 1, "chin", -112, in_front=True, hand_on_top=True,
        elbow=add(hip, (66, -66)),
    )  # fmt: skip


def elbow_on_table(hip: Point = SEATED) -> Arm:
    """Put the far elbow on a table and the hand at the chin; add `lean=16` to the figure."""
    return Arm(
        add(hip, (138, -180)), 1, "chin", -118, in_front=True, hand_on_top=True,
        elbow=add(hip, (172, -96)),
    )  # fmt: skip


def shrugging(hip: Point = STANDING) -> tuple[Arm, Arm]:
    """Turn both palms up; add `shrug=16` to the figure."""
    return (
        Arm(add(hip, (-122, -112)), -1, "open", angle=-150, thumb=1),
        Arm(add(hip, (124, -116)), 1, "open", angle=-32),
    )


def pointing(hip: Point = STANDING, to: Point = (156, -180)) -> Arm:
    """Point ahead with one arm."""
    return Arm(add(hip, to), 1, "point")


def waving(hip: Point = STANDING) -> Arm:
    """Wave with the far arm."""
    return Arm(add(hip, (118, -262)), 1, "open", angle=-78)


def reaching(hip: Point = STANDING, to: Point = (140, -120), shape: HandShape = "shake") -> Arm:
    """Reach out, for a handshake or to put a hand on someone's shoulder ("hug")."""
    return Arm(add(hip, to), 1, shape)


def on_shoulder(hip: Point = STANDING, ahead: float = 108) -> Arm:
    """Lay the far hand on the shoulder of someone 64 further ahead; draw that person first."""
    return Arm(add(hip, (ahead, -196)), 1, "hug", 12, in_front=True, hand_on_top=True)


def leaning_on_table(hip: Point = SEATED) -> tuple[Arm, Arm]:
    """Lean on a table with both elbows, hands together; add `lean=14` to the figure."""
    return (
        Arm(add(hip, (150, -132)), 1, "hug", -52, elbow=add(hip, (104, -98))),
        Arm(add(hip, (168, -136)), 1, "rest", -118, elbow=add(hip, (176, -98))),
    )


def reading(hip: Point = STANDING, item: str = "") -> Arm:
    """Hold up a mobile (or a paper, tablet or folder) to look at with the near hand."""
    return Arm(add(hip, (76, -110)), 1, "grip", -8, item=item or mobile_in_view())
