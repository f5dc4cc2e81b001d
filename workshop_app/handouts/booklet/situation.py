"""A situation in the booklet: the left-hand page of a card, or the single page of a transfer."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from workshop_app.content.deck import Card, Deck
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.booklet.writing import rest_of_page
from workshop_app.handouts.drawings.tick_rings import TickRings
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, Rule, RuledLines, Story, labelled
from workshop_app.handouts.page.picture import picture_of
from workshop_app.handouts.page.style import (
    BEHAVIOUR,
    BODY,
    H3,
    KICKER,
    LEAD,
    QUESTION,
    STRONG,
    paragraph,
    paragraphs,
    span,
)
from workshop_app.i18n import gettext
from workshop_app.session.labels import step_label
from workshop_app.tagged_pdf.block import Block

HIGHEST_TALE = 460.0
"""Maximum height of a story with its question beside a picture of the usual size, in points."""


def situation(deck: Deck, card: Card, number: int) -> Story:
    """Return the left-hand page of a card: the story, and the opening question."""
    story: Story = [
        paragraph(gettext("Kaart {number} · {theme}", number=number, theme=card.theme), KICKER),
        Heading(card.title, style.title_style(card.title), 0),
        Spacer(0, 8),
    ]
    tale = paragraphs(card.story, LEAD)
    picture = picture_of(deck, card, highest=300)
    question = _Question(card.question)
    if picture is None:
        story += [*labelled(gettext("Wat er gebeurt"), tale), Spacer(0, 12), question]
    elif (height := _height([*tale, Spacer(0, 12), question])) <= picture.wrap(span(3), 1000)[1]:
        story.append(Columns([(0, 3, [picture]), (3, 3, [*tale, Spacer(0, 12), question])]))
    elif height <= HIGHEST_TALE:
        story += [Columns([(0, 3, [picture]), (3, 3, tale)]), Spacer(0, 22), question]
    else:
        smaller = picture_of(deck, card, highest=200) or picture
        story += [Columns([(2, 4, [smaller])]), Spacer(0, 14)]
        story += [*labelled("", paragraphs(card.story, BODY)), Spacer(0, 12), question]
    if card.sides:
        story += [Spacer(0, 18), *_sides(card)]
    story += [Spacer(0, 4), RuledLines()]
    return story


def _height(parts: Sequence[Flowable]) -> float:
    """Return the height of these flowables in three columns, in points."""
    return sum(part.wrap(span(3), 10_000)[1] + part.getSpaceAfter() for part in parts)


class _Question(Block):
    """A question with a bar in the accent colour to its left."""

    INDENT = 14.0

    def __init__(self, text: str) -> None:
        super().__init__()
        self.alt = ""
        self._paragraph = paragraph(text, QUESTION)
        self.spaceAfter = 6

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        return width, self._paragraph.wrap(width - self.INDENT, space)[1]

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(style.ACCENT)
        canvas.rect(0, 0, 4, self.height, stroke=0, fill=1)
        self._paragraph.drawOn(canvas, self.INDENT, 1.5)


class _TickBox(Block):
    """An empty box to tick, with the text of a side next to it."""

    SIZE = 14.0
    INDENT = 24.0

    def __init__(self, text: str) -> None:
        super().__init__()
        self.alt = ""
        self._box = _Box(self.SIZE)
        self._paragraph = paragraph(text, STRONG)
        self.spaceAfter = 9

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        _, height = self._paragraph.wrap(width - self.INDENT, space)
        return width, max(height, self.SIZE)

    def _paint(self, canvas: Canvas) -> None:
        top = self.height
        self._box.drawOn(canvas, 0, top - self.SIZE)
        self._paragraph.drawOn(canvas, self.INDENT, top - self._paragraph.height + 0.5)


class _Box(Block):
    """An empty box to tick."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.alt = gettext("Vakje om aan te kruisen.")
        self._size = size
        self.wrap(size, size)

    def _measure(self, _width: float, _space: float, /) -> tuple[float, float]:
        return self._size, self._size

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 0, self._size, self._size, 2, stroke=1, fill=0)


def _sides(card: Card) -> Story:
    """Return two columns of boxes: the side chosen before the talk, and the one after it."""
    return [
        Columns(
            [
                (
                    3 * index,
                    3,
                    [paragraph(head, H3), *(_TickBox(side) for side in card.sides)],
                )
                for index, head in enumerate(
                    (gettext("Eerst kies ik"), gettext("Na het gesprek kies ik"))
                )
            ]
        )
    ]


def transfer(card: Card) -> Story:
    """Return the page of a transfer: its story, and one vote on each behaviour."""
    story: Story = [
        paragraph(f"{step_label(StepKind.TRANSFER)} · {card.theme}", KICKER),
        Heading(card.title, style.title_style(card.title, 30), 0),
        Spacer(0, 6),
        *labelled(gettext("Wat er gebeurt"), paragraphs(card.story, LEAD)),
        Spacer(0, 10),
        *labelled(gettext("De vraag"), [paragraph(card.question, QUESTION)]),
        Spacer(0, 14),
    ]
    count = len(card.behaviours)
    for number, behaviour in enumerate(card.behaviours, 1):
        words = [
            paragraph(gettext("Gedrag {number} van {total}", number=number, total=count), KICKER)
        ]
        words.append(paragraph(behaviour.text, BEHAVIOUR))
        rings: list[Flowable] = [TickRings([gettext("mijn stem")], card.lowest)]
        votes = Columns([(0, 3, words), (3, 3, rings)])
        rule = Rule(before=6, after=10, strong=True)
        story.append(KeepTogether([rule, votes, RuledLines(2), Spacer(0, 12)]))
    return [
        *story,
        Rule(before=6, after=10),
        *rest_of_page(gettext("Waaraan zag je dat?")),
    ]
