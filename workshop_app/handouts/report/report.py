"""The report of a workshop: what the group voted and said at each step, and the references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Spacer

from workshop_app.content.deck import Card, Exercise, Slide
from workshop_app.content.staircase import Staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.outcomes import StepOutcome, outcomes_of
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
from workshop_app.handouts.page.report_flow import BOTTOM, CHAPTER_GAP, Part, flow
from workshop_app.handouts.page.style import H2, KICKER, LEAD, REASON_HEAD, STRONG, paragraph
from workshop_app.handouts.report.cards import CardChapter, numbered
from workshop_app.handouts.report.collected import collected, looked_back, noted
from workshop_app.handouts.report.explanation import explanation
from workshop_app.handouts.report.overview import overview
from workshop_app.handouts.report.programme_table import programme_table
from workshop_app.handouts.report.vote_chapters import (
    CHAPTER,
    FIRST_ROWS,
    evaluation,
    self_test,
    statement,
)
from workshop_app.handouts.wording import learned_text, with_time
from workshop_app.handouts.workshop_labels import warning
from workshop_app.i18n import gettext
from workshop_app.progress import ProgressCallback
from workshop_app.session.learning import learned
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the report of a workshop as a PDF, A4.

    It includes every round with votes, also one whose result the group has not seen, and mentions
    that. Of ballots whose result has not been shown it only gives the number.

    Raises:
        ValueError: The spec is for a workshop that is still to come.
    """
    workshop, state = spec.run
    report = _Report(workshop, state, spec.stairs, outcomes_of(spec.contents, state))
    details = (report.name, workshop.organisation, style.date_text(workshop.date))
    return render(
        report.story,
        title=gettext("Verslag {name}", name=report.name),
        subject=gettext("Verslag van een workshop klantgerichtheid"),
        footer=" · ".join(part for part in details if part),
        mark=warning(workshop.kind, votes=True),
        bottom=BOTTOM,
        progress=progress,
        branding=spec.branding,
    )


@dataclass(frozen=True)
class _Report:
    """One report; `pages` is filled during drawing, and its numbers are printed last."""

    workshop: Workshop
    state: State
    stairs: Staircase
    steps: tuple[StepOutcome, ...]
    pages: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def name(self) -> str:
        return self.workshop.name.strip() or self.workshop.deck.title

    def story(self) -> Story:
        story = self._title_block()
        story += [
            *heading_before_long(gettext("Zo liep het programma"), H2, 0),
            *programme_table(self.steps, self.pages),
        ]
        parts = [part for step in self.steps if step.is_reported for part in self._chapter(step)]
        voted = [step for step in self.steps if any(item.was_voted for item in step.behaviours)]
        if voted:
            heading = Heading(gettext("Al het gedrag op een rij"), CHAPTER, 0)
            kept: Story = [Rule(after=9, strong=True), heading]
            parts.append(Part(kept, overview(voted), least=CHAPTER_GAP, begins=FIRST_ROWS))
        parts += _not_voted([step for step in self.steps if step.left_out])
        story += flow(parts)
        unprintable = any(style.UNKNOWN in style.plain(text) for text in self._texts())
        tested = any(step.voted and step.step.kind is StepKind.TEAM for step in self.steps)
        closing = explanation(self.stairs, self_test=tested, unprintable=unprintable)
        return [*story, PageBreak(), *closing]

    def _title_block(self) -> Story:
        workshop, state = self.workshop, self.state
        mark = warning(workshop.kind, votes=True)
        facts = [
            (gettext("Organisatie"), workshop.organisation.strip() or gettext("niet ingevuld")),
            (gettext("Datum"), style.date_text(workshop.date)),
            (gettext("Deelnemers"), str(state.participants)),
        ]
        if state.tables:
            facts.append((gettext("Tafels"), str(state.tables)))
        story: Story = [
            paragraph(gettext("Verslag van de workshop"), KICKER),
            Heading(self.name, style.title_style(self.name), 0),
        ]
        if mark:
            story.append(_Mark(mark))
        places = ((0, 2), (2, 2), (4, 1), (5, 1))
        story += [
            Rule(before=4, after=8, strong=True),
            Columns(
                [
                    (first, count, [paragraph(head, REASON_HEAD), paragraph(fact, STRONG)])
                    for (head, fact), (first, count) in zip(facts, places, strict=False)
                ]
            ),
            Spacer(0, 16),
        ]
        if not any(step.voted for step in self.steps):
            words = gettext(
                "In deze workshop is niet gestemd. Daarom staan er geen uitslagen in dit verslag."
            )
            story.append(paragraph(words, LEAD))
        return story

    def _chapter(self, step: StepOutcome) -> list[Part]:
        on_page = partial(self.pages.__setitem__, step.step.id)
        if step.card is not None:
            deck = self.workshop.deck
            compared = ""
            if step.step.kind is StepKind.TRANSFER:
                found = learned(self.workshop.contents, self.state, step.step)
                compared = learned_text(found)
            return CardChapter(step, step.card, deck, self.stairs, on_page, compared).parts()
        match step.step.kind:
            case StepKind.TEAM:
                return self_test(step, self.stairs, on_page)
            case kind if kind in _PLAIN:
                return _PLAIN[kind](step, on_page)
            case _:
                return noted(step, on_page)

    def _texts(self) -> Iterator[str]:
        """Yield all printed texts that people wrote, in the deck or during the workshop."""
        yield from (self.workshop.name, self.workshop.organisation)
        for step in self.steps:
            yield from (step.subject, step.note)
            for item in step.items:
                yield from (item.item.text, item.note, *(entry.text for entry in item.entries))
            if step.is_reported:
                yield from _deck_texts(step)


def _deck_texts(step: StepOutcome) -> Iterator[str]:
    match step.items[0].item.about:
        case Card() as card:
            yield from (card.theme, card.story, *card.sides)
            for behaviour in card.behaviours:
                reference = behaviour.reference
                yield from (reference.why, reference.not_lower, reference.not_higher)
        case Exercise() as exercise:
            yield from (exercise.instruction, *exercise.prompts)
        case Slide() as slide:
            yield from slide.points
        case None:
            pass


_PLAIN: dict[StepKind, Callable[[StepOutcome, Callable[[int], None]], list[Part]]] = {
    StepKind.STATEMENT: statement,
    StepKind.END: evaluation,
    StepKind.QUESTION: collected,
    StepKind.FEEDBACK: collected,
    StepKind.PLEDGES: collected,
    StepKind.LOOK_BACK: looked_back,
}


def _not_voted(steps: Sequence[StepOutcome]) -> list[Part]:
    """Return the behaviours without votes that are not in a card's chapter, each under its card."""
    parts: list[Part] = []
    for step in steps:
        title = with_time(step.numbered_subject, step.time)
        kept: Story = [Rule(before=6, after=8), *labelled(title, numbered(step.left_out))]
        if not parts:
            kept = [Heading(gettext("Niet in stemming gebracht"), CHAPTER, 0), *kept]
        parts.append(
            Part(kept, least=0 if parts else CHAPTER_GAP, most=0 if parts else CHAPTER_GAP)
        )
    return parts


class _Mark(Block):
    """A framed warning that these are not the votes of a real group."""

    tag = "P"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.alt = text
        self._text = text
        self.spaceAfter = 8

    def _measure(self, _width: float, _space: float, /) -> tuple[float, float]:
        return text_width(self._text, style.BOLD, 11) + 20, 23

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(style.ACCENT)
        canvas.setFillColor(style.ACCENT)
        canvas.setLineWidth(1.4)
        canvas.roundRect(0.7, 0.7, self.width, self.height - 1.4, 3, stroke=1, fill=0)
        canvas.setFont(style.BOLD, 11)
        canvas.drawCentredString(self.width / 2, 7.8, self._text)
