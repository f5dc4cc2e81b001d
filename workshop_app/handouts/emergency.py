"""The emergency pack: everything to run a workshop on paper when the power fails.

It says what to do first and how to type the results in later; it has the programme, what to read
aloud, and sheets to tally and write on. The duiding comes last, on pages of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table, TableStyle

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import style
from workshop_app.handouts.back import LinesUnlessRight
from workshop_app.handouts.block import Block
from workshop_app.handouts.document import Columns, Heading, Rule, Story, render
from workshop_app.handouts.emergency_chapters import Chapter, chapters_of
from workshop_app.handouts.emergency_key import answer_key
from workshop_app.handouts.emergency_sheets import Sheets
from workshop_app.handouts.occasion import footer, minutes_words, occasion, steps_taken, warning
from workshop_app.handouts.order import Order, Watch
from workshop_app.handouts.page_number import PageNumber
from workshop_app.handouts.part import BOTTOM
from workshop_app.handouts.staircase import StaircaseDrawing
from workshop_app.handouts.style import (
    BODY,
    CELL,
    CELL_STRONG,
    FIGURE,
    FIGURE_STRONG,
    H1,
    H2,
    HEAD,
    HEAD_RIGHT,
    INK,
    KICKER,
    LEAD,
    REGULAR,
    RULE,
    STRONG,
    paragraph,
)
from workshop_app.language import mark, say, say_count
from workshop_app.session.items import ItemKind, Trail
from workshop_app.session.state import Stage, State

_Step = tuple[str, int | str, *tuple[str, ...]]
"""What to do, how many minutes that takes (or words for it), and how, all to be said."""

TITLE = mark("Zo ga je verder zonder stroom")
FIRST = (
    (
        mark("Zeg het de groep"),
        1,
        mark(
            "De stroom is weg, de workshop gaat door. We stemmen met de hand en schrijven op papier."
        ),
    ),
    (
        mark("Leg alles klaar"),
        2,
        mark(
            "Dit pakket, een paar pennen en een horloge. Is het donker? Schuif de stoelen naar het raam."
        ),
    ),
)
FIND = (
    mark("Zoek je plek"),
    2,
    mark("Kijk in het programma op de volgende bladzijde. Schrijf op hoe laat je weer begint."),
)
EVERY_VOTE = (
    (mark("Lees voor"), 1, mark("Wat gebeurt er, en wat doet iemand? Lees het rustig voor.")),
    (
        mark("Stem"),
        1,
        (
            mark(
                "Geef even denktijd. Noem dan elke trede van laag naar hoog en tel de handen. Turf links "
                "in het vak, schrijf het totaal rechts."
            )
        ),
    ),
    (mark("Praat"), 3, mark("Vertel hoe de stemmen liggen. Wie koos wat, en wat zag je toen?")),
    (mark("Stem nog eens"), 1, mark("Tel weer, in de rij van ronde 2. Wat is er verschoven?")),
)
ROUND_OFF = (
    mark("Rond af"),
    1,
    mark("Wil je de duiding noemen? Die staat achterin, alleen voor jou."),
)
LATER = (
    (
        mark("Open de workshop"),
        1,
        mark(
            "Start Trede en kies bij ‘Verder waar je was’ voor Openen. Wat al in Trede zat, is bewaard."
        ),
    ),
    (
        mark("Typ de stemmen in"),
        mark("1 minuut per stem"),
        (
            mark(
                "Ga in het programma naar elke stem. Kies Handopsteken en open de stemming met V. Druk "
                "voor elke hand één keer op het cijfer. Daarna R voor ronde 2. Wat hier al gedrukt staat, "
                "hoef je niet nog eens te typen."
            )
        ),
    ),
    (
        mark("Typ de antwoorden in"),
        mark("1 minuut per vraag"),
        mark("Ook de antwoorden en voornemens. Daarna klopt het verslag weer helemaal."),
    ),
)
AT_TABLES = mark("Stemden jullie per tafel? Kies dan Tafels en typ de keuze van elke tafel.")
STAGES = {
    Stage.SHOW: mark("Dit stond op het scherm. Lees het voor en ga verder."),
    Stage.READ: mark("Lees het voor en laat de groep stemmen."),
    Stage.VOTE: mark("De groep was aan het stemmen. Maak het af met handen, of tel opnieuw."),
    Stage.RESULT: mark("De uitslag was er. Vertel hem, en ga verder."),
    Stage.TALK: mark("Jullie waren in gesprek. Praat verder en stem daarna nog eens."),
}
STEP = style.style("emergency step", style.SEMIBOLD, 11, 14.5)
STEP_TIME = style.style("emergency time", REGULAR, 9, 11, color=style.SOFT)
STEP_TEXT = style.style("emergency text", REGULAR, 10.5, 14.5)
WIDTHS = (20 * mm, 32 * mm, 66 * mm, 16 * mm, 22 * mm, 14 * mm)


def make(order: Order, watch: Watch) -> bytes:
    """The emergency pack as a PDF, A4, for a workshop to come or one that is under way."""
    chapters = chapters_of(order)
    pages: dict[int, int] = {}
    return render(
        lambda: _story(order, chapters, pages),
        title=say("Noodpakket {name}").format(name=order.name),
        subject=say("Een workshop klantgerichtheid op papier, als de stroom uitvalt"),
        footer=say("Noodpakket · {footer}").format(footer=footer(order)),
        mark=warning(order.kind, votes=order.state is not None),
        bottom=BOTTOM,
        watch=watch,
        house=order.house,
    )


def _story(order: Order, chapters: Sequence[Chapter], pages: dict[int, int]) -> Story:
    """The whole pack; `pages` is filled while it is drawn, and printed at last."""
    sheets = Sheets(order)
    found = [
        (chapter, sheets.pages(chapter, partial(pages.__setitem__, chapter.step.id)))
        for chapter in chapters
    ]
    numbers = {
        chapter.step.id: PageNumber(pages, chapter.step.id) for chapter, parts in found if parts
    }
    story = [*_first_page(order), PageBreak(), *_programme(order, chapters, numbers)]
    for chapter, parts in found:
        if parts:
            story += [*([] if chapter.follows_on else [PageBreak()]), *parts]
    key = answer_key(chapters, order.stairs)
    if key:
        # What is only for the trainer never lies on the back of what the group may see.
        story += [
            PageBreak(),
            *([LinesUnlessRight(say("Aantekeningen"))] if order.duplex else []),
            *key,
        ]
    return story


def _first_page(order: Order) -> Story:
    words = " · ".join(part for part in (order.name, occasion(order)) if part)
    return [
        paragraph(say("Noodpakket"), KICKER),
        Heading(say(TITLE), H1, 0),
        paragraph(words, LEAD),
        *(_where(order, order.state) if order.state else []),
        *_steps(say("Nu meteen"), (*FIRST, FIND)),
        *_steps(say("Bij elke stem"), (*EVERY_VOTE, *([ROUND_OFF] if _has_duiding(order) else []))),
        *_steps(say("Als er weer stroom is"), _later(order)),
    ]


def _has_duiding(order: Order) -> bool:
    kinds = {step.kind for step in steps_taken(order)}
    return bool(kinds & {StepKind.CARD, StepKind.TRANSFER})


def _later(order: Order) -> Sequence[_Step]:
    opening, votes, answers = LATER
    if order.tables:
        votes = (*votes, AT_TABLES)
    return opening, votes, answers


def _steps(title: str, steps: Sequence[_Step]) -> Story:
    rows = [
        Columns(
            [
                (0, 2, [paragraph(f"{number}. {say(head)}", STEP), _time(time)]),
                (2, 4, [paragraph(" ".join(say(text) for text in texts), STEP_TEXT)]),
            ]
        )
        for number, (head, time, *texts) in enumerate(steps, 1)
    ]
    for row in rows:
        row.spaceAfter = 4
    return [
        KeepTogether(
            [
                Spacer(0, 9),
                Rule(after=8, strong=True),
                Heading(title, H2, 1),
                *rows,
            ]
        )
    ]


def _time(time: int | str) -> Flowable:
    words = minutes_words(time) if isinstance(time, int) else say(time)
    return paragraph(words, STEP_TIME)


def _where(order: Order, state: State) -> Story:
    """Where the workshop was when this was printed, in a frame."""
    chapter = next((one for one in chapters_of(order) if one.step.id == state.position.step), None)
    if chapter is None:
        return []
    item = chapter.items[min(state.position.item, len(chapter.items) - 1)]
    parts = [" · ".join(part for part in (chapter.kind, chapter.title) if part)]
    if item.kind in (ItemKind.BEHAVIOUR, ItemKind.INDICATOR):
        parts.append(
            say("{number} van {total}: {text}").format(
                number=item.number, total=item.of, text=item.text
            )
        )
    now = say(STAGES[state.position.stage])
    if item.poll and state.position.stage in (Stage.VOTE, Stage.RESULT):
        number = state.position.round
        if item.poll.trail is Trail.TALK_BETWEEN:
            now = say("Ronde {number}. {now}").format(number=number, now=now)
    return [Spacer(0, 4), Framed(say("Hier was je"), [*parts, now])]


def _programme(
    order: Order, chapters: Sequence[Chapter], numbers: Mapping[int, PageNumber]
) -> Story:
    rows: list[list[Flowable | str]] = [
        [
            paragraph(say("Vanaf minuut"), HEAD),
            paragraph(say("Stap"), HEAD),
            "",
            paragraph(say("Minuten"), HEAD_RIGHT),
            paragraph(say("Hoe laat?"), HEAD),
            paragraph(say("Pagina"), HEAD_RIGHT),
        ]
    ]
    here = order.state.position.step if order.state else None
    elapsed = 0
    for chapter in chapters:
        step = chapter.step
        strong = step.id == here
        text = CELL_STRONG if strong else CELL
        kind = say("{kind} (hier was je)").format(kind=chapter.kind) if strong else chapter.kind
        rows.append(
            [
                paragraph(str(elapsed), text),
                paragraph(kind, text),
                paragraph(chapter.title, text),
                paragraph(str(step.minutes), FIGURE),
                "",
                numbers.get(step.id, ""),
            ]
        )
        elapsed += step.minutes
    rows.append(
        [
            "",
            paragraph(say("Samen"), CELL_STRONG),
            "",
            paragraph(str(elapsed), FIGURE_STRONG),
            "",
            "",
        ]
    )
    look = TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (2, -1), 8),
            ("LEFTPADDING", (4, 0), (4, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LINEBELOW", (0, 0), (-1, 0), 1.2, INK),
            ("LINEABOVE", (0, 2), (-1, -2), 0.5, RULE),
            ("LINEABOVE", (0, -1), (-1, -1), 1.2, INK),
            ("NOSPLIT", (0, -2), (-1, -1)),
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ]
    )
    return [
        paragraph(say("Noodpakket"), KICKER),
        Heading(say("Het programma"), H1, 0),
        paragraph(
            say("Voor {people}. Schrijf bij ‘Hoe laat?’ wanneer je met een stap begint.").format(
                people=_people(order)
            ),
            BODY,
        ),
        Table(rows, colWidths=WIDTHS, style=look, repeatRows=1),
        KeepTogether(
            [
                Spacer(0, 22),
                Heading(say("De trap, om te laten zien"), H2, 1),
                StaircaseDrawing(order.stairs.niveaus, 16),
            ]
        ),
    ]


def _people(order: Order) -> str:
    people = say_count("1 deelnemer", "{count} deelnemers", order.people).format(count=order.people)
    if not order.tables:
        return people
    tables = say_count("1 tafel", "{count} tafels", order.tables).format(count=order.tables)
    return say("{people} aan {tables}").format(people=people, tables=tables)


class Framed(Block):
    """A few lines in a frame, the first of them strong."""

    alt = ""

    PADDING = 9.0

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._parts = [
            paragraph(title, KICKER),
            paragraph(lines[0], STRONG),
            *(paragraph(line, BODY) for line in lines[1:]),
        ]
        self.spaceAfter = 4

    def _measure(self, width: float, room: float, /) -> tuple[float, float]:
        inner = width - 2 * self.PADDING
        heights = sum(part.wrap(inner, room)[1] for part in self._parts)
        return width, heights + 2 * self.PADDING

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.2)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=0)
        y = self.height - self.PADDING
        for part in self._parts:
            y -= part.height
            part.drawOn(canvas, self.PADDING, y)
