"""The take-home sheet: a pledge on the front, and a look-back on the back.

Everyone gets one, with a line for the name. After a workshop that was run, the pledges of the group
are on the back, or on separate pages if there are many. There are no votes and no references.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Spacer

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.drawings.tick_rings import TickRings
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import (
    Columns,
    Heading,
    Rule,
    RuledLines,
    Story,
    height_of,
    labelled,
    render,
)
from workshop_app.handouts.page.notes_pages import BackOfSheet, RestOfPage
from workshop_app.handouts.page.style import (
    BOTTOM,
    H1,
    H2,
    H3,
    H3_LAST,
    KICKER,
    LABEL,
    LEAD,
    LINE,
    PAGE_HEIGHT,
    TOP,
    paragraph,
)
from workshop_app.handouts.page.two_columns import InColumns
from workshop_app.handouts.workshop_labels import footer, steps_taken, warning, workshop_label
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback
from workshop_app.session.state import Entry, Place
from workshop_app.tagged_pdf.flowables import TaggedParagraph

TITLE = gettext_noop("Dit ga ik volgende week anders doen")
LEAD_TEXT = gettext_noop("Eén ding dat een klant merkt, is genoeg. Maak het klein, dan lukt het.")
ASKED = (
    (gettext_noop("Wanneer?"), gettext_noop("Op welk moment in je week?")),
    (gettext_noop("Met wie?"), gettext_noop("Wie helpt je of kijkt mee?")),
    (gettext_noop("Hoe merk ik het?"), gettext_noop("Wat doet of zegt de klant dan?")),
)
BACK_TITLE = gettext_noop("En, hoe ging het?")
PAGE = PAGE_HEIGHT - TOP - BOTTOM
"""The height of the text on a page, in points."""

REMARKS = style.style("pledge", style.REGULAR, 10, 13.5, after=0.5)
REMARKS.leftIndent = 12
MOST_LINES = 8

OTHERS = gettext_noop("Wat anderen zich voornamen")
OTHERS_LEAD = gettext_noop("Zit er iets bij voor jou? Zet er een rondje om.")
NOTES = gettext_noop("Aantekeningen")
OTHERS_AGAIN = gettext_noop("Wat anderen zich voornamen, vervolg")
SIZES = (10.0, 9.5, 9.0, 8.5)
"""Font sizes for pages with the pledges of the group, in points, the largest first."""

MOST_PAGES = 2
"""Number of pages on one sheet of paper.

The font size that takes the fewest pages is used if these fit on one sheet, otherwise the smallest.
"""

LARGEST = 9.5
"""Font size of the pledges in columns on the back, in points.

It is smaller than elsewhere, so that the lines to write on stand out.
"""


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the sheets as a PDF, A4: a front and a back for everyone."""
    return render(
        lambda: _story(spec),
        title=gettext("Voornemens {name}", name=spec.name),
        subject=gettext("Blad om een voornemen mee naar huis te nemen"),
        footer=footer(spec),
        mark=warning(spec.kind),
        progress=progress,
        branding=spec.branding,
        numbered=False,
        copies=spec.people,
    )


def _story(spec: HandoutSpec) -> Story:
    """Return the sheet of one person."""
    story = [*_front(spec), PageBreak(), *_back(spec, pledges_of(spec))]
    if spec.duplex:
        story.append(BackOfSheet(gettext(NOTES)))
    return story


def pledges_of(spec: HandoutSpec) -> tuple[Entry, ...]:
    """Return the pledges of the group in the order of entry; empty before the workshop."""
    if spec.state is None:
        return ()
    return tuple(
        entry
        for step in steps_taken(spec)
        if step.kind is StepKind.PLEDGES
        for item in spec.contents.items(step)
        for entry in spec.state.entries.get(Place(step.id, item.id), ())
        if entry.text.strip()
    )


def _front(spec: HandoutSpec) -> Story:
    about = workshop_label(spec)
    asked = Columns(
        [
            (
                2 * index,
                2,
                [
                    paragraph(gettext(head), H3),
                    paragraph(gettext(text), style.SMALL),
                    RuledLines(3),
                ],
            )
            for index, (head, text) in enumerate(ASKED)
        ]
    )
    top: Story = [
        paragraph(gettext("Mijn voornemen"), KICKER),
        Heading(gettext(TITLE), H1, 0),
        paragraph(gettext(LEAD_TEXT), LEAD),
        *([paragraph(about, LABEL)] if about else []),
    ]
    bottom: Story = [
        Spacer(0, 24),
        asked,
        Spacer(0, 30),
        Rule(after=10, strong=True),
        Columns(
            [
                (0, 3, [Spacer(0, 5), paragraph(gettext("Welke trede is dat, denk je?"), H3)]),
                (3, 3, [TickRings([gettext("mijn keuze")], 0)]),
            ]
        ),
        Spacer(0, 8),
        StaircaseDrawing(spec.stairs.niveaus, 15),
        Spacer(0, 22),
        Columns(
            [(0, 1, [paragraph(gettext("Dit blad is van"), LABEL)]), (1, 5, [RuledLines(1)])],
            bottom=True,
        ),
    ]
    space = PAGE - height_of(top) - height_of(bottom)
    lines = max(1, min(MOST_LINES, int(space / LINE)))
    return [*top, RuledLines(lines), *bottom]


def _back(spec: HandoutSpec, pledges: Sequence[Entry]) -> Story:
    """Return the back: the look-back, and the pledges of the group if they fit.

    Otherwise the pledges get separate pages, and the back is the same as without them.
    """
    top: Story = [
        paragraph(gettext("Terugkijken"), KICKER),
        Heading(gettext(BACK_TITLE), H1, 0),
        _Dates((gettext("We komen terug op"), gettext("Ik kijk zelf terug op"))),
        Spacer(0, 22),
        paragraph(spec.builtin_texts.look_back, H3),
    ]
    short: Story = [*top, RuledLines(2), Spacer(0, 18), Heading(gettext(OTHERS), H2, 1)]
    for listed in (_pledges(pledges), [InColumns(_by_table(pledges, LARGEST))]) if pledges else ():
        if height_of([*short, *listed]) <= PAGE:
            return [*short, *listed, RestOfPage(gettext(NOTES))]
    return [
        *top,
        RuledLines(6),
        Spacer(0, 26),
        paragraph(gettext("Wat zou ik een volgende keer anders aanpakken?"), H3),
        RuledLines(5),
        Spacer(0, 26),
        paragraph(gettext("Dit hoorde ik van een ander en wil ik ook doen"), H3_LAST),
        RuledLines(),
        *(_others(pledges) if pledges else ()),
    ]


def _others(pledges: Sequence[Entry]) -> Story:
    """Return the pledges of the group on separate pages, on one sheet of paper if possible."""
    rule = Rule(after=12, strong=True)
    rule.keepWithNext = 0  # what follows may run on to the next page
    head: Story = [
        paragraph(gettext("Om te onthouden"), KICKER),
        Heading(gettext(OTHERS), H1, 0),
        paragraph(gettext(OTHERS_LEAD), LEAD),
        rule,
    ]
    space = PAGE - height_of(head)
    sized = [InColumns(_by_table(pledges, size), gettext(OTHERS_AGAIN)) for size in SIZES]
    on_one_sheet = [columns for columns in sized if _pages(columns, space) <= MOST_PAGES]
    # The largest type among those that take the fewest pages.
    best = min(on_one_sheet, key=lambda columns: _pages(columns, space), default=sized[-1])
    return [PageBreak(), *head, best, RestOfPage(gettext(NOTES))]


def _pages(columns: InColumns, space: float) -> int:
    """Return the number of pages needed; only this height is available on the first."""
    pages, parts = 1, columns.split(style.WIDTH, space)
    while parts[1:]:
        pages, parts = pages + 1, parts[1].split(style.WIDTH, PAGE)
    return pages


def _pledges(entries: Sequence[Entry]) -> Story:
    """Return the pledges below each other; by table if any of them belongs to one."""
    story: Story = []
    for label, of_table in _tables(entries):
        story += labelled(label, [_pledge(entry, REMARKS) for entry in of_table])
        story.append(Spacer(0, 5))
    return story


def _by_table(entries: Sequence[Entry], size: float) -> Story:
    """Return the pledges for columns in this font size, the name of each table above its own."""
    text_style = style.style(
        "pledge in a column", style.REGULAR, size, size * 1.3, after=size * 0.3
    )
    text_style.leftIndent = size * 1.1
    name = style.style("table", style.BOLD, size, size * 1.4, before=size * 0.8, after=size * 0.2)
    name.keepWithNext = 1
    return [
        part
        for label, of_table in _tables(entries)
        for part in (paragraph(label, name), *(_pledge(entry, text_style) for entry in of_table))
    ]


def _tables(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return the pledges of each table with its name; those of no table come last."""
    if not any(entry.table for entry in entries):
        return [(gettext("Samen gezegd"), list(entries))]
    tables = sorted({entry.table for entry in entries}, key=lambda one: (one == 0, one))
    return [
        (
            gettext("Tafel {number}", number=table) if table else gettext("Zonder tafel"),
            [entry for entry in entries if entry.table == table],
        )
        for table in tables
    ]


class _Dates(Columns):
    """Lines for two dates, side by side."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(
            [
                (3 * index, 3, [paragraph(label, LABEL), RuledLines(1)])
                for index, label in enumerate(labels)
            ]
        )


def _pledge(entry: Entry, text_style: ParagraphStyle) -> TaggedParagraph:
    made = TaggedParagraph(style.markup(entry.text.strip()), text_style, bulletText="•")
    made.tag = "LI"
    return made
