"""The cards to cut out: their contents, the alignment of front and back, and that all fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import msgspec
import pikepdf
import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.support.pdfs import (
    Piece,
    bookmarks,
    opened,
    outside,
    page_text,
    pages_of,
    pieces,
    text_of,
)
from tests.support.samples import (
    DEBRIEF,
    LOBBY,
    NOT_HIGHER,
    NOT_LOWER,
    TRAINER_NOTE,
    WHY,
    own_deck,
    start,
    tiny_deck,
)
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import Behaviour, Card, Deck, Illustration, Reference, Statement
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.cut_outs.card_deck import CUTS_ACROSS, CUTS_UP, END, SIDE, corner
from workshop_app.handouts.cut_outs.card_faces import CARD_HEIGHT, CARD_WIDTH, FACE_WIDTH, PADDING
from workshop_app.handouts.cut_outs.card_parts import SMALLEST
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.drawn_pages import EdgeMarks
from workshop_app.handouts.page.style import PAGE_HEIGHT, PAGE_WIDTH
from workshop_app.session.step import Step, Steps
from workshop_app.session.workshop_kind import WorkshopKind

INTRODUCTION = 2
"""Pages before the cards."""

PRINTABLE = 4.2 * mm
"""The margin that a printer cannot print on, in points."""


def steps_about(deck: Deck) -> Steps:
    """A step for every card, every transfer and every statement."""
    wanted = [(StepKind.CARD, card.id) for card in deck.cards]
    wanted += [(StepKind.TRANSFER, card.id) for card in deck.cards if card.transfer]
    wanted += [(StepKind.STATEMENT, one.id) for one in deck.statements]
    return tuple(Step(number, kind, 5, name) for number, (kind, name) in enumerate(wanted, 1))


def spec_for(deck: Deck, steps: Steps | None = None) -> HandoutSpec:
    return HandoutSpec(
        deck, staircase(), builtin_texts(), steps_about(deck) if steps is None else steps, "Groep B"
    )


def cards(spec: HandoutSpec) -> bytes:
    return catalogue.make(catalogue.CARD_DECK, spec)


def tiny_spec() -> HandoutSpec:
    return spec_for(tiny_deck(), start().steps)


def card(text: str, *, sides: Sequence[str] = (), behaviours: int = 4) -> Card:
    """A card with this text in every line; the story is as long as one may be."""
    reference = Reference(2, WHY, ("n2.1",), NOT_LOWER, NOT_HIGHER)
    return Card(
        id="lang",
        title=text,
        theme=text,
        minutes=10,
        story=(text + " ") * (2000 // (len(text) + 1)),
        question=text,
        debrief=(DEBRIEF,),
        behaviours=tuple(Behaviour(f"g{n}", text, reference) for n in range(behaviours)),
        sides=tuple(sides),
    )


def deck_with(*made: Card, statements: Sequence[str] = ()) -> Deck:
    listed = tuple(Statement(f"s{n}", text, 5) for n, text in enumerate(statements))
    return Deck("workshop-app/deck", 1, "set", "De set", made, statements=listed)


def faces(data: bytes) -> list[list[list[Piece]]]:
    """The text on the four faces of each page of cards; assert that all text is inside a face."""
    found: list[list[list[Piece]]] = []
    with opened(data) as pdf:
        for page in list(pdf.pages)[INTRODUCTION:]:
            four: list[list[Piece]] = [[], [], [], []]
            for piece in pieces(page):
                if not piece.text.strip() or not END < piece.bottom < PAGE_HEIGHT - END:
                    continue
                (slot,) = (
                    slot
                    for slot, (left, top) in enumerate(corner(n, back=False) for n in range(4))
                    if left + PADDING - 0.1 <= piece.left
                    and piece.right <= left + CARD_WIDTH - PADDING + 0.1
                    and top - CARD_HEIGHT + PADDING - 0.1 <= piece.bottom
                    and piece.bottom + piece.size * 0.7 <= top - PADDING + 0.1
                )
                four[slot].append(piece)
            found.append(four)
    return found


def text_on(face: list[Piece]) -> str:
    return " ".join(" ".join(piece.text for piece in face).split())


# ------------------------------------------------------------------ contents


def test_every_card_of_the_programme_is_present_once_and_in_order() -> None:
    again = replace(start().steps[LOBBY - 1], id=99)
    text = text_of(cards(spec_for(tiny_deck(), (*start().steps, again))))
    titles = [
        "title of lobby",
        "title of train",
        "text of enough",
        "title of dilemma",
        "title of elsewhere",
    ]
    assert bookmarks(cards(tiny_spec()))[-5:] == titles
    for words in ("story of lobby", "Kaart 2 · theme", "situatie bij kaart 1 · theme"):
        assert text.count(words) == 1
    for words in ("text of chat", "text of tidy", "text of share", "question of elsewhere"):
        assert text.count(words) == 1
    for words in ("Waar sta jij?", "left", "right", "neither", "helemaal oneens", "helemaal eens"):
        assert words in text


def test_a_skipped_step_has_no_card() -> None:
    steps = tuple(
        replace(step, skipped=step.id == LOBBY) if step.id == LOBBY else step
        for step in start().steps
    )
    text = text_of(cards(spec_for(tiny_deck(), steps)))
    assert "title of lobby" not in text
    assert "Kaart 1 · theme" in text
    assert "Nog een situatie · theme" in text


def test_no_text_for_the_trainer_is_on_a_card() -> None:
    text = text_of(cards(tiny_spec()))
    for secret in (WHY, NOT_LOWER, NOT_HIGHER, DEBRIEF, TRAINER_NOTE, "uiding"):
        assert secret not in text


def test_a_card_without_a_floor_has_no_step_0() -> None:
    def steps(name: str) -> list[str]:
        wanted = tuple(step for step in steps_about(tiny_deck()) if step.content == name)[:1]
        (back,) = [four[1] for four in faces(cards(spec_for(tiny_deck(), wanted)))[1:]]
        return [piece.text for piece in back if piece.text.isdigit() and piece.size == 9]

    assert steps("train") == ["1", "2", "3", "4", "5"]
    assert steps("dilemma") == ["0", "1", "2", "3", "4", "5"]


def test_a_picture_is_printed_and_a_damaged_one_replaced_by_text() -> None:
    assert "Bij deze kaart hoort een afbeelding. in words" in text_of(cards(tiny_spec()))
    deck = own_deck()
    data = cards(spec_for(deck, steps_about(deck)[:4]))
    with opened(data) as pdf:
        front = pdf.pages[INTRODUCTION]
        images = [
            one for one in front.resources["/XObject"].values() if one["/Subtype"] == "/Image"
        ]
        assert len(images) == 4
    assert "hoort een afbeelding" not in text_of(data)


# ------------------------------------------------------------------ front and back


def test_the_place_of_a_back_is_behind_its_front() -> None:
    for slot in range(4):
        left, top = corner(slot, back=False)
        behind, level = corner(slot, back=True)
        # Flipped over the long edge, a point x from the left is x from the right.
        assert PAGE_WIDTH - behind - CARD_WIDTH == pytest.approx(left)
        assert level == top


def test_every_back_is_printed_behind_its_front() -> None:
    data = cards(spec_for(own_deck()))
    heads = 0
    with opened(data) as pdf:
        pages = list(pdf.pages)
        assert len(pages) % 2 == 0
        for number in range(INTRODUCTION, len(pages), 2):  # an even index is a front
            front, back = pieces(pages[number]), pieces(pages[number + 1])
            for one in front:
                if not one.text.startswith(("Kaart ", "Stelling ", "Nog een situatie")):
                    continue
                if "in dit" in one.text or not END < one.bottom < PAGE_HEIGHT - END:
                    continue
                head = one.text.split(" · ")[0]
                (other,) = (two for two in back if two.text.split(" · ")[0] == head)
                assert other.left == pytest.approx(PAGE_WIDTH - one.left - FACE_WIDTH)
                assert other.bottom == pytest.approx(one.bottom)
                heads += 1
    deck = own_deck()
    transfers = sum(card.transfer is not None for card in deck.cards)
    assert heads == len(deck.cards) + transfers + len(deck.statements)


def test_single_sided_front_and_back_are_side_by_side() -> None:
    data = cards(replace(tiny_spec(), duplex=False))
    made = faces(data)
    assert len(made) == 3  # five cards, two on a page
    for four in made:
        for front, back in ((four[0], four[1]), (four[2], four[3])):
            if front:
                assert front[0].text.split(" · ")[0] == back[0].text.split(" · ")[0]
                assert front[0].bottom == back[0].bottom
    with opened(data) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == "/Simplex"
        assert "Vouw op de stippellijn" in page_text(pdf.pages[INTRODUCTION])


def test_the_file_sets_the_print_options() -> None:
    with opened(cards(tiny_spec())) as pdf:
        requests = pdf.Root.ViewerPreferences
        assert str(requests.Duplex) == "/DuplexFlipLongEdge"
        assert str(requests.PrintScaling) == "/None"
        assert str(pdf.Root.Lang) == "nl-NL"
        assert "omslaan over de lange kant" in page_text(pdf.pages[INTRODUCTION])


def test_the_cut_marks_are_at_the_edges_of_the_cards_and_outside_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[tuple[float, float, float, float]] = []

    def line(_: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
        drawn.append((x1, y1, x2, y2))

    monkeypatch.setattr(Canvas, "line", line)
    marks = EdgeMarks(CUTS_ACROSS, CUTS_UP, (SIDE, END))
    canvas = Canvas(BytesIO(), (PAGE_WIDTH, PAGE_HEIGHT))
    marks.wrapOn(canvas, PAGE_WIDTH, PAGE_HEIGHT)
    marks.drawOn(canvas, 0, 0)
    assert len(drawn) == 12
    for x1, y1, x2, y2 in drawn:
        assert x1 == x2 in CUTS_ACROSS or y1 == y2 in CUTS_UP
        for x, y in ((x1, y1), (x2, y2)):
            assert not (SIDE < x < PAGE_WIDTH - SIDE and END < y < PAGE_HEIGHT - END)
            assert 0 < x < PAGE_WIDTH
            assert 0 < y < PAGE_HEIGHT
        # Neither end is among the cards, and no mark goes across them.
        assert max(abs(x2 - x1), abs(y2 - y1)) < END


# ------------------------------------------------------------------ extreme decks


WORDS = " ".join(f"w{number}" for number in range(100, 140))
LONGEST = {
    "words": WORDS,
    "wide": "W" * 200,
    "broad words": " ".join(["WWWWWWWWW"] * 20),
    "lines": "\n".join("abcdefghij" * 10),
    "markup": "<b>&amp; </para> %s {0}" * 8,
    "emoji": "klaar 🎉 👍🏽 " * 14,
    "right to left": "שלום עולם " * 20,
}


@pytest.mark.parametrize("duplex", [True, False])
@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST.keys())
def test_the_longest_texts_stay_on_their_cards(text: str, *, duplex: bool) -> None:
    deck = deck_with(card(text[:200], sides=[text[:200]] * 4), statements=[text[:200]])
    data = cards(replace(spec_for(deck), duplex=duplex))
    for four in faces(data):
        assert all(piece.size >= SMALLEST - 0.01 for face in four for piece in face)
    assert outside(data, PRINTABLE) == []


def test_a_long_story_continues_on_the_next_card_without_loss() -> None:
    story = " ".join(f"v{number:04}" for number in range(333))
    assert len(story) <= 2000
    long = msgspec.structs.replace(card(WORDS, sides=[WORDS] * 4), story=story)
    for illustration in (None, Illustration("a.png", "a.png", "alt")):
        deck = deck_with(msgspec.structs.replace(long, illustration=illustration))
        data = cards(spec_for(deck))
        words = text_of(data).split()
        assert [word for word in words if word.startswith("v0")] == story.split()
        assert "Kaart 1 · vervolg" in text_of(data)
        # title, theme, question (and once more the title at the back), 4 sides, 4 behaviours
        assert words.count("w100") == words.count("w139") == 12


@pytest.mark.parametrize("number", [0, 1, 4, 5, 60])
def test_any_number_of_cards(number: int) -> None:
    made = [msgspec.structs.replace(card("Kort"), id=f"k{n}", story="Kort.") for n in range(number)]
    data = cards(spec_for(deck_with(*made)))
    assert pages_of(data) == INTRODUCTION + 2 * -(-number // 4)
    text = text_of(data)
    assert ("zit geen situatie en geen stelling" in text) == (number == 0)
    assert (f"Hierna komen {number} kaarten" in text) == (number > 1)


def test_a_rehearsal_and_a_demo_are_marked_on_every_page() -> None:
    for kind, words in (
        (WorkshopKind.REHEARSAL, "OEFENING"),
        (WorkshopKind.DEMO, "Demo: geen echte groep"),
    ):
        with opened(cards(replace(tiny_spec(), kind=kind))) as pdf:
            assert all(words in page_text(page) for page in pdf.pages)
    assert "OEFENING" not in text_of(cards(tiny_spec()))


def test_the_same_spec_gives_the_same_bytes() -> None:
    spec = spec_for(own_deck(), steps_about(own_deck())[:2])
    assert cards(spec) == cards(spec)


def test_every_page_is_reported_to_the_progress_callback() -> None:
    seen: list[int] = []
    data = catalogue.make(catalogue.CARD_DECK, tiny_spec(), seen.append)
    assert seen == list(range(1, pages_of(data) + 1))
    with pikepdf.open(BytesIO(data)) as pdf:
        sizes = {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages}
    assert sizes == {(0, 0, 595, 842)}
