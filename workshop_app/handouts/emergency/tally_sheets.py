"""The chapters of the emergency pack: for each step what to read aloud, tally and write down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from workshop_app.content.deck import Card, Exercise, Slide
from workshop_app.handouts.emergency.chapters import LONGEST_TITLE, Chapter
from workshop_app.handouts.emergency.tally_sheet import TableBoxes, TallyRow, TallySheet
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import (
    Columns,
    Heading,
    Rule,
    RuledLines,
    Story,
    height_of,
    labelled,
)
from workshop_app.handouts.page.paging import APART, Piece, paged, running_head, share_out
from workshop_app.handouts.page.picture import picture_of
from workshop_app.handouts.page.report_flow import PAGE
from workshop_app.handouts.page.style import (
    BEHAVIOUR,
    BODY,
    H3,
    KICKER,
    QUESTION,
    STRONG,
    bulleted,
    paragraph,
    paragraphs,
    span,
)
from workshop_app.handouts.wording import round_names, rounds_inside
from workshop_app.handouts.workshop_labels import minutes_text
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.session.items import Item, ItemKind, Poll
from workshop_app.session.state import Entry, Place, Round, RoundKey
from workshop_app.session.step import Step

READ = style.style("read aloud", style.REGULAR, 13.5, 20.5, after=7)
SHEET = style.style("sheet title", style.EXTRABOLD, 20, 24, after=6, keep_with_next=True)
LONG_SHEET = style.style("long sheet title", style.BOLD, 14, 18, after=6, keep_with_next=True)

HIGHEST_TALE = 330.0
"""Maximum height of a story beside its picture, in points; a longer one comes below it."""

TURN_OVER = gettext_noop("Stem op de volgende bladzijde.")
GOES_ON = gettext_noop("De stemmen gaan verder op de volgende bladzijde.")
LAST = gettext_noop("Dit is de laatste stap.")
VOTES = PAGE - 9 - STRONG.leading - STRONG.spaceAfter
"""The height for votes on a page; the rest is for the line that says that they continue."""

LINES_A_QUESTION = 7
ROOMY = 29.0
BOXES = (46.0, 40.0, 34.0, ROOMY, 24.0, 20.0)
"""The heights that a box may have, in points; the largest that needs no extra page is used."""


class Sheets:
    """Makes the pages of the chapters from one spec."""

    def __init__(self, spec: HandoutSpec) -> None:
        self._spec = spec

    def pages(self, chapter: Chapter, on_page: Callable[[int], None]) -> Story:
        """Return the pages of a step; empty if there is nothing to read aloud or to write down."""
        about = chapter.items[0].about
        match about:
            case Card() as card:
                return self._card(chapter, card, on_page)
            case Slide() as slide:
                points = labelled(
                    gettext("Vertel"), [paragraph(point, READ) for point in slide.points]
                )
                head = _head(gettext("Lees voor · Uitleg"), chapter, _next(chapter), on_page)
                story = [*head, *points]
                if chapter.follows_on:
                    above = [Spacer(0, 24), Rule(after=10, strong=True)]
                    needed = min(PAGE, height_of([*above, *story]))
                    story = [CondPageBreak(needed), *above, *story]
                return story if chapter.goes_on else [*story, *_rest()]
            case Exercise() as exercise:
                return [*self._exercise(chapter, exercise, on_page), *_rest()]
            case None:
                pass
        if any(item.poll for item in chapter.items):
            return self._votes(chapter, on_page)
        if any(item.collects for item in chapter.items):
            return self._answers(chapter, on_page)
        return []

    def _card(self, chapter: Chapter, card: Card, on_page: Callable[[int], None]) -> Story:
        """Return a card on one page if it fits; otherwise the story, then the votes."""
        kind = chapter.kind
        tale = self._tale(card)
        question = labelled(gettext("Vraag"), [paragraph(card.question, QUESTION)])
        sides = labelled(gettext("De kanten"), [bulleted(side) for side in card.sides])
        talk = labelled(gettext("Om over te praten"), [bulleted(text) for text in card.debrief])

        kicker = gettext("Lees voor en turf · {kind} · {theme}", kind=kind, theme=card.theme)
        opening = [*_head(kicker, chapter, _next(chapter), on_page), *tale, *question]
        opening += [*_ruled(sides), Spacer(0, 10)]
        whole = partial(self._pieces, chapter, opening, _ruled(talk))
        if len(share_out(whole(ROOMY), VOTES)) == 1:
            return [*_largest(whole), *_rest()]

        behaviours = [item for item in chapter.items if item.kind is ItemKind.BEHAVIOUR]
        reasons: Story = []
        for number, item in enumerate(behaviours, 1):
            reasons += labelled(
                gettext("Gedrag {number}", number=number), [paragraph(item.text, STRONG)]
            )
        story = _head(
            gettext("Lees voor · {kind} · {theme}", kind=kind, theme=card.theme),
            chapter,
            gettext(TURN_OVER),
            on_page,
        )
        story += [*tale, *question, *_ruled(sides), *_ruled(reasons), *_ruled(talk)]
        head = _head(gettext("Turven · {kind}", kind=kind), chapter, _next(chapter), None)
        votes = partial(self._pieces, chapter, head, [])
        return [*story, *_rest(), PageBreak(), *_largest(votes), *_rest()]

    def _tale(self, card: Card) -> Story:
        """Return the story of a card, beside or below its picture."""
        tale: Story = [*paragraphs(card.story, READ)]
        picture = picture_of(self._spec.deck, card, highest=230)
        if picture is not None and height_of(tale, span(4)) <= HIGHEST_TALE:
            tale = [Columns([(0, 2, [picture]), (2, 4, tale)]), Spacer(0, 8)]
        elif picture is not None:
            tale = [Columns([(0, 4, [picture])]), Spacer(0, 12), *tale]
        return [*tale, Spacer(0, 4)]

    def _pieces(self, chapter: Chapter, head: Story, below: Story, space: float) -> list[Piece]:
        """Return the votes of a step with boxes of this height, and the parts around them."""
        votes = [(item, item.poll) for item in chapter.items if item.poll is not None]
        again = partial(running_head, gettext("Turven · {kind}", kind=chapter.kind), chapter.title)
        pieces = [Piece(head)]
        for index, (item, poll) in enumerate(votes):
            tally = self._tally(chapter.step, item, poll, _name(item, len(votes)), space)
            apart: Story = [Spacer(0, 11)] if index else []
            pieces.append(Piece(tally, apart, again(), 0 if index else APART))
        return [*pieces, Piece(below, again=again(), cost=APART)] if below else pieces

    def _votes(self, chapter: Chapter, on_page: Callable[[int], None]) -> Story:
        """Return the pages of a statement, a self-test or the evaluation."""
        item, poll = next((one, one.poll) for one in chapter.items if one.poll is not None)
        title = chapter.title or item.text
        kicker = gettext("Lees voor en turf · {kind}", kind=chapter.kind)
        head = _head(kicker, chapter, _next(chapter), on_page, title)
        asked = list(dict.fromkeys(poll.asked[: poll.rounds]))
        names = round_names(poll.flow)
        for index, question in enumerate(text for text in asked if text != title):
            label = names[index] if len(asked) > 1 else gettext("Vraag")
            head += labelled(label, [paragraph(question, STRONG)])
        head.append(Spacer(0, 4))
        talk = labelled(gettext("Om over te praten"), [bulleted(text) for text in item.debrief])
        return [*_largest(partial(self._pieces, chapter, head, _ruled(talk))), *_rest()]

    def _tally(self, step: Step, item: Item, poll: Poll, name: str, space: float) -> Story:
        """Return one vote: what is voted on, and the boxes of each round."""
        found = [
            self._round(RoundKey(step.id, item.id, number)) for number in range(1, poll.rounds + 1)
        ]
        names = round_names(poll.flow) if poll.rounds > 1 else (gettext("Eén stem"),)
        rows = [
            TallyRow(
                label,
                one.counts if one.votes and not one.is_sealed else None,
                self._tables(one),
                one.votes if one.is_sealed else 0,
            )
            for label, one in zip(names, found, strict=True)
        ]
        parts: Story = [Rule(after=6, strong=True)]
        if name and item.text:
            parts.append(Columns([(0, 1, [paragraph(name, KICKER)]), (1, 5, [_text(item)])]))
        elif name:
            parts.append(paragraph(name, KICKER))
        parts += [Spacer(0, 3), TallySheet(poll.scale, rows, self._spec.people, space)]
        if self._spec.tables:
            tables = [one.tables for one in found]
            parts += [
                Spacer(0, 4),
                TableBoxes(self._spec.tables, tables, rounds_inside(poll.flow)),
            ]
        return parts

    def _tables(self, found: Round) -> int:
        """Return the number of tables if only tables voted, otherwise 0."""
        only = found.votes == len(found.tables) > 0
        return self._spec.tables if only else 0

    def _round(self, key: RoundKey) -> Round:
        state = self._spec.state
        return state.rounds.get(key, Round()) if state else Round()

    def _exercise(
        self, chapter: Chapter, exercise: Exercise, on_page: Callable[[int], None]
    ) -> Iterator[Flowable]:
        yield from _head(
            gettext("Lees voor · {kind}", kind=chapter.kind), chapter, _next(chapter), on_page
        )
        yield from labelled(gettext("De opdracht"), [paragraph(exercise.instruction, READ)])
        yield from labelled(
            gettext("De zinnen"), [paragraph(text, READ) for text in exercise.prompts]
        )
        for item in chapter.items:
            if item.collects:
                yield Rule(before=8, after=8)
                yield from labelled(gettext("De vraag"), [paragraph(item.text, STRONG)])
                yield from self._said(chapter.step, item)

    def _answers(self, chapter: Chapter, on_page: Callable[[int], None]) -> Story:
        """Return the pages of questions, pledges or the look-back: the entries, and lines."""
        items = [item for item in chapter.items if item.collects]
        title = chapter.title or (items[0].text if len(items) == 1 else "")
        kicker = gettext("Lees voor en schrijf op · {kind}", kind=chapter.kind)
        story = _head(kicker, chapter, _next(chapter), on_page, title)
        for index, item in enumerate(items):
            if item.text != title:
                # The spacer keeps the heading from moving to a new page with the lines below it.
                story += [Spacer(0, 8), paragraph(item.text, H3), Spacer(0, 2)]
            story += self._said(chapter.step, item)
            if index < len(items) - 1:
                story.append(RuledLines(LINES_A_QUESTION))
        return [*story, *_rest()]

    def _said(self, step: Step, item: Item) -> Story:
        """Return the entries of the group from before the power failed."""
        state = self._spec.state
        entries = state.entries.get(Place(step.id, item.id), ()) if state else ()
        return labelled(gettext("Al in Trede"), [bulleted(_entry(entry)) for entry in entries])


def _entry(entry: Entry) -> str:
    return (
        gettext("{text} (tafel {number})", text=entry.text, number=entry.table)
        if entry.table
        else entry.text
    )


def _text(item: Item) -> Flowable:
    return paragraph(item.text, STRONG if item.kind is ItemKind.INDICATOR else BEHAVIOUR)


def _name(item: Item, votes: int) -> str:
    """Return the name of a vote among those of its step; empty if the step has only this vote."""
    match item.kind:
        case ItemKind.BEHAVIOUR:
            return gettext("Gedrag {number}", number=item.number)
        case ItemKind.SIDES:
            return gettext("Dilemma")
        case _:
            return f"{item.number}" if votes > 1 else ""


def _head(
    kicker: str,
    chapter: Chapter,
    then: str,
    on_page: Callable[[int], None] | None,
    title: str = "",
) -> Story:
    """Return the top of a page; only the first page of a step is a first-level bookmark."""
    title = title or chapter.title or chapter.kind
    text_style = SHEET if len(title) <= LONGEST_TITLE else LONG_SHEET
    level = 0 if on_page else 1
    minutes = minutes_text(chapter.step.minutes)
    return [
        paragraph(kicker, KICKER),
        Heading(title, text_style, level, on_page),
        paragraph(
            gettext("Tijd voor deze stap: {minutes}. {then}", minutes=minutes, then=then), BODY
        ),
        Spacer(0, 4),
    ]


def _next(chapter: Chapter) -> str:
    return gettext("Hierna: {then}.", then=chapter.then) if chapter.then else gettext(LAST)


def _ruled(story: Story) -> Story:
    """Return the story below a line; empty if there is none."""
    return [Spacer(0, 10), Rule(after=8), *story] if story else []


def _largest(pieces: Callable[[float], list[Piece]]) -> Story:
    """Return the votes with the largest boxes that take no more pages than the smallest."""
    fewest = len(share_out(pieces(BOXES[-1]), VOTES))
    made = (pieces(space) for space in BOXES)
    return paged(next(one for one in made if len(share_out(one, VOTES)) == fewest), VOTES, _goes_on)


def _goes_on() -> Story:
    return [Spacer(0, 9), paragraph(gettext(GOES_ON), STRONG), RuledLines()]


def _rest() -> Story:
    """Return lines to write on for the rest of the page."""
    return [RuledLines()]
