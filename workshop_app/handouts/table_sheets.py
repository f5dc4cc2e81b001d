"""A sheet for each table: its votes on every behaviour, what it saw, and what it will do.

It has no references. The number is large, so that people can find their table by it.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
)

from workshop_app.content.deck import Card
from workshop_app.content.scale import ScaleKind
from workshop_app.content.staircase import STEPS
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.drawings.stair_step import draw_step
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import (
    Columns,
    Heading,
    Rule,
    RuledLines,
    Story,
    height_of,
    render,
)
from workshop_app.handouts.page.notes_pages import BackOfSheet
from workshop_app.handouts.page.style import (
    EXTRABOLD,
    H2,
    HEAD,
    INK,
    KICKER,
    LABEL,
    PAPER,
    RULE,
    SEMIBOLD,
    SMALL,
    paragraph,
    span,
)
from workshop_app.handouts.page.table_look import table_look
from workshop_app.handouts.wording import round_names
from workshop_app.handouts.workshop_labels import (
    footer,
    steps_once,
    table_count,
    warning,
    workshop_label,
)
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback
from workshop_app.session.items import Item, ItemKind
from workshop_app.session.labels import step_label
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width

VOTED = (StepKind.CARD, StepKind.TRANSFER, StepKind.STATEMENT, StepKind.TEAM)
TO_VOTE_ON = (ScaleKind.NIVEAUS, ScaleKind.SIDES, ScaleKind.STATEMENT)
"""The scales that a table votes on together.

The self-test per indicator is too long for a sheet, and in the evaluation people vote separately.
"""

VOTE_TEXT = style.style("vote text", SEMIBOLD, 9.5, 12.5)
MOST_WITH_LINES = 3
"""Maximum number of subjects with their own lines for what the table saw.

With more subjects, the lines are in one place, to save paper.
"""

PLEDGE = gettext_noop("Dit spreken wij als tafel af")
SAW = gettext_noop("Wat wij zagen")


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the sheets as a PDF, A4; with duplex printing, each table has its own paper."""
    return render(
        lambda: _story(spec),
        title=gettext("Tafelbladen {name}", name=spec.name),
        subject=gettext("Bladen om met een tafel samen te stemmen en te schrijven"),
        footer=footer(spec),
        mark=warning(spec.kind),
        progress=progress,
        branding=spec.branding,
    )


def _story(spec: HandoutSpec) -> Story:
    story: Story = []
    for table in range(1, table_count(spec) + 1):
        story += [*([PageBreak()] if table > 1 else []), *_sheet(spec, table)]
        if spec.duplex:
            story.append(BackOfSheet(gettext("Aantekeningen van tafel {number}", number=table)))
    return story


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a table votes on together: a card, a transfer, the statements or a self-test."""

    kicker: str
    title: str
    question: str
    items: tuple[Item, ...]


def _sheet(spec: HandoutSpec, table: int) -> Story:
    about = " · ".join(part for part in (style.one_line(spec.name), workshop_label(spec)) if part)
    story: Story = [
        Columns(
            [
                (0, 1, [Numeral(table)]),
                (
                    1,
                    5,
                    [
                        paragraph(gettext("Tafelblad"), KICKER),
                        Heading(
                            gettext("Tafel {number}", number=table), style.title_style("", 28), 0
                        ),
                        paragraph(about, SMALL),
                        paragraph(gettext("Wij zijn"), LABEL),
                        RuledLines(1),
                    ],
                ),
            ]
        ),
        Spacer(0, 12),
    ]
    subjects = _subjects(spec)
    compact = len(subjects) > MOST_WITH_LINES
    for subject in subjects:
        story += _votes(subject, lines=0 if compact else 2)
    if compact:
        story.append(KeepTogether([Rule(before=6, after=7, strong=True), *_saw(3)]))
    pledge = paragraph(gettext(PLEDGE), H2)
    pledge.keepWithNext = 0
    when = paragraph(gettext("Wanneer kijken we hoe het ging?"), LABEL)
    return [
        *story,
        CondPageBreak(150),
        Rule(before=10, after=10, strong=True),
        pledge,
        Columns([(0, 2, [when]), (2, 4, [RuledLines(1)])], bottom=True),
        Spacer(0, 14),
        RuledLines(),
    ]


def _subjects(spec: HandoutSpec) -> list[_Subject]:
    subjects: list[_Subject] = []
    statements: list[Item] = []
    number = 0
    for step in steps_once(spec):
        if step.kind not in VOTED:
            continue
        items = spec.contents.items(step)
        votes = tuple(one for one in items if one.poll and one.poll.scale.kind in TO_VOTE_ON)
        if step.kind is StepKind.CARD:
            number += 1
        if not votes:
            continue
        match step.kind:
            case StepKind.STATEMENT:
                statements += votes
            case StepKind.TEAM:
                subjects.append(_Subject("", step_label(step.kind), "", votes))
            case _:
                kind = step_label(step.kind)
                kicker = f"{kind} {number}" if step.kind is StepKind.CARD else kind
                card = items[0].about
                theme = f" · {card.theme}" if isinstance(card, Card) else ""
                subjects.append(
                    _Subject(
                        f"{kicker}{theme}", items[0].title, spec.builtin_texts.behaviour, votes
                    )
                )
    if statements:
        question = spec.builtin_texts.statement.question
        subjects.append(_Subject("", gettext("Stellingen"), question, tuple(statements)))
    return subjects


def _saw(lines: int) -> Story:
    return [
        Columns([(0, 1, [paragraph(gettext(SAW), LABEL)]), (1, 5, [RuledLines(lines)])]),
        Spacer(0, 8),
    ]


def _votes(subject: _Subject, lines: int) -> Story:
    """Return the votes on a subject, with this many lines for what the table saw."""
    text_style = style.style(
        "subject", style.BOLD, 13 if len(subject.title) <= 60 else 10.5, 16, after=4
    )
    text_style.keepWithNext = 1
    head: Story = [Rule(before=6, after=7, strong=True)]
    if subject.kicker:
        head.append(paragraph(subject.kicker, KICKER))
    head.append(Heading(subject.title, text_style, 1))
    saw: Story = [Spacer(0, 7), *_saw(lines)] if lines else [Spacer(0, 6)]
    if height_of([*head, _table(subject), *saw]) <= MOST_TOGETHER:
        return [KeepTogether([*head, _table(subject), *saw])]
    # It is too long for one page: it may run on, but not start with only a heading.
    for part in head:
        part.keepWithNext = 0
    return [CondPageBreak(200), *head, _table(subject), KeepTogether(saw)]


MOST_TOGETHER = 640.0
"""Maximum height of a subject that is kept on one page, in points; a page has a little more."""


def _table(subject: _Subject) -> Table:
    """Return the table of what is voted on, with a row of rings for each round."""
    poll = subject.items[0].poll
    first, second = round_names(poll.flow) if poll else ("", "")
    rows: list[list[Flowable | str]] = [
        [
            paragraph(subject.question or gettext("De vraag"), HEAD),
            paragraph(first or gettext("Onze stem"), HEAD),
            paragraph(second, HEAD) if second else "",
        ]
    ]
    rows += [_row(item) for item in subject.items]
    look = table_look(
        4,
        4,
        ("RIGHTPADDING", (0, 0), (0, -1), 12),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
        ("LINEBELOW", (0, 0), (-1, -2), 0.5, RULE),
        ("NOSPLIT", (0, 0), (-1, 1)),
    )
    rings = RingRow.WIDTH
    widths = (span(6) - 2 * rings - RINGS_APART, rings + RINGS_APART, rings)
    return Table(rows, colWidths=widths, style=look, repeatRows=1)


RINGS_APART = 18.0


def _row(item: Item) -> list[Flowable | str]:
    poll = item.poll
    if poll is None:
        raise ValueError("only what is voted on has rings")
    rings = [RingRow(poll.scale.lowest, poll.scale.highest) for _ in range(poll.rounds)]
    texts: list[Flowable] = [paragraph(text, VOTE_TEXT) for text in _asked(item)]
    if poll.scale.kind is ScaleKind.SIDES:
        texts += [
            paragraph(f"{option.number}. {option.label}", SIDE) for option in poll.scale.options
        ]
    elif poll.scale.kind is ScaleKind.STATEMENT:
        options = poll.scale.options
        ends = " · ".join(f"{one.number} = {one.label}" for one in (options[0], options[-1]))
        texts.append(paragraph(ends, SIDE))
    return [texts, *rings, *([""] if len(rings) == 1 else [])]  # pyright: ignore[reportReturnType]


SIDE = style.style("side", style.REGULAR, 9, 12)


def _asked(item: Item) -> list[str]:
    if item.kind is ItemKind.TEAM and item.poll is not None:
        return list(item.poll.asked)
    if item.kind is ItemKind.SIDES and item.poll is not None:
        return [item.poll.asked[0]]
    return [item.text]


class RingRow(Block):
    """The numbers of a scale as a row of rings; equal numbers are below each other."""

    SIZE, PITCH = 17.5, 20.6
    WIDTH = SIZE + (STEPS - 1) * PITCH + 1

    def __init__(self, lowest: int, highest: int) -> None:
        super().__init__()
        self._numbers = range(lowest, highest + 1)
        self.alt = gettext(
            "Rondjes om aan te kruisen: {low} tot en met {high}.", low=lowest, high=highest
        )

    def _measure(self, _width: float, _space: float, /) -> tuple[float, float]:
        return self.WIDTH, self.SIZE + 1

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.9)
        canvas.setFont(SEMIBOLD, 9.5)
        y = self.height / 2
        for number in self._numbers:
            x = (self.SIZE + 1) / 2 + number * self.PITCH
            canvas.circle(x, y, self.SIZE / 2, stroke=1, fill=0)
            canvas.drawCentredString(x, y - 3.3, str(number))


class Numeral(Block):
    """The number of a table on a step of the staircase, readable from across the room."""

    HEIGHT = 96.0

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.alt = gettext("Tafel {number}.", number=number)

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self.HEIGHT

    def _paint(self, canvas: Canvas) -> None:
        draw_step(canvas, STEPS - 1, 0, 0.6, self.width, self.height - 1.2)
        size = min(64.0, (self.width - 12) / text_width(self._number, EXTRABOLD, 1))
        canvas.setFillColor(PAPER)
        canvas.setFont(EXTRABOLD, size)
        canvas.drawCentredString(self.width / 2, self.height / 2 - size * 0.35, self._number)
