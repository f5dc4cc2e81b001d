"""The end of the emergency pack, for the trainer alone: the duiding of each behaviour, with why."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, PageBreak, Spacer

from workshop_app.content.deck import Behaviour, Card
from workshop_app.content.staircase import Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import style
from workshop_app.handouts.document import Heading, Rule, Story, height_of, labelled
from workshop_app.handouts.emergency_sheets import LONG_SHEET, LONGEST_TITLE, SHEET, Chapter
from workshop_app.handouts.part import NiveauName
from workshop_app.handouts.style import BEHAVIOUR, H1, KICKER, LEAD, paragraph

ONLY_TRAINER = "Alleen voor de trainer"
ABOUT = (
    "Houd deze bladzijden bij je. De duiding komt pas na de tweede stem, en ook dan is het een "
    "mening om over te praten."
)
REASON = style.style("key reason", style.REGULAR, 9.5, 13, after=3)
LEAST = 110.0
"""What of a behaviour must stand together: its text, its niveau and the first lines of why."""


def answer_key(chapters: Sequence[Chapter], stairs: Staircase) -> Story:
    """The duiding of all cards, each once; nothing where there is none and nothing to add."""
    story: Story = []
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
        story += _chapter(chapter, card, note, stairs, opens=not story)
    if not story:
        return []
    return [
        paragraph(ONLY_TRAINER, KICKER),
        Heading("Duiding en tips", H1, 0),
        paragraph(ABOUT, LEAD),
        *story,
    ]


def _chapter(
    chapter: Chapter, card: Card | None, note: str, stairs: Staircase, *, opens: bool
) -> Story:
    how = SHEET if len(chapter.title) <= LONGEST_TITLE else LONG_SHEET
    kicker = f"{ONLY_TRAINER} · {chapter.kind}"
    story: Story = [] if opens or card is None else [PageBreak()]
    if card is None:
        story.append(CondPageBreak(LEAST + 40))
    story += [
        Rule(before=10, after=8, strong=True),
        paragraph(kicker, KICKER),
        Heading(chapter.title or chapter.kind, how, 1),
    ]
    story += labelled(
        "Tip", [paragraph(line, REASON) for line in note.splitlines() if line.strip()]
    )
    if card is not None:
        for number, behaviour in enumerate(card.behaviours, 1):
            story += _behaviour(number, behaviour, stairs)
    return story


def _behaviour(number: int, behaviour: Behaviour, stairs: Staircase) -> Story:
    reference = behaviour.reference
    niveau = stairs.niveaus[reference.niveau]
    head: Story = [
        Rule(before=8, after=7),
        *labelled(f"Gedrag {number}", [paragraph(behaviour.text, BEHAVIOUR)]),
        Spacer(0, 3),
        NiveauName(niveau.number, f"Duiding: niveau {niveau.number}, {niveau.name}"),
        Spacer(0, 4),
    ]
    found = [stairs.indicator(name) for name in reference.indicators]
    story: Story = []
    for label, text in (
        ("Waarom dit niveau?", reference.why),
        ("Waarom niet lager?", reference.not_lower),
        ("Waarom niet hoger?", reference.not_higher),
    ):
        lines = [paragraph(line, REASON) for line in text.splitlines() if line.strip()]
        story += labelled(label, lines)
    signs = " ".join(one.text for one in found if one)
    story += labelled("Waaraan je het ziet", [paragraph(signs, REASON)] if signs else [])
    return [CondPageBreak(min(300, height_of(head) + height_of(story[:1]) + 20)), *head, *story]
