"""The frozen copy of a deck in a workshop: complete, deterministic, and readable later."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import own_deck, tiny_deck
from workshop_app.content.deck import (
    FORMAT,
    Behaviour,
    Card,
    Deck,
    Exercise,
    FrozenCopyError,
    Illustration,
    OpenQuestion,
    PlannedStep,
    Programme,
    Reference,
    Slide,
    Statement,
    decode_copy,
    encode_copy,
)
from workshop_app.content.step_kind import StepKind

OLD_COPY = """
{
  "format": "workshop-app/deck", "version": 1, "id": "klein", "title": "Klein",
  "cards": [
    {
      "id": "lobby", "title": "Lobby", "theme": "Bereikbaar", "minutes": 15,
      "story": "Een verhaal.", "question": "Wat zie je?", "debrief": ["Wat nu?"],
      "behaviours": [
        {
          "id": "helpen", "text": "Iemand helpt.",
          "reference": {
            "niveau": 3, "why": "Het is niet haar taak.", "indicators": ["n3.1"],
            "not_lower": "Ze doet het zelf.", "not_higher": "Ze vraagt niet door."
          }
        }
      ],
      "trainer_note": "Laat het stil zijn.",
      "illustration": {"screen": "lobby.png", "paper": "lobby.png", "alt": "Een lobby."},
      "sides": ["wel", "niet"], "floor": false
    }
  ],
  "language": "nl", "pictures": {"lobby.png": "iVBORw=="}
}
"""
"""A copy from the time when a deck had only cards."""

ids = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
lines = st.text(min_size=1, max_size=30)
references = st.builds(
    Reference,
    niveau=st.integers(0, 5),
    why=lines,
    indicators=st.lists(lines, max_size=3).map(tuple),
    not_lower=st.text(max_size=20),
    not_higher=st.text(max_size=20),
)
behaviours = st.builds(Behaviour, id=ids, text=lines, reference=references)
cards = st.builds(
    Card,
    id=ids,
    title=lines,
    theme=lines,
    minutes=st.integers(1, 480),
    story=lines,
    question=lines,
    debrief=st.lists(lines, max_size=3).map(tuple),
    behaviours=st.lists(behaviours, max_size=3).map(tuple),
    trainer_note=st.text(max_size=20),
    illustration=st.none() | st.builds(Illustration, screen=lines, paper=lines, alt=lines),
    sides=st.lists(lines, max_size=3).map(tuple),
    floor=st.booleans(),
)
some_lines = st.lists(lines, max_size=3).map(tuple)
minutes = st.integers(1, 480)
notes = st.text(max_size=20)
slides = st.builds(
    Slide, id=ids, title=lines, points=some_lines, minutes=minutes, trainer_note=notes
)
statements = st.builds(
    Statement, id=ids, text=lines, minutes=minutes, debrief=some_lines, trainer_note=notes
)
questions = st.builds(OpenQuestion, id=ids, text=lines, minutes=minutes, trainer_note=notes)
exercises = st.builds(
    Exercise,
    id=ids,
    title=lines,
    instruction=lines,
    prompts=some_lines,
    minutes=minutes,
    question=notes,
    trainer_note=notes,
)
steps = st.builds(
    PlannedStep,
    kind=st.sampled_from(StepKind),
    content=st.just("") | ids,
    minutes=st.none() | minutes,
)
programmes = st.builds(
    Programme, id=ids, title=lines, aim=lines, steps=st.lists(steps, max_size=3).map(tuple)
)
decks = st.builds(
    Deck,
    format=st.just(FORMAT),
    version=st.just(1),
    id=ids,
    title=lines,
    cards=st.lists(cards, max_size=3).map(tuple),
    slides=st.lists(slides, max_size=2).map(tuple),
    statements=st.lists(statements, max_size=2).map(tuple),
    questions=st.lists(questions, max_size=2).map(tuple),
    exercises=st.lists(exercises, max_size=2).map(tuple),
    programmes=st.lists(programmes, max_size=2).map(tuple),
    language=st.sampled_from(["nl", "en"]),
    pictures=st.dictionaries(lines, st.binary(max_size=30), max_size=3),
)


@given(decks)
def test_a_frozen_copy_holds_the_complete_deck(deck: Deck) -> None:
    assert decode_copy(encode_copy(deck)) == deck


@given(decks)
def test_the_same_deck_makes_the_same_copy(deck: Deck) -> None:
    turned = msgspec.structs.replace(deck, pictures=dict(reversed(deck.pictures.items())))
    assert encode_copy(turned) == encode_copy(deck)


@pytest.mark.parametrize("make", [own_deck, tiny_deck], ids=["own", "tiny"])
def test_a_deck_with_all_parts_is_equal_after_decoding(make: Callable[[], Deck]) -> None:
    deck = make()
    assert all((deck.slides, deck.statements, deck.questions, deck.exercises, deck.programmes))
    assert decode_copy(encode_copy(deck)) == deck


def test_an_old_copy_with_only_cards_is_read() -> None:
    deck = decode_copy(OLD_COPY.encode())
    (card,) = deck.cards
    assert (card.id, card.sides, card.lowest) == ("lobby", ("wel", "niet"), 1)
    assert card.behaviours[0].reference.indicators == ("n3.1",)
    assert deck.pictures == {"lobby.png": b"\x89PNG"}
    assert deck.slides == deck.statements == deck.questions == deck.exercises == ()
    assert deck.programmes == ()
    assert decode_copy(encode_copy(deck)) == deck


@pytest.mark.parametrize("data", [b"", b"{}", b"no json", b'{"format": "other"}'])
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(FrozenCopyError):
        decode_copy(data)
