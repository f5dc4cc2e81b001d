"""The pages of the booklet for what is not a card: each only where the programme has such a step."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from workshop_app.content.deck import Card, Deck, Exercise, OpenQuestion, transfer_card
from workshop_app.content.staircase import HIGHEST, LOWEST, Niveau, Staircase
from workshop_app.content.standard import Standard
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import style
from workshop_app.handouts.block import Block
from workshop_app.handouts.document import Columns, Heading, Rule, RuledLines, Story, labelled
from workshop_app.handouts.occasion import steps_taken
from workshop_app.handouts.order import Order
from workshop_app.handouts.part import NiveauName
from workshop_app.handouts.staircase import TickRings
from workshop_app.handouts.style import (
    BEHAVIOUR,
    BODY,
    CELL,
    CELL_STRONG,
    H1,
    H3,
    HEAD,
    INK,
    KICKER,
    LEAD,
    QUESTION,
    REGULAR,
    RULE,
    SEMIBOLD,
    STRONG,
    paragraph,
    paragraphs,
)
from workshop_app.handouts.wording import STEP_WORDS, rounds_inside
from workshop_app.language import mark, say
from workshop_app.session.items import Trail
from workshop_app.session.programme import Step

H3_LAST = style.style("booklet h3 before the rest of a page", style.BOLD, 11.5, 16, after=4)
"""A heading must not be kept with lines that take whatever is left: they would ask for a page."""

LONG_TITLE = 70
QUESTIONS_A_PAGE, LINES_A_QUESTION, LINES_A_PROMPT = 2, 9, 2
VOTE = (
    mark("Stem"),
    mark("Lees wat iemand doet. Welk niveau zie je? Kies zelf, zonder te overleggen."),
)
TALK = (
    mark("Praat"),
    mark("Vertel wat je zag en luister naar wie iets anders koos. Wat zag die ander?"),
)
AGAIN = (
    mark("Stem nog eens"),
    mark("Zie je het nu anders? Dat mag. Blijf je bij je eerste keuze? Ook goed."),
)
COMPARE = (
    mark("Vergelijk"),
    mark("Herken je het van de vorige keer? Wat zie je nu, dat je toen niet zag?"),
)
LOOK = (
    mark("Kijk"),
    mark("Denk aan wat klanten en collega’s van je zien, niet aan wat je bedoelt."),
)
CHOOSE = (mark("Kies en schrijf"), mark("Doe dat eerst zelf, zonder te overleggen."))
TELL = (mark("Praat"), mark("Vertel wat je koos en luister naar wie iets anders ziet."))
TEXT, RINGS = 100 * mm, 35 * mm
"""The columns of the table of indicators: its text, and six rings to tick."""


class Wanted:
    """What a programme has of each kind, each once, in its order; without what is left out."""

    def __init__(self, order: Order) -> None:
        self._steps = steps_taken(order)
        self._order = order

    def has(self, kind: StepKind) -> bool:
        """Whether the programme has such a step."""
        return any(step.kind is kind for step in self._steps)

    @property
    def how_it_works(self) -> Sequence[tuple[str, str]]:
        """What people do today: voting twice, voting once, or only looking at themselves."""
        steps = (LOOK, CHOOSE, TELL)
        if self.has(StepKind.CARD):
            steps = (VOTE, TALK, AGAIN)
        elif self.has(StepKind.TRANSFER):
            steps = (VOTE, TALK, COMPARE)
        return [(say(head), say(text)) for head, text in steps]

    def situations(self) -> Iterator[tuple[Card, bool]]:
        """The cards and the transfers, each with whether it is a transfer."""
        cards = {card.id: card for card in self._order.deck.cards}
        for step in self._once(StepKind.CARD, StepKind.TRANSFER):
            card = cards[step.content]
            if step.kind is StepKind.TRANSFER:
                yield transfer_card(card), True
            else:
                yield card, False

    def other_pages(self) -> Iterator[Story]:
        """The pages after the cards and the statements: each kind where it first comes."""
        makers: dict[StepKind, Callable[[Deck, list[str]], Story]] = {
            StepKind.TEAM: lambda _deck, _ids: self_test(self._order.stairs, self._order.standard),
            StepKind.QUESTION: lambda deck, ids: _questions(_named(deck.questions, ids)),
            StepKind.FEEDBACK: lambda deck, ids: _exercises(_named(deck.exercises, ids)),
            StepKind.PLEDGES: lambda _deck, _ids: pledge(self._order.standard),
        }
        for kind in dict.fromkeys(step.kind for step in self._steps if step.kind in makers):
            ids = [step.content for step in self._once(kind)]
            yield makers[kind](self._order.deck, ids)

    def _once(self, *kinds: StepKind) -> list[Step]:
        steps = [step for step in self._steps if step.kind in kinds]
        return list({(step.kind, step.content): step for step in reversed(steps)}.values())[::-1]


Part = TypeVar("Part", OpenQuestion, Exercise)


def _named(parts: Sequence[Part], ids: Sequence[str]) -> list[Part]:
    found = {part.id: part for part in parts}
    return [found[name] for name in ids]


def look_back(asked: Standard) -> Story:
    """What was meant the last time, and what came of it: the first page of a return session."""
    return [
        paragraph(say(STEP_WORDS[StepKind.LOOK_BACK]), KICKER),
        Heading(say("Wat is er gelukt?"), H1, 0),
        paragraph(say("Een kleine stap telt ook. En wat niet lukte, zegt vaak net zoveel."), LEAD),
        Spacer(0, 10),
        paragraph(say("Dit nam ik me de vorige keer voor"), H3),
        RuledLines(4),
        Spacer(0, 22),
        paragraph(asked.look_back, H3),
        RuledLines(6),
        Spacer(0, 22),
        paragraph(say("Wat lukte nog niet, en wat zat er in de weg?"), H3),
        RuledLines(5),
        Spacer(0, 22),
        paragraph(say("Hier ga ik mee door"), H3_LAST),
        RuledLines(),
    ]


def transfer(card: Card) -> Story:
    """Another situation on one page: its story, and one vote on each behaviour."""
    story: Story = [
        paragraph(f"{say(STEP_WORDS[StepKind.TRANSFER])} · {card.theme}", KICKER),
        Heading(card.title, style.title_style(card.title, 30), 0),
        Spacer(0, 6),
        *labelled(say("Wat er gebeurt"), paragraphs(card.story, LEAD)),
        Spacer(0, 10),
        *labelled(say("De vraag"), [paragraph(card.question, QUESTION)]),
        Spacer(0, 14),
    ]
    count = len(card.behaviours)
    for number, behaviour in enumerate(card.behaviours, 1):
        words = [
            paragraph(say("Gedrag {number} van {total}").format(number=number, total=count), KICKER)
        ]
        words.append(paragraph(behaviour.text, BEHAVIOUR))
        rings: list[Flowable] = [TickRings([say("mijn stem")], card.lowest)]
        votes = Columns([(0, 3, words), (3, 3, rings)])
        rule = Rule(before=6, after=10, strong=True)
        story.append(KeepTogether([rule, votes, RuledLines(2), Spacer(0, 12)]))
    return [
        *story,
        Rule(before=6, after=10),
        paragraph(say("Waaraan zag je dat?"), H3_LAST),
        _rest(),
    ]


def self_test(stairs: Staircase, asked: Standard) -> Story:
    """Our own staircase: where the team and the organisation stand, and every indicator."""
    story: Story = [
        paragraph(say(STEP_WORDS[StepKind.TEAM]), KICKER),
        Heading(say("Waar staan wij?"), H1, 0),
        paragraph(say("Kijk niet naar wat je hoopt, maar naar wat klanten van jullie zien."), LEAD),
        Spacer(0, 8),
    ]
    for whose, about in (
        (say("Ons team"), f"{asked.team.now} {asked.team.needed}"),
        (say("Onze organisatie"), say("En als je naar de hele organisatie kijkt?")),
    ):
        words: list[Flowable] = [paragraph(whose, STRONG), paragraph(about, BODY)]
        rings: list[Flowable] = [TickRings(rounds_inside(Trail.NOW_AND_NEEDED), LOWEST)]
        story += [
            Rule(before=6, after=10, strong=True),
            Columns([(0, 3, words), (3, 3, rings)]),
            Spacer(0, 6),
            paragraph(say("Waaraan zie je dat?"), H3),
            RuledLines(4),
            Spacer(0, 18),
        ]
    story += [
        paragraph(say("Wat is voor ons de eerste trede omhoog?"), H3_LAST),
        RuledLines(),
        PageBreak(),
        paragraph(say(STEP_WORDS[StepKind.TEAM]), KICKER),
        Heading(say("Wat zien klanten van ons?"), H1, 1),
        _ends(asked),
        Spacer(0, 4),
        _indicator_table(stairs),
    ]
    return story


def _ends(asked: Standard) -> Flowable:
    first, last = asked.indicator.options[0], asked.indicator.options[-1]
    words = say(
        "Kruis bij elke zin twee cijfers aan: hoe vaak klanten dit nu zien, en hoe vaak dat nodig is. {low} is {meaning_of_low}, {high} is {meaning_of_high}."
    )
    said = words.format(
        low=first.number, meaning_of_low=first.label, high=last.number, meaning_of_high=last.label
    )
    return paragraph(said, BODY)


def _indicator_table(stairs: Staircase) -> Table:
    rows: list[list[Flowable | str]] = [
        [
            paragraph(say("Wat klanten van ons zien"), HEAD),
            paragraph(say("Nu"), CELL_STRONG),
            paragraph(say("Nodig"), CELL_STRONG),
        ]
    ]
    look = TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, 0), 1.2, INK),
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ]
    )
    for niveau in stairs.niveaus:
        if niveau.indicators:
            _add_niveau(rows, look, niveau)
    look.add("LINEBELOW", (0, -1), (-1, -1), 1.2, INK)
    return Table(rows, colWidths=(TEXT, RINGS, RINGS), style=look, repeatRows=1)


def _add_niveau(rows: list[list[Flowable | str]], look: TableStyle, niveau: Niveau) -> None:
    row = len(rows)
    look.add("SPAN", (0, row), (-1, row))
    look.add("TOPPADDING", (0, row), (-1, row), 6)
    look.add("NOSPLIT", (0, row), (-1, row + 1))
    rows.append(
        [
            NiveauName(
                niveau.number,
                say("Niveau {number}, {name}").format(number=niveau.number, name=niveau.name),
            ),
            "",
            "",
        ]
    )
    for indicator in niveau.indicators:
        look.add("LINEABOVE", (0, len(rows)), (-1, len(rows)), 0.5, RULE)
        rings = [SmallRings(name) for name in rounds_inside(Trail.NOW_AND_NEEDED)]
        rows.append([paragraph(indicator.text, CELL), *rings])


class SmallRings(Block):
    """A row of small numbered rings, 0 to 5, to tick one of.

    Args:
        label: What is ticked, for who hears the page instead of seeing it.
    """

    SIZE, PITCH = 12.8, 14.8

    def __init__(self, label: str) -> None:
        super().__init__()
        self.alt = say("{label}: rondjes {low} tot en met {high} om aan te kruisen").format(
            label=label, low=LOWEST, high=HIGHEST
        )

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, self.SIZE + 1

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.8)
        canvas.setFont(SEMIBOLD, 8.5)
        for number in range(LOWEST, HIGHEST + 1):
            x = self.SIZE / 2 + 0.5 + number * self.PITCH
            canvas.circle(x, self.height / 2, self.SIZE / 2, stroke=1, fill=0)
            canvas.drawCentredString(x, self.height / 2 - 3, str(number))


def _questions(questions: Sequence[OpenQuestion]) -> Story:
    """Open questions, a few on a page, each with lines to write on."""
    story: Story = []
    for index, question in enumerate(questions):
        if index % QUESTIONS_A_PAGE == 0:
            story += [PageBreak()] if index else []
            story += [
                paragraph(say(STEP_WORDS[StepKind.QUESTION]), KICKER),
                Heading(say("Wat denk jij?"), H1, 0 if index == 0 else 1),
                Spacer(0, 4),
            ]
        last = index == len(questions) - 1 or index % QUESTIONS_A_PAGE == QUESTIONS_A_PAGE - 1
        story += [Rule(before=4, after=10, strong=True), paragraph(question.text, QUESTION)]
        story += [_rest()] if last else [RuledLines(LINES_A_QUESTION), Spacer(0, 24)]
    return story


def _exercises(exercises: Sequence[Exercise]) -> Story:
    """A page for each exercise: what to do, and each sentence with lines to finish it on."""
    story: Story = []
    for index, exercise in enumerate(exercises):
        story += [PageBreak()] if index else []
        story += [
            paragraph(say(STEP_WORDS[StepKind.FEEDBACK]), KICKER),
            Heading(
                exercise.title,
                H1 if len(exercise.title) <= LONG_TITLE else style.title_style(exercise.title, 24),
                0,
            ),
            paragraph(exercise.instruction, LEAD),
            Spacer(0, 8),
        ]
        for prompt in exercise.prompts:
            lines = RuledLines(LINES_A_PROMPT)
            story.append(KeepTogether([paragraph(prompt, STRONG), lines, Spacer(0, 18)]))
        end = exercise.question or say("Wat neem ik hiervan mee?")
        story += [Rule(before=2, after=10, strong=True), paragraph(end, H3_LAST), _rest()]
    return story


def pledge(asked: Standard) -> Story:
    """One thing to do, made small enough to happen."""
    return [
        paragraph(say("Mijn voornemen"), KICKER),
        Heading(asked.pledges, H1, 0),
        paragraph(say("Kies iets kleins, dat je zeker gaat doen."), LEAD),
        Spacer(0, 10),
        paragraph(say("Ik ga"), H3),
        RuledLines(4),
        Spacer(0, 20),
        paragraph(say("Voor wie, en wanneer begin ik?"), H3),
        RuledLines(4),
        Spacer(0, 20),
        paragraph(say("Zo merkt een klant of collega er iets van"), H3),
        RuledLines(4),
        Spacer(0, 20),
        paragraph(say("Wie vraagt mij over een paar weken hoe het gaat?"), H3_LAST),
        RuledLines(),
    ]


def take_along(*, pledged: bool) -> Story:
    """The last page: what to remember and do, shorter where there is a page for the pledge."""
    # What to do next week has a page of its own where the programme has pledges.
    next_week: Story = []
    if not pledged:
        next_week = [
            paragraph(say("Dit ga ik volgende week anders doen"), H3),
            RuledLines(5),
            Spacer(0, 24),
        ]
    lead = "" if pledged else say("Eén ding dat je morgen anders doet, is genoeg.")
    return [
        paragraph(say("Tot slot"), KICKER),
        Heading(say("Wat neem ik mee?"), H1, 0),
        *([paragraph(lead, LEAD)] if lead else []),
        Spacer(0, 10),
        paragraph(say("Dit wil ik onthouden"), H3),
        RuledLines(6),
        Spacer(0, 24),
        *next_week,
        paragraph(say("Dit wil ik nog met een collega bespreken"), H3_LAST),
        RuledLines(),
    ]


def _rest() -> Flowable:
    """Lines to write on for what is left of the page."""
    return RuledLines()
