"""The chapters of what the group said and the trainer wrote: answers, pledges, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Spacer

from workshop_app.content.deck import Exercise, Slide
from workshop_app.handouts.outcomes import ItemOutcome, StepOutcome
from workshop_app.handouts.page.document import Labelled, Story, height_of, labelled
from workshop_app.handouts.page.report_flow import CHAPTER_GAP, NOTE, Part, with_note
from workshop_app.handouts.page.style import STRONG, bulleted, paragraph
from workshop_app.handouts.report.cards import NOTE_OF_TRAINER
from workshop_app.handouts.report.vote_chapters import chapter_head
from workshop_app.i18n import gettext, ngettext
from workshop_app.session.items import ItemKind
from workshop_app.session.state import Entry

LONGEST_TOGETHER = 260.0
"""Maximum height of entries that are kept together, in points; more may run on."""


def collected(outcome: StepOutcome, on_page: Callable[[int], None]) -> list[Part]:
    """Return a question, an exercise or the pledges, with the entries of the group."""
    item = next((found for found in outcome.items if found.item.collects), None)
    about = outcome.items[0].item.about
    kept = chapter_head(outcome, _title(outcome, item), on_page)
    if isinstance(about, Exercise):
        kept += labelled(gettext("De opdracht"), [paragraph(about.instruction, NOTE)])
        kept += labelled(gettext("De zinnen"), [paragraph(text, NOTE) for text in about.prompts])
        if item is not None and item.entries:
            kept += [
                Spacer(0, 4),
                *labelled(gettext("De vraag"), [paragraph(item.item.text, STRONG)]),
            ]
    answers = _answers(item.entries, _heard(item)) if item is not None else []
    together = len(answers) if height_of(answers) <= LONGEST_TOGETHER else 2
    part = Part([*kept, *answers[:together]], answers[together:], least=CHAPTER_GAP)
    if item is not None:
        part = with_note(part, gettext(NOTE_OF_TRAINER), item.note)
    return [with_note(part, gettext(NOTE_OF_TRAINER), outcome.note)]


def looked_back(outcome: StepOutcome, on_page: Callable[[int], None]) -> list[Part]:
    """Return what the group had meant to do, and what came of it."""
    parts: list[Part] = []
    kept = chapter_head(outcome, "", on_page)
    for item in outcome.items:
        answers = _answers(item.entries, _heard(item))
        kept += [*labelled(gettext("De vraag"), [paragraph(item.item.text, STRONG)]), Spacer(0, 2)]
        together = len(answers) if height_of(answers) <= LONGEST_TOGETHER else 2
        part = Part(
            [*kept, *answers[:together]], answers[together:], least=0 if parts else CHAPTER_GAP
        )
        parts.append(with_note(part, gettext(NOTE_OF_TRAINER), item.note))
        kept = [Spacer(0, 10)]
    parts[-1] = with_note(parts[-1], gettext("Notitie bij de stap"), outcome.note)
    return parts


def noted(outcome: StepOutcome, on_page: Callable[[int], None]) -> list[Part]:
    """Return a step that only has a note, after the points if it is a slide."""
    kept = chapter_head(outcome, outcome.subject, on_page)
    about = outcome.items[0].item.about
    if isinstance(about, Slide):
        kept += labelled(gettext("Op het scherm"), [bulleted(point) for point in about.points])
    return [with_note(Part(kept, least=CHAPTER_GAP), gettext(NOTE_OF_TRAINER), outcome.note)]


def _title(outcome: StepOutcome, item: ItemOutcome | None) -> str:
    if item is not None and item.item.kind is ItemKind.PLEDGES:
        return item.item.text
    return outcome.subject


def _heard(item: ItemOutcome) -> str:
    count = len(item.entries)
    if item.item.kind in (ItemKind.PLEDGES, ItemKind.EARLIER):
        return ngettext("1 voornemen", "{count} voornemens", count)
    return ngettext("1 antwoord", "{count} antwoorden", count)


def _answers(entries: Sequence[Entry], total: str) -> Story:
    """Return the entries and their number; by table if any of them belongs to one."""
    if not any(entry.table for entry in entries):
        return labelled(total, [bulleted(entry.text) for entry in entries])
    story: Story = []
    tables = sorted({entry.table for entry in entries}, key=lambda table: (table == 0, table))
    for table in tables:
        of_table = [bulleted(entry.text) for entry in entries if entry.table == table]
        story += labelled(
            gettext("Tafel {number}", number=table) if table else gettext("Zonder tafel"), of_table
        )
    return [Labelled(gettext("Samen"), paragraph(total, NOTE)), *story]
