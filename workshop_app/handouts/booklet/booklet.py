"""The participant's booklet: the staircase, and space to vote and write at every card.

The booklet has no references: what niveau a behaviour shows is only discussed after the vote. The
story of a card is on a left-hand page, and its votes are on the right-hand page that faces it. The
statements come after the cards, followed by the other steps of the programme.
"""

from __future__ import annotations

from reportlab.platypus import PageBreak

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.booklet.contents import Wanted
from workshop_app.handouts.booklet.front import cover, indicators, warming_up
from workshop_app.handouts.booklet.situation import situation, transfer
from workshop_app.handouts.booklet.vote_pages import card_votes, statements
from workshop_app.handouts.booklet.writing import look_back, take_along
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.document import Story, render
from workshop_app.handouts.page.notes_pages import LinesUnlessLeft
from workshop_app.handouts.workshop_labels import footer, warning
from workshop_app.i18n import gettext
from workshop_app.progress import ProgressCallback
from workshop_app.session.programme import only_about


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the participant's booklet as a PDF, A4, made for duplex printing."""
    return render(
        lambda: _story(spec),
        title=gettext("Deelnemersboekje {name}", name=spec.name),
        subject=gettext("Boekje voor deelnemers aan een workshop klantgerichtheid"),
        footer=footer(spec),
        mark=warning(spec.kind),
        progress=progress,
        branding=spec.branding,
    )


def _story(spec: HandoutSpec) -> Story:
    wanted = Wanted(spec)
    deck = only_about(spec.deck, spec.steps)
    story = [
        *cover(spec, wanted),
        PageBreak(),
        *indicators(spec.stairs),
        PageBreak(),
        # A follow-up workshop starts by looking back, instead of the warming-up.
        *(look_back(spec.builtin_texts) if wanted.has(StepKind.LOOK_BACK) else warming_up()),
    ]
    number = 0
    for card, is_transfer in wanted.situations():
        if is_transfer:
            story += [PageBreak(), *transfer(card)]
            continue
        number += 1
        story += [
            PageBreak(),
            LinesUnlessLeft(gettext("Aantekeningen")),
            *situation(deck, card, number),
        ]
        story += [PageBreak(), *card_votes(card, number)]
    if deck.statements:
        story += [PageBreak(), *statements(deck, spec)]
    for pages in wanted.other_pages():
        story += [PageBreak(), *pages]
    story += [PageBreak(), *take_along(pledged=wanted.has(StepKind.PLEDGES))]
    return story
