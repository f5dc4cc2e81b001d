"""The pages before the cards: the cover, the indicators and the warming-up."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from workshop_app.content.staircase import Niveau, Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.booklet.contents import Wanted
from workshop_app.handouts.drawings.stair_step import Chip
from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.drawings.tick_rings import TickRings
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, Labelled, Rule, RuledLines, Story
from workshop_app.handouts.page.style import (
    BODY,
    H1,
    H2,
    H3,
    KICKER,
    LABEL,
    LEAD,
    PAGE_HEIGHT,
    SMALL,
    STRONG,
    paragraph,
    span,
)
from workshop_app.handouts.wording import NOTHING_SEEN
from workshop_app.handouts.workshop_labels import workshop_label
from workshop_app.i18n import gettext, gettext_noop

NAME_INDENT = 28.0
"""Space before the name of a niveau for its numbered square, in points."""

AGREEMENTS = (
    gettext_noop("Het gaat om wat iemand doet, niet om wie die persoon is."),
    gettext_noop("Een ander antwoord dan het jouwe is het begin van een goed gesprek."),
    gettext_noop("Wat hier wordt verteld, blijft hier."),
)

VOTE = (
    gettext_noop("Stem"),
    gettext_noop("Lees wat iemand doet. Welk niveau zie je? Kies zelf, zonder te overleggen."),
)
TALK = (
    gettext_noop("Praat"),
    gettext_noop("Vertel wat je zag en luister naar wie iets anders koos. Wat zag die ander?"),
)
AGAIN = (
    gettext_noop("Stem nog eens"),
    gettext_noop("Zie je het nu anders? Dat mag. Blijf je bij je eerste keuze? Ook goed."),
)
COMPARE = (
    gettext_noop("Vergelijk"),
    gettext_noop("Herken je het van de vorige keer? Wat zie je nu, dat je toen niet zag?"),
)
LOOK = (
    gettext_noop("Kijk"),
    gettext_noop("Denk aan wat klanten en collega’s van je zien, niet aan wat je bedoelt."),
)
CHOOSE = (
    gettext_noop("Kies en schrijf"),
    gettext_noop("Doe dat eerst zelf, zonder te overleggen."),
)
TALK_STEP = (
    gettext_noop("Praat"),
    gettext_noop("Vertel wat je koos en luister naar wie iets anders ziet."),
)


def cover(spec: HandoutSpec, wanted: Wanted) -> Story:
    """Return the cover: the workshop, the staircase, how it works, and a line for a name."""
    name, about = spec.name, workshop_label(spec)
    top: Story = [Heading(name, style.title_style(name, 40), 0)]
    if about:
        top.append(paragraph(about, LEAD))
    # A long title leaves less of the page to the staircase.
    title_height = sum(part.wrap(style.WIDTH, PAGE_HEIGHT)[1] for part in top)
    rise = max(14, 38 - max(0, title_height - 115) / 4)
    story: Story = [
        paragraph(gettext("Deelnemersboekje"), KICKER),
        *top,
        Spacer(0, 26),
        paragraph(
            gettext(
                "Wat iemand voor een klant doet, kun je zien als een trap. Onderaan gebeurt er"
                " niets. "
                "Met elke trede komt de klant meer in beeld."
            ),
            LEAD,
        ),
        Spacer(0, 14),
        StaircaseDrawing(spec.stairs.niveaus, rise),
        Spacer(0, 32),
        Heading(gettext("Zo werkt het"), H2, 1),
        Columns(
            [
                (2 * index, 2, [paragraph(f"{index + 1}. {head}", H3), paragraph(text, BODY)])
                for index, (head, text) in enumerate(_how_it_works(wanted))
            ]
        ),
        Spacer(0, 26),
        Columns(
            [(0, 1, [paragraph(gettext("Dit boekje is van"), LABEL)]), (1, 5, [RuledLines(1)])],
            bottom=True,
        ),
    ]
    return story


def _how_it_works(wanted: Wanted) -> Sequence[tuple[str, str]]:
    """Return the three steps of the workshop: voting twice, voting once, or only a self-test."""
    steps = (LOOK, CHOOSE, TALK_STEP)
    if wanted.has(StepKind.CARD):
        steps = (VOTE, TALK, AGAIN)
    elif wanted.has(StepKind.TRANSFER):
        steps = (VOTE, TALK, COMPARE)
    return [(gettext(head), gettext(text)) for head, text in steps]


def indicators(stairs: Staircase) -> Story:
    """Return the page with the indicators of each niveau, to look up while voting."""
    story: Story = [
        paragraph(gettext("De trap"), KICKER),
        Heading(gettext("Waaraan herken je een niveau?"), H1, 0),
        paragraph(gettext("Twijfel je bij het stemmen? Zoek hier wat je iemand zag doen."), LEAD),
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
        lines = [paragraph(gettext(NOTHING_SEEN), BODY)]
    text_style = style.style("beside chip", style.BOLD, name_size, 15.5)
    text_style.leftIndent = NAME_INDENT
    name = paragraph(niveau.name, text_style)
    return Columns([(0, 1, [Chip(niveau.number, 20)]), (0, 2, [name]), (2, 4, lines)])


def warming_up() -> Story:
    """Return the page about the reader's own experience as a client, and the agreements."""
    return [
        paragraph(gettext("Voor je begint"), KICKER),
        Heading(gettext("Toen was jij de klant"), H1, 0),
        paragraph(
            gettext(
                "Denk aan een keer dat jij zelf klant was: in een winkel, aan de telefoon, bij"
                " een loket. "
                "Een keer die je nog goed weet. Mooi, of juist niet."
            ),
            LEAD,
        ),
        Spacer(0, 10),
        paragraph(gettext("Wat deed die ander?"), H3),
        RuledLines(6),
        Spacer(0, 20),
        Columns(
            [
                (0, 3, [Spacer(0, 5), paragraph(gettext("Welk niveau was dat, denk je?"), H3)]),
                (3, 3, [TickRings([gettext("mijn keuze")], 0)]),
            ]
        ),
        Spacer(0, 8),
        paragraph(gettext("Waaraan zag je dat?"), H3),
        RuledLines(6),
        Spacer(0, 34),
        Heading(gettext("Wat we met elkaar afspreken"), H2, 1),
        *[
            Labelled(label, paragraph(gettext(text), STRONG))
            for label, text in zip(
                (
                    gettext("Kijk naar het gedrag"),
                    gettext("Verschil is welkom"),
                    gettext("Het blijft onder ons"),
                ),
                AGREEMENTS,
                strict=True,
            )
        ],
    ]
