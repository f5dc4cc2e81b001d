"""The last pages of the emergency pack, for the trainer only: the reference of each behaviour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from reportlab.platypus import Spacer

from workshop_app.content.deck import Behaviour, Card
from workshop_app.content.staircase import Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.drawings.stair_step import NiveauName
from workshop_app.handouts.emergency.chapters import LONGEST_TITLE, Chapter
from workshop_app.handouts.emergency.tally_sheets import LONG_SHEET, SHEET
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Heading, Rule, Story, labelled
from workshop_app.handouts.page.paging import APART, Piece, paged, running_head
from workshop_app.handouts.page.report_flow import PAGE
from workshop_app.handouts.page.style import BEHAVIOUR, H1, KICKER, LEAD, paragraph, paragraphs
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.tagged_pdf.flowables import TaggedParagraph

ONLY_TRAINER = gettext_noop("Alleen voor de trainer")
ABOUT = gettext_noop(
    "Houd deze bladzijden bij je. De duiding komt pas na de tweede stem, en ook dan is het een "
    "mening om over te praten."
)
REASON = style.style("key reason", style.REGULAR, 10, 13.5, after=3)
BEGINS = 0.15
"""The cost of starting a page with a further behaviour of a card; the start of a card costs 0."""


def answer_key(chapters: Sequence[Chapter], stairs: Staircase) -> Story:
    """Return the references of all cards, each once; nothing if there is nothing to print."""
    pieces: list[Piece] = []
    seen: set[tuple[StepKind, str]] = set()
    for chapter in chapters:
        step, first = chapter.step, chapter.items[0]
        if (step.kind, step.content) in seen:
            continue
        seen.add((step.kind, step.content))
        card = first.about if isinstance(first.about, Card) else None
        note = first.trainer_note.strip()
        if card is None and not note:
            continue
        pieces += _chapter(chapter, card, note, stairs)
    if not pieces:
        return []
    opening: Story = [
        paragraph(gettext(ONLY_TRAINER), KICKER),
        Heading(gettext("Duiding en tips"), H1, 0),
        paragraph(gettext(ABOUT), LEAD),
    ]
    return paged([Piece(opening), replace(pieces[0], cost=APART), *pieces[1:]], PAGE)


def _chapter(chapter: Chapter, card: Card | None, note: str, stairs: Staircase) -> Iterator[Piece]:
    """Yield the heading with the tip, then the behaviours, at which a page may start."""
    text_style = SHEET if len(chapter.title) <= LONGEST_TITLE else LONG_SHEET
    kicker = f"{gettext(ONLY_TRAINER)} · {chapter.kind}"
    head = [paragraph(kicker, KICKER), Heading(chapter.title or chapter.kind, text_style, 1)]
    opens: Story = [Spacer(0, 16), Rule(after=8, strong=True)]
    again = partial(running_head, kicker, chapter.title)
    tip = labelled(gettext("Tip"), _lines(note))
    yield Piece([*head, *tip[:1]], between=opens)
    yield from (Piece([line], again=again(), cost=APART) for line in tip[1:])
    for number, behaviour in enumerate(card.behaviours if card else (), 1):
        first, *rest = _behaviour(number, behaviour, stairs)
        yield Piece(
            first,
            between=[Spacer(0, 8), Rule(after=7)],
            again=again(),
            cost=BEGINS if number > 1 else APART,
        )
        yield from (Piece(part, again=again(), cost=APART) for part in rest)


def _behaviour(number: int, behaviour: Behaviour, stairs: Staircase) -> list[Story]:
    """Return a behaviour with its niveau and first line of reasons, then each further line."""
    reference = behaviour.reference
    niveau = stairs.niveaus[reference.niveau]
    head = [
        *labelled(
            gettext("Gedrag {number}", number=number), [paragraph(behaviour.text, BEHAVIOUR)]
        ),
        Spacer(0, 3),
        NiveauName(
            niveau.number,
            gettext("Duiding: niveau {number}, {name}", number=niveau.number, name=niveau.name),
        ),
        Spacer(0, 4),
    ]
    found = [stairs.indicator(name) for name in reference.indicators]
    lines = [
        *labelled(gettext("Waarom dit niveau?"), _lines(reference.why)),
        *labelled(gettext("Waarom niet lager?"), _lines(reference.not_lower)),
        *labelled(gettext("Waarom niet hoger?"), _lines(reference.not_higher)),
        *labelled(
            gettext("Waaraan je het ziet"), _lines(" ".join(one.text for one in found if one))
        ),
    ]
    return [[*head, *lines[:1]], *([line] for line in lines[1:])]


def _lines(text: str) -> list[TaggedParagraph]:
    return paragraphs(text, REASON)
