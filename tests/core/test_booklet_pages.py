"""The pages of the booklet other than the cards: each only if the programme has such a step."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import msgspec
import pikepdf
import pytest

from tests.support.pdfs import assert_inside, opened, page_text, pages_of, text_of
from tests.support.samples import (
    EVERYTHING,
    NOT_HIGHER,
    NOT_LOWER,
    TRAINER_NOTE,
    TRANSFER,
    WHY,
    contents,
    long_text,
    own_deck,
    tiny_deck,
)
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import (
    Behaviour,
    Deck,
    Exercise,
    OpenQuestion,
    PlannedStep,
    Programme,
    Reference,
    Transfer,
)
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.booklet.front import LOOK
from workshop_app.handouts.booklet.self_test_pages import TEXT
from workshop_app.handouts.drawings.tick_rings import SmallRings
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page.style import plain
from workshop_app.session.programme import steps_of
from workshop_app.session.workshop_kind import WorkshopKind

PAGES = {
    StepKind.TEAM: "Waar staan wij?",
    StepKind.QUESTION: "Wat denk jij?",
    StepKind.FEEDBACK: "title of pairs",
    StepKind.PLEDGES: "Mijn voornemen",
    StepKind.LOOK_BACK: "Wat is er gelukt?",
    StepKind.TRANSFER: "title of elsewhere",
}
"""The text at the top of the page of each kind of step."""


def spec(deck: Deck | None = None, programme: str = EVERYTHING) -> HandoutSpec:
    deck = deck or tiny_deck()
    return HandoutSpec(deck, staircase(), builtin_texts(), steps_of(contents(deck), programme))


def booklet(wanted: HandoutSpec) -> bytes:
    return catalogue.make(catalogue.BOOKLET, wanted)


def pages(wanted: HandoutSpec) -> list[str]:
    with opened(booklet(wanted)) as pdf:
        return [page_text(page) for page in pdf.pages]


def with_steps(*steps: PlannedStep) -> HandoutSpec:
    deck = msgspec.structs.replace(
        tiny_deck(), programmes=(Programme("kort", "Kort", "Doel", steps),)
    )
    return spec(deck, "kort")


# ------------------------------------------------------------------ which pages there are


@pytest.mark.parametrize("kind", list(PAGES))
def test_a_page_is_present_only_with_its_step(kind: StepKind) -> None:
    full = spec()
    assert PAGES[kind] in text_of(booklet(full))
    steps = tuple(replace(step, skipped=step.kind is kind) for step in full.steps)
    left_out = text_of(booklet(replace(full, steps=steps)))
    assert PAGES[kind] not in left_out
    assert "title of lobby" in left_out


def test_pages_come_in_the_order_of_the_programme() -> None:
    kinds = (StepKind.PLEDGES, StepKind.QUESTION, StepKind.TEAM)
    steps = [PlannedStep(kind, "time" if kind is StepKind.QUESTION else "") for kind in kinds]
    text = text_of(booklet(with_steps(*steps)))
    places = [text.index(PAGES[kind]) for kind in kinds]
    assert places == sorted(places)
    back = text_of(booklet(with_steps(*reversed(steps))))
    assert [back.index(PAGES[kind]) for kind in kinds] == sorted(
        (back.index(PAGES[kind]) for kind in kinds), reverse=True
    )


def test_the_booklet_of_a_follow_up_begins_with_the_look_back() -> None:
    texts = pages(spec(own_deck(), "terugkomsessie"))
    assert texts[2].startswith("Terugblik Wat is er gelukt?")
    assert builtin_texts().look_back in texts[2]
    assert "Toen was jij de klant" not in " ".join(texts)
    assert "Toen was jij de klant" in pages(spec(own_deck(), "basis"))[2]


def test_a_transfer_has_its_story_and_one_vote() -> None:
    (page,) = [text for text in pages(spec()) if "title of elsewhere" in text]
    assert page.startswith("Nog een situatie · theme")
    assert "story of elsewhere" in page
    assert page.count("mijn stem") == 1
    assert "mijn stem 0 1 2 3 4 5" in page


def test_the_self_test_asks_about_the_team_and_the_organisation() -> None:
    texts = pages(spec())
    (whole,) = [text for text in texts if PAGES[StepKind.TEAM] in text]
    for whose in ("Ons team", "Onze organisatie"):
        assert whose in whole
    assert whole.count("nu 0 1 2 3 4 5 nodig 0 1 2 3 4 5") == 2


def test_every_indicator_has_rings_for_now_and_needed() -> None:
    (page,) = [text for text in pages(spec()) if "Wat zien klanten van ons?" in text]
    found = [item for niveau in staircase().niveaus for item in niveau.indicators]
    assert len(found) == 21
    for indicator in found:
        assert f"{plain(indicator.text)} 0 1 2 3 4 5 0 1 2 3 4 5" in page


def test_the_rings_of_an_indicator_have_an_alt_text() -> None:
    rings = SmallRings("nu")
    assert rings.alt == "nu: rondjes 0 tot en met 5 om aan te kruisen"
    width, height = rings.wrap(99, 100)
    assert rings.SIZE + 5 * rings.PITCH < width < TEXT
    assert height < 20


def test_the_exercise_has_each_sentence_and_its_question() -> None:
    text = text_of(booklet(spec()))
    assert "Feedback oefenen title of pairs do this I saw … what stops us?" in text


def test_the_pledge_is_asked_for_once() -> None:
    with_pledge, without = spec(), spec(own_deck(), "kennismaken")
    assert "Dit ga ik volgende week anders doen" not in text_of(booklet(with_pledge))
    assert builtin_texts().pledges in text_of(booklet(with_pledge))
    assert "Dit ga ik volgende week anders doen" in text_of(booklet(without))
    assert builtin_texts().pledges not in text_of(booklet(without))


def test_a_repeated_step_has_one_page() -> None:
    step = PlannedStep(StepKind.QUESTION, "time")
    text = text_of(booklet(with_steps(step, step, PlannedStep(StepKind.TEAM))))
    assert text.count("text of time") == 1


def test_a_repeated_step_is_where_it_came_first() -> None:
    deck = own_deck()
    first, second = (PlannedStep(StepKind.CARD, card.id) for card in deck.cards[:2])
    programme = Programme("kort", "Kort", "Doel", (first, second, first))
    text = text_of(booklet(spec(msgspec.structs.replace(deck, programmes=(programme,)), "kort")))
    titles = [text.index(card.title) for card in deck.cards[:2]]
    assert titles == sorted(titles)


def test_a_booklet_without_cards_still_has_the_instructions() -> None:
    texts = pages(spec(own_deck(), "onze-trap"))
    assert LOOK[1] in texts[0]
    assert "Welk niveau zie je?" not in " ".join(texts)
    assert not any("Kaart" in text for text in texts)
    only_welcome = pages(with_steps(PlannedStep(StepKind.WELCOME)))
    assert len(only_welcome) == 4
    assert only_welcome[3].startswith("Tot slot")


@pytest.mark.parametrize("programme", [one.id for one in own_deck().programmes])
def test_every_story_faces_its_votes(programme: str) -> None:
    texts = pages(spec(own_deck(), programme))
    stories = [n for n, text in enumerate(texts, 1) if re.match(r"Kaart \d+ · ", text)][::2]
    assert all(number % 2 == 0 for number in stories)
    for number in stories:
        assert "mijn stem 2" in texts[number]
    assert_inside(booklet(spec(own_deck(), programme)))


# ------------------------------------------------------------------ what must not be there


def test_no_text_for_the_trainer_is_in_the_booklet() -> None:
    text = text_of(booklet(spec()))
    for words in (WHY, NOT_LOWER, NOT_HIGHER, TRAINER_NOTE, "duiding"):
        assert words not in text


def test_the_reference_of_a_transfer_does_not_change_the_booklet() -> None:
    def with_niveau(niveau: int) -> Deck:
        deck = tiny_deck()
        transfer = deck.cards[0].transfer
        assert transfer is not None
        other = Reference(niveau, "Anders.", (), "Laag.", "Hoog.")
        changed = tuple(
            msgspec.structs.replace(one, reference=other) for one in transfer.behaviours
        )
        card = msgspec.structs.replace(
            deck.cards[0], transfer=msgspec.structs.replace(transfer, behaviours=changed)
        )
        return msgspec.structs.replace(deck, cards=(card, *deck.cards[1:]))

    assert spec().steps[TRANSFER - 1].kind is StepKind.TRANSFER
    assert booklet(spec(with_niveau(1))) == booklet(spec(with_niveau(4)))


@pytest.mark.parametrize(
    ("kind", "mark"), [(WorkshopKind.REHEARSAL, "OEFENING"), (WorkshopKind.DEMO, "Demo")]
)
def test_the_booklet_of_a_rehearsal_or_demo_is_marked(kind: WorkshopKind, mark: str) -> None:
    assert all(mark in text for text in pages(replace(spec(), kind=kind)))
    assert not any(mark in text for text in pages(spec()))


# ------------------------------------------------------------------ extreme texts


@pytest.mark.parametrize("filler", ["woord ", "onafgebroken"])
def test_the_longest_texts_are_complete_and_inside_the_margins(filler: str) -> None:
    text = partial(long_text, filler)
    line, tiny = text(200), tiny_deck()
    reference = Reference(2, "a", (), "b", "c")
    transfer = Transfer(
        line, text(2000), line, 9, tuple(Behaviour(f"b{n}", line, reference) for n in range(2))
    )
    deck = msgspec.structs.replace(
        tiny,
        title=line,
        cards=(msgspec.structs.replace(tiny.cards[0], transfer=transfer), *tiny.cards[1:]),
        questions=(OpenQuestion("time", line, 6),),
        exercises=(Exercise("pairs", line, line, (line,) * 5, 12, line),),
    )
    data = booklet(spec(deck))
    assert_inside(data)
    # The title on the cover; the title, story, question and behaviours of the transfer; the open
    # question; and the title, instruction, five sentences and question of the exercise.
    # A very long word can break inside its last four letters too, hence the `replace`.
    assert text_of(data).replace(" ", "").count("EIND") == 1 + 5 + 1 + 8


def test_odd_characters_and_markup_are_plain_text() -> None:
    odd = "<b>vet</b> & 😀 שלום <para>"
    deck = tiny_deck()
    exercise = Exercise("pairs", odd, odd, (odd,), 12, odd)
    deck = msgspec.structs.replace(
        deck, questions=(OpenQuestion("time", odd, 6),), exercises=(exercise,)
    )
    assert text_of(booklet(spec(deck))).count(" ".join(plain(odd).split())) == 5


def test_no_page_is_empty() -> None:
    data = booklet(spec())
    with opened(data) as pdf:
        assert all(strokes(page) or len(page_text(page)) > 100 for page in pdf.pages)
    assert pages_of(data) == len(pages(spec()))


def strokes(page: pikepdf.Page) -> int:
    return sum(str(operator) == "S" for _, operator in pikepdf.parse_content_stream(page))


def test_the_same_spec_gives_the_same_bytes() -> None:
    assert booklet(spec()) == booklet(spec())
