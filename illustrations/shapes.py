"""SVG primitives: numbers, colours, geometry and the shapes that every drawing is built from.

They only use elements of SVG Tiny 1.2, so that every renderer shows the same picture.
"""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]

WIDTH = 820
HEIGHT = 1080


def num(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def add(first: Point, second: Point) -> Point:
    """Add two vectors."""
    return first[0] + second[0], first[1] + second[1]


def polar(length: float, degrees: float) -> Point:
    """Return the vector with this length and direction (0 is right, 90 is down)."""
    angle = math.radians(degrees)
    return length * math.cos(angle), length * math.sin(angle)


def rotate(point: Point, degrees: float) -> Point:
    """Turn a point around the origin, clockwise on screen."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    return point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos


def direction(start: Point, end: Point) -> float:
    """Return the direction from one point to another in degrees."""
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


def joint(start: Point, end: Point, upper: float, lower: float, bend: int) -> tuple[Point, Point]:
    """Solve a two-segment limb: return its elbow (or knee) and the end it can reach.

    `bend` is the side the joint points to: 1 is clockwise of the line from start to end.
    """
    reach = min(max(math.dist(start, end), abs(upper - lower) + 1), upper + lower - 0.5)
    heading = direction(start, end)
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach)
    spread = math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
    return add(start, polar(upper, heading + bend * spread)), add(start, polar(reach, heading))


def path(data: str, fill: str, opacity: float = 1) -> str:
    """Draw a filled path."""
    return f'<path d="{data}" fill="{fill}"{_opacity(opacity)}/>'


def line(data: str, colour: str, width: float, opacity: float = 1) -> str:
    """Draw a stroked path with round ends and joins."""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{num(width)}"'
        f"{_opacity(opacity)}/>"
    )


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    radius: float = 0,
    opacity: float = 1,
) -> str:
    """Draw a rectangle, with rounded corners if a radius is given."""
    corner = f' rx="{num(radius)}"' if radius else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"{corner} '
        f'fill="{fill}"{_opacity(opacity)}/>'
    )


def circle(x: float, y: float, radius: float, fill: str, opacity: float = 1) -> str:
    """Draw a disc."""
    return (
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}"{_opacity(opacity)}/>'
    )


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1) -> str:
    """Draw an ellipse."""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" '
        f'fill="{fill}"{_opacity(opacity)}/>'
    )


def polygon(points: Iterable[Point], fill: str, opacity: float = 1) -> str:
    """Draw a filled polygon."""
    return path("M" + "L".join(f"{num(x)},{num(y)}" for x, y in points) + "Z", fill, opacity)


def taper(start: Point, r0: float, end: Point, r1: float, fill: str) -> str:
    """Draw the rounded, tapering shape around two discs: one segment of a limb."""
    length = math.dist(start, end)
    if length <= abs(r0 - r1):
        return circle(*(start if r0 > r1 else end), max(r0, r1), fill)
    heading = direction(start, end)
    lean = math.degrees(math.acos((r0 - r1) / length))
    a0, a1 = add(start, polar(r0, heading + lean)), add(end, polar(r1, heading + lean))
    b0, b1 = add(start, polar(r0, heading - lean)), add(end, polar(r1, heading - lean))
    big, small = int(r0 > r1), int(r0 <= r1)
    return path(
        f"M{_pair(a0)}L{_pair(a1)}A{num(r1)},{num(r1)} 0 {small},0 {_pair(b1)}"
        f"L{_pair(b0)}A{num(r0)},{num(r0)} 0 {big},0 {_pair(a0)}Z",
        fill,
    )


def group(
    parts: Iterable[str],
    at: Point = (0, 0),
    turn: float = 0,
    scale: float | Point = 1,
    opacity: float = 1,
) -> str:
    """Place parts together: scaled, then turned, then moved."""
    steps: list[str] = []
    if at != (0, 0):
        steps.append(f"translate({_pair(at)})")
    if turn:
        steps.append(f"rotate({num(turn)})")
    if isinstance(scale, tuple):
        steps.append(f"scale({scale[0]:g},{scale[1]:g})")
    elif scale != 1:
        steps.append(f"scale({scale:g})")
    transform = f' transform="{" ".join(steps)}"' if steps else ""
    return f"<g{transform}{_opacity(opacity)}>{''.join(parts)}</g>"


def gradient(name: str, stops: Sequence[tuple[float, str, float]]) -> str:
    """Define a vertical gradient of (offset, colour, opacity) stops; fill with `url(#name)`."""
    body = "".join(
        f'<stop offset="{offset:g}" stop-color="{colour}" stop-opacity="{opacity:g}"/>'
        for offset, colour, opacity in stops
    )
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{body}</linearGradient>'


def document(title: str, definitions: Iterable[str], parts: Iterable[str]) -> str:
    """Wrap the parts of a scene in a complete SVG file."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'stroke-linecap="round" stroke-linejoin="round">\n'
        f"<title>{title}</title>\n<defs>{''.join(definitions)}</defs>\n" + "\n".join(parts) + "\n"
        "</svg>\n"
    )


def _pair(point: Point) -> str:
    return f"{num(point[0])},{num(point[1])}"


def _opacity(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity:g}"'
