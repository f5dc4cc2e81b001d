"""The deck that comes with the app keeps to the rules for a good card."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.samples import own_deck, workshop
from workshop_app import paths
from workshop_app.content.deck import Behaviour, Card, Programme
from workshop_app.content.staircase import HIGHEST
from workshop_app.session.programme import steps_of

MINUTES = {
    "kennismaken": 45,
    "basis": 90,
    "halve-dag": 210,
    "leidinggevenden": 120,
    "korte-teamsessie": 20,
    "terugkomsessie": 60,
    "drie-kaarten": 65,
    "onze-trap": 85,
}
"""The total minutes of each programme."""

CARDS = {card.id: card for card in own_deck().cards}
PROGRAMMES = {programme.id: programme for programme in own_deck().programmes}
WRITTEN: dict[str, dict[str, object]] = {
    card["id"]: card
    for card in tomllib.loads(paths.deck_file("klantgerichtheid").read_text(encoding="utf-8"))[
        "cards"
    ]
}
"""The cards as written in the file, without the default values."""

QUESTION_WORD = r"(?:wie|wat|waar\w*|wanneer|welke?|hoe\w*)\b"
BEFORE = r"(?:aan|achter|bij|binnen|door|in|met|na|naar|om|onder|op|over|sinds|te|tegen|tot|tussen|uit|van|vanaf|voor|zonder)"
"""Prepositions that may precede a question word: ‘bij wie’, ‘voor welke klant’."""
OPEN_QUESTION = re.compile(rf"(?:{BEFORE} )?{QUESTION_WORD}", re.IGNORECASE)


def behaviours(card: Card) -> list[Behaviour]:
    """The behaviours of a card and of its transfer."""
    return [*card.behaviours, *(card.transfer.behaviours if card.transfer else ())]


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_story_has_40_to_70_words(card: Card) -> None:
    assert 40 <= len(card.story.split()) <= 70


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_the_story_of_a_transfer_has_at_most_70_words(card: Card) -> None:
    assert card.transfer is None or len(card.transfer.story.split()) <= 70


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_card_has_2_to_4_behaviours_on_more_than_one_niveau(card: Card) -> None:
    assert 2 <= len(card.behaviours) <= 4
    assert len({behaviour.reference.niveau for behaviour in card.behaviours}) > 1


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_reference_explains_why_why_not_lower_and_why_not_higher(card: Card) -> None:
    for behaviour in behaviours(card):
        reference = behaviour.reference
        assert reference.why.strip(), behaviour.id
        assert bool(reference.not_lower.strip()) == (reference.niveau > card.lowest), behaviour.id
        assert bool(reference.not_higher.strip()) == (reference.niveau < HIGHEST), behaviour.id


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_the_debrief_has_2_or_3_open_questions(card: Card) -> None:
    assert 2 <= len(card.debrief) <= 3
    for question in card.debrief:
        assert question.endswith("?"), question
        assert OPEN_QUESTION.match(question), question


@pytest.mark.parametrize(
    "question",
    ["Wie wacht?", "Waaraan merk je het?", "Hoeveel kost het?", "Bij wie?", "Voor welke klant?"],
)
def test_a_question_with_a_question_word_is_open(question: str) -> None:
    assert OPEN_QUESTION.match(question)


@pytest.mark.parametrize(
    "question",
    ["Is dat zo?", "Zou jij de deur opendoen?", "Bij ons ook?", "Watertanden jullie?", "En wie?"],
)
def test_a_question_without_a_question_word_is_not_open(question: str) -> None:
    assert not OPEN_QUESTION.match(question)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_the_trainer_note_has_the_aim_and_the_pitfall(card: Card) -> None:
    assert re.search(r"\bDoel\b", card.trainer_note)
    assert re.search(r"\bValkuil\b", card.trainer_note)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_card_has_keywords_an_audience_and_a_source(card: Card) -> None:
    assert card.keywords
    assert "audience" in WRITTEN[card.id]
    assert card.source.strip()


def test_the_deck_credits_its_sources() -> None:
    assert own_deck().sources


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES)
def test_the_minutes_of_a_programme_add_up(programme: Programme) -> None:
    steps = steps_of(workshop(deck=own_deck()).contents, programme.id)
    assert {programme.id: sum(step.minutes for step in steps)}.items() <= MINUTES.items()
