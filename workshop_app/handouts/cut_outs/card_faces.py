"""The two faces of every card: the situation on the front, the questions and votes on the back.

A text that is too long for a face, even in the smallest type, continues on another card. A card has
no reference: that is only discussed after the vote.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from workshop_app.content.deck import Card, Deck
from workshop_app.content.staircase import LOWEST
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.cut_outs.card_parts import (
    SMALLEST,
    Barred,
    Beside,
    Box,
    Cropped,
    NumberedBox,
    StairStrip,
    StepsToMark,
)
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Heading, RuledLines
from workshop_app.handouts.page.drawn_pages import stack_height
from workshop_app.handouts.page.picture import printable
from workshop_app.handouts.page.style import (
    ACCENT,
    BOLD,
    EXTRABOLD,
    LINE,
    REGULAR,
    SEMIBOLD,
    one_line,
)
from workshop_app.handouts.workshop_labels import steps_taken
from workshop_app.i18n import gettext
from workshop_app.session.items import Item, ItemKind

CARD_WIDTH, CARD_HEIGHT = 96 * mm, 137 * mm
"""An A6 minus the edge that printers leave white."""

PADDING = 7 * mm
FACE_WIDTH, FACE_HEIGHT = CARD_WIDTH - 2 * PADDING, CARD_HEIGHT - 2 * PADDING

BESIDE_PICTURE = (10.5, 10, 9.5, 9, SMALLEST)
ALONE = (12.5, 12, 11.5, 11, *BESIDE_PICTURE)
LOWEST_PICTURE, SMALL_PICTURE = 115.0, 60.0
"""Minimum heights of a picture, in points.

If the text does not fit, it is set in smaller type first, then the picture gets smaller, and then
it is left out.
"""

KICKER = style.style("card kicker", SEMIBOLD, SMALLEST, 11, color=ACCENT, after=3)
INDENT = 15.0

Face = list[Flowable]


@dataclass(frozen=True, slots=True)
class CardFaces:
    """One card to cut: the flowables on its front and on its back, from the top."""

    front: Face
    back: Face


def cards_of(spec: HandoutSpec) -> list[CardFaces]:
    """Return the cards of a spec, in the order of its steps; a repeated one is printed once."""
    contents = spec.contents
    made: list[CardFaces] = []
    wanted = list(dict.fromkeys((step.kind, step.content) for step in steps_taken(spec)))
    numbers = {
        kind: [content for other, content in wanted if other is kind]
        for kind in (StepKind.CARD, StepKind.STATEMENT)
    }
    for kind, content in wanted:
        if kind is StepKind.CARD:
            head = gettext("Kaart {number}", number=numbers[kind].index(content) + 1)
        elif kind is StepKind.STATEMENT:
            head = gettext("Stelling {number}", number=numbers[kind].index(content) + 1)
        elif kind is StepKind.TRANSFER:
            cards = numbers[StepKind.CARD]
            head = gettext("Nog een situatie")
            if content in cards:
                number = cards.index(content) + 1
                head = gettext("Nog een situatie bij kaart {number}", number=number)
        else:
            continue
        items = contents.make(kind, content)
        if kind is StepKind.STATEMENT:
            made.append(_statement(items[0], head))
        else:
            made += _situation(spec.deck, items, head)
    return made


# ------------------------------------------------------------------ situations


def _situation(deck: Deck, items: Sequence[Item], head: str) -> list[CardFaces]:
    card = items[0].about
    if not isinstance(card, Card):
        raise TypeError("this step is not about a card")
    fronts = _fronts(deck, card, head)
    backs = _backs(card, items, head)
    # A face without a counterpart still shows which card it belongs to.
    return [
        CardFaces(front or _closed([_follow_up(head)]), back or _closed([_follow_up(head)]))
        for front, back in zip_longest(fronts, backs, fillvalue=None)
    ]


def _follow_up(head: str) -> Paragraph:
    return style.paragraph(gettext("{head} · vervolg", head=head), KICKER)


def _fronts(deck: Deck, card: Card, head: str) -> list[Face]:
    title = one_line(card.title)
    largest = 20 if len(title) <= 28 else 15 if len(title) <= 70 else 11.5
    size = max(SMALLEST, style.fitting_size([title], EXTRABOLD, largest, FACE_WIDTH))
    top: Face = [
        style.paragraph(f"{head} · {one_line(card.theme)}", KICKER),
        Heading(title, style.style("card title", EXTRABOLD, size, size * 1.15, after=8), 0),
    ]
    used = stack_height(top, FACE_WIDTH) + top[-1].getSpaceAfter()
    data = deck.pictures.get(card.illustration.paper) if card.illustration else None
    picture = printable(data)
    alt = card.illustration.alt if card.illustration else ""
    if picture is not None:
        for least in (LOWEST_PICTURE, SMALL_PICTURE):
            for points in BESIDE_PICTURE:
                tale = _tale(card.story, points)
                space = FACE_HEIGHT - used - stack_height(tale, FACE_WIDTH) - 9
                if space >= least:
                    height = min(space, FACE_WIDTH * picture.height / picture.width)
                    return [[*top, Cropped(picture, alt, height), *tale]]
    reference = (
        gettext("Bij deze kaart hoort een afbeelding. {alt}", alt=alt)
        if alt and picture is None
        else ""
    )
    texts = [card.story, reference]
    faces = _flowed(
        lambda points: [*top, *(part for text in texts for part in _tale(text, points))],
        ALONE,
        lambda: [_follow_up(head)],
    )
    return [_closed(face) for face in faces]


def _tale(text: str, points: float) -> list[Flowable]:
    text_style = style.style("card story", REGULAR, points, points * 1.38, after=points * 0.4)
    return list(style.paragraphs(text, text_style))


def _closed(face: Face) -> Face:
    """Return the face with a staircase at the bottom, if there is space for it."""
    left = FACE_HEIGHT - stack_height(face, FACE_WIDTH) - face[-1].getSpaceAfter()
    height = min(left - 16, 110)
    if height < 40:
        return face
    return [*face, Spacer(0, left - height), StairStrip(height)]


def _backs(card: Card, items: Sequence[Item], head: str) -> list[Face]:
    votes = [item for item in items if item.kind is ItemKind.BEHAVIOUR]
    sides = next((item for item in items if item.kind is ItemKind.SIDES), None)

    def parts(points: float) -> list[Flowable]:
        face: list[Flowable] = [
            style.paragraph(f"{head} · {one_line(card.title)}", KICKER),
            Spacer(0, 3),
            Barred(card.question, min(13, points + 2)),
        ]
        if sides is not None and sides.poll is not None:
            asked = style.style("card asked", BOLD, points, points * 1.3, after=4)
            face.append(style.paragraph(sides.poll.asked[0], asked))
            face += [_side(option.label, points) for option in sides.poll.scale.options]
            face.append(Spacer(0, 5))
        return face + [_vote(item, points) for item in votes]

    faces = _flowed(parts, (11, *BESIDE_PICTURE), lambda: [_follow_up(head)])
    if len(faces) == 1:
        _spread(faces[0], len(votes))
    return faces


def _side(text: str, points: float) -> Flowable:
    text_style = style.style("card side", SEMIBOLD, points, points * 1.3)
    side = Beside(Box(points), [style.paragraph(one_line(text), text_style)], INDENT)
    side.spaceAfter = 4
    return side


def _vote(item: Item, points: float) -> Flowable:
    number = style.style("card number", EXTRABOLD, points + 1, points * 1.3, color=ACCENT)
    text_style = style.style("card behaviour", SEMIBOLD, points, points * 1.3, after=5)
    lowest = item.poll.scale.lowest if item.poll else LOWEST
    vote = Beside(
        style.paragraph(str(item.number), number),
        [style.paragraph(one_line(item.text), text_style), StepsToMark(lowest)],
        INDENT,
    )
    vote.spaceAfter = 9
    return vote


def _spread(face: Face, votes: int) -> None:
    """Distribute the space left on a face between the votes at its end."""
    left = FACE_HEIGHT - stack_height(face, FACE_WIDTH)
    for part in face[len(face) - votes :]:
        if isinstance(part, Beside):
            part.spaceAfter += min(16, left / max(1, votes))


# ------------------------------------------------------------------ statements


def _statement(item: Item, head: str) -> CardFaces:
    text = one_line(item.text)
    top: Face = [style.paragraph(head, KICKER), Spacer(0, 10)]
    size = 24.0
    while size > SMALLEST:
        text_style = style.style("card statement", BOLD, size, size * 1.22, after=12)
        face = [*top, Heading(text, text_style, 0)]
        fits = style.fitting_size([text], BOLD, size, FACE_WIDTH) >= size
        if fits and stack_height(face, FACE_WIDTH) <= FACE_HEIGHT * 0.62:
            break
        size -= 0.5
    else:
        text_style = style.style("card statement", BOLD, SMALLEST, 11, after=12)
        face = [*top, Heading(text, text_style, 0)]
    poll = item.poll
    if poll is None:
        raise TypeError("a statement is voted on")
    label = style.style("card option", SEMIBOLD, 11.5, 15)
    back: Face = [
        style.paragraph(head, KICKER),
        Spacer(0, 3),
        Barred(poll.asked[0], 13),
    ]
    for option in poll.scale.options:
        row = Beside(
            NumberedBox(option.number), [Spacer(0, 2), style.paragraph(option.label, label)], 30
        )
        row.spaceAfter = 5
        back.append(row)
    back += [
        Spacer(0, 8),
        style.paragraph(gettext("Waarom?"), style.style("card why", BOLD, 11.5, 14)),
    ]
    lines = int((FACE_HEIGHT - stack_height(back, FACE_WIDTH)) / LINE)
    return CardFaces(_closed(face), [*back, RuledLines(lines)])


# ------------------------------------------------------------------ running on


def _flowed(
    make: Callable[[float], list[Flowable]],
    sizes: Sequence[float],
    more: Callable[[], list[Flowable]],
) -> list[Face]:
    """Return the faces that hold these parts: one in the largest type that fits, or several.

    Args:
        make: Makes the parts in a size of type.
        sizes: The sizes to try, largest first.
        more: Makes the top of each face after the first.
    """
    parts: list[Flowable] = []
    for points in sizes:
        parts = make(points)
        if stack_height(parts, FACE_WIDTH) <= FACE_HEIGHT:
            return [parts]
    queue = deque(parts)
    faces: list[Face] = [[]]
    space = FACE_HEIGHT
    fresh = False
    while queue:
        part = queue.popleft()
        height = part.wrap(FACE_WIDTH, space)[1]
        if height > space:
            pieces = part.split(FACE_WIDTH, space)
            if len(pieces) > 1:
                first, *rest = pieces
                faces[-1].append(first)
                queue.extendleft(reversed(rest))
                space = 0
            elif not fresh:
                queue.appendleft(part)
            else:  # too high for any face: print it anyway, instead of looping forever
                faces[-1].append(part)
            if queue:
                faces.append(more())
                space = FACE_HEIGHT - stack_height(faces[-1], FACE_WIDTH) - 3
                fresh = True
            continue
        faces[-1].append(part)
        space -= height + part.getSpaceAfter()
        fresh = False
    return faces
