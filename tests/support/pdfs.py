"""Make handouts and read back their text, as a user would copy it from the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

import pikepdf

from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import Deck
from workshop_app.content.staircase import Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import HandoutSpec, spec_of
from workshop_app.handouts.page.style import MARGIN
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.session.step import Step


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def characters(font: pikepdf.Object) -> dict[int, str]:
    """The character of each code of a font, from the `ToUnicode` table that copying text uses."""
    table = font["/ToUnicode"].read_bytes().decode("ascii")
    pairs: list[tuple[str, str]] = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", table)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def page_text(page: pikepdf.Page) -> str:
    fonts = {name: characters(font) for name, font in page.resources["/Font"].items()}
    table: dict[int, str] = {}
    words: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            words.append("".join(table[code] for code in bytes(operands[0])))
        elif str(operator) in {"BT", "T*", "Td", "TD", "Tm"}:
            words.append(" ")
    return " ".join("".join(words).split())


def text_of(data: bytes) -> str:
    with opened(data) as pdf:
        return " ".join(page_text(page) for page in pdf.pages)


def pages_of(data: bytes) -> int:
    with opened(data) as pdf:
        return len(pdf.pages)


def bookmarks(data: bytes) -> list[str]:
    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield str(item.title)
            yield from walk(list(item.children))

    with opened(data) as pdf, pdf.open_outline() as outline:
        return list(walk(list(outline.root)))


def participant_booklet(
    deck: Deck,
    stairs: Staircase,
    *,
    title: str = "",
    organisation: str = "",
    held_on: date | None = None,
) -> bytes:
    """The booklet with every card and statement of a deck."""
    wanted = [
        *((StepKind.CARD, card.id, card.minutes) for card in deck.cards),
        *((StepKind.STATEMENT, one.id, one.minutes) for one in deck.statements),
    ]
    steps = tuple(
        Step(number, kind, minutes, content)
        for number, (kind, content, minutes) in enumerate(wanted, 1)
    )
    spec = HandoutSpec(deck, stairs, builtin_texts(), steps, title, organisation, held_on)
    return catalogue.make(catalogue.BOOKLET, spec)


def workshop_report(workshop: Workshop, state: State, stairs: Staircase) -> bytes:
    """The report of a workshop."""
    spec = replace(spec_of(workshop, state), stairs=stairs)
    return catalogue.make(catalogue.REPORT, spec)


@dataclass(frozen=True)
class Piece:
    """A run of text and its position on the page, in points from the lower left."""

    text: str
    left: float
    bottom: float
    width: float
    size: float

    @property
    def right(self) -> float:
        """The right edge of the visible text, without the spaces left where a line breaks."""
        unseen = len(self.text) - len(self.text.rstrip())
        return self.left + self.width - unseen * self.size / 4


Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _matrix(operands: Iterable[object]) -> Matrix:
    a, b, c, d, e, f = (float(str(number)) for number in operands)
    return a, b, c, d, e, f


def pieces(page: pikepdf.Page) -> list[Piece]:
    """All text of a page in drawing order, with its position and size."""
    fonts = dict(page.resources["/Font"].items())
    tables = {name: characters(font) for name, font in fonts.items()}
    found: list[Piece] = []
    kept: list[Matrix] = []
    here, line, pen = UNMOVED, UNMOVED, UNMOVED
    name, size = "", 0.0
    sizes = {"TL": 0.0, "Tw": 0.0}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in sizes:
            sizes[str(operator)] = float(operands[0])
        match str(operator):
            case "q":
                kept.append(here)
            case "Q":
                here = kept.pop()
            case "cm":
                here = _times(_matrix(operands), here)
            case "BT":
                line = pen = UNMOVED
            case "Tm":
                line = pen = _matrix(operands)
            case "Td":
                moved = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
                line = pen = _times(moved, line)
            case "T*":
                line = pen = _times((1, 0, 0, 1, 0, -sizes["TL"]), line)
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
            case "Tj":
                codes = bytes(operands[0])
                first = int(fonts[name]["/FirstChar"])
                widths = [float(fonts[name]["/Widths"][code - first]) for code in codes]
                place = _times(pen, here)
                long = sum(widths) / 1000 * size + sizes["Tw"] * codes.count(b" ")
                text = "".join(tables[name][code] for code in codes)
                found.append(Piece(text, place[4], place[5], long * place[0], size * place[3]))
                pen = _times((1, 0, 0, 1, long, 0), pen)
            case _:
                pass
    return found


def outside(
    data: bytes, side: float, bottom: float | None = None, top: float | None = None
) -> list[Piece]:
    """The text that is nearer to an edge of the paper than its margin, or beyond the edge.

    Margins are in points; `bottom` and `top` equal `side` where they are None.
    """
    bottom = side if bottom is None else bottom
    top = side if top is None else top
    found: list[Piece] = []
    with opened(data) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(number) for number in page.mediabox)
            found += [
                piece
                for piece in pieces(page)
                if piece.text.strip()
                and (
                    piece.left < side - 0.1
                    or piece.right > width - side + 0.1
                    or piece.bottom < bottom - 0.1
                    or piece.bottom + piece.size * 0.7 > height - top + 0.1
                )
            ]
    return found


def assert_inside(data: bytes) -> None:
    """Assert that every page has text, and that all of it is inside the margins of the paper."""
    assert outside(data, MARGIN, MARGIN / 2, MARGIN / 2) == []
    with opened(data) as pdf:
        assert all(page_text(page).strip() for page in pdf.pages)
