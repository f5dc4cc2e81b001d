"""The programme in the emergency pack: each step with its minutes and page, and the staircase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.emergency.chapters import Chapter
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Heading, Story
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
from workshop_app.i18n import gettext, ngettext
from workshop_app.tagged_pdf.page_number import PageNumber

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
            paragraph(gettext("Vanaf minuut"), HEAD),
            paragraph(gettext("Stap"), HEAD),
            "",
            paragraph(gettext("Minuten"), HEAD_RIGHT),
            paragraph(gettext("Hoe laat?"), HEAD),
            paragraph(gettext("Pagina"), HEAD_RIGHT),
        ]
    ]
    here = spec.state.position.step if spec.state else None
    elapsed = 0
    for chapter in chapters:
        step = chapter.step
        strong = step.id == here
        text = CELL_STRONG if strong else CELL
        kind = gettext("{kind} (hier was je)", kind=chapter.kind) if strong else chapter.kind
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
            paragraph(gettext("Samen"), CELL_STRONG),
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
        paragraph(gettext("Noodpakket"), KICKER),
        Heading(gettext("Het programma"), H1, 0),
        paragraph(
            gettext(
                "Voor {people}. Schrijf bij ‘Hoe laat?’ wanneer je met een stap begint.",
                people=_people(spec),
            ),
            BODY,
        ),
        Table(rows, colWidths=WIDTHS, style=look, repeatRows=1),
        KeepTogether(
            [
                Spacer(0, 22),
                Heading(gettext("De trap, om te laten zien"), H2, 1),
                StaircaseDrawing(spec.stairs.niveaus, 16),
            ]
        ),
    ]


def _people(spec: HandoutSpec) -> str:
    people = ngettext("1 deelnemer", "{count} deelnemers", spec.people)
    if not spec.tables:
        return people
    tables = ngettext("1 tafel", "{count} tafels", spec.tables)
    return gettext("{people} aan {tables}", people=people, tables=tables)
