"""The take-home sheet: what I will do differently, and on the back what came of it.

Everyone gets one, with a line for the name. After a workshop that was run, the back also holds what
the group meant to do. There are no votes on it and no duiding.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import PageBreak, Paragraph, Spacer

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import style
from workshop_app.handouts.back import BackOfSheet
from workshop_app.handouts.document import (
    Columns,
    Heading,
    Rule,
    RuledLines,
    Story,
    height_of,
    labelled,
    render,
)
from workshop_app.handouts.occasion import MARKS, footer, occasion, steps_taken
from workshop_app.handouts.order import Order, Watch
from workshop_app.handouts.staircase import StaircaseDrawing, TickRings
from workshop_app.handouts.style import (
    BOTTOM,
    H1,
    H2,
    H3,
    KICKER,
    LABEL,
    LEAD,
    LINE,
    PAGE_HEIGHT,
    TOP,
    paragraph,
)
from workshop_app.session.state import Entry, Place

TITLE = "Dit ga ik volgende week anders doen"
LEAD_TEXT = "Eén ding dat een klant merkt, is genoeg. Maak het klein, dan lukt het."
ASKED = (
    ("Wanneer?", "Op welk moment in je week?"),
    ("Met wie?", "Wie helpt je of kijkt mee?"),
    ("Hoe merk ik het?", "Wat doet of zegt de klant dan?"),
)
BACK_TITLE = "En, hoe ging het?"
PAGE = PAGE_HEIGHT - TOP - BOTTOM
"""The height of the text on a page, in points."""

H3_LAST = style.style("h3 before the rest of a page", style.BOLD, 11.5, 16, after=4)
SAID = style.style("pledge", style.REGULAR, 10, 13.5, after=0.5)
SAID.leftIndent = 12
MOST_LINES = 8


def make(order: Order, watch: Watch) -> bytes:
    """The sheets as a PDF, A4, two sides for everyone."""
    return render(
        lambda: _story(order),
        title=f"Voornemens {order.name}",
        subject="Blad om een voornemen mee naar huis te nemen",
        footer=footer(order),
        mark=MARKS[order.kind],
        watch=watch,
        house=order.house,
        numbered=False,
    )


def _story(order: Order) -> Story:
    said = pledges_of(order)
    story: Story = []
    for number in range(order.people):
        if number:
            story += [PageBreak(), *([BackOfSheet("Aantekeningen")] if order.duplex else [])]
        story += _front(order, first=number == 0)
        story += [PageBreak(), *_back(order, said, first=number == 0)]
    return story


def pledges_of(order: Order) -> tuple[Entry, ...]:
    """What the group said it would do, in the order in which it was typed; nothing before."""
    if order.state is None:
        return ()
    return tuple(
        entry
        for step in steps_taken(order)
        if step.kind is StepKind.PLEDGES
        for item in order.contents.items(step)
        for entry in order.state.words.get(Place(step.id, item.id), ())
        if entry.text.strip()
    )


def _head(text: str, *, first: bool) -> Heading | Paragraph:
    # Only the first of many sheets that are the same is a bookmark.
    return Heading(text, H1, 0) if first else paragraph(text, H1)


def _front(order: Order, *, first: bool) -> Story:
    about = occasion(order)
    asked = Columns(
        [
            (2 * index, 2, [paragraph(head, H3), paragraph(text, style.SMALL), RuledLines(3)])
            for index, (head, text) in enumerate(ASKED)
        ]
    )
    top: Story = [
        paragraph("Mijn voornemen", KICKER),
        _head(TITLE, first=first),
        paragraph(LEAD_TEXT, LEAD),
        *([paragraph(about, LABEL)] if about else []),
    ]
    bottom: Story = [
        Spacer(0, 24),
        asked,
        Spacer(0, 30),
        Rule(after=10, strong=True),
        Columns(
            [
                (0, 3, [Spacer(0, 5), paragraph("Welke trede is dat, denk je?", H3)]),
                (3, 3, [TickRings(["mijn keuze"], 0)]),
            ]
        ),
        Spacer(0, 8),
        StaircaseDrawing(order.stairs.niveaus, 15),
        Spacer(0, 22),
        Columns(
            [(0, 1, [paragraph("Dit blad is van", LABEL)]), (1, 5, [RuledLines(1)])], bottom=True
        ),
    ]
    room = PAGE - height_of(top) - height_of(bottom)
    lines = max(1, min(MOST_LINES, int(room / LINE)))
    return [*top, RuledLines(lines), *bottom]


def _back(order: Order, said: Sequence[Entry], *, first: bool) -> Story:
    asked = order.standard.look_back
    top: Story = [
        paragraph("Terugkijken", KICKER),
        _head(BACK_TITLE, first=first),
        _Dates(("We komen terug op", "Ik kijk zelf terug op")),
        Spacer(0, 22),
    ]
    if not said:
        return [
            *top,
            paragraph(asked, H3),
            RuledLines(6),
            Spacer(0, 26),
            paragraph("Wat zou ik een volgende keer anders aanpakken?", H3),
            RuledLines(5),
            Spacer(0, 26),
            paragraph("Dit hoorde ik van een ander en wil ik ook doen", H3_LAST),
            RuledLines(),
        ]
    return [
        *top,
        paragraph(asked, H3),
        RuledLines(2),
        Spacer(0, 18),
        *(
            [Heading("Wat anderen zich voornamen", H2, 1)]
            if first
            else [paragraph("Wat anderen zich voornamen", H2)]
        ),
        *_said(said),
    ]


def _said(entries: Sequence[Entry]) -> Story:
    """The words of the group; by table when any of them is of one."""
    if not any(entry.table for entry in entries):
        return labelled("Samen gezegd", [_pledge(entry) for entry in entries])
    story: Story = []
    for table in sorted({entry.table for entry in entries}, key=lambda one: (one == 0, one)):
        of_table = [_pledge(entry) for entry in entries if entry.table == table]
        story += labelled(f"Tafel {table}" if table else "Zonder tafel", of_table)
        story.append(Spacer(0, 5))
    return story


class _Dates(Columns):
    """Lines for two dates, side by side."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(
            [
                (3 * index, 3, [paragraph(label, LABEL), RuledLines(1)])
                for index, label in enumerate(labels)
            ]
        )


def _pledge(entry: Entry) -> Paragraph:
    return Paragraph(style.markup(entry.text.strip()), SAID, bulletText="•")
