"""The trainer's run sheet: the programme with its times, then each step with its references.

It is for the trainer only, as every page states. The last page has all keys of the show.
"""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import (
    Columns,
    Heading,
    Rule,
    Story,
    heading_before_long,
    labelled,
    render,
)
from workshop_app.handouts.page.style import (
    CELL,
    CELL_STRONG,
    FIGURE,
    FIGURE_STRONG,
    H1,
    H2,
    H3,
    HEAD,
    HEAD_RIGHT,
    KICKER,
    LEAD,
    REASON_HEAD,
    RULE,
    STRONG,
    paragraph,
)
from workshop_app.handouts.page.table_look import programme_look
from workshop_app.handouts.run_sheet.guides import BEFORE
from workshop_app.handouts.run_sheet.key_card import KeyRow
from workshop_app.handouts.run_sheet.step_block import StepSheet, subject_of
from workshop_app.handouts.workshop_labels import (
    clock_text,
    footer,
    length_text,
    planned_minutes,
    steps_taken,
    warning,
)
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback
from workshop_app.session.keys import KEY_GROUPS, named
from workshop_app.session.labels import step_label
from workshop_app.tagged_pdf.page_number import PageNumber

TRAINER_ONLY = gettext_noop("Alleen voor de trainer: hierin staat de duiding")
TIMES = gettext_noop(
    "De tijd loopt vanaf het begin van de workshop. Schrijf in de lege kolom hoe laat het bij jou "
    "is."
)
WIDTHS = (15 * mm, 22 * mm, 34 * mm, 68 * mm, 17 * mm, 14 * mm)


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the run sheet as a PDF, A4."""
    paper = _RunSheet(spec)
    return render(
        paper.story,
        title=gettext("Draaiboek {name}", name=spec.name),
        subject=gettext("Draaiboek voor de trainer, met de duiding"),
        footer=footer(spec),
        mark=" · ".join(part for part in (warning(spec.kind), gettext(TRAINER_ONLY)) if part),
        progress=progress,
        branding=spec.branding,
    )


@dataclass(frozen=True)
class _RunSheet:
    """One run sheet; `pages` is filled during drawing, and its numbers are printed last."""

    spec: HandoutSpec
    pages: dict[int, int] = field(default_factory=dict[int, int])

    def story(self) -> Story:
        story = [*self._top(), *self._programme(), *_before()]
        begin = cards = 0
        story.append(PageBreak())
        for step in steps_taken(self.spec):
            cards += step.kind is StepKind.CARD
            sheet = StepSheet(
                self.spec,
                step,
                begin,
                cards if step.kind is StepKind.CARD else 0,
                partial(self.pages.__setitem__, step.id),
            )
            story += sheet.story()
            begin += step.minutes
        return [*story, PageBreak(), *_keys()]

    def _top(self) -> Story:
        spec = self.spec
        day = style.date_text(spec.held_on) if spec.held_on else gettext("nog niet gekozen")
        facts = [
            (gettext("Organisatie"), style.one_line(spec.organisation) or gettext("niet ingevuld")),
            (gettext("Datum"), day),
            (gettext("Mensen"), str(spec.people)),
            (gettext("Tafels"), str(spec.tables or "–")),
        ]
        places = ((0, 2), (2, 2), (4, 1), (5, 1))
        return [
            paragraph(gettext("Draaiboek"), KICKER),
            Heading(spec.name, style.title_style(spec.name), 0),
            paragraph(gettext("Voor {length}.", length=length_text(planned_minutes(spec))), LEAD),
            Rule(before=2, after=8, strong=True),
            Columns(
                [
                    (first, count, [paragraph(head, REASON_HEAD), paragraph(fact, STRONG)])
                    for (head, fact), (first, count) in zip(facts, places, strict=True)
                ]
            ),
            Spacer(0, 14),
        ]

    def _programme(self) -> Story:
        rows: list[list[Flowable | str]] = [
            [
                paragraph(gettext("Vanaf"), HEAD),
                paragraph(gettext("Echte tijd"), HEAD),
                paragraph(gettext("Stap"), HEAD),
                "",
                paragraph(gettext("Minuten"), HEAD_RIGHT),
                paragraph(gettext("Pagina"), HEAD_RIGHT),
            ]
        ]
        begin = 0
        for step in steps_taken(self.spec):
            rows.append(
                [
                    paragraph(clock_text(begin), CELL_STRONG),
                    "",
                    paragraph(step_label(step.kind), CELL),
                    paragraph(subject_of(self.spec, step), CELL),
                    paragraph(str(step.minutes), FIGURE),
                    PageNumber(self.pages, step.id, FIGURE),
                ]
            )
            begin += step.minutes
        rows.append(
            [
                paragraph(clock_text(begin), CELL_STRONG),
                "",
                paragraph(gettext("Klaar"), CELL_STRONG),
                "",
                paragraph(str(begin), FIGURE_STRONG),
                "",
            ]
        )
        look = programme_look(
            3.5,
            5,
            ("RIGHTPADDING", (2, 0), (3, -1), 8),
            ("LEFTPADDING", (2, 0), (2, -1), 10),
            # The empty column gets side lines, so that it looks like boxes to write in.
            ("LINEBEFORE", (1, 1), (2, -1), 0.5, RULE),
        )
        return [
            *heading_before_long(gettext("Het programma"), H2, 0),
            Table(rows, colWidths=WIDTHS, style=look, repeatRows=1),
            Spacer(0, 6),
            paragraph(gettext(TIMES), style.SMALL),
        ]


def _before() -> Story:
    lines = [style.bulleted(named(gettext(text))) for text in BEFORE]
    return [
        KeepTogether(
            [
                Spacer(0, 12),
                Rule(after=9, strong=True),
                *labelled(gettext("Voordat je begint"), lines),
            ]
        )
    ]


def _keys() -> Story:
    story: Story = [
        paragraph(gettext("Toetsen"), KICKER),
        Heading(gettext("Alle toetsen op een rij"), H1, 0),
    ]
    for group in KEY_GROUPS:
        rows = [KeyRow(key) for key in group.keys if key.shown]
        story.append(KeepTogether([Spacer(0, 5), paragraph(gettext(group.title), H3), *rows]))
    return story
