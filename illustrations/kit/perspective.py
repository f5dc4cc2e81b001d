"""One-point perspective: projected points, and flat drawings projected on a wall."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from illustrations.shapes import Point, num


@dataclass(frozen=True)
class View:
    """A camera that looks ahead; things at distance `near` are drawn at their own size."""

    eye: float
    horizon: float
    near: float
    middle: float = 410

    def spot(self, x: float, up: float, away: float) -> Point:
        """Project a point `x` from the middle, `up` from the floor and `away` from the camera."""
        size = self.near / away
        return self.middle + x * size, self.horizon + (self.eye - up) * size


def warped(data: str, place: Callable[[Point], Point]) -> str:
    """Move every point of path data, which must be absolute, without arcs, H and V."""

    def move(pair: re.Match[str]) -> str:
        x, y = place((float(pair[1]), float(pair[2])))
        return f"{num(x)},{num(y)}"

    return re.sub(r"(-?[\d.]+),(-?[\d.]+)", move, data)


def box(x: float, y: float, wide: float, high: float, r: float = 0) -> str:
    """Return the path of a rectangle with rounded corners, suitable for `warped`."""
    x1, y1, k = x + wide, y + high, r * 0.45
    return (
        f"M{x + r},{y}L{x1 - r},{y}C{x1 - k},{y} {x1},{y + k} {x1},{y + r}"
        f"L{x1},{y1 - r}C{x1},{y1 - k} {x1 - k},{y1} {x1 - r},{y1}"
        f"L{x + r},{y1}C{x + k},{y1} {x},{y1 - k} {x},{y1 - r}"
        f"L{x},{y + r}C{x},{y + k} {x + k},{y} {x + r},{y}Z"
    )


def disc(x: float, y: float, r: float) -> str:
    """Return the path of a disc, suitable for `warped`."""
    return box(x - r, y - r, 2 * r, 2 * r, r)
