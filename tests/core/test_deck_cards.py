"""The other fields of a card in a deck file: the transfer, keywords, audience and source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.deck_files import GOOD, TRANSFER, deck_file, edited, faults_of
from workshop_app.content.deck import Audience
from workshop_app.content.deck_reading import read_deck

LOBBY, TREIN = "kaart 1 ‘Lobby’", "kaart 2 ‘Trein’"
THERE = f"{TREIN}, transfer"
AUDIENCES = "everyone, leaders, internal, phone, counter"
CARDS = GOOD + TRANSFER
BEHAVIOUR = TRANSFER[TRANSFER.index("[[") :]
"""The behaviour of the transfer, at the end of the file."""

FOUND = 'minutes = 20\nkeywords = ["trein", "kranten"]\naudience = ["phone", "counter"]\n'


def test_a_card_is_read_with_its_transfer(tmp_path: Path) -> None:
    lobby, trein = read_deck(deck_file(tmp_path, CARDS)).cards
    assert lobby.transfer is None
    assert trein.transfer is not None
    assert (trein.transfer.title, trein.transfer.minutes) == ("Perron", 9)
    assert trein.transfer.trainer_note == "Vraag door."
    assert [behaviour.id for behaviour in trein.transfer.behaviours] == ["omroepen"]
    assert [behaviour.id for behaviour in trein.behaviours] == ["bakken"]


def test_a_transfer_may_have_two_behaviours_with_an_id_from_the_card(tmp_path: Path) -> None:
    more = BEHAVIOUR.replace('"omroepen"', '"bakken"')
    trein = read_deck(deck_file(tmp_path, CARDS + more)).cards[1]
    assert trein.transfer is not None
    assert [behaviour.id for behaviour in trein.transfer.behaviours] == ["omroepen", "bakken"]


def test_a_card_is_read_with_its_keywords_audience_and_source(tmp_path: Path) -> None:
    edit = ("minutes = 20\n", FOUND + 'source = "Een reiziger."\n')
    lobby, trein = read_deck(deck_file(tmp_path, edited(edit))).cards
    assert trein.keywords == ("trein", "kranten")
    assert trein.audience == (Audience.PHONE, Audience.COUNTER)
    assert trein.source == "Een reiziger."
    assert (lobby.keywords, lobby.audience, lobby.source) == ((), (Audience.EVERYONE,), "")


def test_a_deck_is_read_with_its_sources(tmp_path: Path) -> None:
    edit = ("version = 1\n", 'version = 1\nsources = ["Een boek.", "Een mens."]\n')
    assert read_deck(deck_file(tmp_path, edited(edit))).sources == ("Een boek.", "Een mens.")


WRONG: dict[str, tuple[tuple[str, str], str, str, str]] = {
    # Each fault: the edit that introduces it, the place, part of the problem, and the remedy.
    "two transfers": (
        ("[cards.transfer]", "[[cards.transfer]]"),
        f"{TREIN}, veld ‘transfer’",
        "een lijst",
        "Hier hoort een groep velden.",
    ),
    "a transfer without a title": (
        ('title = "Perron"\n', ""),
        THERE,
        "‘title’ ontbreekt",
        "Voeg het toe.",
    ),
    "an unknown field of a transfer": (
        ("minutes = 9", 'minutes = 9\ndebrief = ["Wat nu?"]'),
        THERE,
        "‘debrief’ bestaat niet",
        "Kijk of de naam goed is gespeld, of haal het weg.",
    ),
    "no minutes for a transfer": (
        ("minutes = 9", "minutes = 0"),
        f"{THERE}, veld ‘minutes’",
        "te klein",
        "Het moet minstens 1 zijn.",
    ),
    "a story of spaces": (
        ('"Weer een ander verhaal."', '" \\n "'),
        f"{THERE}, veld ‘story’",
        "alleen spaties",
        "Vul een tekst in.",
    ),
    "the story of the card": (
        ('"Weer een ander verhaal."', '"  een ANDER\\nverhaal."'),
        f"{THERE}, veld ‘story’",
        "het verhaal van de kaart zelf",
        "Schrijf een andere situatie, waarin hetzelfde te zien is.",
    ),
    "no behaviours": (
        (BEHAVIOUR, ""),
        THERE,
        "0 gedragingen",
        "Geef er één of twee, elk als [[cards.transfer.behaviours]].",
    ),
    "three behaviours": (
        (
            BEHAVIOUR,
            "".join(BEHAVIOUR.replace('"omr', f'"{name}-omr') for name in ("a", "b", "c")),
        ),
        THERE,
        "3 gedragingen",
        "Geef er één of twee, elk als [[cards.transfer.behaviours]].",
    ),
    "two behaviours with one id": (
        (BEHAVIOUR, BEHAVIOUR + BEHAVIOUR),
        THERE,
        "“omroepen”",
        "Geef elk een eigen id.",
    ),
    "a behaviour with the id of the vote on the sides": (
        ('"omroepen"', '"sides"'),
        f"{THERE}, gedrag 1, veld ‘id’",
        "“sides”",
        "Kies een andere id.",
    ),
    "a behaviour without a text": (
        ('text = "Iemand roept iets om."\n', ""),
        f"{THERE}, gedrag 1",
        "‘text’ ontbreekt",
        "Voeg het toe.",
    ),
    "an indicator of another niveau": (
        ('"n5.2"', '"n4.2"'),
        f"{THERE}, gedrag 1, veld ‘indicators’",
        "“n4.2”",
        "Kies uit: n5.1, n5.2, n5.3, n5.4, n5.5.",
    ),
    "no why-not-lower": (
        ('not_lower = "Iedereen."', 'not_lower = ""'),
        f"{THERE}, gedrag 1, veld ‘not_lower’",
        "lager",
        "Schrijf daar één zin over.",
    ),
    "a why-not-lower of spaces": (
        ('not_lower = "Iedereen."', 'not_lower = "  "'),
        f"{THERE}, gedrag 1, veld ‘reference.not_lower’",
        "alleen spaties",
        "Vul een tekst in.",
    ),
    "a niveau that the card does not have": (
        ('5, indicators = ["n5.2"]', '4, not_higher = "Meer.", indicators = ["n4.2"]'),
        f"{THERE}, gedrag 1, veld ‘niveau’",
        "niveau 4",
        "Kies uit: 5.",
    ),
    "niveau 0 on a card without a floor": (
        ('5, indicators = ["n5.2"]', '0, not_higher = "Meer."'),
        f"{THERE}, gedrag 1",
        "niveau 0",
        "Kies een ander niveau, of haal ‘floor = false’ weg.",
    ),
    "an audience that is not known": (
        ("minutes = 20", 'minutes = 20\naudience = ["phone", "managers"]'),
        f"{TREIN}, veld ‘audience[1]’",
        "deze doelgroep",
        f"Kies uit: {AUDIENCES}.",
    ),
    "an audience that is a number": (
        ("minutes = 20", "minutes = 20\naudience = [3]"),
        f"{TREIN}, veld ‘audience[0]’",
        "deze doelgroep",
        f"Kies uit: {AUDIENCES}.",
    ),
    "an audience that is no list": (
        ("minutes = 20", 'minutes = 20\naudience = "phone"'),
        f"{TREIN}, veld ‘audience’",
        "een tekst",
        "Hier hoort een lijst.",
    ),
    "nobody as audience": (
        ("minutes = 20", "minutes = 20\naudience = []"),
        f"{TREIN}, veld ‘audience’",
        "niet voor wie",
        f"Kies uit: {AUDIENCES}. Zonder dit veld is de kaart voor iedereen.",
    ),
    "an audience twice": (
        ("minutes = 20", 'minutes = 20\naudience = ["phone", "counter", "phone"]'),
        f"{TREIN}, veld ‘audience’",
        "“phone”",
        "Eén is genoeg.",
    ),
    "a keyword twice": (
        ("minutes = 20", 'minutes = 20\nkeywords = ["de trein", "De  Trein"]'),
        f"{TREIN}, veld ‘keywords’",
        "“de trein”",
        "Eén is genoeg.",
    ),
    "an empty keyword": (
        ("minutes = 20", 'minutes = 20\nkeywords = ["trein", ""]'),
        f"{TREIN}, veld ‘keywords[1]’",
        "leeg",
        "Vul een tekst in.",
    ),
    "a source of spaces": (
        ("minutes = 20", 'minutes = 20\nsource = "\\t"'),
        f"{TREIN}, veld ‘source’",
        "alleen spaties",
        "Vul een tekst in.",
    ),
    "an empty source of the deck": (
        ("version = 1\n", 'version = 1\nsources = ["Een boek.", ""]\n'),
        "veld ‘sources[1]’",
        "leeg",
        "Vul een tekst in.",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_fault_is_reported_with_place_problem_and_remedy(wrong: str, tmp_path: Path) -> None:
    edit, place, problem, remedy = WRONG[wrong]
    (fault,) = faults_of(deck_file(tmp_path, edited(edit, text=CARDS)))
    assert (fault.place, fault.remedy) == (place, remedy)
    assert problem in fault.problem


def test_a_transfer_that_is_a_text_is_reported(tmp_path: Path) -> None:
    text = edited(("minutes = 20", 'minutes = 20\ntransfer = "Perron"'))
    (fault,) = faults_of(deck_file(tmp_path, text))
    assert (fault.place, fault.remedy) == (
        f"{TREIN}, veld ‘transfer’",
        "Hier hoort een groep velden.",
    )


def test_an_empty_transfer_is_reported(tmp_path: Path) -> None:
    (fault,) = faults_of(deck_file(tmp_path, GOOD + "\n[cards.transfer]\n"))
    assert (fault.place, fault.problem) == (THERE, "hier staan geen velden.")


def test_an_invalid_behaviour_does_not_cause_faults_in_the_transfer(tmp_path: Path) -> None:
    text = edited(('id = "bakken"', 'id = "Bakken"'), text=CARDS)
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        f"{TREIN}, gedrag 1, veld ‘id’"
    ]


def test_every_invalid_item_of_a_list_is_reported(tmp_path: Path) -> None:
    text = edited(("minutes = 20", 'minutes = 20\nkeywords = ["", "goed", 3, " "]'))
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        f"{TREIN}, veld ‘keywords[{index}]’" for index in (0, 2, 3)
    ]


def test_every_invalid_field_of_a_reference_is_reported(tmp_path: Path) -> None:
    text = edited(
        ("niveau = 3", "niveau = 7"), ('why = "Het is niet haar taak."', 'why = ""\ncolour = 3')
    )
    assert [fault.place for fault in faults_of(deck_file(tmp_path, text))] == [
        f"{LOBBY}, gedrag 2, veld ‘reference’",
        f"{LOBBY}, gedrag 2, veld ‘reference.niveau’",
        f"{LOBBY}, gedrag 2, veld ‘reference.why’",
    ]


def test_an_invalid_field_of_a_card_hides_no_other_fault(tmp_path: Path) -> None:
    text = edited(
        ('title = "Lobby"', 'title = " "'),
        ('debrief = ["Wat nu?"]', "debrief = []\nsides = [3]\naudience = []"),
        ('id = "praten"', 'id = "helpen"'),
        ('"n3.4"', '"n4.1"'),
        ('text = "Er komen bakken."\n', ""),
        ('["wel", "niet"]', '["wel"]'),
        ('story = "Weer een ander verhaal."', 'story = "Een ander verhaal."\ncolour = 3'),
        ('"n5.2"', '"n4.2"'),
        text=CARDS,
    )
    assert {fault.place for fault in faults_of(deck_file(tmp_path, text))} == {
        "kaart 1, veld ‘title’",
        "kaart 1, veld ‘debrief’",
        "kaart 1, veld ‘sides’",
        "kaart 1, veld ‘sides[0]’",
        "kaart 1, veld ‘audience’",
        "kaart 1",  # two behaviours with one id
        "kaart 1, gedrag 2, veld ‘indicators’",
        f"{TREIN}, gedrag 1",
        f"{TREIN}, veld ‘sides’",
        THERE,
        f"{THERE}, veld ‘story’",
        f"{THERE}, gedrag 1, veld ‘indicators’",
    }
