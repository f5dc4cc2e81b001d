"""Making handouts and reading them back: what a person would copy from their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pikepdf

from workshop_app.content.deck import Deck
from workshop_app.content.staircase import Staircase
from workshop_app.content.standard import standard
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.order import Order, order_of
from workshop_app.session.programme import Step, Workshop
from workshop_app.session.state import State


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def characters(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font stands for, read from the table that copying text uses."""
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
    order = Order(deck, stairs, standard(), steps, title, organisation, held_on)
    return catalogue.make(catalogue.BOOKLET, order)


def workshop_report(workshop: Workshop, state: State, stairs: Staircase) -> bytes:
    """The report of a workshop."""
    return catalogue.make(catalogue.REPORT, order_of(workshop, state, stairs, standard()))
