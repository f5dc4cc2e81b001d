"""The self-test in the booklet: the votes on the team, the organisation and each indicator."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle

from workshop_app.content.builtin_texts import BuiltinTexts
from workshop_app.content.staircase import LOWEST, Niveau, Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.booklet.writing import rest_of_page
from workshop_app.handouts.drawings.stair_step import NiveauName
from workshop_app.handouts.drawings.tick_rings import SmallRings, TickRings
from workshop_app.handouts.page.document import Columns, Heading, Rule, RuledLines, Story
from workshop_app.handouts.page.style import (
    BODY,
    CELL,
    CELL_STRONG,
    H1,
    H3,
    HEAD,
    INK,
    KICKER,
    LEAD,
    RULE,
    STRONG,
    paragraph,
)
from workshop_app.handouts.page.table_look import table_look
from workshop_app.handouts.wording import rounds_inside
from workshop_app.i18n import gettext
from workshop_app.session.items import PollFlow
from workshop_app.session.labels import step_label

TEXT, RINGS = 100 * mm, 35 * mm
"""Column widths of the indicator table: the text, and the six rings to tick."""


def self_test(stairs: Staircase, asked: BuiltinTexts) -> Story:
    """Return the pages of the self-test: the team and the organisation, then every indicator."""
    story: Story = [
        paragraph(step_label(StepKind.TEAM), KICKER),
        Heading(gettext("Waar staan wij?"), H1, 0),
        paragraph(
            gettext("Kijk niet naar wat je hoopt, maar naar wat klanten van jullie zien."), LEAD
        ),
        Spacer(0, 8),
    ]
    for whose, about in (
        (gettext("Ons team"), f"{asked.team.now} {asked.team.needed}"),
        (gettext("Onze organisatie"), gettext("En als je naar de hele organisatie kijkt?")),
    ):
        words: list[Flowable] = [paragraph(whose, STRONG), paragraph(about, BODY)]
        rings: list[Flowable] = [TickRings(rounds_inside(PollFlow.NOW_AND_NEEDED), LOWEST)]
        story += [
            Rule(before=6, after=10, strong=True),
            Columns([(0, 3, words), (3, 3, rings)]),
            Spacer(0, 6),
            paragraph(gettext("Waaraan zie je dat?"), H3),
            RuledLines(4),
            Spacer(0, 18),
        ]
    story += [
        *rest_of_page(gettext("Wat is voor ons de eerste trede omhoog?")),
        PageBreak(),
        paragraph(step_label(StepKind.TEAM), KICKER),
        Heading(gettext("Wat zien klanten van ons?"), H1, 1),
        _ends(asked),
        Spacer(0, 4),
        _indicator_table(stairs),
    ]
    return story


def _ends(asked: BuiltinTexts) -> Flowable:
    first, last = asked.indicator.options[0], asked.indicator.options[-1]
    sentence = gettext(
        "Kruis bij elke zin twee cijfers aan: hoe vaak klanten dit nu zien, en hoe vaak dat nodig"
        " is. {low} is {meaning_of_low}, {high} is {meaning_of_high}.",
        low=first.number,
        meaning_of_low=first.label,
        high=last.number,
        meaning_of_high=last.label,
    )
    return paragraph(sentence, BODY)


def _indicator_table(stairs: Staircase) -> Table:
    rows: list[list[Flowable | str]] = [
        [
            paragraph(gettext("Wat klanten van ons zien"), HEAD),
            paragraph(gettext("Nu"), CELL_STRONG),
            paragraph(gettext("Nodig"), CELL_STRONG),
        ]
    ]
    look = table_look(
        2.5,
        3,
        ("RIGHTPADDING", (0, 0), (0, -1), 10),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, INK),
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
                gettext("Niveau {number}, {name}", number=niveau.number, name=niveau.name),
            ),
            "",
            "",
        ]
    )
    for indicator in niveau.indicators:
        look.add("LINEABOVE", (0, len(rows)), (-1, len(rows)), 0.5, RULE)
        rings = [SmallRings(name) for name in rounds_inside(PollFlow.NOW_AND_NEEDED)]
        rows.append([paragraph(indicator.text, CELL), *rings])
