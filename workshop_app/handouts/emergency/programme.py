"""The programme in the emergency pack: each step with its minutes and page, and the staircase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from workshop_app.handouts.drawings.staircase import StaircaseDrawing
from workshop_app.handouts.emergency.chapters import Chapter
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Heading, Story
from workshop_app.handouts.page.page_number import PageNumber
from workshop_app.handouts.page.style import (
    BODY,
    CELL,
    CELL_STRONG,
    FIGURE,
    FIGURE_STRONG,
    H1,
    H2,
    HEAD,
    HEAD_RIGHT,
    KICKER,
    paragraph,
)
from workshop_app.handouts.page.table_look import programme_look
from workshop_app.language import say, say_count

WIDTHS = (20 * mm, 32 * mm, 66 * mm, 16 * mm, 22 * mm, 14 * mm)


def programme(
    spec: HandoutSpec, chapters: Sequence[Chapter], numbers: Mapping[int, PageNumber]
) -> Story:
    """Return the page of the programme.

    Args:
        spec: The spec of the handout.
        chapters: The steps, in the order of the programme.
        numbers: The number of the first page of each step that has pages, by the id of the step.
    """
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
    here = spec.state.position.step if spec.state else None
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
    look = programme_look(
        3.5,
        5,
        ("RIGHTPADDING", (0, 0), (2, -1), 8),
        ("LEFTPADDING", (4, 0), (4, -1), 12),
    )
    return [
        paragraph(say("Noodpakket"), KICKER),
        Heading(say("Het programma"), H1, 0),
        paragraph(
            say("Voor {people}. Schrijf bij ‘Hoe laat?’ wanneer je met een stap begint.").format(
                people=_people(spec)
            ),
            BODY,
        ),
        Table(rows, colWidths=WIDTHS, style=look, repeatRows=1),
        KeepTogether(
            [
                Spacer(0, 22),
                Heading(say("De trap, om te laten zien"), H2, 1),
                StaircaseDrawing(spec.stairs.niveaus, 16),
            ]
        ),
    ]


def _people(spec: HandoutSpec) -> str:
    people = say_count("1 deelnemer", "{count} deelnemers", spec.people).format(count=spec.people)
    if not spec.tables:
        return people
    tables = say_count("1 tafel", "{count} tafels", spec.tables).format(count=spec.tables)
    return say("{people} aan {tables}").format(people=people, tables=tables)
