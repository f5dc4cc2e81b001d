"""Hair and headwear; the origin is the middle of the head, which looks right."""

from collections.abc import Callable

from illustrations.kit.look import HairStyle, Look
from illustrations.palette import INK, PAPER, darker, lighter, mix
from illustrations.shapes import circle, ellipse, group, line, path, rect

_FRINGE = (
    "C30,-33 18,-36 4,-33C-8,-31 -15,-26 -17,-14C-18,-6 -22,0 -25,4L-29,17"
    "C-38,14 -42,0 -42,-12Z"
)  # fmt: skip


def back_hair(look: Look) -> str:
    """Draw the hair that falls behind neck and shoulders."""
    hidden = look.headwear in ("scarf", "turban")
    back = _BACK.get(look.style)
    return back(look) if back and not hidden else ""


def hair(look: Look) -> str:
    """Draw the hair on the head."""
    front = _FRONT.get(look.style)
    return front(look) if front and look.headwear != "scarf" else ""


def headwear(look: Look) -> str:
    """Draw a hat, cap, headscarf or turban."""
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
        case "turban":
            return (
                path(
                    "M-41,2C-54,-20 -54,-58 -28,-74C-6,-88 34,-82 44,-58C49,-44 46,-30 40,-20"
                    "C30,-28 16,-34 4,-32C-10,-30 -20,-18 -27,2Z",
                    colour,
                )
                + path(
                    "M6,-33C12,-42 24,-46 44,-42C47,-34 44,-26 40,-20C30,-28 18,-34 6,-33Z", band
                )
                + line(
                    "M-42,-8C-34,-36 -8,-54 40,-54M-46,-28C-36,-54 -6,-70 34,-68"
                    "M-36,-64C-22,-76 2,-80 18,-78",
                    darker(colour, 0.28),
                    2.8,
                    0.7,
                )
            )
        case "none":
            return ""


def _shine(look: Look, data: str, width: float = 3.8) -> str:
    return line(data, lighter(look.hair, 0.2), width, 0.6)


def _short(look: Look) -> str:
    return path(f"M-42,-12C-46,-46 -22,-63 6,-61C34,-60 46,-40 39,-18{_FRINGE}", look.hair) + (
        _shine(look, "M-24,-42C-14,-51 0,-53 12,-52")
    )


def _crop(look: Look) -> str:
    return path(
        "M-41,-6C-45,-42 -22,-57 4,-56C28,-55 43,-40 39,-18C34,-28 30,-34 20,-34"
        "C4,-34 -10,-34 -15,-22L-18,-2L-27,2L-30,16C-38,12 -41,4 -41,-6Z",
        look.hair,
    )


def _wave(look: Look) -> str:
    return path(
        "M-42,-8C-50,-44 -30,-62 -6,-60C2,-76 44,-74 46,-46C48,-34 44,-26 38,-18"
        "C36,-30 28,-36 14,-34C-2,-32 -14,-30 -17,-14L-21,2L-29,16C-38,12 -41,2 -42,-8Z",
        look.hair,
    ) + _shine(look, "M-2,-56C10,-64 28,-62 34,-50")


def _undercut(look: Look) -> str:
    return path(
        "M-40,-6C-43,-34 -30,-50 -8,-50C8,-50 20,-44 24,-38C4,-38 -10,-34 -15,-22L-18,-2L-27,2"
        "L-30,16C-37,12 -40,4 -40,-6Z",
        mix(look.hair, look.skin, 0.3),
    ) + (
        path(
            "M-38,-34C-40,-58 -14,-72 14,-70C40,-70 50,-52 40,-20C36,-30 26,-38 8,-38"
            "C-10,-38 -26,-36 -38,-34Z",
            look.hair,
        )
        + _shine(look, "M-22,-48C-8,-60 14,-62 28,-54")
    )


def _bald(look: Look) -> str:
    return path(
        "M-39,-24C-46,-10 -44,12 -36,24C-30,28 -25,22 -25,16L-21,4C-20,-6 -22,-14 -28,-20Z",
        look.hair,
    ) + line("M-14,-40C-4,-46 8,-46 16,-43", lighter(look.skin, 0.4), 4, 0.6)


def _bun(look: Look) -> str:
    return (
        circle(-32, -52, 21, darker(look.hair, 0.15))
        + path(f"M-42,-8C-46,-46 -22,-60 6,-58C34,-57 44,-38 39,-14{_FRINGE}", look.hair)
        + _shine(look, "M-28,-34C-18,-46 -2,-50 12,-48", 3.4)
    )


def _tied(look: Look) -> str:
    return path(f"M-42,-8C-46,-46 -22,-60 6,-58C34,-57 44,-38 39,-16{_FRINGE}", look.hair) + (
        _shine(look, "M-32,-28C-22,-42 -4,-48 12,-47", 3.4)
    )


def _bob(look: Look) -> str:
    return path(
        "M-44,-6C-50,-48 -24,-64 4,-62C34,-60 46,-40 39,-12C36,-26 26,-34 8,-36"
        "C-2,-28 -12,-20 -14,-6C-14,12 -8,24 -12,40C-24,50 -44,48 -50,36C-44,22 -43,8 -44,-6Z",
        look.hair,
    ) + _shine(look, "M-30,-30C-22,-44 -6,-50 10,-50")


def _fringe(look: Look) -> str:
    return path(
        "M-44,-6C-50,-48 -24,-64 4,-62C36,-60 46,-42 41,-22C30,-27 2,-28 -14,-22"
        "C-18,-6 -13,14 -14,30C-15,42 -40,44 -48,34C-44,20 -43,8 -44,-6Z",
        look.hair,
    ) + (
        _shine(look, "M-30,-34C-22,-46 -6,-52 12,-51")
        + line("M-2,-29v-9M12,-30v-9M25,-28v-9", darker(look.hair, 0.3), 2, 0.5)
    )


def _long(look: Look) -> str:
    return path(
        "M-44,-6C-50,-48 -24,-64 4,-62C34,-60 46,-40 39,-12C36,-26 26,-34 8,-36"
        "C-4,-28 -13,-20 -15,-4C-15,24 -14,56 -22,84C-34,94 -48,90 -54,80C-44,52 -43,22 -44,-6Z",
        look.hair,
    ) + _shine(look, "M-30,-30C-22,-44 -6,-50 10,-50")


def _curly(look: Look) -> str:
    curls = (
        (-34, 8, 14), (-42, -10, 16), (-40, -32, 17), (-26, -50, 18), (-6, -58, 18), (14, -57, 17),
        (30, -48, 15), (38, -36, 11), (-25, -26, 13), (-10, -44, 14), (12, -47, 13),
    )  # fmt: skip
    loops = "M-34,-36q6,-8 12,-2M-14,-56q8,-7 13,0M8,-57q7,-7 13,0M-38,-10q5,-8 11,-2"
    return "".join(circle(x, y, r, look.hair) for x, y, r in curls) + _shine(look, loops, 3)


def _afro(look: Look) -> str:
    return path(
        "M-44,6C-52,-52 -20,-70 8,-68C38,-66 50,-44 41,-14C38,-28 28,-37 12,-37"
        "C-6,-38 -16,-30 -18,-14L-22,2L-29,16C-36,18 -42,14 -44,6Z",
        look.hair,
    )


def _afro_back(look: Look) -> str:
    ring = (
        (-48, 10, 19), (-54, -14, 21), (-50, -40, 23), (-34, -61, 24), (-8, -72, 25), (19, -67, 23),
        (39, -49, 18), (44, -32, 12), (-36, 22, 16),
    )  # fmt: skip
    return ellipse(-10, -28, 46, 46, look.hair) + "".join(
        circle(x, y, r, look.hair) for x, y, r in ring
    )


def _braids(look: Look) -> str:
    """Draw one braid over the near shoulder, from behind the ear."""
    links: list[str] = []
    for step in range(6):
        x, y = -33 + step * 4.2, 16 + step * 14
        links.append(ellipse(x, y, 11.5 - step * 0.5, 10, look.hair))
        links.append(line(f"M{x - 8:g},{y - 5:g}Q{x:g},{y + 5:g} {x + 8:g},{y - 5:g}",
                          lighter(look.hair, 0.22), 2.2))  # fmt: skip
    tuft = path("M-16,98C-18,112 -15,120 -9,126C-4,118 -2,110 -3,98Z", look.hair)
    return tuft + "".join(links) + rect(-17, 93, 15, 7, look.band_colour, 3) + _tied(look)


def _locs(look: Look) -> str:
    strands = "M-20,-30Q-34,0 -30,46M-28,-34Q-46,0 -42,50M-34,-38Q-56,-6 -54,44"
    return (
        line(strands, darker(look.hair, 0.25), 12)
        + line(strands, look.hair, 9)
        + path(f"M-42,-8C-48,-48 -22,-64 6,-62C34,-60 46,-40 39,-16{_FRINGE}", look.hair)
        + _shine(look, "M-30,-26Q-24,-46 -4,-56M-16,-26Q-8,-42 10,-52M4,-32Q12,-42 26,-46", 2.4)
    )


def _locs_back(look: Look) -> str:
    return line("M-30,-20Q-60,20 -58,70M-22,-10Q-48,30 -46,84M-10,0Q-34,40 -32,88", look.hair, 12)


def _long_back(look: Look) -> str:
    return path(
        "M-40,-20C-56,10 -50,54 -54,92C-40,106 10,104 22,90C30,70 24,30 30,0Z",
        darker(look.hair, 0.25),
    )


def _bob_back(look: Look) -> str:
    return path("M-30,0C-40,30 -30,44 -8,44C14,42 22,30 20,10Z", darker(look.hair, 0.25))


def _tail_back(look: Look) -> str:
    return path(
        "M-34,-30C-70,-40 -84,0 -72,40C-68,62 -60,72 -64,90C-46,78 -40,50 -44,20"
        "C-44,4 -40,-6 -30,-12Z",
        darker(look.hair, 0.15),
    ) + line("M-40,-22L-48,-8", PAPER, 6, 0.7)


_FRONT: dict[HairStyle, Callable[[Look], str]] = {
    "short": _short,
    "crop": _crop,
    "wave": _wave,
    "undercut": _undercut,
    "bald": _bald,
    "bun": _bun,
    "tail": _tied,
    "bob": _bob,
    "fringe": _fringe,
    "long": _long,
    "curly": _curly,
    "afro": _afro,
    "braids": _braids,
    "locs": _locs,
}
_BACK: dict[HairStyle, Callable[[Look], str]] = {
    "long": _long_back,
    "bob": _bob_back,
    "fringe": _bob_back,
    "tail": _tail_back,
    "afro": _afro_back,
    "locs": _locs_back,
}
