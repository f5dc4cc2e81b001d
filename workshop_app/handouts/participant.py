"""The participant's booklet: the staircase, and room to vote and write at every card.

It holds no duiding: what the trainer thinks of a behaviour comes after the vote, in the talk.
A card's story stands on a left-hand page, its votes on the right-hand one that faces it; the
statements come after the cards, then what else the programme has.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from workshop_app.content.deck import Card, Deck
from workshop_app.content.staircase import Niveau, Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import style
from workshop_app.handouts.back import LinesUnlessLeft
from workshop_app.handouts.block import Block
from workshop_app.handouts.booklet_pages import Wanted, look_back, take_along, transfer
from workshop_app.handouts.document import (
    Columns,
    Heading,
    Labelled,
    Rule,
    RuledLines,
    Story,
    labelled,
    render,
)
from workshop_app.handouts.occasion import footer, occasion, warning
from workshop_app.handouts.order import Order, Watch
from workshop_app.handouts.picture import picture_of
from workshop_app.handouts.staircase import Chip, StaircaseDrawing, TickRings
from workshop_app.handouts.style import (
    BEHAVIOUR,
    BODY,
    BOTTOM,
    H1,
    H2,
    H3,
    KICKER,
    LABEL,
    LEAD,
    LINE,
    PAGE_HEIGHT,
    QUESTION,
    SMALL,
    STRONG,
    TOP,
    paragraph,
    paragraphs,
    span,
)
from workshop_app.handouts.wording import NOTHING_SEEN
from workshop_app.language import mark, say
from workshop_app.session.programme import only_about

NAME_INDENT = 28.0
"""Room for the square with the numeral before the name of a niveau."""

HIGHEST_TALE = 460.0

AGREEMENTS = (
    mark("Het gaat om wat iemand doet, niet om wie die persoon is."),
    mark("Een ander antwoord dan het jouwe is het begin van een goed gesprek."),
    mark("Wat hier wordt verteld, blijft hier."),
)


def make(order: Order, watch: Watch) -> bytes:
    """The participant's booklet as a PDF, A4, made for printing on both sides."""
    return render(
        lambda: _story(order),
        title=say("Deelnemersboekje {name}").format(name=order.name),
        subject=say("Boekje voor deelnemers aan een workshop klantgerichtheid"),
        footer=footer(order),
        mark=warning(order.kind),
        watch=watch,
        house=order.house,
    )


def _story(order: Order) -> Story:
    wanted = Wanted(order)
    deck = only_about(order.deck, order.steps)
    story = [
        *_cover(order, wanted),
        PageBreak(),
        *_indicators(order.stairs),
        PageBreak(),
        # Who comes back begins with what came of it, in the place of the warming-up.
        *(look_back(order.standard) if wanted.has(StepKind.LOOK_BACK) else _warming_up()),
    ]
    number = 0
    for card, is_transfer in wanted.situations():
        if is_transfer:
            story += [PageBreak(), *transfer(card)]
            continue
        number += 1
        story += [
            PageBreak(),
            LinesUnlessLeft(say("Aantekeningen")),
            *_situation(deck, card, number),
        ]
        story += [PageBreak(), *_votes(card, number)]
    if deck.statements:
        story += [PageBreak(), *_statements(deck, order)]
    for pages in wanted.other_pages():
        story += [PageBreak(), *pages]
    story += [PageBreak(), *take_along(pledged=wanted.has(StepKind.PLEDGES))]
    return story


def _cover(order: Order, wanted: Wanted) -> Story:
    name, about = order.name, occasion(order)
    top: Story = [Heading(name, style.title_style(name, 40), 0)]
    if about:
        top.append(paragraph(about, LEAD))
    # A long title leaves less of the page to the staircase.
    title_height = sum(part.wrap(style.WIDTH, PAGE_HEIGHT)[1] for part in top)
    rise = max(14, 38 - max(0, title_height - 115) / 4)
    story: Story = [
        paragraph(say("Deelnemersboekje"), KICKER),
        *top,
        Spacer(0, 26),
        paragraph(
            say(
                "Wat iemand voor een klant doet, kun je zien als een trap. Onderaan gebeurt er niets. "
                "Met elke trede komt de klant meer in beeld."
            ),
            LEAD,
        ),
        Spacer(0, 14),
        StaircaseDrawing(order.stairs.niveaus, rise),
        Spacer(0, 32),
        Heading(say("Zo werkt het"), H2, 1),
        Columns(
            [
                (2 * index, 2, [paragraph(f"{index + 1}. {head}", H3), paragraph(text, BODY)])
                for index, (head, text) in enumerate(wanted.how_it_works)
            ]
        ),
        Spacer(0, 26),
        Columns(
            [(0, 1, [paragraph(say("Dit boekje is van"), LABEL)]), (1, 5, [RuledLines(1)])],
            bottom=True,
        ),
    ]
    return story


def _indicators(stairs: Staircase) -> Story:
    story: Story = [
        paragraph(say("De trap"), KICKER),
        Heading(say("Waaraan herken je een niveau?"), H1, 0),
        paragraph(say("Twijfel je bij het stemmen? Zoek hier wat je iemand zag doen."), LEAD),
        Spacer(0, 6),
    ]
    names = [niveau.name for niveau in stairs.niveaus]
    name_size = style.fitting_size(names, style.BOLD, 11.5, span(2) - NAME_INDENT)
    for niveau in stairs.niveaus:
        story.append(KeepTogether([Rule(before=7, after=9), _niveau(niveau, name_size)]))
    story += [Rule(before=10, after=8), paragraph(stairs.source, SMALL)]
    return story


def _niveau(niveau: Niveau, name_size: float) -> Flowable:
    lines = [style.bulleted(indicator.text) for indicator in niveau.indicators]
    if not lines:
        lines = [paragraph(say(NOTHING_SEEN), BODY)]
    how = style.style("beside chip", style.BOLD, name_size, 15.5)
    how.leftIndent = NAME_INDENT
    name = paragraph(niveau.name, how)
    return Columns([(0, 1, [Chip(niveau.number, 20)]), (0, 2, [name]), (2, 4, lines)])


def _warming_up() -> Story:
    return [
        paragraph(say("Voor je begint"), KICKER),
        Heading(say("Toen was jij de klant"), H1, 0),
        paragraph(
            say(
                "Denk aan een keer dat jij zelf klant was: in een winkel, aan de telefoon, bij een loket. "
                "Een keer die je nog goed weet. Mooi, of juist niet."
            ),
            LEAD,
        ),
        Spacer(0, 10),
        paragraph(say("Wat deed die ander?"), H3),
        RuledLines(6),
        Spacer(0, 20),
        Columns(
            [
                (0, 3, [Spacer(0, 5), paragraph(say("Welk niveau was dat, denk je?"), H3)]),
                (3, 3, [TickRings([say("mijn keuze")], 0)]),
            ]
        ),
        Spacer(0, 8),
        paragraph(say("Waaraan zag je dat?"), H3),
        RuledLines(6),
        Spacer(0, 34),
        Heading(say("Wat we met elkaar afspreken"), H2, 1),
        *[
            Labelled(label, paragraph(say(text), STRONG))
            for label, text in zip(
                (
                    say("Kijk naar het gedrag"),
                    say("Verschil is welkom"),
                    say("Het blijft onder ons"),
                ),
                AGREEMENTS,
                strict=True,
            )
        ],
    ]


def _situation(deck: Deck, card: Card, number: int) -> Story:
    """The left-hand page: what happens, and the question to begin with."""
    story: Story = [
        paragraph(say("Kaart {number} · {theme}").format(number=number, theme=card.theme), KICKER),
        Heading(card.title, style.title_style(card.title), 0),
        Spacer(0, 8),
    ]
    tale = paragraphs(card.story, LEAD)
    picture = picture_of(deck, card, highest=300)
    question = _Question(card.question)
    if picture is None:
        story += [*labelled(say("Wat er gebeurt"), tale), Spacer(0, 12), question]
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
    """How high these stand in three columns."""
    return sum(part.wrap(span(3), 10_000)[1] + part.getSpaceAfter() for part in parts)


class _Question(Block):
    """A question with a bar of the accent colour before it."""

    INDENT = 14.0

    def __init__(self, text: str) -> None:
        super().__init__()
        self.alt = ""
        self._paragraph = paragraph(text, QUESTION)
        self.spaceAfter = 6

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        return width, self._paragraph.wrap(width - self.INDENT, room)[1]

    def _paint(self, canvas: Canvas) -> None:
        canvas.setFillColor(style.ACCENT)
        canvas.rect(0, 0, 4, self.height, stroke=0, fill=1)
        self._paragraph.drawOn(canvas, self.INDENT, 1.5)


class _TickBox(Block):
    """An empty square to tick, with the text of a side beside it."""

    SIZE = 14.0
    INDENT = 24.0

    def __init__(self, text: str) -> None:
        super().__init__()
        self.alt = ""
        self._box = _Box(self.SIZE)
        self._paragraph = paragraph(text, STRONG)
        self.spaceAfter = 9

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        _, height = self._paragraph.wrap(width - self.INDENT, room)
        return width, max(height, self.SIZE)

    def _paint(self, canvas: Canvas) -> None:
        top = self.height
        self._box.drawOn(canvas, 0, top - self.SIZE)
        self._paragraph.drawOn(canvas, self.INDENT, top - self._paragraph.height + 0.5)


class _Box(Block):
    """An empty square to tick."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.alt = say("Vakje om aan te kruisen.")
        self._size = size
        self.wrap(size, size)

    def _measure(self, _width: float, _room: float, /) -> tuple[float, float]:
        return self._size, self._size

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 0, self._size, self._size, 2, stroke=1, fill=0)


def _sides(card: Card) -> Story:
    """Two columns of boxes: the side taken before the talk, and the one after it."""
    return [
        Columns(
            [
                (
                    3 * index,
                    3,
                    [paragraph(head, H3), *(_TickBox(side) for side in card.sides)],
                )
                for index, head in enumerate((say("Eerst kies ik"), say("Na het gesprek kies ik")))
            ]
        )
    ]


def _my_votes() -> tuple[str, str]:
    return say("mijn stem 1"), say("mijn stem 2")


def _votes(card: Card, number: int) -> Story:
    """The right-hand page: each behaviour with two rows of rings and lines to write on."""
    count = len(card.behaviours)
    return [
        paragraph(say("Kaart {number} · {title}").format(number=number, title=card.title), KICKER),
        Heading(say("Welk niveau zie je?"), H1, 1),
        *_to_tick(
            [
                (
                    say("Gedrag {number} van {total}").format(number=index, total=count),
                    behaviour.text,
                    TickRings(_my_votes(), card.lowest),
                )
                for index, behaviour in enumerate(card.behaviours, 1)
            ]
        ),
    ]


def _statements(deck: Deck, order: Order) -> Story:
    """A page of statements, each with two rows of rings from disagree to agree."""
    asked = order.standard.statement
    options = asked.options
    ends = (options[0].label, options[-1].label)
    count = len(deck.statements)
    return [
        paragraph(say("Stellingen"), KICKER),
        Heading(asked.question, H1, 0),
        *_to_tick(
            [
                (
                    say("Stelling {number} van {total}").format(number=index, total=count),
                    statement.text,
                    TickRings(_my_votes(), options[0].number, ends),
                )
                for index, statement in enumerate(deck.statements, 1)
            ]
        ),
    ]


def _to_tick(votes: Sequence[tuple[str, str, TickRings]]) -> Story:
    """What is voted on, beside its rings; what is left of the page is for writing."""
    blocks = [
        Columns(
            [
                (0, 3, [paragraph(number, KICKER), paragraph(text, BEHAVIOUR)]),
                (3, 3, [rings]),
            ]
        )
        for number, text, rings in votes
    ]
    taken = 74 + sum(block.wrap(style.WIDTH, 10_000)[1] + 29 for block in blocks)
    left = PAGE_HEIGHT - TOP - BOTTOM - taken
    lines = max(1, int(left / max(len(blocks), 1) / LINE))
    story: Story = []
    for block in blocks:
        rule = Rule(before=6, after=10, strong=True)
        story.append(KeepTogether([rule, block, RuledLines(lines), Spacer(0, 12)]))
    return story
