"""Speech and thought bubbles; fill them with shapes, or with one word as an outline."""

import math
from collections.abc import Sequence
from itertools import pairwise

from illustrations.palette import INK, WHITE
from illustrations.shapes import Point, circle, group, num, path


def speech(
    at: Point, width: float, height: float, tip: Point, fill: str = WHITE, content: str = ""
) -> str:
    """Draw a speech bubble around `at` whose tail points to `tip`; `at` is the content's origin."""
    w, h = width / 2, height / 2
    x, y = tip[0] - at[0], tip[1] - at[1]
    root = max(-w + 46, min(w - 46, x * 0.6))
    edge = h - 4 if y > 0 else 4 - h
    body = (
        f"M{num(-w + 34)},{num(-h)}H{num(w - 34)}Q{num(w)},{num(-h)} {num(w)},{num(-h + 34)}"
        f"V{num(h - 34)}Q{num(w)},{num(h)} {num(w - 34)},{num(h)}H{num(-w + 34)}"
        f"Q{num(-w)},{num(h)} {num(-w)},{num(h - 34)}V{num(-h + 34)}Q{num(-w)},{num(-h)} "
        f"{num(-w + 34)},{num(-h)}Z"
    )
    tail = (
        f"M{num(root - 20)},{num(edge)}Q{num(root - 6)},{num((edge + y) / 2)} {num(x)},{num(y)}"
        f"Q{num(root + 16)},{num((edge + y) / 2)} {num(root + 20)},{num(edge)}Z"
    )
    shadow = group([path(body, INK), path(tail, INK)], (5, 7), opacity=0.12)
    return group([shadow, path(tail, fill), path(body, fill), content], at)


def thought(
    at: Point, width: float, height: float, tip: Point, fill: str = WHITE, content: str = ""
) -> str:
    """Draw a thought cloud around `at` with dots towards `tip`; `at` is the content's origin."""
    count = max(8, round((width + height) / 70))
    ring = [
        (width / 2 * math.cos(turn), height / 2 * math.sin(turn))
        for turn in (math.tau * (step + 0.5) / count for step in range(count))
    ]
    cloud = bulging([*ring, ring[0]])
    x, y = tip[0] - at[0], tip[1] - at[1]
    reach = 1 / math.hypot(x / (width / 2 + 20), y / (height / 2 + 20))
    dots = "".join(
        circle(x * share, y * share, radius, fill)
        for share, radius in (
            (reach + (1 - reach) * 0.18, 16),
            (reach + (1 - reach) * 0.55, 11),
            (reach + (1 - reach) * 0.85, 7),
        )
    )
    shadow = group([path(cloud, INK, 0.12)], (5, 8))
    return group([shadow, path(cloud, fill), dots, content], at)


def bulging(points: Sequence[Point]) -> str:
    """Return the path of bulging arcs through points that run clockwise, closed by a line."""
    data = f"M{num(points[0][0])},{num(points[0][1])}"
    for start, end in pairwise(points):
        radius = num(math.dist(start, end) * 0.6)
        data += f"A{radius},{radius} 0 0,1 {num(end[0])},{num(end[1])}"
    return data + "Z"
